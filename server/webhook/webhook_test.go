package webhook_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/application"
	"github.com/duebook/duebook/ent/creditmemo"
	entdelivery "github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/occurrence"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/ent/webhookdelivery"
	"github.com/duebook/duebook/ent/webhookendpoint"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/webhook"
	"github.com/shopspring/decimal"
	standard "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

// message is what a partner's program got.
type message struct {
	path string
	head http.Header
	raw  []byte

	Type      string
	Timestamp time.Time
	Data      map[string]string
}

// partner is a program that takes messages, at an address for each endpoint.
type partner struct {
	*httptest.Server
	mu     sync.Mutex
	got    []message
	answer func(w http.ResponseWriter, n int) // nil: 204; n counts messages from 1
}

func newPartner(t *testing.T) *partner {
	t.Helper()
	p := &partner{}
	p.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m := message{path: r.URL.Path, head: r.Header}
		m.raw, _ = io.ReadAll(r.Body)
		_ = json.Unmarshal(m.raw, &m)
		p.mu.Lock()
		p.got = append(p.got, m)
		n, answer := len(p.got), p.answer
		p.mu.Unlock()
		if answer == nil {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		answer(w, n)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *partner) says(answer func(w http.ResponseWriter, n int)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = answer
}

// status answers every message with one status.
func status(code int) func(http.ResponseWriter, int) {
	return func(w http.ResponseWriter, _ int) { w.WriteHeader(code) }
}

// taken are the messages at a path, in the order in which things happened.
func (p *partner) taken(path string) (all []message) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range p.got {
		if m.path == path {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b message) int { return a.Timestamp.Compare(b.Timestamp) })
	return all
}

func types(all []message) map[string]int {
	n := map[string]int{}
	for _, m := range all {
		n[m.Type]++
	}
	return n
}

// house is a book with a clock, a partner with an API client, and two accounts: the partner's own, with one below it, and a
// foreign one.
type house struct {
	*webhook.Service
	db      *store.DB
	auth    *auth.Service
	box     *auth.Box
	partner *partner
	sys     context.Context
	admin   context.Context

	group, own, foreign *ent.Account
	client              *ent.ApiClient

	mu  sync.Mutex
	now time.Time
}

