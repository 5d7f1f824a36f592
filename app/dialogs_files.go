package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"hone/model/store"
)

// askOpen lets the user choose a document.
func (a *App) askOpen() { a.askFile("dialog.open", a.open) }

// askOpenElsewhere lets the user choose a document for a window of its own.
func (a *App) askOpenElsewhere() {
	a.askFile("command.openWindow", func(path string) { a.openElsewhere(path, false) })
}

// askFile lets the user choose a document for something.
func (a *App) askFile(title string, then func(path string)) {
	a.askFileOf(title, []string{".hone"}, then)
}

// askFileOf lets the user choose a file with one of these endings.
func (a *App) askFileOf(title string, endings []string, then func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		a.focusPicture(a.active)
		if err != nil || r == nil {
			return
		}
		path := r.URI().Path()
		if err := r.Close(); err != nil {
			a.log("close dialog's reader", err)
		}
		then(path)
	}, a.window)
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	a.showFileDialog(d, title)
}

// showFileDialog shows a dialog for a file, in the folder that the user
// works in.
func (a *App) showFileDialog(d *dialog.FileDialog, title string) {
	d.SetTitleText(a.texts.plain(title))
	d.SetConfirmText(a.texts.say("button.open"))
	d.SetDismissText(a.texts.say("button.cancel"))
	if folder, err := storage.ListerForURI(storage.NewFileURI(a.usualFolder())); err == nil {
		d.SetLocation(folder)
	}
	d.Show()
	d.Resize(fyne.NewSize(820, 560))
}

// usualFolder is where a file dialog starts: beside the open document.
func (a *App) usualFolder() string {
	if a.file != nil {
		return filepath.Dir(a.file.Path())
	}
	return a.options.Documents
}

// saving is the question for a place and a name to write to. It is our own,
// because Fyne's empties an existing file before anything new is ready.
type saving struct {
	app     *App
	title   string
	folder  string
	name    string
	ending  string
	endings []string                              // to choose from; none: ending alone
	write   func(path string, replace bool) error // off the window's goroutine
	after   func(path string)                     // when it is written
	sheet   *sheet
	entry   *field
	where   *button
}

func (a *App) askSaveAs() {
	a.askPlace(&saving{title: "menu.saveAs", name: a.suggestedName(), ending: ".hone", write: a.file.MoveTo, after: func(path string) {
		a.remember(path)
		a.saver.retry()
		a.desk.bar.follow()
	}})
}

func (a *App) askSaveCopy() {
	a.askPlace(&saving{title: "command.saveCopy", name: a.suggestedName(), ending: ".hone", write: a.file.SaveCopy})
}

// suggestedName is the model's title, else the name that the file has.
func (a *App) suggestedName() string {
	if title := fileName(a.head().Info().Title); title != "" {
		return title
	}
	return strings.TrimSuffix(filepath.Base(a.file.Path()), filepath.Ext(a.file.Path()))
}

// askPlace asks where to write.
func (a *App) askPlace(s *saving) {
	s.app = a
	if s.folder == "" {
		s.folder = a.usualFolder()
	}
	s.entry = newField(a)
	s.entry.SetText(s.name)
	s.where = newButton(a.look, buttonField, s.folder, s.askFolder)
	s.where.isCut = true
	rows := container.New(
		fynelayout.NewFormLayout(),
		widget.NewLabel(a.texts.say("dialog.name")), container.NewBorder(nil, nil, nil, s.choice(), s.entry),
		widget.NewLabel(a.texts.say("dialog.folder")), s.where,
	)
	s.sheet = a.showSheet(&sheet{
		title: a.texts.plain(s.title), body: rows, size: fyne.NewSize(560, 0), first: s.entry, modal: true,
		answers: []answer{
			{text: a.texts.say("button.save"), do: func() { s.done(false) }, main: true, stays: true},
			{text: a.texts.say("button.cancel")},
		},
	})
	s.entry.cancel = s.sheet.close
	s.entry.submit = func() { s.done(false) }
	s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// choice is the ending, to choose where there are several.
func (s *saving) choice() fyne.CanvasObject {
	if len(s.endings) < 2 {
		return widget.NewLabel(s.ending)
	}
	pick := widget.NewSelect(s.endings, func(e string) { s.ending = e })
	pick.SetSelected(s.ending)
	return pick
}

func (s *saving) askFolder() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			s.folder = u.Path()
			s.where.set(s.folder)
		}
	}, s.app.window)
	if folder, err := storage.ListerForURI(storage.NewFileURI(s.folder)); err == nil {
		d.SetLocation(folder)
	}
	d.SetConfirmText(s.app.texts.say("button.open"))
	d.SetDismissText(s.app.texts.say("button.cancel"))
	d.Show()
	d.Resize(fyne.NewSize(760, 520))
}

// done writes; an existing file is replaced only when the user says so.
func (s *saving) done(replace bool) {
	name := strings.TrimSpace(s.entry.Text)
	if name == "" {
		return
	}
	if !strings.HasSuffix(strings.ToLower(name), s.ending) {
		name += s.ending
	}
	path := filepath.Join(s.folder, name)
	s.app.border.run(func() func() {
		err := s.write(path, replace)
		return func() { s.wrote(path, replace, err) }
	})
}

func (s *saving) wrote(path string, replace bool, err error) {
	switch {
	case err == nil:
		s.sheet.close()
		if s.after != nil {
			s.after(path)
		}
		s.app.notice(s.app.texts.say("dialog.written", "name", filepath.Base(path)))
	case !replace && (store.Cause(err) == store.ErrExists || errors.Is(err, os.ErrExist)):
		s.askReplace(path)
	default:
		s.app.report(err, path)
	}
}

func (s *saving) askReplace(path string) {
	m := message{sentence: s.app.texts.say("error.exists"), try: s.app.texts.say("error.exists.try"), detail: path, modal: true}
	m.answers = []answer{
		{text: s.app.texts.say("button.replace"), do: func() { s.done(true) }},
		{text: s.app.texts.say("button.cancel"), main: true},
	}
	s.app.showMessage(m)
}
