package documents_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// house is a service on a book with one business unit that says who it is.
type house struct {
	*documents.Service
	db    *store.DB
	sys   context.Context
	unit  *ent.BusinessUnit
	files *files.Service
}

func ptr[T any](v T) *T { return &v }

func build(t testing.TB, db *store.DB) *house {
	t.Helper()
	h := &house{db: db, sys: servertest.System(t), files: &files.Service{DB: db}}
	h.Service = documents.New(db, h.files, 2)
	u, err := (&ledger.Service{DB: db}).CreateBusinessUnit(h.sys, ledger.BusinessUnit{Code: "HQ", Name: "Nordlicht", Currency: "EUR"})
	if err != nil {
		t.Fatal(err)
	}
	h.unit, err = h.DescribeSeller(h.sys, documents.DescribeSeller{BusinessUnit: u.ID, Version: 1, LegalName: ptr("Nordlicht Netze GmbH"), TaxID: ptr("DE123456789"), Registration: ptr("HRB 4711"),
		Email: ptr("rechnung@nordlicht.example"), Phone: ptr("+49 40 123456"), Address: &postal.Address{Street: "Hafenstraße 12", PostalCode: "20457", City: "Hamburg", Country: "DE"},
		BankName: ptr("Hanseatische Bank"), IBAN: ptr("de89 3704 0044 0532 0130 00"), BIC: ptr("cobadeffxxx")})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *house) open(t testing.TB, number string) *ent.Account {
	t.Helper()
	a, err := (&accounts.Service{DB: h.db}).Open(h.sys, accounts.Open{Number: number, Name: number + " Retail B.V.", Kind: account.KindCLIENT, Email: "ap@" + strings.ToLower(number) + ".example", TaxID: "NL123456789B01",
		Language: "en-GB", Addresses: []postal.Address{{Use: postal.BillTo, Street: "Keizersgracht 1", PostalCode: "1015", City: "Amsterdam", Country: "NL"}}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (h *house) bill(t testing.TB, a *ent.Account, lines int) *ent.Invoice {
	t.Helper()
	in := billing.Post{Account: a.ID, IssueOn: "2026-11-01", PurchaseOrder: "PO-7"}
	for i := range lines {
		in.Lines = append(in.Lines, billing.Line{Description: fmt.Sprintf("Managed line %d", i+1), Quantity: decimal.NewFromInt(2), UnitPrice: decimal.RequireFromString("50.00"), Tax: decimal.RequireFromString("19.00"),
			ServiceFrom: "2026-11-01", ServiceTo: "2026-11-30"})
	}
	inv, err := (&billing.Service{DB: h.db}).Post(h.sys, in)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

func (h *house) taxes(t testing.TB, inv *ent.Invoice, rows ...[]any) {
	t.Helper()
	if err := store.Do(h.sys, h.db, func(tx *store.TxClient) error {
		for _, r := range rows {
			if err := tx.Insert(h.sys, "invoice_taxes", []string{"invoice_id", "currency", "jurisdiction", "tax_class", "category", "percent", "taxable_minor", "amount_minor", "exemption"}, [][]any{append([]any{inv.ID, inv.Currency}, r...)}); err != nil {
				return err
			}
		}
		tx.Record(store.Event{Action: "test.tax", Entity: inv.ID})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func refused(t *testing.T, err error, code fault.Code, field, message string) {
	t.Helper()
	if err == nil {
		t.Fatalf("not refused; want %s on %q", code, field)
	}
	f := fault.As(store.Fault(err))
	if f.Code != code || strings.Join(f.Field, ".") != field || !strings.Contains(f.Message, message) {
		t.Fatalf("refused with %s on %q: %q (%v); want %s on %q: %q", f.Code, strings.Join(f.Field, "."), f.Message, err, code, field, message)
	}
}

func TestDocumentsOfABook(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		a, other := h.open(t, "TULIP"), h.open(t, "ROSE")
		if _, err := (&accounts.Service{DB: db}).AddContact(h.sys, accounts.AddContact{Account: a.ID, Name: "Cap Tain", Role: "Captain"}); err != nil {
			t.Fatal(err)
		}
		if _, err := (&accounts.Service{DB: db}).AddContact(h.sys, accounts.AddContact{Account: a.ID, Name: "Ada Clerk", Role: "AP clerk", Email: "ada@tulip.example"}); err != nil {
			t.Fatal(err)
		}
		inv := h.bill(t, a, 3)
		h.taxes(t, inv, []any{"Germany", "", "S", "19", 30_000, 5_700, ""})
		h.bill(t, other, 1)
		r, err := h.Open(h.sys, inv.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		d := r.Document
		if err := d.Check(); err != nil {
			t.Error(err)
		}
		if d.Buyer.Attention != "Ada Clerk" || d.Terms != "30 days net" || d.From != "2026-11-01" || d.To != "2026-11-30" || d.Order != "PO-7" || len(d.Taxes) != 1 || d.Taxes[0].Name != "Germany" ||
			d.Net.Minor != 30_000 || d.Total.Minor != 35_700 || !d.Lines[0].TaxRate.Decimal.Equal(decimal.NewFromInt(19)) || d.Seller.Name != "Nordlicht Netze GmbH" || r.Template.Language != "en-GB" {
			t.Errorf("%+v", d)
		}
		for f, begin := range map[documents.Format]string{documents.PDF: "%PDF-", documents.XLSX: "PK", documents.CSV: "", documents.UBL: "<?xml"} {
			data, err := h.Render(h.sys, r, f)
			if err != nil || !bytes.HasPrefix(data, []byte(begin)) {
				t.Errorf("%s: %.20q %v", f, data, err)
			}
		}
		text, err := h.Render(h.sys, r, documents.CSV)
		if err != nil {
			t.Fatal(err)
		}
		if rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll(); err != nil || len(rows) != 4 {
			t.Errorf("%d rows of CSV: %v", len(rows), err)
		}

		// Dealers get their own, and everybody else's is not there.
		dealer := servertest.Bound(t, a.ID)
		if r, err := h.Open(dealer, inv.ID, 0); err != nil || r.Document.Seller.Bank.IBAN != "DE89370400440532013000" {
			t.Errorf("a dealer's own: %v", err)
		}
		if _, err := h.Open(servertest.Bound(t, other.ID), inv.ID, 0); !fault.Is(err, fault.NotFound) {
			t.Errorf("another dealer's: %v", err)
		}
		if _, err := h.Open(dealer, a.ID, 0); !fault.Is(err, fault.NotFound) {
			t.Errorf("an account is no document: %v", err)
		}
		if _, err := h.Open(dealer, inv.ID, 77); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a dealer's choice of template: %v", err)
		}

		// A credit memo is none before it is posted.
		give := &credits.Service{DB: db}
		memo, err := give.Request(servertest.As(t, viewer.Manager), credits.Request{Account: a.ID, Invoice: inv.ID, IssueOn: "2026-11-20", Reason: creditmemo.ReasonPRICE,
			Lines: []credits.Line{{Description: "Agreed price", Amount: decimal.NewFromInt(10), Tax: decimal.RequireFromString("1.90")}}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Open(h.sys, memo.ID, 0); !fault.Is(err, fault.State) {
			t.Errorf("before it is posted: %v", err)
		}
		if _, err := h.Open(dealer, memo.ID, 0); !fault.Is(err, fault.NotFound) {
			t.Errorf("before it is posted, a dealer: %v", err)
		}
		if _, err := give.Approve(h.sys, credits.Decide{ID: memo.ID}); err != nil {
			t.Fatal(err)
		}
		r, err = h.Open(dealer, memo.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		if d := r.Document; d.Original != inv.Number || d.Reason != "Price" || d.Total.Minor != 1_190 || d.Settled.Minor != 1_190 || d.Check() != nil {
			t.Errorf("%+v %v", d, d.Check())
		}
		xml, err := h.Render(h.sys, r, documents.UBL)
		if err != nil || !strings.Contains(string(xml), "<CreditNote") || !strings.Contains(string(xml), "<cbc:ID>"+inv.Number+"</cbc:ID>") {
			t.Errorf("%v\n%s", err, xml)
		}

		// An invoice of which only the total is known has one line.
		ids, err := store.Tx(h.sys, db, func(tx *store.TxClient) ([]int, error) {
			return billing.PostTx(h.sys, tx, []billing.Document{{Account: a.ID, Number: "OLD-1", IssueOn: "2026-10-01", DueOn: "2026-10-31", Currency: "EUR", Tax: 1_900, Total: 11_900, Description: "Migrated", Origin: "IMPORT"}})
		})
		if err != nil {
			t.Fatal(err)
		}
		if r, err = h.Open(h.sys, ids[0], 0); err != nil || len(r.Document.Lines) != 1 || r.Document.Lines[0].Description != "Migrated" || len(r.Document.Taxes) != 1 || !r.Document.Taxes[0].Rate.Equal(decimal.NewFromInt(19)) {
			t.Errorf("%+v %v", r.Document, err)
		}
		if _, err := h.Render(h.sys, r, documents.UBL); err != nil {
			t.Error(err)
		}
	})
}

// A batch costs as many statements as one document.
func TestStatementsDoNotGrow(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		var ids []int
		for i := range 12 {
			ids = append(ids, h.bill(t, h.open(t, fmt.Sprintf("A%d", i)), 2).ID)
		}
		count := func(n int) int64 {
			before := db.Statements()
			if rows, err := h.Invoices(h.sys, ids[:n]...); err != nil || len(rows) != n {
				t.Fatalf("%d of %d: %v", len(rows), n, err)
			}
			return db.Statements() - before
		}
		if few, many := count(1), count(12); few != many {
			t.Errorf("%d statements for one document, %d for twelve", few, many)
		}
	})
}

func logo(t *testing.T, side int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side, 8))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTemplates(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		a := h.open(t, "TULIP")
		inv := h.bill(t, a, 2)
		biller := servertest.As(t, viewer.Biller)
		content, err := h.DefaultContent(biller, "de")
		if err != nil {
			t.Fatal(err)
		}
		broken := strings.Replace(content, `"footer": "`, `"footer": "{{ totl }} `, 1)
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: broken})
		refused(t, err, fault.Invalid, "content.footer", `there is no "totl"`)
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: `{"columns": 3}`})
		refused(t, err, fault.Invalid, "content", "")
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: strings.Replace(content, `"paper"`, `"papier"`, 1)})
		refused(t, err, fault.Invalid, "content", "papier")
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{Name: " ", Content: content})
		refused(t, err, fault.Invalid, "name", "needs a name")
		_, err = h.SaveTemplate(servertest.As(t, viewer.Collector), documents.SaveTemplate{Name: "Tulip", Content: content})
		refused(t, err, fault.Forbidden, "", "")

		text, err := h.files.Upload(biller, files.New{Name: "logo.png"}, strings.NewReader("no picture"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: content, Logo: text.ID})
		refused(t, err, fault.Invalid, "logoFileId", "neither PNG nor JPEG")
		foreign, err := h.files.Upload(servertest.As(t, viewer.Manager), files.New{Name: "logo.png"}, bytes.NewReader(logo(t, 4001)))
		if err != nil {
			t.Fatal(err)
		}
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: content, Logo: foreign.ID})
		refused(t, err, fault.Limit, "logoFileId", "4001")
		picture, err := h.files.Upload(biller, files.New{Name: "logo.png"}, bytes.NewReader(logo(t, 40)))
		if err != nil {
			t.Fatal(err)
		}
		saved, err := h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: content, Logo: picture.ID, Key: "k"})
		if err != nil {
			t.Fatal(err)
		}
		if again, err := h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: content, Logo: picture.ID, Key: "k"}); err != nil || again.ID != saved.ID {
			t.Errorf("a repeated key: %v %v", again, err)
		}
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{Name: "Tulip", Content: content})
		refused(t, err, fault.Conflict, "name", "this name already")
		if saved.Language != "de" || saved.Version != 1 || !json.Valid([]byte(documents.Content(saved))) {
			t.Errorf("%+v", saved)
		}
		if same, err := h.SaveTemplate(biller, documents.SaveTemplate{ID: saved.ID, Version: 1, Name: "Tulip", Content: documents.Content(saved), Logo: picture.ID}); err != nil || same.Version != 1 {
			t.Errorf("the same again is version %d: %v", same.Version, err)
		}
		changed, err := h.SaveTemplate(biller, documents.SaveTemplate{ID: saved.ID, Version: 1, Name: "Tulip", Content: strings.Replace(content, "#1f4e79", "#aa0000", 1), Logo: picture.ID})
		if err != nil || changed.Version != 2 {
			t.Fatalf("%+v %v", changed, err)
		}
		_, err = h.SaveTemplate(biller, documents.SaveTemplate{ID: saved.ID, Version: 1, Name: "Tulip", Content: content})
		refused(t, err, fault.Conflict, "version", "")

		if _, err := h.ChooseTemplate(biller, documents.ChooseTemplate{Account: a.ID, Template: 77}); !fault.Is(err, fault.NotFound) {
			t.Errorf("no such template: %v", err)
		}
		if got, err := h.ChooseTemplate(biller, documents.ChooseTemplate{Account: a.ID, Template: saved.ID}); err != nil || got.TemplateID != saved.ID || got.Version != a.Version+1 {
			t.Errorf("%+v %v", got, err)
		}
		// The account's template and its logo are used, whoever asks.
		r, err := h.Open(servertest.Bound(t, a.ID), inv.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		if r.Template.Accent != "#aa0000" || r.Template.Language != "de" || len(r.Document.Seller.Logo) == 0 || r.Document.Terms != "30 Tage netto" {
			t.Errorf("%+v %q", r.Template, r.Document.Terms)
		}
		if _, err := h.ChooseTemplate(biller, documents.ChooseTemplate{Account: a.ID}); err != nil {
			t.Fatal(err)
		}
		if r, err = h.Open(biller, inv.ID, saved.ID); err != nil || r.Template.Accent != "#aa0000" {
			t.Errorf("another template: %v", err)
		}
		if r, err = h.Open(biller, inv.ID, 0); err != nil || r.Template.Language != "en-GB" {
			t.Errorf("the default: %+v %v", r.Template, err)
		}
		// A template that is being edited is previewed, or refused where it is broken.
		if r, err = h.Preview(biller, inv.ID, []byte(strings.Replace(content, "#1f4e79", "#00aa00", 1)), picture.ID); err != nil || r.Template.Accent != "#00aa00" || len(r.Document.Seller.Logo) == 0 {
			t.Errorf("a preview: %v", err)
		}
		_, err = h.Preview(biller, inv.ID, []byte(broken), 0)
		refused(t, err, fault.Invalid, "content.footer", `there is no "totl"`)
		_, err = h.Preview(servertest.Bound(t, a.ID), inv.ID, []byte(content), 0)
		refused(t, err, fault.Forbidden, "", "")
	})
}

