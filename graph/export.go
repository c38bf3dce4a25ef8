package graph

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/application"
	"github.com/duebook/duebook/ent/auditevent"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// exportPage is how many rows an export reads at once.
const exportPage = 1000

// Export writes every record that the input's filter matches and the viewer may see, as the books were when it began, and
// answers how many, and their amounts. progress is told the rows written so far. It reports what the list of the same kind
// reports. Requires exports:run besides the right to read the kind.
func (r *Resolver) Export(ctx context.Context, in gen.ExportRecordsInput, w io.Writer, progress func(rows int64)) (Exported, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ExportsRun); err != nil {
		return Exported{}, err
	}
	format := map[gen.ExportFormat]sheet.Format{gen.ExportFormatCSV: sheet.CSV, gen.ExportFormatJSONL: sheet.JSONL, gen.ExportFormatXlsx: sheet.XLSX}[in.Format]
	var out Exported
	err := store.Reads(ctx, r.DB, func(c *ent.Client) error {
		columns, rows, err := r.exported(ctx, c, in)
		if err != nil {
			return err
		}
		totals := newTotaller(columns)
		counted := func(yield func([]string, error) bool) {
			var done int64
			for row, err := range rows {
				if err == nil {
					err = totals.add(row)
				}
				if !yield(row, err) {
					return
				}
				if done++; progress != nil && done%exportPage == 0 {
					progress(done)
				}
			}
		}
		out.Rows, err = sheet.Write(w, format, string(in.Kind), columns, counted)
		out.Totals = totals.texts()
		return err
	})
	return out, store.Fault(err)
}

func (r *Resolver) exported(ctx context.Context, c *ent.Client, in gen.ExportRecordsInput) ([]sheet.Column, sheet.Rows, error) {
	switch in.Kind {
	case gen.ExportKindAccounts:
		f := deref(in.Accounts)
		if err := oneDay(&f.AsOf, in.AsOf); err != nil {
			return nil, nil, err
		}
		where, b, err := r.accountFilter(ctx, &f)
		return accountColumns, r.accountRows(ctx, c, where, b), err
	case gen.ExportKindInvoices:
		f := deref(in.Invoices)
		if err := oneDay(&f.AsOf, in.AsOf); err != nil {
			return nil, nil, err
		}
		where, b, err := r.invoiceFilter(ctx, &f)
		if f.AsOf != nil {
			return invoiceColumns, invoicesOn(ctx, c, where, b, invoiceRow), err
		}
		return invoiceColumns, paged(ctx, func(after int) ([]*ent.Invoice, error) {
			return c.Invoice.Query().Where(predicates[predicate.Invoice](where)...).Where(invoice.IDGT(after)).WithAccount().WithContract().
				Order(invoice.ByID()).Limit(exportPage).All(ctx)
		}, func(i *ent.Invoice) (int, []string) { return i.ID, invoiceRow(i, i.Balance()) }), err
	case gen.ExportKindOpenItems:
		f, day := deref(in.Invoices), r.today()
		if err := oneDay(&f.AsOf, in.AsOf); err != nil {
			return nil, nil, err
		}
		if f.AsOf == nil {
			f.AsOf = &day
		}
		where, b, err := r.invoiceFilter(ctx, &f)
		b.only(&where)
		return openItemColumns, invoicesOn(ctx, c, where, b, func(i *ent.Invoice, open money.Amount) []string { return openItemRow(i, open, *f.AsOf) }), err
	case gen.ExportKindPayments:
		where, err := r.paymentFilter(ctx, in.Payments)
		return paymentColumns, paged(ctx, func(after int) ([]*ent.Payment, error) {
			return c.Payment.Query().Where(predicates[predicate.Payment](where)...).Where(payment.IDGT(after)).WithAccount().Order(payment.ByID()).Limit(exportPage).All(ctx)
		}, paymentRow), err
	case gen.ExportKindApplications:
		where, err := r.paymentFilter(ctx, in.Payments)
		return applicationColumns, paged(ctx, func(after int) ([]*ent.Application, error) {
			q := c.Application.Query().Where(application.IDGT(after)).WithInvoice().WithPayment().WithCreditMemo().Order(application.ByID()).Limit(exportPage)
			if len(where) > 0 {
				q.Where(application.HasPaymentWith(predicates[predicate.Payment](where)...))
			}
			return q.All(ctx)
		}, applicationRow), err
	case gen.ExportKindCreditMemos:
		where, err := r.creditMemoFilter(ctx, in.CreditMemos)
		return creditMemoColumns, paged(ctx, func(after int) ([]*ent.CreditMemo, error) {
			return c.CreditMemo.Query().Where(predicates[predicate.CreditMemo](where)...).Where(creditmemo.IDGT(after)).WithAccount().WithInvoice().
				Order(creditmemo.ByID()).Limit(exportPage).All(ctx)
		}, creditMemoRow), err
	case gen.ExportKindAgeing:
		return ageingColumns, r.ageingRows(ctx, c, in), nil
	case gen.ExportKindAuditEvents:
		where, err := r.auditFilter(ctx, in.Audit)
		return auditColumns, paged(ctx, func(after int) ([]*ent.AuditEvent, error) {
			return c.AuditEvent.Query().Where(predicates[predicate.AuditEvent](where)...).Where(auditevent.IDGT(after)).Order(auditevent.ByID()).Limit(exportPage).All(ctx)
		}, auditRow), err
	}
	return nil, nil, fault.New(fault.Invalid, "%s can't be exported", in.Kind).On("kind")
}

