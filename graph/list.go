package graph

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/fault"
)

const (
	pageLimit   = 200     // rows of one page
	countLimit  = 10_000  // rows that totalCount counts
	offsetLimit = 100_000 // rows that an offset skips
)

// order is how a list is sorted: by one column, which is never NULL, then by id, both in one direction. An order by what is
// no column of the rows has its SQL and a name of its own; its value is read beside the row, as sortKey.
type order[T any] struct {
	list, column string
	by           func(*sql.Selector) string // nil: the column
	desc         bool
	key          func(*T) any // the column's value of a row: string, int64 or time.Time
	id           func(*T) int
}

// directed is the order in the direction asked for.
func (o order[T]) directed(d gen.OrderDirection) order[T] {
	o.desc = d == gen.OrderDirectionDesc
	return o
}

// page says which rows of a list are wanted.
type page struct {
	first, last   *int
	after, before *string
	offset        *int
}

func (p page) check() error {
	one := func(n *int, name string) error {
		if n != nil && (*n < 1 || *n > pageLimit) {
			return fault.New(fault.Invalid, "%s is %d; it must lie between 1 and %d", name, *n, pageLimit).On(name)
		}
		return nil
	}
	switch {
	case p.first == nil && p.last == nil:
		return fault.New(fault.Invalid, "say how many rows you want: first or last, at most %d", pageLimit).On("first")
	case p.first != nil && p.last != nil:
		return fault.New(fault.Invalid, "give first or last, not both").On("last")
	case p.offset != nil && (p.last != nil || p.after != nil || p.before != nil):
		return fault.New(fault.Invalid, "offset goes with first, not with last, after or before").On("offset")
	case p.offset != nil && (*p.offset < 0 || *p.offset > offsetLimit):
		return fault.New(fault.Invalid, "offset is %d; it must lie between 0 and %d: go on with after, or narrow the filter", *p.offset, offsetLimit).On("offset")
	}
	if err := one(p.first, "first"); err != nil {
		return err
	}
	return one(p.last, "last")
}

// key names the page among the calls of one field.
func (p page) key() string {
	return fmt.Sprintf("%d %d %q %q", deref(p.first), deref(p.last), deref(p.after), deref(p.before))
}

// query is what all queries of ent have.
type query[Q any, P, O ~func(*sql.Selector), T any] interface {
	ent.Query
	Where(...P) Q
	Order(...O) Q
	Limit(int) Q
	Offset(int) Q
	All(context.Context) ([]*T, error)
	Clone() Q
	IDs(context.Context) ([]int, error)
}

// slice is the rows of one page with their cursors; cursors are empty where nobody asked for them.
type slice[T any] struct {
	rows    []*T
	cursors []string
	info    *gen.PageInfo
}

// list reads one page. It fetches one row more than asked to know whether more follow, and counts nothing. Plan adds what
// is loaded with each row. The query is not changed.
func list[Q query[Q, P, O, T], P, O ~func(*sql.Selector), T any](ctx context.Context, r *Resolver, q Q, o order[T], p page, plan func(Q), cursors bool) (*slice[T], error) {
	window, err := r.window(o.cursors(), p)
	if err != nil {
		return nil, err
	}
	q = q.Clone()
	for _, where := range window.where {
		q.Where(P(where))
	}
	q.Order(O(window.sort)).Limit(window.limit + 1)
	if window.offset > 0 {
		q.Offset(window.offset)
	}
	plan(q)
	rows, err := q.All(ctx)
	if err != nil {
		return nil, err
	}
	return cut(r, o, window, rows, cursors), nil
}

// cut makes the page of rows that were read in the window's order, with one more than asked.
func cut[T any](r *Resolver, o order[T], w *window, rows []*T, cursors bool) *slice[T] {
	more := len(rows) > w.limit
	if more {
		rows = rows[:w.limit]
	}
	if w.backward {
		slices.Reverse(rows)
	}
	s := &slice[T]{rows: rows, cursors: make([]string, len(rows)), info: &gen.PageInfo{HasNextPage: more, HasPreviousPage: w.begun}}
	if w.backward {
		s.info.HasNextPage, s.info.HasPreviousPage = w.begun, more
	}
	for i, row := range rows {
		if cursors || i == 0 || i == len(rows)-1 {
			s.cursors[i] = r.cursor(o.cursors(), o.key(row), o.id(row))
		}
	}
	if n := len(rows); n > 0 {
		s.info.StartCursor, s.info.EndCursor = &s.cursors[0], &s.cursors[n-1]
	}
	return s
}

// sorting is what of an order cursors are bound to.
type sorting struct {
	list, column string
	by           func(*sql.Selector) string
	desc         bool
	sample       any // of the column's type
}

// sortKey is what the value of an order is called that is no column of the rows.
const sortKey = "sort_key"

// sortedBy is the value of an order that was read beside a row.
func sortedBy(v ent.Value, _ error) int64 {
	n, _ := v.(int64)
	return n
}

func (s sorting) expression(q *sql.Selector) string {
	if s.by != nil {
		return s.by(q)
	}
	return q.C(s.column)
}

func (o order[T]) cursors() sorting {
	return sorting{o.list, o.column, o.by, o.desc, o.key(new(T))}
}

