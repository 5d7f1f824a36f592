package model

import (
	"math"
	"strconv"
	"strings"
)

// Name is what to call the play.
func (p PlayDraft) Name() Phrase {
	name := p.book.d.nameOf(p.For)
	switch {
	case len(p.OneOf) > 0:
		return Phrase{"「" + name + "」への道を選ぶ", "Choose the way to “" + name + "”"}
	case p.book.isAssumed(p.book.d.Graph.Of[p.For]):
		return Phrase{"「" + name + "」という前提を確かめる", "Confirm the assumption “" + name + "”"}
	}
	return Phrase{"「" + name + "」をそろえる", "Get “" + name + "” in place"}
}

// Until says how long the play may take.
func (p PlayDraft) Until() Phrase { return withinDays(p.LimitDays) }

// about is the node that a draft speaks of first.
func (p PlayDraft) about() int {
	if len(p.OneOf) > 0 {
		return p.book.d.Graph.Of[p.OneOf[0]]
	}
	return p.book.d.Graph.Of[p.For]
}

func withinDays(days float64) Phrase {
	n := formatDays(days)
	if n == "1" {
		return Phrase{"1日以内", "within 1 day"}
	}
	return Phrase{n + "日以内", "within " + n + " days"}
}

// formatDays writes days or money with at most one decimal and commas.
func formatDays(n float64) string {
	return Thousands(strconv.FormatFloat(math.Round(n*10)/10, 'f', -1, 64))
}

// When says what sets the play off: its signal turns red, or the day passes.
func (p PlayDraft) When() Phrase {
	missing, day := p.missing(), formatDays(p.Due)
	var when Phrase
	switch {
	case !p.book.planned:
		when = Phrase{"予定の日を過ぎても" + missing.JA + "とき", "When " + missing.EN + " on the day agreed"}
	case p.Due == 0:
		when = Phrase{"始める時点で" + missing.JA + "とき", "When " + missing.EN + " at the start"}
	default:
		when = Phrase{"開始から" + day + "日たっても" + missing.JA + "とき", "When " + missing.EN + " on day " + day}
	}
	if p.Signal == "" {
		return when
	}
	s := p.book.signals[p.For]
	red := redPhrase(s)
	return Phrase{
		"「" + s.Name + "」が赤（" + red.JA + "）になったとき、または" + when.JA,
		"When “" + s.Name + "” turns red (" + red.EN + "), or " + strings.TrimPrefix(when.EN, "When "),
	}
}

func redPhrase(s Signal) Phrase {
	n := formatDays(s.Red)
	if s.Green < s.Red {
		return Phrase{n + "以上", n + " or more"}
	}
	return Phrase{n + "以下", n + " or less"}
}

// missing says that what a draft is about is not there, ready to be followed by
// "when" or a day.
func (p PlayDraft) missing() Phrase {
	b := p.book
	if len(p.OneOf) == 0 {
		name := b.d.nameOf(p.For)
		if b.isAssumed(p.about()) {
			return Phrase{"「" + name + "」という前提を確かめられていない", "the assumption “" + name + "” is still unconfirmed"}
		}
		return Phrase{"「" + name + "」がない", "“" + name + "” is still missing"}
	}
	var ja, en []string
	for _, id := range p.OneOf {
		ja = append(ja, "「"+b.d.nameOf(id)+"」も")
		en = append(en, "“"+b.d.nameOf(id)+"”")
	}
	there := Phrase{"ない", "is there"}
	if p.about() >= b.d.Graph.Deliverables {
		there = Phrase{"済んでいない", "is done"}
	}
	if len(en) == 2 {
		return Phrase{strings.Join(ja, "") + there.JA, "neither " + en[0] + " nor " + en[1] + " " + there.EN}
	}
	return Phrase{strings.Join(ja, "") + there.JA, "none of " + listed(en, "and") + " " + there.EN}
}

func (b *playbook) isAssumed(v int) bool {
	of, ok := b.d.Graph.Records[v].(Deliverable)
	return ok && of.Origin == OriginAssumption
}

