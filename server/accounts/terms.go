package accounts

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/fault"
	"github.com/shopspring/decimal"
)

// Basis is what the days of payment terms count from.
type Basis uint8

// The bases of payment terms.
const (
	Net         Basis = iota // Days after the issue date
	EndOfMonth               // Days after the last day of the month of issue
	DayOfMonth               // day number Days of the month after the month of issue; the last day where that month is shorter
	Immediately              // on the issue date
)

// maxTermDays bounds the days of terms: nobody waits longer than two years.
const maxTermDays = 730

// Terms say when an invoice is due, and which discount is earned by paying early.
type Terms struct {
	Basis           Basis
	Days            int
	DiscountPercent decimal.Decimal // 0: none
	DiscountDays    int             // from the issue date
}

// ParseTerms reads payment terms, in either case; blanks do not count:
//
//	NET30       30 days after the issue date
//	NET45EOM    45 days after the end of the month of issue
//	EOM         at the end of the month of issue
//	15TH        on the 15th of the month after the month of issue (31ST: its last day where it is shorter)
//	IMMEDIATE   on the issue date; so does COD
//	2/10NET30   like NET30, 2 percent off when paid within 10 days; the discount may precede NET and EOM forms
//
// It reports fault.Invalid.
func ParseTerms(s string) (Terms, error) {
	text := strings.ReplaceAll(strings.ToUpper(strings.NewReplacer(" ", "", "%", "").Replace(s)), "NET-", "NET")
	var t Terms
	rest := text
	if percent, after, ok := strings.Cut(text, "/"); ok {
		days, form := leadingDigits(after)
		p, err := decimal.NewFromString(percent)
		n, nerr := number(days)
		if err != nil || nerr != nil || strings.ContainsAny(percent, "E+") || !p.IsPositive() || p.GreaterThanOrEqual(decimal.NewFromInt(100)) || p.Exponent() < -3 {
			return Terms{}, badTerms(s, "the discount must look like 2/10: percent, less than 100, and days")
		}
		t.DiscountPercent, t.DiscountDays, rest = p, n, form
	}
	digits, suffix := leadingDigits(strings.TrimPrefix(rest, "NET"))
	n, err := number(digits)
	net := strings.HasPrefix(rest, "NET")
	switch {
	case rest == text && (rest == "COD" || rest == "IMMEDIATE"):
		t.Basis = Immediately
	case rest == "EOM":
		t.Basis = EndOfMonth
	case err != nil:
		return Terms{}, badTerms(s, "")
	case net && suffix == "":
		t.Basis, t.Days = Net, n
		if t.DiscountDays > n {
			return Terms{}, badTerms(s, fmt.Sprintf("the discount ends after %d days, later than the invoice is due", t.DiscountDays))
		}
	case net && suffix == "EOM":
		t.Basis, t.Days = EndOfMonth, n
	case rest == text && !net && n >= 1 && n <= 31 && suffix == ordinal(n):
		t.Basis, t.Days = DayOfMonth, n
	default:
		return Terms{}, badTerms(s, "")
	}
	return t, nil
}

func badTerms(s, why string) *fault.Error {
	if why == "" {
		why = "use NET30, NET45EOM, EOM, 15TH, IMMEDIATE, or with a discount 2/10NET30"
	}
	if len(s) > 40 {
		s = strings.ToValidUTF8(s[:40], "") + "…"
	}
	return fault.New(fault.Invalid, "%q are no payment terms: %s", s, why)
}

func leadingDigits(s string) (digits, rest string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}

// number is the number of days that digits say.
func number(digits string) (int, error) {
	n, err := strconv.Atoi(digits)
	if err != nil || n > maxTermDays {
		return 0, fmt.Errorf("%q is not a number of days up to %d", digits, maxTermDays)
	}
	return n, nil
}

func ordinal(n int) string {
	if n >= 11 && n <= 13 {
		return "TH"
	}
	switch n % 10 {
	case 1:
		return "ST"
	case 2:
		return "ND"
	case 3:
		return "RD"
	}
	return "TH"
}

// String is the form in which terms are kept; ParseTerms reads it back.
func (t Terms) String() string {
	var b strings.Builder
	if !t.DiscountPercent.IsZero() {
		fmt.Fprintf(&b, "%s/%d", t.DiscountPercent, t.DiscountDays)
	}
	switch {
	case t.Basis == Immediately:
		b.WriteString("IMMEDIATE")
	case t.Basis == DayOfMonth:
		fmt.Fprintf(&b, "%d%s", t.Days, ordinal(t.Days))
	case t.Basis == EndOfMonth && t.Days == 0:
		b.WriteString("EOM")
	case t.Basis == EndOfMonth:
		fmt.Fprintf(&b, "NET%dEOM", t.Days)
	default:
		fmt.Fprintf(&b, "NET%d", t.Days)
	}
	return b.String()
}

// Due is the day on which an invoice issued on the day is due; it is never before the issue.
func (t Terms) Due(issue date.Date) date.Date {
	switch t.Basis {
	case EndOfMonth:
		return issue.EndOfMonth().AddDays(t.Days)
	case DayOfMonth:
		next := issue.EndOfMonth().AddDays(1)
		return min(next.AddDays(t.Days-1), next.EndOfMonth())
	case Immediately:
		return issue
	default:
		return issue.AddDays(t.Days)
	}
}

// DiscountUntil is the last day on which the discount is earned, or no date when there is none.
func (t Terms) DiscountUntil(issue date.Date) date.Date {
	if t.DiscountPercent.IsZero() {
		return ""
	}
	return min(issue.AddDays(t.DiscountDays), t.Due(issue))
}

// DueOn is the due day by the terms. It reports fault.Invalid for terms or an issue day that can't be used.
func DueOn(terms string, issue date.Date) (date.Date, error) {
	t, err := ParseTerms(terms)
	if err != nil {
		return "", err
	}
	if err := issue.Validate(); err != nil {
		return "", fault.New(fault.Invalid, "%v", err)
	}
	due := t.Due(issue)
	if err := due.Validate(); err != nil {
		return "", fault.New(fault.Invalid, "the due date would be %v", err)
	}
	return due, nil
}
