package present

import (
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
)

// Values of cells besides texts, amounts, days and whole numbers.
type (
	quantity decimal.Decimal
	percent  decimal.Decimal
	price    struct {
		value    decimal.Decimal
		currency money.Currency
	}
	period struct{ from, to date.Date }
)

// show is a value as the language writes it.
func (l *locale) show(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case money.Amount:
		return l.amount(v)
	case quantity:
		return l.decimalText(decimal.Decimal(v))
	case percent:
		return l.rate(decimal.Decimal(v))
	case price:
		return l.price(v.value, v.currency)
	case date.Date:
		return l.date(v)
	case period:
		return l.period(v.from, v.to)
	case ordinal:
		return v.String()
	case int:
		return l.number(decimal.NewFromInt(int64(v)).String())
	}
	return ""
}

// plain is a value as programs read it: plain decimals and ISO days.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case money.Amount:
		return v.String()
	case quantity:
		return decimal.Decimal(v).String()
	case percent:
		return decimal.Decimal(v).String()
	case price:
		return v.value.String()
	case date.Date:
		return string(v)
	case period:
		if v.from == "" || v.to == "" {
			return string(v.from + v.to)
		}
		return string(v.from) + "/" + string(v.to) // an interval of ISO 8601
	case ordinal:
		return v.String()
	case int:
		return decimal.NewFromInt(int64(v)).String()
	}
	return ""
}

// shape is how a column is set.
type shape uint8

const (
	fixed   shape = iota // text that should stay on one line
	wrapped              // text that takes the room that is left
	figures              // right-aligned
)

type fieldSpec struct {
	word  func(*words) string
	shape shape
	value func(*Document, *Line) any
}

var fields = map[ColumnField]fieldSpec{
	"document":    {func(w *words) string { return w.NumberOfItem }, fixed, func(d *Document, _ *Line) any { return d.Number }},
	"issuedOn":    {func(w *words) string { return w.Date }, fixed, func(d *Document, _ *Line) any { return d.IssuedOn }},
	"dueOn":       {func(w *words) string { return w.Due }, fixed, func(d *Document, _ *Line) any { return d.DueOn }},
	"account":     {func(w *words) string { return w.Account }, fixed, func(d *Document, _ *Line) any { return d.Account }},
	"order":       {func(w *words) string { return w.Order }, fixed, func(d *Document, _ *Line) any { return d.Order }},
	"currency":    {func(w *words) string { return w.Currency }, fixed, func(d *Document, _ *Line) any { return string(d.Currency) }},
	"no":          {func(w *words) string { return w.No }, fixed, func(_ *Document, l *Line) any { return ordinal(l.No) }},
	"code":        {func(w *words) string { return w.Code }, fixed, func(_ *Document, l *Line) any { return l.Code }},
	"description": {func(w *words) string { return w.Description }, wrapped, func(_ *Document, l *Line) any { return l.Description }},
	"product":     {func(w *words) string { return w.Product }, wrapped, func(_ *Document, l *Line) any { return l.Product }},
	"site":        {func(w *words) string { return w.Site }, wrapped, func(_ *Document, l *Line) any { return l.Site }},
	"costCentre":  {func(w *words) string { return w.CostCentre }, wrapped, func(_ *Document, l *Line) any { return l.CostCentre }},
	"contract":    {func(w *words) string { return w.Contract }, fixed, func(_ *Document, l *Line) any { return l.Contract }},
	"service":     {func(w *words) string { return w.Service }, wrapped, func(_ *Document, l *Line) any { return l.Service }},
	"from":        {func(w *words) string { return w.From }, fixed, func(_ *Document, l *Line) any { return l.From }},
	"to":          {func(w *words) string { return w.To }, fixed, func(_ *Document, l *Line) any { return l.To }},
	"period":      {func(w *words) string { return w.Period }, fixed, func(_ *Document, l *Line) any { return period{l.From, l.To} }},
	"quantity":    {func(w *words) string { return w.Quantity }, figures, func(_ *Document, l *Line) any { return quantity(l.Quantity) }},
	"unit":        {func(w *words) string { return w.Unit }, fixed, func(_ *Document, l *Line) any { return l.Unit }},
	"unitPrice":   {func(w *words) string { return w.UnitPrice }, figures, func(d *Document, l *Line) any { return price{l.UnitPrice, d.Currency} }},
	"net":         {func(w *words) string { return w.Net }, figures, func(d *Document, l *Line) any { return d.own(l.Net) }},
	"taxRate": {func(w *words) string { return w.TaxRate }, figures, func(_ *Document, l *Line) any {
		if !l.TaxRate.Valid {
			return nil
		}
		return percent(l.TaxRate.Decimal)
	}},
	"tax": {func(w *words) string { return w.Tax }, figures, func(d *Document, l *Line) any { return d.own(l.Tax) }},
	"gross": {func(w *words) string { return w.Gross }, figures, func(d *Document, l *Line) any {
		sum, _ := d.own(l.Net).Add(d.own(l.Tax))
		return sum
	}},
}

var fieldOrder = []ColumnField{"document", "issuedOn", "dueOn", "account", "order", "currency", "no", "code", "description", "product", "site", "costCentre", "contract", "service", "from", "to", "period", "quantity", "unit", "unitPrice", "net", "taxRate", "tax", "gross"}

// own is an amount that was left empty as zero of the document's currency.
func (d *Document) own(a money.Amount) money.Amount {
	return (&sums{currency: d.Currency}).own(a)
}
