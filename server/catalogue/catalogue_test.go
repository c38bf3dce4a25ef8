package catalogue

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/productprice"
	"github.com/duebook/duebook/ent/taxrate"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// bundle is a service with one business unit, a client and a carrier, on a book of its own.
type bundle struct {
	*Service
	ctx             context.Context // of a manager
	client, carrier int
}

func each(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Helper()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := &bundle{Service: &Service{DB: db}, ctx: servertest.As(t, viewer.Manager)}
		sys := servertest.System(t)
		u, err := (&ledger.Service{DB: db}).CreateBusinessUnit(sys, ledger.BusinessUnit{Code: "HQ", Name: "HQ", Currency: "USD"})
		if err != nil {
			t.Fatal(err)
		}
		open := func(number string, kind account.Kind) (id int) {
			if err := store.Do(sys, db, func(tx *store.TxClient) error {
				a, err := tx.Account.Create().SetBusinessUnitID(u.ID).SetNumber(number).SetName(number).SetKind(kind).SetCurrency("USD").SetPaymentTerms("NET30").SetLanguage("en").Save(sys)
				if err == nil {
					id = a.ID
					tx.Record(store.Event{Action: "account.open", Entity: id})
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return id
		}
		b.client, b.carrier = open("C-1", account.KindCLIENT), open("K-1", account.KindCARRIER)
		test(t, b)
	})
}

func refused(t *testing.T, err error, code fault.Code, field, message string) {
	t.Helper()
	f := fault.As(err)
	if f == nil || f.Code != code || strings.Join(f.Field, ".") != field || !strings.Contains(f.Message, message) {
		t.Errorf("%v; want %s on %q: %q", err, code, field, message)
	}
}

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestProducts(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		p, err := b.Describe(b.ctx, Describe{Code: "VOICE", Name: "Voice line", Unit: "line", TaxClass: "TELECOM", Active: true, Key: "1"})
		if err != nil {
			t.Fatal(err)
		}
		again, err := b.Describe(b.ctx, Describe{Code: "VOICE", Name: "Voice line", Unit: "line", TaxClass: "TELECOM", Active: true, Key: "1"})
		if err != nil || again.ID != p.ID || again.Version != 1 {
			t.Errorf("the same key: %v, %v", again, err)
		}
		changed, err := b.Describe(b.ctx, Describe{Code: "VOICE", Name: "Voice", Provider: b.carrier, ProviderCode: "V-9", RevenueCode: "4000", Version: 1, Key: "2"})
		if err != nil || changed.Name != "Voice" || changed.ProviderID != b.carrier || changed.Active || changed.Version != 2 || changed.TaxClass != "" {
			t.Errorf("changed: %v, %v", changed, err)
		}
		own, err := b.Describe(b.ctx, Describe{Code: "VOICE", Name: "Voice", Active: true, Version: 2, Key: "3"})
		if err != nil || own.ProviderID != 0 {
			t.Errorf("our own again: %v, %v", own, err)
		}
		for field, c := range map[string]struct {
			in      Describe
			code    fault.Code
			message string
		}{
			"code":          {Describe{Code: "VOICE", Name: "x"}, fault.Conflict, "give its version"},
			"version":       {Describe{Code: "VOICE", Name: "x", Version: 1}, fault.Conflict, "in the meantime"},
			"name":          {Describe{Code: "X"}, fault.Invalid, "missing"},
			"provider_id":   {Describe{Code: "X", Name: "X", Provider: b.client}, fault.Invalid, "C-1 is no carrier but a CLIENT"},
			"revenue_code":  {Describe{Code: "X", Name: "X", RevenueCode: "1100"}, fault.Invalid, "no revenue account"},
			"unit":          {Describe{Code: "X", Name: "X", Unit: strings.Repeat("x", 21)}, fault.Invalid, "at most 20"},
			"provider_code": {Describe{Code: "X", Name: "X", ProviderCode: "\x01"}, fault.Invalid, "control characters"},
		} {
			_, err := b.Describe(b.ctx, c.in)
			refused(t, err, c.code, field, c.message)
		}
		_, err = b.Describe(b.ctx, Describe{Code: "NEW", Name: "x", Version: 1})
		refused(t, err, fault.NotFound, "code", "leave the version out")
	})
}

