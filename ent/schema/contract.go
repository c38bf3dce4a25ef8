package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/price"
)

// Product is something we sell.
type Product struct{ ent.Schema }

func (Product) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (Product) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").NotEmpty().MaxLen(60).Unique(),
		field.String("name").NotEmpty().MaxLen(200),
		prose("description", 2000),
		text("unit", 20),
		text("tax_class", 40),
		field.Int("provider_id").Optional(), // the carrier whose product it is; without one it is our own
		text("provider_code", 60),
		field.Bool("active").Default(true),
		field.String("revenue_code").Default("").MaxLen(20), // GL account code; empty: the unit's default revenue account
	}
}

func (Product) Edges() []ent.Edge {
	return []ent.Edge{optionalRef("provider", "provider_id", Account.Type), edge.To("prices", ProductPrice.Type)}
}

// Contract is what an account agreed to buy.
type Contract struct{ ent.Schema }

func (Contract) Mixin() []ent.Mixin { return []ent.Mixin{editable{}, kept{}} }

func (Contract) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.Int("account_id"),
		field.String("number").NotEmpty().MaxLen(40).Immutable(),
		currency(),
		day("starts_on"),
		optionalDay("ends_on"),
		prose("description", 2000),
		field.Enum("status").Values("DRAFT", "ACTIVE", "TERMINATED").Default("ACTIVE"),
		text("purchase_order", 60),
		field.Int("rate_card_id").Optional(),               // for time and material
		field.Int("predecessor_id").Optional().Immutable(), // the contract that this one renews, upgrades or takes over
		field.Bool("renews").Default(false),                // goes on at its end without being asked
	}
}

func (Contract) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		ref("account", "account_id", Account.Type),
		edge.To("lines", ContractLine.Type),
		edge.To("events", ContractEvent.Type),
		optionalRef("rate_card", "rate_card_id", RateCard.Type),
		edge.To("successors", Contract.Type).From("predecessor").Unique().Field("predecessor_id").Immutable(),
	}
}

func (Contract) Indexes() []ent.Index {
	return []ent.Index{index.Fields("business_unit_id", "number").Unique(), index.Fields("account_id"), index.Fields("predecessor_id")}
}

func (Contract) Annotations() []schema.Annotation {
	return table("contracts", map[string]string{"contract_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// ContractLine is one product of a contract with its price and its milestones: contracted, installed, functional.
type ContractLine struct{ ent.Schema }

func (ContractLine) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (ContractLine) Fields() []ent.Field {
	return []ent.Field{
		field.Int("contract_id").Immutable(),
		field.Int("line_no").Positive().Immutable(),
		field.Int("product_id"),
		prose("description", 2000),
		rate("quantity"),
		rate("unit_price"),
		field.Bool("list_priced").Default(false), // the catalogue's price of the day holds, not unit_price
		field.Enum("kind").Values("RECURRING", "ONE_TIME", "USAGE", "TIME").Default("RECURRING"),
		field.JSON("pricing", &price.Model{}).Optional(),
		field.JSON("escalator", &price.Escalator{}).Optional(),
		field.Int("promotion_id").Optional(),
		optionalDay("promotion_ends_on"),
		zeroRate("minimum"), // the least that usage or time costs in a period, in the contract's currency; 0: none
		zeroRate("budget_hours"),
		zeroRate("daily_hours"),
		field.Enum("frequency").Values("ONE_TIME", "MONTHLY", "QUARTERLY", "SEMI_ANNUAL", "ANNUAL").Default("MONTHLY"),
		field.Enum("timing").Values("ADVANCE", "ARREARS").Default("ADVANCE"),
		day("starts_on"),
		optionalDay("ends_on"),
		optionalDay("contracted_on"),
		optionalDay("installed_on"),
		optionalDay("functional_on"),
		optionalDay("disconnected_on"),
		optionalDay("anchor_on"),      // where its periods begin; without one: where it starts
		optionalDay("priced_from"),    // the day on which its price was agreed; without one: where it starts
		optionalDay("billed_through"), // the last day that is billed
		text("site", 200),
		text("cost_centre", 60),
		field.Int("replaces_id").Optional().Immutable(), // the line that an amendment or a transfer ended for this one
	}
}

func (ContractLine) Edges() []ent.Edge {
	return []ent.Edge{
		optionalRef("promotion", "promotion_id", Promotion.Type),
		edge.From("contract", Contract.Type).Ref("lines").Field("contract_id").Unique().Required().Immutable(),
		ref("product", "product_id", Product.Type),
	}
}

func (ContractLine) Indexes() []ent.Index {
	return []ent.Index{index.Fields("contract_id", "line_no").Unique()}
}

func (ContractLine) Annotations() []schema.Annotation {
	return table("contract_lines", map[string]string{"contract_line_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// InventoryItem is a circuit, line, device, licence or site service.
type InventoryItem struct{ ent.Schema }

func (InventoryItem) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (InventoryItem) Fields() []ent.Field {
	return []ent.Field{
		field.String("number").NotEmpty().MaxLen(60).Unique(),
		field.Enum("kind").Values("CIRCUIT", "LINE", "DEVICE", "LICENCE", "SITE_SERVICE"),
		field.String("identifier").NotEmpty().MaxLen(120), // circuit id, phone number, IMEI, serial
		field.Int("account_id").Optional(),
		field.Int("carrier_id").Optional(),
		text("carrier_account", 60),
		text("site", 200),
		text("cost_centre", 60),
		field.Enum("status").Values("PLANNED", "INSTALLED", "FUNCTIONAL", "SUSPENDED", "DISCONNECTED").Default("PLANNED"),
		optionalDay("installed_on"),
		optionalDay("disconnected_on"),
	}
}

func (InventoryItem) Edges() []ent.Edge {
	return []ent.Edge{
		optionalRef("account", "account_id", Account.Type),
		optionalRef("carrier", "carrier_id", Account.Type),
		edge.To("links", InventoryLink.Type),
	}
}

func (InventoryItem) Indexes() []ent.Index {
	return []ent.Index{index.Fields("identifier"), index.Fields("account_id")}
}

// InventoryLink ties an item to a contract line, an invoice line, an order or a task.
type InventoryLink struct{ ent.Schema }

func (InventoryLink) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (InventoryLink) Fields() []ent.Field {
	return []ent.Field{
		field.Int("item_id").Immutable(),
		field.Int("contract_line_id").Optional().Immutable(),
		field.Int("invoice_line_id").Optional().Immutable(),
		text("order_reference", 60),
		text("task_reference", 60),
	}
}

func (InventoryLink) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("item", InventoryItem.Type).Ref("links").Field("item_id").Unique().Required().Immutable(),
		edge.To("contract_line", ContractLine.Type).Field("contract_line_id").Unique().Immutable(),
		edge.To("invoice_line", InvoiceLine.Type).Field("invoice_line_id").Unique().Immutable(),
	}
}

func (InventoryLink) Indexes() []ent.Index {
	return []ent.Index{index.Fields("item_id"), index.Fields("contract_line_id"), index.Fields("invoice_line_id")}
}

func (InventoryLink) Annotations() []schema.Annotation {
	return table("inventory_links", map[string]string{
		"inventory_link_target": "contract_line_id IS NOT NULL OR invoice_line_id IS NOT NULL OR order_reference <> '' OR task_reference <> ''",
	})
}
