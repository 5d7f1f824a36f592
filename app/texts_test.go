package app

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"hone/model"
)

var saidKey = regexp.MustCompile(`say\("([^"]+)"`)

func TestEveryTextExistsInBothLanguages(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	ja, en := loadTexts(model.Japanese), loadTexts(model.English)
	keys := map[string]bool{}
	for _, f := range files {
		if strings.HasSuffix(f.Name(), "_test.go") || !strings.HasSuffix(f.Name(), ".go") {
			continue
		}
		source, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range saidKey.FindAllSubmatch(source, -1) {
			if key := string(found[1]); !strings.HasSuffix(key, ".") {
				keys[key] = true
			}
		}
	}
	for _, k := range model.Kinds() {
		keys["kind."+string(k)] = true
		for _, f := range model.Fields(k) {
			if hidden[f.Name] {
				continue
			}
			keys["field."+f.Name] = true
			for _, v := range f.Choices {
				keys[choiceTable(f)+"."+v] = true
			}
		}
	}
	for _, reason := range model.Reasons() {
		keys["refuse."+reason] = true
	}
	for _, key := range sentenceOf {
		keys[key], keys[key+".try"] = true, true
	}
	for key := range keys {
		if !ja.has(key) || !en.has(key) {
			t.Errorf("no text %q (ja %t, en %t)", key, ja.has(key), en.has(key))
		}
	}
}

func TestRefusalsNameRecords(t *testing.T) {
	m := sample(t, "restaurant")
	slip := model.All[model.Deliverable](m)[0]
	_, err := m.AddAlternative(slip.ID, "new", "x")
	for _, d := range model.All[model.Deliverable](m) {
		if d.Goal {
			_, err = m.AddAlternative(d.ID, "new", "x")
			slip = d
		}
	}
	for _, l := range []model.Language{model.Japanese, model.English} {
		said := loadTexts(l).refusal(m, err)
		if !strings.Contains(said, slip.Name) || strings.Contains(said, "{") {
			t.Errorf("%s: %q", l, said)
		}
	}
}

func TestNamesAreFoundAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct {
		typed, title string
		fits         bool
	}{
		{"", "契約書", true},
		{"契約", "締結済みの契約", true},
		{"めにゅー", "メニュー", true},
		{"ＫＰＩ", "kpi定義書", true},
		{"ctr", "Signed contract", true},
		{"契書", "契約書", true},
		{"書契", "契約書", false},
		{"x", "契約書", false},
	} {
		if _, ok := fit(c.typed, c.title); ok != c.fits {
			t.Errorf("%q in %q: %t", c.typed, c.title, ok)
		}
	}
	near, _ := fit("契約", "契約書")
	far, _ := fit("契約", "締結済みの契約")
	scattered, _ := fit("締契", "締結済みの契約")
	if near >= far || far >= scattered {
		t.Errorf("ranked %d, %d, %d", near, far, scattered)
	}
}
