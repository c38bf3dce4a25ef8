package graph

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/defaultview"
	"github.com/duebook/duebook/graph/gen"
)

func (l *look) savedView(q *ent.SavedViewQuery, a asked) {
	if f, ok := a.below("SavedView", "owner"); ok {
		q.WithOwner(func(q *ent.UserQuery) { l.user(q, f) })
	}
}

func (l *look) defaultView(q *ent.DefaultViewQuery, a asked) {
	if f, ok := a.below("DefaultView", "view"); ok {
		q.WithView(func(q *ent.SavedViewQuery) { l.savedView(q, f) })
	}
}

// defaults are what a list opens with, with what is asked of them.
func (r *Resolver) defaults(ctx context.Context, list string, a asked) ([]ent.DefaultView, error) {
	q := r.read.DefaultView.Query().Where(defaultview.List(list)).Order(defaultview.ByID()).Limit(listLimit)
	r.look(ctx).defaultView(q, a)
	rows, err := q.All(ctx)
	return values(rows), err
}

// defaultsPayload ends a mutation of defaults.
func (r *Resolver) defaultsPayload(ctx context.Context, list string, err error) (*gen.DefaultViewsPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.DefaultViewsPayload{UserErrors: wrong, DefaultViews: []ent.DefaultView{}}
	if a, ok := selection(ctx).below("DefaultViewsPayload", "defaultViews"); ok && len(wrong) == 0 {
		p.DefaultViews, err = r.defaults(ctx, list, a)
	}
	return p, err
}
