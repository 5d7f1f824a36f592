package render_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hone/assets"
	"hone/render"
)

// measured is the bundled font's measure; made once, as it takes milliseconds.
var measured = func() *render.FontMeasure {
	m, err := render.NewFontMeasure(assets.Font(false), assets.Font(true))
	if err != nil {
		panic(err)
	}
	return m
}()

var plainType = render.Type{Size: render.SizeText}

func TestWidthAddsUp(t *testing.T) {
	kanji := measured.Width("契約締結", 13, false)
	if kanji != 4*13 {
		t.Errorf("four kanji at 13 points are %v wide", kanji)
	}
	if e := measured.Width("e\u0301", 13, false); e != measured.Width("e", 13, false) {
		t.Errorf("a combining mark takes room: %v", e)
	}
	if measured.Width("Approval", 13, true) <= measured.Width("Approval", 13, false) {
		t.Error("bold letters are no wider than regular ones")
	}
	if measured.Width("🙂", 13, false) != 13 {
		t.Error("an emoji is not one full width")
	}
}

func TestWrapBreaksWhereAReaderWould(t *testing.T) {
	cases := []struct {
		text, want string
		width      float64
	}{
		{"紙台帳のない店舗運営", "紙台帳のない|店舗運営", 100},
		{"移行済みの予約データ", "移行済みの|予約データ", 100},
		{"席に着いたお客さま", "席に着いた|お客さま", 90},
		{"研修を終えたスタッフ", "研修を終えた|スタッフ", 100},
		{"確認電話（14–17時）の記録", "確認電話|（14–17時）|の記録", 85},
		{"Order slip taken by the waiter", "Order slip taken|by the waiter", 120},
		{"締結済みの契約", "締結済みの契約", 100},
		{"CSMが入力ルールを提案する", "CSMが|入力ルールを|提案する", 78},
		{"Donaudampfschifffahrtsgesellschaft", "Donaudampfs|chifffahrtsges|ellschaft", 105},
		{"", "", 90},
	}
	for _, c := range cases {
		if got := strings.Join(plainType.Wrap(measured, c.text, c.width, 3), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestWrapEndsInAnEllipsis(t *testing.T) {
	long := strings.Repeat("とても長い名前の成果物", 10)
	lines := plainType.Wrap(measured, long, 180, 3)
	if len(lines) != 3 || !strings.HasSuffix(lines[2], "…") {
		t.Errorf("wrapped to %q", lines)
	}
	for _, line := range lines {
		if measured.Width(line, 13, false) > 180 {
			t.Errorf("%q is wider than its line", line)
		}
	}
}

// alphabet has what wrapping must take: scripts, marks of both ends, spaces,
// emoji with joiners, combining marks, and characters that must not show.
var alphabet = []rune("契約済確認のをはがするたアクションデータッャーabcXYZ0189 　、。「」（）()[]・…―-/%¥¥🙂👩\u200d👧\ufe0fe\u0301\u202e\u2066\u200b\x00\x07\n\t\ufeffｶﾞｯй")

func TestWrapLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 1))
	for range 3000 {
		var b strings.Builder
		for range random.IntN(60) {
			b.WriteRune(alphabet[random.IntN(len(alphabet))])
		}
		text, width := b.String(), 40+random.Float64()*160
		lines := plainType.Wrap(measured, text, width, 3)
		checkLines(t, text, lines, width)
		if strings.HasSuffix(lines[len(lines)-1], "…") {
			continue
		}
		if got, want := squeeze(strings.Join(lines, "")), squeeze(render.Clean(text)); got != want {
			t.Fatalf("%q wrapped to %q", text, lines)
		}
	}
}

func checkLines(t *testing.T, text string, lines []string, width float64) {
	t.Helper()
	if len(lines) == 0 || len(lines) > 3 {
		t.Fatalf("%q has %d lines", text, len(lines))
	}
	for i, line := range lines {
		first, _ := utf8.DecodeRuneInString(line)
		if w := measured.Width(line, 13, false); w > width && utf8.RuneCountInString(line) > 1 {
			t.Fatalf("%q is %v wide, more than %v", line, w, width)
		}
		if i > 0 && (unicode.Is(unicode.Mn, first) || first == 0x200d) {
			t.Fatalf("%q: a line starts inside a letter: %q", text, line)
		}
		for _, r := range line {
			if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Fatalf("%q: %U got through", text, r)
			}
		}
	}
}

func squeeze(s string) string { return strings.NewReplacer(" ", "", "　", "").Replace(s) }

func TestWrapKeepsLineRules(t *testing.T) {
	for _, text := range []string{"「契約」、「合意」。（確認）・ッャュョ", "予約（電話・来店）の受付、確認。記録ー済み"} {
		for width := 70.0; width < 170; width += 3 {
			for i, line := range plainType.Wrap(measured, text, width, 9) {
				first, _ := utf8.DecodeRuneInString(line)
				last, _ := utf8.DecodeLastRuneInString(line)
				if i > 0 && strings.ContainsRune("、。」）・ッャュョー", first) {
					t.Errorf("width %v: a line starts with %q", width, first)
				}
				if strings.ContainsRune("「（", last) {
					t.Errorf("width %v: a line ends with %q", width, last)
				}
			}
		}
	}
}

func BenchmarkMeasureLabel(b *testing.B) {
	for b.Loop() {
		measured.Width("お客様からの問い合わせ対応", 13, false)
	}
}

func BenchmarkWrapLabel(b *testing.B) {
	for b.Loop() {
		plainType.Wrap(measured, "お客様からの問い合わせ対応の記録", 130, 3)
	}
}

func BenchmarkReadFont(b *testing.B) {
	for b.Loop() {
		if _, err := render.NewFontMeasure(assets.Font(false), assets.Font(true)); err != nil {
			b.Fatal(err)
		}
	}
}
