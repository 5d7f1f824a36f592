package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"hone/model"
)

func TestTheToolkitSpeaksTheLanguageOfTheWindow(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, l := range []model.Language{model.Japanese, model.English, model.Japanese} {
		h.app.setLanguage(l)
		for key, text := range h.app.texts.table {
			word, isWord := strings.CutPrefix(key, toolkitText)
			if isWord && lang.L(word) != text {
				t.Errorf("%s: the toolkit says %q for %q", l, lang.L(word), text)
			}
		}
	}
}