// listed joins entries as English does: "a, b and c".
func listed(entries []string, and string) string {
	last := len(entries) - 1
	if last < 1 {
		return strings.Join(entries, "")
	}
	return strings.Join(entries[:last], ", ") + " " + and + " " + entries[last]
}

// Steps says what to do in numbered lines, the other ways last.
func (p PlayDraft) Steps() Phrase {
	b := p.book
	var lines []Phrase
	for _, id := range p.Do {
		lines = append(lines, b.step(b.d.Graph.Of[id]))
	}
	if len(lines) == 0 {
		lines = append(lines, b.ask(p.about()))
	}
	for i, r := range p.Routes {
		lines = append(lines, b.otherWay(r, i > 0))
	}
	var ja, en []string
	for i, line := range lines {
		n := strconv.Itoa(i+1) + ". "
		ja, en = append(ja, n+line.JA), append(en, n+line.EN)
	}
	return Phrase{strings.Join(ja, "\n"), strings.Join(en, "\n")}
}

// step is one line: our own side acts, others are asked to.
func (b *playbook) step(v int) Phrase {
	a := b.d.Graph.Records[v].(Action)
	role, effort := b.of[b.role[v]], takes(a.Cost, a.Days)
	switch {
	case role.ID == "":
		return Phrase{"「" + a.Name + "」をだれが行うか決める" + effort.JA, "Decide who does this: “" + a.Name + "”" + effort.EN}
	case role.Side == SideOwn:
		return Phrase{role.Name + "：" + a.Name + effort.JA, role.Name + ": " + a.Name + effort.EN}
	}
	return Phrase{
		role.Name + "に「" + a.Name + "」を頼み、進み具合を確かめる" + effort.JA,
		"Ask " + role.Name + " to do “" + a.Name + "”, and follow up" + effort.EN,
	}
}

// ask is the line for what no action yields.
func (b *playbook) ask(v int) Phrase {
	name, owner := b.d.nameOf(b.d.Graph.IDs[v]), b.of[b.role[v]]
	switch {
	case owner.ID == "" && b.isAssumed(v):
		return Phrase{"「" + name + "」という前提を、だれが確かめるか決める", "Decide who confirms the assumption “" + name + "”"}
	case owner.ID == "":
		return Phrase{"「" + name + "」をだれが用意するか決める", "Decide who supplies “" + name + "”"}
	case b.isAssumed(v):
		return Phrase{owner.Name + "に、「" + name + "」が前提のとおりか確かめる", "Ask " + owner.Name + " whether “" + name + "” holds"}
	}
	return Phrase{owner.Name + "に、「" + name + "」がいつそろうか尋ねる", "Ask " + owner.Name + " when “" + name + "” will be there"}
}

// otherWay is the line for switching to a route, when the first or one more has
// not worked.
func (b *playbook) otherWay(r Route, again bool) Phrase {
	name, effort := b.d.nameOf(r.Of), takes(r.Cost, r.Days)
	var by []string
	for _, id := range r.Actions {
		if id != r.Of {
			by = append(by, b.d.nameOf(id))
		}
	}
	stalled, way := Phrase{"進まなければ", "If that stalls"}, Phrase{}
	if again {
		stalled = Phrase{"それでも進まなければ", "If that stalls too"}
	}
	if len(by) > 0 {
		way = Phrase{"：" + strings.Join(by, " → "), ": " + strings.Join(by, " → ")}
	}
	return Phrase{
		stalled.JA + "「" + name + "」に切り替える" + effort.JA + way.JA,
		stalled.EN + ", switch to “" + name + "”" + effort.EN + way.EN,
	}
}

// takes says the days and cost in brackets, nothing when there are neither.
func takes(cost, days float64) Phrase {
	var ja, en []string
	if days > 0 {
		unit := " days"
		if days == 1 {
			unit = " day"
		}
		ja, en = append(ja, formatDays(days)+"日"), append(en, formatDays(days)+unit)
	}
	if cost > 0 {
		ja, en = append(ja, "費用"+formatDays(cost)), append(en, "cost "+formatDays(cost))
	}
	if len(ja) == 0 {
		return Phrase{}
	}
	return Phrase{"（" + strings.Join(ja, "、") + "）", " (" + strings.Join(en, ", ") + ")"}
}
