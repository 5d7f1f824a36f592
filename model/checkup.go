package model

import (
	"cmp"
	"slices"
	"strings"
)

// CheckupStatements is how many statements the self-check has.
const CheckupStatements = 10

// Score is how many of the ten statements hold, 0 to 10.
func (r Checkup) Score() int { return strings.Count(r.Answers, "1") }

// Holds tells whether statement i, from 0, holds.
func (r Checkup) Holds(i int) bool { return i < len(r.Answers) && r.Answers[i] == '1' }

// CheckupLevel is the level of a score from 0 to 10: up to 3 level 1 (Reactive), up to
// 6 level 2 (Insights & Actions), up to 9 level 3 (Outcomes), 10 level 4
// (Transform).
func CheckupLevel(score int) int { return min(max(score-1, 0)/3+1, 4) }

// Checkups lists the self-checks by date.
func Checkups(m *Model) []Checkup { return byDate(All[Checkup](m)) }

// Tick turns one statement, from 0, of the self-check of a day. The first of a
// day begins with what held the time before. No statement (below 0) keeps it as
// it was: so it still is, today.
func Tick(s Scribe, statement int) (Change, error) {
	answers, today := []byte(strings.Repeat("0", CheckupStatements)), ID("")
	for _, c := range Checkups(s.Model) {
		if len(c.Answers) == CheckupStatements {
			answers = []byte(c.Answers)
		}
		if c.Date == s.Day {
			today = c.ID
		}
	}
	if statement >= 0 && statement < CheckupStatements {
		answers[statement] ^= '0' ^ '1'
	}
	if today == "" {
		return s.Model.Add(Checkup{ID: s.Mint(KindCheckup), Date: s.Day, Answers: string(answers)})
	}
	return s.Model.Set(today, "answers", string(answers))
}

func byDate(all []Checkup) []Checkup {
	slices.SortStableFunc(all, func(a, b Checkup) int { return cmp.Compare(a.Date, b.Date) })
	return all
}
