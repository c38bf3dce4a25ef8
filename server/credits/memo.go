package credits

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/journalentry"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

const maxLines = 500

// Service runs the verbs of credits.
type Service struct{ DB *store.DB }

// Line is one credited charge.
type Line struct {
	Description string
	InvoiceLine int             // 0: none
	Amount, Tax decimal.Decimal // Amount without tax

	contractLine int // of a draft's line, with its days
	from, to     date.Date
}

// Request asks for a credit memo.
type Request struct {
	Account     int
	IssueOn     date.Date
	Currency    money.Currency // "": the invoice's, else the account's
	Reason      creditmemo.Reason
	Description string
	Invoice     int // the invoice that it corrects; 0: none
	Lines       []Line
	Rebill      *bill.Rebill // the right invoice, posted together with the credit
	Key         string

	draft bool // its lines are those of a draft: some of them may charge
}

// Request writes a credit memo that waits for a second person. It reports fault.NotFound, fault.Invalid with the field,
// fault.Currency and fault.OverBalance. Requires credits:request.
func (s *Service) Request(ctx context.Context, in Request) (*ent.CreditMemo, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.CreditsRequest); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.CreditMemo, error) {
		id, _, err := store.Once(ctx, tx, "requestCreditMemo", in.Key, in, func() (int, error) { return in.write(ctx, tx, v) })
		if err != nil {
			return nil, err
		}
		return tx.CreditMemo.Get(ctx, id)
	})
}

// RequestTx asks, in the caller's transaction, for the credit memo of a draft below zero and answers its id. Requires
// credits:request.
func RequestTx(ctx context.Context, tx *store.TxClient, c billing.Credit) (int, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.CreditsRequest); err != nil {
		return 0, err
	}
	in := Request{Account: c.Account, IssueOn: c.IssueOn, Currency: c.Currency, Reason: creditmemo.ReasonRETURN, Description: c.Description, Lines: make([]Line, len(c.Lines)), draft: true}
	for i, l := range c.Lines {
		in.Lines[i] = Line{Description: l.Description, Amount: money.New(l.Minor, c.Currency).Decimal(), Tax: money.New(l.Tax, c.Currency).Decimal(), contractLine: l.ContractLine, from: l.From, to: l.To}
	}
	return in.write(ctx, tx, v)
}

func (in Request) write(ctx context.Context, tx *store.TxClient, v *viewer.Viewer) (int, error) {
	a, err := tx.Account.Get(ctx, in.Account)
	if err != nil {
		return 0, fault.As(store.Fault(err)).On("accountId")
	}
	c := in.Currency
	if c == "" {
		c = a.Currency
	}
	var corrected *ent.Invoice
	if in.Invoice != 0 {
		if corrected, err = tx.Invoice.Query().Where(invoice.ID(in.Invoice), store.Lock).Only(ctx); err != nil {
			return 0, fault.As(store.Fault(err)).On("invoiceId")
		}
		switch {
		case corrected.AccountID != in.Account:
			return 0, fault.New(fault.Invalid, "the invoice belongs to another account").On("invoiceId")
		case in.Currency == "":
			c = corrected.Currency
		case c != corrected.Currency:
			return 0, fault.New(fault.Currency, "the invoice is in %s", corrected.Currency).On("currency")
		case in.IssueOn < corrected.IssueOn:
			return 0, fault.New(fault.Invalid, "%s lies before %s, the issue date of the invoice", in.IssueOn, corrected.IssueOn).On("issueOn")
		}
	}
	switch {
	case in.IssueOn == "":
		return 0, fault.New(fault.Invalid, "the issue date is missing").On("issueOn")
	case len(in.Lines) == 0 || len(in.Lines) > maxLines && !in.draft:
		return 0, fault.New(fault.Invalid, "a credit memo has 1 to %d lines", maxLines).On("lines")
	}
	amount, tax := money.New(0, c), money.New(0, c)
	rows := make([][]any, len(in.Lines))
	for i, l := range in.Lines {
		at := func(field string, err error) error {
			return fault.New(fault.Invalid, "%v", err).On("lines", strconv.Itoa(i), field)
		}
		if err := fault.Prose("description", l.Description, 2000); err != nil && !in.draft {
			return 0, fault.As(err).On("lines", strconv.Itoa(i))
		}
		net, err := money.Parse(l.Amount.String(), c)
		if err != nil {
			return 0, at("amount", err)
		}
		t, err := money.Parse(l.Tax.String(), c)
		if err != nil {
			return 0, at("tax", err)
		}
		if (net.Minor < 0 || t.Minor < 0) && !in.draft {
			return 0, fault.New(fault.Invalid, "a credited amount is not negative").On("lines", strconv.Itoa(i), "amount")
		}
		if amount, err = money.Sum(c, amount, net, t); err != nil {
			return 0, at("amount", err)
		}
		tax.Minor += t.Minor
		rows[i] = []any{0, i + 1, l.Description, store.Null(l.InvoiceLine), store.Null(l.contractLine), l.from, l.to, net.Minor, t.Minor, c}
	}
	if amount.Minor <= 0 {
		return 0, fault.New(fault.Invalid, "a credit memo is more than zero").On("lines")
	}
	if err := in.owned(ctx, tx); err != nil {
		return 0, err
	}
	if corrected != nil {
		if err := within(ctx, tx, corrected, amount); err != nil {
			return 0, err
		}
	}
	create := tx.CreditMemo.Create()
	if in.Rebill != nil {
		create.SetRebill(in.Rebill)
	}
	memo, err := create.SetBusinessUnitID(a.BusinessUnitID).SetAccountID(a.ID).SetIssueOn(in.IssueOn).SetCurrency(c).SetTaxMinor(tax.Minor).
		SetAmountMinor(amount.Minor).SetReason(in.Reason).SetDescription(in.Description).SetNillableInvoiceID(some(in.Invoice)).SetNillableRequestedBy(some(v.ID)).
		SetCreatedAt(tx.Now).Save(ctx)
	if err != nil {
		return 0, err
	}
	for i := range rows {
		rows[i][0] = memo.ID
	}
	if err := tx.Insert(ctx, "credit_memo_lines", lineColumns, rows); err != nil {
		return 0, err
	}
	tx.Record(store.Event{Action: "credit_memo.request", Entity: memo.ID, Account: a.ID, Reason: in.Description, Changes: store.Changes{
		"amount": {nil, amount.String() + " " + string(c)}, "reason": {nil, in.Reason}, "invoice": {nil, store.Null(in.Invoice)}}})
	return memo.ID, nil
}

