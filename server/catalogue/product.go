package catalogue

import (
	"context"
	"errors"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/product"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Describe says what a product is.
type Describe struct {
	Code, Name, Description, Unit, TaxClass string
	RevenueCode                             string // of a revenue account; empty: the business unit's default
	Provider                                int    // the carrier whose product it is; 0: our own
	ProviderCode                            string
	Active                                  bool
	Version                                 int // of the product that is changed; 0: the code is new
	Key                                     string
}

func (in Describe) check() error {
	return first(checkCode("code", in.Code, 60), checkCode("name", in.Name, 200), checkText("description", in.Description, 2000), checkText("unit", in.Unit, 20),
		checkText("tax_class", in.TaxClass, 40), checkText("revenue_code", in.RevenueCode, 20), checkText("provider_code", in.ProviderCode, 60))
}

// Describe adds a product or changes what is said of it. It reports fault.Invalid with the field, and fault.Conflict for a
// code that exists when no version is given, and for a stale version. Requires catalogue:write.
func (s *Service) Describe(ctx context.Context, in Describe) (*ent.Product, error) {
	id, err := s.once(ctx, viewer.CatalogueWrite, "describeProduct", in.Key, in, func(tx *store.TxClient) (int, error) {
		if err := in.check(); err != nil {
			return 0, err
		}
		if err := in.refers(ctx, tx); err != nil {
			return 0, err
		}
		return in.write(ctx, tx)
	})
	if err != nil {
		return nil, err
	}
	return s.DB.Product.Get(ctx, id)
}

// refers checks what the product names.
func (in Describe) refers(ctx context.Context, tx *store.TxClient) error {
	if in.Provider != 0 {
		a, err := tx.Account.Get(ctx, in.Provider)
		if err != nil {
			return fault.As(store.Fault(err)).On("provider_id")
		}
		if a.Kind != account.KindCARRIER {
			return fault.New(fault.Invalid, "account %s is no carrier but a %s; choose a carrier, or none for a product of our own", a.Number, a.Kind).On("provider_id")
		}
	}
	if in.RevenueCode == "" {
		return nil
	}
	var n int
	if err := tx.QueryRow(ctx, `SELECT COUNT(*) FROM gl_accounts WHERE code = ? AND kind = ?`, in.RevenueCode, string(glaccount.KindREVENUE)).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return fault.New(fault.Invalid, "no revenue account has the code %q; choose one from the chart of accounts, or leave it empty", in.RevenueCode).On("revenue_code")
	}
	return nil
}

func (in Describe) write(ctx context.Context, tx *store.TxClient) (int, error) {
	old, err := tx.Product.Query().Where(product.Code(in.Code), store.Lock).Only(ctx)
	switch {
	case ent.IsNotFound(err) && in.Version != 0:
		return 0, fault.New(fault.NotFound, "no product has the code %q; leave the version out to add it", in.Code).On("code")
	case ent.IsNotFound(err):
		c := tx.Product.Create().SetCode(in.Code).SetName(in.Name).SetDescription(in.Description).SetUnit(in.Unit).SetTaxClass(in.TaxClass).SetRevenueCode(in.RevenueCode).
			SetProviderCode(in.ProviderCode).SetActive(in.Active).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now)
		if in.Provider != 0 {
			c.SetProviderID(in.Provider)
		}
		p, err := c.Save(ctx)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "product.create", Entity: p.ID, Changes: store.Changes{"code": {nil, in.Code}, "name": {nil, in.Name}}})
		return p.ID, nil
	case err != nil:
		return 0, err
	case in.Version == 0:
		return 0, fault.New(fault.Conflict, "product %q exists already; give its version to change it", in.Code).On("code")
	case in.Version != old.Version:
		return 0, fault.New(fault.Conflict, "somebody changed the product in the meantime; look at it again").On("version")
	}
	changes := store.Changes{}
	for _, f := range []struct {
		name     string
		old, now any
	}{{"name", old.Name, in.Name}, {"description", old.Description, in.Description}, {"unit", old.Unit, in.Unit}, {"tax_class", old.TaxClass, in.TaxClass}, {"revenue_code", old.RevenueCode, in.RevenueCode},
		{"provider_id", old.ProviderID, in.Provider}, {"provider_code", old.ProviderCode, in.ProviderCode}, {"active", old.Active, in.Active}} {
		if f.old != f.now {
			changes[f.name] = [2]any{f.old, f.now}
		}
	}
	tx.Record(store.Event{Action: "product.change", Entity: old.ID, Changes: changes})
	if len(changes) == 0 {
		return old.ID, nil
	}
	u := tx.Product.UpdateOneID(old.ID).SetName(in.Name).SetDescription(in.Description).SetUnit(in.Unit).SetTaxClass(in.TaxClass).SetRevenueCode(in.RevenueCode).
		SetProviderCode(in.ProviderCode).SetActive(in.Active).SetUpdatedAt(tx.Now).AddVersion(1)
	if in.Provider == 0 {
		u.ClearProviderID()
	} else {
		u.SetProviderID(in.Provider)
	}
	return old.ID, u.Exec(ctx)
}

// Price is what a product costs from a day on, in one currency.
type Price struct {
	Product   string // its code
	Currency  money.Currency
	UnitPrice decimal.Decimal
	StartsOn  date.Date
	EndsOn    date.Date // empty: until the next one begins
	Line      int       // of the file that gives it
}

