package billing

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/documents"
	"github.com/shopspring/decimal"
)

// Months is how many months a period of a frequency has; 0 for what is charged once.
func Months(f contractline.Frequency) int {
	switch f {
	case contractline.FrequencyMONTHLY:
		return 1
	case contractline.FrequencyQUARTERLY:
		return 3
	case contractline.FrequencySEMI_ANNUAL:
		return 6
	case contractline.FrequencyANNUAL:
		return 12
	}
	return 0
}

// bills is what a run bills, and by which rules.
type bills struct {
	*tables
	from, to, issue date.Date
	perLine         bool            // tax is rounded on every line
	variance        decimal.Decimal // percent; 0: not compared
}

func newBills(run *ent.BillRun, unit *ent.BusinessUnit, t *tables) *bills {
	return &bills{tables: t, from: run.PeriodFrom, to: run.PeriodTo, issue: run.IssueOn, perLine: unit.TaxRounding == businessunit.TaxRoundingLINE, variance: unit.VariancePercent}
}

// draft is the invoice of an account before it is written.
type draft struct {
	currency        money.Currency
	language        string // of documents
	due             date.Date
	order           string
	net, tax, total int64
	previous        int64
	first           bool
	content         bill.Content
}

// draft works out the invoice of an account, and what a person must look at. The draft is nil where nothing is charged.
func (b *bills) draft(c *client) (*draft, []finding) {
	d := &draft{currency: c.currency, language: c.language, content: bill.Content{Terms: c.agreed}}
	var fs []finding
	note := func(k Kind, l *line, subject int, format string, args ...any) {
		f := finding{kind: k, subject: subject, message: fmt.Sprintf(format, args...)}
		if l != nil {
			f.line = l.ID
			f.message = fmt.Sprintf("%s line %d: ", l.number, l.LineNo) + f.message
		}
		first, size := utf8.DecodeRuneInString(f.message)
		f.message = string(unicode.ToUpper(first)) + f.message[size:]
		fs = append(fs, f)
	}
	orders := map[string]bool{}
	for _, l := range c.lines {
		before := len(d.content.Lines)
		rate, ok := b.rate(l, c.currency)
		if !ok {
			if b.charges(l) {
				note(MissingExchangeRate, l, 0, "there is no exchange rate from %s to %s on %s", l.currency, c.currency, b.issue)
			}
			continue
		}
		b.line(l, d, note)
		added := d.content.Lines[before:]
		if len(added) == 0 {
			continue
		}
		if l.currency != c.currency {
			for i := range added {
				converted, err := money.FromDecimal(money.New(added[i].Minor, l.currency).Decimal().Mul(rate), c.currency)
				if err != nil {
					note(TooLarge, l, 0, "%v", err)
				}
				added[i].Minor, added[i].UnitPrice = converted.Minor, added[i].UnitPrice.Mul(rate).Round(money.RateScale)
			}
			d.content.Rates = append(d.content.Rates, fmt.Sprintf("1 %s = %s %s", l.currency, rate, c.currency))
		}
		orders[l.order] = true
	}
	b.overlaps(c, note)
	if len(d.content.Lines) == 0 {
		return nil, sorted(fs)
	}
	slices.Sort(d.content.Rates)
	d.content.Rates = slices.Compact(d.content.Rates)
	b.tax(c, d, note)
	b.compare(c, d)
	if err := d.sum(); err != nil {
		note(TooLarge, nil, 0, "the invoice is too large: %v", err)
		d.net, d.tax, d.total = 0, 0, 0
	}
	var err error
	if d.due, err = accounts.DueOn(c.terms, b.issue); err != nil {
		d.due = b.issue
	}
	d.order = purchaseOrder(orders)
	b.check(c, d, orders, note)
	return d, sorted(fs)
}

type noter func(k Kind, l *line, subject int, format string, args ...any)

// charges reports whether the line would charge something in any currency.
func (b *bills) charges(l *line) bool {
	var d draft
	b.line(l, &d, func(Kind, *line, int, string, ...any) {})
	return len(d.content.Lines) > 0
}

// rate is what one unit of the line's currency is worth in the invoice's.
func (b *bills) rate(l *line, c money.Currency) (decimal.Decimal, bool) {
	if l.currency == c {
		return decimal.NewFromInt(1), true
	}
	return on(b.exchange[[2]money.Currency{l.currency, c}], b.issue)
}

