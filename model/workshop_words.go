package model

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// lettersOf folds a name so that spellings which people take for one are one:
// width, case, katakana and spaces do not matter.
func lettersOf(name string) string {
	var f folder
	f.fold(name)
	return string(f.folded)
}

// called is the record of type R of a name, however it is spelt.
func called[R Record](m *Model, name string) (R, bool) {
	wanted := lettersOf(name)
	for r := range Each[R](m) {
		if wanted != "" && lettersOf(NameOf(r)) == wanted {
			return r, true
		}
	}
	var none R
	return none, false
}

// namesIn splits an answer into names: one a line, or parted by commas.
func namesIn(text string) []string {
	var names []string
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\r\n、,，;；", r) }) {
		if name = strings.TrimSpace(withoutBullet(strings.TrimSpace(name))); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// linesIn splits pasted text into lines without bullets, and cells into lines.
func linesIn(text string) []string {
	var lines []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(withoutBullet(strings.TrimSpace(line))); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// choicesIn splits "A or B" into the two.
func choicesIn(text string) []string {
	for _, or := range []string{"または", "もしくは", "あるいは", " or ", "|", "｜"} {
		text = strings.ReplaceAll(text, or, "\x00")
	}
	var names []string
	for _, name := range strings.Split(text, "\x00") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// whoAndWhat parts "who: does what"; without a colon nobody is named.
func whoAndWhat(line string) (who, what string) {
	for _, mark := range []string{"：", ":", "\t"} {
		if before, after, ok := strings.Cut(line, mark); ok && len([]rune(before)) <= 24 && strings.TrimSpace(after) != "" {
			return strings.TrimSpace(before), strings.TrimSpace(after)
		}
	}
	return "", strings.TrimSpace(line)
}

// amountIn reads the first number of an answer such as "30日", "約50万円" or
// "1,200".
func amountIn(text string) (float64, bool) {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == ',' || r == '，':
			return -1
		}
		return r
	}, text)
	at := strings.IndexFunc(text, unicode.IsDigit)
	if at < 0 {
		return 0, false
	}
	end := at
	for end < len(text) && (text[end] == '.' || text[end] >= '0' && text[end] <= '9') {
		end++
	}
	n, err := strconv.ParseFloat(strings.TrimRight(text[at:end], "."), 64)
	if err != nil {
		return 0, false
	}
	rest := strings.TrimSpace(text[end:])
	for _, unit := range []struct {
		word  string
		times float64
	}{{"万", 1e4}, {"千", 1e3}, {"億", 1e8}, {"k", 1e3}, {"週", 7}, {"week", 7}, {"か月", 30}, {"ヶ月", 30}, {"カ月", 30}, {"ヵ月", 30}, {"month", 30}} {
		if strings.HasPrefix(strings.ToLower(rest), unit.word) {
			n *= unit.times
		}
	}
	return n, true
}

// likeness counts the telling letters that two names share: kanji and katakana
// one by one, and English words of four letters and more, which tell twice as much.
func likeness(a, b string) int {
	n := 0
	of := tellingParts(b)
	for _, part := range tellingParts(a) {
		switch {
		case !slices.Contains(of, part):
		case len([]rune(part)) > 1:
			n += 2
		default:
			n++
		}
	}
	return n
}

func tellingParts(name string) []string {
	var parts []string
	for _, r := range name {
		if p := string(r); (isKanji(r) || isKatakana(r) && r != 'ー') && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	for _, word := range englishWords(name) {
		if len(word) >= 4 && !isJapanese(word) {
			parts = append(parts, strings.TrimSuffix(word, "s"))
		}
	}
	return parts
}
