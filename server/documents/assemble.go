package documents

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/contact"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/creditmemoline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/invoicetax"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/template"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Batch is the largest number of documents that are assembled at once.
const Batch = 500

// Service makes documents.
type Service struct {
	DB    *store.DB
	Files *files.Service

	slots chan struct{} // renderings under way
}

// New makes a service that renders as many documents at once as there is room for.
func New(db *store.DB, f *files.Service, atOnce int) *Service {
	return &Service{DB: db, Files: f, slots: make(chan struct{}, max(atOnce, 1))}
}

// Ready is a document that can be written, and the template that says how it looks.
type Ready struct {
	ID       int
	Account  *ent.Account
	Unit     *ent.BusinessUnit
	Document *present.Document
	Template *present.Template

	categories []category // of the lines
	originalOn date.Date  // issue date of the invoice that a credit memo corrects
}

// Invoices assembles invoices, in the order of their ids. Those that are not there for the viewer are left out. The number
// of statements does not depend on how many there are. It reports fault.Limit. Requires invoices:read.
func (s *Service) Invoices(ctx context.Context, ids ...int) ([]*Ready, error) {
	return s.invoices(ctx, look{}, ids)
}

// look is a template with its logo.
type look struct {
	*present.Template
	logo []byte
}

func (s *Service) invoices(ctx context.Context, instead look, ids []int) ([]*Ready, error) {
	if len(ids) > Batch {
		return nil, fault.New(fault.Limit, "at most %d documents are made at once", Batch)
	}
	rows, err := s.DB.Invoice.Query().Where(invoice.IDIn(ids...)).Order(invoice.ByID()).All(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	f, ctx := s.facts(ctx, instead)
	var contracts []int
	for _, inv := range rows {
		f.need(inv.AccountID, inv.BusinessUnitID)
		if inv.ContractID != 0 {
			contracts = append(contracts, inv.ContractID)
		}
	}
	if err := f.read(ctx); err != nil {
		return nil, err
	}
	lines, err := s.DB.InvoiceLine.Query().Where(invoiceline.InvoiceIDIn(ids...)).Order(invoiceline.ByInvoiceID(), invoiceline.ByLineNo()).WithProduct().
		WithContractLine(func(q *ent.ContractLineQuery) { q.WithContract() }).All(ctx)
	if err != nil {
		return nil, err
	}
	linesOf := map[int][]*ent.InvoiceLine{}
	for _, l := range lines {
		linesOf[l.InvoiceID] = append(linesOf[l.InvoiceID], l)
	}
	taxes, err := f.taxes(ctx, ids)
	if err != nil {
		return nil, err
	}
	numbers := map[int]string{}
	if len(contracts) > 0 {
		all, err := s.DB.Contract.Query().Where(contract.IDIn(contracts...)).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			numbers[c.ID] = c.Number
		}
	}
	out := make([]*Ready, len(rows))
	for i, inv := range rows {
		out[i] = f.invoice(inv, linesOf[inv.ID], taxes[inv.ID], numbers[inv.ContractID])
	}
	return out, nil
}

// CreditMemos assembles posted credit memos, in the order of their ids, as Invoices does. It reports fault.State for one that
// is not posted. Requires credits:read.
func (s *Service) CreditMemos(ctx context.Context, ids ...int) ([]*Ready, error) {
	return s.creditMemos(ctx, look{}, ids)
}

