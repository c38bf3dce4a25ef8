package contracts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func unit(s string) *decimal.Decimal { v := d(s); return &v }

// draft is a contract for a year with a line of every kind.
func draft(account int) Write {
	return Write{Account: account, StartsOn: "2026-01-01", EndsOn: "2026-12-31", Description: "Voice and data\nfor the head office", PurchaseOrder: "PO-1", RateCard: "STD", Lines: []WriteLine{
		{Product: "SIP-10", Quantity: d("3"), UnitPrice: unit("19.95"), Escalator: &price.Escalator{Percent: d("3"), Months: 12}, Promotion: "SPRING", PromotionEndsOn: "2026-03-31",
			InstalledOn: "2026-01-05", FunctionalOn: "2026-01-07", ContractedOn: "2025-12-01", Site: "Troy", CostCentre: "100"},
		{Product: "SETUP", Kind: contractline.KindONE_TIME, Quantity: d("1"), UnitPrice: unit("150")},
		{Product: "MINUTES", Kind: contractline.KindUSAGE, Quantity: d("1"), Minimum: d("50"), Pricing: &price.Model{Kind: price.Tiered, Tiers: []price.Tier{{UpTo: unit("100"), UnitPrice: d("0.1")}, {UnitPrice: d("0.05")}}}},
		{Product: "SUPPORT", Kind: contractline.KindTIME, Quantity: d("1"), BudgetHours: d("40"), DailyHours: d("8")},
		{Product: "CATALOGUE", Quantity: d("1"), Frequency: contractline.FrequencyQUARTERLY},
	}}
}

// catalogue adds what the draft refers to: a rate card, a promotion, and a price.
func (b *bundle) catalogue(t *testing.T) {
	t.Helper()
	if err := store.Do(b.sys, b.db, func(tx *store.TxClient) error {
		ids, err := b.ProductsTx(b.sys, tx, []string{"CATALOGUE"})
		if err != nil {
			return err
		}
		for _, c := range []money.Currency{"USD", "EUR"} {
			if err := tx.RateCard.Create().SetCode(map[money.Currency]string{"USD": "STD", "EUR": "EURO"}[c]).SetName("Standard").SetCurrency(c).Exec(b.sys); err != nil {
				return err
			}
		}
		if err := tx.Promotion.Create().SetCode("SPRING").SetName("Spring").SetPercent(d("20")).SetStartsOn("2026-01-01").SetEndsOn("2026-06-30").Exec(b.sys); err != nil {
			return err
		}
		tx.Record(store.Event{Action: "test.catalogue"})
		return tx.ProductPrice.Create().SetProductID(ids["CATALOGUE"]).SetCurrency("USD").SetUnitPrice(d("99")).SetStartsOn("2025-06-01").SetEndsOn("2026-12-31").Exec(b.sys)
	}); err != nil {
		t.Fatal(err)
	}
}