func (b *bundle) price(from, to, price string, currency ...string) error {
	p := b.DB.Product.Query().FirstX(b.ctx)
	in := SetPrice{Product: p.ID, Currency: "USD", UnitPrice: d(price), StartsOn: date.Date(from), EndsOn: date.Date(to)}
	if len(currency) > 0 {
		in.Currency = money.Currency(currency[0])
	}
	_, err := b.SetPrice(b.ctx, in)
	return err
}

func TestPrices(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		if _, err := b.Describe(b.ctx, Describe{Code: "VOICE", Name: "Voice", Active: true}); err != nil {
			t.Fatal(err)
		}
		for _, p := range [][]string{{"2026-01-01", "", "10"}, {"2026-07-01", "", "12.00000001"}, {"2026-01-01", "", "9", "EUR"}, {"2026-01-01", "", "10"}, {"2025-01-01", "2025-06-30", "0"}} {
			if err := b.price(p[0], p[1], p[2], p[3:]...); err != nil {
				t.Fatalf("%v: %v", p, err)
			}
		}
		list := func() (s string) {
			for _, p := range b.DB.ProductPrice.Query().Order(productprice.ByCurrency(), productprice.ByStartsOn()).AllX(b.ctx) {
				s += fmt.Sprintf("%s %s..%s %s v%d\n", p.Currency, p.StartsOn, p.EndsOn, p.UnitPrice, p.Version)
			}
			return s
		}
		want := "EUR 2026-01-01.. 9 v1\nUSD 2025-01-01..2025-06-30 0 v1\nUSD 2026-01-01..2026-06-30 10 v2\nUSD 2026-07-01.. 12.00000001 v1\n"
		if got := list(); got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
		for _, c := range []struct{ from, to, price, field, message string }{
			{"2026-07-01", "", "13", "start_date", "12.00000001 holds from 2026-07-01 on already"},
			{"2026-05-01", "2026-05-31", "13", "start_date", "overlaps 10, which holds from 2026-01-01 to 2026-06-30"},
			{"2025-07-01", "2026-01-01", "13", "end_date", "overlaps 10, which holds from 2026-01-01 to 2026-06-30; end on 2025-12-31 or earlier"},
		} {
			refused(t, b.price(c.from, c.to, c.price), fault.Conflict, c.field, c.message)
		}
		refused(t, b.price("2027-01-01", "", "-1"), fault.Invalid, "unit_price", "negative")
		refused(t, b.price("2027-01-01", "", "0.000000001"), fault.Invalid, "unit_price", "more than 8 decimals")
		refused(t, b.price("2027-01-01", "2026-12-31", "1"), fault.Invalid, "end_date", "before the start_date")
		refused(t, b.price("", "", "1"), fault.Invalid, "start_date", "missing")
		refused(t, b.price("2027-01-01", "", "1", "XXX"), fault.Invalid, "currency", "")
		if got := list(); got != want {
			t.Errorf("after refusals:\n%s", got)
		}
	})
}

// Many people give one product prices at once: what was taken is there, the rest was refused, and no two hold on one day.
func TestPricesAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		if _, err := b.Describe(b.ctx, Describe{Code: "VOICE", Name: "Voice", Active: true}); err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		var taken atomic.Int64
		for i := range 12 {
			wg.Go(func() {
				switch err := b.price(fmt.Sprintf("2026-%02d-01", i+1), "", fmt.Sprint(i+1)); {
				case err == nil:
					taken.Add(1)
				case !fault.Is(err, fault.Conflict): // one that would have to cut a price whose end is known
					t.Error(err)
				}
			})
		}
		wg.Wait()
		found, err := FindPrices(b.ctx, b.DB, []string{"VOICE"})
		if err != nil {
			t.Fatal(err)
		}
		line := *found["VOICE"].Prices["USD"]
		if n := int(taken.Load()); len(line) != n || n < 2 || line[n-1].To != "" {
			t.Fatalf("%d taken: %s", n, text(line))
		}
		for i, s := range line[1:] {
			if line[i].To.AddDays(1) != s.From {
				t.Errorf("%s", text(line))
			}
		}
	})
}

