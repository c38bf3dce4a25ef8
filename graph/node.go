package graph

import (
	"context"
	"errors"

	"entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
)

// kind is the part of an id that tells the table it belongs to.
func kind(t *schema.Table) int {
	if t.Annotation == nil || t.Annotation.IncrementStart == nil {
		panic("graph: the table " + t.Name + " has no range of ids")
	}
	return *t.Annotation.IncrementStart >> 32
}

// loader reads objects of one type by id, with what is asked of them. Ids of what is not there for the viewer are left out.
type loader func(ctx context.Context, l *look, ids []int, a asked) (map[int]gen.Node, error)

func load[Q query[Q, P, O, T], P, O ~func(*sql.Selector), T any](start func(*ent.Client) Q, plan func(*look, Q, asked), id func(*T) int) loader {
	return func(ctx context.Context, l *look, ids []int, a asked) (map[int]gen.Node, error) {
		q := start(l.r.read).Where(P(rule.In("id", ids)))
		if plan != nil {
			plan(l, q, a)
		}
		rows, err := q.All(ctx)
		if errors.As(err, new(viewer.ErrDenied)) {
			return nil, nil
		}
		found := make(map[int]gen.Node, len(rows))
		for _, row := range rows {
			found[id(row)] = row
		}
		return found, err
	}
}

// loaders reads each type that is a Node.
var loaders map[int]loader

