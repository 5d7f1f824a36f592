package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// Outside is what the window asks other programs of the machine to do; Fyne
// can do neither. Each may take a while: call it off the window's goroutine.
type Outside struct {
	CopyPicture func(png []byte) error // puts a picture on the clipboard
	Show        func(path string) error
}

// orUsual asks the programs that each system has for what is not given.
func (o Outside) orUsual() Outside {
	if o.CopyPicture == nil {
		o.CopyPicture = copyPicture
	}
	if o.Show == nil {
		o.Show = showFile
	}
	return o
}

// programTime is how long another program may take.
const programTime = 10 * time.Second

// errNoClipboard is a machine without a program that takes a picture.
var errNoClipboard = errors.New("copy picture: neither xclip nor wl-copy is installed")

// copyPicture hands a PNG to the clipboard. On X11 and Wayland a program has to
// stay and give it out: xclip or wl-copy does, until something else is copied.
func copyPicture(png []byte) error {
	switch runtime.GOOS {
	case "windows":
		return withFile(png, func(path string) error {
			// The path goes by the environment, so that nothing in it is read as a command.
			script := "Add-Type -AssemblyName System.Windows.Forms,System.Drawing; $p=[Drawing.Image]::FromFile($env:HONE_PICTURE); [Windows.Forms.Clipboard]::SetImage($p); $p.Dispose()"
			return runProgram(program{name: "powershell", args: []string{"-NoProfile", "-STA", "-Command", script}, env: "HONE_PICTURE=" + path})
		})
	case "darwin":
		return withFile(png, func(path string) error {
			return runProgram(program{name: "osascript", args: []string{
				"-e", "on run argv", "-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)", "-e", "end run", path,
			}})
		})
	}
	return runProgram(clipboardProgram(png, os.Getenv, exec.LookPath))
}

// clipboardProgram is the one that takes a picture on this kind of screen.
func clipboardProgram(png []byte, env func(string) string, find func(string) (string, error)) program {
	known := []program{{name: "xclip", args: []string{"-selection", "clipboard", "-t", "image/png", "-i"}, in: png}}
	if env("WAYLAND_DISPLAY") != "" {
		known = append([]program{{name: "wl-copy", args: []string{"--type", "image/png"}, in: png}}, known...)
	}
	for _, p := range known {
		if _, err := find(p.name); err == nil {
			return p
		}
	}
	return program{}
}

// withFile does something with a file of its own that only the user can read.
func withFile(content []byte, do func(path string) error) error {
	folder, err := os.MkdirTemp("", "hone-")
	if err != nil {
		return fmt.Errorf("copy picture: %w", err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "picture.png")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return fmt.Errorf("copy picture: %w", err)
	}
	return do(path)
}

// showFile opens the folder of a file, with the file marked where that can be
// asked for.
func showFile(path string) error {
	switch runtime.GOOS {
	case "windows":
		// Explorer answers 1 even when it does as it is told.
		var ended *exec.ExitError
		if err := runProgram(program{name: "explorer", args: []string{"/select," + path}}); !errors.As(err, &ended) {
			return err
		}
		return nil
	case "darwin":
		return runProgram(program{name: "open", args: []string{"-R", path}})
	}
	return runProgram(program{name: "xdg-open", args: []string{filepath.Dir(path)}})
}

// program is another program with what it is told.
type program struct {
	name string
	args []string
	in   []byte
	env  string
}

func runProgram(p program) error {
	if p.name == "" {
		return errNoClipboard
	}
	limit, stop := context.WithTimeout(context.Background(), programTime)
	defer stop()
	c := exec.CommandContext(limit, p.name, p.args...)
	c.Stdin = bytes.NewReader(p.in)
	// One that stays behind keeps its pipes open: it is not waited for.
	c.WaitDelay = time.Second
	if p.env != "" {
		c.Env = append(os.Environ(), p.env)
	}
	if err := c.Run(); err != nil {
		return fmt.Errorf("run %s: %w", p.name, err)
	}
	return nil
}