func (b *bundle) lines(t *testing.T, contract int) []*ent.ContractLine {
	t.Helper()
	lines, err := b.db.ContractLine.Query().Where(contractline.ContractID(contract)).WithProduct().Order(contractline.ByLineNo()).All(b.sys)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func (b *bundle) lacks(t *testing.T, contract int) []string {
	t.Helper()
	found, err := b.Incomplete(b.sys, []int{contract})
	if err != nil {
		t.Fatal(err)
	}
	return found[contract]
}

// active writes a draft and activates it.
func (b *bundle) active(t *testing.T, w Write) *ent.Contract {
	t.Helper()
	c, err := b.Write(b.sys, w)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = b.Activate(b.sys, Action{ID: c.ID, On: w.StartsOn}); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWriteAndActivate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		a := b.open(t, "D-1", account.KindDEALER)
		ctx := servertest.As(t, viewer.Biller)
		in := draft(a)
		in.Key = "one"
		c, err := b.Write(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		if c.Number != "C-2026-0000001" || c.Status != contract.StatusDRAFT || c.Currency != "USD" || c.EndsOn != "2026-12-31" || c.RateCardID == 0 || c.PurchaseOrder != "PO-1" {
			t.Errorf("draft %+v", c)
		}
		lines := b.lines(t, c.ID)
		if len(lines) != 5 {
			t.Fatalf("%d lines", len(lines))
		}
		if l := lines[0]; !l.UnitPrice.Equal(d("19.95")) || l.ListPriced || l.PromotionID == 0 || l.Escalator.Months != 12 || l.StartsOn != "2026-01-01" || l.EndsOn != "2026-12-31" || l.Site != "Troy" || l.Edges.Product.Code != "SIP-10" {
			t.Errorf("line 1 %+v", l)
		}
		if l := lines[1]; l.Frequency != contractline.FrequencyONE_TIME || l.Kind != contractline.KindONE_TIME {
			t.Errorf("line 2 %+v", l)
		}
		if l := lines[2]; l.ListPriced || l.Timing != contractline.TimingARREARS || len(l.Pricing.Tiers) != 2 || !l.Pricing.Tiers[0].UpTo.Equal(d("100")) || !l.Minimum.Equal(d("50")) {
			t.Errorf("line 3 %+v", l)
		}
		if l := lines[3]; l.ListPriced || !l.BudgetHours.Equal(d("40")) || !l.DailyHours.Equal(d("8")) {
			t.Errorf("line 4 %+v", l)
		}
		if l := lines[4]; !l.ListPriced || l.Pricing != nil || l.Escalator != nil || l.PromotionID != 0 {
			t.Errorf("line 5 %+v", l)
		}
		if again, err := b.Write(ctx, in); err != nil || again.ID != c.ID {
			t.Errorf("again %+v, %v", again, err)
		}
		other := in
		other.PurchaseOrder = "PO-2"
		_, err = b.Write(ctx, other)
		refused(t, err, fault.Conflict, "idempotencyKey", "other input")
		if lacks := b.lacks(t, c.ID); len(lacks) > 0 {
			t.Errorf("lacks %q", lacks)
		}
		// Written anew: other lines, an account, no end, no rate card.
		over := draft(b.open(t, "D-2", account.KindDEALER))
		over.ID, over.Version, over.EndsOn, over.RateCard, over.Lines = c.ID, c.Version, "", "", over.Lines[1:3]
		second, err := b.Write(ctx, over)
		if err != nil {
			t.Fatal(err)
		}
		if second.ID != c.ID || second.Number != c.Number || second.EndsOn != "" || second.RateCardID != 0 || second.AccountID != over.Account || second.Version != 2 || len(b.lines(t, c.ID)) != 2 {
			t.Errorf("written anew %+v", second)
		}
		if e := b.last(t, "contract.write"); !strings.Contains(e.Changes, "line 3 (MINUTES)") || !strings.Contains(e.Changes, "account_id") {
			t.Errorf("audited as %s", e.Changes)
		}
		_, err = b.Write(ctx, over)
		refused(t, err, fault.Conflict, "version", "somebody changed")
		for _, x := range []struct {
			change         func(*Write)
			code           fault.Code
			field, message string
		}{
			{func(w *Write) { w.Number = "K-1" }, fault.Invalid, "number", "keeps its number C-2026-0000001"},
			{func(w *Write) { w.Currency = "EUR" }, fault.Invalid, "currency", "is in USD"},
			{func(w *Write) { w.Account = b.elsewhere(t) }, fault.Invalid, "account_id", "another business unit"},
		} {
			in := over
			in.Version = second.Version
			x.change(&in)
			_, err := b.Write(ctx, in)
			refused(t, err, x.code, x.field, x.message)
		}
		c, err = b.Activate(ctx, Action{ID: c.ID, On: "2026-01-01", Note: "signed", Key: "act"})
		if err != nil || c.Status != contract.StatusACTIVE {
			t.Fatalf("%+v, %v", c, err)
		}
		if again, err := b.Activate(ctx, Action{ID: c.ID, On: "2026-01-01", Note: "signed", Key: "act"}); err != nil || again.ID != c.ID {
			t.Errorf("again %v", err)
		}
		events := b.db.ContractEvent.Query().AllX(b.sys)
		if len(events) != 1 || events[0].Kind != "ACTIVATED" || events[0].Note != "signed" || events[0].RecordedBy == 0 || events[0].FirstBill {
			t.Errorf("events %+v", events)
		}
		over.Version = c.Version
		_, err = b.Write(ctx, over)
		refused(t, err, fault.State, "id", "no draft any more")
		_, err = b.Activate(ctx, Action{ID: c.ID, On: "2026-01-01"})
		refused(t, err, fault.State, "id", "is active")
		// Numbers go on, and pass over those that exist.
		named := draft(a)
		named.Number = "C-2026-0000002"
		if _, err := b.Write(ctx, named); err != nil {
			t.Fatal(err)
		}
		if c, err := b.Write(ctx, draft(a)); err != nil || c.Number != "C-2026-0000003" {
			t.Errorf("%+v, %v", c, err)
		}
		_, err = b.Write(ctx, named)
		refused(t, err, fault.Conflict, "number", `"C-2026-0000002" exists already`)
	})
}

