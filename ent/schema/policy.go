package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
)

// Who may read and write which rows. A bound viewer (dealer, partner) is confined by Rows; where Rows is missing it sees
// nothing. A sealed entity is written by the program itself only.

type perms = []viewer.Permission

func (BusinessUnit) Policy() ent.Policy {
	return rule.New(rule.Policy{Open: true, Write: perms{viewer.UsersManage, viewer.TemplatesWrite}})
}

func (Period) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.LedgerRead, Write: perms{viewer.PeriodsClose}})
}
func (NumberSequence) Policy() ent.Policy { return rule.Internal() }

func (User) Policy() ent.Policy { return rule.New(rule.Policy{Rows: rule.Own("id")}) }

func (RoleGrant) Policy() ent.Policy {
	return rule.New(rule.Policy{Rows: rule.Own("user_id"), Write: perms{viewer.UsersManage}})
}

func (BookAssignment) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.AccountsRead, Write: perms{viewer.BooksAssign, viewer.ImportsRun}})
}

// A view is for its owner and, when shared, for everyone of staff; the verbs say who may change it.
func (SavedView) Policy() ent.Policy {
	return rule.New(rule.Policy{Staff: true, Always: true, Create: "owner_id", Rows: func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		return sql.Or(sql.EQ(s.C("owner_id"), v.ID), sql.EQ(s.C("audience"), "TEAM"))
	}})
}

// What a list opens with is for the person it is of; everyone of staff may know it of roles.
func (DefaultView) Policy() ent.Policy {
	return rule.New(rule.Policy{Staff: true, Always: true, Rows: func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		return sql.Or(sql.EQ(s.C("user_id"), v.ID), sql.NotNull(s.C("role")))
	}})
}

func (ApiClient) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ClientsManage, Write: perms{viewer.ClientsManage}})
}

// A client sees the endpoints that are its own, and what was sent to them of accounts that it still sees.
func (WebhookEndpoint) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.WebhooksRead, Rows: rule.OwnClient("client_id"), Sealed: true})
}

func (WebhookDelivery) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.WebhooksRead, Sealed: true, Rows: func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		d := sql.Dialect(s.Dialect())
		of := d.Table("webhook_endpoints").As("endpoint")
		own := d.Select(of.C("id")).From(of)
		own.Where(rule.OwnClient("client_id")(v, own))
		return sql.And(sql.In(s.C("endpoint_id"), own), sql.Or(sql.IsNull(s.C("account_id")), rule.By("account_id")(v, s)))
	}})
}

func (RefreshToken) Policy() ent.Policy      { return rule.Internal() }
func (SigningKey) Policy() ent.Policy        { return rule.Internal() }
func (IdempotencyRecord) Policy() ent.Policy { return rule.Internal() }

func (Account) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.AccountsRead, Rows: rule.By("id"), Write: perms{viewer.AccountsWrite, viewer.ImportsRun}})
}

func (Contact) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.AccountsRead, Rows: rule.By("account_id"), Create: "account_id", Write: perms{viewer.AccountsWrite, viewer.ImportsRun}})
}

func (BankAccount) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.AccountsRead, Rows: rule.By("account_id"), Create: "account_id", Write: perms{viewer.AccountsWrite, viewer.ImportsRun}})
}

func (Product) Policy() ent.Policy {
	return rule.New(rule.Policy{Open: true, Write: perms{viewer.ContractsWrite, viewer.ImportsRun}})
}

// A contract that is still being written is for staff.
func notDraft(contract *sql.Selector) *sql.Predicate { return sql.NEQ(contract.C("status"), "DRAFT") }

func signed(rows rule.Rows) rule.Rows {
	return func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate { return sql.And(rows(v, s), notDraft(s)) }
}

// So is a credit memo that is only asked for, or was turned down.
func posted(memo *sql.Selector) *sql.Predicate { return sql.EQ(memo.C("status"), "POSTED") }

func (Contract) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Rows: signed(rule.By("account_id")), Create: "account_id", Write: perms{viewer.ContractsWrite, viewer.ImportsRun}})
}

func (ContractLine) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Rows: rule.ThroughIf("contract_id", "contracts", notDraft), Write: perms{viewer.ContractsWrite, viewer.BillingRun, viewer.ImportsRun}})
}

func (ContractEvent) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.ContractsWrite, viewer.BillingRun}})
}

func (ProductPrice) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.CatalogueWrite}})
}

func (Promotion) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Open: true, Write: perms{viewer.CatalogueWrite}})
}

func (IndexValue) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.CatalogueWrite}})
}

func (ExchangeRate) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.CatalogueWrite}})
}

func (RateCard) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.CatalogueWrite}})
}

func (CardRate) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.CatalogueWrite}})
}

func (TimeEntry) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.TimeRead, Write: perms{viewer.TimeWrite, viewer.TimeApprove, viewer.BillingRun, viewer.ImportsRun}})
}

func (UsageRecord) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Rows: rule.By("account_id"), Create: "account_id", Write: perms{viewer.BillingRun, viewer.ImportsRun}})
}

