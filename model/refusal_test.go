package model

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestRefusalsAreToldInEveryLanguage: each reason has a sentence with all its
// values in the product's texts, and no sentence is left over.
func TestRefusalsAreToldInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		text, err := os.ReadFile("../assets/text/" + lang + ".json")
		must(t, err)
		table := map[string]string{}
		must(t, json.Unmarshal(text, &table))
		for _, reason := range Reasons() {
			sentence := table["refuse."+reason]
			if sentence == "" {
				t.Errorf("%s: no sentence for %s", lang, reason)
			}
			for _, place := range []string{"{0}", "{1}", "{2}"} {
				if strings.Contains(sentence, place) != strings.Contains(refusals[reason], place) {
					t.Errorf("%s: %s in %q", lang, place, sentence)
				}
			}
		}
		for key := range table {
			if reason, ok := strings.CutPrefix(key, "refuse."); ok && !slices.Contains(Reasons(), reason) {
				t.Errorf("%s: nothing is refused for %q", lang, reason)
			}
		}
	}
}
