package app

import (
	"strings"
	"testing"
)

// TestANewNameIsNotSearchedFor: where only a name is asked for, nobody is told
// that nothing was found, and no empty list hides the window.
func TestANewNameIsNotSearchedFor(t *testing.T) {
	for _, command := range []string{"account.add", "add.role", "add.phase"} {
		h := start(t, sample(t, "reservation"))
		h.app.run(command)
		e, ok := h.focused().(*chooserEntry)
		if !ok {
			t.Fatalf("%s asks nothing", command)
		}
		list := e.chooser.list
		if list.empty != h.app.texts.say("chooser.fresh") || list.Size().Height > 4*list.height() {
			t.Errorf("%s says %q on a list %v high", command, list.empty, list.Size().Height)
		}
		h.write("はなの木")
		if len(list.list) != 1 || !strings.Contains(said(list.list[0]), "はなの木") || list.Size().Height < list.height() {
			t.Errorf("%s offers %d lines in %v", command, len(list.list), list.Size().Height)
		}
	}
}
