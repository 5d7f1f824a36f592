package model

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxID is the most bytes an ID may have; relations' are longer, being made of
// two and a group.
const MaxID = 200

const maxRelationID = 2*MaxID + utf8.UTFMax*MaxName + 16

// FieldError is a fault of one field of one record. Its Cause is a *Refusal.
type FieldError struct {
	ID    ID
	Of    Kind
	Field string
	Cause error
}

func (e *FieldError) Error() string {
	return fmt.Sprintf("%s %s.%s: %v", e.Of, clip(string(e.ID)), e.Field, e.Cause)
}

func (e *FieldError) Unwrap() error { return e.Cause }

// Check tells the first broken invariant of the whole version, in order of ID:
// references resolve, relations have legal ends, parents form a forest, fields
// hold legal values. Every version that Apply and Decode give satisfies it.
func (m *Model) Check() error {
	_, err := m.firstFault()
	return err
}

func (m *Model) firstFault() (ID, error) {
	if !m.Has(InfoID) {
		return InfoID, missingInfo()
	}
	ids := slices.Sorted(maps.Keys(m.records.copied()))
	for _, id := range ids {
		r := m.at(id)
		if r.Key() != id {
			return id, fmt.Errorf("%s: stored as %s", r.Key(), id)
		}
		if err := m.checkRecord(r); err != nil {
			return id, err
		}
	}
	return m.firstParentLoop(ids)
}

func missingInfo() error {
	return &FieldError{InfoID, KindInfo, "id", refuse("missing")}
}

// checkEdits checks what a Change can have broken: the records it touched and
// those that name what it removed or turned into another kind.
func (m *Model) checkEdits(before *Model, c Change) error {
	ids := make([]ID, 0, len(c.Edits))
	for _, e := range c.Edits {
		if e.After == nil {
			continue
		}
		if err := m.checkRecord(e.After); err != nil {
			return err
		}
		ids = append(ids, e.ID())
	}
	if _, err := m.firstParentLoop(ids); err != nil {
		return err
	}
	if !m.Has(InfoID) {
		return missingInfo()
	}
	if m.Len() > MaxRecords+1 && m.Len() > before.Len() {
		return refuse("too-many", MaxRecords)
	}
	for _, e := range c.Edits {
		if err := m.checkUsers(before, e); err != nil {
			return err
		}
	}
	return nil
}

// checkUsers checks those that named a record before the edit took it away.
func (m *Model) checkUsers(before *Model, e Edit) error {
	if e.Before == nil || e.After != nil && e.After.Kind() == e.Before.Kind() {
		return nil
	}
	for _, user := range before.Users(e.ID()) {
		r, ok := m.Get(user)
		if !ok || !names(r, e.ID()) {
			continue
		}
		if e.After == nil {
			return refuse("still-named", user, e.ID())
		}
		if err := m.checkRecord(r); err != nil {
			return err
		}
	}
	return nil
}

// reference is a field of a record that names another record.
type reference struct {
	field *Field
	to    ID
}

// references lists the records that r names, without empty ones.
func references(r Record) []reference {
	fields := referenceTable[r.Kind()]
	if len(fields) == 0 {
		return nil
	}
	refs := make([]reference, 0, len(fields))
	v := reflect.ValueOf(r)
	for i := range fields {
		if id := v.Field(fields[i].index).String(); id != "" {
			refs = append(refs, reference{&fields[i], ID(id)})
		}
	}
	return refs
}

func names(r Record, id ID) bool {
	for _, ref := range references(r) {
		if ref.to == id {
			return true
		}
	}
	return false
}

// mayName tells whether the reference may name a record of this kind.
func (ref reference) mayName(k Kind) bool {
	return len(ref.field.Refers) == 0 || slices.Contains(ref.field.Refers, k)
}

