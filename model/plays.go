package model

// PlayKey is the stable key of the play draft of a checkpoint. That of an
// either-or is its ChoiceKey.
func PlayKey(checkpoint ID) string { return "play:" + string(checkpoint) }