// elsewhere is an account of another business unit.
func (b *bundle) elsewhere(t *testing.T) int {
	t.Helper()
	a, err := b.accounts.Open(b.sys, accounts.Open{BusinessUnit: b.newUnit(t, "EU", "EUR").ID, Number: "E-1", Name: "E", Kind: account.KindCLIENT})
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func TestWriteRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		a := b.open(t, "D-1", account.KindDEALER)
		closed := b.open(t, "D-9", account.KindDEALER)
		if _, err := b.accounts.Change(b.sys, accounts.Change{ID: closed, Status: ref(account.StatusCLOSED)}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			change         func(*Write)
			code           fault.Code
			field, message string
		}{
			{func(w *Write) { w.Account = 4711 }, fault.NotFound, "account_id", "no such record"},
			{func(w *Write) { w.Account = closed }, fault.State, "account_id", "D-9 is closed"},
			{func(w *Write) { w.ID = 4711 }, fault.NotFound, "", "no such record"},
			{func(w *Write) { w.Number = strings.Repeat("9", 41) }, fault.Invalid, "number", "at most 40"},
			{func(w *Write) { w.Currency = "US" }, fault.Invalid, "currency", "US"},
			{func(w *Write) { w.StartsOn = "" }, fault.Invalid, "starts_on", "missing"},
			{func(w *Write) { w.EndsOn = "2025-12-31" }, fault.Invalid, "ends_on", "2025-12-31 is before the start 2026-01-01"},
			{func(w *Write) { w.EndsOn, w.Renews = "", true }, fault.Invalid, "renews", "has an end"},
			{func(w *Write) { w.RateCard = "X" }, fault.Invalid, "rate_card_code", `no rate card "X"`},
			{func(w *Write) { w.Lines = nil }, fault.Invalid, "lines", "at least one"},
			{func(w *Write) { w.Lines = make([]WriteLine, 10_001) }, fault.Limit, "lines", "at most 10000"},
			{func(w *Write) { w.Lines[1].Product = "" }, fault.Invalid, "lines.1.product_code", "missing"},
			{func(w *Write) { w.Lines[1].Kind = "RENT" }, fault.Invalid, "lines.1.kind", `"RENT" is not a kind`},
			{func(w *Write) { w.Lines[2].Frequency = "ONE_TIME" }, fault.Invalid, "lines.2.frequency", "period by period"},
			{func(w *Write) { w.Lines[0].Frequency = "DAILY" }, fault.Invalid, "lines.0.frequency", `"DAILY" is not a frequency`},
			{func(w *Write) { w.Lines[0].Timing = "NOW" }, fault.Invalid, "lines.0.timing", `"NOW" is not a timing`},
			{func(w *Write) { w.Lines[0].Quantity = d("-1") }, fault.Invalid, "lines.0.quantity", "not negative"},
			{func(w *Write) { w.Lines[0].UnitPrice = unit("0.123456789") }, fault.Invalid, "lines.0.unit_price", "more than 8 decimals"},
			{func(w *Write) { w.Lines[0].Minimum = d("1") }, fault.Invalid, "lines.0.minimum", "usage or hours"},
			{func(w *Write) { w.Lines[0].BudgetHours = d("1") }, fault.Invalid, "lines.0.budget_hours", "only lines of hours"},
			{func(w *Write) { w.Lines[3].DailyHours = d("25") }, fault.Invalid, "lines.3.daily_hours", "a day has 24"},
			{func(w *Write) { w.Lines[2].Pricing = &price.Model{Kind: price.Tiered} }, fault.Invalid, "lines.2.pricing", "1 to 100 tiers"},
			{func(w *Write) {
				w.Lines[2].Pricing = &price.Model{Kind: price.Volume, Tiers: []price.Tier{{UnitPrice: d("0.000000001")}}}
			}, fault.Invalid, "lines.2.pricing.tiers.0.unit_price", "8 decimals"},
			{func(w *Write) { w.Lines[0].Escalator = &price.Escalator{Months: 12} }, fault.Invalid, "lines.0.escalator", "a percentage or an index"},
			{func(w *Write) { w.Lines[0].Promotion = "AUTUMN" }, fault.Invalid, "lines.0.promotion_code", `no promotion "AUTUMN"`},
			{func(w *Write) { w.Lines[0].Promotion = "" }, fault.Invalid, "lines.0.promotion_ends_on", "without a promotion"},
			{func(w *Write) { w.Lines[0].InstalledOn = "2026-02-30" }, fault.Invalid, "lines.0.installed_on", "not a day"},
			{func(w *Write) { w.Lines[0].EndsOn = "2025-12-31" }, fault.Invalid, "lines.0.ends_on", "before the start"},
			{func(w *Write) { w.Lines[0].StartsOn, w.Lines[0].EndsOn = "2026-06-01", "2026-05-31" }, fault.Invalid, "lines.0.ends_on", "before the start"},
			{func(w *Write) { w.Lines[0].Site = "a\nb" }, fault.Invalid, "lines.0.site", "control characters"},
		} {
			in := draft(a)
			c.change(&in)
			_, err := b.Write(b.sys, in)
			refused(t, err, c.code, c.field, c.message)
		}
		if n := b.db.Contract.Query().CountX(b.sys); n != 0 {
			t.Errorf("%d contracts after refusals", n)
		}
		if _, err := b.Write(servertest.As(t, viewer.Auditor), draft(a)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("an auditor writes: %v", err)
		}
	})
}

