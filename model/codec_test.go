package model

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// doc puts a piece into an otherwise good exchange text.
func doc(rest string) string {
	if rest != "" {
		rest = ", " + rest
	}
	return `{"format": "hone-model", "version": 1` + rest + `}`
}

// long is n letters.
func long(n int) string { return strings.Repeat("長", n) }

// faults are texts that must not be read, with the words that must tell why.
var faults = []struct{ name, text, want string }{
	{"unknown field", doc(`"deliverables": [{"id": "d0"}, {"id": "d1"}, {"id": "d2"}, {"id": "d3", "ownr": "r1"}]`), `deliverables[3].ownr: unknown field (line 1)`},
	{"unknown field of the info", doc(`"info": {"titel": "x"}`), `info.titel: unknown field (line 1)`},
	{"unknown list", doc(`"products": []`), `products: unknown field (line 1)`},
	{"field in other letters", doc(`"deliverables": [{"id": "d1", "doneWHEN": "x"}]`), `deliverables[0].doneWHEN: unknown field (meant "doneWhen"?) (line 1)`},
	{"id in other letters", doc(`"roles": [{"ID": "r1"}]`), `roles[0].ID: unknown field (meant "id"?) (line 1)`},
	{"list in other letters", doc(`"Roles": []`), `Roles: unknown field (meant "roles"?) (line 1)`},
	{"id of the info", doc(`"info": {"id": "info"}`), `info.id: unknown field (line 1)`},
	{"field given twice", doc(`"roles": [{"id": "r1", "name": "a", "name": "b"}]`), `roles[0].name: given twice (line 1)`},
	{"list given twice", doc(`"roles": [], "roles": []`), `roles: given twice (line 1)`},
	{"unknown choice", doc(`"roles": [{"id": "r1", "side": "custmer"}]`), `roles[0].side: unknown value "custmer" (one of customer, own, partner) (line 1)`},
	{"empty id", doc(`"roles": [{"id": "", "name": "a"}]`), `roles[0]: has no id (line 1)`},
	{"no id", doc(`"roles": [{"name": "a"}]`), `roles[0]: has no id (line 1)`},
	{"id twice in a list", doc(`"roles": [{"id": "r1"}, {"id": "r1"}]`), `roles[1]: the id "r1" is already that of roles[0] (line 1)`},
	{"id twice over lists", doc(`"phases": [{"id": "x"}], "roles": [{"id": "x"}]`), `roles[0]: the id "x" is already that of phases[0] (line 1)`},
	{"id info", doc(`"roles": [{"id": "info"}]`), `roles[0]: the id "info" is already that of info (line 1)`},
	{"id with a space", doc(`"roles": [{"id": "r 1"}]`), `roles[0].id: the id holds a space, a colon or a control character (line 1)`},
	{"id with a colon", doc(`"actions": [{"id": "a:1"}]`), `actions[0].id: the id holds a space, a colon or a control character (line 1)`},
	{"long id", doc(`"roles": [{"id": "` + strings.Repeat("r", 201) + `"}]`), `roles[0].id: the id is longer than 200 bytes (line 1)`},
	{"long model id", doc(`"id": "` + strings.Repeat("m", 201) + `"`), `id: the id is longer than 200 bytes (line 1)`},
	{"dangling owner", doc(`"deliverables": [{"id": "d1", "owner": "r9"}]`), `deliverables[0].owner: there is no record "r9" (line 1)`},
	{"owner of another kind", doc(`"deliverables": [{"id": "d1", "owner": "d2"}, {"id": "d2"}]`), `deliverables[0].owner: "d2" is of the kind deliverable (line 1)`},
	{"parent itself", doc(`"deliverables": [{"id": "d1", "parent": "d1"}]`), `deliverables[0].parent: a record cannot be inside itself (line 1)`},
	{"parents in a circle", doc(`"deliverables": [{"id": "d1", "parent": "d2"}, {"id": "d2", "parent": "d1"}]`), `parent: a record cannot be inside itself (line 1)`},
	{"reading of nothing", doc(`"accounts": [{"id": "n1"}], "readings": [{"id": "v1", "account": "n1"}]`), `readings[0].of: missing (line 1)`},
	{"relation without kind", doc(`"deliverables": [{"id": "d1"}, {"id": "d2"}], "relations": [{"from": "d1", "to": "d2"}]`), `relations[0].kind: missing (line 1)`},
	{"relation without end", doc(`"deliverables": [{"id": "d1"}], "relations": [{"kind": "needs", "from": "d1"}]`), `relations[0].to: missing (line 1)`},
	{"relation to itself", doc(`"deliverables": [{"id": "d1"}], "relations": [{"kind": "needs", "from": "d1", "to": "d1"}]`), `relations[0].to: a relation needs two different ends (line 1)`},
	{"relation with wrong ends", doc(`"actions": [{"id": "a1"}], "deliverables": [{"id": "d1"}], "relations": [{"kind": "needs", "from": "d1", "to": "a1"}]`), `relations[0].kind: needs cannot join deliverable to action (line 1)`},
	{"relation with a wrong id", doc(`"deliverables": [{"id": "d1"}, {"id": "d2"}], "relations": [{"id": "n1", "kind": "needs", "from": "d1", "to": "d2"}]`), `relations[0]: the id should be "needs:d1:d2" (line 1)`},
	{"relation twice", doc(`"deliverables": [{"id": "d1"}, {"id": "d2"}], "relations": [{"kind": "sync", "from": "d1", "to": "d2"}, {"kind": "sync", "from": "d2", "to": "d1"}]`), `relations[1]: the id "sync:d1:d2" is already that of relations[0] (line 1)`},
	{"text for a number", doc(`"deliverables": [{"id": "d1", "days": "3"}]`), `deliverables[0].days: should be a number (line 1)`},
	{"number for a text", doc(`"deliverables": [{"id": "d1", "name": 3}]`), `deliverables[0].name: should be text in quotes (line 1)`},
	{"null", doc(`"deliverables": [{"id": "d1", "name": null}]`), `deliverables[0].name: should be text in quotes (line 1)`},
	{"text for a switch", doc(`"deliverables": [{"id": "d1", "goal": "yes"}]`), `deliverables[0].goal: should be true or false (line 1)`},
	{"object for a text", doc(`"deliverables": [{"id": "d1", "name": {"ja": "x"}}]`), `deliverables[0].name: should be text in quotes (line 1)`},
	{"list for a text", doc(`"deliverables": [{"id": "d1", "name": ["x"]}]`), `deliverables[0].name: should be text in quotes (line 1)`},
	{"object for a list", doc(`"deliverables": {}`), `deliverables: should be a list [ … ] (line 1)`},
	{"list for an object", doc(`"info": []`), `info: should be an object { … } (line 1)`},
	{"text for a record", doc(`"roles": ["r1"]`), `roles[0]: should be an object { … } (line 1)`},
	{"negative", doc(`"deliverables": [{"id": "d1", "days": -1}]`), `deliverables[0].days: -1 is negative (line 1)`},
	{"infinite", doc(`"deliverables": [{"id": "d1", "days": 1e400}]`), `deliverables[0].days: the number is out of range (line 1)`},
	{"past the scale", doc(`"actions": [{"id": "a1", "feeling": 3}]`), `actions[0].feeling: 3 is not between -2 and 2 (line 1)`},
	{"not a number", doc(`"deliverables": [{"id": "d1", "days": NaN}]`), `deliverables[0].days: invalid character 'N' looking for beginning of value (line 1)`},
	{"leading zero", doc(`"deliverables": [{"id": "d1", "days": 01}]`), `deliverables[0]`},
	{"not a date", doc(`"checkups": [{"id": "c1", "date": "23.11.2026"}]`), `checkups[0].date: "23.11.2026" is not a date (2026-11-23) (line 1)`},
	{"nine answers", doc(`"checkups": [{"id": "c1", "answers": "010101010"}]`), `checkups[0].answers: "010101010" is not ten of 0 or 1 (line 1)`},
	{"long name", doc(`"roles": [{"id": "r1", "name": "` + long(201) + `"}]`), `roles[0].name: longer than 200 characters (line 1)`},
	{"long note", doc(`"deliverables": [{"id": "d1", "note": "` + long(10_001) + `"}]`), `deliverables[0].note: longer than 10000 characters (line 1)`},
	{"long lineage", doc(`"lineage": [` + strings.Repeat(`"l",`, 1024) + `"l"]`), `lineage[1024]: the lineage is longer than the program writes it (line 1)`},
	{"invalid UTF-8", doc("\"roles\": [{\"id\": \"r1\", \"name\": \"a\xff\"}]"), `roles[0].name: invalid UTF-8 (line 1)`},
	{"invalid UTF-8 in a key", doc("\"ro\xffles\": []"), `invalid UTF-8`},
	{"lone high surrogate", doc(`"roles": [{"id": "r1", "name": "\ud83d!"}]`), `roles[0].name: half of a surrogate pair (line 1)`},
	{"lone low surrogate", doc(`"roles": [{"id": "r1", "name": "\uDE00"}]`), `roles[0].name: half of a surrogate pair (line 1)`},
	{"two high surrogates", doc(`"roles": [{"id": "r1", "name": "\ud83d\ud83d"}]`), `roles[0].name: half of a surrogate pair (line 1)`},
	{"two low surrogates", doc(`"roles": [{"id": "r1", "name": "\udc00\udc00"}]`), `roles[0].name: half of a surrogate pair (line 1)`},
	{"surrogate behind a backslash", doc(`"roles": [{"id": "r1", "name": "\\\ud83d"}]`), `roles[0].name: half of a surrogate pair (line 1)`},
	{"two BOMs", "\ufeff\ufeff" + doc(""), `not a Hone model`},
	{"cut off", doc(`"roles": [{"id": "r1"`)[:60], `the text ends here; it is cut off`},
	{"text behind it", doc("") + "{}", `line 1: more text after the end of the model`},
	{"comma too many", doc(`"roles": [{"id": "r1"},]`), `roles[1]: invalid character ']'`},
	{"line of the fault", "{\n\"format\": \"hone-model\",\n\"version\": 1,\n\"roles\": [\n{\"id\": \"r1\",\n\"nme\": \"x\"}]}", `roles[0].nme: unknown field (line 6)`},
	{"line of the dangling one", "{\n\"format\": \"hone-model\",\n\"version\": 1,\n\"plays\": [\n{\"id\": \"b1\"},\n{\"id\": \"b2\",\n\"owner\": \"r1\"}]}", `plays[1].owner: there is no record "r1" (line 6)`},
	{"version as text", `{"format": "hone-model", "version": "1"}`, `version: missing (line 1)`},
	{"version 1.0", `{"format": "hone-model", "version": 1.0}`, `version: should be 1 (line 1)`},
	{"version 0", `{"format": "hone-model", "version": 0}`, `version: should be 1 (line 1)`},
	{"no version", `{"format": "hone-model"}`, `version: missing (line 1)`},
}

