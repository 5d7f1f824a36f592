package render

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The frames of the pipe to the worker, all numbers big-endian:
//
//	request: sequence uint32, length uint32, DOT text
//	answer:  sequence uint32, status uint32, resident memory in bytes uint64,
//	         length uint32, text (json0, or what went wrong)
//
// The first answer comes unasked, with sequence 0 and the greeting. A request
// without text is answered without any, at once. The worker, cmd/honelayout,
// has the same table.
const (
	workerGreeting = "honelayout 1"
	workerReady    = 0
	workerDone     = 1
	workerMemory   = 768     // MiB, the worker's own limit
	answerPerThing = 4 << 10 // bytes of answer that a node or edge may take
	cacheName      = "layout"
	startLimit     = 30 * time.Second // a first start compiles for seconds on a slow machine
	endLimit       = 5 * time.Second
)

// workerProcess is one running worker. A request is answered or the process
// ends: it cannot be told to stop, and after an error it is not trusted again.
type workerProcess struct {
	command  *exec.Cmd
	in       io.WriteCloser
	out      io.ReadCloser
	errors   *firstBytes
	sequence uint32
	memory   uint64
}

// errNoGreeting tells a worker that started and did not become ready from a
// program that could not be started at all.
var errNoGreeting = errors.New("no greeting")

// startWorker runs the program with a folder of its own for temporary files
// and waits for its greeting. The compiled code that Graphviz keeps there is
// run as it is found, so the folder is private; when it is damaged the worker
// cannot start, so after one failure the folder is cleared for a second try.
func (l *Layouter) startWorker(ctx context.Context) (*workerProcess, error) {
	folder := filepath.Join(l.cacheDir, cacheName)
	for try := 0; ; try++ {
		if err := makePrivate(folder); err != nil {
			return nil, fmt.Errorf("start layout worker: %w", err)
		}
		worker, err := l.tryWorker(ctx, folder)
		if err == nil {
			return worker, nil
		}
		if try > 0 || !errors.Is(err, errNoGreeting) || ctx.Err() != nil {
			return nil, fmt.Errorf("start layout worker: %w", err)
		}
		if err := os.RemoveAll(folder); err != nil {
			return nil, fmt.Errorf("clear layout cache: %w", err)
		}
	}
}

// makePrivate makes the folder, or makes sure that it is one and not a link,
// and that only its owner gets in.
func makePrivate(folder string) error {
	if err := os.MkdirAll(filepath.Dir(folder), 0o700); err != nil {
		return fmt.Errorf("make cache folder: %w", err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make cache folder: %w", err)
	}
	stat, err := os.Lstat(folder)
	if err != nil {
		return fmt.Errorf("check cache folder: %w", err)
	}
	if !stat.IsDir() {
		return fmt.Errorf("check cache folder: %s is not a folder", folder)
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		return fmt.Errorf("close cache folder: %w", err)
	}
	return nil
}

// tryWorker starts the program and waits for the greeting, which tells our worker
// from any other program of its name.
func (l *Layouter) tryWorker(ctx context.Context, folder string) (*workerProcess, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, l.startLimit, ErrLayoutTime)
	defer cancel()
	w := &workerProcess{errors: &firstBytes{}}
	w.command = exec.Command(l.program, "-memory="+strconv.Itoa(l.memory))
	w.command.Dir = folder
	w.command.Env = workerEnvironment(folder)
	w.command.Stderr = w.errors
	w.command.WaitDelay = endLimit
	var err error
	if w.in, err = w.command.StdinPipe(); err != nil {
		return nil, err
	}
	if w.out, err = w.command.StdoutPipe(); err != nil {
		return nil, err
	}
	if err := w.command.Start(); err != nil {
		return nil, err
	}
	body, err := w.guard(ctx, func() ([]byte, error) { return w.receive(workerReady, len(workerGreeting)) })
	if err == nil && string(body) != workerGreeting {
		err = errors.New("another program's greeting")
	}
	if err != nil {
		w.end()
		return nil, fmt.Errorf("%w: %w%s", errNoGreeting, err, w.errors)
	}
	return w, nil
}