func TestCards(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		set := func(change func(*CardRate)) (*ent.RateCard, error) {
			in := CardRate{Card: "STD", Currency: "USD", Role: "ENGINEER", Class: cardrate.ClassREGULAR, Hourly: d("100"), StartsOn: "2026-01-01"}
			change(&in)
			return b.SetCardRate(b.ctx, in, "")
		}
		for i, change := range []func(*CardRate){
			func(r *CardRate) { r.CardName = "Standard" },
			func(r *CardRate) { r.StartsOn, r.Hourly = "2026-07-01", d("110.5") },
			func(r *CardRate) { r.Class, r.Hourly = cardrate.ClassOVERTIME, d("150") },
			func(r *CardRate) { r.Skill, r.Hourly, r.Currency = "SAP", d("180"), "" },
			func(r *CardRate) { r.Role, r.EndsOn = "FITTER", "2026-03-31" },
		} {
			if _, err := set(change); err != nil {
				t.Fatalf("%d: %v", i, err)
			}
		}
		found, err := FindCards(b.ctx, b.DB, []string{"STD"})
		if err != nil {
			t.Fatal(err)
		}
		c := found["STD"]
		if c.Name != "Standard" || c.Currency != "USD" {
			t.Errorf("%+v", c)
		}
		for _, x := range []struct{ role, skill, class, day, want string }{
			{"ENGINEER", "", "REGULAR", "2026-06-30", "100"}, {"ENGINEER", "", "REGULAR", "2026-07-01", "110.5"}, {"ENGINEER", "JAVA", "REGULAR", "2026-07-01", "110.5"},
			{"ENGINEER", "SAP", "REGULAR", "2026-07-01", "180"}, {"ENGINEER", "SAP", "OVERTIME", "2026-07-01", "150"}, {"FITTER", "", "REGULAR", "2026-03-31", "100"},
			{"FITTER", "", "REGULAR", "2026-04-01", ""}, {"ENGINEER", "", "HOLIDAY", "2026-07-01", ""}, {"ENGINEER", "", "REGULAR", "2025-12-31", ""}, {"engineer", "", "REGULAR", "2026-07-01", ""},
		} {
			rate, ok := c.Hourly(x.role, x.skill, cardrate.Class(x.class), date.Date(x.day))
			if ok != (x.want != "") || ok && !rate.Equal(d(x.want)) {
				t.Errorf("%+v: %s, %v", x, rate, ok)
			}
		}
		byID, err := CardsByID(b.ctx, b.DB, []int{c.ID})
		if err != nil || len(byID[c.ID].Rates) != len(c.Rates) {
			t.Errorf("by id: %v, %v", byID, err)
		}
		if card, err := set(func(r *CardRate) { r.CardName = "Standard rates" }); err != nil || card.Name != "Standard rates" {
			t.Errorf("renamed: %v, %v", card, err)
		}
		for _, x := range []struct {
			change         func(*CardRate)
			code           fault.Code
			field, message string
		}{
			{func(r *CardRate) { r.Hourly = d("101") }, fault.Conflict, "start_date", "100 holds from 2026-01-01 to 2026-06-30 already"},
			{func(r *CardRate) { r.StartsOn = "2026-03-01" }, fault.Conflict, "start_date", "overlaps 100"},
			{func(r *CardRate) { r.Currency = "EUR" }, fault.Currency, "currency", "card \"STD\" is in USD"},
			{func(r *CardRate) { r.Card, r.Currency = "NEW", "" }, fault.Invalid, "currency", "a new card needs one"},
			{func(r *CardRate) { r.Hourly = d("-0.01") }, fault.Invalid, "hourly", "negative"},
			{func(r *CardRate) { r.Role = "" }, fault.Invalid, "role", "missing"},
			{func(r *CardRate) { r.Class = "NIGHT" }, fault.Invalid, "class", "no class of hours"},
		} {
			_, err := set(x.change)
			refused(t, err, x.code, x.field, x.message)
		}
		if n := b.DB.CardRate.Query().CountX(b.ctx); n != 5 {
			t.Errorf("%d rates", n)
		}
	})
}

