package model

import (
	"strconv"
	"strings"
	"testing"
)

// Thousands are set apart from the right, a sign and decimals left as they are,
// and nothing else is changed.
func TestThousands(t *testing.T) {
	for number, want := range map[string]string{
		"": "", "0": "0", "999": "999", "1000": "1,000", "1234567": "1,234,567",
		"-999": "-999", "-1234.5": "-1,234.5", "1000.25": "1,000.25", "0.5": "0.5",
	} {
		if got := Thousands(number); got != want {
			t.Errorf("%s: %s, want %s", number, got, want)
		}
	}
	for n := -12_345_678; n < 12_345_678; n += 98_765 {
		if text := strconv.Itoa(n); strings.ReplaceAll(Thousands(text), ",", "") != text {
			t.Errorf("%s became %s", text, Thousands(text))
		}
	}
}
