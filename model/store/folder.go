package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"

	"hone/model"
)

// Folder is where the stores of this user live: HONE_DATA, else the local
// data folder of the system, which no synchroniser and no other machine shares.
func Folder(env func(string) string) (string, error) {
	if own := env("HONE_DATA"); own != "" {
		return filepath.Abs(own)
	}
	if xdg := env("XDG_DATA_HOME"); filepath.IsAbs(xdg) {
		return filepath.Join(xdg, "hone", "models"), nil
	}
	if local := env("LOCALAPPDATA"); runtime.GOOS == "windows" && local != "" {
		return filepath.Join(local, "hone", "models"), nil
	}
	home := env("HOME")
	if home == "" {
		found, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find folder for models: %w", err)
		}
		home = found
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "hone", "models"), nil
	}
	return filepath.Join(home, ".local", "share", "hone", "models"), nil
}

var (
	plainName    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$`)
	reservedName = regexp.MustCompile(`^(?i:con|prn|aux|nul|com\d|lpt\d)$`)
)

// storeName is the file name of a model's store without its ending. An ID is
// text from a received file, so one that could name another place is hashed.
func storeName(id model.ID) string {
	if name := string(id); plainName.MatchString(name) && !reservedName.MatchString(name) {
		return name
	}
	return "x-" + digest([]byte(id))[:32]
}

// copyName is the store of a second document with the same model ID.
func copyName(id model.ID, path string) string {
	return storeName(id) + "~" + digest([]byte(path))[:8]
}

// digest is the SHA-256 of a text in hexadecimal.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
