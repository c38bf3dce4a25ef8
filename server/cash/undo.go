package cash

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/application"
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

// Unapply undoes one application.
type Unapply struct {
	Application int
	EffectiveOn date.Date // "": today at the business unit
	Reason      string
	Key         string
}

// Unapply writes the reversing application, which reopens the invoice and the payment or credit memo. It reports
// fault.NotFound, fault.State when it was undone before or is itself a reversal, fault.Invalid for a date before the
// application or a missing reason, and fault.Closed. Requires payments:apply.
func (s *Service) Unapply(ctx context.Context, in Unapply) (*ent.Application, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.PaymentsApply); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Application, error) {
		id, _, err := store.Once(ctx, tx, "unapply", in.Key, in, func() (int, error) {
			app, err := tx.Application.Get(ctx, in.Application)
			if err != nil {
				return 0, err
			}
			ids, err := unapplyTx(ctx, tx, []*ent.Application{app}, in.EffectiveOn, in.Reason)
			if err != nil {
				return 0, err
			}
			return ids[0], nil
		})
		if err != nil {
			return nil, err
		}
		return tx.Application.Get(ctx, id)
	})
}

// why is a reason as it is kept.
func why(reason string) (string, error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return "", fault.New(fault.Invalid, "say why").On("reason")
	}
	return reason, fault.Line("reason", reason, 200)
}

// unapplyTx reverses applications of one payment or credit memo.
func unapplyTx(ctx context.Context, tx *store.TxClient, apps []*ent.Application, on date.Date, reason string) ([]int, error) {
	reason, err := why(reason)
	if err != nil {
		return nil, err
	}
	kind, sourceID := receivableentry.ItemKindPAYMENT, apps[0].PaymentID
	if sourceID == 0 {
		kind, sourceID = receivableentry.ItemKindCREDIT_MEMO, apps[0].CreditMemoID
	}
	sources, err := lockSources(ctx, tx, kind, []int{sourceID})
	if err != nil {
		return nil, err
	}
	src, ok := sources[sourceID]
	if !ok || !src.seen(ctx) {
		return nil, fault.New(fault.NotFound, "there is no such application, or it is not yours to undo").On("applicationId")
	}
	invoices := make([]int, len(apps))
	for i, a := range apps {
		invoices[i] = a.InvoiceID
	}
	items, err := lockInvoices(ctx, tx, unique(invoices))
	if err != nil {
		return nil, err
	}
	rows := make([][]any, len(apps))
	spent, settled := map[int]int64{}, map[int]int64{}
	day := on
	if on == "" {
		if day, err = ledger.Today(ctx, tx, src.unit); err != nil {
			return nil, err
		}
		for _, a := range apps {
			day = max(day, a.EffectiveOn)
		}
	}
	for i, a := range apps {
		// Under the lock: another transaction may have undone it since it was read.
		undone, err := tx.Application.Query().Where(application.ReversesID(a.ID)).Exist(ctx)
		switch {
		case err != nil:
			return nil, err
		case a.ReversesID != 0:
			return nil, fault.New(fault.State, "a reversal can't be undone; apply the money again").On("applicationId")
		case undone:
			return nil, fault.New(fault.State, "the application was undone before").On("applicationId")
		case day < a.EffectiveOn:
			return nil, fault.New(fault.Invalid, "%s lies before %s, the day of the application", day, a.EffectiveOn).On("effectiveOn")
		}
		rows[i] = []any{tx.Now, a.AccountID, a.InvoiceID, store.Null(a.PaymentID), store.Null(a.CreditMemoID), a.Currency, -a.AmountMinor, day, a.ID, reason}
		spent[src.id] -= a.AmountMinor
		settled[a.InvoiceID] -= a.AmountMinor
	}
	ids, err := tx.InsertIDs(ctx, "applications", applicationColumns, rows)
	if err != nil {
		return nil, err
	}
	if err := move(ctx, tx, sources, spent, settled); err != nil {
		return nil, err
	}
	for i, a := range apps {
		if err := post(ctx, tx, journalentry.KindREVERSAL, ids[i], src, items[a.InvoiceID], -a.AmountMinor, day); err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: src.action("unapply"), Entity: src.id, Account: a.AccountID, Reason: reason, Changes: store.Changes{
			"application": {a.ID, ids[i]}, "invoice": {nil, a.InvoiceID}, "amount": {nil, money.New(-a.AmountMinor, a.Currency).String() + " " + string(a.Currency)}, "effective_on": {nil, day}}})
	}
	return ids, nil
}

