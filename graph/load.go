package graph

import (
	"context"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/adjustment"
	"github.com/duebook/duebook/ent/application"
	"github.com/duebook/duebook/ent/bankaccount"
	"github.com/duebook/duebook/ent/bookassignment"
	"github.com/duebook/duebook/ent/contact"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/creditmemoline"
	"github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/inventorylink"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/invoicetax"
	"github.com/duebook/duebook/ent/journalline"
	"github.com/duebook/duebook/ent/productprice"
	"github.com/duebook/duebook/ent/rolegrant"
	"github.com/duebook/duebook/ent/viewer"
)

// look plans what is loaded with a query's rows: one statement for each edge and each computed field that the document
// asks for, at any depth, whatever the number of rows. An edge whose entity the viewer may not read at all is left to its
// own field, which answers the refusal there.
type look struct {
	r     *Resolver
	v     *viewer.Viewer
	place *place
}

func (r *Resolver) look(ctx context.Context) *look { return &look{r, viewer.From(ctx), placeOf(ctx)} }

func (l *look) can(p viewer.Permission) bool { return l.v.Can(p) }

func (l *look) account(q *ent.AccountQuery, a asked) {
	id := func(x *ent.Account) int { return x.ID }
	for _, f := range a.of("Account") {
		switch f.name {
		case "businessUnit":
			q.WithBusinessUnit()
		case "parent":
			q.WithParent(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case "contacts":
			q.WithContacts(func(q *ent.ContactQuery) { q.Order(contact.ByID()) })
		case "bankAccounts":
			q.WithBankAccounts(func(q *ent.BankAccountQuery) { q.Order(bankaccount.ByID()) })
		case "assignments":
			q.WithAssignments(func(q *ent.BookAssignmentQuery) {
				q.Order(bookassignment.ByFunction(), bookassignment.ByStartsOn(), bookassignment.ByID())
				l.bookAssignment(q, f.asked)
			})
		case "template":
			if l.can(viewer.BillingRead) {
				q.WithTemplate(func(q *ent.TemplateQuery) { l.template(q, f.asked) })
			}
		case "children":
			for _, args := range f.calls {
				if p, err := pageOf(args); err == nil {
					with(l, q, id, l.r.children(p, f.asked))
				}
			}
		case "receivable":
			for _, args := range f.calls {
				with(l, q, id, l.r.receivable(dayArg(args, "asOf"), args["includeChildren"] == true))
			}
		}
	}
}

// party is account for the account of another record: when a list shows its name and no more, no more is read.
func (l *look) party(q *ent.AccountQuery, a asked) {
	if a.only("Account", "__typename", "id", "number", "name") {
		q.Select(account.FieldNumber, account.FieldName)
	}
	l.account(q, a)
}

func (l *look) bookAssignment(q *ent.BookAssignmentQuery, a asked) {
	for _, f := range a.of("BookAssignment") {
		switch f.name {
		case "account":
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case "user":
			q.WithUser(func(q *ent.UserQuery) { l.user(q, f.asked) })
		}
	}
}

func (l *look) user(q *ent.UserQuery, a asked) {
	if a.any("User", "roles", "grants", "allowedActions") {
		grants, _ := a.below("User", "grants")
		q.WithGrants(func(q *ent.RoleGrantQuery) {
			q.Order(rolegrant.ByID())
			l.roleGrant(q, grants)
		})
	}
}

func (l *look) roleGrant(q *ent.RoleGrantQuery, a asked) {
	if f, ok := a.below("RoleGrant", "account"); ok && l.can(viewer.AccountsRead) {
		q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f) })
	}
}

func (l *look) apiClient(q *ent.ApiClientQuery, a asked) {
	if f, ok := a.below("ApiClient", "accounts"); ok && l.can(viewer.AccountsRead) {
		q.WithAccounts(func(q *ent.AccountQuery) { l.party(q, f) })
	}
}

