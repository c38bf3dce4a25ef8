package catalogue

import (
	"context"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/taxexemption"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Exemption frees an account from the taxes of a jurisdiction, or of all, while its certificate holds.
type Exemption struct {
	Account      int
	Jurisdiction int // 0: all
	Certificate  string
	Reason       string
	StartsOn     date.Date
	EndsOn       date.Date // empty: without end
	Key          string
}

// Grant frees an account from taxes. It reports fault.NotFound, fault.Invalid with the field, and fault.Conflict when the same
// certificate is there for the same days already. Requires accounts:write.
func (s *Service) Grant(ctx context.Context, in Exemption) (*ent.TaxExemption, error) {
	id, err := s.once(ctx, viewer.AccountsWrite, "grantTaxExemption", in.Key, in, func(tx *store.TxClient) (int, error) {
		if err := first(checkCode("certificate", in.Certificate, 80), checkCode("reason", in.Reason, 200), checkDays(in.StartsOn, in.EndsOn)); err != nil {
			return 0, err
		}
		a, err := tx.Account.Query().Where(account.ID(in.Account), store.Lock).Only(ctx)
		if err != nil {
			return 0, fault.As(store.Fault(err)).On("account_id")
		}
		if in.Jurisdiction != 0 {
			if _, err := tx.TaxJurisdiction.Get(ctx, in.Jurisdiction); err != nil {
				return 0, fault.As(store.Fault(err)).On("jurisdiction_id")
			}
		}
		old, err := tx.TaxExemption.Query().Where(taxexemption.AccountID(a.ID), taxexemption.Certificate(in.Certificate)).Order(taxexemption.ByStartsOn()).All(ctx)
		if err != nil {
			return 0, err
		}
		if i := slices.IndexFunc(old, func(e *ent.TaxExemption) bool { return e.JurisdictionID == in.Jurisdiction && in.meets(e) }); i >= 0 {
			return 0, fault.New(fault.Conflict, "certificate %s holds %s already", in.Certificate, Span{From: old[i].StartsOn, To: old[i].EndsOn}.days()).On("certificate")
		}
		c := tx.TaxExemption.Create().SetAccountID(a.ID).SetCertificate(in.Certificate).SetReason(in.Reason).SetStartsOn(in.StartsOn).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now)
		if in.Jurisdiction != 0 {
			c.SetJurisdictionID(in.Jurisdiction)
		}
		if in.EndsOn != "" {
			c.SetEndsOn(in.EndsOn)
		}
		e, err := c.Save(ctx)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "tax_exemption.grant", Entity: e.ID, Account: a.ID, Reason: in.Reason, Changes: store.Changes{"certificate": {nil, in.Certificate},
			"jurisdiction_id": {nil, store.Null(in.Jurisdiction)}, "starts_on": {nil, in.StartsOn}, "ends_on": {nil, in.EndsOn}}})
		return e.ID, nil
	})
	if err != nil {
		return nil, err
	}
	return s.DB.TaxExemption.Get(ctx, id)
}

// meets reports whether both hold on some day.
func (in Exemption) meets(e *ent.TaxExemption) bool {
	return (in.EndsOn == "" || e.StartsOn <= in.EndsOn) && (e.EndsOn == "" || in.StartsOn <= e.EndsOn)
}

// EndExemption says the last day of an exemption.
type EndExemption struct {
	ID      int
	EndsOn  date.Date
	Version int
	Key     string
}

// EndExemption lets an exemption end. It reports fault.NotFound, fault.Conflict for a stale version, fault.Invalid for a day
// before its start, and fault.State when it ends earlier already: more days need a certificate. Requires accounts:write.
func (s *Service) EndExemption(ctx context.Context, in EndExemption) (*ent.TaxExemption, error) {
	id, err := s.once(ctx, viewer.AccountsWrite, "endTaxExemption", in.Key, in, func(tx *store.TxClient) (int, error) {
		e, err := tx.TaxExemption.Query().Where(taxexemption.ID(in.ID), store.Lock).Only(ctx)
		if err != nil {
			return 0, err
		}
		switch {
		case in.Version != e.Version:
			return 0, fault.New(fault.Conflict, "somebody changed the exemption in the meantime; look at it again").On("version")
		case in.EndsOn == "":
			return 0, fault.New(fault.Invalid, "the last day is missing").On("end_date")
		case in.EndsOn < e.StartsOn:
			return 0, fault.New(fault.Invalid, "%s is before %s, the day from which the exemption holds", in.EndsOn, e.StartsOn).On("end_date")
		case e.EndsOn != "" && in.EndsOn > e.EndsOn:
			return 0, fault.New(fault.State, "certificate %s ends on %s already; grant the days after with a certificate of their own", e.Certificate, e.EndsOn).On("end_date")
		}
		tx.Record(store.Event{Action: "tax_exemption.end", Entity: e.ID, Account: e.AccountID, Changes: store.Changes{"ends_on": {e.EndsOn, in.EndsOn}}})
		return e.ID, tx.TaxExemption.UpdateOneID(e.ID).SetEndsOn(in.EndsOn).SetUpdatedAt(tx.Now).AddVersion(1).Exec(ctx)
	})
	if err != nil {
		return nil, err
	}
	return s.DB.TaxExemption.Get(ctx, id)
}
