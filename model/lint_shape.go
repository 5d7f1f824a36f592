package model

const (
	mostBoxes = 25 // on one sheet, before it cannot be taken in
	mostNeeds = 7
)

// needRules ask whether the needs hold together and say nothing twice.
func needRules() []rule {
	return []rule{
		{
			"phase-clash", LevelWarning,
			Phrase{"フェーズの順と合わない線", "Need from a later phase"},
			Phrase{"「{0}」（{2}）が、あとのフェーズの「{1}」（{3}）を必要としています。", "“{0}” ({2}) needs “{1}”, which belongs to a later phase ({3})."},
			Phrase{"「{1}」は、いつまでに要りますか。それがなくても、「{0}」に届いた例はありますか。", "By when is “{1}” needed? Has “{0}” ever been reached without it?"},
			(*inspection).findPhaseClashes, mendPhaseClash,
		},
		{
			"shortcut", LevelWarning,
			Phrase{"なくても同じ線", "Need that is implied"},
			Phrase{"「{0}」から「{1}」への線は、なくても同じです。「{2}」があるなら、「{1}」もあります。", "The line from “{0}” to “{1}” says nothing new: where “{2}” is, “{1}” is too."},
			Phrase{"「{1}」は、「{2}」に要るだけですか。それとも、「{0}」にもじかに要りますか。", "Is “{1}” only needed for “{2}”, or also for “{0}” itself?"},
			(*inspection).findShortcuts, mendShortcut,
		},
	}
}

// sheetRules ask what a person can take in, and who sits where.
func sheetRules() []rule {
	return []rule{
		{
			"big-sheet", LevelHint,
			Phrase{"大きすぎる一枚", "Too much on one sheet"},
			Phrase{"{0}に、成果物が{1}個並んでいます。25個を超えると、一目では読めません。", "{0} holds {1} deliverables; past 25 nobody takes them in."},
			Phrase{"まとめて一つの名前で呼べるものはありますか。", "Which of them go together under one name?"},
			(*inspection).findBigSheets, nil,
		},
		{
			"many-needs", LevelHint,
			Phrase{"必要なものが多すぎる成果物", "Many needs"},
			Phrase{"「{0}」に必要なものが{1}個あります。", "“{0}” needs {1} things."},
			Phrase{"「{0}」の手前に、途中のまとまりはありますか。", "Is there something in between, on the way to “{0}”?"},
			(*inspection).findManyNeeds, nil,
		},
		{
			"circle-with-exit", LevelHint,
			Phrase{"抜け道のある輪", "Circle with a way out"},
			Phrase{"輪になっています：{0}。抜け道は{3}です。", "This is a circle: {0}. The way out is {3}."},
			Phrase{"最初の一回は、いつも{3}から始められますか。", "Can the first round always start from {3}?"},
			func(in *inspection) { in.findCircles(false) }, nil,
		},
		{
			"cross-side-sync", LevelHint,
			Phrase{"組織をまたいで同時に決まるもの", "Sync across sides"},
			Phrase{"「{0}」（{2}）と「{1}」（{3}）は、組織をまたいで同時に決めなければなりません。", "“{0}” ({2}) and “{1}” ({3}) must be settled together across organisations."},
			Phrase{"「{0}」と「{1}」の持ち主は、いつ、どこで顔を合わせますか。", "When and where do the owners of “{0}” and “{1}” meet?"},
			(*inspection).findCrossSideSyncs, nil,
		},
		{
			"one-sided", LevelHint,
			Phrase{"片側だけの持ち主", "One side owns everything"},
			Phrase{"成果物の持ち主が、{0}ばかりです。", "Only {0} owns anything."},
			Phrase{"{1}の側では、だれが何を持ちますか。", "Who on the side of {1} owns what?"},
			(*inspection).findOneSided, nil,
		},
	}
}

// findPhaseClashes compares the phases, derived where they are not given.
func (in *inspection) findPhaseClashes() {
	p := in.d.phasing()
	for _, v := range in.order {
		last := int32(-1) // of one deliverable in several groups
		in.needs(v, func(j *Joint) {
			from, to := p.of[v], p.of[j.To]
			if from >= 0 && from < to && j.To != last {
				in.add([]ID{in.id(int32(v)), in.id(j.To)}, nil, in.name(p.phases[from]), in.name(p.phases[to]))
			}
			last = j.To
		})
	}
}

func mendPhaseClash(f Finding) []Fix {
	in := f.in
	fix := func(moved, like ID) Fix {
		phase := in.d.PhaseOf(like)
		label := saying(Phrase{"「{0}」を「{1}」に移す", "Move “{0}” to “{1}”"}, []any{in.name(moved), in.name(phase)})
		return Fix{label, in.setting(moved, "phase", string(phase))}
	}
	return []Fix{fix(f.On[1], f.On[0]), fix(f.On[0], f.On[1])}
}

// shortcutSteps bounds the search for the words of shortcuts: how many needs
// are looked at to tell through what they are implied.
const shortcutSteps = 1_000_000

