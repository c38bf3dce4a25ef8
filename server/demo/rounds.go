package demo

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/duebook/duebook/ent"
	draft "github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/billinginput"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	dispatch "github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// runLimit is how many accounts the run of the current month bills in a large book.
const runLimit = 400

// makeTemplates says how the documents of some accounts look.
func (b *book) makeTemplates() error {
	german := present.DefaultTemplate("de")
	german.Accent, german.Breakdown = "#7a1f1f", []present.Dimension{present.ByCostCentre}
	german.Header = "Vielen Dank für Ihr Vertrauen."
	french := present.DefaultTemplate("fr")
	french.Accent, french.Breakdown = "#0b6e4f", []present.Dimension{present.BySite}
	french.DataColumns = []present.Column{{Field: "document"}, {Field: "issuedOn"}, {Field: "site", Label: "Établissement"}, {Field: "code"}, {Field: "description"}, {Field: "quantity"}, {Field: "unitPrice"}, {Field: "net"}, {Field: "tax"}}
	var abroad []*party
	for _, p := range b.parties {
		if p.unit == b.units[1] && len(abroad) < 4 {
			abroad = append(abroad, p)
		}
	}
	group := b.cast.group
	for _, t := range []struct {
		name     string
		template *present.Template
		of       []*party
	}{{"Standard, letter paper", present.DefaultTemplate("en"), group[:min(3, len(group))]}, {"Nach Kostenstellen, A4", german, abroad}, {"Par établissement", french, b.cast.rest[:min(2, len(b.cast.rest))]}} {
		content, err := json.Marshal(t.template)
		if err != nil {
			return err
		}
		b.pause()
		made, err := b.documents.SaveTemplate(b.as("manager"), documents.SaveTemplate{Name: t.name, Content: string(content)})
		if err != nil {
			return err
		}
		for _, p := range t.of {
			if _, err := b.documents.ChooseTemplate(b.as("manager"), documents.ChooseTemplate{Account: p.id, Template: made.ID}); err != nil {
				return err
			}
		}
	}
	return nil
}

// plan puts on the agenda what leads to the bill runs of the last two months.
func (b *book) plan() error {
	last := b.month.AddMonths(-1)
	b.later(last.AddDays(-20), b.agree)
	b.later(last.AddDays(-10), func() error {
		var of draft.Selection
		for _, p := range b.cast.group {
			of.Accounts = append(of.Accounts, p.id)
		}
		slices.Sort(of.Accounts)
		return b.schedule("Monthly, pilot group", last, of)
	})
	b.later(min(b.month.AddDays(2), b.Today), b.billLastMonth)
	return nil
}

// schedule plans the cycle of a month.
func (b *book) schedule(name string, month date.Date, of draft.Selection) error {
	b.pause()
	next := month.AddMonths(1)
	_, err := b.billing.Plan(b.as("biller"), billing.Plan{BusinessUnit: b.units[0].id, Name: name, Selection: of, PeriodFrom: month, PeriodTo: month.EndOfMonth(),
		CutOffOn: next.AddDays(1), RunOn: next.AddDays(2), ApproveOn: next.AddDays(5), DeliverOn: next.AddDays(9), Inputs: []billing.Input{
			{Kind: billinginput.KindUSAGE, Name: "Call records of the switch", Owner: b.people["biller"].id},
			{Kind: billinginput.KindTIME, Name: "Timesheets of the field", Owner: b.people["processor"].id},
			{Kind: billinginput.KindMILESTONES, Name: "Installed and functional dates", Owner: b.people["processor"].id},
			{Kind: billinginput.KindCARRIER_INVOICES, Name: "Invoices of the carriers", Owner: b.people["manager"].id},
		}})
	return err
}

