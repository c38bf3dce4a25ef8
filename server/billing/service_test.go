package billing_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Usage of days on which the line did not serve, as a milestone or an end was corrected after it was measured, is billed with
// the days on which it was used, and does not keep the others from being billed.
func TestUsageOutsideOfService(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		usage := agreed{ContractLine: ent.ContractLine{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(2), Kind: contractline.KindUSAGE, Frequency: "MONTHLY", Timing: "ARREARS",
			StartsOn: "2026-01-01", InstalledOn: "2026-01-01", FunctionalOn: "2026-02-10", DisconnectedOn: "2026-03-20", Minimum: decimal.NewFromInt(31)}}
		id := b.account("A1", nil)
		_, lines := b.sign(id, "C1", "USD", promotions, card, []agreed{usage})
		for i, day := range []date.Date{"2026-01-15", "2026-02-05", "2026-02-20", "2026-03-25", "2026-04-02"} {
			b.write(func(c *ent.Client) {
				c.UsageRecord.Create().SetNumber(string(rune('A' + i))).SetAccountID(id).SetContractLineID(lines[0]).SetUsedOn(day).SetQuantity(decimal.NewFromInt(1)).SaveX(b.sys)
			})
		}
		b.bill("2026-01-01", "2026-04-30", []int{id})
		// Two for each unit; the minimum of 19 of 28 days of February and 20 of 31 of March is 21.04 and 20.00.
		if got := b.charged()[lines[0]]; got != 200+2104+2000+200 {
			t.Errorf("%d is charged", got)
		}
		b.clean()
	})
}

// A minimum is for the days of service, however often it is corrected when they end.
func TestMinimumFollowsTheEnd(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		usage := agreed{ContractLine: ent.ContractLine{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(2), Kind: contractline.KindUSAGE, Frequency: "MONTHLY", Timing: "ARREARS",
			StartsOn: "2026-01-01", InstalledOn: "2026-01-01", FunctionalOn: "2026-01-01", Minimum: decimal.NewFromInt(310)}}
		id := b.account("A1", nil)
		_, lines := b.sign(id, "C1", "USD", promotions, card, []agreed{usage})
		b.write(func(c *ent.Client) {
			c.UsageRecord.Create().SetNumber("U").SetAccountID(id).SetContractLineID(lines[0]).SetUsedOn("2026-01-05").SetQuantity(decimal.NewFromInt(10)).SaveX(b.sys)
		})
		for m, c := range []struct {
			end  date.Date
			want int64
		}{{"2026-01-10", 10000}, {"2026-01-20", 20000}, {"", 31000 + 31000 + 31000}, {"2026-02-14", 31000 + 15500}, {"2026-01-01", 2000}} {
			b.ends(lines[0], change{disconnected: c.end})
			b.bill(month(m), month(m).EndOfMonth(), []int{id})
			if got := b.charged()[lines[0]]; got != c.want {
				t.Errorf("%s: ended on %q, %d is charged, want %d", month(m), c.end, got, c.want)
			}
		}
		b.clean()
	})
}

// Usage that comes years late costs what it would have cost in time: the first ten units of its month were billed as included.
func TestUsageOfLongAgo(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		usage := agreed{ContractLine: ent.ContractLine{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(2), Kind: contractline.KindUSAGE, Frequency: "MONTHLY", Timing: "ARREARS",
			StartsOn: "2023-01-01", InstalledOn: "2023-01-01", FunctionalOn: "2023-01-01", Pricing: &price.Model{Kind: price.Unit, Included: decimal.NewFromInt(10)}}}
		id := b.account("A1", nil)
		_, lines := b.sign(id, "C1", "USD", promotions, card, []agreed{usage})
		for i, quantity := range []int64{15, 4} {
			b.write(func(c *ent.Client) {
				c.UsageRecord.Create().SetNumber(string(rune('A' + i))).SetAccountID(id).SetContractLineID(lines[0]).SetUsedOn("2023-05-05").SetQuantity(decimal.NewFromInt(quantity)).SaveX(b.sys)
			})
			b.bill(month(i), month(i).EndOfMonth(), []int{id})
		}
		if got := b.charged()[lines[0]]; got != 1800 {
			t.Errorf("%d is charged for 9 units above the included ones", got)
		}
		b.clean()
	})
}

// Lines say which part of a quantity they are for in the language of the account's documents: that of its template, or its own.
func TestLinesInTheLanguageOfTheDocuments(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		var template int
		b.write(func(c *ent.Client) {
			template = c.Template.Create().SetName("Français").SetLanguage("fr").SetContent(json.RawMessage("{}")).SaveX(b.sys).ID
		})
		for i, c := range []struct {
			set  func(*ent.AccountCreate)
			want []string
		}{
			{func(a *ent.AccountCreate) { a.SetLanguage("de-CH") }, []string{"line 2, inklusive", "line 2, bis 50", "line 2, über 50", "line 2, Mindestbetrag des Zeitraums"}},
			{func(a *ent.AccountCreate) { a.SetLanguage("de").SetTemplateID(template) }, []string{"line 2, inclus", "line 2, jusqu’à 50", "line 2, au-delà de 50", "line 2, minimum de la période"}},
			{nil, []string{"line 2, included", "line 2, up to 50", "line 2, above 50", "line 2, minimum of the period"}},
		} {
			name := string(rune('A' + i))
			usage := agreed{ContractLine: ent.ContractLine{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.Zero, Kind: contractline.KindUSAGE, Frequency: "MONTHLY", Timing: "ARREARS",
				StartsOn: "2026-01-01", InstalledOn: "2026-01-01", FunctionalOn: "2026-01-01", Minimum: decimal.NewFromInt(500),
				Pricing: &price.Model{Kind: price.Tiered, Included: decimal.NewFromInt(10), Tiers: []price.Tier{{UpTo: &fifty, UnitPrice: decimal.NewFromInt(2)}, {UnitPrice: decimal.NewFromInt(1)}}}}}
			id := b.account(name, c.set)
			_, lines := b.sign(id, "C"+name, "USD", promotions, card, []agreed{usage})
			b.write(func(c *ent.Client) {
				c.UsageRecord.Create().SetNumber(name).SetAccountID(id).SetContractLineID(lines[0]).SetUsedOn("2026-01-05").SetQuantity(decimal.NewFromInt(80)).SaveX(b.sys)
			})
			b.bill("2026-01-01", "2026-01-31", []int{id})
			var got []string
			for _, l := range b.db.InvoiceLine.Query().Where(invoiceline.ContractLineID(lines[0])).Order(invoiceline.ByLineNo()).AllX(b.sys) {
				got = append(got, l.Description)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		}
		b.clean()
	})
}
