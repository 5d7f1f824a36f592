package app

import (
	"path/filepath"
	"strings"

	"hone/model"
	"hone/model/store"
)

// askRepair lets the user choose a damaged file.
func (a *App) askRepair() { a.askFile("menu.repair", a.repair) }

// repair brings what can be read of a damaged file into a new one beside it,
// opens that, and says what was lost. The damaged file stays as it is.
func (a *App) repair(path string) {
	a.border.run(func() func() {
		rescued, err := store.Rescue(path)
		made := ""
		if err == nil {
			made, err = a.writeRescued(path, rescued)
		}
		return func() {
			if err != nil {
				a.report(err, path)
				return
			}
			a.openNow(made, false)
			a.tellLost(rescued)
		}
	})
}

// writeRescued writes what was rescued beside the file it is from.
func (a *App) writeRescued(path string, r store.Rescued) (string, error) {
	doc := r.Document
	var err error
	if doc.ID, err = model.NewID("m-", a.options.Random); err != nil {
		return "", err
	}
	ending := filepath.Ext(path)
	return freeName(strings.TrimSuffix(path, ending)+" "+a.texts.say("file.repaired"), func(path string) error {
		return store.WriteDocument(path, doc, false)
	})
}

// freeName writes under the first name, numbered, that is not taken.
func freeName(name string, write func(path string) error) (string, error) {
	var err error
	for n := 1; n < 1000; n++ {
		path := numbered(name, n) + ".hone"
		if err = write(path); err == nil || store.Cause(err) != store.ErrExists {
			return path, err
		}
	}
	return "", err
}

// mostLost is how many losses a message lists.
const mostLost = 6

func (a *App) tellLost(r store.Rescued) {
	m := message{sentence: a.texts.say("repair.done", "n", itoa(r.Records)), try: a.texts.say("repair.complete")}
	if n := len(r.Lost); n > 0 {
		m.try = a.texts.say("repair.lost", "n", itoa(n))
		m.detail = strings.Join(r.Lost[:min(n, mostLost)], "\n")
	}
	a.showMessage(m)
}
