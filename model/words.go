package model

import (
	"strings"
	"unicode"
)

// Names are told by rules, not by a service: precision goes before recall,
// because a tool that is wrong about a name is switched off.

// VerbLike tells whether a name reads like something to do: right for an
// action, wrong for a deliverable, which is what is left when it is done.
func VerbLike(name string) bool {
	name = strings.TrimSpace(name)
	if isJapanese(name) {
		return verbLikeJA(name)
	}
	return verbLikeEN(englishWords(name))
}

// NounLike tells whether a name plainly reads like a thing: right for a
// deliverable, wrong for an action.
func NounLike(name string) bool { return nounLike(name, new([]string)) }

// nounLike is NounLike with room for the words of a name.
func nounLike(name string, words *[]string) bool {
	name = strings.TrimSpace(name)
	if isJapanese(name) {
		return !verbLikeJA(name) && thingLikeJA(name)
	}
	*words = appendEnglishWords((*words)[:0], name)
	return !verbLikeEN(*words) && thingLikeEN(*words)
}

// PeriodLike tells whether a name reads like a stretch of time, such as 導入期
// or Phase 2: right for a phase, wrong for a deliverable.
func PeriodLike(name string) bool {
	name = strings.TrimSpace(name)
	if isJapanese(name) {
		return periodLikeJA(name)
	}
	return periodLikeEN(englishWords(name))
}

// MeansLike tells whether a name reads like a product, its introduction or its
// use: a means, and so not a goal.
func MeansLike(name string) bool {
	name = strings.TrimSpace(name)
	if isJapanese(name) {
		return meansLikeJA(name)
	}
	return meansLikeEN(englishWords(name))
}

// verbOrPeriod is VerbLike and PeriodLike at once, for those who ask both of
// thousands of names; words is room for those of a name.
func verbOrPeriod(name string, words *[]string) (verb, period bool) {
	name = strings.TrimSpace(name)
	if isJapanese(name) {
		return verbLikeJA(name), periodLikeJA(name)
	}
	*words = appendEnglishWords((*words)[:0], name)
	return verbLikeEN(*words), periodLikeEN(*words)
}

// DecisionLike tells whether a name is that of a decision, an agreement or an
// approval: somebody must have the last word on it.
func DecisionLike(name string) bool {
	name = strings.TrimSpace(name)
	if isJapanese(name) {
		return decisionLikeJA(name)
	}
	return decisionLikeEN(englishWords(name))
}

// Suggest gives names for what is left when the action of this name is done,
// the likeliest first and three at most; none for a name that is not verb-like.
func Suggest(name string) []string {
	name = strings.TrimSpace(name)
	if !VerbLike(name) {
		return nil
	}
	suggestions := suggestEN(englishWords(name))
	if isJapanese(name) {
		suggestions = suggestJA(name)
	}
	var kept []string
	for _, s := range suggestions {
		if s != "" && s != name && !VerbLike(s) && len(kept) < 3 {
			kept = append(kept, s)
		}
	}
	return kept
}

// SuggestActions gives names for doing something about the thing of this name,
// for an action that is named like one.
func SuggestActions(name string) []string {
	name = strings.TrimSpace(name)
	if !NounLike(name) {
		return nil
	}
	if isJapanese(name) {
		return []string{name + "を用意する", name + "を確かめる"}
	}
	thing := strings.ToLower(name[:1]) + name[1:]
	return []string{"Prepare the " + thing, "Check the " + thing}
}

// isJapanese tells whether a name holds a kana or a kanji.
func isJapanese(name string) bool { return strings.ContainsFunc(name, isJapaneseLetter) }

func isJapaneseLetter(c rune) bool { return isHiragana(c) || isKatakana(c) || isKanji(c) }

func isHiragana(c rune) bool { return c >= 'ぁ' && c <= 'ゟ' }

func isKatakana(c rune) bool { return c >= 'ァ' && c <= 'ヿ' || c >= 'ｦ' && c <= 'ﾟ' }

func isKanji(c rune) bool {
	return c == '々' || c >= 0x3400 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff
}

// englishWords splits a name into lower-case words.
func englishWords(name string) []string { return appendEnglishWords(nil, name) }

func appendEnglishWords(words []string, name string) []string {
	name = strings.ToLower(name)
	start := -1
	for i, c := range name {
		if isWordLetter(c) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			words, start = append(words, name[start:i]), -1
		}
	}
	if start >= 0 {
		words = append(words, name[start:])
	}
	return words
}

func isWordLetter(c rune) bool {
	if c < unicode.MaxASCII {
		return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '\'' || c == '/' || c == '&'
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// hasSuffix tells whether text ends in one of the suffixes and is more than it.
func hasSuffix(text string, suffixes []string) bool {
	for _, s := range suffixes {
		if len(text) > len(s) && strings.HasSuffix(text, s) {
			return true
		}
	}
	return false
}

// wordSet makes a lookup of the words of a text.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
