package render

import (
	"cmp"
	"strings"

	"hone/model"
)

// BPMN is the action flow in the notation of OMG's BPMN 2.0, with its picture
// (BPMN DI) as the window draws it: a pool with a lane a role, tasks, exclusive
// gateways for decisions, start and end events. What an action uses and yields
// has no place in it.
func BPMN(in Input) []byte {
	in = in.ready()
	in.Options = Options{}
	w := &bpmnPen{scribe: scribe{in}, number: map[model.ID]string{}, scene: Actions(in).AtOrigin()}
	w.gather()
	w.raw(xmlHead + `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"` +
		` xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="urn:hone" exporter="Hone">` + "\n")
	w.raw(`<collaboration id="collaboration"><participant id="pool" processRef="process"`)
	w.named(cmp.Or(in.Model.Info().Title, w.scene.Title)).raw("/></collaboration>\n")
	w.process()
	w.picture()
	w.raw("</definitions>\n")
	return w.out
}

// bpmnPen writes BPMN. Elements are called by kind and number: an ID of the
// model need not be one of XML.
type bpmnPen struct {
	scribe
	htmlPen
	scene   Scene
	lanes   []Box // of the picture
	actions []model.Action
	flows   []model.Relation
	number  map[model.ID]string
}

func (w *bpmnPen) gather() {
	for _, f := range w.scene.Frames {
		if f.Kind == "lane" {
			w.number[f.ID] = "lane" + decimal(len(w.lanes))
			w.lanes = append(w.lanes, f)
		}
	}
	w.actions = model.All[model.Action](w.Model)
	for i, a := range w.actions {
		w.number[a.ID] = "node" + decimal(i)
	}
	for r := range model.Each[model.Relation](w.Model) {
		if r.Rel == model.Then && r.From != r.To {
			w.number[r.ID] = "flow" + decimal(len(w.flows))
			w.flows = append(w.flows, r)
		}
	}
}

func (w *bpmnPen) named(name string) *bpmnPen {
	if name = Clean(name); name != "" {
		w.raw(` name="`).text(name).raw(`"`)
	}
	return w
}

// process tells what there is.
func (w *bpmnPen) process() {
	w.raw("<process id=\"process\" isExecutable=\"false\">\n")
	if len(w.lanes) > 0 {
		w.raw("<laneSet id=\"lanes\">\n")
		for _, l := range w.lanes {
			w.raw(`<lane id="` + w.number[l.ID] + `"`)
			w.named(l.Title).raw(">")
			for _, a := range w.actions {
				if a.Role == l.ID || a.Role == "" && l.ID == noRoleLane {
					w.raw("<flowNodeRef>" + w.number[a.ID] + "</flowNodeRef>")
				}
			}
			w.raw("</lane>\n")
		}
		w.raw("</laneSet>\n")
	}
	for _, a := range w.actions {
		w.action(a)
	}
	for _, r := range w.flows {
		w.raw(`<sequenceFlow id="` + w.number[r.ID] + `" sourceRef="` + w.number[r.From] + `" targetRef="` + w.number[r.To] + `"`)
		w.named(r.Label).raw("/>\n")
	}
	w.raw("</process>\n")
}

// bpmnKinds are what the kinds of actions are called.
var bpmnKinds = map[model.ActionKind]string{
	model.ActionTask: "task", model.ActionDecision: "exclusiveGateway", model.ActionStart: "startEvent", model.ActionEnd: "endEvent",
}

func (w *bpmnPen) action(a model.Action) {
	kind := bpmnKinds[a.Does]
	w.raw("<" + kind + ` id="` + w.number[a.ID] + `"`)
	w.named(a.Name).raw(">")
	var notes []string
	notes = w.labelled(notes, "field.when", a.When)
	notes = w.labelled(notes, "field.note", a.Note)
	if len(notes) > 0 {
		w.raw("<documentation>").text(strings.Join(notes, " / ")).raw("</documentation>")
	}
	for _, r := range w.flows {
		if r.To == a.ID {
			w.raw("<incoming>" + w.number[r.ID] + "</incoming>")
		}
	}
	for _, r := range w.flows {
		if r.From == a.ID {
			w.raw("<outgoing>" + w.number[r.ID] + "</outgoing>")
		}
	}
	w.raw("</" + kind + ">\n")
}

// bpmnBand is the width of a pool's name, bpmnEvent the size of an event.
const bpmnBand, bpmnEvent = 30, 36

// picture tells where everything stands.
func (w *bpmnPen) picture() {
	w.raw("<bpmndi:BPMNDiagram id=\"diagram\"><bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">\n")
	pool := Rect{0, 0, max(w.scene.Width, 1), max(w.scene.Height, 1)}
	for i, l := range w.lanes {
		if i == 0 {
			pool = l.Rect
		}
		pool = union(pool, l.Rect)
	}
	w.shape("pool", Rect{pool.X - bpmnBand, pool.Y, pool.W + bpmnBand, pool.H}, ` isHorizontal="true"`)
	for _, l := range w.lanes {
		w.shape(w.number[l.ID], l.Rect, ` isHorizontal="true"`)
	}
	at := Positions(w.scene)
	for _, a := range w.actions {
		w.shape(w.number[a.ID], eventRect(a, at[a.ID]), "")
	}
	for _, l := range w.scene.Lines {
		if w.number[l.ID] == "" || len(l.Points) < 2 {
			continue
		}
		w.raw(`<bpmndi:BPMNEdge id="di-` + w.number[l.ID] + `" bpmnElement="` + w.number[l.ID] + `">`)
		for _, p := range l.Points {
			w.raw(`<di:waypoint x="` + trimmed(p.X, 2) + `" y="` + trimmed(p.Y, 2) + `"/>`)
		}
		w.raw("</bpmndi:BPMNEdge>\n")
	}
	w.raw("</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n")
}

// eventRect is the place of an action: of a start or end, a circle on the side
// of its box where the flow goes on.
func eventRect(a model.Action, r Rect) Rect {
	size := min(bpmnEvent, r.W, r.H)
	y := r.Y + (r.H-size)/2
	switch a.Does {
	case model.ActionStart:
		return Rect{r.X + r.W - size, y, size, size}
	case model.ActionEnd:
		return Rect{r.X, y, size, size}
	}
	return r
}

func (w *bpmnPen) shape(id string, r Rect, more string) {
	w.raw(`<bpmndi:BPMNShape id="di-` + id + `" bpmnElement="` + id + `"` + more + `><dc:Bounds x="` + trimmed(r.X, 2) + `" y="` + trimmed(r.Y, 2) +
		`" width="` + trimmed(r.W, 2) + `" height="` + trimmed(r.H, 2) + "\"/></bpmndi:BPMNShape>\n")
}