// line adds what one contract line charges, in the contract's currency.
func (b *bills) line(l *line, d *draft, note noter) {
	if l.renews && !l.ended && l.EndsOn == l.contractEnds {
		l.EndsOn = "" // it goes on by itself
	}
	from, to := contracts.Served(&l.ContractLine)
	if from == "" {
		if l.EndsOn == "" || l.EndsOn >= b.from {
			note(NotFunctional, l, 0, "not billed, since %s", waiting(&l.ContractLine))
		}
		return
	}
	cl := charge.Line{Quantity: l.Quantity, UnitPrice: l.UnitPrice, Pricing: l.Pricing, Escalator: l.Escalator, PricedFrom: cmp.Or(l.PricedFrom, l.StartsOn),
		Periods: charge.Periods{Anchor: cmp.Or(l.AnchorOn, l.StartsOn), Months: Months(l.Frequency)}, Advance: l.Timing == contractline.TimingADVANCE,
		Served: charge.Span{From: from, To: to}, Billed: l.BilledThrough}
	if p, ok := b.promotions[l.PromotionID]; ok {
		p.Days.From = max(p.Days.From, from)
		if l.PromotionEndsOn != "" && (p.Days.To == "" || l.PromotionEndsOn < p.Days.To) {
			p.Days.To = l.PromotionEndsOn
		}
		if p.Days.To == "" || p.Days.From <= p.Days.To {
			p.Name = fmt.Sprintf("%s, −%s %%", p.Name, p.Percent)
			cl.Promotion = &p
		}
	}
	if l.Kind == contractline.KindONE_TIME {
		cl.Periods.Months = 0
	}
	if l.ListPriced && l.Kind != contractline.KindTIME {
		prices := b.prices[priced{l.ProductID, l.currency}]
		cl.List = func(day date.Date) (decimal.Decimal, bool) { return on(prices, day) }
	}
	var err error
	switch l.Kind {
	case contractline.KindUSAGE:
		err = b.usage(l, &cl, d)
	case contractline.KindTIME:
		err = b.time(l, &cl, d, note)
	default:
		err = b.recurring(l, &cl, d, note)
	}
	var missing *charge.MissingIndexError
	var unlisted *charge.MissingPriceError
	switch {
	case errors.As(err, &missing):
		note(MissingRate, l, 0, "%v", err)
	case errors.As(err, &unlisted):
		note(MissingRate, l, 0, "the catalogue has no price of %s in %s for %s", l.product, l.currency, unlisted.On)
	case err != nil:
		note(TooLarge, l, 0, "%v", err)
	}
}

// next is the first day that is not billed.
func next(l *line) date.Date {
	if l.BilledThrough == "" {
		return l.StartsOn
	}
	return l.BilledThrough.AddDays(1)
}

func waiting(l *ent.ContractLine) string {
	switch {
	case l.InstalledOn == "" && l.FunctionalOn == "":
		return "it is neither installed nor functional"
	case l.InstalledOn == "":
		return "it is not installed"
	case l.FunctionalOn == "":
		return "it is installed but not functional"
	}
	return "it was not contracted"
}

func (b *bills) recurring(l *line, cl *charge.Line, d *draft, note noter) error {
	charges, through, err := cl.Recurring(l.currency, b.to, b.index)
	if err != nil {
		return err
	}
	if through == l.BilledThrough && len(charges) == 0 {
		return nil
	}
	for _, x := range charges {
		for _, s := range l.invoiced {
			if x.Reason != charge.Returned && cl.Periods.Months > 0 && s.From <= x.Days.To && x.Days.From <= s.To {
				note(DuplicatePeriod, l, 0, "an invoice charges %s to %s already", s.From, s.To)
				break
			}
		}
		d.add(l, x)
	}
	if first := max(cl.Served.From, next(l)); cl.Periods.Months > 0 && len(charges) > 0 && charges[0].Reason != charge.Returned && first.AddMonths(cl.Periods.Months) < b.from {
		note(Gap, l, 0, "nothing was billed since %s; %d periods are charged at once", first, len(charges))
	}
	d.content.Marks = append(d.content.Marks, bill.Mark{ContractLine: l.ID, Before: l.BilledThrough, After: through})
	return nil
}

