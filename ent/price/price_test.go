package price_test

import (
	"slices"
	"testing"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/price"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func upTo(s string) *decimal.Decimal { v := d(s); return &v }

var steps = []price.Tier{{UpTo: upTo("100"), UnitPrice: d("1"), Flat: d("5")}, {UpTo: upTo("500"), UnitPrice: d("0.5")}, {UnitPrice: d("0.25"), Flat: d("10")}}

func TestAmount(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		model          *price.Model
		quantity, want string
	}{
		{"no model", nil, "3", "6"},
		{"included", &price.Model{Kind: price.Unit, Included: d("2")}, "3", "2"},
		{"all included", &price.Model{Kind: price.Unit, Included: d("5")}, "3", "0"},
		{"tiered, none", &price.Model{Kind: price.Tiered, Tiers: steps}, "0", "0"},
		{"tiered, first", &price.Model{Kind: price.Tiered, Tiers: steps}, "100", "105"},
		{"tiered, second", &price.Model{Kind: price.Tiered, Tiers: steps}, "101", "105.5"},
		{"tiered, third", &price.Model{Kind: price.Tiered, Tiers: steps}, "600", "340"},
		{"volume, first", &price.Model{Kind: price.Volume, Tiers: steps}, "100", "105"},
		{"volume, second", &price.Model{Kind: price.Volume, Tiers: steps}, "101", "50.5"},
		{"volume, third", &price.Model{Kind: price.Volume, Tiers: steps}, "600", "160"},
		{"volume, none", &price.Model{Kind: price.Volume, Tiers: steps}, "0", "0"},
		{"packages", &price.Model{Kind: price.Package, PackageSize: d("10")}, "21", "6"},
		{"whole packages", &price.Model{Kind: price.Package, PackageSize: d("10")}, "20", "4"},
	} {
		if err := c.model.Check(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := c.model.Amount(d(c.quantity), d("2")); !got.Equal(d(c.want)) {
			t.Errorf("%s: %s units cost %s, want %s", c.name, c.quantity, got, c.want)
		}
	}
}

func TestModelsThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, m := range map[string]*price.Model{
		"kind":             {Kind: "HALF"},
		"no tiers":         {Kind: price.Tiered},
		"open in between":  {Kind: price.Tiered, Tiers: []price.Tier{{}, {}}},
		"closed at last":   {Kind: price.Volume, Tiers: []price.Tier{{UpTo: upTo("5")}}},
		"not ascending":    {Kind: price.Volume, Tiers: []price.Tier{{UpTo: upTo("5")}, {UpTo: upTo("5")}, {}}},
		"empty package":    {Kind: price.Package},
		"negative allowed": {Kind: price.Unit, Included: d("-1")},
	} {
		if m.Check() == nil {
			t.Errorf("%s is not refused", name)
		}
	}
}

// Tiers agree with their definition: unit by unit for TIERED, by the tier of the whole for VOLUME.
func TestTiersByDefinition(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var tiers []price.Tier
		end := int64(0)
		for range rapid.IntRange(0, 4).Draw(t, "bounded tiers") {
			end += rapid.Int64Range(1, 20).Draw(t, "width")
			to := decimal.NewFromInt(end)
			tiers = append(tiers, price.Tier{UpTo: &to})
		}
		tiers = append(tiers, price.Tier{})
		for i := range tiers {
			tiers[i].UnitPrice = decimal.New(rapid.Int64Range(0, 10_000).Draw(t, "price"), -4)
			tiers[i].Flat = decimal.New(rapid.Int64Range(0, 1000).Draw(t, "flat"), -2)
		}
		n := rapid.Int64Range(0, 120).Draw(t, "quantity")
		at := func(unit int64) int {
			for i, tier := range tiers {
				if tier.UpTo == nil || unit <= tier.UpTo.IntPart() {
					return i
				}
			}
			panic("the last tier has no end")
		}
		var tiered, volume decimal.Decimal
		for unit := int64(1); unit <= n; unit++ {
			i := at(unit)
			tiered = tiered.Add(tiers[i].UnitPrice)
			if unit == 1 || at(unit-1) != i {
				tiered = tiered.Add(tiers[i].Flat)
			}
		}
		if n > 0 {
			i := at(n)
			volume = decimal.NewFromInt(n).Mul(tiers[i].UnitPrice).Add(tiers[i].Flat)
		}
		for kind, want := range map[price.Kind]decimal.Decimal{price.Tiered: tiered, price.Volume: volume} {
			m := &price.Model{Kind: kind, Tiers: tiers}
			if err := m.Check(); err != nil {
				t.Fatal(err)
			}
			if got := m.Amount(decimal.NewFromInt(n), decimal.Zero); !got.Equal(want) {
				t.Fatalf("%s: %d units cost %s, want %s", kind, n, got, want)
			}
		}
	})
}

