package render

import (
	"fmt"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Measure tells how wide a text is when set in one line, in points. size is
// the type size in points. It must be fit for use by several goroutines.
type Measure interface {
	Width(text string, size float64, bold bool) float64
}

// FontMeasure measures with the advances of a font's two weights. The font has
// no layout tables that would pull letters together, so a text is as wide as
// its advances add up to. Its answers never change; it remembers the names that
// it has set last, as most names stay from one version to the next.
type FontMeasure struct {
	regular, bold advances
	mutex         sync.Mutex
	labels        map[labelKey]label
}

// mostLabels is how many names are remembered before all are forgotten.
const mostLabels = 8192

// remembered is the label of a name, made when it is not known yet.
func (m *FontMeasure) remembered(key labelKey, set func() label) label {
	m.mutex.Lock()
	l, known := m.labels[key]
	m.mutex.Unlock()
	if known {
		return l
	}
	l = set()
	m.mutex.Lock()
	if m.labels == nil || len(m.labels) >= mostLabels {
		m.labels = map[labelKey]label{}
	}
	m.labels[key] = l
	m.mutex.Unlock()
	return l
}

// advances holds the width of every character of the basic plane, in
// thousandths of the type size, so that measuring is one look a character.
type advances struct {
	basic [0x10000]uint16
	more  map[rune]uint16
}

const thousandth = 1000

// NewFontMeasure reads the advances of two TrueType files: some milliseconds,
// done once.
func NewFontMeasure(regular, bold []byte) (*FontMeasure, error) {
	m := &FontMeasure{}
	if err := m.regular.read(regular); err != nil {
		return nil, fmt.Errorf("measure regular font: %w", err)
	}
	if err := m.bold.read(bold); err != nil {
		return nil, fmt.Errorf("measure bold font: %w", err)
	}
	return m, nil
}

func (a *advances) read(trueType []byte) error {
	f, err := sfnt.Parse(trueType)
	if err != nil {
		return err
	}
	a.more = map[rune]uint16{}
	var buf sfnt.Buffer
	for r := rune(' '); r < 0x2ffff; r++ {
		if r == 0x10000 {
			r = 0x1f000 // the planes between hold no script of our users
		}
		if r == 0x20000-1 {
			continue
		}
		width, known, err := advanceOf(f, &buf, r)
		switch {
		case err != nil:
			return err
		case r < 0x10000:
			a.basic[r] = width
		case known:
			a.more[r] = width
		}
	}
	return nil
}

// advanceOf is the width of a character, and whether the font has it. What it
// lacks is drawn from another font: full width for the wide scripts.
func advanceOf(f *sfnt.Font, buf *sfnt.Buffer, r rune) (uint16, bool, error) {
	if isUnseen(r) {
		return 0, false, nil
	}
	glyph, err := f.GlyphIndex(buf, r)
	if err != nil {
		return 0, false, err
	}
	if glyph == 0 {
		return guessedWidth(r), false, nil
	}
	advance, err := f.GlyphAdvance(buf, glyph, fixed.I(thousandth), font.HintingNone)
	return uint16(max(advance.Round(), 0)), true, err
}

func guessedWidth(r rune) uint16 {
	if isWide(r) || r > 0xffff {
		return thousandth
	}
	return 6 * thousandth / 10
}

// isUnseen tells whether a character takes no room of its own: combining marks
// and what joins or varies the character before it.
func isUnseen(r rune) bool {
	return r >= 0x300 && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) || unicode.Is(unicode.Cf, r))
}

// Width implements Measure.
func (m *FontMeasure) Width(text string, size float64, bold bool) float64 {
	a := &m.regular
	if bold {
		a = &m.bold
	}
	sum := 0
	for _, r := range text {
		sum += a.of(r)
	}
	return float64(sum) * size / thousandth
}

func (a *advances) of(r rune) int {
	if r < 0x10000 {
		return int(a.basic[r])
	}
	if width, known := a.more[r]; known {
		return int(width)
	}
	if isUnseen(r) {
		return 0
	}
	return thousandth
}

// lineHeight is the distance between the baselines of two lines of a size.
func lineHeight(size float64) float64 {
	switch size {
	case SizeSmall:
		return 15
	case SizeText:
		return 18
	case SizeHead:
		return 22
	case SizeTitle:
		return 31
	}
	return 1.4 * size
}

// overMiddle is how far the baseline lies below the middle of a line's
// letters, in parts of the type size: half a kanji less what hangs below.
const overMiddle = 0.38

// font's reach above and below the baseline, in parts of the type size.
const ascent, descent = 0.88, 0.12
