package auth

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/server/store"
)

// Admit is CreateUser together with the person's roles; either all of it happens or nothing.
// Codes: those of CreateUser and GrantRole.
func (s *Service) Admit(ctx context.Context, in CreateUser, roles []GrantRole) (*ent.User, error) {
	return store.Tx(ctx, s.db, func(tx *store.TxClient) (*ent.User, error) {
		u, _, err := s.CreateUserTx(ctx, tx, in)
		if err != nil {
			return nil, err
		}
		for _, g := range roles {
			g.User = u.ID
			if _, err := s.GrantRoleTx(ctx, tx, g); err != nil {
				return nil, err
			}
		}
		return u, nil
	})
}
