package webhook

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/occurrence"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/ent/webhookdelivery"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/store"
)

// happening is one occurrence, as it is told.
type happening struct {
	key     string // the webhook-id
	kind    occurrence.Type
	account int // whose business it is; 0: nobody's but the house's
	at      time.Time
	data    data
	source  *source // of an application
}

// data is what a message says of an occurrence.
type data struct {
	ID               string `json:"id"`
	Number           string `json:"number,omitempty"`
	AccountID        string `json:"accountId,omitempty"`
	Amount           string `json:"amount,omitempty"`
	Currency         string `json:"currency,omitempty"`
	Channel          string `json:"channel,omitempty"`
	InvoiceID        string `json:"invoiceId,omitempty"`
	InvoiceNumber    string `json:"invoiceNumber,omitempty"`
	PaymentID        string `json:"paymentId,omitempty"`
	PaymentNumber    string `json:"paymentNumber,omitempty"`
	CreditMemoID     string `json:"creditMemoId,omitempty"`
	CreditMemoNumber string `json:"creditMemoNumber,omitempty"`
}

// source is the payment or credit memo of an application. It may be of another account than the invoice, such as the group's.
type source struct {
	account int
	reveal  func(*data)
}

// sees reports whether the owner of an endpoint may be told.
func sees(v *viewer.Viewer, kind occurrence.Type, account int) bool {
	return (v.Unbounded || account != 0 && v.Sees(account)) && !slices.ContainsFunc(kind.Needs(), func(p viewer.Permission) bool { return !v.Can(p) })
}

var deliveryColumns = []string{"created_at", "endpoint_id", "event_key", "type", "account_id", "occurred_at", "body", "status", "attempts", "next_at", "answer", "problem", "lease"}

// row is the delivery to an endpoint, with what its owner may see.
func (h *happening) row(now time.Time, endpoint int, owner *viewer.Viewer) []any {
	d := h.data
	if h.source != nil && (owner.Unbounded || owner.Sees(h.source.account)) {
		h.source.reveal(&d)
	}
	body := message{h.kind, h.at.UTC().Format("2006-01-02T15:04:05.000000Z"), d}.String()
	return []any{now, endpoint, h.key, string(h.kind), store.Null(h.account), h.at, body, string(webhookdelivery.StatusQUEUED), 0, now, 0, "", 0}
}

// message is the body of a delivery.
type message struct {
	Type      occurrence.Type `json:"type"`
	Timestamp string          `json:"timestamp"`
	Data      data            `json:"data"`
}

func (m message) String() string {
	text, _ := json.Marshal(m) // texts can always be written
	return string(text)
}

// body is what an endpoint is sent: what was written when it happened, without a payment or credit memo that its owner has lost
// sight of since.
func (s *Service) body(ctx context.Context, owner *viewer.Viewer, d *ent.WebhookDelivery) (string, error) {
	var m message
	if owner.Unbounded {
		return d.Body, nil
	}
	if err := json.Unmarshal([]byte(d.Body), &m); err != nil {
		return "", fmt.Errorf("webhook: delivery %d: %w", d.ID, err)
	}
	source := cmp.Or(m.Data.PaymentID, m.Data.CreditMemoID)
	if source == "" {
		return d.Body, nil
	}
	id, err := scalar.ParseID(source)
	if err != nil {
		return "", fmt.Errorf("webhook: delivery %d: %w", d.ID, err)
	}
	var from int
	if m.Data.PaymentID != "" {
		p, err := s.db.Payment.Get(ctx, id)
		if err != nil {
			return "", err
		}
		from = p.AccountID
	} else {
		c, err := s.db.CreditMemo.Get(ctx, id)
		if err != nil {
			return "", err
		}
		from = c.AccountID
	}
	if owner.Sees(from) {
		return d.Body, nil
	}
	m.Data.PaymentID, m.Data.PaymentNumber, m.Data.CreditMemoID, m.Data.CreditMemoNumber = "", "", "", ""
	return m.String(), nil
}

// told are the actions of the audit trail that webhooks are made from, with what their record is.
var told = map[string]noun{
	"invoice.post": invoices, "invoice.write_off_small_balance": invoices,
	"payment.record": payments, "payment.assign": payments, "payment.reverse": payments,
	"payment.apply": applied, "payment.unapply": applied, "credit_memo.apply": applied, "credit_memo.unapply": applied,
	"application.create":  applications,
	"credit_memo.approve": memos, "credit_memo.post": memos,
	"delivery.queue": deliveries, "delivery.send": deliveries, "delivery.mark": deliveries,
}

