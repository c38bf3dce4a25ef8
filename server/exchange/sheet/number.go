package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// plainNumber is the decimal of a stored XLSX number, without exponent. See the package comment for how binary
// artefacts are undone.
func plainNumber(s string) (string, bool) {
	s = strings.TrimSpace(s)
	digits, lead, point, exponent, seen := 0, true, false, false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			seen = true
			if exponent {
				continue
			}
			if lead = lead && c == '0'; !lead {
				digits++
			}
		case (c == '-' || c == '+') && (i == 0 || s[i-1] == 'e' || s[i-1] == 'E'):
		case c == '.' && !point && !exponent:
			point = true
		case (c == 'e' || c == 'E') && seen && !exponent:
			exponent = true
		default:
			return "", false
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !seen || math.IsInf(f, 0) || len(s) > 400 {
		return "", false
	}
	whole := s[0] != '+' && s[0] != '.' && !strings.HasPrefix(s, "-.") && s[len(s)-1] != '.' && !exponent
	if whole && (digits <= 15 || digits > 17 || !point) {
		return s, true
	}
	short := strconv.FormatFloat(f, 'f', -1, 64)
	if !whole || significant(short) <= 15 {
		return short, true
	}
	return s, true
}

// significant counts the digits between the first and the last that is not zero.
func significant(s string) int {
	s = strings.Trim(strings.ReplaceAll(strings.TrimPrefix(s, "-"), ".", ""), "0")
	return len(s)
}

type style uint8

const (
	plain style = iota
	dated       // day, day and time, or time
)

// serialDate turns a count of days into an ISO date. Excel's calendar of 1900 has a 29 February that never was: serial
// 60, which is refused.
func serialDate(s string, date1904 bool) (string, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(f) || f < 0 || f >= 2958466 {
		return "", false
	}
	seconds := int64(math.Round(f * 86400))
	day, rest := seconds/86400, seconds%86400
	clock := time.Unix(rest, 0).UTC().Format("15:04:05")
	var t time.Time
	switch {
	case date1904:
		t = time.Date(1904, 1, 1+int(day), 0, 0, 0, 0, time.UTC)
	case day == 0 && rest > 0:
		return clock, true
	case day == 0 || day == 60:
		return "", false
	case day < 60:
		t = time.Date(1899, 12, 31+int(day), 0, 0, 0, 0, time.UTC)
	default:
		t = time.Date(1899, 12, 30+int(day), 0, 0, 0, 0, time.UTC)
	}
	if t.Year() > 9999 {
		return "", false
	}
	if rest == 0 {
		return t.Format(time.DateOnly), true
	}
	return t.Format(time.DateOnly) + "T" + clock, true
}
