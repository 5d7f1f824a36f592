package app

import (
	"math/rand"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// What is typed stands where it was typed, however wide the field is: words are
// wrapped, and letters taken back now and then.
func TestWrappedTextIsTypedInOrder(t *testing.T) {
	test.NewTempApp(t)
	r := rand.New(rand.NewSource(3))
	for width := float32(60); width < 400; width += 7 {
		p := &prose{}
		p.ExtendBaseWidget(p)
		p.MultiLine, p.Wrapping = true, fyne.TextWrapWord
		w := test.NewWindow(p)
		w.Resize(fyne.NewSize(width, 200))
		var typed []rune
		for range 160 {
			switch n := r.Intn(12); {
			case n == 0 && len(typed) > 0:
				typed = typed[:len(typed)-1]
				p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			default:
				letter := []rune("thecounter  ")[n]
				typed = append(typed, letter)
				p.TypedRune(letter)
			}
			if p.Text != string(typed) {
				t.Fatalf("%.0f wide: %q, typed %q", width, p.Text, string(typed))
			}
		}
		w.Close()
	}
}
