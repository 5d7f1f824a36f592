package model

// nameRules ask whether names say what the elements are.
func nameRules() []rule {
	return []rule{
		{
			"verb-name", LevelWarning,
			Phrase{"することの名前の成果物", "Deliverable named like an action"},
			Phrase{"「{0}」は、することの名前です。成果物には、終わったあとに残るものの名前を付けます。", "“{0}” names something to do. A deliverable is named after what is left when it is done."},
			Phrase{"「{0}」が終わると、何が残りますか。機械がやってくれるとしても、まだ要るものは何ですか。", "What is left when “{0}” is done? If a machine did it, what would still be needed?"},
			(*inspection).findVerbNames, mendVerbName,
		},
		{
			"noun-action", LevelWarning,
			Phrase{"ものの名前のアクション", "Action named like a thing"},
			Phrase{"アクション「{0}」は、ものの名前です。アクションには、だれかがすることを書きます。", "The action “{0}” names a thing. An action says what somebody does."},
			Phrase{"「{0}」について、だれが何をしますか。", "Who does what about “{0}”?"},
			(*inspection).findNounActions, mendNounAction,
		},
		{
			"phase-name", LevelWarning,
			Phrase{"時期の名前の成果物", "Deliverable named like a period"},
			Phrase{"「{0}」は、時期の名前です。成果物ではなく、フェーズにします。", "“{0}” names a period: a phase rather than a deliverable."},
			Phrase{"何ができたら、「{0}」は終わりですか。", "What is there when “{0}” is over?"},
			(*inspection).findPeriods, nil,
		},
		{
			"same-name", LevelWarning,
			Phrase{"同じ名前の成果物", "Two deliverables of one name"},
			Phrase{"「{0}」という成果物が、ほかにもあります。", "There is another deliverable called “{0}”."},
			Phrase{"二つの「{0}」は、同じものですか。違うなら、どう呼び分けますか。", "Are the two “{0}” the same thing? If not, how do you tell them apart?"},
			func(in *inspection) { in.findAlike(true) }, mendAlike,
		},
		{
			"near-name", LevelWarning,
			Phrase{"よく似た名前の成果物", "Deliverables of nearly one name"},
			Phrase{"「{0}」と「{1}」は、書き方が違うだけに見えます。", "“{0}” and “{1}” look like two spellings of one name."},
			Phrase{"「{0}」と「{1}」は、同じものですか。違うなら、どう呼び分けますか。", "Are “{0}” and “{1}” the same thing? If not, how do you tell them apart?"},
			func(in *inspection) { in.findAlike(false) }, mendAlike,
		},
	}
}

func (in *inspection) findVerbNames() {
	for _, v := range in.order {
		if in.namedAs(v).verb {
			in.addOf(v)
		}
	}
}

// nameKinds tells what a deliverable's name reads like.
type nameKinds struct{ verb, period bool }

func (in *survey) namedAs(v int) nameKinds {
	return in.namings.get(func() []nameKinds {
		kinds := make([]nameKinds, len(in.things))
		var words []string
		for v := range in.things {
			kinds[v].verb, kinds[v].period = verbOrPeriod(in.things[v].Name, &words)
		}
		return kinds
	})[v]
}

func mendVerbName(f Finding) []Fix {
	return f.in.renamings(f.On[0], Suggest(f.in.name(f.On[0])))
}

func (in *survey) renamings(id ID, names []string) []Fix {
	var fixes []Fix
	for _, name := range names {
		label := saying(Phrase{"「{0}」に変える", "Rename it “{0}”"}, []any{name})
		fixes = append(fixes, Fix{label, in.setting(id, "name", name)})
	}
	return fixes
}

func (in *inspection) findNounActions() {
	var words []string
	for _, v := range in.acts {
		if a := in.act(v); nounLike(a.Name, &words) {
			in.add([]ID{a.ID}, nil)
		}
	}
}

func mendNounAction(f Finding) []Fix {
	return f.in.renamings(f.On[0], SuggestActions(f.in.name(f.On[0])))
}

func (in *inspection) findPeriods() {
	phases := map[string]bool{}
	for p := range Each[Phase](in.m) {
		phases[p.Name] = true
	}
	for _, v := range in.order {
		d := in.things[v]
		if in.namedAs(v).period || phases[d.Name] && d.Name != "" {
			in.addOf(v)
		}
	}
}

// findAlike finds pairs of deliverables of the same name, or of names that only
// differ in spelling.
func (in *inspection) findAlike(same bool) {
	for _, pair := range in.likes.get(func() [][2]int { return alike(in.things) }) {
		a, b := in.things[pair[0]], in.things[pair[1]]
		if (a.Name == b.Name) == same {
			in.add([]ID{a.ID, b.ID}, nil)
		}
	}
}

func mendAlike(f Finding) []Fix {
	in, fixes := f.in, []Fix(nil)
	for i, keep := range f.On {
		if i > 0 && in.name(f.On[0]) == in.name(f.On[1]) {
			break
		}
		label := saying(Phrase{"「{0}」にまとめる", "Merge them into “{0}”"}, []any{in.name(keep)})
		kept, _ := Find[Deliverable](in.m, keep)
		gone, _ := Find[Deliverable](in.m, f.On[1-i])
		fixes = append(fixes, Fix{label, in.change(func(v *verb) { v.mergeDeliverables(kept, gone) })})
	}
	return fixes
}
