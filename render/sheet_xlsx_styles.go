package render

import "hone/model"

// cellStyle is the place of a style among those of stylesOf.
type cellStyle int

const (
	styleText cellStyle = iota
	styleHead
	styleQuoted
	styleNumber
	stylePercent
	styleScore
	styleInput
	styleTitle
	styleBold
	styleNote
	styleScoreInput
)

func (c Cell) style() cellStyle {
	switch {
	case c.Input && c.Form == FormScore:
		return styleScoreInput
	case c.Input:
		return styleInput
	case c.Form == FormPercent:
		return stylePercent
	case c.Form == FormScore:
		return styleScore
	case c.Form == FormNumber:
		return styleNumber
	case c.Bold:
		return styleBold
	}
	return styleText
}

// stylesOf are the styles of all cells, in the order of the constants.
func stylesOf(l model.Language) string {
	font := "Yu Gothic"
	if l == model.English {
		font = "Calibri"
	}
	face := `<name val="` + font + `"/></font>`
	rim := `<left/><right/><top/><bottom style="hair"><color rgb="FFD5DAE1"/></bottom><diagonal/>`
	wrapped := `<alignment horizontal="left" vertical="top" wrapText="1" indent="1"/></xf>`
	top := `<alignment vertical="top"/></xf>`
	xf := func(format, font, fill, rest string) string {
		return `<xf numFmtId="` + format + `" fontId="` + font + `" fillId="` + fill + `" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"` + rest
	}
	return xmlHead + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<fonts count="4"><font><sz val="10.5"/><color rgb="FF1F2933"/>` + face + `<font><b/><sz val="10.5"/><color rgb="FF1F2933"/>` + face +
		`<font><b/><sz val="16"/><color rgb="FF1F2933"/>` + face + `<font><sz val="10.5"/><color rgb="FF5F6F7C"/>` + face + `</fonts>` +
		`<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE8F1F0"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFDF3EA"/></patternFill></fill></fills>` +
		`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>` + rim + `</border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="11">` +
		xf("0", "0", "0", `>`) + wrapped + xf("0", "1", "2", `>`) + wrapped + xf("49", "0", "0", ` quotePrefix="1">`) + wrapped +
		xf("0", "0", "0", `>`) + top + xf("9", "0", "0", `>`) + top + xf("2", "0", "0", `>`) + top + xf("0", "0", "3", `>`) + top +
		`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" applyFont="1"/>` + xf("0", "1", "0", `>`) + wrapped +
		`<xf numFmtId="0" fontId="3" fillId="0" borderId="0" applyFont="1"/>` + xf("2", "0", "3", `>`) + top +
		`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
