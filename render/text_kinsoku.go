package render

import "strings"

// Characters that may not start or end a line, after JIS X 4051.
const (
	noStart   = "、。，．・：；？！゛゜´｀¨＾ヽヾゝゞ々ー―‐’”）〕］｝〉》」』】〟〙〗｠»°′″℃¢％‰～〜…‥,.:;?!)]}%-/’”、。｡､｣ﾞﾟｰ"
	noEnd     = "‘“（〔［｛〈《「『【〝〘〖｟«([{￥＄£＠§〒＃¥$#@｢"
	smallKana = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)

// lineRules says of each character of the basic plane which of these it is.
var lineRules = newLineRules()

type lineRule uint8

const (
	ruleNoStart lineRule = 1 << iota
	ruleNoEnd
	ruleSmallKana
)

func newLineRules() *[0x10000]lineRule {
	rules := new([0x10000]lineRule)
	for _, r := range noStart {
		rules[r] |= ruleNoStart
	}
	for _, r := range noEnd {
		rules[r] |= ruleNoEnd
	}
	for _, r := range smallKana {
		rules[r] |= ruleNoStart | ruleSmallKana
	}
	return rules
}

func isNoStart(r rune) bool   { return r < 0x10000 && lineRules[r]&ruleNoStart != 0 }
func isNoEnd(r rune) bool     { return r < 0x10000 && lineRules[r]&ruleNoEnd != 0 }
func isSmallKana(r rune) bool { return r < 0x10000 && lineRules[r]&ruleSmallKana != 0 }

// particles often end a word, so that a line may end after them.
const particles = "をはがにでとのへも"

// wordBeginnings are words with hiragana first that a line may well start with.
var wordBeginnings = []string{"お客", "お店", "できる", "できた", "でき", "する", "した", "して", "される", "された", "こと", "もの", "とき", "ため", "まで", "から", "など", "という", "である", "ごと", "について"}

// beginsWord tells whether a text starts with one of those words.
func beginsWord(text string) bool {
	for _, word := range wordBeginnings {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}
