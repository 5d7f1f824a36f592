package model

import (
	"errors"
	"fmt"
	"testing"
)

func TestAnAcceptedIndicatorIsASignalThatIsKnownAgain(t *testing.T) {
	accepted := 0
	for seed := range int64(200) {
		m := peopled(seed, 14)
		for _, i := range Derive(m, Options{}).Indicators(DefaultWeights()) {
			c, err := m.AcceptIndicator("new", i)
			if i.Accepted {
				if !isRefusal(err, "no-change") {
					t.Errorf("seed %d: %s is accepted twice: %v", seed, i.Key, err)
				}
				continue
			}
			if err != nil {
				t.Fatalf("seed %d: accept %s: %v", seed, i.Key, err)
			}
			accepted++
			after, err := m.Apply(c)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, again := range Derive(after, Options{}).Indicators(DefaultWeights()) {
				found = found || again.Key == i.Key && again.Accepted && again.Signal == "new"
			}
			if !found || len(c.Edits) != 1 {
				t.Errorf("seed %d: %s is not known again, or %d records changed", seed, i.Key, len(c.Edits))
			}
		}
	}
	if accepted < 100 {
		t.Errorf("only %d candidates tried", accepted)
	}
}

func TestAnAcceptedPlayGoesToItsSignal(t *testing.T) {
	accepted, handed := 0, 0
	for seed := range int64(200) {
		m := withSignals(peopled(seed, 14))
		for _, p := range Derive(m, Options{}).Plays() {
			c, err := m.AcceptPlay("new", p)
			if p.Accepted {
				if !isRefusal(err, "no-change") {
					t.Errorf("seed %d: %s is accepted twice: %v", seed, p.Key, err)
				}
				continue
			}
			if err != nil {
				t.Fatalf("seed %d: accept %s: %v", seed, p.Key, err)
			}
			accepted++
			after, err := m.Apply(c)
			if err != nil {
				t.Fatal(err)
			}
			for _, again := range Derive(after, Options{}).Plays() {
				if again.Key == p.Key && again.Play != "new" {
					t.Errorf("seed %d: %s is not known again", seed, p.Key)
				}
			}
			before, _ := Find[Signal](m, p.Signal)
			s, ok := Find[Signal](after, p.Signal)
			switch {
			case ok && before.Play == "" && s.Play != "new":
				t.Errorf("seed %d: the signal of %s has no play", seed, p.Key)
			case ok && before.Play != "" && s.Play != before.Play:
				t.Errorf("seed %d: the signal of %s lost its play", seed, p.Key)
			case ok && before.Play == "":
				handed++
			}
		}
	}
	if accepted < 50 || handed < 3 {
		t.Errorf("only %d drafts tried, %d with a signal", accepted, handed)
	}
}

func TestNothingIsAcceptedUnderAnIDInUse(t *testing.T) {
	m := peopled(1, 14)
	d := Derive(m, Options{})
	taken := All[Deliverable](m)[0].ID
	if _, err := m.AcceptIndicator(taken, d.Indicators(DefaultWeights())[0]); !isRefusal(err, "taken") {
		t.Error(err)
	}
	if _, err := m.AcceptPlay(taken, d.Plays()[0]); !isRefusal(err, "taken") {
		t.Error(err)
	}
}

// withSignals accepts every candidate that is there.
func withSignals(m *Model) *Model {
	for n, i := range Derive(m, Options{}).Indicators(DefaultWeights()) {
		if c, err := m.AcceptIndicator(ID(fmt.Sprintf("s-%d", n)), i); err == nil {
			m = m.with(c)
		}
	}
	return m
}

func isRefusal(err error, reason string) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Reason == reason
}
