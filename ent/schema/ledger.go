package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// GLAccount is an account of the general ledger of one business unit.
type GLAccount struct{ ent.Schema }

func (GLAccount) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}, appendOnly{}} }

func (GLAccount) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.String("code").NotEmpty().MaxLen(20).Immutable(),
		field.String("name").NotEmpty().MaxLen(200),
		field.Enum("kind").Values("ASSET", "LIABILITY", "EQUITY", "REVENUE", "EXPENSE").Immutable(),
		// What postings use the account for; at most one account of a unit has a purpose.
		field.Enum("purpose").Values("RECEIVABLE", "CASH", "UNAPPLIED_CASH", "UNAPPLIED_CREDIT", "REVENUE", "TAX_PAYABLE", "CREDITS_GIVEN", "SMALL_BALANCE").Optional().Nillable().Immutable(),
	}
}

func (GLAccount) Edges() []ent.Edge {
	return []ent.Edge{fixedRef("business_unit", "business_unit_id", BusinessUnit.Type)}
}

func (GLAccount) Indexes() []ent.Index {
	return []ent.Index{index.Fields("business_unit_id", "code").Unique(), index.Fields("business_unit_id", "purpose").Unique()}
}

// JournalEntry is the double entry of one posting. Its lines sum to zero in each currency.
type JournalEntry struct{ ent.Schema }

func (JournalEntry) Mixin() []ent.Mixin { return []ent.Mixin{appendOnly{}} }

func (JournalEntry) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		day("effective_on"),
		field.Time("recorded_at").Immutable(),
		field.Int("source_id").Immutable(), // the posted document, of any kind
		field.Enum("kind").Values("INVOICE", "PAYMENT", "APPLICATION", "CREDIT_MEMO", "ADJUSTMENT", "REVERSAL", "TRANSFER").Immutable(),
	}
}

func (JournalEntry) Edges() []ent.Edge {
	return []ent.Edge{
		fixedRef("business_unit", "business_unit_id", BusinessUnit.Type),
		edge.To("lines", JournalLine.Type),
	}
}

func (JournalEntry) Indexes() []ent.Index {
	return []ent.Index{index.Fields("source_id")}
}

// JournalLine is one side of an entry: debits are positive, credits negative.
type JournalLine struct{ ent.Schema }

func (JournalLine) Mixin() []ent.Mixin { return []ent.Mixin{appendOnly{}} }

func (JournalLine) Fields() []ent.Field {
	return []ent.Field{
		field.Int("entry_id").Immutable(),
		field.Int("gl_account_id").Immutable(),
		field.Int("account_id").Optional().Immutable(), // whose receivable it moves
		currency(),
		fixedMinor("amount"),
		day("effective_on"),
	}
}

func (JournalLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("entry", JournalEntry.Type).Ref("lines").Field("entry_id").Unique().Required().Immutable(),
		edge.To("gl_account", GLAccount.Type).Field("gl_account_id").Unique().Required().Immutable(),
	}
}

func (JournalLine) Indexes() []ent.Index {
	return []ent.Index{index.Fields("entry_id"), index.Fields("gl_account_id", "effective_on")}
}

func (JournalLine) Annotations() []schema.Annotation {
	return table("journal_lines", map[string]string{"journal_line_amount": "amount_minor <> 0"})
}

// LedgerTotal is the sum of the journal lines of a general ledger account in one month, kept with every posting so that
// a balance at any date is read without the history. It is split into shards to keep postings from waiting for each other.
type LedgerTotal struct{ ent.Schema }

func (LedgerTotal) Fields() []ent.Field {
	return []ent.Field{
		field.Int("gl_account_id").Immutable(),
		currency(),
		day("month"), // its first day
		field.Int("shard").Immutable(),
		minor("amount"),
	}
}

func (LedgerTotal) Edges() []ent.Edge {
	return []ent.Edge{fixedRef("gl_account", "gl_account_id", GLAccount.Type)}
}

func (LedgerTotal) Indexes() []ent.Index {
	return []ent.Index{index.Fields("gl_account_id", "currency", "month", "shard").Unique()}
}

// ReceivableEntry is one change of what is open of an item: an invoice's balance, or what is unapplied of a payment or
// credit memo. It carries the item's dates, which never change, so that ageing at a past date reads no other table.
type ReceivableEntry struct{ ent.Schema }

func (ReceivableEntry) Mixin() []ent.Mixin { return []ent.Mixin{appendOnly{}} }

func (ReceivableEntry) Fields() []ent.Field {
	return []ent.Field{
		field.Int("business_unit_id").Immutable(),
		field.Int("account_id").Optional().Immutable(), // none: payer not known
		field.Enum("item_kind").Values("INVOICE", "PAYMENT", "CREDIT_MEMO").Immutable(),
		field.Int("item_id").Immutable(),
		field.Int("source_id").Immutable(), // the document that caused the change
		currency(),
		fixedMinor("amount"),
		day("effective_on"),
		day("item_issue_on"),
		day("item_due_on"),
		field.Time("recorded_at").Immutable(),
	}
}

func (ReceivableEntry) Edges() []ent.Edge {
	return []ent.Edge{edge.To("account", Account.Type).Field("account_id").Unique().Immutable()}
}

func (ReceivableEntry) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("item_id"),
		index.Fields("account_id", "effective_on"),
		// Ageing on a past day reads what came after it from here alone.
		index.Fields("item_kind", "effective_on", "item_issue_on", "account_id", "item_id", "item_due_on", "currency", "amount_minor", "business_unit_id").StorageKey("receivable_entry_later"),
	}
}

func (ReceivableEntry) Annotations() []schema.Annotation {
	return table("receivable_entries", map[string]string{"receivable_entry_amount": "amount_minor <> 0"})
}
