package app

import (
	"os"
	"path/filepath"
	"testing"

	"hone/model"
)

func TestRepairBringsBackWhatCanBeRead(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	folder := t.TempDir()
	path := filepath.Join(folder, "broken.hone")
	text := "{\n  \"format\": \"hone-model\",\n  \"version\": 1,\n  \"deliverables\": [\n    {\"id\": \"d1\", \"name\": \"契約書\"},\n    {\"id\": \"d2\", \"nmae\": 1}\n  ]\n}\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	h.app.repair(path)
	if got := names(h.app.head(), model.KindDeliverable); len(got) == 0 || got[0] != "契約書" {
		t.Errorf("repaired: %v", got)
	}
	if h.app.window.Canvas().Overlays().Top() == nil {
		t.Error("nothing is said of what was lost")
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != text {
		t.Error("the damaged file is not as it was")
	}
}
