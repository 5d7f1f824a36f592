package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"hone/model"
)

// FuzzStore reads whatever bytes as a store: it ends, without a panic, and what
// it calls sound makes a model.
func FuzzStore(f *testing.F) {
	b := newBench(f)
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	file, _, err := Open(b.doc("a.hone"), b.options())
	b.must(err)
	b.work(file, 12)
	b.must(file.Close())
	store, err := os.ReadFile(filepath.Join(b.data, "m-1.db"))
	b.must(err)
	f.Add(store)
	f.Add(store[:len(store)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, content []byte) {
		c, err := contentsOf(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			return
		}
		if m, err := c.version(); err == nil && c.isSound() {
			if err := m.Check(); err != nil {
				t.Fatal(err)
			}
		}
		entriesOf(bytes.NewReader(content), int64(len(content)))
	})
}

// FuzzRescueText brings records out of whatever text: what comes out is a model
// that can be written and read.
func FuzzRescueText(f *testing.F) {
	b := newBench(f)
	text := model.Encode(model.Document{ID: "m-1", Model: b.model("d1=ledger", "d2=slip")})
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add([]byte(`"deliverables": [{"id": "d1", "name": "x`))
	f.Add([]byte(`"relations": [{"kind":"needs","from":"a","to":"b"}{"id":"needs:a:b"}], "deliverables": [{"id":"a"},{"id":"b","parent":"a"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := RescueText(text)
		if err != nil {
			return
		}
		if err := r.Document.Model.Check(); err != nil {
			t.Fatal(err)
		}
		if _, err := model.Decode(model.Encode(r.Document)); err != nil {
			t.Fatal(err)
		}
	})
}
