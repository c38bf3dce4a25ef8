package auth

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/singleflight"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Config is what a service needs to know besides its database.
type Config struct {
	Issuer   string // of tokens, such as https://book.example; also the name that authenticator apps show
	Audience string // of tokens; "duebook" when empty
	Box      *Box   // seals what must be read back
	Log      *slog.Logger

	RequestID func(context.Context) string // the request's name for the audit trail; nil leaves it out
}

// Service recognises callers. It is safe for concurrent use; servers that share a database each have their own.
type Service struct {
	db        *store.DB
	box       *Box
	issuer    string
	log       *slog.Logger
	now       func() time.Time
	requestID func(context.Context) string
	passwords *passwords
	tokens    *tokens
	keyring   *keyring
	throttle  *throttle
	devices   devices

	viewers    *lru.Cache[viewerKey, viewerEntry]
	loading    singleflight.Group
	generation generation
}

// generation counts invalidations, so that a viewer read before one is not kept after it.
type generation struct {
	sync.Mutex
	n uint64
}

// New makes a service on an open database.
func New(db *store.DB, cfg Config) *Service {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.RequestID == nil {
		cfg.RequestID = func(context.Context) string { return "" }
	}
	if cfg.Audience == "" {
		cfg.Audience = "duebook"
	}
	viewers, err := lru.New[viewerKey, viewerEntry](viewersKept)
	if err != nil {
		panic(err) // only for sizes below one
	}
	now := func() time.Time { return db.Clock() }
	ring := &keyring{db: db, box: cfg.Box, now: now}
	return &Service{
		db: db, box: cfg.Box, issuer: cfg.Issuer, log: cfg.Log, now: now, requestID: cfg.RequestID,
		passwords: newPasswords(), tokens: newTokens(cfg.Issuer, cfg.Audience, ring, now), keyring: ring,
		throttle: newThrottle(now), devices: devices{cfg.Box.Derive("device")}, viewers: viewers,
	}
}

// system reads and writes rows of this package for whoever is asking: who may do what is checked by the verb itself,
// before, and the audit trail names the caller.
func system(ctx context.Context) context.Context {
	return viewer.NewContext(ctx, viewer.System("authentication"))
}

// need is the viewer who may do something.
// Codes: UNAUTHENTICATED, FORBIDDEN.
func need(ctx context.Context, p viewer.Permission) (*viewer.Viewer, error) {
	v := viewer.From(ctx)
	return v, viewer.Need(v, p)
}

// self is the user who is asking.
// Codes: UNAUTHENTICATED, FORBIDDEN.
func self(ctx context.Context) (*viewer.Viewer, error) {
	v := viewer.From(ctx)
	if v == nil {
		return nil, viewer.ErrUnauthenticated
	}
	if v.Kind != viewer.KindUser {
		return nil, fault.New(fault.Forbidden, "Only a person can do this, for themselves.")
	}
	return v, nil
}

// quiet is the transaction for housekeeping that leaves no audit event: the rotation of refresh tokens, times of last use.
func quiet(tx *store.TxClient) *ent.Client {
	return ent.NewClient(ent.Driver(quietDriver{entsql.NewDriver(tx.Dialect, entsql.Conn{ExecQuerier: tx.SQL()})}))
}

// quietDriver keeps ent from opening a transaction inside the transaction.
type quietDriver struct{ *entsql.Driver }

func (d quietDriver) Tx(context.Context) (dialect.Tx, error) { return dialect.NopTx(d), nil }

func (d quietDriver) BeginTx(context.Context, *sql.TxOptions) (dialect.Tx, error) {
	return dialect.NopTx(d), nil
}

func notFound(err error, what string) error {
	if ent.IsNotFound(err) {
		return fault.New(fault.NotFound, "There is no such %s.", what)
	}
	return err
}
