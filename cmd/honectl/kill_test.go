package main

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hone/model"
	"hone/model/store"
)

// TestKilledWhileEditing kills the program at random moments: every edit that
// was answered is there afterwards, and at most one that was not.
func TestKilledWhileEditing(t *testing.T) {
	rounds := 20
	if os.Getenv("HONE_SOAK") != "" {
		rounds = 300
	}
	dir := t.TempDir()
	doc := filepath.Join(dir, "a.hone")
	data := filepath.Join(dir, "data")
	if out, err := honectl(t, data, "new", doc).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	random := mathrand.New(mathrand.NewPCG(7, 7))
	sure, answered := 0, 0
	for round := range rounds {
		wait := time.Duration(random.IntN(30_000_000))
		acked := killed(t, honectl(t, data, "edit", doc), fmt.Sprint("r", round, "-"), wait)
		answered += len(acked)
		m := reopened(t, doc, data)
		for _, id := range acked {
			if !m.Has(model.ID(id)) {
				t.Fatalf("round %d: %s was answered and is lost", round, id)
			}
		}
		now := len(model.All[model.Deliverable](m))
		if now > sure+len(acked)+1 {
			t.Fatalf("round %d: %d edits are there, %d were answered", round, now-sure, len(acked))
		}
		sure = now
	}
	t.Logf("%d rounds, %d edits answered, none lost", rounds, answered)
	if answered < rounds {
		t.Fatal("too few edits were answered for this to mean anything")
	}
}

// killed lets the program take edits, one after the answer to the other, kills
// it after a while, and gives the IDs that were answered with ok.
func killed(t *testing.T, cmd *exec.Cmd, prefix string, wait time.Duration) []string {
	t.Helper()
	in, inErr := cmd.StdinPipe()
	out, outErr := cmd.StdoutPipe()
	if err := errors.Join(inErr, outErr, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	kill := sync.OnceFunc(func() { time.AfterFunc(wait, func() { cmd.Process.Kill() }) })
	if whileOpening := wait%2 == 0; whileOpening {
		kill()
	}
	var acked []string
	answers := bufio.NewScanner(out)
	for i := 0; ; i++ {
		id := fmt.Sprint(prefix, i)
		if _, err := fmt.Fprintf(in, "add deliverable %s \"成果物 %d\"\n", id, i); err != nil || !answers.Scan() {
			break
		}
		if !strings.HasPrefix(answers.Text(), "ok ") {
			t.Fatalf("%s: %s", id, answers.Text())
		}
		acked = append(acked, id)
		kill()
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the program ended by itself")
	}
	return acked
}

func reopened(t *testing.T, doc, data string) *model.Model {
	t.Helper()
	f, report, err := store.Open(doc, store.Options{Folder: data, Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	if report.Damage != nil || report.Unwritten != nil {
		t.Fatalf("after a kill: %+v", report)
	}
	m := f.Head()
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := store.ReadDocument(doc)
	if err != nil || !model.Diff(m, text.Model).IsEmpty() {
		t.Fatalf("the document is not the model: %v", err)
	}
	return m
}
