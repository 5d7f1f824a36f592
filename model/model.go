package model

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// MaxID is the most characters an ID may have; relations are made of two.
const MaxID = 200

// Errors that callers tell apart.
var (
	// ErrStale: a Change does not start from this version.
	ErrStale = errors.New("the change starts from another version")
	// ErrInvalid: the result would break a reference or a relation's ends.
	ErrInvalid = errors.New("the change breaks the model")
)

// Model is one immutable version: a map from ID to records. The zero Model is
// not usable; start from Empty. Safe for use by many goroutines at once.
type Model struct {
	records map[ID]Record
	once    sync.Once
	index   index
}

// index is computed once per version, when first asked for.
type index struct {
	byKind map[Kind][]Record
	users  map[ID][]ID // who refers to a record, sorted
}

// Empty is a model that holds nothing but an empty Info.
func Empty() *Model { return &Model{records: map[ID]Record{InfoID: Info{}}} }

// Len is the number of records, Info included.
func (m *Model) Len() int { return len(m.records) }

// Get finds a record by its ID.
func (m *Model) Get(id ID) (Record, bool) {
	r, ok := m.records[id]
	return r, ok
}

// Has tells whether the model holds a record of this ID.
func (m *Model) Has(id ID) bool {
	_, ok := m.records[id]
	return ok
}

// Info is the model's one Info record.
func (m *Model) Info() Info {
	info, _ := m.records[InfoID].(Info)
	return info
}

// Find is the record of this ID when it is of type R.
func Find[R Record](m *Model, id ID) (R, bool) {
	r, ok := m.records[id].(R)
	return r, ok
}

// All lists the records of type R by rank, then ID. The slice is the caller's.
func All[R Record](m *Model) []R {
	var zero R
	records := m.Records(zero.Kind())
	out := make([]R, len(records))
	for i, r := range records {
		out[i] = r.(R)
	}
	return out
}

// Records lists the records of a kind by rank, then ID. The slice is shared:
// do not change it.
func (m *Model) Records(k Kind) []Record { return m.indexed().byKind[k] }

// Users lists the records that refer to this one, by ID. The slice is shared.
func (m *Model) Users(id ID) []ID { return m.indexed().users[id] }

// RelationsOf lists the relations of one kind that start or end at a record,
// by ID.
func (m *Model) RelationsOf(id ID, kind RelationKind) []Relation {
	var out []Relation
	for _, user := range m.Users(id) {
		if r, ok := m.records[user].(Relation); ok && r.Rel == kind {
			out = append(out, r)
		}
	}
	return out
}

func (m *Model) indexed() *index {
	m.once.Do(func() {
		m.index = index{byKind: map[Kind][]Record{}, users: map[ID][]ID{}}
		for id, r := range m.records {
			m.index.byKind[r.Kind()] = append(m.index.byKind[r.Kind()], r)
			for _, ref := range references(r) {
				m.index.users[ref.to] = append(m.index.users[ref.to], id)
			}
		}
		for _, records := range m.index.byKind {
			slices.SortFunc(records, byRank)
		}
		for id, users := range m.index.users {
			slices.Sort(users)
			m.index.users[id] = slices.Compact(users)
		}
	})
	return &m.index
}

func byRank(a, b Record) int {
	return cmp.Or(strings.Compare(rankOf(a), rankOf(b)), cmp.Compare(a.Key(), b.Key()))
}

func rankOf(r Record) string {
	switch r := r.(type) {
	case Phase:
		return r.Rank
	case Role:
		return r.Rank
	case Deliverable:
		return r.Rank
	case Action:
		return r.Rank
	case KPI:
		return r.Rank
	case Account:
		return r.Rank
	}
	return ""
}

// reference is a field of a record that names another record.
type reference struct {
	field    string
	to       ID
	kinds    []Kind
	required bool
}

// references lists the records that r names, without empty ones.
func references(r Record) []reference {
	var refs []reference
	for _, f := range Fields(r.Kind()) {
		if f.Type != Reference {
			continue
		}
		if id := ID(Value(r, f)); id != "" || f.Required {
			refs = append(refs, reference{field: f.Name, to: id, kinds: f.Refers, required: f.Required})
		}
	}
	return refs
}

// Apply is the next version. It refuses a Change that does not start from m
// (ErrStale) and one that would break the model (ErrInvalid), and changes
// nothing then.
func (m *Model) Apply(c Change) (*Model, error) {
	for _, e := range c.Edits {
		if m.records[e.ID()] != e.Before {
			return nil, fmt.Errorf("apply %s: %w: %s", c.Label, ErrStale, e.ID())
		}
	}
	next := &Model{records: maps.Clone(m.records)}
	for _, e := range c.Edits {
		if e.After == nil {
			delete(next.records, e.ID())
		} else {
			next.records[e.ID()] = e.After
		}
	}
	if err := next.checkEdits(m, c); err != nil {
		return nil, fmt.Errorf("apply %s: %w: %w", c.Label, ErrInvalid, err)
	}
	return next, nil
}