func TestDescribeSeller(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		if h.unit.Iban != "DE89370400440532013000" || h.unit.Bic != "COBADEFFXXX" || h.unit.Version != 2 {
			t.Errorf("%+v", h.unit)
		}
		biller := servertest.As(t, viewer.Biller)
		in := documents.DescribeSeller{BusinessUnit: h.unit.ID, Version: 2}
		for _, c := range []struct {
			change         func(*documents.DescribeSeller)
			field, message string
		}{
			{func(d *documents.DescribeSeller) { d.IBAN = ptr("DE89370400440532013001") }, "iban", "is not an IBAN"},
			{func(d *documents.DescribeSeller) { d.IBAN = ptr("DE8937040044053201300") }, "iban", "is not an IBAN"},
			{func(d *documents.DescribeSeller) { d.BIC = ptr("COBA1EFF") }, "bic", "is not a BIC"},
			{func(d *documents.DescribeSeller) { d.VariancePercent = ptr(decimal.NewFromInt(1001)) }, "variancePercent", "0 to 1000"},
			{func(d *documents.DescribeSeller) { d.VariancePercent = ptr(decimal.NewFromInt(-1)) }, "variancePercent", "0 to 1000"},
			{func(d *documents.DescribeSeller) { d.Email = ptr("nobody") }, "email", "is not an e-mail address"},
			{func(d *documents.DescribeSeller) { d.Address = &postal.Address{Country: "Germany"} }, "address.country", "two capitals"},
			{func(d *documents.DescribeSeller) { d.TaxRounding = ptr(businessunit.TaxRounding("UP")) }, "taxRounding", "LINE or INVOICE"},
			{func(d *documents.DescribeSeller) { d.LegalName = ptr("a\x00b") }, "legalName", "control characters"},
		} {
			d := in
			c.change(&d)
			_, err := h.DescribeSeller(biller, d)
			refused(t, err, fault.Invalid, c.field, c.message)
		}
		in.VariancePercent, in.TaxRounding = ptr(decimal.NewFromInt(25)), ptr(businessunit.TaxRoundingINVOICE)
		got, err := h.DescribeSeller(biller, in)
		if err != nil || got.Version != 3 || !got.VariancePercent.Equal(decimal.NewFromInt(25)) || got.TaxRounding != businessunit.TaxRoundingINVOICE || got.Iban != h.unit.Iban {
			t.Errorf("%+v %v", got, err)
		}
		_, err = h.DescribeSeller(biller, in)
		refused(t, err, fault.Conflict, "version", "in the meantime")
		_, err = h.DescribeSeller(servertest.As(t, viewer.Collector), in)
		refused(t, err, fault.Forbidden, "", "")
	})
}

