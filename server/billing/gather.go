package billing

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sort"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// tables is what prices and taxes follow from, whatever the account.
type tables struct {
	taxes      *tax.Table
	countries  map[string]bool // that tax something
	promotions map[int]charge.Promotion
	indexes    map[string][]dated
	exchange   map[[2]money.Currency][]dated
	prices     map[priced][]dated
}

// dated is a value from a day on, until a day where it says so.
type dated struct {
	from, to date.Date
	value    decimal.Decimal
}

type priced struct {
	product  int
	currency money.Currency
}

// on is the value that holds on a day, of values in the order of their days.
func on(values []dated, day date.Date) (decimal.Decimal, bool) {
	i := sort.Search(len(values), func(i int) bool { return values[i].from > day }) - 1
	if i < 0 || values[i].to != "" && values[i].to < day {
		return decimal.Decimal{}, false
	}
	return values[i].value, true
}

func (t *tables) index(code string, day date.Date) (decimal.Decimal, bool) {
	return on(t.indexes[code], day)
}

// each reads rows one by one.
func each(ctx context.Context, q store.Querier, read func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := q.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := read(rows.Scan); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// readTables reads the tables as they hold on the issue date.
func readTables(ctx context.Context, q store.Querier, issue date.Date) (*tables, error) {
	t := &tables{countries: map[string]bool{}, promotions: map[int]charge.Promotion{}, indexes: map[string][]dated{}, exchange: map[[2]money.Currency][]dated{}, prices: map[priced][]dated{}}
	var all []tax.Jurisdiction
	at := map[int]int{}
	err := each(ctx, q, func(scan func(...any) error) error {
		j := tax.Jurisdiction{Rates: map[string]tax.Rate{}}
		if err := scan(&j.ID, &j.Name, &j.Country, &j.Region, &j.City, &j.PostalPrefix); err != nil {
			return err
		}
		at[j.ID] = len(all)
		all = append(all, j)
		t.countries[j.Country] = true
		return nil
	}, `SELECT id, name, country, region, city, postal_prefix FROM tax_jurisdictions ORDER BY id`)
	if err == nil {
		err = each(ctx, q, func(scan func(...any) error) error {
			var id int
			var class string
			var r tax.Rate
			if err := scan(&id, &class, &r.Category, &r.Percent); err != nil {
				return err
			}
			all[at[id]].Rates[class] = r
			return nil
		}, `SELECT jurisdiction_id, tax_class, category, percent FROM tax_rates WHERE starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)`, issue, issue)
	}
	t.taxes = tax.NewTable(all)
	if err == nil {
		err = each(ctx, q, func(scan func(...any) error) error {
			var id int
			var p charge.Promotion
			if err := scan(&id, &p.Name, &p.Percent, &p.Days.From, &p.Days.To); err != nil {
				return err
			}
			t.promotions[id] = p
			return nil
		}, `SELECT id, name, percent, starts_on, ends_on FROM promotions`)
	}
	if err == nil {
		err = each(ctx, q, func(scan func(...any) error) error {
			var code string
			var d dated
			err := scan(&code, &d.from, &d.value)
			t.indexes[code] = append(t.indexes[code], d)
			return err
		}, `SELECT code, starts_on, value FROM index_values ORDER BY starts_on`)
	}
	if err == nil {
		err = each(ctx, q, func(scan func(...any) error) error {
			var k [2]money.Currency
			var d dated
			err := scan(&k[0], &k[1], &d.from, &d.value)
			t.exchange[k] = append(t.exchange[k], d)
			return err
		}, `SELECT source, target, starts_on, rate FROM exchange_rates WHERE starts_on <= ? ORDER BY starts_on`, issue)
	}
	if err == nil {
		err = each(ctx, q, func(scan func(...any) error) error {
			var k priced
			var d dated
			err := scan(&k.product, &k.currency, &d.from, &d.to, &d.value)
			t.prices[k] = append(t.prices[k], d)
			return err
		}, `SELECT product_id, currency, starts_on, ends_on, unit_price FROM product_prices ORDER BY starts_on`)
	}
	return t, err
}

// client is an account that is billed, with everything that its invoice follows from.
type client struct {
	id        int
	name      string
	status    account.Status
	currency  money.Currency
	terms     string
	language  string // of its documents
	orders    bool   // it wants a purchase order number on every invoice
	addresses []postal.Address
	lines     []*line
	exempt    []exemption
	events    []event
	previous  map[money.Currency]*previous
	agreed    string // see terms
}

type exemption struct {
	tax.Exemption
	from, to date.Date
}

// event is a change of a contract whose next invoice is to be reviewed.
type event struct {
	id   int
	text string
}

// previous is what the account was billed by the run before.
type previous struct {
	total int64
	lines []bill.Line
}

// line is a contract line with what of its contract and product billing needs.
type line struct {
	ent.ContractLine
	number, order string // of the contract; the purchase order
	currency      money.Currency
	contractEnds  date.Date
	renews, ended bool // the contract goes on by itself; it was terminated
	product       string
	class         string
	card          int
	times         []entry
	usage         []used
	invoiced      []charge.Span // service days that invoices charge already
	handed        *int64        // what it last charged the owner before, while it has charged this one nothing
}

// entry is a time entry: not yet billed, or billed in the same period.
type entry struct {
	id          int
	on          date.Date
	role, skill string
	class       string
	hours, rate decimal.Decimal
	late        bool
	billed      bool
	agreed      decimal.NullDecimal // what the rate card says
}

// used is a usage record.
type used struct {
	id       int
	on       date.Date
	quantity decimal.Decimal
	billed   bool
}

// gather reads the accounts with these ids for a run, in the order of the ids.
func gather(ctx context.Context, tx *store.TxClient, run *ent.BillRun, ids []int) ([]*client, error) {
	list, in := store.IDList(tx.Dialect, ids), store.In(tx.Dialect, "id")
	clients := make([]*client, 0, len(ids))
	by := make(map[int]*client, len(ids))
	err := each(ctx, tx, func(scan func(...any) error) error {
		c := &client{previous: map[money.Currency]*previous{}}
		var addresses []byte
		if err := scan(&c.id, &c.name, &c.status, &c.currency, &c.terms, &c.orders, &c.language, &addresses); err != nil {
			return err
		}
		c.language = documents.Language(c.language)
		clients, by[c.id] = append(clients, c), c
		return object(addresses, &c.addresses)
	}, `SELECT id, name, status, currency, payment_terms, purchase_order_required, COALESCE((SELECT t.language FROM templates t WHERE t.id = accounts.template_id), language), addresses
		FROM accounts WHERE `+in+` ORDER BY id`, list)
	if err != nil {
		return nil, err
	}
	lines, err := gatherLines(ctx, tx, run, list, by)
	if err != nil {
		return nil, err
	}
	agreed, err := terms(ctx, tx, list)
	if err != nil {
		return nil, err
	}
	for _, c := range clients {
		c.agreed = agreed[c.id]
	}
	of := store.In(tx.Dialect, "account_id")
	err = each(ctx, tx, func(scan func(...any) error) error {
		var account int
		var x exemption
		if err := scan(&account, &x.Jurisdiction, &x.Certificate, &x.Reason, &x.from, &x.to); err != nil {
			return err
		}
		by[account].exempt = append(by[account].exempt, x)
		return nil
	}, `SELECT account_id, COALESCE(jurisdiction_id, 0), certificate, reason, starts_on, ends_on FROM tax_exemptions WHERE `+of+` ORDER BY id`, list)
	if err == nil {
		err = each(ctx, tx, func(scan func(...any) error) error {
			var account int
			var kind, number string
			var day date.Date
			var e event
			if err := scan(&account, &e.id, &kind, &day, &number); err != nil {
				return err
			}
			e.text = number + " " + words[kind] + " on " + string(day)
			by[account].events = append(by[account].events, e)
			return nil
		}, `SELECT e.account_id, e.id, e.kind, e.effective_on, c.number FROM contract_events e JOIN contracts c ON c.id = e.contract_id
			WHERE e.first_bill AND e.reviewed_run_id IS NULL AND e.effective_on <= ? AND `+store.In(tx.Dialect, "e.account_id")+` ORDER BY e.id`, run.PeriodTo, list)
	}
	if err == nil {
		err = each(ctx, tx, func(scan func(...any) error) error {
			var account int
			var c money.Currency
			var p previous
			var content []byte
			if err := scan(&account, &c, &p.total, &content); err != nil {
				return err
			}
			var before bill.Content
			if err := object(content, &before); err != nil {
				return err
			}
			p.lines = before.Lines
			by[account].previous[c] = &p
			return nil
		}, `SELECT account_id, currency, total_minor, content FROM bill_drafts d WHERE status = 'POSTED' AND run_id <> ? AND `+of+`
			AND NOT EXISTS (SELECT 1 FROM bill_drafts n WHERE n.account_id = d.account_id AND n.currency = d.currency AND n.status = 'POSTED' AND n.run_id <> ? AND n.id > d.id)`,
			run.ID, list, run.ID)
	}
	if err == nil {
		err = gatherHanded(ctx, tx, clients)
	}
	if err == nil && len(lines) > 0 {
		err = gatherMeasured(ctx, tx, run, lines)
	}
	return clients, err
}

// gatherHanded reads what lines charged the owner before them on the last invoice.
func gatherHanded(ctx context.Context, tx *store.TxClient, clients []*client) error {
	after := map[int][]*line{} // a line that ended, and what goes on for it
	var ids []int
	for _, c := range clients {
		if len(c.events) == 0 {
			continue
		}
		for _, l := range c.lines {
			if l.ReplacesID != 0 && l.BilledThrough == "" {
				if after[l.ReplacesID] == nil {
					ids = append(ids, l.ReplacesID)
				}
				after[l.ReplacesID] = append(after[l.ReplacesID], l)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return each(ctx, tx, func(scan func(...any) error) error {
		var old int
		var sum int64
		err := scan(&old, &sum)
		for _, l := range after[old] {
			l.handed = &sum
		}
		return err
	}, `SELECT i.contract_line_id, SUM(i.amount_minor) FROM invoice_lines i
		JOIN contract_lines o ON o.id = i.contract_line_id JOIN contracts a ON a.id = o.contract_id JOIN contracts b ON b.predecessor_id = a.id AND b.account_id <> a.account_id
		WHERE `+store.In(tx.Dialect, "i.contract_line_id")+` AND i.amount_minor > 0 AND EXISTS (SELECT 1 FROM contract_lines n WHERE n.contract_id = b.id AND n.replaces_id = o.id)
			AND i.invoice_id = (SELECT MAX(x.invoice_id) FROM invoice_lines x WHERE x.contract_line_id = i.contract_line_id AND x.amount_minor > 0)
		GROUP BY i.contract_line_id`, store.IDList(tx.Dialect, ids))
}

// terms are what the contracts of accounts say, as far as it takes to see that they say something else: how many lines they
// have, and how often those were changed.
func terms(ctx context.Context, tx *store.TxClient, accounts string) (map[int]string, error) {
	agreed := map[int]string{}
	err := each(ctx, tx, func(scan func(...any) error) error {
		var account, lines, versions int
		err := scan(&account, &lines, &versions)
		agreed[account] = fmt.Sprint(lines, ".", versions)
		return err
	}, `SELECT c.account_id, COUNT(*), SUM(l.version) FROM contracts c JOIN contract_lines l ON l.contract_id = c.id WHERE c.status <> 'DRAFT' AND `+
		store.In(tx.Dialect, "c.account_id")+` GROUP BY c.account_id`, accounts)
	return agreed, err
}

var words = map[string]string{"TRANSFERRED": "changed hands", "UPGRADED": "was upgraded", "RENEWED": "was renewed", "AMENDED": "was amended", "ACTIVATED": "began", "TERMINATED": "was ended",
	"MILESTONE": "reached a milestone"}

func object(text []byte, out any) error {
	if len(text) == 0 {
		return nil
	}
	return json.Unmarshal(text, out)
}

// gatherLines reads the contract lines that may charge something. Lines that are billed to their end are left out, so that
// the cost does not grow with what is over.
func gatherLines(ctx context.Context, tx *store.TxClient, run *ent.BillRun, accounts string, by map[int]*client) (map[int]*line, error) {
	lines := map[int]*line{}
	err := each(ctx, tx, func(scan func(...any) error) error {
		l := &line{}
		var account int
		var status contract.Status
		var pricing, escalator []byte
		var promotion, card, replaces sql.NullInt64
		if err := scan(&account, &l.number, &l.order, &l.currency, &l.contractEnds, &l.renews, &status, &card, &l.ID, &l.ContractID, &l.LineNo, &l.ProductID, &l.Description, &l.Quantity,
			&l.UnitPrice, &l.ListPriced, &l.Kind, &pricing, &escalator, &promotion, &l.PromotionEndsOn, &l.Minimum, &l.Frequency, &l.Timing, &l.StartsOn, &l.EndsOn, &l.ContractedOn,
			&l.InstalledOn, &l.FunctionalOn, &l.DisconnectedOn, &l.AnchorOn, &l.PricedFrom, &l.BilledThrough, &l.Site, &l.CostCentre, &replaces, &l.product, &l.class); err != nil {
			return err
		}
		l.ended, l.card, l.PromotionID, l.ReplacesID = status == contract.StatusTERMINATED, int(card.Int64), int(promotion.Int64), int(replaces.Int64)
		if len(pricing) > 0 {
			l.Pricing = &price.Model{}
		}
		if len(escalator) > 0 {
			l.Escalator = &price.Escalator{}
		}
		by[account].lines = append(by[account].lines, l)
		lines[l.ID] = l
		return errors.Join(object(pricing, l.Pricing), object(escalator, l.Escalator))
	}, `SELECT c.account_id, c.number, c.purchase_order, c.currency, c.ends_on, c.renews, c.status, c.rate_card_id, l.id, l.contract_id, l.line_no, l.product_id, l.description, l.quantity,
			l.unit_price, l.list_priced, l.kind, l.pricing, l.escalator, l.promotion_id, l.promotion_ends_on, l.minimum, l.frequency, l.timing, l.starts_on, l.ends_on, l.contracted_on,
			l.installed_on, l.functional_on, l.disconnected_on, l.anchor_on, l.priced_from, l.billed_through, l.site, l.cost_centre, l.replaces_id, p.name, p.tax_class
		FROM contracts c JOIN contract_lines l ON l.contract_id = c.id JOIN products p ON p.id = l.product_id
		WHERE c.business_unit_id + 0 = ? AND c.status <> 'DRAFT' AND `+store.In(tx.Dialect, "c.account_id")+` AND l.starts_on <= ?
			AND NOT (l.billed_through IS NOT NULL AND (l.kind = 'ONE_TIME' OR l.kind = 'RECURRING' AND NOT c.renews AND COALESCE(l.billed_through =
				CASE WHEN l.ends_on IS NULL OR l.disconnected_on < l.ends_on THEN l.disconnected_on ELSE l.ends_on END, FALSE)))
		ORDER BY c.account_id, c.number, l.line_no`, run.BusinessUnitID, accounts, run.PeriodTo)
	return lines, err
}

// gatherMeasured reads time, usage and the service days that invoices charge already.
func gatherMeasured(ctx context.Context, tx *store.TxClient, run *ent.BillRun, lines map[int]*line) error {
	var recurring, timed, measured []int
	since := run.PeriodTo
	for id, l := range lines {
		switch l.Kind {
		case "RECURRING":
			recurring = append(recurring, id)
			next := l.StartsOn
			if l.BilledThrough != "" {
				next = l.BilledThrough.AddDays(1)
			}
			since = min(since, next)
		case "TIME":
			timed = append(timed, id)
		case "USAGE":
			measured = append(measured, id)
		}
	}
	err := each(ctx, tx, func(scan func(...any) error) error {
		var id int
		var s charge.Span
		if err := scan(&id, &s.From, &s.To); err != nil {
			return err
		}
		lines[id].invoiced = append(lines[id].invoiced, s)
		return nil
	}, `SELECT i.contract_line_id, i.service_from, i.service_to FROM invoice_lines i WHERE `+store.In(tx.Dialect, "i.contract_line_id")+` AND i.service_to >= ? AND i.service_from IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM invoice_lines r WHERE r.contract_line_id = i.contract_line_id AND r.amount_minor < 0 AND r.service_to >= i.service_from)
		AND NOT EXISTS (SELECT 1 FROM credit_memo_lines r JOIN credit_memos m ON m.id = r.credit_memo_id WHERE r.contract_line_id = i.contract_line_id AND r.amount_minor > 0 AND r.service_to >= i.service_from
			AND m.status = 'POSTED')`,
		store.IDList(tx.Dialect, recurring), since)
	if err != nil || len(timed)+len(measured) == 0 {
		return err
	}
	// What is billed of the year before is read too: a price by tiers, and a minimum, follow from the whole of a period.
	oldest := run.PeriodFrom
	for _, set := range []struct {
		table, day string
		lines      []int
	}{{"time_entries", "worked_on", timed}, {"usage_records", "used_on", measured}} {
		var day date.Date
		if err := tx.QueryRow(ctx, `SELECT MIN(`+set.day+`) FROM `+set.table+` WHERE invoice_id IS NULL AND credit_memo_id IS NULL AND `+store.In(tx.Dialect, "contract_line_id"), store.IDList(tx.Dialect, set.lines)).Scan(&day); err != nil {
			return err
		}
		if day != "" {
			oldest = min(oldest, day)
		}
	}
	back := oldest.AddMonths(-13)
	err = each(ctx, tx, func(scan func(...any) error) error {
		var id int
		var e entry
		var invoice sql.NullInt64
		if err := scan(&id, &e.id, &e.on, &e.role, &e.skill, &e.class, &e.hours, &e.rate, &e.late, &invoice); err != nil {
			return err
		}
		e.billed = invoice.Valid
		lines[id].times = append(lines[id].times, e)
		return nil
	}, `SELECT contract_line_id, id, worked_on, role, skill, class, hours, hourly, late, COALESCE(invoice_id, credit_memo_id) FROM time_entries WHERE `+store.In(tx.Dialect, "contract_line_id")+`
		AND status = 'APPROVED' AND worked_on <= ? AND (invoice_id IS NULL AND credit_memo_id IS NULL OR worked_on >= ?) ORDER BY worked_on, id`, store.IDList(tx.Dialect, timed), run.PeriodTo, back)
	if err == nil {
		err = each(ctx, tx, func(scan func(...any) error) error {
			var id int
			var u used
			var invoice sql.NullInt64
			if err := scan(&id, &u.id, &u.on, &u.quantity, &invoice); err != nil {
				return err
			}
			u.billed = invoice.Valid
			lines[id].usage = append(lines[id].usage, u)
			return nil
		}, `SELECT contract_line_id, id, used_on, quantity, COALESCE(invoice_id, credit_memo_id) FROM usage_records WHERE `+store.In(tx.Dialect, "contract_line_id")+`
			AND used_on <= ? AND (invoice_id IS NULL AND credit_memo_id IS NULL OR used_on >= ?) ORDER BY used_on, id`, store.IDList(tx.Dialect, measured), run.PeriodTo, back)
	}
	if err != nil || len(timed) == 0 {
		return err
	}
	return agreedRates(ctx, tx, lines, timed)
}

// agreedRates fills in what the rate cards say of hours that are not billed yet.
func agreedRates(ctx context.Context, tx *store.TxClient, lines map[int]*line, timed []int) error {
	type rated struct {
		card               int
		role, skill, class string
	}
	cards := map[int]bool{}
	for _, id := range timed {
		cards[lines[id].card] = true
	}
	ids := make([]int, 0, len(cards))
	for id := range cards {
		ids = append(ids, id)
	}
	rates := map[rated][]dated{}
	err := each(ctx, tx, func(scan func(...any) error) error {
		var k rated
		var d dated
		err := scan(&k.card, &k.role, &k.skill, &k.class, &d.from, &d.to, &d.value)
		rates[k] = append(rates[k], d)
		return err
	}, `SELECT card_id, role, skill, class, starts_on, ends_on, hourly FROM card_rates WHERE `+store.In(tx.Dialect, "card_id")+` ORDER BY starts_on`, store.IDList(tx.Dialect, ids))
	if err != nil {
		return err
	}
	for _, id := range timed {
		l := lines[id]
		for i := range l.times {
			e := &l.times[i]
			v, ok := on(rates[rated{l.card, e.role, e.skill, e.class}], e.on)
			if !ok {
				v, ok = on(rates[rated{l.card, e.role, "", e.class}], e.on)
			}
			e.agreed = decimal.NullDecimal{Decimal: v, Valid: ok}
		}
	}
	return nil
}
