package render

// The type sizes, in points. No picture uses another.
const (
	SizeSmall = 11
	SizeText  = 13
	SizeHead  = 16
	SizeTitle = 22
)

// Fonts is the list of font families for pictures that name their font rather
// than carry it; the first ones look like the bundled font.
const Fonts = "BIZ UDPGothic, Noto Sans JP, Noto Sans CJK JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif"

// Palette gives every Ink its colour, as #rrggbb.
type Palette map[Ink]string

// LightPalette is the look of printed matter, and of every export.
func LightPalette() Palette {
	return Palette{
		InkPaper:    "#ffffff",
		InkText:     "#1f2933",
		InkMuted:    "#5f6f7c",
		InkHair:     "#d5dae1",
		InkAccent:   "#0b6e6e",
		InkWash:     "#e8f1f0",
		InkPale:     "#eef4fa",
		InkWarm:     "#b4530a",
		InkAlarm:    "#b3261e",
		InkOnDark:   "#ffffff",
		InkSubtle:   "#f7f9f9",
		InkOutline:  "#8a97a3",
		InkFaded:    "#c3cad1",
		InkPaleRim:  "#8fa9bf",
		InkWarmPale: "#fdf3ea",
	}
}

// DarkPalette is for dark rooms; contrasts are as in the light one.
func DarkPalette() Palette {
	return Palette{
		InkPaper:    "#14191d",
		InkText:     "#e6ebef",
		InkMuted:    "#9fabb6",
		InkHair:     "#36404a",
		InkAccent:   "#4fb8b0",
		InkWash:     "#1d3436",
		InkPale:     "#1c2a38",
		InkWarm:     "#e89a54",
		InkAlarm:    "#f2857d",
		InkOnDark:   "#0e1417",
		InkSubtle:   "#191f24",
		InkOutline:  "#73808c",
		InkFaded:    "#434d57",
		InkPaleRim:  "#5d7a96",
		InkWarmPale: "#33271b",
	}
}

// Color is the colour of an ink, "none" for InkNone.
func (p Palette) Color(ink Ink) string {
	if c, ok := p[ink]; ok {
		return c
	}
	return "none"
}
