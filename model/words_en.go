package model

import "strings"

// Word lists of English names. A word is in onlyVerbs when it is hardly ever
// the first word of a noun phrase, in mostlyVerbs when it rarely is, in verbsToo
// when it is as often a noun, in adjectives when it then mostly describes one.
var (
	onlyVerbs = wordSet(`accept achieve acknowledge acquire activate adapt adjust admit adopt advise agree allocate allow analyse analyze
		announce apply appoint approve arrange ask assemble assess assign assist attend authorise authorize avoid bake
		become begin bring buy calculate carry choose clarify classify collect communicate compare compile compose
		conduct configure confirm connect consider consult convert convey convince cook coordinate create decide deduct
		define deliver deploy derive describe determine develop discuss distribute do eat eliminate enable encourage
		engage ensure enter erase establish estimate evaluate examine execute explain extend extract finish forward
		fulfil fulfill gather generate get give guarantee handle hear hold identify implement improve inform initiate
		inquire inspect install instruct integrate introduce investigate join know learn leave let listen maintain make
		manage meet migrate modify negotiate notify observe obtain organise organize perceive perform persuade prepare
		prevent prioritise prioritize proceed promote propose prove provide publish put qualify reach receive recheck
		recommend reconcile recruit reduce refine refuse reject remember remind remove renew replace resolve respond
		restart resume retrieve revise roll select sell send serve settle sign simplify solicit solve speak specify
		submit supervise take teach tell terminate throw transfer transform translate understand undertake validate
		verify withdraw write`)
	mostlyVerbs = wordSet(`adjust answer approach assure balance block brief call cancel capture care catch challenge change charge check
		close count cut decrease download draft draw drive ease enrol enroll feed fetch fill finalise finalize find fix
		follow go grow guide hand help hire ignore increase insert interview invite keep launch load lock mark monitor
		move offer onboard pay pick place pour produce purchase push raise read register reply reserve review run save
		say schedule score see ship show start stop store strengthen sync talk tidy track train try turn type update
		upgrade upload visit wait wash watch welcome win`)
	verbsToo = wordSet(`address audit bill board book budget build cause comment contact control copy cost deal demand design document
		email estimate exchange experience export fax feature file forecast form format frame fund goal grade group host
		import influence interest invoice issue label lead link list log mail map market master match measure message
		model name need note number object offer order package page pass phone photograph pilot plan post price print
		process program project question queue quote rank rate record reference refund release repair report request
		research respect rest result return reward risk sample scope search sell service shape share sort source stage
		state stock study summary supply support survey switch target task tax test time tour trade trial use value view
		vote warrant work`)
	adjectives  = wordSet(`clean clear complete direct lower open present secure set sound split`)
	determiners = wordSet(`a all an another any as at away back both down each every for from her him his if in into it its my off on our
		out over some that the their them these this those through to together up us whether with your`)
	// things end the name of something that exists.
	things = wordSet(`address agenda agreement approval backlog backup book brief calendar card cards case center centre certificate
		checklist code contact contract dashboard data database date dates decision deck definition definitions desk
		document documents fee fees figures file files flow form forms guide handbook invoice kit label labels layout
		letter letterhead licence license line lines list lists log logs manual map material materials matrix menu
		metrics minutes newsletter note notes number numbers order orders owner pack package page pages paper permission
		permit plan plans platform playbook point points policies policy price prices procedure procedures proposal rate
		rates receipt record records register report reports repository requirements result results review roadmap rule
		rules schedule score scores sheet slides slip specification specifications statement statistics study summary
		survey system team template terms tool`)
	nounsInIng = wordSet(`meeting building marketing training shipping setting settings billing planning closing opening onboarding
		pricing accounting engineering hosting housing rating ratings reporting branding staffing funding booking bookings
		listing packaging briefing hearing warning landing mapping testing wiring drawing drawings painting recording
		spending earning earnings finding findings saving savings feeling timing wording understanding beginning ending
		morning evening ceiling string spring thing ring king wing working operating existing remaining missing outstanding
		pending running manufacturing advertising banking learning teaching mentoring coaching parking printing publishing
		purchasing processing scheduling sourcing cooking cleaning wedding offering scoring welding clothing lighting
		heating filing invoicing ticketing nursing dining shopping swimming trading voting exciting lasting living`)
	doingOf     = wordSet(`implementation execution creation preparation handling performance`)
	periodsEN   = wordSet(`phase phases stage period quarter month week year semester sprint q1 q2 q3 q4`)
	decisionsEN = wordSet(`approval decision agreement contract sign-off consent`)
	decidedEN   = wordSet(`approved agreed signed`)
	meansEN     = wordSet(`rollout roll-out deployment implementation installation introduction adoption usage use launch go-live golive purchase saas crm erp software app tool platform system`)
	nouns       = map[string]string{"assess": "assessment", "evaluate": "evaluation", "analyse": "analysis", "analyze": "analysis", "inspect": "inspection"}
	participle  = map[string]string{
		"write": "written", "send": "sent", "hold": "held", "take": "taken", "throw": "thrown", "run": "run", "make": "made",
		"choose": "chosen", "build": "built", "get": "obtained", "teach": "taught", "buy": "bought", "set": "set", "meet": "met",
		"pay": "paid", "put": "placed", "sell": "sold", "find": "found", "keep": "kept", "lead": "led", "draw": "drawn",
		"give": "given", "bring": "delivered", "see": "seen", "show": "shown", "read": "read", "win": "won", "let": "let",
		"cut": "cut", "submit": "submitted", "plan": "planned", "ship": "shipped", "map": "mapped", "stop": "stopped",
		"transfer": "transferred", "do": "done", "begin": "begun", "drive": "driven", "grow": "grown", "know": "known",
		"split": "split", "understand": "understood", "speak": "spoken", "drop": "dropped", "label": "labelled",
	}
)

