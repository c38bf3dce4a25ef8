package intake

import (
	"cmp"
	"slices"

	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/worktime"
)

// values are what holds from day to day, with what the file adds to it. While the file is checked one of them goes over all
// chunks; when it is written each chunk reads what the chunks before have written.
type values struct {
	products      catalogue.Prices
	cards         catalogue.Cards
	jurisdictions catalogue.Jurisdictions
	looked        map[key]bool // codes that were looked up
	terms         *worktime.Terms
}

func newValues(today date.Date) values {
	return values{products: catalogue.Prices{}, cards: catalogue.Cards{}, jurisdictions: catalogue.Jurisdictions{}, looked: map[key]bool{}, terms: worktime.NewTerms(today)}
}

// lookUp calls read with the codes of one kind that were not looked up, in lots of one statement.
func (w *work) lookUp(kind record.Kind, codes []string, read func([]string) error) error {
	return each(codes, func(lot []string) error {
		lot = slices.DeleteFunc(slices.Clone(lot), func(code string) bool {
			k := w.hash.pair(string(kind), code)
			known := w.values.looked[k]
			w.values.looked[k] = true
			return known
		})
		if len(lot) == 0 {
			return nil
		}
		return read(lot)
	})
}

// byDay is records in the order of their days.
func byDay[R record.Record](list []R, day func(R) date.Date) []R {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b R) int { return cmp.Compare(day(a), day(b)) })
	return list
}

// settle counts what became of a value that was put into its timeline, or refuses its record.
func (w *work) settle(r record.Record, there bool, err error, value func(field string) string) (bool, error) {
	switch {
	case err != nil:
		return false, w.refuseFault(r, err, value)
	case there:
		w.count.unchanged++
		return false, nil
	}
	w.count.imported++
	return true, nil
}

func (w *work) decidePrices(c *chunk) error {
	var codes []string
	for _, r := range c.prices {
		codes = append(codes, r.ProductCode)
	}
	if err := w.lookUp(record.Prices, codes, func(lot []string) error {
		found, err := catalogue.FindPrices(w.ctx, w.q, lot)
		for code, p := range found {
			w.values.products[code] = p
			if w.checked == nil || w.checked.values.products[code] == nil {
				continue
			}
			for currency, line := range p.Prices {
				if decided := w.checked.values.products[code].Prices[currency]; decided != nil {
					line.Recall(*decided)
				}
			}
		}
		return err
	}); err != nil {
		return err
	}
	w.plan.prices = map[string]bool{}
	for _, r := range byDay(c.prices, func(r *record.Price) date.Date { return r.StartOn }) {
		if !w.once(r, "start_date", string(r.StartOn)) {
			continue
		}
		p := catalogue.Price{Product: r.ProductCode, Currency: r.Currency, UnitPrice: r.UnitPrice, StartsOn: r.StartOn, EndsOn: r.EndOn, Line: r.At()}
		there, err := false, p.Check()
		if err == nil {
			there, err = w.values.products.Set(p)
		}
		fresh, err := w.settle(r, there, err, func(f string) string {
			return map[string]string{"product_code": r.ProductCode, "currency": string(r.Currency), "unit_price": r.UnitPrice.String(), "start_date": string(r.StartOn), "end_date": string(r.EndOn)}[f]
		})
		if err != nil {
			return err
		}
		if fresh {
			w.plan.prices[r.ProductCode] = true
		}
	}
	return nil
}

// writePrices writes prices, and first the products that nobody named before.
func (w *work) writePrices() error {
	var codes []string
	for code := range w.plan.prices {
		codes = append(codes, code)
	}
	if len(codes) == 0 {
		return nil
	}
	ids, err := w.Contracts.ProductsTx(w.ctx, w.tx, codes)
	if err != nil {
		return err
	}
	list := chosen(w.values.products, w.plan.prices)
	for _, p := range list {
		p.ID = ids[p.Code]
	}
	return w.Catalogue.SavePricesTx(w.ctx, w.tx, list)
}

// chosen are the values of the codes, in the order of the codes.
func chosen[T any](all map[string]T, codes map[string]bool) []T {
	var order []string
	for code := range codes {
		order = append(order, code)
	}
	slices.Sort(order)
	list := make([]T, len(order))
	for i, code := range order {
		list[i] = all[code]
	}
	return list
}

