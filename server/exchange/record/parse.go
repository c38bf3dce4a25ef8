package record

import (
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
)

func itoa(n int) string { return strconv.Itoa(n) }

// column reads one cell that is not empty into its place.
type column[T any] struct {
	Column
	set   func(r *T, v string, c *cell) error
	group bool // repeats per line of a grouped record; the others must agree in all rows
}

// cell is what a parser needs to know of its row.
type cell struct {
	line     int
	currency money.Currency // "" when the row names none that exists
}

// errCurrency marks amounts that can't be read because the currency can't; the currency's own error is enough.
var errCurrency = errors.New("currency is not known")

func text[T any](max int, at func(*T) *string) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) error {
		if len(v) > max && utf8.RuneCountInString(v) > max {
			return fmt.Errorf("has more than %d characters", max)
		}
		for i := range len(v) {
			if c := v[i]; (c < ' ' && c != '\n' && c != '\t') || c == 0x7f {
				return fmt.Errorf("holds the control character %#02x, which no text has", c)
			}
		}
		*at(r) = v
		return nil
	}
}

// code is a short text on one line: a number, a reference.
func code[T any](max int, at func(*T) *string) func(*T, string, *cell) error {
	set := text(max, at)
	return func(r *T, v string, c *cell) error {
		if strings.ContainsAny(v, "\n\t") {
			return errors.New("must stand on one line without tabs")
		}
		return set(r, v, c)
	}
}

func day[T any](at func(*T) *date.Date) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) (err error) {
		*at(r), err = date.Parse(v)
		return err
	}
}

type sign uint8

const (
	positive sign = iota
	notNegative
	anySign
)

func (s sign) check(n int) error {
	switch {
	case s != anySign && n < 0:
		return errors.New("must not be negative")
	case s == positive && n == 0:
		return errors.New("must be more than zero")
	}
	return nil
}

func parseAmount(v string, c *cell, s sign) (money.Amount, error) {
	if c.currency == "" {
		return money.Amount{}, errCurrency
	}
	a, err := money.Parse(v, c.currency)
	if err != nil {
		return a, err
	}
	return a, s.check(compareZero(a.Minor))
}

func compareZero(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func amount[T any](s sign, at func(*T) *money.Amount) func(*T, string, *cell) error {
	return func(r *T, v string, c *cell) (err error) {
		*at(r), err = parseAmount(v, c, s)
		return err
	}
}

func optionalAmount[T any](s sign, at func(*T) **money.Amount) func(*T, string, *cell) error {
	return func(r *T, v string, c *cell) error {
		a, err := parseAmount(v, c, s)
		*at(r) = &a
		return err
	}
}

func parseRate(v string, s sign) (decimal.Decimal, error) {
	d, err := money.ParseRate(v)
	if err != nil {
		return d, err
	}
	return d, s.check(d.Sign())
}

func rate[T any](s sign, at func(*T) *decimal.Decimal) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) (err error) {
		*at(r), err = parseRate(v, s)
		return err
	}
}

func optionalRate[T any](s sign, at func(*T) **decimal.Decimal) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) error {
		d, err := parseRate(v, s)
		*at(r) = &d
		return err
	}
}

func integer[T any](lo, hi int, at func(*T) *int) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) error {
		n, err := strconv.Atoi(v)
		if err != nil || n < lo || n > hi {
			return fmt.Errorf("%q is not a whole number from %d to %d", clip(v), lo, hi)
		}
		*at(r) = n
		return nil
	}
}

// choice accepts the names in any case, with blanks or hyphens for underscores.
func choice[T any](names []string, at func(*T) *string) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) (err error) {
		*at(r), err = pick(names, v)
		return err
	}
}

func pick(names []string, v string) (string, error) {
	if slices.Contains(names, v) {
		return v, nil
	}
	if len(v) < 40 {
		name := strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(v))
		if slices.Contains(names, name) {
			return name, nil
		}
	}
	return "", fmt.Errorf("%q is none of %s", clip(v), strings.Join(names, ", "))
}

// list splits at | and leaves out empty members; names, when given, are the only ones allowed.
func list[T any](names []string, at func(*T) *[]string) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) error {
		var out []string
		for part := range strings.SplitSeq(v, "|") {
			part = strings.TrimSpace(part)
			if part == "" {
				continue
			}
			if names != nil {
				var err error
				if part, err = pick(names, part); err != nil {
					return err
				}
			}
			if len(part) > 64 || strings.ContainsAny(part, "\n\t") {
				return fmt.Errorf("%q is longer than 64 characters or not on one line", clip(part))
			}
			if len(out) == 100 {
				return errors.New("lists more than 100 members")
			}
			out = append(out, part)
		}
		*at(r) = out
		return nil
	}
}

func email[T any](at func(*T) *string) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) error {
		a, err := mail.ParseAddress(v)
		if err != nil || a.Address != v || len(v) > 320 {
			return fmt.Errorf("%q is not a mail address such as name@example.com", clip(v))
		}
		*at(r) = v
		return nil
	}
}

func country[T any](at func(*T) *string) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) error {
		c, err := language.ParseRegion(v)
		if err != nil || len(v) != 2 || !c.IsCountry() {
			return fmt.Errorf("%q is not a country code of two letters such as US or DE", clip(v))
		}
		*at(r) = strings.ToUpper(v)
		return nil
	}
}

func tongue[T any](at func(*T) *string) func(*T, string, *cell) error {
	return func(r *T, v string, _ *cell) error {
		t, err := language.Parse(v)
		if err != nil || len(v) > 20 {
			return fmt.Errorf("%q is not a language tag such as en or de-CH", clip(v))
		}
		*at(r) = t.String()
		return nil
	}
}

// currency was read before all other columns; see decoder.decode.
func currency[T any](at func(*T) *money.Currency) func(*T, string, *cell) error {
	return func(r *T, v string, c *cell) error {
		if at != nil {
			*at(r) = c.currency
		}
		return nil
	}
}