func (s *Service) creditMemos(ctx context.Context, instead look, ids []int) ([]*Ready, error) {
	if len(ids) > Batch {
		return nil, fault.New(fault.Limit, "at most %d documents are made at once", Batch)
	}
	rows, err := s.DB.CreditMemo.Query().Where(creditmemo.IDIn(ids...)).Order(creditmemo.ByID()).All(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	f, ctx := s.facts(ctx, instead)
	var originals []int
	for _, m := range rows {
		if m.Status != creditmemo.StatusPOSTED || m.Number == nil {
			return nil, fault.New(fault.State, "the credit memo is %s; only a posted one is a document", strings.ToLower(string(m.Status)))
		}
		f.need(m.AccountID, m.BusinessUnitID)
		if m.InvoiceID != 0 {
			originals = append(originals, m.InvoiceID)
		}
	}
	if err := f.read(ctx); err != nil {
		return nil, err
	}
	lines, err := s.DB.CreditMemoLine.Query().Where(creditmemoline.CreditMemoIDIn(ids...)).Order(creditmemoline.ByCreditMemoID(), creditmemoline.ByLineNo()).
		WithInvoiceLine(func(q *ent.InvoiceLineQuery) {
			q.WithProduct().WithContractLine(func(q *ent.ContractLineQuery) { q.WithContract() })
		}).All(ctx)
	if err != nil {
		return nil, err
	}
	linesOf := map[int][]*ent.CreditMemoLine{}
	for _, l := range lines {
		linesOf[l.CreditMemoID] = append(linesOf[l.CreditMemoID], l)
	}
	taxes, err := f.taxes(ctx, originals)
	if err != nil {
		return nil, err
	}
	corrected := map[int]*ent.Invoice{}
	if len(originals) > 0 {
		all, err := s.DB.Invoice.Query().Where(invoice.IDIn(originals...)).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, inv := range all {
			corrected[inv.ID] = inv
		}
	}
	out := make([]*Ready, len(rows))
	for i, m := range rows {
		out[i] = f.creditMemo(m, linesOf[m.ID], taxes[m.InvoiceID], corrected[m.InvoiceID])
	}
	return out, nil
}

// facts are what the documents of a batch share.
type facts struct {
	s               *Service
	accounts, units []int

	account map[int]*ent.Account
	unit    map[int]*ent.BusinessUnit
	contact map[int]*ent.Contact
	looks   map[int]look
	instead look // of all, where it has a template
}

// facts begins a batch. What is read with the context that it answers is not the viewer's any more.
func (s *Service) facts(ctx context.Context, instead look) (*facts, context.Context) {
	return &facts{s: s, instead: instead}, viewer.NewContext(ctx, viewer.System("what a document states"))
}

func (f *facts) need(account, unit int) {
	f.accounts, f.units = append(f.accounts, account), append(f.units, unit)
}

func (f *facts) read(ctx context.Context) error {
	slices.Sort(f.accounts)
	f.accounts = slices.Compact(f.accounts)
	rows, err := f.s.DB.Account.Query().Where(account.IDIn(f.accounts...)).
		WithContacts(func(q *ent.ContactQuery) { q.Order(contact.ByID()) }).All(ctx)
	if err != nil {
		return err
	}
	f.account, f.contact = map[int]*ent.Account{}, map[int]*ent.Contact{}
	var templates []int
	for _, a := range rows {
		f.account[a.ID] = a
		f.contact[a.ID] = BillingContact(a.Edges.Contacts)
		if a.TemplateID != 0 {
			templates = append(templates, a.TemplateID)
		}
	}
	slices.Sort(f.units)
	units, err := f.s.DB.BusinessUnit.Query().Where(businessunit.IDIn(slices.Compact(f.units)...)).All(ctx)
	if err != nil {
		return err
	}
	f.unit = map[int]*ent.BusinessUnit{}
	for _, u := range units {
		f.unit[u.ID] = u
	}
	f.looks = map[int]look{}
	if len(templates) == 0 || f.instead.Template != nil {
		return nil
	}
	kept, err := f.s.DB.Template.Query().Where(template.IDIn(templates...)).All(ctx)
	if err != nil {
		return err
	}
	for _, t := range kept {
		if f.looks[t.ID], err = f.s.look(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

// look is a template as it is used.
func (s *Service) look(ctx context.Context, t *ent.Template) (l look, err error) {
	l.Template = &present.Template{}
	if err = json.Unmarshal(t.Content, l.Template); err == nil && t.LogoID != 0 {
		l.logo, err = s.logo(ctx, t.LogoID)
	}
	return l, err
}

func (s *Service) logo(ctx context.Context, id int) ([]byte, error) {
	file, err := s.Files.Open(ctx, id)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(file, maxLogo))
}

func (f *facts) taxes(ctx context.Context, invoices []int) (map[int][]*ent.InvoiceTax, error) {
	if len(invoices) == 0 {
		return nil, nil
	}
	rows, err := f.s.DB.InvoiceTax.Query().Where(invoicetax.InvoiceIDIn(invoices...)).Order(invoicetax.ByID()).All(ctx)
	if err != nil {
		return nil, err
	}
	of := map[int][]*ent.InvoiceTax{}
	for _, r := range rows {
		of[r.InvoiceID] = append(of[r.InvoiceID], r)
	}
	return of, nil
}

// frame is what a document says besides its lines and amounts.
func (f *facts) frame(id, accountID, unitID int, kind present.Kind, c money.Currency) *Ready {
	r := &Ready{ID: id, Account: f.account[accountID], Unit: f.unit[unitID]}
	l := f.instead
	if l.Template == nil {
		l = f.looks[r.Account.TemplateID]
	}
	if l.Template == nil {
		l.Template = present.DefaultTemplate(Language(r.Account.Language))
	}
	r.Template = l.Template
	r.Document = &present.Document{Kind: kind, Currency: c, Seller: SellerOf(r.Unit), Account: r.Account.Number, Buyer: present.Party{Name: r.Account.Name, TaxID: r.Account.TaxID}}
	r.Document.Seller.Logo = l.logo
	if c := f.contact[accountID]; c != nil {
		r.Document.Buyer.Attention = c.Name
	}
	var to *postal.Address
	r.Document.Buyer.Address, to = addressesOf(r.Account)
	if to != nil {
		r.Document.ShipTo = &present.Party{Name: r.Account.Name, Address: *to}
	}
	return r
}

// SellerOf is what documents say of the legal entity that bills.
func SellerOf(u *ent.BusinessUnit) present.Seller {
	name := u.LegalName
	if name == "" {
		name = u.Name
	}
	return present.Seller{Party: present.Party{Name: name, Address: u.Address, TaxID: u.TaxID}, Registration: u.Registration, Email: u.Email, Phone: u.Phone,
		Bank: present.Bank{Name: u.BankName, IBAN: u.Iban, BIC: u.Bic}}
}

// addressesOf are where an account gets its bills and, when that is another place, what it bought.
func addressesOf(a *ent.Account) (bill postal.Address, ship *postal.Address) {
	of := func(u postal.Use) *postal.Address {
		if i := slices.IndexFunc(a.Addresses, func(x postal.Address) bool { return x.Use == u }); i >= 0 {
			return &a.Addresses[i]
		}
		return nil
	}
	b, s := of(postal.BillTo), of(postal.ShipTo)
	switch {
	case b == nil && s == nil:
		return bill, nil
	case b == nil:
		return *s, nil
	case s != nil:
		same := *s
		if same.Use = b.Use; same != *b {
			ship = s
		}
	}
	return *b, ship
}

// BillingContact is the contact to whom bills are addressed: the first whose role speaks of accounts payable, billing or
// invoices.
func BillingContact(all []*ent.Contact) *ent.Contact {
	i := slices.IndexFunc(all, func(c *ent.Contact) bool {
		role := strings.ToLower(c.Role)
		return strings.Contains(role, "accounts payable") || strings.Contains(role, "billing") || strings.Contains(role, "invoice") ||
			slices.Contains(strings.FieldsFunc(role, func(r rune) bool { return !unicode.IsLetter(r) }), "ap")
	})
	if i < 0 {
		return nil
	}
	return all[i]
}

func (f *facts) invoice(inv *ent.Invoice, rows []*ent.InvoiceLine, taxes []*ent.InvoiceTax, contractNumber string) *Ready {
	r := f.frame(inv.ID, inv.AccountID, inv.BusinessUnitID, present.Invoice, inv.Currency)
	d, c := r.Document, inv.Currency
	d.Number, d.IssuedOn, d.DueOn, d.Order, d.Contract, d.Notes = inv.Number, inv.IssueOn, inv.DueOn, inv.PurchaseOrder, contractNumber, inv.Description
	d.Net, d.Tax, d.Total = money.New(inv.TotalMinor-inv.TaxMinor, c), inv.Tax(), inv.Total()
	d.Settled, d.Balance = money.New(inv.AppliedMinor+inv.AdjustedMinor, c), inv.Balance()
	w := wordsOf(r.Template.Language)
	if due, err := accounts.DueOn(r.Account.PaymentTerms, inv.IssueOn); err == nil && due == inv.DueOn {
		d.Terms = w.terms(r.Account.PaymentTerms)
	}
	known := make([]taxed, 0, len(rows))
	for _, l := range rows {
		d.Lines = append(d.Lines, lineOf(l, c))
		known = append(known, taxed{l.TaxClass, l.AmountMinor, l.TaxMinor})
	}
	if len(rows) == 0 { // only the total of it is known
		d.Lines = []present.Line{{No: 1, Description: inv.Description, Quantity: decimal.NewFromInt(1), UnitPrice: d.Net.Decimal(), Net: d.Net, Tax: d.Tax}}
		if inv.Description == "" {
			d.Lines[0].Description = inv.Number
		}
		d.Notes, known = "", []taxed{{"", d.Net.Minor, d.Tax.Minor}}
	}
	r.categories = classesOf(taxes).categories(known, inv.TaxMinor)
	r.finish(w, subtotals(taxes))
	return r
}

func lineOf(l *ent.InvoiceLine, c money.Currency) present.Line {
	out := present.Line{No: l.LineNo, Description: l.Description, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Net: money.New(l.AmountMinor, c), Tax: money.New(l.TaxMinor, c),
		From: l.ServiceFrom, To: l.ServiceTo, Attributes: present.Attributes{Site: l.Site, CostCentre: l.CostCentre}}
	if p := l.Edges.Product; p != nil {
		out.Code, out.Unit, out.Product = p.Code, p.Unit, p.Name
		if out.Description == "" {
			out.Description = p.Name
		}
	}
	if k := l.Edges.ContractLine; k != nil {
		out.Service = k.Description
		if k.Edges.Contract != nil {
			out.Contract = k.Edges.Contract.Number
		}
	}
	return out
}

func (f *facts) creditMemo(m *ent.CreditMemo, rows []*ent.CreditMemoLine, taxes []*ent.InvoiceTax, original *ent.Invoice) *Ready {
	r := f.frame(m.ID, m.AccountID, m.BusinessUnitID, present.CreditMemo, m.Currency)
	d, c := r.Document, m.Currency
	w := wordsOf(r.Template.Language)
	d.Number, d.IssuedOn, d.Reason, d.Notes = *m.Number, m.IssueOn, w.reasons[m.Reason], m.Description
	d.Net, d.Tax, d.Total = money.New(m.AmountMinor-m.TaxMinor, c), money.New(m.TaxMinor, c), m.Amount()
	d.Settled, d.Balance = money.New(m.AppliedMinor, c), m.Unapplied()
	if original != nil {
		d.Original, d.Order, r.originalOn = original.Number, original.PurchaseOrder, original.IssueOn
	}
	known := make([]taxed, 0, len(rows))
	for _, l := range rows {
		net := money.New(l.AmountMinor, c)
		line := present.Line{No: l.LineNo, Description: l.Description, Quantity: decimal.NewFromInt(1), UnitPrice: net.Decimal(), Net: net, Tax: money.New(l.TaxMinor, c), From: l.ServiceFrom, To: l.ServiceTo}
		class := ""
		if o := l.Edges.InvoiceLine; o != nil {
			of := lineOf(o, c)
			line.Attributes, line.Code, line.From, line.To, class = of.Attributes, of.Code, of.From, of.To, o.TaxClass
			if line.Description == "" {
				line.Description = of.Description
			}
		}
		if line.Description == "" {
			line.Description = d.Reason
		}
		d.Lines = append(d.Lines, line)
		known = append(known, taxed{class, l.AmountMinor, l.TaxMinor})
	}
	r.categories = classesOf(taxes).categories(known, m.TaxMinor)
	r.finish(w, again(taxes, known))
	return r
}

// finish adds what follows from the lines: rates, the service period of the whole, and the tax table.
func (r *Ready) finish(w *words, taxes []tax.Subtotal) {
	d := r.Document
	for i := range d.Lines {
		l := &d.Lines[i]
		if k := r.categories[i]; k.code != "" && k.code != "O" {
			l.TaxRate = decimal.NewNullDecimal(k.percent)
		}
		if l.From != "" && (d.From == "" || l.From < d.From) {
			d.From = l.From
		}
		d.To = max(d.To, l.To)
	}
	if d.From == "" {
		d.To = ""
	}
	d.Taxes = r.table(taxes)
	if len(taxes) == 0 && d.Tax.Minor != 0 {
		for _, g := range r.groups() {
			if g.tax != 0 || g.code == "S" {
				d.Taxes = append(d.Taxes, present.Tax{Name: w.tax, Rate: g.percent, Taxable: money.New(g.net, d.Currency), Amount: money.New(g.tax, d.Currency), Note: g.reason})
			}
		}
	}
}

// subtotals are the taxes that an invoice states.
func subtotals(rows []*ent.InvoiceTax) []tax.Subtotal {
	out := make([]tax.Subtotal, len(rows))
	for i, t := range rows {
		out[i] = tax.Subtotal{Jurisdiction: t.Jurisdiction, Class: t.TaxClass, Category: t.Category, Percent: t.Percent, Taxable: t.TaxableMinor, Minor: t.AmountMinor, Exemption: t.Exemption}
	}
	return out
}

// again is what the jurisdictions of an invoice get back of lines that are credited.
func again(was []*ent.InvoiceTax, lines []taxed) []tax.Subtotal {
	taxable, owed := make([]tax.Line, len(lines)), make([]int64, len(lines))
	for i, l := range lines {
		taxable[i], owed[i] = tax.Line{Class: l.class, Minor: l.net}, l.tax
	}
	return tax.Again(subtotals(was), taxable, owed)
}

// table is the taxes as they are shown: one row for each jurisdiction and rate. The class of products is said only where a
// jurisdiction has several rates.
func (r *Ready) table(taxes []tax.Subtotal) []present.Tax {
	c := r.Document.Currency
	var rows []present.Tax
	rates := map[string]int{}
	for _, t := range taxes {
		at := slices.IndexFunc(rows, func(x present.Tax) bool {
			return x.Name == t.Jurisdiction && x.Rate.Equal(t.Percent) && x.Note == t.Exemption
		})
		if at < 0 {
			rates[t.Jurisdiction]++
			rows = append(rows, present.Tax{Name: t.Jurisdiction, Class: t.Class, Rate: t.Percent, Taxable: money.New(t.Taxable, c), Amount: money.New(t.Minor, c), Note: t.Exemption})
			continue
		}
		x := &rows[at]
		x.Taxable.Minor, x.Amount.Minor = x.Taxable.Minor+t.Taxable, x.Amount.Minor+t.Minor
		if t.Class != "" && x.Class != "" {
			x.Class += ", " + t.Class
		} else {
			x.Class = ""
		}
	}
	for i := range rows {
		if rates[rows[i].Name] == 1 {
			rows[i].Class = ""
		}
	}
	return rows
}

// group is what is due of one category at one rate.
type group struct {
	category
	net, tax int64
}

// groups are the taxes of the lines by category and rate, in the order of the lines.
func (r *Ready) groups() []*group {
	var all []*group
	stated := false
	for i, l := range r.Document.Lines {
		k := r.categories[i]
		at := slices.IndexFunc(all, func(g *group) bool { return g.code == k.code && g.percent.Equal(k.percent) })
		if at < 0 {
			at = len(all)
			all = append(all, &group{category: k})
		}
		g := all[at]
		g.net += l.Net.Minor
		g.tax += l.Tax.Minor
		if k.reason != "" && !strings.Contains(g.reason, k.reason) {
			g.reason = strings.TrimPrefix(g.reason+"; "+k.reason, "; ")
		}
		stated = stated || l.Tax.Minor != 0
	}
	if !stated && len(all) == 1 {
		all[0].tax = r.Document.Tax.Minor
	}
	return all
}
