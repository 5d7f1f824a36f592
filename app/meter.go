package app

import (
	"fmt"
	"image"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/model"
)

// meter writes how long the window takes, one line a measurement, for those who
// measure it: what, a tab, milliseconds.
//
//	views  from the key of an edit until both views of it are painted
//	edit   from there until all that is derived of it is painted, too
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
	heard  time.Time      // when what is in work was asked for; zero: nothing is
	edits  map[string][]awaited
	inHand map[string][]time.Time // comes with the next painting: since when
}

// awaited is an edit that is not painted yet.
type awaited struct {
	after *model.Model
	since time.Time
}

// mostWork is how long a piece of work may keep the window from answering.
const mostWork = 4 * time.Millisecond

func newMeter(o Options) *meter {
	if o.Times == nil {
		return nil
	}
	m := &meter{out: o.Times, now: o.Now, had: o.Processor, edits: map[string][]awaited{}, inHand: map[string][]time.Time{}}
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

// edited starts the clock for an edit, which made a version.
func (m *meter) edited(after *model.Model) {
	if m == nil {
		return
	}
	since := m.heard
	if since.IsZero() {
		since = m.now()
	}
	for _, what := range []string{"views", "edit"} {
		m.edits[what] = append(m.edits[what], awaited{after, since})
	}
}

// shown says that the next painting shows a version, and with it all edits
// before.
func (m *meter) shown(what string, of *model.Model) {
	if m == nil {
		return
	}
	edits := m.edits[what]
	for i := len(edits) - 1; i >= 0; i-- {
		if edits[i].after == of {
			for _, e := range edits[:i+1] {
				m.inHand[what] = append(m.inHand[what], e.since)
			}
			m.edits[what] = edits[i+1:]
			break
		}
	}
	if _, isOld := m.inHand["start"]; !isOld {
		m.inHand["start"] = []time.Time{time.Unix(0, 0)}
	}
	canvas.Refresh(m.watch)
}

// clock is the time, for those who measure.
func (m *meter) clock() time.Time {
	if m == nil {
		return time.Time{}
	}
	return m.now()
}

// looked says that the next painting shows a movement of the camera.
func (m *meter) looked(since time.Time) {
	if m == nil {
		return
	}
	m.inHand["look"] = append(m.inHand["look"], since)
	canvas.Refresh(m.watch)
}

func (m *meter) painted() {
	m.write("paint", 0)
	for _, what := range []string{"start", "views", "edit", "look"} {
		for _, since := range m.inHand[what] {
			m.write(what, m.now().Sub(since))
		}
		if since := m.inHand[what]; since != nil { // the first start is noted once
			m.inHand[what] = since[:0]
		}
	}
}

// work times a piece of work on the window's goroutine.
func (m *meter) work(what string, f func()) {
	if m == nil {
		f()
		return
	}
	if m.heard.IsZero() {
		m.heard = m.now()
		defer func() { m.heard = time.Time{} }()
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
