package cash

import (
	"cmp"
	"context"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/journalentry"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// Service runs the verbs of cash.
type Service struct{ DB *store.DB }

// Record is money received.
type Record struct {
	Account      int // 0: the payer is not known; BusinessUnit is needed then
	BusinessUnit int
	Number       string // "": given by the system
	ReceivedOn   date.Date
	Amount       money.Amount
	Method       payment.Method
	Reference    string
	Remittance   string
	Payer        string
	Key          string
}

// Record takes in money. It reports fault.Invalid with the field, fault.NotFound, fault.Conflict and fault.Closed. Requires
// payments:record.
func (s *Service) Record(ctx context.Context, in Record) (*ent.Payment, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.PaymentsRecord); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Payment, error) {
		id, _, err := store.Once(ctx, tx, "recordPayment", in.Key, in, func() (int, error) {
			if in.BusinessUnit == 0 && in.Account == 0 {
				unit, err := tx.BusinessUnit.Query().Limit(2).IDs(ctx)
				if err != nil {
					return 0, err
				}
				if len(unit) != 1 {
					return 0, fault.New(fault.Invalid, "name the account that paid, or the business unit that received the money").On("businessUnitId")
				}
				in.BusinessUnit = unit[0]
			}
			if in.Account == 0 && !v.Unbounded {
				return 0, fault.New(fault.Invalid, "name the account that paid").On("accountId")
			}
			ids, err := RecordTx(ctx, tx, []Receipt{{Record: in, Origin: payment.OriginMANUAL}})
			if err != nil {
				return 0, err
			}
			return ids[0], nil
		})
		if err != nil {
			return nil, err
		}
		return tx.Payment.Get(ctx, id)
	})
}

// Receipt is a payment to be recorded with others.
type Receipt struct {
	Record
	Origin payment.Origin
}

func (r Receipt) check() error {
	switch {
	case r.ReceivedOn == "":
		return fault.New(fault.Invalid, "the date of receipt is missing").On("receivedOn")
	case !r.Amount.Currency.Valid():
		return fault.New(fault.Invalid, "%v", r.Amount.Currency.Validate()).On("amount", "currency")
	case r.Amount.Minor <= 0:
		return fault.New(fault.Invalid, "a payment is more than zero, not %s", r.Amount).On("amount")
	}
	if r.Number != "" {
		if err := ledger.CheckNumber(r.Number); err != nil {
			return err
		}
	}
	return cmp.Or(fault.Line("reference", r.Reference, 140), fault.Prose("remittance", r.Remittance, 4000), fault.Line("payer", r.Payer, 200))
}

// RecordTx records payments in the caller's transaction and answers their ids in order. It reports what Record reports.
func RecordTx(ctx context.Context, tx *store.TxClient, receipts []Receipt) ([]int, error) {
	v := viewer.From(ctx)
	if v == nil {
		return nil, viewer.ErrUnauthenticated
	}
	if !v.Can(viewer.PaymentsRecord) {
		if err := viewer.Need(v, viewer.ImportsRun); err != nil {
			return nil, err
		}
	}
	units, err := unitsOf(ctx, tx, receipts)
	if err != nil {
		return nil, err
	}
	type key struct{ unit, year int }
	missing := map[key][]int{}
	for i := range receipts {
		r := &receipts[i]
		if err := r.check(); err != nil {
			return nil, err
		}
		if r.Method == "" {
			r.Method = payment.MethodOTHER
		}
		if r.Account != 0 {
			unit, ok := units[r.Account]
			if !ok || !v.Sees(r.Account) {
				return nil, fault.New(fault.NotFound, "there is no such account, or it is not yours to see").On("accountId")
			}
			r.BusinessUnit = unit
		}
		if r.Number == "" {
			k := key{r.BusinessUnit, r.ReceivedOn.Year()}
			missing[k] = append(missing[k], i)
		}
	}
	order := make([]key, 0, len(missing))
	for k := range missing {
		order = append(order, k)
	}
	slices.SortFunc(order, func(a, b key) int { return a.unit*10000 + a.year - b.unit*10000 - b.year })
	for _, k := range order {
		numbers, err := ledger.Numbers(ctx, tx, k.unit, ledger.Payments, k.year, len(missing[k]))
		if err != nil {
			return nil, err
		}
		for n, i := range missing[k] {
			receipts[i].Number = numbers[n]
		}
	}
	rows := make([][]any, len(receipts))
	for i, r := range receipts {
		rows[i] = []any{tx.Now, r.BusinessUnit, store.Null(r.Account), r.Number, r.ReceivedOn, r.Amount.Currency, r.Amount.Minor, 0, 0, r.Amount.Minor,
			string(r.Method), r.Reference, r.Remittance, r.Payer, "", string(r.Origin)}
	}
	ids, err := tx.InsertIDs(ctx, "payments", []string{"created_at", "business_unit_id", "account_id", "number", "received_on", "currency", "amount_minor",
		"applied_minor", "reversed_minor", "unapplied_minor", "method", "reference", "remittance", "payer", "reversal_reason", "origin"}, rows)
	if err != nil {
		return nil, err
	}
	for i, r := range receipts {
		if err := ledger.Post(ctx, tx, ledger.Entry{BusinessUnit: r.BusinessUnit, Account: r.Account, Kind: journalentry.KindPAYMENT, Source: ids[i],
			On: r.ReceivedOn, Currency: r.Amount.Currency, Lines: []ledger.Line{
				{Purpose: glaccount.PurposeCASH, Minor: r.Amount.Minor}, {Purpose: glaccount.PurposeUNAPPLIED_CASH, Minor: -r.Amount.Minor}}},
			ledger.Move{Kind: receivableentry.ItemKindPAYMENT, Account: r.Account, Item: ids[i], Minor: r.Amount.Minor, IssueOn: r.ReceivedOn, DueOn: r.ReceivedOn}); err != nil {
			return nil, err
		}
	}
	if len(receipts) == 1 {
		r := receipts[0]
		tx.Record(store.Event{Action: "payment.record", Entity: ids[0], Account: r.Account, Changes: store.Changes{
			"number": {nil, r.Number}, "amount": {nil, r.Amount.String() + " " + string(r.Amount.Currency)}, "received_on": {nil, r.ReceivedOn}}})
	} else {
		tx.RecordMany("payment.record", ids)
	}
	return ids, nil
}

func unitsOf(ctx context.Context, tx *store.TxClient, receipts []Receipt) (map[int]int, error) {
	var ids []int
	for _, r := range receipts {
		if r.Account != 0 {
			ids = append(ids, r.Account)
		}
	}
	units := map[int]int{}
	if len(ids) == 0 {
		return units, nil
	}
	slices.Sort(ids)
	rows, err := tx.Query(ctx, `SELECT id, business_unit_id FROM accounts WHERE `+store.In(tx.Dialect, "id"), store.IDList(tx.Dialect, slices.Compact(ids)))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id, unit int
		if err := rows.Scan(&id, &unit); err != nil {
			return nil, err
		}
		units[id] = unit
	}
	return units, rows.Err()
}
