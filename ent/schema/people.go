package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/viewer"
)

// User is a person who signs in.
type User struct{ ent.Schema }

func (User) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (User) Fields() []ent.Field {
	return []ent.Field{
		field.String("username").NotEmpty().MaxLen(200).Unique(), // lower case
		field.String("name").NotEmpty().MaxLen(200),
		text("email", 320),
		text("phone", 40),
		text("locale", 20),
		field.String("time_zone").Default("UTC").MaxLen(64),
		field.Enum("status").Values("ACTIVE", "DISABLED").Default("ACTIVE"),
		field.String("password_hash").Default("").MaxLen(300).Sensitive(),
		field.Bytes("totp_secret").Optional().Sensitive(), // sealed
		field.Time("totp_confirmed_at").Optional().Nillable(),
		field.Int64("totp_last_step").Default(0),
		field.Strings("recovery_hashes").Optional().Sensitive(),
		field.Time("last_sign_in_at").Optional().Nillable(),
	}
}

func (User) Edges() []ent.Edge {
	return []ent.Edge{edge.From("grants", RoleGrant.Type).Ref("user")}
}

// RoleGrant gives a user a role, for all accounts or, for a dealer, for one account and its descendants.
type RoleGrant struct{ ent.Schema }

func (RoleGrant) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (RoleGrant) Fields() []ent.Field {
	return []ent.Field{
		field.Int("user_id").Immutable(),
		field.Enum("role").GoType(viewer.Role("")).Immutable(),
		field.Int("account_id").Optional().Immutable(),
		field.Int("granted_by").Optional().Immutable(), // user
		field.Time("revoked_at").Optional().Nillable(),
		field.Int("revoked_by").Optional(),
	}
}

func (RoleGrant) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("user", "user_id", User.Type),
		edge.To("account", Account.Type).Field("account_id").Unique().Immutable(),
	}
}

func (RoleGrant) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id"), index.Fields("account_id")}
}

// BookAssignment puts an account into a staff member's book in one function from a day on.
type BookAssignment struct{ ent.Schema }

func (BookAssignment) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (BookAssignment) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Immutable(),
		field.Int("user_id").Immutable(),
		field.Enum("function").Values("BILLER", "COLLECTOR", "PROCESSOR", "CASH_APPLIER", "OWNER").Immutable(),
		day("starts_on"),
		optionalDay("ends_on"),
	}
}

func (BookAssignment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("account", Account.Type).Ref("assignments").Field("account_id").Unique().Required().Immutable(),
		fixedRef("user", "user_id", User.Type),
	}
}

func (BookAssignment) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id", "function"), index.Fields("account_id", "function", "starts_on").Unique()}
}

func (BookAssignment) Annotations() []schema.Annotation {
	return table("book_assignments", map[string]string{"assignment_days": "ends_on IS NULL OR starts_on <= ends_on"})
}

// ApiClient is a partner's program, with scopes and the accounts that it may see (with their descendants).
type ApiClient struct{ ent.Schema }

func (ApiClient) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (ApiClient) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(200),
		field.String("client_key").Unique().Immutable().MaxLen(40), // the client_id of OAuth 2
		field.String("secret_hash").Sensitive().MaxLen(64),
		field.String("previous_secret_hash").Default("").Sensitive().MaxLen(64),
		field.Time("previous_secret_until").Optional().Nillable(),
		field.Strings("scopes"),
		field.Int("created_by").Optional(),
		field.Time("expires_at"),
		field.Time("revoked_at").Optional().Nillable(),
		field.Time("last_used_at").Optional().Nillable(),
		text("last_used_address", 64),
	}
}

func (ApiClient) Edges() []ent.Edge {
	return []ent.Edge{edge.To("accounts", Account.Type)}
}

// RefreshToken is one generation of a session's refresh token. All generations of a session share the family.
type RefreshToken struct{ ent.Schema }

func (RefreshToken) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (RefreshToken) Fields() []ent.Field {
	return []ent.Field{
		field.String("token_hash").Unique().Immutable().MaxLen(64).Sensitive(),
		field.String("family").Immutable().MaxLen(40),
		field.Int("user_id").Immutable(),
		field.Time("family_started_at").Immutable(),
		field.Time("expires_at"),
		field.Time("rotated_at").Optional().Nillable(),
		field.Time("revoked_at").Optional().Nillable(),
		text("address", 64),
		text("agent", 300),
	}
}

func (RefreshToken) Edges() []ent.Edge { return []ent.Edge{fixedRef("user", "user_id", User.Type)} }

func (RefreshToken) Indexes() []ent.Index {
	return []ent.Index{index.Fields("family"), index.Fields("user_id"), index.Fields("expires_at")}
}

// SigningKey signs access tokens. The private part is sealed.
type SigningKey struct{ ent.Schema }

func (SigningKey) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (SigningKey) Fields() []ent.Field {
	return []ent.Field{
		field.String("kid").Unique().Immutable().MaxLen(40),
		field.Bytes("public_key").Immutable(),
		field.Bytes("private_key").Immutable().Sensitive(),
		field.Time("retired_at").Optional().Nillable(),
	}
}

// IdempotencyRecord remembers the answer to a mutation that was sent with a key.
type IdempotencyRecord struct{ ent.Schema }

func (IdempotencyRecord) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (IdempotencyRecord) Fields() []ent.Field {
	return []ent.Field{
		field.String("caller").MaxLen(60).Immutable(), // USER:12, CLIENT:3
		field.String("operation").MaxLen(60).Immutable(),
		field.String("key").MaxLen(64).Immutable(),
		field.String("input_hash").MaxLen(64).Immutable(),
		field.Int("result_id").Immutable(),
	}
}

func (IdempotencyRecord) Indexes() []ent.Index {
	return []ent.Index{index.Fields("caller", "operation", "key").Unique(), index.Fields("created_at")}
}
