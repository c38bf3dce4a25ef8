package statement

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"sort"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/promotion"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/fault"
	"github.com/shopspring/decimal"
)

// agreed is a contract line with everything that its price follows from.
type agreed struct {
	*ent.ContractLine
	contract *ent.Contract
	served   charge.Span
	charge   charge.Line
	prices   []dated // of the catalogue, where they hold
	used     []used
	worked   []worked
	index    charge.IndexValue
}

// dated is a value from a day on, until a day where it says so.
type dated struct {
	from, to date.Date
	value    decimal.Decimal
}

// on is the value that holds on a day, of values in the order of their days.
func on(values []dated, day date.Date) (decimal.Decimal, bool) {
	i := sort.Search(len(values), func(i int) bool { return values[i].from > day }) - 1
	if i < 0 || values[i].to != "" && values[i].to < day {
		return decimal.Decimal{}, false
	}
	return values[i].value, true
}

// used is a measured quantity.
type used struct {
	on       date.Date
	quantity decimal.Decimal
}

// worked are hours of one price.
type worked struct {
	on                       date.Date
	role, skill, class, rate string
	hourly, hours            decimal.Decimal
}

// text is what the line is for.
func (a *agreed) text() string { return cmp.Or(a.Description, a.Edges.Product.Name) }

// inForce reports whether the line was part of its contract on some of the days, whether it was installed or not.
func (a *agreed) inForce(days charge.Span) bool {
	return a.StartsOn <= days.To && (a.served.To == "" || max(days.From, a.StartsOn) <= a.served.To)
}

// due are the days of a period that are charged for.
func (a *agreed) due(days charge.Span) charge.Span {
	if a.served.From == "" {
		return charge.Span{From: days.To.AddDays(1), To: days.To}
	}
	return both(days, a.served)
}

// both is what two spans have in common; an end of the second that is missing is none.
func both(x, y charge.Span) charge.Span {
	x.From = max(x.From, y.From)
	if y.To != "" {
		x.To = min(x.To, y.To)
	}
	return x
}

func empty(s charge.Span) bool { return s.To < s.From }

// cost is what service on these days costs, in minor units of the contract's currency. However days are split, the costs
// of the parts sum to that of the whole.
func (a *agreed) cost(days charge.Span) (int64, error) {
	if empty(days) {
		return 0, nil
	}
	switch {
	case a.Kind == contractline.KindUSAGE:
		return a.measured(days, func(p charge.Span, through date.Date) (int64, error) {
			var quantity decimal.Decimal
			for _, u := range a.used {
				if p.From <= u.on && u.on <= through {
					quantity = quantity.Add(u.quantity)
				}
			}
			line, err := a.at(p.To)
			if err != nil {
				return 0, err
			}
			minor, _, err := line.Usage(a.contract.Currency, decimal.Zero, quantity, p.To, a.index)
			return minor, err
		})
	case a.Kind == contractline.KindTIME:
		return a.measured(days, a.hours)
	case a.charge.Periods.Months == 0:
		if a.served.From == "" || a.served.From < days.From || a.served.From > days.To {
			return 0, nil
		}
		return a.over(charge.Span{From: a.served.From, To: a.served.From})
	case !a.ListPriced:
		return a.over(days)
	}
	// The catalogue's price is that of the first day of each period.
	var sum int64
	for day := days.From; day <= days.To; {
		_, p := a.charge.Periods.On(day)
		minor, err := a.over(both(days, charge.Span{From: day, To: p.To}))
		if err != nil {
			return 0, err
		}
		sum, day = sum+minor, p.To.AddDays(1)
	}
	return sum, nil
}

// at is the line with the prices that hold in the period of a day.
func (a *agreed) at(day date.Date) (charge.Line, error) {
	l := a.charge
	if !a.ListPriced || a.Kind == contractline.KindTIME {
		return l, nil
	}
	if l.Periods.Months > 0 {
		_, p := l.Periods.On(day)
		day = max(p.From, min(a.served.From, p.To))
	}
	price, ok := on(a.prices, day)
	if !ok {
		return l, fault.New(fault.State, "contract %s line %d: the catalogue has no price of %s in %s for %s; enter it, then reconcile again", a.contract.Number, a.LineNo,
			a.Edges.Product.Name, a.contract.Currency, day)
	}
	l.UnitPrice, l.PricedFrom = price, day
	return l, nil
}

// over is what recurring service on these days costs, or a single charge on its day.
func (a *agreed) over(days charge.Span) (int64, error) {
	l, err := a.at(days.From)
	if err != nil {
		return 0, err
	}
	l.Served, l.Billed, l.Advance = days, "", true
	charges, _, err := l.Recurring(a.contract.Currency, days.To, a.index)
	var sum int64
	for _, x := range charges {
		sum += x.Minor
	}
	return sum, err
}

