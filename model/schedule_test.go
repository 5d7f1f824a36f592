package model

import (
	"fmt"
	"strings"
	"testing"
)

// sayTimes is a schedule as one line: start–finish, + slack, * where critical.
func sayTimes(s ScheduleResult) string {
	var parts []string
	for _, i := range s.Items {
		text := fmt.Sprintf("%s %v-%v", i.ID, i.Start, i.Finish)
		if i.Critical {
			text += "*"
		} else {
			text += fmt.Sprintf("+%v", i.Slack)
		}
		parts = append(parts, text)
	}
	return fmt.Sprintf("%s = %v", strings.Join(parts, " "), s.Finish)
}

func TestScheduleOfSamples(t *testing.T) {
	got := sayTimes(Derive(sample(t, "notation.en"), Options{}).Schedule())
	want := "d1 0-0* d2 0-0* d3 0-0+3 d4 0-3* d5 3-5* d8 5-8* d7 5-9+1 d6 9-9+1 d9 8-10* d10 10-12* = 12"
	if got != want {
		t.Errorf("notation example:\ngot  %s\nwant %s", got, want)
	}
	d := Derive(sample(t, "reservation.en"), Options{})
	for id, want := range map[ID]float64{"d1": 30, "d2": 49} {
		if got, ok := d.FinishOf(id); got != want || !ok {
			t.Errorf("reservation: %s finishes on day %v (%v), want %v", id, got, ok, want)
		}
	}
}
