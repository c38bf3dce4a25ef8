package documents

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/server/exchange/ubl"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
	"github.com/shopspring/decimal"
)

// en16931 is the specification identifier of a document that follows no more than the European standard.
const en16931 = "urn:cen.eu:en16931:2017"

// ubl writes the document as UBL that passes every rule. It reports fault.State with the rules that it would break.
func (r *Ready) ubl(w io.Writer) error {
	d, profile := r.electronic()
	var b bytes.Buffer
	if err := ubl.Write(&b, d); err != nil {
		return err
	}
	tree, err := ubl.Parse(bytes.NewReader(b.Bytes()))
	if err != nil {
		return err
	}
	if err := r.refusal(tree.Check(profile)); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// electronic is the document in the model of EN 16931, and the rules that it follows.
func (r *Ready) electronic() (*ubl.Document, ubl.Profile) {
	d := r.Document
	r.settle()
	bare := slices.ContainsFunc(r.categories, func(k category) bool { return k.code == "O" }) // no tax numbers beside category O
	out := &ubl.Document{Number: d.Number, IssuedOn: d.IssuedOn, DueOn: d.DueOn, Currency: string(d.Currency), OrderReference: d.Order, Contract: d.Contract,
		Period: ubl.Period{From: d.From, To: d.To}, PaymentTerms: d.Terms, Seller: r.seller(bare), Buyer: r.buyer(bare)}
	if d.Kind == present.CreditMemo {
		out.Kind, out.DueOn = ubl.CreditNote, ""
		if d.Original != "" {
			out.Preceding = []ubl.Reference{{Number: d.Original, IssuedOn: r.originalOn}}
		}
	} else if d.Seller.Bank.IBAN != "" {
		code := "30"
		if d.Currency == "EUR" {
			code = "58"
		}
		out.PaymentMeans = []ubl.PaymentMeans{{Code: code, PaymentIDs: some(present.Reference(d.Number)), Account: d.Seller.Bank.IBAN, AccountName: d.Seller.Name, BIC: d.Seller.Bank.BIC}}
	}
	if out.OrderReference == "" {
		out.BuyerReference = d.Account
	}
	if note := strings.TrimSpace(strings.Join([]string{d.Reason, d.Notes}, "\n")); note != "" {
		out.Notes = []string{note}
	}
	if d.ShipTo != nil {
		out.Delivery = &ubl.Delivery{Address: addressOf(d.ShipTo.Address), Party: d.ShipTo.Name}
	}
	if slices.ContainsFunc(r.categories, func(k category) bool { return k.code == "K" }) { // it says where to and when
		if out.Delivery == nil {
			out.Delivery = &ubl.Delivery{Address: addressOf(d.Buyer.Address)}
		}
		if d.To == "" {
			out.Delivery.On = d.IssuedOn
		}
	}
	for i := range d.Lines {
		out.Lines = append(out.Lines, r.electronicLine(i))
	}
	tax := decimal.Zero
	for _, g := range r.groups() {
		out.TaxSubtotals = append(out.TaxSubtotals, ubl.TaxSubtotal{Taxable: plain(g.net, d.Currency), Tax: plain(g.tax, d.Currency), TaxCategory: g.full()})
		tax = tax.Add(plain(g.tax, d.Currency))
	}
	out.Totals = ubl.Totals{Lines: d.Net.Decimal(), TaxExclusive: d.Net.Decimal(), Tax: decimal.NewNullDecimal(tax), TaxInclusive: d.Total.Decimal(), Payable: d.Total.Decimal()}
	if routed(out.Seller.Endpoint) && routed(out.Buyer.Endpoint) {
		return out, ubl.Peppol
	}
	out.CustomizationID = en16931
	return out, ubl.EN16931
}

// settle gives untaxed lines their category.
func (r *Ready) settle() {
	code := "O"
	if r.Unit.TaxID != "" || slices.ContainsFunc(r.categories, func(k category) bool { return k.code != "" && k.code != "O" }) {
		code = "Z"
	}
	if slices.ContainsFunc(r.categories, func(k category) bool { return k.code == "O" }) {
		code = "O"
	}
	for i := range r.categories {
		if r.categories[i].code == "" {
			r.categories[i].code = code
		}
	}
}

// reasons say why nothing is due where no exemption does: the VATEX code and the words.
var reasons = map[string][2]string{
	"AE": {"VATEX-EU-AE", "Reverse charge"}, "K": {"VATEX-EU-IC", "Intra-community supply"}, "G": {"VATEX-EU-G", "Export outside the EU"},
	"O": {"VATEX-EU-O", "Not subject to VAT"}, "E": {"", "Exempt from VAT"},
}

// plain is the category as lines state it.
func (k category) plain() ubl.TaxCategory {
	t := ubl.TaxCategory{Code: k.code}
	if k.code != "O" {
		t.Percent = decimal.NewNullDecimal(k.percent)
	}
	return t
}

// full is the category as the breakdown states it.
func (k category) full() ubl.TaxCategory {
	t := k.plain()
	if why, ok := reasons[k.code]; ok {
		t.ExemptionCode, t.ExemptionReason = why[0], why[1]
		if k.reason != "" {
			t.ExemptionReason = k.reason
		}
	}
	return t
}

func plain(minor int64, c money.Currency) decimal.Decimal { return money.New(minor, c).Decimal() }

func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// electronicLine is a line. The price of EN 16931 is never negative, so a negative line has a negative quantity; where quantity
// and price don't give the amount, as when a part of a period was billed, the amount is the price of the whole quantity.
func (r *Ready) electronicLine(i int) ubl.Line {
	l := &r.Document.Lines[i]
	name, description, more := strings.Cut(strings.TrimSpace(l.Description), "\n")
	if !more || name == "" {
		description = ""
	}
	if name == "" {
		name = r.Document.Number
	}
	out := ubl.Line{ID: strconv.Itoa(l.No), Quantity: l.Quantity, Unit: unitCode(l.Unit), Net: l.Net.Decimal(), AccountingCost: l.CostCentre, Period: ubl.Period{From: l.From, To: l.To},
		Item:  ubl.Item{Name: name, Description: description, SellerID: l.Code, Tax: r.categories[i].plain()},
		Price: ubl.Price{Amount: l.UnitPrice}}
	if l.Quantity.IsZero() && l.Net.Minor != 0 {
		out.Quantity, out.Price.Amount = decimal.NewFromInt(1), out.Net
	}
	if out.Price.Amount.IsNegative() {
		out.Price.Amount, out.Quantity = out.Price.Amount.Neg(), out.Quantity.Neg()
	}
	if !out.Quantity.Mul(out.Price.Amount).Round(l.Net.Currency.Digits()).Equal(out.Net) {
		out.Price.Amount, out.Price.BaseQuantity, out.Price.BaseUnit = out.Net.Abs(), decimal.NewNullDecimal(out.Quantity.Abs()), out.Unit
		if out.Quantity.Sign()*out.Net.Sign() < 0 {
			out.Quantity = out.Quantity.Neg()
		}
	}
	if l.Site != "" {
		out.Item.Attributes = append(out.Item.Attributes, ubl.Attribute{Name: "Site", Value: l.Site})
	}
	if l.Contract != "" && l.Contract != r.Document.Contract {
		out.Item.Attributes = append(out.Item.Attributes, ubl.Attribute{Name: "Contract", Value: l.Contract})
	}
	return out
}

// unitCodes are units as people write them, in UN/ECE Recommendation 20.
var unitCodes = map[string]string{
	"hour": "HUR", "hours": "HUR", "h": "HUR", "hr": "HUR", "day": "DAY", "days": "DAY", "week": "WEE", "weeks": "WEE", "month": "MON", "months": "MON", "year": "ANN", "years": "ANN",
	"minute": "MIN", "minutes": "MIN", "min": "MIN", "second": "SEC", "seconds": "SEC", "mb": "4L", "gb": "E34", "tb": "E35", "kwh": "KWH", "km": "KMT", "kg": "KGM", "m": "MTR", "set": "SET",
}

func unitCode(unit string) string {
	if code := unitCodes[strings.ToLower(strings.TrimSpace(unit))]; code != "" {
		return code
	}
	return "C62"
}

func (r *Ready) seller(bare bool) ubl.Party {
	s := &r.Document.Seller
	p := ubl.Party{Endpoint: r.endpoint("", s.TaxID, s.Email, s.Address.Country), Name: s.Name, LegalName: s.Name, Address: addressOf(s.Address), LegalID: ubl.ID{Value: s.Registration},
		Contact: ubl.Contact{Telephone: s.Phone, Email: s.Email}}
	switch vat := vatNumber(s.TaxID); {
	case bare:
	case vat != "":
		p.VATID = vat
	default:
		p.TaxRegistration = s.TaxID
	}
	if p.LegalID.Value == "" && p.VATID == "" && p.TaxRegistration == "" {
		p.IDs = []ubl.ID{{Value: r.Unit.Code}}
	}
	return p
}

func (r *Ready) buyer(bare bool) ubl.Party {
	b := &r.Document.Buyer
	p := ubl.Party{Endpoint: r.endpoint(r.Account.Endpoint, b.TaxID, r.Account.Email, b.Address.Country), IDs: []ubl.ID{{Value: r.Account.Number}}, Name: b.Name, LegalName: b.Name, Address: addressOf(b.Address),
		Contact: ubl.Contact{Name: b.Attention}}
	switch vat := vatNumber(b.TaxID); {
	case bare:
	case vat != "":
		p.VATID = vat
	default:
		p.LegalID = ubl.ID{Value: b.TaxID}
	}
	return p
}

func addressOf(a postal.Address) *ubl.Address {
	street, more, _ := strings.Cut(a.Street, "\n")
	if street == "" && a.City == "" && a.PostalCode == "" && a.Region == "" && a.Country == "" {
		return nil
	}
	return &ubl.Address{Street: strings.TrimSpace(street), Additional: strings.Join(strings.Fields(more), " "), City: a.City, PostalCode: a.PostalCode, Region: a.Region, Country: a.Country}
}

// vatNumber is a tax number that is a VAT identifier: with the country in front.
func vatNumber(s string) string {
	s = compact(s)
	if len(s) < 4 || schemes[s[:2]] == "" || s[:2] == "US" {
		return ""
	}
	return s
}

// compact is a number in capitals without what people put between its parts.
func compact(s string) string {
	return strings.ToUpper(strings.Map(func(c rune) rune {
		if strings.ContainsRune(" .-/\u00a0", c) {
			return -1
		}
		return c
	}, s))
}

// schemes are the schemes (EAS) of electronic addresses that are the tax number of a country, by its prefix.
var schemes = map[string]string{
	"AD": "9922", "AL": "9923", "AT": "9914", "BA": "9924", "BE": "9925", "BG": "9926", "CH": "9927", "CY": "9928", "CZ": "9929", "DE": "9930", "EE": "9931", "EL": "9933", "ES": "9920",
	"FR": "9957", "GB": "9932", "HR": "9934", "HU": "9910", "IE": "9935", "IT": "0211", "LI": "9936", "LT": "9937", "LU": "9938", "LV": "9939", "MC": "9940", "ME": "9941", "MK": "9942",
	"MT": "9943", "NL": "9944", "PL": "9945", "PT": "9946", "RO": "9947", "RS": "9948", "SI": "9949", "SK": "9950", "SM": "9951", "TR": "9952", "US": "9959", "VA": "9953",
}

// endpoint is the electronic address of a party: its own, else that of its tax number, else its e-mail address.
func (r *Ready) endpoint(own, taxID, email, country string) ubl.ID {
	if scheme, id, ok := strings.Cut(own, ":"); ok {
		return ubl.ID{Value: id, Scheme: scheme}
	}
	number := compact(taxID)
	if vat := vatNumber(taxID); vat != "" {
		return ubl.ID{Value: vat, Scheme: schemes[vat[:2]]}
	}
	if country == "US" && len(number) == 9 && strings.Trim(number, "0123456789") == "" {
		return ubl.ID{Value: number, Scheme: schemes["US"]}
	}
	if email != "" {
		return ubl.ID{Value: email, Scheme: "EM"}
	}
	return ubl.ID{}
}

// routed reports whether Peppol finds a receiver by the address. One that is missing is for Peppol's rules to name.
func routed(id ubl.ID) bool {
	return id.Scheme == "" || strings.Trim(id.Scheme, "0123456789") == ""
}

// remedies say, for rules that break because something is not described, what to do.
var remedies = map[string]string{
	"BR-06": "the business unit has no name: describe the seller", "BR-08": "the business unit has no address: describe the seller", "BR-09": "the address of the business unit has no country: describe the seller",
	"BR-10": "the account has no bill-to address: add one", "BR-11": "the bill-to address of the account has no country: add it", "BR-57": "the ship-to address of the account has no country: add it",
	"BR-AE-02": "reverse charge needs the VAT number of the business unit and of the account: describe the seller, and set the account's tax number",
	"BR-IC-02": "an intra-community supply needs the VAT number of the business unit and of the account: describe the seller, and set the account's tax number",
	"BR-IC-12": "an intra-community supply needs the country of delivery: give the account a ship-to address",
	"BR-O-11":  "an invoice that is partly outside the scope of VAT can't be one document: bill that part apart, or use another category in the tax table",
	"BR-O-12":  "an invoice that is partly outside the scope of VAT can't be one document: bill that part apart, or use another category in the tax table",
	"BR-CO-17": "the taxes rounded on each line are too far from the rate of the whole: let the business unit round taxes on the invoice",
	"BR-S-09":  "the taxes rounded on each line are too far from the rate of the whole: let the business unit round taxes on the invoice",
	"BR-CL-25": "the scheme of the account's electronic address is unknown: correct it, such as 0088:4012345000009",

	"PEPPOL-EN16931-R010":  "the account has no electronic address: set it, a VAT number or an e-mail address",
	"PEPPOL-EN16931-R020":  "the business unit has neither a VAT number nor an e-mail address: describe the seller",
	"PEPPOL-EN16931-CL008": "Peppol delivers to no address of the scheme of the account's electronic address: correct it, such as 0088:4012345000009",
}

func remedy(rule string) string {
	if s := remedies[rule]; s != "" {
		return s
	}
	for _, c := range []string{"S", "Z", "E", "G", "AF", "AG"} {
		if rule == "BR-"+c+"-02" {
			return "the business unit has no VAT number: describe the seller"
		}
	}
	if strings.HasPrefix(rule, "BR-DEC-") {
		return "the rules know amounts of two decimals only: send PDF, XLSX or CSV in this currency"
	}
	return ""
}

// refusal says which rules the document breaks, and what to mend.
func (r *Ready) refusal(found []ubl.Finding) error {
	var said []string
	ids := map[string][]string{}
	for _, f := range found {
		if f.Severity != ubl.Error {
			continue
		}
		what := remedy(f.Rule)
		if what == "" {
			what = strings.TrimSuffix(f.Message, ".")
		}
		if len(ids[what]) == 0 {
			said = append(said, what)
		}
		if !slices.Contains(ids[what], f.Rule) {
			ids[what] = append(ids[what], f.Rule)
		}
	}
	if len(said) == 0 {
		return nil
	}
	const most = 4
	var b strings.Builder
	for i, what := range said[:min(len(said), most)] {
		if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "%s (%s)", what, strings.Join(ids[what], ", "))
	}
	if len(said) > most {
		fmt.Fprintf(&b, "; and %d more", len(said)-most)
	}
	return fault.New(fault.State, "%s can't be written as an electronic invoice: %s", r.Document.Number, b.String())
}
