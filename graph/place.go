package graph

import (
	"context"
	"sync"

	"github.com/duebook/duebook/ent"
)

// place keeps, for one request, what was computed for all rows of a page at once, so that a field of one row finds it.
type place struct {
	mu       sync.Mutex
	wants    map[ent.Query][]func(context.Context, ent.Value) error
	computed map[string]map[int]outcome
}

type outcome struct {
	value any
	err   error
}

type placeKey struct{}

func newPlace() *place {
	return &place{wants: map[ent.Query][]func(context.Context, ent.Value) error{}, computed: map[string]map[int]outcome{}}
}

func placeOf(ctx context.Context) *place {
	p, _ := ctx.Value(placeKey{}).(*place)
	return p
}

// want runs f on the rows of the query once they are loaded.
func (p *place) want(q ent.Query, f func(context.Context, ent.Value) error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wants[q] = append(p.wants[q], f)
}

func (p *place) loaded(ctx context.Context, q ent.Query, rows ent.Value) error {
	p.mu.Lock()
	wants := p.wants[q]
	delete(p.wants, q)
	p.mu.Unlock()
	for _, f := range wants {
		if err := f(ctx, rows); err != nil {
			return err
		}
	}
	return nil
}

// forget drops everything computed: a mutation changed what it was computed from.
func (p *place) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.computed)
}

func (p *place) find(key string, id int) (outcome, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	o, ok := p.computed[key][id]
	return o, ok
}

func (p *place) put(key string, ids []int, outcomeOf func(id int) outcome) {
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.computed[key]
	if m == nil {
		m = make(map[int]outcome, len(ids))
		p.computed[key] = m
	}
	for _, id := range ids {
		m[id] = outcomeOf(id)
	}
}

// computed is a field that is worked out for many rows at once. Its key names the field with its arguments. An id
// that compute leaves out has the zero value.
type computed[V any] struct {
	key     string
	compute func(ctx context.Context, ids []int) (map[int]V, error)
}

// fill computes the field for the ids that don't have it yet. An error is the field's, kept for each of them.
func (c computed[V]) fill(ctx context.Context, ids []int) {
	p := placeOf(ctx)
	seen := make(map[int]bool, len(ids))
	missing := make([]int, 0, len(ids))
	for _, id := range ids {
		if _, ok := p.find(c.key, id); !ok && !seen[id] && id != 0 {
			seen[id] = true
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return
	}
	values, err := c.compute(ctx, missing)
	p.put(c.key, missing, func(id int) outcome { return outcome{values[id], err} })
}

// of is the field of one row: what was computed for its page, or else computed for it alone.
func (c computed[V]) of(ctx context.Context, id int) (V, error) {
	var none V
	p := placeOf(ctx)
	o, ok := p.find(c.key, id)
	if !ok && id != 0 {
		c.fill(ctx, []int{id})
		o, _ = p.find(c.key, id)
	}
	if v, ok := o.value.(V); ok && o.err == nil {
		return v, nil
	}
	return none, o.err
}

// with computes the field for the rows of a query, right after they are loaded.
func with[T, V any](l *look, q ent.Query, id func(*T) int, c computed[V]) {
	withAll(l, q, func(row *T) []int { return []int{id(row)} }, c)
}

// withAll is with for rows that each have several of the field.
func withAll[T, V any](l *look, q ent.Query, ids func(*T) []int, c computed[V]) {
	l.place.want(q, func(ctx context.Context, rows ent.Value) error {
		list, _ := rows.([]*T)
		all := make([]int, 0, len(list))
		for _, row := range list {
			all = append(all, ids(row)...)
		}
		c.fill(ctx, all)
		return nil
	})
}