func TestFaultsNameThePlace(t *testing.T) {
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			d, err := Decode([]byte(f.text))
			if err == nil || !strings.Contains(err.Error(), f.want) {
				t.Errorf("%v\nwant %s", err, f.want)
			}
			if d.Model != nil && d.Model.Len() > 1 && err != nil && !errors.Is(err, ErrForeign) && d.Model.Check() == nil {
				t.Error("gave a model beside the error")
			}
		})
	}
}

func TestForeignAndNewerAreTold(t *testing.T) {
	for text, want := range map[string]error{
		``:                       ErrForeign,
		`null`:                   ErrForeign,
		`[]`:                     ErrForeign,
		`{}`:                     ErrForeign,
		`{"format": "other"}`:    ErrForeign,
		`{"format": 1}`:          ErrForeign,
		"bbolt\x00\x00":          ErrForeign,
		strings.Repeat("[", 1e6): ErrForeign,
		`{"x": ` + strings.Repeat(`{"a":`, 1e5) + `1`:                                  ErrForeign,
		`{"format": "hone-model", "version": 2}`:                                       ErrNewer,
		`{"later": {"a": [1, {"b": 2}]}, "version": 2, "x": 0, "format":"hone-model"}`: ErrNewer,
	} {
		if _, err := Decode([]byte(text)); !errors.Is(err, want) {
			t.Errorf("%s: %v", clip(text), err)
		}
	}
}

