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
