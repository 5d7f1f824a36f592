package model

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDerivationCases runs the files of testdata/derivations: the corners of the
// definitions, written so that somebody who knows the business can read and add
// to them. Each is a text of sections:
//
//	what it shows
//	-- model --
//	a model, in the edits that honectl takes
//	-- what if --
//	elements that are blocked for the sake of trying
//	-- derives --
//	what follows, by name
func TestDerivationCases(t *testing.T) {
	files, err := filepath.Glob("testdata/derivations/*.txt")
	must(t, err)
	if len(files) < 15 {
		t.Fatalf("only %d cases", len(files))
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			must(t, err)
			c := sectionsOf(string(text))
			var block []ID
			for _, id := range strings.Fields(c["what if"]) {
				block = append(block, ID(id))
			}
			d := Derive(jotted(t, c["model"]), Options{Block: block})
			got := told(d)
			if *acceptFindings {
				before, _, _ := strings.Cut(string(text), "-- derives --\n")
				must(t, os.WriteFile(name, []byte(before+"-- derives --\n"+got), 0o644))
			} else if got == "" || got != c["derives"] {
				t.Errorf("derives\n%s\nwant\n%s", got, c["derives"])
			}
			if len(block) == 0 {
				checkAgainstRemoval(t, name, d)
			}
		})
	}
}

// told is what the graph says about every goal, by name.
func told(d *Derivation) string {
	var b strings.Builder
	say := func(heading string, ids []ID) {
		if len(ids) > 0 {
			fmt.Fprintf(&b, "  %s%s\n", heading, d.called(ids, "、"))
		}
	}
	feasibility := d.Feasibility()
	for i, g := range d.Checkpoints().Goals {
		f := feasibility.Goals[i]
		fmt.Fprintf(&b, "ゴール「%s」\n", d.nameOf(g.Goal))
		say("届かない。止めているもの：", f.Blocking)
		for _, c := range g.Checkpoints {
			say("必ず通る：", []ID{c.ID})
			say("  その手前：", c.Needs)
			if c.Shared {
				b.WriteString("    ほかのゴールにも共通\n")
			}
		}
		for _, e := range g.EitherOr {
			fmt.Fprintf(&b, "  どれか一つ：%s（%s）\n", d.called(e.OneOf, "／"), d.nameOf(e.Of))
		}
		say("避けられない行動：", g.Actions)
		if g.Obtainable {
			fmt.Fprintf(&b, "  最も安い道：費用%v、%v日目：%s\n", f.Cheapest.Cost, f.Cheapest.Finish, d.called(f.Cheapest.Elements, "、"))
		}
	}
	if len(feasibility.Goals) == 0 {
		b.WriteString("ゴールがない\n")
	}
	say("手に入らなくなるもの：", feasibility.Lost)
	for _, c := range feasibility.Circles {
		say("輪：", c.Elements)
		say("  抜け道：", c.Exits)
	}
	if s := d.Schedule(); s.Finish > 0 {
		for _, item := range s.Items {
			fmt.Fprintf(&b, "  %v–%v日目：%s（余裕%v日）\n", item.Start, item.Finish, d.nameOf(item.ID), item.Slack)
		}
	}
	return b.String()
}

func (d *Derivation) called(ids []ID, between string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.nameOf(id)
	}
	return strings.Join(names, between)
}

// FuzzDerive: nothing that the reader takes makes a derivation panic, and every
// result can be written.
func FuzzDerive(f *testing.F) {
	fixture, err := os.ReadFile("testdata/format-1.hone")
	must(f, err)
	f.Add(fixture)
	for seed := range int64(8) {
		f.Add(Encode(Document{Model: peopled(seed, 12)}))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		document, err := Decode(text)
		if err != nil || document.Model.Len() > 150 {
			return
		}
		d := Derive(document.Model, Options{})
		block := d.Goals()
		for _, d := range []*Derivation{d, Derive(document.Model, Options{Block: block})} {
			for _, result := range []any{
				d.Checkpoints(), d.Feasibility(), d.Schedule(), d.Journey(), d.Indicators(DefaultWeights()), d.Plays(), d.KPIs(),
				d.Expectation(), d.Findings(nil), d.Questions(nil),
			} {
				asText(t, result)
			}
		}
	})
}
