package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"hone/model"
)

// Rescued is what was brought out of a file that cannot be read as it is.
type Rescued struct {
	Document model.Document
	Records  int // how many there are now, besides Info
	Lost     []Loss
}

// Rescue brings out of a damaged document or store whatever record can still
// be read. The error is ErrDamaged when there is none, and model.ErrNewer for a
// file that is not damaged but newer.
func Rescue(path string) (Rescued, error) {
	f, err := os.Open(path)
	if err != nil {
		return Rescued{}, fmt.Errorf("rescue %s: %w", path, bare(err))
	}
	defer f.Close()
	if r, ok := rescueStore(f); ok {
		return r, nil
	}
	text, err := readText(path)
	if err != nil {
		return Rescued{}, err
	}
	r, err := RescueText(text)
	if err != nil {
		return r, fmt.Errorf("rescue %s: %w", path, err)
	}
	return r, nil
}

// lostAtMost bounds the list of what is lost.
const lostAtMost = 1000

func (r *Rescued) lose(l Loss) {
	if len(r.Lost) < lostAtMost {
		r.Lost = append(r.Lost, l)
	}
}

// rescueStore takes the records that a store's file still has.
func rescueStore(f *os.File) (Rescued, bool) {
	c, err := readContents(f)
	if err != nil || len(c.records) == 0 {
		return Rescued{}, false
	}
	out := Rescued{Document: model.Document{ID: c.meta.Model, Lineage: c.meta.Document.Lineage}}
	for _, fault := range c.faults {
		out.lose(Loss{What: LostText, Cause: fault})
	}
	var found []model.Record
	for _, id := range sortedIDs(c.records) {
		found = append(found, c.records[id])
	}
	return out.with(found), true
}

// RescueText brings out of a document's text whatever record can still be read.
func RescueText(text []byte) (Rescued, error) {
	doc, err := model.Decode(text)
	if err == nil {
		return Rescued{Document: doc, Records: doc.Model.Len() - 1}, nil
	}
	if errors.Is(err, model.ErrNewer) || errors.Is(err, model.ErrTooLarge) {
		return Rescued{}, err
	}
	text = bytes.ReplaceAll(bytes.ToValidUTF8(text, []byte("\uFFFD")), []byte{0}, []byte{' '})
	r := &rescuer{seen: map[model.ID]bool{model.InfoID: true}}
	r.Document.ID = sniffID(text)
	r.lose(Loss{What: LostText, Cause: err})
	r.lists(text)
	if len(r.found) == 0 {
		return Rescued{}, fmt.Errorf("%w: no record can be read", ErrDamaged)
	}
	return r.with(r.found), nil
}

// with puts the records together, without what names others that are gone.
func (r Rescued) with(found []model.Record) Rescued {
	whole := standing(found)
	for _, record := range found {
		switch now, ok := whole.Get(record.Key()); {
		case !ok:
			r.lose(lossOf(LostTied, record))
		case now != record:
			r.lose(lossOf(LostNamed, record))
		}
	}
	r.Document.Model, r.Records = whole, whole.Len()-1
	return r
}

// standing is the model of those records that can be in one: a record at which
// the model's own check stops is left out, and what needs it with it.
func standing(found []model.Record) *model.Model {
	var all model.Change
	for _, record := range found {
		before, _ := model.Empty().Get(record.Key())
		if isWhole(record) {
			all.Edits = append(all.Edits, model.Edit{Before: before, After: record})
		}
	}
	for {
		whole, err := model.Empty().Apply(all.On(model.Empty()))
		if err == nil {
			return whole
		}
		var fault *model.FieldError
		n := len(all.Edits)
		if errors.As(err, &fault) {
			all.Edits = slices.DeleteFunc(all.Edits, func(e model.Edit) bool { return e.ID() == fault.ID })
		}
		if len(all.Edits) == n {
			return model.Empty()
		}
	}
}

// isWhole tells whether a record is sound by itself.
func isWhole(r model.Record) bool {
	for _, f := range model.Fields(r.Kind()) {
		if to := reference(r, f); to == r.Key() || to == "" && f.Required {
			return false
		}
	}
	rel, isRelation := r.(model.Relation)
	if isRelation {
		return rel.From != rel.To
	}
	_, err := model.Empty().Apply(model.Change{Edits: []model.Edit{{After: model.Phase{ID: r.Key(), Name: "x"}}}})
	return err == nil || r.Kind() == model.KindInfo
}

