package worktime

import (
	"context"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Usage is a measured quantity of a day.
type Usage struct {
	Number       string
	ContractLine int
	UsedOn       date.Date
	Quantity     decimal.Decimal

	Account int // Terms.Meter fills it in
}

// largest is where numbers with 8 decimals end in the database.
var largest = decimal.New(1, 18)

// Check reports the first field that is wrong in itself as fault.Invalid.
func (u Usage) Check() error {
	if err := checkText("number", u.Number, 80, true, true); err != nil {
		return err
	}
	if u.UsedOn == "" {
		return fault.New(fault.Invalid, "it is missing").On("used_on")
	}
	if err := u.UsedOn.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("used_on")
	}
	switch {
	case u.Quantity.IsNegative():
		return fault.New(fault.Invalid, "a quantity is not negative").On("quantity")
	case !u.Quantity.Equal(u.Quantity.Truncate(money.RateScale)):
		return fault.New(fault.Invalid, "it has more than %d decimals", money.RateScale).On("quantity")
	case u.Quantity.GreaterThanOrEqual(largest):
		return fault.New(fault.Invalid, "it is too large; at most 18 digits stand before the point").On("quantity")
	}
	return nil
}

// FindUsage reads the usage records that have one of the numbers.
func FindUsage(ctx context.Context, q store.Querier, numbers []string) (map[string]Usage, error) {
	among, list := store.AmongTexts(q, "number", numbers)
	rows, err := q.Query(ctx, `SELECT number, account_id, contract_line_id, used_on, quantity FROM usage_records WHERE `+among, list)
	found := map[string]Usage{}
	return found, each(rows, err, func(scan func(...any) error) error {
		var u Usage
		if err := scan(&u.Number, &u.Account, &u.ContractLine, &u.UsedOn, &u.Quantity); err != nil {
			return err
		}
		found[u.Number] = u
		return nil
	})
}

// RecordTx writes usage records that Terms.Meter took and answers their ids in order. It reports fault.Conflict for a number
// that exists. Requires imports:run.
func (s *Service) RecordTx(ctx context.Context, tx *store.TxClient, list []Usage) ([]int, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ImportsRun); err != nil {
		return nil, err
	}
	rows := make([][]any, len(list))
	for i, u := range list {
		rows[i] = []any{tx.Now, u.Number, u.Account, u.ContractLine, u.UsedOn, u.Quantity}
	}
	ids, err := tx.InsertIDs(ctx, "usage_records", []string{"created_at", "number", "account_id", "contract_line_id", "used_on", "quantity"}, rows)
	if store.Duplicate(err) {
		return nil, fault.New(fault.Conflict, "a usage record with this number exists already, or is given twice").On("number").Because(err)
	}
	if err != nil {
		return nil, err
	}
	tx.RecordMany("usage_record.record", ids)
	return ids, nil
}