func (l *look) contract(q *ent.ContractQuery, a asked) {
	id := func(x *ent.Contract) int { return x.ID }
	for _, f := range a.of("Contract") {
		switch f.name {
		case "account":
			if l.can(viewer.AccountsRead) {
				q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
			}
		case "businessUnit":
			q.WithBusinessUnit()
		case "rateCard":
			q.WithRateCard(func(q *ent.RateCardQuery) { l.rateCard(q, f.asked) })
		case "predecessor":
			q.WithPredecessor(func(q *ent.ContractQuery) { l.contract(q, f.asked) })
		case "successors":
			q.WithSuccessors(func(q *ent.ContractQuery) {
				q.Order(contract.ByNumber(), contract.ByID())
				l.contract(q, f.asked)
			})
		case "lines":
			q.WithLines(func(q *ent.ContractLineQuery) {
				q.Order(contractline.ByLineNo())
				l.contractLine(q, f.asked)
			})
		case "events":
			q.WithEvents(func(q *ent.ContractEventQuery) {
				q.Order(contractevent.ByEffectiveOn(sql.OrderDesc()), contractevent.ByID(sql.OrderDesc()))
				l.contractEvent(q, f.asked)
			})
		case "incomplete":
			with(l, q, id, l.r.incomplete())
		case "allowedActions":
			if l.can(viewer.ContractsWrite) {
				with(l, q, id, l.r.incomplete())
			}
		}
	}
}

func (l *look) contractLine(q *ent.ContractLineQuery, a asked) {
	for _, f := range a.of("ContractLine") {
		switch f.name {
		case "contract":
			q.WithContract(func(q *ent.ContractQuery) { l.contract(q, f.asked) })
		case "product":
			q.WithProduct(func(q *ent.ProductQuery) { l.product(q, f.asked) })
		case "promotion":
			q.WithPromotion()
		}
	}
}

func (l *look) contractEvent(q *ent.ContractEventQuery, a asked) {
	if f, ok := a.below("ContractEvent", "recordedBy"); ok {
		with(l, q, func(x *ent.ContractEvent) int { return x.RecordedBy }, l.r.person(f))
	}
}

