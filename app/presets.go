package app

import (
	"hone/model"
)

// presetCommands add what a model of this field usually begins with: phases,
// roles, KPIs and sources of signals. Each is one Change.
func presetCommands() []command {
	return []command{
		{name: "add.phases", text: "command.add.phases", on: anywhere, check: (*App).editable, run: (*App).pickPhases},
		{name: "add.roles", text: "command.add.roles", on: anywhere, check: (*App).editable, run: (*App).pickRoles},
		{name: "add.kpis", text: "command.add.kpis", on: anywhere, check: (*App).editable, run: (*App).pickKPIs},
		{name: "add.sources", text: "command.add.sources", on: anywhere, check: (*App).editable, run: (*App).pickSources},
	}
}

// presetSets are the commands by which presets are added, in the order in which
// a model needs them.
var presetSets = []string{"add.phases", "add.roles", "add.kpis", "add.sources"}

func (a *App) pickPhases() {
	var options []option
	for _, p := range []struct {
		text string
		n    int
	}{{"preset.laer", 4}, {"preset.adoption", 3}, {"preset.onboarding", 3}} {
		options = append(options, option{title: a.texts.say(p.text), side: a.texts.say("preset.n", "n", itoa(p.n)), pick: func() { a.edit(a.addPhases(p.text, p.n)) }})
	}
	options = append(options, option{title: a.texts.say("preset.own"), pick: func() { a.run("add.phase") }})
	a.pickFrom(a.texts.say("command.add.phases"), options, nil)
}

// rolePreset is a role by the end of its text's key.
type rolePreset struct {
	key   string
	side  model.Side
	stake model.Stake
}

// rolePresets are the people that one usually meets, the customer's first.
var rolePresets = []rolePreset{
	{"decider", model.SideCustomer, model.StakeDecider},
	{"promoter", model.SideCustomer, model.StakePromoter},
	{"user", model.SideCustomer, model.StakeUser},
	{"blocker", model.SideCustomer, model.StakeBlocker},
	{"csm", model.SideOwn, model.StakeNone},
	{"onboarding", model.SideOwn, model.StakeNone},
	{"sales", model.SideOwn, model.StakeNone},
	{"support", model.SideOwn, model.StakeNone},
	{"product", model.SideOwn, model.StakeNone},
	{"partner", model.SidePartner, model.StakeNone},
}

func (a *App) roles(side model.Side) []model.Role {
	var roles []model.Role
	for _, p := range rolePresets {
		if side == "" || p.side == side {
			roles = append(roles, a.role(p))
		}
	}
	return roles
}

func (a *App) role(p rolePreset) model.Role {
	return model.Role{Name: a.texts.say("preset.role." + p.key), Side: p.side, Stake: p.stake}
}

func (a *App) pickRoles() {
	add := func(title, side string, roles []model.Role) option {
		return option{title: title, side: side, pick: func() { a.edit(a.head().AddRoles(roles, a.mint)) }}
	}
	options := []option{
		add(a.texts.say("preset.roles.customer"), namesOf(a.roles(model.SideCustomer)), a.roles(model.SideCustomer)),
		add(a.texts.say("preset.roles.own"), namesOf(a.roles(model.SideOwn)), a.roles(model.SideOwn)),
	}
	for _, p := range rolePresets {
		r := a.role(p)
		options = append(options, add(r.Name, a.texts.say("side."+string(p.side)), []model.Role{r}))
	}
	options = append(options, option{title: a.texts.say("preset.own"), pick: func() { a.run("add.role") }})
	a.pickFrom(a.texts.say("command.add.roles"), options, nil)
}

// namesOf are the names of records in a row.
func namesOf[R model.Record](records []R) string {
	text := ""
	for i, r := range records {
		if i > 0 {
			text += "・"
		}
		text += model.NameOf(r)
	}
	return text
}

// kpiPreset is a KPI of ours by the end of its text's key. The first three are
// measured in this order as a team matures, each from a later phase on.
type kpiPreset struct {
	key       string
	direction model.Direction
	about     model.Perspective
}

var kpiPresets = []kpiPreset{
	{"nps", model.DirectionUp, model.PerspectiveCustomer},
	{"churn", model.DirectionDown, model.PerspectiveCustomer},
	{"ltv", model.DirectionUp, model.PerspectiveFinancial},
	{"activation", model.DirectionUp, model.PerspectiveProcess},
	{"renewal", model.DirectionUp, model.PerspectiveCustomer},
	{"nrr", model.DirectionUp, model.PerspectiveFinancial},
}

// maturing is how many of the presets form the way of a maturing team.
const maturing = 3

// kpi is the i-th preset, shown from the phase on in which a team comes to it.
func (a *App) kpi(i int) model.KPI {
	p := kpiPresets[i]
	k := model.KPI{
		Name: a.texts.say("preset.kpi." + p.key), Side: model.SideOwn, Unit: a.texts.say("preset.kpi." + p.key + ".unit"),
		Formula: a.texts.say("preset.kpi." + p.key + ".formula"), Direction: p.direction, Perspective: p.about,
	}
	if phases := a.head().Records(model.KindPhase); i < maturing && len(phases) > 0 {
		k.Phase = phases[(i+1)*(len(phases)-1)/maturing].Key()
	}
	return k
}

func (a *App) pickKPIs() {
	var all []model.KPI
	for i := range kpiPresets {
		all = append(all, a.kpi(i))
	}
	add := func(title, side string, kpis []model.KPI) option {
		return option{title: title, side: side, pick: func() { a.edit(a.head().AddKPIs(kpis, a.mint)) }}
	}
	options := []option{add(a.texts.say("preset.kpis"), namesOf(all[:maturing]), all[:maturing])}
	for _, k := range all {
		options = append(options, add(k.Name, k.Formula, []model.KPI{k}))
	}
	for _, side := range []model.Side{model.SideCustomer, model.SideOwn} {
		title := a.texts.say("preset.kpi.own", "side", a.texts.say("side."+string(side)))
		options = append(options, option{title: title, pick: func() { a.askKPI(title, side) }})
	}
	a.pickFrom(a.texts.say("command.add.kpis"), options, nil)
}

// askKPI asks for the name of a KPI of one side.
func (a *App) askKPI(title string, side model.Side) {
	a.pickFrom(title, nil, func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() {
			a.edit(a.head().AddKPIs([]model.KPI{{Name: name, Side: side}}, a.mint))
		}}, true
	})
}
