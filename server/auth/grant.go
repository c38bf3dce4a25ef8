package auth

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/rolegrant"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// GrantRole is a role for a user.
type GrantRole struct {
	User    int
	Role    viewer.Role
	Account int // for a dealer: the account which, with its descendants, is all the user sees
}

// GrantRole gives a user a role. Nobody grants to themselves; a dealer needs an account; nobody is staff and dealer at once.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, CONFLICT, SECOND_PERSON.
func (s *Service) GrantRole(ctx context.Context, in GrantRole) (g *ent.RoleGrant, err error) {
	err = store.Do(ctx, s.db, func(tx *store.TxClient) error {
		g, err = s.GrantRoleTx(ctx, tx, in)
		return err
	})
	s.Invalidate(UserSubject(in.User))
	return g, err
}

// GrantRoleTx is GrantRole within a transaction; the caller calls Invalidate after the commit.
func (s *Service) GrantRoleTx(ctx context.Context, tx *store.TxClient, in GrantRole) (*ent.RoleGrant, error) {
	v, err := need(ctx, viewer.UsersManage)
	if err != nil {
		return nil, err
	}
	switch {
	case v.Kind == viewer.KindUser && v.ID == in.User:
		return nil, fault.New(fault.TwoPeople, "You can't grant a role to yourself. Ask another administrator.")
	case len(viewer.Grants(in.Role)) == 0:
		return nil, fault.New(fault.Invalid, "There is no role %q.", clip(string(in.Role), 40)).On("role")
	case in.Role == viewer.Partner:
		return nil, fault.New(fault.Invalid, "The role PARTNER is for programs. Create an API client instead.").On("role")
	case in.Role == viewer.Dealer && in.Account == 0:
		return nil, fault.New(fault.Invalid, "A dealer needs an account. Name the account that the user may see.").On("account")
	case in.Role != viewer.Dealer && in.Account != 0:
		return nil, fault.New(fault.Invalid, "The role %s is for all accounts. Leave the account out.", in.Role).On("account")
	}
	sys := system(ctx)
	// The version is raised first: two grants to one user at once then wait for each other.
	n, err := tx.User.Update().Where(user.ID(in.User)).AddVersion(1).Save(sys)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, fault.New(fault.NotFound, "There is no such user.").On("user")
	}
	create := tx.RoleGrant.Create().SetUserID(in.User).SetRole(in.Role).SetCreatedAt(tx.Now)
	if in.Account != 0 {
		if _, err := tx.Account.Get(sys, in.Account); err != nil {
			return nil, notFound(err, "account")
		}
		create.SetAccountID(in.Account)
	}
	if v.Kind == viewer.KindUser {
		create.SetGrantedBy(v.ID)
	}
	have, err := tx.RoleGrant.Query().Where(rolegrant.UserID(in.User), rolegrant.RevokedAtIsNil()).All(sys)
	if err != nil {
		return nil, err
	}
	for _, g := range have {
		if g.Role == in.Role && g.AccountID == in.Account {
			return nil, fault.New(fault.Conflict, "The user has this role already.").On("role")
		}
		if g.Role.Bound() != in.Role.Bound() {
			return nil, fault.New(fault.Conflict, "The user is %s already, and a dealer can't be staff as well. Revoke that role first or create another user.", g.Role).On("role")
		}
	}
	g, err := create.Save(sys)
	if err != nil {
		return nil, err
	}
	ch := store.Changes{"role": {nil, in.Role}}
	if in.Account != 0 {
		ch["account"] = [2]any{nil, in.Account}
	}
	tx.Record(store.Event{Action: "role.grant", Entity: in.User, Account: in.Account, Changes: ch})
	return g, nil
}

// RevokeRole takes a grant back. The last active administrator stays one, and one does not revoke one's own.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_STATE, SECOND_PERSON.
func (s *Service) RevokeRole(ctx context.Context, grant int) error {
	var owner int
	err := store.Do(ctx, s.db, func(tx *store.TxClient) (err error) {
		owner, err = s.RevokeRoleTx(ctx, tx, grant)
		return err
	})
	if owner != 0 {
		s.Invalidate(UserSubject(owner))
	}
	return err
}

// RevokeRoleTx is RevokeRole within a transaction. It answers the user, whom the caller invalidates after the commit.
func (s *Service) RevokeRoleTx(ctx context.Context, tx *store.TxClient, grant int) (owner int, err error) {
	v, err := need(ctx, viewer.UsersManage)
	if err != nil {
		return 0, err
	}
	sys := system(ctx)
	g, err := tx.RoleGrant.Get(sys, grant)
	if err != nil {
		return 0, notFound(err, "role grant")
	}
	if v.Kind == viewer.KindUser && v.ID == g.UserID {
		return 0, fault.New(fault.TwoPeople, "You can't revoke your own role. Ask another administrator.")
	}
	if g.Role == viewer.Admin {
		if err := keepAdmin(sys, tx, rolegrant.ID(grant)); err != nil {
			return 0, err
		}
	}
	revoke := tx.RoleGrant.Update().Where(rolegrant.ID(grant), rolegrant.RevokedAtIsNil()).SetRevokedAt(tx.Now)
	if v.Kind == viewer.KindUser {
		revoke.SetRevokedBy(v.ID)
	}
	n, err := revoke.Save(sys)
	if err != nil {
		return 0, err
	}
	if n == 0 {
		return 0, fault.New(fault.State, "The role was revoked already.")
	}
	tx.Record(store.Event{Action: "role.revoke", Entity: g.UserID, Account: g.AccountID, Changes: store.Changes{"role": {g.Role, nil}}})
	return g.UserID, nil
}

// keepAdmin refuses when the grants that match hold the last active administrator. It locks all grants of administrators,
// so that two who remove each other don't both succeed.
func keepAdmin(ctx context.Context, tx *store.TxClient, removed predicate.RoleGrant) error {
	admins := rolegrant.And(rolegrant.RoleEQ(viewer.Admin), rolegrant.RevokedAtIsNil())
	if _, err := tx.RoleGrant.Query().Where(admins, store.Lock).Order(ent.Asc(rolegrant.FieldID)).All(ctx); err != nil {
		return err
	}
	active := rolegrant.And(admins, rolegrant.HasUserWith(user.StatusEQ(user.StatusACTIVE)))
	concerned, err := tx.RoleGrant.Query().Where(active, removed).Exist(ctx)
	if err != nil || !concerned {
		return err
	}
	left, err := tx.RoleGrant.Query().Where(active, rolegrant.Not(removed)).Exist(ctx)
	if err != nil {
		return err
	}
	if !left {
		return fault.New(fault.State, "No active administrator would be left. Grant the role ADMIN to another user first.")
	}
	return nil
}
