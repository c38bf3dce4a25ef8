package mapping

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/ent/date"
	"github.com/expr-lang/expr"
	"github.com/shopspring/decimal"
)

// functions names what expressions can call.
var functions = map[string]bool{
	"col": true, "trim": true, "upper": true, "lower": true, "replace": true, "concat": true, "pad": true, "coalesce": true,
	"decimal": true, "abs": true, "neg": true, "min": true, "max": true, "round": true,
	"date": true, "addDays": true, "addMonths": true, "format": true,
	"_add": true, "_sub": true, "_mul": true, "_div": true, "_lt": true, "_le": true, "_gt": true, "_ge": true, "_eq": true, "_ne": true,
}

// decimalType is a shorter name for signatures.
type decimalType = decimal.Decimal

// options are the functions and operators of expressions in a file that writes days and numbers in a certain way.
func options(days layout, nums numbers) []expr.Option {
	text1 := func(name string, f func(string) string) expr.Option {
		return expr.Function(name, func(p ...any) (any, error) { return f(p[0].(string)), nil }, new(func(string) string))
	}
	o := []expr.Option{
		expr.Function("col", func(...any) (any, error) { return "", errors.New("col needs a name in quotes") }, new(func(string) string)),
		text1("trim", strings.TrimSpace), text1("upper", strings.ToUpper), text1("lower", strings.ToLower),
		expr.Function("replace", func(p ...any) (any, error) {
			return bounded(strings.ReplaceAll(p[0].(string), p[1].(string), p[2].(string)))
		}, new(func(string, string, string) string)),
		expr.Function("concat", func(p ...any) (any, error) {
			var b strings.Builder
			for _, v := range p {
				s, err := textOf(v)
				if err != nil {
					return nil, err
				}
				b.WriteString(s)
			}
			return bounded(b.String())
		}, new(func(...any) string)),
		expr.Function("pad", func(p ...any) (any, error) {
			s, n, fill := p[0].(string), p[1].(int), p[2].(string)
			if n < 0 || n > 200 || utf8.RuneCountInString(fill) != 1 {
				return nil, errors.New(`pad needs a width of at most 200 and one character, as in pad(Number, 8, "0")`)
			}
			return strings.Repeat(fill, max(0, n-utf8.RuneCountInString(s))) + s, nil
		}, new(func(string, int, string) string)),
		expr.Function("coalesce", func(p ...any) (any, error) {
			for _, v := range p {
				if s := v.(string); strings.TrimSpace(s) != "" {
					return s, nil
				}
			}
			return "", nil
		}, new(func(string, ...string) string)),
		expr.Function("decimal", func(p ...any) (any, error) {
			if n, ok := p[0].(int); ok {
				return decimal.NewFromInt(int64(n)), nil
			}
			s, err := nums.plain(strings.TrimSpace(p[0].(string)))
			if err != nil {
				return nil, err
			}
			return parseDecimal(s)
		}, new(func(string) decimalType), new(func(int) decimalType)),
		expr.Function("abs", func(p ...any) (any, error) { return p[0].(decimalType).Abs(), nil }, new(func(decimalType) decimalType)),
		expr.Function("neg", func(p ...any) (any, error) { return p[0].(decimalType).Neg(), nil }, new(func(decimalType) decimalType)),
		expr.Function("round", func(p ...any) (any, error) {
			n := p[1].(int)
			if n < 0 || n > 8 {
				return nil, errors.New("round needs 0 to 8 decimals")
			}
			return p[0].(decimalType).Round(int32(n)), nil
		}, new(func(decimalType, int) decimalType)),
		expr.Function("date", func(p ...any) (any, error) {
			l := days
			if len(p) == 2 {
				var err error
				if l, err = newLayout(p[1].(string)); err != nil {
					return nil, err
				}
			}
			d, err := l.parse(strings.TrimSpace(p[0].(string)))
			return day{d}, err
		}, new(func(string) day), new(func(string, string) day)),
		expr.Function("addDays", func(p ...any) (any, error) {
			return moved(p[0].(day), p[1].(int), date.Date.AddDays)
		}, new(func(day, int) day)),
		expr.Function("addMonths", func(p ...any) (any, error) {
			return moved(p[0].(day), p[1].(int), date.Date.AddMonths)
		}, new(func(day, int) day)),
		expr.Function("format", func(p ...any) (any, error) {
			l, err := newLayout(p[1].(string))
			return l.format(p[0].(day).date), err
		}, new(func(day, string) string)),
	}
	for name, sign := range map[string]int{"min": 1, "max": -1} {
		o = append(o, expr.Function(name, func(p ...any) (any, error) {
			if compare(p[1], p[0])*sign < 0 {
				return p[1], nil
			}
			return p[0], nil
		}, new(func(decimalType, decimalType) decimalType), new(func(day, day) day), new(func(int, int) int)))
	}
	for name, f := range map[string]func(a, b decimalType) (decimalType, error){
		"_add": func(a, b decimalType) (decimalType, error) { return a.Add(b), nil },
		"_sub": func(a, b decimalType) (decimalType, error) { return a.Sub(b), nil },
		"_mul": func(a, b decimalType) (decimalType, error) { return a.Mul(b), nil },
		"_div": func(a, b decimalType) (decimalType, error) {
			if b.IsZero() {
				return b, errors.New("division by zero")
			}
			return a.DivRound(b, 16), nil
		},
	} {
		o = append(o, expr.Function(name, func(p ...any) (any, error) { return f(asDecimal(p[0]), asDecimal(p[1])) },
			new(func(decimalType, decimalType) decimalType), new(func(decimalType, int) decimalType), new(func(int, decimalType) decimalType)))
	}
	for name, f := range map[string]func(int) bool{
		"_lt": func(c int) bool { return c < 0 }, "_le": func(c int) bool { return c <= 0 }, "_eq": func(c int) bool { return c == 0 },
		"_gt": func(c int) bool { return c > 0 }, "_ge": func(c int) bool { return c >= 0 }, "_ne": func(c int) bool { return c != 0 },
	} {
		o = append(o, expr.Function(name, func(p ...any) (any, error) { return f(compare(p[0], p[1])), nil },
			new(func(decimalType, decimalType) bool), new(func(decimalType, int) bool), new(func(int, decimalType) bool), new(func(day, day) bool)))
	}
	for operator, name := range map[string]string{"+": "_add", "-": "_sub", "*": "_mul", "/": "_div", "<": "_lt", "<=": "_le", ">": "_gt", ">=": "_ge", "==": "_eq", "!=": "_ne"} {
		o = append(o, expr.Operator(operator, name))
	}
	return o
}