func ref[T any](v T) *T { return &v }

// Everything that a draft lacks is told at once, and nothing of it can be activated.
func TestIncomplete(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.catalogue(t)
		a := b.open(t, "D-1", account.KindDEALER)
		whole, err := b.Write(b.sys, draft(a))
		if err != nil {
			t.Fatal(err)
		}
		ids := []int{whole.ID}
		for _, c := range []struct {
			change func(*Write)
			want   []string
		}{
			{func(w *Write) { w.RateCard = "" }, []string{"line 4 (SUPPORT): hours are charged by a rate card"}},
			{func(w *Write) { w.RateCard = "EURO" }, []string{"line 4 (SUPPORT): the rate card is in EUR, the contract in USD"}},
			{func(w *Write) { w.Currency, w.RateCard = "EUR", "EURO" }, []string{"line 5 (CATALOGUE): it has no price, and the catalogue has none in EUR for 2026-01-01"}},
			{func(w *Write) { w.Lines[4].Product = "OTHER" }, []string{"line 5 (OTHER): it has no price"}},
			{func(w *Write) { w.Lines[2].Pricing = &price.Model{Kind: price.Package, PackageSize: d("10")} }, []string{"line 3 (MINUTES): it has no price"}},
			{func(w *Write) { w.Lines[0].StartsOn = "2025-12-31" }, []string{"line 1 (SIP-10): it starts on 2025-12-31, before the contract starts on 2026-01-01"}},
			{func(w *Write) { w.Lines[0].InstalledOn = "2025-12-30" }, []string{"line 1 (SIP-10): it is installed on 2025-12-30, before the contract"}},
			{func(w *Write) { w.Lines[0].FunctionalOn = "2026-01-04" }, []string{"line 1 (SIP-10): it is functional on 2026-01-04, before it is installed on 2026-01-05"}},
			{func(w *Write) { w.Lines[0].EndsOn = "2027-01-01" }, []string{"line 1 (SIP-10): it does not end with the contract"}},
			{func(w *Write) { w.Lines[1].StartsOn, w.Lines[1].EndsOn = "2027-01-01", "2027-01-02" }, []string{"line 2 (SETUP): it starts on 2027-01-01, after the contract ends"}},
			{func(w *Write) { w.Lines[0].StartsOn = "2026-07-01" }, []string{"line 1 (SIP-10): the promotion SPRING is not on"}},
			{func(w *Write) { w.Lines = append(w.Lines, w.Lines[0]) }, []string{"line 6 (SIP-10): it charges the same as line 1"}},
			{func(w *Write) {
				w.Lines = append(w.Lines, w.Lines[0], w.Lines[1])
				w.Lines[0].EndsOn, w.Lines[5].StartsOn = "2026-02-28", "2026-03-01"
			}, nil},
			{func(w *Write) { w.Lines[0].Site = "Utica"; w.Lines = append(w.Lines, draft(a).Lines[0]) }, nil},
			{func(w *Write) { w.Renews = true }, nil},
			{func(w *Write) { w.RateCard, w.Lines[4].Product, w.Lines[0].StartsOn = "", "OTHER", "2025-12-31" }, []string{"line 1", "line 4", "line 5"}},
		} {
			in := draft(a)
			c.change(&in)
			w, err := b.Write(b.sys, in)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, w.ID)
			lacks := b.lacks(t, w.ID)
			if len(lacks) != len(c.want) {
				t.Errorf("lacks %q, want %q", lacks, c.want)
				continue
			}
			for i, want := range c.want {
				if !strings.HasPrefix(lacks[i], want) {
					t.Errorf("lacks %q, want %q", lacks[i], want)
				}
			}
			_, err = b.Activate(b.sys, Action{ID: w.ID, On: "2026-01-01"})
			if len(c.want) == 0 {
				if err != nil {
					t.Error(err)
				}
				continue
			}
			refused(t, err, fault.State, "id", "not complete: "+strings.Join(lacks, "; "))
		}
		// Batches cost as many statements as one.
		count := func(ids ...int) int64 {
			before := b.db.Statements()
			if _, err := b.Incomplete(b.sys, ids); err != nil {
				t.Fatal(err)
			}
			return b.db.Statements() - before
		}
		if one, all := count(ids[0]), count(ids...); one != all || one > 3 {
			t.Errorf("%d statements for one, %d for %d", one, all, len(ids))
		}
		if _, err := b.accounts.Change(b.sys, accounts.Change{ID: a, Status: ref(account.StatusCLOSED)}); err != nil {
			t.Fatal(err)
		}
		if lacks := b.lacks(t, whole.ID); len(lacks) != 1 || !strings.Contains(lacks[0], "account D-1 is closed") {
			t.Errorf("lacks %q", lacks)
		}
		if found, err := b.Incomplete(servertest.Bound(t, a), ids); err != nil || len(found) != 0 {
			t.Errorf("a dealer is told %v, %v", found, err)
		}
	})
}

