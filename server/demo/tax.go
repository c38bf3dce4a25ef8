package demo

import (
	"github.com/duebook/duebook/ent/account"
	draft "github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// communications is the tax class of what is sold.
const communications = "COMMUNICATIONS"

// jurisdictions come to what a region says of its tax.
var jurisdictions = []struct {
	code, name, country, region string
	percent                     int64 // hundredths
}{
	{"US-IL", "State of Illinois", "US", "IL", 625},
	{"US-TX", "State of Texas", "US", "TX", 625},
	{"US-TX-LOCAL", "Texas local sales tax", "US", "TX", 200},
	{"US-FL", "State of Florida", "US", "FL", 600},
	{"US-NY", "State of New York", "US", "NY", 400},
	{"US-NY-LOCAL", "New York local sales tax", "US", "NY", 487},
	{"US-CO", "State of Colorado", "US", "CO", 290},
	{"US-OR", "State of Oregon", "US", "OR", 0},
	{"DE", "Deutschland, USt", "DE", "", 1900},
	{"NL", "Nederland, btw", "NL", "", 2100},
	{"AT", "Österreich, USt", "AT", "", 2000},
}

func (b *book) makeTaxes() error {
	var rows [][]any
	ids := make([]int, len(jurisdictions))
	since := b.starts.AddMonths(-24)
	if err := b.tx(func(tx *store.TxClient) error {
		rows = nil
		for i, j := range jurisdictions {
			made, err := tx.TaxJurisdiction.Create().SetCode(j.code).SetName(j.name).SetCountry(j.country).SetRegion(j.region).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).Save(b.sys)
			if err != nil {
				return err
			}
			ids[i] = made.ID
			for _, class := range []string{"", communications} {
				rows = append(rows, []any{tx.Now, tx.Now, 1, made.ID, class, category(j.percent), decimal.New(j.percent, -2), since})
			}
		}
		tx.RecordMany("taxJurisdiction.create", ids)
		return tx.Insert(b.sys, "tax_rates", []string{"created_at", "updated_at", "version", "jurisdiction_id", "tax_class", "category", "percent", "starts_on"}, rows)
	}); err != nil {
		return err
	}
	all := make([]tax.Jurisdiction, len(jurisdictions))
	for i, j := range jurisdictions {
		r := tax.Rate{Percent: decimal.New(j.percent, -2), Category: category(j.percent)}
		all[i] = tax.Jurisdiction{ID: ids[i], Name: j.name, Country: j.country, Region: j.region, Rates: map[string]tax.Rate{"": r, communications: r}}
	}
	b.taxes = tax.NewTable(all)
	return nil
}

func category(percent int64) string {
	if percent == 0 {
		return "Z"
	}
	return "S"
}

// levy works out the taxes of an invoice's lines and answers what each jurisdiction gets.
func (b *book) levy(p *party, day date.Date, lines []billing.DocumentLine) []draft.Tax {
	of := make([]tax.Line, len(lines))
	for i, l := range lines {
		of[i] = tax.Line{Class: l.TaxClass, Minor: l.Minor}
	}
	var exempt []tax.Exemption
	if p.certificate != "" && (p.exemptTo == "" || day <= p.exemptTo) {
		exempt = []tax.Exemption{{Certificate: p.certificate, Reason: p.exemption()}}
	}
	taxes, subtotals, _ := tax.Of(of, b.taxes.At(postal.Address{Country: p.region.country, Region: p.region.code}), exempt, true) // every class has a rate
	for i := range lines {
		lines[i].TaxMinor, lines[i].Tax = taxes[i], money.New(taxes[i], p.currency()).Decimal()
	}
	all := make([]draft.Tax, len(subtotals))
	for i, s := range subtotals {
		all[i] = draft.Tax{Jurisdiction: s.Jurisdiction, Class: s.Class, Category: s.Category, Percent: s.Percent, Taxable: s.Taxable, Minor: s.Minor, Exemption: s.Exemption}
	}
	return all
}

// exemption is why the party is not taxed.
func (p *party) exemption() string {
	if p.kind == account.KindPARTNER {
		return "Resale"
	}
	return "Exempt organisation"
}

// exempt writes the certificates of those who are not taxed. One of them has expired.
func (b *book) exempt() error {
	var rows [][]any
	var expired *party
	for _, p := range b.parties {
		if p.certificate != "" && p.billed() && p.unit == b.units[0] && p.leaves == "" && (expired == nil || expired.kind == account.KindPARTNER && p.kind != account.KindPARTNER) {
			expired = p
		}
	}
	if expired != nil {
		expired.exemptTo = b.month.AddDays(-1)
		b.byRun(expired)
	}
	return b.tx(func(tx *store.TxClient) error {
		rows = nil
		for _, p := range b.parties {
			if p.certificate != "" && p.billed() {
				rows = append(rows, []any{tx.Now, tx.Now, 1, p.id, p.certificate, p.exemption(), b.starts.AddMonths(-14), p.exemptTo})
			}
		}
		if len(rows) == 0 {
			return nil
		}
		ids, err := tx.InsertIDs(b.sys, "tax_exemptions", []string{"created_at", "updated_at", "version", "account_id", "certificate", "reason", "starts_on", "ends_on"}, rows)
		tx.RecordMany("taxExemption.create", ids)
		return err
	})
}
