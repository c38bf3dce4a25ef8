package contracts

import (
	"errors"
	"strings"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Service runs the verbs of contracts and inventory.
type Service struct{ DB *store.DB }

func checkCode(field, s string, limit int) error {
	if s == "" {
		return fault.New(fault.Invalid, "it is missing").On(field)
	}
	return fault.Line(field, s, limit)
}

// largest is where numbers with 8 decimals end in the database.
var largest = decimal.New(1, 18)

func checkRate(field string, d decimal.Decimal) error {
	if !d.Equal(d.Truncate(money.RateScale)) {
		return fault.New(fault.Invalid, "%s has more than %d decimals", clip(d.String()), money.RateScale).On(field)
	}
	if d.Abs().GreaterThanOrEqual(largest) {
		return fault.New(fault.Invalid, "%s is too large; at most 18 digits stand before the point", clip(d.String())).On(field)
	}
	return nil
}

func clip(s string) string {
	if len(s) <= 40 {
		return s
	}
	return strings.ToValidUTF8(s[:40], "") + "…"
}

// on puts a path in front of the field that a fault is about.
func on(err error, path ...string) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.On(path...)
	}
	return err
}
