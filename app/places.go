package app

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
)

var documentsLine = regexp.MustCompile(`(?m)^XDG_DOCUMENTS_DIR="(.*)"`)

// DocumentsFolder is where new documents go: a folder of the program's own in
// the one that the system gives to documents.
func DocumentsFolder(env func(string) string, read func(string) ([]byte, error)) (string, error) {
	home := env("HOME")
	if home == "" {
		home = env("USERPROFILE")
	}
	if home == "" {
		return "", fmt.Errorf("find documents folder: no home folder")
	}
	config := env("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(home, ".config")
	}
	if text, err := read(filepath.Join(config, "user-dirs.dirs")); err == nil {
		if found := documentsLine.FindSubmatch(text); found != nil {
			if dir := strings.Replace(string(found[1]), "$HOME", home, 1); filepath.IsAbs(dir) {
				return filepath.Join(dir, "Hone"), nil
			}
		}
	}
	return filepath.Join(home, "Documents", "Hone"), nil
}
