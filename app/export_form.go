package app

import (
	"image/color"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// exportForm asks what to write and how, shows it small and says what it will
// be, and writes it.
type exportForm struct {
	app    *App
	sheet  *sheet
	view   string
	format string
	choice exportChoice
	folder string
	named  bool // the user has given a name

	lists                     map[string]*formSelect // by the key of their names
	formats                   *formSelect
	legend, heading, outlines *formCheck
	name                      *field
	where                     *button
	rows                      *fyne.Container
	scaleRow, paperRow, draws []fyne.CanvasObject // what is of use in some formats alone
	facingRow, wordsRow       []fyne.CanvasObject
	told                      *widget.Label
	thumbnail                 *canvas.Image
	lines                     *fyne.Container // how a sheet begins, on the same paper
	planning                  latest
	job                       *exporting
	progress                  *sheet
}

// Sizes of the form, in pixels at 100 %.
const exportWide, exportThumbnail = 560, 190

func newExportForm(a *App, view string) *exportForm {
	f := &exportForm{app: a, view: view, choice: a.settings.Export.valid(), folder: a.exportFolder(), planning: latest{border: &a.border}, lists: map[string]*formSelect{}}
	f.format = f.choice.format(view)
	f.told = widget.NewLabel("")
	f.told.Wrapping, f.told.Importance = fyne.TextWrapWord, widget.LowImportance
	f.thumbnail = &canvas.Image{FillMode: canvas.ImageFillContain}
	f.thumbnail.SetMinSize(fyne.NewSize(10, exportThumbnail*a.look.scale()))
	f.lines = container.NewVBox()
	f.build()
	return f
}

func (f *exportForm) build() {
	f.rows = container.New(fynelayout.NewFormLayout())
	called := func(prefix string) func(string) string {
		return func(v string) string { return f.app.texts.say(prefix + v) }
	}
	f.selects(formChoice{"export.view", render.Views(), f.view, called("view.")}, f.takeView)
	f.formats = f.selects(formChoice{"export.format", exportFormats(f.view), f.format, called("format.")}, f.takeFormat)
	var scales []string
	for _, n := range exportScales {
		scales = append(scales, strconv.Itoa(n))
	}
	f.selects(formChoice{"export.scale", scales, strconv.Itoa(f.choice.Scale), called("export.scale.")}, func(v string) {
		f.choice.Scale, _ = strconv.Atoi(v) // one of our own
	})
	f.scaleRow = f.lastRow()
	f.selects(formChoice{"export.paper", f.papers(), string(f.choice.Paper), called("export.paper.")}, func(v string) {
		f.choice.Paper = render.Paper(v)
	})
	f.paperRow = f.lastRow()
	f.selects(formChoice{"export.direction", []string{exportRight, exportUp}, f.choice.Direction, called("export.direction.")}, func(v string) {
		f.choice.Direction = v
	})
	f.facingRow = f.lastRow()
	f.addChecks()
	f.selects(formChoice{"menu.language", []string{string(model.Japanese), string(model.English)}, string(f.language()), func(v string) string {
		return f.app.texts.say("language." + v + ".own")
	}}, func(v string) { f.choice.Language = model.Language(v) })
	f.wordsRow = f.lastRow()
	f.addPlace()
	f.lay()
}

// papers are those that a view can be set on; a text has no size of its own.
func (f *exportForm) papers() []string {
	var papers []string
	for _, p := range render.Papers() {
		if p != render.PaperFit || render.Draws(f.view, "pdf") {
			papers = append(papers, string(p))
		}
	}
	return papers
}

func (f *exportForm) addChecks() {
	f.legend = f.checks("menu.legend", f.choice.Legend, func(on bool) { f.choice.Legend = on })
	f.heading = f.checks("export.heading", f.choice.Heading, func(on bool) { f.choice.Heading = on })
	f.outlines = f.checks("export.outlines", f.choice.Outlines, func(on bool) { f.choice.Outlines = on })
	f.addRow("export.with", container.NewHBox(f.legend, f.heading, f.outlines))
	f.draws = f.lastRow()
}

// language is the one that the fixed words will be in.
func (f *exportForm) language() model.Language {
	if f.choice.Language != "" {
		return f.choice.Language
	}
	return f.app.texts.language
}

func (f *exportForm) addPlace() {
	f.name = newField(f.app)
	f.name.SetText(f.app.exportName(f.view))
	f.name.OnChanged = func(string) { f.named = true }
	f.name.submit = func() { f.write(false) }
	f.where = newButton(f.app.look, buttonField, f.folder, f.askFolder)
	f.where.isCut = true
	f.addRow("dialog.name", f.name)
	f.addRow("dialog.folder", f.where)
}

// lay puts the picture, what it will be and the controls one below the other.
func (f *exportForm) lay() {
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = f.app.look.ink(render.InkHair), 1, 6*f.app.look.scale()
	paper := canvas.NewRectangle(color.White)
	paper.CornerRadius = frame.CornerRadius
	body := container.NewVBox(container.NewStack(paper, container.NewPadded(f.thumbnail), container.NewPadded(container.NewPadded(f.lines)), frame), f.told, f.rows)
	f.sheet = &sheet{
		title: f.app.texts.plain("menu.export"), body: body, size: fyne.NewSize(exportWide, 0), first: f.name, modal: true,
		answers: []answer{
			{text: f.app.texts.say("button.cancel")},
			{text: f.app.texts.say("button.export"), do: func() { f.write(false) }, main: true, stays: true},
		},
	}
	f.name.cancel = func() { f.sheet.close() }
}

func (f *exportForm) show() {
	f.suit()
	f.app.showSheet(f.sheet)
	f.name.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.plan()
}

// addRow adds a control with its name at the left.
func (f *exportForm) addRow(key string, control fyne.CanvasObject) {
	f.rows.Add(widget.NewLabelWithStyle(f.app.texts.say(key), fyne.TextAlignTrailing, fyne.TextStyle{}))
	f.rows.Add(control)
}

func (f *exportForm) lastRow() []fyne.CanvasObject { return f.rows.Objects[len(f.rows.Objects)-2:] }

// takeView goes on with another view, in the format that suits it.
func (f *exportForm) takeView(view string) {
	if view == f.view {
		return
	}
	f.view = view
	f.format = f.choice.format(view)
	f.formats.offer(exportFormats(view), f.format)
	if !f.named {
		f.name.SetText(f.app.exportName(view))
		f.named = false
	}
	f.suit()
}

func (f *exportForm) takeFormat(format string) {
	f.format = format
	if render.Draws(f.view, format) {
		f.choice.Picture = format
	} else {
		f.choice.Sheet = format
	}
	f.suit()
}

// suit shows what matters for the format.
func (f *exportForm) suit() {
	shown := func(row []fyne.CanvasObject, is bool) {
		for _, o := range row {
			if is {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
	shown(f.scaleRow, f.format == "png")
	shown(f.paperRow, f.format == "pdf")
	f.lists["export.paper"].offer(f.papers(), string(f.choice.Paper))
	shown(f.facingRow, render.Draws(f.view, f.format) && turns(f.view))
	shown(f.draws, render.Draws(f.view, f.format))
	shown([]fyne.CanvasObject{f.outlines}, f.format == "svg")
	shown(f.wordsRow, f.format != "dot" && f.format != "bpmn")
	if f.sheet.popup != nil {
		f.sheet.fit()
	}
}

func (f *exportForm) askFolder() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			f.folder = u.Path()
			f.where.set(f.folder)
		}
	}, f.app.window)
	if folder, err := storage.ListerForURI(storage.NewFileURI(f.folder)); err == nil {
		d.SetLocation(folder)
	}
	d.SetConfirmText(f.app.texts.say("button.open"))
	d.SetDismissText(f.app.texts.say("button.cancel"))
	d.Show()
	d.Resize(fyne.NewSize(760, 520))
}

// path is the file that would be written; empty without a name.
func (f *exportForm) path() string {
	if name := exportPath(f.name.Text, f.format); name != "" {
		return filepath.Join(f.folder, name)
	}
	return ""
}