var lineColumns = []string{"credit_memo_id", "line_no", "description", "invoice_line_id", "contract_line_id", "service_from", "service_to", "amount_minor", "tax_minor", "currency"}

// owned reports fault.Invalid when a line credits a line of another invoice than the corrected one, or of another account.
func (in Request) owned(ctx context.Context, tx *store.TxClient) error {
	var ids []int
	for _, l := range in.Lines {
		if l.InvoiceLine != 0 {
			ids = append(ids, l.InvoiceLine)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	among, list := store.AmongIDs(tx, "l.id", ids)
	of, id := "account_id", in.Account
	if in.Invoice != 0 { // which is the account's own
		of, id = "id", in.Invoice
	}
	rows, err := tx.Query(ctx, `SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE i.`+of+` = ? AND `+among, id, list)
	if err != nil {
		return err
	}
	owned := map[int]bool{0: true}
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return errors.Join(err, rows.Close())
		}
		owned[id] = true
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for i, l := range in.Lines {
		if !owned[l.InvoiceLine] {
			return fault.New(fault.Invalid, "there is no such line on the invoice that is credited").On("lines", strconv.Itoa(i), "invoiceLineId")
		}
	}
	return nil
}

// within reports fault.OverBalance when the credits of an invoice would exceed its total.
func within(ctx context.Context, tx *store.TxClient, inv *ent.Invoice, amount money.Amount) error {
	var before int64
	if err := tx.QueryRow(ctx, `SELECT COALESCE(SUM(amount_minor), 0) FROM credit_memos WHERE invoice_id = ? AND status <> 'REJECTED'`, inv.ID).Scan(&before); err != nil {
		return err
	}
	if before+amount.Minor > inv.TotalMinor {
		return fault.New(fault.OverBalance, "the invoice is %s and %s of it is credited or asked for already; at most %s is left", inv.Total(), money.New(before, inv.Currency),
			money.New(inv.TotalMinor-before, inv.Currency)).On("lines")
	}
	return nil
}

func some(id int) *int {
	if id == 0 {
		return nil
	}
	return &id
}

// AllowedRequest says whether the viewer may ask for a credit that corrects the invoice. How much of the invoice is credited
// already only the request itself finds out.
func AllowedRequest(v *viewer.Viewer, inv *ent.Invoice) viewer.Action {
	refused := fault.Code("")
	if inv.TotalMinor <= 0 {
		refused = fault.OverBalance
	}
	return viewer.Decide(v, "requestCreditMemo", viewer.CreditsRequest, string(refused))
}

// Decide approves or rejects a requested credit memo.
type Decide struct {
	ID   int
	Note string
	Key  string
}

// ready is the guard of both decisions.
func ready(v *viewer.Viewer, c *ent.CreditMemo) error {
	switch {
	case c.Status != creditmemo.StatusREQUESTED:
		return fault.New(fault.State, "the credit memo is %s already", strings.ToLower(string(c.Status))).On("id")
	case c.RequestedBy != 0 && c.RequestedBy == v.ID:
		return fault.New(fault.TwoPeople, "you asked for this credit memo; somebody else has to decide").On("id")
	}
	return nil
}

// Approve posts a requested credit memo and applies it to the invoice that it corrects as far as that is open. It reports
// fault.NotFound, fault.State, also for one whose draft is out of date, fault.TwoPeople and fault.Closed. Requires
// credits:approve.
func (s *Service) Approve(ctx context.Context, in Decide) (*ent.CreditMemo, error) {
	return s.decide(ctx, "approveCreditMemo", in, func(tx *store.TxClient, v *viewer.Viewer, c *ent.CreditMemo) error {
		// First, as a bill run does: what is billed is locked before numbers and the ledger.
		if err := billing.CreditedTx(ctx, tx, c.ID); err != nil {
			return err
		}
		numbers, err := ledger.Numbers(ctx, tx, c.BusinessUnitID, ledger.CreditMemos, c.IssueOn.Year(), 1)
		if err != nil {
			return err
		}
		if err := tx.CreditMemo.UpdateOneID(c.ID).SetStatus(creditmemo.StatusPOSTED).SetNumber(numbers[0]).SetUnappliedMinor(c.AmountMinor).SetNillableDecidedBy(some(v.ID)).
			SetDecidedAt(tx.Now).SetDecisionNote(in.Note).Exec(ctx); err != nil {
			return err
		}
		if err := post(ctx, tx, c.ID, c.BusinessUnitID, c.AccountID, c.IssueOn, c.Amount(), c.TaxMinor); err != nil {
			return err
		}
		if c.Rebill != nil {
			if err := rebill(ctx, tx, c); err != nil {
				return err
			}
		}
		tx.Record(store.Event{Action: "credit_memo.approve", Entity: c.ID, Account: c.AccountID, Reason: in.Note, Changes: store.Changes{
			"status": {c.Status, creditmemo.StatusPOSTED}, "number": {nil, numbers[0]}}})
		if c.InvoiceID == 0 {
			return nil
		}
		inv, err := tx.Invoice.Query().Where(invoice.ID(c.InvoiceID), store.Lock).Only(ctx)
		if err != nil {
			return err
		}
		n := min(inv.BalanceMinor, c.AmountMinor)
		if n == 0 {
			return nil
		}
		on := max(c.IssueOn, inv.IssueOn)
		courses, err := ledger.Reopened(ctx, tx, []int{inv.ID})
		if err != nil {
			return err
		}
		if course, ok := courses[ledger.Held{Item: inv.ID, Account: inv.AccountID}]; ok { // it was settled in between
			on = course.From(on, n)
		}
		_, err = cash.ApplyTx(ctx, tx, []cash.Allocation{{CreditMemo: c.ID, Invoice: inv.ID, Minor: n, On: on}})
		return err
	})
}

// Reject turns a request down. It reports fault.NotFound, fault.State, fault.TwoPeople, and fault.Invalid without a note.
// Requires credits:approve.
func (s *Service) Reject(ctx context.Context, in Decide) (*ent.CreditMemo, error) {
	return s.decide(ctx, "rejectCreditMemo", in, func(tx *store.TxClient, v *viewer.Viewer, c *ent.CreditMemo) error {
		if strings.TrimSpace(in.Note) == "" {
			return fault.New(fault.Invalid, "say why, for the one who asked").On("note")
		}
		if err := billing.FreedTx(ctx, tx, c.ID, in.Note); err != nil {
			return err
		}
		tx.Record(store.Event{Action: "credit_memo.reject", Entity: c.ID, Account: c.AccountID, Reason: in.Note, Changes: store.Changes{"status": {c.Status, creditmemo.StatusREJECTED}}})
		return tx.CreditMemo.UpdateOneID(c.ID).SetStatus(creditmemo.StatusREJECTED).SetNillableDecidedBy(some(v.ID)).SetDecidedAt(tx.Now).SetDecisionNote(in.Note).Exec(ctx)
	})
}

func (s *Service) decide(ctx context.Context, verb string, in Decide, do func(*store.TxClient, *viewer.Viewer, *ent.CreditMemo) error) (*ent.CreditMemo, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.CreditsApprove); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.CreditMemo, error) {
		id, _, err := store.Once(ctx, tx, verb, in.Key, in, func() (int, error) {
			c, err := tx.CreditMemo.Query().Where(creditmemo.ID(in.ID), store.Lock).Only(ctx)
			if err != nil {
				return 0, err
			}
			if err := ready(v, c); err != nil {
				return 0, err
			}
			return c.ID, do(tx, v, c)
		})
		if err != nil {
			return nil, err
		}
		return tx.CreditMemo.Get(ctx, id)
	})
}