func TestTaxRates(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		set := func(change func(*TaxRate)) (*ent.TaxJurisdiction, error) {
			in := TaxRate{Jurisdiction: "US-CA", Country: "US", Region: "CA", Category: "S", Percent: d("7.25"), StartsOn: "2026-01-01"}
			change(&in)
			return b.SetTaxRate(b.ctx, in, "")
		}
		for i, change := range []func(*TaxRate){
			func(r *TaxRate) { r.Name = "California" },
			func(r *TaxRate) { r.Country, r.Region, r.StartsOn, r.Percent = "", "", "2026-07-01", d("7.5") },
			func(r *TaxRate) { r.TaxClass, r.Percent, r.Category = "FOOD", d("0"), "" },
			func(r *TaxRate) { r.Jurisdiction, r.Country, r.Region, r.Percent = "DE", "de", "", d("100") },
		} {
			if _, err := set(change); err != nil {
				t.Fatalf("%d: %v", i, err)
			}
		}
		var got string
		for _, r := range b.DB.TaxRate.Query().Order(taxrate.ByID()).WithJurisdiction().AllX(b.ctx) {
			j := r.Edges.Jurisdiction
			got += fmt.Sprintf("%s %s %s %s: %s %s %s %s..%s\n", j.Code, j.Name, j.Country, j.Region, r.TaxClass, r.Category, r.Percent, r.StartsOn, r.EndsOn)
		}
		want := "US-CA California US CA:  S 7.25 2026-01-01..2026-06-30\nUS-CA California US CA:  S 7.5 2026-07-01..\nUS-CA California US CA: FOOD Z 0 2026-01-01..\nDE DE DE :  S 100 2026-01-01..\n"
		if got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
		for _, x := range []struct {
			change         func(*TaxRate)
			code           fault.Code
			field, message string
		}{
			{func(r *TaxRate) { r.Percent = d("8") }, fault.Conflict, "start_date", "7.25 percent S holds from 2026-01-01 to 2026-06-30 already; it can't be 8 percent S"},
			{func(r *TaxRate) { r.StartsOn, r.EndsOn = "2026-02-01", "2026-02-28" }, fault.Conflict, "start_date", "from 2026-02-01 to 2026-02-28 overlaps 7.25 percent S, which holds from 2026-01-01 to 2026-06-30"},
			{func(r *TaxRate) { r.Region, r.StartsOn = "NV", "2027-01-01" }, fault.Conflict, "region", "exists already with another region: CA, not NV"},
			{func(r *TaxRate) { r.Percent = d("100.01") }, fault.Invalid, "percent", "more than 100"},
			{func(r *TaxRate) { r.Percent = d("-1") }, fault.Invalid, "percent", "negative"},
			{func(r *TaxRate) { r.Percent = d("0") }, fault.Invalid, "category", "Z (zero rated)"},
			{func(r *TaxRate) { r.Category = "E" }, fault.Invalid, "percent", "category E takes nothing"},
			{func(r *TaxRate) { r.Category = "X" }, fault.Invalid, "category", "no category"},
			{func(r *TaxRate) { r.Country = "XX" }, fault.Invalid, "country", "country code"},
			{func(r *TaxRate) { r.Jurisdiction, r.Country = "NEW", "" }, fault.Invalid, "country", "a new jurisdiction needs"},
		} {
			_, err := set(x.change)
			refused(t, err, x.code, x.field, x.message)
		}
	})
}

