package app

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// prose is an entry whose text may be wrapped between words. Fyne's own entry
// (2.8) loses its place behind a space at which a line is wrapped, and what is
// typed next goes before the space; so the place is kept here while one types.
type prose struct {
	widget.Entry
	typed string // the text as it was left by the last edit
	at    int    // the cursor then, in characters
}

func (p *prose) TypedRune(r rune) {
	p.settled(func() { p.Entry.TypedRune(r) })
}

func (p *prose) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyBackspace, fyne.KeyReturn, fyne.KeyEnter:
		p.settled(func() { p.Entry.TypedKey(k) })
	default:
		p.moved(func() { p.Entry.TypedKey(k) })
	}
}

func (p *prose) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutPaste); ok {
		p.settled(func() { p.Entry.TypedShortcut(s) })
		return
	}
	p.moved(func() { p.Entry.TypedShortcut(s) })
}

// FocusGained begins anew: the cursor may have been put elsewhere meanwhile.
func (p *prose) FocusGained() {
	p.at = 0
	p.Entry.FocusGained()
}

func (p *prose) MouseDown(e *desktop.MouseEvent) {
	p.at = 0
	p.Entry.MouseDown(e)
}

// settled edits the text at the cursor. Where a selection is replaced it trusts
// the entry.
func (p *prose) settled(edit func()) {
	if p.Wrapping != fyne.TextWrapWord || p.SelectedText() != "" {
		p.moved(edit)
		return
	}
	p.seek()
	at, length := p.CursorTextOffset(), utf8.RuneCountInString(p.Text)
	edit()
	p.typed, p.at = p.Text, at+utf8.RuneCountInString(p.Text)-length
}

// moved moves the cursor, from where it should be to where the entry puts it.
func (p *prose) moved(move func()) {
	p.seek()
	move()
	p.at = 0
}

// seek puts the cursor back to where the last edit left it, on the last line that
// does not begin after that.
func (p *prose) seek() {
	if p.at == 0 || p.SelectedText() != "" || p.typed != p.Text || p.CursorTextOffset() == p.at {
		return
	}
	row := 0
	for next := 1; ; next++ {
		p.CursorRow, p.CursorColumn = next, 0
		begins := p.CursorTextOffset() // 0: there is no such line
		if begins == 0 || begins > p.at {
			break
		}
		row = next
	}
	p.CursorRow, p.CursorColumn = row, 0
	p.CursorColumn = p.at - p.CursorTextOffset()
}
