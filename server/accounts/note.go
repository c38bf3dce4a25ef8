package accounts

import (
	"context"
	"strings"

	"entgo.io/ent/dialect/sql/schema"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Note is what somebody writes about an account or one of its documents.
type Note struct {
	Subject int // account, invoice, payment with an account, credit memo or contract
	Body    string
	Key     string
}

// WriteNote keeps a note with an account or document. Notes are never changed. It reports fault.NotFound for a subject that
// is not there for the viewer, and fault.Invalid. Requires notes:write.
func (s *Service) WriteNote(ctx context.Context, in Note) (*ent.Note, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.NotesWrite); err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Body) == "" {
		return nil, fault.New(fault.Invalid, "a note needs a text").On("body")
	}
	if err := fault.Prose("body", in.Body, 20_000); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Note, error) {
		id, _, err := store.Once(ctx, tx, "note.write", in.Key, in, func() (int, error) {
			owner, err := owner(ctx, tx, in.Subject)
			if err != nil {
				return 0, err
			}
			create := tx.Note.Create().SetCreatedAt(tx.Now).SetAccountID(owner).SetSubjectID(in.Subject).SetBody(in.Body).SetAuthorName(clip(v.Name, 200))
			if v.Kind == viewer.KindUser {
				create.SetAuthorID(v.ID)
			}
			n, err := create.Save(ctx)
			if err != nil {
				return 0, err
			}
			tx.Record(store.Event{Action: "note.write", Entity: n.ID, Account: owner, Changes: store.Changes{"subject_id": {nil, in.Subject}}})
			return n.ID, nil
		})
		if err != nil {
			return nil, err
		}
		return tx.Note.Get(ctx, id)
	})
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// owner is the account that the subject of a note belongs to. The subject is read as the viewer sees it.
func owner(ctx context.Context, tx *store.TxClient, subject int) (int, error) {
	switch subject >> 32 {
	case typeOf(migrate.AccountsTable):
		a, err := tx.Account.Get(ctx, subject)
		if err != nil {
			return 0, err
		}
		return a.ID, nil
	case typeOf(migrate.InvoicesTable):
		d, err := tx.Invoice.Get(ctx, subject)
		if err != nil {
			return 0, err
		}
		return d.AccountID, nil
	case typeOf(migrate.PaymentsTable):
		d, err := tx.Payment.Get(ctx, subject)
		if err != nil {
			return 0, err
		}
		if d.AccountID == 0 {
			return 0, fault.New(fault.State, "the payer of this payment is not known yet; assign the payment to an account first").On("subjectId")
		}
		return d.AccountID, nil
	case typeOf(migrate.CreditMemosTable):
		d, err := tx.CreditMemo.Get(ctx, subject)
		if err != nil {
			return 0, err
		}
		return d.AccountID, nil
	case typeOf(migrate.ContractsTable):
		d, err := tx.Contract.Get(ctx, subject)
		if err != nil {
			return 0, err
		}
		return d.AccountID, nil
	}
	return 0, fault.New(fault.Invalid, "notes are kept with accounts, invoices, payments, credit memos and contracts").On("subjectId")
}

// typeOf is the part of an id that says which table it is from.
func typeOf(t *schema.Table) int { return *t.Annotation.IncrementStart >> 32 }
