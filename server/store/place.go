package store

import (
	"context"
	"strconv"
	"strings"
)

// Place is a place in the audit trail: the length of each of its chains. Chains grow without gaps in the order of the
// commits, which ids do not, so what comes after a place is exactly what was committed after it.
type Place [Chains]int64

// String is the place as a text, for ParsePlace.
func (p Place) String() string {
	parts := make([]string, len(p))
	for i, n := range p {
		parts[i] = strconv.FormatInt(n, 36)
	}
	return strings.Join(parts, ".")
}

// ParsePlace reads what String wrote; ok is false for anything else.
func ParsePlace(s string) (p Place, ok bool) {
	parts := strings.Split(s, ".")
	if len(parts) != len(p) {
		return p, false
	}
	for i, part := range parts {
		n, err := strconv.ParseInt(part, 36, 64)
		if err != nil || n < 0 {
			return p, false
		}
		p[i] = n
	}
	return p, true
}

// Behind is how many events lie between p and a later place.
func (p Place) Behind(later Place) (n int64) {
	for i := range p {
		n += max(0, later[i]-p[i])
	}
	return n
}

// Heads is the place at the end of the audit trail.
func Heads(ctx context.Context, q Querier) (p Place, err error) {
	rows, err := q.Query(ctx, `SELECT chain, seq FROM audit_chains`)
	if err != nil {
		return p, err
	}
	defer rows.Close()
	for rows.Next() {
		var chain int
		var seq int64
		if err := rows.Scan(&chain, &seq); err != nil {
			return p, err
		}
		p[chain] = seq
	}
	return p, rows.Err()
}
