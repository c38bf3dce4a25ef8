package worktime

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// maxDecided bounds the entries that one verb decides about.
const maxDecided = 500

// Decide is time entries that are submitted, approved or rejected together: all of them or none.
type Decide struct {
	IDs  []int
	Note string
	Key  string
}

// draft is the guard of submitting.
func draft(_ *viewer.Viewer, e *ent.TimeEntry) error {
	if e.Status != timeentry.StatusDRAFT {
		return fault.New(fault.State, "time entry %s is %s already", e.Number, strings.ToLower(string(e.Status)))
	}
	return nil
}

// ready is the guard of both decisions.
func ready(v *viewer.Viewer, e *ent.TimeEntry) error {
	switch {
	case e.Status == timeentry.StatusDRAFT:
		return fault.New(fault.State, "time entry %s is not submitted yet", e.Number)
	case e.Status != timeentry.StatusSUBMITTED:
		return fault.New(fault.State, "time entry %s is %s already", e.Number, strings.ToLower(string(e.Status)))
	case e.SubmittedBy != 0 && e.SubmittedBy == v.ID:
		return fault.New(fault.TwoPeople, "you submitted time entry %s; somebody else has to decide", e.Number)
	}
	return nil
}

// Submit asks a second person to approve drafts. It reports fault.NotFound and fault.State with the place of the entry.
// Requires time:write.
func (s *Service) Submit(ctx context.Context, in Decide) error {
	return s.decide(ctx, viewer.TimeWrite, "submitTime", in, draft, func(tx *store.TxClient, v *viewer.Viewer, entries []*ent.TimeEntry) error {
		return move(ctx, tx, "time_entry.submit", in.Note, timeentry.StatusSUBMITTED, entries, `submitted_by = ?`, store.Null(v.ID))
	})
}

// Approve approves what somebody else submitted, at the rate that it was entered with, and notes what is late by now. It
// reports fault.NotFound, fault.State, fault.TwoPeople, and fault.Conflict when the rate card says something else by now, with
// the place of the entry. Requires time:approve.
func (s *Service) Approve(ctx context.Context, in Decide) error {
	return s.decide(ctx, viewer.TimeApprove, "approveTime", in, ready, func(tx *store.TxClient, v *viewer.Viewer, entries []*ent.TimeEntry) error {
		terms, err := termsOf(ctx, tx, entries)
		if err != nil {
			return err
		}
		var late []int
		for i, e := range in.order(entries) {
			l := terms.lines[e.ContractLineID]
			rate, err := terms.hourly(l, e.Role, e.Skill, e.Class, e.WorkedOn)
			if err != nil {
				f := fault.As(err)
				return fault.New(f.Code, "time entry %s: %s", e.Number, f.Message).On("ids", strconv.Itoa(i))
			}
			if !rate.Equal(e.Hourly) {
				return fault.New(fault.Conflict, "time entry %s was entered at %s an hour, the rate card says %s for %s; reject it and have it entered again, or correct the card",
					e.Number, e.Hourly, rate, e.WorkedOn).On("ids", strconv.Itoa(i))
			}
			if !e.Late && terms.late(l, e.WorkedOn) {
				late = append(late, e.ID)
			}
		}
		if len(late) > 0 {
			among, list := store.AmongIDs(tx, "id", late)
			if _, err := tx.Exec(ctx, `UPDATE time_entries SET late = ? WHERE `+among, true, list); err != nil {
				return err
			}
		}
		return move(ctx, tx, "time_entry.approve", in.Note, timeentry.StatusAPPROVED, entries, `decided_by = ?, decided_at = ?, decision_note = ?`, store.Null(v.ID), tx.Now, in.Note)
	})
}

// Reject turns down what somebody else submitted; the entry can be entered again. It reports fault.NotFound, fault.State,
// fault.TwoPeople with the place of the entry, and fault.Invalid without a note. Requires time:approve.
func (s *Service) Reject(ctx context.Context, in Decide) error {
	return s.decide(ctx, viewer.TimeApprove, "rejectTime", in, ready, func(tx *store.TxClient, v *viewer.Viewer, entries []*ent.TimeEntry) error {
		if strings.TrimSpace(in.Note) == "" {
			return fault.New(fault.Invalid, "say why, for the one who entered it").On("note")
		}
		return move(ctx, tx, "time_entry.reject", in.Note, timeentry.StatusREJECTED, entries, `decided_by = ?, decided_at = ?, decision_note = ?`, store.Null(v.ID), tx.Now, in.Note)
	})
}

