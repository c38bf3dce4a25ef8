package billing

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/journalentry"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// maxLines is the largest number of lines of one invoice.
const maxLines = 5000

// Service runs the verbs of billing.
type Service struct {
	DB     *store.DB
	Credit func(context.Context, *store.TxClient, Credit) (int, error) // writes a credit memo that waits for a second person, for CreditDraft; package credits has it
}

// Line is one charge: quantity × unit price, rounded once, plus its tax.
type Line struct {
	Description            string
	Product                int // 0: none
	Quantity, UnitPrice    decimal.Decimal
	Tax                    decimal.Decimal // in the invoice's currency
	ServiceFrom, ServiceTo date.Date
}

// Post is an invoice by hand.
type Post struct {
	Account                    int
	Number                     string         // "": given by the system
	IssueOn, DueOn             date.Date      // no DueOn: by the account's terms
	Currency                   money.Currency // "": the account's
	PurchaseOrder, Description string
	Lines                      []Line
	Key                        string
}

// Post bills an account and posts at once. It reports fault.NotFound, fault.Invalid with the field, fault.Conflict for a
// number that exists, fault.State for a closed account, and fault.Closed. Requires invoices:post.
func (s *Service) Post(ctx context.Context, in Post) (*ent.Invoice, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.InvoicesPost); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Invoice, error) {
		id, _, err := store.Once(ctx, tx, "postInvoice", in.Key, in, func() (int, error) {
			doc, err := in.document(ctx, tx)
			if err != nil {
				return 0, err
			}
			ids, err := PostTx(ctx, tx, []Document{doc})
			if err != nil {
				return 0, err
			}
			return ids[0], nil
		})
		if err != nil {
			return nil, err
		}
		return tx.Invoice.Get(ctx, id)
	})
}

// document works out amounts, currency and due date.
func (in Post) document(ctx context.Context, tx *store.TxClient) (Document, error) {
	a, err := tx.Account.Get(ctx, in.Account)
	if err != nil {
		return Document{}, fault.As(store.Fault(err)).On("accountId")
	}
	doc := Document{Account: in.Account, Number: in.Number, IssueOn: in.IssueOn, DueOn: in.DueOn, Currency: in.Currency,
		PurchaseOrder: in.PurchaseOrder, Description: in.Description, Origin: invoice.OriginMANUAL}
	if err := cmp.Or(fault.Line("purchaseOrder", in.PurchaseOrder, 60), fault.Prose("description", in.Description, 2000)); err != nil {
		return doc, err
	}
	if doc.Currency == "" {
		doc.Currency = a.Currency
	}
	if a.PurchaseOrderRequired && in.PurchaseOrder == "" {
		return doc, fault.New(fault.Invalid, "%s wants a purchase order number on every invoice", a.Name).On("purchaseOrder")
	}
	if doc.DueOn == "" && doc.IssueOn != "" {
		if doc.DueOn, err = accounts.DueOn(a.PaymentTerms, doc.IssueOn); err != nil {
			return doc, err
		}
	}
	if doc.Lines, err = Price(doc.Currency, in.Lines); err != nil {
		return doc, err
	}
	for _, l := range doc.Lines {
		doc.Tax += l.TaxMinor
		doc.Total += l.Minor + l.TaxMinor
	}
	return doc, nil
}

// Price works out the lines of an invoice by hand: quantity × unit price rounded once, and the tax as given. It reports
// fault.Invalid with the field.
func Price(c money.Currency, in []Line) ([]DocumentLine, error) {
	if len(in) == 0 || len(in) > maxLines {
		return nil, fault.New(fault.Invalid, "an invoice has 1 to %d lines", maxLines).On("lines")
	}
	total := money.New(0, c)
	lines := make([]DocumentLine, len(in))
	for i, l := range in {
		at := func(field string, err error) error {
			return fault.New(fault.Invalid, "%v", err).On("lines", strconv.Itoa(i), field)
		}
		if err := fault.Prose("description", l.Description, 2000); err != nil {
			return nil, fault.As(err).On("lines", strconv.Itoa(i))
		}
		net, err := money.FromDecimal(l.Quantity.Mul(l.UnitPrice), c)
		if err != nil {
			return nil, at("unitPrice", err)
		}
		tax, err := money.Parse(l.Tax.String(), c)
		if err != nil {
			return nil, at("tax", err)
		}
		if total, err = money.Sum(c, total, net, tax); err != nil {
			return nil, at("unitPrice", err)
		}
		if l.ServiceFrom != "" && l.ServiceTo != "" && l.ServiceTo < l.ServiceFrom {
			return nil, fault.New(fault.Invalid, "the service ends on %s, before it starts", l.ServiceTo).On("lines", strconv.Itoa(i), "serviceTo")
		}
		lines[i] = DocumentLine{Line: l, Minor: net.Minor, TaxMinor: tax.Minor}
	}
	return lines, nil
}

