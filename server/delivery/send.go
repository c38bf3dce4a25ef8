package delivery

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/wneessen/go-mail"
)

const (
	batch = 40               // e-mails that are taken at once
	lines = 4                // connections to the mail server at once
	lease = 10 * time.Minute // after which a server that sends counts as dead
)

// waits are the times between attempts that the mail server refuses for the time being.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 12 * time.Hour}

// pauses are the times between attempts to reach a mail server that does not answer.
var pauses = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute}

// Run sends e-mails that are due until ctx ends. Without a mail server it returns at once.
func (s *Service) Run(ctx context.Context) {
	if s.mail == nil {
		return
	}
	failures := 0
	for {
		n, err := s.Send(ctx, pauses[min(failures, len(pauses)-1)])
		pause := s.poll
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, errDown):
			s.log.WarnContext(ctx, "e-mail can't be sent", "server", s.mail.name(), "error", err)
			pause = pauses[min(failures, len(pauses)-1)]
			failures++
		case err != nil:
			s.log.ErrorContext(ctx, "e-mail can't be sent", "error", err)
		case n > 0:
			failures, pause = 0, 0
		}
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		case <-time.After(pause):
		}
	}
}

// errDown says that the mail server can't be used.
var errDown = errors.New("the mail server can't be used")

// Send sends the e-mails that are due, at most a batch, and answers how many it took. Pause is how long those wait that the mail
// server could not be reached for.
func (s *Service) Send(ctx context.Context, pause time.Duration) (int, error) {
	ctx = viewer.NewContext(ctx, viewer.System("e-mail"))
	due, err := s.db.Delivery.Query().Where(delivery.StatusEQ(delivery.StatusQUEUED), delivery.ChannelEQ(delivery.ChannelEMAIL), delivery.NextAtLTE(s.now())).
		Order(delivery.ByNextAt(), delivery.ByID()).Limit(batch).All(ctx)
	if err != nil || len(due) == 0 {
		return 0, err
	}
	until := time.Now().Add(lease - 2*time.Minute) // later ones are left to whoever takes them next
	var mine []*ent.Delivery
	for _, d := range due {
		if err = s.take(ctx, d, &mine); err != nil {
			break
		}
	}
	var ready map[int]*documents.Ready
	if err == nil {
		ready, err = s.assemble(ctx, mine)
	}
	if err != nil {
		for _, d := range mine {
			err = errors.Join(err, s.release(ctx, d))
		}
		return len(mine), err
	}
	n := min(lines, (len(mine)+9)/10)
	errs := make([]error, n)
	var sending sync.WaitGroup
	for k := range n {
		sending.Go(func() {
			line := &connection{m: s.mail}
			defer line.close()
			for i := k; i < len(mine); i += n {
				d := mine[i]
				switch {
				case ctx.Err() != nil || time.Now().After(until) || errs[k] != nil && !errors.Is(errs[k], errDown):
					errs[k] = errors.Join(errs[k], s.release(ctx, d))
				case errs[k] != nil:
					errs[k] = s.wait(ctx, d, errs[k], pause)
				default:
					errs[k] = s.one(ctx, line, d, ready[d.InvoiceID], pause)
				}
			}
		})
	}
	sending.Wait()
	return len(mine), errors.Join(errs...)
}

// take leases an e-mail, unless another server was quicker.
func (s *Service) take(ctx context.Context, d *ent.Delivery, mine *[]*ent.Delivery) error {
	if d.MessageID == "" {
		d.MessageID = strings.ToLower(rand.Text()) + "@" + s.mail.atDomain
	}
	now := s.now()
	ok, err := s.exec(ctx, `UPDATE deliveries SET next_at = ?, attempts = attempts + 1, message_id = ?, version = version + 1, updated_at = ? WHERE id = ? AND version = ? AND status = 'QUEUED'`,
		now.Add(lease), d.MessageID, now, d.ID, d.Version)
	if ok {
		d.Attempts++
		d.Version++
		*mine = append(*mine, d)
	}
	return err
}

// assemble makes the documents of e-mails, by invoice. Where one of them can't be made, the others still are.
func (s *Service) assemble(ctx context.Context, mine []*ent.Delivery) (map[int]*documents.Ready, error) {
	ids := make([]int, len(mine))
	for i, d := range mine {
		ids[i] = d.InvoiceID
	}
	all := map[int]*documents.Ready{}
	ready, err := s.docs.Invoices(ctx, ids...)
	if err == nil {
		for _, r := range ready {
			all[r.ID] = r
		}
		return all, nil
	}
	for _, d := range mine {
		one, err := s.docs.Invoices(ctx, d.InvoiceID)
		switch {
		case ctx.Err() != nil:
			return nil, err
		case err != nil:
			if err := s.give(ctx, d, err); err != nil {
				return nil, err
			}
		case len(one) == 1:
			all[d.InvoiceID] = one[0]
		}
	}
	return all, nil
}

// one sends one e-mail and writes what came of it. Its error is errDown, or one of the database.
func (s *Service) one(ctx context.Context, line *connection, d *ent.Delivery, r *documents.Ready, pause time.Duration) error {
	if r == nil {
		return nil // it can't be made, and says so already
	}
	msg, err := s.message(ctx, d, r)
	if err != nil {
		if ctx.Err() != nil {
			return s.release(ctx, d)
		}
		return s.give(ctx, d, err)
	}
	err = line.send(ctx, msg)
	switch judge(err) {
	case taken:
		return s.finish(ctx, d, delivery.StatusSENT, "")
	case bounced:
		return s.finish(ctx, d, delivery.StatusBOUNCED, fmt.Sprintf("the mail server refused %s: %s. Correct the address and deliver the invoice again", d.Recipient, said(err)))
	case later:
		return s.later(ctx, d, "the mail server refused it for now: "+said(err))
	}
	line.close()
	if ctx.Err() != nil {
		return s.release(ctx, d)
	}
	return s.wait(ctx, d, fmt.Errorf("%w: %s", errDown, said(err)), pause)
}

