package ledger

import (
	"context"
	"fmt"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// chart is what postings know of a business unit's general ledger. It never changes while it is in use.
type chart struct {
	purpose map[glaccount.Purpose]int
	code    map[string]int
}

// standard is the chart of accounts that a new business unit starts with.
var standard = []struct {
	code, name string
	kind       glaccount.Kind
	purpose    glaccount.Purpose
}{
	{"1000", "Cash", glaccount.KindASSET, glaccount.PurposeCASH},
	{"1200", "Accounts receivable", glaccount.KindASSET, glaccount.PurposeRECEIVABLE},
	{"2100", "Unapplied cash", glaccount.KindLIABILITY, glaccount.PurposeUNAPPLIED_CASH},
	{"2110", "Unapplied credit memos", glaccount.KindLIABILITY, glaccount.PurposeUNAPPLIED_CREDIT},
	{"2200", "Taxes payable", glaccount.KindLIABILITY, glaccount.PurposeTAX_PAYABLE},
	{"4000", "Revenue", glaccount.KindREVENUE, glaccount.PurposeREVENUE},
	{"4900", "Credits given", glaccount.KindREVENUE, glaccount.PurposeCREDITS_GIVEN},
	{"6810", "Small balances written off", glaccount.KindEXPENSE, glaccount.PurposeSMALL_BALANCE},
}

// BusinessUnit describes a new legal entity.
type BusinessUnit struct {
	Code, Name   string
	Currency     money.Currency
	TimeZone     string
	SmallBalance int64 // minor units; the largest rest that may be written off as a small balance
}

// CreateBusinessUnit adds a legal entity with the standard chart of accounts. It reports fault.Invalid or fault.Conflict.
// Requires users:manage.
func (s *Service) CreateBusinessUnit(ctx context.Context, in BusinessUnit) (*ent.BusinessUnit, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.UsersManage); err != nil {
		return nil, err
	}
	if err := in.Currency.Validate(); err != nil {
		return nil, fault.New(fault.Invalid, "%v", err).On("currency")
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.BusinessUnit, error) {
		bu, err := tx.BusinessUnit.Create().SetCode(strings.TrimSpace(in.Code)).SetName(strings.TrimSpace(in.Name)).SetCurrency(in.Currency).
			SetTimeZone(orUTC(in.TimeZone)).SetSmallBalanceMinor(in.SmallBalance).Save(ctx)
		if err != nil {
			return nil, err
		}
		rows := make([][]any, 0, len(standard))
		for _, a := range standard {
			rows = append(rows, []any{tx.Now, bu.ID, a.code, a.name, string(a.kind), string(a.purpose)})
		}
		if err := tx.Insert(ctx, "gl_accounts", []string{"created_at", "business_unit_id", "code", "name", "kind", "purpose"}, rows); err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: "business_unit.create", Entity: bu.ID, Changes: store.Changes{"code": {nil, bu.Code}, "currency": {nil, bu.Currency}}})
		return bu, nil
	})
}

func orUTC(zone string) string {
	if zone == "" {
		return "UTC"
	}
	return zone
}

type chartKey int

func chartOf(ctx context.Context, tx *store.TxClient, unit int) (*chart, error) {
	if c, ok := tx.Facts().Load(chartKey(unit)); ok {
		return c.(*chart), nil
	}
	rows, err := tx.Query(ctx, `SELECT id, code, COALESCE(purpose, '') FROM gl_accounts WHERE business_unit_id = ?`, unit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c := &chart{purpose: map[glaccount.Purpose]int{}, code: map[string]int{}}
	for rows.Next() {
		var id int
		var code, purpose string
		if err := rows.Scan(&id, &code, &purpose); err != nil {
			return nil, err
		}
		c.code[code] = id
		if purpose != "" {
			c.purpose[glaccount.Purpose(purpose)] = id
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(c.purpose) == 0 {
		return nil, fmt.Errorf("business unit %d has no chart of accounts", unit)
	}
	tx.Facts().Store(chartKey(unit), c)
	return c, nil
}