func (w *work) decideRates(c *chunk) error {
	var codes []string
	for _, r := range c.rates {
		codes = append(codes, r.Card)
	}
	if err := w.lookUp(record.Rates, codes, func(lot []string) error {
		found, err := catalogue.FindCards(w.ctx, w.q, lot)
		for code, card := range found {
			w.values.cards[code] = card
			if w.checked == nil || w.checked.values.cards[code] == nil {
				continue
			}
			for k, line := range card.Rates {
				if decided := w.checked.values.cards[code].Rates[k]; decided != nil {
					line.Recall(*decided)
				}
			}
		}
		return err
	}); err != nil {
		return err
	}
	w.plan.rates = map[string]bool{}
	for _, r := range byDay(c.rates, func(r *record.Rate) date.Date { return r.StartOn }) {
		if !w.once(r, "start_date", string(r.StartOn)) {
			continue
		}
		in := catalogue.CardRate{Card: r.Card, Currency: r.Currency, Role: r.Role, Skill: r.Skill, Class: cardrate.Class(r.Class), Hourly: r.Hourly, StartsOn: r.StartOn, EndsOn: r.EndOn, Line: r.At()}
		if w.values.cards[r.Card] != nil && !w.given[record.Rates]["currency"] {
			in.Currency = money.Currency("")
		}
		there, err := false, in.Check()
		if err == nil {
			there, err = w.values.cards.Set(in)
		}
		fresh, err := w.settle(r, there, err, func(f string) string {
			return map[string]string{"card": r.Card, "currency": string(r.Currency), "role": r.Role, "skill": r.Skill, "class": r.Class, "hourly": r.Hourly.String(), "start_date": string(r.StartOn), "end_date": string(r.EndOn)}[f]
		})
		if err != nil {
			return err
		}
		if fresh {
			w.plan.rates[r.Card] = true
		}
	}
	return nil
}

func (w *work) writeRates() error {
	if len(w.plan.rates) == 0 {
		return nil
	}
	return w.Catalogue.SaveCardsTx(w.ctx, w.tx, chosen(w.values.cards, w.plan.rates))
}

func (w *work) decideTaxes(c *chunk) error {
	var codes []string
	for _, r := range c.taxes {
		codes = append(codes, r.Jurisdiction)
	}
	if err := w.lookUp(record.TaxRates, codes, func(lot []string) error {
		found, err := catalogue.FindJurisdictions(w.ctx, w.q, lot)
		for code, j := range found {
			w.values.jurisdictions[code] = j
			if w.checked == nil || w.checked.values.jurisdictions[code] == nil {
				continue
			}
			for class, line := range j.Rates {
				if decided := w.checked.values.jurisdictions[code].Rates[class]; decided != nil {
					line.Recall(*decided)
				}
			}
		}
		return err
	}); err != nil {
		return err
	}
	w.plan.taxes = map[string]bool{}
	for _, r := range byDay(c.taxes, func(r *record.TaxRate) date.Date { return r.StartOn }) {
		if !w.once(r, "start_date", string(r.StartOn)) {
			continue
		}
		in := catalogue.TaxRate{Jurisdiction: r.Jurisdiction, Name: r.Name, Country: r.Country, Region: r.Region, City: r.City, PostalPrefix: r.PostalPrefix, TaxClass: r.TaxClass, Category: r.Category,
			Percent: r.Percent, StartsOn: r.StartOn, EndsOn: r.EndOn, Line: r.At()}
		if w.checked != nil && w.values.jurisdictions[r.Jurisdiction] == nil { // the first chunk that names it writes what any row of the file says of it
			if j := w.checked.values.jurisdictions[r.Jurisdiction]; j != nil {
				in.Name, in.Country, in.Region, in.City, in.PostalPrefix = j.Name, j.Country, j.Region, j.City, j.PostalPrefix
			}
		}
		there, err := false, in.Check()
		if err == nil {
			there, err = w.values.jurisdictions.Set(in)
		}
		fresh, err := w.settle(r, there, err, func(f string) string {
			return map[string]string{"jurisdiction": r.Jurisdiction, "name": r.Name, "country": r.Country, "region": r.Region, "city": r.City, "postal_prefix": r.PostalPrefix, "tax_class": r.TaxClass,
				"category": r.Category, "percent": r.Percent.String(), "start_date": string(r.StartOn), "end_date": string(r.EndOn)}[f]
		})
		if err != nil {
			return err
		}
		if fresh {
			w.plan.taxes[r.Jurisdiction] = true
		}
	}
	return nil
}

func (w *work) writeTaxes() error {
	if len(w.plan.taxes) == 0 {
		return nil
	}
	return w.Catalogue.SaveJurisdictionsTx(w.ctx, w.tx, chosen(w.values.jurisdictions, w.plan.taxes))
}
