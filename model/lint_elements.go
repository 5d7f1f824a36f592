package model

// originRules ask of each deliverable where it comes from.
func originRules() []rule {
	return []rule{
		{
			"no-origin", LevelWarning,
			Phrase{"どこから来るか分からない成果物", "Deliverable from nowhere"},
			Phrase{"「{0}」がどこから来るのか、まだ描かれていません。", "Nothing says where “{0}” comes from."},
			Phrase{"「{0}」はここで作りますか、外から届きますか。作るなら、先に何がなければなりませんか。", "Is “{0}” made here, or does it arrive from outside? If it is made, what must exist first?"},
			(*inspection).findNoOrigin, mendNoOrigin,
		},
		{
			"external-with-needs", LevelWarning,
			Phrase{"外から来るのに作り方がある成果物", "Given, and yet made"},
			Phrase{"「{0}」は{1}なのに、必要なものや作るアクションが描かれています。", "“{0}” is {1}, and yet something is drawn that it needs or is made by."},
			Phrase{"「{0}」は本当に{1}ですか。それとも、ここで作りますか。", "Is “{0}” really {1}, or is it made here?"},
			(*inspection).findGivenWithNeeds, mendGivenWithNeeds,
		},
		{
			"unmade", LevelWarning,
			Phrase{"作るアクションのない成果物", "Deliverable that nobody makes"},
			Phrase{"「{0}」を作るアクションがありません。", "No action yields “{0}”."},
			Phrase{"だれが何をすると、「{0}」ができますか。", "Who does what to get “{0}”?"},
			(*inspection).findUnmade, nil,
		},
	}
}

// ownerRules ask whose a deliverable is, and how one sees that it is there.
func ownerRules() []rule {
	return []rule{
		{
			"no-owner", LevelWarning,
			Phrase{"持ち主のない成果物", "No owner"},
			Phrase{"「{0}」の持ち主が決まっていません。", "“{0}” has no owner."},
			Phrase{"「{0}」が遅れたら、まずだれに電話しますか。", "Whom do you call first when “{0}” is late?"},
			(*inspection).findNoOwner, nil,
		},
		{
			"no-done-when", LevelWarning,
			Phrase{"できた状態のない必ず通る成果物", "Checkpoint without a done-when"},
			Phrase{"必ず通る「{0}」に、できた状態が書かれていません。", "“{0}” cannot be avoided, and nothing says when it is done."},
			Phrase{"「{0}」ができたことは、何を見れば、1分以内に「はい・いいえ」で言えますか。", "What do you look at to say, yes or no within a minute, that “{0}” is there?"},
			(*inspection).findNoDoneWhen, nil,
		},
		{
			"no-decider", LevelWarning,
			Phrase{"決裁者のいない必ず通る成果物", "Checkpoint without a decider"},
			Phrase{"「{0}」に、決裁者がかかわっていません。", "No decider has a part in “{0}”."},
			Phrase{"「{0}」を最後に決めるのはだれですか。その人は、いつ、何を見て決めますか。", "Who has the last word on “{0}”? When do they decide, and on what?"},
			(*inspection).findNoDecider, nil,
		},
		{
			"single-source", LevelHint,
			Phrase{"道が一つしかない必ず通る成果物", "Checkpoint with a single way"},
			Phrase{"必ず通る「{0}」を作る道は「{1}」だけで、止まったときのプレイもありません。", "The only way to “{0}”, which cannot be avoided, is “{1}”, and there is no play for when it fails."},
			Phrase{"「{1}」がうまくいかないとき、「{0}」に届くほかの道はありますか。", "When “{1}” fails, is there another way to “{0}”?"},
			(*inspection).findSingleSource, nil,
		},
	}
}

func (in *survey) isGiven(v int) bool { return in.things[v].Origin != OriginMade }

func (in *inspection) findNoOrigin() {
	for _, v := range in.order {
		if !in.isGiven(v) && len(in.needed.of(v)) == 0 && in.parts[v] == 0 && len(in.made.of(v)) == 0 {
			in.addOf(v)
		}
	}
}