type noun int

const (
	invoices noun = iota
	payments
	memos
	applications
	applied // an application that the event names among its changes
	deliveries
)

// mark is an event of the audit trail that is told.
type mark struct {
	action      string
	first, last int // records
	at          time.Time
	chain       int
	seq         int64
	changes     string
}

// changed is the new value of a field that the event names.
func (m *mark) changed(field string, side int, into any) error {
	var all map[string][2]json.RawMessage
	if err := json.Unmarshal([]byte(m.changes), &all); err != nil {
		return fmt.Errorf("webhook: %s of event %d.%d: %w", m.action, m.chain, m.seq, err)
	}
	if err := json.Unmarshal(all[field][side], into); err != nil {
		return fmt.Errorf("webhook: %s of event %d.%d names no %s: %w", m.action, m.chain, m.seq, field, err)
	}
	return nil
}

const keyPrefix = "msg_"

// key is the id of a message: the same whenever it is made from the same event, and nothing to be guessed from.
func (s *Service) key(m *mark, record int) string {
	h := hmac.New(sha256.New, s.keys)
	_, _ = fmt.Fprintf(h, "%d.%d.%d", m.chain, m.seq, record)
	return keyPrefix + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)[:16]))
}

// happenings are what events of the audit trail tell, in their order.
func (s *Service) happenings(ctx context.Context, marks []mark) ([]happening, error) {
	spans := map[noun][][2]int{}
	for i := range marks {
		m := &marks[i]
		n := told[m.action]
		if n == applied {
			if err := m.changed("application", 1, &m.first); err != nil {
				s.log.ErrorContext(ctx, "an event is not told", "error", err)
				m.first, m.last = 1, 0 // none
				continue
			}
			m.last, n = m.first, applications
		}
		spans[n] = append(spans[n], [2]int{m.first, m.last})
	}
	b := book{c: s.db.Client}
	if err := b.read(ctx, spans); err != nil {
		return nil, err
	}
	var all []happening
	for i := range marks {
		m := &marks[i]
		for id := m.first; id <= m.last; id++ {
			h, err := b.tell(m, id)
			if err != nil { // the others go on
				s.log.ErrorContext(ctx, "an event is not told", "error", err)
			} else if h != nil {
				h.key, h.at = s.key(m, id), m.at
				all = append(all, *h)
			}
		}
	}
	return all, nil
}

// book is the records that are told of, by id.
type book struct {
	c            *ent.Client
	invoices     map[int]*ent.Invoice
	payments     map[int]*ent.Payment
	memos        map[int]*ent.CreditMemo
	applications map[int]*ent.Application
	deliveries   map[int]*ent.Delivery
}

// read reads what is told of: each table once, and more often only for long runs of records.
func (b *book) read(ctx context.Context, spans map[noun][][2]int) (err error) {
	if b.deliveries, err = records(ctx, b.c.Delivery.Query, spans[deliveries], func(x *ent.Delivery) int { return x.ID }); err != nil {
		return err
	}
	if b.applications, err = records(ctx, b.c.Application.Query, spans[applications], func(x *ent.Application) int { return x.ID }); err != nil {
		return err
	}
	for _, d := range b.deliveries {
		spans[invoices] = append(spans[invoices], [2]int{d.InvoiceID, d.InvoiceID})
	}
	for _, a := range b.applications {
		spans[invoices] = append(spans[invoices], [2]int{a.InvoiceID, a.InvoiceID})
		if a.PaymentID != 0 {
			spans[payments] = append(spans[payments], [2]int{a.PaymentID, a.PaymentID})
		} else {
			spans[memos] = append(spans[memos], [2]int{a.CreditMemoID, a.CreditMemoID})
		}
	}
	if b.invoices, err = records(ctx, b.c.Invoice.Query, spans[invoices], func(x *ent.Invoice) int { return x.ID }); err != nil {
		return err
	}
	if b.payments, err = records(ctx, b.c.Payment.Query, spans[payments], func(x *ent.Payment) int { return x.ID }); err != nil {
		return err
	}
	b.memos, err = records(ctx, b.c.CreditMemo.Query, spans[memos], func(x *ent.CreditMemo) int { return x.ID })
	return err
}