// Reverse takes back a payment that did not hold.
type Reverse struct {
	Payment int
	On      date.Date
	Reason  string // NSF, chargeback, misposted, …
	Key     string
}

// Reverse undoes what the payment had paid and takes the money out of the books. It reports fault.NotFound, fault.State
// when it was reversed before, fault.Invalid for a missing reason or a date before the payment or one of its applications,
// and fault.Closed. Requires payments:reverse.
func (s *Service) Reverse(ctx context.Context, in Reverse) (*ent.Payment, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.PaymentsReverse); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Payment, error) {
		id, _, err := store.Once(ctx, tx, "reversePayment", in.Key, in, func() (int, error) { return in.Payment, reverseTx(ctx, tx, in) })
		if err != nil {
			return nil, err
		}
		return tx.Payment.Get(ctx, id)
	})
}

func reverseTx(ctx context.Context, tx *store.TxClient, in Reverse) error {
	p, err := tx.Payment.Query().Where(payment.ID(in.Payment), store.Lock).Only(ctx)
	if err != nil {
		return err
	}
	reason, err := why(in.Reason)
	if err != nil {
		return err
	}
	switch {
	case p.ReversedMinor != 0:
		return fault.New(fault.State, "the payment was reversed before").On("paymentId")
	case in.On < p.ReceivedOn:
		return fault.New(fault.Invalid, "%s lies before %s, the date of the payment", in.On, p.ReceivedOn).On("reversedOn")
	}
	live, err := tx.Application.Query().Where(application.PaymentID(p.ID), application.ReversesIDIsNil(), application.Not(application.HasReversal())).
		Order(application.ByID()).All(ctx)
	if err != nil {
		return err
	}
	if len(live) > 0 {
		if _, err := unapplyTx(ctx, tx, live, in.On, reason); err != nil {
			return err
		}
	}
	courses, err := ledger.Reopened(ctx, tx, []int{p.ID})
	if err != nil {
		return err
	}
	if c, ok := courses[ledger.Held{Item: p.ID, Account: p.AccountID}]; ok && c.Least(in.On) < p.AmountMinor {
		return fault.New(fault.Invalid, "from %s on, not all of the payment was there at times; use %s or a later day", in.On, c.From(in.On, p.AmountMinor)).On("reversedOn")
	}
	taken, err := tx.Exec(ctx, `UPDATE payments SET reversed_minor = amount_minor, unapplied_minor = 0, reversed_on = ?, reversal_reason = ?
		WHERE id = ? AND applied_minor = 0 AND reversed_minor = 0`, in.On, reason, p.ID)
	if err != nil {
		return err
	}
	if n, err := taken.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, sql.ErrNoRows)
	}
	if err := ledger.Post(ctx, tx, ledger.Entry{BusinessUnit: p.BusinessUnitID, Account: p.AccountID, Kind: journalentry.KindREVERSAL, Source: p.ID, On: in.On, Currency: p.Currency,
		Lines: []ledger.Line{{Purpose: glaccount.PurposeUNAPPLIED_CASH, Minor: p.AmountMinor}, {Purpose: glaccount.PurposeCASH, Minor: -p.AmountMinor}}},
		ledger.Move{Kind: receivableentry.ItemKindPAYMENT, Account: p.AccountID, Item: p.ID, Minor: -p.AmountMinor, IssueOn: p.ReceivedOn, DueOn: p.ReceivedOn}); err != nil {
		return err
	}
	tx.Record(store.Event{Action: "payment.reverse", Entity: p.ID, Account: p.AccountID, Reason: reason, Changes: store.Changes{
		"reversed": {nil, p.Amount().String() + " " + string(p.Currency)}, "reversed_on": {nil, in.On}, "undone_applications": {nil, len(live)}}})
	return nil
}