func (h *house) pass(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func build(t *testing.T, db *store.DB) *house {
	t.Helper()
	h := &house{db: db, partner: newPartner(t), sys: servertest.System(t), admin: servertest.As(t, viewer.Admin), now: time.Now().UTC()}
	db.Clock = func() time.Time { // every look a moment later, so that what happened has an order
		h.mu.Lock()
		defer h.mu.Unlock()
		h.now = h.now.Add(time.Microsecond)
		return h.now
	}
	h.box = must[*auth.Box](t)(auth.NewBox("a passphrase of the tests"))
	h.auth = auth.New(db, auth.Config{Issuer: "http://test", Box: h.box})
	h.Service = h.server()
	must[*ent.BusinessUnit](t)((&ledger.Service{DB: db}).CreateBusinessUnit(h.sys, ledger.BusinessUnit{Code: "HQ", Name: "Northline", Currency: "USD", SmallBalance: 500}))
	h.group, h.foreign = h.open(t, "GROUP", 0), h.open(t, "FOREIGN", 0)
	h.own = h.open(t, "OWN", h.group.ID)
	h.client = h.admit(t, "Partner", h.own.ID)
	return h
}

// server is one more server on the same book.
func (h *house) server() *webhook.Service {
	trusted := x509.NewCertPool()
	trusted.AddCert(h.partner.Certificate())
	return webhook.New(webhook.Config{DB: h.db, Auth: h.auth, Box: h.box, Private: true, TLS: &tls.Config{RootCAs: trusted}, Poll: 5 * time.Millisecond})
}

func (h *house) open(t *testing.T, number string, parent int) *ent.Account {
	t.Helper()
	return must[*ent.Account](t)((&accounts.Service{DB: h.db}).Open(h.sys, accounts.Open{Number: number, Name: number + " Motors", Kind: account.KindDEALER, Parent: parent}))
}

var all = []viewer.Permission{viewer.AccountsRead, viewer.InvoicesRead, viewer.PaymentsRead, viewer.CreditsRead, viewer.WebhooksRead, viewer.WebhooksManage}

func (h *house) admit(t *testing.T, name string, accounts ...int) *ent.ApiClient {
	t.Helper()
	c, _, err := h.auth.CreateClient(h.sys, auth.CreateClient{Name: name, Scopes: all, Accounts: accounts})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// as is a context in which a client acts.
func (h *house) as(t *testing.T, c *ent.ApiClient) context.Context {
	t.Helper()
	return viewer.NewContext(t.Context(), must[*viewer.Viewer](t)(h.auth.Behind(h.sys, viewer.KindClient, c.ID)))
}

// add makes an endpoint at a path of the partner's.
func (h *house) add(t *testing.T, ctx context.Context, path string, in webhook.Add) *webhook.Made {
	t.Helper()
	in.URL = h.partner.URL + path
	if in.Events == nil {
		in.Events = occurrence.Types()
	}
	return must[*webhook.Made](t)(h.Add(ctx, in))
}

func (h *house) bill(t *testing.T, a *ent.Account, amount int64) *ent.Invoice {
	t.Helper()
	return must[*ent.Invoice](t)((&billing.Service{DB: h.db}).Post(h.sys, billing.Post{Account: a.ID, IssueOn: "2026-11-01",
		Lines: []billing.Line{{Description: "Line", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(amount)}}}))
}

func (h *house) pay(t *testing.T, a *ent.Account, number string, minor int64) *ent.Payment {
	t.Helper()
	in := cash.Record{Number: number, ReceivedOn: "2026-11-02", Amount: money.New(minor, "USD")}
	if a != nil {
		in.Account = a.ID
	}
	return must[*ent.Payment](t)((&cash.Service{DB: h.db}).Record(h.sys, in))
}

func (h *house) work(t *testing.T) {
	t.Helper()
	if err := h.Work(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (h *house) deliveries(t *testing.T, endpoint int) []*ent.WebhookDelivery {
	t.Helper()
	return must[[]*ent.WebhookDelivery](t)(h.db.WebhookDelivery.Query().Where(webhookdelivery.EndpointID(endpoint)).Order(webhookdelivery.ByID()).All(h.sys))
}

func (h *house) endpoint(t *testing.T, id int) *ent.WebhookEndpoint {
	t.Helper()
	return must[*ent.WebhookEndpoint](t)(h.db.WebhookEndpoint.Get(h.sys, id))
}

// Every verb that partners are told of is told once to who may know of it, signed as the library verifies it, and with the
// figures of the book.
func TestEveryVerbIsTold(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		made := h.add(t, h.as(t, h.client), "/client", webhook.Add{})
		h.add(t, h.admin, "/house", webhook.Add{})
		money := &cash.Service{DB: db}
		inv := h.bill(t, h.own, 100)
		pay := h.pay(t, h.own, "P-1", 6_000)
		_, apps, err := money.Apply(h.sys, cash.Apply{Payment: pay.ID})
		if err != nil || len(apps) != 1 {
			t.Fatal(err, apps)
		}
		must[*ent.Application](t)(money.Unapply(h.sys, cash.Unapply{Application: apps[0].ID, Reason: "wrong invoice"}))
		must[*ent.Payment](t)(money.Reverse(h.sys, cash.Reverse{Payment: pay.ID, On: "2026-11-30", Reason: "NSF"}))
		lost := h.pay(t, nil, "P-2", 1_000)
		must[*ent.Payment](t)(money.Assign(h.sys, cash.Assign{Payment: lost.ID, Account: h.own.ID, Reason: "found"}))
		memo := must[*ent.CreditMemo](t)((&credits.Service{DB: db}).Request(servertest.As(t, viewer.Manager), credits.Request{Account: h.own.ID, Invoice: inv.ID, IssueOn: "2026-11-03", Reason: creditmemo.ReasonPRICE,
			Description: "too dear", Lines: []credits.Line{{Description: "rebate", Amount: decimal.NewFromInt(97)}}}))
		memo = must[*ent.CreditMemo](t)((&credits.Service{DB: db}).Approve(h.sys, credits.Decide{ID: memo.ID}))
		must[*ent.Adjustment](t)((&credits.Service{DB: db}).WriteOffSmallBalance(h.sys, credits.WriteOff{Invoice: inv.ID, On: "2026-12-31", Reason: "3.00 are left"}))
		of := must[*ent.Application](t)(db.Application.Query().Where(application.CreditMemoID(memo.ID)).Only(h.sys))
		sends := must[*delivery.Service](t)(delivery.New(delivery.Config{DB: db, Documents: documents.New(db, &files.Service{DB: db}, 1)}))
		must[*delivery.Delivered](t)(sends.Deliver(h.sys, delivery.Deliver{Invoices: []int{inv.ID}, Channel: entdelivery.ChannelPORTAL}))
		paper := must[*delivery.Delivered](t)(sends.Deliver(h.sys, delivery.Deliver{Invoices: []int{inv.ID}, Channel: entdelivery.ChannelPRINT}))
		must[*delivery.Delivered](t)(sends.Mark(h.sys, delivery.Change{IDs: paper.IDs}))
		h.work(t)

		want := map[string]int{"invoice.posted": 1, "payment.recorded": 2, "payment.applied": 1, "payment.unapplied": 1, "payment.reversed": 1, "payment.assigned": 1,
			"credit_memo.posted": 1, "credit_memo.applied": 1, "invoice.written_off": 1, "invoice.delivered": 2}
		for _, path := range []string{"/house", "/client"} {
			if got := types(h.partner.taken(path)); !maps.Equal(got, want) {
				t.Errorf("%s was told %v, want %v", path, got, want)
			}
		}
		check := must[*standard.Webhook](t)(standard.NewWebhook(made.Secret))
		said := map[string]map[string]string{}
		for _, m := range h.partner.taken("/client") {
			if err := check.Verify(m.raw, m.head); err != nil {
				t.Errorf("%s: %v", m.Type, err)
			}
			if m.head.Get("Content-Type") != "application/json" || len(m.raw) > 1000 || !strings.HasPrefix(m.head.Get("Webhook-Id"), "msg_") {
				t.Errorf("%s came as %v: %s", m.Type, m.head, m.raw)
			}
			said[m.Type] = m.Data
		}
		id := scalar.FormatID
		ownID := id(h.own.ID)
		for kind, data := range map[string]map[string]string{
			"invoice.posted":      {"id": id(inv.ID), "number": inv.Number, "accountId": ownID, "amount": "100.00", "currency": "USD"},
			"payment.applied":     {"id": id(apps[0].ID), "accountId": ownID, "amount": "60.00", "currency": "USD", "invoiceId": id(inv.ID), "invoiceNumber": inv.Number, "paymentId": id(pay.ID), "paymentNumber": "P-1"},
			"payment.assigned":    {"id": id(lost.ID), "number": "P-2", "accountId": ownID, "amount": "10.00", "currency": "USD"},
			"payment.reversed":    {"id": id(pay.ID), "number": "P-1", "accountId": ownID, "amount": "60.00", "currency": "USD"},
			"credit_memo.posted":  {"id": id(memo.ID), "number": *memo.Number, "accountId": ownID, "amount": "97.00", "currency": "USD"},
			"credit_memo.applied": {"id": id(of.ID), "accountId": ownID, "amount": "97.00", "currency": "USD", "invoiceId": id(inv.ID), "invoiceNumber": inv.Number, "creditMemoId": id(memo.ID), "creditMemoNumber": *memo.Number},
			"invoice.written_off": {"id": id(inv.ID), "number": inv.Number, "accountId": ownID, "amount": "3.00", "currency": "USD"},
			"invoice.delivered":   {"id": id(inv.ID), "number": inv.Number, "accountId": ownID, "amount": "100.00", "currency": "USD", "channel": "PRINT"},
		} {
			if !maps.Equal(said[kind], data) {
				t.Errorf("%s says %v, want %v", kind, said[kind], data)
			}
		}
		if said["payment.unapplied"]["amount"] != "-60.00" {
			t.Errorf("payment.unapplied says %v", said["payment.unapplied"])
		}
		// Nothing is told twice, and there is nothing more to do.
		n := len(h.partner.got)
		h.work(t)
		if len(h.partner.got) != n {
			t.Errorf("%d messages, then %d", n, len(h.partner.got))
		}
		for _, d := range h.deliveries(t, made.ID) {
			if d.Status != webhookdelivery.StatusDELIVERED || d.Answer != 204 || d.Attempts != 1 || d.NextAt != nil {
				t.Errorf("%s is %s after %d attempts with %d", d.Type, d.Status, d.Attempts, d.Answer)
			}
		}
	})
}

// What a verb records of many rows at once is told row by row.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		h.add(t, h.as(t, h.client), "/client", webhook.Add{})
		var allocations []cash.Allocation
		var receipts []cash.Receipt
		for i := range 150 {
			receipts = append(receipts, cash.Receipt{Record: cash.Record{Account: []*ent.Account{h.own, h.foreign}[i%2].ID, Number: fmt.Sprint("R-", i), ReceivedOn: "2026-11-02", Amount: money.New(100, "USD")}})
		}
		err := store.Do(h.sys, db, func(tx *store.TxClient) error {
			_, err := cash.RecordTx(h.sys, tx, receipts)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		pay := h.pay(t, h.own, "P", 10_000)
		for range 30 {
			allocations = append(allocations, cash.Allocation{Payment: pay.ID, Invoice: h.bill(t, h.own, 1).ID, Minor: 100, On: "2026-11-03"})
		}
		if err := store.Do(h.sys, db, func(tx *store.TxClient) error {
			_, err := cash.ApplyTx(h.sys, tx, allocations)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		taken := h.partner.taken("/client")
		if got, want := types(taken), map[string]int{"payment.recorded": 76, "payment.applied": 30, "invoice.posted": 30}; !maps.Equal(got, want) {
			t.Errorf("told %v, want %v", got, want)
		}
		seen := map[string]bool{}
		for _, m := range taken {
			if id := m.head.Get("Webhook-Id"); seen[id] || m.Data["accountId"] != scalar.FormatID(h.own.ID) {
				t.Errorf("%s of %v came as %s", m.Type, m.Data, id)
			} else {
				seen[id] = true
			}
		}
	})
}

// An endpoint is told of what its owner may see, when it happens and when it is sent.
func TestForeignAccountsStayForeign(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		made := h.add(t, h.as(t, h.client), "/client", webhook.Add{})
		h.add(t, h.admin, "/group", webhook.Add{Account: h.group.ID})
		h.add(t, h.admin, "/foreign", webhook.Add{Account: h.foreign.ID})
		h.bill(t, h.foreign, 50)
		h.pay(t, nil, "UNKNOWN", 5_000)
		h.bill(t, h.group, 70)
		inv := h.bill(t, h.own, 10)
		// The group pays for its member: the partner, who sees the member only, is told of the application and not of the payment.
		pay := h.pay(t, h.group, "GROUP-P", 1_000)
		if _, _, err := (&cash.Service{DB: db}).Apply(h.sys, cash.Apply{Payment: pay.ID, Targets: []cash.Target{{Invoice: inv.ID, Amount: new(decimal.NewFromInt(10))}}}); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		if got, want := types(h.partner.taken("/client")), map[string]int{"invoice.posted": 1, "payment.applied": 1}; !maps.Equal(got, want) {
			t.Errorf("the client was told %v, want %v", got, want)
		}
		if got, want := types(h.partner.taken("/group")), map[string]int{"invoice.posted": 2, "payment.recorded": 1, "payment.applied": 1}; !maps.Equal(got, want) {
			t.Errorf("the group was told %v, want %v", got, want)
		}
		if got, want := types(h.partner.taken("/foreign")), map[string]int{"invoice.posted": 1}; !maps.Equal(got, want) {
			t.Errorf("the foreign account was told %v, want %v", got, want)
		}
		for _, m := range h.partner.taken("/client") {
			if text := string(m.raw); strings.Contains(text, scalar.FormatID(h.foreign.ID)+`"`) || strings.Contains(text, "GROUP-P") || strings.Contains(text, scalar.FormatID(pay.ID)) {
				t.Errorf("the client was told %s", text)
			}
		}
		// What waits when the client loses the group is sent without what the group paid by.
		give := func(from, to int) {
			t.Helper()
			if err := store.Do(h.sys, db, func(tx *store.TxClient) error {
				tx.Record(store.Event{Action: "test.give_account"})
				return tx.ApiClient.UpdateOneID(h.client.ID).RemoveAccountIDs(from).AddAccountIDs(to).Exec(h.sys)
			}); err != nil {
				t.Fatal(err)
			}
		}
		give(h.own.ID, h.group.ID)
		h.partner.says(status(500))
		more := h.bill(t, h.own, 5)
		if _, _, err := (&cash.Service{DB: db}).Apply(h.sys, cash.Apply{Payment: h.pay(t, h.group, "GROUP-Q", 500).ID, Targets: []cash.Target{{Invoice: more.ID, Amount: new(decimal.NewFromInt(5))}}}); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		h.partner.says(nil)
		waiting := h.deliveries(t, made.ID)
		if last := waiting[len(waiting)-1]; !strings.Contains(last.Body, "GROUP-Q") {
			t.Errorf("the client of the group is told %s", last.Body)
		}
		give(h.group.ID, h.own.ID)
		h.pass(time.Minute)
		h.work(t)
		sent := slices.DeleteFunc(slices.Clone(h.partner.got), func(m message) bool { return m.path != "/client" || m.Type != "payment.applied" })
		if last := sent[len(sent)-1]; last.Data["invoiceNumber"] != more.Number || strings.Contains(string(last.raw), "GROUP-Q") || last.Data["paymentId"] != "" {
			t.Errorf("the client that lost the group was told %s", last.raw)
		}
		// What waits when it loses the account is not sent any more, and not shown.
		h.partner.says(status(500))
		h.bill(t, h.own, 20)
		h.work(t)
		h.partner.says(nil)
		give(h.own.ID, h.foreign.ID)
		before := len(h.partner.taken("/client"))
		h.pass(time.Minute)
		h.work(t)
		rows := h.deliveries(t, made.ID)
		if last := rows[len(rows)-1]; last.Status != webhookdelivery.StatusFAILED || !strings.Contains(last.Problem, "may not see it any more") || len(h.partner.taken("/client")) != before {
			t.Errorf("%s: %s; %d messages, before %d", last.Status, last.Problem, len(h.partner.taken("/client")), before)
		}
		if n := must[int](t)(db.WebhookDelivery.Query().Count(h.as(t, h.client))); n != 0 {
			t.Errorf("the client sees %d deliveries of an account that it lost", n)
		}
		// A revoked client is told nothing.
		h.bill(t, h.foreign, 30)
		if err := h.auth.RevokeClient(h.sys, h.client.ID); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		if e := h.endpoint(t, made.ID); e.Status != webhookendpoint.StatusDISABLED || !strings.Contains(e.Note, "revoked") || len(h.partner.taken("/client")) != before {
			t.Errorf("%s: %s; %d messages, before %d", e.Status, e.Note, len(h.partner.taken("/client")), before)
		}
	})
}

// A client manages its own endpoints and knows of no others.
func TestOwnersAndScopes(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		me, other := h.as(t, h.client), h.admit(t, "Other", h.own.ID)
		mine := h.add(t, me, "/mine", webhook.Add{})
		others := h.add(t, h.as(t, other), "/others", webhook.Add{})
		houses := h.add(t, h.admin, "/house", webhook.Add{})
		ping := must[int](t)(h.Test(h.admin, houses.ID))
		on := true
		for name, verb := range map[string]func(id, delivery int) error{
			"change": func(id, _ int) error { return h.Change(me, webhook.Change{ID: id, Version: 1, Enabled: &on}) },
			"change its events": func(id, _ int) error {
				return h.Change(me, webhook.Change{ID: id, Version: 1, Events: occurrence.Types()})
			},
			"rotate": func(id, _ int) error { _, err := h.Rotate(me, id); return err },
			"test":   func(id, _ int) error { _, err := h.Test(me, id); return err },
			"replay": func(id, _ int) error {
				return h.Replay(me, webhook.Replay{Endpoint: id, Since: db.Clock().Add(-time.Hour)})
			},
			"replay one": func(_, d int) error { return h.ReplayDeliveries(me, []int{d}) },
			"delete":     func(id, _ int) error { return h.Delete(me, id) },
		} {
			for _, id := range []int{others.ID, houses.ID} {
				if err := verb(id, ping); !fault.Is(err, fault.NotFound) {
					t.Errorf("%s a foreign endpoint: %v", name, err)
				}
			}
		}
		if ids := must[[]int](t)(db.WebhookEndpoint.Query().IDs(me)); !slices.Equal(ids, []int{mine.ID}) {
			t.Errorf("the client sees %v, its own is %d", ids, mine.ID)
		}
		url := h.partner.URL
		for name, in := range map[string]webhook.Add{"another client": {Client: other.ID, URL: url, Events: occurrence.Types()}, "an account": {Account: h.own.ID, URL: url, Events: occurrence.Types()}} {
			if _, err := h.Add(me, in); !fault.Is(err, fault.Forbidden) {
				t.Errorf("a client makes an endpoint for %s: %v", name, err)
			}
		}
		// Without a scope there is nothing to be told, and without an account nobody to be told of it.
		few, _, err := h.auth.CreateClient(h.sys, auth.CreateClient{Name: "Few", Scopes: []viewer.Permission{viewer.InvoicesRead, viewer.WebhooksManage, viewer.WebhooksRead}, Accounts: []int{h.own.ID}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Add(h.as(t, few), webhook.Add{URL: url, Events: []occurrence.Type{occurrence.PaymentRecorded}}); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "payments:read") {
			t.Errorf("payments without their scope: %v", err)
		}
		h.add(t, h.as(t, few), "/few", webhook.Add{Events: []occurrence.Type{occurrence.InvoicePosted}})
		for name, in := range map[string]webhook.Add{"no events": {URL: url}, "a ping": {URL: url, Events: []occurrence.Type{occurrence.Ping}}, "two owners": {URL: url, Client: few.ID, Account: h.own.ID, Events: occurrence.Types()}} {
			if _, err := h.Add(h.admin, in); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := h.Add(h.admin, webhook.Add{URL: url, Account: 77, Events: occurrence.Types()}); !fault.Is(err, fault.NotFound) {
			t.Errorf("an account that there is not: %v", err)
		}
		if err := h.Change(me, webhook.Change{ID: mine.ID, Version: 7}); !fault.Is(err, fault.Conflict) {
			t.Errorf("a stale version: %v", err)
		}
		if err := h.Delete(me, mine.ID); err != nil {
			t.Error(err)
		}
	})
}

// Who may do what, by role.
func TestRoles(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t))
	made := h.add(t, h.admin, "/house", webhook.Add{})
	ping := must[int](t)(h.Test(h.admin, made.ID))
	off := false
	verbs := map[string]func(ctx context.Context) error{
		"add": func(ctx context.Context) error {
			_, err := h.Add(ctx, webhook.Add{URL: h.partner.URL, Events: occurrence.Types()})
			return err
		},
		"change": func(ctx context.Context) error {
			return h.Change(ctx, webhook.Change{ID: made.ID, Version: 1, Enabled: &off})
		},
		"rotate": func(ctx context.Context) error { _, err := h.Rotate(ctx, made.ID); return err },
		"test":   func(ctx context.Context) error { _, err := h.Test(ctx, made.ID); return err },
		"replay": func(ctx context.Context) error {
			return h.Replay(ctx, webhook.Replay{Endpoint: made.ID, Since: h.db.Clock().Add(-time.Hour)})
		},
		"replay deliveries": func(ctx context.Context) error { return h.ReplayDeliveries(ctx, []int{ping}) },
		"delete":            func(ctx context.Context) error { return h.Delete(ctx, made.ID) },
	}
	for _, role := range viewer.Roles() {
		if role == viewer.Admin || role == viewer.Partner {
			continue
		}
		ctx := servertest.As(t, role)
		if role.Bound() {
			ctx = servertest.Bound(t, h.own.ID)
		}
		for name, verb := range verbs {
			if err := verb(ctx); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %s: %v", role, name, err)
			}
		}
		if _, err := h.db.WebhookEndpoint.Query().Count(ctx); fault.Is(err, fault.Forbidden) == (role == viewer.Auditor) {
			t.Errorf("%s reads endpoints: %v", role, err)
		}
		if _, err := h.db.WebhookDelivery.Query().Count(ctx); fault.Is(err, fault.Forbidden) == (role == viewer.Auditor) {
			t.Errorf("%s reads deliveries: %v", role, err)
		}
	}
	for name, verb := range verbs {
		if err := verb(t.Context()); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("nobody: %s: %v", name, err)
		}
	}
	if e := h.endpoint(t, made.ID); e.Version != 1 || e.Status != webhookendpoint.StatusENABLED {
		t.Errorf("version %d, %s", e.Version, e.Status)
	}
}

