package app

import (
	"hone/model"
)

// remarksOn lists the remarks on an element, open ones first.
func (a *App) remarksOn(id model.ID) []model.Remark {
	var open, rest []model.Remark
	for _, user := range a.head().Users(id) {
		r, ok := model.Find[model.Remark](a.head(), user)
		switch {
		case !ok || r.On != id:
		case isOpenRemark(r):
			open = append(open, r)
		default:
			rest = append(rest, r)
		}
	}
	return append(open, rest...)
}

func isOpenRemark(r model.Remark) bool {
	return r.Status != model.StatusDone && r.Status != model.StatusConfirmed && r.Status != model.StatusRejected
}

// openRemarksOn counts what is still open on an element.
func (a *App) openRemarksOn(id model.ID) int {
	n := 0
	for _, r := range a.remarksOn(id) {
		if isOpenRemark(r) {
			n++
		}
	}
	return n
}
