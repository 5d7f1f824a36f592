// Package hone carries the licence of the program and the notices of its parts,
// which stand at the root of the repository, into the window.
package hone

import _ "embed"

var (
	//go:embed LICENSE
	licence string
	//go:embed THIRD_PARTY.md
	parts string
)

// Notices are the program's own licence and, in Markdown, those of its parts.
func Notices() (own, others string) { return licence, parts }