// receive says which inputs of a cycle have arrived.
func (b *book) receive(cycle int, kinds ...billinginput.Kind) error {
	inputs, err := b.db.BillingInput.Query().Where(billinginput.CycleID(cycle), billinginput.KindIn(kinds...)).Order(billinginput.ByID()).All(b.sys)
	if err != nil {
		return err
	}
	for _, in := range inputs {
		b.pause()
		if _, err := b.billing.Receive(b.as("biller"), in.ID, true, "complete", ""); err != nil {
			return err
		}
	}
	return nil
}

// newestCycle is the cycle that was planned last.
func (b *book) newestCycle() (int, error) {
	return b.db.BillingCycle.Query().Order(ent.Desc("id")).FirstID(b.sys)
}

// run computes the run of a cycle.
func (b *book) run(cycle int) (int, error) {
	b.pause()
	run, err := b.billing.Start(b.as("biller"), billing.Start{Cycle: cycle})
	if err != nil {
		return 0, err
	}
	return run.ID, b.billing.Compute(b.as("biller"), run.ID, billing.Work{})
}

// billLastMonth bills the group for the month before, posts it and sends the invoices.
func (b *book) billLastMonth() error {
	last := b.month.AddMonths(-1)
	if err := b.markLines(b.cast.group); err != nil {
		return err
	}
	if err := b.measure(last, last.EndOfMonth()); err != nil {
		return err
	}
	var list []hours
	for i := range 8 {
		list = append(list, hours{on: weekday(last.AddDays(3 * i)), role: i % 3, hours: []string{"8", "6.5", "4"}[i%3], status: timeentry.StatusAPPROVED, text: "Roll-out, branch " + fmt.Sprint(i+1)})
	}
	list[4].class = timeentry.ClassOVERTIME
	if err := b.work(list); err != nil {
		return err
	}
	cycle, err := b.newestCycle()
	if err != nil {
		return err
	}
	if err := b.receive(cycle, billinginput.KindUSAGE, billinginput.KindTIME, billinginput.KindMILESTONES, billinginput.KindCARRIER_INVOICES); err != nil {
		return err
	}
	run, err := b.run(cycle)
	if err != nil {
		return err
	}
	troubles, err := b.db.BillException.Query().Where(billexception.RunID(run), billexception.StatusEQ(billexception.StatusOPEN), billexception.SeverityEQ(billexception.SeverityERROR),
		billexception.KindNEQ(string(billing.NegativeInvoice))).Order(billexception.ByID()).IDs(b.sys)
	if err != nil {
		return err
	}
	if len(troubles) > 0 {
		b.pause()
		if err := b.billing.Waive(b.as("biller"), billing.Decide{IDs: troubles, Note: "Looked at with the account manager"}); err != nil {
			return err
		}
	}
	b.pause()
	if _, err := b.billing.Approve(b.as("manager"), billing.Step{Run: run}); err != nil {
		return err
	}
	b.pause()
	if _, err := b.billing.PostDrafts(b.as("biller"), run, billing.Work{}); err != nil {
		return err
	}
	if err := b.expect(run); err != nil {
		return err
	}
	if err := b.send(run); err != nil {
		return err
	}
	return b.schedule("Monthly", b.month, b.selection())
}

// selection is everybody, or in a large book the first of them.
func (b *book) selection() (of draft.Selection) {
	if len(b.parties) <= 2*runLimit {
		return of
	}
	for _, list := range [][]*party{b.cast.group, b.cast.rest[:min(len(b.cast.rest), runLimit-len(b.cast.group))]} {
		for _, p := range list {
			of.Accounts = append(of.Accounts, p.id)
		}
	}
	for _, p := range b.parties {
		if p.habit == stopped && p.unit == b.units[0] || p.exemptTo != "" {
			of.Accounts = append(of.Accounts, p.id)
		}
	}
	slices.Sort(of.Accounts)
	of.Accounts = slices.Compact(of.Accounts)
	return of
}

