package worktime

import (
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Service runs the verbs of time and usage.
type Service struct{ DB *store.DB }

// Entry is work of a person on a day.
type Entry struct {
	Number              string // empty: given by the system
	ContractLine        int
	Person, Role, Skill string // no Skill: any
	WorkedOn            date.Date
	Hours               decimal.Decimal
	Class               timeentry.Class
	Description         string
	Status              timeentry.Status

	// Terms.Admit fills these in.
	Account int             `json:"-"`
	Hourly  decimal.Decimal `json:"-"`
	Late    bool            `json:"-"`
	Again   int             `json:"-"` // the rejected entry whose place it takes
}

// Check reports the first field that is wrong in itself as fault.Invalid.
func (e Entry) Check() error {
	for _, f := range []struct {
		field, value string
		limit        int
		needed, line bool
	}{{"number", e.Number, 60, false, true}, {"person", e.Person, 120, true, true}, {"role", e.Role, 60, true, true}, {"skill", e.Skill, 60, false, true}, {"description", e.Description, 1000, false, false}} {
		if err := checkText(f.field, f.value, f.limit, f.needed, f.line); err != nil {
			return err
		}
	}
	if e.WorkedOn == "" {
		return fault.New(fault.Invalid, "it is missing").On("worked_on")
	}
	if err := e.WorkedOn.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("worked_on")
	}
	if err := timeentry.ClassValidator(e.Class); err != nil {
		return fault.New(fault.Invalid, "%s is no class of hours; choose REGULAR, OVERTIME or HOLIDAY", quote(string(e.Class))).On("class")
	}
	return checkHours(e.Hours)
}

func checkText(field, s string, limit int, needed, line bool) error {
	switch {
	case needed && strings.TrimSpace(s) == "":
		return fault.New(fault.Invalid, "it is missing").On(field)
	case line && s != strings.TrimSpace(s):
		return fault.New(fault.Invalid, "it begins or ends with a blank").On(field)
	case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && (line || r != '\n' && r != '\t') }):
		return fault.New(fault.Invalid, "it has control characters or is not UTF-8; plain text is needed").On(field)
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return fault.New(fault.Invalid, "it has %d characters; at most %d are kept", n, limit).On(field)
	}
	return nil
}

func quote(s string) string {
	if len(s) > 60 {
		s = strings.ToValidUTF8(s[:60], "") + "…"
	}
	return strconv.Quote(s)
}

// Enter writes a time entry as a draft, or submits it at once, as its status says. With the number of a rejected entry it takes
// that one's place. It reports what Terms.Admit does, and fault.Conflict for a number that exists. Requires time:write.
func (s *Service) Enter(ctx context.Context, e Entry, key string) (*ent.TimeEntry, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.TimeWrite); err != nil {
		return nil, err
	}
	if e.Status != timeentry.StatusSUBMITTED {
		e.Status = timeentry.StatusDRAFT
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.TimeEntry, error) {
		id, _, err := store.Once(ctx, tx, "enterTime", key, e, func() (int, error) {
			if err := e.Check(); err != nil {
				return 0, err
			}
			e := e
			if err := e.replaces(ctx, tx); err != nil {
				return 0, err
			}
			terms := NewTerms(date.Of(tx.Now))
			if err := terms.Learn(ctx, tx, []int{e.ContractLine}, e.WorkedOn, e.WorkedOn); err != nil {
				return 0, err
			}
			if err := terms.Admit(&e); err != nil {
				return 0, err
			}
			ids, err := s.WriteTx(ctx, tx, []Entry{e})
			if err != nil {
				return 0, err
			}
			return ids[0], nil
		})
		if err != nil {
			return nil, err
		}
		return tx.TimeEntry.Get(ctx, id)
	})
}

// replaces finds the rejected entry whose number is given again.
func (e *Entry) replaces(ctx context.Context, tx *store.TxClient) error {
	if e.Number == "" {
		return nil
	}
	found, err := FindEntries(ctx, tx, []string{e.Number})
	if err != nil {
		return err
	}
	old, ok := found[e.Number]
	switch {
	case !ok:
		return nil
	case old.Status != timeentry.StatusREJECTED:
		return fault.New(fault.Conflict, "time entry %q exists already and is %s; use another number", e.Number, strings.ToLower(string(old.Status))).On("number")
	case old.ContractLine != e.ContractLine:
		return fault.New(fault.Conflict, "time entry %q was rejected for another contract line; enter it with a number of its own", e.Number).On("number")
	}
	e.Again = old.ID
	return nil
}

// Known is a time entry of the books.
type Known struct {
	Entry
	ID int
}

