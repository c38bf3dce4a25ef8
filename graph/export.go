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
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/predicate"
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
		where, err := r.accountFilter(ctx, in.Accounts)
		return accountColumns, paged(ctx, func(after int) ([]*ent.Account, error) {
			return c.Account.Query().Where(predicates[predicate.Account](where)...).Where(account.IDGT(after)).WithParent().WithBusinessUnit().WithBankAccounts().
				Order(account.ByID()).Limit(exportPage).All(ctx)
		}, accountRow), err
	case gen.ExportKindInvoices:
		where, err := r.invoiceFilter(ctx, in.Invoices)
		return invoiceColumns, paged(ctx, func(after int) ([]*ent.Invoice, error) {
			return c.Invoice.Query().Where(predicates[predicate.Invoice](where)...).Where(invoice.IDGT(after)).WithAccount().WithContract().
				Order(invoice.ByID()).Limit(exportPage).All(ctx)
		}, func(i *ent.Invoice) (int, []string) { return i.ID, invoiceRow(i) }), err
	case gen.ExportKindOpenItems:
		where, err := r.invoiceFilter(ctx, in.Invoices)
		return openItemColumns, r.openItems(ctx, c, where, in.AsOf), err
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
		"region", "postal_code", "country", "tax_id", "language", "bank_accounts", "status")
	invoiceColumns     = texts("number", "account_number", "account_name", "issue_date", "due_date", "currency", "total", "tax", "balance", "purchase_order", "description", "contract_number")
	openItemColumns    = texts("kind", "number", "account_number", "account_name", "issue_date", "due_date", "currency", "amount", "open", "days_late")
	paymentColumns     = texts("number", "account_number", "account_name", "received_on", "currency", "amount", "unapplied", "method", "reference", "payer", "reversed_on")
	applicationColumns = texts("payment_number", "credit_memo_number", "invoice_number", "currency", "amount", "applied_on", "reason")
	creditMemoColumns  = texts("number", "account_number", "account_name", "issue_date", "currency", "amount", "tax", "unapplied", "reason", "invoice_number", "status", "description")
	ageingColumns      = texts("account_number", "account_name", "currency", "open_invoices", "current", "days_1_30", "days_31_60", "days_61_90", "days_91_120", "days_121_plus",
		"total", "past_due", "unapplied_cash", "unapplied_credit")
	auditColumns = texts("at", "actor", "action", "record", "account", "changes", "reason", "address", "via", "request_id", "chain", "sequence", "previous_hash", "hash")
)

func accountRow(a *ent.Account) (int, []string) {
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
	return a.ID, []string{a.Number, a.Name, string(a.Kind), parent, a.Edges.BusinessUnit.Code, string(a.Currency), a.PaymentTerms, limit, a.Email, a.Phone, bill.Street, bill.City,
		a.Region, bill.PostalCode, bill.Country, a.TaxID, a.Language, banks, string(a.Status)}
}

func named(a *ent.Account) (number, name string) {
	if a == nil {
		return "", ""
	}
	return a.Number, a.Name
}

func invoiceRow(i *ent.Invoice) []string {
	number, name := named(i.Edges.Account)
	contract := ""
	if i.Edges.Contract != nil {
		contract = i.Edges.Contract.Number
	}
	return []string{i.Number, number, name, i.IssueOn.String(), i.DueOn.String(), string(i.Currency), i.Total().String(), i.Tax().String(), i.Balance().String(),
		i.PurchaseOrder, i.Description, contract}
}

// openItems are the invoices that the filter matches with something open on a day.
func (r *Resolver) openItems(ctx context.Context, c *ent.Client, where conditions, asOf *date.Date) sheet.Rows {
	day := r.today()
	if asOf != nil {
		day = *asOf
	}
	return func(yield func([]string, error) bool) {
		invoices := pages(ctx, func(last int) ([]*ent.Invoice, error) {
			return c.Invoice.Query().Where(predicates[predicate.Invoice](where)...).Where(invoice.IDGT(last), invoice.IssueOnLTE(day), openThenOrNow(day)).WithAccount().Order(invoice.ByID()).Limit(exportPage).All(ctx)
		}, func(i *ent.Invoice) int { return i.ID })
		for page, err := range invoices {
			if err != nil {
				yield(nil, err)
				return
			}
			later, err := r.Ledger.After(ctx, idsOf(page, func(i *ent.Invoice) int { return i.ID }), day)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, i := range page {
				open := i.Balance()
				if open.Minor -= later[i.ID]; open.IsZero() {
					continue
				}
				number, name := named(i.Edges.Account)
				if !yield([]string{"INVOICE", i.Number, number, name, i.IssueOn.String(), i.DueOn.String(), string(i.Currency), i.Total().String(), open.String(),
					strconv.Itoa(max(0, day.DaysSince(i.DueOn)))}, nil) {
					return
				}
			}
		}
	}
}

// openThenOrNow leaves out what has been settled by the day: nothing is open of it today and nothing changed since.
func openThenOrNow(day date.Date) predicate.Invoice {
	return func(s *sql.Selector) {
		e := sql.Dialect(s.Dialect()).Table("receivable_entries").As("later")
		s.Where(sql.Or(sql.NEQ(s.C("balance_minor"), 0), sql.In(s.C("id"), sql.Dialect(s.Dialect()).Select(e.C("item_id")).From(e).
			Where(sql.And(sql.GT(e.C("effective_on"), day), sql.EQ(e.C("item_kind"), "INVOICE"))))))
	}
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