// Check reports the first field that is wrong in itself as fault.Invalid.
func (p Price) Check() error {
	return first(checkCode("product_code", p.Product, 60), checkCurrency("currency", p.Currency), checkRate("unit_price", p.UnitPrice), checkDays(p.StartsOn, p.EndsOn))
}

// Priced is a product with what it costs, by currency.
type Priced struct {
	ID     int // 0: not written yet
	Code   string
	Prices map[money.Currency]*Timeline
}

// Prices are products with what they cost, by code.
type Prices map[string]*Priced

// Set adds a price and reports whether it was there already, or fault.Conflict as Timeline.Put does.
func (p Prices) Set(in Price) (there bool, err error) {
	of := p[in.Product]
	if of == nil {
		of = &Priced{Code: in.Product, Prices: map[money.Currency]*Timeline{}}
	}
	line := of.Prices[in.Currency]
	if line == nil {
		line = &Timeline{}
	}
	if there, err = line.Put(Span{From: in.StartsOn, To: in.EndsOn, Rate: in.UnitPrice, Line: in.Line}); err == nil {
		p[in.Product], of.Prices[in.Currency] = of, line
	}
	return there, err
}

// FindPrices reads the products that have one of the codes, with all their prices. Inside a transaction they stay locked.
func FindPrices(ctx context.Context, q store.Querier, codes []string) (Prices, error) {
	if err := lock(ctx, q, "products", "code", codes); err != nil {
		return nil, err
	}
	among, list := store.AmongTexts(q, "p.code", codes)
	rows, err := q.Query(ctx, `SELECT p.id, p.code, COALESCE(v.id, 0), COALESCE(v.currency, ''), v.unit_price, v.starts_on, v.ends_on
		FROM products p LEFT JOIN product_prices v ON v.product_id = p.id WHERE `+among+` ORDER BY p.id, v.currency, v.starts_on`, list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := Prices{}
	for rows.Next() {
		var id int
		var code, currency string
		var s Span
		var rate decimal.NullDecimal
		if err := rows.Scan(&id, &code, &s.ID, &currency, &rate, &s.From, &s.To); err != nil {
			return nil, err
		}
		if found[code] == nil {
			found[code] = &Priced{ID: id, Code: code, Prices: map[money.Currency]*Timeline{}}
		}
		if s.ID == 0 {
			continue
		}
		s.Rate = rate.Decimal
		of := found[code].Prices
		if of[money.Currency(currency)] == nil {
			of[money.Currency(currency)] = &Timeline{}
		}
		line := of[money.Currency(currency)]
		*line = append(*line, s)
	}
	return found, rows.Err()
}

// SavePricesTx writes what Set added to products that exist. Requires catalogue:write.
func (s *Service) SavePricesTx(ctx context.Context, tx *store.TxClient, products []*Priced) error {
	if err := viewer.Need(viewer.From(ctx), viewer.CatalogueWrite); err != nil {
		return err
	}
	var rows [][]any
	for _, p := range products {
		if p.ID == 0 {
			return errors.New("catalogue: a product without a row")
		}
		added, ended := 0, 0
		for currency, line := range p.Prices {
			n, err := line.shorten(ctx, tx, "product_prices")
			if err != nil {
				return err
			}
			ended += n
			for _, v := range line.fresh() {
				rows = append(rows, []any{tx.Now, tx.Now, 1, p.ID, currency, v.Rate, v.From, v.To})
				added++
			}
		}
		tx.Record(store.Event{Action: "product.price", Entity: p.ID, Changes: store.Changes{"prices": {nil, added}, "ended": {nil, ended}}})
	}
	return tx.Insert(ctx, "product_prices", []string{"created_at", "updated_at", "version", "product_id", "currency", "unit_price", "starts_on", "ends_on"}, rows)
}

// SetPrice gives a product a price.
type SetPrice struct {
	Product          int
	Currency         money.Currency
	UnitPrice        decimal.Decimal
	StartsOn, EndsOn date.Date
	Key              string
}

// SetPrice gives a product a price from a day on. It reports fault.NotFound, fault.Invalid with the field, and fault.Conflict
// as Timeline.Put does. Requires catalogue:write.
func (s *Service) SetPrice(ctx context.Context, in SetPrice) (*ent.Product, error) {
	id, err := s.once(ctx, viewer.CatalogueWrite, "priceProduct", in.Key, in, func(tx *store.TxClient) (int, error) {
		p, err := tx.Product.Get(ctx, in.Product)
		if err != nil {
			return 0, fault.As(store.Fault(err)).On("product_id")
		}
		price := Price{Product: p.Code, Currency: in.Currency, UnitPrice: in.UnitPrice, StartsOn: in.StartsOn, EndsOn: in.EndsOn}
		if err := price.Check(); err != nil {
			return 0, err
		}
		found, err := FindPrices(ctx, tx, []string{p.Code})
		if err != nil {
			return 0, err
		}
		if _, err := found.Set(price); err != nil {
			return 0, err
		}
		return p.ID, s.SavePricesTx(ctx, tx, []*Priced{found[p.Code]})
	})
	if err != nil {
		return nil, err
	}
	return s.DB.Product.Get(ctx, id)
}
