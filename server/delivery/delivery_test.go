package delivery_test

import (
	"context"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/mail"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"encoding/base64"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	deliveries "github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/emersion/go-smtp"
	"github.com/shopspring/decimal"
)

// postOffice is a mail server that keeps what it takes.
type postOffice struct {
	mu      sync.Mutex
	address string
	server  *smtp.Server
	refuse  map[string]*smtp.SMTPError // by recipient
	taken   []letter
}

type letter struct{ to, data string }

func (p *postOffice) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{office: p}, nil }

type session struct {
	office *postOffice
	to     string
}

func (s *session) Reset()                               {}
func (s *session) Logout() error                        { return nil }
func (s *session) Mail(string, *smtp.MailOptions) error { return nil }

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	if err := s.office.refuse[to]; err != nil {
		return err
	}
	s.to = to
	return nil
}

func (s *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	s.office.taken = append(s.office.taken, letter{s.to, string(data)})
	return err
}

func (p *postOffice) letters() []letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.taken)
}

// open starts the server, at the address that it had before.
func (p *postOffice) open(t *testing.T) {
	t.Helper()
	at := p.address
	if at == "" {
		at = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	p.address, p.server = l.Addr().String(), smtp.NewServer(p)
	p.server.Domain, p.server.AllowInsecureAuth = "office.example", true
	go func(s *smtp.Server) { _ = s.Serve(l) }(p.server)
	t.Cleanup(func() { _ = p.server.Close() })
}

func (p *postOffice) close() { _ = p.server.Close() }

// house is a service on a book, with a mail server and a clock.
type house struct {
	*delivery.Service
	db     *store.DB
	sys    context.Context
	office *postOffice
	docs   *documents.Service
	jobs   *jobs.Service
	biller context.Context

	mu  sync.Mutex
	now time.Time
}

func (h *house) pass(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

func ptr[T any](v T) *T { return &v }

func build(t *testing.T, db *store.DB) *house {
	t.Helper()
	h := &house{db: db, sys: servertest.System(t), office: &postOffice{refuse: map[string]*smtp.SMTPError{}}, now: servertest.Now, biller: servertest.As(t, viewer.Biller)}
	db.Clock = func() time.Time { h.mu.Lock(); defer h.mu.Unlock(); return h.now }
	h.office.open(t)
	u, err := (&ledger.Service{DB: db}).CreateBusinessUnit(h.sys, ledger.BusinessUnit{Code: "HQ", Name: "Nordlicht", Currency: "EUR"})
	if err != nil {
		t.Fatal(err)
	}
	h.docs = documents.New(db, &files.Service{DB: db}, 4)
	if _, err := h.docs.DescribeSeller(h.sys, documents.DescribeSeller{BusinessUnit: u.ID, Version: 1, TaxID: ptr("DE123456789"), Email: ptr("rechnung@nordlicht.example"),
		Address: &postal.Address{Street: "Hafenstraße 12", PostalCode: "20457", City: "Hamburg", Country: "DE"}}); err != nil {
		t.Fatal(err)
	}
	box, err := auth.NewBox("a passphrase of the tests")
	if err != nil {
		t.Fatal(err)
	}
	h.jobs = jobs.New(db, jobs.Config{Auth: auth.New(db, auth.Config{Issuer: "http://test", Box: box}), Timing: jobs.Timing{Poll: 10 * time.Millisecond}})
	h.Service = h.sender(t)
	h.Register(h.jobs)
	return h
}

// sender is one more server on the same book.
func (h *house) sender(t *testing.T) *delivery.Service {
	t.Helper()
	s, err := delivery.New(delivery.Config{DB: h.db, Documents: h.docs, Jobs: h.jobs, SMTP: "smtp://" + h.office.address, From: "Nordlicht Billing <billing@nordlicht.example>",
		Link: func(id int) string { return fmt.Sprintf("https://book.example/portal/invoices/%d", id) }})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (h *house) open(t *testing.T, number string, way account.Delivery, email string) *ent.Account {
	t.Helper()
	people := &accounts.Service{DB: h.db}
	a, err := people.Open(h.sys, accounts.Open{Number: number, Name: number + " B.V.", Kind: account.KindCLIENT, Email: email, TaxID: "NL123456789B01",
		Addresses: []postal.Address{{Use: postal.BillTo, Street: "Keizersgracht 1", PostalCode: "1015", City: "Amsterdam", Country: "NL"}}})
	if err == nil {
		a, err = people.Change(h.sys, accounts.Change{ID: a.ID, Version: a.Version, Delivery: &way})
	}
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (h *house) bill(t *testing.T, a *ent.Account) *ent.Invoice {
	t.Helper()
	inv, err := (&billing.Service{DB: h.db}).Post(h.sys, billing.Post{Account: a.ID, IssueOn: "2026-11-01",
		Lines: []billing.Line{{Description: "Line", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(100), Tax: decimal.NewFromInt(19)}}})
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

func (h *house) deliver(t *testing.T, in delivery.Deliver) *delivery.Delivered {
	t.Helper()
	d, err := h.Deliver(h.biller, in)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// send sends until nothing is due.
func (h *house) send(t *testing.T) {
	t.Helper()
	for {
		n, err := h.Send(t.Context(), time.Minute)
		if err != nil {
			t.Log(err)
		}
		if n == 0 {
			return
		}
	}
}

func (h *house) of(t *testing.T, inv *ent.Invoice) []*ent.Delivery {
	t.Helper()
	rows, err := h.db.Delivery.Query().Where(deliveries.InvoiceID(inv.ID)).Order(deliveries.ByID()).All(h.sys)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// the is the only delivery of an invoice.
func (h *house) the(t *testing.T, inv *ent.Invoice) *ent.Delivery {
	t.Helper()
	rows := h.of(t, inv)
	if len(rows) != 1 {
		t.Fatalf("%d deliveries of %s", len(rows), inv.Number)
	}
	return rows[0]
}

func is(t *testing.T, d *ent.Delivery, status deliveries.Status, problem string) {
	t.Helper()
	if d.Status != status || !strings.Contains(d.Problem, problem) || problem == "" && d.Problem != "" {
		t.Fatalf("%s (%d attempts, next %v): %q; want %s: %q", d.Status, d.Attempts, d.NextAt, d.Problem, status, problem)
	}
}

// parts are the parts of a letter by file name; the body has none.
func parts(t *testing.T, l letter) (head mail.Header, files map[string]string) {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(l.data))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		p, err := r.NextPart()
		if err == io.EOF {
			return m.Header, files
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(p) // quoted-printable is undone
		if err == nil && p.Header.Get("Content-Transfer-Encoding") == "base64" {
			data, err = base64.StdEncoding.DecodeString(strings.ReplaceAll(string(data), "\r\n", ""))
		}
		if err != nil {
			t.Fatal(err)
		}
		files[p.FileName()] = string(data)
	}
}

func TestAnInvoiceIsMailed(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		a := h.open(t, "TULIP", account.DeliveryEMAIL, "office@tulip.example")
		people := &accounts.Service{DB: db}
		if _, err := people.AddContact(h.sys, accounts.AddContact{Account: a.ID, Name: "Ada", Role: "AP clerk", Email: "ada@tulip.example"}); err != nil {
			t.Fatal(err)
		}
		if _, err := people.Change(h.sys, accounts.Change{ID: a.ID, Version: a.Version, Endpoint: ptr("0088:4012345000009")}); err != nil {
			t.Fatal(err)
		}
		inv := h.bill(t, a)
		d := h.deliver(t, delivery.Deliver{Invoices: []int{inv.ID}, Key: "k"})
		if again := h.deliver(t, delivery.Deliver{Invoices: []int{inv.ID}, Key: "k"}); d.Queued != 1 || again.Queued != 1 || !slices.Equal(d.IDs, again.IDs) {
			t.Errorf("%+v, repeated %+v", d, again)
		}
		is(t, h.the(t, inv), deliveries.StatusQUEUED, "")
		h.send(t)
		sent := h.the(t, inv)
		is(t, sent, deliveries.StatusSENT, "")
		if sent.SentAt == nil || !sent.SentAt.Equal(h.now) || sent.NextAt != nil || sent.MessageID == "" || sent.Attempts != 1 {
			t.Errorf("%+v", sent)
		}
		letters := h.office.letters()
		if len(letters) != 1 || letters[0].to != "ada@tulip.example" {
			t.Fatalf("%d letters", len(letters))
		}
		head, got := parts(t, letters[0])
		if head.Get("Message-Id") != "<"+sent.MessageID+">" || !strings.Contains(head.Get("Subject"), inv.Number) || !strings.Contains(head.Get("Reply-To"), "rechnung@nordlicht.example") ||
			!strings.Contains(head.Get("From"), "billing@nordlicht.example") {
			t.Errorf("%v", head)
		}
		if !strings.HasPrefix(got[inv.Number+".pdf"], "%PDF-") || !strings.Contains(got[inv.Number+".xml"], "4012345000009") || !strings.Contains(got[""], "Dear Ada") ||
			!strings.Contains(got[""], fmt.Sprintf("https://book.example/portal/invoices/%d", inv.ID)) {
			t.Errorf("%.300s", got)
		}
		// Once, unless somebody asks for another recipient.
		if d := h.deliver(t, delivery.Deliver{Invoices: []int{inv.ID}}); d.Queued != 0 {
			t.Errorf("twice: %+v", d)
		}
		if d := h.deliver(t, delivery.Deliver{Invoices: []int{inv.ID}, Recipient: "boss@tulip.example"}); d.Queued != 1 {
			t.Errorf("to another: %+v", d)
		}
		if d := h.deliver(t, delivery.Deliver{Invoices: []int{inv.ID}, Recipient: "boss@tulip.example"}); d.Queued != 0 {
			t.Errorf("to another twice: %+v", d)
		}
		h.send(t)
		if n := len(h.office.letters()); n != 2 {
			t.Errorf("%d letters", n)
		}
	})
}

func TestRefusedRecipients(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		good, gone, busy := h.bill(t, h.open(t, "GOOD", account.DeliveryEMAIL, "ap@good.example")), h.bill(t, h.open(t, "GONE", account.DeliveryEMAIL, "ap@gone.example")), h.bill(t, h.open(t, "BUSY", account.DeliveryEMAIL, "ap@busy.example"))
		h.office.refuse["ap@gone.example"] = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
		h.office.refuse["ap@busy.example"] = &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "mailbox full"}
		h.deliver(t, delivery.Deliver{Invoices: []int{gone.ID, busy.ID, good.ID}})
		h.send(t)
		is(t, h.the(t, good), deliveries.StatusSENT, "")
		is(t, h.the(t, gone), deliveries.StatusBOUNCED, "550 5.1.1 no such mailbox")
		is(t, h.the(t, busy), deliveries.StatusQUEUED, "452 4.2.2 mailbox full")
		for i, wait := range []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 12 * time.Hour} {
			d := h.the(t, busy)
			if d.Attempts != i+1 || !d.NextAt.Equal(h.now.Add(wait)) {
				t.Fatalf("attempt %d: next at %v, want %v later than %v", d.Attempts, d.NextAt, wait, h.now)
			}
			h.pass(wait - time.Second)
			if n, err := h.Send(t.Context(), time.Minute); n != 0 || err != nil {
				t.Fatalf("%d were sent too early: %v", n, err)
			}
			h.pass(time.Second)
			h.send(t)
		}
		is(t, h.the(t, busy), deliveries.StatusFAILED, "It was tried 6 times")
		// Mended, both are tried again.
		clear(h.office.refuse)
		ids := []int{h.the(t, gone).ID, h.the(t, busy).ID}
		if _, err := h.Retry(servertest.As(t, viewer.Collector), delivery.Change{IDs: ids}); !fault.Is(err, fault.Forbidden) {
			t.Errorf("retried by a collector: %v", err)
		}
		if d, err := h.Retry(h.biller, delivery.Change{IDs: ids}); err != nil || d.Queued != 2 {
			t.Fatalf("%+v %v", d, err)
		}
		h.send(t)
		is(t, h.the(t, gone), deliveries.StatusSENT, "")
		is(t, h.the(t, busy), deliveries.StatusSENT, "")
		if _, err := h.Retry(h.biller, delivery.Change{IDs: ids}); !fault.Is(err, fault.State) {
			t.Errorf("what was sent, retried: %v", err)
		}
		if _, err := h.Cancel(h.biller, delivery.Change{IDs: ids}); !fault.Is(err, fault.State) {
			t.Errorf("what was sent, cancelled: %v", err)
		}
	})
}

