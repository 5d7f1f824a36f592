package app

import (
	"fmt"
	"slices"
	"strings"

	"hone/model"
)

// plainKey is the key of a draft by names instead of IDs.
func plainKey(m *model.Model, key string) string {
	parts := strings.Split(key, ":")
	for i, p := range parts {
		r, ok := m.Get(model.ID(p))
		switch {
		case i > 1 && (!ok || parts[0] == "choose"):
			parts[i] = ""
		case ok:
			parts[i] = model.NameOf(r)
		}
	}
	return strings.Join(parts, ":")
}

// spelt says everything that a model holds, record by record, by names instead of
// IDs and by places instead of ranks.
func spelt(m *model.Model) []string {
	names := map[string]string{}
	for _, k := range model.Kinds() {
		for _, r := range m.Records(k) {
			names[string(r.Key())] = string(k) + " " + model.NameOf(r)
		}
	}
	var list []string
	for _, k := range model.Kinds() {
		for i, r := range m.Records(k) {
			who := names[string(r.Key())]
			if rel, ok := r.(model.Relation); ok {
				from, to := names[string(rel.From)], names[string(rel.To)]
				if rel.Rel == model.Sync {
					from, to = min(from, to), max(from, to)
				}
				who = fmt.Sprint(rel.Rel, " ", from, " > ", to)
			}
			list = append(list, who)
			for _, f := range model.Fields(k) {
				value := model.Value(r, f)
				switch {
				case value == "", f.Name == "from", f.Name == "to":
					continue
				case f.Name == "rank":
					value = fmt.Sprint(i + 1)
				case f.Name == "group":
					value = "or"
				case f.Type == model.Reference:
					value = names[value]
				case f.Name == "key":
					value = plainKey(m, value)
				}
				list = append(list, who+" | "+f.Name+" = "+value)
			}
		}
	}
	slices.Sort(list)
	return list
}