// add adds a charge of a contract line.
func (d *draft) add(l *line, x charge.Charge) {
	source := bill.Recurring
	if l.Kind == contractline.KindONE_TIME || Months(l.Frequency) == 0 {
		source = bill.OneTime
	}
	d.content.Lines = append(d.content.Lines, bill.Line{Source: source, Contract: l.ContractID, ContractLine: l.ID, Product: l.ProductID, TaxClass: l.class,
		Description: cmp.Or(l.Description, l.product), Quantity: x.Quantity, UnitPrice: x.UnitPrice, Minor: x.Minor, From: x.Days.From, To: x.Days.To, Reason: string(x.Reason),
		Promotion: x.Promotion, Site: l.Site, CostCentre: l.CostCentre})
}

// measured is what a period of usage or time costs: the exact price, and the quantity it is for.
type measured struct {
	quantity, unit decimal.Decimal
	minor          int64
	text           string
}

// period bills what of one period was measured, given what everything costs and what was billed of it, and the rest to the
// minimum once the period is over. The minimum is for the days of service; when their end moved since it was billed, the
// difference is billed or given back.
func (b *bills) period(l *line, cl *charge.Line, d *draft, p charge.Span, parts []measured, all, before int64) error {
	end := p.To
	if cl.Served.To != "" {
		end = min(end, cl.Served.To)
	}
	days := charge.Span{From: max(p.From, cl.Served.From), To: end}
	if days.To < days.From {
		days = p // measured when it did not serve
	}
	for _, m := range parts {
		if m.minor == 0 && m.quantity.IsZero() {
			continue
		}
		source := bill.Usage
		if l.Kind == contractline.KindTIME {
			source = bill.Time
		}
		text := cmp.Or(l.Description, l.product)
		if m.text != "" {
			text += ", " + m.text
		}
		d.content.Lines = append(d.content.Lines, bill.Line{Source: source, Contract: l.ContractID, ContractLine: l.ID, Product: l.ProductID, TaxClass: l.class, Description: text,
			Quantity: m.quantity, UnitPrice: m.unit, Minor: m.minor, From: days.From, To: days.To, Site: l.Site, CostCentre: l.CostCentre})
	}
	if !l.Minimum.IsPositive() {
		return nil
	}
	whole, err := money.FromDecimal(l.Minimum, l.currency)
	if err != nil {
		return err
	}
	// What the period costs when its minimum holds through a day, given what was measured.
	cost := func(through date.Date, measured int64) int64 {
		if s := (charge.Span{From: max(p.From, cl.Served.From), To: min(p.To, through)}); s.From <= s.To {
			return max(measured, charge.Share(whole.Minor, s.Days(), p.Days()))
		}
		return measured
	}
	through := l.BilledThrough
	if end <= b.to {
		through = end
	}
	// What it costs, less what was billed of it, less what is billed above.
	rest := cost(through, all) - cost(l.BilledThrough, before) - (all - before)
	if rest != 0 {
		d.content.Lines = append(d.content.Lines, bill.Line{Source: bill.Shortfall, Contract: l.ContractID, ContractLine: l.ID, Product: l.ProductID, TaxClass: l.class,
			Description: cmp.Or(l.Description, l.product) + ", " + documents.MinimumText(d.language), Quantity: decimal.NewFromInt(1), UnitPrice: money.New(rest, l.currency).Decimal(), Minor: rest,
			From: days.From, To: days.To, Site: l.Site, CostCentre: l.CostCentre})
	}
	return nil
}

// spans are the periods that a line of usage or time bills now: those with something new, and those that end and have a
// minimum.
func (b *bills) spans(l *line, cl *charge.Line, fresh []date.Date) []charge.Span {
	if cl.Periods.Months == 0 {
		cl.Periods.Months = 1
	}
	var spans []charge.Span
	for _, day := range fresh {
		_, p := cl.Periods.On(day)
		spans = append(spans, p)
	}
	if l.Minimum.IsPositive() {
		if cl.Served.To != "" {
			for day := cl.Served.To.AddDays(1); day <= l.BilledThrough; { // it ended before the day through which it is billed
				_, p := cl.Periods.On(day)
				spans = append(spans, p)
				day = p.To.AddDays(1)
			}
		}
		end := b.to
		if cl.Served.To != "" {
			end = min(end, cl.Served.To)
		}
		for day := max(cl.Served.From, next(l)); day <= end; {
			_, p := cl.Periods.On(day)
			if min(p.To, cmp.Or(cl.Served.To, p.To)) > b.to {
				break
			}
			spans = append(spans, p)
			day = p.To.AddDays(1)
		}
	}
	slices.SortFunc(spans, func(x, y charge.Span) int { return cmp.Compare(x.From, y.From) })
	return slices.Compact(spans)
}

