package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// mendable are the codes of what a person can mend.
var mendable = []fault.Code{fault.Invalid, fault.Conflict, fault.Closed, fault.OverBalance, fault.Currency, fault.State, fault.TwoPeople, fault.NotFound, fault.Limit}

// mend ends a mutation's verb: it answers what a person can mend for the payload, and every other error for the top
// level. Renamed says how the verb calls a field that has another name in the input.
func mend(ctx context.Context, err error, renamed ...string) ([]gen.UserError, error) {
	placeOf(ctx).forget()
	if err == nil {
		return []gen.UserError{}, nil
	}
	f := fault.As(store.Fault(err))
	if !slices.Contains(mendable, f.Code) || ctx.Err() != nil {
		return nil, err
	}
	path := make([]string, len(f.Field))
	for i, name := range f.Field {
		path[i] = camel(name)
		for n := 0; n+1 < len(renamed); n += 2 {
			if name == renamed[n] {
				path[i] = renamed[n+1]
			}
		}
	}
	return []gen.UserError{{Code: string(f.Code), Field: path, Message: sentence(f.Message)}}, nil
}

// camel is a column's name as a field of the API: purchase_order is purchaseOrder.
func camel(s string) string {
	words := strings.Split(s, "_")
	for i, w := range words[1:] {
		if w != "" {
			words[i+1] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, "")
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	if c := s[0]; c >= 'a' && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	if !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}