// findShortcuts finds plain needs of what another need, or part, already needs.
func (in *inspection) findShortcuts() {
	pairs := make([][2]int32, 0, len(in.d.Graph.Joints))
	for _, v := range in.order {
		d := in.things[v]
		in.needs(v, func(j *Joint) {
			if j.Relation.Group == "" {
				pairs = append(pairs, [2]int32{int32(v), j.To})
			}
		})
		if d.Parent != "" {
			pairs = append(pairs, [2]int32{int32(in.d.Graph.Of[d.Parent]), int32(v)})
		}
	}
	graph := straightReaches(in.d.grounds().number, layOut(pairs, len(in.things), 0))
	asked := make([]reachQuery, 0, len(pairs))
	for _, v := range graph.order {
		if len(graph.edges.of(int(v))) < 2 {
			continue
		}
		in.needs(int(v), func(j *Joint) {
			if j.Relation.Group == "" && graph.mayReach(v, j.To) {
				asked = append(asked, reachQuery{from: v, to: j.To, indirect: true})
			}
		})
	}
	steps := shortcutSteps
	graph.answer(asked, func(q reachQuery) {
		because := in.wayAround(graph, q.from, q.to, &steps)
		in.add([]ID{in.id(q.from), in.id(q.to)}, because, in.name(because[1]))
	})
}

// wayAround is a shortest way between two nodes over a third; as long as steps
// are left, else the two alone.
func (in *survey) wayAround(graph *reaches, from, to int32, steps *int) []ID {
	came := map[int32]int32{}
	queue := []int32{from}
	for len(queue) > 0 && *steps > 0 {
		v := queue[0]
		queue = queue[1:]
		graph.passOn(v, func(next int32) {
			*steps--
			if _, seen := came[next]; seen || v == from && next == to || graph.place[next] > graph.place[to] {
				return
			}
			came[next] = v
			queue = append(queue, next)
		})
		if _, found := came[to]; found {
			break
		}
	}
	way := []ID{in.id(to)}
	for v, ok := came[to]; ok; v, ok = came[v] {
		way = append([]ID{in.id(v)}, way...)
	}
	if len(way) == 1 {
		return []ID{in.id(from), in.id(to)}
	}
	return way
}

func mendShortcut(f Finding) []Fix {
	label := saying(Phrase{"「{0}」から「{1}」への線を消す", "Remove the line from “{0}” to “{1}”"}, f.values())
	return []Fix{{label, f.in.change(func(v *verb) { v.remove(RelationID(Needs, f.On[0], f.On[1], "")) })}}
}

// findBigSheets counts what stands side by side: in a composite, or in none.
func (in *inspection) findBigSheets() {
	outside := 0
	for _, v := range in.order {
		d := in.things[v]
		if d.Parent == "" {
			outside++
		}
		if in.parts[v] > mostBoxes {
			in.addSaying([]ID{d.ID}, nil, saying(Phrase{"「{0}」の中", "“{0}”"}, []any{d.Name}), in.parts[v])
		}
	}
	if outside > mostBoxes {
		in.add(nil, nil, Phrase{"一番外側の図", "The outermost sheet"}, outside)
	}
}

// findManyNeeds counts a group of alternatives once.
func (in *inspection) findManyNeeds() {
	for _, v := range in.order {
		if len(in.needed.of(v)) <= mostNeeds {
			continue
		}
		groups, n := map[string]bool{}, 0
		in.needs(v, func(j *Joint) {
			if group := j.Relation.Group; group == "" || !groups[group] {
				groups[group] = true
				n++
			}
		})
		if n > mostNeeds {
			in.addOf(v, n)
		}
	}
}

func sideName(s Side) Phrase {
	return map[Side]Phrase{
		SideCustomer: {"顧客", "the customer"},
		SideOwn:      {"自社", "our company"},
		SidePartner:  {"パートナー", "a partner"},
	}[s]
}

func (in *survey) sideOf(d *Deliverable) Side {
	r, _ := Find[Role](in.m, d.Owner)
	return r.Side
}

func (in *inspection) findCrossSideSyncs() {
	for _, j := range in.d.Graph.Joints {
		if j.Rel != Sync {
			continue
		}
		a, b := in.things[j.From], in.things[j.To]
		sideA, sideB := in.sideOf(a), in.sideOf(b)
		if sideA != "" && sideB != "" && sideA != sideB {
			in.add([]ID{a.ID, b.ID}, nil, sideName(sideA), sideName(sideB))
		}
	}
}

// findOneSided waits until three deliverables have an owner.
func (in *inspection) findOneSided() {
	owned := map[Side]int{}
	for v := range in.things {
		if side := in.sideOf(in.things[v]); side != "" {
			owned[side]++
		}
	}
	for side, n := range owned {
		if len(owned) > 1 || n < 3 {
			return
		}
		other := SideCustomer
		if side == SideCustomer {
			other = SideOwn
		}
		in.add(nil, nil, sideName(side), sideName(other))
	}
}
