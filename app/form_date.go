package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/model"
)

// dated is a day: typed as people write it, or picked from the month.
type dated struct {
	*typed
	open *pickButton
	root *fyne.Container
}

func newDated(f *form, kind model.Kind, of model.Field) *dated {
	d := &dated{typed: newTyped(f, kind, of)}
	d.open = newPickButton(f.app, func(string) { d.pick() })
	d.root = container.NewBorder(nil, nil, nil, d.open, d.entry)
	return d
}

func (d *dated) object() fyne.CanvasObject { return d.root }

// pick shows the month of the day, or of today, below the field.
func (d *dated) pick() {
	a := d.form.app
	day, err := time.Parse(dateForm, d.entry.Text[:min(len(d.entry.Text), len(dateForm))])
	if err != nil {
		day = a.options.Now()
	}
	var popup *widget.PopUp
	shut := func() {
		popup.Hide()
		a.window.Canvas().Focus(d.open)
	}
	month := newMonth(a, day, func(day time.Time) {
		shut()
		d.form.take(d.field, day.Format(dateForm))
	}, shut)
	popup = widget.NewPopUp(container.NewStack(month, a.look.edge()), a.window.Canvas())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.entry)
	size, room := popup.MinSize(), a.window.Canvas().Size()
	at.X = min(at.X, room.Width-size.Width-8)
	if at.Y += d.entry.Size().Height + 2; at.Y+size.Height > room.Height {
		at.Y = max(0, at.Y-size.Height-d.entry.Size().Height-6)
	}
	popup.ShowAtPosition(at)
	a.window.Canvas().Focus(month)
}
