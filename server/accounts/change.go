package accounts

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Change changes the fields of an account that are not nil. A pointer to nil clears Parent or CreditLimit.
type Change struct {
	ID      int
	Version int // the version that the change is based on

	Name, Terms, RiskClass, Email, Phone, TaxID, TaxExemption, Language, Region *string
	PreferredHours, PreferredChannel, PeopleToAvoid, SensitiveMatters           *string
	Endpoint                                                                    *string // scheme:identifier, such as 0088:4012345000009
	Status                                                                      *account.Status
	Delivery                                                                    *account.Delivery
	PurchaseOrderRequired                                                       *bool
	Parent                                                                      **int
	CreditLimit                                                                 **decimal.Decimal
	Addresses                                                                   *[]postal.Address
	Reason                                                                      string
}

// Change changes an account's master data. It reports fault.NotFound, fault.Conflict for a stale version, fault.Invalid and,
// where money is still open on an account to be closed or the new parent is closed, fault.State. Requires accounts:write.
func (s *Service) Change(ctx context.Context, in Change) (*ent.Account, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.AccountsWrite); err != nil {
		return nil, err
	}
	a, err := store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Account, error) { return s.ChangeTx(ctx, tx, in) })
	if err == nil && in.Parent != nil {
		s.moved()
	}
	return a, err
}

