package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// Check is one recomputed invariant.
type Check struct {
	Name   string `json:"name"`
	Rows   int64  `json:"rows"` // how many were looked at
	OK     bool   `json:"ok"`
	Detail string `json:"detail"` // what is wrong, with the first offenders
}

// Verification is the outcome of all checks.
type Verification struct {
	Checks []Check `json:"checks"`
	OK     bool    `json:"ok"`
}

// invariants are the checks that one statement can make: count says how many rows it covers, offenders lists those that break
// the rule as text.
var invariants = []struct{ name, count, offenders string }{
	{"invoice balances equal their entries", `SELECT COUNT(*) FROM invoices`,
		`SELECT 'invoice ' || i.number FROM invoices i LEFT JOIN (SELECT item_id, SUM(amount_minor) AS open FROM receivable_entries WHERE item_kind = 'INVOICE' GROUP BY item_id) e
		 ON e.item_id = i.id WHERE i.balance_minor <> COALESCE(e.open, 0)`},
	{"payments' unapplied amounts equal their entries", `SELECT COUNT(*) FROM payments`,
		`SELECT 'payment ' || p.number FROM payments p LEFT JOIN (SELECT item_id, SUM(amount_minor) AS open FROM receivable_entries WHERE item_kind = 'PAYMENT' GROUP BY item_id) e
		 ON e.item_id = p.id WHERE p.unapplied_minor <> COALESCE(e.open, 0)`},
	{"credit memos' unapplied amounts equal their entries", `SELECT COUNT(*) FROM credit_memos`,
		`SELECT 'credit memo ' || COALESCE(c.number, '?') FROM credit_memos c LEFT JOIN (SELECT item_id, SUM(amount_minor) AS open FROM receivable_entries WHERE item_kind = 'CREDIT_MEMO' GROUP BY item_id) e
		 ON e.item_id = c.id WHERE c.unapplied_minor <> COALESCE(e.open, 0)`},
	{"invoices' applied and adjusted amounts equal their documents", `SELECT COUNT(*) FROM invoices`,
		`SELECT 'invoice ' || i.number FROM invoices i LEFT JOIN (SELECT invoice_id, SUM(amount_minor) AS n FROM applications GROUP BY invoice_id) a ON a.invoice_id = i.id
		 LEFT JOIN (SELECT invoice_id, SUM(amount_minor) AS n FROM adjustments GROUP BY invoice_id) d ON d.invoice_id = i.id
		 WHERE i.applied_minor <> COALESCE(a.n, 0) OR i.adjusted_minor <> COALESCE(d.n, 0)`},
	{"payments' applied amounts equal their applications", `SELECT COUNT(*) FROM payments`,
		`SELECT 'payment ' || p.number FROM payments p LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS n FROM applications GROUP BY payment_id) a ON a.payment_id = p.id
		 WHERE p.applied_minor <> COALESCE(a.n, 0)`},
	{"credit memos' applied amounts equal their applications", `SELECT COUNT(*) FROM credit_memos`,
		`SELECT 'credit memo ' || COALESCE(c.number, '?') FROM credit_memos c LEFT JOIN (SELECT credit_memo_id, SUM(amount_minor) AS n FROM applications GROUP BY credit_memo_id) a ON a.credit_memo_id = c.id
		 WHERE c.applied_minor <> COALESCE(a.n, 0)`},
	{"invoice lines and tax sum to the total", `SELECT COUNT(DISTINCT invoice_id) FROM invoice_lines`,
		`SELECT 'invoice ' || i.number FROM invoices i JOIN (SELECT invoice_id, SUM(amount_minor + tax_minor) AS n FROM invoice_lines GROUP BY invoice_id) l ON l.invoice_id = i.id
		 WHERE i.total_minor <> l.n AND i.total_minor <> l.n + i.tax_minor`},
	{"no item was ever open below zero or above its amount", `SELECT COUNT(DISTINCT item_id) FROM receivable_entries`,
		`SELECT 'item ' || item_id || ' on ' || effective_on FROM (SELECT item_id, effective_on, SUM(SUM(amount_minor)) OVER (PARTITION BY item_id ORDER BY effective_on) AS open
		 FROM receivable_entries GROUP BY item_id, effective_on) d WHERE open < 0`},
	{"no item moved before the day it was issued on", `SELECT COUNT(*) FROM receivable_entries`,
		`SELECT 'item ' || item_id || ' on ' || effective_on FROM receivable_entries WHERE effective_on < item_issue_on`},
	{"journal entries sum to zero", `SELECT COUNT(*) FROM journal_entries`,
		`SELECT 'entry ' || entry_id FROM journal_lines GROUP BY entry_id, currency HAVING SUM(amount_minor) <> 0`},
	{"every journal entry has lines", `SELECT COUNT(*) FROM journal_entries`,
		`SELECT 'entry ' || e.id FROM journal_entries e LEFT JOIN journal_lines l ON l.entry_id = e.id WHERE l.id IS NULL`},
	{"receivable entries equal the control accounts on every day", `SELECT COUNT(*) FROM receivable_entries`,
		`SELECT unit || ' ' || purpose || ' ' || currency || ' ' || effective_on || ' differs by ' || SUM(n) FROM (
		   SELECT business_unit_id AS unit, CASE item_kind WHEN 'INVOICE' THEN 'RECEIVABLE' WHEN 'PAYMENT' THEN 'UNAPPLIED_CASH' ELSE 'UNAPPLIED_CREDIT' END AS purpose, currency, effective_on,
		     CASE item_kind WHEN 'INVOICE' THEN amount_minor ELSE -amount_minor END AS n FROM receivable_entries
		   UNION ALL SELECT g.business_unit_id, g.purpose, l.currency, l.effective_on, -l.amount_minor FROM journal_lines l JOIN gl_accounts g ON g.id = l.gl_account_id
		     WHERE g.purpose IN ('RECEIVABLE', 'UNAPPLIED_CASH', 'UNAPPLIED_CREDIT')) t GROUP BY unit, purpose, currency, effective_on HAVING SUM(n) <> 0`},
	{"monthly totals equal the journal lines", `SELECT COUNT(*) FROM ledger_totals`,
		`SELECT 'account ' || gl_account_id || ' ' || currency || ' ' || month FROM (
		   SELECT gl_account_id, currency, SUBSTR(CAST(month AS text), 1, 7) AS month, amount_minor AS n FROM ledger_totals
		   UNION ALL SELECT gl_account_id, currency, SUBSTR(CAST(effective_on AS text), 1, 7), -amount_minor FROM journal_lines) t GROUP BY gl_account_id, currency, month HAVING SUM(n) <> 0`},
	{"journal lines and entries agree on the date", `SELECT COUNT(*) FROM journal_lines`,
		`SELECT 'line ' || l.id FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id WHERE l.effective_on <> e.effective_on`},
	{"applications stay in one currency and account", `SELECT COUNT(*) FROM applications`,
		`SELECT 'application ' || a.id FROM applications a JOIN invoices i ON i.id = a.invoice_id LEFT JOIN payments p ON p.id = a.payment_id LEFT JOIN credit_memos c ON c.id = a.credit_memo_id
		 WHERE a.currency <> i.currency OR a.account_id <> i.account_id OR COALESCE(p.currency, c.currency) <> a.currency`},
	{"reversals undo exactly what they reverse", `SELECT COUNT(*) FROM applications WHERE reverses_id IS NOT NULL`,
		`SELECT 'application ' || r.id FROM applications r JOIN applications a ON a.id = r.reverses_id WHERE r.amount_minor <> -a.amount_minor OR r.invoice_id <> a.invoice_id OR r.effective_on < a.effective_on`},
}

