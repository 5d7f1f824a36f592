// Package model is the language of Hone: what a business needs (deliverables)
// and what its people do (actions), as one model from which the rest is derived.
// It uses the standard library alone and knows no files, no clock and no
// goroutines: time, randomness and IDs come in as arguments.
//
// # The one idea: an edit is a value
//
// A [Change] is a list of (record before, record after); its inverse is the same
// list swapped. A [Model] is an immutable version: a map from ID to small
// comparable records; [Model.Apply] gives the next version. From this one value
// follow undo and redo ([Journal]), saving and crash safety (the log of Changes
// in model/store), comparison and merging ([Diff], [Change.On]), one-click fixes
// ([Fix] carries a ready Change), and "why is this menu item grey" (run the verb
// on the head, drop the result, show the [Refusal]).
//
// Verbs such as [Model.AddNeed], [Model.Set] or [Model.Remove] are pure: a
// version in, one Change or a Refusal out. Derivations ([Derive]) are computed
// per version and never stored. Only what the data needs is enforced, by
// [Model.Check]: references resolve, relations have legal ends, parents are a
// forest, fields hold legal values. All else is a [Finding], so that a merge can
// never make a model that the program cannot hold.
//
// # Who may call whom
//
// The rooms of the house import one way: cmd, app, render, model. model/store
// (the bbolt store and the document) and model/exchange (outline, CSV, XLSX,
// BPMN, draw.io) import model; assets imports none of ours. A test that parses
// the source holds this.
//
// # Where things are
//
//   - The value: record.go choices.go fields.go model.go index.go check.go
//     change.go carry.go journal.go id.go rank.go.
//   - Text: codec_*.go, the exchange text and the JSON of records and Changes.
//   - Verbs: verbs.go remove.go gestures*.go grouping.go merge_deliverables.go
//     duplicate.go paste.go presets.go pins.go accept.go cell_edits.go; why not: refusal.go.
//   - Derivations: graph*.go derive.go cone*.go, and one family of files a
//     result: checkpoints (with landmark_matrix.go), feasibility, schedule,
//     phases, journey, indicators, plays, kpis, expectation, health, ground,
//     replay.
//   - Advice: words*.go (verbs and nouns), lint*.go (findings), questions*.go.
//   - The workshop: workshop*.go (its cards, and what answers make), hearing.go,
//     summary.go, checkup.go.
//   - Between models: agreement.go anonymise.go.
//
// # How a new thing comes in
//
//   - Relation kind: a constant and its legal ends in choices.go, a line in the
//     derivations that follow it, a style in render.
//   - Field: a field of the record's struct with its tags. Exchange text, log,
//     merging, card and commands read the table that is made of them.
//   - Verb: a pure method that gives one Change, a row in the tests' table of
//     gestures (the laws then hold it), a row in the window's table of commands.
//   - Refusal: a reason in refusal.go and its sentence in the product's texts.
//   - Finding: a rule in lint_*.go with its words in both languages, and a case
//     in testdata/findings that a person who knows the business can read.
//   - Format: a new version number and a fixture in testdata; every older
//     fixture must still open.
//
// # Glossary
//
//	deliverable   成果物            a noun: what exists when something is finished
//	action        アクション        a verb phrase: one way to get something done
//	need          必要              prerequisite: from needs to; an arrow runs to → from
//	alternatives  代わりの組        needs of one deliverable with one group: one is enough
//	helps         あると助かる      useful, and not needed
//	sync          同時に決まる      two that can only be settled together
//	composite     複合              a deliverable that holds parts; there with all of them
//	goal          ゴール            what it is all for
//	given         外から・前提      external or assumed: there without being made
//	obtainable    手に入る          in the least set closed under what is needed
//	checkpoint    必ず通る成果物    without it the goal is lost
//	either-or     どれか一つ        one of several that no way avoids together
//	cover         担い手            who supplies it: own, customer, partner, future, nobody
//	owner         持ち主            whom to call when it is late
//	done-when     できた状態        what one looks at to say yes or no within a minute
//	phase         フェーズ          a stretch of the customer's journey
//	lane          レーン            the actions of one role
//	lever         動かす力          mandate, incentive or convenience
//	signal        指標              an accepted health indicator
//	play          プレイ            what the team does when something happens
//	KGI           KGI               a KPI without a parent
//	remark        メモ              question, assumption, issue, decision, next action
//	overlay       手直し            a hand edit laid over a derived cell
//	reading       記録値            a state or value of one account on one day
//	finding       気づき            what a facilitator would raise
//
// # Labels of Changes
//
// The undo menu makes its words from them: add, set-FIELD, rename, relate,
// redirect, remove, merge, ungroup, make-alternatives, compose, duplicate, paste,
// move-to-lane, add-phases, add-roles, add-kpis, add-signals, pin, unpin, accept,
// edit-cell, reset-cell, close-phase, open-phase, fix; from the store,
// changed-outside and older-version.
//
// # The exchange text
//
// UTF-8 JSON in canonical form: keys in the order of the records' fields, records
// by ID, one field a line, only what says something. [Decode] is strict and names
// the place of a fault, such as deliverables[3].ownr; [Encode] gives the same
// bytes for the same model. Limits: [MaxBytes], [MaxRecords], [MaxText],
// [MaxName], [MaxID]. IDs hold no space and no control character, and those that
// relations are made of no colon.
//
// # JSON results of honectl
//
// They are stable: fields are added, never renamed or removed. IDs are those of
// the model, lists are in display order (phase, round in which it is first
// obtained, rank, ID), days and money are numbers in the model's units, and a
// text in both languages is {"ja":"…","en":"…"}, written T below.
//
// check: findings by level, rule and element. Level is error, warning or hint.
//
//	[{"rule":"verb-name","level":"warning","on":["d1"],"sentence":T,"question":T,
//	  "because":["d1"],"fixes":[T]}]
//
// derive checkpoints: needs are the checkpoints directly before it in the
// transitively reduced order, orderings all pairs of that order, because one
// chain from the goal down to it, actions those without which the goal is lost.
//
//	{"goals":[{"goal":"d1","obtainable":true,
//	  "checkpoints":[{"id":"d2","phase":"p1","needs":["d3"],"because":["d1","d2"],"shared":true}],
//	  "eitherOr":[{"of":"d4","oneOf":["d5","d6"],"group":"g"}],
//	  "actions":["a1"],"orderings":[["d3","d2"]]}]}
//
// derive feasibility: lost are the deliverables that --block makes unobtainable;
// cheapest is proved when exact, else the best found, with a lower bound; finish
// is the day on which that way is done; fastest is there when it is another way.
//
//	{"goals":[{"goal":"d1","obtainable":false,"blocking":["d9"],"because":["d9"],
//	  "cheapest":{"cost":0,"days":0,"exact":true,"lower":0,"finish":0,"elements":["d2"]},
//	  "overBudget":false}],
//	 "lost":["d3"],"circles":[{"elements":["d4","d5"],"deadlock":true,"exits":[]}]}
//
// derive schedule: days from the start; critical has no slack.
//
//	{"finish":12,"items":[{"id":"d1","start":10,"finish":12,"slack":0,"critical":true,
//	  "after":"d2","action":"a1"}]}
//
// derive journey: one entry a column; feeling is null where nothing is said; gone
// are hand edits whose cell is gone, questions those of no column.
//
//	{"phases":[{"id":"p1","name":"Land","closing":["d4"],"steps":["d2","d3"],
//	  "lanes":{"customer":["a1"],"own":["a2"],"partner":[],"unassigned":[],
//	    "touchpoints":["訪問"],"feeling":-0.5,"thoughts":["…"],"signals":["s1"],
//	    "plays":["b1"],"questions":["q1"]},
//	  "eitherOr":[{"of":"d3","oneOf":["d5","d6"]}],"way":["d7"],
//	  "detail":[{"id":"d2","actions":["a1"],"feeling":-0.5}],
//	  "edited":[{"lane":"feeling","overlay":"o1","text":"…","derived":"…"}]}],
//	 "questions":[],"gone":[]}
//
// derive indicators: the best first; rank is [rank, best, worst] under other
// weights; indicator tells one that is tied to an improving action.
//
//	[{"key":"…","name":"…","class":"process","kind":"flag","source":"…","for":"d2",
//	  "play":"…","score":0.83,"parts":{"criticality":1,"reach":0.5,"lead":0.4,
//	  "observability":1,"actionability":1},"because":["d1","d2"],"accepted":false,
//	  "from":"…","about":["d2"],"indicator":true,"improves":"a1","signal":"","rank":[1,1,3],
//	  "sentence":T}]
//
// derive plays: one draft a checkpoint and open choice that is not done; due is
// the day after which the goal is late, limitDays how long the play may take,
// signal and play the accepted ones.
//
//	[{"key":"play:d2","name":T,"for":"d2","oneOf":[],"phase":"p1","when":T,"signal":"s1",
//	  "due":12,"do":["a1"],"steps":T,"routes":[{"of":"a2","actions":["a2"],"cost":0,"days":6}],
//	  "owner":"r1","limitDays":2,"until":T,"doneWhen":"…","accepted":true,"play":"b1"}]
//
// derive kpis: strength is must or may, direction own-to-customer, customer-to-own
// or same, chain one shortest way down; alone are those without a partner.
//
//	{"customer":["k1"],"own":["k2"],"links":[{"customer":"k1","own":"k2","strength":"must",
//	  "direction":"own-to-customer","chain":["d1","d2"],"sentence":T}],"alone":[]}
//
// derive expectation: an empty cover is unset; shares are those of the checkpoints.
//
//	{"rows":[{"id":"d1","phase":"p1","cover":"own","checkpoint":true,"goal":false}],
//	 "shares":[{"cover":"own","count":8,"share":0.36}],"nobody":[{"id":"d2","sentence":T}],
//	 "unset":[{"id":"d3","sentence":T}],"handOvers":[{"relation":"needs:d1:d2","given":"d2",
//	  "for":"d1","from":"r1","to":"r2","sentence":T}]}
//
// derive questions: what to ask next, the first first; step is that of the
// workshop (0 to 12), key stays the same while the question does.
//
//	[{"key":"no-owner:d2","step":7,"on":["d2"],"text":T,"because":T}]
//
// diff: change is added, removed or changed; diff --agree gives [Agreement].
//
//	[{"id":"d1","kind":"deliverable","name":"…","change":"changed",
//	  "fields":[{"field":"days","from":"2","to":"3"}]}]
//
// merge: what both sides claim.
//
//	{"conflicts":[{"id":"d1","kind":"deliverable","name":"…","field":"name","mine":"…","theirs":"…"}]}
//
// log: oldest first; cause is empty, join, undo, redo or outside, edits as in diff.
//
//	[{"sequence":1,"id":"c1","time":"2026-11-23T06:00:00Z","author":"…","label":"rename",
//	  "cause":"","of":"","edits":[]}]
package model
