package main

import (
	"os"
	"os/exec"
	"testing"
)

// standIn in the environment makes the test's own binary be honectl, so that
// the tests run the real program as a process of its own.
const standIn = "HONECTL_STANDS_IN"

func TestMain(m *testing.M) {
	if os.Getenv(standIn) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// honectl is the program as a process, with its data in a folder of its own.
func honectl(t *testing.T, data string, args ...string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), standIn+"=yes", "HONE_DATA="+data, "LANG=C", "LC_ALL=", "TZ=Asia/Tokyo")
	return cmd
}
