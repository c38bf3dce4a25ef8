package graph

import (
	"context"
	"net/http"
	"sync"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/gentools"
	"github.com/duebook/duebook/graph/transport"
	"github.com/duebook/duebook/server/store"
	"github.com/vektah/gqlparser/v2/ast"
)

// Schema is the API's schema, in which everything has its description.
var Schema = sync.OnceValue(func() *ast.Schema {
	s := gen.NewExecutableSchema(gen.Config{}).Schema()
	gentools.Describe(s)
	return s
})

// NewHandler serves the API with the resolver's services, as the viewer of each request's context.
func NewHandler(r *Resolver, settings transport.Settings) (http.Handler, error) {
	r.read = reader(r.DB)
	h, err := transport.New(gen.NewExecutableSchema(gen.Config{Resolvers: r, Schema: Schema()}), settings)
	if err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		h.ServeHTTP(w, req.WithContext(context.WithValue(req.Context(), placeKey{}, newPlace())))
	}), nil
}

// reader is an ent client for reads whose rows are told to the request's place as they are loaded, at any depth.
func reader(db *store.DB) *ent.Client {
	c := ent.NewClient(ent.Driver(countingDriver{entsql.OpenDB(db.Dialect, db.Reader())}))
	c.Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			rows, err := next.Query(ctx, q)
			if p := placeOf(ctx); err == nil && p != nil {
				err = p.loaded(ctx, q, rows)
			}
			return rows, err
		})
	}))
	return c
}

// countingDriver turns a query into the count of its rows where the context says so: ent's own count ignores a limit.
type countingDriver struct{ dialect.Driver }

type countingKey struct{}

func (d countingDriver) Query(ctx context.Context, query string, args, v any) error {
	if ctx.Value(countingKey{}) != nil {
		query = "SELECT count(*) FROM (" + query + ") AS matched"
	}
	return d.Driver.Query(ctx, query, args, v)
}
