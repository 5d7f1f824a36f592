package app

import (
	"cmp"
	"slices"

	"hone/model"
	"hone/render"
)

// arrangement is a way to put selected boxes in order: each gets the corner
// that place gives it, and boxes that would cover one another are then moved
// apart in the other direction.
type arrangement struct {
	least int  // boxes that it takes
	down  bool // the boxes stay apart from top to bottom, else from left to right
	place func(boxes []render.Rect)
}

func arrangeCommands() []command {
	align := func(down bool, at func(r, all render.Rect) render.Rect) func(a *App) (model.Change, error) {
		return arrange("align", arrangement{2, down, func(boxes []render.Rect) {
			all := boundsOf(boxes)
			for i, r := range boxes {
				boxes[i] = at(r, all)
			}
		}})
	}
	return []command{
		{name: "align.left", text: "command.align.left", keys: []chord{"Ctrl+Shift+Left"}, on: onPictures, edit: align(true, func(r, all render.Rect) render.Rect { r.X = all.X; return r })},
		{name: "align.centre", text: "command.align.centre", keys: []chord{"Ctrl+Alt+C"}, on: onPictures, edit: align(true, func(r, all render.Rect) render.Rect { r.X = all.X + (all.W-r.W)/2; return r })},
		{name: "align.right", text: "command.align.right", keys: []chord{"Ctrl+Shift+Right"}, on: onPictures, edit: align(true, func(r, all render.Rect) render.Rect { r.X = all.X + all.W - r.W; return r })},
		{name: "align.top", text: "command.align.top", keys: []chord{"Ctrl+Shift+Up"}, on: onPictures, edit: align(false, func(r, all render.Rect) render.Rect { r.Y = all.Y; return r })},
		{name: "align.middle", text: "command.align.middle", keys: []chord{"Ctrl+Alt+M"}, on: onPictures, edit: align(false, func(r, all render.Rect) render.Rect { r.Y = all.Y + (all.H-r.H)/2; return r })},
		{name: "align.bottom", text: "command.align.bottom", keys: []chord{"Ctrl+Shift+Down"}, on: onPictures, edit: align(false, func(r, all render.Rect) render.Rect { r.Y = all.Y + all.H - r.H; return r })},
		{name: "spread.across", text: "command.spread.across", keys: []chord{"Ctrl+Alt+H"}, on: onPictures, edit: arrange("spread", arrangement{3, false, func(boxes []render.Rect) { spread(boxes, false) }})},
		{name: "spread.down", text: "command.spread.down", keys: []chord{"Ctrl+Alt+V"}, on: onPictures, edit: arrange("spread", arrangement{3, true, func(boxes []render.Rect) { spread(boxes, true) }})},
	}
}

func boundsOf(boxes []render.Rect) render.Rect {
	var all render.Rect
	for _, r := range boxes {
		all = around(all, r)
	}
	return all
}

// flipped swaps the two directions, or does not.
func flipped(r render.Rect, flip bool) render.Rect {
	if flip {
		return render.Rect{X: r.Y, Y: r.X, W: r.H, H: r.W}
	}
	return r
}

// inOrder lists boxes by their middles in one direction.
func inOrder(boxes []render.Rect, down bool) []int {
	order := make([]int, len(boxes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(middle(flipped(boxes[i], down)).X, middle(flipped(boxes[j], down)).X)
	})
	return order
}

// spread makes the gaps between boxes equal; the outermost two stay.
func spread(boxes []render.Rect, down bool) {
	order := inOrder(boxes, down)
	all, room := flipped(boundsOf(boxes), down), 0.0
	for _, r := range boxes {
		room += flipped(r, down).W
	}
	gap, at := (all.W-room)/float64(len(boxes)-1), all.X
	for _, i := range order {
		r := flipped(boxes[i], down)
		r.X = at
		at += r.W + gap
		boxes[i] = flipped(r, down)
	}
}

// arrangeGap is the least distance, in points, that arranging leaves between
// boxes that it has to move apart.
const arrangeGap = 16

// apart moves boxes on, in order, that would cover one before them.
func apart(boxes []render.Rect, down bool) {
	order := inOrder(boxes, down)
	for n, i := range order {
		r := flipped(boxes[i], down)
		for _, j := range order[:n] {
			o := flipped(boxes[j], down)
			if overlap(r, o) {
				r.X = o.X + o.W + arrangeGap
			}
		}
		boxes[i] = flipped(r, down)
	}
}

// arrange is the one Change that pins the selected boxes where an arrangement
// puts them.
func arrange(label string, by arrangement) func(a *App) (model.Change, error) {
	return func(a *App) (model.Change, error) {
		v := a.active
		var ids []model.ID
		var boxes []render.Rect
		for i := range v.scene.Boxes {
			if b := &v.scene.Boxes[i]; v.view != "" && b.ID != "" && isNode(b) && a.selection.has(b.ID) {
				ids, boxes = append(ids, b.ID), append(boxes, b.Rect)
			}
		}
		if len(ids) < by.least {
			return model.Change{}, reason("too-few-" + itoa(by.least))
		}
		before := slices.Clone(boxes)
		by.place(boxes)
		apart(boxes, by.down)
		if slices.Equal(before, boxes) {
			return model.Change{}, reason("in-order")
		}
		return a.chain(label, len(ids), func(m *model.Model, i int) (model.Change, error) {
			return m.Pin(v.view, ids[i], boxes[i].X, boxes[i].Y)
		})
	}
}