// expect makes the invoices of a run known to those who pay them.
func (b *book) expect(run int) error {
	rows, err := b.db.Invoice.Query().Where(invoice.RunID(run)).Order(invoice.ByID()).WithLines().All(b.sys)
	if err != nil {
		return err
	}
	of := map[int]*party{}
	for _, p := range b.cast.group {
		of[p.id] = p
	}
	for _, inv := range rows {
		p := of[inv.AccountID]
		x := &bill{party: p, id: inv.ID, number: inv.Number, issueOn: inv.IssueOn, dueOn: inv.DueOn, total: inv.TotalMinor, balance: inv.TotalMinor}
		b.Invoices++
		b.InvoiceLines += len(inv.Edges.Lines)
		if x.balance > 0 {
			p.open = append(p.open, x)
			b.pay(x, max(b.payday(p.payer(), x), b.today().AddDays(7)))
		}
	}
	return nil
}

// send delivers the invoices of a run, with what usually happens to e-mails.
func (b *book) send(run int) error {
	b.pause()
	if _, err := b.delivery.Deliver(b.as("biller"), delivery.Deliver{Run: run}); err != nil {
		return err
	}
	b.pause()
	return b.tx(func(tx *store.TxClient) error {
		mails, err := tx.Delivery.Query().Where(dispatch.StatusEQ(dispatch.StatusQUEUED), dispatch.ChannelEQ(dispatch.ChannelEMAIL)).Order(dispatch.ByID()).All(b.sys)
		if err != nil {
			return err
		}
		for i, d := range mails {
			u := tx.Delivery.UpdateOneID(d.ID).SetUpdatedAt(tx.Now).AddVersion(1).SetAttempts(1).SetMessageID(fmt.Sprintf("demo-%d@tallowfinch.example", i+1)).ClearNextAt().SetProblem("")
			status := dispatch.StatusSENT
			switch {
			case i == 1:
				status = dispatch.StatusBOUNCED
				u.SetProblem("the mail server refused " + d.Recipient + ": 550 5.1.1 no such mailbox. Correct the address and deliver the invoice again")
			case i%2 == 0:
				status = dispatch.StatusOPENED
				u.SetSentAt(tx.Now).SetOpenedAt(tx.Now)
			default:
				u.SetSentAt(tx.Now)
			}
			if err := u.SetStatus(status).Exec(b.sys); err != nil {
				return err
			}
			tx.Record(store.Event{Action: "delivery.send", Entity: d.ID, Account: d.AccountID, Changes: store.Changes{"status": {d.Status, status}}})
		}
		return nil
	})
}

// thisMonth computes the run of the current month, in which something waits for everybody, and plans the next one.
func (b *book) thisMonth() error {
	last := b.month.AddMonths(-1)
	if err := b.measure(b.month, b.Today); err != nil {
		return err
	}
	list := []hours{
		{on: last.AddDays(26), role: 0, hours: "5", status: timeentry.StatusAPPROVED, late: true, text: "Sheet came after the cut-off"},
		{on: b.month, role: 1, hours: "7.5", status: timeentry.StatusAPPROVED, text: "Cabling of the annex"},
		{on: b.month, role: 2, hours: "2", status: timeentry.StatusAPPROVED, rate: "180", text: "Acceptance with the client"},
		{on: b.month, role: 0, hours: "8", status: timeentry.StatusSUBMITTED, text: "Mounting of access points"},
		{on: b.month, role: 0, hours: "3", status: timeentry.StatusREJECTED, text: "Travel"},
		{on: b.month, role: 1, hours: "1.5", status: timeentry.StatusDRAFT, text: "Remote support"},
	}
	if err := b.work(list); err != nil {
		return err
	}
	cycle, err := b.newestCycle()
	if err != nil {
		return err
	}
	if err := b.receive(cycle, billinginput.KindUSAGE, billinginput.KindMILESTONES); err != nil {
		return err
	}
	run, err := b.run(cycle)
	if err != nil {
		return err
	}
	troubles, err := b.db.BillException.Query().Where(billexception.RunID(run), billexception.StatusEQ(billexception.StatusOPEN)).Order(billexception.ByID()).All(b.sys)
	if err != nil {
		return err
	}
	give := map[string][]int{}
	for _, e := range troubles {
		switch billing.Kind(e.Kind) {
		case billing.CreditHold, billing.Gap:
			give["manager"] = append(give["manager"], e.ID)
		case billing.NotFunctional:
			give["processor"] = append(give["processor"], e.ID)
		}
	}
	for _, who := range []string{"manager", "processor"} {
		if ids := give[who]; len(ids) > 0 {
			b.pause()
			if err := b.billing.Assign(b.as("biller"), billing.Decide{IDs: ids[:min(len(ids), 500)]}, b.people[who].id); err != nil {
				return err
			}
		}
	}
	ready, err := b.db.BillDraft.Query().Where(billdraft.RunID(run), billdraft.StatusEQ(billdraft.StatusREADY)).Order(billdraft.ByID()).IDs(b.sys)
	if err != nil {
		return err
	}
	if len(ready) > 1 {
		b.pause()
		if err := b.billing.Hold(b.as("biller"), billing.Decide{IDs: ready[:1], Note: "They asked for one invoice of both months"}); err != nil {
			return err
		}
	}
	return b.schedule("Monthly", b.month.AddMonths(1), b.selection())
}