func TestEscalator(t *testing.T) {
	t.Parallel()
	index := func(code string, on date.Date) (decimal.Decimal, bool) {
		v, ok := map[date.Date]string{"2024-01-31": "100", "2025-01-31": "103", "2026-01-31": "110.21"}[on]
		if !ok || code != "CPI" {
			return decimal.Zero, false
		}
		return d(v), true
	}
	for _, c := range []struct {
		name string
		e    *price.Escalator
		on   date.Date
		want string
	}{
		{"none", nil, "2026-05-01", "10"},
		{"before the first step", &price.Escalator{Percent: d("3"), Months: 12}, "2025-01-30", "10"},
		{"first step", &price.Escalator{Percent: d("3"), Months: 12}, "2025-01-31", "10.3"},
		{"second step", &price.Escalator{Percent: d("3"), Months: 12}, "2026-12-31", "10.609"},
		{"from a day", &price.Escalator{Percent: d("-50"), Months: 1, First: "2024-02-15"}, "2024-03-15", "2.5"},
		{"index", &price.Escalator{Index: "CPI", Months: 12}, "2026-03-01", "11.021"},
	} {
		if err := c.e.Check(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		got, ok := c.e.Price(d("10"), "2024-01-31", c.on, index)
		if !ok || !got.Equal(d(c.want)) {
			t.Errorf("%s: the price is %s %t, want %s", c.name, got, ok, c.want)
		}
	}
	if _, ok := (&price.Escalator{Index: "PPI", Months: 12}).Price(d("10"), "2024-01-31", "2025-06-01", index); ok {
		t.Error("an index that is not known gives a price")
	}
}

// The parts of what is measured cost what all of it costs less what was measured before, and are all of it.
func TestParts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draw := func(what string, most int64) decimal.Decimal {
			return decimal.New(rapid.Int64Range(0, most).Draw(t, what), -1)
		}
		m := &price.Model{Kind: rapid.SampledFrom([]price.Kind{price.Unit, price.Tiered, price.Volume, price.Package}).Draw(t, "kind"), Included: draw("included", 300), PackageSize: decimal.NewFromInt(7)}
		var to decimal.Decimal
		for range rapid.IntRange(0, 3).Draw(t, "tiers") {
			to = to.Add(draw("wide", 200).Add(decimal.NewFromInt(1)))
			end := to
			m.Tiers = append(m.Tiers, price.Tier{UpTo: &end, UnitPrice: draw("price", 50), Flat: draw("flat", 20)})
		}
		m.Tiers = append(m.Tiers, price.Tier{UnitPrice: draw("last price", 50), Flat: draw("last flat", 20)})
		before, now, unit := draw("before", 600), draw("now", 600), draw("unit", 90)
		parts := m.Parts(before, now, unit)
		if parts == nil {
			if m.Kind != price.Package && now.IsPositive() && (m.Kind != price.Volume || before.IsZero()) {
				t.Fatal("no parts")
			}
			return
		}
		var cost, quantity decimal.Decimal
		for _, p := range parts {
			cost = cost.Add(p.Quantity.Mul(p.UnitPrice))
			if !p.Share.Flat {
				quantity = quantity.Add(p.Quantity)
			}
		}
		if want := m.Amount(before.Add(now), unit).Sub(m.Amount(before, unit)); !cost.Equal(want) || !quantity.Equal(now) {
			t.Fatalf("%s of %s for %s, want %s: %+v", quantity, now, cost, want, parts)
		}
	})
}

func TestShares(t *testing.T) {
	t.Parallel()
	included := price.Share{Kind: price.InIncluded}
	tier := func(above string, upTo *decimal.Decimal, flat bool) price.Share {
		return price.Share{Kind: price.InTier, Above: d(above), UpTo: upTo, Flat: flat}
	}
	for _, c := range []struct {
		name        string
		model       price.Model
		before, now string
		want        []price.Share
	}{
		{"the whole", price.Model{Kind: price.Unit}, "5", "3", []price.Share{{}}},
		{"partly included", price.Model{Kind: price.Unit, Included: d("7")}, "5", "3", []price.Share{included, {Kind: price.BeyondIncluded}}},
		{"all tiers", price.Model{Kind: price.Tiered, Tiers: steps, Included: d("5")}, "0", "700",
			[]price.Share{included, tier("0", steps[0].UpTo, false), tier("0", steps[0].UpTo, true), tier("100", steps[1].UpTo, false), tier("500", nil, false), tier("500", nil, true)}},
		{"a tier entered before", price.Model{Kind: price.Tiered, Tiers: steps}, "600", "1", []price.Share{tier("500", nil, false)}},
		{"volume", price.Model{Kind: price.Volume, Tiers: steps}, "0", "300", []price.Share{tier("100", steps[1].UpTo, false)}},
	} {
		var got []price.Share
		for _, p := range c.model.Parts(d(c.before), d(c.now), d("2")) {
			got = append(got, p.Share)
		}
		same := func(a, b price.Share) bool {
			return a.Kind == b.Kind && a.Above.Equal(b.Above) && a.UpTo == b.UpTo && a.Flat == b.Flat
		}
		if !slices.EqualFunc(got, c.want, same) {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
	if s := (&price.Model{Kind: price.Package, PackageSize: d("10"), Included: d("3")}).Share(d("7"), d("20")); s.Kind != price.InPackages || s.Packages.String() != "2" || s.Size.String() != "10" {
		t.Errorf("got %+v", s)
	}
}