func mendNoOrigin(f Finding) []Fix {
	return []Fix{
		{Phrase{"外から来るものにする", "It arrives from outside"}, f.in.setting(f.On[0], "origin", string(OriginExternal))},
		{Phrase{"前提にする", "It is an assumption"}, f.in.setting(f.On[0], "origin", string(OriginAssumption))},
	}
}

func (in *inspection) findGivenWithNeeds() {
	origin := map[Origin]Phrase{
		OriginExternal:   {"外から来るもの", "external"},
		OriginAssumption: {"前提", "an assumption"},
	}
	for _, v := range in.order {
		d := in.things[v]
		if in.isGiven(v) && len(in.needed.of(v))+in.parts[v]+len(in.made.of(v)) > 0 {
			in.addOf(v, origin[d.Origin])
		}
	}
}

func mendGivenWithNeeds(f Finding) []Fix {
	in, v := f.in, f.in.d.Graph.Of[f.On[0]]
	fixes := []Fix{{Phrase{"ここで作るものにする", "It is made here"}, in.setting(f.On[0], "origin", "")}}
	if in.parts[v] > 0 {
		return fixes
	}
	return append(fixes, Fix{Phrase{"その線を消す", "Remove those lines"}, in.change(func(change *verb) {
		in.needs(v, func(j *Joint) { change.remove(j.Relation.ID) })
		for _, a := range in.made.of(v) {
			change.remove(RelationID(Yields, in.id(a), f.On[0], ""))
		}
	})})
}

// findUnmade leaves out composites, which are there with their parts, and what
// no-origin speaks of.
func (in *inspection) findUnmade() {
	if in.d.Graph.Elements == in.d.Graph.Deliverables {
		return
	}
	for _, v := range in.order {
		if !in.isGiven(v) && in.parts[v] == 0 && len(in.made.of(v)) == 0 && len(in.needed.of(v)) > 0 {
			in.addOf(v)
		}
	}
}

// findNoOwner speaks of the goals alone as long as there are no roles to own
// anything.
func (in *inspection) findNoOwner() {
	early := len(in.m.Records(KindRole)) == 0
	for _, v := range in.order {
		d := in.things[v]
		if d.Owner == "" && (d.Goal || !early && d.Origin != OriginAssumption && in.onWay[v]) {
			in.addOf(v)
		}
	}
}

func (in *inspection) findNoDoneWhen() {
	for _, v := range in.order {
		d := in.things[v]
		if d.DoneWhen == "" && (in.vital[v] || d.Goal) {
			in.addOf(v)
		}
	}
}

// findNoDecider asks about goals on whose way nobody decides anything, and
// about checkpoints that are decisions by name, once there are roles.
func (in *inspection) findNoDecider() {
	if len(in.m.Records(KindRole)) == 0 {
		return
	}
	for _, g := range in.d.Checkpoints().Goals {
		v := in.d.Graph.Of[g.Goal]
		decided := in.decider[v]
		for _, c := range g.nodes {
			decided = decided || in.decider[c]
		}
		if g.Obtainable && !decided && len(g.Checkpoints) > 0 && !DecisionLike(in.things[v].Name) {
			in.add([]ID{g.Goal}, nil)
		}
	}
	for _, v := range in.order {
		d := in.things[v]
		if (in.vital[v] || d.Goal) && !in.decider[v] && !in.isGiven(v) && DecisionLike(d.Name) {
			in.addOf(v)
		}
	}
}

func (in *inspection) findSingleSource() {
	played := map[ID]bool{}
	for p := range Each[Play](in.m) {
		played[p.Deliverable] = true
	}
	for _, v := range in.order {
		d := in.things[v]
		if in.vital[v] && !in.isGiven(v) && len(in.made.of(v)) == 1 && !played[d.ID] {
			in.add([]ID{d.ID, in.id(in.made.of(v)[0])}, nil)
		}
	}
}