// listed is how many offenders a check names.
const listed = 5

// Verify recomputes every invariant of the books within one snapshot. Requires audit:read.
func (s *Service) Verify(ctx context.Context) (Verification, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.AuditRead); err != nil {
		return Verification{}, err
	}
	out := Verification{OK: true}
	err := s.read(ctx, func(r report) error {
		for _, inv := range invariants {
			c := Check{Name: inv.name}
			if err := r.tx.QueryRowContext(ctx, inv.count).Scan(&c.Rows); err != nil {
				return fmt.Errorf("%s: %w", inv.name, err)
			}
			var wrong []string
			more := false
			if err := r.each(ctx, inv.offenders+fmt.Sprintf(" LIMIT %d", listed+1), nil, func(rows *sql.Rows) error {
				var text string
				err := rows.Scan(&text)
				if len(wrong) < listed {
					wrong = append(wrong, text)
				} else {
					more = true
				}
				return err
			}); err != nil {
				return fmt.Errorf("%s: %w", inv.name, err)
			}
			c.OK = len(wrong) == 0
			c.Detail = strings.Join(wrong, "; ")
			if more {
				c.Detail += "; and more"
			}
			out.Checks = append(out.Checks, c)
		}
		for _, check := range []func(context.Context) (Check, error){r.numbers, r.chains} {
			c, err := check(ctx)
			if err != nil {
				return err
			}
			out.Checks = append(out.Checks, c)
		}
		return nil
	})
	for _, c := range out.Checks {
		out.OK = out.OK && c.OK
	}
	return out, err
}