// rescuer reads a text that is no longer JSON as a whole.
type rescuer struct {
	Rescued
	seen  map[model.ID]bool
	found []model.Record
}

var listHead = regexp.MustCompile(`"(\w+)"\s*:\s*(?:\[|\{)`)

// lists goes from the head of one list to the next: in between every object is
// a record of that list.
func (r *rescuer) lists(text []byte) {
	kinds := map[string]model.Kind{"info": model.KindInfo}
	for _, k := range model.Kinds()[1:] {
		kinds[model.ListName(k)] = k
	}
	heads := listHead.FindAllSubmatchIndex(text, -1)
	for i, head := range heads {
		kind, ok := kinds[string(text[head[2]:head[3]])]
		if !ok {
			continue
		}
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		region := text[head[1]:end]
		if kind == model.KindInfo {
			region = text[head[1]-1 : end]
		}
		r.objects(kind, region)
	}
}

// objects reads the objects of a region. One that is broken ends where the next
// begins.
func (r *rescuer) objects(kind model.Kind, region []byte) {
	for n := 1; len(r.found) < model.MaxRecords; n++ {
		open := bytes.IndexByte(region, '{')
		if open < 0 {
			return
		}
		size := objectSize(region[open:])
		r.object(kind, n, region[open:open+size])
		region = region[open+size:]
	}
}

// objectSize is how far an object goes: to its brace, or to the next object's.
func objectSize(text []byte) int {
	inText := false
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && inText:
			i++
		case c == '"':
			inText = !inText
		case c == '}' && !inText:
			return i + 1
		case c == '{' && !inText, c == '\n' && inText: // a text never goes over a line
			if c == '{' {
				return i
			}
			inText = false
		}
	}
	return len(text)
}

func (r *rescuer) object(kind model.Kind, n int, object []byte) {
	where := Loss{Kind: kind, Number: n}
	record, err := model.UnmarshalRecord([]byte(fmt.Sprintf(`{%q: %s}`, kind, object)))
	if err != nil {
		record = r.fields(kind, where, object)
	}
	switch {
	case record == nil || !isWhole(record):
		r.lose(where.as(LostRecord))
	case r.seen[record.Key()] && kind != model.KindInfo:
		r.lose(lossOf(LostTwin, record))
	default:
		r.seen[record.Key()] = true
		r.found = append(r.found, record)
	}
}

var fieldText = regexp.MustCompile(`"(\w+)"\s*:\s*("(?:[^"\\\n]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false)`)

// fields reads what is left of one object, field by field.
func (r *rescuer) fields(kind model.Kind, where Loss, object []byte) model.Record {
	id, values := model.ID(""), [][2]string{}
	for _, m := range fieldText.FindAllSubmatch(object, -1) {
		value := plain(m[2])
		if name := string(m[1]); name == "id" {
			id = model.ID(value)
		} else {
			values = append(values, [2]string{name, value})
		}
	}
	if kind == model.KindInfo {
		id = model.InfoID
	}
	if id == "" && kind != model.KindRelation {
		return nil
	}
	record, _ := model.NewRecord(kind, id)
	for _, v := range values {
		f, ok := model.FieldOf(kind, v[0])
		after, err := record, error(nil)
		if ok {
			after, err = model.With(record, f, v[1])
		}
		if !ok || err != nil {
			lost := where.as(LostField)
			lost.Field = v[0]
			r.lose(lost)
			continue
		}
		record = after
	}
	if rel, ok := record.(model.Relation); ok {
		whole := model.NewRelation(rel.Rel, rel.From, rel.To, rel.Group)
		whole.Label = rel.Label
		record = whole
	}
	return record
}

// plain is the text of a JSON scalar.
func plain(scalar []byte) string {
	if scalar[0] != '"' {
		return string(scalar)
	}
	if r, err := model.UnmarshalRecord([]byte(`{"remark": {"id": "x", "text": ` + string(scalar) + `}}`)); err == nil {
		return r.(model.Remark).Text
	}
	return strings.Trim(string(scalar), `"`)
}
