package documents

import (
	"context"
	"net/mail"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// DescribeSeller changes what documents say of a business unit, and how it bills. Fields that are nil stay as they are.
type DescribeSeller struct {
	BusinessUnit, Version                                             int
	LegalName, TaxID, Registration, Email, Phone, BankName, IBAN, BIC *string
	Address                                                           *postal.Address
	TaxRounding                                                       *businessunit.TaxRounding
	VariancePercent                                                   *decimal.Decimal // 0: never
	Key                                                               string
}

var bicForm = regexp.MustCompile(`^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$`)

// DescribeSeller changes a business unit. It reports fault.NotFound, fault.Conflict for a stale version, and fault.Invalid with
// the field. Requires templates:write.
func (s *Service) DescribeSeller(ctx context.Context, in DescribeSeller) (*ent.BusinessUnit, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.TemplatesWrite); err != nil {
		return nil, err
	}
	asked := in // what a repeated key is compared with
	if err := in.check(); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.BusinessUnit, error) {
		id, _, err := store.Once(ctx, tx, "describeSeller", in.Key, asked, func() (int, error) {
			u, err := tx.BusinessUnit.Query().Where(businessunit.ID(in.BusinessUnit), store.Lock).Only(ctx)
			if err != nil {
				return 0, fault.As(store.Fault(err)).On("businessUnitId")
			}
			if u.Version != in.Version {
				return 0, fault.New(fault.Conflict, "somebody changed the business unit in the meantime; look at it again").On("version")
			}
			return u.ID, in.write(ctx, tx, u)
		})
		if err != nil {
			return nil, err
		}
		return tx.BusinessUnit.Get(ctx, id)
	})
}

func (in *DescribeSeller) write(ctx context.Context, tx *store.TxClient, u *ent.BusinessUnit) error {
	update, changes := tx.BusinessUnit.UpdateOneID(u.ID), store.Changes{}
	for _, f := range []struct {
		column, old string
		to          *string
		set         func(string) *ent.BusinessUnitUpdateOne
	}{
		{"legal_name", u.LegalName, in.LegalName, update.SetLegalName}, {"tax_id", u.TaxID, in.TaxID, update.SetTaxID}, {"registration", u.Registration, in.Registration, update.SetRegistration},
		{"email", u.Email, in.Email, update.SetEmail}, {"phone", u.Phone, in.Phone, update.SetPhone}, {"bank_name", u.BankName, in.BankName, update.SetBankName},
		{"iban", u.Iban, in.IBAN, update.SetIban}, {"bic", u.Bic, in.BIC, update.SetBic},
	} {
		if f.to != nil && *f.to != f.old {
			f.set(*f.to)
			changes[f.column] = [2]any{f.old, *f.to}
		}
	}
	if in.Address != nil && *in.Address != u.Address {
		update.SetAddress(*in.Address)
		changes["address"] = [2]any{u.Address, *in.Address}
	}
	if in.TaxRounding != nil && *in.TaxRounding != u.TaxRounding {
		update.SetTaxRounding(*in.TaxRounding)
		changes["tax_rounding"] = [2]any{u.TaxRounding, *in.TaxRounding}
	}
	if in.VariancePercent != nil && !in.VariancePercent.Equal(u.VariancePercent) {
		update.SetVariancePercent(*in.VariancePercent)
		changes["variance_percent"] = [2]any{u.VariancePercent, *in.VariancePercent}
	}
	if len(changes) == 0 {
		return nil
	}
	tx.Record(store.Event{Action: "business_unit.describe", Entity: u.ID, Changes: changes})
	return update.AddVersion(1).SetUpdatedAt(tx.Now).Exec(ctx)
}

// check refuses what can't be so, and puts codes into the form in which they are kept.
func (in *DescribeSeller) check() error {
	for _, f := range []struct {
		name  string
		value **string
		limit int
	}{{"legalName", &in.LegalName, 200}, {"taxId", &in.TaxID, 40}, {"registration", &in.Registration, 80}, {"email", &in.Email, 320}, {"phone", &in.Phone, 40}, {"bankName", &in.BankName, 120}} {
		if *f.value == nil {
			continue
		}
		s := strings.TrimSpace(**f.value)
		*f.value = &s
		if err := fault.Line(f.name, s, f.limit); err != nil {
			return err
		}
	}
	if in.Email != nil && *in.Email != "" {
		if a, err := mail.ParseAddress(*in.Email); err != nil || a.Address != *in.Email {
			return fault.New(fault.Invalid, "%q is not an e-mail address such as billing@example.com", clip(*in.Email, 60)).On("email")
		}
	}
	if in.IBAN != nil {
		s := compact(*in.IBAN)
		if in.IBAN = &s; s != "" && !validIBAN(s) {
			return fault.New(fault.Invalid, "%q is not an IBAN: its check digits, length or country don't fit; copy it from the bank's statement", clip(s, 42)).On("iban")
		}
	}
	if in.BIC != nil {
		s := compact(*in.BIC)
		if in.BIC = &s; s != "" && !bicForm.MatchString(s) {
			return fault.New(fault.Invalid, "%q is not a BIC: six letters and two or five letters or digits, such as COBADEFF", clip(s, 20)).On("bic")
		}
	}
	if in.Address != nil {
		a := in.Address
		if a.Country != "" && (len(a.Country) != 2 || strings.Trim(a.Country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
			return fault.New(fault.Invalid, "%q is not a country code of two capitals such as US", clip(a.Country, 20)).On("address", "country")
		}
		if !utf8.ValidString(a.Street) || utf8.RuneCountInString(a.Street) > 400 {
			return fault.New(fault.Invalid, "a street has at most 400 characters").On("address", "street")
		}
		for _, f := range []struct {
			name, value string
			limit       int
		}{{"city", a.City, 120}, {"region", a.Region, 80}, {"postalCode", a.PostalCode, 20}} {
			if err := fault.Line(f.name, f.value, f.limit); err != nil {
				return fault.As(err).On("address")
			}
		}
	}
	if in.TaxRounding != nil {
		if err := businessunit.TaxRoundingValidator(*in.TaxRounding); err != nil {
			return fault.New(fault.Invalid, "%q is no way to round taxes; choose LINE or INVOICE", clip(string(*in.TaxRounding), 20)).On("taxRounding")
		}
	}
	if v := in.VariancePercent; v != nil && (v.IsNegative() || v.GreaterThan(decimal.NewFromInt(1000)) || v.Exponent() < -8) {
		return fault.New(fault.Invalid, "%s is not from 0 to 1000 percent, with at most 8 decimals", clip(v.String(), 30)).On("variancePercent")
	}
	return nil
}

// lengths of IBANs of countries whose banks are met often; others have 15 to 34 characters.
var lengths = map[string]int{"AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28,
	"IE": 22, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27}

// validIBAN checks the form, length and check digits of ISO 13616.
func validIBAN(s string) bool {
	if len(s) < 15 || len(s) > 34 || strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || strings.Trim(s[:2], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || strings.Trim(s[2:4], "0123456789") != "" {
		return false
	}
	if n, ok := lengths[s[:2]]; ok && n != len(s) {
		return false
	}
	rest := 0
	for _, c := range []byte(s[4:] + s[:4]) {
		if c >= 'A' {
			rest = (rest*100 + int(c-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(c-'0')) % 97
		}
	}
	return rest == 1
}
