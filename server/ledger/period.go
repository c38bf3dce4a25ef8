package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/period"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Today is the business date at a business unit: the day that it is there at the instant of the transaction.
func Today(ctx context.Context, tx *store.TxClient, unit int) (date.Date, error) {
	var name string
	if err := tx.QueryRow(ctx, `SELECT time_zone FROM business_units WHERE id = ?`, unit).Scan(&name); err != nil {
		return "", err
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return "", err
	}
	return date.Of(tx.Now.In(zone)), nil
}

type periodKey struct {
	unit  int
	month date.Date
}

type checkedPeriods map[periodKey]bool

type localPeriods struct{}

// NeedOpen reports fault.Closed unless each day lies in an open period of the business unit. The period stays open until the
// transaction ends. A month that has no period yet is opened, unless a later one is closed.
func NeedOpen(ctx context.Context, tx *store.TxClient, unit int, days ...date.Date) error {
	seen := store.Local(tx, localPeriods{}, func() checkedPeriods { return checkedPeriods{} })
	for _, day := range days {
		key := periodKey{unit, day.StartOfMonth()}
		if seen[key] {
			continue
		}
		if err := needOpen(ctx, tx, unit, day); err != nil {
			return err
		}
		seen[key] = true
	}
	return nil
}

func needOpen(ctx context.Context, tx *store.TxClient, unit int, day date.Date) error {
	lock := ""
	if tx.Postgres() {
		lock = " FOR SHARE"
	}
	for n := range 3 {
		var status string
		err := tx.QueryRow(ctx, `SELECT status FROM periods WHERE business_unit_id = ? AND starts_on <= ? AND ends_on >= ?`+lock, unit, day, day).Scan(&status)
		switch {
		case err == nil && status == string(period.StatusCLOSED):
			return closed(day)
		case err == nil:
			return nil
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		if n == 0 && tx.Postgres() { // nobody closes a later month until this one is there
			if _, err := tx.SQL().ExecContext(ctx, `SELECT 1 FROM business_units WHERE id = $1 FOR SHARE`, unit); err != nil {
				return err
			}
			continue
		}
		var later bool
		if err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM periods WHERE business_unit_id = ? AND starts_on > ? AND status = 'CLOSED')`, unit, day).Scan(&later); err != nil {
			return err
		}
		if later {
			return closed(day)
		}
		if _, err := tx.Exec(ctx, `INSERT INTO periods (created_at, updated_at, version, business_unit_id, starts_on, ends_on, status) VALUES (?, ?, 1, ?, ?, ?, 'OPEN')
			ON CONFLICT (business_unit_id, starts_on) DO NOTHING`, tx.Now, tx.Now, unit, day.StartOfMonth(), day.EndOfMonth()); err != nil {
			return err
		}
	}
	return errors.New("ledger: the period of " + day.String() + " can't be opened")
}

func closed(day date.Date) error {
	return fault.New(fault.Closed, "the accounting period of %s is closed; use a date in an open period, or have the period reopened", day).On("date")
}

// ClosePeriod closes a period that was read at Version.
type ClosePeriod struct{ ID, Version int }

// Close closes a period and every earlier one of its business unit. It waits for postings under way. It reports
// fault.NotFound, fault.Conflict for a stale version and fault.State when it is closed already. Requires periods:close.
func (s *Service) Close(ctx context.Context, in ClosePeriod) (*ent.Period, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.PeriodsClose); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Period, error) {
		if tx.Postgres() { // nobody opens an earlier month meanwhile
			if _, err := tx.SQL().ExecContext(ctx, `SELECT 1 FROM business_units WHERE id = (SELECT business_unit_id FROM periods WHERE id = $1) FOR NO KEY UPDATE`, in.ID); err != nil {
				return nil, err
			}
		}
		p, err := tx.Period.Query().Where(period.ID(in.ID), store.Lock).Only(ctx)
		if err != nil {
			return nil, err
		}
		switch {
		case p.Version != in.Version:
			return nil, fault.New(fault.Conflict, "somebody changed the period in the meantime; look at it again").On("version")
		case p.Status == period.StatusCLOSED:
			return nil, fault.New(fault.State, "the period is closed already").On("id")
		}
		if _, err := tx.Exec(ctx, `UPDATE periods SET status = 'CLOSED', closed_at = ?, closed_by = ?, updated_at = ?, version = version + 1
			WHERE business_unit_id = ? AND starts_on <= ? AND status = 'OPEN'`, tx.Now, v.ID, tx.Now, p.BusinessUnitID, p.StartsOn); err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: "period.close", Entity: p.ID, Changes: store.Changes{"status": {"OPEN", "CLOSED"}, "starts_on": {nil, p.StartsOn}}})
		return tx.Period.Get(ctx, p.ID)
	})
}
