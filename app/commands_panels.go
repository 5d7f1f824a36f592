package app

// panelNames are the panels below the views that have no command of another name.
var panelNames = []string{
	"checkpoints", "journey", "indicators", "playbook", "kpis", "expectation", "feasibility", "questions", "findings", "workshop", "history",
}

// panelCommands open each panel by its name, so that it is found by typing it.
func panelCommands() []command {
	var table []command
	for _, name := range panelNames {
		table = append(table, command{
			name: "panel." + name, text: "command.open." + name, on: anywhere, run: func(a *App) { a.openPanel(name, 0) },
		})
	}
	return table
}
