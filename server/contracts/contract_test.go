package contracts

import (
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

func good(number string, account int) Contract {
	return Contract{Account: account, Number: number, Lines: []Line{
		{No: 1, ProductCode: "LINE-100", Quantity: decimal.NewFromInt(3), UnitPrice: decimal.RequireFromString("19.95000001"), Frequency: "MONTHLY", StartsOn: "2026-01-15", EndsOn: "2027-01-14", InstalledOn: "2026-01-10", FunctionalOn: "2026-01-12"},
		{No: 2, ProductCode: "SETUP", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.RequireFromString("-5"), Frequency: "ONE_TIME", Timing: "ARREARS", StartsOn: "2026-02-01", EndsOn: "2026-02-01"},
	}}
}

func TestRecordAndFind(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a := b.open(t, "D-1", account.KindDEALER)
		ids, err := b.record(good("C-1", a), good(`C"2\`, a))
		if err != nil || len(ids) != 2 {
			t.Fatalf("%v, %v", ids, err)
		}
		c := b.db.Contract.Query().Where(contract.ID(ids[0])).WithLines().OnlyX(b.sys)
		if c.Number != "C-1" || c.StartsOn != "2026-01-10" || c.EndsOn != "2027-01-14" || c.Currency != "USD" || c.BusinessUnitID != b.unit.ID || len(c.Edges.Lines) != 2 {
			t.Errorf("contract %+v", c)
		}
		for _, l := range c.Edges.Lines {
			if want := map[int]contractline.Kind{1: contractline.KindRECURRING, 2: contractline.KindONE_TIME}[l.LineNo]; l.Kind != want {
				t.Errorf("line %d is %s, want %s", l.LineNo, l.Kind, want)
			}
		}
		if n := b.db.Product.Query().CountX(b.sys); n != 2 {
			t.Errorf("%d products", n)
		}
		if e := b.last(t, "product.create"); e.EntityLastID == 0 {
			t.Errorf("event %+v", e)
		}
		found, err := Find(b.sys, b.db, b.unit.ID, []string{"C-1", `C"2\`, "C-3"})
		if err != nil || len(found) != 2 {
			t.Fatalf("found %v, %v", found, err)
		}
		for _, number := range []string{"C-1", `C"2\`} {
			want := good(number, a)
			if err := want.Check(); err != nil {
				t.Fatal(err)
			}
			if err := Compare(found[number], want); err != nil {
				t.Errorf("%s: %v", number, err)
			}
		}
		lines, err := FindLines(b.sys, b.db, b.unit.ID, []string{"C-1"})
		if err != nil || len(lines) != 2 || lines[LineKey{"C-1", 2}] == 0 {
			t.Errorf("lines %v, %v", lines, err)
		}
		_, err = b.record(good("C-1", a))
		refused(t, err, fault.Conflict, "0.number", `"C-1" exists already`)
	})
}

func TestRecordRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a, closed := b.open(t, "D-1", account.KindDEALER), b.open(t, "D-2", account.KindDEALER)
		status := account.StatusCLOSED
		if _, err := b.accounts.Change(b.sys, accounts.Change{ID: closed, Status: &status}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name           string
			change         func(*Contract)
			code           fault.Code
			field, message string
		}{
			{"no number", func(c *Contract) { c.Number = "" }, fault.Invalid, "0.number", "missing"},
			{"no lines", func(c *Contract) { c.Lines = nil }, fault.Invalid, "0.lines", "at least one line"},
			{"unknown account", func(c *Contract) { c.Account = 4711 }, fault.Invalid, "0.account_number", "no such account"},
			{"closed account", func(c *Contract) { c.Account = closed }, fault.State, "0.account_number", "D-2 is closed"},
			{"end before start", func(c *Contract) { c.StartsOn, c.EndsOn = "2026-01-02", "2026-01-01" }, fault.Invalid, "0.end_date", "2026-01-01 is before the start_date 2026-01-02"},
			{"currency", func(c *Contract) { c.Currency = "XYZ" }, fault.Invalid, "0.currency", "ISO 4217"},
			{"line before contract", func(c *Contract) { c.StartsOn = "2026-01-20" }, fault.Invalid, "0.lines.0.start_date", "before the start of the contract 2026-01-20"},
			{"installed before contract", func(c *Contract) { c.StartsOn = "2026-01-12" }, fault.Invalid, "0.lines.0.installed_on", "2026-01-10 is before the start of the contract 2026-01-12"},
			{"line outlives contract", func(c *Contract) { c.StartsOn, c.EndsOn = "2026-01-01", "2026-12-31" }, fault.Invalid, "0.lines.0.end_date", "does not end with the contract"},
			{"line end", func(c *Contract) { c.Lines[1].EndsOn = "2026-01-31" }, fault.Invalid, "0.lines.1.end_date", "before the start_date"},
			{"functional before installed", func(c *Contract) { c.Lines[0].FunctionalOn = "2026-01-09" }, fault.Invalid, "0.lines.0.functional_on", "before the installed_on"},
			{"disconnected before installed", func(c *Contract) { c.Lines[0].DisconnectedOn = "2026-01-09" }, fault.Invalid, "0.lines.0.disconnected_on", "before the installed_on"},
			{"no start", func(c *Contract) { c.Lines[0].StartsOn = "" }, fault.Invalid, "0.lines.0.start_date", "missing"},
			{"no such day", func(c *Contract) { c.Lines[0].FunctionalOn = "2026-02-30" }, fault.Invalid, "0.lines.0.functional_on", "not a day"},
			{"line number", func(c *Contract) { c.Lines[0].No = 0 }, fault.Invalid, "0.lines.0.line_no", "1 or more"},
			{"line twice", func(c *Contract) { c.Lines[1].No = 1 }, fault.Invalid, "0.lines.1.line_no", "there twice"},
			{"product", func(c *Contract) { c.Lines[0].ProductCode = strings.Repeat("x", 61) }, fault.Invalid, "0.lines.0.product_code", "61 characters; at most 60"},
			{"quantity", func(c *Contract) { c.Lines[0].Quantity = decimal.NewFromInt(-1) }, fault.Invalid, "0.lines.0.quantity", "not negative"},
			{"price decimals", func(c *Contract) { c.Lines[0].UnitPrice = decimal.New(1, -9) }, fault.Invalid, "0.lines.0.unit_price", "more than 8 decimals"},
			{"price size", func(c *Contract) { c.Lines[0].UnitPrice = decimal.New(1, 18) }, fault.Invalid, "0.lines.0.unit_price", "too large"},
			{"frequency", func(c *Contract) { c.Lines[0].Frequency = "DAILY" }, fault.Invalid, "0.lines.0.frequency", `"DAILY" is not a frequency`},
			{"timing", func(c *Contract) { c.Lines[0].Timing = "LATER" }, fault.Invalid, "0.lines.0.timing", "ADVANCE or ARREARS"},
		} {
			t.Log(c.name)
			in := good("C-9", a)
			c.change(&in)
			_, err := b.record(in)
			refused(t, err, c.code, c.field, c.message)
		}
		if n, m := b.db.Contract.Query().CountX(b.sys), b.db.Product.Query().CountX(b.sys); n+m != 0 {
			t.Errorf("%d contracts and %d products after refusals", n, m)
		}
	})
}

func TestCompareNamesTheField(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		change         func(*Contract)
		field, message string
	}{
		{func(c *Contract) {}, "", ""},
		{func(c *Contract) { c.Lines[0].UnitPrice = decimal.RequireFromString("19.950000010") }, "", ""},
		{func(c *Contract) { c.Lines[0], c.Lines[1] = c.Lines[1], c.Lines[0] }, "", ""},
		{func(c *Contract) { c.Account = 2 }, "account_number", `contract "C-1" exists already and belongs to another account`},
		{func(c *Contract) { c.Currency = "EUR" }, "currency", "another currency: USD, not EUR"},
		{func(c *Contract) { c.Lines[1].UnitPrice = decimal.NewFromInt(6) }, "lines.1.unit_price", "another unit_price: -5, not 6"},
		{func(c *Contract) { c.Lines[0].InstalledOn = "" }, "lines.0.installed_on", "another installed_on: 2026-01-10, not none"},
		{func(c *Contract) { c.Lines[1].Frequency = contractline.FrequencyANNUAL }, "lines.1.frequency", "ONE_TIME, not ANNUAL"},
		{func(c *Contract) { c.Lines[0].Kind = contractline.KindUSAGE }, "lines.0.kind", "RECURRING, not USAGE"},
		{func(c *Contract) { c.Lines[0].Site = "Troy" }, "lines.0.site", "none, not Troy"},
		{func(c *Contract) { c.Lines[1].No = 3 }, "lines.1.line_no", "has no line 3"},
		{func(c *Contract) { c.Lines = c.Lines[:1] }, "line_no", "has 2 lines, not 1"},
	} {
		have, want := good("C-1", 1), good("C-1", 1)
		have.Currency = "USD"
		c.change(&want)
		if err := have.Check(); err != nil {
			t.Fatal(err)
		}
		if err := want.Check(); err != nil {
			t.Fatal(err)
		}
		err := Compare(have, want)
		if c.field == "" {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		refused(t, err, fault.Conflict, c.field, c.message)
	}
}

func TestProducts(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		get := func(codes ...string) map[string]int {
			t.Helper()
			ids, err := store.Tx(b.sys, b.db, func(tx *store.TxClient) (map[string]int, error) { return b.ProductsTx(b.sys, tx, codes) })
			if err != nil {
				t.Fatal(err)
			}
			return ids
		}
		first := get("B", "A", "B")
		again := get("A", "C", "B")
		if len(first) != 2 || len(again) != 3 || first["A"] != again["A"] || first["B"] != again["B"] || again["C"] == 0 {
			t.Errorf("%v, then %v", first, again)
		}
		if p := b.db.Product.GetX(b.sys, first["A"]); p.Code != "A" || p.Name != "A" {
			t.Errorf("product %+v", p)
		}
	})
}