// Document is an invoice whose amounts are worked out.
type Document struct {
	Account                    int
	Number                     string // "": given by the system
	IssueOn, DueOn             date.Date
	Currency                   money.Currency
	Tax, Total                 int64 // minor units; Total with tax
	PurchaseOrder, Description string
	Contract                   int
	Run                        int // the bill run that made it
	Rebills                    int // the invoice that it bills again
	Origin                     invoice.Origin
	Taxes                      []bill.Tax     // by jurisdiction; none: Tax is all there is to say
	Lines                      []DocumentLine // none: the total is one sum of revenue
}

// DocumentLine is a line whose amount is worked out.
type DocumentLine struct {
	Line
	Minor, TaxMinor            int64
	ContractLine               int
	TaxClass, Site, CostCentre string
}

// check is every rule about one document that needs no other record.
func (d Document) check() error {
	switch {
	case d.IssueOn == "":
		return fault.New(fault.Invalid, "the issue date is missing").On("issueOn")
	case d.DueOn < d.IssueOn:
		return fault.New(fault.Invalid, "the due date %s lies before the issue date %s", d.DueOn, d.IssueOn).On("dueOn")
	case !d.Currency.Valid():
		return fault.New(fault.Invalid, "%v", d.Currency.Validate()).On("currency")
	case d.Total < 0:
		return fault.New(fault.Invalid, "an invoice can't be negative (%s); use a credit memo", money.New(d.Total, d.Currency)).On("total")
	case d.Tax < 0 || d.Tax > d.Total:
		return fault.New(fault.Invalid, "the tax %s must lie between zero and the total %s", money.New(d.Tax, d.Currency), money.New(d.Total, d.Currency)).On("tax")
	}
	if d.Number != "" {
		if err := ledger.CheckNumber(d.Number); err != nil {
			return err
		}
	}
	if len(d.Lines) > 0 {
		sum := d.Tax
		for _, l := range d.Lines {
			sum += l.Minor
		}
		if sum != d.Total {
			return fault.New(fault.Invalid, "the lines and the tax sum to %s, the total says %s", money.New(sum, d.Currency), money.New(d.Total, d.Currency)).On("total")
		}
	}
	return nil
}

// PostTx posts invoices in the caller's transaction and answers their ids in order. It reports what Post reports.
func PostTx(ctx context.Context, tx *store.TxClient, docs []Document) ([]int, error) {
	v := viewer.From(ctx)
	if v == nil {
		return nil, viewer.ErrUnauthenticated
	}
	if !v.Can(viewer.InvoicesPost) {
		if err := viewer.Need(v, viewer.ImportsRun); err != nil {
			return nil, err
		}
	}
	return postAll(ctx, tx, docs)
}

// RebillTx posts the invoice that replaces a credited one, for who approved the credit. It reports what Post reports.
// Requires credits:approve.
func RebillTx(ctx context.Context, tx *store.TxClient, doc Document) (int, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.CreditsApprove); err != nil {
		return 0, err
	}
	ids, err := postAll(ctx, tx, []Document{doc})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

