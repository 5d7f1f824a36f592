package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"hone/model"
)

// large is a document of so many records, and its store with so long a log.
func large(tb testing.TB, records, entries int) *bench {
	b := newBench(tb)
	var c model.Change
	for i := range records / 2 {
		id := model.ID(fmt.Sprintf("d%05d", i))
		c.Edits = append(c.Edits, model.Edit{After: model.Deliverable{ID: id, Name: "予約台帳の移行データ", DoneWhen: "台帳を捨てた", Rank: "a"}})
		if i > 0 {
			r := model.NewRelation(model.Needs, id, model.ID(fmt.Sprintf("d%05d", i/2)), "")
			c.Edits = append(c.Edits, model.Edit{After: r})
		}
	}
	m, err := model.Empty().Apply(c)
	b.must(err)
	b.must(WriteDocument(b.doc("a.hone"), model.Document{ID: "m-1", Model: m}, false))
	f, _, err := Open(b.doc("a.hone"), b.options())
	b.must(err)
	b.lengthen(f, entries)
	b.must(f.Close())
	return b
}

// lengthen adds entries to the log, many in one transaction.
func (b *bench) lengthen(f *File, entries int) {
	for done := 0; done < entries; {
		b.must(f.bolt.update(func(tx *bbolt.Tx) error {
			for range min(1000, entries-done) {
				c, err := f.version.Rename("d00000", fmt.Sprint("予約台帳 ", done))
				if err != nil {
					return err
				}
				if c, err = f.Stamp(c); err != nil {
					return err
				}
				if f.version, err = f.version.Apply(c); err != nil {
					return err
				}
				if err := putChange(tx, &f.meta, c); err != nil {
					return err
				}
				done++
			}
			return nil
		}))
	}
}

func benchmarkOpen(b *testing.B, records, entries int) {
	l := large(b, records, entries)
	for b.Loop() {
		f, _, err := Open(l.doc("a.hone"), l.options())
		l.must(err)
		f.Journal()
		b.StopTimer()
		l.must(f.Close())
		b.StartTimer()
	}
}

func BenchmarkOpen10000Records(b *testing.B)     { benchmarkOpen(b, 10_000, 0) }
func BenchmarkOpen100000LogEntries(b *testing.B) { benchmarkOpen(b, 100, 100_000) }

// BenchmarkAppend is one edit, on disk.
func BenchmarkAppend(b *testing.B) {
	for _, records := range []int{500, 10_000} {
		b.Run(fmt.Sprint(records), func(b *testing.B) {
			l := large(b, records, 0)
			f, _, err := Open(l.doc("a.hone"), l.options())
			l.must(err)
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				began := time.Now()
				l.rename(f, "d00000", fmt.Sprint("edit ", i))
				took = append(took, time.Since(began))
			}
			b.StopTimer()
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
			l.must(f.Close())
		})
	}
}

// BenchmarkWriteBack is one safe write of a document of 10 000 records.
func BenchmarkWriteBack(b *testing.B) {
	l := large(b, 10_000, 0)
	f, _, err := Open(l.doc("a.hone"), l.options())
	l.must(err)
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		l.rename(f, "d00000", fmt.Sprint("edit ", i))
		b.StartTimer()
		l.must(f.WriteBack())
	}
	b.StopTimer()
	l.must(f.Close())
}

// BenchmarkMerge merges two sides of 10 000 records with 200 edits each.
func BenchmarkMerge(b *testing.B) {
	l := large(b, 10_000, 0)
	doc, err := ReadDocument(l.doc("a.hone"))
	l.must(err)
	side := func(field, value string, step int) *model.Model {
		m := doc.Model
		for i := range 200 {
			c, err := m.Set(model.ID(fmt.Sprintf("d%05d", i*step)), field, value)
			l.must(err)
			m, err = m.Apply(c)
			l.must(err)
		}
		return m
	}
	mine, theirs := side("note", "x", 7), side("note", "y", 11)
	for b.Loop() {
		Merge(doc.Model, mine, theirs)
	}
}
