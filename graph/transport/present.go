package transport

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/99designs/gqlgen/graphql"

	"github.com/duebook/duebook/server/fault"
)

// run is one operation while it executes.
type run struct {
	ctx     context.Context // with the deadline
	log     *slog.Logger
	most    int64 // errors to tell
	errors  atomic.Int64
	expired atomic.Bool // a field failed because the time was over or the caller gone
}

// panicked is a recovered panic, already logged.
type panicked struct{ value any }

func (p panicked) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// recovered logs a panic of a resolver with its stack.
func (r *run) recovered(ctx context.Context, value any) error {
	if r.errors.Load() < r.most {
		logPanic(ctx, r.log, value)
	}
	return fault.As(panicked{value})
}

func logPanic(ctx context.Context, log *slog.Logger, value any) {
	log.ErrorContext(ctx, "graphql: panic", "request", RequestID(ctx), "panic", fmt.Sprint(value), "stack", string(debug.Stack()))
}

// present turns a resolver's error into what the caller may read. It is nil, and the error is only counted, beyond the
// number of errors that are told.
func (r *run) present(ctx context.Context, err error) *gqlerror.Error {
	f := fault.As(err)
	if f.Code == fault.Internal && r.ctx.Err() != nil {
		r.expired.Store(true)
		return nil
	}
	if r.errors.Add(1) > r.most {
		return nil
	}
	e := &gqlerror.Error{Path: graphql.GetPath(ctx)}
	var inner *gqlerror.Error
	if errors.As(err, &inner) {
		e.Locations = inner.Locations
		if inner.Path != nil {
			e.Path = inner.Path
		}
	}
	if f.Code == fault.Internal {
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			f = fault.New(fault.Limit, "This part took too long. Ask for fewer rows or a narrower filter.")
		case argumentsMissing(ctx):
			f = fault.New(fault.Invalid, "An argument of this field has a value of the wrong form; the path names it.")
		}
	}
	code, reason := published(f.Code)
	e.Message = f.Message
	e.Extensions = map[string]any{"code": string(code)}
	if reason != "" {
		e.Extensions["reason"] = string(reason)
	}
	if len(f.Field) > 0 {
		e.Extensions["field"] = f.Field
	}
	if code == fault.Internal {
		e.Message = fault.As(errInternal).Message
		e.Extensions["requestId"] = RequestID(ctx)
		if p := (panicked{}); !errors.As(err, &p) {
			r.log.ErrorContext(ctx, "graphql: internal error", "request", RequestID(ctx), "path", e.Path.String(), "error", err)
		}
	}
	return e
}

// errInternal stands for any error of unknown kind, to get the sentence that is shown for them.
var errInternal = errors.New("internal")

// argumentsMissing reports whether the field of the context has failed at reading its arguments: the generated code
// reports that before it has set them.
func argumentsMissing(ctx context.Context) bool {
	f := graphql.GetFieldContext(ctx)
	return f != nil && f.Field.Field != nil && f.Args == nil && len(f.Field.Arguments) > 0
}

// published is the code of the API's closed list that stands for the code, and the code itself as the reason when it is
// a finer one.
func published(code fault.Code) (published, reason fault.Code) {
	switch code {
	case fault.Unauthenticated, fault.Forbidden, fault.NotFound, fault.Invalid, fault.Conflict, fault.Limit, fault.Rate, fault.Internal:
		return code, ""
	case fault.Closed, fault.State:
		return fault.Conflict, code
	case fault.OverBalance, fault.Currency:
		return fault.Invalid, code
	case fault.TwoPeople:
		return fault.Forbidden, code
	}
	return fault.Internal, ""
}
