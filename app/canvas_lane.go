package app

import (
	"hone/model"
	"hone/render"
)

// otherLane is the lane under a point of the action flow, if dropping these
// actions there would give one of them to another role.
func (v *picture) otherLane(ids []model.ID, at render.Point) *render.Box {
	if v.view != model.ViewActions {
		return nil
	}
	for i := range v.scene.Frames {
		lane := &v.scene.Frames[i]
		if lane.Kind != "lane" || !contains(lane.Rect, at) {
			continue
		}
		role := v.roleOf(lane)
		for _, id := range ids {
			if act, ok := model.Find[model.Action](v.app.head(), id); ok && act.Role != role {
				return lane
			}
		}
	}
	return nil
}

// roleOf is the role of a lane; empty for the lane of nobody.
func (v *picture) roleOf(lane *render.Box) model.ID {
	if v.app.head().Has(lane.ID) {
		return lane.ID
	}
	return ""
}

// intoLane gives actions to a role. Where they were pinned was in another lane.
func (a *App) intoLane(role model.ID, ids []model.ID) (model.Change, error) {
	verbs := 1
	if _, err := a.head().Unpin(model.ViewActions, ids...); err == nil {
		verbs = 2
	}
	return a.chain("move-to-lane", verbs, func(m *model.Model, i int) (model.Change, error) {
		if i == 0 {
			return m.MoveToLane(role, ids...)
		}
		return m.Unpin(model.ViewActions, ids...)
	})
}
