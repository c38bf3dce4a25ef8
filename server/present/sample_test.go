package present_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/server/present"
	"github.com/shopspring/decimal"
)

// With -samples DIR the test writes documents for a person to look at.
var samples = flag.String("samples", "", "directory to write sample documents into")

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// logo is a drawing with transparent parts.
func logo() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 360, 96))
	for y := range 96 {
		for x := range 360 {
			dx, dy := float64(x-48), float64(y-48)
			switch r := math.Hypot(dx, dy); {
			case r < 44 && (r > 26 || dy > 0):
				img.Set(x, y, color.NRGBA{0x1f, 0x4e, 0x79, 0xff})
			case x > 110 && x < 340 && (y > 24 && y < 44 || y > 56 && y < 66 && x < 270):
				img.Set(x, y, color.NRGBA{0x1f, 0x4e, 0x79, uint8(255 - 180*(y/56))})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func german() present.Seller {
	return present.Seller{
		Party:        present.Party{Name: "Nordlicht Netze GmbH", Address: postal.Address{Street: "Hafenstraße 12", PostalCode: "20457", City: "Hamburg", Country: "DE"}, TaxID: "DE123456789"},
		Registration: "HRB 4711, Amtsgericht Hamburg", Email: "rechnung@nordlicht.example", Phone: "+49 40 123456", Website: "nordlicht.example",
		Bank: present.Bank{Name: "Hanseatische Bank", IBAN: "DE89370400440532013000", BIC: "COBADEFFXXX"}, Logo: logo(),
	}
}

func american() present.Seller {
	return present.Seller{
		Party: present.Party{Name: "Lakeshore Managed Networks, Inc.", Address: postal.Address{Street: "200 W Monroe St, Suite 1400", PostalCode: "60606", City: "Chicago", Region: "IL", Country: "US"}, TaxID: "36-1234567"},
		Email: "billing@lakeshore.example", Phone: "+1 312 555 0142",
		Bank:  present.Bank{Name: "First Lake Bank", Account: "000123456789", Routing: "ABA 071000013"},
		Remit: &present.Party{Name: "Lakeshore Managed Networks", Address: postal.Address{Street: "PO Box 88120", City: "Chicago", Region: "IL", PostalCode: "60680-1120", Country: "US"}},
	}
}

// document has n lines that add up.
func document(n int, c money.Currency, seller present.Seller) *present.Document {
	d := &present.Document{
		Kind: present.Invoice, Number: "INV-2026-000123", Currency: c, IssuedOn: "2026-11-22", DueOn: "2026-12-22", From: "2026-11-01", To: "2026-11-30",
		Seller:  seller,
		Buyer:   present.Party{Name: "Autohaus Müller & Söhne KG", Attention: "Frau Öztürk-Çelik, Kreditorenbuchhaltung", Address: postal.Address{Street: "Königsallee 92a", PostalCode: "40212", City: "Düsseldorf", Country: "DE"}, TaxID: "DE987654321"},
		Account: "C-10045", Order: "PO 4500123987", Contract: "MSA-2024-017", Terms: "30 days net",
		Net: money.New(0, c), Tax: money.New(0, c), Settled: money.New(0, c),
		TermsText: "Payment is due within 30 days of the date of the invoice. Late payments bear interest at the statutory rate. Objections must be raised in writing within 60 days.",
		Notes:     "The router at the Essen site was exchanged on 12 November at no charge.",
	}
	if seller.Address.Country == "US" {
		d.Buyer = present.Party{Name: "Prairie Auto Group LLC", Attention: "Accounts Payable", Address: postal.Address{Street: "4100 Meridian Ave", City: "Indianapolis", Region: "IN", PostalCode: "46208", Country: "US"}}
	}
	texts := []string{"Managed internet access 500 Mbit/s", "SD-WAN edge, high availability pair, with 24×7 monitoring and replacement on the next business day", "SIP trunk, 30 channels", "Microsoft 365 Business Premium", "Field engineer, overtime"}
	products := []string{"Internet", "SD-WAN", "Voice", "Licences", "Services"}
	sites := []string{"Düsseldorf", "Essen", "Köln", "Zürich", ""}
	units := []string{"month", "month", "channel", "seat", "h"}
	scale := math.Pow10(int(c.Digits()))
	taxes := map[string]*present.Tax{}
	for i := range n {
		k := i % 5
		price := decimal.NewFromFloat(scale * float64(40+13*(i%17))).Round(0).Shift(-c.Digits())
		q := decimal.NewFromInt(int64(1 + i%4))
		if k == 4 {
			q = dec("2.75")
		}
		net, _ := money.FromDecimal(price.Mul(q), c)
		rate, name := dec("19"), "Germany, VAT standard rate"
		if k == 3 {
			rate, name = dec("7"), "Germany, VAT reduced rate"
		}
		tax, _ := net.Mul(rate.Shift(-2))
		d.Lines = append(d.Lines, present.Line{
			No: i + 1, Description: texts[k], Code: fmt.Sprintf("NL-%03d", 100+k), Quantity: q, Unit: units[k], UnitPrice: price, Net: net, Tax: tax, TaxRate: decimal.NewNullDecimal(rate),
			From: "2026-11-01", To: "2026-11-30",
			Attributes: present.Attributes{Product: products[k], Site: sites[(i/3)%5], CostCentre: fmt.Sprintf("CC-%d", 4000+i%3), Contract: "MSA-2024-017", Service: fmt.Sprintf("SVC-%05d", i/2)},
		})
		t := taxes[name]
		if t == nil {
			t = &present.Tax{Name: name, Rate: rate, Taxable: money.New(0, c), Amount: money.New(0, c)}
			taxes[name] = t
		}
		t.Taxable, _ = t.Taxable.Add(net)
		t.Amount, _ = t.Amount.Add(tax)
		d.Net, _ = d.Net.Add(net)
		d.Tax, _ = d.Tax.Add(tax)
	}
	for _, name := range []string{"Germany, VAT standard rate", "Germany, VAT reduced rate"} {
		if t := taxes[name]; t != nil {
			d.Taxes = append(d.Taxes, *t)
		}
	}
	d.Total, _ = d.Net.Add(d.Tax)
	d.Balance = d.Total
	return d
}

func credit() *present.Document {
	d := document(2, "EUR", german())
	d.Kind, d.Number, d.Original, d.Reason, d.DueOn, d.Terms = present.CreditMemo, "CM-2026-000009", "INV-2026-000101", "Price not as agreed in the contract", "", ""
	d.Settled, _ = money.Parse("20.00", "EUR")
	d.Balance, _ = d.Total.Sub(d.Settled)
	return d
}

func eur(s string) money.Amount {
	a, err := money.Parse(s, "EUR")
	if err != nil {
		panic(err)
	}
	return a
}

func statement(kind present.StatementKind) *present.Statement {
	s := &present.Statement{Kind: kind, Seller: german(), Buyer: document(1, "EUR", german()).Buyer, Account: "C-10045", Currency: "EUR", From: "2026-10-01", AsOf: "2026-11-30", Balance: eur("0.00")}
	aged := []int64{0, 0, 0, 0, 0}
	for i, name := range []string{"Autohaus Müller & Söhne KG", "Autohaus Müller, Filiale Essen", "Müller Nutzfahrzeuge"} {
		a := present.StatementAccount{Number: fmt.Sprintf("C-10045-%d", i), Name: name, Closing: eur("0.00")}
		if kind == present.BalanceForward {
			a.Opening = eur("1250.00")
			a.Closing = a.Opening
		}
		for k := range 6 {
			x := present.StatementItem{On: date.Date("2026-10-03").AddDays(k * 9), Kind: present.InvoiceItem, Number: fmt.Sprintf("INV-2026-%06d", 100+10*i+k), Description: "PO 4500123987", Amount: eur("1190.00"), Open: eur("1190.00"), Attributes: present.Attributes{Site: []string{"Essen", "Köln"}[k%2]}}
			x.DueOn = x.On.AddDays(30)
			switch k {
			case 2:
				x.Kind, x.Number, x.Description, x.Amount, x.Open, x.DueOn = present.PaymentItem, "PAY-2026-000077", "SEPA transfer", eur("-1500.00"), eur("-310.00"), ""
			case 4:
				x.Open = eur("590.50")
			}
			if kind == present.OpenItem {
				a.Closing, _ = a.Closing.Add(x.Open)
			} else {
				a.Closing, _ = a.Closing.Add(x.Amount)
			}
			a.Items = append(a.Items, x)
		}
		aged[i] += a.Closing.Minor
		s.Balance, _ = s.Balance.Add(a.Closing)
		s.Accounts = append(s.Accounts, a)
	}
	for i, label := range []string{"Not due", "1–30 days", "31–60 days", "61–90 days", "Over 90 days"} {
		s.Ageing = append(s.Ageing, present.Bucket{Label: label, Amount: money.New(aged[i], "EUR")})
	}
	return s
}

func reconciliation() *present.Reconciliation {
	r := &present.Reconciliation{
		Seller: german(), Buyer: document(1, "EUR", german()).Buyer, Account: "C-10045", Currency: "EUR", From: "2026-10-01", To: "2026-10-31",
		Opening: eur("1000.00"), Invoiced: eur("540.00"), Paid: eur("900.00"), Credited: eur("40.00"), Adjusted: eur("-1.50"), Closing: eur("598.50"), Ledger: eur("600.00"),
		Settlements: []present.SettlementRow{
			{Invoice: "INV-2026-000088", IssuedOn: "2026-10-02", Total: eur("400.00"), Paid: eur("360.00"), Credited: eur("40.00"), Adjusted: eur("0.00"), Open: eur("0.00")},
			{Invoice: "INV-2026-000091", IssuedOn: "2026-10-30", Total: eur("140.00"), Paid: eur("0.00"), Credited: eur("0.00"), Adjusted: eur("-1.50"), Open: eur("138.50")},
		},
	}
	for i := range 12 {
		b := present.BillingRow{Contract: "MSA-2024-017", Line: i + 1, Description: "Managed internet access 500 Mbit/s, Essen", Invoice: "INV-2026-000088", Expected: eur("45.00"), Billed: eur("45.00")}
		switch i {
		case 3:
			b.Billed, b.Cause, b.Invoice = eur("0.00"), "Not functional until 4 November", ""
		case 7:
			b.Billed, b.Cause = eur("49.50"), "Price not as agreed"
		case 9:
			b.Billed = eur("47.00")
		}
		r.Billing = append(r.Billing, b)
	}
	return r
}

func TestSamples(t *testing.T) {
	if *samples == "" {
		t.Skip("give -samples DIR to write documents")
	}
	write := func(name string, render func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := render(&b); err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		if err := os.WriteFile(filepath.Join(*samples, name), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	wide := present.DefaultTemplate("en-GB")
	wide.Accent, wide.Header = "#b5651d", "Dear {{ contact }},\n\nwe bill {{ lines }} services for {{ from }} to {{ to }}. {{ has(dueOn) ? concat(\"Please pay by \", dueOn, \".\") : \"\" }}"
	wide.Columns = []present.Column{{Field: "no"}, {Field: "code"}, {Field: "description"}, {Field: "site"}, {Field: "costCentre"}, {Field: "service", Label: "Circuit"}, {Field: "quantity"}, {Field: "unit"}, {Field: "unitPrice"}, {Field: "net"}, {Field: "taxRate"}, {Field: "gross"}}
	hard := document(40, "KWD", german())
	hard.Seller.Name, hard.Seller.Logo = "Süddeutsche Gesellschaft für Telekommunikationsdienstleistungen und Netzbetrieb mbH & Co. KG", nil
	hard.ShipTo = &present.Party{Name: "Autohaus Müller, Werkstatt 7", Address: hard.Buyer.Address}
	hard.Lines[2].Description = strings.Repeat("A long description of what was done, with a part number X-1234/5678-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789. ", 4)
	hard.Buyer.Name = "Ελληνική Εταιρεία Ενοικιάσεως Αυτοκινήτων και Πρокат Автомобилей Киев"
	write("wide.pdf", func(b *bytes.Buffer) error { return present.PDF(b, hard, wide) })
	sums := present.DefaultTemplate("en-GB")
	sums.Breakdown, sums.SubtotalsOnly = []present.Dimension{present.BySite, present.ByProduct}, true
	write("subtotals.pdf", func(b *bytes.Buffer) error { return present.PDF(b, document(80, "JPY", american()), sums) })
	for _, language := range present.Languages() {
		plain := present.DefaultTemplate(language)
		grouped := present.DefaultTemplate(language)
		grouped.Breakdown = []present.Dimension{present.BySite, present.ByProduct}
		seller := german()
		if language == "en" {
			seller = american()
		}
		c := money.Currency("EUR")
		if language == "en" {
			c = "USD"
		}
		write("invoice-3-"+language+".pdf", func(b *bytes.Buffer) error { return present.PDF(b, document(3, c, seller), plain) })
		write("invoice-80-"+language+".pdf", func(b *bytes.Buffer) error { return present.PDF(b, document(80, c, seller), grouped) })
		write("invoice-80-"+language+".xlsx", func(b *bytes.Buffer) error { return present.XLSX(b, document(80, c, seller), grouped) })
		write("invoice-80-"+language+".csv", func(b *bytes.Buffer) error { return present.CSV(b, document(80, c, seller), grouped) })
		write("credit-"+language+".pdf", func(b *bytes.Buffer) error { return present.PDF(b, credit(), plain) })
		write("statement-"+language+".pdf", func(b *bytes.Buffer) error { return present.StatementPDF(b, statement(present.OpenItem), plain) })
		write("forward-"+language+".pdf", func(b *bytes.Buffer) error {
			return present.StatementPDF(b, statement(present.BalanceForward), plain)
		})
		write("reconciliation-"+language+".pdf", func(b *bytes.Buffer) error { return present.ReconciliationPDF(b, reconciliation(), plain) })
		write("reconciliation-"+language+".xlsx", func(b *bytes.Buffer) error { return present.ReconciliationXLSX(b, reconciliation(), plain) })
	}
}
