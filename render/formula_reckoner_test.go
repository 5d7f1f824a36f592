package render_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// reckoner reckons a formula: comparisons, sums, products, and the functions
// that we use; ranges are lists of values.
type reckoner struct {
	book        *workbook
	sheet, text string
}

func (r *reckoner) eats(s string) bool {
	rest, ok := strings.CutPrefix(r.text, s)
	if ok {
		r.text = rest
	}
	return ok
}

func (r *reckoner) compared() any {
	left := r.sum()
	for _, op := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if r.eats(op) {
			return each(left, r.sum(), func(a, b any) any { return compare(op, a, b) })
		}
	}
	return left
}

func compare(op string, a, b any) any {
	if a == nil && b == "" || b == nil && a == "" {
		a, b = "", ""
	}
	order := 0
	x, isText := a.(string)
	y, alsoText := b.(string)
	switch {
	case isText && alsoText:
		order = strings.Compare(x, y)
	case isText: // texts come after numbers
		order = 1
	case alsoText:
		order = -1
	case numberOf(a) < numberOf(b):
		order = -1
	case numberOf(a) > numberOf(b):
		order = 1
	}
	return map[string]bool{"<=": order <= 0, ">=": order >= 0, "<>": order != 0, "<": order < 0, ">": order > 0, "=": order == 0}[op]
}

func (r *reckoner) sum() any {
	left := r.product()
	for {
		switch {
		case r.eats("+"):
			left = arithmetic(left, r.product(), func(a, b float64) float64 { return a + b })
		case r.eats("-"):
			left = arithmetic(left, r.product(), func(a, b float64) float64 { return a - b })
		default:
			return left
		}
	}
}

func (r *reckoner) product() any {
	left := r.factor()
	for {
		switch {
		case r.eats("*"):
			left = arithmetic(left, r.factor(), func(a, b float64) float64 { return a * b })
		case r.eats("/"):
			left = arithmetic(left, r.factor(), func(a, b float64) float64 { return a / b })
		default:
			return left
		}
	}
}

func (r *reckoner) factor() any {
	if r.eats("(") {
		v := r.compared()
		r.eats(")")
		return v
	}
	if r.eats(`"`) {
		text, rest, _ := strings.Cut(r.text, `"`)
		r.text = rest
		return text
	}
	end := strings.IndexFunc(r.text, func(c rune) bool { return !unicode.IsDigit(c) && c != '.' })
	if end != 0 {
		if end < 0 {
			end = len(r.text)
		}
		n, err := strconv.ParseFloat(r.text[:end], 64)
		if err != nil {
			r.book.Fatalf("%q: %v", r.text, err)
		}
		r.text = r.text[end:]
		return n
	}
	return r.named()
}

// named is a function or a range.
func (r *reckoner) named() any {
	sheet := r.sheet
	if r.eats("'") {
		name, rest, _ := strings.Cut(r.text, "'!")
		sheet, r.text = "'"+name+"'!", rest
	}
	end := strings.IndexFunc(r.text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '$' })
	if end < 0 {
		end = len(r.text)
	}
	word := r.text[:end]
	r.text = r.text[end:]
	if r.eats("(") {
		return r.function(word)
	}
	to := word
	if r.eats(":") {
		end := strings.IndexFunc(r.text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '$' })
		if end < 0 {
			end = len(r.text)
		}
		to, r.text = r.text[:end], r.text[end:]
	}
	return r.cells(sheet, placeOf(word), placeOf(to))
}

func placeOf(name string) [2]int {
	name = strings.ReplaceAll(name, "$", "")
	row, _ := strconv.Atoi(name[1:])
	return [2]int{int(name[0] - 'A'), row}
}

func (r *reckoner) cells(sheet string, from, to [2]int) any {
	var all []any
	for row := min(from[1], to[1]); row <= max(from[1], to[1]); row++ {
		for column := from[0]; column <= to[0]; column++ {
			all = append(all, r.book.value(fmt.Sprintf("%s%c%d", sheet, 'A'+column, row)))
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

// function reckons its arguments first, but for the branches of IF.
func (r *reckoner) function(name string) any {
	var given []any
	for !r.eats(")") {
		given = append(given, r.compared())
		r.eats(",")
	}
	switch name {
	case "IF":
		if truth(given[0]) {
			return given[1]
		}
		return given[2]
	case "AND":
		return truth(given[0]) && truth(given[1])
	case "ISNUMBER":
		_, is := given[0].(float64)
		return is
	case "N":
		return numberOf(given[0])
	case "EXP", "LN":
		f := map[string]func(float64) float64{"EXP": math.Exp, "LN": math.Log}[name]
		return each(given[0], 0.0, func(a, _ any) any { return f(numberOf(a)) })
	case "MAX":
		return math.Max(numberOf(given[0]), numberOf(given[1]))
	case "MIN":
		return math.Min(numberOf(given[0]), numberOf(given[1]))
	case "SUM", "SUMPRODUCT":
		sum := 0.0
		if len(given) == 2 {
			given[0] = arithmetic(given[0], given[1], func(a, b float64) float64 { return a * b })
		}
		for _, v := range listed(given[0]) {
			sum += numberOf(v)
		}
		return sum
	case "SUMIF", "COUNTIF":
		sum := 0.0
		for i, v := range listed(given[0]) {
			if v != given[1] {
				continue
			}
			if name == "COUNTIF" {
				sum++
			} else {
				sum += numberOf(listed(given[2])[i])
			}
		}
		return sum
	case "RANK":
		rank := 1.0
		for _, v := range listed(given[1]) {
			if numberOf(v) > numberOf(given[0]) {
				rank++
			}
		}
		return rank
	}
	r.book.Fatalf("there is no function %q", name)
	return nil
}

func listed(v any) []any {
	if list, ok := v.([]any); ok {
		return list
	}
	return []any{v}
}

func single(v any) any { return listed(v)[0] }

// each does f with the members of two lists, or of one and a single value.
func each(a, b any, f func(a, b any) any) any {
	x, y := listed(a), listed(b)
	n := max(len(x), len(y))
	out := make([]any, n)
	for i := range out {
		out[i] = f(x[i%len(x)], y[i%len(y)])
	}
	if n == 1 {
		return out[0]
	}
	return out
}

func arithmetic(a, b any, f func(a, b float64) float64) any {
	return each(a, b, func(a, b any) any { return f(numberOf(a), numberOf(b)) })
}

func numberOf(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case bool:
		if v {
			return 1
		}
	}
	return 0
}

func truth(v any) bool { return numberOf(single(v)) != 0 }
