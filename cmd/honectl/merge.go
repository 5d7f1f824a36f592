package main

import (
	"fmt"

	"hone/model"
	"hone/model/store"
)

func runMerge(c *call) error {
	args, err := c.take(2)
	if err != nil {
		return err
	}
	if !c.has("o") {
		return c.misused("where the result goes is missing: -o OUT")
	}
	prefer, err := c.oneOf("prefer", "", "a", "b")
	if err != nil {
		return err
	}
	a, err := c.read(args[0])
	if err != nil {
		return err
	}
	b, err := c.read(args[1])
	if err != nil {
		return err
	}
	ancestor, err := c.ancestor(a, b)
	if err != nil {
		return err
	}
	merging := store.Merge(ancestor, a.Model, b.Model)
	if err := c.tellConflicts(merging.Conflicts); err != nil {
		return err
	}
	if len(merging.Conflicts) > 0 && prefer == "" {
		fmt.Fprintf(c.err, "honectl: merge %s %s: %d conflicts, nothing was written\ntry: --prefer a or --prefer b\n", args[0], args[1], len(merging.Conflicts))
		return errNo
	}
	return c.writeMerged(a, b, merging)
}

// writeMerged writes the result under A's ID, with both lineages.
func (c *call) writeMerged(a, b model.Document, merging store.Merging) error {
	merged := model.Document{ID: a.ID, Lineage: store.JoinLineage(a.Lineage, b.Lineage), Model: merging.Model}
	if len(merging.Conflicts) > 0 {
		merged.Model = merging.Prefer(a.Model, b.Model, c.value("prefer") == "b")
	}
	if merged.ID == "" {
		merged.ID = b.ID
	}
	if err := merged.Model.Check(); err != nil {
		return fmt.Errorf("internal error: merge: %w", err)
	}
	handed, err := store.Handover(merged, c.random)
	if err != nil {
		return err
	}
	return c.write(c.value("o"), handed)
}

// ancestor is the version that both come from: the one given, else the one
// that the lineages name, else what the two have in common, so that nothing is
// taken for removed.
func (c *call) ancestor(a, b model.Document) (*model.Model, error) {
	if c.has("base") {
		doc, err := c.read(c.value("base"))
		return doc.Model, err
	}
	o, err := c.options()
	if err != nil {
		return nil, err
	}
	if m, ok := store.Ancestor(o.Folder, a, b); ok {
		return m, nil
	}
	fmt.Fprintln(c.err, "honectl: the version that both come from is not known here: what only one has is kept, and what differs is a conflict (--base names that version)")
	return store.SharedPart(a.Model, b.Model), nil
}

func (c *call) tellConflicts(conflicts []store.Conflict) error {
	if c.has("json") {
		if conflicts == nil {
			conflicts = []store.Conflict{}
		}
		return c.printJSON(map[string]any{"conflicts": conflicts})
	}
	for _, conflict := range conflicts {
		fmt.Fprintln(c.out, conflictLine(conflict, "a", "b"))
	}
	return nil
}

func conflictLine(c store.Conflict, mine, theirs string) string {
	name := oneLine(c.Name)
	if name == "" {
		name = string(c.ID)
	}
	if c.Field == "" {
		removed, keeps := theirs, mine
		if c.Mine == "" {
			removed, keeps = mine, theirs
		}
		return fmt.Sprintf("conflict %s %s: %s removed it, %s needs it", c.Kind, name, removed, keeps)
	}
	return fmt.Sprintf("conflict %s %s: %s: %s says %q, %s says %q", c.Kind, name, c.Field, mine, c.Mine, theirs, c.Theirs)
}
