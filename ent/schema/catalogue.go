package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/money"
)

// ProductPrice is what a product costs from a day on, in one currency.
type ProductPrice struct{ ent.Schema }

func (ProductPrice) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (ProductPrice) Fields() []ent.Field {
	return []ent.Field{
		field.Int("product_id").Immutable(),
		currency(),
		rate("unit_price"),
		day("starts_on"),
		optionalDay("ends_on"),
	}
}

func (ProductPrice) Edges() []ent.Edge {
	return []ent.Edge{edge.From("product", Product.Type).Ref("prices").Field("product_id").Unique().Required().Immutable()}
}

func (ProductPrice) Indexes() []ent.Index {
	return []ent.Index{index.Fields("product_id", "currency", "starts_on").Unique()}
}

func (ProductPrice) Annotations() []schema.Annotation {
	return table("product_prices", map[string]string{"product_price_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// Promotion takes a percentage off for a while.
type Promotion struct{ ent.Schema }

func (Promotion) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (Promotion) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").NotEmpty().MaxLen(40).Unique(),
		field.String("name").NotEmpty().MaxLen(200),
		rate("percent"),
		day("starts_on"),
		optionalDay("ends_on"),
	}
}

func (Promotion) Annotations() []schema.Annotation {
	return table("promotions", map[string]string{"promotion_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// IndexValue is the value of a price index from a day on.
type IndexValue struct{ ent.Schema }

func (IndexValue) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (IndexValue) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").NotEmpty().MaxLen(40).Immutable(),
		day("starts_on"),
		rate("value"),
	}
}

func (IndexValue) Indexes() []ent.Index {
	return []ent.Index{index.Fields("code", "starts_on").Unique()}
}

// ExchangeRate is how much of a currency one unit of another buys, from a day on.
type ExchangeRate struct{ ent.Schema }

func (ExchangeRate) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (ExchangeRate) Fields() []ent.Field {
	return []ent.Field{
		field.String("source").GoType(money.Currency("")).MaxLen(3).Immutable(),
		field.String("target").GoType(money.Currency("")).MaxLen(3).Immutable(),
		day("starts_on"),
		rate("rate"),
	}
}

func (ExchangeRate) Indexes() []ent.Index {
	return []ent.Index{index.Fields("source", "target", "starts_on").Unique()}
}

// RateCard is what hours of work cost.
type RateCard struct{ ent.Schema }

func (RateCard) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (RateCard) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").NotEmpty().MaxLen(40).Unique(),
		field.String("name").NotEmpty().MaxLen(200),
		currency(),
	}
}

func (RateCard) Edges() []ent.Edge { return []ent.Edge{edge.To("rates", CardRate.Type)} }

// CardRate is the price of an hour by role, skill and class, from a day on.
type CardRate struct{ ent.Schema }

func (CardRate) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (CardRate) Fields() []ent.Field {
	return []ent.Field{
		field.Int("card_id").Immutable(),
		field.String("role").NotEmpty().MaxLen(60).Immutable(),
		field.String("skill").Default("").MaxLen(60).Immutable(), // "": any
		field.Enum("class").Values("REGULAR", "OVERTIME", "HOLIDAY").Immutable(),
		rate("hourly"),
		day("starts_on"),
		optionalDay("ends_on"),
	}
}

func (CardRate) Edges() []ent.Edge {
	return []ent.Edge{edge.From("card", RateCard.Type).Ref("rates").Field("card_id").Unique().Required().Immutable()}
}

func (CardRate) Indexes() []ent.Index {
	return []ent.Index{index.Fields("card_id", "role", "skill", "class", "starts_on").Unique()}
}

