package delivery

import (
	"context"
	"log/slog"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/store"
)

// Config of a service.
type Config struct {
	DB        *store.DB
	Documents *documents.Service
	Jobs      *jobs.Service
	SMTP      string                   // smtp://user:password@host:port or smtps://…; "": no e-mail leaves
	From      string                   // such as Example Billing <billing@example.com>
	Link      func(invoice int) string // the address of an invoice in the portal; nil: e-mails have none
	Log       *slog.Logger
	Poll      time.Duration // between looks for e-mails that are due, 5 s when 0
}

// Service runs the verbs of deliveries and, while Run runs, sends e-mail. Servers that share a database each have their own.
type Service struct {
	db   *store.DB
	docs *documents.Service
	jobs *jobs.Service
	mail *mailer // nil: none is configured
	link func(int) string
	log  *slog.Logger
	poll time.Duration
	wake chan struct{}
}

// New makes a service. It reports fault.Invalid for a mail server or sender that can't be used.
func New(cfg Config) (*Service, error) {
	s := &Service{db: cfg.DB, docs: cfg.Documents, jobs: cfg.Jobs, link: cfg.Link, log: cfg.Log, poll: cfg.Poll, wake: make(chan struct{}, 1)}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.poll == 0 {
		s.poll = 5 * time.Second
	}
	if cfg.SMTP == "" {
		return s, nil
	}
	var err error
	s.mail, err = newMailer(cfg.SMTP, cfg.From)
	return s, err
}

// Kind is the kind of the jobs that deliver the invoices of a large run.
const Kind = "deliver"

// Register tells the job service how to deliver.
func (s *Service) Register(js *jobs.Service) { js.Register(Kind, viewer.DeliveriesSend, s.work) }

// Wake makes this process look for e-mails that are due now.
func (s *Service) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// maxDeliveries is how many a verb takes at once.
const maxDeliveries = 500

func canRetry(d *ent.Delivery) error {
	switch {
	case d.Status == delivery.StatusFAILED, d.Status == delivery.StatusBOUNCED, d.Status == delivery.StatusCANCELLED:
		return nil
	case d.Status == delivery.StatusQUEUED && d.Channel == delivery.ChannelEMAIL && d.Problem != "": // it waits for its next attempt
		return nil
	}
	return fault.New(fault.State, "the delivery is %s; only one that failed, bounced or was cancelled is tried again", words[d.Status]).On("ids")
}

func canCancel(d *ent.Delivery) error {
	if d.Status == delivery.StatusQUEUED || d.Status == delivery.StatusFAILED || d.Status == delivery.StatusBOUNCED {
		return nil
	}
	return fault.New(fault.State, "the delivery is %s; it can't be cancelled any more", words[d.Status]).On("ids")
}

// canMark is nil for a delivery that a person makes by hand and that waits for it.
func canMark(d *ent.Delivery) error {
	switch {
	case d.Channel != delivery.ChannelPRINT:
		return fault.New(fault.State, "only what goes by post is marked by hand").On("ids")
	case d.Status != delivery.StatusQUEUED:
		return fault.New(fault.State, "the delivery is %s; only one that waits is marked", words[d.Status]).On("ids")
	}
	return nil
}

var words = map[delivery.Status]string{delivery.StatusQUEUED: "queued", delivery.StatusSENT: "sent", delivery.StatusOPENED: "opened", delivery.StatusBOUNCED: "bounced",
	delivery.StatusFAILED: "failed", delivery.StatusCANCELLED: "cancelled"}

// Allowed is what the viewer may do with a delivery now.
func Allowed(v *viewer.Viewer, d *ent.Delivery) []viewer.Action {
	return []viewer.Action{
		viewer.Decide(v, "retryDeliveries", viewer.DeliveriesSend, string(fault.Of(canRetry(d)))),
		viewer.Decide(v, "cancelDeliveries", viewer.DeliveriesSend, string(fault.Of(canCancel(d)))),
		viewer.Decide(v, "markDelivered", viewer.DeliveriesSend, string(fault.Of(canMark(d)))),
	}
}

// exec writes about an e-mail outside of any operation: leases and what was tried leave no audit event.
func (s *Service) exec(ctx context.Context, statement string, args ...any) (bool, error) {
	r, err := s.db.Writer().ExecContext(ctx, store.Rebind(s.db.Dialect, statement), args...)
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}

func (s *Service) now() time.Time { return s.db.Clock().UTC().Truncate(time.Microsecond) }
