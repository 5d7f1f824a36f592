package render

import (
	"strings"

	"hone/model"
)

// IndicatorsSheet ranks the health-indicator candidates and, for those that are
// accepted, reckons an account's health. In a spreadsheet both are live: the
// weights, thresholds and readings can be changed.
func IndicatorsSheet(in Input) Sheet {
	w := scribe{in.ready()}
	return w.sheet("indicators", w.candidates(), w.health(), w.classes())
}

// The columns of the five parts of a candidate's score; it stands in column E,
// the weights above.
const firstPart, lastPart = 5, 9

func (w scribe) candidates() Part {
	weights := model.DefaultWeights()
	t := Table{
		Columns: []Column{
			w.column("indicator.rank", 7), w.column("field.name", 40), w.column("field.class", 9), w.column("field.kind", 14), w.column("indicator.score", 8),
			w.column("part.criticality", 11), w.column("part.reach", 11), w.column("part.lead", 11), w.column("part.observability", 11), w.column("part.actionability", 11),
			w.column("sheet.range", 11), w.column("field.source", 18), w.column("sheet.improves", 34), w.column("indicator.accepted", 9), w.column("term.because", 60),
		},
		Given: []Cell{{}, strong(w.Words.Say("field.weight")), {}, {}, {}},
	}
	var named []string
	for i, x := range partsOf(weights) {
		t.Given = append(t.Given, score(x).toFill())
		named = append(named, t.Columns[firstPart+i].Name+" "+exactly(x, 2))
	}
	for _, i := range w.Derivation.Indicators(weights) {
		t.Rows = append(t.Rows, w.candidate(i))
	}
	p := w.tabled("term.candidate", t)
	p.Text = append(p.Text, w.Words.Say("indicator.hypothesis"),
		w.Words.Say("field.weight")+w.Words.Say("punctuation.colon")+strings.Join(named, w.Words.Say("punctuation.comma")))
	return p
}

func partsOf(p model.IndicatorParts) []float64 {
	return []float64{p.Criticality, p.Reach, p.Lead, p.Observability, p.Actionability}
}

// scoreFormula is the weighted geometric mean of a row's parts; a part of zero
// makes it zero unless its weight is.
func scoreFormula() string {
	weights := "$" + letters(firstPart) + "${given}:$" + letters(lastPart) + "${given}"
	parts := letters(firstPart) + "{r}:" + letters(lastPart) + "{r}"
	return strings.NewReplacer("weights", weights, "parts", parts).Replace(
		"IF(SUM(weights)<=0,0,IF(SUMPRODUCT((weights>0)*(parts<=0))>0,0,EXP(SUMPRODUCT(weights,LN(parts+(parts<=0)))/SUM(weights))))",
	)
}

func (w scribe) candidate(i model.Indicator) []Cell {
	best, worst := i.RankRange()
	cells := []Cell{
		figure(float64(i.Rank)).is("RANK(E{r},$E${first}:$E${last})+COUNTIF($E${head}:E{before},E{r})"),
		strong(i.Name().In(w.Language)), words(w.Words.Say("class." + string(i.Class))), words(w.Words.Say("signal." + string(i.Kind))),
		score(i.Score).is(scoreFormula()),
	}
	for _, x := range partsOf(i.Parts) {
		cells = append(cells, score(x))
	}
	return append(
		cells, words(decimal(best)+"–"+decimal(worst)), words(i.Source().In(w.Language)), words(w.improves(i)), tick(i.Accepted), words(i.Sentence().In(w.Language)),
	)
}

// improves names the play or action that makes a candidate better.
func (w scribe) improves(i model.Indicator) string {
	for _, p := range w.Derivation.Plays() {
		if i.Play != "" && p.Key == i.Play {
			return p.Name().In(w.Language)
		}
	}
	return w.name(i.Improves)
}

// health has a row for each accepted signal, in which a reading is filled in.
func (w scribe) health() Part {
	t := Table{Columns: []Column{
		w.column("field.name", 36), w.column("field.class", 10), w.column("field.kind", 14), w.column("field.unit", 9), w.column("field.red", 10),
		w.column("field.green", 10), w.column("field.weight", 8), w.live("sheet.now", 12), w.live("sheet.before", 12), w.live("sheet.points", 9),
		w.live("sheet.light", 12), w.live("sheet.counted", 11), w.live("sheet.product", 12),
		w.column("field.source", 18), w.column("field.deliverable", 30), w.column("field.play", 30),
	}}
	for s := range model.Each[model.Signal](w.Model) {
		t.Rows = append(t.Rows, []Cell{
			strong(s.Name), words(w.class(s.Class)), words(w.Words.Say("signal." + string(s.Measure))), words(s.Unit), figure(s.Red).toFill(), figure(s.Green).toFill(),
			figure(s.Weight).toFill(), Cell{}.toFill(), Cell{}.toFill(), Cell{}.is(pointsFormula(s.Measure)),
			words(w.Words.Say("term.noEvidence")).is(w.lightFormula(s.Measure)),
			Cell{}.is(`IF(J{r}="","",IF(SUMIF($B${first}:$B${last},B{r},$G${first}:$G${last})=0,1,G{r}))`), Cell{}.is(`IF(J{r}="","",J{r}*L{r})`),
			words(s.Source), words(w.name(s.Deliverable)), words(w.name(s.Play)),
		})
	}
	p := w.tabled("sheet.accepted", t)
	p.Key = "health"
	return p
}

