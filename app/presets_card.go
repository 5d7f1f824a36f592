package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/render"
)

// newPresetBox offers the presets on the card of the model itself.
func newPresetBox(a *App) *fyne.Container {
	head := canvas.NewText(a.texts.say("preset.add"), color.Black)
	head.Color, head.TextSize, head.TextStyle.Bold = a.look.ink(render.InkMuted), sizeSmall*a.look.scale(), true
	box := container.New(&stack{gap: 6}, head)
	for _, name := range presetSets {
		b := newButton(a.look, buttonField, a.texts.say(a.command(name).text), func() { a.run(name) })
		b.ink = render.InkText
		box.Add(b)
	}
	return container.New(&inset{left: 16, right: 14}, container.New(&stack{gap: 12}, canvas.NewText("", color.Transparent), box))
}
