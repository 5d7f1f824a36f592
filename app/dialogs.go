package app

import (
	"errors"
	"image/color"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/model/store"
)

// message is what the user is told when something went wrong: one sentence, one
// thing to try, and where it helps the place or the cause.
type message struct {
	sentence string
	try      string
	detail   string
	answers  []answer
	modal    bool
}

// answer is a button of a message.
type answer struct {
	text string
	do   func()
	main bool
}

// sentenceOf is the key of the text for an error; its hint is that key with
// ".try".
var sentenceOf = map[error]string{
	store.ErrLocked:         "error.locked",
	store.ErrDamaged:        "error.damaged",
	store.ErrReadOnly:       "error.readOnly",
	store.ErrExists:         "error.exists",
	store.ErrChangedOutside: "error.changedOutside",
	store.ErrReplaced:       "error.notSaved",
	store.ErrNoSpace:        "error.diskFull",
	store.ErrProtected:      "error.noPermission",
	store.ErrGone:           "error.notFound",
	model.ErrNewer:          "error.newer",
	model.ErrForeign:        "error.foreign",
	model.ErrTooLarge:       "error.tooLarge",
}

// messageOf turns an error into words. It is the only place that does.
func (a *App) messageOf(err error, path string) message {
	key, known := sentenceOf[store.Cause(err)]
	detail := filepath.Base(path)
	if path == "" {
		detail = ""
	}
	var fault *model.ReadError
	if errors.As(err, &fault) && (!known || key == "error.damaged") {
		key, known, detail = "error.unreadable", true, detail+"  "+fault.Error()
	}
	if !known {
		key, detail = "error.unexpected", err.Error()
	}
	return message{sentence: a.texts.say(key), try: a.texts.say(key + ".try"), detail: detail}
}

// report tells of an error about a file, with what can be done at once.
func (a *App) report(err error, path string) {
	a.log("report", err)
	m := a.messageOf(err, path)
	if errors.Is(err, store.ErrLocked) {
		m.answers = append(m.answers, answer{a.texts.say("button.openReadOnly"), func() { a.openAs(path, true) }, true})
	}
	a.showMessage(m)
}

// showMessage shows a message over the window. A message that asks something
// stays until it is answered.
func (a *App) showMessage(m message) *widget.PopUp {
	if len(m.answers) == 0 || !m.modal {
		m.answers = append(m.answers, answer{text: a.texts.say("button.close")})
	}
	sentence := widget.NewLabelWithStyle(m.sentence, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	try, detail := widget.NewLabel(m.try), widget.NewLabel(m.detail)
	detail.Importance = widget.LowImportance
	rows := container.NewVBox()
	for _, l := range []*widget.Label{sentence, try, detail} {
		l.Wrapping = fyne.TextWrapWord
		if l.Text != "" {
			rows.Add(l)
		}
	}
	var popup *widget.PopUp
	buttons := container.NewHBox()
	for _, one := range m.answers {
		b := widget.NewButton(one.text, func() {
			popup.Hide()
			a.focusPicture(a.active)
			if one.do != nil {
				one.do()
			}
		})
		if one.main {
			b.Importance = widget.HighImportance
		}
		buttons.Add(b)
	}
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(min(460*a.look.scale(), a.window.Canvas().Size().Width-60), 1))
	rows.Add(container.NewBorder(nil, nil, nil, buttons, width))
	content := container.NewPadded(rows)
	if m.modal {
		popup = widget.NewModalPopUp(content, a.window.Canvas())
	} else {
		popup = widget.NewPopUp(content, a.window.Canvas())
	}
	size := popup.MinSize()
	room := a.window.Canvas().Size()
	popup.ShowAtPosition(fyne.NewPos((room.Width-size.Width)/2, room.Height*0.22))
	popup.Resize(size)
	return popup
}

// tell says what opening found, when there is anything to say.
func (a *App) tell(r store.Report) {
	switch {
	case r.IsQuiet():
	case r.Damage != nil:
		a.showMessage(message{sentence: a.texts.say("save.rebuilt", "name", a.texts.say("rebuilt."+string(r.Damage.Source))), detail: r.Damage.Kept})
	case r.Beside != "":
		a.showMessage(message{sentence: a.texts.say("save.beside"), detail: r.Beside})
	case len(r.Conflicts) > 0:
		a.showMessage(message{sentence: a.texts.say("error.changedOutside"), try: a.texts.say("save.conflicts", "n", itoa(len(r.Conflicts)))})
	case r.Case == store.Ahead:
		a.notice(a.texts.say("save.recovered", "n", itoa(r.Changes)))
	case r.Case == store.Outside || r.Case == store.Older || r.Case == store.Merged:
		a.notice(a.texts.say("save.outside"))
	}
}

// explainSaving says why something could not be saved, and the ways out.
func (a *App) explainSaving() {
	err := a.saver.fault
	if err == nil {
		return
	}
	m := a.unsaved(err)
	a.showMessage(m)
}

// unsaved is the message about edits that could not be written.
func (a *App) unsaved(err error) message {
	m := a.messageOf(err, a.file.Path())
	if store.Cause(err) == store.ErrGone {
		m.sentence, m.try = a.texts.say("error.folderGone"), a.texts.say("error.folderGone.try")
	}
	m.answers = []answer{
		{a.texts.say("button.retry"), a.saver.retry, true},
		{a.texts.say("button.saveCopy"), a.askSaveAs, false},
	}
	return m
}

// askUnsaved asks before edits that could not be written are given up. then
// goes on with what was under way.
func (a *App) askUnsaved(err error, then func()) {
	m := a.unsaved(err)
	m.detail = a.texts.say("save.closing")
	m.modal = true
	m.answers = append(m.answers, answer{a.texts.say("button.discard"), func() {
		if err := a.saver.abandon(); err != nil {
			a.log("abandon file", err)
		}
		a.file = nil
		if then != nil {
			then()
			return
		}
		a.desk.arrange()
	}, false}, answer{text: a.texts.say("button.cancel")})
	a.showMessage(m)
}