// records are the rows of runs of ids, by id.
func records[Q interface {
	Where(...P) Q
	All(context.Context) ([]*T, error)
}, P ~func(*sql.Selector), T any](ctx context.Context, query func() Q, spans [][2]int, id func(*T) int) (map[int]*T, error) {
	var ids []int
	var runs [][2]int
	for _, s := range spans {
		if s[1]-s[0] < 100 {
			for i := s[0]; i <= s[1]; i++ {
				ids = append(ids, i)
			}
		} else {
			runs = append(runs, s)
		}
	}
	found := map[int]*T{}
	read := func(p P) error {
		rows, err := query().Where(p).All(ctx)
		for _, r := range rows {
			found[id(r)] = r
		}
		return err
	}
	if len(ids) > 0 {
		slices.Sort(ids)
		if err := read(P(rule.In("id", slices.Compact(ids)))); err != nil {
			return nil, err
		}
	}
	for _, r := range runs {
		if err := read(func(s *sql.Selector) { s.Where(sql.And(sql.GTE(s.C("id"), r[0]), sql.LTE(s.C("id"), r[1]))) }); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func about(id int, number string, account int, amount money.Amount) data {
	d := data{ID: scalar.FormatID(id), Number: number, Amount: amount.String(), Currency: string(amount.Currency)}
	if account != 0 {
		d.AccountID = scalar.FormatID(account)
	}
	return d
}

// tell is what an event says of one of its records; nil when that is nothing to tell.
func (b *book) tell(m *mark, id int) (*happening, error) {
	switch told[m.action] {
	case invoices:
		i := b.invoices[id]
		if i == nil {
			return nil, missing(m, id)
		}
		h := &happening{kind: occurrence.InvoicePosted, account: i.AccountID, data: about(id, i.Number, i.AccountID, i.Total())}
		if m.action == "invoice.write_off_small_balance" {
			h.kind = occurrence.InvoiceWrittenOff
			if err := m.changed("balance", 0, &h.data.Amount); err != nil {
				return nil, err
			}
		}
		return h, nil
	case payments:
		p := b.payments[id]
		if p == nil {
			return nil, missing(m, id)
		}
		kind := map[string]occurrence.Type{"payment.record": occurrence.PaymentRecorded, "payment.assign": occurrence.PaymentAssigned, "payment.reverse": occurrence.PaymentReversed}[m.action]
		return &happening{kind: kind, account: p.AccountID, data: about(id, p.Number, p.AccountID, p.Amount())}, nil
	case memos:
		c := b.memos[id]
		if c == nil || c.Number == nil {
			return nil, missing(m, id)
		}
		return &happening{kind: occurrence.CreditMemoPosted, account: c.AccountID, data: about(id, *c.Number, c.AccountID, c.Amount())}, nil
	case deliveries:
		d := b.deliveries[id]
		if d == nil || b.invoices[d.InvoiceID] == nil {
			return nil, missing(m, id)
		}
		if m.action == "delivery.queue" && d.Channel != delivery.ChannelPORTAL && d.Channel != delivery.ChannelDOWNLOAD {
			return nil, nil // it is delivered once it is sent
		}
		i := b.invoices[d.InvoiceID]
		h := &happening{kind: occurrence.InvoiceDelivered, account: i.AccountID, data: about(i.ID, i.Number, i.AccountID, i.Total())}
		h.data.Channel = string(d.Channel)
		return h, nil
	}
	a := b.applications[id]
	if a == nil || b.invoices[a.InvoiceID] == nil || b.payments[a.PaymentID] == nil && (b.memos[a.CreditMemoID] == nil || b.memos[a.CreditMemoID].Number == nil) {
		return nil, missing(m, id)
	}
	h := &happening{account: a.AccountID, data: about(id, "", a.AccountID, a.Amount())}
	h.data.InvoiceID, h.data.InvoiceNumber = scalar.FormatID(a.InvoiceID), b.invoices[a.InvoiceID].Number
	if p := b.payments[a.PaymentID]; p != nil {
		h.kind = occurrence.PaymentApplied
		h.source = &source{p.AccountID, func(d *data) { d.PaymentID, d.PaymentNumber = scalar.FormatID(p.ID), p.Number }}
	} else {
		c := b.memos[a.CreditMemoID]
		h.kind = occurrence.CreditMemoApplied
		h.source = &source{c.AccountID, func(d *data) { d.CreditMemoID, d.CreditMemoNumber = scalar.FormatID(c.ID), *c.Number }}
	}
	if a.ReversesID != 0 {
		h.kind = map[occurrence.Type]occurrence.Type{occurrence.PaymentApplied: occurrence.PaymentUnapplied, occurrence.CreditMemoApplied: occurrence.CreditMemoUnapplied}[h.kind]
	}
	return h, nil
}

func missing(m *mark, id int) error {
	return fmt.Errorf("webhook: %s of event %d.%d names %d, which does not exist", m.action, m.chain, m.seq, id)
}
