package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/occurrence"
)

// WebhookEndpoint is an address that is told of what happens: by the rights of an API client, of an account, or of the house.
type WebhookEndpoint struct{ ent.Schema }

func (WebhookEndpoint) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (WebhookEndpoint) Fields() []ent.Field {
	return []ent.Field{
		field.Int("client_id").Optional().Immutable(),
		field.Int("account_id").Optional().Immutable(), // with its descendants
		field.String("url").NotEmpty().MaxLen(2000),
		text("description", 200),
		field.JSON("events", []occurrence.Type{}),
		field.Bytes("secret").Sensitive(),                     // sealed
		field.Bytes("previous_secret").Optional().Sensitive(), // sealed
		field.Time("previous_secret_until").Optional().Nillable(),
		field.Enum("status").Values("ENABLED", "DISABLED").Default("ENABLED"),
		text("note", 500), // why it was disabled
		field.Time("failing_since").Optional().Nillable(),         // no attempt has succeeded since
		field.Time("paused_until").Optional().Nillable(),          // nothing is tried before
		field.Time("last_success_at").Optional().Nillable(),       // of an attempt
		field.String("place").Default("").MaxLen(400).Sensitive(), // how far the audit trail was read for it
		field.Int("created_by").Optional().Immutable(),            // user
	}
}

func (WebhookEndpoint) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("client", ApiClient.Type).Field("client_id").Unique().Immutable().Annotations(entsql.OnDelete(entsql.Restrict)),
		edge.To("account", Account.Type).Field("account_id").Unique().Immutable().Annotations(entsql.OnDelete(entsql.Restrict)),
	}
}

func (WebhookEndpoint) Indexes() []ent.Index {
	return []ent.Index{index.Fields("client_id"), index.Fields("account_id"), index.Fields("status")}
}

func (WebhookEndpoint) Annotations() []schema.Annotation {
	return table("webhook_endpoints", map[string]string{"webhook_owner": "client_id IS NULL OR account_id IS NULL"})
}

// WebhookDelivery is one occurrence on its way to one endpoint.
type WebhookDelivery struct{ ent.Schema }

func (WebhookDelivery) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (WebhookDelivery) Fields() []ent.Field {
	return []ent.Field{
		field.Int("endpoint_id").Immutable(),
		field.String("event_key").MaxLen(40).Immutable(), // the webhook-id, the same over retries and replays
		field.String("type").GoType(occurrence.Type("")).MaxLen(60).Immutable(),
		field.Int("account_id").Optional().Immutable(), // whose business it is
		field.Time("occurred_at").Immutable(),
		field.Text("body").MaxLen(20_000).Immutable(),
		field.Enum("status").Values("QUEUED", "DELIVERED", "FAILED").Default("QUEUED"),
		field.Int("attempts").Default(0),
		field.Time("next_at").Optional().Nillable(),
		field.Time("attempted_at").Optional().Nillable(),
		field.Int("answer").Default(0), // the status code of the last attempt; 0: there was no answer
		text("problem", 500),
		field.Int("lease").Default(0), // grows with every attempt and replay
	}
}

func (WebhookDelivery) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("endpoint", WebhookEndpoint.Type).Field("endpoint_id").Unique().Required().Immutable().Annotations(entsql.OnDelete(entsql.Restrict)),
		edge.To("account", Account.Type).Field("account_id").Unique().Immutable().Annotations(entsql.OnDelete(entsql.Restrict)),
	}
}

func (WebhookDelivery) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("endpoint_id", "event_key").Unique(),
		index.Fields("endpoint_id", "next_at").Annotations(entsql.IndexWhere("status = 'QUEUED'")),
		index.Fields("endpoint_id", "created_at"),
		index.Fields("created_at"),
	}
}

func (WebhookDelivery) Annotations() []schema.Annotation {
	return table("webhook_deliveries", map[string]string{"webhook_attempts": "attempts >= 0"})
}
