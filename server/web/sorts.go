package web

import (
	"context"
	"errors"

	"entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/viewer"
)

// sort is a type of the API whose changes are told, by the table that its ids belong to.
type sort struct {
	name string
	read viewer.Permission // what staff need to be told of it; "" for all staff
	// seen reports whether the viewer sees one of the rows from first to last, by the policy of the rows themselves.
	seen func(ctx context.Context, c *ent.Client, first, last int) (bool, error)
}

// exists asks a query of ent for one row within a run of ids.
func exists[Q interface {
	Where(...P) Q
	Exist(context.Context) (bool, error)
}, P ~func(*sql.Selector)](query func(*ent.Client) Q) func(context.Context, *ent.Client, int, int) (bool, error) {
	return func(ctx context.Context, c *ent.Client, first, last int) (bool, error) {
		found, err := query(c).Where(func(s *sql.Selector) {
			s.Where(sql.And(sql.GTE(s.C("id"), first), sql.LTE(s.C("id"), last)))
		}).Exist(ctx)
		if errors.As(err, new(viewer.ErrDenied)) {
			return false, nil
		}
		return found, err
	}
}

func tableOf(t *schema.Table) int { return *t.Annotation.IncrementStart >> 32 }

// sorts by the table of an id. What is not here, nobody is told of.
var sorts = map[int]sort{
	tableOf(migrate.AccountsTable):         {"Account", viewer.AccountsRead, exists(func(c *ent.Client) *ent.AccountQuery { return c.Account.Query() })},
	tableOf(migrate.AdjustmentsTable):      {"Adjustment", viewer.InvoicesRead, exists(func(c *ent.Client) *ent.AdjustmentQuery { return c.Adjustment.Query() })},
	tableOf(migrate.APIClientsTable):       {"ApiClient", viewer.ClientsManage, exists(func(c *ent.Client) *ent.ApiClientQuery { return c.ApiClient.Query() })},
	tableOf(migrate.ApplicationsTable):     {"Application", viewer.InvoicesRead, exists(func(c *ent.Client) *ent.ApplicationQuery { return c.Application.Query() })},
	tableOf(migrate.AttachmentsTable):      {"Attachment", "", exists(func(c *ent.Client) *ent.AttachmentQuery { return c.Attachment.Query() })},
	tableOf(migrate.BankAccountsTable):     {"BankAccount", viewer.AccountsRead, exists(func(c *ent.Client) *ent.BankAccountQuery { return c.BankAccount.Query() })},
	tableOf(migrate.BillDraftsTable):       {"BillDraft", viewer.BillingRead, exists(func(c *ent.Client) *ent.BillDraftQuery { return c.BillDraft.Query() })},
	tableOf(migrate.BillExceptionsTable):   {"BillException", viewer.BillingRead, exists(func(c *ent.Client) *ent.BillExceptionQuery { return c.BillException.Query() })},
	tableOf(migrate.BillRunsTable):         {"BillRun", viewer.BillingRead, exists(func(c *ent.Client) *ent.BillRunQuery { return c.BillRun.Query() })},
	tableOf(migrate.BillingCyclesTable):    {"BillingCycle", viewer.BillingRead, exists(func(c *ent.Client) *ent.BillingCycleQuery { return c.BillingCycle.Query() })},
	tableOf(migrate.BillingInputsTable):    {"BillingInput", viewer.BillingRead, exists(func(c *ent.Client) *ent.BillingInputQuery { return c.BillingInput.Query() })},
	tableOf(migrate.BookAssignmentsTable):  {"BookAssignment", viewer.AccountsRead, exists(func(c *ent.Client) *ent.BookAssignmentQuery { return c.BookAssignment.Query() })},
	tableOf(migrate.BusinessUnitsTable):    {"BusinessUnit", "", exists(func(c *ent.Client) *ent.BusinessUnitQuery { return c.BusinessUnit.Query() })},
	tableOf(migrate.ContactsTable):         {"Contact", viewer.AccountsRead, exists(func(c *ent.Client) *ent.ContactQuery { return c.Contact.Query() })},
	tableOf(migrate.ContractsTable):        {"Contract", viewer.ContractsRead, exists(func(c *ent.Client) *ent.ContractQuery { return c.Contract.Query() })},
	tableOf(migrate.CreditMemosTable):      {"CreditMemo", viewer.CreditsRead, exists(func(c *ent.Client) *ent.CreditMemoQuery { return c.CreditMemo.Query() })},
	tableOf(migrate.DefaultViewsTable):     {"DefaultView", "", exists(func(c *ent.Client) *ent.DefaultViewQuery { return c.DefaultView.Query() })},
	tableOf(migrate.DeliveriesTable):       {"Delivery", viewer.InvoicesRead, exists(func(c *ent.Client) *ent.DeliveryQuery { return c.Delivery.Query() })},
	tableOf(migrate.InventoryItemsTable):   {"InventoryItem", viewer.InventoryRead, exists(func(c *ent.Client) *ent.InventoryItemQuery { return c.InventoryItem.Query() })},
	tableOf(migrate.InvoicesTable):         {"Invoice", viewer.InvoicesRead, exists(func(c *ent.Client) *ent.InvoiceQuery { return c.Invoice.Query() })},
	tableOf(migrate.JobsTable):             {"Job", "", exists(func(c *ent.Client) *ent.JobQuery { return c.Job.Query() })},
	tableOf(migrate.NotesTable):            {"Note", viewer.NotesRead, exists(func(c *ent.Client) *ent.NoteQuery { return c.Note.Query() })},
	tableOf(migrate.PaymentsTable):         {"Payment", viewer.PaymentsRead, exists(func(c *ent.Client) *ent.PaymentQuery { return c.Payment.Query() })},
	tableOf(migrate.PeriodsTable):          {"Period", viewer.LedgerRead, exists(func(c *ent.Client) *ent.PeriodQuery { return c.Period.Query() })},
	tableOf(migrate.ProductsTable):         {"Product", "", exists(func(c *ent.Client) *ent.ProductQuery { return c.Product.Query() })},
	tableOf(migrate.PromotionsTable):       {"Promotion", viewer.ContractsRead, exists(func(c *ent.Client) *ent.PromotionQuery { return c.Promotion.Query() })},
	tableOf(migrate.RateCardsTable):        {"RateCard", viewer.ContractsRead, exists(func(c *ent.Client) *ent.RateCardQuery { return c.RateCard.Query() })},
	tableOf(migrate.SavedViewsTable):       {"SavedView", "", exists(func(c *ent.Client) *ent.SavedViewQuery { return c.SavedView.Query() })},
	tableOf(migrate.TaxExemptionsTable):    {"TaxExemption", viewer.AccountsRead, exists(func(c *ent.Client) *ent.TaxExemptionQuery { return c.TaxExemption.Query() })},
	tableOf(migrate.TaxJurisdictionsTable): {"TaxJurisdiction", viewer.ContractsRead, exists(func(c *ent.Client) *ent.TaxJurisdictionQuery { return c.TaxJurisdiction.Query() })},
	tableOf(migrate.TemplatesTable):        {"Template", viewer.BillingRead, exists(func(c *ent.Client) *ent.TemplateQuery { return c.Template.Query() })},
	tableOf(migrate.TimeEntriesTable):      {"TimeEntry", viewer.TimeRead, exists(func(c *ent.Client) *ent.TimeEntryQuery { return c.TimeEntry.Query() })},
	tableOf(migrate.UsageRecordsTable):     {"UsageRecord", viewer.ContractsRead, exists(func(c *ent.Client) *ent.UsageRecordQuery { return c.UsageRecord.Query() })},
	tableOf(migrate.WebhookEndpointsTable): {"WebhookEndpoint", viewer.WebhooksRead, exists(func(c *ent.Client) *ent.WebhookEndpointQuery { return c.WebhookEndpoint.Query() })},
	tableOf(migrate.UsersTable):            {"User", "", exists(func(c *ent.Client) *ent.UserQuery { return c.User.Query() })},
}

// always are the types whose policy confines staff too.
var always = map[string]bool{"Attachment": true, "DefaultView": true, "Job": true, "SavedView": true}

// sees reports whether the viewer of ctx may know of a change. For staff it mostly follows from their permissions alone; for
// others the rows themselves are asked, after what concerns other accounts was left out.
func sees(ctx context.Context, c *ent.Client, v *viewer.Viewer, e event) (bool, error) {
	s, ok := sorts[e.first>>32]
	if !ok {
		return false, nil
	}
	if s.read != "" && !v.Can(s.read) {
		return false, nil
	}
	if v.Unbounded && !always[s.name] {
		return true, nil
	}
	if !v.Unbounded && !always[s.name] && e.account != 0 && !v.Sees(e.account) {
		return false, nil
	}
	if !v.Unbounded && s.name == "User" && e.first != v.ID {
		return false, nil
	}
	return s.seen(ctx, c, e.first, e.last)
}
