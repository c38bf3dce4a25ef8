package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Note is what somebody wrote about an account or one of its documents. Notes are for staff.
type Note struct{ ent.Schema }

func (Note) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, appendOnly{}} }

func (Note) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Immutable(),
		field.Int("subject_id").Immutable(), // the account or document
		field.Text("body").NotEmpty().MaxLen(20_000).Immutable(),
		field.Int("author_id").Optional().Immutable(),
		field.String("author_name").MaxLen(200).Immutable(),
	}
}

func (Note) Edges() []ent.Edge {
	return []ent.Edge{edge.To("account", Account.Type).Field("account_id").Unique().Required().Immutable()}
}

func (Note) Indexes() []ent.Index {
	return []ent.Index{index.Fields("account_id", "created_at"), index.Fields("subject_id")}
}

// Attachment is a file kept with an account, document or job. Outsiders see it only when it is shared.
type Attachment struct{ ent.Schema }

func (Attachment) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (Attachment) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Optional().Immutable(),
		field.Int("subject_id").Optional().Immutable(),
		field.String("file_name").NotEmpty().MaxLen(255).Immutable(),
		field.String("media_type").MaxLen(120).Immutable(),
		field.Int64("size").NonNegative().Immutable(),
		field.String("sha256").MaxLen(64).Immutable(),
		field.Bool("shared").Default(false),
		field.Int("uploaded_by").Optional().Immutable(),
		field.String("uploaded_by_name").MaxLen(200).Immutable(),
		field.Time("expires_at").Optional().Nillable().Immutable(),
	}
}

func (Attachment) Edges() []ent.Edge {
	return []ent.Edge{edge.To("account", Account.Type).Field("account_id").Unique().Immutable()}
}

func (Attachment) Indexes() []ent.Index {
	return []ent.Index{index.Fields("account_id"), index.Fields("subject_id")}
}

// FilePart is a piece of an attachment's bytes, so that large files stream.
type FilePart struct{ ent.Schema }

func (FilePart) Fields() []ent.Field {
	return []ent.Field{
		field.Int("attachment_id").Immutable(),
		field.Int("part").NonNegative().Immutable(),
		field.Bytes("content").Immutable(),
	}
}

func (FilePart) Edges() []ent.Edge {
	return []ent.Edge{fixedRef("attachment", "attachment_id", Attachment.Type)}
}

func (FilePart) Indexes() []ent.Index {
	return []ent.Index{index.Fields("attachment_id", "part").Unique()}
}

// AuditChain is the head of one chain of audit events.
type AuditChain struct{ ent.Schema }

func (AuditChain) Fields() []ent.Field {
	return []ent.Field{
		field.Int("chain").Unique().Immutable(),
		field.Int64("seq").Default(0),
		field.String("hash").MaxLen(64).Default(""),
	}
}

// AuditEvent says who changed what, when, from where and why. Events are chained by hash.
type AuditEvent struct{ ent.Schema }

func (AuditEvent) Mixin() []ent.Mixin { return []ent.Mixin{appendOnly{}} }

func (AuditEvent) Fields() []ent.Field {
	return []ent.Field{
		field.Int("chain").Immutable(),
		field.Int64("seq").Immutable(),
		field.Time("at").Immutable(),
		field.Enum("actor_kind").Values("USER", "CLIENT", "SYSTEM").Immutable(),
		field.Int("actor_id").Optional().Immutable(),
		field.String("actor_name").MaxLen(200).Immutable(),
		field.String("address").MaxLen(64).Default("").Immutable(),
		field.String("via").MaxLen(40).Default("").Immutable(),
		field.String("request_id").MaxLen(64).Default("").Immutable(),
		field.String("action").MaxLen(60).Immutable(), // invoice.post, payment.apply, …
		field.Int("entity_id").Optional().Immutable(),
		field.Int("entity_last_id").Optional().Immutable(), // the last of a run of rows written together
		field.Int("account_id").Optional().Immutable(),
		field.Text("changes").Default("").Immutable(), // JSON: field → [from, to]
		field.String("reason").MaxLen(500).Default("").Immutable(),
		field.String("prev_hash").MaxLen(64).Immutable(),
		field.String("hash").MaxLen(64).Immutable(),
	}
}

func (AuditEvent) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("chain", "seq").Unique(), index.Fields("at"),
		index.Fields("entity_id"), index.Fields("account_id", "at"), index.Fields("actor_id", "at"),
	}
}

// Job is long work that somebody started, with its progress.
type Job struct{ ent.Schema }

func (Job) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (Job) Fields() []ent.Field {
	return []ent.Field{
		field.String("kind").MaxLen(40).Immutable(), // import, export
		field.Enum("state").Values("QUEUED", "RUNNING", "DONE", "FAILED", "CANCELLED").Default("QUEUED"),
		field.Int64("done").Default(0),
		field.Int64("total").Default(0), // 0: not known yet
		prose("message", 500),
		prose("error", 2000),
		field.JSON("input", map[string]any{}).Optional().Immutable(),
		field.JSON("result", map[string]any{}).Optional(),
		field.Int("result_file_id").Optional(),
		field.Bool("cancel_requested").Default(false),
		field.Enum("started_by_kind").Values("USER", "CLIENT", "SYSTEM").Immutable(),
		field.Int("started_by").Optional().Immutable(),
		field.Time("started_at").Optional().Nillable(),
		field.Time("finished_at").Optional().Nillable(),
		field.Time("heartbeat_at").Optional().Nillable(),
		text("worker", 64),
	}
}

func (Job) Edges() []ent.Edge {
	return []ent.Edge{edge.To("result_file", Attachment.Type).Field("result_file_id").Unique()}
}

func (Job) Indexes() []ent.Index {
	return []ent.Index{index.Fields("state", "heartbeat_at"), index.Fields("started_by")}
}

func (Job) Annotations() []schema.Annotation {
	return table("jobs", map[string]string{"job_progress": "done >= 0 AND total >= 0"})
}
