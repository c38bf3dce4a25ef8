package intake

import (
	"errors"
	"strconv"

	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/inventoryitem"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
)

func (w *work) decideContracts(c *chunk) error {
	if len(c.contracts) == 0 {
		return nil
	}
	var parties, numbers []string
	for _, r := range c.contracts {
		parties, numbers = append(parties, r.AccountNumber), append(numbers, r.Number)
	}
	if err := w.know(w.unit, parties); err != nil {
		return err
	}
	old := map[string]contracts.Contract{}
	if !w.bare[record.Contracts] {
		if err := each(numbers, func(lot []string) error {
			found, err := contracts.Find(w.ctx, w.q, w.unit.ID, lot)
			for n, c := range found {
				old[n] = c
			}
			return err
		}); err != nil {
			return err
		}
	}
	for _, r := range c.contracts {
		if !w.once(r, "number", r.Number) {
			continue
		}
		_, p, ok := w.payer(r, "account_number", r.AccountNumber)
		if !ok {
			continue
		}
		want := agreed(r, p.id)
		if err := want.Check(); err != nil {
			if err := w.refuseContract(r, err); err != nil {
				return err
			}
			continue
		}
		if have, ok := old[r.Number]; ok {
			w.existed[record.Contracts] = true
			if err := contracts.Compare(have, want); err != nil {
				if err := w.refuseContract(r, err); err != nil {
					return err
				}
				continue
			}
			w.count.unchanged++
			continue
		}
		if p.closed {
			w.refuse(r, "account_number", r.AccountNumber, "this account is closed; activate it first")
			continue
		}
		w.top.agreements[w.hash.of(r.Number)] = agreement{int32(len(r.Lines)), int32(r.Lines[0].No)}
		for _, l := range r.Lines {
			w.top.lines[w.hash.pair(r.Number, strconv.Itoa(l.No))] = true
		}
		w.plan.contracts = append(w.plan.contracts, r)
		w.count.imported++
	}
	return nil
}

// agreed is a record as a contract.
func agreed(r *record.Contract, account int) contracts.Contract {
	c := contracts.Contract{Account: account, Number: r.Number, Lines: make([]contracts.Line, len(r.Lines))}
	for i, l := range r.Lines {
		c.Lines[i] = contracts.Line{No: l.No, ProductCode: l.ProductCode, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Frequency: contractline.Frequency(l.Frequency),
			Timing: contractline.Timing(l.Timing), StartsOn: l.StartOn, EndsOn: l.EndOn, InstalledOn: l.InstalledOn, FunctionalOn: l.FunctionalOn,
			Kind: contractline.Kind(l.LineKind), Minimum: l.Minimum, Site: l.Site, CostCentre: l.CostCentre}
	}
	return c
}

// refuseContract notes a refusal with the line of the file that the contract's line stands on.
func (w *work) refuseContract(r *record.Contract, err error) error {
	var f *fault.Error
	if !errors.As(err, &f) || f.Code == fault.Internal {
		return err
	}
	line, field, value := r.At(), "", ""
	if n := len(f.Field); n > 0 {
		field = f.Field[n-1]
	}
	switch field {
	case "number":
		value = r.Number
	case "account_number":
		value = r.AccountNumber
	}
	if len(f.Field) == 3 {
		if i, err := strconv.Atoi(f.Field[1]); err == nil && i < len(r.Lines) {
			l := r.Lines[i]
			line = l.At()
			value = map[string]string{"line_no": strconv.Itoa(l.No), "product_code": l.ProductCode, "quantity": l.Quantity.String(), "unit_price": l.UnitPrice.String(), "frequency": l.Frequency,
				"timing": l.Timing, "start_date": string(l.StartOn), "end_date": string(l.EndOn), "installed_on": string(l.InstalledOn), "functional_on": string(l.FunctionalOn),
				"kind": l.LineKind, "minimum": l.Minimum.String(), "site": l.Site, "cost_centre": l.CostCentre}[field]
		}
	}
	w.refuseLine(r, line, field, value, "%s", f.Message)
	w.count.refused++
	return nil
}

func (w *work) writeContracts() error {
	list := make([]contracts.Contract, len(w.plan.contracts))
	for i, r := range w.plan.contracts {
		p, _ := w.party(w.hash.of(r.AccountNumber))
		list[i] = agreed(r, p.id)
	}
	_, err := w.Contracts.RecordTx(w.ctx, w.tx, list)
	return err
}

