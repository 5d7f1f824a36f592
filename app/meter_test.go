package app

import (
	"strings"
	"testing"
	"time"

	"hone/model"
)

// The start is when the first document was painted, once, whatever was painted
// before it.
func TestMeterNotesTheStartOnce(t *testing.T) {
	start(t, model.Empty())
	var out strings.Builder
	m := newMeter(Options{Times: &out, Now: time.Now, Processor: func() time.Duration { return 0 }})
	m.painted()
	if strings.Contains(out.String(), "start") {
		t.Error("an empty window is a start")
	}
	for range 2 {
		m.shown("views", model.Empty())
		m.painted()
	}
	if n := strings.Count(out.String(), "start"); n != 1 {
		t.Errorf("%d starts in\n%s", n, out.String())
	}
}
