package mapping

import (
	"fmt"
	"strings"
	"time"

	"github.com/duebook/duebook/ent/date"
)

// layout is a date format such as M/D/YYYY, taken apart. Parts are YYYY, MMM (Jan), MM, M, DD, D or literal text.
// M and D accept one or two digits, MM and DD exactly two.
type layout struct {
	text  string
	parts []string
}

func newLayout(s string) (layout, error) {
	l := layout{text: s}
	var year, month, day int
	for rest := s; rest != ""; {
		part := rest[:1]
		for _, p := range []string{"YYYY", "MMM", "MM", "M", "DD", "D"} {
			if strings.HasPrefix(rest, p) {
				part = p
				break
			}
		}
		switch part {
		case "YYYY":
			year++
		case "MMM", "MM", "M":
			month++
		case "DD", "D":
			day++
		default:
			if c := part[0]; c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
				return l, fmt.Errorf("date format %q: %q is unknown; use YYYY, MM or M or MMM, DD or D, as in M/D/YYYY", s, part)
			}
		}
		l.parts = append(l.parts, part)
		rest = rest[len(part):]
	}
	if year != 1 || month != 1 || day != 1 || len(s) > 40 {
		return l, fmt.Errorf("date format %q needs one year YYYY, one month and one day, as in M/D/YYYY", s)
	}
	return l, nil
}

// parse reads a whole text; days that do not exist are refused.
func (l layout) parse(s string) (date.Date, error) {
	var year, month, day int
	rest, ok := s, true
	for _, p := range l.parts {
		switch p {
		case "YYYY":
			year, rest, ok = digits(rest, 4, 4)
		case "MM":
			month, rest, ok = digits(rest, 2, 2)
		case "M":
			month, rest, ok = digits(rest, 1, 2)
		case "DD":
			day, rest, ok = digits(rest, 2, 2)
		case "D":
			day, rest, ok = digits(rest, 1, 2)
		case "MMM":
			if ok = len(rest) >= 3; ok {
				t, err := time.Parse("Jan", strings.ToUpper(rest[:1])+strings.ToLower(rest[1:3]))
				ok = err == nil
				month, rest = int(t.Month()), rest[3:]
			}
		default:
			rest, ok = strings.CutPrefix(rest, p)
		}
		if !ok {
			break
		}
	}
	if ok && rest == "" {
		iso := [10]byte{
			byte('0' + year/1000), byte('0' + year/100%10), byte('0' + year/10%10), byte('0' + year%10), '-',
			byte('0' + month/10), byte('0' + month%10), '-', byte('0' + day/10), byte('0' + day%10),
		}
		if d, err := date.Parse(string(iso[:])); err == nil {
			return d, nil
		}
	}
	return "", fmt.Errorf("%q is not a day of the calendar in the form %s", clip(s), l.text)
}

func digits(s string, lo, hi int) (int, string, bool) {
	n, i := 0, 0
	for ; i < len(s) && i < hi && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n, s[i:], i >= lo
}

// format writes a day.
func (l layout) format(d date.Date) string {
	t := d.Time()
	var b strings.Builder
	for _, p := range l.parts {
		switch p {
		case "YYYY":
			b.WriteString(t.Format("2006"))
		case "MMM":
			b.WriteString(t.Format("Jan"))
		case "MM":
			b.WriteString(t.Format("01"))
		case "M":
			b.WriteString(t.Format("1"))
		case "DD":
			b.WriteString(t.Format("02"))
		case "D":
			b.WriteString(t.Format("2"))
		default:
			b.WriteString(p)
		}
	}
	return b.String()
}

func clip(s string) string {
	if len(s) <= 80 {
		return s
	}
	return strings.ToValidUTF8(s[:77], "") + "…"
}
