package contracts

import (
	"context"
	"slices"
	"strconv"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/inventoryitem"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Item is an inventory item: a circuit, line, device, licence or site service.
type Item struct {
	Number, Identifier               string
	Kind                             inventoryitem.Kind
	Account, Carrier                 int // 0: none
	CarrierAccount, Site, CostCentre string
	Status                           inventoryitem.Status
	InstalledOn, DisconnectedOn      date.Date
	ContractLine                     int // the contract line it fulfils; 0: none
}

// Check reports the first field that is wrong in itself as fault.Invalid, and fills in the status.
func (t *Item) Check() error {
	if err := checkCode("number", t.Number, 60); err != nil {
		return err
	}
	if err := inventoryitem.KindValidator(t.Kind); err != nil {
		return fault.New(fault.Invalid, "%q is not a kind; choose CIRCUIT, LINE, DEVICE, LICENCE or SITE_SERVICE", string(t.Kind)).On("kind")
	}
	if err := checkCode("identifier", t.Identifier, 120); err != nil {
		return err
	}
	for _, f := range []struct {
		name, value string
		limit       int
	}{{"carrier_account", t.CarrierAccount, 60}, {"site", t.Site, 200}, {"cost_centre", t.CostCentre, 60}} {
		if err := fault.Line(f.name, f.value, f.limit); err != nil {
			return err
		}
	}
	if t.Status == "" {
		t.Status = inventoryitem.DefaultStatus
	}
	if err := inventoryitem.StatusValidator(t.Status); err != nil {
		return fault.New(fault.Invalid, "%q is not a status; choose PLANNED, INSTALLED, FUNCTIONAL, SUSPENDED or DISCONNECTED", string(t.Status)).On("status")
	}
	for _, d := range []struct {
		field string
		day   date.Date
	}{{"installed_on", t.InstalledOn}, {"disconnected_on", t.DisconnectedOn}} {
		if d.day != "" {
			if err := d.day.Validate(); err != nil {
				return fault.New(fault.Invalid, "%v", err).On(d.field)
			}
		}
	}
	return notBefore("disconnected_on", t.DisconnectedOn, "installed_on", t.InstalledOn)
}

// CompareItem reports fault.Conflict, with the first field that differs, when the item wanted is not the one there is. Both
// have been checked.
func CompareItem(have, want Item) error {
	switch {
	case have.Account != want.Account:
		return contradicts("inventory item", want.Number, "account_number", "belongs to another account")
	case have.Carrier != want.Carrier:
		return contradicts("inventory item", want.Number, "carrier_number", "belongs to another carrier")
	case have.ContractLine != want.ContractLine:
		return contradicts("inventory item", want.Number, "contract_line", "fulfils another contract line")
	}
	for _, f := range []struct{ field, have, want string }{
		{"kind", string(have.Kind), string(want.Kind)},
		{"identifier", have.Identifier, want.Identifier},
		{"carrier_account", have.CarrierAccount, want.CarrierAccount},
		{"site", have.Site, want.Site},
		{"cost_centre", have.CostCentre, want.CostCentre},
		{"status", string(have.Status), string(want.Status)},
		{"installed_on", string(have.InstalledOn), string(want.InstalledOn)},
		{"disconnected_on", string(have.DisconnectedOn), string(want.DisconnectedOn)},
	} {
		if f.have != f.want {
			return differs("inventory item", want.Number, f.field, f.have, f.want)
		}
	}
	return nil
}

// FindItems reads the inventory items that have one of the numbers, each with the first contract line it is linked to.
func FindItems(ctx context.Context, q store.Querier, numbers []string) (map[string]Item, error) {
	among, list := store.AmongTexts(q, "i.number", numbers)
	rows, err := q.Query(ctx, `SELECT i.number, i.kind, i.identifier, COALESCE(i.account_id, 0), COALESCE(i.carrier_id, 0), i.carrier_account, i.site, i.cost_centre, i.status, i.installed_on,
			i.disconnected_on, COALESCE((SELECT l.contract_line_id FROM inventory_links l WHERE l.item_id = i.id AND l.contract_line_id IS NOT NULL ORDER BY l.id LIMIT 1), 0)
		FROM inventory_items i WHERE `+among, list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]Item{}
	for rows.Next() {
		var t Item
		if err := rows.Scan(&t.Number, &t.Kind, &t.Identifier, &t.Account, &t.Carrier, &t.CarrierAccount, &t.Site, &t.CostCentre, &t.Status, &t.InstalledOn, &t.DisconnectedOn, &t.ContractLine); err != nil {
			return nil, err
		}
		found[t.Number] = t
	}
	return found, rows.Err()
}

// InventoryTx writes new inventory items with their links inside a transaction and answers their ids in order. It reports
// fault.Invalid and fault.Conflict for a number that exists; the paths of faults begin with the index of the item.
func (s *Service) InventoryTx(ctx context.Context, tx *store.TxClient, in []Item) ([]int, error) {
	if len(in) == 0 {
		return nil, nil
	}
	in = slices.Clone(in)
	var accounts []int
	for i := range in {
		if err := in[i].Check(); err != nil {
			return nil, on(err, strconv.Itoa(i))
		}
		accounts = append(accounts, in[i].Account, in[i].Carrier)
	}
	found, err := owners(ctx, tx, accounts)
	if err != nil {
		return nil, err
	}
	rows := make([][]any, len(in))
	for i, t := range in {
		if _, ok := found[t.Account]; t.Account != 0 && !ok {
			return nil, fault.New(fault.Invalid, "there is no such account").On(strconv.Itoa(i), "account_number")
		}
		switch o, ok := found[t.Carrier]; {
		case t.Carrier == 0:
		case !ok:
			return nil, fault.New(fault.Invalid, "there is no such carrier").On(strconv.Itoa(i), "carrier_number")
		case o.kind != account.KindCARRIER:
			return nil, fault.New(fault.Invalid, "account %s is no carrier but a %s", o.number, o.kind).On(strconv.Itoa(i), "carrier_number")
		}
		rows[i] = []any{tx.Now, tx.Now, 1, t.Number, string(t.Kind), t.Identifier, store.Null(t.Account), store.Null(t.Carrier), t.CarrierAccount, t.Site, t.CostCentre, string(t.Status), t.InstalledOn, t.DisconnectedOn}
	}
	ids, err := tx.InsertIDs(ctx, "inventory_items", []string{"created_at", "updated_at", "version", "number", "kind", "identifier", "account_id", "carrier_id", "carrier_account", "site", "cost_centre",
		"status", "installed_on", "disconnected_on"}, rows)
	if store.Duplicate(err) {
		if len(in) == 1 {
			return nil, fault.New(fault.Conflict, "inventory item %q exists already", in[0].Number).On("0", "number").Because(err)
		}
		return nil, fault.New(fault.Conflict, "one of the item numbers exists already, or is given twice").On("number").Because(err)
	}
	if err != nil {
		return nil, err
	}
	var links [][]any
	for i, t := range in {
		if t.ContractLine != 0 {
			links = append(links, []any{tx.Now, ids[i], t.ContractLine})
		}
	}
	if err := tx.Insert(ctx, "inventory_links", []string{"created_at", "item_id", "contract_line_id"}, links); err != nil {
		return nil, err
	}
	if len(ids) == 1 {
		tx.Record(store.Event{Action: "inventory.record", Entity: ids[0], Account: in[0].Account, Changes: store.Changes{"number": {nil, in[0].Number}, "identifier": {nil, in[0].Identifier}, "status": {nil, in[0].Status}}})
	} else {
		tx.RecordMany("inventory.record", ids)
	}
	return ids, nil
}
