// Package viewer says who is asking and what they may do. Every read and write carries a viewer in its context; without
// one the policies of ent deny.
package viewer

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// Kind is the sort of caller.
type Kind string

// The kinds of callers.
const (
	KindUser   Kind = "USER"   // a person who signed in
	KindClient Kind = "CLIENT" // a partner's program
	KindSystem Kind = "SYSTEM" // the program itself: command line, jobs
)

// Viewer is the caller of one operation, as the database says at that moment; a token is only a hint which viewer to load.
type Viewer struct {
	Kind  Kind
	ID    int    // of the user or API client; 0 for the system
	Name  string // shown in the audit trail
	Roles []Role

	// Unbounded viewers see every account. Others see Accounts, which holds the granted accounts with all their
	// descendants, and nothing else; an empty list sees nothing.
	Unbounded bool
	Accounts  []int
	// Roots are the accounts granted by name, without descendants.
	Roots []int

	// Origin, for the audit trail.
	Address   string // remote address
	Via       string // web, api, command line, job, import
	RequestID string
	Reason    string // why the system acts

	permissions map[Permission]bool
}

// New makes a viewer with the permissions of its roles. Scopes, when not nil, keep only the permissions they name.
func New(v Viewer, scopes []Permission) *Viewer {
	v.permissions = map[Permission]bool{}
	for _, r := range v.Roles {
		for _, p := range table[r] {
			if scopes == nil || slices.Contains(scopes, p) {
				v.permissions[p] = true
			}
		}
	}
	return &v
}

// System is the program acting by itself, for a stated reason. It may do and see everything.
func System(reason string) *Viewer {
	return &Viewer{Kind: KindSystem, Name: "system", Unbounded: true, Via: "system", Reason: reason}
}

// Can reports whether the viewer has the permission.
func (v *Viewer) Can(p Permission) bool {
	return v != nil && (v.Kind == KindSystem || v.permissions[p])
}

// Permissions is what the viewer may do, in order.
func (v *Viewer) Permissions() []Permission {
	if v.Kind == KindSystem {
		return Permissions()
	}
	var ps []Permission
	for _, p := range Permissions() {
		if v.permissions[p] {
			ps = append(ps, p)
		}
	}
	return ps
}

// Sees reports whether the viewer may know of the account.
func (v *Viewer) Sees(account int) bool {
	return v != nil && (v.Unbounded || slices.Contains(v.Accounts, account))
}

// Is reports whether the viewer has the role.
func (v *Viewer) Is(r Role) bool { return v != nil && slices.Contains(v.Roles, r) }

// Staff reports whether the viewer works in the department.
func (v *Viewer) Staff() bool {
	return v != nil && (v.Kind == KindSystem || slices.ContainsFunc(v.Roles, func(r Role) bool { return !r.Bound() }))
}

type key struct{}

// NewContext carries the viewer.
func NewContext(ctx context.Context, v *Viewer) context.Context {
	return context.WithValue(ctx, key{}, v)
}

// From is the viewer of the context, or nil when nobody is asking.
func From(ctx context.Context) *Viewer {
	v, _ := ctx.Value(key{}).(*Viewer)
	return v
}

// MarshalGQL implements graphql.Marshaler.
func (x Kind) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(x))) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (x *Kind) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	switch *x = Kind(s); *x {
	case KindUser, KindClient, KindSystem:
		return nil
	}
	return fmt.Errorf("%q is not one of the values", s)
}

// Action says whether the viewer may run a verb on an object now, and if not, why.
type Action struct {
	Action     string
	Allowed    bool
	ReasonCode string // PERMISSION, or the code that the verb would answer; "" when allowed
}

// Decide is the action with its permission checked first, then the code that its guard answers ("" for none).
func Decide(v *Viewer, action string, p Permission, refused string) Action {
	switch {
	case !v.Can(p):
		return Action{Action: action, ReasonCode: "PERMISSION"}
	case refused != "":
		return Action{Action: action, ReasonCode: refused}
	}
	return Action{Action: action, Allowed: true}
}
