package model

// rules are all there are, in the order of their findings. The words are those
// of the product's texts: ゴール, できた状態, 持ち主, 必ず通る.
func rules() []rule {
	var all []rule
	for _, of := range [][]rule{
		goalRules(), roadRules(), nameRules(), originRules(), ownerRules(), flowRules(), needRules(), sheetRules(), measureRules(),
	} {
		all = append(all, of...)
	}
	return all
}
