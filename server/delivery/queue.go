package delivery

import (
	"context"
	"errors"
	"net/mail"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contact"
	"github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/store"
)

// Deliver brings invoices to their accounts.
type Deliver struct {
	Invoices  []int            // at most 500
	Run       int              // or all invoices of a bill run
	Channel   delivery.Channel // "": as each account prefers
	Recipient string           // of an e-mail, instead of the account's address; for one invoice
	Key       string
}

// Delivered is what came of it.
type Delivered struct {
	IDs    []int // of Invoices, in their order, the newest delivery of each
	Queued int   // how many were queued, or are being queued by a job
	Job    int   // that queues them; 0: none
}

// Deliver queues invoices for delivery. An invoice that was delivered, or is about to be, is left alone; a Channel or Recipient
// that it was not delivered by is another delivery. A run of more than 500 invoices is queued by a job. It reports
// fault.NotFound, fault.Invalid and fault.Limit. Requires deliveries:send.
func (s *Service) Deliver(ctx context.Context, in Deliver) (*Delivered, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.DeliveriesSend); err != nil {
		return nil, err
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	out, err := store.Tx(ctx, s.db, func(tx *store.TxClient) (*Delivered, error) {
		invoices, large := in.Invoices, false
		if in.Run != 0 {
			var err error
			if _, err = tx.BillRun.Get(ctx, in.Run); err != nil {
				return nil, fault.As(store.Fault(err)).On("runId")
			}
			if invoices, err = ofRun(ctx, tx, in.Run, 0, maxDeliveries+1); err != nil {
				return nil, err
			}
			if large = len(invoices) > maxDeliveries; len(invoices) == 0 {
				return nil, fault.New(fault.State, "the run has no posted invoices; post it first").On("runId")
			}
		}
		if large {
			job, _, err := store.Once(ctx, tx, "deliverInvoices.run", in.Key, in, func() (int, error) {
				input, err := jobs.Pack(runInput{in.Run, in.Channel})
				if err != nil {
					return 0, err
				}
				j, err := s.jobs.StartTx(ctx, tx, Kind, input, "")
				if err != nil {
					return 0, err
				}
				return j.ID, nil
			})
			if err != nil {
				return nil, err
			}
			n, err := tx.Invoice.Query().Where(invoice.RunID(in.Run)).Count(ctx)
			return &Delivered{Queued: n, Job: job}, err
		}
		// The number of what was queued is what a repeated key answers.
		queued, _, err := store.Once(ctx, tx, "deliverInvoices", in.Key, in, func() (int, error) { return s.queueTx(ctx, tx, invoices, in.Channel, in.Recipient) })
		if err != nil {
			return nil, err
		}
		ids, err := newest(ctx, tx, invoices)
		return &Delivered{IDs: ids, Queued: queued}, err
	})
	if err != nil {
		return nil, err
	}
	if out.Job != 0 {
		s.jobs.Wake()
	}
	s.Wake()
	return out, nil
}

func (in *Deliver) check() error {
	switch {
	case (in.Run == 0) == (len(in.Invoices) == 0):
		return fault.New(fault.Invalid, "name invoices or a run, one of them").On("invoiceIds")
	case len(in.Invoices) > maxDeliveries:
		return fault.New(fault.Limit, "at most %d invoices at once; name their run instead", maxDeliveries).On("invoiceIds")
	case in.Recipient == "":
		return nil
	case len(in.Invoices) != 1:
		return fault.New(fault.Invalid, "another recipient is for one invoice only").On("recipient")
	case in.Channel != "" && in.Channel != delivery.ChannelEMAIL:
		return fault.New(fault.Invalid, "a recipient is for e-mail only").On("recipient")
	}
	in.Channel = delivery.ChannelEMAIL
	if a, err := mail.ParseAddress(in.Recipient); err != nil || a.Address != in.Recipient || len(in.Recipient) > 320 {
		return fault.New(fault.Invalid, "%q is not an e-mail address such as name@example.com", clip(in.Recipient, 60)).On("recipient")
	}
	return nil
}