// What is not taken is tried again, later each time, until it is dead and its endpoint disabled; then a replay brings it.
func TestRetries(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		made := h.add(t, h.admin, "/house", webhook.Add{})
		h.partner.says(status(500))
		h.bill(t, h.own, 10)
		started := db.Clock()
		waits := []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}
		for i, wait := range waits {
			at := db.Clock()
			h.work(t)
			d := h.deliveries(t, made.ID)[0]
			if d.Status != webhookdelivery.StatusQUEUED || d.Attempts != i+1 || d.Answer != 500 || !strings.Contains(d.Problem, "It answered 500") {
				t.Fatalf("attempt %d: %s after %d: %s", i+1, d.Status, d.Attempts, d.Problem)
			}
			if next := d.NextAt.Sub(at); next < wait || next > wait+wait/10+time.Second {
				t.Fatalf("attempt %d: the next is in %s, want %s", i+1, next, wait)
			}
			h.pass(wait / 2)
			h.work(t) // too early
			h.pass(wait/2 + wait/10 + time.Second)
		}
		h.work(t)
		d := h.deliveries(t, made.ID)[0]
		if got := h.partner.taken("/house"); len(got) != len(waits)+1 || d.Status != webhookdelivery.StatusFAILED || d.Attempts != 10 || d.NextAt != nil || !strings.Contains(d.Problem, "It was tried 10 times") {
			t.Fatalf("%d messages; %s after %d: %s", len(got), d.Status, d.Attempts, d.Problem)
		} else {
			for _, m := range got[1:] {
				if m.head.Get("Webhook-Id") != got[0].head.Get("Webhook-Id") || m.head.Get("Webhook-Id") != d.EventKey {
					t.Errorf("an attempt had the id %s", m.head.Get("Webhook-Id"))
				}
			}
			if a, b := got[0].head.Get("Webhook-Timestamp"), got[9].head.Get("Webhook-Timestamp"); a == b {
				t.Error("attempts days apart had one timestamp")
			}
		}
		e := h.endpoint(t, made.ID)
		if e.Status != webhookendpoint.StatusDISABLED || !strings.Contains(e.Note, "Nothing was delivered since "+started.Format("2006-01-02")) || !strings.Contains(e.Note, "500") {
			t.Fatalf("%s: %s", e.Status, e.Note)
		}
		// Meanwhile more happens. What was dead and what was missed comes with a replay, each once.
		h.partner.says(nil)
		missed := h.bill(t, h.own, 20)
		h.work(t)
		if err := h.Replay(h.admin, webhook.Replay{Endpoint: made.ID, Since: started.Add(-time.Hour)}); !fault.Is(err, fault.State) {
			t.Fatalf("replay to a disabled endpoint: %v", err)
		}
		if _, err := h.Test(h.admin, made.ID); !fault.Is(err, fault.State) {
			t.Fatalf("test of a disabled endpoint: %v", err)
		}
		on := true
		if err := h.Change(h.admin, webhook.Change{ID: made.ID, Version: e.Version, Enabled: &on}); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		if n := len(h.partner.taken("/house")); n != 10 {
			t.Fatalf("%d messages after the endpoint was enabled", n)
		}
		if err := h.Replay(h.admin, webhook.Replay{Endpoint: made.ID, Since: started.Add(-time.Hour)}); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		got := h.partner.taken("/house")
		if len(got) != 12 || got[11].Data["number"] != missed.Number || got[10].head.Get("Webhook-Id") != d.EventKey {
			t.Fatalf("%d messages after the replay, the last about %v", len(got), got[len(got)-1].Data)
		}
		if e := h.endpoint(t, made.ID); e.FailingSince != nil || e.LastSuccessAt == nil || e.Note != "" {
			t.Errorf("failing since %v, last success %v, %q", e.FailingSince, e.LastSuccessAt, e.Note)
		}
		// One that was delivered may be sent again by name, too.
		if err := h.ReplayDeliveries(h.admin, []int{d.ID}); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		if n := len(h.partner.taken("/house")); n != 13 {
			t.Errorf("%d messages after a replay by name", n)
		}
		for name, since := range map[string]time.Time{"the future": db.Clock().Add(time.Hour), "the distant past": db.Clock().Add(-31 * 24 * time.Hour)} {
			if err := h.Replay(h.admin, webhook.Replay{Endpoint: made.ID, Since: since}); !fault.Is(err, fault.Invalid) {
				t.Errorf("replay since %s: %v", name, err)
			}
		}
		h.pass(31 * 24 * time.Hour)
		if n := must[int](t)(h.Prune(h.sys)); n != 2 || len(h.deliveries(t, made.ID)) != 0 {
			t.Errorf("%d deliveries were forgotten", n)
		}
	})
}

