package render_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// ownDOT are the lines that our DOT is made of: names of the model stand
// between quotes alone, with every quote and backslash escaped.
var ownDOT = regexp.MustCompile(`^(digraph \{|\}|subgraph cluster_\d+ \{|label="([^"\\]|\\["\\])*";|` +
	`(graph|node|edge) \[[^\\]*\];|n\d+( -> n\d+)? \[([a-z]+=([a-z_0-9.]+|"([^"\\]|\\["\\])*")(, )?)*\];)$`)

// TestDOTHoldsEveryElement: a node an element, an edge a relation, and nothing
// that a hostile name has brought in.
func TestDOTHoldsEveryElement(t *testing.T) {
	for i, name := range assets.Samples() {
		in := inputOf(poisoned(t, sampleInput(t, name, model.Japanese).Model, i), model.Japanese)
		for _, view := range []string{"deliverables", "actions", "pfd"} {
			text := string(exported(t, in, view, "dot"))
			for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
				if !ownDOT.MatchString(line) {
					t.Errorf("%s %s: %s", name, view, line)
				}
			}
			checkCharacters(t, name+" "+view, text)
		}
		actions := string(exported(t, in, "actions", "dot"))
		nodes := len(regexp.MustCompile(`(?m)^n\d+ \[`).FindAllString(actions, -1))
		edges := strings.Count(actions, " -> ")
		then := 0
		for _, r := range model.All[model.Relation](in.Model) {
			if r.Rel == model.Then {
				then++
			}
		}
		if n := len(model.All[model.Action](in.Model)); nodes != n || edges < then {
			t.Errorf("%s: %d nodes for %d actions, %d edges for %d relations", name, nodes, n, edges, then)
		}
	}
}

// diagram is what a reader of BPMN takes from a file.
type diagram struct {
	Process struct {
		Lanes []struct {
			Name string   `xml:"name,attr"`
			Of   []string `xml:"flowNodeRef"`
		} `xml:"laneSet>lane"`
		Tasks    []bpmnNode `xml:"task"`
		Gateways []bpmnNode `xml:"exclusiveGateway"`
		Starts   []bpmnNode `xml:"startEvent"`
		Ends     []bpmnNode `xml:"endEvent"`
		Flows    []struct {
			ID   string `xml:"id,attr"`
			From string `xml:"sourceRef,attr"`
			To   string `xml:"targetRef,attr"`
			Name string `xml:"name,attr"`
		} `xml:"sequenceFlow"`
	} `xml:"process"`
	Shapes []struct {
		Of     string `xml:"bpmnElement,attr"`
		Bounds struct {
			W float64 `xml:"width,attr"`
			H float64 `xml:"height,attr"`
		}
	} `xml:"BPMNDiagram>BPMNPlane>BPMNShape"`
	Edges []struct {
		Of     string     `xml:"bpmnElement,attr"`
		Points []struct{} `xml:"waypoint"`
	} `xml:"BPMNDiagram>BPMNPlane>BPMNEdge"`
}

type bpmnNode struct {
	ID   string `xml:"id,attr"`
	Name string `xml:"name,attr"`
}

// TestBPMNHoldsTheFlow: every action once, in one lane, every order of two, and
// a place for each in the picture; also of hostile names.
func TestBPMNHoldsTheFlow(t *testing.T) {
	for i, name := range assets.Samples() {
		for _, m := range []*model.Model{
			sampleInput(t, name, model.English).Model,
			poisoned(t, sampleInput(t, name, model.English).Model, i),
		} {
			checkBPMN(t, name, inputOf(m, model.English))
		}
	}
}

func checkBPMN(t *testing.T, name string, in render.Input) {
	t.Helper()
	file := exported(t, in, "actions", "bpmn")
	checkCharacters(t, name, string(file))
	var d diagram
	if err := xml.NewDecoder(bytes.NewReader(file)).Decode(&d); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	nodes, inLane, placed := map[string]string{}, map[string]int{}, map[string]int{}
	for _, of := range [][]bpmnNode{d.Process.Tasks, d.Process.Gateways, d.Process.Starts, d.Process.Ends} {
		for _, n := range of {
			nodes[n.ID] = n.Name
		}
	}
	for _, l := range d.Process.Lanes {
		for _, id := range l.Of {
			inLane[id]++
		}
	}
	for _, s := range d.Shapes {
		placed[s.Of]++
		if s.Bounds.W <= 0 || s.Bounds.H <= 0 {
			t.Errorf("%s: %s has no size", name, s.Of)
		}
	}
	actions := model.All[model.Action](in.Model)
	if len(nodes) != len(actions) {
		t.Errorf("%s: %d nodes for %d actions", name, len(nodes), len(actions))
	}
	for i, a := range actions {
		id := fmt.Sprintf("node%d", i)
		if nodes[id] != render.Clean(a.Name) || inLane[id] != 1 || placed[id] != 1 {
			t.Errorf("%s: %s is %q for %q, in %d lanes, with %d places", name, id, nodes[id], a.Name, inLane[id], placed[id])
		}
	}
	drawn := map[string]int{}
	for _, e := range d.Edges {
		drawn[e.Of] = len(e.Points)
	}
	flows := 0
	for _, r := range model.All[model.Relation](in.Model) {
		if r.Rel == model.Then {
			flows++
		}
	}
	if flows != len(d.Process.Flows) {
		t.Errorf("%s: %d flows for %d relations", name, len(d.Process.Flows), flows)
	}
	for _, f := range d.Process.Flows {
		_, from := nodes[f.From]
		_, to := nodes[f.To]
		if !from || !to || drawn[f.ID] < 2 {
			t.Errorf("%s: flow %+v with %d points", name, f, drawn[f.ID])
		}
	}
}
