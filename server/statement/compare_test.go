package statement

import (
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func none(string, date.Date) (decimal.Decimal, bool) { return decimal.Zero, false }

func same(minor int64, _ date.Date) (int64, error) { return minor, nil }

// However a line was billed, run after run, with what was given back after a late end, the days of any period that are
// billed differ by nothing, to the last unit, and days that are on no invoice are the only difference there is.
func TestWhatWasBilledAsChargedNeverDiffers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		start := date.Date("2024-01-01").AddDays(rapid.IntRange(0, 400).Draw(t, "start"))
		l := &ent.ContractLine{LineNo: 1, Kind: contractline.KindRECURRING, StartsOn: start, InstalledOn: start, FunctionalOn: start,
			Quantity: decimal.New(rapid.Int64Range(1, 5_000).Draw(t, "quantity"), -2)}
		l.Edges.Product = &ent.Product{Name: "Internet"}
		a := &agreed{ContractLine: l, contract: &ent.Contract{Number: "C-1", Currency: "USD"}, index: none}
		a.charge = charge.Line{Quantity: l.Quantity, UnitPrice: decimal.New(rapid.Int64Range(1, 10_000_000).Draw(t, "price"), -4), PricedFrom: start,
			Periods: charge.Periods{Anchor: rapid.SampledFrom([]date.Date{start, start.StartOfMonth()}).Draw(t, "anchor"), Months: rapid.SampledFrom([]int{1, 3, 12}).Draw(t, "months")}}
		if rapid.Bool().Draw(t, "rises") {
			a.charge.Escalator = &price.Escalator{Percent: decimal.NewFromInt(7), Months: 5}
		}
		if rapid.Bool().Draw(t, "promoted") {
			a.charge.Promotion = &charge.Promotion{Percent: decimal.NewFromInt(15), Days: charge.Span{From: start, To: start.AddDays(rapid.IntRange(0, 300).Draw(t, "promotion"))}}
		}
		runs := a.charge
		runs.Served, runs.Advance = charge.Span{From: start}, rapid.Bool().Draw(t, "advance")
		end := date.Date("")
		var lines []charged
		day := start
		for range rapid.IntRange(1, 8).Draw(t, "runs") {
			day = day.AddDays(rapid.IntRange(1, 90).Draw(t, "gap"))
			if end == "" && rapid.IntRange(0, 5).Draw(t, "ends") == 0 {
				end = start.AddDays(rapid.IntRange(0, 700).Draw(t, "end"))
				runs.Served.To = end
			}
			charges, through, err := runs.Recurring("USD", day, none)
			if err != nil {
				t.Fatal(err)
			}
			runs.Billed = through
			for _, x := range charges {
				lines = append(lines, charged{document: len(lines) + 1, number: "N", issued: day, currency: "USD", days: x.Days, quantity: x.Quantity, minor: x.Minor})
			}
		}
		a.served = charge.Span{From: start, To: end}
		// What is billed wrongly beyond the end until the next run gives it back.
		settled := end == "" || runs.Billed <= end

		days := charge.Span{From: start.AddDays(rapid.IntRange(-30, 600).Draw(t, "from"))}
		days.To = days.From.AddDays(rapid.IntRange(0, 200).Draw(t, "length"))
		var within []charged
		for _, x := range lines {
			if x.days.From <= days.To && x.days.To >= days.From {
				within = append(within, x)
			}
		}
		row, _, err := a.compare(days, within, same)
		if err != nil {
			t.Fatal(err)
		}
		expected, err := a.cost(a.due(days))
		if err != nil {
			t.Fatal(err)
		}
		if row.Expected != expected {
			t.Fatalf("expected %d, at once %d", row.Expected, expected)
		}
		next := start
		if runs.Billed != "" {
			next = max(start, runs.Billed.AddDays(1))
		}
		unbilled, err := a.cost(both(a.due(days), charge.Span{From: next}))
		if err != nil {
			t.Fatal(err)
		}
		if settled && row.Expected-row.Billed != unbilled {
			t.Fatalf("%+v: %d is not billed yet", row, unbilled)
		}
		if cause := row.Cause; settled && (unbilled == 0 && cause != "" && cause != NotFunctional || unbilled > 0 && cause != NotBilled) {
			t.Fatalf("%+v: %d is not billed yet", row, unbilled)
		}
	})
}
