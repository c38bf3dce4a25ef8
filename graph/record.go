package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/auditevent"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/job"
	"github.com/duebook/duebook/ent/note"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/fault"
)

var (
	auditOrder = order[ent.AuditEvent]{list: "auditEvents", column: auditevent.FieldAt, desc: true, key: func(e *ent.AuditEvent) any { return e.At }, id: func(e *ent.AuditEvent) int { return e.ID }}
	jobOrder   = order[ent.Job]{list: "jobs", column: job.FieldCreatedAt, desc: true, key: func(j *ent.Job) any { return j.CreatedAt }, id: func(j *ent.Job) int { return j.ID }}
)

// jobPayload ends a verb about a job.
func (r *Resolver) jobPayload(ctx context.Context, j *ent.Job, err error) (*gen.JobPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.JobPayload{UserErrors: wrong}
	if j != nil {
		p.Job, err = changed[ent.Job](ctx, r, "JobPayload", "job", j.ID)
	}
	return p, err
}

// auditChanges are the changes of an event by field.
func auditChanges(e *ent.AuditEvent) ([]gen.AuditChange, error) {
	changes := []gen.AuditChange{}
	if e.Changes == "" {
		return changes, nil
	}
	var fields map[string][2]json.RawMessage
	if err := json.Unmarshal([]byte(e.Changes), &fields); err != nil {
		return nil, err
	}
	text := func(raw json.RawMessage) *string {
		if len(raw) == 0 || string(raw) == "null" {
			return nil
		}
		var s string
		if json.Unmarshal(raw, &s) != nil {
			s = string(raw)
		}
		return &s
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		changes = append(changes, gen.AuditChange{Field: name, From: text(fields[name][0]), To: text(fields[name][1])})
	}
	return changes, nil
}

// when is the instant of a document on the timeline: when it was written, or the beginning of its business date when it was
// written on another day.
func when(day date.Date, written time.Time) time.Time {
	if date.Of(written.UTC()) == day {
		return written
	}
	return day.Time()
}

// told are the kinds of events that the timeline shows besides the documents themselves.
var told = []string{"account.", "contact.", "payment.apply", "payment.unapply", "payment.reverse", "payment.assign", "credit_memo.reject", "invoice.write_off", "book."}

// timeline is what happened with an account, newest first, as far as the viewer may see it: at most five statements.
func (r *Resolver) timeline(ctx context.Context, account, first int, before *time.Time) ([]gen.TimelineEntry, error) {
	if first < 1 || first > pageLimit {
		return nil, fault.New(fault.Invalid, "first is %d; it must lie between 1 and %d", first, pageLimit).On("first")
	}
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.AccountsRead); err != nil {
		return nil, err
	}
	end := r.DB.Clock().UTC().AddDate(100, 0, 0)
	if before != nil {
		end = before.UTC()
	}
	last := date.Of(end)
	entries := []gen.TimelineEntry{}
	add := func(e gen.TimelineEntry) {
		if e.At.Before(end) {
			entries = append(entries, e)
		}
	}
	if v.Can(viewer.NotesRead) {
		rows, err := r.read.Note.Query().Where(note.AccountID(account), note.CreatedAtLT(end)).Order(note.ByCreatedAt(sql.OrderDesc()), note.ByID(sql.OrderDesc())).Limit(first).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, n := range rows {
			add(gen.TimelineEntry{At: n.CreatedAt, Kind: gen.TimelineKindNote, Text: n.Body, ActorName: n.AuthorName, Subject: n})
		}
	}
	if v.Can(viewer.InvoicesRead) {
		rows, err := r.read.Invoice.Query().Where(invoice.AccountID(account), invoice.IssueOnLTE(last)).Order(invoice.ByIssueOn(sql.OrderDesc()), invoice.ByID(sql.OrderDesc())).Limit(first).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, i := range rows {
			add(gen.TimelineEntry{At: when(i.IssueOn, i.CreatedAt), Kind: gen.TimelineKindInvoice, Text: fmt.Sprintf("Invoice %s, due %s", i.Number, i.DueOn), Amount: ref(i.Total()), Subject: i})
		}
	}
	if v.Can(viewer.PaymentsRead) {
		rows, err := r.read.Payment.Query().Where(payment.AccountID(account), payment.ReceivedOnLTE(last)).Order(payment.ByReceivedOn(sql.OrderDesc()), payment.ByID(sql.OrderDesc())).Limit(first).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range rows {
			text := "Payment " + p.Number + " received"
			if p.ReversedOn != "" {
				text += ", reversed on " + p.ReversedOn.String() + ": " + p.ReversalReason
			}
			add(gen.TimelineEntry{At: when(p.ReceivedOn, p.CreatedAt), Kind: gen.TimelineKindPayment, Text: text, Amount: ref(p.Amount()), Subject: p})
		}
	}
	if v.Can(viewer.CreditsRead) {
		rows, err := r.read.CreditMemo.Query().Where(creditmemo.AccountID(account), creditmemo.IssueOnLTE(last)).Order(creditmemo.ByIssueOn(sql.OrderDesc()), creditmemo.ByID(sql.OrderDesc())).Limit(first).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, c := range rows {
			text := "Credit memo " + strings.ToLower(string(c.Status))
			if c.Number != nil {
				text = "Credit memo " + *c.Number
			}
			add(gen.TimelineEntry{At: when(c.IssueOn, c.CreatedAt), Kind: gen.TimelineKindCreditMemo, Text: text, Amount: ref(c.Amount()), Subject: c})
		}
	}
	if v.Can(viewer.AuditRead) {
		rows, err := r.read.AuditEvent.Query().Where(auditevent.AccountID(account), auditevent.AtLT(end), func(s *sql.Selector) {
			ps := make([]*sql.Predicate, len(told))
			for i, prefix := range told {
				ps[i] = sql.HasPrefix(s.C(auditevent.FieldAction), prefix)
			}
			s.Where(sql.Or(ps...))
		}).Order(auditevent.ByAt(sql.OrderDesc()), auditevent.ByID(sql.OrderDesc())).Limit(first).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, e := range rows {
			text := inWords(e.Action)
			if e.Reason != "" {
				text += ": " + e.Reason
			}
			add(gen.TimelineEntry{At: e.At, Kind: gen.TimelineKindSystem, Text: text, ActorName: e.ActorName})
		}
	}
	slices.SortStableFunc(entries, func(a, b gen.TimelineEntry) int { return cmp.Compare(b.At.UnixMicro(), a.At.UnixMicro()) })
	return entries[:min(first, len(entries))], nil
}

// inWords is an action as people say it: payment.apply is "Payment apply".
func inWords(action string) string {
	s := strings.NewReplacer(".", " ", "_", " ").Replace(action)
	return strings.ToUpper(s[:1]) + s[1:]
}
