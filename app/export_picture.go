package app

import (
	"hone/render"
)

// copyPicture puts the view in sight on the clipboard as a picture for slides
// and mails.
func (a *App) copyPicture() {
	view := a.viewInSight()
	in := a.pictureInput(a.wants(), view)
	copyTo := a.options.Outside.CopyPicture
	a.border.run(func() func() {
		picture, err := pictureFor(in, view)
		if err == nil {
			err = copyTo(picture)
		}
		return func() { a.pictureCopied(err) }
	})
}

// copyScale is how fine a copied picture is, in pixels a point.
const copyScale = 2

// pictureFor is a view as PNG, less fine where it is too large for that.
func pictureFor(in render.Input, view string) ([]byte, error) {
	for scale := copyScale; ; scale-- {
		picture, err := render.Export(in, view, "png", render.Output{Scale: scale})
		if err == nil || scale == 1 {
			return picture, err
		}
	}
}

func (a *App) pictureCopied(err error) {
	if err == nil {
		a.notice(a.texts.say("export.copied"))
		return
	}
	a.log("copy picture", err)
	a.showMessage(message{
		sentence: a.texts.say("error.clipboard"), try: a.texts.say("error.clipboard.try"), detail: err.Error(),
		answers: []answer{{text: a.texts.plain("menu.export"), do: a.askExport, main: true}},
	})
}

// reveal shows a file where it lies.
func (a *App) reveal(path string) {
	show := a.options.Outside.Show
	a.border.run(func() func() {
		err := show(path)
		return func() {
			if err != nil {
				a.log("show file", err)
				a.notice(a.texts.say("export.where", "name", path))
			}
		}
	})
}
