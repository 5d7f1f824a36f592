package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// outlineLine is one name of an outline with its indentation in columns.
type outlineLine struct {
	indent int
	name   string
}

// PasteOutline makes an element of each line of an indented text, right after
// the element at (which may be empty). Of deliverables, an indented line is a
// need of the line that it stands under, the outermost ones of at; a name that
// is there already is that deliverable again. Of actions, each line follows the
// line before it on its level, the first of a level the line it stands under,
// all in at's lane. Indents are tabs or spaces; bullets are left out.
func (m *Model) PasteOutline(at ID, kind Kind, text string, mint func(Kind) ID) (Change, error) {
	if kind != KindDeliverable && kind != KindAction {
		return Change{}, refuse("not-this-kind", kind)
	}
	if near, ok := m.Get(at); at != "" && (!ok || near.Kind() != kind) {
		return Change{}, m.wrongKind(at)
	}
	lines, err := outlineLines(text)
	if err != nil {
		return Change{}, err
	}
	p := paste{m.verb("paste"), at, kind, mint, map[string]ID{}, nil}
	if err := p.lines(lines); err != nil {
		return Change{}, err
	}
	return p.verb.done()
}

func outlineLines(text string) ([]outlineLine, error) {
	var lines []outlineLine
	for line := range strings.Lines(text) {
		indent, rest := indentOf(line)
		name := strings.TrimSpace(withoutBullet(rest))
		if name == "" {
			continue
		}
		if utf8.RuneCountInString(name) > MaxName {
			return nil, refuse("too-long", MaxName)
		}
		lines = append(lines, outlineLine{indent, strings.ToValidUTF8(name, "\ufffd")})
	}
	if len(lines) == 0 {
		return nil, refuse("no-text")
	}
	return lines, nil
}

// indentOf counts the columns before a line's text: a tab is four, a
// full-width space two.
func indentOf(line string) (columns int, rest string) {
	for i, c := range line {
		switch c {
		case ' ':
			columns++
		case '\t':
			columns += 4
		case '\u3000':
			columns += 2
		default:
			return columns, line[i:]
		}
	}
	return columns, ""
}

// withoutBullet cuts "- ", "・", "1. " and their like off a line.
func withoutBullet(line string) string {
	for _, bullet := range []string{"- ", "* ", "+ ", "・", "•", "■", "□", "◆", "●", "○", "→"} {
		if rest, ok := strings.CutPrefix(line, bullet); ok {
			return rest
		}
	}
	number := strings.TrimLeftFunc(line, unicode.IsDigit)
	for _, mark := range []string{". ", ") ", "）", "．", "、"} {
		if rest, ok := strings.CutPrefix(number, mark); ok && number != line {
			return rest
		}
	}
	return line
}

// paste is an outline on its way into the model.
type paste struct {
	verb  *verb
	at    ID
	kind  Kind
	mint  func(Kind) ID
	named map[string]ID // deliverables by name
	open  []pasted      // the lines that the next may stand under, outermost first
}

// pasted is a line that became id; child is the last that stands under it.
type pasted struct {
	indent    int
	id, child ID
}

func (p *paste) lines(lines []outlineLine) error {
	if p.kind == KindDeliverable {
		for d := range Each[Deliverable](p.verb.on) {
			if p.named[d.Name] == "" {
				p.named[d.Name] = d.ID
			}
		}
	}
	ranks := p.ranks(len(lines))
	p.open = []pasted{{-1, p.at, ""}}
	for i, line := range lines {
		for len(p.open) > 1 && p.open[len(p.open)-1].indent >= line.indent {
			p.open = p.open[:len(p.open)-1]
		}
		id, err := p.element(line.name, ranks[i])
		if err != nil {
			return err
		}
		over := &p.open[len(p.open)-1]
		p.join(*over, id)
		over.child = id
		p.open = append(p.open, pasted{line.indent, id, ""})
	}
	return nil
}

func (p *paste) ranks(n int) []string {
	if near, ok := p.verb.on.Get(p.at); ok {
		return p.verb.ranksAfter(near, n)
	}
	ranks, _ := ranksBetween(lastRank(p.verb.on.Records(p.kind)), "", n)
	return ranks
}

func (p *paste) element(name, rank string) (ID, error) {
	if id := p.named[name]; id != "" {
		return id, nil
	}
	id := p.mint(p.kind)
	if p.verb.now(id) != nil {
		return "", refuse("taken", id)
	}
	if p.kind == KindAction {
		near, _ := Find[Action](p.verb.on, p.at)
		p.verb.put(Action{ID: id, Name: name, Role: near.Role, Rank: rank})
		return id, nil
	}
	near, _ := Find[Deliverable](p.verb.on, p.at)
	p.verb.put(Deliverable{ID: id, Name: name, Parent: near.Parent, Rank: rank})
	p.named[name] = id
	return id, nil
}

func (p *paste) join(over pasted, id ID) {
	kind, from := Needs, over.id
	if p.kind == KindAction {
		kind = Then
		if over.child != "" {
			from = over.child
		}
	}
	r := NewRelation(kind, from, id, "")
	if from != "" && from != id && p.verb.now(r.ID) == nil {
		p.verb.put(r)
	}
}