func TestAllowed(t *testing.T) {
	t.Parallel()
	biller := viewer.From(servertest.As(t, viewer.Biller))
	can := func(v *viewer.Viewer, c *ent.Contract, lacks ...string) (list []string) {
		for _, a := range Allowed(v, c, lacks) {
			if a.Allowed {
				list = append(list, a.Action)
			}
		}
		return list
	}
	for _, c := range []struct {
		status contract.Status
		end    date.Date
		lacks  []string
		want   string
	}{
		{contract.StatusDRAFT, "", nil, "[writeContract activateContract setMilestones]"},
		{contract.StatusDRAFT, "", []string{"a price"}, "[writeContract setMilestones]"},
		{contract.StatusACTIVE, "", nil, "[amendContract transferContract terminateContract setMilestones]"},
		{contract.StatusACTIVE, "2026-12-31", nil, "[amendContract renewContract transferContract terminateContract setMilestones]"},
		{contract.StatusTERMINATED, "2026-12-31", nil, "[setMilestones]"},
	} {
		if got := fmt.Sprint(can(biller, &ent.Contract{Status: c.status, EndsOn: c.end}, c.lacks...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.status, got, c.want)
		}
	}
	if got := can(viewer.From(servertest.As(t, viewer.Auditor)), &ent.Contract{Status: contract.StatusACTIVE}); len(got) > 0 {
		t.Errorf("an auditor may %v", got)
	}
}
