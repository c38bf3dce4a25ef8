// Package web is the program's HTTP face: the API, sign-in, files, events, health, metrics and the browser app on one mux.
// It authenticates every request and forwards; what a caller may do is decided by the verbs and by ent's policies.
package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/store"
	"github.com/go-chi/chi/v5"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/rs/cors"
)

// Config of the handler.
type Config struct {
	DB      *store.DB
	Auth    *auth.Service
	Files   *files.Service
	Jobs    *jobs.Service
	API     http.Handler // POST and GET /graphql
	App     http.Handler // everything else
	SDL     string       // the published schema
	Origins []string     // other origins whose pages may call the API; none by default
	Log     *slog.Logger
}

// New makes the handler. Events are polled for while ctx lasts.
func New(ctx context.Context, cfg Config) http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "duebook_http_request_seconds", Help: "Time to answer, by route and status.",
		Buckets: []float64{.001, .005, .01, .05, .1, .5, 1, 5, 30}}, []string{"route", "status"})
	registry.MustRegister(seconds)

	mux := chi.NewRouter()
	mux.Use(identify, headers, observe(cfg.Log, seconds), rescue(cfg.Log))
	if len(cfg.Origins) > 0 {
		mux.Use(cors.New(cors.Options{AllowedOrigins: cfg.Origins, AllowedMethods: []string{"GET", "POST"}, AllowedHeaders: []string{"Authorization", "Content-Type"}, MaxAge: 600}).Handler)
	}
	sign := cfg.Auth.Handler()
	for _, path := range []string{"/auth/token", "/auth/logout", "/auth/revoke", "/.well-known/jwks.json"} {
		mux.Handle(path, sign)
	}
	mux.Get("/healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.Get("/readyz", ready(cfg.DB))
	mux.Handle("/metrics", local(promhttp.HandlerFor(registry, promhttp.HandlerOpts{})))
	mux.Group(func(mux chi.Router) {
		mux.Use(cfg.Auth.Authenticate, via)
		mux.Handle("/graphql", cfg.API)
		mux.Get("/schema.graphql", schema(cfg.SDL))
		mux.Post("/files", upload(cfg.Files))
		mux.Get("/files/{id}", download(cfg.Files))
		mux.Head("/files/{id}", download(cfg.Files))
		mux.Get("/events", newHub(ctx, cfg.DB, cfg.Jobs, cfg.Log).serve)
	})
	mux.NotFound(cfg.App.ServeHTTP)
	mux.MethodNotAllowed(func(w http.ResponseWriter, _ *http.Request) {
		plain(w, http.StatusMethodNotAllowed, "this path does not take the method")
	})
	return mux
}

// Server gives a handler the time limits of a public server. Streams of events and files lift the limit on writing for
// themselves.
func Server(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 60 * time.Second, WriteTimeout: 60 * time.Second, IdleTimeout: 60 * time.Second,
		MaxHeaderBytes: 16 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n"))
}

// identify gives every request a name, the caller's own when it is well formed, that stands in its answer and in the log.
func identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get("X-Request-Id")
		if len(id) < 8 || len(id) > 64 || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
			id = strings.ToLower(rand.Text())
		}
		w.Header().Set("X-Request-Id", id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestKey{}, id)))
	})
}

type requestKey struct{}

// RequestID is the name of the request that ctx belongs to.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if r.TLS != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// via puts the origin of the request on the viewer, for the audit trail.
func via(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if v := viewer.From(r.Context()); v != nil {
			mine := *v
			mine.RequestID = RequestID(r.Context())
			if mine.Via == "" {
				mine.Via = "api"
			}
			r = r.WithContext(viewer.NewContext(r.Context(), &mine))
		}
		next.ServeHTTP(w, r)
	})
}

// written notes the status of an answer.
type written struct {
	http.ResponseWriter
	status int
}

func (w *written) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *written) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *written) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func observe(log *slog.Logger, seconds *prometheus.HistogramVec) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start := time.Now()
			out := &written{ResponseWriter: w}
			next.ServeHTTP(out, r)
			route := chi.RouteContext(r.Context()).RoutePattern()
			if route == "" || route == "/*" {
				route = "app"
			}
			took := time.Since(start)
			seconds.WithLabelValues(route, http.StatusText(out.status)).Observe(took.Seconds())
			log.DebugContext(r.Context(), "request", "method", r.Method, "path", r.URL.Path, "status", out.status, "took", took.Round(time.Microsecond), "request", RequestID(r.Context()))
		})
	}
}

func rescue(log *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			defer func() {
				if p := recover(); p != nil {
					if p == http.ErrAbortHandler {
						panic(p)
					}
					log.ErrorContext(r.Context(), "panic", "panic", p, "request", RequestID(r.Context()), "stack", string(debug.Stack()))
					plain(w, http.StatusInternalServerError, "Something went wrong on our side. The request id is "+RequestID(r.Context())+".")
				}
			}()
			next.ServeHTTP(w, r)
		})
	}
}

func ready(db *store.DB) http.HandlerFunc {
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
		plain(w, http.StatusOK, "ready")
	}
}

// local answers callers on this machine only.
func local(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.RemoteAddr, "127.") && !strings.HasPrefix(r.RemoteAddr, "[::1]") || r.Header.Get("X-Forwarded-For") != "" {
			plain(w, http.StatusNotFound, "there is nothing here")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func schema(sdl string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			plain(w, http.StatusUnauthorized, "sign in first: the schema is for callers with a token")
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte(sdl))
	}
}
