package model

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"testing"
)

// FuzzDecode: no text makes the reader panic, and what it reads is a sound
// model whose text is a fixed point.
func FuzzDecode(f *testing.F) {
	for _, fault := range faults {
		if len(fault.text) < 1000 {
			f.Add([]byte(fault.text))
		}
	}
	fixture, err := os.ReadFile("testdata/format-1.hone")
	must(f, err)
	f.Add(fixture)
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := Decode(text)
		if err != nil {
			return
		}
		if err := d.Model.Check(); err != nil {
			t.Fatalf("read an unsound model: %v", err)
		}
		written := Encode(d)
		again, err := Decode(written)
		if err != nil || !same(again.Model, d.Model) || !bytes.Equal(Encode(again), written) {
			t.Fatalf("not a fixed point (%v): %s", err, written)
		}
	})
}

// FuzzChange: no text of a log entry makes its reader panic, and what it reads
// is written back as the same.
func FuzzChange(f *testing.F) {
	d := newDice(1)
	for m := d.model(30); m.Len() < 60; {
		c, next := d.step(&testing.T{}, m)
		text, _ := MarshalChange(c)
		f.Add(text)
		m = next
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := UnmarshalChange(text)
		if err != nil {
			return
		}
		written, err := MarshalChange(c)
		must(t, err)
		if again, err := UnmarshalChange(written); err != nil || fmt.Sprint(again) != fmt.Sprint(c) {
			t.Fatalf("not a fixed point (%v): %s", err, written)
		}
		if _, err := Empty().Apply(c.On(Empty())); err != nil && !errors.Is(err, ErrInvalid) {
			t.Fatalf("a change from outside: %v", err)
		}
	})
}

// tenThousand is a document of 10 000 records with as much text as real ones.
func tenThousand() []byte {
	m := Empty()
	for i := range 4000 {
		d := Deliverable{
			ID: ID(fmt.Sprintf("d%d", i)), Name: fmt.Sprintf("移行済みの予約データ %d", i), DoneWhen: "台帳を捨てたと電話で確かめた",
			Note: "昼の休みに三時間ほど", Days: 2.5, Cost: 30000, Cover: CoverOwn, State: StateStarted, Rank: fmt.Sprintf("a%d", i),
		}
		a := Action{ID: ID(fmt.Sprintf("a%d", i)), Name: "予約データを移す", When: "契約の翌日", Days: 1, Rank: d.Rank}
		r := NewRelation(Yields, a.ID, d.ID, "")
		m.records.set(d.ID, d)
		m.records.set(r.ID, r)
		if i%2 == 0 {
			m.records.set(a.ID, a)
			continue
		}
		m.records.remove(r.ID)
		n := NewRelation(Needs, d.ID, ID(fmt.Sprintf("d%d", i/2)), "")
		m.records.set(n.ID, n)
	}
	return Encode(Document{ID: "m1", Model: m})
}

func BenchmarkDecode10000(b *testing.B) {
	text := tenThousand()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode10000(b *testing.B) {
	d, err := Decode(tenThousand())
	must(b, err)
	b.ReportAllocs()
	for b.Loop() {
		Encode(d)
	}
}
