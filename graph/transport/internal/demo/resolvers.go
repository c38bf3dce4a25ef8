package demo

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// Secret is in the errors and panics that no caller may read.
const Secret = "pq: password authentication failed for user \"duebook\""

// Resolvers answer the demo schema. The counters say what was really executed.
type Resolvers struct {
	Executed atomic.Int64 // root fields
	Stopped  atomic.Int64 // slow fields that noticed that nobody waits
	Running  atomic.Int64 // slow fields now
	Most     atomic.Int64 // slow fields at once
}

// Schema is the demo schema over the resolvers.
func Schema(r *Resolvers) graphql.ExecutableSchema {
	return NewExecutableSchema(Config{Resolvers: r})
}

// Query implements ResolverRoot.
func (r *Resolvers) Query() QueryResolver { return query{r} }

// Mutation implements ResolverRoot.
func (r *Resolvers) Mutation() MutationResolver { return mutation{r} }

// Account implements ResolverRoot.
func (r *Resolvers) Account() AccountResolver { return account{} }

// Subscription implements ResolverRoot.
func (r *Resolvers) Subscription() SubscriptionResolver { return subscription{} }

type (
	query        struct{ *Resolvers }
	mutation     struct{ *Resolvers }
	account      struct{}
	subscription struct{}
)

func numbered(n int) *Account {
	return &Account{ID: fmt.Sprintf("A%d", n), Name: fmt.Sprintf("Account %d", n), Balance: &Money{Amount: fmt.Sprintf("%d.00", n), Currency: "USD"}}
}

func page(first, last *int) (*AccountConnection, error) {
	n := first
	if n == nil {
		n = last
	}
	if n == nil || *n < 1 || *n > 200 {
		return nil, fault.New(fault.Invalid, "Give first or last between 1 and 200.").On("first")
	}
	c := &AccountConnection{PageInfo: &PageInfo{}}
	for i := range *n {
		c.Edges = append(c.Edges, &AccountEdge{Cursor: fmt.Sprint(i), Node: numbered(i)})
	}
	return c, nil
}

func (q query) Node(_ context.Context, id string) (Node, error) {
	q.Executed.Add(1)
	a := numbered(0)
	a.ID = id
	return a, nil
}

func (q query) Nodes(_ context.Context, ids []string) (nodes []Node, _ error) {
	q.Executed.Add(1)
	for i := range ids {
		nodes = append(nodes, numbered(i))
	}
	return nodes, nil
}

func (q query) Accounts(_ context.Context, first, last *int, _ *string, _ []Colour) (*AccountConnection, error) {
	q.Executed.Add(1)
	return page(first, last)
}

func (q query) Numbered(_ context.Context, numbers []string) (accounts []*Account, _ error) {
	q.Executed.Add(1)
	for i := range numbers {
		accounts = append(accounts, numbered(i))
	}
	return accounts, nil
}

func (q query) Ageing(context.Context) ([]*Money, error) {
	q.Executed.Add(1)
	return []*Money{{Amount: "1.00", Currency: "USD"}}, nil
}

func (q query) Slow(ctx context.Context, ms int) (*string, error) {
	q.Executed.Add(1)
	n := q.Running.Add(1)
	defer q.Running.Add(-1)
	for most := q.Most.Load(); n > most && !q.Most.CompareAndSwap(most, n); most = q.Most.Load() {
	}
	select {
	case <-time.After(time.Duration(ms) * time.Millisecond):
		s := "done"
		return &s, nil
	case <-ctx.Done():
		q.Stopped.Add(1)
		return nil, fmt.Errorf("query: %w", ctx.Err())
	}
}

func (q query) Deaf(_ context.Context, ms int) ([]*Account, error) {
	q.Executed.Add(1)
	time.Sleep(time.Duration(ms) * time.Millisecond)
	return []*Account{numbered(1), numbered(2)}, nil
}

func (q query) Panics(context.Context) (*string, error) {
	q.Executed.Add(1)
	panic(Secret)
}

func (q query) Fails(_ context.Context, code *string) (*string, error) {
	q.Executed.Add(1)
	if code == nil {
		return nil, errors.New(Secret)
	}
	return nil, fmt.Errorf("invoice 7: %w", fault.New(fault.Code(*code), "The amount is more than what is open.").On("input", "amount").Because(errors.New(Secret)))
}

func (q query) FailsAlways(context.Context) (string, error) {
	return "", fault.New(fault.Forbidden, "This needs the permission audit:read.")
}

func (q query) Text(_ context.Context, bytes int) (string, error) {
	q.Executed.Add(1)
	return strings.Repeat("x", bytes), nil
}

func (q query) Echo(_ context.Context, in *EchoInput) (*string, error) {
	q.Executed.Add(1)
	if in == nil {
		return nil, nil
	}
	s := strings.Join(in.Words, " ")
	return &s, nil
}

func (q query) On(_ context.Context, day Day) (*string, error) {
	q.Executed.Add(1)
	s := day.Weekday().String()
	return &s, nil
}

func (q query) Viewer(ctx context.Context) (*string, error) {
	q.Executed.Add(1)
	v := viewer.From(ctx)
	if v == nil {
		return nil, fault.New(fault.Unauthenticated, "Sign in first.")
	}
	return &v.Name, nil
}

func (m mutation) Rename(_ context.Context, id, name string) (*Account, error) {
	m.Executed.Add(1)
	return &Account{ID: id, Name: name, Balance: &Money{Amount: "0.00", Currency: "USD"}}, nil
}

func (m mutation) RenameLong(_ context.Context, bytes int) (string, error) {
	m.Executed.Add(1)
	return strings.Repeat("x", bytes), nil
}

func (account) Parent(context.Context, *Account) (*Account, error) { return numbered(1), nil }

func (account) Lines(context.Context, *Account) (lines []*Line, _ error) {
	for i := range 3 {
		lines = append(lines, &Line{Text: fmt.Sprint(i), Amount: &Money{Amount: "1.00", Currency: "USD"}})
	}
	return lines, nil
}

func (account) Children(_ context.Context, _ *Account, first, last *int) (*AccountConnection, error) {
	return page(first, last)
}

func (account) Panics(context.Context, *Account) (*string, error) { panic(Secret) }

func (subscription) Tick(context.Context) (<-chan int, error) { return nil, nil }
