package graph_test

import (
	"context"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/layout"
	"github.com/duebook/duebook/ent/occurrence"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// staff are the entities of which no dealer and no partner sees a row, not even one about an own account.
var staff = map[string]bool{"BillingCycle": true, "BillingInput": true, "BillRun": true, "BillDraft": true, "BillException": true, "TimeEntry": true, "RateCard": true, "CardRate": true,
	"TaxJurisdiction": true, "TaxRate": true, "Template": true, "Delivery": true, "ProductPrice": true, "IndexValue": true, "ExchangeRate": true, "ContractEvent": true, "WebhookEndpoint": true, "WebhookDelivery": true,
	"SavedView": true, "DefaultView": true}

// makeBilling gives a party a row of every table of billing, and a contract that is only a draft. Texts of what is for staff
// hold the foreign mark, whose ever they are.
func makeBilling(t *testing.T, db *store.DB, mark string, p *party) {
	t.Helper()
	ctx := servertest.System(t)
	day := date.Date("2026-01-01").AddMonths(len(mark)) // another for each party
	one := decimal.NewFromInt(1)
	secret := "FOREIGN words about " + mark
	err := store.Do(ctx, db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "test.seed"})
		if _, err := (&contracts.Service{DB: db}).RecordTx(ctx, tx, []contracts.Contract{{Account: p.account, Number: "FOREIGN-" + mark + "-D", Currency: "USD", StartsOn: "2026-01-01", Description: secret,
			Lines: []contracts.Line{{No: 1, ProductCode: "VOICE", Description: secret, Frequency: contractline.FrequencyMONTHLY, Quantity: one, UnitPrice: decimal.NewFromInt(9), StartsOn: "2026-01-01"}}}}); err != nil {
			return err
		}
		contractIDs := tx.Contract.Query().Order(ent.Desc("id")).Limit(2).IDsX(ctx)
		p.draft = contractIDs[0]
		tx.Contract.UpdateOneID(p.draft).SetStatus("DRAFT").ExecX(ctx)
		lines := tx.ContractLine.Query().Order(ent.Desc("id")).Limit(2).IDsX(ctx)
		p.draftLine = lines[0]
		unit := tx.BusinessUnit.Query().FirstIDX(ctx)
		cycle := tx.BillingCycle.Create().SetBusinessUnitID(unit).SetName(secret).SetPeriodFrom("2026-10-01").SetPeriodTo("2026-10-31").SetCutOffOn("2026-11-01").SetRunOn("2026-11-02").SetApproveOn("2026-11-03").SetDeliverOn("2026-11-04").SaveX(ctx)
		tx.BillingInput.Create().SetCycleID(cycle.ID).SetKind("USAGE").SetName(secret).SaveX(ctx)
		run := tx.BillRun.Create().SetBusinessUnitID(unit).SetNumber("FOREIGN-" + mark).SetCycleID(cycle.ID).SetPeriodFrom("2026-10-01").SetPeriodTo("2026-10-31").SetIssueOn("2026-10-31").SaveX(ctx)
		draft := tx.BillDraft.Create().SetRunID(run.ID).SetAccountID(p.account).SetCurrency("USD").SetDueOn("2026-11-30").SetHoldReason(secret).SetInvoiceID(p.invoice).
			SetContent(bill.Content{Lines: []bill.Line{{Description: secret, ContractLine: lines[1]}}}).SaveX(ctx)
		tx.BillException.Create().SetRunID(run.ID).SetDraftID(draft.ID).SetAccountID(p.account).SetContractLineID(lines[1]).SetKind("GAP").SetSeverity("ERROR").SetMessage(secret).SaveX(ctx)
		if _, err := tx.Exec(ctx, `UPDATE invoices SET run_id = ? WHERE id = ?`, run.ID, p.invoice); err != nil {
			return err
		}
		card := tx.RateCard.Create().SetCode("FOREIGN-" + mark).SetName(secret).SetCurrency("USD").SaveX(ctx)
		tx.CardRate.Create().SetCardID(card.ID).SetRole("FOREIGN").SetClass("REGULAR").SetHourly(one).SetStartsOn("2026-01-01").SaveX(ctx)
		tx.Contract.UpdateOneID(contractIDs[1]).SetRateCardID(card.ID).ExecX(ctx)
		tx.TimeEntry.Create().SetNumber("FOREIGN-" + mark).SetAccountID(p.account).SetContractLineID(lines[1]).SetPerson(secret).SetRole("FOREIGN").SetWorkedOn("2026-10-02").SetHours(one).SetHourly(one).
			SetInvoiceID(p.invoice).SaveX(ctx)
		tx.UsageRecord.Create().SetNumber(mark + "-measured").SetAccountID(p.account).SetContractLineID(lines[1]).SetUsedOn("2026-10-02").SetQuantity(one).SaveX(ctx)
		place := tx.TaxJurisdiction.Create().SetCode("FOREIGN-" + mark).SetName(secret).SetCountry("ZZ").SaveX(ctx)
		tx.TaxRate.Create().SetJurisdictionID(place.ID).SetPercent(one).SetStartsOn("2026-01-01").SaveX(ctx)
		tx.TaxExemption.Create().SetAccountID(p.account).SetCertificate(mark).SetReason(mark).SetStartsOn("2026-01-01").SaveX(ctx)
		tx.InvoiceTax.Create().SetInvoiceID(p.invoice).SetJurisdiction(mark).SetCategory("S").SetPercent(one).SetCurrency("USD").SetTaxableMinor(1).SetAmountMinor(1).SaveX(ctx)
		product := tx.Product.Query().FirstIDX(ctx)
		tx.ProductPrice.Create().SetProductID(product).SetCurrency("USD").SetUnitPrice(one).SetStartsOn(day).SaveX(ctx)
		promotion := tx.Promotion.Create().SetCode("P-" + mark[:3]).SetName("Spring").SetPercent(one).SetStartsOn("2026-01-01").SaveX(ctx)
		tx.ContractLine.UpdateOneID(lines[1]).SetPromotionID(promotion.ID).ExecX(ctx)
		tx.IndexValue.Create().SetCode("FOREIGN-" + mark).SetStartsOn("2026-01-01").SetValue(one).SaveX(ctx)
		tx.ExchangeRate.Create().SetSource("USD").SetTarget("EUR").SetStartsOn(day).SetRate(one).SaveX(ctx)
		hook := tx.WebhookEndpoint.Create().SetURL("https://foreign.example/").SetDescription(secret).SetEvents(occurrence.Types()).SetSecret([]byte(secret)).SaveX(ctx)
		tx.WebhookDelivery.Create().SetEndpointID(hook.ID).SetEventKey("FOREIGN").SetType(occurrence.InvoicePosted).SetAccountID(p.account).SetOccurredAt(tx.Now).SetBody(`{"number":"FOREIGN"}`).SaveX(ctx)
		tx.ContractEvent.Create().SetContractID(contractIDs[1]).SetAccountID(p.account).SetKind("AMENDED").SetEffectiveOn("2026-02-01").SetNote(secret).SaveX(ctx)
		person := tx.User.Create().SetUsername("foreign-" + strings.ToLower(mark)).SetName(secret).SaveX(ctx)
		view := tx.SavedView.Create().SetOwnerID(person.ID).SetList("invoices").SetName(secret).SetAudience("TEAM").SetFilter(secret).SetColumns([]layout.Column{}).SaveX(ctx)
		tx.DefaultView.Create().SetList("invoices-" + strings.ToLower(mark)).SetRole(viewer.Biller).SetViewID(view.ID).SaveX(ctx)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// rowsOf counts the rows of every entity that there are.
func rowsOf(ctx context.Context, db *store.DB) map[string]int {
	n := map[string]int{}
	for _, entity := range ids(ctx, db) {
		n[entity]++
	}
	return n
}
