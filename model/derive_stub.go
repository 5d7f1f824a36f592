package model

// Placeholders until their files land.
type (
	FeasibilityResult struct{}
	ScheduleResult    struct{}
	Indicator         struct{}
	PlayDraft         struct{}
	ExpectationResult struct{}
)
