package app

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
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

// sentenceOf is the key of the text for an error; its hint is that key with
// ".try".
var sentenceOf = map[error]string{
	store.ErrLocked:         "error.locked",
	store.ErrDamaged:        "error.damaged",
	store.ErrReadOnly:       "error.readOnly",
	store.ErrExists:         "error.exists",
	store.ErrChangedOutside: "error.changedOutside",
	store.ErrReplaced:       "error.notSaved",
	store.ErrOtherModel:     "error.otherModel",
	store.ErrNoSpace:        "error.diskFull",
	store.ErrProtected:      "error.noPermission",
	store.ErrGone:           "error.notFound",
	model.ErrNewer:          "error.newer",
	model.ErrForeign:        "error.foreign",
	model.ErrTooLarge:       "error.tooLarge",
}

// keyOf is the key of the sentence for an error.
func (a *App) keyOf(err error) string {
	key, known := sentenceOf[store.Cause(err)]
	var fault *model.ReadError
	switch {
	case errors.As(err, &fault) && (!known || key == "error.damaged"):
		return "error.unreadable"
	case !known:
		return "error.unexpected"
	}
	return key
}

// messageOf turns an error into words. It is the only place that does.
func (a *App) messageOf(err error, path string) message {
	key, detail := a.keyOf(err), ""
	if path != "" {
		detail = filepath.Base(path)
	}
	var fault *model.ReadError
	switch {
	case key == "error.unexpected":
		detail = err.Error()
	case errors.As(err, &fault):
		detail = strings.TrimSpace(detail + "\n" + a.faultText(fault))
	}
	return message{sentence: a.texts.say(key), try: a.texts.say(key + ".try"), detail: detail}
}

// report tells of an error about a file, with what can be done at once.
func (a *App) report(err error, path string) {
	a.log("report", err)
	m := a.messageOf(err, path)
	if errors.Is(err, store.ErrLocked) {
		m.answers = append(m.answers, answer{text: a.texts.say("button.openReadOnly"), do: func() { a.openAs(path, true) }, main: true})
	}
	if key := a.keyOf(err); path != "" && (key == "error.unreadable" || key == "error.damaged") {
		m.answers = append(m.answers, answer{text: a.texts.plain("menu.repair"), do: func() { a.repair(path) }, main: true})
	}
	a.showMessage(m)
}

// messageWidth is how wide messages are, in pixels at 100 %.
const messageWidth = 500

// showMessage shows a message over the window. A message that asks something
// stays until it is answered.
func (a *App) showMessage(m message) *sheet {
	if len(m.answers) == 0 || !m.modal {
		m.answers = append(m.answers, answer{text: a.texts.say("button.close"), main: len(m.answers) == 0})
	}
	sentence := widget.NewLabelWithStyle(a.wrapped(m.sentence, messageWidth), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	rows := container.NewVBox(sentence)
	if m.try != "" {
		rows.Add(widget.NewLabel(a.wrapped(m.try, messageWidth)))
	}
	if m.detail != "" {
		detail := widget.NewLabel(a.wrapped(m.detail, messageWidth)) // a path in it may break anywhere
		detail.Wrapping, detail.Importance, detail.Selectable = fyne.TextWrapBreak, widget.LowImportance, true
		rows.Add(detail)
	}
	return a.showSheet(&sheet{body: rows, size: fyne.NewSize(messageWidth, 0), modal: m.modal, answers: m.answers})
}

// explainSaving says why something could not be saved, and the ways out.
func (a *App) explainSaving() {
	switch {
	case len(a.saver.conflicts) > 0:
		a.showConflicts()
	case a.saver.readOnly && !isKeptVersion(a.file.Path()):
		m := message{sentence: a.texts.say("save.readOnly"), try: a.texts.say("save.viewing"), detail: a.file.Path()}
		m.answers = []answer{{text: a.texts.say("command.unlock"), do: a.unlock, main: true}}
		a.showMessage(m)
	case a.saver.fault != nil:
		a.showMessage(a.unsaved(a.saver.fault))
	case a.file != nil:
		a.showMessage(message{sentence: a.texts.say("save.places"), try: a.file.Path(), detail: a.texts.say("about.files", "name", a.options.Folder)})
	}
}

// unsaved is the message about edits that could not be written.
func (a *App) unsaved(err error) message {
	m := a.messageOf(err, a.file.Path())
	isGone := store.Cause(err) == store.ErrGone // then there is nowhere to save again
	if isGone {
		m.sentence, m.try = a.texts.say("error.folderGone"), a.texts.say("error.folderGone.try")
	}
	m.answers = []answer{
		{text: a.texts.say("button.retry"), do: a.saver.retry, main: !isGone},
		{text: a.texts.say("button.saveCopy"), do: a.askSaveAs, main: isGone},
	}
	if isGone {
		slices.Reverse(m.answers)
	}
	return m
}

// askUnsaved asks before edits that could not be written are given up. then
// goes on with what was under way.
func (a *App) askUnsaved(err error, then func()) {
	if isUndecided(err) {
		a.askUndecided(then)
		return
	}
	m := a.unsaved(err)
	m.detail = a.texts.say("save.closing")
	m.modal = true
	m.answers = append(m.answers, answer{text: a.texts.say("button.discard"), do: func() {
		if err := a.saver.abandon(); err != nil {
			a.log("abandon file", err)
		}
		a.file = nil
		if then != nil {
			then()
			return
		}
		a.desk.arrange()
		a.desk.bar.follow()
	}}, answer{text: a.texts.say("button.cancel")})
	a.showMessage(m)
}

// askUndecided asks what holds before a model is closed in which two sides have
// changed the same.
func (a *App) askUndecided(then func()) {
	m := message{sentence: a.texts.say("error.conflict"), try: a.texts.say("error.conflict.try"), modal: true}
	m.answers = []answer{{text: a.texts.plain("command.conflicts"), do: a.showConflicts, main: true}}
	if then != nil {
		m.answers = append(m.answers, answer{text: a.texts.say("conflict.closeMine"), do: func() {
			a.saver.keepOurs()
			a.quit()
		}})
	}
	m.answers = append(m.answers, answer{text: a.texts.say("button.cancel")})
	a.showMessage(m)
}