// window is a page as the database reads it.
type window struct {
	where    []func(*sql.Selector)
	sort     func(*sql.Selector)
	limit    int
	offset   int
	desc     bool // how the database sorts
	backward bool // rows come last first
	begun    bool // there are rows on the other side
}

func (r *Resolver) window(s sorting, p page) (*window, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	w := &window{limit: deref(p.first), offset: deref(p.offset), begun: p.after != nil || deref(p.offset) > 0}
	if p.last != nil {
		w.limit, w.backward, w.begun = *p.last, true, p.before != nil
	}
	for _, at := range []struct {
		cursor *string
		desc   bool
	}{{p.after, s.desc}, {p.before, !s.desc}} {
		if at.cursor == nil {
			continue
		}
		key, id, err := r.seek(s, *at.cursor)
		if err != nil {
			return nil, err
		}
		w.where = append(w.where, beyond(s, at.desc, key, id))
	}
	w.desc = s.desc != w.backward
	w.sort = func(q *sql.Selector) {
		by := s.expression(q)
		if s.by != nil {
			q.AppendSelectAs(by, sortKey)
		}
		if w.desc {
			q.OrderBy(sql.Desc(by), sql.Desc(q.C("id")))
		} else {
			q.OrderBy(by, q.C("id"))
		}
	}
	return w, nil
}

// beyond is the condition that a row comes after the one with the key and id.
func beyond(by sorting, desc bool, key any, id int) func(*sql.Selector) {
	return func(s *sql.Selector) {
		op := ") > ("
		if desc {
			op = ") < ("
		}
		c, i := by.expression(s), s.C("id")
		s.Where(sql.P(func(b *sql.Builder) {
			b.WriteByte('(').Ident(c).WriteString(", ").Ident(i).WriteString(op).Args(key, id).WriteByte(')')
		}))
	}
}

// cursor is a row's place in a list, sealed for this list and order.
func (r *Resolver) cursor(s sorting, key any, id int) string {
	b := binary.AppendUvarint(make([]byte, 0, 64), uint64(id))
	switch k := key.(type) {
	case string:
		b = append(b, k...)
	case int64:
		b = binary.AppendVarint(b, k)
	case time.Time:
		b = binary.AppendVarint(b, k.UnixMicro())
	}
	return base64.RawURLEncoding.EncodeToString(append(r.seal(s, b), b...))
}

const sealBytes = 12

func (r *Resolver) seal(s sorting, content []byte) []byte {
	m := hmac.New(sha256.New, r.CursorKey)
	fmt.Fprintf(m, "%s\x00%s\x00%t\x00", s.list, s.column, s.desc)
	m.Write(content)
	return m.Sum(nil)[:sealBytes]
}

// seek reads a cursor of this list and order.
func (r *Resolver) seek(s sorting, cursor string) (key any, id int, err error) {
	wrong := fault.New(fault.Invalid, "the cursor is not valid: pass one that this list answered in this order")
	b, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(b) <= sealBytes || !hmac.Equal(b[:sealBytes], r.seal(s, b[sealBytes:])) {
		return nil, 0, wrong
	}
	n, size := binary.Uvarint(b[sealBytes:])
	if size <= 0 {
		return nil, 0, wrong
	}
	rest := b[sealBytes+size:]
	if _, ok := s.sample.(string); ok {
		return string(rest), int(n), nil
	}
	k, size := binary.Varint(rest)
	if size != len(rest) || size <= 0 {
		return nil, 0, wrong
	}
	if _, ok := s.sample.(time.Time); ok {
		return time.UnixMicro(k).UTC(), int(n), nil
	}
	return k, int(n), nil
}

// count is the number of rows of a query, or nil when there are more than countLimit.
func count[Q query[Q, P, O, T], P, O ~func(*sql.Selector), T any](ctx context.Context, q Q) (*int, error) {
	n, err := q.Clone().Limit(countLimit + 1).IDs(context.WithValue(ctx, countingKey{}, true))
	if err != nil || len(n) != 1 || n[0] > countLimit {
		return nil, err
	}
	return &n[0], nil
}

// listLimit is the largest number of rows of a list without pages.
const listLimit = 1000

// pageFor is the page that a list's field asks for, with what the document wants of its rows. Where nobody asks for rows,
// as when only totals are, none are read.
func pageFor[Q query[Q, P, O, T], P, O ~func(*sql.Selector), T any](ctx context.Context, r *Resolver, noun string, q Q, o order[T], p page, plan func(*look, Q, asked)) (*slice[T], error) {
	below, wanted, cursors := selection(ctx).nodes(noun+"Connection", noun+"Edge")
	if !wanted {
		if _, err := r.window(o.cursors(), p); err != nil {
			return nil, err
		}
		if viewer.From(ctx) == nil {
			return nil, viewer.ErrUnauthenticated
		}
		return &slice[T]{info: &gen.PageInfo{}}, nil
	}
	return list(ctx, r, q, o, p, func(q Q) { plan(r.look(ctx), q, below) }, cursors)
}

// single is the only row of a look-up by number, or nil.
func single[T any](rows []*T, err error) (*T, error) {
	switch {
	case err != nil || len(rows) == 0:
		return nil, err
	case len(rows) > 1:
		return nil, fault.New(fault.Invalid, "several business units use this number; give businessUnitId").On("businessUnitId")
	}
	return rows[0], nil
}
