package app

import (
	"bytes"
	"encoding/binary"
)

// The reach of a line above and below its baseline, in thousandths of the type
// size. The bundled font says that its lines stand set solid, as Japanese type
// does; in fields of several lines that is too tight to read.
const lineAbove, lineBelow = 1060, 300

// roomier is a TrueType font whose lines stand further apart. What is not such
// a font is given back as it is.
func roomier(font []byte) []byte {
	head, okHead := tableOf(font, "head")
	hhea, okHhea := tableOf(font, "hhea")
	os2, okOS2 := tableOf(font, "OS/2")
	if !okHead || !okHhea || !okOS2 || len(font) < max(head+20, hhea+8, os2+78) {
		return font
	}
	out := bytes.Clone(font)
	em := int(binary.BigEndian.Uint16(out[head+18:]))
	above, below := uint16(em*lineAbove/1000), uint16(em*lineBelow/1000)
	put := func(at int, v uint16) { binary.BigEndian.PutUint16(out[at:], v) }
	put(hhea+4, above)
	put(hhea+6, -below)
	put(os2+68, above) // typographic
	put(os2+70, -below)
	put(os2+74, above) // Windows
	put(os2+76, below)
	return out
}

// tableOf is where a table of a TrueType font begins.
func tableOf(font []byte, name string) (int, bool) {
	if len(font) < 12 {
		return 0, false
	}
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		entry := 12 + 16*i
		if len(font) < entry+16 {
			return 0, false
		}
		if string(font[entry:entry+4]) == name {
			return int(binary.BigEndian.Uint32(font[entry+8:])), true
		}
	}
	return 0, false
}