// mark closes the periods of a line with a minimum that are over.
func (b *bills) mark(l *line, cl *charge.Line, d *draft, spans []charge.Span) {
	if !l.Minimum.IsPositive() {
		return
	}
	through := l.BilledThrough
	if cl.Served.To != "" {
		through = min(through, max(cl.Served.To, cl.Served.From.AddDays(-1)))
	}
	for _, p := range spans {
		end := p.To
		if cl.Served.To != "" {
			end = min(end, cl.Served.To)
		}
		if end <= b.to {
			through = max(through, end)
		}
	}
	if through != l.BilledThrough {
		d.content.Marks = append(d.content.Marks, bill.Mark{ContractLine: l.ID, Before: l.BilledThrough, After: through})
	}
}

func (b *bills) usage(l *line, cl *charge.Line, d *draft) error {
	var fresh []date.Date
	for _, u := range l.usage {
		if !u.billed {
			fresh = append(fresh, u.on)
			d.content.Usage = append(d.content.Usage, u.id)
		}
	}
	spans := b.spans(l, cl, fresh)
	for _, p := range spans {
		var before, now decimal.Decimal
		for _, u := range l.usage {
			if u.on < p.From || u.on > p.To {
				continue
			}
			if u.billed {
				before = before.Add(u.quantity)
			} else {
				now = now.Add(u.quantity)
			}
		}
		minor, unit, err := cl.Usage(l.currency, before, now, p.To, b.index)
		if err != nil {
			return err
		}
		billed, _, err := cl.Usage(l.currency, decimal.Zero, before, p.To, b.index)
		if err != nil {
			return err
		}
		parts, err := priceParts(l, d.language, before, now, unit, minor)
		if err != nil {
			return err
		}
		if err := b.period(l, cl, d, p, parts, billed+minor, billed); err != nil {
			return err
		}
	}
	b.mark(l, cl, d, spans)
	return nil
}

// priceParts are the parts of measured quantity that have a price of their own, such as that of a tier. Each costs what all
// up to it costs more than all before it.
func priceParts(l *line, language string, before, now, unit decimal.Decimal, minor int64) ([]measured, error) {
	parts := l.Pricing.Parts(before, now, unit)
	if parts == nil {
		if l.Pricing != nil && !now.IsZero() { // there is no one price: what a unit came to on the whole
			unit = money.New(minor, l.currency).Decimal().DivRound(now, money.RateScale)
		}
		return []measured{{now, unit, minor, documents.ShareText(language, l.Pricing.Share(before, now))}}, nil
	}
	sum := l.Pricing.Amount(before, unit)
	last, err := money.FromDecimal(sum, l.currency)
	if err != nil {
		return nil, err
	}
	out := make([]measured, len(parts))
	for i, x := range parts {
		sum = sum.Add(x.Quantity.Mul(x.UnitPrice))
		upTo, err := money.FromDecimal(sum, l.currency)
		if err != nil {
			return nil, err
		}
		out[i] = measured{x.Quantity, x.UnitPrice, upTo.Minor - last.Minor, documents.ShareText(language, x.Share)}
		last = upTo
	}
	return out, nil
}