func init() {
	loaders = map[int]loader{
		kind(migrate.AccountsTable): load(func(c *ent.Client) *ent.AccountQuery { return c.Account.Query() },
			(*look).account, func(x *ent.Account) int { return x.ID }),
		kind(migrate.AdjustmentsTable): load(func(c *ent.Client) *ent.AdjustmentQuery { return c.Adjustment.Query() },
			(*look).adjustment, func(x *ent.Adjustment) int { return x.ID }),
		kind(migrate.APIClientsTable): load(func(c *ent.Client) *ent.ApiClientQuery { return c.ApiClient.Query() },
			(*look).apiClient, func(x *ent.ApiClient) int { return x.ID }),
		kind(migrate.ApplicationsTable): load(func(c *ent.Client) *ent.ApplicationQuery { return c.Application.Query() },
			(*look).application, func(x *ent.Application) int { return x.ID }),
		kind(migrate.AttachmentsTable): load(func(c *ent.Client) *ent.AttachmentQuery { return c.Attachment.Query() },
			nil, func(x *ent.Attachment) int { return x.ID }),
		kind(migrate.AuditEventsTable): load(func(c *ent.Client) *ent.AuditEventQuery { return c.AuditEvent.Query() },
			(*look).auditEvent, func(x *ent.AuditEvent) int { return x.ID }),
		kind(migrate.BankAccountsTable): load(func(c *ent.Client) *ent.BankAccountQuery { return c.BankAccount.Query() },
			nil, func(x *ent.BankAccount) int { return x.ID }),
		kind(migrate.BillDraftsTable): load(func(c *ent.Client) *ent.BillDraftQuery { return c.BillDraft.Query() },
			(*look).billDraft, func(x *ent.BillDraft) int { return x.ID }),
		kind(migrate.BillExceptionsTable): load(func(c *ent.Client) *ent.BillExceptionQuery { return c.BillException.Query() },
			(*look).billException, func(x *ent.BillException) int { return x.ID }),
		kind(migrate.BillRunsTable): load(func(c *ent.Client) *ent.BillRunQuery { return c.BillRun.Query() },
			(*look).billRun, func(x *ent.BillRun) int { return x.ID }),
		kind(migrate.BillingCyclesTable): load(func(c *ent.Client) *ent.BillingCycleQuery { return c.BillingCycle.Query() },
			(*look).billingCycle, func(x *ent.BillingCycle) int { return x.ID }),
		kind(migrate.BillingInputsTable): load(func(c *ent.Client) *ent.BillingInputQuery { return c.BillingInput.Query() },
			(*look).billingInput, func(x *ent.BillingInput) int { return x.ID }),
		kind(migrate.BookAssignmentsTable): load(func(c *ent.Client) *ent.BookAssignmentQuery { return c.BookAssignment.Query() },
			(*look).bookAssignment, func(x *ent.BookAssignment) int { return x.ID }),
		kind(migrate.BusinessUnitsTable): load(func(c *ent.Client) *ent.BusinessUnitQuery { return c.BusinessUnit.Query() },
			nil, func(x *ent.BusinessUnit) int { return x.ID }),
		kind(migrate.CardRatesTable): load(func(c *ent.Client) *ent.CardRateQuery { return c.CardRate.Query() },
			nil, func(x *ent.CardRate) int { return x.ID }),
		kind(migrate.ContactsTable): load(func(c *ent.Client) *ent.ContactQuery { return c.Contact.Query() },
			nil, func(x *ent.Contact) int { return x.ID }),
		kind(migrate.ContractsTable): load(func(c *ent.Client) *ent.ContractQuery { return c.Contract.Query() },
			(*look).contract, func(x *ent.Contract) int { return x.ID }),
		kind(migrate.ContractEventsTable): load(func(c *ent.Client) *ent.ContractEventQuery { return c.ContractEvent.Query() },
			(*look).contractEvent, func(x *ent.ContractEvent) int { return x.ID }),
		kind(migrate.ContractLinesTable): load(func(c *ent.Client) *ent.ContractLineQuery { return c.ContractLine.Query() },
			(*look).contractLine, func(x *ent.ContractLine) int { return x.ID }),
		kind(migrate.CreditMemosTable): load(func(c *ent.Client) *ent.CreditMemoQuery { return c.CreditMemo.Query() },
			(*look).creditMemo, func(x *ent.CreditMemo) int { return x.ID }),
		kind(migrate.CreditMemoLinesTable): load(func(c *ent.Client) *ent.CreditMemoLineQuery { return c.CreditMemoLine.Query() },
			nil, func(x *ent.CreditMemoLine) int { return x.ID }),
		kind(migrate.DefaultViewsTable): load(func(c *ent.Client) *ent.DefaultViewQuery { return c.DefaultView.Query() },
			(*look).defaultView, func(x *ent.DefaultView) int { return x.ID }),
		kind(migrate.DeliveriesTable): load(func(c *ent.Client) *ent.DeliveryQuery { return c.Delivery.Query() },
			(*look).delivery, func(x *ent.Delivery) int { return x.ID }),
		kind(migrate.ExchangeRatesTable): load(func(c *ent.Client) *ent.ExchangeRateQuery { return c.ExchangeRate.Query() },
			nil, func(x *ent.ExchangeRate) int { return x.ID }),
		kind(migrate.GlAccountsTable): load(func(c *ent.Client) *ent.GLAccountQuery { return c.GLAccount.Query() },
			(*look).glAccount, func(x *ent.GLAccount) int { return x.ID }),
		kind(migrate.IndexValuesTable): load(func(c *ent.Client) *ent.IndexValueQuery { return c.IndexValue.Query() },
			nil, func(x *ent.IndexValue) int { return x.ID }),
		kind(migrate.InventoryItemsTable): load(func(c *ent.Client) *ent.InventoryItemQuery { return c.InventoryItem.Query() },
			(*look).inventoryItem, func(x *ent.InventoryItem) int { return x.ID }),
		kind(migrate.InventoryLinksTable): load(func(c *ent.Client) *ent.InventoryLinkQuery { return c.InventoryLink.Query() },
			(*look).inventoryLink, func(x *ent.InventoryLink) int { return x.ID }),
		kind(migrate.InvoicesTable): load(func(c *ent.Client) *ent.InvoiceQuery { return c.Invoice.Query() },
			(*look).invoice, func(x *ent.Invoice) int { return x.ID }),
		kind(migrate.InvoiceLinesTable): load(func(c *ent.Client) *ent.InvoiceLineQuery { return c.InvoiceLine.Query() },
			(*look).invoiceLine, func(x *ent.InvoiceLine) int { return x.ID }),
		kind(migrate.InvoiceTaxesTable): load(func(c *ent.Client) *ent.InvoiceTaxQuery { return c.InvoiceTax.Query() },
			nil, func(x *ent.InvoiceTax) int { return x.ID }),
		kind(migrate.JobsTable): load(func(c *ent.Client) *ent.JobQuery { return c.Job.Query() },
			(*look).job, func(x *ent.Job) int { return x.ID }),
		kind(migrate.JournalEntriesTable): load(func(c *ent.Client) *ent.JournalEntryQuery { return c.JournalEntry.Query() },
			(*look).journalEntry, func(x *ent.JournalEntry) int { return x.ID }),
		kind(migrate.JournalLinesTable): load(func(c *ent.Client) *ent.JournalLineQuery { return c.JournalLine.Query() },
			(*look).journalLine, func(x *ent.JournalLine) int { return x.ID }),
		kind(migrate.NotesTable): load(func(c *ent.Client) *ent.NoteQuery { return c.Note.Query() },
			(*look).note, func(x *ent.Note) int { return x.ID }),
		kind(migrate.PaymentsTable): load(func(c *ent.Client) *ent.PaymentQuery { return c.Payment.Query() },
			(*look).payment, func(x *ent.Payment) int { return x.ID }),
		kind(migrate.PeriodsTable): load(func(c *ent.Client) *ent.PeriodQuery { return c.Period.Query() },
			(*look).period, func(x *ent.Period) int { return x.ID }),
		kind(migrate.ProductsTable): load(func(c *ent.Client) *ent.ProductQuery { return c.Product.Query() },
			(*look).product, func(x *ent.Product) int { return x.ID }),
		kind(migrate.ProductPricesTable): load(func(c *ent.Client) *ent.ProductPriceQuery { return c.ProductPrice.Query() },
			nil, func(x *ent.ProductPrice) int { return x.ID }),
		kind(migrate.PromotionsTable): load(func(c *ent.Client) *ent.PromotionQuery { return c.Promotion.Query() },
			nil, func(x *ent.Promotion) int { return x.ID }),
		kind(migrate.RateCardsTable): load(func(c *ent.Client) *ent.RateCardQuery { return c.RateCard.Query() },
			(*look).rateCard, func(x *ent.RateCard) int { return x.ID }),
		kind(migrate.RoleGrantsTable): load(func(c *ent.Client) *ent.RoleGrantQuery { return c.RoleGrant.Query() },
			(*look).roleGrant, func(x *ent.RoleGrant) int { return x.ID }),
		kind(migrate.SavedViewsTable): load(func(c *ent.Client) *ent.SavedViewQuery { return c.SavedView.Query() },
			(*look).savedView, func(x *ent.SavedView) int { return x.ID }),
		kind(migrate.TaxExemptionsTable): load(func(c *ent.Client) *ent.TaxExemptionQuery { return c.TaxExemption.Query() },
			(*look).taxExemption, func(x *ent.TaxExemption) int { return x.ID }),
		kind(migrate.TaxJurisdictionsTable): load(func(c *ent.Client) *ent.TaxJurisdictionQuery { return c.TaxJurisdiction.Query() },
			(*look).taxJurisdiction, func(x *ent.TaxJurisdiction) int { return x.ID }),
		kind(migrate.TaxRatesTable): load(func(c *ent.Client) *ent.TaxRateQuery { return c.TaxRate.Query() },
			nil, func(x *ent.TaxRate) int { return x.ID }),
		kind(migrate.TemplatesTable): load(func(c *ent.Client) *ent.TemplateQuery { return c.Template.Query() },
			(*look).template, func(x *ent.Template) int { return x.ID }),
		kind(migrate.TimeEntriesTable): load(func(c *ent.Client) *ent.TimeEntryQuery { return c.TimeEntry.Query() },
			(*look).timeEntry, func(x *ent.TimeEntry) int { return x.ID }),
		kind(migrate.UsageRecordsTable): load(func(c *ent.Client) *ent.UsageRecordQuery { return c.UsageRecord.Query() },
			(*look).usageRecord, func(x *ent.UsageRecord) int { return x.ID }),
		kind(migrate.UsersTable): load(func(c *ent.Client) *ent.UserQuery { return c.User.Query() },
			(*look).user, func(x *ent.User) int { return x.ID }),
		kind(migrate.WebhookDeliveriesTable): load(func(c *ent.Client) *ent.WebhookDeliveryQuery { return c.WebhookDelivery.Query() },
			(*look).webhookDelivery, func(x *ent.WebhookDelivery) int { return x.ID }),
		kind(migrate.WebhookEndpointsTable): load(func(c *ent.Client) *ent.WebhookEndpointQuery { return c.WebhookEndpoint.Query() },
			(*look).webhookEndpoint, func(x *ent.WebhookEndpoint) int { return x.ID }),
	}
}

