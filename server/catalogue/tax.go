package catalogue

import (
	"context"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
)

// Categories of taxes by UNCL 5305. Only the first three take a percentage.
var categories = []string{"S", "L", "M", "Z", "E", "AE", "K", "G", "O"}

const taking = 3

// TaxRate is what a jurisdiction takes of a class of products from a day on.
type TaxRate struct {
	Jurisdiction string // its code
	Name         string // of a new jurisdiction, empty: its code
	Country      string // ISO 3166, of a new jurisdiction
	Region, City string // empty: anywhere
	PostalPrefix string
	TaxClass     string // empty: products without a class
	Category     string // UNCL 5305; empty: S, or Z for 0 percent
	Percent      decimal.Decimal
	StartsOn     date.Date
	EndsOn       date.Date // empty: until the next one begins
	Line         int       // of the file that gives it
}

// Check reports the first field that is wrong in itself as fault.Invalid, and fills in the category.
func (r *TaxRate) Check() error {
	if r.Category == "" {
		r.Category = "S"
		if r.Percent.IsZero() {
			r.Category = "Z"
		}
	}
	if err := first(checkCode("jurisdiction", r.Jurisdiction, 40), checkText("name", r.Name, 120), checkText("region", r.Region, 80), checkText("city", r.City, 120),
		checkText("postal_prefix", r.PostalPrefix, 20), checkText("tax_class", r.TaxClass, 40), checkPercent("percent", r.Percent), checkDays(r.StartsOn, r.EndsOn)); err != nil {
		return err
	}
	if c, err := language.ParseRegion(r.Country); r.Country != "" && (err != nil || len(r.Country) != 2 || !c.IsCountry()) {
		return fault.New(fault.Invalid, "%q is not a country code of two letters such as US or DE", clip(r.Country)).On("country")
	}
	r.Country = strings.ToUpper(r.Country)
	i := slices.Index(categories, r.Category)
	switch {
	case i < 0:
		return fault.New(fault.Invalid, "%q is no category of taxes; choose %s", clip(r.Category), strings.Join(categories, ", ")).On("category")
	case i < taking && r.Percent.IsZero():
		return fault.New(fault.Invalid, "category %s takes more than 0 percent; for 0 percent choose Z (zero rated), E (exempt), AE (reverse charge) or O (outside the scope)", r.Category).On("category")
	case i >= taking && !r.Percent.IsZero():
		return fault.New(fault.Invalid, "category %s takes nothing, not %s percent; choose S, or 0 percent", r.Category, r.Percent).On("percent")
	}
	return nil
}

// Jurisdiction is a tax jurisdiction with its rates.
type Jurisdiction struct {
	ID                                  int // 0: not written yet
	Code, Name                          string
	Country, Region, City, PostalPrefix string
	Rates                               map[string]*Timeline // by tax class
}

// agrees reports fault.Conflict with the first part that is given otherwise. Empty parts say nothing; one of a jurisdiction
// that is not written yet is filled in.
func (j *Jurisdiction) agrees(in TaxRate) error {
	for _, f := range []struct {
		field string
		have  *string
		want  string
	}{{"name", &j.Name, in.Name}, {"country", &j.Country, in.Country}, {"region", &j.Region, in.Region}, {"city", &j.City, in.City}, {"postal_prefix", &j.PostalPrefix, in.PostalPrefix}} {
		have := *f.have
		switch {
		case f.want == "" || f.want == have:
			continue
		case j.ID == 0 && (have == "" || f.field == "name" && have == j.Code):
			*f.have = f.want
			continue
		case have == "":
			have = "none"
		}
		return fault.New(fault.Conflict, "jurisdiction %q exists already with another %s: %s, not %s; leave it out, or use a code of its own", j.Code, f.field, have, f.want).On(f.field)
	}
	return nil
}

// Jurisdictions are tax jurisdictions by code.
type Jurisdictions map[string]*Jurisdiction

// Set adds a rate, and with the first one its jurisdiction, and reports whether it was there already. The rate has been
// checked. It reports fault.Invalid for a new jurisdiction without a country, fault.Conflict for one that is there with other
// parts, and fault.Conflict as Timeline.Put does.
func (js Jurisdictions) Set(in TaxRate) (there bool, err error) {
	j := js[in.Jurisdiction]
	if j == nil {
		if in.Country == "" {
			return false, fault.New(fault.Invalid, "it is missing; a new jurisdiction needs a country code such as US").On("country")
		}
		name := in.Name
		if name == "" {
			name = in.Jurisdiction
		}
		j = &Jurisdiction{Code: in.Jurisdiction, Name: name, Country: in.Country, Region: in.Region, City: in.City, PostalPrefix: in.PostalPrefix, Rates: map[string]*Timeline{}}
	}
	filled := *j
	if err := filled.agrees(in); err != nil {
		return false, err
	}
	line := j.Rates[in.TaxClass]
	if line == nil {
		line = &Timeline{}
	}
	if there, err = line.Put(Span{From: in.StartsOn, To: in.EndsOn, Rate: in.Percent, Category: in.Category, Line: in.Line}); err == nil {
		*j = filled
		js[in.Jurisdiction], j.Rates[in.TaxClass] = j, line
	}
	return there, err
}

