package main

import (
	"fmt"

	"hone/model"
)

// agree compares two people's models of one customer by name.
func (c *call) agree(a, b *model.Model) error {
	result := model.Agree(a, b)
	if c.has("json") {
		if err := c.printJSON(result); err != nil {
			return err
		}
	} else if err := c.tellAgreement(result, a); err != nil {
		return err
	}
	if result.Share < 1 {
		return errNo
	}
	return nil
}

func (c *call) tellAgreement(r model.Agreement, m *model.Model) error {
	lang, err := c.language(m)
	if err != nil {
		return err
	}
	p := &page{model: m, language: lang}
	p.line(0, "%s: %.0f%%", p.say("一致", "Agreement"), 100*r.Share)
	p.line(0, p.say("両方にある成果物: %d、両方にある「必要」: %d", "Deliverables in both: %d, needs in both: %d"), r.Nouns, r.Needs)
	for _, name := range r.OnlyA {
		p.line(1, "%s: %s", p.say("Aにだけある", "only in A"), oneLine(name))
	}
	for _, name := range r.OnlyB {
		p.line(1, "%s: %s", p.say("Bにだけある", "only in B"), oneLine(name))
	}
	for _, need := range r.NeedsOfA {
		p.line(1, p.say("Aでだけ: %sには%sが要る", "only in A: %s needs %s"), oneLine(need.From), oneLine(need.To))
	}
	for _, need := range r.NeedsOfB {
		p.line(1, p.say("Bでだけ: %sには%sが要る", "only in B: %s needs %s"), oneLine(need.From), oneLine(need.To))
	}
	_, err = fmt.Fprint(c.out, p.text.String())
	return err
}
