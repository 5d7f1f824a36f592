package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"hone/model"
	"hone/model/store"
)

// read reads a document.
func (c *call) read(path string) (model.Document, error) { return store.ReadDocument(path) }

// write writes a document, replacing an existing file only with --force.
func (c *call) write(path string, doc model.Document) error {
	return store.WriteDocument(path, doc, c.has("force"))
}

// printJSON writes a value as indented JSON, with a newline at the end.
func (c *call) printJSON(v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	return nil
}

// ending is a file's ending in lower case, with its dot.
func ending(path string) string { return strings.ToLower(filepath.Ext(path)) }

// language is the one asked for, else the model's, else Japanese.
func (c *call) language(m *model.Model) (model.Language, error) {
	asked, err := c.oneOf("lang", "", string(model.Japanese), string(model.English))
	if err != nil || asked != "" {
		return model.Language(asked), err
	}
	if own := m.Info().Language; own != "" {
		return own, nil
	}
	return model.Japanese, nil
}

// called is what a person calls a record: its name, or, without one, its ID.
// A relation is told by its ends.
func called(m *model.Model, id model.ID) string {
	r, ok := m.Get(id)
	if !ok {
		return string(id)
	}
	if rel, ok := r.(model.Relation); ok {
		text := fmt.Sprintf("%s: %s → %s", rel.Rel, called(m, rel.From), called(m, rel.To))
		if rel.Group != "" {
			text += " (" + rel.Group + ")"
		}
		return text
	}
	if name := model.NameOf(r); name != "" {
		return oneLine(name)
	}
	return string(id)
}
