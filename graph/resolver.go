package graph

import (
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/views"
	"github.com/duebook/duebook/server/webhook"
	"github.com/duebook/duebook/server/worktime"
)

// Resolver holds what resolvers call. NewHandler makes it ready.
type Resolver struct {
	DB         *store.DB
	Auth       *auth.Service
	Accounts   *accounts.Service
	Billing    *billing.Service
	Cash       *cash.Service
	Catalogue  *catalogue.Service
	Contracts  *contracts.Service
	Credits    *credits.Service
	Documents  *documents.Service
	Deliveries *delivery.Service
	Statements *statement.Service
	Webhooks   *webhook.Service
	Ledger     *ledger.Service
	Files      *files.Service
	Jobs       *jobs.Service
	Intake     *intake.Service
	Time       *worktime.Service
	Views      *views.Service

	// CursorKey authenticates cursors. Servers of one book share it.
	CursorKey []byte
	// UploadBytes is the largest upload, told to clients.
	UploadBytes int

	read *ent.Client // reads rows and, with them, what is computed for all rows of a page
}

// today is the day in UTC by the book's clock.
func (r *Resolver) today() date.Date { return date.Of(r.DB.Clock().UTC()) }

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// values is the rows by value, as gqlgen takes lists of them.
func values[T any](rows []*T) []T {
	out := make([]T, len(rows))
	for i, row := range rows {
		out[i] = *row
	}
	return out
}
