package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/bill"
)

// BillingCycle is one round of billing of a group of accounts, with its dates.
type BillingCycle struct{ ent.Schema }

func (BillingCycle) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (BillingCycle) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.String("name").NotEmpty().MaxLen(120),
		field.JSON("selection", bill.Selection{}).Optional(),
		day("period_from"),
		day("period_to"),
		day("cut_off_on"),
		day("run_on"),
		day("approve_on"),
		day("deliver_on"),
	}
}

func (BillingCycle) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		edge.To("inputs", BillingInput.Type),
		edge.To("runs", BillRun.Type),
	}
}

func (BillingCycle) Indexes() []ent.Index {
	return []ent.Index{index.Fields("business_unit_id", "name", "period_from").Unique()}
}

func (BillingCycle) Annotations() []schema.Annotation {
	return table("billing_cycles", map[string]string{
		"billing_cycle_days": "period_from <= period_to AND cut_off_on <= run_on AND run_on <= approve_on AND approve_on <= deliver_on",
	})
}

// BillingInput is something that a cycle waits for, and who owes it.
type BillingInput struct{ ent.Schema }

func (BillingInput) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (BillingInput) Fields() []ent.Field {
	return []ent.Field{
		field.Int("cycle_id").Immutable(),
		field.Enum("kind").Values("USAGE", "TIME", "MILESTONES", "CARRIER_INVOICES", "OTHER").Immutable(),
		text("name", 120),
		field.Int("owner_id").Optional(),
		field.Time("received_at").Optional().Nillable(),
		field.Int("received_by").Optional(),
		text("note", 500),
	}
}

func (BillingInput) Edges() []ent.Edge {
	return []ent.Edge{edge.From("cycle", BillingCycle.Type).Ref("inputs").Field("cycle_id").Unique().Required().Immutable()}
}

func (BillingInput) Indexes() []ent.Index { return []ent.Index{index.Fields("cycle_id")} }

// BillRun bills the contracts of a group of accounts for a period.
type BillRun struct{ ent.Schema }

func (BillRun) Mixin() []ent.Mixin { return []ent.Mixin{editable{}, kept{}} }

func (BillRun) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.String("number").NotEmpty().MaxLen(40).Immutable(),
		field.Int("cycle_id").Optional().Immutable(),
		field.JSON("selection", bill.Selection{}).Optional().Immutable(),
		day("period_from"),
		day("period_to"),
		day("issue_on"),
		field.Enum("status").Values("COMPUTING", "REVIEW", "APPROVED", "POSTED", "CANCELLED").Default("COMPUTING"),
		field.Int("computed_account_id").Default(0), // accounts up to this id are computed
		field.Int("started_by").Optional().Immutable(),
		field.Int("approved_by").Optional(),
		field.Time("approved_at").Optional().Nillable(),
		field.Time("posted_at").Optional().Nillable(),
		field.Int("job_id").Optional(), // what works on it
	}
}

func (BillRun) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		edge.From("cycle", BillingCycle.Type).Ref("runs").Field("cycle_id").Unique().Immutable(),
		optionalRef("job", "job_id", Job.Type),
	}
}

func (BillRun) Indexes() []ent.Index {
	return []ent.Index{index.Fields("business_unit_id", "number").Unique(), index.Fields("cycle_id")}
}

func (BillRun) Annotations() []schema.Annotation {
	return table("bill_runs", map[string]string{"bill_run_days": "period_from <= period_to"})
}

// BillDraft is the invoice of one account that a run would post. It is computed as often as one likes.
type BillDraft struct{ ent.Schema }

func (BillDraft) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (BillDraft) Fields() []ent.Field {
	return []ent.Field{
		field.Int("run_id").Immutable(),
		field.Int("account_id").Immutable(),
		currency(),
		field.Enum("status").Values("READY", "HELD", "BLOCKED", "POSTED", "CREDITED").Default("READY"),
		day("due_on"),
		text("purchase_order", 60),
		minor("net"),
		minor("tax"),
		minor("total"),
		minor("previous"), // total of the account's run before; 0 when there was none
		field.Int("line_count").Default(0),
		field.JSON("content", bill.Content{}),
		field.Bool("first_bill").Default(false), // the first one after something changed
		text("hold_reason", 500),
		field.Int("held_by").Optional(),
		field.Int("invoice_id").Optional(),
		field.Int("credit_memo_id").Optional(), // gives back what it comes to, where that is below zero
	}
}

