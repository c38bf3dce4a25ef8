package catalogue

import (
	"context"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Service runs the verbs of the catalogue.
type Service struct{ DB *store.DB }

// checkText reports a text that is too long or no plain text.
func checkText(field, s string, limit int) error {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
		return fault.New(fault.Invalid, "it has control characters or is not UTF-8; plain text is needed").On(field)
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return fault.New(fault.Invalid, "it has %d characters; at most %d are kept", n, limit).On(field)
	}
	return nil
}

// checkCode reports a code that is missing, too long or not on one line.
func checkCode(field, s string, limit int) error {
	switch {
	case strings.TrimSpace(s) == "":
		return fault.New(fault.Invalid, "it is missing").On(field)
	case s != strings.TrimSpace(s) || strings.ContainsAny(s, "\n\t"):
		return fault.New(fault.Invalid, "it begins or ends with a blank, or is not on one line").On(field)
	}
	return checkText(field, s, limit)
}

// largest is where numbers with 8 decimals end in the database.
var largest = decimal.New(1, 18)

var hundred = decimal.NewFromInt(100)

func checkRate(field string, d decimal.Decimal) error {
	switch {
	case d.IsNegative():
		return fault.New(fault.Invalid, "%s is negative; it must be 0 or more", clip(d.String())).On(field)
	case !d.Equal(d.Truncate(money.RateScale)):
		return fault.New(fault.Invalid, "%s has more than %d decimals", clip(d.String()), money.RateScale).On(field)
	case d.GreaterThanOrEqual(largest):
		return fault.New(fault.Invalid, "%s is too large; at most 18 digits stand before the point", clip(d.String())).On(field)
	}
	return nil
}

// checkPositive is checkRate for what may not be 0.
func checkPositive(field string, d decimal.Decimal) error {
	if d.IsZero() {
		return fault.New(fault.Invalid, "it must be more than 0").On(field)
	}
	return checkRate(field, d)
}

func checkPercent(field string, d decimal.Decimal) error {
	if d.GreaterThan(hundred) {
		return fault.New(fault.Invalid, "%s percent is more than 100", clip(d.String())).On(field)
	}
	return checkRate(field, d)
}

func checkCurrency(field string, c money.Currency) error {
	if err := c.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On(field)
	}
	return nil
}

// checkDays reports days that are no days or run backwards. The end may be missing.
func checkDays(from, to date.Date) error {
	if from == "" {
		return fault.New(fault.Invalid, "it is missing").On("start_date")
	}
	if err := from.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("start_date")
	}
	if to == "" {
		return nil
	}
	if err := to.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("end_date")
	}
	if to < from {
		return fault.New(fault.Invalid, "%s is before the start_date %s", to, from).On("end_date")
	}
	return nil
}

// first is the first of the errors.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func clip(s string) string {
	if len(s) <= 40 {
		return s
	}
	return strings.ToValidUTF8(s[:40], "") + "…"
}

// once runs a verb that needs a permission in a transaction of its own, one time for each key, and answers the id that it
// comes to.
func (s *Service) once(ctx context.Context, need viewer.Permission, verb, key string, in any, do func(*store.TxClient) (int, error)) (int, error) {
	if err := viewer.Need(viewer.From(ctx), need); err != nil {
		return 0, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (int, error) {
		id, _, err := store.Once(ctx, tx, verb, key, in, func() (int, error) { return do(tx) })
		return id, err
	})
}

// lock keeps the rows with the texts in a column, in the order of their ids, until the transaction ends, so that two people
// don't add to one timeline at once.
func lock(ctx context.Context, q store.Querier, table, column string, texts []string) error {
	tx, ok := q.(*store.TxClient)
	if !ok || !tx.Postgres() {
		return nil
	}
	among, list := store.AmongTexts(tx, column, texts)
	rows, err := tx.Query(ctx, `SELECT id FROM `+table+` WHERE `+among+` ORDER BY id FOR NO KEY UPDATE`, list)
	if err != nil {
		return err
	}
	for rows.Next() {
	}
	return errors.Join(rows.Err(), rows.Close())
}
