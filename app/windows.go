package app

// openElsewhere opens a document in a window of its own: the program is started
// again, so that one window's end is never another's. What was set here holds
// there.
func (a *App) openElsewhere(path string, readOnly bool) {
	args := []string{}
	if path != "" {
		args = append(args, path)
	}
	if readOnly {
		args = append(args, "--read-only")
	}
	a.launch(args...)
}

func (a *App) launch(args ...string) {
	if err := canLaunch(a); err != nil {
		a.notice(a.reason(err))
		return
	}
	a.keepSettings()
	a.border.run(func() func() {
		err := a.options.Launch(args...)
		return func() {
			if err != nil {
				a.report(err, "")
			}
		}
	})
}

// canLaunch is why there can be no second window.
func canLaunch(a *App) error {
	if a.options.Launch == nil {
		return reason("one-window")
	}
	return nil
}