func (BillDraft) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("run", "run_id", BillRun.Type),
		fixedRef("account", "account_id", Account.Type),
		optionalRef("invoice", "invoice_id", Invoice.Type),
		edge.From("credit_memo", CreditMemo.Type).Ref("draft").Field("credit_memo_id").Unique(),
		edge.To("exceptions", BillException.Type),
	}
}

func (BillDraft) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("run_id", "account_id", "currency").Unique(),
		index.Fields("run_id", "status", "currency", "total_minor", "net_minor", "tax_minor", "previous_minor", "line_count").StorageKey("bill_draft_sums"),
		index.Fields("run_id", "total_minor"),
		index.Fields("account_id", "status"),
	}
}

// BillException is something that a person must look at before an invoice of a run is posted.
type BillException struct{ ent.Schema }

func (BillException) Mixin() []ent.Mixin { return []ent.Mixin{editable{}, kept{}} }

func (BillException) Fields() []ent.Field {
	return []ent.Field{
		field.Int("run_id").Immutable(),
		field.Int("draft_id").Optional(),
		field.Int("account_id").Immutable(),
		field.Int("contract_line_id").Optional().Immutable(),
		field.Int("subject").Default(0).Immutable(), // time entry, usage record or event that it is about
		field.String("kind").NotEmpty().MaxLen(40).Immutable(),
		field.Enum("severity").Values("ERROR", "WARNING").Immutable(),
		field.String("message").MaxLen(500),
		field.Enum("status").Values("OPEN", "CURED", "WAIVED").Default("OPEN"),
		field.Int("owner_id").Optional(),
		text("note", 500),
		field.Int("resolved_by").Optional(),
		field.Time("resolved_at").Optional().Nillable(),
	}
}

func (BillException) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("run", "run_id", BillRun.Type),
		edge.From("draft", BillDraft.Type).Ref("exceptions").Field("draft_id").Unique(),
		fixedRef("account", "account_id", Account.Type),
		edge.To("contract_line", ContractLine.Type).Field("contract_line_id").Unique().Immutable().Annotations(entsql.OnDelete(entsql.Restrict)),
	}
}

func (BillException) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("run_id", "account_id", "kind"),
		index.Fields("status", "owner_id"),
		index.Fields("draft_id"),
	}
}

// Template says how documents look to clients.
type Template struct{ ent.Schema }

func (Template) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (Template) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(120).Unique(),
		field.String("language").Default("en").MaxLen(20),
		field.JSON("content", json.RawMessage{}),
		field.Int("logo_id").Optional(), // a file
	}
}

// Delivery is one attempt to bring a document to a client.
type Delivery struct{ ent.Schema }

func (Delivery) Mixin() []ent.Mixin { return []ent.Mixin{editable{}, kept{}} }

func (Delivery) Fields() []ent.Field {
	return []ent.Field{
		field.Int("invoice_id").Immutable(),
		field.Int("account_id").Immutable(),
		field.Enum("channel").Values("EMAIL", "PORTAL", "DOWNLOAD", "PRINT").Immutable(),
		field.String("recipient").Default("").MaxLen(320).Immutable(),
		field.Enum("status").Values("QUEUED", "SENT", "OPENED", "BOUNCED", "FAILED", "CANCELLED").Default("QUEUED"),
		field.Int("attempts").Default(0),
		field.Time("next_at").Optional().Nillable(),
		field.Time("sent_at").Optional().Nillable(),
		field.Time("opened_at").Optional().Nillable(),
		text("message_id", 200),
		text("problem", 500),
	}
}

func (Delivery) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("invoice", Invoice.Type).Ref("deliveries").Field("invoice_id").Unique().Required().Immutable(),
		fixedRef("account", "account_id", Account.Type),
	}
}

func (Delivery) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("invoice_id"),
		index.Fields("status", "next_at"),
		index.Fields("account_id"),
		index.Fields("message_id").Annotations(entsql.IndexWhere("message_id <> ''")),
	}
}
