package transport

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/99designs/gqlgen/graphql"

	"github.com/duebook/duebook/server/fault"
)

// result is an executed operation: its data as marshalled, the errors of its parts, what resolvers added.
type result struct {
	data       []byte
	errors     gqlerror.List
	extensions map[string]any
}

// errGone stands for a caller who did not wait for the answer.
var errGone = errors.New("the caller went away")

// execute runs the operation under the context's deadline. The error is errGone.
func (h *Handler) execute(ctx context.Context, d *document, op *ast.OperationDefinition, variables map[string]any, header http.Header, signedIn bool) (*result, *refusal, error) {
	r := &run{ctx: ctx, log: h.log, most: int64(h.limits.Errors)}
	budget := &budget{left: h.limits.ResultBytes}
	opCtx := &graphql.OperationContext{
		RawQuery: d.text, Variables: variables, OperationName: op.Name, Doc: d.tree, Operation: op, Headers: header,
		DisableIntrospection: !signedIn,
		RecoverFunc:          r.recovered,
		ResolverMiddleware: func(fctx context.Context, next graphql.Resolver) (any, error) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			return next(fctx)
		},
		RootResolverMiddleware: func(fctx context.Context, next graphql.RootResolver) graphql.Marshaler {
			m := next(fctx)
			if m == nil || m == graphql.Null || m == graphql.RequiredNull {
				return m
			}
			return bounded{m, budget}
		},
	}
	ctx = graphql.WithResponseContext(graphql.WithOperationContext(ctx, opCtx), r.present, r.recovered)
	res, wrong := h.marshal(ctx, op)
	switch err := r.ctx.Err(); {
	case errors.Is(err, context.Canceled):
		return nil, nil, errGone
	case r.expired.Load():
		return nil, refuse(http.StatusServiceUnavailable, fault.Limit, "The operation took longer than %s and was stopped. Ask for fewer rows or a narrower filter.%s", h.limits.Time, afterMutation(op)), nil
	case wrong != nil:
		return nil, wrong, nil
	}
	out := &result{data: res.Data, errors: graphql.GetErrors(ctx)}
	for _, e := range res.Errors {
		if e = r.present(ctx, e); e != nil {
			out.errors = append(out.errors, e)
		}
	}
	if ext := graphql.GetExtensions(ctx); len(ext) > 0 {
		out.extensions = maps.Clone(ext)
	}
	if n := r.errors.Load() - r.most; n > 0 {
		if out.extensions == nil {
			out.extensions = map[string]any{}
		}
		out.extensions["errorsNotShown"] = n
	}
	return out, nil, nil
}

func (h *Handler) marshal(ctx context.Context, op *ast.OperationDefinition) (res *graphql.Response, wrong *refusal) {
	defer func() {
		if value := recover(); value != nil {
			if _, ok := value.(tooLarge); !ok {
				panic(value)
			}
			wrong = overLimit("The answer is larger than %d bytes. Ask for fewer rows or fields.%s", h.limits.ResultBytes, afterMutation(op))
		}
	}()
	res = h.schema.Exec(ctx)(ctx)
	if res == nil {
		panic(fmt.Errorf("no response to %s", op.Operation))
	}
	return res, nil
}

func afterMutation(op *ast.OperationDefinition) string {
	if op.Operation == ast.Mutation {
		return " The mutation may have been carried out: look before you repeat it, or repeat it with the same idempotencyKey."
	}
	return ""
}

// tooLarge is the panic that ends the marshalling of an answer over the limit.
type tooLarge struct{}

// budget is the number of bytes that the root fields of an answer share. They are marshalled one after another.
type budget struct{ left int }

// bounded is a root field that stops being marshalled when the budget is spent.
type bounded struct {
	graphql.Marshaler
	budget *budget
}

func (b bounded) MarshalGQL(w io.Writer) { b.Marshaler.MarshalGQL(boundedWriter{w, b.budget}) }

type boundedWriter struct {
	io.Writer
	budget *budget
}

func (w boundedWriter) Write(p []byte) (int, error) {
	if w.budget.left -= len(p); w.budget.left < 0 {
		panic(tooLarge{})
	}
	return w.Writer.Write(p)
}

// WriteString writes text as Write does, without a copy of it where the writer below can.
func (w boundedWriter) WriteString(s string) (int, error) {
	if w.budget.left -= len(s); w.budget.left < 0 {
		panic(tooLarge{})
	}
	return io.WriteString(w.Writer, s)
}

// firstCode is the code of the first error, for metrics.
func firstCode(errs gqlerror.List) string {
	i := slices.IndexFunc(errs, func(e *gqlerror.Error) bool { return e.Extensions["code"] != nil })
	if i < 0 {
		return ""
	}
	return fmt.Sprint(errs[i].Extensions["code"])
}