func (l *look) product(q *ent.ProductQuery, a asked) {
	for _, f := range a.of("Product") {
		switch {
		case f.name == "provider" && l.can(viewer.AccountsRead):
			q.WithProvider(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case f.name == "prices" && l.can(viewer.ContractsRead):
			q.WithPrices(func(q *ent.ProductPriceQuery) {
				q.Order(productprice.ByStartsOn(sql.OrderDesc()), productprice.ByID(sql.OrderDesc()))
			})
		}
	}
}

func (l *look) inventoryItem(q *ent.InventoryItemQuery, a asked) {
	for _, f := range a.of("InventoryItem") {
		switch {
		case f.name == "account" && l.can(viewer.AccountsRead):
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case f.name == "carrier" && l.can(viewer.AccountsRead):
			q.WithCarrier(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case f.name == "links":
			q.WithLinks(func(q *ent.InventoryLinkQuery) {
				q.Order(inventorylink.ByID())
				l.inventoryLink(q, f.asked)
			})
		}
	}
}

func (l *look) inventoryLink(q *ent.InventoryLinkQuery, a asked) {
	for _, f := range a.of("InventoryLink") {
		switch {
		case f.name == "contractLine" && l.can(viewer.ContractsRead):
			q.WithContractLine(func(q *ent.ContractLineQuery) { l.contractLine(q, f.asked) })
		case f.name == "invoiceLine" && l.can(viewer.InvoicesRead):
			q.WithInvoiceLine(func(q *ent.InvoiceLineQuery) { l.invoiceLine(q, f.asked) })
		}
	}
}

// plainInvoice is what the plain fields of an invoice are made of, beside what every list is ordered by.
var plainInvoice = map[string][]string{"__typename": nil, "id": nil, "number": nil, "issueOn": nil, "dueOn": nil, "currency": nil, "total": nil, "balance": nil, "status": nil, "daysLate": nil,
	"tax": {invoice.FieldTaxMinor}, "applied": {invoice.FieldAppliedMinor}, "adjusted": {invoice.FieldAdjustedMinor}, "purchaseOrder": {invoice.FieldPurchaseOrder},
	"description": {invoice.FieldDescription}, "origin": {invoice.FieldOrigin}, "createdAt": {invoice.FieldCreatedAt}, "account": {invoice.FieldAccountID}}

func (l *look) invoice(q *ent.InvoiceQuery, a asked) {
	if columns, plain := a.columns("Invoice", plainInvoice); plain {
		q.Select(append(columns, invoice.FieldNumber, invoice.FieldIssueOn, invoice.FieldDueOn, invoice.FieldCurrency, invoice.FieldTotalMinor, invoice.FieldBalanceMinor)...)
	}
	id := func(x *ent.Invoice) int { return x.ID }
	for _, f := range a.of("Invoice") {
		switch f.name {
		case "account":
			if l.can(viewer.AccountsRead) {
				q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
			}
		case "businessUnit", "allowedActions":
			q.WithBusinessUnit()
		case "contract":
			if l.can(viewer.ContractsRead) {
				q.WithContract(func(q *ent.ContractQuery) { l.contract(q, f.asked) })
			}
		case "lines":
			q.WithLines(func(q *ent.InvoiceLineQuery) {
				q.Order(invoiceline.ByLineNo())
				l.invoiceLine(q, f.asked)
			})
		case "applications":
			q.WithApplications(func(q *ent.ApplicationQuery) {
				q.Order(application.ByID())
				l.application(q, f.asked)
			})
		case "adjustments":
			q.WithAdjustments(func(q *ent.AdjustmentQuery) {
				q.Order(adjustment.ByID())
				l.adjustment(q, f.asked)
			})
		case "taxes":
			q.WithTaxes(func(q *ent.InvoiceTaxQuery) { q.Order(invoicetax.ByID()) })
		case "rebills":
			q.WithRebills(func(q *ent.InvoiceQuery) { l.invoice(q, f.asked) })
		case "rebilled":
			q.WithRebilled(func(q *ent.InvoiceQuery) {
				q.Order(invoice.ByID())
				l.invoice(q, f.asked)
			})
		case "corrections":
			if l.can(viewer.CreditsRead) {
				q.WithCorrections(func(q *ent.CreditMemoQuery) {
					q.Order(creditmemo.ByID())
					l.creditMemo(q, f.asked)
				})
			}
		case "deliveries":
			q.WithDeliveries(func(q *ent.DeliveryQuery) {
				q.Order(delivery.ByID(sql.OrderDesc()))
				l.delivery(q, f.asked)
			})
		case "journal":
			with(l, q, id, l.r.journal(f.asked))
		case "balance", "status", "daysLate":
			for _, args := range f.calls {
				if day := dayArg(args, "asOf"); day != "" {
					with(l, q, id, l.r.after(day))
				}
			}
		}
	}
}

func (l *look) invoiceLine(q *ent.InvoiceLineQuery, a asked) {
	if f, ok := a.below("InvoiceLine", "product"); ok {
		q.WithProduct(func(q *ent.ProductQuery) { l.product(q, f) })
	}
}

func (l *look) adjustment(q *ent.AdjustmentQuery, a asked) {
	if f, ok := a.below("Adjustment", "invoice"); ok {
		q.WithInvoice(func(q *ent.InvoiceQuery) { l.invoice(q, f) })
	}
}

func (l *look) application(q *ent.ApplicationQuery, a asked) {
	for _, f := range a.of("Application") {
		switch {
		case f.name == "invoice":
			q.WithInvoice(func(q *ent.InvoiceQuery) { l.invoice(q, f.asked) })
		case f.name == "payment" && l.can(viewer.PaymentsRead):
			q.WithPayment(func(q *ent.PaymentQuery) { l.payment(q, f.asked) })
		case f.name == "creditMemo" && l.can(viewer.CreditsRead):
			q.WithCreditMemo(func(q *ent.CreditMemoQuery) { l.creditMemo(q, f.asked) })
		case f.name == "reverses":
			q.WithReverses(func(q *ent.ApplicationQuery) { l.application(q, f.asked) })
		case f.name == "reversal":
			q.WithReversal(func(q *ent.ApplicationQuery) { l.application(q, f.asked) })
		}
	}
}

func (l *look) payment(q *ent.PaymentQuery, a asked) {
	id := func(x *ent.Payment) int { return x.ID }
	for _, f := range a.of("Payment") {
		switch f.name {
		case "account":
			if l.can(viewer.AccountsRead) {
				q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
			}
		case "businessUnit":
			q.WithBusinessUnit()
		case "applications":
			if l.can(viewer.InvoicesRead) {
				q.WithApplications(func(q *ent.ApplicationQuery) {
					q.Order(application.ByID())
					l.application(q, f.asked)
				})
			}
		case "journal":
			with(l, q, id, l.r.journal(f.asked))
		case "unapplied":
			for _, args := range f.calls {
				if day := dayArg(args, "asOf"); day != "" {
					with(l, q, id, l.r.after(day))
				}
			}
		}
	}
}

func (l *look) creditMemo(q *ent.CreditMemoQuery, a asked) {
	id := func(x *ent.CreditMemo) int { return x.ID }
	for _, f := range a.of("CreditMemo") {
		switch f.name {
		case "account":
			if l.can(viewer.AccountsRead) {
				q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
			}
		case "businessUnit":
			q.WithBusinessUnit()
		case "invoice":
			if l.can(viewer.InvoicesRead) {
				q.WithInvoice(func(q *ent.InvoiceQuery) { l.invoice(q, f.asked) })
			}
		case "draft":
			if l.can(viewer.BillingRead) {
				q.WithDraft(func(q *ent.BillDraftQuery) { l.billDraft(q, f.asked) })
			}
		case "lines":
			q.WithLines(func(q *ent.CreditMemoLineQuery) { q.Order(creditmemoline.ByLineNo()) })
		case "applications":
			if l.can(viewer.InvoicesRead) {
				q.WithApplications(func(q *ent.ApplicationQuery) {
					q.Order(application.ByID())
					l.application(q, f.asked)
				})
			}
		case "requestedBy":
			with(l, q, func(x *ent.CreditMemo) int { return x.RequestedBy }, l.r.person(f.asked))
		case "decidedBy":
			with(l, q, func(x *ent.CreditMemo) int { return x.DecidedBy }, l.r.person(f.asked))
		case "journal":
			with(l, q, id, l.r.journal(f.asked))
		case "unapplied":
			for _, args := range f.calls {
				if day := dayArg(args, "asOf"); day != "" {
					with(l, q, id, l.r.after(day))
				}
			}
		}
	}
}

func (l *look) glAccount(q *ent.GLAccountQuery, a asked) {
	for _, f := range a.of("GLAccount") {
		if f.name == "balances" {
			for _, args := range f.calls {
				with(l, q, func(x *ent.GLAccount) int { return x.ID }, l.r.glBalances(dayArg(args, "asOf")))
			}
		}
	}
}

func (l *look) journalEntry(q *ent.JournalEntryQuery, a asked) {
	if f, ok := a.below("JournalEntry", "lines"); ok {
		q.WithLines(func(q *ent.JournalLineQuery) {
			q.Order(journalline.ByID())
			l.journalLine(q, f)
		})
	}
}

func (l *look) journalLine(q *ent.JournalLineQuery, a asked) {
	if f, ok := a.below("JournalLine", "glAccount"); ok {
		q.WithGlAccount(func(q *ent.GLAccountQuery) { l.glAccount(q, f) })
	}
}

func (l *look) period(q *ent.PeriodQuery, a asked) {
	if a.any("Period", "businessUnit") {
		q.WithBusinessUnit()
	}
}

func (l *look) note(q *ent.NoteQuery, a asked) {
	if f, ok := a.below("Note", "account"); ok && l.can(viewer.AccountsRead) {
		q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f) })
	}
}

func (l *look) auditEvent(q *ent.AuditEventQuery, a asked) {
	for _, f := range a.of("AuditEvent") {
		switch f.name {
		case "entity":
			with(l, q, func(x *ent.AuditEvent) int { return x.EntityID }, l.r.objects(f.asked))
		case "account":
			with(l, q, func(x *ent.AuditEvent) int { return x.AccountID }, l.r.party(f.asked))
		case "changes":
			if f.any("AuditChange", "fromName", "toName") {
				withAll(l, q, recordsIn, l.r.names())
			}
		}
	}
}

func (l *look) job(q *ent.JobQuery, a asked) {
	if a.any("Job", "resultFile") {
		q.WithResultFile()
	}
}
