package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of the exchange text.
const (
	MaxBytes   = 64 << 20
	MaxRecords = 200_000
)

// Errors of reading that callers tell apart.
var (
	// ErrForeign: the text is not a Hone model at all.
	ErrForeign = errors.New("not a Hone model")
	// ErrNewer: a newer version of the program wrote it.
	ErrNewer = errors.New("written by a newer version of Hone")
	// ErrTooLarge: one of the limits is passed.
	ErrTooLarge = errors.New("too large")
)

// ReadError is a fault at a place of the text, such as deliverables[3].owner.
type ReadError struct {
	Path  string
	Line  int
	Cause error
}

func (e *ReadError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d: %v", e.Line, e.Cause)
	}
	return fmt.Sprintf("%s: %v (line %d)", e.Path, e.Cause, e.Line)
}

func (e *ReadError) Unwrap() error { return e.Cause }

// Read reads an exchange text to its end; see Decode.
func Read(r io.Reader) (Document, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return Document{}, fmt.Errorf("read model: %w", err)
	}
	return Decode(text)
}

// Decode reads an exchange text strictly: unknown fields and values, duplicate
// keys and ids, dangling references and anything past the limits are errors
// that name the place. Records of Document.Model satisfy Check.
func Decode(text []byte) (Document, error) {
	if len(text) > MaxBytes {
		return Document{}, fmt.Errorf("%w: more than %d MiB of text", ErrTooLarge, MaxBytes>>20)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := checkHead(text); err != nil {
		return Document{}, err
	}
	rd := newReader(text)
	if err := rd.checkEncoding(); err != nil {
		return Document{}, err
	}
	d, err := rd.document()
	if err != nil {
		return Document{}, err
	}
	return d, rd.end()
}

// checkHead looks for format and version among the top-level keys, so that a
// foreign or newer text is told as such and not by its first unknown field.
func checkHead(text []byte) error {
	rd := newReader(text)
	if t, err := rd.dec.Token(); err != nil || t != json.Delim('{') {
		return ErrForeign
	}
	format, version := "", json.Number("")
	for rd.dec.More() && (format == "" || version == "") {
		key, err := rd.dec.Token()
		if err != nil {
			break
		}
		value, err := rd.skip()
		if err != nil {
			break
		}
		switch v := value.(type) {
		case string:
			if key == "format" {
				format = v
			}
		case json.Number:
			if key == "version" {
				version = v
			}
		}
	}
	if format != Format {
		return ErrForeign
	}
	if version == "" {
		return &ReadError{Path: "version", Line: 1, Cause: errors.New("missing")}
	}
	if n, err := version.Int64(); err == nil && n > Version {
		return fmt.Errorf("%w: format version %d, this one reads up to %d", ErrNewer, n, Version)
	}
	return nil
}

// reader is a token pass over one text. path names where it is.
type reader struct {
	text    []byte
	dec     *json.Decoder
	path    string
	records map[ID]Record
	paths   map[ID]string
}

func newReader(text []byte) *reader {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return &reader{text: text, dec: dec, records: map[ID]Record{InfoID: Info{}}, paths: map[ID]string{InfoID: "info"}}
}

// skip reads over one value and returns it when it is a scalar.
func (rd *reader) skip() (any, error) {
	depth := 0
	for {
		t, err := rd.dec.Token()
		if err != nil {
			return nil, err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		default:
			if depth == 0 {
				return t, nil
			}
		}
		if depth == 0 {
			return nil, nil
		}
	}
}

// checkEncoding refuses what encoding/json would silently replace: invalid
// UTF-8 and halves of surrogate pairs.
func (rd *reader) checkEncoding() error {
	if !utf8.Valid(rd.text) {
		return rd.faultAt(firstInvalid(rd.text), "invalid UTF-8")
	}
	for at := bytes.Index(rd.text, []byte(`\u`)); at >= 0; {
		if isLoneSurrogate(rd.text, at) {
			return rd.faultAt(at, "half of a surrogate pair")
		}
		step := 6
		if isSurrogate(rd.text[at:]) {
			step = 12
		}
		at = nextEscape(rd.text, at+step)
	}
	return nil
}

func firstInvalid(text []byte) int {
	at := 0
	for at < len(text) {
		c, size := utf8.DecodeRune(text[at:])
		if c == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	return at
}

func nextEscape(text []byte, from int) int {
	if from > len(text) {
		return -1
	}
	if at := bytes.Index(text[from:], []byte(`\u`)); at >= 0 {
		return from + at
	}
	return -1
}

func isSurrogate(t []byte) bool {
	return len(t) >= 6 && (t[2] == 'd' || t[2] == 'D') && strings.ContainsRune("89abABcdefCDEF", rune(t[3]))
}

func isLoneSurrogate(text []byte, at int) bool {
	// An even number of backslashes before it makes this a plain letter u.
	slashes := 0
	for i := at - 1; i >= 0 && text[i] == '\\'; i-- {
		slashes++
	}
	if slashes%2 == 1 || !isSurrogate(text[at:]) {
		return false
	}
	high := strings.ContainsRune("89abAB", rune(text[at+3]))
	second := text[min(at+6, len(text)):]
	return !high || !bytes.HasPrefix(second, []byte(`\u`)) || !isSurrogate(second) || strings.ContainsRune("89abAB", rune(second[3]))
}

func (rd *reader) faultAt(offset int, format string, args ...any) error {
	line := 1 + bytes.Count(rd.text[:min(offset, len(rd.text))], []byte("\n"))
	return &ReadError{Path: rd.path, Line: line, Cause: fmt.Errorf(format, args...)}
}

func (rd *reader) fault(format string, args ...any) error {
	return rd.faultAt(int(rd.dec.InputOffset()), format, args...)
}

func (rd *reader) token() (json.Token, error) {
	t, err := rd.dec.Token()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, rd.fault("the text ends here; it is cut off")
	}
	if err != nil {
		return nil, rd.fault("%v", err)
	}
	return t, nil
}

func (rd *reader) end() error {
	if _, err := rd.dec.Token(); !errors.Is(err, io.EOF) {
		return rd.fault("more text after the end of the model")
	}
	return nil
}

// object reads an object, calling field for each key, which reads the value.
func (rd *reader) object(field func(key string) error) error {
	if t, err := rd.token(); err != nil || t != json.Delim('{') {
		return cmpError(err, rd.fault("should be an object { … }"))
	}
	outer := rd.path
	defer func() { rd.path = outer }()
	var seen []string
	for rd.dec.More() {
		t, err := rd.token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		rd.path = strings.TrimPrefix(outer+"."+clip(key), ".")
		if slices.Contains(seen, key) {
			return rd.fault("given twice")
		}
		seen = append(seen, key)
		if err := field(key); err != nil {
			return err
		}
	}
	_, err := rd.token()
	return err
}

// array reads a list, calling item for each entry, which reads it.
func (rd *reader) array(item func(i int) error) error {
	if t, err := rd.token(); err != nil || t != json.Delim('[') {
		return cmpError(err, rd.fault("should be a list [ … ]"))
	}
	outer := rd.path
	defer func() { rd.path = outer }()
	for i := 0; rd.dec.More(); i++ {
		rd.path = fmt.Sprintf("%s[%d]", outer, i)
		if err := item(i); err != nil {
			return err
		}
	}
	_, err := rd.token()
	return err
}

func cmpError(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

func (rd *reader) quoted() (string, error) {
	t, err := rd.token()
	if err != nil {
		return "", err
	}
	s, ok := t.(string)
	if !ok {
		return "", rd.fault("should be text in quotes")
	}
	return s, nil
}

func (rd *reader) document() (Document, error) {
	var d Document
	err := rd.object(func(key string) error { return rd.topLevel(&d, key) })
	if err != nil {
		return d, err
	}
	d.Model = &Model{records: rd.records}
	return d, rd.checkRecords(d.Model)
}

func (rd *reader) topLevel(d *Document, key string) error {
	switch key {
	case "format":
		_, err := rd.quoted()
		return err
	case "version":
		t, err := rd.token()
		if n, ok := t.(json.Number); err == nil && (!ok || n.String() != fmt.Sprint(Version)) {
			return rd.fault("should be %d", Version)
		}
		return err
	case "id":
		id, err := rd.quoted()
		if d.ID = ID(id); err == nil && len(id) > MaxID {
			return rd.fault("longer than %d bytes", MaxID)
		}
		return err
	case "lineage":
		return rd.lineage(d)
	case "info":
		r, err := rd.record(KindInfo)
		rd.records[InfoID] = r
		return err
	}
	for _, k := range Kinds()[1:] {
		if lists[k] == key {
			return rd.array(func(int) error { return rd.listed(k) })
		}
	}
	return rd.fault("unknown field")
}

func (rd *reader) lineage(d *Document) error {
	return rd.array(func(i int) error {
		id, err := rd.quoted()
		if err != nil {
			return err
		}
		if i >= 1024 || len(id) > MaxID {
			return rd.fault("the lineage is longer than the program writes it")
		}
		d.Lineage = append(d.Lineage, ID(id))
		return nil
	})
}

func (rd *reader) listed(k Kind) error {
	if len(rd.records) >= MaxRecords {
		return rd.fault("%w: more than %d records", ErrTooLarge, MaxRecords)
	}
	r, err := rd.record(k)
	if err != nil {
		return err
	}
	if first, ok := rd.paths[r.Key()]; ok {
		return rd.fault("the id %q is already that of %s", clip(string(r.Key())), first)
	}
	rd.records[r.Key()], rd.paths[r.Key()] = r, rd.path
	return nil
}

// record reads one record of a kind and completes what may be left out.
func (rd *reader) record(k Kind) (Record, error) {
	v := reflect.New(typeTable[k]).Elem()
	err := rd.object(func(key string) error { return rd.field(k, v, key) })
	if err != nil {
		return nil, err
	}
	r := v.Interface().(Record)
	if rel, ok := r.(Relation); ok {
		return rd.completed(rel)
	}
	if r.Key() == "" {
		return nil, rd.fault("has no id")
	}
	return r, nil
}

// completed gives a relation its ID; a sync is turned so that the smaller ID
// comes first.
func (rd *reader) completed(r Relation) (Record, error) {
	whole := NewRelation(r.Rel, r.From, r.To, r.Group)
	whole.Label = r.Label
	asWritten := Relation{Rel: r.Rel, From: r.From, To: r.To, Group: r.Group}.written()
	if r.ID != "" && r.ID != whole.ID && r.ID != asWritten {
		return nil, rd.fault("the id should be %q", clip(string(whole.ID)))
	}
	return whole, nil
}

func (r Relation) written() ID {
	id := string(r.Rel) + ":" + string(r.From) + ":" + string(r.To)
	if r.Group != "" {
		id += ":" + r.Group
	}
	return ID(id)
}

func (rd *reader) field(k Kind, v reflect.Value, key string) error {
	if key == "id" && k != KindInfo {
		id, err := rd.quoted()
		v.FieldByName("ID").SetString(id)
		return err
	}
	f, ok := FieldOf(k, key)
	if !ok {
		return rd.unknown(k, key)
	}
	t, err := rd.token()
	if err != nil {
		return err
	}
	text, ok := scalar(t, f.Type)
	if !ok {
		return rd.fault("should be %s", f.Type)
	}
	if err := f.set(v.Field(f.index), text); err != nil {
		return rd.fault("%w", err)
	}
	return nil
}

func (rd *reader) unknown(k Kind, key string) error {
	for _, f := range Fields(k) {
		if strings.EqualFold(f.Name, key) {
			return rd.fault("unknown field (meant %q?)", f.Name)
		}
	}
	return rd.fault("unknown field")
}

// scalar is a token as the text that Field.set takes, if it is of the type.
func scalar(t json.Token, want FieldType) (string, bool) {
	switch v := t.(type) {
	case string:
		return v, want != Number && want != Switch
	case json.Number:
		return v.String(), want == Number
	case bool:
		return fmt.Sprint(v), want == Switch
	}
	return "", false
}

func (t FieldType) String() string {
	switch t {
	case Number:
		return "a number"
	case Switch:
		return "true or false"
	}
	return "text in quotes"
}

// checkRecords checks the invariants and names the first fault, by ID, with its path.
func (rd *reader) checkRecords(m *Model) error {
	id, err := m.firstFault()
	if err == nil {
		return nil
	}
	path := rd.paths[id]
	var f *FieldError
	if errors.As(err, &f) {
		path, err = path+"."+f.Field, f.Cause
	}
	return &ReadError{Path: path, Line: rd.lineOf(id), Cause: err}
}

// lineOf finds the line of a record's id, for the message alone.
func (rd *reader) lineOf(id ID) int {
	at := max(0, bytes.Index(rd.text, []byte(`"id": `+quote(string(id)))))
	return 1 + bytes.Count(rd.text[:at], []byte("\n"))
}

// taggedRecord reads {"kind": {record}}.
func (rd *reader) taggedRecord() (r Record, err error) {
	err = rd.object(func(key string) error {
		if _, ok := typeTable[Kind(key)]; !ok || r != nil {
			return rd.fault("unknown kind of record")
		}
		r, err = rd.record(Kind(key))
		return err
	})
	if err == nil && r == nil {
		err = rd.fault("holds no record")
	}
	return r, err
}
