package graph

import (
	"context"
	"strconv"
	"strings"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// The kinds of jobs of bill runs.
const (
	computeJob = "bill.compute"
	postJob    = "bill.post"
)

// runInput is what a job of a bill run remembers.
type runInput struct {
	Run int `json:"run"`
}

// queue answers what queues a job for a run in the transaction of its step.
func (r *Resolver) queue(kind string) func(context.Context, *store.TxClient, *ent.BillRun) error {
	return func(ctx context.Context, tx *store.TxClient, run *ent.BillRun) error {
		m, err := jobs.Pack(runInput{run.ID})
		if err != nil {
			return err
		}
		j, err := r.Jobs.StartTx(ctx, tx, kind, m, "")
		if err != nil {
			return err
		}
		return billing.Worked(ctx, tx, run.ID, j.ID)
	}
}

func (r *Resolver) runCompute(ctx context.Context, run *jobs.Run) error {
	return r.workOnRun(run, func(id int, w billing.Work) error { return r.Billing.Compute(ctx, id, w) })
}

func (r *Resolver) runPost(ctx context.Context, run *jobs.Run) error {
	return r.workOnRun(run, func(id int, w billing.Work) error {
		_, err := r.Billing.PostDrafts(ctx, id, w)
		return err
	})
}

func (r *Resolver) workOnRun(run *jobs.Run, do func(id int, w billing.Work) error) error {
	var in runInput
	if err := jobs.Unpack(run.Input, &in); err != nil {
		return err
	}
	return do(in.Run, billing.Work{Progress: run.Progress, Hold: func(ctx context.Context, tx *store.TxClient) error { return run.HoldTx(ctx, tx, nil) }})
}

// step is what a step of a run takes.
func (r *Resolver) step(in gen.BillRunInput, job string) billing.Step {
	s := billing.Step{Run: in.ID, Key: in.IdempotencyKey}
	if job != "" {
		s.After = r.queue(job)
	}
	return s
}

func chosen(in *gen.BillingSelectionInput) (s bill.Selection) {
	if in == nil {
		return s
	}
	s = bill.Selection{Accounts: in.AccountIds, Regions: in.Regions, Children: in.IncludeChildren}
	for _, k := range in.Kinds {
		s.Kinds = append(s.Kinds, string(k))
	}
	return s
}

func billingSelection(s bill.Selection) *gen.BillingSelection {
	out := &gen.BillingSelection{AccountIds: append([]int{}, s.Accounts...), IncludeChildren: s.Children, Kinds: make([]account.Kind, len(s.Kinds)), Regions: append([]string{}, s.Regions...)}
	for i, k := range s.Kinds {
		out.Kinds[i] = account.Kind(k)
	}
	return out
}

func (r *Resolver) billRunPayload(ctx context.Context, run *ent.BillRun, err error, renamed ...string) (*gen.BillRunPayload, error) {
	wrong, err := mend(ctx, err, renamed...)
	if err != nil {
		return nil, err
	}
	p := &gen.BillRunPayload{UserErrors: wrong}
	if run != nil {
		r.Jobs.Wake()
		p.BillRun, err = changed[ent.BillRun](ctx, r, "BillRunPayload", "billRun", run.ID)
	}
	return p, err
}

func (r *Resolver) billingCyclePayload(ctx context.Context, c *ent.BillingCycle, err error) (*gen.BillingCyclePayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.BillingCyclePayload{UserErrors: wrong}
	if c != nil {
		p.BillingCycle, err = changed[ent.BillingCycle](ctx, r, "BillingCyclePayload", "billingCycle", c.ID)
	}
	return p, err
}

func (r *Resolver) billDraftsPayload(ctx context.Context, ids []int, err error) (*gen.BillDraftsPayload, error) {
	wrong, err := mend(ctx, err, "note", "reason")
	if err != nil {
		return nil, err
	}
	p := &gen.BillDraftsPayload{UserErrors: wrong, BillDrafts: []ent.BillDraft{}}
	if len(wrong) == 0 {
		rows, err := changedList[ent.BillDraft](ctx, r, "BillDraftsPayload", "billDrafts", ids)
		if err != nil {
			return nil, err
		}
		p.BillDrafts = values(rows)
	}
	return p, nil
}

func (r *Resolver) billExceptionsPayload(ctx context.Context, ids []int, err error) (*gen.BillExceptionsPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.BillExceptionsPayload{UserErrors: wrong, BillExceptions: []ent.BillException{}}
	if len(wrong) == 0 {
		rows, err := changedList[ent.BillException](ctx, r, "BillExceptionsPayload", "billExceptions", ids)
		if err != nil {
			return nil, err
		}
		p.BillExceptions = values(rows)
	}
	return p, nil
}

var billRunOrder = order[ent.BillRun]{list: "billRuns", column: billrun.FieldCreatedAt, desc: true, key: func(x *ent.BillRun) any { return x.CreatedAt }, id: func(x *ent.BillRun) int { return x.ID }}

var billExceptionOrder = order[ent.BillException]{list: "billExceptions", column: billexception.FieldCreatedAt, desc: true, key: func(x *ent.BillException) any { return x.CreatedAt }, id: func(x *ent.BillException) int { return x.ID }}

func billDraftOrder(by *gen.BillDraftOrder) order[ent.BillDraft] {
	o := order[ent.BillDraft]{list: "billDrafts", column: billdraft.FieldTotalMinor, desc: true, key: func(x *ent.BillDraft) any { return x.TotalMinor }, id: func(x *ent.BillDraft) int { return x.ID }}
	if by == nil {
		return o
	}
	if by.Field == gen.BillDraftOrderFieldCreatedAt {
		o.column, o.key = billdraft.FieldCreatedAt, func(x *ent.BillDraft) any { return x.CreatedAt }
	}
	return o.directed(by.Direction)
}

func billDraftFilter(f *gen.BillDraftFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	equal(&c, "run_id", f.RunID)
	equal(&c, "account_id", f.AccountID)
	equal(&c, "currency", f.Currency)
	equal(&c, "first_bill", f.FirstBill)
	oneOf(&c, "status", f.Status)
	sums(&c, column("total_minor"), f.MinTotal, f.MaxTotal)
	if f.Variance != nil {
		least := f.Variance.Abs()
		if least.GreaterThan(decimal.New(1, 6)) {
			return nil, fault.New(fault.Invalid, "choose at most 1,000,000 percent").On("filter", "variance")
		}
		percent := least.Shift(2).Round(0).IntPart()
		c.add(func(s *sql.Selector) {
			s.Where(sql.P(func(b *sql.Builder) {
				total, before := s.C("total_minor"), s.C("previous_minor")
				b.Ident(before).WriteString(" <> 0 AND abs(CAST(").Ident(total).WriteString(" - ").Ident(before).WriteString(" AS numeric)) * 10000 >= abs(CAST(").Ident(before).
					WriteString(" AS numeric)) * ").WriteString(strconv.FormatInt(percent, 10))
			}))
		})
	}
	return c, accountText(&c, f.Text)
}

// accountText narrows to rows of accounts whose number begins with the text, or whose name has it.
func accountText(c *conditions, text *string) error {
	if text == nil || strings.TrimSpace(*text) == "" {
		return nil
	}
	var named conditions
	if err := search(&named, text, []string{account.FieldNumber}, []string{account.FieldName}, ""); err != nil {
		return err
	}
	c.add(func(s *sql.Selector) {
		d := sql.Dialect(s.Dialect())
		t := d.Table(account.Table).As("named")
		sub := d.Select(t.C("id")).From(t)
		for _, where := range named {
			where(sub)
		}
		s.Where(sql.In(s.C("account_id"), sub))
	})
	return nil
}

func billExceptionFilter(f *gen.BillExceptionFilter) (c conditions) {
	if f == nil {
		return nil
	}
	equal(&c, "run_id", f.RunID)
	equal(&c, "account_id", f.AccountID)
	equal(&c, "severity", f.Severity)
	equal(&c, "owner_id", f.OwnerID)
	oneOf(&c, "status", f.Status)
	oneOf(&c, "kind", f.Kind)
	if deref(f.Unowned) {
		c.add(func(s *sql.Selector) { s.Where(sql.IsNull(s.C("owner_id"))) })
	}
	return c
}

// billSums is what runs come to.
func (r *Resolver) billSums() computed[[]gen.BillRunTotals] {
	return computed[[]gen.BillRunTotals]{"billSums", func(ctx context.Context, runs []int) (map[int][]gen.BillRunTotals, error) {
		all, err := r.Billing.Sums(ctx, runs)
		if err != nil {
			return nil, err
		}
		out := make(map[int][]gen.BillRunTotals, len(runs))
		for _, run := range runs {
			out[run] = []gen.BillRunTotals{}
			for _, x := range all[run] {
				c := money.Currency(x.Currency)
				out[run] = append(out[run], gen.BillRunTotals{Status: x.Status, Currency: c, Drafts: x.Drafts, Lines: x.Lines, Net: amount(x.Net, c), Tax: amount(x.Tax, c),
					Total: amount(x.Total, c), Previous: amount(x.Previous, c)})
			}
		}
		return out, nil
	}}
}

// openExceptions counts what is open of runs: all, and errors.
func (r *Resolver) openExceptions() computed[[2]int] {
	return computed[[2]int]{"openExceptions", r.Billing.Open}
}

// openOfDrafts counts what is open of drafts.
func (r *Resolver) openOfDrafts() computed[int] {
	return computed[int]{"openOfDrafts", r.Billing.OpenOf}
}

func draftLines(lines []bill.Line, c money.Currency) []gen.BillDraftLine {
	out := make([]gen.BillDraftLine, len(lines))
	for i, l := range lines {
		out[i] = gen.BillDraftLine{Source: gen.BillLineSource(l.Source), ContractID: l.Contract, ContractLineID: l.ContractLine, ProductID: some(l.Product), TaxClass: l.TaxClass,
			Description: l.Description, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Amount: amount(l.Minor, c), Tax: amount(l.Tax, c), ServiceFrom: some(l.From), ServiceTo: some(l.To),
			Reason: l.Reason, Promotion: l.Promotion, Site: l.Site, CostCentre: l.CostCentre}
		if l.Previous != nil {
			out[i].Previous = amount(*l.Previous, c)
		}
	}
	return out
}

func remedies(e *ent.BillException) []gen.BillRemedy {
	targets := map[string]int{"CREDIT": e.DraftID, "OPEN_ACCOUNT": e.AccountID, "OPEN_CONTRACT": e.ContractLineID, "OPEN_TAXES": e.AccountID, "OPEN_TIME": e.Subject, "OPEN_DRAFT": e.DraftID}
	var out []gen.BillRemedy
	for _, x := range billing.Remedies(e) {
		out = append(out, gen.BillRemedy{Action: x.Action, Label: x.Label, TargetID: some(targets[x.Action])})
	}
	return out
}

// measures are the figures of a period.
func measures(from, to date.Date, m *billing.Measures) *gen.BillingMeasures {
	known := func(d decimal.NullDecimal) *decimal.Decimal {
		if !d.Valid {
			return nil
		}
		return &d.Decimal
	}
	return &gen.BillingMeasures{From: from, To: to, Cycles: m.Cycles, OnTimeCycles: m.OnTime, Invoices: m.Invoices, Exceptions: m.Exceptions,
		ExceptionsPerInvoice: known(m.ExceptionsPerInvoice()), FirstBillAccuracy: known(m.FirstBillAccuracy()), CycleDays: known(m.CycleDays())}
}

func (l *look) billRun(q *ent.BillRunQuery, a asked) {
	id := func(x *ent.BillRun) int { return x.ID }
	for _, f := range a.of("BillRun") {
		switch f.name {
		case "businessUnit":
			q.WithBusinessUnit()
		case "cycle":
			q.WithCycle(func(q *ent.BillingCycleQuery) { l.billingCycle(q, f.asked) })
		case "job":
			q.WithJob(func(q *ent.JobQuery) { l.job(q, f.asked) })
		case "startedBy":
			with(l, q, func(x *ent.BillRun) int { return x.StartedBy }, l.r.person(f.asked))
		case "approvedBy":
			with(l, q, func(x *ent.BillRun) int { return x.ApprovedBy }, l.r.person(f.asked))
		case "totals":
			with(l, q, id, l.r.billSums())
		case "openExceptions", "openErrors":
			with(l, q, id, l.r.openExceptions())
		}
	}
}

func (l *look) billDraft(q *ent.BillDraftQuery, a asked) {
	for _, f := range a.of("BillDraft") {
		switch f.name {
		case "run":
			q.WithRun(func(q *ent.BillRunQuery) { l.billRun(q, f.asked) })
		case "allowedActions":
			if !a.any("BillDraft", "run") {
				q.WithRun()
			}
		case "account":
			if l.can(viewer.AccountsRead) {
				q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
			}
		case "invoice":
			if l.can(viewer.InvoicesRead) {
				q.WithInvoice(func(q *ent.InvoiceQuery) { l.invoice(q, f.asked) })
			}
		case "openExceptions":
			with(l, q, func(x *ent.BillDraft) int { return x.ID }, l.r.openOfDrafts())
		case "creditMemo":
			if l.can(viewer.CreditsRead) {
				q.WithCreditMemo(func(q *ent.CreditMemoQuery) { l.creditMemo(q, f.asked) })
			}
		case "exceptions":
			q.WithExceptions(func(q *ent.BillExceptionQuery) {
				q.Order(billexception.ByStatus(sql.OrderDesc()), billexception.ByID())
				l.billException(q, f.asked)
			})
		}
	}
}

func (l *look) billException(q *ent.BillExceptionQuery, a asked) {
	for _, f := range a.of("BillException") {
		switch f.name {
		case "run":
			q.WithRun(func(q *ent.BillRunQuery) { l.billRun(q, f.asked) })
		case "draft":
			q.WithDraft(func(q *ent.BillDraftQuery) { l.billDraft(q, f.asked) })
		case "account":
			if l.can(viewer.AccountsRead) {
				q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
			}
		case "contractLine":
			if l.can(viewer.ContractsRead) {
				q.WithContractLine(func(q *ent.ContractLineQuery) { l.contractLine(q, f.asked) })
			}
		case "owner":
			with(l, q, func(x *ent.BillException) int { return x.OwnerID }, l.r.person(f.asked))
		case "resolvedBy":
			with(l, q, func(x *ent.BillException) int { return x.ResolvedBy }, l.r.person(f.asked))
		}
	}
}

func (l *look) billingCycle(q *ent.BillingCycleQuery, a asked) {
	for _, f := range a.of("BillingCycle") {
		switch f.name {
		case "businessUnit":
			q.WithBusinessUnit()
		case "inputs":
			q.WithInputs(func(q *ent.BillingInputQuery) { l.billingInput(q, f.asked) })
		case "runs":
			q.WithRuns(func(q *ent.BillRunQuery) {
				q.Order(billrun.ByID())
				l.billRun(q, f.asked)
			})
		}
	}
}

func (l *look) billingInput(q *ent.BillingInputQuery, a asked) {
	if f, ok := a.below("BillingInput", "owner"); ok {
		with(l, q, func(x *ent.BillingInput) int { return x.OwnerID }, l.r.person(f))
	}
}
