package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// TaxJurisdiction taxes what is delivered to addresses that match what it states; an empty part matches anything.
type TaxJurisdiction struct{ ent.Schema }

func (TaxJurisdiction) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (TaxJurisdiction) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").NotEmpty().MaxLen(40).Unique(),
		field.String("name").NotEmpty().MaxLen(120),
		field.String("country").NotEmpty().MaxLen(2),
		text("region", 80),
		text("city", 120),
		text("postal_prefix", 20),
	}
}

func (TaxJurisdiction) Edges() []ent.Edge { return []ent.Edge{edge.To("rates", TaxRate.Type)} }

// TaxRate is what a jurisdiction takes of a class of products, from a day on.
type TaxRate struct{ ent.Schema }

func (TaxRate) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (TaxRate) Fields() []ent.Field {
	return []ent.Field{
		field.Int("jurisdiction_id").Immutable(),
		field.String("tax_class").Default("").MaxLen(40).Immutable(),
		field.String("category").Default("S").MaxLen(3), // UNCL 5305
		rate("percent"),
		day("starts_on"),
		optionalDay("ends_on"),
	}
}

func (TaxRate) Edges() []ent.Edge {
	return []ent.Edge{edge.From("jurisdiction", TaxJurisdiction.Type).Ref("rates").Field("jurisdiction_id").Unique().Required().Immutable()}
}

func (TaxRate) Indexes() []ent.Index {
	return []ent.Index{index.Fields("jurisdiction_id", "tax_class", "starts_on").Unique()}
}

func (TaxRate) Annotations() []schema.Annotation {
	return table("tax_rates", map[string]string{"tax_rate_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// TaxExemption frees an account from the taxes of a jurisdiction, or of all, while its certificate holds.
type TaxExemption struct{ ent.Schema }

func (TaxExemption) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (TaxExemption) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Immutable(),
		field.Int("jurisdiction_id").Optional(),
		field.String("certificate").NotEmpty().MaxLen(80),
		field.String("reason").NotEmpty().MaxLen(200),
		day("starts_on"),
		optionalDay("ends_on"),
	}
}

func (TaxExemption) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("account", "account_id", Account.Type),
		optionalRef("jurisdiction", "jurisdiction_id", TaxJurisdiction.Type),
	}
}

func (TaxExemption) Indexes() []ent.Index { return []ent.Index{index.Fields("account_id")} }

func (TaxExemption) Annotations() []schema.Annotation {
	return table("tax_exemptions", map[string]string{"tax_exemption_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// InvoiceTax is what one jurisdiction gets of an invoice at one rate.
type InvoiceTax struct{ ent.Schema }

func (InvoiceTax) Mixin() []ent.Mixin { return []ent.Mixin{appendOnly{}} }

func (InvoiceTax) Fields() []ent.Field {
	return []ent.Field{
		field.Int("invoice_id").Immutable(),
		field.String("jurisdiction").MaxLen(120).Immutable(),
		field.String("tax_class").Default("").MaxLen(40).Immutable(),
		field.String("category").MaxLen(3).Immutable(),
		rate("percent"),
		currency(),
		fixedMinor("taxable"),
		fixedMinor("amount"),
		field.String("exemption").Default("").MaxLen(300).Immutable(),
	}
}

func (InvoiceTax) Edges() []ent.Edge {
	return []ent.Edge{edge.From("invoice", Invoice.Type).Ref("taxes").Field("invoice_id").Unique().Required().Immutable()}
}

func (InvoiceTax) Indexes() []ent.Index { return []ent.Index{index.Fields("invoice_id")} }
