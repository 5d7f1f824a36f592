package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limits of the exchange text; Info is not counted among the records.
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
// that name the place, as a *ReadError where there is one. The limits are
// checked while reading. Document.Model satisfies Check.
func Decode(text []byte) (Document, error) {
	if len(text) > MaxBytes {
		return Document{}, fmt.Errorf("%w: more than %d MiB of text", ErrTooLarge, MaxBytes>>20)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	rd := newReader(text)
	if err := checkHead(text[:rd.fails.at]); err != nil {
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
	format, version := headOf(text)
	if format != Format {
		return ErrForeign
	}
	if version == "" {
		return &ReadError{Path: "version", Line: 1, Cause: refuse("missing")}
	}
	if n, err := version.Int64(); err == nil && n > Version {
		return fmt.Errorf("%w: format version %d, this one reads up to %d", ErrNewer, n, Version)
	}
	return nil
}

func headOf(text []byte) (format string, version json.Number) {
	rd := &reader{dec: json.NewDecoder(bytes.NewReader(text))}
	rd.dec.UseNumber()
	if t, err := rd.dec.Token(); err != nil || t != json.Delim('{') {
		return "", ""
	}
	for keys := 0; rd.dec.More() && keys < mostNesting && (format == "" || version == ""); keys++ {
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
	return format, version
}

func (rd *reader) document() (Document, error) {
	var d Document
	err := rd.object(func(key string) error { return rd.topLevel(&d, key) })
	if err != nil {
		return d, err
	}
	d.Model = newModel(rd.records)
	return d, rd.checkRecords(d.Model)
}

func (rd *reader) topLevel(d *Document, key string) error {
	switch key {
	case "format":
		_, err := rd.quoted()
		return err
	case "version":
		return rd.version()
	case "id":
		id, err := rd.quoted()
		if d.ID = ID(id); err == nil && len(id) > MaxID {
			return rd.fault(refuse("long-id", MaxID))
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
			return rd.array(func(i int) error { return rd.listed(k, i) })
		}
	}
	for _, known := range append(topLevelKeys(), "format") {
		if strings.EqualFold(known, key) {
			return rd.unknownField(known)
		}
	}
	return rd.unknownField("")
}

func topLevelKeys() []string {
	keys := []string{"version", "id", "lineage", "info"}
	for _, k := range Kinds()[1:] {
		keys = append(keys, lists[k])
	}
	return keys
}

func (rd *reader) version() error {
	t, err := rd.token()
	if n, ok := t.(json.Number); err == nil && (!ok || n.String() != strconv.Itoa(Version)) {
		return rd.faultf("should be %d", Version)
	}
	return err
}

// lineage takes more IDs than are ever written, so that a longer lineage can be
// introduced without making a new format.
func (rd *reader) lineage(d *Document) error {
	return rd.array(func(i int) error {
		id, err := rd.quoted()
		if err != nil {
			return err
		}
		if i >= 16*MaxLineage || len(id) > MaxID {
			return rd.faultf("the lineage is longer than the program writes it")
		}
		d.Lineage = append(d.Lineage, ID(id))
		return nil
	})
}

func (rd *reader) listed(k Kind, i int) error {
	if len(rd.records) > MaxRecords {
		return rd.faultf("%w: more than %d records", ErrTooLarge, MaxRecords)
	}
	r, err := rd.record(k)
	if err != nil {
		return err
	}
	if first, ok := rd.places[r.Key()]; ok {
		return rd.faultf("the id %q is already that of %s", clip(string(r.Key())), first)
	}
	rd.records[r.Key()] = r
	rd.places[r.Key()] = place{k, i, rd.opened}
	return nil
}

// checkRecords checks the invariants and names the first fault in the order of
// the text with its path.
func (rd *reader) checkRecords(m *Model) error {
	id, err := m.firstFault()
	if err == nil {
		return nil
	}
	at := rd.places[id]
	path := at.String()
	var f *FieldError
	if errors.As(err, &f) {
		path, err = path+"."+f.Field, f.Cause
	}
	return &ReadError{Path: path, Line: rd.line(at.offset), Cause: err}
}