func (b *bills) time(l *line, cl *charge.Line, d *draft, note noter) error {
	var fresh []date.Date
	for _, e := range l.times {
		if e.billed {
			continue
		}
		fresh = append(fresh, e.on)
		d.content.Times = append(d.content.Times, e.id)
		if e.late {
			note(LateTime, l, e.id, "time of %s came after the cut-off and is billed now", e.on)
		}
		if !e.agreed.Valid {
			note(PriceNotAsAgreed, l, e.id, "%s %s an hour for %s on %s; the rate card has no such rate", e.rate, l.currency, e.role, e.on)
		} else if !e.agreed.Decimal.Equal(e.rate) {
			note(PriceNotAsAgreed, l, e.id, "%s %s an hour for %s on %s; the rate card says %s", e.rate, l.currency, e.role, e.on, e.agreed.Decimal)
		}
	}
	type class struct{ role, skill, class, rate string }
	spans := b.spans(l, cl, fresh)
	for _, p := range spans {
		before, now := map[class]decimal.Decimal{}, map[class]decimal.Decimal{}
		var order []class
		rates := map[class]decimal.Decimal{}
		for _, e := range l.times {
			if e.on < p.From || e.on > p.To {
				continue
			}
			k := class{e.role, e.skill, e.class, e.rate.String()}
			if _, ok := rates[k]; !ok {
				order = append(order, k)
				rates[k] = e.rate
			}
			if e.billed {
				before[k] = before[k].Add(e.hours)
			} else {
				now[k] = now[k].Add(e.hours)
			}
		}
		var parts []measured
		var all, billed int64
		for _, k := range order {
			whole, err := money.FromDecimal(before[k].Add(now[k]).Mul(rates[k]), l.currency)
			if err != nil {
				return err
			}
			old, err := money.FromDecimal(before[k].Mul(rates[k]), l.currency)
			if err != nil {
				return err
			}
			all, billed = all+whole.Minor, billed+old.Minor
			text := k.role
			if k.skill != "" {
				text += " (" + k.skill + ")"
			}
			if hours := documents.HoursText(d.language, timeentry.Class(k.class)); hours != "" {
				text += ", " + hours
			}
			parts = append(parts, measured{now[k], rates[k], whole.Minor - old.Minor, text})
		}
		if err := b.period(l, cl, d, p, parts, all, billed); err != nil {
			return err
		}
	}
	b.mark(l, cl, d, spans)
	return nil
}

// overlaps notes lines of one contract that charge the same thing for the same days.
func (b *bills) overlaps(c *client, note noter) {
	type same struct {
		contract, product int
		site, text        string
	}
	seen := map[same]*line{}
	for _, l := range c.lines {
		from, to := contracts.Served(&l.ContractLine)
		if l.Kind != contractline.KindRECURRING || from == "" || from > b.to || to != "" && to < b.from {
			continue
		}
		k := same{l.ContractID, l.ProductID, l.Site, l.Description}
		if o := seen[k]; o != nil {
			f, t := contracts.Served(&o.ContractLine)
			if (to == "" || f <= to) && (t == "" || from <= t) {
				note(Overlap, l, 0, "line %d charges the same for the same days", o.LineNo)
			}
		}
		seen[k] = l
	}
}

// tax adds the taxes of the lines.
func (b *bills) tax(c *client, d *draft, note noter) {
	if b.taxes.Empty() {
		return
	}
	place, ok := taxed(c.addresses)
	if !ok {
		note(BadAddress, nil, 0, "%s has no address with a country, so its taxes can't be told", c.name)
		return
	}
	at := b.taxes.At(place)
	if len(at) == 0 {
		return
	}
	var exempt []tax.Exemption
	for _, x := range c.exempt {
		switch {
		case x.from > b.issue:
		case x.to == "" || x.to >= b.issue:
			exempt = append(exempt, x.Exemption)
		}
	}
	for _, x := range c.exempt {
		covered := slices.ContainsFunc(exempt, func(e tax.Exemption) bool { return e.Jurisdiction == x.Jurisdiction || e.Jurisdiction == 0 })
		if x.to != "" && x.to < b.issue && !covered {
			note(ExpiredExemption, nil, 0, "the exemption %s ended on %s, so tax is charged", x.Certificate, x.to)
		}
	}
	lines := make([]tax.Line, len(d.content.Lines))
	for i, l := range d.content.Lines {
		lines[i] = tax.Line{Class: l.TaxClass, Minor: l.Minor}
	}
	taxes, subtotals, err := tax.Of(lines, at, exempt, b.perLine)
	if err != nil {
		note(MissingTaxRate, nil, 0, "%v on %s", err, b.issue)
		return
	}
	for i, t := range taxes {
		d.content.Lines[i].Tax = t
	}
	for _, s := range subtotals {
		d.content.Taxes = append(d.content.Taxes, bill.Tax{Jurisdiction: s.Jurisdiction, Class: s.Class, Category: s.Category, Percent: s.Percent, Taxable: s.Taxable, Minor: s.Minor, Exemption: s.Exemption})
	}
}

// taxed is the address that decides on taxes: where things are delivered, else where the bill goes.
func taxed(addresses []postal.Address) (postal.Address, bool) {
	for _, use := range []postal.Use{postal.ShipTo, postal.BillTo} {
		for _, a := range addresses {
			if a.Use == use && strings.TrimSpace(a.Country) != "" {
				return a, true
			}
		}
	}
	return postal.Address{}, false
}