// FindEntries reads the time entries that have one of the numbers. Inside a transaction they stay locked.
func FindEntries(ctx context.Context, q store.Querier, numbers []string) (map[string]Known, error) {
	among, list := store.AmongTexts(q, "number", numbers)
	query := `SELECT id, number, account_id, contract_line_id, person, role, skill, worked_on, hours, class, hourly, description, status FROM time_entries WHERE ` + among + ` ORDER BY id`
	if tx, ok := q.(*store.TxClient); ok && tx.Postgres() {
		query += ` FOR UPDATE`
	}
	rows, err := q.Query(ctx, query, list)
	found := map[string]Known{}
	return found, each(rows, err, func(scan func(...any) error) error {
		var k Known
		if err := scan(&k.ID, &k.Number, &k.Account, &k.ContractLine, &k.Person, &k.Role, &k.Skill, &k.WorkedOn, &k.Hours, &k.Class, &k.Hourly, &k.Description, &k.Status); err != nil {
			return err
		}
		found[k.Number] = k
		return nil
	})
}

// WriteTx writes entries that Terms.Admit took and answers their ids in order. Only the program itself writes approved ones:
// everybody else's wait for a second person, fault.TwoPeople. Requires time:write or imports:run.
func (s *Service) WriteTx(ctx context.Context, tx *store.TxClient, entries []Entry) ([]int, error) {
	v := viewer.From(ctx)
	if !v.Can(viewer.ImportsRun) {
		if err := viewer.Need(v, viewer.TimeWrite); err != nil {
			return nil, err
		}
	}
	ids := make([]int, len(entries))
	var rows [][]any
	var places, fresh []int
	for i, e := range entries {
		if e.Status == timeentry.StatusAPPROVED && v.Kind != viewer.KindSystem {
			return nil, fault.New(fault.TwoPeople, "time is approved by somebody else than the one who brings it; submit it").On("status")
		}
		if e.Again != 0 {
			if err := e.again(ctx, tx, v); err != nil {
				return nil, err
			}
			ids[i] = e.Again
			continue
		}
		places = append(places, i)
		rows = append(rows, []any{tx.Now, tx.Now, 1, e.Number, e.Account, e.ContractLine, e.Person, e.Role, e.Skill, e.WorkedOn, e.Hours, string(e.Class), e.Hourly, e.Description,
			string(e.Status), submitter(v, e.Status), decidedAt(tx, e.Status), e.Late})
	}
	if err := number(ctx, tx, entries, places, rows); err != nil {
		return nil, err
	}
	fresh, err := tx.InsertIDs(ctx, "time_entries", []string{"created_at", "updated_at", "version", "number", "account_id", "contract_line_id", "person", "role", "skill", "worked_on", "hours", "class",
		"hourly", "description", "status", "submitted_by", "decided_at", "late"}, rows)
	if store.Duplicate(err) {
		return nil, fault.New(fault.Conflict, "a time entry with this number exists already, or is given twice").On("number").Because(err)
	}
	if err != nil {
		return nil, err
	}
	for n, i := range places {
		ids[i] = fresh[n]
	}
	if len(fresh) == 1 {
		e := entries[places[0]]
		tx.Record(store.Event{Action: "time_entry.enter", Entity: fresh[0], Account: e.Account, Changes: store.Changes{"status": {nil, e.Status}, "person": {nil, e.Person},
			"worked_on": {nil, e.WorkedOn}, "hours": {nil, e.Hours}, "hourly": {nil, e.Hourly}}})
	} else {
		tx.RecordMany("time_entry.enter", fresh)
	}
	return ids, nil
}

func submitter(v *viewer.Viewer, status timeentry.Status) any {
	if status == timeentry.StatusDRAFT {
		return nil
	}
	return store.Null(v.ID)
}

func decidedAt(tx *store.TxClient, status timeentry.Status) any {
	if status != timeentry.StatusAPPROVED {
		return nil
	}
	return tx.Now
}

// again puts the entry in the place of the rejected one.
func (e Entry) again(ctx context.Context, tx *store.TxClient, v *viewer.Viewer) error {
	if _, err := tx.Exec(ctx, `UPDATE time_entries SET person = ?, role = ?, skill = ?, worked_on = ?, hours = ?, class = ?, hourly = ?, description = ?, status = ?, submitted_by = ?,
			decided_by = NULL, decided_at = ?, decision_note = '', late = ?, updated_at = ?, version = version + 1 WHERE id = ?`,
		e.Person, e.Role, e.Skill, e.WorkedOn, e.Hours, string(e.Class), e.Hourly, e.Description, string(e.Status), submitter(v, e.Status), decidedAt(tx, e.Status), e.Late, tx.Now, e.Again); err != nil {
		return err
	}
	tx.Record(store.Event{Action: "time_entry.enter", Entity: e.Again, Account: e.Account, Changes: store.Changes{"status": {timeentry.StatusREJECTED, e.Status}, "person": {nil, e.Person},
		"worked_on": {nil, e.WorkedOn}, "hours": {nil, e.Hours}, "hourly": {nil, e.Hourly}}})
	return nil
}
