package statement

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/store"
)

// books reads within one snapshot. Accounts are read through ent, which confines the viewer to its own; what hand-written
// statements read is confined to these accounts.
type books struct {
	db     *store.DB
	tx     *sql.Tx
	client *ent.Client
	today  date.Date
}

func (s *Service) snapshot(ctx context.Context, fn func(books) error) error {
	return store.Snapshot(ctx, s.DB, func(tx *sql.Tx) error {
		return fn(books{s.DB, tx, store.Reader(s.DB, tx), date.Of(s.DB.Clock().UTC())})
	})
}

// each runs a query with ? placeholders and calls scan for every row.
func (b books) each(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := b.tx.QueryContext(ctx, store.Rebind(b.db.Dialect, query), args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := scan(rows); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// in is the condition that a column holds one of the ids of the one parameter that list makes.
func (b books) in(column string) string { return store.In(b.db.Dialect, column) }

func (b books) list(ids []int) string { return store.IDList(b.db.Dialect, ids) }

// by makes SQLite follow an index: it keeps no statistics, and left alone it would follow dates through all history.
func (b books) by(index string) string {
	if b.db.Postgres() {
		return ""
	}
	return " INDEXED BY " + index
}

// tree is the account asked for, and with it those below that the viewer sees, by number.
func (b books) tree(ctx context.Context, id int, children bool) (*ent.Account, []*ent.Account, error) {
	top, err := b.client.Account.Get(ctx, id)
	if err != nil {
		return nil, nil, fault.As(store.Fault(err)).On("accountId")
	}
	if !children {
		return top, []*ent.Account{top}, nil
	}
	var ids []int
	if err := b.each(ctx, `WITH RECURSIVE below(id) AS (SELECT id FROM accounts WHERE parent_id = ? UNION SELECT a.id FROM accounts a JOIN below ON a.parent_id = below.id)
		SELECT id FROM below`, []any{id}, func(rows *sql.Rows) error {
		var id int
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}); err != nil {
		return nil, nil, err
	}
	below, err := b.client.Account.Query().Where(predicate.Account(rule.In(account.FieldID, ids)), account.IDNEQ(id)).Order(account.ByNumber(), account.ByID()).All(ctx)
	return top, slices.Insert(below, 0, top), err
}

// owner is whose an item is.
type owner struct {
	account  int
	currency money.Currency
}

// openItem is what is open of an item on a day.
type openItem struct {
	owner
	kind  receivableentry.ItemKind
	item  int
	minor int64 // positive
}

// items is the text of a query for kind, item, account, currency and what was open (n) at the end of a day, in several rows
// for each item, with its parameters: what is open now, less what was entered with effect after the day. Items issued after
// the day are left out of both.
func (b books) items(accounts []int, asOf date.Date) (string, []any) {
	list := b.list(accounts)
	among := b.in("account_id")
	return `SELECT 'INVOICE' AS kind, id AS item, account_id AS account, currency, balance_minor AS n FROM invoices` + b.by("invoice_open") + ` WHERE balance_minor <> 0 AND issue_on <= ? AND ` + among + `
		UNION ALL SELECT 'PAYMENT', id, account_id, currency, unapplied_minor FROM payments` + b.by("payment_open") + ` WHERE unapplied_minor <> 0 AND received_on <= ? AND ` + among + `
		UNION ALL SELECT 'CREDIT_MEMO', id, account_id, currency, unapplied_minor FROM credit_memos` + b.by("credit_memo_open") + ` WHERE unapplied_minor <> 0 AND issue_on <= ? AND ` + among + `
		UNION ALL SELECT item_kind, item_id, account_id, currency, -amount_minor FROM receivable_entries` + b.by("receivableentry_account_id_effective_on") + ` WHERE effective_on > ? AND item_issue_on <= ? AND ` + among,
		[]any{asOf, list, asOf, list, asOf, list, asOf, asOf, list}
}

// open is what was open at the end of a day.
func (b books) open(ctx context.Context, accounts []int, asOf date.Date) ([]openItem, error) {
	query, args := b.items(accounts, asOf)
	var out []openItem
	err := b.each(ctx, `SELECT kind, item, account, currency, SUM(n) FROM (`+query+`) t GROUP BY 1, 2, 3, 4 HAVING SUM(n) <> 0 LIMIT ?`, append(args, maxItems+1), func(rows *sql.Rows) error {
		var x openItem
		err := rows.Scan(&x.kind, &x.item, &x.account, &x.currency, &x.minor)
		out = append(out, x)
		return err
	})
	if err == nil && len(out) > maxItems {
		err = fault.New(fault.Limit, "more than %d items are open; ask for one account at a time, or export the open items", maxItems)
	}
	return out, err
}

// balances is what accounts owed at the end of a day: of invoices alone, or with what was unapplied taken off.
func (b books) balances(ctx context.Context, accounts []int, asOf date.Date, invoices bool) (map[owner]int64, error) {
	query, args := b.items(accounts, asOf)
	other := "-n"
	if invoices {
		other = "0"
	}
	out := map[owner]int64{}
	err := b.each(ctx, `SELECT account, currency, SUM(CASE kind WHEN 'INVOICE' THEN n ELSE `+other+` END) FROM (`+query+`) t GROUP BY 1, 2`, args, func(rows *sql.Rows) error {
		var o owner
		var n int64
		err := rows.Scan(&o.account, &o.currency, &n)
		if n != 0 {
			out[o] = n
		}
		return err
	})
	return out, err
}

// documents are the items without what is open of them, by id.
func (b books) documents(ctx context.Context, open []openItem) (map[int]Item, error) {
	ids := map[receivableentry.ItemKind][]int{}
	for _, x := range open {
		ids[x.kind] = append(ids[x.kind], x.item)
	}
	out := make(map[int]Item, len(open))
	return out, b.describe(ctx, ids, func(id int, x Item, _ ending) { out[id] = x })
}

// ending is when and why a payment was reversed.
type ending struct {
	on     date.Date
	reason string
}

// describe calls found for each document. One that has gone to an account which the viewer does not see can't be opened.
func (b books) describe(ctx context.Context, ids map[receivableentry.ItemKind][]int, found func(int, Item, ending)) error {
	v := viewer.From(ctx)
	for _, k := range []struct {
		kind  receivableentry.ItemKind
		item  present.ItemKind
		query string
	}{
		{receivableentry.ItemKindINVOICE, present.InvoiceItem, `SELECT id, account_id, number, issue_on, due_on, total_minor, CASE WHEN purchase_order <> '' THEN purchase_order ELSE description END, NULL, '' FROM invoices WHERE `},
		{receivableentry.ItemKindPAYMENT, present.PaymentItem, `SELECT id, COALESCE(account_id, 0), number, received_on, NULL, -amount_minor, CASE WHEN reference <> '' THEN reference ELSE payer END, reversed_on, reversal_reason FROM payments WHERE `},
		{receivableentry.ItemKindCREDIT_MEMO, present.CreditItem, `SELECT id, account_id, COALESCE(number, ''), issue_on, NULL, -amount_minor, description, NULL, '' FROM credit_memos WHERE `},
	} {
		if len(ids[k.kind]) == 0 {
			continue
		}
		if err := b.each(ctx, k.query+b.in("id"), []any{b.list(ids[k.kind])}, func(rows *sql.Rows) error {
			x := Item{Kind: k.item}
			var id, account int
			var e ending
			err := rows.Scan(&id, &account, &x.Number, &x.On, &x.DueOn, &x.Amount, &x.Description, &e.on, &e.reason)
			x.Description = clip(x.Description)
			if v.Sees(account) {
				x.Document = id
			}
			found(id, x, e)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// keys are the names by which a breakdown groups invoice lines.
var keys = map[Breakdown]string{
	ByProduct:    `COALESCE(p.name, '')`,
	BySite:       `l.site`,
	ByCostCentre: `l.cost_centre`,
	ByContract:   `COALESCE(own.number, whole.number, '')`,
	ByService:    `CASE WHEN l.description <> '' THEN l.description ELSE COALESCE(p.name, '') END`,
}

// charges are the names that the lines of open invoices have, with what was billed for each, in the order of the lines.
func (b books) charges(ctx context.Context, open []openItem, by Breakdown) (map[int][]part, error) {
	var ids []int
	for _, x := range open {
		if x.kind == receivableentry.ItemKindINVOICE {
			ids = append(ids, x.item)
		}
	}
	contracts := ""
	if by == ByContract {
		contracts = ` JOIN invoices i ON i.id = l.invoice_id LEFT JOIN contracts whole ON whole.id = i.contract_id
			LEFT JOIN contract_lines cl ON cl.id = l.contract_line_id LEFT JOIN contracts own ON own.id = cl.contract_id`
	}
	out, n := map[int][]part{}, 0
	err := b.each(ctx, `SELECT l.invoice_id, `+keys[by]+` AS name, SUM(l.amount_minor + l.tax_minor) FROM invoice_lines l LEFT JOIN products p ON p.id = l.product_id`+contracts+`
		WHERE `+b.in("l.invoice_id")+` GROUP BY 1, 2 ORDER BY 1, MIN(l.line_no) LIMIT ?`, []any{b.list(ids), maxItems + 1}, func(rows *sql.Rows) error {
		var invoice int
		var p part
		err := rows.Scan(&invoice, &p.name, &p.weight)
		out[invoice] = append(out[invoice], p)
		n++
		return err
	})
	if err == nil && n > maxItems {
		err = fault.New(fault.Limit, "the breakdown has more than %d parts; ask for one account at a time, or for no breakdown", maxItems).On("breakdown")
	}
	return out, err
}

// clip is the first line of a text, of a length that a statement has room for.
func clip(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if r := []rune(s); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return s
}