// post writes the double entry of a credit memo that becomes posted.
func post(ctx context.Context, tx *store.TxClient, id, unit, account int, on date.Date, amount money.Amount, tax int64) error {
	return ledger.Post(ctx, tx, ledger.Entry{BusinessUnit: unit, Account: account, Kind: journalentry.KindCREDIT_MEMO, Source: id, On: on, Currency: amount.Currency,
		Lines: []ledger.Line{{Purpose: glaccount.PurposeCREDITS_GIVEN, Minor: amount.Minor - tax}, {Purpose: glaccount.PurposeTAX_PAYABLE, Minor: tax},
			{Purpose: glaccount.PurposeUNAPPLIED_CREDIT, Minor: -amount.Minor}}},
		ledger.Move{Kind: receivableentry.ItemKindCREDIT_MEMO, Account: account, Item: id, Minor: amount.Minor, IssueOn: on, DueOn: on})
}

// Posted is a credit memo that was posted elsewhere before.
type Posted struct {
	BusinessUnit, Account int
	Number                string
	IssueOn               date.Date
	Amount                money.Amount
	Reason                creditmemo.Reason
	Description           string
	Invoice               int
}

// PostTx posts imported credit memos in the caller's transaction and answers their ids in order. Requires imports:run.
func PostTx(ctx context.Context, tx *store.TxClient, memos []Posted) ([]int, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.ImportsRun); err != nil {
		return nil, err
	}
	rows := make([][]any, len(memos))
	for i, m := range memos {
		switch {
		case !v.Sees(m.Account):
			return nil, fault.New(fault.NotFound, "there is no such account, or it is not yours to see").On("accountId")
		case m.Amount.Minor <= 0:
			return nil, fault.New(fault.Invalid, "a credit memo is more than zero").On("amount")
		case m.Number == "" || len(m.Number) > 40:
			return nil, fault.New(fault.Invalid, "a number has 1 to 40 characters").On("number")
		}
		if m.Reason == "" {
			m.Reason = creditmemo.ReasonOTHER
		}
		rows[i] = []any{tx.Now, m.BusinessUnit, m.Account, m.Number, m.IssueOn, m.Amount.Currency, 0, m.Amount.Minor, 0, m.Amount.Minor, string(creditmemo.StatusPOSTED),
			string(m.Reason), m.Description, store.Null(m.Invoice), "", string(creditmemo.OriginIMPORT)}
	}
	ids, err := tx.InsertIDs(ctx, "credit_memos", []string{"created_at", "business_unit_id", "account_id", "number", "issue_on", "currency", "tax_minor", "amount_minor",
		"applied_minor", "unapplied_minor", "status", "reason", "description", "invoice_id", "decision_note", "origin"}, rows)
	if err != nil {
		return nil, err
	}
	lines := make([][]any, len(memos))
	for i, m := range memos {
		lines[i] = []any{ids[i], 1, m.Description, nil, nil, nil, nil, m.Amount.Minor, 0, m.Amount.Currency}
		if err := post(ctx, tx, ids[i], m.BusinessUnit, m.Account, m.IssueOn, m.Amount, 0); err != nil {
			return nil, err
		}
	}
	if err := tx.Insert(ctx, "credit_memo_lines", lineColumns, lines); err != nil {
		return nil, err
	}
	tx.RecordMany("credit_memo.post", ids)
	return ids, nil
}

// Allowed is what the viewer may do with a credit memo now.
func Allowed(v *viewer.Viewer, c *ent.CreditMemo) []viewer.Action {
	guard := ready(v, c)
	return slices.Concat([]viewer.Action{
		viewer.Decide(v, "approveCreditMemo", viewer.CreditsApprove, string(fault.Of(guard))),
		viewer.Decide(v, "rejectCreditMemo", viewer.CreditsApprove, string(fault.Of(guard))),
	}, cash.AllowedCredit(v, c))
}
