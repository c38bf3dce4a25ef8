package accounts

import (
	"context"
	"encoding/json"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// maxAddresses bounds the addresses of an account.
const maxAddresses = 20

// Open describes a new account. Empty fields take what the books have: the only business unit, the next number, the unit's
// currency, NET30.
type Open struct {
	BusinessUnit, Parent                  int
	Number, Name                          string
	Kind                                  account.Kind
	Currency                              money.Currency
	Terms                                 string
	CreditLimit                           *decimal.Decimal // in major units; nil: none agreed
	Email, Phone, TaxID, Language, Region string
	Addresses                             []postal.Address
	Key                                   string
}

// Open adds an account. It reports fault.Invalid, fault.Conflict for a number that exists or a key used otherwise, and
// fault.State for a parent that can't take it. Requires accounts:write.
func (s *Service) Open(ctx context.Context, in Open) (*ent.Account, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.AccountsWrite); err != nil {
		return nil, err
	}
	if err := needStaff(v); err != nil {
		return nil, err
	}
	a, err := store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Account, error) {
		id, _, err := store.Once(ctx, tx, "account.open", in.Key, in, func() (int, error) {
			ids, err := s.OpenTx(ctx, tx, []Open{in})
			if err != nil {
				return 0, first(err)
			}
			return ids[0], nil
		})
		if err != nil {
			return nil, err
		}
		return tx.Account.Get(ctx, id)
	})
	if err == nil && in.Parent != 0 {
		s.moved()
	}
	return a, err
}

// first takes the index of the only element off the path of a fault.
func first(err error) error {
	if f := fault.As(err); f.Code != fault.Internal && len(f.Field) > 0 && f.Field[0] == "0" {
		c := *f
		c.Field = c.Field[1:]
		return &c
	}
	return err
}

var openColumns = []string{"created_at", "updated_at", "version", "business_unit_id", "number", "name", "kind", "parent_id", "status", "currency",
	"payment_terms", "credit_limit_minor", "email", "phone", "tax_id", "language", "region", "addresses"}

// OpenTx adds accounts inside a transaction and answers their ids in order. The paths of faults begin with the index of the
// account. Whoever calls it with parents calls Service.Moved after the commit. Keys are not looked at.
func (s *Service) OpenTx(ctx context.Context, tx *store.TxClient, in []Open) ([]int, error) {
	if len(in) == 0 {
		return nil, nil
	}
	in = slices.Clone(in)
	units := map[int]*ent.BusinessUnit{}
	for i := range in {
		u := units[in[i].BusinessUnit]
		if u == nil {
			var err error
			if u, err = unit(ctx, tx, in[i].BusinessUnit); err != nil {
				return nil, on(err, fmt.Sprint(i))
			}
			units[in[i].BusinessUnit], units[u.ID] = u, u
		}
		if err := in[i].normalise(u); err != nil {
			return nil, on(err, fmt.Sprint(i))
		}
	}
	if err := s.checkParents(ctx, tx, in); err != nil {
		return nil, err
	}
	if err := giveNumbers(ctx, tx, in, units); err != nil {
		return nil, err
	}
	rows := make([][]any, len(in))
	for i, a := range in {
		var addresses any
		if len(a.Addresses) > 0 {
			b, err := json.Marshal(a.Addresses)
			if err != nil {
				return nil, err
			}
			addresses = string(b)
		}
		rows[i] = []any{tx.Now, tx.Now, 1, a.BusinessUnit, a.Number, a.Name, string(a.Kind), store.Null(a.Parent), string(account.StatusACTIVE), a.Currency,
			a.Terms, limitMinor(a.CreditLimit, a.Currency), a.Email, a.Phone, a.TaxID, a.Language, a.Region, addresses}
	}
	ids, err := tx.InsertIDs(ctx, "accounts", openColumns, rows)
	if store.Duplicate(err) {
		return nil, duplicates(in).Because(err)
	}
	if err != nil {
		return nil, err
	}
	if len(ids) == 1 {
		a := in[0]
		changes := store.Changes{"number": {nil, a.Number}, "name": {nil, a.Name}, "kind": {nil, a.Kind}, "currency": {nil, a.Currency}, "payment_terms": {nil, a.Terms}}
		if a.Parent != 0 {
			changes["parent_id"] = [2]any{nil, a.Parent}
		}
		tx.Record(store.Event{Action: "account.open", Entity: ids[0], Account: ids[0], Changes: changes})
	} else {
		tx.RecordMany("account.open", ids)
	}
	return ids, nil
}

// limitMinor was checked by normalise.
func limitMinor(limit *decimal.Decimal, c money.Currency) any {
	if limit == nil {
		return nil
	}
	a, err := money.FromDecimal(*limit, c)
	if err != nil {
		return nil
	}
	return a.Minor
}

func duplicates(in []Open) *fault.Error {
	seen := map[string]bool{}
	for i, a := range in {
		k := fmt.Sprint(a.BusinessUnit, " ", a.Number)
		if seen[k] {
			return fault.New(fault.Conflict, "account number %q is given twice", a.Number).On(fmt.Sprint(i), "number")
		}
		seen[k] = true
	}
	if len(in) == 1 {
		return fault.New(fault.Conflict, "account number %q exists already", in[0].Number).On("0", "number")
	}
	return fault.New(fault.Conflict, "one of the account numbers exists already").On("number")
}

