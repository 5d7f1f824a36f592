package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// TestOverlaysOfSamples: with any result laid over it a picture holds the laws,
// and its boxes stand where they stood.
func TestOverlaysOfSamples(t *testing.T) {
	for _, name := range assets.Samples() {
		for _, overlay := range render.Overlays() {
			for _, v := range views[:3] {
				in := sampleInput(t, name, model.Japanese)
				plain := v.make(in)
				in.Options = render.Options{Title: true, Legend: true, Overlay: render.OverlayOf(in.Derivation, overlay)}
				s := v.make(in)
				checkScene(t, fmt.Sprint(name, " ", overlay, " ", v.name), s)
				if len(s.Lines) < len(plain.Lines) {
					t.Errorf("%s %s: lines are lost", name, v.name)
				}
			}
		}
	}
	if render.OverlayOf(nil, "none such") != nil {
		t.Error("an unknown name has an overlay")
	}
}

// TestCriticalPathIsOnePath: every box without slack wears the clock, and but for
// those that nothing comes before each is reached by a line of the path.
func TestCriticalPathIsOnePath(t *testing.T) {
	in := sampleInput(t, "reservation", model.Japanese)
	in.Options.Overlay = render.OverlayOf(in.Derivation, "critical")
	s := render.Deliverables(in)
	reached := map[model.ID]bool{}
	for _, l := range s.Lines {
		if l.Stroke == render.InkWarm && l.Width > 2 {
			parts := strings.Split(string(l.ID), ":")
			reached[model.ID(parts[1])] = true
		}
	}
	marked := map[model.ID]bool{}
	for _, b := range append(slices.Clone(s.Boxes), s.Frames...) {
		marked[b.ID] = slices.Contains(b.Marks, render.MarkCritical)
	}
	critical := 0
	for _, item := range in.Derivation.Schedule().Items {
		if marked[item.ID] != item.Critical {
			t.Errorf("%s: mark %v, critical %v", item.ID, marked[item.ID], item.Critical)
		}
		if !item.Critical {
			continue
		}
		critical++
		needs := model.NewRelation(model.Needs, item.ID, item.After, "").ID
		if marked[item.After] && in.Model.Has(needs) && !reached[item.ID] {
			t.Errorf("%s: no line of the path leads to it", item.ID)
		}
	}
	if critical == 0 {
		t.Error("nothing is critical")
	}
}

// TestComparisonShowsWhatDiffers: by sign as well as by ink.
func TestComparisonShowsWhatDiffers(t *testing.T) {
	in := sampleInput(t, "restaurant", model.English)
	all := model.All[model.Deliverable](in.Model)
	renamed := all[0]
	renamed.Name = "Something else"
	relation := model.All[model.Relation](in.Model)[0]
	change := model.Change{Edits: []model.Edit{
		{Before: all[0], After: renamed}, {After: all[1]}, {Before: all[2]}, {Before: relation},
	}}
	in.Options = render.Options{Title: true, Legend: true, Overlay: render.CompareOverlay(change)}
	s := render.Deliverables(in)
	checkScene(t, "comparison", s)
	want := map[model.ID]render.Mark{all[0].ID: render.MarkChanged, all[1].ID: render.MarkAdded, all[2].ID: render.MarkRemoved}
	for _, b := range s.Boxes {
		if m, differs := want[b.ID]; differs && !slices.Contains(b.Marks, m) {
			t.Errorf("%s lacks the mark %s", b.ID, m)
		}
		if b.ID == all[2].ID && !b.Dashed {
			t.Errorf("%s is gone and not dashed", b.ID)
		}
	}
	for _, l := range s.Lines {
		if l.ID == relation.ID && (!l.Dashed || l.Stroke != render.InkAlarm) {
			t.Errorf("the line that is gone looks like the others")
		}
	}
}

// TestBlankPicturesSayWhatToDo: a view without anything to show is a page that
// says how to begin, in every format.
func TestBlankPicturesSayWhatToDo(t *testing.T) {
	for _, l := range languages {
		for _, view := range []string{"deliverables", "actions", "pfd", "journey", "kpis"} {
			svg, err := render.Export(inputOf(model.Empty(), l), view, "svg", render.Output{})
			if err != nil {
				t.Fatal(err)
			}
			key := "empty." + strings.Replace(view, "pfd", "deliverables", 1)
			first := []rune(render.WordsIn(l).Say(key))[:6]
			if !strings.Contains(string(svg), ">"+string(first)) {
				t.Errorf("%s %s: no word of %q", l, view, string(first))
			}
		}
	}
}
