// Package web is the program's HTTP face: the API, sign-in, files, events, health, metrics and the browser app on one mux.
// It authenticates every request and forwards; what a caller may do is decided by the verbs and by ent's policies.
package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"time"

	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/rs/cors"
)

// Config of the handler.
type Config struct {
	DB        *store.DB
	Auth      *auth.Service
	Files     *files.Service
	Documents *documents.Service
	Jobs      *jobs.Service
	Metrics   *Metrics
	API       http.Handler // POST and GET /graphql
	App       http.Handler // everything else
	SDL       string       // the published schema
	Changelog string       // what its releases changed
	Log       *slog.Logger

	Statements *statement.Service // nil: none are made

	Origins []string // other origins whose pages may call the API, such as https://erp.example; none by default
	Proxies []string // addresses or networks of proxies whose X-Forwarded-For is believed; none by default
	Secure  bool     // people reach the program by https, and must from then on
}

// New makes the handler. Events are told while ctx lasts. It reports fault.Invalid for an origin or proxy that is none.
func New(ctx context.Context, cfg Config) (http.Handler, error) {
	mux := chi.NewRouter()
	mux.Use(identify, headers(cfg.Secure))
	if len(cfg.Proxies) > 0 {
		networks, err := networks(cfg.Proxies)
		if err != nil {
			return nil, err
		}
		mux.Use(middleware.ClientIPFromXFF(networks...), believe)
	}
	mux.Use(observe(cfg.Log, cfg.Metrics), rescue(cfg.Log), short)
	if len(cfg.Origins) > 0 {
		if err := checkOrigins(cfg.Origins); err != nil {
			return nil, err
		}
		mux.Use(cors.New(cors.Options{
			AllowedOrigins: cfg.Origins, AllowedMethods: []string{"GET", "POST"}, AllowedHeaders: []string{"Authorization", "Content-Type", "GraphQL-Cost", "Last-Event-ID"},
			ExposedHeaders: []string{requestHeader, "RateLimit", "RateLimit-Policy", "Retry-After"}, MaxAge: 600,
		}).Handler)
	}
	sign := cfg.Auth.Handler()
	for _, path := range []string{"/auth/token", "/auth/logout", "/auth/revoke", "/.well-known/jwks.json"} {
		mux.Handle(path, sign)
	}
	mux.Get("/healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.Get("/readyz", ready(cfg.DB, cfg.Jobs))
	mux.Handle("/metrics", local(cfg.Metrics.Handler()))
	mux.Group(func(mux chi.Router) {
		mux.Use(cfg.Auth.Authenticate)
		mux.Handle("/graphql", cfg.API)
		mux.Get("/schema.graphql", published(cfg.SDL, cfg.Log))
		mux.Get("/schema-changes.md", published(cfg.Changelog, cfg.Log))
		mux.Post("/files", upload(cfg.Files, cfg.Log))
		mux.Get("/files/{id}", download(cfg.Files, cfg.Log))
		mux.Head("/files/{id}", download(cfg.Files, cfg.Log))
		statements(mux, cfg.Statements, cfg.Log)
		mux.Get("/documents/invoices/{id}.{format}", document(cfg.Documents, migrate.InvoicesTable, cfg.Log))
		mux.Get("/documents/credit-memos/{id}.{format}", document(cfg.Documents, migrate.CreditMemosTable, cfg.Log))
		mux.Post("/documents/preview", preview(cfg.Documents, cfg.Log))
		mux.Get("/events", newHub(ctx, cfg.DB, cfg.Jobs, cfg.Log).stream(cfg.Auth))
	})
	mux.NotFound(cfg.App.ServeHTTP)
	mux.MethodNotAllowed(func(w http.ResponseWriter, _ *http.Request) {
		plain(w, http.StatusMethodNotAllowed, "this path does not take the method")
	})
	return mux, nil
}

// Server gives a handler the time limits of a public server. Streams of events and files set their own.
func Server(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: 60 * time.Second,
		MaxHeaderBytes: 16 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n"))
}

func networks(proxies []string) (out []string, err error) {
	for _, p := range proxies {
		if a, err := netip.ParseAddr(p); err == nil {
			out = append(out, netip.PrefixFrom(a, a.BitLen()).String())
		} else if n, err := netip.ParsePrefix(p); err == nil {
			out = append(out, n.String())
		} else {
			return nil, fault.New(fault.Invalid, "%q is no address or network of a proxy, such as 10.0.0.7 or 10.0.0.0/24", p).On("proxies")
		}
	}
	return out, nil
}

func checkOrigins(origins []string) error {
	for _, o := range origins {
		u, err := url.Parse(o)
		if err != nil || u.Host == "" || o != u.Scheme+"://"+u.Host || u.Scheme != "https" && u.Scheme != "http" {
			return fault.New(fault.Invalid, "%q is no origin, such as https://erp.example; a star is not taken", o).On("origins")
		}
	}
	return nil
}

func ready(db *store.DB, work *jobs.Service) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		if err := db.Reader().PingContext(ctx); err != nil {
			plain(w, http.StatusServiceUnavailable, "the database does not answer")
			return
		}
		if pending, err := db.Pending(ctx); err != nil || pending {
			plain(w, http.StatusServiceUnavailable, "the tables are not of this program's version: run duebook migrate")
			return
		}
		if !work.Alive() {
			plain(w, http.StatusServiceUnavailable, "no jobs are worked on; they begin right after the start, and stop when the database refuses them: see the log")
			return
		}
		plain(w, http.StatusOK, "ready")
	}
}

func published(text string, log *slog.Logger) http.HandlerFunc {
	sum := sha256.Sum256([]byte(text))
	tag := strconv.Quote(base64.RawURLEncoding.EncodeToString(sum[:12]))
	return func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			refuse(log, w, r, viewer.ErrUnauthenticated)
			return
		}
		w.Header().Set("Cache-Control", "private, no-cache")
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = fmt.Fprint(w, text)
	}
}