func verbLikeEN(words []string) bool {
	if len(words) == 0 {
		return false
	}
	first := words[0]
	if stem, ok := strings.CutSuffix(first, "s"); ok && onlyVerbs[stem] && len(words) > 1 {
		return true // sends the invoice
	}
	switch {
	case first == "to" && len(words) > 1:
		return isVerb(words[1])
	case len(words) > 1 && words[1] == "of":
		return doingOf[first]
	case onlyVerbs[first]:
		return true
	case strings.HasSuffix(first, "ing") && len(first) > 5:
		return len(words) > 1 && determiners[words[1]] || !nounsInIng[first] && onlyVerbs[baseForm(first)]
	case len(words) == 1:
		return false
	case determiners[words[1]] && (mostlyVerbs[first] || verbsToo[first] || adjectives[first]):
		return true
	case mostlyVerbs[first]:
		return !things[words[len(words)-1]]
	}
	return verbsToo[first] && takesObject(words[1:])
}

func isVerb(word string) bool {
	return onlyVerbs[word] || mostlyVerbs[word] || verbsToo[word] || adjectives[word]
}

// takesObject tells whether what follows a word that may be a verb makes it
// one: an adverb, or things in the plural that are no title of a document.
func takesObject(rest []string) bool {
	last := rest[len(rest)-1]
	if len(rest) == 1 && strings.HasSuffix(last, "ly") {
		return true
	}
	return isPlural(last) && !things[last]
}

func isPlural(word string) bool {
	return len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is")
}

func thingLikeEN(words []string) bool {
	if len(words) < 2 || isVerb(words[0]) && !verbsToo[words[0]] {
		return false
	}
	last := words[len(words)-1]
	return things[last] || strings.HasSuffix(words[0], "ed") && len(words[0]) > 4
}

func periodLikeEN(words []string) bool {
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	last := words[len(words)-1]
	if isNumber(last) || len(last) == 1 {
		words = words[:len(words)-1]
	}
	return len(words) > 0 && periodsEN[words[len(words)-1]]
}

func isNumber(word string) bool { return strings.Trim(word, "0123456789ivx") == "" }

func meansLikeEN(words []string) bool {
	if len(words) == 0 {
		return false
	}
	if len(words) > 2 && (words[1] == "of" || words[1] == "a" || words[1] == "the") {
		return meansEN[words[0]]
	}
	return meansEN[words[len(words)-1]]
}

func decisionLikeEN(words []string) bool {
	if len(words) == 0 {
		return false
	}
	return decisionsEN[words[len(words)-1]] || len(words) > 1 && decidedEN[words[0]]
}

// suggestEN turns a verb and its object round: Sign the contract, Signed contract.
func suggestEN(words []string) []string {
	if words[0] == "to" {
		words = words[1:]
	}
	verb, rest := strings.TrimSuffix(words[0], "'s"), words[1:]
	particle := ""
	for len(rest) > 0 && determiners[rest[0]] {
		if p := rest[0]; p == "up" || p == "out" || p == "off" || p == "away" || p == "down" {
			particle = "-" + p
		}
		rest = rest[1:]
	}
	object := strings.Join(rest, " ")
	if object == "" {
		return nil
	}
	base := baseForm(verb)
	switch base {
	case "report":
		return []string{capital(object + " report")}
	case "list":
		return []string{capital(object + " list")}
	case "plan":
		return []string{capital(object + " plan"), capital("planned " + object)}
	case "decide":
		return []string{capital(object + " decision")}
	case "define":
		return []string{capital("definition of " + object), capital(object + " definition")}
	case "survey":
		return []string{capital(singular(object) + " survey results")}
	case "answer":
		return []string{capital("answered " + object), capital("answers to " + object)}
	case "collect", "gather":
		return []string{capital(object + " list"), capital("collected " + object)}
	case "create", "write", "make", "build", "prepare", "draw":
		return []string{capital(object), capital(pastParticiple(base) + " " + object)}
	case "check", "review", "assess", "evaluate", "test", "analyse", "analyze", "inspect":
		return []string{capital(pastParticiple(base) + " " + object), capital(singular(object) + " " + orElse(nouns[base], base) + " results")}
	}
	return []string{capital(pastParticiple(base) + particle + " " + object), capital(object + " record")}
}

// baseForm takes -ing off: reviewing, setting, migrating.
func baseForm(verb string) string {
	stem, ok := strings.CutSuffix(verb, "ing")
	switch {
	case !ok || len(stem) < 2 || isVerb(verb):
		return verb
	case isVerb(stem):
		return stem
	case isVerb(stem + "e"):
		return stem + "e"
	case stem[len(stem)-1] == stem[len(stem)-2] && isVerb(stem[:len(stem)-1]):
		return stem[:len(stem)-1]
	}
	return stem
}

func pastParticiple(verb string) string {
	switch {
	case participle[verb] != "":
		return participle[verb]
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case strings.HasSuffix(verb, "y") && len(verb) > 2 && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ied"
	}
	return verb + "ed"
}

func singular(object string) string {
	if isPlural(object) && !things[object] {
		return strings.TrimSuffix(object, "s")
	}
	return object
}

func capital(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
