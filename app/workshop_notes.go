package app

import (
	"slices"

	"hone/model"
)

// notes is what is remembered of the workshop for one model.
type notes struct {
	Step    int               `json:"step"`
	Passed  []string          `json:"passed"`
	Told    map[string]string `json:"told,omitempty"`
	By      string            `json:"by"`
	Seconds []int             `json:"seconds"`
	Planned []int             `json:"planned"`
}

// keep remembers with the model where the group is.
func (w *workshop) keep() error {
	n := notes{Step: w.step, By: w.by, Told: w.told, Seconds: w.clock.seconds[:], Planned: w.clock.planned[:]}
	for key := range w.passed {
		n.Passed = append(n.Passed, key)
	}
	slices.Sort(n.Passed)
	return w.app.file.PutSession("workshop", n)
}

// keepSoon remembers it while the work goes on, so that a crash loses little.
func (w *workshop) keepSoon() {
	if a := w.app; a.file != nil && !a.saver.readOnly && !a.saver.working {
		if err := w.keep(); err != nil {
			a.log("keep workshop", err)
		}
	}
}

// restore begins anew, or where the group was with the model that was opened.
func (w *workshop) restore() {
	*w = *newWorkshop(w.app)
	var n notes
	if w.app.file == nil || !w.app.file.Session("workshop", &n) {
		return
	}
	w.step, w.by = min(max(n.Step, 0), model.StepClose), n.By
	for _, key := range n.Passed {
		w.passed[key] = true
	}
	for key, text := range n.Told {
		w.told[key] = text
	}
	w.clock.restore(n.Seconds, n.Planned)
}
