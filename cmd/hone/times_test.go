//go:build window

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hone/assets"
	"hone/model"
	"hone/model/store"
)

// grown is a model of n deliverables and n actions, as a workshop of months
// would have it.
func grown(b *testing.B, n int) *model.Model {
	b.Helper()
	random, m := rand.New(rand.NewSource(7)), model.Empty()
	whole := model.Change{Label: "build"}
	add := func(r model.Record) { whole.Edits = append(whole.Edits, model.Edit{After: r}) }
	id := func(kind string, i int) model.ID { return model.ID(fmt.Sprintf("%s%04d", kind, i)) }
	for i := range 4 {
		add(model.Phase{ID: id("p", i), Name: fmt.Sprint("段階", i), Rank: fmt.Sprint(i + 1)})
		add(model.Role{ID: id("r", i), Name: fmt.Sprint("役割", i), Side: model.SideCustomer, Rank: fmt.Sprint(i + 1)})
	}
	for i := range n {
		d, a := id("d", i), id("a", i)
		add(model.Deliverable{ID: d, Name: fmt.Sprintf("移行済みの予約データ%d", i), Goal: i == 0, Rank: fmt.Sprintf("a%04d", i)})
		add(model.Action{ID: a, Name: fmt.Sprintf("予約データを移す%d", i), Role: id("r", i%4), Rank: fmt.Sprintf("a%04d", i)})
		add(model.NewRelation(model.Yields, a, d, ""))
		if i > 0 {
			add(model.NewRelation(model.Needs, id("d", max(0, i-1-random.Intn(12))), d, ""))
			add(model.NewRelation(model.Then, a, id("a", max(0, i-1-random.Intn(3))), ""))
		}
	}
	m, err := m.Apply(whole)
	if err != nil {
		b.Fatal(err)
	}
	return m
}

// measured is what the program has written of its times: milliseconds by what
// they are of.
func measured(b *testing.B, path string) map[string][]float64 {
	b.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	times := map[string][]float64{}
	for line := range strings.Lines(string(text)) {
		what, ms, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if value, err := strconv.ParseFloat(ms, 64); err == nil {
			times[what] = append(times[what], value)
		}
	}
	return times
}

func quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}

