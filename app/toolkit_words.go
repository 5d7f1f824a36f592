package app

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// toolkitText begins the keys of the toolkit's own words: those of its file
// dialogs and of the menu of a field of text.
const toolkitText = "toolkit."

// speakToolkit has the toolkit say its own words in the language of the window.
// By itself it takes the system's, which may be another, and leaves out some: so
// the words of the window are entered as those of the system's language.
func (a *App) speakToolkit() {
	words := map[string]string{}
	for key, text := range a.texts.table {
		if word, ok := strings.CutPrefix(key, toolkitText); ok {
			words[word] = text
		}
	}
	table, err := json.Marshal(words)
	if err != nil {
		a.log("write the toolkit's words", err)
		return
	}
	for _, name := range systemLanguages() {
		if err := lang.AddTranslationsForLocale(table, fyne.Locale(name)); err != nil {
			a.log("enter the toolkit's words", err)
		}
	}
}

// systemLanguages are the names under which the toolkit may look for the
// system's language, such as zh and zh-Hant.
func systemLanguages() []string {
	whole := lang.SystemLocale().LanguageString()
	short, _, _ := strings.Cut(whole, "-")
	if short == whole {
		return []string{whole}
	}
	return []string{short, whole}
}