// giveNumbers gives the accounts without a number the next ones of their unit.
func giveNumbers(ctx context.Context, tx *store.TxClient, in []Open, units map[int]*ent.BusinessUnit) error {
	missing := map[int][]int{}
	for i, a := range in {
		if a.Number == "" {
			missing[a.BusinessUnit] = append(missing[a.BusinessUnit], i)
		}
	}
	ids := make([]int, 0, len(missing))
	for id := range missing {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		zone, err := time.LoadLocation(units[id].TimeZone)
		if err != nil {
			return err
		}
		numbers, err := ledger.Numbers(ctx, tx, id, ledger.Accounts, tx.Now.In(zone).Year(), len(missing[id]))
		if err != nil {
			return err
		}
		for n, i := range missing[id] {
			in[i].Number = numbers[n]
		}
	}
	return nil
}

// normalise fills in what follows from the business unit and checks every field that can be checked without the database.
func (a *Open) normalise(u *ent.BusinessUnit) error {
	a.BusinessUnit = u.ID
	if a.Currency == "" {
		a.Currency = u.Currency
	}
	if err := a.Currency.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("currency")
	}
	if a.Terms == "" {
		a.Terms = "NET30"
	}
	return a.Check()
}

// Check reports the first field that is wrong in itself, and puts texts and terms into the form in which they are kept.
// Currency and business unit may be empty.
func (a *Open) Check() error {
	a.Number = strings.TrimSpace(a.Number)
	if err := fault.Line("number", a.Number, 40); err != nil {
		return err
	}
	a.Name = strings.TrimSpace(a.Name)
	if a.Name == "" {
		return fault.New(fault.Invalid, "an account needs a name").On("name")
	}
	if err := fault.Line("name", a.Name, 200); err != nil {
		return err
	}
	if err := account.KindValidator(a.Kind); err != nil {
		return fault.New(fault.Invalid, "%q is not a kind of account; kinds are CLIENT, DEALER, OEM, PARTNER, CARRIER", string(a.Kind)).On("kind")
	}
	if a.Terms != "" {
		t, err := ParseTerms(a.Terms)
		if err != nil {
			return on(err, "paymentTerms")
		}
		a.Terms = t.String()
	}
	if err := checkLimit(a.CreditLimit, a.Currency); err != nil {
		return err
	}
	if err := checkEmail(a.Email); err != nil {
		return err
	}
	for _, f := range []struct {
		name, value string
		limit       int
	}{{"phone", a.Phone, 40}, {"taxId", a.TaxID, 40}, {"language", a.Language, 20}, {"region", a.Region, 80}} {
		if err := fault.Line(f.name, f.value, f.limit); err != nil {
			return err
		}
	}
	return checkAddresses(a.Addresses)
}

func checkLimit(limit *decimal.Decimal, c money.Currency) error {
	if limit == nil {
		return nil
	}
	if limit.IsNegative() {
		return fault.New(fault.Invalid, "a credit limit is not negative; leave it out when none was agreed").On("creditLimit")
	}
	if c == "" {
		return nil
	}
	a, err := money.FromDecimal(*limit, c)
	if err != nil {
		return fault.New(fault.Invalid, "%v", err).On("creditLimit")
	}
	if !a.Decimal().Equal(*limit) {
		return fault.New(fault.Invalid, "%s has more decimals than %s allows (%d)", limit, c, c.Digits()).On("creditLimit")
	}
	return nil
}

func checkEmail(s string) error {
	if s == "" {
		return nil
	}
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s || len(s) > 320 {
		return fault.New(fault.Invalid, "%q is not an e-mail address such as name@example.com", s).On("email")
	}
	return nil
}

func checkAddresses(list []postal.Address) error {
	if len(list) > maxAddresses {
		return fault.New(fault.Limit, "an account keeps at most %d addresses", maxAddresses).On("addresses")
	}
	for i, a := range list {
		path := []string{"addresses", fmt.Sprint(i)}
		if a.Use != postal.BillTo && a.Use != postal.ShipTo && a.Use != postal.Remit {
			return fault.New(fault.Invalid, "%q is not the use of an address; uses are BILL_TO, SHIP_TO, REMIT", string(a.Use)).On(append(path, "use")...)
		}
		if a.Country != "" && (len(a.Country) != 2 || strings.ContainsFunc(a.Country, func(r rune) bool { return r < 'A' || r > 'Z' })) {
			return fault.New(fault.Invalid, "%q is not a country code of two capitals such as US", a.Country).On(append(path, "country")...)
		}
		if n := utf8.RuneCountInString(a.Street); n > 400 || !utf8.ValidString(a.Street) {
			return fault.New(fault.Invalid, "it has %d characters; at most 400 are kept", n).On(append(path, "street")...)
		}
		for _, f := range []struct {
			name, value string
			limit       int
		}{{"city", a.City, 120}, {"region", a.Region, 80}, {"postalCode", a.PostalCode, 20}} {
			if err := fault.Line(f.name, f.value, f.limit); err != nil {
				return on(err, path...)
			}
		}
	}
	return nil
}
