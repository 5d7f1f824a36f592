package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// asWorker is set for a run of the test's own program as the worker.
const asWorker = "HONELAYOUT_TEST"

func TestMain(m *testing.M) {
	switch os.Getenv(asWorker) {
	case "worker":
		os.Args = append(os.Args[:1], "-memory="+os.Getenv("HONELAYOUT_MEMORY"))
		main()
	case "hoarder":
		watchMemory(64 << 20)
		hoard()
	default:
		os.Exit(m.Run())
	}
}

func hoard() {
	var all [][]byte
	for {
		all = append(all, bytes.Repeat([]byte{1}, 1<<20))
		runtime.KeepAlive(all)
	}
}

// worker is a running worker process.
type worker struct {
	t       *testing.T
	command *exec.Cmd
	in      io.WriteCloser
	out     io.Reader
	last    uint32
}

// start runs a worker with so many MiB and waits for its greeting; it is killed
// when the test takes unduly long.
func start(t *testing.T, memory int) *worker {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	w := &worker{t: t, command: exec.CommandContext(ctx, os.Args[0])}
	w.command.Env = append(os.Environ(), asWorker+"=worker", fmt.Sprint("HONELAYOUT_MEMORY=", memory))
	var err error
	if w.in, err = w.command.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if w.out, err = w.command.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := w.command.Start(); err != nil {
		t.Fatal(err)
	}
	if hello, err := w.receive(); err != nil || string(hello.body) != greeting || hello.status != statusReady {
		t.Fatalf("greeting %+v, %v", hello, err)
	}
	return w
}

func (w *worker) send(dot string) {
	w.t.Helper()
	w.last += 7
	frame := binary.BigEndian.AppendUint32(nil, w.last)
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(dot)))
	if _, err := w.in.Write(append(frame, dot...)); err != nil {
		w.t.Fatal(err)
	}
}

func (w *worker) receive() (answer, error) {
	var head [20]byte
	if _, err := io.ReadFull(w.out, head[:]); err != nil {
		return answer{}, err
	}
	a := answer{sequence: binary.BigEndian.Uint32(head[:]), status: binary.BigEndian.Uint32(head[4:]), memory: binary.BigEndian.Uint64(head[8:])}
	a.body = make([]byte, binary.BigEndian.Uint32(head[16:]))
	_, err := io.ReadFull(w.out, a.body)
	return a, err
}

// ends waits for the process and returns its exit code.
func (w *worker) ends() int {
	w.t.Helper()
	err := w.command.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.t.Fatal(err)
	}
	return w.command.ProcessState.ExitCode()
}

// tangle is a graph that Graphviz does not finish.
func tangle(size int) string {
	var b strings.Builder
	b.WriteString("digraph g {\n")
	for i := range size {
		for j := range i {
			fmt.Fprintf(&b, "n%d->n%d;\n", i, j)
		}
	}
	return b.String() + "}\n"
}

func TestWorkerAnswers(t *testing.T) {
	w := start(t, 512)
	for range 3 {
		w.send("digraph g { a [label=\" \"]; b [label=\" \"]; a->b; }")
		got, err := w.receive()
		if err != nil || got.sequence != w.last || got.status != statusDone {
			t.Fatalf("answer %+v, %v", got, err)
		}
		if !bytes.Contains(got.body, []byte(`"pos"`)) || got.memory < 1<<20 || got.memory > 1<<30 {
			t.Fatalf("answer of %d bytes memory: %s", got.memory, got.body)
		}
	}
	w.send("")
	if got, err := w.receive(); err != nil || got.sequence != w.last || got.status != statusReady || len(got.body) > 0 {
		t.Errorf("knock answered by %+v, %v", got, err)
	}
	if err := w.in.Close(); err != nil {
		t.Fatal(err)
	}
	if code := w.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// Text that is no graph is answered, not died of.
func TestWorkerRefuses(t *testing.T) {
	w := start(t, 512)
	for _, dot := range []string{" ", "digraph {", "no graph", "\x00"} {
		w.send(dot)
		got, err := w.receive()
		if err != nil || got.status != statusFailed || len(got.body) == 0 {
			t.Errorf("%q: answer %+v, %v", dot, got, err)
		}
	}
}

// Two boxes and one number can ask for gigabytes. The process ends instead.
func TestWorkerEndsForWantOfMemory(t *testing.T) {
	w := start(t, 300)
	w.send("digraph g { a->b [minlen=1000000]; }")
	if got, err := w.receive(); err == nil {
		t.Fatalf("answer of %d bytes", len(got.body))
	}
	if code := w.ends(); code == 0 {
		t.Errorf("exit code %d", code)
	}
	if peak := peakMemory(w.command.ProcessState); peak > 320<<20 {
		t.Errorf("%d bytes were resident", peak)
	}
}

// The watch alone must do where the system sets no limit.
func TestWatchEndsTheProcess(t *testing.T) {
	command := exec.CommandContext(t.Context(), os.Args[0])
	command.Env = append(os.Environ(), asWorker+"=hoarder")
	err := command.Run()
	if code := command.ProcessState.ExitCode(); code != exitMemory {
		t.Errorf("exit code %d (%v)", code, err)
	}
}

// When the program goes, so does its worker, even in the middle of a layout.
func TestWorkerEndsWithItsInput(t *testing.T) {
	w := start(t, 512)
	w.send(tangle(120))
	if err := w.in.Close(); err != nil {
		t.Fatal(err)
	}
	if code := w.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestWorkerEndsAtNonsense(t *testing.T) {
	w := start(t, 512)
	if _, err := w.in.Write([]byte("GET / HTTP/1.1\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if code := w.ends(); code == 0 {
		t.Error("exit code 0")
	}
}

// No graph may make the worker look at files: a picture that is there counts
// no more than one that is not.
func TestWorkerSeesNoFiles(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 900, 700))); err != nil {
		t.Fatal(err)
	}
	there := filepath.Join(t.TempDir(), "picture.png")
	t.Chdir(filepath.Dir(there))
	if err := os.WriteFile(there, picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	w := start(t, 512)
	var sizes []string
	for _, path := range []string{"picture.png", "no.png"} {
		w.send(fmt.Sprintf("digraph g { a [label=\" \",image=%q]; }", path))
		got, err := w.receive()
		if err != nil {
			t.Fatal(err)
		}
		_, size, _ := strings.Cut(string(got.body), `"pos"`)
		sizes = append(sizes, fmt.Sprint(got.status, size))
	}
	if sizes[0] != sizes[1] {
		t.Errorf("answers differ: %s and %s", sizes[0], sizes[1])
	}
}
