package main

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// A second program is told that the model is open, may read the document and
// the history, and does the first no harm.
func TestSecondOpener(t *testing.T) {
	dir := t.TempDir()
	doc, data := filepath.Join(dir, "a.hone"), filepath.Join(dir, "data")
	if out, err := honectl(t, data, "new", doc).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	first := honectl(t, data, "edit", doc)
	in, inErr := first.StdinPipe()
	out, outErr := first.StdoutPipe()
	if err := errors.Join(inErr, outErr, first.Start()); err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewScanner(out)
	edit := func(line, want string) {
		t.Helper()
		fmt.Fprintln(in, line)
		if !answers.Scan() || answers.Text() != want {
			t.Fatalf("%s: %s", line, answers.Text())
		}
	}
	edit("add deliverable d1 slip", "ok 1")
	said, err := honectl(t, data, "edit", doc).CombinedOutput()
	if err == nil || !strings.Contains(string(said), "the model is open in another window\ntry: close the other window") {
		t.Fatalf("the second is told: %v %s", err, said)
	}
	for _, read := range [][]string{{"derive", doc, "checkpoints"}, {"log", doc}} {
		if said, err := honectl(t, data, read...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v %s", read, err, said)
		}
	}
	edit("rename d1 bill", "ok 2")
	in.Close()
	if err := first.Wait(); err != nil {
		t.Fatal(err)
	}
	said, err = honectl(t, data, "log", doc).CombinedOutput()
	if err != nil || !strings.Contains(string(said), "slip → bill") {
		t.Fatalf("the log: %v %s", err, said)
	}
}