func (m *Model) checkRecord(r Record) error {
	if err := checkID(r); err != nil {
		return &FieldError{r.Key(), r.Kind(), "id", err}
	}
	for _, f := range Fields(r.Kind()) {
		if err := f.check(r); err != nil {
			return &FieldError{r.Key(), r.Kind(), f.Name, err}
		}
	}
	for _, ref := range references(r) {
		if err := m.checkReference(r, ref); err != nil {
			return &FieldError{r.Key(), r.Kind(), ref.field.Name, err}
		}
	}
	if rel, ok := r.(Relation); ok {
		return m.checkEnds(rel)
	}
	return nil
}

func (m *Model) checkReference(r Record, ref reference) error {
	if ref.to == r.Key() {
		return refuse(selfReason(ref.field))
	}
	to, ok := m.Get(ref.to)
	if !ok {
		return refuse("no-record", ref.to)
	}
	if !ref.mayName(to.Kind()) {
		return refuse("wrong-kind", ref.to, to.Kind())
	}
	return nil
}

func selfReason(f *Field) string {
	if f.Name == "parent" {
		return "inside-itself"
	}
	return "names-itself"
}

func (m *Model) checkEnds(r Relation) error {
	if r.Rel == "" {
		return &FieldError{r.ID, KindRelation, "kind", refuse("missing")}
	}
	if r.From == r.To {
		return &FieldError{r.ID, KindRelation, "to", refuse("same-ends")}
	}
	if r.Rel == Sync && r.To < r.From {
		return &FieldError{r.ID, KindRelation, "from", refuse("sync-order")}
	}
	if want := RelationID(r.Rel, r.From, r.To, r.Group); r.ID != want {
		return &FieldError{r.ID, KindRelation, "id", refuse("relation-id", want)}
	}
	from, to := m.at(r.From).Kind(), m.at(r.To).Kind()
	if !LegalEnds(r.Rel, from, to) {
		return &FieldError{r.ID, KindRelation, "kind", refuse("illegal-ends", r.Rel, from, to)}
	}
	return nil
}

func parentOf(r Record) ID {
	switch r := r.(type) {
	case Deliverable:
		return r.Parent
	case KPI:
		return r.Parent
	}
	return ""
}

// firstParentLoop walks every chain of parents once, so that deep nesting costs
// no more than its length.
func (m *Model) firstParentLoop(ids []ID) (ID, error) {
	walk := map[ID]int{} // the walk that first passed here
	for i, id := range ids {
		for up := id; up != "" && walk[up] == 0; up = parentOf(m.at(up)) {
			walk[up] = i + 1
			if next := parentOf(m.at(up)); next != "" && walk[next] == i+1 {
				return up, &FieldError{up, m.at(up).Kind(), "parent", refuse("inside-itself")}
			}
		}
	}
	return "", nil
}

// checkID keeps IDs short and on one line. Those that relations are made of
// hold no colon, so that two relations never share an ID.
func checkID(r Record) error {
	id, limit := string(r.Key()), MaxID
	switch r.Kind() {
	case KindRelation:
		limit = maxRelationID
	case KindPlace:
		limit = 2 * MaxID // PlaceID holds that of the box
	}
	switch {
	case id == "":
		return refuse("no-id")
	case len(id) > limit:
		return refuse("long-id", limit)
	case strings.ContainsFunc(id, func(c rune) bool { return isBadInID(c, r.Kind()) }):
		return refuse("bad-id")
	case (r.Key() == InfoID) != (r.Kind() == KindInfo):
		return refuse("reserved-id")
	}
	return nil
}

func isBadInID(c rune, k Kind) bool {
	switch c {
	case ' ':
		return k != KindRelation // a group's name may hold spaces
	case ':':
		return k == KindPhase || k == KindDeliverable || k == KindAction || k == KindKPI
	}
	return c < ' ' || c == 0x7f || c == utf8.RuneError
}

// check tells what is wrong with a field of a record that is already typed.
func (f Field) check(r Record) error {
	if f.Type == Switch {
		return nil
	}
	if f.Type == Number {
		return f.checkNumber(numberOf(r, f))
	}
	value := Value(r, f)
	if f.Type == Choice && silent[value] {
		return refuse("stored-empty", value)
	}
	return f.checkText(value)
}
