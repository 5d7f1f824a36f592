package render

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// errFontFile is a font that is no TrueType file with outlines, or is damaged.
var errFontFile = errors.New("read font: not a TrueType file with outlines")

// subset is a TrueType font of some letters in their order after the box for
// none, with the tables that a PDF needs (ISO 32000-1:2008, 9.9).
func subset(file []byte, letters []glyph) ([]byte, error) {
	s, err := openSubset(file)
	if err != nil {
		return nil, err
	}
	s.addGlyph(0)
	for _, l := range letters {
		if l.index == 0 {
			s.addBox(l.advance)
			continue
		}
		s.addGlyph(uint16(l.index))
	}
	// Parts of composed letters come last; they may have parts themselves.
	for i := 0; i < len(s.glyphs); i++ {
		if !s.takeParts(i) {
			return nil, errFontFile
		}
	}
	return s.assemble(), nil
}

// subsetting is the font read and the glyphs taken from it so far.
type subsetting struct {
	tables  map[string][]byte
	units   float64
	long    bool // places of glyphs are in four bytes
	metrics int  // how many glyphs have a width of their own
	glyphs  [][]byte
	widths  []byte // four bytes a glyph: width and left side
	parts   map[uint16]uint16
}

func openSubset(file []byte) (*subsetting, error) {
	s := &subsetting{tables: map[string][]byte{}, parts: map[uint16]uint16{}}
	if len(file) < 12 {
		return nil, errFontFile
	}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := 12 + 16*i
		if entry+16 > len(file) {
			return nil, errFontFile
		}
		at, size := uint64(binary.BigEndian.Uint32(file[entry+8:])), uint64(binary.BigEndian.Uint32(file[entry+12:]))
		if at+size > uint64(len(file)) {
			return nil, errFontFile
		}
		s.tables[string(file[entry:entry+4])] = file[at : at+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 1} {
		if len(s.tables[name]) < least {
			return nil, errFontFile
		}
	}
	s.units = float64(binary.BigEndian.Uint16(s.tables["head"][18:]))
	s.long = binary.BigEndian.Uint16(s.tables["head"][50:]) != 0
	s.metrics = int(binary.BigEndian.Uint16(s.tables["hhea"][34:]))
	if s.metrics == 0 || s.metrics*4 > len(s.tables["hmtx"]) {
		return nil, errFontFile
	}
	return s, nil
}

func (s *subsetting) addGlyph(index uint16) {
	s.glyphs = append(s.glyphs, slices.Clone(s.outline(int(index))))
	s.widths = append(s.widths, s.width(int(index))...)
}

// outline is a glyph's bytes; none when it is blank or not there.
func (s *subsetting) outline(index int) []byte {
	loca, glyf := s.tables["loca"], s.tables["glyf"]
	place := func(i int) (int, bool) {
		if s.long {
			if 4*i+4 > len(loca) {
				return 0, false
			}
			return int(binary.BigEndian.Uint32(loca[4*i:])), true
		}
		if 2*i+2 > len(loca) {
			return 0, false
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*i:])), true
	}
	from, ok := place(index)
	to, also := place(index + 1)
	if !ok || !also || from >= to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

func (s *subsetting) width(index int) []byte {
	hmtx := s.tables["hmtx"]
	if index < s.metrics {
		return hmtx[4*index : 4*index+4]
	}
	// Those after the last width have that one and a left side of their own.
	out := slices.Clone(hmtx[4*s.metrics-4 : 4*s.metrics-2])
	if at := 4*s.metrics + 2*(index-s.metrics); at+2 <= len(hmtx) {
		return append(out, hmtx[at:at+2]...)
	}
	return append(out, 0, 0)
}

// addBox adds the box that stands for a letter which the font lacks.
func (s *subsetting) addBox(advance float64) {
	unit := func(ems float64) uint16 { return uint16(int16(math.Round(ems * s.units))) }
	s.widths = binary.BigEndian.AppendUint16(s.widths, unit(advance))
	s.widths = binary.BigEndian.AppendUint16(s.widths, 0)
	if advance == 0 {
		s.glyphs = append(s.glyphs, nil)
		return
	}
	box := missingBox(advance)
	low, high := box[0][0], box[0][2]
	head := []uint16{2, unit(low.X), unit(low.Y), unit(high.X), unit(high.Y), 3, 7, 0} // contours, bounds, their last points, no hints
	var out []byte
	for _, n := range head {
		out = binary.BigEndian.AppendUint16(out, n)
	}
	points := slices.Concat(box[0][:], box[1][:])
	for range points {
		out = append(out, 1) // on the outline, both coordinates in two bytes
	}
	out = appendSteps(out, points, func(p Point) uint16 { return unit(p.X) })
	out = appendSteps(out, points, func(p Point) uint16 { return unit(p.Y) })
	s.glyphs = append(s.glyphs, out)
}

