package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"go.etcd.io/bbolt"

	"hone/model"
)

// opening is Open under way.
type opening struct {
	Options
	path   string // of the document, at the end of links
	text   []byte
	hash   string
	doc    model.Document
	docErr error // why the document cannot be read, when a store may help
	report Report
}

// Open opens a document together with its store and brings them together as
// the Report says. The errors are ErrLocked when another process has the model
// open (ReadOnly helps), model.ErrNewer and model.ErrForeign for files that are
// not ours to touch, fs.ErrNotExist, and those of a document that cannot be
// read and has no store.
func Open(path string, o Options) (*File, Report, error) {
	target, err := Target(path)
	if err != nil {
		return nil, Report{}, fmt.Errorf("open %s: %w", path, err)
	}
	if o.Folder == "" && !o.ReadOnly {
		return nil, Report{}, fmt.Errorf("open %s: no folder for its store is given", path)
	}
	if o.Folder, err = filepath.Abs(o.Folder); err != nil {
		return nil, Report{}, fmt.Errorf("open %s: %w", path, err)
	}
	op := &opening{Options: o, path: target}
	f, err := op.open()
	if err != nil {
		return nil, op.report, fmt.Errorf("open %s: %w", path, err)
	}
	return f, op.report, nil
}

func (op *opening) open() (*File, error) {
	if err := op.read(); err != nil {
		return nil, err
	}
	if op.ReadOnly {
		return op.view()
	}
	if op.docErr != nil {
		return op.withoutDocument()
	}
	if op.doc.ID == "" {
		if err := op.identify(); err != nil {
			return nil, err
		}
	}
	for range 2 { // a second time when another process makes the store meanwhile
		c := choose(op.Folder, op.path, op.doc, op.hash)
		op.report.MovedFrom, op.report.CopyOf = c.movedFrom, c.copyOf
		if !c.isNew {
			return op.existing(c.path)
		}
		f, err := op.fork(c.forkOf, c.path)
		if f == nil && err == nil {
			f, err = op.fresh(c.path)
		}
		if !errors.Is(err, ErrExists) {
			return f, err
		}
	}
	return nil, ErrLocked
}

// read reads the document. One that is gone or damaged is no error yet.
func (op *opening) read() error {
	op.text, op.docErr = readPlain(op.path)
	if op.docErr = bare(op.docErr); op.docErr == nil {
		op.hash = digest(op.text)
		op.doc, op.docErr = model.Decode(op.text)
	}
	if errors.Is(op.docErr, model.ErrNewer) || errors.Is(op.docErr, model.ErrTooLarge) || errors.Is(op.docErr, fs.ErrPermission) {
		return op.docErr
	}
	return nil
}

// view is a File without a store.
func (op *opening) view() (*File, error) {
	if op.docErr != nil {
		return nil, op.docErr
	}
	op.report.Case = Viewed
	f := &File{options: op.Options, version: op.doc.Model}
	f.id, f.author = op.doc.ID, op.Author
	f.meta.Model, f.meta.Document = op.doc.ID, written{Path: op.path, Hash: op.hash}
	f.tell(func(*State) {})
	return f, nil
}

// identify gives a model without an ID the one that its document's store has,
// or a new one.
func (op *opening) identify() (err error) {
	op.report.NewID = true
	for _, c := range storesAt(op.Folder, op.path) {
		op.doc.ID = c.meta.Model
		return nil
	}
	op.doc.ID, err = model.NewID("m-", op.Random)
	return err
}

// fresh makes the first store of a document.
func (op *opening) fresh(path string) (*File, error) {
	m, err := op.firstMeta()
	if err != nil {
		return nil, err
	}
	if err := build(path, false, func(tx *bbolt.Tx) error { return fill(tx, m, op.doc.Model) }); err != nil {
		return nil, err
	}
	f, l, err := op.attach(path)
	if err != nil {
		return nil, err
	}
	if !l.contents.isSound() {
		return nil, errors.Join(ErrDamaged, errors.Join(l.contents.faults...))
	}
	op.report.Case = New
	if op.report.NewID {
		op.writeNow(f)
	}
	return f, nil
}

