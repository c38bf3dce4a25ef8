package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/bill"
)

// Invoice is what we bill an account. Once posted only its balance moves.
type Invoice struct{ ent.Schema }

func (Invoice) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, kept{}} }

func (Invoice) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.Int("account_id").Immutable(),
		field.String("number").NotEmpty().MaxLen(40).Immutable(),
		day("issue_on"),
		day("due_on"),
		currency(),
		fixedMinor("tax"),
		fixedMinor("total"),
		minor("applied"),
		minor("adjusted"),
		field.Int64("balance_minor"),
		text("purchase_order", 60),
		prose("description", 2000),
		field.Int("contract_id").Optional().Immutable(),
		field.Int("run_id").Optional().Immutable(),     // the bill run that made it
		field.Int("rebills_id").Optional().Immutable(), // the invoice that it bills again, rightly
		field.Enum("origin").Values("MANUAL", "IMPORT", "BILLING").Default("MANUAL").Immutable(),
	}
}

func (Invoice) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("account", "account_id", Account.Type),
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		edge.To("contract", Contract.Type).Field("contract_id").Unique().Immutable(),
		edge.To("lines", InvoiceLine.Type),
		edge.To("applications", Application.Type),
		edge.To("adjustments", Adjustment.Type),
		edge.To("taxes", InvoiceTax.Type),
		edge.From("corrections", CreditMemo.Type).Ref("invoice"),
		edge.To("deliveries", Delivery.Type),
		edge.To("rebilled", Invoice.Type).From("rebills").Unique().Field("rebills_id").Immutable(),
	}
}

func (Invoice) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("business_unit_id", "number").Unique(),
		index.Fields("account_id", "issue_on"),
		index.Fields("issue_on"),
		index.Fields("run_id").Annotations(entsql.IndexWhere("run_id IS NOT NULL")),
		index.Fields("rebills_id").Annotations(entsql.IndexWhere("rebills_id IS NOT NULL")),
		// Open items: covers ageing by account and by either date without touching the table.
		index.Fields("account_id", "currency", "due_on", "issue_on", "balance_minor", "business_unit_id").
			StorageKey("invoice_open").Annotations(entsql.IndexWhere("balance_minor <> 0")),
		index.Fields("due_on").StorageKey("invoice_open_due").Annotations(entsql.IndexWhere("balance_minor <> 0")),
	}
}

func (Invoice) Annotations() []schema.Annotation {
	return table("invoices", map[string]string{
		"invoice_total":   "total_minor >= 0 AND tax_minor >= 0 AND tax_minor <= total_minor",
		"invoice_balance": "balance_minor = total_minor - applied_minor - adjusted_minor AND balance_minor >= 0 AND balance_minor <= total_minor",
		"invoice_due":     "issue_on <= due_on",
	})
}

// InvoiceLine is one charge of an invoice.
type InvoiceLine struct{ ent.Schema }

func (InvoiceLine) Mixin() []ent.Mixin { return []ent.Mixin{appendOnly{}} }

func (InvoiceLine) Fields() []ent.Field {
	return []ent.Field{
		field.Int("invoice_id").Immutable(),
		field.Int("line_no").Positive().Immutable(),
		field.Text("description").MaxLen(2000).Default("").Immutable(),
		field.Int("product_id").Optional().Immutable(),
		field.Int("contract_line_id").Optional().Immutable(),
		rate("quantity"),
		rate("unit_price"),
		fixedMinor("amount"), // without tax
		fixedMinor("tax"),
		currency(),
		optionalDay("service_from"),
		optionalDay("service_to"),
		field.String("tax_class").MaxLen(40).Default("").Immutable(),
		field.String("site").MaxLen(200).Default("").Immutable(),
		field.String("cost_centre").MaxLen(60).Default("").Immutable(),
	}
}

func (InvoiceLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("invoice", Invoice.Type).Ref("lines").Field("invoice_id").Unique().Required().Immutable(),
		edge.To("product", Product.Type).Field("product_id").Unique().Immutable(),
		edge.To("contract_line", ContractLine.Type).Field("contract_line_id").Unique().Immutable(),
	}
}

func (InvoiceLine) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("invoice_id", "line_no").Unique(),
		index.Fields("contract_line_id", "service_to").Annotations(entsql.IndexWhere("contract_line_id IS NOT NULL")),
	}
}

func (InvoiceLine) Annotations() []schema.Annotation {
	return table("invoice_lines", map[string]string{"invoice_line_service": "service_from IS NULL OR service_to IS NULL OR service_from <= service_to"})
}

