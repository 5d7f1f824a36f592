package model

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestQuestionsOnTheReservationLedger: what a facilitator would ask first about
// the sample, which has its goals, its chain and its owners: what is still open
// where it cannot be avoided, who must meet, who decides, and what when the
// owner does not dare.
func TestQuestionsOnTheReservationLedger(t *testing.T) {
	for lang, want := range map[string][]string{
		"ja": {
			"台帳を捨てる日は、店長ひとりで決められるか。先代の了解は要らないか。",
			"次のことは、何を見れば確かめられますか。「土曜の夜はホールを一人増やせる、と店長が話していた。シフト表ではまだ見ていない。」",
			"「入力ルールの合意」と「移行項目の対応表」の持ち主は、いつ、どこで顔を合わせますか。",
			"「合意済みの導入計画」を最後に決めるのはだれですか。その人は、いつ、何を見て決めますか。",
			"「台帳を捨てる日を決める」がうまくいかないとき、「台帳廃止の決定」に届くほかの道はありますか。",
		},
		"en": {
			"Can the owner set the day alone, or does the previous owner have a say?",
			"What would confirm this? “The owner says one more person can work the floor on Saturday nights. Not yet seen in the shift plan.”",
			"When and where do the owners of “Agreed input rule” and “Field mapping for the migration” meet?",
			"Who has the last word on “Agreed onboarding plan”? When do they decide, and on what?",
			"When “Set the day to throw the ledger away” fails, is there another way to “Owner’s decision to drop the ledger”?",
		},
	} {
		text, err := os.ReadFile("../assets/samples/reservation." + lang + ".hone")
		must(t, err)
		d, err := Decode(text)
		must(t, err)
		for i, q := range Questions(d.Model, nil)[:5] {
			if got := q.Text.In(d.Model.Info().Language); got != want[i] {
				t.Errorf("%s %d: %s\nwant %s", lang, i+1, got, want[i])
			}
		}
	}
}

func keysOf(questions []Question) []string {
	keys := make([]string, len(questions))
	for i, q := range questions {
		keys[i] = q.Key
	}
	return keys
}

// TestQuestionsFollowTheWorkshop builds a model up and looks what is asked next.
func TestQuestionsFollowTheWorkshop(t *testing.T) {
	for _, c := range []struct{ name, model, want string }{
		{"nothing yet", ``, "no-goal scope-customer scope-viewpoint scope-purpose"},
		{"a goal that is a means", `add deliverable d1 "CRMの導入" goal=true`, "means-as-goal:d1 no-origin:d1 no-done-when:d1 scope-customer"},
		{"a goal alone", `add deliverable d1 "紙台帳のない店舗運営" goal=true doneWhen="台帳を捨てた"`, "no-origin:d1 scope-customer"},
		{"the chain before the owners", `
			add role r1 "店長" stake=decider
			add deliverable d1 "紙台帳のない店舗運営" goal=true doneWhen="台帳を捨てた" owner=r1
			add deliverable d2 "予約を移す"
			add deliverable d3 "写真" owner=r1
			relate needs d1 d2
			relate needs d2 d3`, "scope-customer scope-viewpoint scope-purpose verb-name:d2 no-origin:d3 promoter no-owner:d2 no-done-when:d2 no-done-when:d3"},
		{"what stops the goal before the chain", `
			add deliverable d1 "紙台帳のない店舗運営" goal=true doneWhen="台帳を捨てた"
			add deliverable d2 "予約を移す"
			add deliverable d3 "つながった会計データ" cover=nobody
			relate needs d1 d2
			relate needs d1 d3`, "scope-customer scope-viewpoint scope-purpose goal-not-obtainable:d1 nobody-covers:d3 verb-name:d2"},
		{"assumptions before the chain", `
			add deliverable d1 "紙台帳のない店舗運営" goal=true doneWhen="台帳を捨てた"
			add deliverable d2 "予約を移す"
			add deliverable d3 "土曜夜の人手" origin=assumption
			relate needs d1 d2
			relate needs d1 d3`, "scope-customer scope-viewpoint scope-purpose assumption:d3 verb-name:d2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.Fields(c.want)
			got := keysOf(Questions(jotted(t, c.model), nil))
			if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
				t.Errorf("asks %v\nwant %v", got, want)
			}
		})
	}
}

// TestQuestionsOfAnyModel: each is asked once, in words, about what is there,
// in the same order whenever it is asked.
func TestQuestionsOfAnyModel(t *testing.T) {
	for seed := range int64(60) {
		m := peopled(seed, 40)
		questions := Questions(m, nil)
		if len(questions) > mostQuestions || !slices.Equal(keysOf(questions), keysOf(Questions(m, nil))) {
			t.Fatalf("seed %d: %d questions, or another order", seed, len(questions))
		}
		seen := map[string]bool{}
		for _, q := range questions {
			if seen[q.Key] {
				t.Fatalf("seed %d: asked twice: %s", seed, q.Key)
			}
			seen[q.Key] = true
			for _, text := range []string{q.Text.JA, q.Text.EN, q.Because.JA, q.Because.EN} {
				if text == "" || strings.ContainsAny(text, "{}") {
					t.Fatalf("seed %d: %s says %q", seed, q.Key, text)
				}
			}
			for _, id := range q.On {
				if !m.Has(id) {
					t.Fatalf("seed %d: %s is about %s, which is not there", seed, q.Key, id)
				}
			}
			if q.Step < 0 || q.Step > 12 {
				t.Fatalf("seed %d: step %d", seed, q.Step)
			}
		}
	}
}

func TestQuestionsOfRulesThatAreOff(t *testing.T) {
	m := build(t, Deliverable{ID: "d1", Name: "CRMの導入", Goal: true})
	on, off := Questions(m, nil), Questions(m, map[string]bool{"means-as-goal": true})
	if on[0].Key != "means-as-goal:d1" || off[0].Key == on[0].Key {
		t.Errorf("asks %s, and when it is off %s", on[0].Key, off[0].Key)
	}
}

func BenchmarkQuestions10000(b *testing.B) {
	d := Derive(businessModel(10_000), Options{})
	d.Checkpoints()
	d.Order()
	d.Circles()
	for b.Loop() {
		d.surveyed = lazy[*survey]{}
		d.Questions(nil)
	}
}