// firstMeta is the meta of a store whose log starts at the document.
func (op *opening) firstMeta() (meta, error) {
	change, err := model.NewID("c", op.Random)
	if err != nil {
		return meta{}, err
	}
	if last, ok := lastPoint(op.doc.Lineage); ok && isExact(op.doc) {
		change = changeOf(last)
	}
	author := op.Author
	if author == "" {
		id, err := model.NewID("u", op.Random)
		if err != nil {
			return meta{}, err
		}
		author = string(id)
	}
	m := meta{
		Format: format{FormatName, FormatVersion}, Application: op.Application,
		Model: op.doc.ID, Author: author, Start: start{Change: change}, Head: head{Change: change},
		Document: written{Path: op.path, Hash: op.hash, Change: change, Lineage: op.doc.Lineage},
	}
	if op.report.NewID {
		m.Document.Change = "" // the text lacks the ID and is to be written
	}
	return m, nil
}

// attach locks a store and, when it is sound, makes a File of it. A store that
// is not stays locked in the result for salvaging.
func (op *opening) attach(path string) (*File, *locked, error) {
	l, err := lockStore(path)
	if err != nil {
		return nil, nil, err
	}
	if !l.contents.isSound() {
		return nil, l, nil
	}
	version, err := l.contents.version()
	if err != nil {
		l.contents.fault("%w: %w", ErrDamaged, err)
		return nil, l, nil
	}
	b, err := l.open()
	if err != nil {
		return nil, nil, err
	}
	c := l.contents
	f := &File{
		options: op.Options, meta: c.meta, version: version, first: c.first, log: c.log,
		bolt: b, store: path, began: c.meta.Document.Lineage,
	}
	f.id, f.author = c.meta.Model, cmp.Or(op.Author, c.meta.Author)
	f.meta.Application = op.Application
	os.Remove(path + besideEnding)
	for _, target := range []string{path, path + besideEnding, f.meta.Document.Path} {
		sweepTemps(target)
	}
	f.tell(func(*State) {})
	return f, l, nil
}

// existing opens the store of a document that can be read, and reconciles them.
func (op *opening) existing(path string) (*File, error) {
	f, l, err := op.attach(path)
	if err != nil {
		return nil, err
	}
	if f == nil {
		if f, err = op.salvage(l); err != nil {
			return nil, err
		}
	}
	if f.meta.Model != op.doc.ID {
		return nil, errors.Join(ErrOtherModel, f.leave())
	}
	if err := op.reconcile(f); err != nil {
		return nil, errors.Join(err, f.leave())
	}
	return f, nil
}

// withoutDocument opens the store of a document that is gone or damaged and
// writes the document anew: in its place when nothing stands there, else beside.
func (op *opening) withoutDocument() (*File, error) {
	stores := storesAt(op.Folder, op.path)
	id := sniffID(op.text)
	if i := slices.IndexFunc(stores, func(c candidate) bool { return c.meta.Model == id }); i > 0 {
		stores[0] = stores[i] // what is left of the text names its model
	}
	if len(stores) == 0 && id != "" {
		for _, c := range storesOf(op.Folder, id) {
			if !c.read || c.isForsaken() {
				stores = append(stores, c)
			}
		}
	}
	if len(stores) == 0 {
		return nil, op.docErr
	}
	f, l, err := op.attach(stores[0].path)
	if err != nil {
		return nil, err
	}
	if f == nil {
		if f, err = op.salvage(l); err != nil {
			return nil, errors.Join(op.docErr, err)
		}
	}
	op.report.Document = op.docErr
	op.report.Case = Ahead
	op.report.Beside = op.path
	if exists(op.path) {
		op.report.Beside = besides(op.path)
	}
	op.report.Unwritten = f.MoveTo(op.report.Beside, false)
	return f, nil
}

// besides is a free name beside a document that is not to be touched.
func besides(path string) string {
	ending := filepath.Ext(path)
	for n := 1; ; n++ {
		name := path[:len(path)-len(ending)] + ".recovered"
		if n > 1 {
			name += fmt.Sprintf("-%d", n)
		}
		if !exists(name + ending) {
			return name + ending
		}
	}
}

var idLine = regexp.MustCompile(`"id"\s*:\s*"([A-Za-z0-9_-]{1,80})"`)

// sniffID looks for the model's ID in a text that cannot be read as a whole.
func sniffID(text []byte) model.ID {
	if found := idLine.FindSubmatch(text[:min(len(text), 4096)]); found != nil {
		return model.ID(found[1])
	}
	return ""
}
