package transport

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/99designs/gqlgen/graphql"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// What a request costs before it is priced, and what one costs that is refused after it was read.
const (
	costRequest = 1
	costRefused = 10
)

// statusGone is told to Observe for a caller who did not wait.
const statusGone = 499

// Handler serves one schema. It is safe for concurrent use.
type Handler struct {
	schema     graphql.ExecutableSchema
	settings   Settings
	limits     Limits
	log        *slog.Logger
	now        func() time.Time
	documents  *cache
	registered map[string]*document // by id
	callers    *callers
}

// New makes the handler. It fails when the manifest is not well formed or a document in it does not fit the schema or
// the limits.
func New(schema graphql.ExecutableSchema, settings Settings) (*Handler, error) {
	h := &Handler{schema: schema, settings: settings, limits: settings.Limits.withDefaults(), log: settings.Log, now: settings.Now}
	if h.log == nil {
		h.log = slog.Default()
	}
	if h.now == nil {
		h.now = time.Now
	}
	if h.settings.Address == nil {
		h.settings.Address = remoteAddress
	}
	var err error
	if h.registered, err = register(schema.Schema(), &h.limits, settings.Manifest); err != nil {
		return nil, err
	}
	h.documents = newCache(h.limits.CacheBytes)
	h.callers = newCallers(settings.Rates.withDefaults(), h.limits.Concurrent, h.now)
	return h, nil
}

// ServeHTTP answers one request as the viewer of its context.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	id := requestID(w, r)
	ctx := context.WithValue(r.Context(), requestIDKey{}, id)
	header := w.Header()
	header.Set("X-Request-Id", id)
	header.Set("Cache-Control", "no-store")
	header.Add("Vary", "Accept, Accept-Encoding")
	x := &exchange{h: h, r: r, w: w, viewer: viewer.From(ctx)}
	res, no, err := x.serve(ctx)

	media := negotiate(r.Header)
	if media == "" {
		media = mediaJSON
	}
	if x.caller != nil {
		x.caller.describe(header, h.now())
	}
	switch {
	case err != nil:
		x.outcome.Status = statusGone
	case no != nil:
		x.outcome.Code = firstCode(no.errors)
		x.outcome.Status, err = writeRefusal(w, r, media, no, x.priced(nil))
	default:
		x.outcome.Code = firstCode(res.errors)
		x.outcome.Status, x.outcome.Bytes = http.StatusOK, len(res.data)
		err = write(w, r, http.StatusOK, media, res.data, res.errors, x.priced(res.extensions))
	}
	if err != nil && ctx.Err() == nil {
		h.log.WarnContext(ctx, "graphql: answer not sent", "request", id, "error", err)
	}
	if h.settings.Observe != nil {
		x.outcome.Duration = time.Since(started)
		h.settings.Observe(ctx, x.outcome)
	}
}

// exchange is one request on its way to an answer.
type exchange struct {
	h       *Handler
	r       *http.Request
	w       http.ResponseWriter
	viewer  *viewer.Viewer
	caller  *caller
	limit   int // of cost
	outcome Outcome
}

// serve takes the request through all steps. The error is errGone.
func (x *exchange) serve(ctx context.Context) (res *result, no *refusal, err error) {
	defer func() {
		if value := recover(); value != nil {
			if value == http.ErrAbortHandler {
				panic(value)
			}
			logPanic(ctx, x.h.log, value)
			e := fault.As(errInternal)
			res, err = nil, nil
			no = refuse(http.StatusInternalServerError, e.Code, "%s", e.Message)
			no.errors[0].Extensions["requestId"] = RequestID(ctx)
		}
	}()
	h, r := x.h, x.r
	if r.Method != http.MethodPost && r.Method != http.MethodGet {
		no = refuse(http.StatusMethodNotAllowed, fault.Invalid, "Send POST, or GET for queries.")
		no.allow = "GET, POST"
		return nil, no, nil
	}
	if negotiate(r.Header) == "" {
		return nil, refuse(http.StatusNotAcceptable, fault.Invalid, "The answer comes as %s or %s; accept one of them.", mediaGraphQL, mediaJSON), nil
	}
	x.caller = h.callers.of(x.viewer, h.settings.Address(r))
	if !x.caller.spend(costRequest, h.now()) {
		return nil, x.overRate(costRequest), nil
	}
	d, op, variables, no := x.read(ctx)
	if no != nil {
		x.caller.fine(costRefused-costRequest, h.now())
		return nil, no, nil
	}
	if !x.caller.spend(x.outcome.Cost-costRequest, h.now()) {
		return nil, x.overRate(x.outcome.Cost), nil
	}
	ctx, cancel := context.WithTimeout(ctx, h.limits.Time)
	defer cancel()
	if no := x.caller.enter(ctx); no != nil {
		if r.Context().Err() != nil {
			return nil, nil, errGone
		}
		return nil, no, nil
	}
	defer x.caller.leave()
	res, no, err = h.execute(ctx, d, op, variables, r.Header, x.viewer != nil)
	if no != nil && no.status == http.StatusServiceUnavailable {
		x.caller.fine(x.outcome.Cost, h.now()) // what ran out of time counts twice
	}
	return res, no, err
}

// read decodes the request and prices it.
func (x *exchange) read(ctx context.Context) (*document, *ast.OperationDefinition, map[string]any, *refusal) {
	h := x.h
	q, no := decode(x.w, x.r, &h.limits)
	if no != nil {
		return nil, nil, nil, no
	}
	only := h.settings.PersistedOnly != nil && h.settings.PersistedOnly(ctx)
	d, no := h.document(q, x.viewer != nil, only)
	if no != nil {
		return nil, nil, nil, no
	}
	op, no := d.operation(q.operationName)
	if no != nil {
		return nil, nil, nil, no
	}
	x.outcome.Kind = string(op.Operation)
	if d.registered {
		x.outcome.Operation = op.Name
	}
	if x.r.Method == http.MethodGet && op.Operation != ast.Query {
		no := refuse(http.StatusMethodNotAllowed, fault.Invalid, "GET runs queries only; send a mutation by POST.")
		no.allow = http.MethodPost
		return nil, nil, nil, no
	}
	variables, no := coerce(h.schema.Schema(), op, q.variables)
	if no != nil {
		return nil, nil, nil, no
	}
	p := &pricer{schema: h.schema.Schema(), limits: &h.limits, variables: variables}
	x.outcome.Cost = max(costRequest, p.operation(op))
	x.limit = min(h.limits.Cost, x.caller.rate.Capacity)
	if x.outcome.Cost > x.limit {
		return nil, nil, nil, overLimit("The operation costs %d; %d are allowed. Ask for fewer rows (first, last) or fewer nested lists.", x.outcome.Cost, x.limit)
	}
	return d, op, variables, nil
}

func (x *exchange) overRate(cost int) *refusal {
	return tooMany(x.caller.wait(cost, x.h.now()), "The operation costs %d and you have %d left; %d come back each second. See Retry-After.", cost, x.caller.left(x.h.now()), x.caller.rate.Restore)
}

// priced adds the cost to the extensions for callers who asked for it.
func (x *exchange) priced(extensions map[string]any) map[string]any {
	if x.limit == 0 || x.r.Header.Get("GraphQL-Cost") != "1" {
		return extensions
	}
	if extensions == nil {
		extensions = map[string]any{}
	}
	extensions["cost"] = map[string]any{
		"requested": x.outcome.Cost, "limit": x.limit,
		"available": x.caller.left(x.h.now()), "restoreRate": x.caller.rate.Restore,
	}
	return extensions
}
