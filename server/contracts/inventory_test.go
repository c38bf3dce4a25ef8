package contracts

import (
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/inventoryitem"
	"github.com/duebook/duebook/server/fault"
)

func TestInventory(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		dealer, carrier := b.open(t, "D-1", account.KindDEALER), b.open(t, "CAR", account.KindCARRIER)
		if _, err := b.record(good("C-1", dealer)); err != nil {
			t.Fatal(err)
		}
		lines, err := FindLines(b.sys, b.db, b.unit.ID, []string{"C-1"})
		if err != nil {
			t.Fatal(err)
		}
		full := Item{Number: "I-1", Kind: inventoryitem.KindCIRCUIT, Identifier: "DHEC.123", Account: dealer, Carrier: carrier, CarrierAccount: "88-1", Site: "Troy", CostCentre: "100",
			Status: inventoryitem.StatusINSTALLED, InstalledOn: "2026-01-10", ContractLine: lines[LineKey{"C-1", 1}]}
		ids, err := b.items(full, Item{Number: "I-2", Kind: inventoryitem.KindDEVICE, Identifier: "35-209900"})
		if err != nil || len(ids) != 2 {
			t.Fatalf("%v, %v", ids, err)
		}
		if n := b.db.InventoryLink.Query().CountX(b.sys); n != 1 {
			t.Errorf("%d links", n)
		}
		found, err := FindItems(b.sys, b.db, []string{"I-1", "I-2", "I-3"})
		if err != nil || len(found) != 2 || found["I-1"] != full || found["I-2"].Status != inventoryitem.StatusPLANNED {
			t.Fatalf("found %+v, %v", found, err)
		}
		if err := CompareItem(found["I-1"], full); err != nil {
			t.Error(err)
		}
		for _, c := range []struct {
			change         func(*Item)
			field, message string
		}{
			{func(i *Item) { i.Account = 0 }, "account_number", "another account"},
			{func(i *Item) { i.Carrier = 0 }, "carrier_number", "another carrier"},
			{func(i *Item) { i.ContractLine = 0 }, "contract_line", "another contract line"},
			{func(i *Item) { i.Status = inventoryitem.StatusFUNCTIONAL }, "status", `inventory item "I-1" exists already with another status: INSTALLED, not FUNCTIONAL`},
			{func(i *Item) { i.Site = "" }, "site", "Troy, not none"},
			{func(i *Item) { i.DisconnectedOn = "2026-03-01" }, "disconnected_on", "none, not 2026-03-01"},
		} {
			want := full
			c.change(&want)
			refused(t, CompareItem(full, want), fault.Conflict, c.field, c.message)
		}
	})
}

func TestInventoryRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		dealer := b.open(t, "D-1", account.KindDEALER)
		if _, err := b.items(Item{Number: "I-1", Kind: inventoryitem.KindDEVICE, Identifier: "1"}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			change         func(*Item)
			code           fault.Code
			field, message string
		}{
			{func(i *Item) { i.Number = "" }, fault.Invalid, "0.number", "missing"},
			{func(i *Item) { i.Number = "I-1" }, fault.Conflict, "0.number", "exists already"},
			{func(i *Item) { i.Kind = "TREE" }, fault.Invalid, "0.kind", `"TREE" is not a kind`},
			{func(i *Item) { i.Identifier = strings.Repeat("9", 121) }, fault.Invalid, "0.identifier", "at most 120"},
			{func(i *Item) { i.Site = "a\nb" }, fault.Invalid, "0.site", "control characters"},
			{func(i *Item) { i.Status = "LOST" }, fault.Invalid, "0.status", `"LOST" is not a status`},
			{func(i *Item) { i.InstalledOn, i.DisconnectedOn = "2026-02-02", "2026-02-01" }, fault.Invalid, "0.disconnected_on", "before the installed_on"},
			{func(i *Item) { i.Account = 4711 }, fault.Invalid, "0.account_number", "no such account"},
			{func(i *Item) { i.Carrier = 4711 }, fault.Invalid, "0.carrier_number", "no such carrier"},
			{func(i *Item) { i.Carrier = dealer }, fault.Invalid, "0.carrier_number", "D-1 is no carrier but a DEALER"},
			{func(i *Item) { i.ContractLine = 4711 }, fault.Invalid, "", "names a record that does not exist"},
		} {
			in := Item{Number: "I-9", Kind: inventoryitem.KindDEVICE, Identifier: "9"}
			c.change(&in)
			_, err := b.items(in)
			refused(t, err, c.code, c.field, c.message)
		}
		if n := b.db.InventoryItem.Query().CountX(b.sys); n != 1 {
			t.Errorf("%d items after refusals", n)
		}
	})
}
