package render

import "strings"

// Characters that may not start or end a line, after JIS X 4051.
const (
	noStart   = "、。，．・：；？！゛゜´｀¨＾ヽヾゝゞ々ー―‐’”）〕］｝〉》」』】〟〙〗｠»°′″℃¢％‰～〜…‥,.:;?!)]}%-/’”、。｡､｣ﾞﾟｰ"
	noEnd     = "‘“（〔［｛〈《「『【〝〘〖｟«([{￥＄£＠§〒＃¥$#@｢"
	smallKana = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)

func isNoStart(r rune) bool   { return strings.ContainsRune(noStart, r) || isSmallKana(r) }
func isNoEnd(r rune) bool     { return strings.ContainsRune(noEnd, r) }
func isSmallKana(r rune) bool { return strings.ContainsRune(smallKana, r) }

// particles often end a word, so that a line may end after them.
const particles = "をはがにでとのへも"

// wordBeginnings are words in hiragana that a line may well start with.
var wordBeginnings = []string{"できる", "できた", "でき", "する", "した", "して", "される", "された", "こと", "もの", "とき", "ため", "まで", "から", "など", "という", "である", "ごと", "について"}

// beginsWord tells whether a text starts with one of those words.
func beginsWord(text string) bool {
	for _, word := range wordBeginnings {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}