// ChangeTx is Change inside a transaction. A zero version stands for whatever version there is. Whoever calls it with a
// parent calls Service.Moved after the commit.
func (s *Service) ChangeTx(ctx context.Context, tx *store.TxClient, in Change) (*ent.Account, error) {
	if in.Parent != nil { // the tree is locked before its accounts
		a, err := tx.Account.Get(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		if err := lockTree(ctx, tx, a.BusinessUnitID); err != nil {
			return nil, err
		}
	}
	a, err := tx.Account.Query().Where(account.ID(in.ID), store.Lock).Only(ctx)
	if err != nil {
		return nil, err
	}
	if in.Version != 0 && in.Version != a.Version {
		return nil, fault.New(fault.Conflict, "somebody changed the account in the meantime; look at it again").On("version")
	}
	e := edit{update: tx.Account.UpdateOneID(a.ID), changes: store.Changes{}}
	if err := e.apply(ctx, tx, a, in); err != nil {
		return nil, err
	}
	if len(e.changes) == 0 {
		return a, nil
	}
	changed, err := e.update.AddVersion(1).SetUpdatedAt(tx.Now).Save(ctx)
	if err != nil {
		return nil, err
	}
	action := "account.change"
	if _, ok := e.changes["parent_id"]; ok {
		action = "account.move"
	}
	if c, ok := e.changes["status"]; ok {
		action = "account." + map[any]string{account.StatusACTIVE: "activate", account.StatusON_HOLD: "hold", account.StatusCLOSED: "close"}[c[1]]
	}
	tx.Record(store.Event{Action: action, Entity: a.ID, Account: a.ID, Changes: e.changes, Reason: in.Reason})
	return changed, nil
}

// edit collects what changes, for the update and for the audit trail.
type edit struct {
	update  *ent.AccountUpdateOne
	changes store.Changes
}

func set[T comparable](e *edit, column string, old T, to *T, apply func(T) *ent.AccountUpdateOne) {
	if to != nil && *to != old {
		apply(*to)
		e.changes[column] = [2]any{old, *to}
	}
}

func (e *edit) apply(ctx context.Context, tx *store.TxClient, a *ent.Account, in Change) error {
	if err := in.check(); err != nil {
		return err
	}
	u := e.update
	set(e, "name", a.Name, in.Name, u.SetName)
	set(e, "payment_terms", a.PaymentTerms, in.Terms, u.SetPaymentTerms)
	set(e, "risk_class", a.RiskClass, in.RiskClass, u.SetRiskClass)
	set(e, "email", a.Email, in.Email, u.SetEmail)
	set(e, "phone", a.Phone, in.Phone, u.SetPhone)
	set(e, "tax_id", a.TaxID, in.TaxID, u.SetTaxID)
	set(e, "tax_exemption", a.TaxExemption, in.TaxExemption, u.SetTaxExemption)
	set(e, "language", a.Language, in.Language, u.SetLanguage)
	set(e, "region", a.Region, in.Region, u.SetRegion)
	set(e, "preferred_hours", a.PreferredHours, in.PreferredHours, u.SetPreferredHours)
	set(e, "preferred_channel", a.PreferredChannel, in.PreferredChannel, u.SetPreferredChannel)
	set(e, "people_to_avoid", a.PeopleToAvoid, in.PeopleToAvoid, u.SetPeopleToAvoid)
	set(e, "sensitive_matters", a.SensitiveMatters, in.SensitiveMatters, u.SetSensitiveMatters)
	set(e, "endpoint", a.Endpoint, in.Endpoint, u.SetEndpoint)
	set(e, "delivery", a.Delivery, in.Delivery, u.SetDelivery)
	set(e, "purchase_order_required", a.PurchaseOrderRequired, in.PurchaseOrderRequired, u.SetPurchaseOrderRequired)
	if in.Addresses != nil && !slices.Equal(a.Addresses, *in.Addresses) {
		u.SetAddresses(*in.Addresses)
		e.changes["addresses"] = [2]any{a.Addresses, *in.Addresses}
	}
	if in.CreditLimit != nil {
		if err := e.limit(a, *in.CreditLimit); err != nil {
			return err
		}
	}
	if in.Parent != nil {
		if err := e.move(ctx, tx, a, *in.Parent); err != nil {
			return err
		}
	}
	if in.Status != nil && *in.Status == account.StatusCLOSED && a.Status != account.StatusCLOSED {
		if err := needEven(ctx, tx, a.ID); err != nil {
			return err
		}
	}
	set(e, "status", a.Status, in.Status, u.SetStatus)
	return nil
}

// endpointForm is an electronic address: a scheme of the EAS list and an identifier.
var endpointForm = regexp.MustCompile(`^([0-9]{4}|A[NQSU]|EM):[!-~]{1,75}$`)

// check reports the first field that is wrong in itself and puts terms into the form in which they are kept.
func (c *Change) check() error {
	if c.Name != nil && *c.Name == "" {
		return fault.New(fault.Invalid, "an account needs a name").On("name")
	}
	if c.Terms != nil {
		t, err := ParseTerms(*c.Terms)
		if err != nil {
			return on(err, "paymentTerms")
		}
		kept := t.String()
		c.Terms = &kept
	}
	if c.Email != nil {
		if err := checkEmail(*c.Email); err != nil {
			return err
		}
	}
	if c.Endpoint != nil {
		kept := strings.TrimSpace(*c.Endpoint)
		if c.Endpoint = &kept; kept != "" && !endpointForm.MatchString(kept) {
			return fault.New(fault.Invalid, "%q is no electronic address: write the scheme, a colon and the identifier, such as 0088:4012345000009 or EM:ap@example.com", kept).On("endpoint")
		}
	}
	for _, f := range []struct {
		name  string
		value *string
		limit int
	}{
		{"name", c.Name, 200}, {"riskClass", c.RiskClass, 20}, {"phone", c.Phone, 40}, {"taxId", c.TaxID, 40}, {"taxExemption", c.TaxExemption, 80},
		{"language", c.Language, 20}, {"region", c.Region, 80}, {"preferredHours", c.PreferredHours, 200}, {"preferredChannel", c.PreferredChannel, 200},
		{"peopleToAvoid", c.PeopleToAvoid, 500}, {"reason", &c.Reason, 500},
	} {
		if f.value != nil {
			if err := fault.Line(f.name, *f.value, f.limit); err != nil {
				return err
			}
		}
	}
	if c.SensitiveMatters != nil {
		if err := fault.Prose("sensitiveMatters", *c.SensitiveMatters, 1000); err != nil {
			return err
		}
	}
	if c.Status != nil {
		if err := account.StatusValidator(*c.Status); err != nil {
			return fault.New(fault.Invalid, "%q is not a status; choose ACTIVE, ON_HOLD or CLOSED", string(*c.Status)).On("status")
		}
	}
	if c.Delivery != nil {
		if err := account.DeliveryValidator(*c.Delivery); err != nil {
			return fault.New(fault.Invalid, "%q is not a way of delivery; choose EMAIL, PORTAL, PRINT or EDI", string(*c.Delivery)).On("delivery")
		}
	}
	if c.Addresses != nil {
		return checkAddresses(*c.Addresses)
	}
	return nil
}

func (e *edit) limit(a *ent.Account, to *decimal.Decimal) error {
	if err := checkLimit(to, a.Currency); err != nil {
		return err
	}
	if to == nil {
		if a.CreditLimitMinor != nil {
			e.update.ClearCreditLimitMinor()
			e.changes["credit_limit"] = [2]any{a.CreditLimit().String(), nil}
		}
		return nil
	}
	n, err := money.FromDecimal(*to, a.Currency)
	if err != nil {
		return fault.New(fault.Invalid, "%v", err).On("creditLimit")
	}
	if a.CreditLimitMinor == nil {
		e.changes["credit_limit"] = [2]any{nil, n.String()}
	} else if *a.CreditLimitMinor != n.Minor {
		e.changes["credit_limit"] = [2]any{a.CreditLimit().String(), n.String()}
	} else {
		return nil
	}
	e.update.SetCreditLimitMinor(n.Minor)
	return nil
}

func (e *edit) move(ctx context.Context, tx *store.TxClient, a *ent.Account, to *int) error {
	switch {
	case to == nil || *to == 0:
		if a.ParentID != 0 {
			e.update.ClearParentID()
			e.changes["parent_id"] = [2]any{a.ParentID, nil}
		}
		return nil
	case *to == a.ParentID:
		return nil
	}
	if err := checkMove(ctx, tx, a, *to); err != nil {
		return err
	}
	e.update.SetParentID(*to)
	e.changes["parent_id"] = [2]any{a.ParentID, *to}
	if a.ParentID == 0 {
		e.changes["parent_id"] = [2]any{nil, *to}
	}
	return nil
}

// needEven reports fault.State when money is open on the account or a credit memo waits for a decision.
func needEven(ctx context.Context, tx *store.TxClient, id int) error {
	for _, q := range []struct{ what, query string }{
		{"an invoice is open", `SELECT EXISTS (SELECT 1 FROM invoices WHERE account_id = ? AND balance_minor <> 0)`},
		{"a payment is not applied in full", `SELECT EXISTS (SELECT 1 FROM payments WHERE account_id = ? AND unapplied_minor <> 0)`},
		{"a credit memo is not applied in full", `SELECT EXISTS (SELECT 1 FROM credit_memos WHERE account_id = ? AND unapplied_minor <> 0)`},
		{"a credit memo waits for approval", `SELECT EXISTS (SELECT 1 FROM credit_memos WHERE account_id = ? AND status = 'REQUESTED')`},
	} {
		var open bool
		if err := tx.QueryRow(ctx, q.query, id).Scan(&open); err != nil {
			return err
		}
		if open {
			return fault.New(fault.State, "the account can't be closed: %s; settle it first", q.what).On("status")
		}
	}
	return nil
}
