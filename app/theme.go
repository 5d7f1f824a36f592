package app

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"hone/assets"
	"hone/render"
)

// The four type sizes of the product, in points at 100 %.
const (
	sizeSmall   = 11
	sizeText    = 13
	sizeHeading = 16
	sizeTitle   = 22
)

// Brightness is whether the window is light or dark.
type Brightness string

// The choices of brightness.
const (
	BrightSystem Brightness = ""
	BrightLight  Brightness = "light"
	BrightDark   Brightness = "dark"
)

// presentScale is how much larger everything is when presenting in a big room.
const presentScale = 1.5

// look is the window's theme: the colours are those of the pictures, the font
// is the one that the pictures are measured with.
type look struct {
	brightness Brightness
	presenting bool    // 150 %, for a big room
	typeSize   float32 // 1: as designed
	isAsked    bool    // the desktop has not said yet what it is
	Fonts
	light, dark map[render.Ink]color.Color
	measure     render.Measure
}

// roomyFont is a bundled font with more room between its lines. Fyne reads it
// once, so it is made when it is read and not kept.
type roomyFont struct{ isBold bool }

func (f *roomyFont) Name() string {
	if f.isBold {
		return "HoneSans-Bold.ttf"
	}
	return "HoneSans-Regular.ttf"
}

func (f *roomyFont) Content() []byte { return roomier(assets.Font(f.isBold)) }

// Fonts are the two weights that a window writes with. Fyne keeps for good what
// it reads of a font, by the resource, so all windows of a program share one.
type Fonts struct{ regular, bold fyne.Resource }

// LoadFonts makes the fonts ready to write with.
func LoadFonts() Fonts {
	return Fonts{regular: &roomyFont{}, bold: &roomyFont{isBold: true}}
}

func newLook(m render.Measure, f Fonts) *look {
	return &look{
		measure: m, typeSize: 1, Fonts: f,
		light: inks(false),
		dark:  inks(true),
	}
}

// The inks that only the window has.
const (
	inkGround  render.Ink = "ground"  // behind a picture
	inkSurface render.Ink = "surface" // bars, panels, fields
	inkHover   render.Ink = "hover"   // under the pointer
)

func (l *look) isDark() bool {
	switch l.brightness {
	case BrightLight:
		return false
	case BrightDark:
		return true
	}
	return !l.isAsked && fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark
}

// ink is the colour of an ink now.
func (l *look) ink(i render.Ink) color.Color {
	if l.isDark() {
		return l.dark[i]
	}
	return l.light[i]
}

// inkOf is the ink of a part of Fyne's own widgets.
var inkOf = map[fyne.ThemeColorName]render.Ink{
	theme.ColorNameBackground:          inkSurface,
	theme.ColorNameButton:              inkSurface,
	theme.ColorNameDisabledButton:      render.InkSubtle,
	theme.ColorNameDisabled:            render.InkMuted,
	theme.ColorNameError:               render.InkAlarm,
	theme.ColorNameFocus:               render.InkWash,
	theme.ColorNameForeground:          render.InkText,
	theme.ColorNameForegroundOnPrimary: render.InkOnDark,
	theme.ColorNameHeaderBackground:    render.InkSubtle,
	theme.ColorNameHover:               inkHover,
	theme.ColorNameHyperlink:           render.InkAccent,
	theme.ColorNameInputBackground:     inkSurface,
	theme.ColorNameInputBorder:         render.InkHair,
	theme.ColorNameMenuBackground:      inkSurface,
	theme.ColorNameOverlayBackground:   inkSurface,
	theme.ColorNamePlaceHolder:         render.InkMuted,
	theme.ColorNamePressed:             render.InkWash,
	theme.ColorNamePrimary:             render.InkAccent,
	theme.ColorNameScrollBar:           render.InkOutline,
	theme.ColorNameSelection:           render.InkWash,
	theme.ColorNameSeparator:           render.InkHair,
	theme.ColorNameSuccess:             render.InkAccent,
	theme.ColorNameWarning:             render.InkWarm,
}

// Color is a colour of Fyne's own widgets. The look decides between light and
// dark, not the system's variant that Fyne asks for.
func (l *look) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameMenuBackground && l.isDark() {
		return l.ink(inkHover) // in the dark no shadow sets a list apart from what it lies over
	}
	if i, ok := inkOf[name]; ok {
		return l.ink(i)
	}
	variant := theme.VariantLight
	if l.isDark() {
		variant = theme.VariantDark
	}
	if name == theme.ColorNameShadow {
		return color.NRGBA{A: 0x28}
	}
	if name == theme.ColorNameScrollBarBackground {
		return color.Transparent
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font is the bundled one for every style but symbols: with another for, say,
// monospace, Japanese would fall back to whatever the machine has.
func (l *look) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return l.bold
	}
	return l.regular
}

func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// sizeOf is what the product says of Fyne's sizes; the others are Fyne's own.
var sizeOf = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:            sizeText,
	theme.SizeNameCaptionText:     sizeSmall,
	theme.SizeNameSubHeadingText:  sizeHeading,
	theme.SizeNameHeadingText:     sizeTitle,
	theme.SizeNamePadding:         4,
	theme.SizeNameInnerPadding:    6,
	theme.SizeNameInputRadius:     6,
	theme.SizeNameButtonRadius:    6,
	theme.SizeNamePopupRadius:     8,
	theme.SizeNameSelectionRadius: 5,
	theme.SizeNameInputBorder:     1,
	theme.SizeNameScrollBar:       8,
	theme.SizeNameScrollBarSmall:  3,
	theme.SizeNameModalBlurRadius: 0,
}

func (l *look) Size(name fyne.ThemeSizeName) float32 {
	size, ok := sizeOf[name]
	if !ok {
		size = theme.DefaultTheme().Size(name)
	}
	return size * l.scale()
}

// scale is how much larger than usual the window's own drawings are.
func (l *look) scale() float32 {
	if l.presenting {
		return presentScale * l.typeSize
	}
	return l.typeSize
}

// inks are the colours of the pictures, with those that only the window has.
func inks(dark bool) map[render.Ink]color.Color {
	palette, own := render.LightPalette(), map[render.Ink]string{inkGround: "#fbfcfc", inkSurface: "#ffffff", inkHover: "#f1f4f4"}
	if dark {
		palette, own = render.DarkPalette(), map[render.Ink]string{inkGround: "#111518", inkSurface: "#1a2025", inkHover: "#252d34"}
	}
	table := map[render.Ink]color.Color{}
	for ink, hex := range palette {
		table[ink] = colorOf(hex)
	}
	for ink, hex := range own {
		table[ink] = colorOf(hex)
	}
	return table
}

// colorOf reads #rrggbb.
func colorOf(hex string) color.Color {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		return color.Black
	}
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}
}
