package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestScripts runs testdata/script/*.txtar: command lines, then files, each
// after a line "-- NAME --". Every line must hold; "!" before a command means
// that it must not. The commands:
//
//	honectl ARG …      run the program ("! N": it must exit with N, 2 when left out)
//	stdin FILE         what the next run reads
//	stdout, stderr RE  what the last run said matches, line by line
//	cmp A B, grep RE FILE, exists FILE, cp A B, rm FILE, env NAME=VALUE
//
// Words with blanks stand in '…'; $WORK is the script's folder; stdout and
// stderr name the last run's output as a file.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := &script{T: t, folder: t.TempDir(), env: map[string]string{}}
			s.env["HONE_DATA"] = filepath.Join(s.folder, "data")
			lines := s.unpack(string(text))
			for i, line := range lines {
				if err := s.step(line); err != nil {
					t.Fatalf("%s:%d: %s\n%v\nstdout:\n%s\nstderr:\n%s", file, i+1, line, err, s.stdout, s.stderr)
				}
			}
		})
	}
}

type script struct {
	*testing.T
	folder         string
	env            map[string]string
	stdin          []byte
	stdout, stderr string
}

var fileHead = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

// unpack writes the files of a script into its folder and gives its lines.
func (s *script) unpack(text string) []string {
	heads := fileHead.FindAllStringSubmatchIndex(text, -1)
	ends := append(slices.Clone(heads), []int{len(text)})
	for i, head := range heads {
		name, content := text[head[2]:head[3]], text[head[1]:ends[i+1][0]]
		if err := os.WriteFile(filepath.Join(s.folder, name), []byte(content), 0o644); err != nil {
			s.Fatal(err)
		}
	}
	return strings.Split(text[:ends[0][0]], "\n")
}

var scriptWord = regexp.MustCompile(`'[^']*'|\S+`)

func (s *script) step(line string) error {
	line = strings.ReplaceAll(line, "$WORK", s.folder)
	words := scriptWord.FindAllString(line, -1)
	if len(words) == 0 || words[0][0] == '#' {
		return nil
	}
	for i, w := range words {
		words[i] = strings.Trim(w, "'")
	}
	if words[0] != "!" {
		return s.do(words[0], words[1:], "0")
	}
	want := "2"
	if len(words) > 2 && len(words[1]) == 1 {
		want, words = words[1], words[1:]
	}
	if words[1] == "honectl" {
		return s.do(words[1], words[2:], want)
	}
	if s.do(words[1], words[2:], "0") == nil {
		return errors.New("this should not hold")
	}
	return nil
}

func (s *script) do(command string, args []string, want string) error {
	switch command {
	case "honectl":
		return s.run(args, want)
	case "stdin":
		s.stdin = []byte(s.read(args[0]))
	case "stdout", "stderr":
		return s.matches(args[0], s.read(command))
	case "grep":
		return s.matches(args[0], s.read(args[1]))
	case "cmp":
		if a, b := s.read(args[0]), s.read(args[1]); a != b {
			return fmt.Errorf("%s:\n%s\n%s:\n%s", args[0], a, args[1], b)
		}
	case "exists":
		_, err := os.Stat(filepath.Join(s.folder, args[0]))
		return err
	case "cp":
		return os.WriteFile(filepath.Join(s.folder, args[1]), []byte(s.read(args[0])), 0o644)
	case "rm":
		return os.Remove(filepath.Join(s.folder, args[0]))
	case "env":
		name, value, _ := strings.Cut(args[0], "=")
		s.env[name] = value
	default:
		s.Fatalf("there is no command %q", command)
	}
	return nil
}

func (s *script) run(args []string, want string) error {
	cmd := honectl(s.T, s.env["HONE_DATA"], args...)
	for name, value := range s.env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	var stdout, stderr strings.Builder
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = s.folder, bytes.NewReader(s.stdin), &stdout, &stderr
	err := cmd.Run()
	s.stdin, s.stdout, s.stderr = nil, stdout.String(), stderr.String()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		return err
	}
	if got := fmt.Sprint(cmd.ProcessState.ExitCode()); got != want {
		return fmt.Errorf("exit code %s, should be %s", got, want)
	}
	return nil
}

// read is a file of the script's folder, or what the last run said.
func (s *script) read(name string) string {
	switch name {
	case "stdout":
		return s.stdout
	case "stderr":
		return s.stderr
	}
	text, err := os.ReadFile(filepath.Join(s.folder, name))
	if err != nil {
		s.Fatal(err)
	}
	return string(text)
}

func (s *script) matches(pattern, text string) error {
	if !regexp.MustCompile("(?m)" + pattern).MatchString(text) {
		return fmt.Errorf("nothing matches %s", pattern)
	}
	return nil
}
