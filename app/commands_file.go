package app

func fileCommands() []command {
	return []command{
		{name: "file.new", text: "menu.new", keys: []chord{"Ctrl+N"}, run: (*App).newFile},
		{name: "file.open", text: "menu.open", keys: []chord{"Ctrl+O"}, run: (*App).askOpen},
		{name: "file.window", text: "command.window", keys: []chord{"Ctrl+Shift+N"}, check: canLaunch, run: func(a *App) { a.launch("--new") }},
		{name: "file.openWindow", text: "command.openWindow", keys: []chord{"Ctrl+Shift+O"}, check: canLaunch, run: (*App).askOpenElsewhere},
		{name: "file.save", text: "menu.save", keys: []chord{"Ctrl+S"}, check: (*App).editable, run: (*App).saveNow},
		{name: "file.saveAs", text: "menu.saveAs", keys: []chord{"Ctrl+Shift+S"}, check: isOpen, run: (*App).askSaveAs},
		{name: "file.saveCopy", text: "command.saveCopy", check: isOpen, run: (*App).askSaveCopy},
		{name: "file.export", text: "menu.export", keys: []chord{"Ctrl+E"}, check: isOpen, run: (*App).askExport},
		{name: "file.copyPicture", text: "command.copyPicture", keys: []chord{"Ctrl+Shift+C"}, check: isOpen, run: (*App).copyPicture},
		{name: "file.snapshots", text: "menu.snapshots", check: hasSnapshots, run: (*App).showSnapshots},
		{name: "file.snapshot", text: "command.snapshot", check: (*App).editable, run: (*App).askSnapshot},
		{name: "file.conflicts", text: "command.conflicts", check: hasConflicts, run: (*App).showConflicts},
		{name: "file.unlock", text: "command.unlock", check: isViewing, run: (*App).unlock},
		{name: "file.status", text: "command.status", check: isOpen, run: (*App).explainSaving},
		{name: "file.repair", text: "menu.repair", run: (*App).askRepair},
		{name: "file.quit", text: "menu.quit", keys: []chord{"Ctrl+Q"}, run: (*App).quit},
	}
}

func isOpen(a *App) error {
	if a.file == nil {
		return errNothingOpen
	}
	return nil
}

func helpCommands() []command {
	return []command{
		{name: "help.commands", text: "menu.commands", keys: []chord{"Ctrl+K"}, run: (*App).palette},
		{name: "help.keys", text: "menu.keys", keys: []chord{"F1"}, run: (*App).showKeys},
		{name: "help.tour", text: "command.tour", run: (*App).startTour},
		{name: "help.about", text: "menu.about", run: (*App).about},
	}
}
