// Package date holds business dates: plain calendar days without time or zone, such as an issue or a due date.
package date

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a calendar day in ISO 8601 form, "2026-11-22". Dates compare as strings: a < b means a is earlier. The zero
// value "" is no date and is NULL in the database.
type Date string

const layout = time.DateOnly

// Parse reads "2026-11-22" and refuses days that do not exist and years outside 1900 to 2999.
func Parse(s string) (Date, error) {
	t, err := time.Parse(layout, s)
	if err != nil || len(s) != len(layout) {
		return "", fmt.Errorf("%q is not a day of the calendar in the form 2026-11-22", clip(s))
	}
	if y := t.Year(); y < 1900 || y > 2999 {
		return "", fmt.Errorf("%q is outside the years 1900 to 2999", clip(s))
	}
	return Date(s), nil
}

// Must is Parse for constants; it panics on a bad date.
func Must(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Of is the calendar day of an instant in its own location.
func Of(t time.Time) Date { return Date(t.Format(layout)) }

// New is the day of a year and month; days past the end of the month run into the next one, as time.Date does.
func New(year int, month time.Month, day int) Date {
	return Of(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// Time is midnight UTC of the day, for arithmetic and formatting only.
func (d Date) Time() time.Time {
	t, _ := time.Parse(layout, string(d))
	return t
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == "" }

// String is the ISO form.
func (d Date) String() string { return string(d) }

// AddDays moves by n days.
func (d Date) AddDays(n int) Date { return Of(d.Time().AddDate(0, 0, n)) }

// AddMonths moves by n months and stays in the month reached: 31 January plus one month is the last day of February.
func (d Date) AddMonths(n int) Date {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return Of(first).addWithin(t.Day() - 1)
}

func (d Date) addWithin(n int) Date { return min(d.AddDays(n), d.EndOfMonth()) }

// StartOfMonth is the first day of the month.
func (d Date) StartOfMonth() Date { return d[:8] + "01" }

// EndOfMonth is the last day of the month.
func (d Date) EndOfMonth() Date {
	t := d.Time()
	return New(t.Year(), t.Month()+1, 0)
}

// DaysSince is the number of days from e to d: positive when d is later.
func (d Date) DaysSince(e Date) int { return int(d.Time().Sub(e.Time()).Hours() / 24) }

// Year is the calendar year.
func (d Date) Year() int { return d.Time().Year() }

// Validate is called by ent before a row is written.
func (d Date) Validate() error {
	_, err := Parse(string(d))
	return err
}

// Value implements driver.Valuer; no date is NULL.
func (d Date) Value() (driver.Value, error) {
	if d == "" {
		return nil, nil
	}
	return string(d), nil
}

// Scan implements sql.Scanner for DATE of PostgreSQL and text of SQLite.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = ""
	case time.Time:
		*d = Of(v)
	case string:
		*d = Date(v)
	case []byte:
		*d = Date(v)
	default:
		return fmt.Errorf("date: can't read %T", src)
	}
	if len(*d) > len(layout) {
		*d = (*d)[:len(layout)]
	}
	return nil
}

func clip(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}