func TestServerDownThenUp(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		var all []*ent.Invoice
		var ids []int
		for i := range 12 {
			inv := h.bill(t, h.open(t, fmt.Sprintf("A%d", i), account.DeliveryEMAIL, fmt.Sprintf("ap@a%d.example", i)))
			all, ids = append(all, inv), append(ids, inv.ID)
		}
		h.office.close()
		h.deliver(t, delivery.Deliver{Invoices: ids})
		if n, err := h.Send(t.Context(), time.Minute); n != 12 || err == nil {
			t.Fatalf("%d %v", n, err)
		}
		for _, inv := range all {
			d := h.the(t, inv)
			is(t, d, deliveries.StatusQUEUED, "the mail server "+h.office.address+" can't be used")
			if d.Attempts != 0 || !d.NextAt.Equal(h.now.Add(time.Minute)) {
				t.Errorf("%d attempts, next at %v", d.Attempts, d.NextAt)
			}
		}
		h.office.open(t)
		h.send(t)
		if n := len(h.office.letters()); n != 0 {
			t.Errorf("%d letters before their time", n)
		}
		h.pass(time.Minute)
		h.send(t)
		for _, inv := range all {
			is(t, h.the(t, inv), deliveries.StatusSENT, "")
		}
		if n := len(h.office.letters()); n != 12 {
			t.Errorf("%d letters", n)
		}
	})
}

