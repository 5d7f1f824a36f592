package main

import (
	"fmt"
	"strings"

	"hone/assets"
	"hone/model"
)

// phasePreset are the phases of a new model: Land, Adopt, Expand, Renew.
var phasePreset = []string{"Land", "Adopt", "Expand", "Renew"}

func runNew(c *call) error {
	lang, err := c.oneOf("lang", c.localLanguage(), string(model.Japanese), string(model.English))
	if err != nil {
		return err
	}
	if c.value("sample") == "list" {
		fmt.Fprintln(c.out, strings.Join(assets.Samples(), "\n"))
		return nil
	}
	args, err := c.take(1)
	if err != nil {
		return err
	}
	doc := model.Document{}
	if doc.ID, err = model.NewID("m-", c.random); err != nil {
		return err
	}
	if c.has("sample") {
		doc.Model, err = sample(c.value("sample"), lang)
	} else {
		doc.Model, err = c.empty(model.Language(lang))
	}
	if err != nil {
		return err
	}
	if err := c.write(args[0], doc); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "made %s\n", args[0])
	return nil
}

// localLanguage is English where the system says so, else Japanese.
func (c *call) localLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := c.env(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return string(model.English)
			}
			break
		}
	}
	return string(model.Japanese)
}

func sample(name, lang string) (*model.Model, error) {
	text, ok := assets.Sample(name, lang)
	if !ok {
		return nil, advise(fmt.Errorf("make model: there is no sample %q", name), "--sample NAME with one of %s", strings.Join(assets.Samples(), ", "))
	}
	doc, err := model.Decode(text)
	if err != nil {
		return nil, fmt.Errorf("internal error: sample %s: %w", name, err)
	}
	return doc.Model, nil
}

// empty is a model with nothing but the phases of the preset.
func (c *call) empty(lang model.Language) (*model.Model, error) {
	m := model.Empty()
	change, err := m.Set(model.InfoID, "language", string(lang))
	if err == nil {
		m, err = m.Apply(change)
	}
	if err != nil {
		return nil, err
	}
	n := 0
	change, err = m.AddPhases(phasePreset, func(model.Kind) model.ID { n++; return model.ID(fmt.Sprintf("p%d", n)) })
	if err != nil {
		return nil, err
	}
	return m.Apply(change)
}
