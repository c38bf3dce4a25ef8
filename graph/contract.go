package graph

import (
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/inventoryitem"
)

var contractOrder = order[ent.Contract]{list: "contracts", column: contract.FieldNumber, key: func(c *ent.Contract) any { return c.Number }, id: func(c *ent.Contract) int { return c.ID }}

var inventoryOrder = order[ent.InventoryItem]{list: "inventoryItems", column: inventoryitem.FieldNumber, key: func(i *ent.InventoryItem) any { return i.Number }, id: func(i *ent.InventoryItem) int { return i.ID }}
