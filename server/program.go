package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/frontend"
	"github.com/duebook/duebook/graph"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/graph/transport"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/views"
	"github.com/duebook/duebook/server/web"
	"github.com/duebook/duebook/server/webhook"
	"github.com/duebook/duebook/server/worktime"
)

// Config says how a program runs. Zero values take the defaults of the command line.
type Config struct {
	Database string   // sqlite:///path/book.db or postgres://…
	Addr     string   // to listen on
	Secret   string   // seals what must be read back; without one a key file beside the SQLite book is used
	Public   string   // the address that people use, such as https://book.example
	Origins  []string // other origins whose pages may call the API
	Proxies  []string // whose X-Forwarded-For is believed
	SMTP     string   // the mail server, such as smtp://user:password@mail.example.com; without one no e-mail leaves
	MailFrom string   // the sender of e-mail
	Links    string   // where links in e-mails lead to, such as https://book.example; without it e-mails have none
	Private  bool     // webhooks may go to private addresses and without TLS
	Dev      bool     // browser sessions may send free queries
	Limits   transport.Limits
	Rates    transport.Rates
	Leases   jobs.Timing // how soon the jobs of a server that died are taken over
	Log      *slog.Logger
}

// Program is everything that runs, wired.
type Program struct {
	DB        *store.DB
	Auth      *auth.Service
	Accounts  *accounts.Service
	Contracts *contracts.Service
	Billing   *billing.Service
	Cash      *cash.Service
	Catalogue *catalogue.Service
	Credits   *credits.Service
	Documents *documents.Service
	Delivery  *delivery.Service
	Ledger    *ledger.Service
	Files     *files.Service
	Jobs      *jobs.Service
	Intake    *intake.Service
	Time      *worktime.Service
	Webhooks  *webhook.Service
	Views     *views.Service
	Resolver  *graph.Resolver
	Migrated  []string // the steps that brought the tables to this version at Open

	Statements *statement.Service

	cfg Config
	log *slog.Logger
}

// Open connects to the database, brings its tables to this version, and wires the services.
func Open(ctx context.Context, cfg Config) (*Program, error) {
	p := &Program{cfg: cfg, log: cfg.Log}
	if p.log == nil {
		p.log = slog.Default()
	}
	var err error
	if p.DB, err = store.Open(ctx, cfg.Database); err != nil {
		return nil, err
	}
	if p.Migrated, err = p.DB.Migrate(ctx); err != nil {
		return nil, errors.Join(err, p.DB.Close())
	}
	if len(p.Migrated) > 0 {
		p.log.InfoContext(ctx, "tables migrated", "steps", len(p.Migrated))
	}
	box, err := p.box()
	if err != nil {
		return nil, errors.Join(err, p.DB.Close())
	}
	p.Auth = auth.New(p.DB, auth.Config{Issuer: cfg.Public, Box: box, Log: p.log, RequestID: web.RequestID})
	p.Accounts = &accounts.Service{DB: p.DB, Moved: func() { p.Auth.Invalidate("") }}
	p.Contracts = &contracts.Service{DB: p.DB}
	p.Billing = &billing.Service{DB: p.DB, Credit: credits.RequestTx}
	p.Cash = &cash.Service{DB: p.DB}
	p.Catalogue = &catalogue.Service{DB: p.DB}
	p.Credits = &credits.Service{DB: p.DB}
	p.Ledger = &ledger.Service{DB: p.DB}
	p.Files = &files.Service{DB: p.DB}
	p.Jobs = jobs.New(p.DB, jobs.Config{Auth: p.Auth, Timing: cfg.Leases, Log: p.log})
	p.Documents = documents.New(p.DB, p.Files, runtime.GOMAXPROCS(0))
	p.Statements = &statement.Service{DB: p.DB, Documents: p.Documents}
	if p.Delivery, err = delivery.New(delivery.Config{DB: p.DB, Documents: p.Documents, Jobs: p.Jobs, SMTP: cfg.SMTP, From: cfg.MailFrom, Link: p.link(), Log: p.log}); err != nil {
		return nil, errors.Join(err, p.DB.Close())
	}
	p.Webhooks = webhook.New(webhook.Config{DB: p.DB, Auth: p.Auth, Box: box, Private: cfg.Private, Log: p.log})
	p.Time = &worktime.Service{DB: p.DB}
	p.Views = &views.Service{DB: p.DB}
	p.Intake = &intake.Service{DB: p.DB, Accounts: p.Accounts, Catalogue: p.Catalogue, Contracts: p.Contracts, Time: p.Time}
	p.Resolver = &graph.Resolver{DB: p.DB, Auth: p.Auth, Accounts: p.Accounts, Billing: p.Billing, Cash: p.Cash, Catalogue: p.Catalogue, Contracts: p.Contracts, Credits: p.Credits, Documents: p.Documents, Deliveries: p.Delivery,
		Ledger: p.Ledger, Files: p.Files, Jobs: p.Jobs, Intake: p.Intake, Time: p.Time, CursorKey: box.Derive("cursors"), UploadBytes: int(p.Files.Limit()), Statements: p.Statements, Webhooks: p.Webhooks, Views: p.Views}
	p.Resolver.Register(p.Jobs)
	return p, nil
}

