package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"
	"sync/atomic"
	"time"
)

// statements is the number of prepared statements kept per connection.
const statements = 256

// connector opens connections that keep their prepared statements and write instants in UTC microseconds.
type connector struct {
	open  func(context.Context) (driver.Conn, error)
	drv   driver.Driver
	count *atomic.Int64
}

func (c *connector) Driver() driver.Driver { return c.drv }

func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	raw, err := c.open(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{Conn: raw, prepared: map[string]*kept{}, count: c.count}, nil
}

// conn is a driver connection with a cache of prepared statements. database/sql uses a connection from one goroutine at
// a time; statements are dropped only when the connection is idle, so no open result set loses its statement.
type conn struct {
	driver.Conn
	prepared map[string]*kept
	count    *atomic.Int64
	tick     int64
}

type kept struct {
	driver.Stmt
	used int64
}

func (c *conn) stmt(ctx context.Context, query string) (driver.Stmt, error) {
	c.tick++
	if s, ok := c.prepared[query]; ok {
		s.used = c.tick
		return s.Stmt, nil
	}
	s, err := prepare(ctx, c.Conn, query)
	if err != nil {
		return nil, err
	}
	c.prepared[query] = &kept{Stmt: s, used: c.tick}
	return s, nil
}

func prepare(ctx context.Context, c driver.Conn, query string) (driver.Stmt, error) {
	if p, ok := c.(driver.ConnPrepareContext); ok {
		return p.PrepareContext(ctx, query)
	}
	return c.Prepare(query)
}

func (c *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	return prepare(ctx, c.Conn, query)
}

func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	c.count.Add(1)
	if e, ok := c.Conn.(driver.ExecerContext); ok && len(args) == 0 { // several statements in one text, as in migrations
		return e.ExecContext(ctx, query, args)
	}
	s, err := c.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	r, err := s.(driver.StmtExecContext).ExecContext(ctx, args)
	return r, c.after(query, err)
}

func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	c.count.Add(1)
	s, err := c.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	r, err := s.(driver.StmtQueryContext).QueryContext(ctx, args)
	return r, c.after(query, err)
}

// after forgets a statement whose plan a schema change made invalid; the next use prepares it anew.
func (c *conn) after(query string, err error) error {
	if err != nil && strings.Contains(err.Error(), "cached plan must not change result type") {
		if s := c.prepared[query]; s != nil {
			_ = s.Close()
			delete(c.prepared, query)
		}
	}
	return err
}

func (c *conn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	if b, ok := c.Conn.(driver.ConnBeginTx); ok {
		return b.BeginTx(ctx, opts)
	}
	return nil, errors.New("store: the driver has no transactions with context")
}

// ResetSession is called when the connection is taken from the pool again: nothing is open on it.
func (c *conn) ResetSession(ctx context.Context) error {
	if len(c.prepared) > statements {
		oldest := c.tick - statements/2
		for q, s := range c.prepared {
			if s.used < oldest {
				_ = s.Close()
				delete(c.prepared, q)
			}
		}
	}
	if r, ok := c.Conn.(driver.SessionResetter); ok {
		return r.ResetSession(ctx)
	}
	return nil
}

func (c *conn) IsValid() bool {
	if v, ok := c.Conn.(driver.Validator); ok {
		return v.IsValid()
	}
	return true
}

func (c *conn) Ping(ctx context.Context) error {
	if p, ok := c.Conn.(driver.Pinger); ok {
		return p.Ping(ctx)
	}
	return nil
}

func (c *conn) Close() error {
	for _, s := range c.prepared {
		_ = s.Close()
	}
	return c.Conn.Close()
}

// CheckNamedValue writes instants alike on both databases.
func (c *conn) CheckNamedValue(v *driver.NamedValue) error {
	x, err := driver.DefaultParameterConverter.ConvertValue(v.Value)
	v.Value = instant(x)
	return err
}

func instant(x any) any {
	if t, ok := x.(time.Time); ok {
		return t.UTC().Truncate(time.Microsecond)
	}
	return x
}
