package accounts

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// Allowed says which verbs of this package the viewer may run on the account now. The verbs ask the same guards.
func Allowed(_ context.Context, v *viewer.Viewer, a *ent.Account) []viewer.Action {
	closed := string(fault.Of(notClosed(a)))
	return []viewer.Action{
		viewer.Decide(v, "changeAccount", viewer.AccountsWrite, ""),
		viewer.Decide(v, "addContact", viewer.AccountsWrite, closed),
		viewer.Decide(v, "assignAccounts", viewer.BooksAssign, closed),
		viewer.Decide(v, "writeNote", viewer.NotesWrite, ""),
	}
}

func notClosed(a *ent.Account) error {
	if a.Status == account.StatusCLOSED {
		return fault.New(fault.State, "account %s is closed; activate it first", a.Number)
	}
	return nil
}
