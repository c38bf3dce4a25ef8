package graph

import (
	"slices"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/shopspring/decimal"
)

// Exported is what an export wrote. Totals are the sums of its amounts, by column and currency: "balance USD": "147703.18".
type Exported struct {
	Rows   int               `json:"rows"`
	Totals map[string]string `json:"totals"`
}

// totaller adds up the columns of amounts, for each currency.
type totaller struct {
	currency int // the column; -1: there is none
	amounts  map[int]string
	by       map[sumKey]decimal.Decimal
}

type sumKey struct{ column, currency string }

// rates are columns of decimals that are no amounts owed, or whose sum says nothing.
var rates = map[string]bool{"credit_limit": true}

func newTotaller(columns []sheet.Column) *totaller {
	s := &totaller{currency: slices.IndexFunc(columns, func(c sheet.Column) bool { return c.Name == "currency" }), amounts: map[int]string{}, by: map[sumKey]decimal.Decimal{}}
	for i, c := range columns {
		if c.Type == sheet.DecimalColumn && !rates[c.Name] {
			s.amounts[i] = c.Name
		}
	}
	return s
}

func (s *totaller) add(row []string) error {
	if s.currency < 0 {
		return nil
	}
	for i, name := range s.amounts {
		if row[i] == "" {
			continue
		}
		d, err := decimal.NewFromString(row[i])
		if err != nil {
			return err
		}
		k := sumKey{name, row[s.currency]}
		s.by[k] = s.by[k].Add(d)
	}
	return nil
}

func (s *totaller) texts() map[string]string {
	out := make(map[string]string, len(s.by))
	for k, d := range s.by {
		text := d.String()
		if c, err := money.ParseCurrency(k.currency); err == nil {
			text = d.StringFixed(c.Digits())
		}
		out[k.column+" "+k.currency] = text
	}
	return out
}
