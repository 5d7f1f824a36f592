package app

import (
	"fmt"
	"image"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// meter writes how long the window takes, one line a measurement, for those who
// measure it: what, a tab, milliseconds.
//
//	views  from an edit until both views of it are painted
//	edit   from an edit until all that follows from it is painted
//	look   from a movement of the camera until it is painted
//	start  when the first document was painted: since 1970
//	paint  nothing measured: something was painted
//	slow   a piece of work on the window's goroutine that took over four, of
//	       processor time
//
// A nil meter measures nothing.
type meter struct {
	out    io.Writer
	now    func() time.Time
	had    func() time.Duration
	watch  *canvas.Raster // painted last of all
	begun  map[string]time.Time
	inHand map[string]bool // what comes with the next painting
	shown  bool            // a document
}

// mostWork is how long a piece of work may keep the window from answering.
const mostWork = 4 * time.Millisecond

func newMeter(o Options) *meter {
	if o.Times == nil {
		return nil
	}
	m := &meter{out: o.Times, now: o.Now, had: o.Processor, begun: map[string]time.Time{}, inHand: map[string]bool{}}
	m.watch = canvas.NewRaster(func(int, int) image.Image {
		m.painted()
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	return m
}

// object is what the meter needs in the window, over everything else.
func (m *meter) object() fyne.CanvasObject {
	m.watch.Resize(fyne.NewSize(1, 1))
	return m.watch
}

// begin starts the clock for some measurements.
func (m *meter) begin(what ...string) {
	if m == nil {
		return
	}
	for _, w := range what {
		if _, runs := m.begun[w]; !runs {
			m.begun[w] = m.now()
		}
	}
}

// done says that the next painting shows what was begun.
func (m *meter) done(what string) {
	if m == nil {
		return
	}
	if _, runs := m.begun[what]; runs {
		m.inHand[what] = true
	}
	if what == "views" && !m.shown {
		m.shown, m.inHand["start"] = true, true
	}
	canvas.Refresh(m.watch)
}

func (m *meter) painted() {
	m.write("paint", 0)
	if m.inHand["start"] {
		m.write("start", time.Duration(m.now().UnixNano()))
		delete(m.inHand, "start")
	}
	for _, what := range []string{"views", "edit", "look"} {
		if m.inHand[what] {
			m.write(what, m.now().Sub(m.begun[what]))
			delete(m.inHand, what)
			delete(m.begun, what)
		}
	}
}

// work times a piece of work on the window's goroutine.
func (m *meter) work(what string, f func()) {
	if m == nil {
		f()
		return
	}
	start := m.had()
	f()
	if d := m.had() - start; d > mostWork {
		m.write("slow "+what, d)
	}
}

func (m *meter) write(what string, d time.Duration) {
	fmt.Fprintf(m.out, "%s\t%.2f\n", what, float64(d)/float64(time.Millisecond))
}
