package credits

import (
	"context"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/adjustment"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/journalentry"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// WriteOff writes off what is left of an invoice.
type WriteOff struct {
	Invoice int
	On      date.Date
	Reason  string
	Key     string
}

// WriteOffSmallBalance posts an adjustment over the whole balance, when that is within the tolerance of the business unit.
// It reports fault.NotFound, fault.OverBalance above the tolerance, fault.Currency when the invoice is not in the unit's
// currency, fault.State when nothing is open, fault.Invalid and fault.Closed. Requires adjustments:post.
func (s *Service) WriteOffSmallBalance(ctx context.Context, in WriteOff) (*ent.Adjustment, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.AdjustmentsPost); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Adjustment, error) {
		id, _, err := store.Once(ctx, tx, "writeOffSmallBalance", in.Key, in, func() (int, error) { return writeOff(ctx, tx, in) })
		if err != nil {
			return nil, err
		}
		return tx.Adjustment.Get(ctx, id)
	})
}

func writeOff(ctx context.Context, tx *store.TxClient, in WriteOff) (int, error) {
	inv, err := tx.Invoice.Query().Where(invoice.ID(in.Invoice), store.Lock).Only(ctx)
	if err != nil {
		return 0, err
	}
	unit, err := tx.BusinessUnit.Get(ctx, inv.BusinessUnitID)
	if err != nil {
		return 0, err
	}
	// Not before the last change of the invoice: on that day more than the rest was open.
	var last date.Date
	if err := tx.QueryRow(ctx, `SELECT MAX(effective_on) FROM receivable_entries WHERE item_id = ?`, inv.ID).Scan(&last); err != nil {
		return 0, err
	}
	if err := small(inv, unit); err != nil {
		return 0, err
	}
	switch {
	case strings.TrimSpace(in.Reason) == "":
		return 0, fault.New(fault.Invalid, "say why").On("reason")
	case in.On < last:
		return 0, fault.New(fault.Invalid, "%s lies before %s, the last change of the invoice", in.On, last).On("effectiveOn")
	}
	amount := inv.BalanceMinor
	adj, err := tx.Adjustment.Create().SetAccountID(inv.AccountID).SetInvoiceID(inv.ID).SetKind(adjustment.KindSMALL_BALANCE).SetCurrency(inv.Currency).
		SetAmountMinor(amount).SetEffectiveOn(in.On).SetReason(strings.TrimSpace(in.Reason)).SetCreatedAt(tx.Now).Save(ctx)
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, `UPDATE invoices SET adjusted_minor = adjusted_minor + ?, balance_minor = balance_minor - ? WHERE id = ?`, amount, amount, inv.ID); err != nil {
		return 0, err
	}
	if err := ledger.Post(ctx, tx, ledger.Entry{BusinessUnit: inv.BusinessUnitID, Account: inv.AccountID, Kind: journalentry.KindADJUSTMENT, Source: adj.ID, On: in.On, Currency: inv.Currency,
		Lines: []ledger.Line{{Purpose: glaccount.PurposeSMALL_BALANCE, Minor: amount}, {Purpose: glaccount.PurposeRECEIVABLE, Minor: -amount}}},
		ledger.Move{Kind: receivableentry.ItemKindINVOICE, Account: inv.AccountID, Item: inv.ID, Minor: -amount, IssueOn: inv.IssueOn, DueOn: inv.DueOn}); err != nil {
		return 0, err
	}
	tx.Record(store.Event{Action: "invoice.write_off_small_balance", Entity: inv.ID, Account: inv.AccountID, Reason: in.Reason, Changes: store.Changes{
		"balance": {inv.Balance().String(), money.New(0, inv.Currency).String()}, "effective_on": {nil, in.On}}})
	return adj.ID, nil
}

// small is the guard of the write-off.
func small(inv *ent.Invoice, unit *ent.BusinessUnit) error {
	switch {
	case inv.BalanceMinor == 0:
		return fault.New(fault.State, "nothing is open on the invoice").On("invoiceId")
	case inv.Currency != unit.Currency:
		return fault.New(fault.Currency, "small balances are written off in %s only; the invoice is in %s", unit.Currency, inv.Currency).On("invoiceId")
	case inv.BalanceMinor > unit.SmallBalanceMinor:
		return fault.New(fault.OverBalance, "%s is open, more than the tolerance of %s", inv.Balance(), money.New(unit.SmallBalanceMinor, unit.Currency)).On("invoiceId")
	}
	return nil
}

// AllowedWriteOff says whether the viewer may write off the rest of an invoice now.
func AllowedWriteOff(v *viewer.Viewer, inv *ent.Invoice, unit *ent.BusinessUnit) viewer.Action {
	return viewer.Decide(v, "writeOffSmallBalance", viewer.AdjustmentsPost, string(fault.Of(small(inv, unit))))
}
