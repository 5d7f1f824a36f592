package model

// Placeholders until their files land.
type (
	FeasibilityResult struct{}
	ScheduleResult    struct{}
	Indicator         struct{}
	PlayDraft         struct{}
	KPIResult         struct{}
	ExpectationResult struct{}
)