// Assign names the payer of a payment, or moves a payment to another account.
type Assign struct {
	Payment, Account int
	EffectiveOn      date.Date // "": today at the business unit
	Reason           string
	Key              string
}

// Assign puts a payment of which nothing is applied on an account. It reports fault.NotFound, fault.State when something is
// applied or it was reversed, fault.Invalid, and fault.Closed. Requires payments:apply.
func (s *Service) Assign(ctx context.Context, in Assign) (*ent.Payment, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.PaymentsApply); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Payment, error) {
		id, _, err := store.Once(ctx, tx, "assignPayment", in.Key, in, func() (int, error) { return in.Payment, assignTx(ctx, tx, in) })
		if err != nil {
			return nil, err
		}
		return tx.Payment.Get(ctx, id)
	})
}

func assignTx(ctx context.Context, tx *store.TxClient, in Assign) error {
	to, err := tx.Account.Get(ctx, in.Account)
	if err != nil {
		return fault.As(store.Fault(err)).On("accountId")
	}
	p, err := tx.Payment.Query().Where(payment.ID(in.Payment), store.Lock).Only(ctx)
	if err != nil {
		return err
	}
	courses, err := ledger.Reopened(ctx, tx, []int{p.ID})
	if err != nil {
		return err
	}
	course, reopened := courses[ledger.Held{Item: p.ID, Account: p.AccountID}]
	on := in.EffectiveOn
	if on == "" {
		if on, err = ledger.Today(ctx, tx, p.BusinessUnitID); err != nil {
			return err
		}
		if on = max(on, p.ReceivedOn); reopened {
			on = course.From(on, p.UnappliedMinor)
		}
	}
	switch {
	case p.ReversedMinor != 0:
		return fault.New(fault.State, "the payment was reversed").On("paymentId")
	case p.AppliedMinor != 0:
		return fault.New(fault.State, "%s of the payment is applied; undo its applications first", p.Applied()).On("paymentId")
	case p.AccountID == in.Account:
		return fault.New(fault.State, "the payment is on this account already").On("accountId")
	case to.BusinessUnitID != p.BusinessUnitID:
		return fault.New(fault.Invalid, "the account belongs to another business unit").On("accountId")
	case on < p.ReceivedOn:
		return fault.New(fault.Invalid, "%s lies before %s, the date of the payment", on, p.ReceivedOn).On("effectiveOn")
	case reopened && course.Least(on) < p.UnappliedMinor:
		return fault.New(fault.Invalid, "from %s on, not all of the payment was on its account at times; use %s or a later day", on, course.From(on, p.UnappliedMinor)).On("effectiveOn")
	}
	from := p.AccountID
	if _, err := tx.Exec(ctx, `UPDATE payments SET account_id = ? WHERE id = ?`, in.Account, p.ID); err != nil {
		return err
	}
	for _, side := range []struct {
		account int
		minor   int64
	}{{from, -p.UnappliedMinor}, {in.Account, p.UnappliedMinor}} {
		if err := ledger.Post(ctx, tx, ledger.Entry{BusinessUnit: p.BusinessUnitID, Account: side.account, Kind: journalentry.KindTRANSFER, Source: p.ID, On: on, Currency: p.Currency},
			ledger.Move{Kind: receivableentry.ItemKindPAYMENT, Account: side.account, Item: p.ID, Minor: side.minor, IssueOn: p.ReceivedOn, DueOn: p.ReceivedOn}); err != nil {
			return err
		}
	}
	tx.Record(store.Event{Action: "payment.assign", Entity: p.ID, Account: in.Account, Reason: in.Reason, Changes: store.Changes{"account": {store.Null(from), in.Account}, "effective_on": {nil, on}}})
	return nil
}
