package date_test

import (
	"testing"
	"time"

	"github.com/duebook/duebook/ent/date"
	"pgregory.net/rapid"
)

func TestParseRefusesWhatIsNoDay(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "2026-02-30", "2026-13-01", "2026-1-1", "26-01-01", "2026/01/01", "1899-12-31", "3000-01-01", "2026-01-01T00:00:00Z", "0000-00-00"} {
		if d, err := date.Parse(s); err == nil {
			t.Errorf("Parse(%q) = %q", s, d)
		}
	}
	if d, err := date.Parse("2024-02-29"); err != nil || d != "2024-02-29" {
		t.Errorf("leap day: %q, %v", d, err)
	}
}

func TestMonths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from date.Date
		n    int
		want date.Date
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2026-03-31", -1, "2026-02-28"},
		{"2026-12-15", 1, "2027-01-15"}, {"2026-01-15", -13, "2024-12-15"}, {"2026-05-31", 12, "2027-05-31"},
	} {
		if got := c.from.AddMonths(c.n); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
	if got := date.Date("2026-02-10").EndOfMonth(); got != "2026-02-28" {
		t.Errorf("end of month = %s", got)
	}
}

func TestDaysAreUndone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := date.New(2000, time.January, 1).AddDays(rapid.IntRange(0, 20000).Draw(t, "start"))
		n := rapid.IntRange(-20000, 20000).Draw(t, "n")
		if got := d.AddDays(n).DaysSince(d); got != n {
			t.Fatalf("%s + %d days is %d days away", d, n, got)
		}
	})
}

func TestScan(t *testing.T) {
	t.Parallel()
	for _, src := range []any{"2026-11-22", []byte("2026-11-22"), time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), "2026-11-22T00:00:00Z"} {
		var d date.Date
		if err := d.Scan(src); err != nil || d != "2026-11-22" {
			t.Errorf("Scan(%v) = %q, %v", src, d, err)
		}
	}
}

// Arithmetic on the text agrees with that of package time.
func TestArithmetic(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 400_000).Draw(t, "day"))
		d, days, months := date.Of(at), rapid.IntRange(-900, 900).Draw(t, "days"), rapid.IntRange(-240, 240).Draw(t, "months")
		if !d.Time().Equal(at) || d.Validate() != nil {
			t.Fatalf("%s is %s", d, d.Time())
		}
		if got, want := d.AddDays(days), date.Of(at.AddDate(0, 0, days)); got != want {
			t.Errorf("%s and %d days: %s, want %s", d, days, got, want)
		}
		if got, want := d.EndOfMonth(), date.Of(time.Date(at.Year(), at.Month()+1, 0, 0, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("the month of %s ends on %s, want %s", d, got, want)
		}
		reached := time.Date(at.Year(), at.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
		want := date.Of(reached.AddDate(0, 0, at.Day()-1))
		if last := date.Of(reached.AddDate(0, 1, -1)); want > last {
			want = last
		}
		if got := d.AddMonths(months); got != want {
			t.Errorf("%s and %d months: %s, want %s", d, months, got, want)
		}
	})
}
