package accounts

import (
	"context"
	"errors"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// Allowed says which verbs of this package the viewer may run on the account now. The verbs ask the same guards.
func Allowed(_ context.Context, v *viewer.Viewer, a *ent.Account) []viewer.Action {
	return []viewer.Action{
		action("changeAccount", viewer.Need(v, viewer.AccountsWrite)),
		action("addContact", canAddContact(v, a)),
		action("assignAccounts", canAssign(v, a)),
		action("writeNote", canWriteNote(v)),
	}
}

func action(name string, err error) viewer.Action {
	var denied viewer.ErrDenied
	switch {
	case err == nil:
		return viewer.Action{Action: name, Allowed: true}
	case errors.As(err, &denied), errors.Is(err, viewer.ErrUnauthenticated):
		return viewer.Action{Action: name, ReasonCode: "PERMISSION"}
	}
	return viewer.Action{Action: name, ReasonCode: string(fault.As(err).Code)}
}

func canAddContact(v *viewer.Viewer, a *ent.Account) error {
	if err := viewer.Need(v, viewer.AccountsWrite); err != nil {
		return err
	}
	return notClosed(a)
}

func canAssign(v *viewer.Viewer, a *ent.Account) error {
	if err := viewer.Need(v, viewer.BooksAssign); err != nil {
		return err
	}
	return notClosed(a)
}

func canWriteNote(v *viewer.Viewer) error { return viewer.Need(v, viewer.NotesWrite) }

func notClosed(a *ent.Account) error {
	if a.Status == account.StatusCLOSED {
		return fault.New(fault.State, "account %s is closed; activate it first", a.Number)
	}
	return nil
}
