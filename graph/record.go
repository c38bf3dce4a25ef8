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
	"unicode"

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
	"github.com/duebook/duebook/graph/scalar"
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
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		c := gen.AuditChange{Field: name}
		c.From, c.FromID = recorded(name, fields[name][0])
		c.To, c.ToID = recorded(name, fields[name][1])
		changes = append(changes, c)
	}
	return changes, nil
}

// recorded is a value of an event as text, and the id that it is or else 0. Ids lie above all other whole numbers, but for
// those of accounts, which are known by the name of their field.
func recorded(field string, raw json.RawMessage) (*string, int) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, 0
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return &text, 0
	}
	var id int
	if json.Unmarshal(raw, &id) == nil && loaders[id>>32] != nil && (id>>32 > 0 || field == "account" || strings.HasSuffix(field, "_id")) {
		return ref(scalar.FormatID(id)), id
	}
	return ref(string(raw)), 0
}

// names are what records of any type are called where nothing says what they are.
func (r *Resolver) names() computed[*string] {
	return computed[*string]{"name", func(ctx context.Context, ids []int) (map[int]*string, error) {
		records, err := r.objects(asked{}).compute(ctx, ids)
		names := make(map[int]*string, len(records))
		for id, record := range records {
			switch record := record.(type) {
			case *ent.Account:
				names[id] = ref(record.Number + " " + record.Name)
			case *ent.Invoice:
				names[id] = &record.Number
			case *ent.Payment:
				names[id] = &record.Number
			case *ent.CreditMemo:
				names[id] = record.Number
			case *ent.Contract:
				names[id] = &record.Number
			case *ent.RateCard:
				names[id] = &record.Name
			case *ent.SavedView:
				names[id] = &record.Name
			case *ent.Template:
				names[id] = &record.Name
			case *ent.User:
				names[id] = &record.Name
			}
		}
		return names, err
	}}
}

// recordsIn are the ids among the changes of an event.
func recordsIn(e *ent.AuditEvent) []int {
	changes, _ := auditChanges(e) // what cannot be read is the error of the field
	ids := make([]int, 0, 2*len(changes))
	for _, c := range changes {
		ids = append(ids, c.FromID, c.ToID)
	}
	return ids
}

// when is the instant of a document on the timeline: when it was written, or noon of its business date when it was written
// on another day, which is that date wherever it is read.
func when(day date.Date, written time.Time) time.Time {
	if date.Of(written.UTC()) == day {
		return written
	}
	return day.Time().Add(12 * time.Hour)
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
				text += ", reversed on " + string(p.ReversedOn) + ": " + p.ReversalReason
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
			actor := e.ActorName
			if e.ActorKind == auditevent.ActorKindSYSTEM {
				actor = "System"
			}
			add(gen.TimelineEntry{At: e.At, Kind: gen.TimelineKindSystem, Text: text, ActorName: actor})
		}
	}
	slices.SortStableFunc(entries, func(a, b gen.TimelineEntry) int { return cmp.Compare(b.At.UnixMicro(), a.At.UnixMicro()) })
	return entries[:min(first, len(entries))], nil
}

// said are the verbs whose participle is not made by an ending, or that say too little.
var said = map[string]string{
	"cancel": "cancelled", "done": "done", "end_tokens": "tokens ended", "hold": "held", "milestone": "milestone reached", "password": "password changed",
	"plan": "planned", "price": "price changed", "queue_run": "queued for a bill run", "replay": "replayed", "rotate_secret": "secret renewed", "send": "sent", "set_rate": "rate set",
	"submit": "submitted", "template": "template chosen", "totp_confirm": "second factor turned on", "totp_enrol": "second factor begun",
	"totp_remove": "second factor removed", "transfer": "transferred", "write": "written", "write_off": "written off", "write_off_small_balance": "small balance written off",
}

// inWords is an action as people say it: payment.apply is "Payment applied".
func inWords(action string) string {
	noun, verb, _ := strings.Cut(action, ".")
	var b strings.Builder
	for i, c := range noun {
		switch {
		case i == 0:
			b.WriteRune(unicode.ToUpper(c))
		case c == '_':
			b.WriteByte(' ')
		case unicode.IsUpper(c):
			b.WriteByte(' ')
			b.WriteRune(unicode.ToLower(c))
		default:
			b.WriteRune(c)
		}
	}
	stem, y := strings.CutSuffix(verb, "y")
	participle, ok := said[verb]
	switch {
	case ok:
	case verb == "" || strings.HasSuffix(verb, "ed"):
		participle = verb
	case y:
		participle = stem + "ied"
	default:
		participle = strings.TrimSuffix(verb, "e") + "ed"
	}
	return strings.TrimSpace(b.String() + " " + strings.ReplaceAll(participle, "_", " "))
}