func (TaxJurisdiction) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.CatalogueWrite}})
}

func (TaxRate) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.ContractsRead, Write: perms{viewer.CatalogueWrite}})
}

func (TaxExemption) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.AccountsRead, Rows: rule.By("account_id"), Write: perms{viewer.AccountsWrite}})
}

func (InvoiceTax) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InvoicesRead, Rows: rule.Through("invoice_id", "invoices"), Write: perms{viewer.InvoicesPost, viewer.ImportsRun}})
}

func (BillingCycle) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.BillingRead, Write: perms{viewer.BillingRun}})
}

func (BillingInput) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.BillingRead, Write: perms{viewer.BillingRun}})
}

func (BillRun) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.BillingRead, Write: perms{viewer.BillingRun, viewer.BillingApprove}})
}

func (BillDraft) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.BillingRead, Write: perms{viewer.BillingRun}})
}

func (BillException) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.BillingRead, Write: perms{viewer.BillingRun}})
}

func (Template) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.BillingRead, Write: perms{viewer.TemplatesWrite}})
}

func (Delivery) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InvoicesRead, Write: perms{viewer.DeliveriesSend}}) // staff only
}

func (InventoryItem) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InventoryRead, Rows: rule.By("account_id"), Create: "account_id", Write: perms{viewer.InventoryWrite, viewer.ImportsRun}})
}

func (InventoryLink) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InventoryRead, Rows: rule.Through("item_id", "inventory_items"), Write: perms{viewer.InventoryWrite, viewer.ImportsRun}})
}

var moves = perms{viewer.InvoicesPost, viewer.PaymentsApply, viewer.PaymentsReverse, viewer.AdjustmentsPost, viewer.CreditsApprove, viewer.ImportsRun}

func (Invoice) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InvoicesRead, Rows: rule.By("account_id"), Create: "account_id", Write: moves})
}

func (InvoiceLine) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InvoicesRead, Rows: rule.Through("invoice_id", "invoices"), Write: perms{viewer.InvoicesPost, viewer.ImportsRun}})
}

func (Payment) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.PaymentsRead, Rows: rule.By("account_id"), Create: "account_id",
		Write: perms{viewer.PaymentsRecord, viewer.PaymentsApply, viewer.PaymentsReverse, viewer.ImportsRun}})
}

func (CreditMemo) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.CreditsRead, Rows: rule.And(rule.By("account_id"), "status", "POSTED"), Create: "account_id",
		Write: perms{viewer.CreditsRequest, viewer.CreditsApprove, viewer.PaymentsApply, viewer.ImportsRun}})
}

func (CreditMemoLine) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.CreditsRead, Rows: rule.ThroughIf("credit_memo_id", "credit_memos", posted), Write: perms{viewer.CreditsRequest, viewer.ImportsRun}})
}

func (Application) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InvoicesRead, Rows: rule.By("account_id"), Create: "account_id",
		Write: perms{viewer.PaymentsApply, viewer.PaymentsReverse, viewer.ImportsRun}})
}

func (Adjustment) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InvoicesRead, Rows: rule.By("account_id"), Create: "account_id", Write: perms{viewer.AdjustmentsPost}})
}

func (GLAccount) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.LedgerRead, Sealed: true})
}

func (JournalEntry) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.LedgerRead, Sealed: true})
}

func (JournalLine) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.LedgerRead, Sealed: true})
}
func (LedgerTotal) Policy() ent.Policy { return rule.Internal() }

func (ReceivableEntry) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.InvoicesRead, Rows: rule.By("account_id"), Sealed: true})
}

func (Note) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.NotesRead, Write: perms{viewer.NotesWrite}})
}

// Files with an account are for staff and, when shared, for the account. Files without one (uploads, results of jobs) are
// for the person who made them and for auditors.
func (Attachment) Policy() ent.Policy {
	return rule.New(rule.Policy{Always: true, Create: "uploaded_by", Rows: func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		own := sql.EQ(s.C("uploaded_by"), v.ID)
		switch {
		case v.Can(viewer.AuditRead):
			return sql.Not(sql.False())
		case v.Unbounded:
			return sql.Or(sql.NotNull(s.C("account_id")), own)
		}
		return sql.Or(rule.And(rule.By("account_id"), "shared", true)(v, s), own)
	}})
}
func (FilePart) Policy() ent.Policy { return rule.Internal() }

func (AuditChain) Policy() ent.Policy { return rule.Internal() }
func (AuditEvent) Policy() ent.Policy {
	return rule.New(rule.Policy{Read: viewer.AuditRead, Sealed: true})
}

// A job is for the person who started it and for auditors.
func (Job) Policy() ent.Policy {
	return rule.New(rule.Policy{Always: true, Create: "started_by", Rows: func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		if v.Can(viewer.AuditRead) {
			return sql.Not(sql.False())
		}
		return sql.EQ(s.C("started_by"), v.ID)
	}})
}
