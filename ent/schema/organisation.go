package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/postal"
)

// BusinessUnit is the legal entity that bills.
type BusinessUnit struct{ ent.Schema }

func (BusinessUnit) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (BusinessUnit) Fields() []ent.Field {
	return []ent.Field{
		field.String("code").NotEmpty().MaxLen(20).Unique(),
		field.String("name").NotEmpty().MaxLen(200),
		currency(),
		field.String("time_zone").Default("UTC").MaxLen(64),
		// The largest rest of an invoice that may be written off as a small balance, in the unit's currency.
		field.Int64("small_balance_minor").Default(0).NonNegative(),
		// What its invoices say of it.
		text("legal_name", 200),
		text("tax_id", 40),
		text("registration", 80),
		text("email", 320),
		text("phone", 40),
		field.JSON("address", postal.Address{}).Optional(),
		text("bank_name", 120),
		text("iban", 42),
		text("bic", 11),
		// How it bills.
		field.Enum("tax_rounding").Values("LINE", "INVOICE").Default("LINE"),
		zeroRate("variance_percent"), // a bill that differs by more from the one before is looked at; 0: never
	}
}

// Period is an accounting period of a business unit: a calendar month by default. Nothing posts into a closed one.
type Period struct{ ent.Schema }

func (Period) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (Period) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		day("starts_on"),
		day("ends_on"),
		field.Enum("status").Values("OPEN", "CLOSED").Default("OPEN"),
		field.Time("closed_at").Optional().Nillable(),
		field.Int("closed_by").Optional(),
	}
}

func (Period) Edges() []ent.Edge {
	return []ent.Edge{fixedRef("business_unit", "business_unit_id", BusinessUnit.Type)}
}

func (Period) Indexes() []ent.Index {
	return []ent.Index{index.Fields("business_unit_id", "starts_on").Unique()}
}

func (Period) Annotations() []schema.Annotation {
	return table("periods", map[string]string{"period_days": "starts_on <= ends_on"})
}

// NumberSequence is the last document number given out, per business unit, kind of document and year.
type NumberSequence struct{ ent.Schema }

func (NumberSequence) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.String("kind").MaxLen(20).Immutable(),
		field.Int("year").Immutable(),
		field.Int64("last").Default(0),
	}
}

func (NumberSequence) Edges() []ent.Edge {
	return []ent.Edge{fixedRef("business_unit", "business_unit_id", BusinessUnit.Type)}
}

func (NumberSequence) Indexes() []ent.Index {
	return []ent.Index{index.Fields("business_unit_id", "kind", "year").Unique()}
}