// ofRun are the invoices of a run after an id, in order.
func ofRun(ctx context.Context, tx *store.TxClient, run, after, limit int) ([]int, error) {
	return tx.Invoice.Query().Where(invoice.RunID(run), invoice.IDGT(after)).Order(invoice.ByID()).Limit(limit).IDs(ctx)
}

// newest are the newest deliveries of invoices, in the order of the invoices.
func newest(ctx context.Context, tx *store.TxClient, invoices []int) ([]int, error) {
	rows, err := tx.Delivery.Query().Where(delivery.InvoiceIDIn(invoices...)).Order(delivery.ByID()).Select(delivery.FieldInvoiceID).All(ctx)
	if err != nil {
		return nil, err
	}
	last := map[int]int{}
	for _, d := range rows {
		last[d.InvoiceID] = d.ID
	}
	ids := make([]int, 0, len(invoices))
	for _, inv := range invoices {
		if id := last[inv]; id != 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// runInput is what the job of a large run remembers of its start, and runProgress how far it came.
type runInput struct {
	Run     int              `json:"run"`
	Channel delivery.Channel `json:"channel"`
}

type runProgress struct {
	After    int `json:"after"` // the last invoice
	Queued   int `json:"queued"`
	Invoices int `json:"invoices"`
}

// work delivers a large run, a batch in each transaction, and goes on where it stopped.
func (s *Service) work(ctx context.Context, run *jobs.Run) error {
	var in runInput
	var at runProgress
	if err := errors.Join(jobs.Unpack(run.Input, &in), jobs.Unpack(run.Result(), &at)); err != nil {
		return err
	}
	total, err := s.db.Invoice.Query().Where(invoice.RunID(in.Run)).Count(ctx)
	if err != nil {
		return err
	}
	for {
		run.Progress(int64(at.Invoices), int64(total), "")
		n, err := store.Tx(ctx, s.db, func(tx *store.TxClient) (int, error) {
			if err := run.HoldTx(ctx, tx, nil); err != nil {
				return 0, err
			}
			batch, err := ofRun(ctx, tx, in.Run, at.After, maxDeliveries)
			if err != nil || len(batch) == 0 {
				return 0, err
			}
			n, err := s.queueTx(ctx, tx, batch, in.Channel, "")
			if err != nil {
				return 0, err
			}
			next := runProgress{After: batch[len(batch)-1], Queued: at.Queued + n, Invoices: at.Invoices + len(batch)}
			result, err := jobs.Pack(next)
			if err != nil {
				return 0, err
			}
			if err := run.HoldTx(ctx, tx, result); err != nil {
				return 0, err
			}
			tx.Record(store.Event{Action: "delivery.queue_run", Entity: in.Run, Changes: store.Changes{"queued": {nil, n}}})
			at = next
			return len(batch), nil
		})
		if err != nil {
			return err
		}
		s.Wake()
		if n == 0 {
			break
		}
	}
	result, err := jobs.Pack(at)
	run.SetResult(result)
	return err
}

// queueTx queues the invoices that are not delivered yet and answers how many that were.
func (s *Service) queueTx(ctx context.Context, tx *store.TxClient, invoices []int, channel delivery.Channel, recipient string) (int, error) {
	asked := slices.Clone(invoices)
	slices.Sort(asked)
	asked = slices.Compact(asked)
	rows, err := tx.Invoice.Query().Where(invoice.IDIn(asked...), store.Lock).Order(invoice.ByID()).All(ctx)
	if err != nil {
		return 0, err
	}
	if len(rows) < len(asked) {
		return 0, fault.New(fault.NotFound, "one of the invoices does not exist, or is not yours to see").On("invoiceIds")
	}
	ids := make([]int, len(rows))
	for i, inv := range rows {
		ids[i] = inv.AccountID
	}
	parties, err := partiesTx(ctx, tx, ids)
	if err != nil {
		return 0, err
	}
	before, err := tx.Delivery.Query().Where(delivery.InvoiceIDIn(asked...), delivery.StatusNEQ(delivery.StatusCANCELLED)).All(ctx)
	if err != nil {
		return 0, err
	}
	of := map[int][]*ent.Delivery{}
	for _, d := range before {
		of[d.InvoiceID] = append(of[d.InvoiceID], d)
	}
	var create [][]any
	queued := 0
	var accounts []int
	for _, inv := range rows {
		d, mend := s.plan(parties[inv.AccountID], of[inv.ID], channel, recipient)
		if d == nil {
			continue
		}
		if d.Status != delivery.StatusFAILED {
			queued++
		}
		if mend != nil {
			if err := s.again(ctx, tx, mend, d.Recipient); err != nil {
				return 0, err
			}
			continue
		}
		var next, sent any
		if d.Status == delivery.StatusQUEUED && d.Channel == delivery.ChannelEMAIL {
			next = tx.Now
		} else if d.Status == delivery.StatusSENT {
			sent = tx.Now
		}
		create = append(create, []any{tx.Now, tx.Now, 1, inv.ID, inv.AccountID, string(d.Channel), d.Recipient, string(d.Status), 0, next, sent, "", d.Problem})
		accounts = append(accounts, inv.AccountID)
	}
	if len(create) == 0 {
		return queued, nil
	}
	made, err := tx.InsertIDs(ctx, "deliveries", []string{"created_at", "updated_at", "version", "invoice_id", "account_id", "channel", "recipient", "status", "attempts", "next_at",
		"sent_at", "message_id", "problem"}, create)
	if err != nil {
		return 0, err
	}
	if len(made) == 1 {
		tx.Record(store.Event{Action: "delivery.queue", Entity: made[0], Account: accounts[0], Changes: store.Changes{"channel": {nil, create[0][5]}, "recipient": {nil, create[0][6]}}})
	} else {
		tx.RecordMany("delivery.queue", made)
	}
	return queued, nil
}

// party is how an account gets its invoices.
type party struct {
	name    string
	prefers account.Delivery
	address string // "": none is known
}

func partiesTx(ctx context.Context, tx *store.TxClient, ids []int) (map[int]party, error) {
	slices.Sort(ids)
	// Who may send an invoice may know where it goes.
	system := viewer.NewContext(ctx, viewer.System("addresses of deliveries"))
	rows, err := tx.Account.Query().Where(account.IDIn(slices.Compact(ids)...)).WithContacts(func(q *ent.ContactQuery) { q.Where(contact.EmailNEQ("")).Order(contact.ByID()) }).All(system)
	if err != nil {
		return nil, err
	}
	all := map[int]party{}
	for _, a := range rows {
		p := party{name: a.Name, prefers: a.Delivery, address: a.Email}
		if c := documents.BillingContact(a.Edges.Contacts); c != nil {
			p.address = c.Email
		}
		all[a.ID] = p
	}
	return all, nil
}

// plan is the delivery that an invoice needs besides those that it has; nil for none. Mend is the failed one that it replaces.
func (s *Service) plan(p party, has []*ent.Delivery, channel delivery.Channel, recipient string) (d, mend *ent.Delivery) {
	d = &ent.Delivery{Channel: channel, Recipient: recipient, Status: delivery.StatusQUEUED}
	if channel == "" {
		d.Channel = map[account.Delivery]delivery.Channel{account.DeliveryEMAIL: delivery.ChannelEMAIL, account.DeliveryPORTAL: delivery.ChannelPORTAL}[p.prefers]
	}
	switch d.Channel {
	case delivery.ChannelEMAIL:
		if d.Recipient == "" {
			d.Recipient = p.address
		}
		if d.Recipient == "" {
			d.Status, d.Problem = delivery.StatusFAILED, noAddress(p)
		} else if s.mail == nil {
			d.Problem = noServer
		}
	case delivery.ChannelPORTAL, delivery.ChannelDOWNLOAD:
		d.Status = delivery.StatusSENT
	default:
		d.Channel = delivery.ChannelPRINT
		d.Problem = "print the invoice and send it by post"
		if p.prefers == account.DeliveryEDI {
			d.Problem = "the account wants EDI, to which this system has no line: send the XML of the invoice by hand"
		}
	}
	for _, h := range has {
		live := h.Status == delivery.StatusQUEUED || h.Status == delivery.StatusSENT || h.Status == delivery.StatusOPENED
		switch {
		case channel == "" && live:
			return nil, nil
		case h.Channel == d.Channel && h.Recipient == d.Recipient:
			return nil, nil
		case h.Channel == delivery.ChannelEMAIL && h.Recipient == "" && d.Recipient != "":
			mend = h
		}
	}
	return d, mend
}

const noServer = "no mail server is configured: start the program with --smtp and --mail-from"

func noAddress(p party) string {
	return clip(p.name, 200) + " has no e-mail address for bills: add a contact with the role AP clerk, or an address to the account, then try again"
}

// Change names deliveries.
type Change struct {
	IDs []int // at most 500
	Key string
}

// Retry queues deliveries again that failed, bounced or were cancelled, and those that wait for their next attempt. One that had
// no address gets the one that the account has now. It answers them in the order of their ids and how many are queued. It
// reports fault.NotFound, fault.State and fault.Limit. Requires deliveries:send.
func (s *Service) Retry(ctx context.Context, in Change) (*Delivered, error) {
	out, err := s.each(ctx, "retryDeliveries", in, func(tx *store.TxClient, rows []*ent.Delivery) (int, error) {
		ids := make([]int, len(rows))
		for i, d := range rows {
			if err := canRetry(d); err != nil {
				return 0, err
			}
			ids[i] = d.AccountID
		}
		parties, err := partiesTx(ctx, tx, ids)
		if err != nil {
			return 0, err
		}
		queued, missing := 0, ""
		for _, d := range rows {
			to := d.Recipient
			if d.Channel == delivery.ChannelEMAIL && to == "" {
				if to = parties[d.AccountID].address; to == "" {
					missing = noAddress(parties[d.AccountID])
					continue
				}
			}
			if err := s.again(ctx, tx, d, to); err != nil {
				return 0, err
			}
			queued++
		}
		if queued == 0 && missing != "" {
			return 0, fault.New(fault.State, "%s", missing).On("ids")
		}
		return queued, nil
	})
	if err == nil {
		s.Wake()
	}
	return out, err
}

// again queues a delivery as if it were new.
func (s *Service) again(ctx context.Context, tx *store.TxClient, d *ent.Delivery, recipient string) error {
	problem, next := "", any(nil)
	if d.Channel == delivery.ChannelEMAIL {
		if next = tx.Now; s.mail == nil {
			problem = noServer
		}
	} else {
		problem = d.Problem
	}
	changes := store.Changes{"status": {d.Status, delivery.StatusQUEUED}}
	if d.Recipient != recipient {
		changes["recipient"] = [2]any{d.Recipient, recipient}
	}
	tx.Record(store.Event{Action: "delivery.retry", Entity: d.ID, Account: d.AccountID, Changes: changes})
	_, err := tx.Exec(ctx, `UPDATE deliveries SET status = 'QUEUED', recipient = ?, attempts = 0, next_at = ?, message_id = '', problem = ?, version = version + 1, updated_at = ? WHERE id = ?`,
		recipient, next, problem, tx.Now, d.ID)
	return err
}

// Cancel takes deliveries out of the queue, or out of the list of what failed. It reports fault.NotFound, fault.State and
// fault.Limit. Requires deliveries:send.
func (s *Service) Cancel(ctx context.Context, in Change) (*Delivered, error) {
	return s.each(ctx, "cancelDeliveries", in, func(tx *store.TxClient, rows []*ent.Delivery) (int, error) {
		for _, d := range rows {
			if err := canCancel(d); err != nil {
				return 0, err
			}
			tx.Record(store.Event{Action: "delivery.cancel", Entity: d.ID, Account: d.AccountID, Changes: store.Changes{"status": {d.Status, delivery.StatusCANCELLED}}})
			if _, err := tx.Exec(ctx, `UPDATE deliveries SET status = 'CANCELLED', next_at = NULL, version = version + 1, updated_at = ? WHERE id = ?`, tx.Now, d.ID); err != nil {
				return 0, err
			}
		}
		return 0, nil
	})
}

// Mark says of deliveries by post that they are printed and sent. It reports fault.NotFound, fault.State and fault.Limit.
// Requires deliveries:send.
func (s *Service) Mark(ctx context.Context, in Change) (*Delivered, error) {
	return s.each(ctx, "markDelivered", in, func(tx *store.TxClient, rows []*ent.Delivery) (int, error) {
		for _, d := range rows {
			if err := canMark(d); err != nil {
				return 0, err
			}
			tx.Record(store.Event{Action: "delivery.mark", Entity: d.ID, Account: d.AccountID, Changes: store.Changes{"status": {d.Status, delivery.StatusSENT}}})
			if _, err := tx.Exec(ctx, `UPDATE deliveries SET status = 'SENT', sent_at = ?, next_at = NULL, problem = '', attempts = attempts + 1, version = version + 1, updated_at = ? WHERE id = ?`,
				tx.Now, tx.Now, d.ID); err != nil {
				return 0, err
			}
		}
		return 0, nil
	})
}

func (s *Service) each(ctx context.Context, verb string, in Change, do func(*store.TxClient, []*ent.Delivery) (int, error)) (*Delivered, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.DeliveriesSend); err != nil {
		return nil, err
	}
	if len(in.IDs) == 0 || len(in.IDs) > maxDeliveries {
		return nil, fault.New(fault.Limit, "name 1 to %d deliveries", maxDeliveries).On("ids")
	}
	ids := slices.Clone(in.IDs)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	return store.Tx(ctx, s.db, func(tx *store.TxClient) (*Delivered, error) {
		queued, _, err := store.Once(ctx, tx, verb, in.Key, in, func() (int, error) {
			rows, err := tx.Delivery.Query().Where(delivery.IDIn(ids...), store.Lock).Order(delivery.ByID()).All(ctx)
			if err != nil {
				return 0, err
			}
			if len(rows) < len(ids) {
				return 0, fault.New(fault.NotFound, "one of the deliveries does not exist, or is not yours to see").On("ids")
			}
			return do(tx, rows)
		})
		return &Delivered{IDs: ids, Queued: queued}, err
	})
}

// Open records that the client looked at an invoice in the portal, the first time; staff who look are not the client. It
// reports fault.NotFound. Requires invoices:read.
func (s *Service) Open(ctx context.Context, id int) (*ent.Invoice, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.InvoicesRead); err != nil {
		return nil, err
	}
	inv, err := s.db.Invoice.Get(ctx, id)
	if err != nil || v.Staff() {
		return inv, err
	}
	sent := delivery.And(delivery.InvoiceID(id), delivery.StatusEQ(delivery.StatusSENT), delivery.OpenedAtIsNil())
	system := viewer.NewContext(ctx, viewer.System("deliveries of an invoice that is opened"))
	if there, err := s.db.Delivery.Query().Where(sent).Exist(system); err != nil || !there {
		return inv, err
	}
	return inv, store.Do(ctx, s.db, func(tx *store.TxClient) error {
		rows, err := tx.Delivery.Query().Where(sent, store.Lock).Order(delivery.ByID()).All(system)
		if err != nil {
			return err
		}
		for _, d := range rows {
			tx.Record(store.Event{Action: "delivery.open", Entity: d.ID, Account: d.AccountID, Changes: store.Changes{"status": {d.Status, delivery.StatusOPENED}}})
			if _, err := tx.Exec(ctx, `UPDATE deliveries SET status = 'OPENED', opened_at = ?, version = version + 1, updated_at = ? WHERE id = ?`, tx.Now, tx.Now, d.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

func clip(s string, n int) string {
	runes := 0
	for i := range s {
		if runes++; runes > n {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}