// appendSteps writes one coordinate of each point, less that of the one before.
func appendSteps(out []byte, points []Point, of func(Point) uint16) []byte {
	before := uint16(0)
	for _, p := range points {
		out = binary.BigEndian.AppendUint16(out, of(p)-before)
		before = of(p)
	}
	return out
}

// The flags of a part of a composed glyph.
const (
	partWords, partScale, partMore, partTwoScales, partMatrix = 1, 8, 32, 64, 128
)

// takeParts adds the parts of a composed glyph and numbers them anew. It
// reports false for a glyph that ends too early.
func (s *subsetting) takeParts(i int) bool {
	g := s.glyphs[i]
	if len(g) < 10 || int16(binary.BigEndian.Uint16(g)) >= 0 {
		return true
	}
	for at := 10; ; {
		if at+4 > len(g) {
			return false
		}
		flags, index := binary.BigEndian.Uint16(g[at:]), binary.BigEndian.Uint16(g[at+2:])
		next := at + 4 + partSize(flags)
		if next > len(g) {
			return false
		}
		number, ok := s.parts[index]
		if !ok {
			if len(s.glyphs) > math.MaxUint16-1 {
				return false
			}
			number = uint16(len(s.glyphs))
			s.parts[index] = number
			s.addGlyph(index)
		}
		binary.BigEndian.PutUint16(g[at+2:], number)
		at = next
		if flags&partMore == 0 {
			return true
		}
	}
}

func partSize(flags uint16) int {
	size := 2
	if flags&partWords != 0 {
		size = 4
	}
	switch {
	case flags&partScale != 0:
		size += 2
	case flags&partTwoScales != 0:
		size += 4
	case flags&partMatrix != 0:
		size += 8
	}
	return size
}

// assemble writes the font file.
func (s *subsetting) assemble() []byte {
	n := uint16(len(s.glyphs))
	var glyf, loca []byte
	for _, g := range s.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g...)
		glyf = append(glyf, make([]byte, -len(glyf)&3)...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(s.tables["head"]), slices.Clone(s.tables["hhea"]), slices.Clone(s.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0) // the sum over the file, filled in below
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], n)
	binary.BigEndian.PutUint16(maxp[4:], n)
	tables := map[string][]byte{
		"cvt ": s.tables["cvt "], "fpgm": s.tables["fpgm"], "glyf": glyf, "head": head, "hhea": hhea,
		"hmtx": s.widths, "loca": loca, "maxp": maxp, "prep": s.tables["prep"],
	}
	var names []string
	for _, name := range []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"} {
		if len(tables[name]) > 0 {
			names = append(names, name)
		}
	}
	return joinTables(names, tables)
}

// joinTables writes tables behind their directory, with the sums that some
// readers check.
func joinTables(names []string, tables map[string][]byte) []byte {
	be := binary.BigEndian
	rounds := 0
	for 2<<rounds <= len(names) {
		rounds++
	}
	out := be.AppendUint32(nil, 0x00010000)
	for _, n := range []int{len(names), 16 << rounds, rounds, 16*len(names) - 16<<rounds} {
		out = be.AppendUint16(out, uint16(n))
	}
	at, headAt := 12+16*len(names), 0
	for _, name := range names {
		if name == "head" {
			headAt = at
		}
		out = append(out, name...)
		out = be.AppendUint32(be.AppendUint32(be.AppendUint32(out, sumOf(tables[name])), uint32(at)), uint32(len(tables[name])))
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	be.PutUint32(out[headAt+8:], 0xb1b0afba-sumOf(out))
	return out
}

// sumOf adds up a table in pieces of four bytes.
func sumOf(table []byte) uint32 {
	sum := uint32(0)
	for len(table) >= 4 {
		sum += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	for i, b := range table {
		sum += uint32(b) << (24 - 8*i)
	}
	return sum
}