// What an endpoint answers decides what comes next.
func TestAnswers(t *testing.T) {
	t.Parallel()
	elsewhere := newPartner(t)
	for name, c := range map[string]struct {
		answer  func(http.ResponseWriter, int)
		status  webhookdelivery.Status
		problem string
		paused  time.Duration // at least, after the attempt
		off     bool
	}{
		"taken":      {status(202), webhookdelivery.StatusDELIVERED, "", 0, false},
		"redirect":   {func(w http.ResponseWriter, _ int) { w.Header().Set("Location", elsewhere.URL); w.WriteHeader(307) }, webhookdelivery.StatusQUEUED, "Redirects are not followed", 0, false},
		"wrong":      {status(404), webhookdelivery.StatusQUEUED, "Correct the address", 0, false},
		"refused":    {status(401), webhookdelivery.StatusQUEUED, "signed with the secret", 0, false},
		"busy":       {status(503), webhookdelivery.StatusQUEUED, "left alone for a while", 5 * time.Second, false},
		"later":      {func(w http.ResponseWriter, _ int) { w.Header().Set("Retry-After", "600"); w.WriteHeader(429) }, webhookdelivery.StatusQUEUED, "left alone", 10 * time.Minute, false},
		"much later": {func(w http.ResponseWriter, _ int) { w.Header().Set("Retry-After", "99999999"); w.WriteHeader(429) }, webhookdelivery.StatusQUEUED, "left alone", time.Hour, false},
		"gone":       {status(410), webhookdelivery.StatusFAILED, "It answered 410", 0, true},
		"silent":     {func(w http.ResponseWriter, _ int) { panic(http.ErrAbortHandler) }, webhookdelivery.StatusQUEUED, "can't be reached", 5 * time.Second, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := build(t, servertest.SQLite(t))
			made := h.add(t, h.admin, "/house", webhook.Add{})
			h.partner.says(c.answer)
			h.bill(t, h.own, 10)
			now := h.db.Clock()
			h.work(t)
			d, e := h.deliveries(t, made.ID)[0], h.endpoint(t, made.ID)
			if d.Status != c.status || !strings.Contains(d.Problem, c.problem) || c.problem == "" && d.Problem != "" {
				t.Errorf("%s: %q", d.Status, d.Problem)
			}
			if (e.Status == webhookendpoint.StatusDISABLED) != c.off || (e.FailingSince != nil) != (c.status == webhookdelivery.StatusQUEUED) {
				t.Errorf("the endpoint is %s, failing since %v: %s", e.Status, e.FailingSince, e.Note)
			}
			switch {
			case c.paused == 0 && e.PausedUntil != nil:
				t.Errorf("paused until %v", e.PausedUntil)
			case c.paused > 0 && (e.PausedUntil == nil || e.PausedUntil.Sub(now) < c.paused || e.PausedUntil.Sub(now) > c.paused+time.Second):
				t.Errorf("paused until %v, want %s", e.PausedUntil, c.paused)
			case c.paused > 0:
				h.bill(t, h.own, 20) // waits as well
				n := len(h.partner.taken("/house"))
				h.work(t)
				if len(h.partner.taken("/house")) != n {
					t.Error("it was not left alone")
				}
				h.partner.says(nil)
				h.pass(c.paused + time.Second)
				h.work(t)
				if got := h.partner.taken("/house"); len(got) <= n {
					t.Errorf("%d messages after the pause", len(got))
				}
			}
		})
	}
	t.Cleanup(func() {
		if len(elsewhere.taken("/")) > 0 {
			t.Error("a redirect was followed")
		}
	})
}

