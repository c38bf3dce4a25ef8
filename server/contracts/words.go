package contracts

import (
	"fmt"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/price"
	"github.com/shopspring/decimal"
)

var frequencyWords = map[contractline.Frequency]string{
	contractline.FrequencyONE_TIME: "once", contractline.FrequencyMONTHLY: "monthly", contractline.FrequencyQUARTERLY: "quarterly",
	contractline.FrequencySEMI_ANNUAL: "half-yearly", contractline.FrequencyANNUAL: "yearly",
}

// line names a line for people.
func line(l *ent.ContractLine) string {
	if p := l.Edges.Product; p != nil {
		return fmt.Sprintf("line %d (%s)", l.LineNo, p.Code)
	}
	return fmt.Sprintf("line %d", l.LineNo)
}

// terms says what a line charges: 3 × at 19.95, monthly, from 2026-03-01 through 2027-02-28.
func terms(l *ent.ContractLine) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s × %s, %s, from %s", l.Quantity, priceWords(l), frequencyWords[l.Frequency], l.StartsOn)
	if l.EndsOn != "" {
		b.WriteString(" through " + string(l.EndsOn))
	}
	if l.Site != "" {
		b.WriteString(", " + l.Site)
	}
	return b.String()
}

func priceWords(l *ent.ContractLine) string {
	switch {
	case l.ListPriced:
		return "list price"
	case l.Kind == contractline.KindTIME && l.UnitPrice.IsZero():
		return "rate card"
	case l.Pricing != nil && (l.Pricing.Kind == price.Tiered || l.Pricing.Kind == price.Volume):
		return pricingWords(l.Pricing)
	}
	return l.UnitPrice.String()
}

func pricingWords(m *price.Model) string {
	if m == nil {
		return ""
	}
	var parts []string
	switch m.Kind {
	case price.Tiered, price.Volume:
		for _, t := range m.Tiers {
			s := t.UnitPrice.String()
			if !t.Flat.IsZero() {
				s += " + " + t.Flat.String()
			}
			if t.UpTo != nil {
				s += " to " + t.UpTo.String()
			}
			parts = append(parts, s)
		}
	case price.Package:
		parts = append(parts, "in packages of "+m.PackageSize.String())
	}
	if !m.Included.IsZero() {
		parts = append(parts, m.Included.String()+" included")
	}
	return strings.TrimSpace(strings.ToLower(string(m.Kind)) + " " + strings.Join(parts, ", "))
}

func escalatorWords(e *price.Escalator) string {
	if e == nil {
		return ""
	}
	by := e.Percent.String() + " %"
	if e.Index != "" {
		by = "as " + e.Index
	}
	s := fmt.Sprintf("%s every %d months", by, e.Months)
	if e.First != "" {
		s += " from " + string(e.First)
	}
	return s
}

func promotionWords(l *ent.ContractLine) string {
	p := l.Edges.Promotion
	if p == nil {
		return ""
	}
	s := p.Code
	if l.PromotionEndsOn != "" {
		s += " until " + string(l.PromotionEndsOn)
	}
	return s
}

// differences is what a line has otherwise than the one it replaces.
func differences(old, now *ent.ContractLine) []bill.Change {
	number := func(d decimal.Decimal) string {
		if d.IsZero() {
			return ""
		}
		return d.String()
	}
	var changes []bill.Change
	for _, f := range []struct{ name, before, after string }{
		{"product", code(old), code(now)},
		{"description", old.Description, now.Description},
		{"quantity", old.Quantity.String(), now.Quantity.String()},
		{"price", priceWords(old), priceWords(now)},
		{"pricing", pricingWords(old.Pricing), pricingWords(now.Pricing)},
		{"escalator", escalatorWords(old.Escalator), escalatorWords(now.Escalator)},
		{"promotion", promotionWords(old), promotionWords(now)},
		{"minimum", number(old.Minimum), number(now.Minimum)},
		{"budget of hours", number(old.BudgetHours), number(now.BudgetHours)},
		{"hours a day", number(old.DailyHours), number(now.DailyHours)},
		{"frequency", frequencyWords[old.Frequency], frequencyWords[now.Frequency]},
		{"timing", strings.ToLower(string(old.Timing)), strings.ToLower(string(now.Timing))},
		{"site", old.Site, now.Site},
		{"cost centre", old.CostCentre, now.CostCentre},
	} {
		if f.before != f.after {
			changes = append(changes, bill.Change{Field: line(now) + ", " + f.name, Before: f.before, After: f.after})
		}
	}
	return changes
}

func code(l *ent.ContractLine) string {
	if l.Edges.Product == nil {
		return ""
	}
	return l.Edges.Product.Code
}

func added(l *ent.ContractLine) bill.Change { return bill.Change{Field: line(l), After: terms(l)} }

func ended(l *ent.ContractLine, through date.Date) bill.Change {
	after := "ends on " + string(through)
	if l.StartsOn > through {
		after = "given up before it starts"
	}
	return bill.Change{Field: line(l), Before: terms(l), After: after}
}

// told bounds what an audit event says of the lines of a contract.
const told = 100

// inWords is lines as an audit event keeps them: their terms, or their number where there are many.
func inWords(lines []*ent.ContractLine) any {
	if len(lines) > told {
		return len(lines)
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = line(l) + ": " + terms(l)
	}
	return out
}