// workerEnvironment gives the worker its temporary folder under each system's
// name for it, and nothing of ours but what Windows needs to start a program.
func workerEnvironment(folder string) []string {
	env := []string{"TMPDIR=" + folder, "TMP=" + folder, "TEMP=" + folder, "GOTRACEBACK=none"}
	if root, set := os.LookupEnv("SystemRoot"); set {
		env = append(env, "SystemRoot="+root)
	}
	return env
}

// ask sends one graph and returns the answer's text. On any error, the end of
// ctx included, the worker must be ended.
func (w *workerProcess) ask(ctx context.Context, d *dotGraph) ([]byte, error) {
	limit := answerPerThing * (4 + len(d.net.nodes) + len(d.clusters) + len(d.edges) + d.rows)
	return w.guard(ctx, func() ([]byte, error) {
		if err := w.send(d.text); err != nil {
			return nil, err
		}
		return w.receive(workerDone, limit)
	})
}

// knock asks whether the worker is there; an error means the same as for ask.
func (w *workerProcess) knock(ctx context.Context) error {
	_, err := w.guard(ctx, func() ([]byte, error) {
		if err := w.send(nil); err != nil {
			return nil, err
		}
		return w.receive(workerReady, 0)
	})
	return err
}

// send writes one frame under the next sequence number. That it succeeds says
// nothing: the pipe of a dying process still takes it.
func (w *workerProcess) send(text []byte) error {
	w.sequence++
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, 8+len(text)), w.sequence)
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(text)))
	if _, err := w.in.Write(append(frame, text...)); err != nil {
		return fmt.Errorf("send graph: %w", err)
	}
	return nil
}

// receive reads one answer of at most limit bytes to the present request.
func (w *workerProcess) receive(status uint32, limit int) ([]byte, error) {
	var head [20]byte
	if _, err := io.ReadFull(w.out, head[:]); err != nil {
		return nil, fmt.Errorf("receive layout: %w", err)
	}
	length := binary.BigEndian.Uint32(head[16:])
	if sequence := binary.BigEndian.Uint32(head[:]); sequence != w.sequence {
		return nil, fmt.Errorf("receive layout: answer to request %d, not %d", sequence, w.sequence)
	}
	if uint64(length) > uint64(limit) {
		return nil, fmt.Errorf("receive layout: %d bytes are more than %d", length, limit)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(w.out, body); err != nil {
		return nil, fmt.Errorf("receive layout: %w", err)
	}
	w.memory = binary.BigEndian.Uint64(head[8:])
	if got := binary.BigEndian.Uint32(head[4:]); got != status {
		return nil, fmt.Errorf("receive layout: worker says: %.200q", body)
	}
	return body, nil
}

// guard runs talk and kills the worker when ctx ends first, which makes talk
// return; the error is then the cause that ctx ended for.
func (w *workerProcess) guard(ctx context.Context, talk func() ([]byte, error)) ([]byte, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		w.kill()
		close(killed)
	})
	body, err := talk()
	if !stop() {
		<-killed
		return nil, context.Cause(ctx)
	}
	return body, err
}

// kill ends the process and closes both pipes, so that whoever waits at one
// goes on even if something else holds its other end.
func (w *workerProcess) kill() {
	_ = w.command.Process.Kill() // it may have ended by itself
	_ = w.in.Close()
	_ = w.out.Close()
}

// end kills the worker and waits until the system has let go of it.
func (w *workerProcess) end() {
	w.kill()
	_ = w.command.Wait() // says only that it was killed
}

// firstBytes keeps the beginning of what a worker complains about.
type firstBytes struct {
	mu   sync.Mutex
	text []byte
}

// Write never fails, whatever is dropped: a full pipe would stop the worker.
func (f *firstBytes) Write(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.text = append(f.text, p[:min(len(p), 300-len(f.text))]...)
	return len(p), nil
}

// String returns the first line, set off for the end of an error text.
func (f *firstBytes) String() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	line, _, _ := strings.Cut(strings.TrimSpace(string(f.text)), "\n")
	if line == "" {
		return ""
	}
	return " (" + strings.ToValidUTF8(line, "?") + ")"
}
