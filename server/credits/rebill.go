package credits

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
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
			wrong, err := tx.Invoice.Query().Where(invoice.ID(in.Invoice), store.Lock).WithLines(func(q *ent.InvoiceLineQuery) { q.Order(invoiceline.ByLineNo()) }).Only(ctx)
			if err != nil {
				return 0, fault.As(store.Fault(err)).On("invoiceId")
			}
			right, err := in.right(wrong)
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

// right is the new invoice, worked out as the billing of one by hand is.
func (in Rebill) right(wrong *ent.Invoice) (*bill.Rebill, error) {
	lines, err := billing.Price(wrong.Currency, in.Lines)
	if err != nil {
		return nil, err
	}
	right := &bill.Rebill{PurchaseOrder: wrong.PurchaseOrder, Lines: make([]bill.RebillLine, len(lines))}
	if in.PurchaseOrder != nil {
		right.PurchaseOrder = *in.PurchaseOrder
	}
	for i, l := range lines {
		right.Lines[i] = bill.RebillLine{ContractLine: serves(wrong, l), Description: l.Description, Product: l.Product, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Minor: l.Minor, Tax: l.TaxMinor, From: l.ServiceFrom, To: l.ServiceTo}
	}
	if total := right.Total(); total < 0 {
		return nil, fault.New(fault.Invalid, "the right invoice comes to %s; credit the wrong one without billing again", money.New(total, wrong.Currency)).On("lines")
	}
	return right, nil
}

// serves is the contract line that the wrong invoice charged for the same product and days.
func serves(wrong *ent.Invoice, l billing.DocumentLine) int {
	for _, w := range wrong.Edges.Lines {
		if w.ProductID == l.Product && w.ServiceFrom == l.ServiceFrom && w.ServiceTo == l.ServiceTo {
			return w.ContractLineID
		}
	}
	return 0
}

// credit is the credit memo over the whole of the wrong invoice: its lines where none gives something back, else one sum.
func (in Rebill) credit(wrong *ent.Invoice, right *bill.Rebill) Request {
	r := Request{Account: wrong.AccountID, IssueOn: in.IssueOn, Currency: wrong.Currency, Reason: in.Reason, Description: in.Description, Invoice: wrong.ID, Rebill: right}
	decimals := func(minor int64) money.Amount { return money.New(minor, wrong.Currency) }
	var net, tax int64
	for _, l := range wrong.Edges.Lines {
		if l.AmountMinor < 0 || l.TaxMinor < 0 || len(wrong.Edges.Lines) > maxLines {
			r.Lines = nil
			break
		}
		net, tax = net+l.AmountMinor, tax+l.TaxMinor
		r.Lines = append(r.Lines, Line{Description: l.Description, InvoiceLine: l.ID, Amount: decimals(l.AmountMinor).Decimal(), Tax: decimals(l.TaxMinor).Decimal()})
	}
	if len(r.Lines) == 0 || net+tax != wrong.TotalMinor || tax != wrong.TaxMinor {
		r.Lines = []Line{{Description: "Invoice " + wrong.Number, Amount: decimals(wrong.TotalMinor - wrong.TaxMinor).Decimal(), Tax: decimals(wrong.TaxMinor).Decimal()}}
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
		Rebills: c.InvoiceID, Origin: invoice.OriginBILLING, Total: c.Rebill.Total()}
	for _, l := range c.Rebill.Lines {
		doc.Tax += l.Tax
		doc.Lines = append(doc.Lines, billing.DocumentLine{ContractLine: l.ContractLine, Minor: l.Minor, TaxMinor: l.Tax, Line: billing.Line{Description: l.Description, Product: l.Product, Quantity: l.Quantity,
			UnitPrice: l.UnitPrice, ServiceFrom: l.From, ServiceTo: l.To}})
	}
	_, err = billing.RebillTx(ctx, tx, doc)
	return err
}
