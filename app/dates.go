package app

import (
	"strconv"
	"strings"
	"time"
)

// dateForm is a day as records hold it.
const dateForm = "2006-01-02"

// dateFrom reads a day as people type it: 12/1, 2026/12/1, 12-1, 20261201. A day
// without a year is the next of that name. What is no day comes back as it was,
// so that the model can say so.
func dateFrom(text string, now time.Time) string {
	text = strings.Trim(strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-").Replace(text), " -")
	if len(text) == 8 && !strings.Contains(text, "-") {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	parts := strings.Split(text, "-")
	var n []int
	for _, p := range parts {
		i, err := strconv.Atoi(strings.TrimSpace(p))
		if err != nil {
			return text
		}
		n = append(n, i)
	}
	if len(n) == 2 {
		n = append([]int{now.Year()}, n...)
		if day := dayOf(n); !day.IsZero() && day.Before(now.AddDate(0, 0, -1)) {
			n[0]++
		}
	}
	if len(n) != 3 || dayOf(n).IsZero() {
		return text
	}
	return dayOf(n).Format(dateForm)
}

// dayOf is the day of a year, month and day; zero when there is none.
func dayOf(n []int) time.Time {
	day := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if n[0] < 1 || day.Month() != time.Month(n[1]) || day.Day() != n[2] {
		return time.Time{}
	}
	return day
}
