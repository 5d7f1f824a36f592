package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"hone/model"
)

// ReadDocument reads a document from a file. The error is one of the file
// system or of model.Decode.
func ReadDocument(path string) (model.Document, error) {
	text, err := readText(path)
	if err != nil {
		return model.Document{}, err
	}
	doc, err := model.Decode(text)
	if err != nil {
		return doc, fmt.Errorf("read %s: %w", path, err)
	}
	return doc, nil
}

// WriteDocument writes a document's canonical text safely; see SafeWrite.
func WriteDocument(path string, doc model.Document, replace bool) error {
	return SafeWrite(path, model.Encode(doc), replace)
}

// readText reads a file, but no more of it than a model can be long.
func readText(path string) ([]byte, error) {
	text, err := readPlain(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, bare(err))
	}
	return text, nil
}

func readPlain(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("not a plain file")
	}
	text, err := io.ReadAll(io.LimitReader(f, model.MaxBytes+1))
	if err == nil && len(text) > model.MaxBytes {
		err = fmt.Errorf("%w: more than %d MiB", model.ErrTooLarge, model.MaxBytes>>20)
	}
	return text, err
}

// bare is an error of the file system without its verb and path, which our own
// message has already.
func bare(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// A hand-over point in a document's lineage is the ID of the Change that led
// to its content, a dot, and a check of the content, so that a text that was
// edited by hand since is not taken for what it was.

func point(change model.ID, sum uint64) model.ID {
	return model.ID(fmt.Sprintf("%s.%08x", change, uint32(sum>>32)^uint32(sum)))
}

func changeOf(point model.ID) model.ID {
	if dot := strings.LastIndexByte(string(point), '.'); dot > 0 {
		return point[:dot]
	}
	return point
}

// isExact tells whether the last hand-over point of a document is that of its
// present content.
func isExact(doc model.Document) bool {
	last, ok := lastPoint(doc.Lineage)
	return ok && last == point(changeOf(last), sumOf(doc.Model))
}

func lastPoint(lineage []model.ID) (model.ID, bool) {
	if len(lineage) == 0 {
		return "", false
	}
	return lineage[len(lineage)-1], true
}

// extend adds points to a lineage: those it has already keep their place, and
// only the newest model.MaxLineage stay.
func extend(lineage []model.ID, more ...model.ID) []model.ID {
	out := slices.Clone(lineage)
	for _, p := range more {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out[max(0, len(out)-model.MaxLineage):]
}

// JoinLineage is the lineage of a document that was merged from two.
func JoinLineage(a, b []model.ID) []model.ID { return extend(a, b...) }

// sumOf is the sum that a store keeps over its records.
func sumOf(m *model.Model) uint64 {
	sum := uint64(0)
	for _, k := range model.Kinds() {
		for _, r := range m.Records(k) {
			sum += weight([]byte(r.Key()), model.MarshalRecord(r))
		}
	}
	return sum
}

// Handover is the document as another program than the window hands it on: its
// content is new, so its lineage gets a new point.
func Handover(doc model.Document, random io.Reader) (model.Document, error) {
	change, err := model.NewID("h", random)
	if err != nil {
		return doc, errors.Join(errors.New("hand over model"), err)
	}
	doc.Lineage = extend(doc.Lineage, point(change, sumOf(doc.Model)))
	return doc, nil
}