func (w scribe) class(c model.SignalClass) string { return w.chosen("class", string(c)) }

// points brings a value of a signal to 0 to 100 as model.Signal is scored: a
// judgement from 1 to 5 evenly spread, the others kept within, all turned round
// where less is better.
func points(kind model.SignalKind, value string) string {
	if kind == model.SignalJudgement {
		value = "(" + value + "-1)*25"
	}
	within := "MAX(0,MIN(100," + value + "))"
	return "IF(F{r}<E{r},100-" + within + "," + within + ")"
}

// pointsFormula scores the reading in H; with an earlier one in I growth is
// their quotient × 50 and a ratio × 100.
func pointsFormula(kind model.SignalKind) string {
	value := "H{r}"
	switch kind {
	case model.SignalGrowth:
		value = "IF(N(I{r})>0,H{r}/I{r}*50,H{r})"
	case model.SignalRatio:
		value = "IF(N(I{r})>0,H{r}/I{r}*100,H{r})"
	}
	return `IF(ISNUMBER(H{r}),` + points(kind, value) + `,"")`
}

// lightFormula compares the points with the thresholds, which are 50 and 80
// where none are set.
func (w scribe) lightFormula(kind model.SignalKind) string {
	low := "IF(AND(E{r}=0,F{r}=0),50," + points(kind, "E{r}") + ")"
	high := "IF(AND(E{r}=0,F{r}=0),80," + points(kind, "F{r}") + ")"
	quoted := func(key string) string { return `"` + strings.ReplaceAll(w.Words.Say(key), `"`, `""`) + `"` }
	return `IF(J{r}="",` + quoted("term.noEvidence") + `,IF(J{r}>=` + high + `,` + quoted("light.green") + `,IF(J{r}<=` + low + `,` + quoted("light.red") + `,` + quoted("light.yellow") + `)))`
}

// classes sums the readings up class by class and in all. A signal without one
// hands its weight to the others of its class.
func (w scribe) classes() Part {
	t := Table{Columns: []Column{
		w.column("field.class", 16), w.column("field.weight", 10), w.column("sheet.points", 10), w.column("sheet.counted", 12), w.column("sheet.product", 12),
	}}
	of := func(column string) string {
		return "{health!}$" + column + "${health.first}:$" + column + "${health.last}"
	}
	for _, c := range w.usedClasses() {
		t.Rows = append(t.Rows, []Cell{
			strong(w.class(c)),
			figure(w.classWeight(c)).is("IF(SUMIF(" + of("B") + ",A{r}," + of("G") + ")=0,1,SUMIF(" + of("B") + ",A{r}," + of("G") + "))"),
			Cell{}.is("IF(SUMIF(" + of("B") + ",A{r}," + of("L") + ")=0,\"\",SUMIF(" + of("B") + ",A{r}," + of("M") + ")/SUMIF(" + of("B") + ",A{r}," + of("L") + "))"),
			Cell{}.is(`IF(C{r}="","",B{r})`), Cell{}.is(`IF(C{r}="","",B{r}*C{r})`),
		})
	}
	if len(t.Rows) > 0 {
		above := func(column string) string { return "SUM(" + column + "{first}:" + column + "{before})" }
		t.Rows = append(t.Rows, []Cell{
			strong(w.Words.Say("view.health")), {}, Cell{}.is("IF(" + above("D") + "=0,\"\"," + above("E") + "/" + above("D") + ")"), {}, {},
		})
	}
	p := w.tabled("view.health", t)
	p.Live, p.Text = true, append(p.Text, w.Words.Say("sheet.health.how"))
	return p
}

// classWeight is the weight of a class's signals together; 1 where none has any.
func (w scribe) classWeight(c model.SignalClass) float64 {
	sum := 0.0
	for s := range model.Each[model.Signal](w.Model) {
		if s.Class == c {
			sum += s.Weight
		}
	}
	if sum == 0 {
		return 1
	}
	return sum
}

// usedClasses are the classes of the accepted signals, in their order.
func (w scribe) usedClasses() []model.SignalClass {
	var used []model.SignalClass
	for _, name := range model.SignalClass("").Choices() {
		for s := range model.Each[model.Signal](w.Model) {
			if s.Class == model.SignalClass(name) {
				used = append(used, s.Class)
				break
			}
		}
	}
	return used
}