func TestPublished(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		p, err := b.Announce(b.ctx, Promotion{Code: "SUMMER", Name: "Summer", Percent: d("100"), StartsOn: "2026-06-01", EndsOn: "2026-08-31"})
		if err != nil || p.EndsOn != "2026-08-31" {
			t.Fatal(p, err)
		}
		_, err = b.Announce(b.ctx, Promotion{Code: "SUMMER", Name: "Summer", Percent: d("5"), StartsOn: "2026-06-01"})
		refused(t, err, fault.Conflict, "code", "exists already")
		_, err = b.Announce(b.ctx, Promotion{Code: "X", Name: "X", Percent: d("100.5"), StartsOn: "2026-06-01"})
		refused(t, err, fault.Invalid, "percent", "more than 100")
		_, err = b.Announce(b.ctx, Promotion{Code: "X", Name: "X", Percent: d("5"), StartsOn: "2026-06-01", EndsOn: "2026-05-31"})
		refused(t, err, fault.Invalid, "end_date", "before")

		v, err := b.PublishIndex(b.ctx, IndexValue{Code: "CPI", StartsOn: "2026-01-01", Value: d("121.3")})
		if err != nil {
			t.Fatal(err)
		}
		again, err := b.PublishIndex(b.ctx, IndexValue{Code: "CPI", StartsOn: "2026-01-01", Value: d("121.30")})
		if err != nil || again.ID != v.ID {
			t.Errorf("the same value: %v, %v", again, err)
		}
		_, err = b.PublishIndex(b.ctx, IndexValue{Code: "CPI", StartsOn: "2026-01-01", Value: d("121.4")})
		refused(t, err, fault.Conflict, "value", "121.3 holds from 2026-01-01 already")
		_, err = b.PublishIndex(b.ctx, IndexValue{Code: "CPI", StartsOn: "2026-02-01"})
		refused(t, err, fault.Invalid, "value", "more than 0")

		r, err := b.PublishRate(b.ctx, ExchangeRate{Source: "EUR", Target: "USD", StartsOn: "2026-01-01", Rate: d("1.08")})
		if err != nil {
			t.Fatal(err)
		}
		same, err := b.PublishRate(b.ctx, ExchangeRate{Source: "EUR", Target: "USD", StartsOn: "2026-01-01", Rate: d("1.08")})
		if err != nil || same.ID != r.ID {
			t.Errorf("the same rate: %v, %v", same, err)
		}
		_, err = b.PublishRate(b.ctx, ExchangeRate{Source: "EUR", Target: "USD", StartsOn: "2026-01-01", Rate: d("1.09")})
		refused(t, err, fault.Conflict, "rate", "1.08 holds from 2026-01-01 already")
		_, err = b.PublishRate(b.ctx, ExchangeRate{Source: "EUR", Target: "EUR", StartsOn: "2026-01-01", Rate: d("1")})
		refused(t, err, fault.Invalid, "target", "both are EUR")
		_, err = b.PublishRate(b.ctx, ExchangeRate{Source: "EUR", Target: "USD", StartsOn: "2026-02-01", Rate: d("-1")})
		refused(t, err, fault.Invalid, "rate", "negative")
	})
}

