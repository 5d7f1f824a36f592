package app

import (
	"errors"
	"image"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hone/model/store"
	"hone/render"
)

// exporting is a file on its way to the disk. It is written off the window's
// goroutine, which may stop it until the file is about to be put in its place.
type exporting struct {
	state atomic.Int32
	part  atomic.Uint64 // done, from 0 to 1, as bits
}

const (
	exportRuns int32 = iota
	exportStopped
	exportPlaced // too late to stop
)

// step notes what part is done and tells whether to go on.
func (e *exporting) step(done float64) bool {
	e.part.Store(math.Float64bits(done))
	return e.state.Load() != exportStopped
}

func (e *exporting) done() float64 { return math.Float64frombits(e.part.Load()) }

// stop tells whether the export can still be stopped, and does so.
func (e *exporting) stop() bool { return e.state.CompareAndSwap(exportRuns, exportStopped) }

// export writes a view to a file and tells its size in bytes. The file is put
// in its place whole, or not at all.
func (e *exporting) export(in render.Input, view string, c exportedAs) (int, error) {
	c.output.Step = e.step
	return e.exportStepwise(in, view, c)
}

func (e *exporting) exportStepwise(in render.Input, view string, c exportedAs) (int, error) {
	file, err := render.Export(in, view, c.format, c.output)
	if err != nil {
		return 0, err
	}
	if !e.state.CompareAndSwap(exportRuns, exportPlaced) {
		return 0, render.ErrStopped
	}
	return len(file), store.SafeWrite(c.path, file, c.replace)
}

// exportedAs says how and where a view is written.
type exportedAs struct {
	format  string
	output  render.Output
	path    string
	replace bool
}

// plan says what the file will be and shows it small.
func (f *exportForm) plan() {
	f.planning.ask(func() func() func() {
		in, view, format, o := f.app.exportInput(f.view, f.choice), f.view, f.format, f.choice.output()
		most := image.Pt(2*exportWide, 2*exportThumbnail)
		return func() func() {
			plan, err := render.PlanOf(in, view, format, o)
			var small image.Image
			if plan.Scene != nil {
				small, _ = render.Thumbnail(*plan.Scene, render.LightPalette(), most, o) // without one there is none to see
			}
			return func() { f.planned(plan, small, err) }
		}
	})
}

func (f *exportForm) planned(p render.Plan, small image.Image, err error) {
	f.told.Importance = widget.LowImportance
	if err != nil {
		m := f.app.exportMessage(err, "")
		f.told.Importance = widget.WarningImportance
		f.told.SetText(m.sentence + " " + m.try)
	} else {
		f.told.SetText(f.planText(p))
	}
	f.thumbnail.Image = small
	f.thumbnail.Refresh()
	f.showLines(p.Lines)
}

// showLines shows how a sheet begins, as on paper in both themes.
func (f *exportForm) showLines(lines []string) {
	f.lines.RemoveAll()
	scale := f.app.look.scale()
	for i, line := range lines {
		text := canvas.NewText("", f.app.look.light[render.InkText])
		text.TextSize, text.TextStyle.Bold = sizeSmall*scale, i == 0
		text.Text = cutTo(line, (exportWide-40)*scale, text.TextSize, i == 0)
		f.lines.Add(text)
	}
}

// planText is what a file will be, in words.
func (f *exportForm) planText(p render.Plan) string {
	t := f.app.texts
	whole := func(n float64) string { return strconv.Itoa(int(math.Ceil(n))) }
	way := t.say("export.upright")
	if p.Lying {
		way = t.say("export.lying")
	}
	switch {
	case p.Pages > 0 && p.Across == 0:
		return t.say("export.plan.document", "n", itoa(p.Pages), "paper", f.lists["export.paper"].Selected, "way", way)
	case p.Pages > 0 && f.choice.Paper == render.PaperFit:
		return t.say("export.plan.fit", "width", whole(p.Width/72*25.4), "height", whole(p.Height/72*25.4))
	case p.Pages > 0:
		return t.say("export.plan.pages", "n", itoa(p.Pages), "paper", string(f.choice.Paper), "way", way, "across", itoa(p.Across), "down", itoa(p.Down))
	case p.Pixels != (image.Point{}):
		return t.say("export.plan.pixels", "width", itoa(p.Pixels.X), "height", itoa(p.Pixels.Y))
	case p.Scene != nil:
		return t.say("export.plan.points", "width", whole(p.Width), "height", whole(p.Height))
	case p.Tables > 0:
		return t.say("export.plan.sheet", "tables", itoa(p.Tables), "rows", itoa(p.Rows))
	}
	return t.say("export.plan." + f.format)
}