// compare puts what each line charged before beside it: this account, or the owner before it.
func (b *bills) compare(c *client, d *draft) {
	p := c.previous[d.currency]
	if p == nil {
		p = &previous{}
	}
	d.previous = p.total
	replaces, handed := map[int]int{}, map[int]*int64{}
	for _, l := range c.lines {
		replaces[l.ID], handed[l.ID] = l.ReplacesID, l.handed
	}
	sums := map[int]int64{}
	rest := map[int][]bill.Line{}
	for _, l := range p.lines {
		sums[l.ContractLine] += l.Minor
		rest[l.ContractLine] = append(rest[l.ContractLine], l)
	}
	for i := range d.content.Lines {
		l := &d.content.Lines[i]
		for _, old := range []int{l.ContractLine, replaces[l.ContractLine]} {
			if sum, ok := sums[old]; ok {
				l.Previous = &sum
				delete(sums, old)
				delete(rest, old)
				break
			}
		}
		if l.Previous == nil {
			l.Previous = handed[l.ContractLine]
			delete(handed, l.ContractLine)
		}
	}
	for _, l := range p.lines {
		if lines, ok := rest[l.ContractLine]; ok && l.Source != bill.OneTime {
			delete(rest, l.ContractLine)
			for _, x := range lines {
				x.Tax, x.Previous = 0, nil
				d.content.Gone = append(d.content.Gone, x)
			}
		}
	}
}

// sum adds up the lines.
func (d *draft) sum() error {
	net, taxes := money.New(0, d.currency), money.New(0, d.currency)
	var err error
	for _, l := range d.content.Lines {
		if net, err = net.Add(money.New(l.Minor, d.currency)); err != nil {
			return err
		}
		if taxes, err = taxes.Add(money.New(l.Tax, d.currency)); err != nil {
			return err
		}
	}
	total, err := net.Add(taxes)
	d.net, d.tax, d.total = net.Minor, taxes.Minor, total.Minor
	return err
}

// purchaseOrder is the numbers of all contracts that are billed, as far as they fit.
func purchaseOrder(orders map[string]bool) string {
	var given []string
	for o := range orders {
		if o != "" {
			given = append(given, o)
		}
	}
	slices.Sort(given)
	for len(given) > 1 && len(strings.Join(given, ", ")) > 60 {
		given = given[:len(given)-1]
	}
	return strings.Join(given, ", ")
}

// check notes what is to be said of the whole invoice.
func (b *bills) check(c *client, d *draft, orders map[string]bool, note noter) {
	if c.orders && orders[""] {
		note(MissingPurchaseOrder, nil, 0, "%s wants a purchase order number on every invoice, and a contract has none", c.name)
	}
	switch c.status {
	case account.StatusON_HOLD:
		note(CreditHold, nil, 0, "%s is on hold", c.name)
	case account.StatusCLOSED:
		note(CreditHold, nil, 0, "%s is closed", c.name)
	}
	switch {
	case d.total < 0 || d.net < 0 || d.tax < 0:
		note(NegativeInvoice, nil, 0, "the invoice comes to %s %s; give that back by a credit memo, or leave it to the next run, where it lowers what is charged", money.New(d.total, d.currency), d.currency)
	case d.total == 0:
		note(ZeroInvoice, nil, 0, "the invoice comes to nothing")
	}
	if d.previous > 0 && b.variance.IsPositive() {
		difference := decimal.NewFromInt(d.total-d.previous).Shift(2).DivRound(decimal.NewFromInt(d.previous), 1)
		if difference.Abs().GreaterThan(b.variance) {
			way := "more"
			if difference.IsNegative() {
				way = "less"
			}
			note(Variance, nil, 0, "%s %s instead of %s %s, %s percent %s; up to %s percent is usual", money.New(d.total, d.currency), d.currency, money.New(d.previous, d.currency), d.currency, difference.Abs(), way, b.variance)
		}
	}
	for _, e := range c.events {
		d.first = true
		note(FirstBill, nil, e.id, "the first invoice after %s", e.text)
	}
	told := map[int]bool{}
	for _, l := range c.lines {
		if l.contractEnds != "" && l.contractEnds <= b.to && !l.renews && !l.ended && !told[l.ContractID] {
			told[l.ContractID] = true
			note(ContractExpired, l, 0, "the contract ended on %s; renew or terminate it", l.contractEnds)
		}
	}
}