// link is the address of an invoice in the portal; nil where nobody said what the program's address is.
func (p *Program) link() func(int) string {
	if p.cfg.Links == "" {
		return nil
	}
	return func(invoice int) string {
		return strings.TrimSuffix(p.cfg.Links, "/") + "/portal/invoices/" + scalar.FormatID(invoice)
	}
}

// box seals secrets with the configured secret or with the key file beside the SQLite book.
func (p *Program) box() (*auth.Box, error) {
	if p.cfg.Secret != "" {
		return auth.NewBox(p.cfg.Secret)
	}
	u, err := url.Parse(p.cfg.Database)
	if err != nil || u.Scheme != "sqlite" {
		return nil, fault.New(fault.Invalid, "a book in PostgreSQL needs DUEBOOK_SECRET, the same on every server: 32 random bytes in base64, such as from openssl rand -base64 32")
	}
	return auth.OpenBox(filepath.Dir(u.Host + u.Path))
}

// Close ends the connections.
func (p *Program) Close() error { return p.DB.Close() }

// Handler is the program's HTTP face. Events are polled for while ctx lasts.
func (p *Program) Handler(ctx context.Context) (http.Handler, error) {
	operations, err := frontend.Operations()
	if err != nil {
		return nil, err
	}
	manifest, err := json.Marshal(operations)
	if err != nil {
		return nil, err
	}
	metrics := web.NewMetrics(p.DB)
	settings := transport.Settings{Limits: p.cfg.Limits, Rates: p.cfg.Rates, Manifest: manifest, Log: p.log, Observe: metrics.Operation}
	if !p.cfg.Dev {
		settings.PersistedOnly = func(ctx context.Context) bool {
			v := viewer.From(ctx)
			return v != nil && v.Via == auth.ViaBrowser
		}
	}
	api, err := graph.NewHandler(p.Resolver, settings)
	if err != nil {
		return nil, err
	}
	return web.New(ctx, web.Config{DB: p.DB, Auth: p.Auth, Files: p.Files, Documents: p.Documents, Statements: p.Statements, Jobs: p.Jobs, Metrics: metrics, API: api, App: frontend.Handler(), SDL: graph.SDL(), Changelog: graph.Changelog, Log: p.log,
		Origins: p.cfg.Origins, Proxies: p.cfg.Proxies, Secure: strings.HasPrefix(p.cfg.Public, "https://")})
}

// Run serves until ctx ends, then finishes the requests under way. started is called with the address when requests are
// answered.
func (p *Program) Run(ctx context.Context, started func(address string)) error {
	handler, err := p.Handler(ctx)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", p.cfg.Addr)
	if err != nil {
		return fault.New(fault.Invalid, "can't listen on %s; choose another --addr", p.cfg.Addr).Because(err)
	}
	server := web.Server(handler, p.log)
	var background sync.WaitGroup
	background.Go(func() { p.Jobs.Run(ctx) })
	background.Go(func() { p.Delivery.Run(ctx) })
	background.Go(func() { p.Webhooks.Run(ctx) })
	background.Go(func() { p.housekeeping(ctx) })
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	started("http://" + strings.Replace(listener.Addr().String(), "[::]", "localhost", 1))
	select {
	case err = <-failed:
	case <-ctx.Done():
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err = server.Shutdown(grace); err != nil {
			err = server.Close()
		}
	}
	background.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// housekeeping forgets what has expired, soon after the start and then once a day.
func (p *Program) housekeeping(ctx context.Context) {
	ctx = viewer.NewContext(ctx, viewer.System("housekeeping"))
	next := time.NewTimer(time.Minute)
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-next.C:
			next.Reset(24 * time.Hour)
		}
		for name, prune := range map[string]func(context.Context) (int, error){"sessions": p.Auth.Prune, "files": p.Files.Prune, "webhooks": p.Webhooks.Prune} {
			if n, err := prune(ctx); err != nil {
				p.log.WarnContext(ctx, "housekeeping failed; it is tried again tomorrow", "what", name, "error", err)
			} else if n > 0 {
				p.log.InfoContext(ctx, "housekeeping", "what", name, "forgotten", n)
			}
		}
	}
}

// system is a context in which the command line acts.
func system(ctx context.Context, command string) context.Context {
	v := viewer.System(fmt.Sprintf("duebook %s", command))
	v.Via = "command line"
	return viewer.NewContext(ctx, v)
}
