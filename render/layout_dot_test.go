package render

import (
	"regexp"
	"strings"
	"testing"
)

// What a user types must never reach Graphviz, whatever it is.
func TestDOTHoldsNothingOfTheUser(t *testing.T) {
	names := []string{`"><script>`, "]]>", "a->b", "}\ndigraph x {", `\N`, "契約書", "", "\x00", "n0", `"; URL="javascript:x`}
	var g LayoutGraph
	for i, name := range names {
		g.Nodes = append(g.Nodes, LayoutNode{ID: name, W: 1e300, H: -1, Rank: i * 1e6})
		g.Edges = append(g.Edges, LayoutEdge{name, names[0]})
		g.Clusters = append(g.Clusters, LayoutCluster{ID: "f" + name, Members: []string{name}, Pad: 1e300})
	}
	allowed := regexp.MustCompile(`^(digraph g \{|subgraph (cluster_|row)\d+ \{|\}|(n\d+|n\d+->n\d+)( \[[a-z0-9.,=]+\])?;` +
		`|rankdir=TB;[a-z0-9.=; ]*|nslimit[a-z0-9.=; ]*|margin=[0-9.]+;|rank=(same|source);|node \[[a-z=," ]+\];|edge \[arrowhead=none\];)$`)
	for _, keep := range [][][]string{nil, {names[1:4], names[4:6]}} {
		g.Keep = keep
		text := newDOT(newNet(g)).text
		for line := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n") {
			if !allowed.MatchString(line) {
				t.Errorf("line %q", line)
			}
		}
		if len(text) > 20000 {
			t.Errorf("%d bytes", len(text))
		}
	}
	l := newLayouter(t, realProgram(t))
	g.Keep = nil
	got, err := l.Layout(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.At) != len(names) {
		t.Errorf("%d places for %d boxes", len(got.At), len(names))
	}
}

// FuzzRead feeds the reader of answers: it must not panic, and what it believes
// must hold.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"bb":"0,0,300,500","objects":[{"_gvid":0,"name":"n0","pos":"50,400","width":"0.55556","height":"1.3889"},` +
		`{"_gvid":1,"name":"n1","pos":"50,250","width":"0.55556","height":"1.3889"},{"_gvid":2,"name":"n2","pos":"50,100","width":"0.55556","height":"1.3889"},` +
		`{"_gvid":3,"name":"n3","pos":"200,100","width":"0.55556","height":"1.3889"}],` +
		`"edges":[{"tail":0,"head":1},{"tail":1,"head":2}]}`))
	f.Add([]byte(`{"bb":"0,0,1e9,nan","objects":[{}],"edges":[null]}`))
	d := newDOT(newNet(chain()))
	f.Fuzz(func(t *testing.T, body []byte) {
		if got, err := d.read(body); err == nil {
			mustHold(t, chain(), got)
		}
	})
}