// Payment is money received. Without an account the payer is not known.
type Payment struct{ ent.Schema }

func (Payment) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, kept{}} }

func (Payment) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.Int("account_id").Optional(),
		field.String("number").NotEmpty().MaxLen(40).Immutable(),
		day("received_on"),
		currency(),
		fixedMinor("amount"),
		minor("applied"),
		minor("reversed"),
		field.Int64("unapplied_minor"),
		field.Enum("method").Values("ACH", "WIRE", "CHECK", "CARD", "DIRECT_DEBIT", "CASH", "OTHER").Default("OTHER").Immutable(),
		field.String("reference").MaxLen(140).Default("").Immutable(),
		field.Text("remittance").MaxLen(4000).Default("").Immutable(),
		field.String("payer").MaxLen(200).Default("").Immutable(),
		optionalDay("reversed_on"),
		text("reversal_reason", 200),
		field.Enum("origin").Values("MANUAL", "IMPORT").Default("MANUAL").Immutable(),
	}
}

func (Payment) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		optionalRef("account", "account_id", Account.Type),
		edge.To("applications", Application.Type),
	}
}

func (Payment) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("business_unit_id", "number").Unique(),
		index.Fields("account_id", "received_on"),
		index.Fields("received_on"),
		index.Fields("account_id", "currency", "received_on", "unapplied_minor", "business_unit_id").
			StorageKey("payment_open").Annotations(entsql.IndexWhere("unapplied_minor <> 0")),
	}
}

func (Payment) Annotations() []schema.Annotation {
	return table("payments", map[string]string{
		"payment_amount":    "amount_minor > 0 AND applied_minor >= 0",
		"payment_unapplied": "unapplied_minor = amount_minor - applied_minor - reversed_minor AND unapplied_minor >= 0 AND unapplied_minor <= amount_minor",
		"payment_reversed":  "reversed_minor = 0 AND reversed_on IS NULL OR reversed_minor = amount_minor AND reversed_on IS NOT NULL",
	})
}

// CreditMemo reduces what an account owes. It is requested, approved by a second person, and posted.
type CreditMemo struct{ ent.Schema }

func (CreditMemo) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, kept{}} }

func (CreditMemo) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.Int("account_id").Immutable(),
		field.String("number").MaxLen(40).Optional().Nillable(), // given when posted
		day("issue_on"),
		currency(),
		fixedMinor("tax"),
		fixedMinor("amount"), // with tax
		minor("applied"),
		field.Int64("unapplied_minor").Default(0), // 0 until posted
		field.Enum("status").Values("REQUESTED", "POSTED", "REJECTED").Default("REQUESTED"),
		field.Enum("reason").Values("BILLING_ERROR", "PRICE", "QUANTITY", "DUPLICATE", "SERVICE", "RETURN", "CONCESSION", "OTHER"),
		prose("description", 2000),
		field.Int("invoice_id").Optional().Immutable(), // the invoice it corrects
		field.Int("requested_by").Optional().Immutable(),
		field.Int("decided_by").Optional(),
		field.Time("decided_at").Optional().Nillable(),
		text("decision_note", 500),
		field.JSON("rebill", &bill.Rebill{}).Optional().Immutable(), // the right invoice, posted together with it
		field.Enum("origin").Values("MANUAL", "IMPORT").Default("MANUAL").Immutable(),
	}
}

func (CreditMemo) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		fixedRef("account", "account_id", Account.Type),
		edge.To("invoice", Invoice.Type).Field("invoice_id").Unique().Immutable(),
		edge.To("lines", CreditMemoLine.Type),
		edge.To("draft", BillDraft.Type).Unique().Annotations(entsql.OnDelete(entsql.Restrict)), // that it stands for
		edge.To("applications", Application.Type),
	}
}

func (CreditMemo) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("business_unit_id", "number").Unique(),
		index.Fields("account_id", "issue_on"),
		index.Fields("invoice_id"),
		index.Fields("account_id", "currency", "issue_on", "unapplied_minor", "business_unit_id").
			StorageKey("credit_memo_open").Annotations(entsql.IndexWhere("unapplied_minor <> 0")),
	}
}

func (CreditMemo) Annotations() []schema.Annotation {
	return table("credit_memos", map[string]string{
		"credit_memo_amount": "amount_minor > 0 AND tax_minor >= 0 AND tax_minor <= amount_minor AND applied_minor >= 0",
		"credit_memo_unapplied": "status = 'POSTED' AND number IS NOT NULL AND unapplied_minor = amount_minor - applied_minor AND unapplied_minor >= 0 " +
			"OR status <> 'POSTED' AND number IS NULL AND unapplied_minor = 0 AND applied_minor = 0",
	})
}

