package model

// Placeholders until their files land.
type (
	Indicator struct{}
)
