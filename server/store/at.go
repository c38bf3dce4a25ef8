package store

import "time"

// At is the same database at another time of day: operations that go through it happen when clock says.
func (db *DB) At(clock func() time.Time) *DB {
	return &DB{Client: db.Client, Dialect: db.Dialect, Clock: clock, read: db.read, write: db.write, count: db.count}
}
