package graph

import (
	"context"
	"github.com/duebook/duebook/ent/viewer"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/inventoryitem"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/contracts"
)

var contractOrder = order[ent.Contract]{list: "contracts", column: contract.FieldNumber, key: func(c *ent.Contract) any { return c.Number }, id: func(c *ent.Contract) int { return c.ID }}

var inventoryOrder = order[ent.InventoryItem]{list: "inventoryItems", column: inventoryitem.FieldNumber, key: func(i *ent.InventoryItem) any { return i.Number }, id: func(i *ent.InventoryItem) int { return i.ID }}

// incomplete is what drafts lack, by contract.
func (r *Resolver) incomplete() computed[[]string] {
	return computed[[]string]{"incomplete", r.Contracts.Incomplete}
}

// contractPayload ends a mutation of one contract.
func (r *Resolver) contractPayload(ctx context.Context, c *ent.Contract, err error) (*gen.ContractPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.ContractPayload{UserErrors: wrong}
	if c != nil {
		p.Contract, err = changed[ent.Contract](ctx, r, "ContractPayload", "contract", c.ID)
	}
	return p, err
}

func contractAction(in gen.ContractActionInput) contracts.Action {
	return contracts.Action{ID: in.ID, On: in.EffectiveOn, Note: in.Note, Key: in.IdempotencyKey}
}

func writeLine(in *gen.ContractLineInput) contracts.WriteLine {
	l := contracts.WriteLine{Product: in.ProductCode, Kind: in.Kind, Description: in.Description, Quantity: in.Quantity, UnitPrice: in.UnitPrice, Promotion: deref(in.PromotionCode),
		PromotionEndsOn: deref(in.PromotionEndsOn), Minimum: in.Minimum, BudgetHours: in.BudgetHours, DailyHours: in.DailyHours, Frequency: in.Frequency, Timing: in.Timing,
		StartsOn: deref(in.StartsOn), EndsOn: deref(in.EndsOn), ContractedOn: deref(in.ContractedOn), InstalledOn: deref(in.InstalledOn), FunctionalOn: deref(in.FunctionalOn),
		AnchorOn: deref(in.AnchorOn), Site: in.Site, CostCentre: in.CostCentre}
	if p := in.Pricing; p != nil {
		l.Pricing = &price.Model{Kind: p.Kind, PackageSize: deref(p.PackageSize), Included: deref(p.Included)}
		for _, t := range p.Tiers {
			l.Pricing.Tiers = append(l.Pricing.Tiers, price.Tier(t))
		}
	}
	if e := in.Escalator; e != nil {
		l.Escalator = &price.Escalator{Percent: deref(e.Percent), Index: deref(e.Index), Months: e.Months, First: deref(e.First)}
	}
	return l
}

// replaced is the line that a line goes on for. It may be that of the owner before, so outsiders are not told.
func replaced(v *viewer.Viewer, l *ent.ContractLine) *int {
	if v == nil || !v.Unbounded {
		return nil
	}
	return some(l.ReplacesID)
}
