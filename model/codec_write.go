package model

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Format and Version name the exchange text that this program writes.
const (
	Format  = "hone-model"
	Version = 1
)

// Document is the exchange text's content: a model with its own ID and the IDs
// of the points at which it was handed over, oldest first.
type Document struct {
	ID      ID
	Lineage []ID
	Model   *Model
}

// MaxLineage is how many hand-over points a document keeps.
const MaxLineage = 64

// lists are the exchange text's lists in order: Info apart, one a kind.
var lists = map[Kind]string{
	KindPhase: "phases", KindRole: "roles", KindDeliverable: "deliverables", KindAction: "actions",
	KindRelation: "relations", KindKPI: "kpis", KindSignal: "signals", KindPlay: "plays",
	KindRemark: "remarks", KindOverlay: "overlays", KindCheckup: "checkups", KindAccount: "accounts",
	KindReading: "readings", KindPlace: "places",
}

// ListName is the name of a kind's list in the exchange text.
func ListName(k Kind) string { return lists[k] }

// Encode writes the canonical exchange text: the same document gives the same
// bytes.
func Encode(d Document) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n  \"format\": %q,\n  \"version\": %d,\n", Format, Version)
	if d.ID != "" {
		fmt.Fprintf(&b, "  \"id\": %s,\n", quote(string(d.ID)))
	}
	b.WriteString("  \"lineage\": [")
	for i, id := range d.Lineage {
		separate(&b, i, "\n    ")
		b.WriteString(quote(string(id)))
	}
	closeList(&b, len(d.Lineage))
	b.WriteString(",\n  \"info\": ")
	writeRecord(&b, d.Model.Info(), "\n  ")
	for _, k := range Kinds()[1:] {
		fmt.Fprintf(&b, ",\n  %q: [", lists[k])
		records := slices.Clone(d.Model.Records(k))
		slices.SortFunc(records, func(a, c Record) int { return compareID(a.Key(), c.Key()) })
		for i, r := range records {
			separate(&b, i, "\n    ")
			writeRecord(&b, r, "\n    ")
		}
		closeList(&b, len(records))
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}

func separate(b *bytes.Buffer, i int, indent string) {
	if i > 0 {
		b.WriteByte(',')
	}
	b.WriteString(indent)
}

func closeList(b *bytes.Buffer, n int) {
	if n > 0 {
		b.WriteString("\n  ")
	}
	b.WriteByte(']')
}

// writeRecord writes the record's id and its fields that say something, one
// a line after newline, which holds the indent of the record itself.
func writeRecord(b *bytes.Buffer, r Record, newline string) {
	w := fieldWriter{b, newline, 0}
	b.WriteByte('{')
	if r.Kind() != KindInfo {
		w.write("id", quote(string(r.Key())))
	}
	for _, f := range Fields(r.Kind()) {
		value := Value(r, f)
		if value == "" {
			continue
		}
		if f.Type != Number && f.Type != Switch {
			value = quote(value)
		}
		w.write(f.Name, value)
	}
	if w.written > 0 {
		b.WriteString(newline)
	}
	b.WriteByte('}')
}

// fieldWriter writes the fields of one record.
type fieldWriter struct {
	b       *bytes.Buffer
	newline string
	written int
}

func (w *fieldWriter) write(name, value string) {
	if w.written > 0 {
		w.b.WriteByte(',')
	}
	w.written++
	for _, part := range [...]string{w.newline, `  "`, name, `": `, value} {
		w.b.WriteString(part)
	}
}

// quote is a JSON string: only what must be escaped is, so that text stays
// readable in a diff.
func quote(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029:
			fmt.Fprintf(&b, `\u%04x`, c)
		case c == utf8.RuneError:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// MarshalRecord is one record as compact JSON, with its kind: what the store keeps.
func MarshalRecord(r Record) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"%s": `, r.Kind())
	writeRecord(&b, r, " ")
	b.WriteByte('}')
	return b.Bytes()
}

// UnmarshalRecord reads what MarshalRecord wrote, as strictly as a document is read.
func UnmarshalRecord(text []byte) (Record, error) {
	rd := newReader(text)
	r, err := rd.taggedRecord()
	if err != nil {
		return nil, err
	}
	return r, rd.end()
}
