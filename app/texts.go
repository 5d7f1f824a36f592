package app

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hone/assets"
	"hone/model"
)

// texts are the product's texts in one language.
type texts struct {
	language model.Language
	table    map[string]string
}

// loadTexts reads the table of a language, Japanese where there is none of it.
func loadTexts(l model.Language) texts {
	t := texts{language: l, table: map[string]string{}}
	if err := json.Unmarshal(assets.Text(string(l)), &t.table); err != nil {
		panic("internal error: " + err.Error())
	}
	return t
}

// SystemLanguage is English where the system says so, else Japanese.
func SystemLanguage(env func(string) string) model.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := env(name); locale != "" {
			if strings.HasPrefix(locale, "en") {
				return model.English
			}
			return model.Japanese
		}
	}
	return model.Japanese
}

// has tells whether there is a text of this key.
func (t texts) has(key string) bool {
	_, ok := t.table[key]
	return ok
}

// say is the text of a key, in which {name} stands for the value that follows
// "name" in pairs. A key without a text is its own text, so that a gap shows.
func (t texts) say(key string, pairs ...string) string {
	text, ok := t.table[key]
	if !ok {
		return key
	}
	if len(pairs) == 0 {
		return text
	}
	replace := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		replace = append(replace, "{"+pairs[i]+"}", pairs[i+1])
	}
	return strings.NewReplacer(replace...).Replace(text)
}

// refusal is why a verb does not apply, as a sentence for the user. Records
// are called by their names.
func (t texts) refusal(m *model.Model, err error) string {
	var refused *model.Refusal
	if !errors.As(err, &refused) {
		return err.Error()
	}
	pairs := make([]string, 0, 2*len(refused.Args))
	for i, value := range refused.Values() {
		switch arg := refused.Args[i].(type) {
		case model.Kind:
			value = t.say("kind." + string(arg))
		case model.RelationKind:
			value = t.say("relation." + string(arg))
		case model.ID:
			if r, ok := m.Get(arg); ok && model.NameOf(r) != "" {
				value = model.NameOf(r)
			}
		case model.FieldName:
			if key := "field." + string(arg); t.has(key) {
				value = t.say(key)
			}
		case *model.Refusal:
			value = t.refusal(m, arg)
		}
		pairs = append(pairs, strconv.Itoa(i), value)
	}
	return t.say("refuse."+refused.Reason, pairs...)
}

// choice is the text of one value of a choice. Several kinds of record have a
// field of the same name, so the table is named by the list of values.
func (t texts) choice(f model.Field, value string) string {
	if value == "" {
		value = unsaid(f)
	}
	if value == "" {
		return t.say("choice.unsaid")
	}
	return t.say(choiceTable(f) + "." + value)
}

// choiceTable is the first part of the text keys of a choice's values.
func choiceTable(f model.Field) string {
	tables := map[string]string{
		"as-is": "viewpoint", "ja": "language", "customer": "side", "none,user": "stake", "made": "origin",
		"unset": "cover", "none,started": "state", "task": "actionKind", "none,mandate": "lever",
		"needs": "relation", "up": "direction", "financial": "perspective", "process": "class",
		"ratio": "signal", "question": "remark", "open": "status", "deliverables": "view",
	}
	for n := 1; n <= 2 && n <= len(f.Choices); n++ {
		if table, ok := tables[strings.Join(f.Choices[:n], ",")]; ok {
			return table
		}
	}
	return f.Name
}

// unsaid is the spelling of "nothing said" of a choice that has one.
func unsaid(f model.Field) string {
	if len(f.Choices) > 0 {
		switch f.Choices[0] {
		case "none", "unset", "made", "task":
			return f.Choices[0]
		}
	}
	return ""
}

// capital begins a heading with a capital letter, where the script has them.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
