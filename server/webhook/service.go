package webhook

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/ent/webhookdelivery"
	"github.com/duebook/duebook/ent/webhookendpoint"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Config of a service.
type Config struct {
	DB      *store.DB
	Auth    *auth.Service // says what the owner of an endpoint may see by now
	Box     *auth.Box     // seals secrets
	Private bool          // endpoints may be at private addresses and without TLS
	Log     *slog.Logger

	Resolve func(ctx context.Context, host string) ([]netip.Addr, error) // nil: as the system does
	TLS     *tls.Config                                                  // nil: the system's authorities are trusted
	Poll    time.Duration                                                // between looks for what happened, 1 s when 0
}

// Service runs the verbs of endpoints and, while Run runs, sends messages. Servers that share a database each have their own.
type Service struct {
	db      *store.DB
	auth    *auth.Service
	box     *auth.Box
	log     *slog.Logger
	poll    time.Duration
	wake    chan struct{}
	keys    []byte // of the ids of messages
	private bool
	tls     *tls.Config
	resolve func(context.Context, string) ([]netip.Addr, error)
	connect func(ctx context.Context, network, address string) (net.Conn, error)
	http    *http.Client
}

// New makes a service.
func New(cfg Config) *Service {
	s := &Service{db: cfg.DB, auth: cfg.Auth, box: cfg.Box, log: cfg.Log, poll: cfg.Poll, wake: make(chan struct{}, 1), keys: cfg.Box.Derive("webhook messages"),
		private: cfg.Private, tls: cfg.TLS, resolve: cfg.Resolve, connect: new(net.Dialer).DialContext}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.poll == 0 {
		s.poll = time.Second
	}
	if s.resolve == nil {
		s.resolve = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	s.http = s.client()
	return s
}

// Wake makes this process look for work now.
func (s *Service) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Service) now() time.Time { return s.db.Clock().UTC().Truncate(time.Microsecond) }

// system reads and writes rows of this package: who may do what is checked by the verb itself, before.
func system(ctx context.Context) context.Context {
	return viewer.NewContext(ctx, viewer.System("webhooks"))
}

// owner is by whose rights an endpoint is told.
// Codes: UNAUTHENTICATED when the client was revoked or has expired.
func (s *Service) owner(ctx context.Context, client, account int) (*viewer.Viewer, error) {
	switch {
	case client != 0:
		return s.auth.Behind(ctx, viewer.KindClient, client)
	case account != 0:
		return s.auth.Outsider(ctx, account)
	}
	return viewer.System("webhooks of the house"), nil
}

func enabled(e *ent.WebhookEndpoint) error {
	if e.Status == webhookendpoint.StatusENABLED {
		return nil
	}
	return fault.New(fault.State, "the endpoint is disabled; enable it first").On("id")
}

// Allowed is what the viewer may do with an endpoint now.
func Allowed(v *viewer.Viewer, e *ent.WebhookEndpoint) []viewer.Action {
	off := string(fault.Of(enabled(e)))
	return []viewer.Action{
		viewer.Decide(v, "changeWebhookEndpoint", viewer.WebhooksManage, ""),
		viewer.Decide(v, "rotateWebhookSecret", viewer.WebhooksManage, ""),
		viewer.Decide(v, "deleteWebhookEndpoint", viewer.WebhooksManage, ""),
		viewer.Decide(v, "testWebhookEndpoint", viewer.WebhooksManage, off),
		viewer.Decide(v, "replayWebhooks", viewer.WebhooksManage, off),
	}
}

// AllowedDelivery is what the viewer may do with a delivery now.
func AllowedDelivery(v *viewer.Viewer, d *ent.WebhookDelivery) []viewer.Action {
	return []viewer.Action{viewer.Decide(v, "replayWebhookDeliveries", viewer.WebhooksManage, string(fault.Of(canReplay(d))))}
}

func canReplay(d *ent.WebhookDelivery) error {
	if d.Status == webhookdelivery.StatusQUEUED && d.Attempts == 0 {
		return fault.New(fault.State, "the message is about to be sent").On("ids")
	}
	return nil
}

// kept is how long deliveries are kept after they were written.
const kept = 30 * 24 * time.Hour

// Prune forgets deliveries that are over and old, and answers how many.
func (s *Service) Prune(ctx context.Context) (int, error) {
	n := 0
	for {
		r, err := s.db.Writer().ExecContext(ctx, store.Rebind(s.db.Dialect, `DELETE FROM webhook_deliveries WHERE id IN
			(SELECT id FROM webhook_deliveries WHERE created_at < ? AND status <> 'QUEUED' LIMIT 5000)`), s.now().Add(-kept))
		if err != nil {
			return n, err
		}
		some, err := r.RowsAffected()
		if n += int(some); err != nil || some < 5000 {
			return n, err
		}
	}
}
