package credits

import (
	"context"
	"maps"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/invoicetax"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/product"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Rebill credits an invoice in full and bills it again.
type Rebill struct {
	Invoice       int
	IssueOn       date.Date // of the credit memo and of the new invoice
	Reason        creditmemo.Reason
	Description   string
	Lines         []billing.Line // of the right invoice
	PurchaseOrder *string        // nil: the wrong invoice's
	Key           string
}

// Rebill asks to credit an invoice in full and to bill it again; the original stays as it is, and one approval posts both
// documents, which name it. It reports fault.NotFound, fault.Invalid with the field, and fault.OverBalance for an invoice of
// which something is credited already. Requires credits:request.
func (s *Service) Rebill(ctx context.Context, in Rebill) (*ent.CreditMemo, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.CreditsRequest); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.CreditMemo, error) {
		id, _, err := store.Once(ctx, tx, "creditAndRebill", in.Key, in, func() (int, error) {
			wrong, err := tx.Invoice.Query().Where(invoice.ID(in.Invoice), store.Lock).WithLines(func(q *ent.InvoiceLineQuery) { q.Order(invoiceline.ByLineNo()) }).
				WithTaxes(func(q *ent.InvoiceTaxQuery) { q.Order(invoicetax.ByID()) }).Only(ctx)
			if err != nil {
				return 0, fault.As(store.Fault(err)).On("invoiceId")
			}
			right, err := in.right(ctx, tx, wrong)
			if err != nil {
				return 0, err
			}
			return in.credit(wrong, right).write(ctx, tx, v)
		})
		if err != nil {
			return nil, err
		}
		return tx.CreditMemo.Get(ctx, id)
	})
}

// right is the new invoice, worked out as the billing of one by hand is. What a line says besides goes on from the wrong one.
func (in Rebill) right(ctx context.Context, tx *store.TxClient, wrong *ent.Invoice) (*bill.Rebill, error) {
	lines, err := billing.Price(wrong.Currency, in.Lines)
	if err != nil {
		return nil, err
	}
	right := &bill.Rebill{PurchaseOrder: wrong.PurchaseOrder, Lines: make([]bill.RebillLine, len(lines))}
	if in.PurchaseOrder != nil {
		if err := fault.Line("purchaseOrder", *in.PurchaseOrder, 60); err != nil {
			return nil, err
		}
		right.PurchaseOrder = *in.PurchaseOrder
	}
	classes, err := taxClasses(ctx, tx, lines)
	if err != nil {
		return nil, err
	}
	left := slices.Clone(wrong.Edges.Lines)
	for i, l := range lines {
		right.Lines[i] = bill.RebillLine{Description: l.Description, Product: l.Product, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Minor: l.Minor, Tax: l.TaxMinor, TaxClass: classes[l.Product], From: l.ServiceFrom, To: l.ServiceTo}
		if at := serves(left, l); at >= 0 {
			w, r := left[at], &right.Lines[i]
			r.ContractLine, r.TaxClass, r.Site, r.CostCentre = w.ContractLineID, w.TaxClass, w.Site, w.CostCentre
			left = slices.Delete(left, at, at+1)
		}
	}
	if total := right.Total(); total < 0 {
		return nil, fault.New(fault.Invalid, "the right invoice comes to %s; credit the wrong one without billing again", money.New(total, wrong.Currency)).On("lines")
	}
	right.Taxes = taxes(wrong.Edges.Taxes, right.Lines)
	return right, nil
}

// taxClasses are the tax classes of the products of lines.
func taxClasses(ctx context.Context, tx *store.TxClient, lines []billing.DocumentLine) (map[int]string, error) {
	classes := map[int]string{}
	for _, l := range lines {
		if l.Product != 0 {
			classes[l.Product] = ""
		}
	}
	products, err := tx.Product.Query().Where(product.IDIn(slices.Collect(maps.Keys(classes))...)).All(ctx)
	for _, p := range products {
		classes[p.ID] = p.TaxClass
	}
	return classes, err
}

// serves is which of these lines charges for the same product and days, by preference with the same words; -1 where none does.
func serves(among []*ent.InvoiceLine, l billing.DocumentLine) int {
	at := -1
	for i, w := range among {
		if w.ProductID == l.Product && w.ServiceFrom == l.ServiceFrom && w.ServiceTo == l.ServiceTo {
			if w.Description == l.Description {
				return i
			}
			if at < 0 {
				at = i
			}
		}
	}
	return at
}