// give ends or puts off an e-mail that can't be made: what a person can mend fails, anything else is tried again.
func (s *Service) give(ctx context.Context, d *ent.Delivery, err error) error {
	if f := fault.As(store.Fault(err)); f.Code != fault.Internal && f.Code != fault.Rate {
		return s.finish(ctx, d, delivery.StatusFAILED, f.Message)
	}
	s.log.ErrorContext(ctx, "an e-mail can't be made", "delivery", d.ID, "error", err)
	return s.later(ctx, d, "the document could not be made; the log says why")
}

// finish writes how an e-mail ended. That it was sent holds whatever happened to it meanwhile.
func (s *Service) finish(ctx context.Context, d *ent.Delivery, status delivery.Status, problem string) error {
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), time.Minute) // the mail server has it, so this has to be known
	defer done()
	return store.Do(ctx, s.db, func(tx *store.TxClient) error {
		statement, args := `UPDATE deliveries SET status = ?, next_at = NULL, problem = ?, version = version + 1, updated_at = ? WHERE id = ? AND version = ? AND status = 'QUEUED'`,
			[]any{string(status), clip(problem, 490), tx.Now, d.ID, d.Version}
		action := "delivery.fail"
		switch status {
		case delivery.StatusSENT:
			action = "delivery.send"
			statement = `UPDATE deliveries SET status = 'SENT', next_at = NULL, problem = '', sent_at = ?, version = version + 1, updated_at = ? WHERE id = ? AND status <> 'OPENED'`
			args = []any{tx.Now, tx.Now, d.ID}
		case delivery.StatusBOUNCED:
			action = "delivery.bounce"
		}
		tx.Record(store.Event{Action: action, Entity: d.ID, Account: d.AccountID, Changes: store.Changes{"status": {delivery.StatusQUEUED, status}}, Reason: clip(problem, 490)})
		_, err := tx.Exec(ctx, statement, args...)
		return err
	})
}

// later puts an e-mail off, longer each time, until it fails.
func (s *Service) later(ctx context.Context, d *ent.Delivery, problem string) error {
	if d.Attempts > len(waits) {
		return s.finish(ctx, d, delivery.StatusFAILED, fmt.Sprintf("%s. It was tried %d times", problem, d.Attempts))
	}
	return s.put(ctx, d, d.Attempts, waits[d.Attempts-1], problem)
}

// wait puts an e-mail off until the mail server may answer again; that is no attempt. It answers why.
func (s *Service) wait(ctx context.Context, d *ent.Delivery, why error, pause time.Duration) error {
	problem := fmt.Sprintf("the mail server %s can't be used (%s); it is tried again", s.mail.name(), strings.TrimPrefix(why.Error(), errDown.Error()+": "))
	return errors.Join(why, s.put(ctx, d, d.Attempts-1, pause, problem))
}

// release gives an e-mail back that this server did not get to.
func (s *Service) release(ctx context.Context, d *ent.Delivery) error {
	return s.put(ctx, d, d.Attempts-1, 0, d.Problem)
}

func (s *Service) put(ctx context.Context, d *ent.Delivery, attempts int, wait time.Duration, problem string) error {
	ctx, done := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer done()
	now := s.now()
	_, err := s.exec(ctx, `UPDATE deliveries SET next_at = ?, attempts = ?, problem = ?, version = version + 1, updated_at = ? WHERE id = ? AND version = ? AND status = 'QUEUED'`,
		now.Add(wait), attempts, clip(problem, 490), now, d.ID, d.Version)
	return err
}

// message is the e-mail: the invoice as PDF and, for an account with an electronic address, as UBL.
func (s *Service) message(ctx context.Context, d *ent.Delivery, r *documents.Ready) (*mail.Msg, error) {
	subject, body, err := r.Letter()
	if err != nil {
		return nil, err
	}
	if s.link != nil {
		body += "\n\n" + r.LinkText() + "\n" + s.link(d.InvoiceID)
	}
	msg := mail.NewMsg()
	msg.FromMailAddress(s.mail.from)
	if err := msg.To(d.Recipient); err != nil {
		return nil, fault.New(fault.Invalid, "%q is not an e-mail address: correct it and deliver the invoice again", clip(d.Recipient, 100)).Because(err)
	}
	if to := r.Unit.Email; to != "" && to != s.mail.from.Address {
		if err := msg.ReplyTo(to); err != nil {
			return nil, fault.New(fault.Invalid, "%q, the business unit's e-mail address, is none: describe the seller", clip(to, 100)).Because(err)
		}
	}
	msg.Subject(subject)
	msg.SetMessageIDWithValue(d.MessageID)
	msg.SetDateWithValue(s.now())
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetBodyString(mail.TypeTextPlain, body)
	forms := []documents.Format{documents.PDF}
	if r.Account.Endpoint != "" {
		forms = append(forms, documents.UBL)
	}
	for _, f := range forms {
		data, err := s.docs.Render(ctx, r, f)
		if err != nil {
			return nil, err
		}
		msg.AttachReadSeeker(r.FileName(f), bytes.NewReader(data), mail.WithFileContentType(mail.ContentType(f.MediaType())))
	}
	return msg, nil
}
