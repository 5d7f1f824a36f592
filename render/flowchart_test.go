package render_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hone/model"
	"hone/render"
)

// chart is a flow chart of the field: nodes with labels, edges by node.
type chart struct {
	Source string `json:"source"`
	Nodes  []struct {
		ID, Label string
	} `json:"nodes"`
	Edges [][2]string `json:"edges"`
}

// charts reads the flow charts kept beside the repository; none where they are
// absent.
func charts(t testing.TB) []chart {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "shared", "data", "flowcharts", "flowcharts-ja.jsonl"))
	if err != nil {
		t.Skip("the flow charts are not beside the repository")
	}
	defer file.Close()
	var all []chart
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c chart
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

// flow makes a chart an action flow of some lanes: what has several ways on is
// a decision, and its ways are labelled.
func (c chart) flow(t testing.TB, lanes int) *model.Model {
	t.Helper()
	out := map[string]int{}
	for _, e := range c.Edges {
		out[e[0]]++
	}
	b := &modelBuilder{t: t, m: model.Empty()}
	for i := range lanes {
		b.add(model.Role{ID: model.ID(fmt.Sprintf("r%d", i)), Name: fmt.Sprintf("役割%d", i+1), Rank: fmt.Sprint(i)})
	}
	known := map[string]model.ID{}
	for i, n := range c.Nodes {
		a := model.Action{ID: model.ID(fmt.Sprintf("a%d", i)), Name: clip(strings.ReplaceAll(n.Label, "\n", " "), 190), Rank: fmt.Sprintf("%04d", i)}
		if lanes > 0 {
			a.Role = model.ID(fmt.Sprintf("r%d", i%lanes))
		}
		if out[n.ID] > 1 {
			a.Does = model.ActionDecision
		}
		known[n.ID] = a.ID
		b.add(a)
	}
	for _, e := range c.Edges {
		if known[e[0]] == "" || known[e[1]] == "" || e[0] == e[1] {
			continue
		}
		r := model.NewRelation(model.Then, known[e[0]], known[e[1]], "")
		if out[e[0]] > 1 {
			r.Label = []string{"はい", "いいえ", "保留にする", "otherwise"}[len(e[1])%4]
		}
		if !b.m.Has(r.ID) {
			b.add(r)
		}
	}
	return b.m
}

// net makes a chart a deliverable graph: what comes later needs what came
// before.
func (c chart) net(t testing.TB) *model.Model {
	t.Helper()
	b := &modelBuilder{t: t, m: model.Empty()}
	known := map[string]model.ID{}
	for i, n := range c.Nodes {
		known[n.ID] = model.ID(fmt.Sprintf("d%d", i))
		b.add(model.Deliverable{ID: known[n.ID], Name: clip(strings.ReplaceAll(n.Label, "\n", " "), 190), Goal: i == len(c.Nodes)-1})
	}
	for _, e := range c.Edges {
		r := model.NewRelation(model.Needs, known[e[1]], known[e[0]], "")
		if known[e[0]] != "" && known[e[1]] != "" && e[0] != e[1] && !b.m.Has(r.ID) {
			b.add(r)
		}
	}
	return b.m
}

func clip(s string, characters int) string {
	if r := []rune(s); len(r) > characters {
		return string(r[:characters])
	}
	return s
}

// modelBuilder adds records one by one.
type modelBuilder struct {
	t testing.TB
	m *model.Model
}

func (b *modelBuilder) add(r model.Record) {
	b.t.Helper()
	next, err := b.m.Apply(model.Change{Edits: []model.Edit{{After: r}}})
	if err != nil {
		b.t.Fatal(err)
	}
	b.m = next
}

func TestFlowChartsOfTheField(t *testing.T) {
	total, upon, unnamed := 0, 0.0, 0
	for _, c := range charts(t) {
		rising := inputOf(c.net(t), model.Japanese)
		rising.Options.BottomUp = true
		for _, s := range []render.Scene{
			render.Deliverables(rising),
			render.Actions(inputOf(c.flow(t, 3), model.Japanese)),
			render.Actions(inputOf(c.flow(t, 0), model.Japanese)),
			render.Deliverables(inputOf(c.net(t), model.Japanese)),
		} {
			checkScene(t, c.Source, s)
			for _, f := range routeFaults(s) {
				t.Errorf("%s: %s", c.Source, f)
			}
			length, pairs := uponEachOther(s)
			if length > 0 {
				t.Logf("%s %s: %v", c.Source, s.Title, pairs)
			}
			upon += length
			total += len(s.Lines)
			unnamed += namesMissing(s)
		}
	}
	t.Logf("%d lines, %.0f points on one another, %d words left out", total, upon, unnamed)
	if unnamed > 0 || upon > float64(total)/8 {
		t.Errorf("too many lines run on one another or lack their words")
	}
}

// namesMissing counts the lines in the action flow with words that found no
// place; the words of a branch are in its title too.
func namesMissing(s render.Scene) int {
	named := map[model.ID]bool{}
	for _, t := range s.Texts {
		named[t.Of] = true
	}
	decision := map[string]bool{}
	for _, b := range s.Boxes {
		decision[string(b.ID)] = b.Kind == "decision"
	}
	missing := 0
	for _, l := range s.Lines {
		from := strings.Split(string(l.ID), ":")
		if len(from) > 1 && decision[from[1]] && !named[l.ID] {
			missing++
		}
	}
	return missing
}
