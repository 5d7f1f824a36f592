package model

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Alias is a name and what stands in its place.
type Alias struct {
	Name  string `json:"name"`
	Alias string `json:"alias"`
}

// Anonymise replaces the names of the customer, of accounts, of companies and
// of persons everywhere in the model's texts, and the names given besides, such
// as those of products, by what is given for them ("" means a made-up one). It
// lists what it replaced. IDs, dates and figures stay.
func (m *Model) Anonymise(besides []Alias, l Language) (*Model, []Alias) {
	a := aliases{language: l, of: map[string]string{}, count: map[Phrase]int{}}
	for _, b := range besides {
		if b.Name = strings.TrimSpace(b.Name); b.Name != "" && b.Alias != "" {
			a.of[b.Name] = b.Alias
		} else {
			a.name(b.Name, Phrase{"名称", "Name "})
		}
	}
	a.collect(m)
	names := slices.SortedFunc(maps.Keys(a.of), func(x, y string) int {
		return cmp.Or(utf8.RuneCountInString(y)-utf8.RuneCountInString(x), strings.Compare(x, y))
	})
	used := map[string]bool{}
	replaced := m.mapTexts(func(text string) string { return a.replace(text, names, used) })
	var list []Alias
	for _, name := range names {
		if used[name] {
			list = append(list, Alias{name, a.of[name]})
		}
	}
	slices.SortFunc(list, func(x, y Alias) int {
		return cmp.Or(strings.Compare(x.Alias, y.Alias), strings.Compare(x.Name, y.Name))
	})
	return replaced, list
}

// aliases gives each name a made-up one, in the order in which they are met.
type aliases struct {
	language Language
	of       map[string]string
	count    map[Phrase]int
}

func (a *aliases) name(name string, as Phrase) {
	name = strings.TrimSpace(name)
	if _, known := a.of[name]; known || utf8.RuneCountInString(name) < 2 {
		return
	}
	a.of[name] = as.In(a.language) + letters(a.count[as])
	a.count[as]++
}

// letters counts A, B, … Z, AA, AB, …
func letters(n int) string {
	text := string(rune('A' + n%26))
	for n = n/26 - 1; n >= 0; n = n/26 - 1 {
		text = string(rune('A'+n%26)) + text
	}
	return text
}

var (
	customerAlias = Phrase{"顧客", "Customer "}
	personAlias   = Phrase{"担当者", "Person "}
	companyAlias  = Phrase{"会社", "Company "}

	companyForms = regexp.MustCompile(`(?:株式会社|有限会社|合同会社)[\p{Han}\p{Katakana}ー・A-Za-z0-9]+|[\p{Han}\p{Katakana}ー・A-Za-z0-9]+(?:株式会社|有限会社|合同会社)|` +
		`\p{Lu}[\p{L}\d&'-]*(?: \p{Lu}[\p{L}\d&'-]*)* (?:Inc|Ltd|LLC|GmbH|Corp|Co)\b\.?`)
	// A name in hiragana has no end that can be seen; a particle is cut off.
	hiraganaForms = regexp.MustCompile(`(?:株式会社|有限会社|合同会社)\p{Hiragana}{2,}`)
	personForms   = regexp.MustCompile(`([\p{Han}\p{Katakana}ー]{1,8})(?:さん|様|氏)|\b(?:Mr|Mrs|Ms|Dr)\.? (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)`)
)

// notPersons are what さん and 様 also follow.
var notPersons = strings.Fields("客 皆 奥 王 神 店長 店員 社長 副社長 専務 常務 部長 次長 課長 係長 主任 担当 担当者 先生 業者 各位 " +
	"顧客 先方 会員 利用者 参加者 関係者 責任者 管理者 保護者 患者 学生 生徒 新人 スタッフ オーナー パートナー ユーザー ホール主任 ご担当者 同 多 何 有 仕 異")

func (a *aliases) collect(m *Model) {
	a.name(m.Info().Customer, customerAlias)
	for account := range Each[Account](m) {
		a.name(account.Name, customerAlias)
	}
	for r := range Each[Remark](m) {
		a.name(r.By, personAlias)
	}
	for r := range Each[Reading](m) {
		a.name(r.By, personAlias)
	}
	m.mapTexts(func(text string) string {
		for _, company := range companyForms.FindAllString(text, -1) {
			a.name(company, companyAlias)
		}
		for _, company := range hiraganaForms.FindAllString(text, -1) {
			a.name(strings.TrimRight(company, "にはがをとでへも"), companyAlias)
		}
		for _, person := range personForms.FindAllStringSubmatch(text, -1) {
			if name := cmp.Or(person[1], person[2]); !slices.Contains(notPersons, name) {
				a.person(name, person[0])
			}
		}
		return text
	})
}

// person keeps the form of address of a name of one character, which would be
// found inside other words without it.
func (a *aliases) person(name, addressed string) {
	if utf8.RuneCountInString(name) > 1 {
		a.name(name, personAlias)
		return
	}
	a.name(addressed, personAlias)
}

// replace puts aliases in the place of names, the longest first, and never
// inside of what was put there.
func (a *aliases) replace(text string, names []string, used map[string]bool) string {
	var out strings.Builder
	for at := 0; at < len(text); {
		i := slices.IndexFunc(names, func(name string) bool { return isNameAt(text, at, name) })
		if i < 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			out.WriteString(text[at : at+size])
			at += size
			continue
		}
		out.WriteString(a.of[names[i]])
		used[names[i]] = true
		at += len(names[i])
	}
	return out.String()
}

// isNameAt tells whether a name stands at a place of a text, not as a part of a
// longer word in Latin letters.
func isNameAt(text string, at int, name string) bool {
	if !strings.HasPrefix(text[at:], name) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	after, _ := utf8.DecodeRuneInString(text[at+len(name):])
	return !(isLatin(before) && isLatin(first)) && !(isLatin(last) && isLatin(after))
}

func isLatin(c rune) bool {
	return c != utf8.RuneError && (unicode.Is(unicode.Latin, c) || unicode.IsDigit(c))
}

// mapTexts is the model with each text field changed. A text that would grow
// past what its field holds is cut.
func (m *Model) mapTexts(change func(string) string) *Model {
	next := newModel(make(map[ID]Record, m.Len()))
	moved := map[ID]ID{} // relations whose group, and with it their ID, changed
	for _, k := range Kinds() {
		for _, r := range m.Records(k) {
			id := r.Key()
			r = mapRecord(r, change)
			next.records.set(r.Key(), r)
			if r.Key() != id {
				moved[id] = r.Key()
			}
		}
	}
	for from, to := range moved {
		for _, user := range m.Users(from) {
			for _, ref := range references(next.at(user)) {
				if ref.to == from {
					r, _ := With(next.at(user), *ref.field, string(to))
					next.records.set(user, r)
				}
			}
		}
	}
	return next
}

func mapRecord(r Record, change func(string) string) Record {
	for _, f := range Fields(r.Kind()) {
		if f.Type != Text || f.Name == "rank" || f.Name == "key" || f.form != "" {
			continue
		}
		if text := Value(r, f); text != "" {
			r, _ = With(r, f, cut(change(text), f.Max))
		}
	}
	if rel, ok := r.(Relation); ok {
		whole := NewRelation(rel.Rel, rel.From, rel.To, rel.Group)
		whole.Label = rel.Label
		return whole
	}
	return r
}
