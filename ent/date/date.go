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

// Time is midnight UTC of the day, for arithmetic and formatting only. What is no day is the zero time.
func (d Date) Time() time.Time {
	y, m, day, ok := d.parts()
	if !ok {
		return time.Time{}
	}
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
}

// parts reads the digits; dates are taken apart a few times for every charge, and time.Parse is slow.
func (d Date) parts() (year, month, day int, ok bool) {
	if len(d) != len(layout) || d[4] != '-' || d[7] != '-' {
		return 0, 0, 0, false
	}
	number := func(s Date) (n int) {
		for i := range len(s) {
			c := s[i] - '0'
			ok = ok && c <= 9
			n = n*10 + int(c)
		}
		return n
	}
	ok = true
	year, month, day = number(d[:4]), number(d[5:7]), number(d[8:])
	return year, month, day, ok && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// text is the ISO form of a day of the calendar.
func text(year, month, day int) Date {
	b := [len(layout)]byte{4: '-', 7: '-'}
	for at := 3; at >= 0; at-- {
		b[at] = byte('0' + year%10)
		year /= 10
	}
	b[5], b[6], b[8], b[9] = byte('0'+month/10), byte('0'+month%10), byte('0'+day/10), byte('0'+day%10)
	return Date(b[:])
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == "" }

// String is the ISO form.
func (d Date) String() string { return string(d) }

// AddDays moves by n days.
func (d Date) AddDays(n int) Date {
	if y, m, day, ok := d.parts(); ok && day+n >= 1 && day+n <= daysIn(y, m) {
		return text(y, m, day+n)
	}
	return Of(d.Time().AddDate(0, 0, n))
}

// AddMonths moves by n months and stays in the month reached: 31 January plus one month is the last day of February.
func (d Date) AddMonths(n int) Date {
	y, m, day, ok := d.parts()
	months := y*12 + m - 1 + n
	if !ok || months < 0 || months >= 10_000*12 {
		t := d.Time()
		return Of(time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	}
	y, m = months/12, months%12+1
	return text(y, m, min(day, daysIn(y, m)))
}

// StartOfMonth is the first day of the month.
func (d Date) StartOfMonth() Date { return d[:8] + "01" }

// EndOfMonth is the last day of the month.
func (d Date) EndOfMonth() Date {
	y, m, _, ok := d.parts()
	if !ok {
		return ""
	}
	return text(y, m, daysIn(y, m))
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
