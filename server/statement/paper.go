package statement

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
)

// Format is a kind of file.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	XLSX Format = "xlsx"
)

// Render makes the statement in one currency, "" for the first there is, in the language and look of the account's invoices,
// with a name for the file. It reports what Statements reports, fault.NotFound for a currency without a statement, and what
// documents.Make reports. Requires reports:read.
func (s *Service) Render(ctx context.Context, f Format, in In, c money.Currency) (name string, content []byte, err error) {
	var top *ent.Account
	var about Statement
	if err := s.read(ctx, func(b books) error {
		a, all, err := b.statements(ctx, in)
		if err != nil {
			return err
		}
		i, err := pick(all, c, func(s *Statement) money.Currency { return s.Currency })
		if err == nil {
			top, about = a, all[i]
		}
		return err
	}); err != nil {
		return "", nil, err
	}
	seller, buyer, t, err := s.Documents.Dress(ctx, top)
	if err != nil {
		return "", nil, err
	}
	paper, write := about.paper(seller, buyer, top.Number, t, in.Breakdown), present.StatementPDF
	if f == XLSX {
		write = present.StatementXLSX
	}
	content, err = s.Documents.Make(ctx, func(w io.Writer) error { return write(w, paper, t) })
	return fileName("statement", top.Number, about.AsOf, f), content, err
}

// RenderReconciliation is Render for a reconciliation.
func (s *Service) RenderReconciliation(ctx context.Context, f Format, account int, from, to date.Date, c money.Currency) (name string, content []byte, err error) {
	var own *ent.Account
	var about Reconciliation
	if err := s.read(ctx, func(b books) error {
		a, all, err := b.reconciliations(ctx, account, charge.Span{From: from, To: to})
		if err != nil {
			return err
		}
		i, err := pick(all, c, func(r *Reconciliation) money.Currency { return r.Currency })
		if err == nil {
			own, about = a, all[i]
		}
		return err
	}); err != nil {
		return "", nil, err
	}
	seller, buyer, t, err := s.Documents.Dress(ctx, own)
	if err != nil {
		return "", nil, err
	}
	paper, write := about.paper(seller, buyer, own.Number, t.Language), present.ReconciliationPDF
	if f == XLSX {
		write = present.ReconciliationXLSX
	}
	content, err = s.Documents.Make(ctx, func(w io.Writer) error { return write(w, paper, t) })
	return fileName("reconciliation", own.Number, to, f), content, err
}

func pick[T any](all []T, c money.Currency, of func(*T) money.Currency) (int, error) {
	if c == "" {
		return 0, nil
	}
	i := slices.IndexFunc(all, func(x T) bool { return of(&x) == c })
	if i < 0 {
		var have []string
		for i := range all {
			have = append(have, string(of(&all[i])))
		}
		return 0, fault.New(fault.NotFound, "the account has nothing in %s; choose %s", c, strings.Join(have, " or ")).On("currency")
	}
	return i, nil
}

// fileName keeps to characters that every system takes.
func fileName(what, account string, day date.Date, f Format) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return '-'
	}, account)
	return fmt.Sprintf("%s-%s-%s.%s", what, plain, day, f)
}

// dimensions are the breakdowns as documents know them.
var dimensions = map[Breakdown]struct {
	by present.Dimension
	of func(*present.Attributes) *string
}{
	ByProduct:    {present.ByProduct, func(a *present.Attributes) *string { return &a.Product }},
	BySite:       {present.BySite, func(a *present.Attributes) *string { return &a.Site }},
	ByCostCentre: {present.ByCostCentre, func(a *present.Attributes) *string { return &a.CostCentre }},
	ByContract:   {present.ByContract, func(a *present.Attributes) *string { return &a.Contract }},
	ByService:    {present.ByService, func(a *present.Attributes) *string { return &a.Service }},
}