func (CardRate) Annotations() []schema.Annotation {
	return table("card_rates", map[string]string{"card_rate_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// TimeEntry is work for an account that is billed by the hour once a second person approved it.
type TimeEntry struct{ ent.Schema }

func (TimeEntry) Mixin() []ent.Mixin { return []ent.Mixin{editable{}, kept{}} }

func (TimeEntry) Fields() []ent.Field {
	return []ent.Field{
		field.String("number").NotEmpty().MaxLen(60).Unique().Immutable(), // of the sheet's row; given by the system when typed in
		field.Int("account_id").Immutable(),
		field.Int("contract_line_id").Immutable(),
		field.String("person").NotEmpty().MaxLen(120),
		field.String("role").NotEmpty().MaxLen(60),
		text("skill", 60),
		day("worked_on"),
		rate("hours"),
		field.Enum("class").Values("REGULAR", "OVERTIME", "HOLIDAY").Default("REGULAR"),
		rate("hourly"), // as the rate card says on the day
		prose("description", 1000),
		field.Enum("status").Values("DRAFT", "SUBMITTED", "APPROVED", "REJECTED").Default("DRAFT"),
		field.Int("submitted_by").Optional(),
		field.Int("decided_by").Optional(),
		field.Time("decided_at").Optional().Nillable(),
		text("decision_note", 500),
		field.Bool("late").Default(false), // it came after the cut-off of its cycle
		field.Int("invoice_id").Optional(),
		field.Int("credit_memo_id").Optional(), // it counts in a draft that came to less than zero
	}
}

func (TimeEntry) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("account", "account_id", Account.Type),
		fixedRef("contract_line", "contract_line_id", ContractLine.Type),
		optionalRef("invoice", "invoice_id", Invoice.Type),
		optionalRef("credit_memo", "credit_memo_id", CreditMemo.Type),
	}
}

func (TimeEntry) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("account_id", "worked_on"),
		index.Fields("contract_line_id", "worked_on"),
		index.Fields("status"),
		index.Fields("contract_line_id").StorageKey("time_unbilled").Annotations(entsql.IndexWhere("invoice_id IS NULL")),
	}
}

// UsageRecord is a measured quantity that a contract line bills.
type UsageRecord struct{ ent.Schema }

func (UsageRecord) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, kept{}} }

func (UsageRecord) Fields() []ent.Field {
	return []ent.Field{
		field.String("number").NotEmpty().MaxLen(80).Unique().Immutable(),
		field.Int("account_id").Immutable(),
		field.Int("contract_line_id").Immutable(),
		day("used_on"),
		rate("quantity"),
		field.Int("invoice_id").Optional(),
		field.Int("credit_memo_id").Optional(), // it counts in a draft that came to less than zero
	}
}

func (UsageRecord) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("account", "account_id", Account.Type),
		fixedRef("contract_line", "contract_line_id", ContractLine.Type),
		optionalRef("invoice", "invoice_id", Invoice.Type),
		optionalRef("credit_memo", "credit_memo_id", CreditMemo.Type),
	}
}

func (UsageRecord) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("contract_line_id", "used_on"),
		index.Fields("contract_line_id").StorageKey("usage_unbilled").Annotations(entsql.IndexWhere("invoice_id IS NULL")),
	}
}

// ContractEvent is something that happened to a contract, with the day from which it holds.
type ContractEvent struct{ ent.Schema }

func (ContractEvent) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (ContractEvent) Fields() []ent.Field {
	return []ent.Field{
		field.Int("contract_id").Immutable(),
		field.Int("account_id").Immutable(),
		field.Enum("kind").Values("ACTIVATED", "AMENDED", "RENEWED", "UPGRADED", "TRANSFERRED", "TERMINATED", "MILESTONE").Immutable(),
		day("effective_on"),
		field.Text("note").Default("").MaxLen(1000).Immutable(),
		field.JSON("changes", []bill.Change{}).Optional().Immutable(),
		field.Int("recorded_by").Optional().Immutable(),
		field.Bool("first_bill").Default(false).Immutable(), // the next invoice is to be reviewed
		field.Int("reviewed_run_id").Optional(),             // the run in which it was
	}
}

func (ContractEvent) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("contract", Contract.Type).Ref("events").Field("contract_id").Unique().Required().Immutable(),
		fixedRef("account", "account_id", Account.Type),
	}
}

func (ContractEvent) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("contract_id", "effective_on"),
		index.Fields("account_id").StorageKey("contract_event_review").Annotations(entsql.IndexWhere("first_bill AND reviewed_run_id IS NULL")),
	}
}
