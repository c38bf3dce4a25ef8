package demo

import (
	"fmt"
	"math/big"

	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/server/documents"
	"github.com/shopspring/decimal"
)

// describeUnits says what invoices say of the business units.
func (b *book) describeUnits() error {
	text := func(s string) *string { return &s }
	variance := decimal.NewFromInt(25)
	for i, in := range []documents.DescribeSeller{
		{LegalName: text("Tallowfinch Networks, Inc."), TaxID: text(taxNumber("US", "364817253")), Registration: text("Illinois file 7148-2263"), Email: text("billing@tallowfinch.example"),
			Phone: text("+1 312 555 0100"), BankName: text("First Lantern Bank, routing 071999935, account 4471180265"), IBAN: text(""), BIC: text("FLNTUS44"),
			Address: &postal.Address{Use: postal.Remit, Street: "410 Foundry Street", City: "Chicago", Region: "IL", PostalCode: "60607", Country: "US"}},
		{LegalName: text("Tallowfinch Europe GmbH"), TaxID: text(taxNumber("DE", "281734560")), Registration: text("HRB 204713 B, Berlin"), Email: text("rechnung@tallowfinch-europe.example"),
			Phone: text("+49 30 23125 100"), BankName: text("Laternenbank Berlin"), IBAN: text(iban("DE", "100999990471180265")), BIC: text("LATBDEBBXXX"),
			Address: &postal.Address{Use: postal.Remit, Street: "Gießereistraße 41", City: "Berlin", Region: "BE", PostalCode: "10179", Country: "DE"}},
	} {
		in.BusinessUnit, in.Version, in.VariancePercent = b.units[i].id, b.units[i].version, &variance
		if _, err := b.documents.DescribeSeller(b.as("manager"), in); err != nil {
			return err
		}
	}
	return nil
}

// taxNumber is a tax number of a country, made of nine digits: an EIN, or a VAT number with a right check digit.
func taxNumber(country, nine string) string {
	switch country {
	case "US":
		return nine[:2] + "-" + nine[2:]
	case "NL":
		return "NL" + nine + "B01"
	case "AT":
		return "ATU" + nine[:8]
	}
	p := 10 // ISO 7064, MOD 11,10
	for _, c := range nine[:8] {
		s := (int(c-'0') + p) % 10
		if s == 0 {
			s = 10
		}
		p = 2 * s % 11
	}
	return country + nine[:8] + fmt.Sprint((11-p)%10)
}

// iban puts country and check digits (ISO 13616) before digits.
func iban(country, digits string) string {
	n, _ := new(big.Int).SetString(fmt.Sprintf("%s%d%d00", digits, country[0]-'A'+10, country[1]-'A'+10), 10)
	return fmt.Sprintf("%s%02d%s", country, 98-n.Mod(n, big.NewInt(97)).Int64(), digits)
}