// paged reads page after page by id and turns each record into a row.
func paged[T any](ctx context.Context, next func(after int) ([]T, error), row func(T) (id int, cells []string)) sheet.Rows {
	return func(yield func([]string, error) bool) {
		for page, err := range pages(ctx, next, func(t T) int { id, _ := row(t); return id }) {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, record := range page {
				if _, cells := row(record); !yield(cells, nil) {
					return
				}
			}
		}
	}
}

func texts(names ...string) (columns []sheet.Column) {
	for _, n := range names {
		c := sheet.Column{Name: n}
		switch n {
		case "issue_date", "due_date", "received_on", "applied_on", "reversed_on":
			c.Type = sheet.DateColumn
		case "total", "tax", "balance", "amount", "open", "unapplied", "credit_limit", "past_due", "unapplied_cash", "unapplied_credit", "current", "days_1_30", "days_31_60", "days_61_90", "days_91_120", "days_121_plus":
			c.Type, c.Scale = sheet.DecimalColumn, 2
		case "days_late", "open_invoices", "chain", "sequence":
			c.Type = sheet.IntegerColumn
		}
		columns = append(columns, c)
	}
	return columns
}

// The columns of what can be imported have the names that the import reads.
var (
	accountColumns = texts("number", "name", "kind", "parent_number", "business_unit", "currency", "payment_terms", "credit_limit", "email", "phone", "street", "city",
		"region", "postal_code", "country", "tax_id", "language", "bank_accounts", "status", "balance")
	invoiceColumns     = texts("number", "account_number", "account_name", "issue_date", "due_date", "currency", "total", "tax", "balance", "purchase_order", "description", "contract_number")
	openItemColumns    = texts("kind", "number", "account_number", "account_name", "issue_date", "due_date", "currency", "amount", "open", "days_late")
	paymentColumns     = texts("number", "account_number", "account_name", "received_on", "currency", "amount", "unapplied", "method", "reference", "payer", "reversed_on")
	applicationColumns = texts("payment_number", "credit_memo_number", "invoice_number", "currency", "amount", "applied_on", "reason")
	creditMemoColumns  = texts("number", "account_number", "account_name", "issue_date", "currency", "amount", "tax", "unapplied", "reason", "invoice_number", "status", "description")
	ageingColumns      = texts("account_number", "account_name", "currency", "open_invoices", "current", "days_1_30", "days_31_60", "days_61_90", "days_91_120", "days_121_plus",
		"total", "past_due", "unapplied_cash", "unapplied_credit")
	auditColumns = texts("at", "actor", "action", "record", "account", "changes", "reason", "address", "via", "request_id", "chain", "sequence", "previous_hash", "hash")
)

func accountRow(a *ent.Account, balance string) []string {
	parent, limit := "", ""
	if a.Edges.Parent != nil {
		parent = a.Edges.Parent.Number
	}
	if l := a.CreditLimit(); l != nil {
		limit = l.String()
	}
	var bill postal.Address
	for _, x := range a.Addresses {
		if x.Use == postal.BillTo {
			bill = x
		}
	}
	banks := ""
	for i, b := range a.Edges.BankAccounts {
		if i > 0 {
			banks += "|"
		}
		banks += b.Number
	}
	return []string{a.Number, a.Name, string(a.Kind), parent, a.Edges.BusinessUnit.Code, string(a.Currency), a.PaymentTerms, limit, a.Email, a.Phone, bill.Street, bill.City,
		a.Region, bill.PostalCode, bill.Country, a.TaxID, a.Language, banks, string(a.Status), balance}
}

