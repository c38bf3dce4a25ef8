package mapping

import (
	"fmt"
	"strings"
)

// numbers is how a file writes decimals. The zero value is a point and no groups.
type numbers struct {
	decimal, thousands string
}

func newNumbers(decimal, thousands string) (numbers, error) {
	if decimal == "" {
		decimal = "."
	}
	if !strings.Contains(".,", decimal) || len(decimal) != 1 {
		return numbers{}, fmt.Errorf("decimal_separator %q: use \".\" or \",\"", clip(decimal))
	}
	switch thousands {
	case "", ".", ",", " ", "'", "’", "\u00a0", "\u202f":
	default:
		return numbers{}, fmt.Errorf("thousands_separator %q: use a point, comma, blank or apostrophe", clip(thousands))
	}
	if decimal == thousands {
		return numbers{}, fmt.Errorf("decimal_separator and thousands_separator are both %q", decimal)
	}
	return numbers{decimal, thousands}, nil
}

// plain is the number with a point and without groups. Groups must have three digits, so that 1,23 is never taken for
// 123.
func (n numbers) plain(s string) (string, error) {
	if n.thousands == "" && (n.decimal == "." || n.decimal == "") {
		return s, nil
	}
	whole, frac, point := strings.Cut(s, n.decimal)
	if n.thousands != "" && strings.Contains(whole, n.thousands) {
		groups := strings.Split(strings.TrimPrefix(whole, "-"), n.thousands)
		for i, g := range groups {
			if (i > 0 && len(g) != 3) || (i == 0 && (len(g) == 0 || len(g) > 3)) {
				return "", fmt.Errorf("%q has no groups of three digits; a number such as 1%s234%s50 is needed", clip(s), n.thousands, n.decimal)
			}
		}
		whole = strings.ReplaceAll(whole, n.thousands, "")
	}
	// What is left of other separators must not slip through as a decimal point.
	if strings.ContainsAny(whole, ".,") || strings.ContainsAny(frac, ".,") {
		return "", fmt.Errorf("%q is not a number such as 1234%s50", clip(s), n.decimal)
	}
	if !point {
		return whole, nil
	}
	return whole + "." + frac, nil
}

// local is the way the file would have written a plain number.
func (n numbers) local(s string) string {
	return strings.Replace(s, ".", n.decimal, 1)
}