// After a rotation messages carry both signatures for a day.
func TestRotation(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t))
	made := h.add(t, h.admin, "/house", webhook.Add{})
	first := made.Secret
	second := must[*webhook.Made](t)(h.Rotate(h.admin, made.ID)).Secret
	last := func() message {
		t.Helper()
		must[int](t)(h.Test(h.admin, made.ID))
		h.work(t)
		got := h.partner.taken("/house")
		return got[len(got)-1]
	}
	holds := func(m message, secret string) bool {
		return must[*standard.Webhook](t)(standard.NewWebhook(secret)).VerifyIgnoringTimestamp(m.raw, m.head) == nil
	}
	if m := last(); !holds(m, first) || !holds(m, second) || m.Type != "webhook.ping" || m.Data["id"] != scalar.FormatID(made.ID) {
		t.Errorf("in the day after the rotation: %v %s", m.head, m.raw)
	}
	h.pass(24*time.Hour + time.Minute)
	if m := last(); holds(m, first) || !holds(m, second) {
		t.Errorf("after that day: %v", m.head)
	}
	// The secrets are sealed, each for its own endpoint.
	e := h.endpoint(t, made.ID)
	if strings.Contains(string(e.Secret), "whsec") || strings.Contains(fmt.Sprint(e), second) {
		t.Error("the secret is at rest as it is")
	}
	if _, err := h.box.Open(fmt.Sprintf("webhook:%d", made.ID+1), e.Secret); err == nil {
		t.Error("the secret opens for another endpoint")
	}
	if a, b := h.add(t, h.admin, "/a", webhook.Add{}), h.add(t, h.admin, "/b", webhook.Add{}); a.Secret == b.Secret || !strings.HasPrefix(a.Secret, "whsec_") {
		t.Error("two endpoints have one secret")
	}
}