func asDecimal(v any) decimalType {
	if n, ok := v.(int); ok {
		return decimal.NewFromInt(int64(n))
	}
	return v.(decimalType)
}

func compare(a, b any) int {
	if x, ok := a.(day); ok {
		return strings.Compare(string(x.date), string(b.(day).date))
	}
	return asDecimal(a).Cmp(asDecimal(b))
}

func moved(d day, n int, by func(date.Date, int) date.Date) (day, error) {
	if n < -40_000 || n > 40_000 {
		return d, fmt.Errorf("%d is too far to move a day", n)
	}
	return day{by(d.date, n)}, nil
}

// parseDecimal reads a plain decimal of at most 40 characters.
func parseDecimal(s string) (decimalType, error) {
	whole, frac, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if whole == "" || (point && frac == "") || len(s) > 40 || strings.Trim(whole+frac, "0123456789") != "" {
		return decimalType{}, fmt.Errorf("%q is not a decimal number; for cells that may be empty use decimal(coalesce(Column, \"0\"))", clip(s))
	}
	return decimal.NewFromString(s)
}

func bounded(s string) (string, error) {
	if len(s) > 1<<20 {
		return "", errors.New("a text is longer than 1 MiB")
	}
	return s, nil
}

// textOf is the canonical text of a value.
func textOf(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case decimalType:
		return v.String(), nil
	case day:
		return string(v.date), nil
	case int:
		return fmt.Sprint(v), nil
	case bool:
		return fmt.Sprint(v), nil
	case nil:
		return "", nil
	}
	return "", fmt.Errorf("a %T can't stand in a cell", v)
}