func named(a *ent.Account) (number, name string) {
	if a == nil {
		return "", ""
	}
	return a.Number, a.Name
}

func invoiceRow(i *ent.Invoice, open money.Amount) []string {
	number, name := named(i.Edges.Account)
	contract := ""
	if i.Edges.Contract != nil {
		contract = i.Edges.Contract.Number
	}
	return []string{i.Number, number, name, i.IssueOn.String(), i.DueOn.String(), string(i.Currency), i.Total().String(), i.Tax().String(), open.String(),
		i.PurchaseOrder, i.Description, contract}
}

func openItemRow(i *ent.Invoice, open money.Amount, day date.Date) []string {
	number, name := named(i.Edges.Account)
	return []string{"INVOICE", i.Number, number, name, i.IssueOn.String(), i.DueOn.String(), string(i.Currency), i.Total().String(), open.String(), strconv.Itoa(max(0, day.DaysSince(i.DueOn)))}
}

// oneDay is the day of the filter, or of the export as a whole.
func oneDay(filter **date.Date, whole *date.Date) error {
	switch {
	case whole == nil:
	case *filter == nil:
		*filter = whole
	case **filter != *whole:
		return fault.New(fault.Invalid, "the filter asks for %s and asOf for %s; give one day", **filter, *whole).On("asOf")
	}
	return nil
}

// opened is what is open of a record on a day.
type opened struct {
	ID    int   `json:"id"`
	Minor int64 `json:"sort_key"`
}

// selected adds what is open to what a query of ids selects.
func (b balance) selected(s *sql.Selector) { s.AppendSelectAs(b.of(s), sortKey) }

// onDay turns records into rows with what was open of them on a day. All are found at once, so that the balances of the
// day are worked out once and not for every page.
func onDay[T any](find func() ([]opened, error), read func(ids []int) ([]*T, error), id func(*T) int, row func(*T, int64) []string) sheet.Rows {
	return func(yield func([]string, error) bool) {
		found, err := find()
		if err != nil {
			yield(nil, err)
			return
		}
		for part := range slices.Chunk(found, exportPage) {
			records, err := read(idsOf(part, func(o opened) int { return o.ID }))
			if err != nil {
				yield(nil, err)
				return
			}
			open := make(map[int]int64, len(part))
			for _, o := range part {
				open[o.ID] = o.Minor
			}
			for _, record := range records {
				if !yield(row(record, open[id(record)]), nil) {
					return
				}
			}
		}
	}
}

// invoicesOn are the invoices that a filter with a day matches.
func invoicesOn(ctx context.Context, c *ent.Client, where conditions, b balance, row func(*ent.Invoice, money.Amount) []string) sheet.Rows {
	return onDay(func() (found []opened, err error) {
		err = c.Invoice.Query().Where(predicates[predicate.Invoice](where)...).Order(invoice.ByID(), b.selected).Select(invoice.FieldID).Scan(ctx, &found)
		return found, err
	}, func(ids []int) ([]*ent.Invoice, error) {
		return c.Invoice.Query().Where(predicate.Invoice(rule.In(invoice.FieldID, ids))).WithAccount().WithContract().Order(invoice.ByID()).All(ctx)
	}, func(i *ent.Invoice) int { return i.ID }, func(i *ent.Invoice, minor int64) []string { return row(i, money.New(minor, i.Currency)) })
}

// accountRows are the accounts that a filter matches, with their balances where the viewer may read invoices.
func (r *Resolver) accountRows(ctx context.Context, c *ent.Client, where conditions, b balance) sheet.Rows {
	balances := viewer.From(ctx).Can(viewer.InvoicesRead)
	return onDay(func() (found []opened, err error) {
		q := c.Account.Query().Where(predicates[predicate.Account](where)...).Order(account.ByID())
		if balances {
			q.Order(b.selected)
		}
		err = q.Select(account.FieldID).Scan(ctx, &found)
		return found, err
	}, func(ids []int) ([]*ent.Account, error) {
		return c.Account.Query().Where(predicate.Account(rule.In(account.FieldID, ids))).WithParent().WithBusinessUnit().WithBankAccounts().Order(account.ByID()).All(ctx)
	}, func(a *ent.Account) int { return a.ID }, func(a *ent.Account, minor int64) []string {
		if balances {
			return accountRow(a, money.New(minor, a.Currency).String())
		}
		return accountRow(a, "")
	})
}

