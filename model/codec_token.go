package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// ReadError is a fault at a place of the text, such as deliverables[3].owner.
// Line counts from one.
type ReadError struct {
	Path  string
	Line  int
	Cause error
}

// The causes of faults that people meet: a file that was not written whole, and
// one that says more than this version knows.
var (
	ErrCutOff       = errors.New("the text ends here; it is cut off")
	ErrUnknownField = errors.New("unknown field")
)

func (e *ReadError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d: %v", e.Line, e.Cause)
	}
	return fmt.Sprintf("%s: %v (line %d)", e.Path, e.Cause, e.Line)
}

func (e *ReadError) Unwrap() error { return e.Cause }

// mostNesting is how deep, and over how many keys, the head of a foreign text
// is looked for.
const mostNesting = 64

// reader is a token pass over one text; trail is where in the text it is.
// encoding/json alone would accept duplicate keys and replace bad characters.
type reader struct {
	text    []byte
	dec     *json.Decoder
	trail   []stair
	opened  int       // where the latest object or list began
	fails   textFault // the decoder reads no further
	records map[ID]Record
	places  map[ID]place
}

// stair is one step of the path to a value: a key, or an index of a list.
type stair struct {
	key   string
	index int
}

// place is where a record stands in the text.
type place struct {
	kind   Kind
	index  int
	offset int
}

func (p place) String() string {
	if p.kind == "" {
		return string(KindInfo)
	}
	return lists[p.kind] + "[" + strconv.Itoa(p.index) + "]"
}

func newReader(text []byte) *reader {
	fails := firstTextFault(text)
	dec := json.NewDecoder(bytes.NewReader(text[:fails.at]))
	dec.UseNumber()
	rd := &reader{text: text, dec: dec, fails: fails}
	rd.records = map[ID]Record{InfoID: Info{}}
	rd.places = map[ID]place{InfoID: {}}
	return rd
}

func (rd *reader) path() string {
	var b strings.Builder
	for _, s := range rd.trail {
		if s.index >= 0 {
			fmt.Fprintf(&b, "[%d]", s.index)
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(clip(s.key))
	}
	return b.String()
}

func (rd *reader) fault(cause error) error {
	return &ReadError{Path: rd.path(), Line: rd.line(int(rd.dec.InputOffset())), Cause: cause}
}

func (rd *reader) faultf(format string, args ...any) error {
	return rd.fault(fmt.Errorf(format, args...))
}

func (rd *reader) line(offset int) int {
	return 1 + bytes.Count(rd.text[:min(offset, len(rd.text))], []byte("\n"))
}

func (rd *reader) unknownField(meant string) error {
	if meant != "" {
		return rd.faultf("%w (meant %q?)", ErrUnknownField, meant)
	}
	return rd.fault(ErrUnknownField)
}

func (rd *reader) token() (json.Token, error) {
	t, err := rd.dec.Token()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, rd.stopped()
	}
	if err != nil {
		return nil, rd.fault(err)
	}
	return t, nil
}

// stopped tells why the text went no further.
func (rd *reader) stopped() error {
	if rd.fails.what == "" {
		return rd.fault(ErrCutOff)
	}
	return &ReadError{Path: rd.path(), Line: rd.line(rd.fails.at), Cause: errors.New(rd.fails.what)}
}

func (rd *reader) quoted() (string, error) {
	t, err := rd.token()
	if err != nil {
		return "", err
	}
	s, ok := t.(string)
	if !ok {
		return "", rd.faultf("should be %s", Text)
	}
	return s, nil
}

func (rd *reader) end() error {
	if _, err := rd.dec.Token(); !errors.Is(err, io.EOF) || rd.fails.what != "" {
		return rd.faultf("more text after the end of the model")
	}
	return nil
}

// object reads an object, calling field for each key, which reads the value.
func (rd *reader) object(field func(key string) error) error {
	if err := rd.open('{', "should be an object { … }"); err != nil {
		return err
	}
	depth := len(rd.trail)
	var seen []string
	for rd.dec.More() {
		t, err := rd.token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		rd.trail = append(rd.trail, stair{key, -1})
		if slices.Contains(seen, key) {
			return rd.faultf("given twice")
		}
		seen = append(seen, key)
		if err := field(key); err != nil {
			return err
		}
		rd.trail = rd.trail[:depth]
	}
	_, err := rd.token()
	return err
}

// array reads a list, calling item for each entry, which reads it.
func (rd *reader) array(item func(i int) error) error {
	if err := rd.open('[', "should be a list [ … ]"); err != nil {
		return err
	}
	depth := len(rd.trail)
	for i := 0; rd.dec.More(); i++ {
		rd.trail = append(rd.trail, stair{"", i})
		if err := item(i); err != nil {
			return err
		}
		rd.trail = rd.trail[:depth]
	}
	_, err := rd.token()
	return err
}

func (rd *reader) open(bracket json.Delim, otherwise string) error {
	t, err := rd.token()
	if err == nil && t != bracket {
		err = rd.faultf("%s", otherwise)
	}
	rd.opened = int(rd.dec.InputOffset())
	return err
}

// skip reads over one value and returns it when it is a scalar.
func (rd *reader) skip() (any, error) {
	for depth := 0; ; {
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
		if depth > mostNesting {
			return nil, fmt.Errorf("nested deeper than %d", mostNesting)
		}
	}
}