// measured is what was measured on some days costs: in each period, the price of everything through the last of them less
// that of everything before the first. What is missing to the minimum counts on the period's last day.
func (a *agreed) measured(days charge.Span, through func(charge.Span, date.Date) (int64, error)) (int64, error) {
	periods := a.charge.Periods
	if periods.Months == 0 {
		periods.Months = 1
	}
	var sum int64
	for day := days.From; day <= days.To; {
		_, p := periods.On(day)
		before, err := through(p, day.AddDays(-1))
		if err != nil {
			return 0, err
		}
		all, err := through(p, min(p.To, days.To))
		if err != nil {
			return 0, err
		}
		sum += all - before
		if served := both(p, a.served); a.served.From != "" && !empty(served) && a.Minimum.IsPositive() && days.From <= served.To && served.To <= days.To {
			least, err := money.FromDecimal(a.Minimum, a.contract.Currency)
			if err != nil {
				return 0, err
			}
			if all, err = through(p, p.To); err != nil {
				return 0, err
			}
			sum += max(0, charge.Share(least.Minor, served.Days(), p.Days())-all)
		}
		day = p.To.AddDays(1)
	}
	return sum, nil
}

// hours is what the hours of a period through a day cost, each price rounded once.
func (a *agreed) hours(p charge.Span, through date.Date) (int64, error) {
	sums := map[worked]decimal.Decimal{}
	rates := map[worked]decimal.Decimal{}
	for _, w := range a.worked {
		if p.From <= w.on && w.on <= through {
			k := worked{role: w.role, skill: w.skill, class: w.class, rate: w.hourly.String()}
			sums[k], rates[k] = sums[k].Add(w.hours), w.hourly
		}
	}
	var sum int64
	for k, hours := range sums {
		m, err := money.FromDecimal(hours.Mul(rates[k]), a.contract.Currency)
		if err != nil {
			return 0, err
		}
		sum += m.Minor
	}
	return sum, nil
}

// quantity is what was agreed or measured on these days; false where lines of an invoice can't be held against it.
func (a *agreed) quantity(days charge.Span) (decimal.Decimal, bool) {
	var sum decimal.Decimal
	switch {
	case a.Minimum.IsPositive() && a.Kind != contractline.KindRECURRING:
		return sum, false
	case a.Kind == contractline.KindUSAGE:
		for _, u := range a.used {
			if days.From <= u.on && u.on <= days.To {
				sum = sum.Add(u.quantity)
			}
		}
		return sum, true
	case a.Kind == contractline.KindTIME:
		for _, w := range a.worked {
			if days.From <= w.on && w.on <= days.To {
				sum = sum.Add(w.hours)
			}
		}
		return sum, true
	}
	return a.Quantity, true
}

// agreements are the contract lines of an account that begin by the end of the period, by contract and line.
func (b books) agreements(ctx context.Context, account int, days charge.Span) ([]*agreed, error) {
	all, err := b.client.Contract.Query().Where(contract.AccountID(account), contract.StatusNEQ(contract.StatusDRAFT), contract.StartsOnLTE(days.To)).
		WithLines(func(q *ent.ContractLineQuery) {
			q.Where(contractline.StartsOnLTE(days.To)).Order(contractline.ByLineNo()).WithProduct()
		}).Order(contract.ByNumber(), contract.ByID()).All(ctx)
	if err != nil {
		return nil, err
	}
	var lines []*agreed
	for _, c := range all {
		for _, l := range c.Edges.Lines {
			if c.Renews && c.Status != contract.StatusTERMINATED && l.EndsOn == c.EndsOn {
				l.EndsOn = "" // it goes on by itself
			}
			from, to := contracts.Served(l)
			a := &agreed{ContractLine: l, contract: c, served: charge.Span{From: from, To: to}}
			a.charge = charge.Line{Quantity: l.Quantity, UnitPrice: l.UnitPrice, Pricing: l.Pricing, Escalator: l.Escalator, PricedFrom: cmp.Or(l.PricedFrom, l.StartsOn),
				Periods: charge.Periods{Anchor: cmp.Or(l.AnchorOn, l.StartsOn), Months: billing.Months(l.Frequency)}}
			if l.Kind == contractline.KindONE_TIME {
				a.charge.Periods.Months = 0
			}
			lines = append(lines, a)
		}
	}
	if len(lines) > maxItems {
		return nil, fault.New(fault.Limit, "the account has more than %d contract lines; reconcile the accounts below it one by one", maxItems)
	}
	return lines, errors.Join(b.promotions(ctx, lines), b.prices(ctx, lines), b.indexes(ctx, lines), b.measures(ctx, lines, days))
}