// Servers that work at once send each message once; what a server that died had taken is sent by another, under the same id.
func TestSeveralServers(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		made := h.add(t, h.admin, "/house", webhook.Add{Events: []occurrence.Type{occurrence.InvoicePosted}})
		const invoices = 60
		ctx, stop := context.WithCancel(t.Context())
		var servers sync.WaitGroup
		for range 3 {
			servers.Go(func() { h.server().Run(ctx) })
		}
		for range invoices {
			h.bill(t, h.own, 10)
		}
		for deadline := time.Now().Add(20 * time.Second); len(h.partner.taken("/house")) < invoices && time.Now().Before(deadline); {
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(100 * time.Millisecond)
		stop()
		servers.Wait()
		ids := map[string]int{}
		for _, m := range h.partner.taken("/house") {
			ids[m.head.Get("Webhook-Id")]++
		}
		if len(ids) != invoices || len(h.partner.taken("/house")) != invoices {
			t.Fatalf("%d messages of %d occurrences, want %d", len(h.partner.taken("/house")), len(ids), invoices)
		}
		// A server takes a delivery and dies before it knows what came of it.
		h.bill(t, h.own, 20)
		if _, err := h.Dispatch(t.Context()); err != nil {
			t.Fatal(err)
		}
		rows := h.deliveries(t, made.ID)
		d := rows[len(rows)-1]
		if _, err := db.Writer().ExecContext(t.Context(), store.Rebind(db.Dialect, `UPDATE webhook_deliveries SET next_at = ?, attempts = 1, lease = lease + 1 WHERE id = ?`), db.Clock().Add(2*time.Minute), d.ID); err != nil {
			t.Fatal(err)
		}
		h.work(t)
		if n := len(h.partner.taken("/house")); n != invoices {
			t.Fatalf("%d messages while another server may be sending", n)
		}
		h.pass(2*time.Minute + time.Second)
		h.work(t)
		if got := h.partner.taken("/house"); len(got) != invoices+1 || got[invoices].head.Get("Webhook-Id") != d.EventKey {
			t.Fatalf("%d messages after the other server died", len(got))
		}
	})
}