func (s *Service) decide(ctx context.Context, need viewer.Permission, verb string, in Decide, guard func(*viewer.Viewer, *ent.TimeEntry) error, do func(*store.TxClient, *viewer.Viewer, []*ent.TimeEntry) error) error {
	v := viewer.From(ctx)
	if err := viewer.Need(v, need); err != nil {
		return err
	}
	if err := checkText("note", in.Note, 500, false, false); err != nil {
		return err
	}
	switch sorted := slices.Sorted(slices.Values(in.IDs)); {
	case len(in.IDs) == 0:
		return fault.New(fault.Invalid, "name at least one time entry").On("ids")
	case len(in.IDs) > maxDecided:
		return fault.New(fault.Limit, "%d time entries; at most %d are decided together", len(in.IDs), maxDecided).On("ids")
	case len(slices.Compact(sorted)) < len(in.IDs):
		return fault.New(fault.Invalid, "a time entry is named twice").On("ids")
	}
	return store.Do(ctx, s.DB, func(tx *store.TxClient) error {
		_, _, err := store.Once(ctx, tx, verb, in.Key, in, func() (int, error) {
			entries, err := tx.TimeEntry.Query().Where(predicate.TimeEntry(rule.In("id", in.IDs)), store.Lock).Order(timeentry.ByID()).All(ctx)
			if err != nil {
				return 0, err
			}
			for i, e := range in.order(entries) {
				if e == nil {
					return 0, fault.New(fault.NotFound, "there is no such time entry, or it is not yours to see").On("ids", strconv.Itoa(i))
				}
				if err := guard(v, e); err != nil {
					return 0, fault.As(err).On("ids", strconv.Itoa(i))
				}
			}
			return in.IDs[0], do(tx, v, entries)
		})
		return err
	})
}

// order is the entries in the order of the ids, nil for those that are not there.
func (in Decide) order(entries []*ent.TimeEntry) []*ent.TimeEntry {
	list := make([]*ent.TimeEntry, len(in.IDs))
	for _, e := range entries {
		list[slices.Index(in.IDs, e.ID)] = e
	}
	return list
}

// move gives entries, which the guard left in one status, another.
func move(ctx context.Context, tx *store.TxClient, action, note string, to timeentry.Status, entries []*ent.TimeEntry, set string, args ...any) error {
	ids := make([]int, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
		tx.Record(store.Event{Action: action, Entity: e.ID, Account: e.AccountID, Reason: note, Changes: store.Changes{"status": {e.Status, to}}})
	}
	among, list := store.AmongIDs(tx, "id", ids)
	_, err := tx.Exec(ctx, `UPDATE time_entries SET status = ?, updated_at = ?, version = version + 1, `+set+` WHERE `+among, append(append([]any{string(to), tx.Now}, args...), list)...)
	return err
}

func termsOf(ctx context.Context, tx *store.TxClient, entries []*ent.TimeEntry) (*Terms, error) {
	terms := NewTerms(date.Of(tx.Now))
	var lines []int
	from, to := entries[0].WorkedOn, entries[0].WorkedOn
	for _, e := range entries {
		lines, from, to = append(lines, e.ContractLineID), min(from, e.WorkedOn), max(to, e.WorkedOn)
	}
	return terms, terms.Learn(ctx, tx, lines, from, to)
}

// Allowed is what the viewer may do with a time entry now. Whether the rate card has changed since only approving finds out.
func Allowed(v *viewer.Viewer, e *ent.TimeEntry) []viewer.Action {
	decide := string(fault.Of(ready(v, e)))
	return []viewer.Action{
		viewer.Decide(v, "submitTime", viewer.TimeWrite, string(fault.Of(draft(v, e)))),
		viewer.Decide(v, "approveTime", viewer.TimeApprove, decide),
		viewer.Decide(v, "rejectTime", viewer.TimeApprove, decide),
	}
}