func pages[T any](ctx context.Context, next func(after int) ([]T, error), id func(T) int) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		for after := 0; ; {
			page, err := next(after)
			if err == nil {
				err = ctx.Err()
			}
			if !yield(page, err) || err != nil || len(page) < exportPage {
				return
			}
			after = id(page[len(page)-1])
		}
	}
}

func idsOf[T any](rows []T, id func(T) int) []int {
	ids := make([]int, len(rows))
	for i, r := range rows {
		ids[i] = id(r)
	}
	return ids
}

func paymentRow(p *ent.Payment) (int, []string) {
	number, name := named(p.Edges.Account)
	return p.ID, []string{p.Number, number, name, p.ReceivedOn.String(), string(p.Currency), p.Amount().String(), p.Unapplied().String(), string(p.Method), p.Reference, p.Payer, p.ReversedOn.String()}
}

func applicationRow(a *ent.Application) (int, []string) {
	var pay, memo, inv string
	if a.Edges.Payment != nil {
		pay = a.Edges.Payment.Number
	}
	if a.Edges.CreditMemo != nil && a.Edges.CreditMemo.Number != nil {
		memo = *a.Edges.CreditMemo.Number
	}
	if a.Edges.Invoice != nil {
		inv = a.Edges.Invoice.Number
	}
	return a.ID, []string{pay, memo, inv, string(a.Currency), a.Amount().String(), a.EffectiveOn.String(), a.Reason}
}

func creditMemoRow(m *ent.CreditMemo) (int, []string) {
	account, name := named(m.Edges.Account)
	number, inv := "", ""
	if m.Number != nil {
		number = *m.Number
	}
	if m.Edges.Invoice != nil {
		inv = m.Edges.Invoice.Number
	}
	return m.ID, []string{number, account, name, m.IssueOn.String(), string(m.Currency), m.Amount().String(), m.Tax().String(), m.Unapplied().String(), string(m.Reason), inv, string(m.Status), m.Description}
}

// ageingRows is ageing by account, largest past due first.
func (r *Resolver) ageingRows(ctx context.Context, c *ent.Client, in gen.ExportRecordsInput) sheet.Rows {
	return func(yield func([]string, error) bool) {
		all, err := r.Ledger.EveryAccount(ctx, ageingQuery(in.AsOf, in.AgeingBasis, nil, in.Ageing), ledger.ByPastDue)
		if err != nil {
			yield(nil, err)
			return
		}
		for rows := range slices.Chunk(all, exportPage) {
			accounts, err := c.Account.Query().Where(account.IDIn(idsOf(rows, func(a ledger.AccountAgeing) int { return a.Account })...)).All(ctx)
			if err != nil {
				yield(nil, err)
				return
			}
			of := make(map[int]*ent.Account, len(accounts))
			for _, a := range accounts {
				of[a.ID] = a
			}
			for _, a := range rows {
				number, name := named(of[a.Account])
				cells := []string{number, name, string(a.Currency), strconv.Itoa(a.Count())}
				for _, b := range a.Buckets {
					cells = append(cells, a.In(b.Minor).String())
				}
				if !yield(append(cells, a.Total().String(), a.PastDue().String(), a.In(a.UnappliedCash).String(), a.In(a.UnappliedCredit).String()), nil) {
					return
				}
			}
		}
	}
}

func auditRow(e *ent.AuditEvent) (int, []string) {
	id := func(n int) string {
		if n == 0 {
			return ""
		}
		return scalar.FormatID(n)
	}
	return e.ID, []string{e.At.UTC().Format("2006-01-02T15:04:05.000000Z"), e.ActorName, e.Action, id(e.EntityID), id(e.AccountID), e.Changes, e.Reason, e.Address, e.Via, e.RequestID,
		strconv.Itoa(e.Chain), fmt.Sprint(e.Seq), e.PrevHash, e.Hash}
}