// Two servers that send at once send every letter once.
func TestTwoSenders(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		a := h.open(t, "A", account.DeliveryEMAIL, "ap@a.example")
		var ids []int
		for range 60 {
			ids = append(ids, h.bill(t, a).ID)
		}
		h.deliver(t, delivery.Deliver{Invoices: ids})
		var sending sync.WaitGroup
		for _, s := range []*delivery.Service{h.Service, h.sender(t), h.sender(t)} {
			sending.Go(func() {
				for {
					due, err := db.Delivery.Query().Where(deliveries.StatusEQ(deliveries.StatusQUEUED), deliveries.NextAtLTE(h.now)).Count(h.sys)
					if err != nil || due == 0 {
						return
					}
					if _, err := s.Send(h.sys, time.Minute); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		sending.Wait()
		letters := h.office.letters()
		seen := map[string]int{}
		for _, l := range letters {
			head, _ := parts(t, l)
			seen[head.Get("Subject")]++
		}
		if len(letters) != 60 || len(seen) != 60 {
			t.Errorf("%d letters about %d invoices", len(letters), len(seen))
		}
		if n, err := db.Delivery.Query().Where(deliveries.StatusEQ(deliveries.StatusSENT)).Count(h.sys); n != 60 || err != nil {
			t.Errorf("%d sent: %v", n, err)
		}
	})
}

// A server that died while it was sending leaves nothing behind: another one sends the same message.
func TestDeadSender(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		inv := h.bill(t, h.open(t, "A", account.DeliveryEMAIL, "ap@a.example"))
		h.deliver(t, delivery.Deliver{Invoices: []int{inv.ID}})
		d := h.the(t, inv)
		if _, err := db.Writer().ExecContext(h.sys, store.Rebind(db.Dialect, `UPDATE deliveries SET next_at = ?, attempts = 1, message_id = 'first@x', version = version + 1 WHERE id = ?`), h.now.Add(10*time.Minute), d.ID); err != nil {
			t.Fatal(err)
		}
		h.send(t)
		if len(h.office.letters()) != 0 {
			t.Error("sent while another server may be sending")
		}
		h.pass(10 * time.Minute)
		h.send(t)
		is(t, h.the(t, inv), deliveries.StatusSENT, "")
		if head, _ := parts(t, h.office.letters()[0]); head.Get("Message-Id") != "<first@x>" {
			t.Errorf("%v", head)
		}
	})
}

