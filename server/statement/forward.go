package statement

import (
	"context"
	"database/sql"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
)

// movement is a change of what an account owes, by one document on one day.
type movement struct {
	owner
	on     date.Date
	source int
	kind   receivableentry.ItemKind // of the item, when the document is the item itself; else ""
	minor  int64
}

// forward fills in the opening balances and the movements of the period. An application that stays within an account moves
// nothing there; one that pays another account's invoice moves both.
func (b books) forward(ctx context.Context, accounts []int, in In, at func(owner) *Account) error {
	opening, err := b.balances(ctx, accounts, in.From.AddDays(-1), false)
	if err != nil {
		return err
	}
	for o, minor := range opening {
		at(o).Opening = minor
	}
	var moved []movement
	if err := b.each(ctx, `SELECT account_id, currency, source_id, effective_on, MAX(CASE WHEN source_id = item_id THEN item_kind ELSE '' END), SUM(CASE item_kind WHEN 'INVOICE' THEN amount_minor ELSE -amount_minor END)
		FROM receivable_entries`+b.by("receivableentry_account_id_effective_on")+` WHERE effective_on >= ? AND effective_on <= ? AND `+b.in("account_id")+`
		GROUP BY account_id, currency, source_id, effective_on, CASE WHEN source_id = item_id THEN id ELSE 0 END
		HAVING SUM(CASE item_kind WHEN 'INVOICE' THEN amount_minor ELSE -amount_minor END) <> 0 ORDER BY effective_on, MIN(id) LIMIT ?`,
		[]any{in.From, in.AsOf, b.list(accounts), maxItems + 1}, func(rows *sql.Rows) error {
			var m movement
			err := rows.Scan(&m.account, &m.currency, &m.source, &m.on, &m.kind, &m.minor)
			moved = append(moved, m)
			return err
		}); err != nil {
		return err
	}
	if len(moved) > maxItems {
		return fault.New(fault.Limit, "more than %d movements lie between %s and %s; choose a shorter period or one account at a time", maxItems, in.From, in.AsOf).On("from")
	}
	sources, err := b.sources(ctx, moved)
	if err != nil {
		return err
	}
	for _, m := range moved {
		s := sources[m.source]
		x := s.Item
		x.On, x.Amount = m.on, m.minor
		if x.Kind != present.InvoiceItem {
			x.DueOn = ""
		}
		if m.kind == receivableentry.ItemKindPAYMENT && m.minor > 0 && m.on == s.on {
			x.Description = clip(s.reason)
		}
		if s.other != "" && s.payer == m.account { // what left for another account
			x.Description += " · " + s.other
		}
		a := at(m.owner)
		a.Items = append(a.Items, x)
	}
	return nil
}

type source struct {
	Item
	ending
	payer int    // whose payment or credit memo an application used
	other string // the number of another account whose invoice it settled
}

// sources are the documents that moved something, by id. An application is shown as the payment or credit memo that it
// used, about the invoice that it settled; what belongs to an account that the viewer does not see is not named.
func (b books) sources(ctx context.Context, moved []movement) (map[int]source, error) {
	ids := map[receivableentry.ItemKind][]int{}
	for _, m := range moved {
		ids[m.kind] = append(ids[m.kind], m.source)
	}
	out := make(map[int]source, len(moved))
	if err := b.describe(ctx, ids, func(id int, x Item, e ending) { out[id] = source{Item: x, ending: e} }); err != nil || len(ids[""]) == 0 {
		return out, err
	}
	list, v := b.list(ids[""]), viewer.From(ctx)
	return out, b.each(ctx, `SELECT a.id, CASE WHEN p.id IS NULL THEN 'CREDIT_MEMO' ELSE 'PAYMENT' END, COALESCE(p.number, c.number, ''), i.number, COALESCE(p.id, c.id), COALESCE(p.account_id, c.account_id, 0), i.account_id, o.number
			FROM applications a JOIN invoices i ON i.id = a.invoice_id JOIN accounts o ON o.id = i.account_id LEFT JOIN payments p ON p.id = a.payment_id LEFT JOIN credit_memos c ON c.id = a.credit_memo_id WHERE `+b.in("a.id")+`
		UNION ALL SELECT a.id, 'ADJUSTMENT', i.number, a.reason, i.id, i.account_id, i.account_id, '' FROM adjustments a JOIN invoices i ON i.id = a.invoice_id WHERE `+b.in("a.id"), []any{list, list}, func(rows *sql.Rows) error {
		var id, payer, invoiced int
		var x Item
		var other string
		err := rows.Scan(&id, &x.Kind, &x.Number, &x.Description, &x.Document, &payer, &invoiced, &other)
		x.Description = clip(x.Description)
		if !v.Sees(payer) {
			x.Number, x.Document = "", 0
		}
		if !v.Sees(invoiced) {
			x.Description, other = "", ""
		}
		if payer == invoiced {
			other = ""
		}
		out[id] = source{Item: x, payer: payer, other: other}
		return err
	})
}