// A server that stops in the middle of an attempt leaves the message to the next, and counts nothing.
func TestStopped(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t))
	made := h.add(t, h.admin, "/house", webhook.Add{})
	arrived, release := make(chan struct{}), make(chan struct{})
	h.partner.says(func(w http.ResponseWriter, n int) {
		if n == 1 {
			close(arrived)
			<-release
		}
		w.WriteHeader(http.StatusNoContent)
	})
	h.bill(t, h.own, 10)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); h.server().Run(ctx) }()
	<-arrived
	stop()
	<-done
	close(release)
	if d := h.deliveries(t, made.ID)[0]; d.Status != webhookdelivery.StatusQUEUED || d.Attempts != 0 || d.NextAt.After(h.db.Clock()) {
		t.Fatalf("%s after %d attempts, next %v", d.Status, d.Attempts, d.NextAt)
	}
	h.work(t)
	if got := h.partner.taken("/house"); len(got) != 2 || got[0].head.Get("Webhook-Id") != got[1].head.Get("Webhook-Id") {
		t.Fatalf("%d messages", len(got))
	}
}

// Endpoints cost a posting nothing.
func TestPostingPaysNothing(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		h.bill(t, h.own, 10) // whatever is made at first use
		cost := func() int64 {
			before := db.Statements()
			h.bill(t, h.own, 10)
			return db.Statements() - before
		}
		without := cost()
		for i := range 5 {
			h.add(t, h.admin, fmt.Sprint("/", i), webhook.Add{})
		}
		if with := cost(); with != without {
			t.Errorf("an invoice costs %d statements, with endpoints %d", without, with)
		}
		// A book without endpoints is looked at with one statement.
		for _, e := range must[[]*ent.WebhookEndpoint](t)(db.WebhookEndpoint.Query().All(h.sys)) {
			if err := h.Delete(h.admin, e.ID); err != nil {
				t.Fatal(err)
			}
		}
		before := db.Statements()
		if _, err := h.Dispatch(t.Context()); err != nil || db.Statements()-before != 1 {
			t.Errorf("%d statements, %v", db.Statements()-before, err)
		}
	})
}