func TestOtherWays(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		portal, paper, edi, nobody := h.open(t, "PORTAL", account.DeliveryPORTAL, "p@p.example"), h.open(t, "PAPER", account.DeliveryPRINT, "p@p.example"), h.open(t, "EDI", account.DeliveryEDI, ""), h.open(t, "NOBODY", account.DeliveryEMAIL, "")
		a, b, c, d := h.bill(t, portal), h.bill(t, paper), h.bill(t, edi), h.bill(t, nobody)
		all := []int{a.ID, b.ID, c.ID, d.ID}
		if out := h.deliver(t, delivery.Deliver{Invoices: all}); out.Queued != 3 || len(out.IDs) != 4 {
			t.Errorf("%+v", out)
		}
		h.send(t)
		is(t, h.the(t, a), deliveries.StatusSENT, "")
		is(t, h.the(t, b), deliveries.StatusQUEUED, "print the invoice")
		is(t, h.the(t, c), deliveries.StatusQUEUED, "EDI")
		is(t, h.the(t, d), deliveries.StatusFAILED, "NOBODY B.V. has no e-mail address for bills")
		if _, err := h.Retry(h.biller, delivery.Change{IDs: []int{h.the(t, d).ID}}); !fault.Is(err, fault.State) {
			t.Errorf("without an address: %v", err)
		}
		if out := h.deliver(t, delivery.Deliver{Invoices: all}); out.Queued != 0 {
			t.Errorf("again: %+v", out)
		}
		// The address is known now: the failed delivery is mended, and no second one made.
		if _, err := (&accounts.Service{DB: db}).Change(h.sys, accounts.Change{ID: nobody.ID, Version: nobody.Version, Email: ptr("ap@nobody.example")}); err != nil {
			t.Fatal(err)
		}
		if out := h.deliver(t, delivery.Deliver{Invoices: all}); out.Queued != 1 {
			t.Errorf("again: %+v", out)
		}
		h.send(t)
		if got := h.the(t, d); got.Recipient != "ap@nobody.example" || got.Status != deliveries.StatusSENT {
			t.Errorf("%+v", got)
		}
		if _, err := h.Cancel(h.biller, delivery.Change{IDs: []int{h.the(t, b).ID}}); err != nil {
			t.Fatal(err)
		}
		is(t, h.the(t, b), deliveries.StatusCANCELLED, "print")

		// The client opens the invoice in the portal, once; staff and strangers don't.
		if _, err := h.Open(h.biller, a.ID); err != nil {
			t.Fatal(err)
		}
		is(t, h.the(t, a), deliveries.StatusSENT, "")
		if _, err := h.Open(servertest.Bound(t, paper.ID), a.ID); !fault.Is(store.Fault(err), fault.NotFound) {
			t.Errorf("a stranger: %v", err)
		}
		client := servertest.Bound(t, portal.ID)
		for range 2 {
			if _, err := h.Open(client, a.ID); err != nil {
				t.Fatal(err)
			}
			got := h.the(t, a)
			is(t, got, deliveries.StatusOPENED, "")
			if !got.OpenedAt.Equal(servertest.Now) {
				t.Errorf("opened at %v", got.OpenedAt)
			}
			h.pass(time.Hour)
		}
		if n, err := db.Delivery.Query().Count(client); n != 0 {
			t.Errorf("the client sees %d deliveries: %v", n, err)
		}
		for _, c := range []struct {
			in    delivery.Deliver
			code  fault.Code
			field string
		}{
			{delivery.Deliver{}, fault.Invalid, "invoiceIds"}, {delivery.Deliver{Invoices: []int{1}, Run: 1}, fault.Invalid, "invoiceIds"},
			{delivery.Deliver{Invoices: make([]int, 501)}, fault.Limit, "invoiceIds"}, {delivery.Deliver{Invoices: all, Recipient: "a@b.example"}, fault.Invalid, "recipient"},
			{delivery.Deliver{Invoices: all[:1], Recipient: "nobody"}, fault.Invalid, "recipient"}, {delivery.Deliver{Invoices: []int{7}}, fault.NotFound, "invoiceIds"},
			{delivery.Deliver{Run: 7}, fault.NotFound, "runId"},
		} {
			if _, err := h.Deliver(h.biller, c.in); !fault.Is(err, c.code) || strings.Join(fault.As(err).Field, ".") != c.field {
				t.Errorf("%+v: %v", c.in, err)
			}
		}
	})
}

