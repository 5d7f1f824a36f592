package main

import (
	"fmt"

	"hone/model"
)

func (p *page) feasibility(d *model.Derivation) {
	result := d.Feasibility()
	if len(result.Goals) == 0 {
		p.line(0, "%s", p.say("ゴールがまだありません。", "There is no goal yet."))
	}
	for _, g := range result.Goals {
		p.line(0, "%s: %s", p.say("ゴール", "Goal"), p.name(g.Goal))
		if !g.Obtainable {
			p.line(1, "%s", p.say("今のモデルではたどり着けません。", "It cannot be reached as the model stands."))
			p.list(1, p.say("妨げているもの", "What stands in the way"), g.Blocking)
			continue
		}
		p.line(1, "%s: %s", p.say("最も安い道", "Cheapest way"), p.way(g.Cheapest))
		p.list(2, p.say("通るもの", "through"), g.Cheapest.Elements)
		if g.Fastest != nil {
			fastest := *g.Fastest
			fastest.Exact = true // its cost is not claimed to be the least
			p.line(1, "%s: %s", p.say("最も早い道", "Fastest way"), p.way(fastest))
		}
		if g.OverBudget {
			p.line(1, "%s", p.say("予算を超えます。", "It is over budget."))
		}
		if g.WhatIf != nil {
			p.list(1, p.say("新しく避けられなくなるもの", "Now cannot be avoided"), g.WhatIf.NewCheckpoints)
			p.line(1, "%s: %s", p.say("費用の増加", "Extra cost"), number(g.WhatIf.ExtraCost))
		}
	}
	p.list(0, p.say("手に入らなくなる成果物", "Deliverables that are lost"), result.Lost)
	for _, c := range result.Circles {
		heading := p.say("循環", "Circle")
		if c.Deadlock {
			heading = p.say("堂々めぐり（このままでは始められない）", "Deadlock")
		}
		p.list(0, heading, c.Elements)
	}
}

func (p *page) way(w model.Way) string {
	text := fmt.Sprintf(p.say("費用 %s、作業 %s日、%s日目に完了", "cost %s, %s days of work, there on day %s"), number(w.Cost), number(w.Days), number(w.Finish))
	if !w.Exact {
		text += fmt.Sprintf(p.say("（これより安い道もありえます。下限 %s）", " (there may be a cheaper one; at least %s)"), number(w.Lower))
	}
	return text
}
