package app

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// LogFolder is where traces of our own mistakes are written, in a folder of
// stores.
func LogFolder(folder string) string { return filepath.Join(folder, "log") }

// Trace writes what a panic was into the log folder and gives the file's path.
// The model is safe already: every edit is in the store.
func Trace(folder string, now time.Time, cause any) string {
	dir := LogFolder(folder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return ""
	}
	path := filepath.Join(dir, now.UTC().Format("20060102-150405.000")+".txt")
	text := fmt.Sprintf("internal error: %v\n\n%s", cause, debug.Stack())
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return ""
	}
	return path
}

// mostLog is how large the log of errors may grow, in bytes.
const mostLog = 1 << 20

// log notes an error that the user is told of otherwise, or need not be.
func (a *App) log(what string, err error) {
	dir := LogFolder(a.options.Folder)
	path := filepath.Join(dir, "errors.txt")
	if found, e := os.Stat(path); e == nil && found.Size() > mostLog {
		return
	}
	if e := os.MkdirAll(dir, 0o700); e != nil {
		return
	}
	f, e := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if e != nil {
		return
	}
	defer f.Close()
	fmt.Fprintf(f, "%s %s: %v\n", a.options.Now().UTC().Format(time.RFC3339), what, err)
}
