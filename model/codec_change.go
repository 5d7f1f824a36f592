package model

import (
	"encoding/json"
	"errors"
	"fmt"
)

// changeText is a Change as JSON; records are tagged with their kind.
type changeText struct {
	ID     ID         `json:"id"`
	Cause  Cause      `json:"cause,omitempty"`
	Of     ID         `json:"of,omitempty"`
	Label  string     `json:"label,omitempty"`
	Author string     `json:"author,omitempty"`
	Time   int64      `json:"time,omitempty"`
	Edits  []editText `json:"edits"`
}

type editText struct {
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// MarshalChange is a Change as compact JSON: what the log keeps and what can be sent.
func MarshalChange(c Change) ([]byte, error) {
	t := changeText{c.ID, c.Cause, c.Of, c.Label, c.Author, c.Time, make([]editText, len(c.Edits))}
	for i, e := range c.Edits {
		if e.Before != nil {
			t.Edits[i].Before = MarshalRecord(e.Before)
		}
		if e.After != nil {
			t.Edits[i].After = MarshalRecord(e.After)
		}
	}
	return json.Marshal(t)
}

// UnmarshalChange reads what MarshalChange wrote.
func UnmarshalChange(text []byte) (Change, error) {
	var t changeText
	if err := json.Unmarshal(text, &t); err != nil {
		return Change{}, fmt.Errorf("read change: %w", err)
	}
	c := Change{ID: t.ID, Label: t.Label, Author: t.Author, Time: t.Time, Cause: t.Cause, Of: t.Of}
	for _, e := range t.Edits {
		edit, err := e.edit()
		if err != nil {
			return Change{}, fmt.Errorf("read change %s: %w", t.ID, err)
		}
		c.Edits = append(c.Edits, edit)
	}
	return c, nil
}

func (t editText) edit() (e Edit, err error) {
	if t.Before != nil {
		if e.Before, err = UnmarshalRecord(t.Before); err != nil {
			return e, err
		}
	}
	if t.After != nil {
		e.After, err = UnmarshalRecord(t.After)
	}
	switch {
	case err != nil:
		return e, err
	case e.Before == nil && e.After == nil:
		return e, errors.New("an edit of nothing")
	case e.Before != nil && e.After != nil && e.Before.Key() != e.After.Key():
		return e, fmt.Errorf("an edit of both %q and %q", clip(string(e.Before.Key())), clip(string(e.After.Key())))
	}
	return e, nil
}