// A slow renderer refuses rather than piling up, and says when to come back.
func TestRenderingStopsWithItsCaller(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t))
	r, err := h.Open(h.sys, h.bill(t, h.open(t, "A"), 1).ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(h.sys)
	cancel()
	for range 20 { // either is ready: a free place and the end of the caller
		if _, err := h.Render(ctx, r, documents.PDF); err != nil {
			return
		}
	}
	t.Error("rendered for nobody")
}

// How many invoices of three and of forty lines are read, assembled and set as PDF in a second by one core.
func BenchmarkPDF(b *testing.B) {
	for name, db := range map[string]func(testing.TB) *store.DB{"sqlite": servertest.SQLite, "postgres": servertest.Postgres} {
		for _, lines := range []int{3, 40} {
			b.Run(fmt.Sprintf("%s/%d", name, lines), func(b *testing.B) {
				h := build(b, db(b))
				a := h.open(b, "TULIP")
				ids := make([]int, 50)
				for i := range ids {
					ids[i] = h.bill(b, a, lines).ID
				}
				n, before := 0, cpu(b)
				for b.Loop() {
					rows, err := h.Invoices(h.sys, ids...)
					if err != nil {
						b.Fatal(err)
					}
					for _, r := range rows {
						if _, err := h.Render(h.sys, r, documents.PDF); err != nil {
							b.Fatal(err)
						}
						n++
					}
				}
				b.ReportMetric(float64(n)/(cpu(b)-before).Seconds(), "PDFs/core-s")
			})
		}
	}
}

// cpu is the time that this process has had of all cores.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