func postAll(ctx context.Context, tx *store.TxClient, docs []Document) ([]int, error) {
	v := viewer.From(ctx)
	billed, err := payers(ctx, tx, docs)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		if err := d.check(); err != nil {
			return nil, err
		}
		a, ok := billed[d.Account]
		switch {
		case !ok || !v.Sees(d.Account):
			return nil, fault.New(fault.NotFound, "there is no such account, or it is not yours to see").On("accountId")
		case a.status == account.StatusCLOSED && d.Origin == invoice.OriginMANUAL:
			return nil, fault.New(fault.State, "the account is closed; reopen it before you bill it").On("accountId")
		case a.status == account.StatusON_HOLD && d.Origin == invoice.OriginMANUAL:
			return nil, fault.New(fault.State, "the account is on hold; release it before you bill it").On("accountId")
		}
	}
	if err := number(ctx, tx, docs, billed); err != nil {
		return nil, err
	}
	rows := make([][]any, len(docs))
	for i, d := range docs {
		rows[i] = []any{tx.Now, billed[d.Account].unit, d.Account, d.Number, d.IssueOn, d.DueOn, d.Currency, d.Tax, d.Total, 0, 0, d.Total,
			d.PurchaseOrder, d.Description, store.Null(d.Contract), store.Null(d.Run), store.Null(d.Rebills), string(d.Origin)}
	}
	ids, err := tx.InsertIDs(ctx, "invoices", []string{"created_at", "business_unit_id", "account_id", "number", "issue_on", "due_on", "currency", "tax_minor",
		"total_minor", "applied_minor", "adjusted_minor", "balance_minor", "purchase_order", "description", "contract_id", "run_id", "rebills_id", "origin"}, rows)
	if err != nil {
		return nil, err
	}
	revenue, err := insertLines(ctx, tx, docs, ids)
	if err != nil {
		return nil, err
	}
	if err := insertTaxes(ctx, tx, docs, ids); err != nil {
		return nil, err
	}
	for i, d := range docs {
		lines := append(revenue[i], ledger.Line{Purpose: glaccount.PurposeRECEIVABLE, Minor: d.Total}, ledger.Line{Purpose: glaccount.PurposeTAX_PAYABLE, Minor: -d.Tax})
		if err := ledger.Post(ctx, tx, ledger.Entry{BusinessUnit: billed[d.Account].unit, Account: d.Account, Kind: journalentry.KindINVOICE, Source: ids[i],
			On: d.IssueOn, Currency: d.Currency, Lines: lines},
			ledger.Move{Kind: receivableentry.ItemKindINVOICE, Account: d.Account, Item: ids[i], Minor: d.Total, IssueOn: d.IssueOn, DueOn: d.DueOn}); err != nil {
			return nil, err
		}
	}
	if len(docs) == 1 {
		d := docs[0]
		tx.Record(store.Event{Action: "invoice.post", Entity: ids[0], Account: d.Account, Changes: store.Changes{
			"number": {nil, d.Number}, "total": {nil, money.New(d.Total, d.Currency).String() + " " + string(d.Currency)}, "due_on": {nil, d.DueOn}}})
	} else {
		tx.RecordMany("invoice.post", ids)
	}
	return ids, nil
}

type payer struct {
	unit   int
	status account.Status
}

func payers(ctx context.Context, tx *store.TxClient, docs []Document) (map[int]payer, error) {
	ids := make([]int, 0, len(docs))
	for _, d := range docs {
		ids = append(ids, d.Account)
	}
	slices.Sort(ids)
	lock := "" // where the status counts, it stays as it is until the invoice is there; the invoice takes this lock anyway
	if tx.Postgres() && slices.ContainsFunc(docs, func(d Document) bool { return d.Origin == invoice.OriginMANUAL }) {
		lock = " ORDER BY id FOR KEY SHARE"
	}
	rows, err := tx.Query(ctx, `SELECT id, business_unit_id, status FROM accounts WHERE `+store.In(tx.Dialect, "id")+lock, store.IDList(tx.Dialect, slices.Compact(ids)))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	billed := map[int]payer{}
	for rows.Next() {
		var id int
		var p payer
		if err := rows.Scan(&id, &p.unit, &p.status); err != nil {
			return nil, err
		}
		billed[id] = p
	}
	return billed, rows.Err()
}

