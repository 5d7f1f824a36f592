package model

import "strings"

// texts makes many short texts in one piece of memory.
type texts struct{ all strings.Builder }

func (t *texts) join(parts ...string) string {
	from := t.all.Len()
	for _, p := range parts {
		t.all.WriteString(p)
	}
	return t.all.String()[from:]
}