// processor is the processor time that the program has had, in milliseconds,
// and its memory now and at most, in MB.
func (d *desktop) processor() (ms, now, most float64) {
	d.Helper()
	folder := fmt.Sprint("/proc/", d.process.Process.Pid)
	stat, err := os.ReadFile(folder + "/stat")
	if err != nil {
		d.Fatal(err)
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	for _, f := range fields[11:13] {
		ticks, _ := strconv.ParseFloat(string(f), 64)
		ms += ticks * 10
	}
	f, err := os.Open(folder + "/status")
	if err != nil {
		d.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if words := strings.Fields(s.Text()); len(words) > 1 {
			kb, _ := strconv.ParseFloat(words[1], 64)
			switch words[0] {
			case "VmRSS:":
				now = kb / 1024
			case "VmHWM:":
				most = kb / 1024
			}
		}
	}
	return ms, now, most
}

// load is how many programs want a processor, which wall times depend on.
func load() float64 {
	text, _ := os.ReadFile("/proc/loadavg")
	value, _ := strconv.ParseFloat(strings.Fields(string(text) + " 0")[0], 64)
	return value
}

// measuring starts the program with its times written, and waits until it has
// painted and rests. With noop set to 1 Mesa does all but rasterise.
func measuring(b *testing.B, m *model.Model, noop string) (*desktop, string) {
	b.Helper()
	b.Setenv("GALLIUM_NOOP", noop)
	d := newDesktop(b)
	times, path := filepath.Join(d.folder, "times"), filepath.Join(d.folder, "large.hone")
	b.Setenv("HONE_TIMES", times)
	if err := store.WriteDocument(path, model.Document{ID: "m-window", Model: m}, false); err != nil {
		b.Fatal(err)
	}
	d.open(path)
	d.rest()
	return d, times
}

// rest waits until the program takes no more processor time.
func (d *desktop) rest() {
	d.Helper()
	tick := time.NewTicker(400 * time.Millisecond)
	defer tick.Stop()
	for before := -100.0; ; {
		now, _, _ := d.processor()
		if now-before < 30 {
			return
		}
		before = now
		<-tick.C
	}
}

// frames is how many pictures were painted, and the processor time that each
// took, while something was done.
func (d *desktop) frames(b *testing.B, times string, do func()) (count int, each float64) {
	b.Helper()
	d.rest()
	before, _, _ := d.processor()
	painted := len(measured(b, times)["paint"])
	do()
	d.rest()
	after, _, _ := d.processor()
	count = len(measured(b, times)["paint"]) - painted
	return count, (after - before) / float64(max(count, 1))
}

// edits renames, adds, undoes and relates, at the pace of a fast typist.
func (d *desktop) edits() {
	d.Helper()
	for i := range 12 {
		d.keys("Home")
		for range i % 5 {
			d.keys("Left")
		}
		d.keys("F2")
		d.write(fmt.Sprintf("renamed to no. %d", i))
		d.keys("Return")
		d.keys("Tab")
		d.write("one more need")
		d.keys("Return", "Return")
		d.write("and its sibling")
		d.keys("Return", "alt+Down", "ctrl+g", "ctrl+z", "ctrl+z", "ctrl+y")
	}
}

// BenchmarkWindow measures the real window without rasterising: milliseconds
// from a key to all that follows from it being painted, and processor time of a
// frame while panning and zooming.
func BenchmarkWindow(b *testing.B) {
	for _, n := range []int{300, 1000} {
		b.Run(fmt.Sprintf("%d+%d", n, n), func(b *testing.B) {
			d, times := measuring(b, grown(b, n), "1")
			for b.Loop() {
				d.edits()
				d.rest()
			}
			found := measured(b, times)
			b.ReportMetric(quantile(found["views"], 0.5), "views-p50-ms")
			b.ReportMetric(quantile(found["edit"], 0.5), "edit-p50-ms")
			b.ReportMetric(quantile(found["edit"], 0.99), "edit-p99-ms")
			b.ReportMetric(float64(len(found["edit"])), "edits")
			for what, took := range found {
				if strings.HasPrefix(what, "slow ") {
					b.Logf("%s: %d times, up to %.1f ms", what, len(took), quantile(took, 1))
				}
			}
			d.xdo("mousemove", "500", "400")
			d.keys("Escape", "Home", "ctrl+9")
			pans, pan := d.frames(b, times, func() { d.wheel(); d.wheel() })
			d.xdo("keydown", "ctrl")
			zooms, zoom := d.frames(b, times, d.wheel)
			d.xdo("keyup", "ctrl")
			b.ReportMetric(pan, "pan-cpu-ms")
			b.ReportMetric(zoom, "zoom-cpu-ms")
			b.ReportMetric(load(), "load")
			b.Logf("%d frames panned, %d zoomed", pans, zooms)
			d.close()
		})
	}
}

// BenchmarkMemory measures what the real window has in memory, with software
// rendering, whose own share is in it: as opened, at most while it was edited,
// panned and zoomed, and when the hands rest after that.
func BenchmarkMemory(b *testing.B) {
	for _, n := range []int{300, 1000} {
		b.Run(fmt.Sprintf("%d+%d", n, n), func(b *testing.B) {
			d, _ := measuring(b, grown(b, n), "0")
			for b.Loop() {
				_, opened, _ := d.processor()
				d.edits()
				d.xdo("mousemove", "500", "400")
				d.keys("Escape", "Home", "ctrl+9")
				d.wheel()
				d.xdo("keydown", "ctrl")
				d.wheel()
				d.xdo("keyup", "ctrl")
				d.restLong()
				_, now, most := d.processor()
				b.ReportMetric(opened, "opened-MB")
				b.ReportMetric(most, "most-MB")
				b.ReportMetric(now, "rest-MB")
			}
			b.ReportMetric(load(), "load")
			d.close()
		})
	}
}

// restLong waits until the program has given back the memory that it needs no
// more.
func (d *desktop) restLong() {
	d.Helper()
	d.rest()
	<-time.After(11 * time.Second)
	d.rest()
}

// wheel turns the wheel to and fro.
func (d *desktop) wheel() {
	d.Helper()
	for _, button := range []string{"5", "4"} {
		d.xdo("click", "--repeat", "90", "--delay", "17", button)
	}
}

// BenchmarkStart measures the time from the start of the program until the
// sample has been painted, with software rendering.
func BenchmarkStart(b *testing.B) {
	text, _ := assets.Sample("reservation", "ja")
	doc, err := model.Decode(text)
	if err != nil {
		b.Fatal(err)
	}
	var took, worked []float64
	for b.Loop() {
		d := newDesktop(b)
		times, path := filepath.Join(d.folder, "times"), filepath.Join(d.folder, "sample.hone")
		b.Setenv("HONE_TIMES", times)
		if err := store.WriteDocument(path, model.Document{ID: "m-window", Model: doc.Model}, false); err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		d.open(path)
		for len(measured(b, times)["start"]) == 0 {
			if time.Since(start) > 20*time.Second {
				b.Fatal("nothing was painted")
			}
		}
		took = append(took, measured(b, times)["start"][0]-float64(start.UnixNano())/1e6)
		ms, _, _ := d.processor()
		worked = append(worked, ms)
		d.rest()
		d.close()
	}
	b.ReportMetric(quantile(took, 0.5), "start-ms")
	b.ReportMetric(quantile(worked, 0.5), "start-cpu-ms")
	b.ReportMetric(load(), "load")
}
