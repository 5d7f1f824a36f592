package model

import "strings"

// Thousands sets the thousands of a written number apart: -1234.5 is -1,234.5.
func Thousands(number string) string {
	whole, rest, isBroken := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if isBroken {
		whole += "." + rest
	}
	return sign + whole
}
