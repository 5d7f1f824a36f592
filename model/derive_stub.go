package model

// Placeholders until their files land.
type (
	CheckpointResult  struct{}
	FeasibilityResult struct{}
	ScheduleResult    struct{}
	JourneyResult     struct{}
	Indicator         struct{}
	PlayDraft         struct{}
	KPIResult         struct{}
	ExpectationResult struct{}
)
