package documents

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/server/present"
)

// Dress is who sends a paper about an account to whom, and how it looks: by the account's template, without what that says
// of invoices alone. The caller has read the account under its own rights.
func (s *Service) Dress(ctx context.Context, a *ent.Account) (present.Seller, present.Party, *present.Template, error) {
	f, ctx := s.facts(ctx, look{})
	f.need(a.ID, a.BusinessUnitID)
	if err := f.read(ctx); err != nil {
		return present.Seller{}, present.Party{}, nil, err
	}
	r := f.frame(a.ID, a.ID, a.BusinessUnitID, "", a.Currency)
	t := *r.Template
	t.Title, t.Header, t.Breakdown, t.SubtotalsOnly = "", "", nil, false
	return r.Document.Seller, r.Document.Buyer, &t, nil
}