func TestReadTakesWhatMayBeLeftOut(t *testing.T) {
	text := "\ufeff" + doc(`"roles": [{"id": "r1", "stake": "none"}],
		"deliverables": [{"id": "d2", "state": "none", "cover": "unset", "origin": "made", "days": -0.0, "goal": false, "name": "\ud83d\ude00 \\ud83d"}, {"id": "d1"}],
		"actions": [{"id": "a1", "kind": "task", "lever": "none"}],
		"relations": [
			{"kind": "needs", "from": "d1", "to": "d2"},
			{"kind": "needs", "from": "d1", "to": "d2", "group": "研修 か:動画"},
			{"id": "sync:d2:d1", "kind": "sync", "from": "d2", "to": "d1", "label": "同時"},
			{"id": "yields:a1:d1", "kind": "yields", "from": "a1", "to": "d1"}]`)
	d, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	want := build(t, Role{ID: "r1"}, Deliverable{ID: "d1"}, Deliverable{ID: "d2", Name: `😀 \ud83d`}, Action{ID: "a1"},
		needs("d1", "d2"), NewRelation(Needs, "d1", "d2", "研修 か:動画"),
		labelled(NewRelation(Sync, "d1", "d2", ""), "同時"), NewRelation(Yields, "a1", "d1", ""))
	if !same(d.Model, want) {
		t.Errorf("from what is wanted: %v", Diff(want, d.Model).Edits)
	}
	if text := Encode(d); bytes.Contains(text, []byte("-0")) {
		t.Error("a negative zero was written")
	}
}