// FindJurisdictions reads the jurisdictions that have one of the codes, with all their rates. Inside a transaction they stay
// locked.
func FindJurisdictions(ctx context.Context, q store.Querier, codes []string) (Jurisdictions, error) {
	if err := lock(ctx, q, "tax_jurisdictions", "code", codes); err != nil {
		return nil, err
	}
	among, list := store.AmongTexts(q, "j.code", codes)
	rows, err := q.Query(ctx, `SELECT j.id, j.code, j.name, j.country, j.region, j.city, j.postal_prefix, COALESCE(r.id, 0), COALESCE(r.tax_class, ''), COALESCE(r.category, ''), r.percent, r.starts_on, r.ends_on
		FROM tax_jurisdictions j LEFT JOIN tax_rates r ON r.jurisdiction_id = j.id WHERE `+among+` ORDER BY j.id, r.starts_on`, list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := Jurisdictions{}
	for rows.Next() {
		j := &Jurisdiction{Rates: map[string]*Timeline{}}
		var class string
		var s Span
		var percent decimal.NullDecimal
		if err := rows.Scan(&j.ID, &j.Code, &j.Name, &j.Country, &j.Region, &j.City, &j.PostalPrefix, &s.ID, &class, &s.Category, &percent, &s.From, &s.To); err != nil {
			return nil, err
		}
		if old := found[j.Code]; old != nil {
			j = old
		}
		found[j.Code] = j
		if s.ID == 0 {
			continue
		}
		s.Rate = percent.Decimal
		if j.Rates[class] == nil {
			j.Rates[class] = &Timeline{}
		}
		line := j.Rates[class]
		*line = append(*line, s)
	}
	return found, rows.Err()
}

// SaveJurisdictionsTx writes what Set added. It reports fault.Conflict for a jurisdiction that somebody else added at this
// moment. Requires catalogue:write.
func (s *Service) SaveJurisdictionsTx(ctx context.Context, tx *store.TxClient, jurisdictions []*Jurisdiction) error {
	if err := viewer.Need(viewer.From(ctx), viewer.CatalogueWrite); err != nil {
		return err
	}
	var added [][]any
	for _, j := range jurisdictions {
		if j.ID == 0 {
			added = append(added, []any{tx.Now, tx.Now, 1, j.Code, j.Name, j.Country, j.Region, j.City, j.PostalPrefix})
		}
	}
	ids, err := tx.InsertIDs(ctx, "tax_jurisdictions", []string{"created_at", "updated_at", "version", "code", "name", "country", "region", "city", "postal_prefix"}, added)
	if err != nil {
		return err
	}
	var rows [][]any
	for _, j := range jurisdictions {
		changes := store.Changes{}
		if j.ID == 0 {
			j.ID, ids = ids[0], ids[1:]
			changes["code"], changes["country"] = [2]any{nil, j.Code}, [2]any{nil, j.Country}
		}
		fresh, ended := 0, 0
		for class, line := range j.Rates {
			n, err := line.shorten(ctx, tx, "tax_rates")
			if err != nil {
				return err
			}
			ended += n
			for _, v := range line.fresh() {
				rows = append(rows, []any{tx.Now, tx.Now, 1, j.ID, class, v.Category, v.Rate, v.From, v.To})
				fresh++
			}
		}
		changes["rates"], changes["ended"] = [2]any{nil, fresh}, [2]any{nil, ended}
		tx.Record(store.Event{Action: "tax_jurisdiction.set_rate", Entity: j.ID, Changes: changes})
	}
	return tx.Insert(ctx, "tax_rates", []string{"created_at", "updated_at", "version", "jurisdiction_id", "tax_class", "category", "percent", "starts_on", "ends_on"}, rows)
}

// SetTaxRate gives a class of products a tax rate from a day on; a code that is new makes a jurisdiction. It reports
// fault.Invalid with the field and fault.Conflict as Jurisdictions.Set does. Requires catalogue:write.
func (s *Service) SetTaxRate(ctx context.Context, in TaxRate, key string) (*ent.TaxJurisdiction, error) {
	id, err := s.once(ctx, viewer.CatalogueWrite, "setTaxRate", key, in, func(tx *store.TxClient) (int, error) {
		if err := in.Check(); err != nil {
			return 0, err
		}
		found, err := FindJurisdictions(ctx, tx, []string{in.Jurisdiction})
		if err != nil {
			return 0, err
		}
		if _, err := found.Set(in); err != nil {
			return 0, err
		}
		j := found[in.Jurisdiction]
		err = s.SaveJurisdictionsTx(ctx, tx, []*Jurisdiction{j})
		return j.ID, err
	})
	if err != nil {
		return nil, err
	}
	return s.DB.TaxJurisdiction.Get(ctx, id)
}
