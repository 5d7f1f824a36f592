package model

// Placeholders until their files land.
type (
	FeasibilityResult struct{}
	ScheduleResult    struct{}
	JourneyResult     struct{}
	Indicator         struct{}
	PlayDraft         struct{}
	KPIResult         struct{}
	ExpectationResult struct{}
)
