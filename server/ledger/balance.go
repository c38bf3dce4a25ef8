package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// After answers, per item, the sum of its entries effective after a day: what to take from today's open amount to get that
// of the day. Items without such entries are left out. The caller has read the items under its own rights.
func (s *Service) After(ctx context.Context, items []int, asOf date.Date) (map[int]int64, error) {
	sums := map[int]int64{}
	err := s.read(ctx, func(r report) error {
		return r.each(ctx, `SELECT item_id, SUM(amount_minor) FROM receivable_entries WHERE `+store.In(s.DB.Dialect, "item_id")+` AND effective_on > ? GROUP BY item_id`,
			[]any{store.IDList(s.DB.Dialect, items), asOf}, func(rows *sql.Rows) error {
				var id int
				var sum int64
				err := rows.Scan(&id, &sum)
				sums[id] = sum
				return err
			})
	})
	return sums, err
}

// control is the balance of a purpose's general ledger accounts on a day, per currency, from the monthly totals and the
// lines of the day's month.
func (s report) control(ctx context.Context, purpose glaccount.Purpose, unit int, asOf date.Date) (map[money.Currency]int64, error) {
	where, args := "purpose = ?", []any{string(purpose)}
	if unit != 0 {
		where, args = where+" AND business_unit_id = ?", append(args, unit)
	}
	out := map[money.Currency]int64{}
	err := s.balances(ctx, "SELECT id FROM gl_accounts WHERE "+where, args, asOf, func(_ int, c money.Currency, minor int64) { out[c] += minor })
	return out, err
}

// GLBalances answers what is on general ledger accounts on a day, debits positive, by currency. Requires ledger:read.
func (s *Service) GLBalances(ctx context.Context, accounts []int, asOf date.Date) (map[int][]money.Amount, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.LedgerRead); err != nil {
		return nil, err
	}
	if asOf == "" {
		asOf = date.Of(s.DB.Clock().UTC())
	}
	out := map[int][]money.Amount{}
	err := s.read(ctx, func(r report) error {
		return r.balances(ctx, "SELECT id FROM gl_accounts WHERE "+store.In(s.DB.Dialect, "id"), []any{store.IDList(s.DB.Dialect, accounts)}, asOf, func(gl int, c money.Currency, minor int64) {
			for i := range out[gl] {
				if out[gl][i].Currency == c {
					out[gl][i].Minor += minor
					return
				}
			}
			out[gl] = append(out[gl], money.New(minor, c))
		})
	})
	for _, list := range out {
		slices.SortFunc(list, func(a, b money.Amount) int { return strings.Compare(string(a.Currency), string(b.Currency)) })
	}
	return out, err
}

func (s report) balances(ctx context.Context, accounts string, args []any, asOf date.Date, add func(gl int, c money.Currency, minor int64)) error {
	month := asOf.StartOfMonth()
	if asOf == asOf.EndOfMonth() {
		month = asOf.AddDays(1)
	}
	scan := func(rows *sql.Rows) error {
		var gl int
		var c money.Currency
		var minor int64
		err := rows.Scan(&gl, &c, &minor)
		add(gl, c, minor)
		return err
	}
	if err := s.each(ctx, `SELECT gl_account_id, currency, SUM(amount_minor) FROM ledger_totals WHERE gl_account_id IN (`+accounts+`) AND month < ? GROUP BY 1, 2`,
		append(slices.Clone(args), month), scan); err != nil {
		return err
	}
	if month > asOf { // whole months only
		return nil
	}
	return s.each(ctx, `SELECT gl_account_id, currency, SUM(amount_minor) FROM journal_lines WHERE gl_account_id IN (`+accounts+`) AND effective_on >= ? AND effective_on <= ? GROUP BY 1, 2`,
		append(slices.Clone(args), month, asOf), scan)
}