// TestCanonicalText: what is written is read back as the same, and written
// again in the same bytes.
func TestCanonicalText(t *testing.T) {
	overSeeds(t, 40, nil, func(t *testing.T, d *dice) {
		doc := Document{ID: "m1", Lineage: []ID{"c1", "c2"}, Model: d.model(60)}
		text := Encode(doc)
		read, err := Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		if !same(read.Model, doc.Model) || read.ID != doc.ID || !slices.Equal(read.Lineage, doc.Lineage) {
			t.Fatal("read back otherwise")
		}
		if !bytes.Equal(Encode(read), text) {
			t.Fatal("written in other bytes")
		}
		for _, r := range doc.Model.records.all() {
			text := MarshalRecord(r)
			if got, err := UnmarshalRecord(text); err != nil || got != r {
				t.Fatalf("record %s read back otherwise: %v", text, err)
			}
		}
	})
}

func TestRecordAndChangeAreReadStrictly(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                                           "holds no record",
		`{"product": {"id": "d1"}}`:                    "unknown kind of record",
		`{"role": {"id": "r1"}} {}`:                    "more text",
		`{"role": {"id": "r1", "name"`:                 "cut off",
		`{"role": {"id": "\ud83d"}}`:                   "half of a surrogate pair",
		`{"role": {"id": "r1"}, "role": {"id": "r2"}}`: "given twice",
		`{"role": {"id": "r1"}, "phase": {"id": "p"}}`: "unknown kind of record",
	} {
		if r, err := UnmarshalRecord([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v", text, r, err)
		}
	}
	for _, text := range []string{``, `[]`, `{"edits": [{"after": {"role": {}}}]}`, `{"edits": [{"before": 1}]}`} {
		if c, err := UnmarshalChange([]byte(text)); err == nil {
			t.Errorf("%s: %v", text, c)
		}
	}
	c := Change{ID: "c1", Label: "rename", Author: "佐藤", Time: 1, Cause: Undone, Of: "c0", Edits: []Edit{{nil, r1}}}
	text, err := MarshalChange(c)
	must(t, err)
	got, err := UnmarshalChange(text)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(c) {
		t.Errorf("%v, %v", got, err)
	}
}

// TestFormat1OpensForEver: this text was written by the first version of the
// program that wrote any. It must open and come out in the same bytes.
func TestFormat1OpensForEver(t *testing.T) {
	text, err := os.ReadFile("testdata/format-1.hone")
	must(t, err)
	d, err := Decode(text)
	must(t, err)
	if got := Encode(d); !bytes.Equal(got, text) {
		t.Errorf("written in other bytes:\n%s", got)
	}
	for _, k := range Kinds() {
		if len(d.Model.Records(k)) == 0 {
			t.Errorf("the fixture holds no %s", k)
		}
		for _, f := range Fields(k) {
			if !slices.ContainsFunc(d.Model.Records(k), func(r Record) bool { return Value(r, f) != "" }) {
				t.Errorf("the fixture does not use %s.%s", k, f.Name)
			}
		}
	}
}

