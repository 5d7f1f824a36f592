package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Source is where a candidate is read from, in words.
func (i Indicator) Source() Phrase {
	if s, ok := Find[Signal](i.d.Model, i.Signal); ok && s.Source != "" {
		return Phrase{s.Source, s.Source}
	}
	switch i.Evidence {
	case EvidenceLog:
		return Phrase{"システムログ", "System log"}
	case EvidenceSurvey:
		return Phrase{"アンケート・聞き取り", "Survey or interview"}
	}
	return Phrase{"担当の判断", "CSM’s judgement"}
}

// Name is what to call the candidate; an accepted one has its signal's.
func (i Indicator) Name() Phrase {
	if s, ok := Find[Signal](i.d.Model, i.Signal); ok && s.Name != "" {
		return Phrase{s.Name, s.Name}
	}
	name := i.d.nameOf(i.For)
	switch i.From {
	case FromCheckpoint:
		return i.thereName(name)
	case FromEitherOr:
		return i.eitherOrName()
	case FromWhen:
		a, _ := Find[Action](i.d.Model, i.About[0])
		return Phrase{"「" + a.Name + "」の合図：" + a.When, "Cue for “" + a.Name + "”: " + uncapped(a.When)}
	case FromRole:
		role, _ := Find[Role](i.d.Model, i.About[0])
		if role.Stake == StakeBlocker {
			return Phrase{role.Name + "の納得と接点", role.Name + ": acceptance and contact"}
		}
		return Phrase{role.Name + "のやる気と接点", role.Name + ": motivation and contact"}
	case FromSync:
		a, b := i.d.nameOf(i.About[0]), i.d.nameOf(i.About[1])
		return Phrase{"「" + a + "」と「" + b + "」についての両者の合意", "Both sides agree on “" + a + "” and “" + b + "”"}
	case FromUsage:
		log := i.usageName()
		return Phrase{log.JA + "：「" + name + "」", log.EN + ": “" + name + "”"}
	}
	name = i.d.nameOf(i.About[0])
	return Phrase{name, name}
}

func (i Indicator) usageName() Phrase {
	return usages[slices.IndexFunc(usages, func(u usage) bool { return u.key == i.usage })].name
}

func (i Indicator) thereName(name string) Phrase {
	of, _ := Find[Deliverable](i.d.Model, i.For)
	switch {
	case of.Origin == OriginAssumption:
		return Phrase{"「" + name + "」という前提が成り立っている", "The assumption “" + name + "” holds"}
	case of.Multiplicity == "n":
		return Phrase{"「" + name + "」がそろった割合", "Share of “" + name + "” in place"}
	}
	return Phrase{"「" + name + "」がそろっている", "“" + name + "” is in place"}
}

func (i Indicator) eitherOrName() Phrase {
	var ja, en []string
	for _, id := range i.About {
		ja, en = append(ja, "「"+i.d.nameOf(id)+"」"), append(en, "“"+i.d.nameOf(id)+"”")
	}
	there := Phrase{"がそろっている", " is in place"}
	if _, ok := Find[Action](i.d.Model, i.About[0]); ok {
		there = Phrase{"が済んでいる", " is done"}
	}
	if len(ja) == 2 {
		return Phrase{ja[0] + "か" + ja[1] + "のどちらか" + there.JA, "Either " + en[0] + " or " + en[1] + there.EN}
	}
	return Phrase{strings.Join(ja, "") + "のいずれか" + there.JA, "One of " + listed(en, "and") + there.EN}
}

// Sentence says what to read, and what to do when it is bad.
func (i Indicator) Sentence() Phrase {
	read, then := i.reading(), i.remedy()
	return Phrase{read.JA + then.JA, read.EN + " " + then.EN}
}

func (i Indicator) remedy() Phrase {
	switch {
	case !i.Tied:
		return Phrase{"良くする行動は、まだない。", "No action improves it yet."}
	case i.From == FromWhen && i.Improves == i.About[0] && i.Parts.Actionability == tieOwn:
		return Phrase{"遅れていれば、すぐ始める。", "If it is late, start it."}
	case i.From == FromWhen && i.Improves == i.About[0]:
		return Phrase{"遅れていれば、声をかける。", "If it is late, ask for it."}
	}
	by := i.d.nameOf(i.Improves)
	if i.From == FromCheckpoint || i.From == FromEitherOr {
		return Phrase{"まだなら、「" + by + "」から手を打つ。", "If not, start with “" + by + "”."}
	}
	return Phrase{"悪ければ、「" + by + "」から手を打つ。", "If it is bad, start with “" + by + "”."}
}

func (i Indicator) reading() Phrase {
	switch i.From {
	case FromCheckpoint, FromEitherOr:
		what, day := i.plain(), i.dayToRead()
		return Phrase{day.JA + "、" + what.JA + "かを見る。", "Check " + day.EN + " that " + what.EN + "."}
	case FromWhen:
		a, _ := Find[Action](i.d.Model, i.About[0])
		return Phrase{"合図（" + a.When + "）どおりに「" + a.Name + "」が始まるかを見る。", "Check that “" + a.Name + "” starts on its cue (" + uncapped(a.When) + ")."}
	case FromRole:
		role := i.d.nameOf(i.About[0])
		return Phrase{role + "がどれだけ前向きか、連絡がつくかを、1–5で付ける。", role + ": rate from 1 to 5 how keen, and how easy to reach."}
	case FromSync:
		a, b := i.d.nameOf(i.About[0]), i.d.nameOf(i.About[1])
		return Phrase{"「" + a + "」と「" + b + "」について、両者の話が合っているかを、1–5で付ける。", "Rate from 1 to 5 whether both sides say the same of “" + a + "” and “" + b + "”."}
	case FromUsage:
		log, name := i.usageName(), i.d.nameOf(i.For)
		return Phrase{"「" + name + "」のようすを、ログの「" + log.JA + "」で見る（数だけで、中身は見ない）。", "Watch “" + name + "” in the log by " + strings.ToLower(log.EN) + " (counts only, never contents)."}
	}
	k, _ := Find[KPI](i.d.Model, i.About[0])
	if k.Target == "" {
		return Phrase{"「" + k.Name + "」を前の期間と比べる。", "Compare “" + k.Name + "” with the period before."}
	}
	return Phrase{"「" + k.Name + "」を目標（" + k.Target + "）と比べる。", "Compare “" + k.Name + "” with its target (" + k.Target + ")."}
}

// dayToRead is the day by which something has to be there.
func (i Indicator) dayToRead() Phrase {
	switch day := formatDays(i.readOn); {
	case i.d.Schedule().Finish <= 0:
		return Phrase{"予定の日に", "on the day agreed"}
	case i.readOn <= 0:
		return Phrase{"始める時点で", "at the start"}
	default:
		return Phrase{"開始から" + day + "日目に", "on day " + day}
	}
}

// plain is the derived name, also of an accepted candidate, inside a sentence.
func (i Indicator) plain() Phrase {
	i.Signal = ""
	p := i.Name()
	if i.From == FromCheckpoint {
		if of, _ := Find[Deliverable](i.d.Model, i.For); of.Multiplicity == "n" && of.Origin != OriginAssumption {
			p = Phrase{"「" + of.Name + "」が何割そろっている", "“" + of.Name + "” is in place, and for how many"}
		}
	}
	return Phrase{p.JA, uncapped(p.EN)}
}

// uncapped is a text as it goes on inside a sentence; a word all in capitals
// stays as it is.
func uncapped(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if !unicode.IsUpper(first) || unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}