// CreditMemoLine is one credited charge.
type CreditMemoLine struct{ ent.Schema }

func (CreditMemoLine) Mixin() []ent.Mixin { return []ent.Mixin{appendOnly{}} }

func (CreditMemoLine) Fields() []ent.Field {
	return []ent.Field{
		field.Int("credit_memo_id").Immutable(),
		field.Int("line_no").Positive().Immutable(),
		field.Text("description").MaxLen(2000).Default("").Immutable(),
		field.Int("invoice_line_id").Optional().Immutable(),
		field.Int("contract_line_id").Optional().Immutable(), // of a line of a draft
		optionalDay("service_from"),
		optionalDay("service_to"),
		fixedMinor("amount"), // without tax; negative for what a draft charges beside what it gives back
		fixedMinor("tax"),
		currency(),
	}
}

func (CreditMemoLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("credit_memo", CreditMemo.Type).Ref("lines").Field("credit_memo_id").Unique().Required().Immutable(),
		edge.To("invoice_line", InvoiceLine.Type).Field("invoice_line_id").Unique().Immutable(),
		edge.To("contract_line", ContractLine.Type).Field("contract_line_id").Unique().Immutable().Annotations(entsql.OnDelete(entsql.Restrict)),
	}
}

func (CreditMemoLine) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("credit_memo_id", "line_no").Unique(),
		index.Fields("contract_line_id").Annotations(entsql.IndexWhere("contract_line_id IS NOT NULL")),
	}
}

// Application records that some amount of a payment or credit memo settles an invoice. It is undone by a reversing
// application of the opposite amount.
type Application struct{ ent.Schema }

func (Application) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, appendOnly{}} }

func (Application) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Immutable(), // of the invoice
		field.Int("invoice_id").Immutable(),
		field.Int("payment_id").Optional().Immutable(),
		field.Int("credit_memo_id").Optional().Immutable(),
		currency(),
		fixedMinor("amount"),
		day("effective_on"),
		field.Int("reverses_id").Optional().Immutable(),
		field.String("reason").MaxLen(200).Default("").Immutable(),
	}
}

func (Application) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("invoice", Invoice.Type).Ref("applications").Field("invoice_id").Unique().Required().Immutable(),
		edge.From("payment", Payment.Type).Ref("applications").Field("payment_id").Unique().Immutable(),
		edge.From("credit_memo", CreditMemo.Type).Ref("applications").Field("credit_memo_id").Unique().Immutable(),
		edge.To("reversal", Application.Type).Unique().Immutable().From("reverses").Unique().Field("reverses_id").Immutable(),
	}
}

func (Application) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("invoice_id"), index.Fields("payment_id"), index.Fields("credit_memo_id"),
		index.Fields("account_id", "effective_on"),
	}
}

func (Application) Annotations() []schema.Annotation {
	return table("applications", map[string]string{
		"application_source":   "payment_id IS NULL AND credit_memo_id IS NOT NULL OR payment_id IS NOT NULL AND credit_memo_id IS NULL",
		"application_amount":   "reverses_id IS NULL AND amount_minor > 0 OR reverses_id IS NOT NULL AND amount_minor < 0",
		"application_reversal": "reverses_id IS NULL OR reason <> ''",
	})
}

// Adjustment corrects the balance of one invoice. A positive amount lowers the balance.
type Adjustment struct{ ent.Schema }

func (Adjustment) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, appendOnly{}} }

func (Adjustment) Fields() []ent.Field {
	return []ent.Field{
		field.Int("account_id").Immutable(),
		field.Int("invoice_id").Immutable(),
		field.Enum("kind").Values("SMALL_BALANCE").Immutable(),
		currency(),
		fixedMinor("amount"),
		day("effective_on"),
		field.String("reason").NotEmpty().MaxLen(200).Immutable(),
		field.Int("reverses_id").Optional().Immutable(),
	}
}

func (Adjustment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("invoice", Invoice.Type).Ref("adjustments").Field("invoice_id").Unique().Required().Immutable(),
		edge.To("reversal", Adjustment.Type).Unique().Immutable().From("reverses").Unique().Field("reverses_id").Immutable(),
	}
}

func (Adjustment) Indexes() []ent.Index {
	return []ent.Index{index.Fields("invoice_id"), index.Fields("account_id", "effective_on")}
}

func (Adjustment) Annotations() []schema.Annotation {
	return table("adjustments", map[string]string{
		"adjustment_amount": "amount_minor <> 0",
	})
}