// number gives numbers to the documents that have none, in their order.
func number(ctx context.Context, tx *store.TxClient, docs []Document, billed map[int]payer) error {
	type key struct{ unit, year int }
	missing := map[key][]int{}
	var order []key
	for i, d := range docs {
		if d.Number == "" {
			k := key{billed[d.Account].unit, d.IssueOn.Year()}
			if missing[k] == nil {
				order = append(order, k)
			}
			missing[k] = append(missing[k], i)
		}
	}
	slices.SortFunc(order, func(a, b key) int { return a.unit*10000 + a.year - b.unit*10000 - b.year })
	for _, k := range order {
		numbers, err := ledger.Numbers(ctx, tx, k.unit, ledger.Invoices, k.year, len(missing[k]))
		if err != nil {
			return err
		}
		for n, i := range missing[k] {
			docs[i].Number = numbers[n]
		}
	}
	return nil
}

// insertLines writes the lines of all documents and answers the revenue side of each document's entry.
func insertLines(ctx context.Context, tx *store.TxClient, docs []Document, ids []int) ([][]ledger.Line, error) {
	codes, err := revenueCodes(ctx, tx, docs)
	if err != nil {
		return nil, err
	}
	revenue := make([][]ledger.Line, len(docs))
	var rows [][]any
	for i, d := range docs {
		if len(d.Lines) == 0 {
			revenue[i] = []ledger.Line{{Purpose: glaccount.PurposeREVENUE, Minor: d.Tax - d.Total}}
			continue
		}
		for n, l := range d.Lines {
			rows = append(rows, []any{ids[i], n + 1, l.Description, store.Null(l.Product), l.Quantity, l.UnitPrice, l.Minor, l.TaxMinor, d.Currency, l.ServiceFrom, l.ServiceTo,
				store.Null(l.ContractLine), l.TaxClass, l.Site, l.CostCentre})
			side := ledger.Line{Purpose: glaccount.PurposeREVENUE, Code: codes[l.Product]}
			at := slices.IndexFunc(revenue[i], func(r ledger.Line) bool { return r.Code == side.Code })
			if at < 0 {
				at = len(revenue[i])
				revenue[i] = append(revenue[i], side)
			}
			revenue[i][at].Minor -= l.Minor
		}
	}
	return revenue, tx.Insert(ctx, "invoice_lines", []string{"invoice_id", "line_no", "description", "product_id", "quantity", "unit_price", "amount_minor",
		"tax_minor", "currency", "service_from", "service_to", "contract_line_id", "tax_class", "site", "cost_centre"}, rows)
}

func insertTaxes(ctx context.Context, tx *store.TxClient, docs []Document, ids []int) error {
	var rows [][]any
	for i, d := range docs {
		for _, t := range d.Taxes {
			rows = append(rows, []any{ids[i], t.Jurisdiction, t.Class, t.Category, t.Percent, d.Currency, t.Taxable, t.Minor, clipTo(t.Exemption, 300)})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.Insert(ctx, "invoice_taxes", []string{"invoice_id", "jurisdiction", "tax_class", "category", "percent", "currency", "taxable_minor", "amount_minor", "exemption"}, rows)
}

func revenueCodes(ctx context.Context, tx *store.TxClient, docs []Document) (map[int]string, error) {
	codes := map[int]string{}
	for _, d := range docs {
		for _, l := range d.Lines {
			if l.Product != 0 {
				codes[l.Product] = ""
			}
		}
	}
	if len(codes) == 0 {
		return codes, nil
	}
	ids := make([]int, 0, len(codes))
	for id := range codes {
		ids = append(ids, id)
	}
	rows, err := tx.Query(ctx, `SELECT id, revenue_code FROM products WHERE `+store.In(tx.Dialect, "id"), store.IDList(tx.Dialect, ids))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := 0
	for rows.Next() {
		var id int
		var code string
		if err := rows.Scan(&id, &code); err != nil {
			return nil, err
		}
		codes[id] = code
		found++
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if found < len(ids) {
		return nil, fault.New(fault.NotFound, "a line names a product that does not exist").On("lines")
	}
	return codes, nil
}