// objects reads objects of any types, one query for each type.
func (r *Resolver) objects(a asked) computed[gen.Node] {
	return computed[gen.Node]{"node", func(ctx context.Context, ids []int) (map[int]gen.Node, error) {
		if viewer.From(ctx) == nil {
			return nil, viewer.ErrUnauthenticated
		}
		byKind := map[int][]int{}
		for _, id := range ids {
			byKind[id>>32] = append(byKind[id>>32], id)
		}
		found := make(map[int]gen.Node, len(ids))
		for k, ids := range byKind {
			f, ok := loaders[k]
			if !ok {
				continue
			}
			some, err := f(ctx, r.look(ctx), ids, a)
			if err != nil {
				return nil, err
			}
			for id, row := range some {
				found[id] = row
			}
		}
		return found, nil
	}}
}

// changed reads the object of a mutation's payload after its verb has committed, with what is asked of it there. It is
// nil where the document does not ask for it, or the viewer may not see it.
func changed[T any](ctx context.Context, r *Resolver, payload, field string, id int) (*T, error) {
	rows, err := changedList[T](ctx, r, payload, field, []int{id})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// changedList is changed for several objects of one type, in their order.
func changedList[T any](ctx context.Context, r *Resolver, payload, field string, ids []int) ([]*T, error) {
	a, ok := selection(ctx).below(payload, field)
	if !ok || len(ids) == 0 || ids[0] == 0 {
		return nil, nil
	}
	found, err := loaders[ids[0]>>32](ctx, r.look(ctx), ids, a)
	if err != nil {
		return nil, err
	}
	rows := make([]*T, 0, len(ids))
	for _, id := range ids {
		if row, ok := found[id].(*T); ok {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// nodes reads objects of any types, in the order of their ids.
func (r *Resolver) nodes(ctx context.Context, ids []int) ([]gen.Node, error) {
	found, err := r.objects(selection(ctx)).compute(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]gen.Node, len(ids))
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}