// taxes are what each jurisdiction gets of the lines at the rates of the wrong invoice.
func taxes(wrong []*ent.InvoiceTax, lines []bill.RebillLine) []bill.Tax {
	was := make([]tax.Subtotal, len(wrong))
	for i, w := range wrong {
		was[i] = tax.Subtotal{Jurisdiction: w.Jurisdiction, Class: w.TaxClass, Category: w.Category, Percent: w.Percent, Exemption: w.Exemption}
	}
	taxable, owed := make([]tax.Line, len(lines)), make([]int64, len(lines))
	for i, l := range lines {
		taxable[i], owed[i] = tax.Line{Class: l.TaxClass, Minor: l.Minor}, l.Tax
	}
	var out []bill.Tax
	for _, s := range tax.Again(was, taxable, owed) {
		out = append(out, bill.Tax{Jurisdiction: s.Jurisdiction, Class: s.Class, Category: s.Category, Percent: s.Percent, Taxable: s.Taxable, Minor: s.Minor, Exemption: s.Exemption})
	}
	return out
}

// credit is the credit memo over the whole of the wrong invoice: its lines where none gives something back, else what its
// lines of each tax class come to, or one sum.
func (in Rebill) credit(wrong *ent.Invoice, right *bill.Rebill) Request {
	r := Request{Account: wrong.AccountID, IssueOn: in.IssueOn, Currency: wrong.Currency, Reason: in.Reason, Description: in.Description, Invoice: wrong.ID, Rebill: right}
	type sum struct{ net, tax int64 }
	line := func(text string, invoiceLine int, s sum) Line {
		return Line{Description: text, InvoiceLine: invoiceLine, Amount: money.New(s.net, wrong.Currency).Decimal(), Tax: money.New(s.tax, wrong.Currency).Decimal()}
	}
	given := func(s sum) bool { return s.net < 0 || s.tax < 0 }
	whole := "Invoice " + wrong.Number
	byClass, all, back := map[string]sum{}, sum{}, false
	for _, l := range wrong.Edges.Lines {
		s := sum{l.AmountMinor, l.TaxMinor}
		back = back || given(s)
		of := byClass[l.TaxClass]
		byClass[l.TaxClass] = sum{of.net + s.net, of.tax + s.tax}
		all = sum{all.net + s.net, all.tax + s.tax}
		r.Lines = append(r.Lines, line(l.Description, l.ID, s))
	}
	if back || len(r.Lines) > maxLines {
		r.Lines = nil
		for _, class := range slices.Sorted(maps.Keys(byClass)) {
			if byClass[class] != (sum{}) {
				r.Lines = append(r.Lines, line(whole, 0, byClass[class]))
			}
		}
	}
	one := sum{wrong.TotalMinor - wrong.TaxMinor, wrong.TaxMinor}
	if len(r.Lines) == 0 || all != one || back && slices.ContainsFunc(slices.Collect(maps.Values(byClass)), given) {
		r.Lines = []Line{line(whole, 0, one)}
	}
	return r
}

// rebill posts the invoice that goes with an approved credit.
func rebill(ctx context.Context, tx *store.TxClient, c *ent.CreditMemo) error {
	a, err := tx.Account.Get(ctx, c.AccountID)
	if err != nil {
		return err
	}
	due, err := accounts.DueOn(a.PaymentTerms, c.IssueOn)
	if err != nil {
		return err
	}
	doc := billing.Document{Account: c.AccountID, IssueOn: c.IssueOn, DueOn: due, Currency: c.Currency, PurchaseOrder: c.Rebill.PurchaseOrder, Description: c.Description,
		Rebills: c.InvoiceID, Origin: invoice.OriginBILLING, Total: c.Rebill.Total(), Taxes: c.Rebill.Taxes}
	for _, l := range c.Rebill.Lines {
		doc.Tax += l.Tax
		doc.Lines = append(doc.Lines, billing.DocumentLine{ContractLine: l.ContractLine, Minor: l.Minor, TaxMinor: l.Tax, TaxClass: l.TaxClass, Site: l.Site, CostCentre: l.CostCentre, Line: billing.Line{Description: l.Description, Product: l.Product, Quantity: l.Quantity,
			UnitPrice: l.UnitPrice, ServiceFrom: l.From, ServiceTo: l.To}})
	}
	_, err = billing.RebillTx(ctx, tx, doc)
	return err
}