// An invoice that can't be made fails with what to mend, and the others go on.
func TestUnmakeableInvoice(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		bad, good := h.open(t, "BAD", account.DeliveryEMAIL, "ap@bad.example"), h.open(t, "GOOD", account.DeliveryEMAIL, "ap@good.example")
		if _, err := (&accounts.Service{DB: db}).Change(h.sys, accounts.Change{ID: bad.ID, Version: bad.Version, Endpoint: ptr("9999:1")}); err != nil {
			t.Fatal(err)
		}
		a, b := h.bill(t, bad), h.bill(t, good)
		h.deliver(t, delivery.Deliver{Invoices: []int{a.ID, b.ID}})
		h.send(t)
		is(t, h.the(t, a), deliveries.StatusFAILED, "correct it, such as 0088:4012345000009")
		is(t, h.the(t, b), deliveries.StatusSENT, "")
	})
}

// A large run is queued by a job that goes on where it was killed, and queues nothing twice.
func TestLargeRun(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		a := h.open(t, "A", account.DeliveryPORTAL, "")
		const n = 1_203
		run, err := store.Tx(h.sys, db, func(tx *store.TxClient) (int, error) {
			r, err := tx.BillRun.Create().SetBusinessUnitID(a.BusinessUnitID).SetNumber("RUN-1").SetPeriodFrom("2026-11-01").SetPeriodTo("2026-11-30").SetIssueOn("2026-11-01").Save(h.sys)
			if err != nil {
				return 0, err
			}
			docs := make([]billing.Document, n)
			for i := range docs {
				docs[i] = billing.Document{Account: a.ID, IssueOn: "2026-11-01", DueOn: "2026-12-01", Currency: "EUR", Total: 100, Origin: invoice.OriginIMPORT}
			}
			if _, err := billing.PostTx(h.sys, tx, docs); err != nil {
				return 0, err
			}
			_, err = tx.Exec(h.sys, `UPDATE invoices SET run_id = ?`, r.ID)
			return r.ID, err
		})
		if err != nil {
			t.Fatal(err)
		}
		queued := func() int {
			n, err := db.Delivery.Query().Count(h.sys)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		ctx, stop := context.WithCancel(t.Context())
		d, err := h.Deliver(h.sys, delivery.Deliver{Run: run, Key: "run"})
		if err != nil || d.Queued != n || len(d.IDs) != 0 {
			t.Fatalf("%+v %v", d, err)
		}
		done := make(chan struct{})
		go func() { defer close(done); h.jobs.Run(ctx) }()
		for queued() == 0 { // killed as soon as it has begun
			time.Sleep(time.Millisecond)
		}
		stop()
		<-done
		ctx, stop = context.WithCancel(t.Context())
		defer stop()
		go h.jobs.Run(ctx)
		for end := time.Now().Add(time.Minute); queued() < n && time.Now().Before(end); {
			time.Sleep(5 * time.Millisecond)
		}
		if d, err := h.Deliver(h.sys, delivery.Deliver{Run: run, Key: "run"}); err != nil || d.Queued != n {
			t.Errorf("%+v %v", d, err)
		}
		var doubled int
		if err := db.Reader().QueryRowContext(h.sys, `SELECT COUNT(*) FROM (SELECT invoice_id FROM deliveries GROUP BY invoice_id HAVING COUNT(*) > 1) AS twice`).Scan(&doubled); err != nil || doubled != 0 || queued() != n {
			t.Errorf("%d deliveries of %d invoices, %d twice: %v", queued(), n, doubled, err)
		}
	})
}

func TestConfiguration(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ smtp, from, field string }{
		{"http://mail.example", "a@b.example", "smtp"}, {"smtp://", "a@b.example", "smtp"}, {"smtp://mail.example:0", "a@b.example", "smtp"}, {"smtp://mail.example/path", "a@b.example", "smtp"},
		{"smtp://mail.example", "", "mail-from"}, {"smtp://mail.example", "Billing", "mail-from"},
	} {
		if _, err := delivery.New(delivery.Config{SMTP: c.smtp, From: c.from}); !fault.Is(err, fault.Invalid) || strings.Join(fault.As(err).Field, ".") != c.field {
			t.Errorf("%s from %s: %v", c.smtp, c.from, err)
		}
	}
	for _, ok := range []string{"", "smtp://mail.example", "smtps://u:p@mail.example", "smtp://u:p%40@mail.example:2525"} {
		if _, err := delivery.New(delivery.Config{SMTP: ok, From: "Billing <billing@example.com>"}); err != nil {
			t.Errorf("%s: %v", ok, err)
		}
	}
}
