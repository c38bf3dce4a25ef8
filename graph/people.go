package graph

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
)

var userOrder = order[ent.User]{list: "users", column: user.FieldUsername, key: func(u *ent.User) any { return u.Username }, id: func(u *ent.User) int { return u.ID }}

func permissionNames(ps []viewer.Permission) []string {
	names := make([]string, len(ps))
	for i, p := range ps {
		names[i] = string(p)
	}
	return names
}

// userPayload ends a verb about a user.
func (r *Resolver) userPayload(ctx context.Context, id int, err error) (*gen.UserPayload, error) {
	wrong, err := mend(ctx, err, "user", "userId", "account", "accountId", "new", "newPassword", "current", "currentPassword")
	if err != nil {
		return nil, err
	}
	p := &gen.UserPayload{UserErrors: wrong}
	if len(wrong) == 0 {
		p.User, err = changed[ent.User](ctx, r, "UserPayload", "user", id)
	}
	return p, err
}

// clientPayload ends a verb about an API client.
func (r *Resolver) clientPayload(ctx context.Context, id int, secret string, err error) (*gen.APIClientPayload, error) {
	wrong, err := mend(ctx, err, "accounts", "accountIds")
	if err != nil {
		return nil, err
	}
	p := &gen.APIClientPayload{UserErrors: wrong, Secret: some(secret)}
	if len(wrong) == 0 {
		p.Client, err = changed[ent.ApiClient](ctx, r, "ApiClientPayload", "client", id)
	}
	return p, err
}

// self is the viewer's own user; nil for programs.
func (r *Resolver) self(ctx context.Context, v *viewer.Viewer) (*ent.User, error) {
	if v.Kind != viewer.KindUser {
		return nil, nil
	}
	return r.person(asked{}).of(ctx, v.ID)
}
