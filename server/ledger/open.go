package ledger

import (
	"slices"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/store"
)

// OpenInvoices is the text, with its parameters, of a query of what was open of each invoice at the end of a day, as columns
// id and minor; what was not open has no row. It costs what is open today and what changed since the day. Accounts other
// than nil narrow it to theirs; beyond that the caller confines the rows.
func OpenInvoices(db store.Querier, day date.Date, accounts []int) (query string, args []any) {
	return open(db, "id", day, accounts)
}

// OpenByAccount is OpenInvoices by account and currency, as columns account_id, currency and minor.
func OpenByAccount(db store.Querier, day date.Date, accounts []int) (query string, args []any) {
	return open(db, "account_id, currency", day, accounts)
}

func open(db store.Querier, by string, day date.Date, accounts []int) (query string, args []any) {
	today, later := "", ""
	if !db.Postgres() { // see owedBy
		today, later = " INDEXED BY invoice_open", " INDEXED BY receivable_entry_later"
	}
	among, now, since := "", []any{day}, []any{day, day}
	if accounts != nil {
		condition, ids := store.AmongIDs(db, "account_id", accounts)
		among, now, since = " AND "+condition, append(now, ids), append(since, ids)
		if later != "" {
			later = " INDEXED BY receivableentry_account_id_effective_on"
		}
	}
	item := by
	if by == "id" {
		item = "item_id"
	}
	return `SELECT ` + by + `, CAST(SUM(minor) AS bigint) AS minor FROM (
		SELECT ` + by + `, balance_minor AS minor FROM invoices` + today + ` WHERE balance_minor <> 0 AND issue_on <= ?` + among + `
		UNION ALL SELECT ` + item + `, -amount_minor FROM receivable_entries` + later + ` WHERE item_kind = 'INVOICE' AND effective_on > ? AND item_issue_on <= ?` + among + `
	) changes GROUP BY ` + by + ` HAVING SUM(minor) <> 0`, slices.Concat(now, since)
}