func (w *work) decideItems(c *chunk) error {
	if len(c.items) == 0 {
		return nil
	}
	var parties, numbers, agreements []string
	for _, r := range c.items {
		parties, numbers, agreements = append(parties, r.AccountNumber, r.CarrierNumber), append(numbers, r.Number), append(agreements, r.ContractNumber)
	}
	if err := w.know(w.unit, parties); err != nil {
		return err
	}
	old := map[string]contracts.Item{}
	if err := each(numbers, func(lot []string) error {
		found, err := contracts.FindItems(w.ctx, w.q, lot)
		for n, t := range found {
			old[n] = t
		}
		return err
	}); err != nil {
		return err
	}
	lines, err := w.contractLines(agreements)
	if err != nil {
		return err
	}
	first, many := map[string]int{}, map[string]int{}
	for k := range lines {
		many[k.Contract]++
		first[k.Contract] = k.No
	}
	for _, r := range c.items {
		if !w.once(r, "number", r.Number) {
			continue
		}
		want := contracts.Item{Number: r.Number, Kind: inventoryitem.Kind(r.ItemKind), Identifier: r.Identifier, CarrierAccount: r.CarrierAccount, Site: r.Site, CostCentre: r.CostCentre,
			Status: inventoryitem.Status(r.Status), InstalledOn: r.InstalledOn, DisconnectedOn: r.DisconnectedOn}
		if r.AccountNumber != "" {
			_, p, ok := w.payer(r, "account_number", r.AccountNumber)
			if !ok {
				continue
			}
			want.Account = p.id
		}
		if r.CarrierNumber != "" {
			_, p, ok := w.payer(r, "carrier_number", r.CarrierNumber)
			if !ok {
				continue
			}
			if p.kind != "CARRIER" {
				w.refuse(r, "carrier_number", r.CarrierNumber, "this account is no carrier but a %s", p.kind)
				continue
			}
			want.Carrier = p.id
		}
		if r.ContractNumber != "" && !w.fulfils(r, lines, first, many) {
			continue
		}
		want.ContractLine = lines[contracts.LineKey{Contract: r.ContractNumber, No: r.ContractLine}]
		have, exists := old[r.Number]
		if !exists {
			w.plan.items = append(w.plan.items, r)
			w.count.imported++
			continue
		}
		if err := contracts.CompareItem(have, want); err != nil {
			if err := w.refuseFault(r, err, func(f string) string { return itemValue(r, f) }); err != nil {
				return err
			}
			continue
		}
		w.count.unchanged++
	}
	return nil
}

// contractLines reads the contract lines of the books that items may fulfil.
func (w *work) contractLines(numbers []string) (map[contracts.LineKey]int, error) {
	lines := map[contracts.LineKey]int{}
	err := each(numbers, func(lot []string) error {
		found, err := contracts.FindLines(w.ctx, w.q, w.unit.ID, lot)
		for k, id := range found {
			lines[k] = id
		}
		return err
	})
	return lines, err
}

// fulfils finds the contract line of an item: the one it names, or the only one of the contract. The record names it then.
func (w *work) fulfils(r *record.InventoryItem, lines map[contracts.LineKey]int, first, many map[string]int) bool {
	k := w.hash.of(r.ContractNumber)
	a, inFile := w.top.agreements[k]
	if !inFile {
		a, inFile = w.base.agreements[k]
	}
	n := many[r.ContractNumber]
	if inFile {
		n = int(a.lines)
	}
	switch {
	case n == 0:
		w.refuse(r, "contract_number", r.ContractNumber, "no contract has this number; it must exist already or stand earlier in the file")
	case r.ContractLine == 0 && n > 1:
		w.refuse(r, "contract_line", "", "is missing; the contract has %d lines, name the one that the item fulfils", n)
	case r.ContractLine == 0 && inFile:
		r.ContractLine = int(a.first)
		return true
	case r.ContractLine == 0:
		r.ContractLine = first[r.ContractNumber]
		return true
	default:
		line := w.hash.pair(r.ContractNumber, strconv.Itoa(r.ContractLine))
		if lines[contracts.LineKey{Contract: r.ContractNumber, No: r.ContractLine}] != 0 || w.top.lines[line] || w.base.lines[line] {
			return true
		}
		w.refuse(r, "contract_line", strconv.Itoa(r.ContractLine), "contract %s has no such line", quote(r.ContractNumber))
	}
	return false
}

func itemValue(r *record.InventoryItem, field string) string {
	return map[string]string{"number": r.Number, "account_number": r.AccountNumber, "carrier_number": r.CarrierNumber, "contract_line": strconv.Itoa(r.ContractLine), "kind": r.ItemKind,
		"identifier": r.Identifier, "carrier_account": r.CarrierAccount, "site": r.Site, "cost_centre": r.CostCentre, "status": r.Status, "installed_on": string(r.InstalledOn),
		"disconnected_on": string(r.DisconnectedOn)}[field]
}

func (w *work) writeItems() error {
	if len(w.plan.items) == 0 {
		return nil
	}
	var agreements []string
	for _, r := range w.plan.items {
		agreements = append(agreements, r.ContractNumber)
	}
	lines, err := w.contractLines(agreements)
	if err != nil {
		return err
	}
	list := make([]contracts.Item, len(w.plan.items))
	for i, r := range w.plan.items {
		list[i] = contracts.Item{Number: r.Number, Kind: inventoryitem.Kind(r.ItemKind), Identifier: r.Identifier, CarrierAccount: r.CarrierAccount, Site: r.Site, CostCentre: r.CostCentre,
			Status: inventoryitem.Status(r.Status), InstalledOn: r.InstalledOn, DisconnectedOn: r.DisconnectedOn, ContractLine: lines[contracts.LineKey{Contract: r.ContractNumber, No: r.ContractLine}]}
		if r.AccountNumber != "" {
			p, _ := w.party(w.hash.of(r.AccountNumber))
			list[i].Account = p.id
		}
		if r.CarrierNumber != "" {
			p, _ := w.party(w.hash.of(r.CarrierNumber))
			list[i].Carrier = p.id
		}
	}
	_, err = w.Contracts.InventoryTx(w.ctx, w.tx, list)
	return err
}
