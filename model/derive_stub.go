package model

// Placeholders until their files land.
type (
	FeasibilityResult struct{}
	Indicator         struct{}
)
