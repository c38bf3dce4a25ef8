package store

import (
	"database/sql/driver"
	"errors"
	"strings"

	"github.com/lib/pq"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

type violation int

const (
	none violation = iota
	unique
	check
	foreign
)

// constraint tells which kind of constraint a statement broke, and which: the constraint's name on PostgreSQL and for
// checks on SQLite; for unique indexes SQLite names only table and columns.
func constraint(err error) (violation, string) {
	var p *pq.Error
	if errors.As(err, &p) {
		switch p.Code {
		case "23505":
			return unique, p.Constraint
		case "23514":
			return check, p.Constraint
		case "23503", "23001":
			return foreign, p.Constraint
		}
		return none, ""
	}
	var s *sqlite.Error
	if errors.As(err, &s) {
		_, name, _ := strings.Cut(s.Error(), "failed: ")
		name, _, _ = strings.Cut(name, " (")
		switch s.Code() {
		case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
			return unique, name
		case sqlite3.SQLITE_CONSTRAINT_CHECK:
			return check, name
		case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
			return foreign, name
		}
	}
	return none, ""
}

// Duplicate reports whether err says that a unique index already holds the value.
func Duplicate(err error) bool {
	k, _ := constraint(err)
	return k == unique
}

// again reports whether the same transaction may well succeed when run once more.
func again(err error) bool {
	var p *pq.Error
	if errors.As(err, &p) {
		return p.Code == "40001" || p.Code == "40P01"
	}
	var s *sqlite.Error
	if errors.As(err, &s) {
		return s.Code()&0xff == sqlite3.SQLITE_BUSY
	}
	return errors.Is(err, driver.ErrBadConn)
}

func duplicate(name string) string {
	switch {
	case strings.Contains(name, "username"):
		return "this user name is taken"
	case strings.Contains(name, "reverses"):
		return "it was reversed before"
	case strings.Contains(name, "idempotency"):
		return "a request with this idempotency key is running"
	case strings.Contains(name, "number"):
		return "this number exists already"
	case strings.Contains(name, "code"):
		return "this code exists already"
	}
	return "such a record exists already"
}

func violated(name string) string {
	switch {
	case strings.Contains(name, "balance"), strings.Contains(name, "unapplied"):
		return "the amount is larger than what is open"
	case strings.Contains(name, "_due"), strings.Contains(name, "_days"), strings.Contains(name, "_service"):
		return "the end lies before the start"
	}
	return "the rule " + name + " does not hold"
}
