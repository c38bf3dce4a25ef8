package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/postal"
)

// Account is a party we deal with. Accounts form a tree: a dealer group pays for its rooftops.
type Account struct{ ent.Schema }

func (Account) Mixin() []ent.Mixin { return []ent.Mixin{editable{}, kept{}} }

func (Account) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.String("number").NotEmpty().MaxLen(40),
		field.String("name").NotEmpty().MaxLen(200),
		field.Enum("kind").Values("CLIENT", "DEALER", "OEM", "PARTNER", "CARRIER"),
		field.Int("parent_id").Optional(),
		field.Enum("status").Values("ACTIVE", "ON_HOLD", "CLOSED").Default("ACTIVE"),
		currency(),
		field.String("payment_terms").Default("NET30").MaxLen(40),
		field.Int64("credit_limit_minor").Optional().Nillable().NonNegative(), // nil: no limit agreed
		text("risk_class", 20),
		text("tax_id", 40),
		text("tax_exemption", 80),
		text("email", 320),
		text("phone", 40),
		text("language", 20),
		field.String("time_zone").Default("UTC").MaxLen(64),
		field.Enum("delivery").Values("EMAIL", "PORTAL", "PRINT", "EDI").Default("EMAIL"),
		field.Bool("purchase_order_required").Default(false),
		text("region", 80),
		field.Int("template_id").Optional(), // how its invoices look; without one: the default of its language
		text("endpoint", 80),                // electronic address, scheme:identifier such as 0088:4012345000009
		field.JSON("addresses", []postal.Address{}).Optional(),
		// What to mind before anyone contacts the account.
		text("preferred_hours", 200),
		text("preferred_channel", 200),
		text("people_to_avoid", 500),
		text("sensitive_matters", 1000),
	}
}

func (Account) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		edge.To("children", Account.Type).From("parent").Unique().Field("parent_id"),
		edge.To("contacts", Contact.Type),
		edge.To("bank_accounts", BankAccount.Type),
		edge.To("assignments", BookAssignment.Type),
		optionalRef("template", "template_id", Template.Type),
		edge.From("api_clients", ApiClient.Type).Ref("accounts"),
	}
}

func (Account) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("business_unit_id", "number").Unique(),
		index.Fields("name"),
		index.Fields("parent_id"),
	}
}

func (Account) Annotations() []schema.Annotation {
	return table("accounts", map[string]string{"account_not_own_parent": "parent_id IS NULL OR parent_id <> id"})
}

// Contact is a person at an account.
type Contact struct{ ent.Schema }

func (Contact) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (Contact) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Immutable(),
		field.String("name").NotEmpty().MaxLen(200),
		text("role", 80), // AP clerk, controller, dealer principal, carrier billing desk
		text("email", 320),
		text("phone", 40),
		text("language", 20),
	}
}

func (Contact) Edges() []ent.Edge {
	return []ent.Edge{edge.From("account", Account.Type).Ref("contacts").Field("account_id").Unique().Required().Immutable()}
}

func (Contact) Indexes() []ent.Index { return []ent.Index{index.Fields("account_id")} }

// BankAccount is an account at a bank from which an account pays; it tells the payer of a payment.
type BankAccount struct{ ent.Schema }

func (BankAccount) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (BankAccount) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Immutable(),
		field.String("number").NotEmpty().MaxLen(64).Immutable(), // capitals and digits only
	}
}

func (BankAccount) Edges() []ent.Edge {
	return []ent.Edge{edge.From("account", Account.Type).Ref("bank_accounts").Field("account_id").Unique().Required().Immutable()}
}

func (BankAccount) Indexes() []ent.Index {
	return []ent.Index{index.Fields("number"), index.Fields("account_id", "number").Unique()}
}
