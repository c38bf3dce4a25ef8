package accounts

import (
	"context"
	"errors"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Service runs the verbs of accounts.
type Service struct {
	DB *store.DB

	// Moved, when set, is called after a commit that changed the tree, and with it who may see what.
	Moved func()
}

func (s *Service) moved() {
	if s.Moved != nil {
		s.Moved()
	}
}

// unit is the business unit with the id; 0 means the only one there is.
func unit(ctx context.Context, tx *store.TxClient, id int) (*ent.BusinessUnit, error) {
	if id != 0 {
		u, err := tx.BusinessUnit.Get(ctx, id)
		if ent.IsNotFound(err) {
			return nil, fault.New(fault.Invalid, "there is no such business unit").On("businessUnit")
		}
		return u, err
	}
	units, err := tx.BusinessUnit.Query().Order(businessunit.ByID()).Limit(2).All(ctx)
	switch {
	case err != nil:
		return nil, err
	case len(units) == 0:
		return nil, fault.New(fault.State, "there is no business unit yet; create one first").On("businessUnit")
	case len(units) > 1:
		return nil, fault.New(fault.Invalid, "there are several business units; say which one the account belongs to").On("businessUnit")
	}
	return units[0], nil
}

// needStaff refuses dealers and partners: their rows are confined, and so a verb about the whole book is not for them.
func needStaff(v *viewer.Viewer) error {
	if !v.Unbounded {
		return viewer.ErrDenied{}
	}
	return nil
}

// on puts a path in front of the field that a fault is about.
func on(err error, path ...string) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.On(path...)
	}
	return err
}