// numbers checks that every number that a gapless sequence gave out is a document's.
func (r report) numbers(ctx context.Context) (Check, error) {
	c := Check{Name: "invoice and credit memo numbers have no gaps", OK: true}
	type sequence struct {
		unit, year int
		kind       Kind
		last       int64
	}
	var sequences []sequence
	if err := r.each(ctx, `SELECT business_unit_id, kind, year, last FROM number_sequences WHERE kind IN ('INVOICE', 'CREDIT_MEMO')`, nil, func(rows *sql.Rows) error {
		var s sequence
		err := rows.Scan(&s.unit, &s.kind, &s.year, &s.last)
		sequences = append(sequences, s)
		return err
	}); err != nil {
		return c, err
	}
	for _, s := range sequences {
		var found int64
		first, last := s.kind.Format(s.year, 1), s.kind.Format(s.year, s.last)
		if err := r.tx.QueryRowContext(ctx, store.Rebind(r.DB.Dialect, `SELECT COUNT(*) FROM `+numbered[s.kind].table+` WHERE business_unit_id = ? AND number >= ? AND number <= ? AND LENGTH(number) = ?`),
			s.unit, first, last, len(last)).Scan(&found); err != nil {
			return c, err
		}
		c.Rows += found
		if found != s.last {
			c.OK = false
			c.Detail = strings.TrimPrefix(c.Detail+fmt.Sprintf("; %s to %s: %d of %d exist", first, last, found, s.last), "; ")
		}
	}
	return c, nil
}

// chains recomputes the hashes of the audit chains.
func (r report) chains(ctx context.Context) (Check, error) {
	c := Check{Name: "audit chains are whole", OK: true}
	wrong := func(format string, args ...any) {
		c.OK = false
		if strings.Count(c.Detail, ";") < listed {
			c.Detail = strings.TrimPrefix(c.Detail+"; "+fmt.Sprintf(format, args...), "; ")
		}
	}
	type head struct {
		seq  int64
		hash string
	}
	heads, seen := map[int]head{}, map[int]head{}
	if err := r.each(ctx, `SELECT chain, seq, hash FROM audit_chains`, nil, func(rows *sql.Rows) error {
		var chain int
		var h head
		err := rows.Scan(&chain, &h.seq, &h.hash)
		heads[chain] = h
		return err
	}); err != nil {
		return c, err
	}
	if err := r.each(ctx, `SELECT chain, seq, at, actor_kind, COALESCE(actor_id, 0), actor_name, address, via, request_id, action, COALESCE(entity_id, 0), COALESCE(entity_last_id, 0),
		COALESCE(account_id, 0), changes, reason, prev_hash, hash FROM audit_events ORDER BY chain, seq`, nil, func(rows *sql.Rows) error {
		var e store.AuditRow
		var hash string
		if err := rows.Scan(&e.Chain, &e.Seq, &e.At, &e.ActorKind, &e.ActorID, &e.ActorName, &e.Address, &e.Via, &e.RequestID, &e.Action, &e.EntityID, &e.EntityLastID,
			&e.AccountID, &e.Changes, &e.Reason, &e.PrevHash, &hash); err != nil {
			return err
		}
		c.Rows++
		before := seen[e.Chain]
		switch {
		case e.Seq != before.seq+1:
			wrong("chain %d: event %d follows %d", e.Chain, e.Seq, before.seq)
		case e.PrevHash != before.hash:
			wrong("chain %d: event %d does not name the hash before it", e.Chain, e.Seq)
		case e.Hash() != hash:
			wrong("chain %d: event %d was changed", e.Chain, e.Seq)
		}
		seen[e.Chain] = head{e.Seq, hash}
		return nil
	}); err != nil {
		return c, err
	}
	for chain, h := range heads {
		if seen[chain] != h {
			wrong("chain %d ends at event %d, its head says %d", chain, seen[chain].seq, h.seq)
		}
	}
	return c, nil
}
