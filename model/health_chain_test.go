package model

import (
	"fmt"
	"slices"
)

// checkWeakest holds a goal's weakest chain: it leads from the goal along needs
// and parts to what is as bad as the goal, and holds what is so by itself.
func checkWeakest(m *Model, g GoalHealth, own, level map[ID]Light) error {
	last := g.Weakest[len(g.Weakest)-1]
	if g.Weakest[0] != g.Goal || g.Level != level[g.Goal] || level[last] != g.Level {
		return fmt.Errorf("%+v", g)
	}
	if circle := slices.ContainsFunc(g.Weakest, func(id ID) bool { return own[id] == g.Level }); !circle {
		return fmt.Errorf("nothing on the chain %v is %v by itself", g.Weakest, g.Level)
	}
	for i := 1; i < len(g.Weakest); i++ {
		part, _ := Find[Deliverable](m, g.Weakest[i])
		needs := slices.ContainsFunc(m.RelationsOf(part.ID, Needs), func(r Relation) bool { return r.From == g.Weakest[i-1] && r.To == part.ID })
		if !needs && part.Parent != g.Weakest[i-1] {
			return fmt.Errorf("the chain %v breaks at %d", g.Weakest, i)
		}
	}
	return nil
}
