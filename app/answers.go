package app

import (
	"strings"

	"hone/model"
)

// answers are the Changes that answers to questions make, by the first part of
// the question's key. What is not here is kept as a remark.
var answers = map[string]func(a *App, on []model.ID, text string) (model.Change, error){
	"no-goal": func(a *App, _ []model.ID, text string) (model.Change, error) {
		return a.head().Add(model.Deliverable{ID: a.mint(model.KindDeliverable), Name: text, Goal: true, Rank: lastRank(model.All[model.Deliverable](a.head()))})
	},
	"goal-needs": answerNeed,
	"no-origin":  answerNeed,
	"alternatives": func(a *App, on []model.ID, text string) (model.Change, error) {
		return a.head().AddAlternative(on[0], a.mint(model.KindDeliverable), text)
	},
	"harvest": func(a *App, _ []model.ID, text string) (model.Change, error) {
		return addFreeAction(a.head(), a.selection.lead(), a.mint(model.KindAction), text)
	},
	"unmade": func(a *App, on []model.ID, text string) (model.Change, error) {
		return a.head().AddCounterpart(on[0], a.mint(model.KindAction), text)
	},
	"no-done-when": answerField("doneWhen"),
	"when":         answerField("when"),
	"scope-customer": func(a *App, _ []model.ID, text string) (model.Change, error) {
		return a.head().Set(model.InfoID, "customer", text)
	},
	"scope-purpose": func(a *App, _ []model.ID, text string) (model.Change, error) {
		return a.head().Set(model.InfoID, "purpose", text)
	},
	"no-owner": answerRole("owner"),
	"who":      answerRole("role"),
	"roles":    answerNewRole(model.StakeNone),
	"decider":  answerNewRole(model.StakeDecider),
	"promoter": answerNewRole(model.StakePromoter),
	"phases": func(a *App, _ []model.ID, text string) (model.Change, error) {
		names := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,，・/／→", r) })
		return a.head().AddPhases(names, a.mint)
	},
}

func answerNeed(a *App, on []model.ID, text string) (model.Change, error) {
	return a.head().AddNeed(on[0], a.mint(model.KindDeliverable), text)
}

func answerField(field string) func(*App, []model.ID, string) (model.Change, error) {
	return func(a *App, on []model.ID, text string) (model.Change, error) {
		return a.head().Set(on[0], field, text)
	}
}

// answerRole names a role in a field: the one that is called so, else a new one.
func answerRole(field string) func(*App, []model.ID, string) (model.Change, error) {
	return func(a *App, on []model.ID, text string) (model.Change, error) {
		for _, r := range model.All[model.Role](a.head()) {
			if folded(r.Name) == folded(text) {
				return a.head().Set(on[0], field, string(r.ID))
			}
		}
		id := a.mint(model.KindRole)
		return a.chain("set-"+field, 2, func(m *model.Model, i int) (model.Change, error) {
			if i == 0 {
				return m.Add(model.Role{ID: id, Name: text, Side: model.SideCustomer, Rank: lastRank(model.All[model.Role](m))})
			}
			return m.Set(on[0], field, string(id))
		})
	}
}

func answerNewRole(stake model.Stake) func(*App, []model.ID, string) (model.Change, error) {
	return func(a *App, _ []model.ID, text string) (model.Change, error) {
		return a.head().Add(model.Role{
			ID: a.mint(model.KindRole), Name: text, Side: model.SideCustomer, Stake: stake, Rank: lastRank(model.All[model.Role](a.head())),
		})
	}
}

// answerTo is the Change that an answer to a question makes.
func (a *App) answerTo(q model.Question, text string) (model.Change, error) {
	what, _, _ := strings.Cut(q.Key, ":")
	if make, ok := answers[what]; ok {
		return make(a, q.On, text)
	}
	r := model.Remark{
		ID: a.mint(model.KindRemark), About: model.RemarkQuestion, Status: model.StatusConfirmed,
		Text: q.Text.In(a.texts.language) + "\n" + text,
	}
	if len(q.On) > 0 {
		r.On = q.On[0]
	}
	return a.head().Add(r)
}
