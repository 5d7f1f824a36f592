package app

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hone/model"
	"hone/model/store"
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

func TestWhatIsWrongWithAFileIsToldInTheLanguageOfTheWindow(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for text, place := range map[string]string{
		"{\n\"format\": \"hone-model\",\n\"version\": 1,\n\"roles\": [\n{\"id\": \"r1\",\n\"nme\": \"x\"}]}":         "役割（1 番目）の「nme」",
		"{\n\"format\": \"hone-model\",\n\"version\": 1,\n\"deliverables\": [\n{\"id\": \"d1\", \"name\": \"x":       "成果物（1 番目）の「名前」",
		"{\n\"format\": \"hone-model\",\n\"version\": 1,\n\"phases\": [\n{\"id\": \"p1\"},\n{\"name\": \"x\"}]}":     "フェーズ（2 番目）",
		"{\n\"format\": \"hone-model\",\n\"version\": 1,\n\"kpis\": [{\"id\": \"k1\", \"side\": \"nobody\"}]}":       "KPI（1 番目）の「どちら側」",
		"{\n\"format\": \"hone-model\",\n\"version\": 1,\n\"relations\": [{\"kind\": \"needs\", \"from\": \"d1\"}]}": "関係（1 番目）",
	} {
		_, err := model.Decode([]byte(text))
		var fault *model.ReadError
		if !errors.As(err, &fault) {
			t.Fatalf("%q reads as %v", text, err)
		}
		said := h.app.faultText(fault)
		if !strings.Contains(said, place) || !strings.Contains(said, "行目") || strings.Contains(said, "{") {
			t.Errorf("%v is told as %q, not of %q", err, said, place)
		}
		if words := regexp.MustCompile(`[a-z]{2,} [a-z]{2,}`).FindString(said); words != "" {
			t.Errorf("%q has foreign words: %q", said, words)
		}
	}
}

func TestALostRelationIsToldByItsEnds(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	d := h.app.head().Records(model.KindDeliverable)[0]
	said := h.app.lossText(store.Loss{What: store.LostTied, Kind: model.KindRelation, Name: "needs:" + string(d.Key()) + ":d999"})
	if !strings.Contains(said, model.NameOf(d)) || strings.Contains(said, "d999") {
		t.Errorf("told as %q", said)
	}
}

func TestAFolderThatIsGoneIsNotTriedAgainFirst(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for cause, first := range map[error]string{store.ErrGone: "button.saveCopy", store.ErrNoSpace: "button.retry"} {
		answers := h.app.unsaved(cause).answers
		if answers[0].text != h.app.texts.say(first) || !answers[0].main || answers[1].main {
			t.Errorf("%v offers %q first", cause, answers[0].text)
		}
	}
}