func (b books) promotions(ctx context.Context, lines []*agreed) error {
	var ids []int
	for _, a := range lines {
		if a.PromotionID != 0 {
			ids = append(ids, a.PromotionID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := b.client.Promotion.Query().Where(promotion.IDIn(ids...)).All(ctx)
	if err != nil {
		return err
	}
	of := map[int]*ent.Promotion{}
	for _, p := range rows {
		of[p.ID] = p
	}
	for _, a := range lines {
		if p := of[a.PromotionID]; p != nil && a.served.From != "" {
			days := charge.Span{From: max(p.StartsOn, a.served.From), To: p.EndsOn}
			if a.PromotionEndsOn != "" && (days.To == "" || a.PromotionEndsOn < days.To) {
				days.To = a.PromotionEndsOn
			}
			if days.To == "" || !empty(days) {
				a.charge.Promotion = &charge.Promotion{Name: p.Name, Percent: p.Percent, Days: days}
			}
		}
	}
	return nil
}

// prices reads the catalogue for the lines that take its prices.
func (b books) prices(ctx context.Context, lines []*agreed) error {
	type key struct {
		product  int
		currency money.Currency
	}
	listed := map[key][]*agreed{}
	var ids []int
	for _, a := range lines {
		if a.ListPriced {
			k := key{a.ProductID, a.contract.Currency}
			listed[k] = append(listed[k], a)
			ids = append(ids, a.ProductID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return b.each(ctx, `SELECT product_id, currency, starts_on, ends_on, unit_price FROM product_prices WHERE `+b.in("product_id")+` ORDER BY starts_on`, []any{b.list(ids)}, func(rows *sql.Rows) error {
		var k key
		var d dated
		err := rows.Scan(&k.product, &k.currency, &d.from, &d.to, &d.value)
		for _, a := range listed[k] {
			a.prices = append(a.prices, d)
		}
		return err
	})
}

// indexes reads the price indexes that escalators follow.
func (b books) indexes(ctx context.Context, lines []*agreed) error {
	values := map[string][]dated{}
	for _, a := range lines {
		if a.Escalator != nil && a.Escalator.Index != "" {
			values[a.Escalator.Index] = nil
		}
		a.index = func(index string, day date.Date) (decimal.Decimal, bool) { return on(values[index], day) }
	}
	if len(values) == 0 {
		return nil
	}
	return b.each(ctx, `SELECT code, starts_on, value FROM index_values ORDER BY starts_on`, nil, func(rows *sql.Rows) error {
		var code string
		var d dated
		err := rows.Scan(&code, &d.from, &d.value)
		if _, ok := values[code]; ok {
			values[code] = append(values[code], d)
		}
		return err
	})
}

// measures reads usage and approved hours. A price by tiers follows from the whole of a period, which may reach a year over
// either end.
func (b books) measures(ctx context.Context, lines []*agreed, days charge.Span) error {
	of := map[int]*agreed{}
	ids := map[contractline.Kind][]int{}
	for _, a := range lines {
		of[a.ID] = a
		ids[a.Kind] = append(ids[a.Kind], a.ID)
	}
	first, end := days.From.AddMonths(-13), days.To.AddMonths(13)
	if list := ids[contractline.KindUSAGE]; len(list) > 0 {
		if err := b.each(ctx, `SELECT contract_line_id, used_on, quantity FROM usage_records WHERE `+b.in("contract_line_id")+` AND used_on >= ? AND used_on <= ?`,
			[]any{b.list(list), first, end}, func(rows *sql.Rows) error {
				var id int
				var u used
				err := rows.Scan(&id, &u.on, &u.quantity)
				a := of[id]
				// Many records of a day are one.
				if n := slices.IndexFunc(a.used, func(o used) bool { return o.on == u.on }); n >= 0 {
					a.used[n].quantity = a.used[n].quantity.Add(u.quantity)
				} else {
					a.used = append(a.used, u)
				}
				return err
			}); err != nil {
			return err
		}
	}
	if list := ids[contractline.KindTIME]; len(list) > 0 {
		return b.each(ctx, `SELECT contract_line_id, worked_on, role, skill, class, hourly, hours FROM time_entries WHERE status = 'APPROVED' AND `+b.in("contract_line_id")+` AND worked_on >= ? AND worked_on <= ?`,
			[]any{b.list(list), first, end}, func(rows *sql.Rows) error {
				var id int
				var w worked
				err := rows.Scan(&id, &w.on, &w.role, &w.skill, &w.class, &w.hourly, &w.hours)
				of[id].worked = append(of[id].worked, w)
				return err
			})
	}
	return nil
}