func TestLimits(t *testing.T) {
	if _, err := Decode(make([]byte, MaxBytes+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("65 MiB: %v", err)
	}
	var b strings.Builder
	for i := range MaxRecords {
		fmt.Fprintf(&b, `{"id":"r%d"},`, i)
	}
	full := doc(`"roles":[` + strings.TrimSuffix(b.String(), ",") + `]`)
	d, err := Decode([]byte(full))
	if err != nil || d.Model.Len() != MaxRecords+1 {
		t.Fatalf("200 000 records: %v", err)
	}
	if _, err := d.Model.Add(Role{ID: "one", Name: "more"}); err == nil {
		t.Error("a model grew past what can be read again")
	}
	over := doc(`"roles":[` + b.String() + `{"id":"one-more"}]`)
	if _, err := Decode([]byte(over)); !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "roles[200000]: ") {
		t.Errorf("200 001 records: %v", err)
	}
}

// hostile are texts of nearly 64 MiB that ask for as much as they can: a piece
// many times over, between what goes before and after it.
var hostile = map[string][3]string{
	"records without end":   {`"roles":[`, `{},`},
	"records with ids":      {`"roles":[`, `{"id":"r"},`},
	"deep lists":            {`"x":`, `[`},
	"deep objects":          {`"info":`, `{"title":`},
	"one endless text":      {`"info":{"title":"`, `長`, `"}}`},
	"one endless number":    {`"info":{"budgetDays":1`, `0`, `}}`},
	"numbers":               {`"info":{"budgetDays":1`, `,1`},
	"one endless key":       {`"`, `k`, `":1}`},
	"escapes":               {`"info":{"title":"`, `\u9577`, `"}}`},
	"backslashes":           {`"info":{"title":"`, `\\`, `"}}`},
	"lineage":               {`"lineage":[`, `"",`},
	"fields before the end": {``, `"a":0,`, `"b":1}`},
	"blanks before a fault": {``, ` `, `"roles":0}`},
	"all that is allowed":   {`"deliverables":[`, ``, `],"x":0}`},
}

func hostileText(name string) []byte {
	h := hostile[name]
	text := make([]byte, 0, MaxBytes)
	text = append(text, `{"format": "hone-model", "version": 1, `+h[0]...)
	if h[1] == "" {
		text = appendDeliverables(text)
	}
	for h[1] != "" && len(text) < 60<<20 {
		text = append(text, h[1]...)
	}
	return append(text, h[2]...)
}

func appendDeliverables(text []byte) []byte {
	for i := range MaxRecords {
		text = fmt.Appendf(text, `{"id":"d%d","name":"`+long(40)+`","note":"`+long(10)+`","rank":"%d","parent":"d%d"},`, i, i, min(i+1, MaxRecords-1)/2*2+1)
	}
	return text[:len(text)-1]
}

// TestHostileTextStaysSmall holds what reading asks for in all, so that it is
// small however seldom memory is swept.
func TestHostileTextStaysSmall(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		t.Run(name, func(t *testing.T) {
			text := hostileText(name)
			var err error
			grown := allocated(func() { _, err = Decode(text) })
			if grown > 448<<20 { // with the text itself, half a gibibyte
				t.Errorf("took %d MiB beside the text", grown>>20)
			}
			if err == nil || len(err.Error()) > 1000 {
				t.Errorf("read, or told at length: %.100v", err)
			}
		})
	}
}

// TestManyEmptyRecordsStaySmall: three megabytes of {}, are three megabytes.
func TestManyEmptyRecordsStaySmall(t *testing.T) {
	text := []byte(doc(`"roles":[` + strings.Repeat(`{},`, 1<<20)))
	if grown := allocated(func() { _, _ = Decode(text) }); grown > 1<<20 {
		t.Errorf("took %d KiB beside the text", grown>>10)
	}
}

// allocated is how many bytes do asked for in all, freed ones included.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
