package cmd_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var requirement = regexp.MustCompile(`(?m)^(?:require)?\s+(\S+\.\S+/\S+) (v\S+)`)

func TestEveryLibraryHasItsNotice(t *testing.T) {
	module, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatalf("read go.mod: %v", err)
	}
	notices, err := os.ReadFile("../assets/THIRD_PARTY.md")
	if err != nil {
		t.Fatalf("read notices: %v", err)
	}
	required := requirement.FindAllStringSubmatch(string(module), -1)
	if len(required) == 0 {
		t.Fatal("no library found in go.mod")
	}
	for _, match := range required {
		if row := "| " + match[1] + " | " + match[2] + " |"; !strings.Contains(string(notices), row) {
			t.Errorf("THIRD_PARTY.md has no row that begins %q", row)
		}
	}
}