// checkEdits checks what a Change can have broken: the records it touched and
// those that named what it removed.
func (m *Model) checkEdits(before *Model, c Change) error {
	removed, ids := false, make([]ID, 0, len(c.Edits))
	for _, e := range c.Edits {
		if e.After == nil {
			removed = true
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
		return fmt.Errorf("info: missing")
	}
	if !removed {
		return nil
	}
	for _, e := range c.Edits {
		if e.After != nil {
			continue
		}
		for _, user := range before.Users(e.ID()) {
			if r, ok := m.records[user]; ok && names(r, e.ID()) {
				return fmt.Errorf("%s still names %s", user, e.ID())
			}
		}
	}
	return nil
}

func names(r Record, id ID) bool {
	for _, ref := range references(r) {
		if ref.to == id {
			return true
		}
	}
	return false
}

// Check tells the first broken invariant of the whole version, in order of ID:
// references resolve, relations have legal ends, parents form a forest, fields
// hold legal values.
func (m *Model) Check() error {
	_, err := m.firstFault()
	return err
}

func (m *Model) firstFault() (ID, error) {
	if !m.Has(InfoID) {
		return InfoID, fmt.Errorf("info: missing")
	}
	ids := slices.Sorted(maps.Keys(m.records))
	for _, id := range ids {
		r := m.records[id]
		if r.Key() != id {
			return id, fmt.Errorf("%s: stored as %s", r.Key(), id)
		}
		if err := m.checkRecord(r); err != nil {
			return id, err
		}
	}
	return m.firstParentLoop(ids)
}

// firstParentLoop walks every chain of parents once, so that deep nesting costs
// no more than its length.
func (m *Model) firstParentLoop(ids []ID) (ID, error) {
	walk := map[ID]int{} // the walk that first passed here
	for i, id := range ids {
		for up := id; up != "" && walk[up] == 0; up = parentOf(m.records[up]) {
			walk[up] = i + 1
			if next := parentOf(m.records[up]); next != "" && walk[next] == i+1 {
				return up, parentLoop(m.records[up])
			}
		}
	}
	return "", nil
}

func parentLoop(r Record) error {
	return &FieldError{r.Key(), r.Kind(), "parent", fmt.Errorf("a record cannot be inside itself")}
}

func (m *Model) checkRecord(r Record) error {
	if err := checkID(r); err != nil {
		return err
	}
	for _, f := range Fields(r.Kind()) {
		if err := f.check(r); err != nil {
			return &FieldError{r.Key(), r.Kind(), f.Name, err}
		}
	}
	for _, ref := range references(r) {
		if err := m.checkReference(r, ref); err != nil {
			return &FieldError{r.Key(), r.Kind(), ref.field, err}
		}
	}
	if rel, ok := r.(Relation); ok {
		return m.checkEnds(rel)
	}
	return nil
}

func (m *Model) checkReference(r Record, ref reference) error {
	if ref.to == r.Key() {
		return fmt.Errorf("a record cannot name itself")
	}
	to, ok := m.records[ref.to]
	if !ok {
		return fmt.Errorf("no record %q", clip(string(ref.to)))
	}
	if len(ref.kinds) > 0 && !slices.Contains(ref.kinds, to.Kind()) {
		return fmt.Errorf("%q is a %s", clip(string(ref.to)), to.Kind())
	}
	return nil
}

func (m *Model) checkEnds(r Relation) error {
	if want := RelationID(r.Rel, r.From, r.To, r.Group); r.ID != want {
		return &FieldError{r.ID, KindRelation, "id", fmt.Errorf("should be %q", clip(string(want)))}
	}
	from, to := m.records[r.From].Kind(), m.records[r.To].Kind()
	if !LegalEnds(r.Rel, from, to) {
		return &FieldError{r.ID, KindRelation, "kind", fmt.Errorf("%s cannot join a %s to a %s", r.Rel, from, to)}
	}
	if r.Rel == Sync && r.To < r.From {
		return &FieldError{r.ID, KindRelation, "from", fmt.Errorf("a sync names the smaller id first")}
	}
	return nil
}

// parentLoops tells whether walking up from r comes back to r.
func (m *Model) parentLoops(r Record) bool {
	up := parentOf(r)
	for steps := 0; up != "" && steps <= len(m.records); steps++ {
		if up == r.Key() {
			return true
		}
		up = parentOf(m.records[up])
	}
	return up != ""
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

func checkID(r Record) error {
	id := string(r.Key())
	limit := MaxID
	if r.Kind() == KindRelation {
		limit = 3*MaxID + MaxName
	}
	switch {
	case id == "":
		return &FieldError{r.Key(), r.Kind(), "id", fmt.Errorf("missing")}
	case len(id) > limit:
		return &FieldError{r.Key(), r.Kind(), "id", fmt.Errorf("longer than %d bytes", limit)}
	case strings.ContainsFunc(id, func(c rune) bool { return c <= ' ' || c == 0x7f || c == 0xfffd }):
		return &FieldError{r.Key(), r.Kind(), "id", fmt.Errorf("holds a space or a control character")}
	case (r.Key() == InfoID) != (r.Kind() == KindInfo):
		return &FieldError{r.Key(), r.Kind(), "id", fmt.Errorf("info names the model itself")}
	}
	return nil
}

// check tells what is wrong with a field of a record that is already typed.
func (f Field) check(r Record) error {
	value := Value(r, f)
	switch f.Type {
	case Number:
		return f.checkNumber(numberOf(r, f))
	case Switch:
		return nil
	}
	if f.Type == Choice && silent[value] {
		return fmt.Errorf("%q is stored as empty", value)
	}
	return f.checkText(value)
}

// FieldError is a fault of one field of one record.
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