// correct credits an invoice in full and bills it again at a lower price.
func (b *book) correct() error {
	for _, p := range b.payers() {
		i := slices.IndexFunc(p.open, func(x *bill) bool {
			return x.balance == x.total && !x.held && x.issueOn >= b.Today.AddDays(-90) && x.total > 0
		})
		if i < 0 || slices.Contains(b.cast.group, p) {
			continue
		}
		x := p.open[i]
		rows, err := b.db.InvoiceLine.Query().Where(invoiceline.InvoiceID(x.id)).Order(invoiceline.ByLineNo()).All(b.sys)
		if err != nil {
			return err
		}
		lines := make([]billing.DocumentLine, len(rows))
		for i, l := range rows {
			lines[i] = b.line(p, billing.Line{Description: l.Description, Product: l.ProductID, Quantity: l.Quantity, UnitPrice: l.UnitPrice.Mul(decimal.RequireFromString("0.9")).Round(4),
				ServiceFrom: l.ServiceFrom, ServiceTo: l.ServiceTo})
		}
		b.levy(p, b.Today, lines)
		right := make([]billing.Line, len(lines))
		for i, l := range lines {
			right[i] = l.Line
			right[i].Tax = money.New(l.TaxMinor, p.currency()).Decimal()
		}
		b.pause()
		memo, err := b.credits.Rebill(b.as("biller"), credits.Rebill{Invoice: x.id, IssueOn: b.Today, Reason: creditmemo.ReasonPRICE, Description: "Billed at list; the contract grants ten percent.", Lines: right})
		if err != nil {
			return err
		}
		b.pause()
		if _, err := b.credits.Approve(b.as("manager"), credits.Decide{ID: memo.ID, Note: "Checked against the contract"}); err != nil {
			return err
		}
		b.CreditMemos++
		b.Applications++
		b.Invoices++
		b.InvoiceLines += len(lines)
		x.settle(x.balance)
		return nil
	}
	return nil
}

// count counts what the verbs wrote along the way.
func (b *book) count() error {
	for table, n := range map[string]*int{"contracts": &b.Contracts, "contract_lines": &b.ContractLines, "products": &b.Products, "contract_events": &b.Events, "time_entries": &b.TimeEntries,
		"usage_records": &b.UsageRecords, "tax_jurisdictions": &b.Jurisdictions, "tax_exemptions": &b.Exemptions, "billing_cycles": &b.Cycles, "bill_runs": &b.BillRuns, "bill_drafts": &b.BillDrafts,
		"bill_exceptions": &b.Exceptions, "templates": &b.Templates, "deliveries": &b.Deliveries} {
		if err := b.db.Reader().QueryRowContext(b.sys, `SELECT COUNT(*) FROM `+table).Scan(n); err != nil {
			return err
		}
	}
	return nil
}