// write writes the file; an existing one is replaced only when the user says so.
func (f *exportForm) write(replace bool) {
	path := f.path()
	if path == "" || f.job != nil {
		return
	}
	if _, err := os.Stat(path); err == nil && !replace {
		f.askReplace(path)
		return
	}
	a, job, view := f.app, &exporting{}, f.view
	f.job = job
	in := a.exportInput(view, f.choice)
	as := exportedAs{format: f.format, output: f.choice.output(), path: path, replace: replace}
	a.border.after("export", longAfter, func() { f.showProgress(job) })
	a.border.run(func() func() {
		size, err := job.export(in, view, as)
		return func() { f.written(path, size, err) }
	})
}

// longAfter is how long something takes before its progress is shown, and
// progressEvery how often that is then brought up to date.
const longAfter, progressEvery = 500 * time.Millisecond, 150 * time.Millisecond

// showProgress shows how far a long export is, with a way to stop it.
func (f *exportForm) showProgress(job *exporting) {
	if f.job != job {
		return
	}
	a := f.app
	bar := widget.NewProgressBar()
	f.progress = a.showSheet(&sheet{
		title: a.texts.say("export.running"), body: bar, size: fyne.NewSize(360, 0), modal: true,
		answers: []answer{{text: a.texts.say("button.cancel"), do: func() { job.stop() }, main: true}},
	})
	var follow func()
	follow = func() {
		if f.job != job {
			return
		}
		bar.SetValue(job.done())
		a.border.after("export", progressEvery, follow)
	}
	follow()
}

// written tells what became of an export.
func (f *exportForm) written(path string, size int, err error) {
	a := f.app
	f.job = nil
	a.border.cancel("export")
	if f.progress != nil && f.progress.popup.Visible() {
		f.progress.close()
	}
	switch {
	case err == nil:
		a.settings.Folder, a.settings.Export = f.folder, f.choice
		f.sheet.close()
		words := a.texts.say("export.written", "name", filepath.Base(path), "size", bytesText(size))
		a.noticeWith(words, a.texts.say("export.show"), func() { a.reveal(path) })
	case errors.Is(err, render.ErrStopped):
		a.notice(a.texts.say("export.stopped"))
	case store.Cause(err) == store.ErrExists:
		f.askReplace(path)
	default:
		a.log("export", err)
		a.showMessage(a.exportMessage(err, path))
	}
}

// bytesText is the size of a file in words.
func bytesText(n int) string {
	if n < 1e6 {
		return strconv.Itoa(max((n+500)/1000, 1)) + " KB"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
}

// exportMessage is what went wrong with an export and what to try.
func (a *App) exportMessage(err error, path string) message {
	var pixels *render.TooManyPixels
	var pages *render.TooManyPages
	key, n := "", ""
	switch {
	case errors.As(err, &pixels) && pixels.Fits > 0:
		key, n = "error.tooManyPixels", itoa(pixels.Fits)
	case errors.As(err, &pixels):
		key = "error.noPixels"
	case errors.As(err, &pages):
		key = "error.tooManyPages"
	case store.Cause(err) == store.ErrGone:
		key = "error.exportFolder"
	default:
		return a.messageOf(err, path)
	}
	return message{sentence: a.texts.say(key), try: a.texts.say(key+".try", "n", n), detail: path}
}

func (f *exportForm) askReplace(path string) {
	t := f.app.texts
	f.app.showMessage(message{
		sentence: t.say("error.exists"), try: t.say("error.exists.try"), detail: path, modal: true,
		answers: []answer{
			{text: t.say("button.replace"), do: func() { f.write(true) }},
			{text: t.say("button.cancel"), main: true},
		},
	})
}
