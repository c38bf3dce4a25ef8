package graph

import (
	"context"

	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/statement"
)

// statements are statements with what is asked of their accounts.
func (r *Resolver) statements(ctx context.Context, rows []statement.Statement) ([]gen.Statement, error) {
	accounts, _ := selection(ctx).below("Statement", "accounts")
	below, wanted := accounts.below("StatementAccount", "account")
	parties := r.party(below)
	if wanted {
		var ids []int
		for _, s := range rows {
			for _, a := range s.Accounts {
				ids = append(ids, a.Account.ID)
			}
		}
		parties.fill(ctx, ids)
	}
	out := make([]gen.Statement, len(rows))
	for i, s := range rows {
		x := gen.Statement{Kind: gen.StatementKind(s.Kind), Currency: s.Currency, From: some(s.From), AsOf: s.AsOf, Accounts: make([]gen.StatementAccount, len(s.Accounts)), Ageing: buckets(s.Owed),
			Groups: make([]gen.StatementGroup, len(s.Groups)), Balance: amount(s.Balance, s.Currency)}
		for n, g := range s.Groups {
			x.Groups[n] = gen.StatementGroup{Name: g.Name, Amount: amount(g.Minor, s.Currency)}
		}
		for n, a := range s.Accounts {
			y := gen.StatementAccount{Opening: amount(a.Opening, s.Currency), Items: make([]gen.StatementItem, len(a.Items)), Closing: amount(a.Closing, s.Currency)}
			if wanted {
				var err error
				if y.Account, err = parties.of(ctx, a.Account.ID); err != nil {
					return nil, err
				}
			}
			for k, item := range a.Items {
				z := gen.StatementItem{On: item.On, DueOn: some(item.DueOn), Kind: gen.StatementItemKind(item.Kind), Number: item.Number, Description: item.Description,
					Amount: amount(item.Amount, s.Currency), DocumentID: some(item.Document)}
				if x.Kind == gen.StatementKindOpenItem {
					z.Open = amount(item.Open, s.Currency)
				}
				y.Items[k] = z
			}
			x.Accounts[n] = y
		}
		out[i] = x
	}
	return out, nil
}

func reconciliation(r statement.Reconciliation) gen.Reconciliation {
	out := gen.Reconciliation{Currency: r.Currency, From: r.From, To: r.To, Billing: make([]gen.ReconciliationBilling, len(r.Billing)), Settlements: make([]gen.ReconciliationSettlement, len(r.Settlements)),
		Opening: amount(r.Opening, r.Currency), Invoiced: amount(r.Invoiced, r.Currency), Paid: amount(r.Paid, r.Currency), Credited: amount(r.Credited, r.Currency),
		Adjusted: amount(r.Adjusted, r.Currency), Closing: amount(r.Closing, r.Currency), Ledger: amount(r.Ledger, r.Currency), Tied: r.Tied()}
	for i, b := range r.Billing {
		out.Billing[i] = gen.ReconciliationBilling{ContractNumber: b.Contract, ContractID: some(b.ContractID), LineNo: b.Line, Description: b.Description, InvoiceNumber: b.Invoices,
			InvoiceID: some(b.Invoice), CreditMemoID: some(b.CreditMemo), Expected: amount(b.Expected, r.Currency), Billed: amount(b.Billed, r.Currency), Difference: amount(b.Billed-b.Expected, r.Currency), Cause: string(b.Cause)}
	}
	for i, s := range r.Settlements {
		out.Settlements[i] = gen.ReconciliationSettlement{InvoiceID: s.Invoice, InvoiceNumber: s.Number, IssuedOn: s.IssuedOn, Total: amount(s.Total, r.Currency), Paid: amount(s.Paid, r.Currency),
			Credited: amount(s.Credited, r.Currency), Adjusted: amount(s.Adjusted, r.Currency), Open: amount(s.Open, r.Currency)}
	}
	return out
}