// paper is the statement as a document. With a breakdown, an open invoice stands in each group with its part.
func (s *Statement) paper(seller present.Seller, buyer present.Party, account string, t *present.Template, by Breakdown) *present.Statement {
	amount := func(minor int64) money.Amount { return money.New(minor, s.Currency) }
	p := &present.Statement{Kind: s.Kind, Seller: seller, Buyer: buyer, Account: account, Currency: s.Currency, From: s.From, AsOf: s.AsOf, Balance: amount(s.Balance)}
	dimension, grouped := dimensions[by]
	if grouped {
		t.Breakdown = []present.Dimension{dimension.by}
	}
	for _, a := range s.Accounts {
		x := present.StatementAccount{Number: a.Account.Number, Name: a.Account.Name, Opening: amount(a.Opening), Closing: amount(a.Closing)}
		for _, i := range a.Items {
			item := present.StatementItem{On: i.On, DueOn: i.DueOn, Kind: i.Kind, Number: i.Number, Description: i.Description, Amount: amount(i.Amount), Open: amount(i.Open)}
			if len(i.parts) == 0 {
				x.Items = append(x.Items, item)
			}
			for _, part := range i.parts {
				if part.open == 0 && part.amount == 0 {
					continue
				}
				item.Amount, item.Open, item.Attributes = amount(part.amount), amount(part.open), present.Attributes{}
				*dimension.of(&item.Attributes) = part.name
				x.Items = append(x.Items, item)
			}
		}
		p.Accounts = append(p.Accounts, x)
	}
	w := wordsOf(t.Language)
	for i, label := range w.ages {
		p.Ageing = append(p.Ageing, present.Bucket{Label: label, Amount: amount(s.Owed.Buckets[i].Minor)})
	}
	if unapplied := s.Owed.UnappliedCash + s.Owed.UnappliedCredit; unapplied != 0 {
		p.Ageing = append(p.Ageing, present.Bucket{Label: w.unapplied, Amount: amount(-unapplied)})
	}
	return p
}

// paper is the reconciliation as a document.
func (r *Reconciliation) paper(seller present.Seller, buyer present.Party, account, language string) *present.Reconciliation {
	amount := func(minor int64) money.Amount { return money.New(minor, r.Currency) }
	p := &present.Reconciliation{Seller: seller, Buyer: buyer, Account: account, Currency: r.Currency, From: r.From, To: r.To, Opening: amount(r.Opening), Invoiced: amount(r.Invoiced),
		Paid: amount(r.Paid), Credited: amount(r.Credited), Adjusted: amount(r.Adjusted), Closing: amount(r.Closing), Ledger: amount(r.Ledger)}
	w := wordsOf(language)
	for _, x := range r.Billing {
		p.Billing = append(p.Billing, present.BillingRow{Contract: x.Contract, Line: x.Line, Description: x.Description, Invoice: x.Invoices, Expected: amount(x.Expected), Billed: amount(x.Billed),
			Cause: w.causes[x.Cause]})
	}
	for _, x := range r.Settlements {
		p.Settlements = append(p.Settlements, present.SettlementRow{Invoice: x.Number, IssuedOn: x.IssuedOn, Total: amount(x.Total), Paid: amount(x.Paid), Credited: amount(x.Credited),
			Adjusted: amount(x.Adjusted), Open: amount(x.Open)})
	}
	return p
}

// words are what documents call ages and causes in one language.
type words struct {
	ages      [6]string
	unapplied string
	causes    map[Cause]string
}

var languages = map[string]*words{
	"en": {[6]string{"Not due", "1–30 days", "31–60 days", "61–90 days", "91–120 days", "Over 120 days"}, "Unapplied",
		map[Cause]string{NotBilled: "Not billed", NotFunctional: "Not functional", Price: "Price", Quantity: "Quantity", Credited: "Credited", Extra: "Not agreed"}},
	"de": {[6]string{"Nicht fällig", "1–30 Tage", "31–60 Tage", "61–90 Tage", "91–120 Tage", "Über 120 Tage"}, "Nicht verrechnet",
		map[Cause]string{NotBilled: "Nicht abgerechnet", NotFunctional: "Nicht betriebsbereit", Price: "Preis", Quantity: "Menge", Credited: "Gutgeschrieben", Extra: "Nicht vereinbart"}},
	"fr": {[6]string{"Non échu", "1–30 jours", "31–60 jours", "61–90 jours", "91–120 jours", "Plus de 120 jours"}, "Non affecté",
		map[Cause]string{NotBilled: "Non facturé", NotFunctional: "Non opérationnel", Price: "Prix", Quantity: "Quantité", Credited: "Crédité", Extra: "Non convenu"}},
	"es": {[6]string{"No vencido", "1–30 días", "31–60 días", "61–90 días", "91–120 días", "Más de 120 días"}, "Sin aplicar",
		map[Cause]string{NotBilled: "No facturado", NotFunctional: "No operativo", Price: "Precio", Quantity: "Cantidad", Credited: "Abonado", Extra: "No acordado"}},
}

func wordsOf(language string) *words {
	language, _, _ = strings.Cut(language, "-")
	if w := languages[language]; w != nil {
		return w
	}
	return languages["en"]
}

// ParseFormat reads the ending of a file's name. It reports fault.NotFound.
func ParseFormat(s string) (Format, error) {
	if f := Format(s); f == PDF || f == XLSX {
		return f, nil
	}
	return "", fault.New(fault.NotFound, "there is no such document; ask for .pdf or .xlsx")
}