func TestExemptions(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		j, err := b.SetTaxRate(b.ctx, TaxRate{Jurisdiction: "DE", Country: "DE", Percent: d("19"), StartsOn: "2026-01-01"}, "")
		if err != nil {
			t.Fatal(err)
		}
		grant := func(change func(*Exemption)) (*ent.TaxExemption, error) {
			in := Exemption{Account: b.client, Jurisdiction: j.ID, Certificate: "EX-1", Reason: "Resale", StartsOn: "2026-01-01", EndsOn: "2026-12-31"}
			change(&in)
			return b.Grant(b.ctx, in)
		}
		e, err := grant(func(*Exemption) {})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := grant(func(in *Exemption) { in.Jurisdiction, in.EndsOn = 0, "" }); err != nil {
			t.Errorf("for all jurisdictions: %v", err)
		}
		if _, err := grant(func(in *Exemption) { in.StartsOn, in.EndsOn = "2027-01-01", "" }); err != nil {
			t.Errorf("the year after: %v", err)
		}
		for _, x := range []struct {
			change         func(*Exemption)
			code           fault.Code
			field, message string
		}{
			{func(in *Exemption) { in.Certificate = " " }, fault.Invalid, "certificate", "missing"},
			{func(in *Exemption) { in.Reason = "" }, fault.Invalid, "reason", "missing"},
			{func(in *Exemption) { in.EndsOn = "2025-12-31" }, fault.Invalid, "end_date", "2025-12-31 is before the start_date 2026-01-01"},
			{func(in *Exemption) { in.Account = 7 }, fault.NotFound, "account_id", "no such record"},
			{func(in *Exemption) { in.Jurisdiction = 7 }, fault.NotFound, "jurisdiction_id", "no such record"},
			{func(in *Exemption) { in.StartsOn = "2026-12-31" }, fault.Conflict, "certificate", "EX-1 holds from 2026-01-01 to 2026-12-31 already"},
		} {
			_, err := grant(x.change)
			refused(t, err, x.code, x.field, x.message)
		}
		end := func(day string, version int) (*ent.TaxExemption, error) {
			return b.EndExemption(b.ctx, EndExemption{ID: e.ID, EndsOn: date.Date(day), Version: version})
		}
		_, err = end("2025-12-31", 1)
		refused(t, err, fault.Invalid, "end_date", "before 2026-01-01")
		_, err = end("2027-01-01", 1)
		refused(t, err, fault.State, "end_date", "ends on 2026-12-31 already")
		if got, err := end("2026-06-30", 1); err != nil || got.EndsOn != "2026-06-30" || got.Version != 2 {
			t.Errorf("ended: %v, %v", got, err)
		}
		_, err = end("2026-05-31", 1)
		refused(t, err, fault.Conflict, "version", "in the meantime")
	})
}

// Only those who keep the catalogue change it, and outsiders see no cards, taxes and prices.
func TestRights(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		card := func(ctx context.Context) error {
			_, err := b.SetCardRate(ctx, CardRate{Card: "STD", Currency: "USD", Role: "R", Class: cardrate.ClassREGULAR, Hourly: d("1"), StartsOn: "2026-01-01"}, "")
			return err
		}
		if err := card(b.ctx); err != nil {
			t.Fatal(err)
		}
		for _, role := range viewer.Roles() {
			ctx := servertest.As(t, role)
			if role.Bound() {
				ctx = servertest.Bound(t, b.client)
			}
			may := role == viewer.Manager || role == viewer.Biller
			if err := card(ctx); may != (err == nil) || !may && !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %v", role, err)
			}
		}
		if err := card(t.Context()); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("nobody: %v", err)
		}
		if _, err := b.Grant(b.ctx, Exemption{Account: b.client, Certificate: "E", Reason: "R", StartsOn: "2026-01-01"}); err != nil {
			t.Fatal(err)
		}
		dealer, stranger := servertest.Bound(t, b.client), servertest.Bound(t, b.carrier)
		if n := b.DB.RateCard.Query().CountX(dealer) + b.DB.CardRate.Query().CountX(dealer) + b.DB.ProductPrice.Query().CountX(dealer) + b.DB.TaxJurisdiction.Query().CountX(dealer); n != 0 {
			t.Errorf("the dealer sees %d rows of the catalogue", n)
		}
		if own, other := b.DB.TaxExemption.Query().CountX(dealer), b.DB.TaxExemption.Query().CountX(stranger); own != 1 || other != 0 {
			t.Errorf("exemptions: the dealer sees %d of its own, a stranger %d", own, other)
		}
	})
}
