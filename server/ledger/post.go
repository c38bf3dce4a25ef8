package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/journalentry"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// shards is how many rows share the monthly total of one general ledger account.
const shards = 8

// Entry is the double entry of one document in one currency.
type Entry struct {
	BusinessUnit int
	Account      int // whose receivable it is; 0 when the payer is not known
	Kind         journalentry.Kind
	Source       int // the document
	On           date.Date
	Currency     money.Currency
	Lines        []Line
}

// Line is one side of an entry, on the general ledger account of a purpose or, when Code is set, of that code.
type Line struct {
	Purpose glaccount.Purpose
	Code    string
	Minor   int64 // debit positive
}

// Move is one change of what is open of an item.
type Move struct {
	Kind           receivableentry.ItemKind
	Account        int // whose item it is; 0 when the payer is not known
	Item           int
	Minor          int64
	IssueOn, DueOn date.Date // of the item
}

// batch holds the postings of a transaction until it commits.
type batch struct {
	tx      *store.TxClient
	entries []Entry
	charts  []*chart
	moves   []posted
}

// posted is a move with what it has of its entry.
type posted struct {
	Move
	unit, source int
	currency     money.Currency
	on           date.Date
}

type localBatch struct{}

// Post adds a double entry and the changes of open items that go with it to the transaction. Lines without an amount are
// left out. It reports fault.Closed when the period of the entry's date is closed, and an error when the lines don't sum to
// zero or an item would move before the day it was issued on: ageing on a day looks only at items issued until then. It reports
// fault.Invalid for a move of more than money.Most: sums of the books must fit.
func Post(ctx context.Context, tx *store.TxClient, e Entry, moves ...Move) error {
	var sum int64
	for _, l := range e.Lines {
		sum += l.Minor
	}
	if sum != 0 {
		return fmt.Errorf("ledger: the lines of %s %d sum to %d", e.Kind, e.Source, sum)
	}
	for _, m := range moves {
		if a := money.New(m.Minor, e.Currency); a.TooLarge() {
			return fault.New(fault.Invalid, "%s is more than one document may come to", a).On("amount")
		}
		if e.On < m.IssueOn {
			return fmt.Errorf("ledger: %s %d moves %s %d on %s, before its day %s", e.Kind, e.Source, m.Kind, m.Item, e.On, m.IssueOn)
		}
	}
	if err := NeedOpen(ctx, tx, e.BusinessUnit, e.On); err != nil {
		return err
	}
	c, err := chartOf(ctx, tx, e.BusinessUnit)
	if err != nil {
		return err
	}
	b := batchOf(tx)
	e.Lines = slices.DeleteFunc(slices.Clone(e.Lines), func(l Line) bool { return l.Minor == 0 })
	if len(e.Lines) > 0 {
		b.entries, b.charts = append(b.entries, e), append(b.charts, c)
	}
	for _, m := range moves {
		if m.Minor != 0 {
			b.moves = append(b.moves, posted{m, e.BusinessUnit, e.Source, e.Currency, e.On})
		}
	}
	return nil
}

func batchOf(tx *store.TxClient) *batch {
	return store.Local(tx, localBatch{}, func() *batch {
		b := &batch{tx: tx}
		tx.BeforeCommit(b.flush)
		return b
	})
}

type totalKey struct {
	gl       int
	currency money.Currency
	month    date.Date
	shard    int
}

func (b *batch) flush(ctx context.Context) error {
	rows := make([][]any, len(b.entries))
	lines := 0
	for i, e := range b.entries {
		rows[i] = []any{e.BusinessUnit, e.On, b.tx.Now, e.Source, string(e.Kind)}
		lines += len(e.Lines)
	}
	ids, err := b.tx.InsertIDs(ctx, "journal_entries", []string{"business_unit_id", "effective_on", "recorded_at", "source_id", "kind"}, rows)
	if err != nil {
		return err
	}
	rows = make([][]any, 0, lines)
	totals := map[totalKey]int64{}
	for i, e := range b.entries {
		month, shard := e.On.StartOfMonth(), e.Account%shards
		for _, l := range e.Lines {
			gl, err := b.charts[i].find(l)
			if err != nil {
				return err
			}
			rows = append(rows, []any{ids[i], gl, store.Null(e.Account), e.Currency, l.Minor, e.On})
			totals[totalKey{gl, e.Currency, month, shard}] += l.Minor
		}
	}
	if err := b.tx.Insert(ctx, "journal_lines", []string{"entry_id", "gl_account_id", "account_id", "currency", "amount_minor", "effective_on"}, rows); err != nil {
		return err
	}
	rows = make([][]any, len(b.moves))
	for i, m := range b.moves {
		rows[i] = []any{m.unit, store.Null(m.Account), string(m.Kind), m.Item, m.source, m.currency, m.Minor, m.on, m.IssueOn, m.DueOn, b.tx.Now}
	}
	if err := b.tx.Insert(ctx, "receivable_entries", []string{"business_unit_id", "account_id", "item_kind", "item_id", "source_id", "currency", "amount_minor",
		"effective_on", "item_issue_on", "item_due_on", "recorded_at"}, rows); err != nil {
		return err
	}
	return b.addTotals(ctx, totals)
}

// addTotals adds to the monthly totals in one order, so that two transactions never wait for each other crosswise.
func (b *batch) addTotals(ctx context.Context, totals map[totalKey]int64) error {
	keys := make([]totalKey, 0, len(totals))
	for k := range totals {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y totalKey) int {
		return cmp.Or(cmp.Compare(x.gl, y.gl), cmp.Compare(x.currency, y.currency), cmp.Compare(x.month, y.month), cmp.Compare(x.shard, y.shard))
	})
	rows := make([][]any, len(keys))
	for i, k := range keys {
		rows[i] = []any{k.gl, k.currency, k.month, k.shard, totals[k]}
	}
	return b.tx.Upsert(ctx, "ledger_totals", []string{"gl_account_id", "currency", "month", "shard", "amount_minor"}, rows,
		"(gl_account_id, currency, month, shard) DO UPDATE SET amount_minor = ledger_totals.amount_minor + excluded.amount_minor")
}

func (c *chart) find(l Line) (int, error) {
	if l.Code != "" {
		if id, ok := c.code[l.Code]; ok {
			return id, nil
		}
		return 0, fault.New(fault.Invalid, "the chart of accounts has no account %q", l.Code)
	}
	if id, ok := c.purpose[l.Purpose]; ok {
		return id, nil
	}
	return 0, fmt.Errorf("ledger: the chart of accounts has no account for %s", l.Purpose)
}
