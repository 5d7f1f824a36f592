package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Evidence is how one sees that something is there, the surest first.
type Evidence int

// The kinds of evidence.
const (
	EvidenceLog Evidence = iota
	EvidenceSurvey
	EvidenceJudgement
	EvidenceNone
)

// seen is the part of the score that evidence gives.
func (e Evidence) seen() float64 { return [...]float64{1, 0.6, 0.4, 0.1}[e] }

// term is a word in lower case by which texts are told apart, with the set of
// its bytes, folded to 64: a text that lacks one of them need not be searched.
type term struct {
	word  string
	bytes uint64
}

func terms(words ...string) []term {
	list := make([]term, len(words))
	for i, word := range words {
		list[i] = term{word, bytesOf(word)}
	}
	return list
}

func bytesOf(text string) (set uint64) {
	for i := range len(text) {
		set |= 1 << (text[i] & 63)
	}
	return set
}

var (
	logWords = terms(
		"ログ", "システム", "件数", "入力", "登録数", "割が", "割以上", "%", "％", "稼働率", "アクセス",
		"log", "logs", "logged", "system", "dashboard", "entry", "entries", "number of", "count", "per cent", "in ten",
	)
	surveyWords = terms(
		"アンケート", "答え", "回答", "尋ね", "聞く", "聞き", "電話で", "言える", "言い", "挙げ", "説明でき", "一言", "満足", "推奨度", "nps",
		"survey", "questionnaire", "answers", "answer", "says", "say", "said", "ask", "asked", "describe", "explain", "interview", "satisfaction",
	)
	paperWords = terms(
		"一枚", "手元", "ノート", "議事録", "出席", "署名", "書いて",
		"page", "sheet", "notebook", "minutes", "paper", "written", "signed",
	)
	stakeWords   = terms("決裁", "推進者", "反対", "慎重派", "キーパーソン", "decider", "promoter", "champion", "blocker", "sponsor")
	renewalWords = terms("解約", "更新率", "継続率", "チャーン", "churn", "renewal", "retention", "nrr", "grr")
)

// usage is a preset of usage log with the words that suggest it.
type usage struct {
	key   string
	name  Phrase
	words []term
}

// usages are the presets in the order in which they are tried; the last is for
// everything else.
var usages = []usage{
	{"logins", Phrase{"ログイン", "Logins"}, terms("ログイン", "log in", "login", "logins", "logged in")},
	{"licences", Phrase{"ライセンスの有効化", "Licence activation"}, terms("ライセンス", "licence", "licences", "license", "licenses")},
	{"chat", Phrase{"社内チャットでの利用", "Use in internal chat"}, terms("チャット", "chat")},
	{"reports", Phrase{"レポートの閲覧", "Report views"}, terms("レポート", "ダッシュボード", "report", "reports", "dashboard")},
	{"changes", Phrase{"データの更新", "Data changes"}, terms("入力", "更新", "entry", "entries", "update", "updates", "edit", "edits")},
	{"records", Phrase{"登録件数", "Record counts"}, terms("件数", "登録", "number of", "count", "records")},
	{"platform", Phrase{"プラットフォームの利用", "Platform use"}, nil},
}

// evidence tells by its words how a condition is seen. People who are asked come
// before what is counted, "the owner says the count is right" being a survey, and
// a count on paper is nothing that a system watches.
func evidence(text string) Evidence {
	text = strings.ToLower(strings.TrimSpace(text))
	switch {
	case text == "":
		return EvidenceNone
	case mentionsAny(text, surveyWords):
		return EvidenceSurvey
	case mentionsAny(text, paperWords):
		return EvidenceJudgement
	case mentionsAny(text, logWords):
		return EvidenceLog
	}
	return EvidenceJudgement
}

// usageOf is the preset of usage log that a condition suggests.
func usageOf(text string) string {
	text = strings.ToLower(text)
	for _, u := range usages {
		if mentionsAny(text, u.words) {
			return u.key
		}
	}
	return usages[len(usages)-1].key
}

// mentionsAny tells whether a text in lower case holds any of some words.
func mentionsAny(text string, words []term) bool {
	bytes := bytesOf(text)
	for _, w := range words {
		if w.bytes&^bytes == 0 && mentions(text, w.word) {
			return true
		}
	}
	return false
}

// mentions tells whether a text holds a word, both in lower case: a Latin word as
// a whole, and one in katakana not as the end of a longer one (カタログ is no ログ).
func mentions(text, word string) bool {
	if word == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !joined(before, first) && (last >= utf8.RuneSelf || !joined(last, after)) {
			return true
		}
		from = end
	}
}

// joined tells whether two letters stand in one word.
func joined(a, b rune) bool {
	latin := func(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	katakana := func(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }
	return latin(a) && latin(b) || katakana(a) && katakana(b)
}

// kpiKind: a target that is a change is read as growth, a level as a ratio to it.
func kpiKind(k KPI) SignalKind {
	if target := strings.TrimSpace(k.Target); target != "" && !strings.ContainsAny(target[:1], "+-") && !strings.HasPrefix(target, "−") {
		return SignalRatio
	}
	return SignalGrowth
}

func kpiEvidence(k KPI) Evidence {
	if evidence(k.Name) == EvidenceSurvey || evidence(k.Formula) == EvidenceSurvey {
		return EvidenceSurvey
	}
	if k.Unit != "" || k.Target != "" || k.Formula != "" {
		return EvidenceLog
	}
	return EvidenceJudgement
}
