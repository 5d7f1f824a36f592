package render

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// programs builds the worker and the evil one once for all tests; they are left
// to the system's cleaning of its folder for temporary files.
var programs = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "hone-layout-test")
	if err != nil {
		return "", err
	}
	for name, source := range map[string]string{"honelayout": "hone/cmd/honelayout", "evil": "./testdata/evil"} {
		build := exec.Command("go", "build", "-o", filepath.Join(folder, name+exeSuffix()), source)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if text, err := build.CombinedOutput(); err != nil {
			return "", fmt.Errorf("build %s: %w: %s", source, err, text)
		}
	}
	return folder, nil
})

func exeSuffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

// realProgram returns the path of the worker.
func realProgram(t testing.TB) string {
	t.Helper()
	folder, err := programs()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "honelayout"+exeSuffix())
}

// evilProgram returns the path of a worker with this fault.
func evilProgram(t testing.TB, fault string) string {
	t.Helper()
	folder := filepath.Dir(realProgram(t))
	program := filepath.Join(t.TempDir(), fault+exeSuffix())
	if err := os.Link(filepath.Join(folder, "evil"+exeSuffix()), program); err != nil {
		t.Fatal(err)
	}
	return program
}

// warmCache is one cache folder for all tests that do not mean to test it: a
// cold worker compiles for a second.
var warmCache = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "hone-layout-cache") })

// newLayouter returns a Layouter for the program, closed after the test.
func newLayouter(t testing.TB, program string) *Layouter {
	t.Helper()
	cache, err := warmCache()
	if err != nil {
		t.Fatal(err)
	}
	l := NewLayouter(program, cache)
	t.Cleanup(l.Close)
	return l
}
