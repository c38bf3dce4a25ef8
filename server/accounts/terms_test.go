package accounts

import (
	"fmt"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/fault"
	"pgregory.net/rapid"
)

func TestDueOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ terms, issue, due string }{
		{"NET30", "2026-01-31", "2026-03-02"},
		{"net 30", "2026-01-31", "2026-03-02"},
		{"Net-30", "2026-01-31", "2026-03-02"},
		{"NET0", "2026-01-31", "2026-01-31"},
		{"NET30", "2028-02-01", "2028-03-02"},
		{"EOM", "2026-02-03", "2026-02-28"},
		{"EOM", "2028-02-29", "2028-02-29"},
		{"NET45EOM", "2026-01-02", "2026-03-17"},
		{"NET0EOM", "2026-01-02", "2026-01-31"},
		{"15TH", "2026-01-01", "2026-02-15"},
		{"15th", "2026-12-31", "2027-01-15"},
		{"31ST", "2026-01-31", "2026-02-28"},
		{"30TH", "2028-01-31", "2028-02-29"},
		{"1ST", "2026-01-31", "2026-02-01"},
		{"COD", "2026-01-31", "2026-01-31"},
		{"immediate", "2026-01-31", "2026-01-31"},
		{"2/10NET30", "2026-01-01", "2026-01-31"},
		{"2%/10 net 30", "2026-01-01", "2026-01-31"},
		{"1.5/8EOM", "2026-01-01", "2026-01-31"},
	} {
		due, err := DueOn(c.terms, date.Must(c.issue))
		if err != nil || due != date.Must(c.due) {
			t.Errorf("%s from %s: %s, %v; want %s", c.terms, c.issue, due, err, c.due)
		}
	}
}

func TestTermsRefused(t *testing.T) {
	t.Parallel()
	for _, terms := range []string{"", "30", "NET", "NETEOM", "NET-", "NET731", "NET99999999999999999999", "NET30X", "15", "15ST", "0TH", "32ND", "11ST",
		"2/10", "2/NET30", "/10NET30", "0/10NET30", "100/10NET30", "-2/10NET30", "2e0/10NET30", "2/10COD", "2/10 15TH", "2/40NET30", "2.0001/10NET30", "NET3O", "NET٣"} {
		if got, err := ParseTerms(terms); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q was read as %v (%v)", terms, got, err)
		}
	}
	if _, err := DueOn("NET30", "2026-02-30"); !fault.Is(err, fault.Invalid) {
		t.Errorf("an issue day that does not exist: %v", err)
	}
	if _, err := DueOn("NET30", "2999-12-31"); !fault.Is(err, fault.Invalid) {
		t.Errorf("a due day after the calendar's end: %v", err)
	}
}

func TestDiscountUntil(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ terms, issue, until string }{
		{"2/10NET30", "2026-01-25", "2026-02-04"},
		{"2/10EOM", "2026-01-25", "2026-01-31"},
		{"NET30", "2026-01-25", ""},
	} {
		terms, err := ParseTerms(c.terms)
		if err != nil {
			t.Fatal(err)
		}
		if got := terms.DiscountUntil(date.Must(c.issue)); string(got) != c.until {
			t.Errorf("%s from %s: %q, want %q", c.terms, c.issue, got, c.until)
		}
	}
}

func TestDueIsNeverBeforeIssue(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.Map(rapid.IntRange(0, maxTermDays), func(n int) string { return fmt.Sprintf("NET%d", n) }),
			rapid.Map(rapid.IntRange(0, maxTermDays), func(n int) string { return fmt.Sprintf("NET%dEOM", n) }),
			rapid.Map(rapid.IntRange(1, 31), func(n int) string { return fmt.Sprintf("%d%s", n, ordinal(n)) }),
			rapid.Map(rapid.IntRange(0, 60), func(n int) string { return fmt.Sprintf("2.5/%dNET60", n) }),
			rapid.SampledFrom([]string{"EOM", "COD", "IMMEDIATE", "1/5EOM"}),
		).Draw(t, "terms")
		issue := date.New(rapid.IntRange(1900, 2990).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day")).
			AddDays(rapid.IntRange(0, 3).Draw(t, "more"))
		terms, err := ParseTerms(text)
		if err != nil {
			t.Fatal(err)
		}
		due, err := DueOn(text, issue)
		if err != nil || due < issue {
			t.Fatalf("%s from %s is due on %s (%v)", text, issue, due, err)
		}
		if until := terms.DiscountUntil(issue); until != "" && (until < issue || until > due) {
			t.Fatalf("%s from %s: discount until %s, due %s", text, issue, until, due)
		}
		again, err := ParseTerms(terms.String())
		if err != nil || again.String() != terms.String() || again.Due(issue) != due {
			t.Fatalf("%s is kept as %s, which is read as %v (%v)", text, terms, again, err)
		}
	})
}

func FuzzParseTerms(f *testing.F) {
	for _, s := range []string{"NET30", "2/10NET30", "15TH", "NET45EOM", "EOM", "COD", "1.5/8 net 30", "9e9/1NET2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		terms, err := ParseTerms(s)
		if err != nil {
			return
		}
		again, err := ParseTerms(terms.String())
		if err != nil || again.String() != terms.String() {
			t.Fatalf("%q is kept as %s, which is read as %v (%v)", s, terms, again, err)
		}
		if len(terms.String()) > 40 {
			t.Fatalf("%q is kept as %s, which is too long", s, terms)
		}
	})
}
