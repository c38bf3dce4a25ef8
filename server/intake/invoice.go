package intake

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// invoicePlan is a new invoice.
type invoicePlan struct {
	r     *record.Invoice
	key   key
	lines []charge
}

// charge is a line of an invoice whose amount is worked out.
type charge struct {
	description, product string
	quantity, price      decimal.Decimal
	minor                int64
}

// charges works out the lines of an invoice, in the order of their numbers. It answers the line of the file, the field, the
// value and the reason when they don't make up the invoice.
func charges(r *record.Invoice) (list []charge, line int, field, value, reason string) {
	if len(r.Lines) == 0 {
		return nil, 0, "", "", ""
	}
	sorted := slices.Clone(r.Lines)
	slices.SortStableFunc(sorted, func(a, b record.InvoiceLine) int { return cmp.Compare(a.No, b.No) })
	total := r.Tax
	for _, l := range sorted {
		c, field, value, reason := chargeOf(l, r.Total.Currency)
		if reason != "" {
			return nil, l.At(), field, value, reason
		}
		var err error
		if total, err = total.Add(money.New(c.minor, total.Currency)); err != nil {
			return nil, l.At(), "line_amount", "", err.Error()
		}
		list = append(list, c)
	}
	if total != r.Total {
		return nil, r.At(), "total", r.Total.String(), fmt.Sprintf("the lines and the tax sum to %s", total)
	}
	return list, 0, "", "", ""
}

func chargeOf(l record.InvoiceLine, currency money.Currency) (c charge, field, value, reason string) {
	c = charge{description: l.Description, product: l.ProductCode, quantity: decimal.NewFromInt(1)}
	if l.Quantity != nil {
		c.quantity = *l.Quantity
	}
	if l.UnitPrice != nil {
		c.price = *l.UnitPrice
	}
	switch {
	case l.Amount == nil && l.UnitPrice == nil:
		return c, "line_amount", "", "is missing; give it, or quantity and unit_price"
	case l.Amount != nil && l.UnitPrice == nil:
		c.minor = l.Amount.Minor
		if c.quantity.IsZero() {
			if c.minor != 0 {
				return c, "quantity", "0", "nothing is billed for " + l.Amount.String()
			}
			return c, "", "", ""
		}
		c.price = l.Amount.Decimal().DivRound(c.quantity, money.RateScale)
		return c, "", "", ""
	}
	net, err := money.FromDecimal(c.quantity.Mul(c.price), currency)
	if err != nil {
		return c, "unit_price", c.price.String(), err.Error()
	}
	if l.Amount != nil && l.Amount.Minor != net.Minor {
		return c, "line_amount", l.Amount.String(), fmt.Sprintf("is not quantity times unit_price, which is %s", net)
	}
	c.minor = net.Minor
	return c, "", "", ""
}

// billed is an invoice of the books.
type billed struct {
	id                         int
	account, contract          string
	issueOn, dueOn             date.Date
	currency                   money.Currency
	total, tax, balance        int64
	purchaseOrder, description string
	again                      date.Date // something was last opened again; "": never
}

func (b billed) doc(owner int32) doc {
	return doc{id: b.id, open: b.balance, owner: owner, on: dayOf(b.issueOn), again: dayOf(b.again)}
}

// reopened is the last day on which something of an item was opened that had been spent or settled, or was on another account.
const reopened = `(SELECT MAX(e.effective_on) FROM receivable_entries e WHERE e.amount_minor > 0 AND e.effective_on > e.item_issue_on AND e.item_id = `

// bills reads the invoices that have one of the numbers.
func (w *work) bills(numbers []string) (map[string]billed, error) {
	found := map[string]billed{}
	err := each(numbers, func(lot []string) error {
		among, list := store.AmongTexts(w.q, "i.number", lot)
		rows, err := w.q.Query(w.ctx, `SELECT i.number, i.id, a.number, COALESCE(c.number, ''), i.issue_on, i.due_on, i.currency, i.total_minor, i.tax_minor, i.balance_minor, i.purchase_order, i.description, `+reopened+`i.id)
			FROM invoices i JOIN accounts a ON a.id = i.account_id LEFT JOIN contracts c ON c.id = i.contract_id WHERE i.business_unit_id = ? AND `+among, w.unit.ID, list)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var number string
			var b billed
			if err := rows.Scan(&number, &b.id, &b.account, &b.contract, &b.issueOn, &b.dueOn, &b.currency, &b.total, &b.tax, &b.balance, &b.purchaseOrder, &b.description, &b.again); err != nil {
				return err
			}
			found[number] = b
		}
		return rows.Err()
	})
	return found, err
}

// charged reads the lines of invoices, in their order.
func (w *work) charged(ids []int) (map[int][]charge, error) {
	found := map[int][]charge{}
	for lot := range slices.Chunk(ids, lookup) {
		among, list := store.AmongIDs(w.q, "l.invoice_id", lot)
		rows, err := w.q.Query(w.ctx, `SELECT l.invoice_id, l.description, COALESCE(p.code, ''), l.quantity, l.unit_price, l.amount_minor
			FROM invoice_lines l LEFT JOIN products p ON p.id = l.product_id WHERE `+among+` ORDER BY l.invoice_id, l.line_no`, list)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var id int
			var c charge
			if err := rows.Scan(&id, &c.description, &c.product, &c.quantity, &c.price, &c.minor); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			found[id] = append(found[id], c)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (w *work) decideInvoices(c *chunk) error {
	if len(c.invoices) == 0 {
		return nil
	}
	parties, numbers, agreements := make([]string, len(c.invoices)), make([]string, len(c.invoices)), []string(nil)
	for i, r := range c.invoices {
		parties[i], numbers[i] = r.AccountNumber, r.Number
		if r.ContractNumber != "" {
			agreements = append(agreements, r.ContractNumber)
		}
	}
	if err := w.know(w.unit, parties); err != nil {
		return err
	}
	var old map[string]billed
	var oldLines map[int][]charge
	if !w.bare[record.Invoices] {
		var err error
		if old, err = w.bills(slices.Clone(numbers)); err != nil {
			return err
		}
		var ids []int
		for _, r := range c.invoices {
			if b, ok := old[r.Number]; ok && len(r.Lines) > 0 {
				ids = append(ids, b.id)
			}
		}
		if oldLines, err = w.charged(ids); err != nil {
			return err
		}
	}
	existing, err := w.contractIDs(agreements)
	if err != nil {
		return err
	}
	for _, r := range c.invoices {
		if !w.once(r, "number", r.Number) {
			continue
		}
		k := w.hash.of(r.Number)
		_, p, ok := w.payer(r, "account_number", r.AccountNumber)
		if !ok {
			continue
		}
		lines, line, field, value, reason := charges(r)
		if reason != "" {
			w.refuseLine(r, line, field, value, "%s", reason)
			w.count.refused++
			continue
		}
		if b, ok := old[r.Number]; ok {
			w.existed[record.Invoices] = true
			if w.sameInvoice(r, b, lines, oldLines[b.id]) {
				w.total(record.Invoices, r.Total)
				w.keep(invoices, k, b.doc(p.n), b.currency)
			}
			continue
		}
		if _, inFile := w.agreed(r.ContractNumber); r.ContractNumber != "" && existing[r.ContractNumber] == 0 && !inFile {
			w.refuse(r, "contract_number", r.ContractNumber, "no contract has this number; it must exist already or stand earlier in the file")
			continue
		}
		if !w.open(r, "issue_date", r.IssueOn) {
			continue
		}
		w.keep(invoices, k, doc{open: r.Total.Minor, owner: p.n, on: dayOf(r.IssueOn)}, r.Total.Currency)
		w.plan.invoices = append(w.plan.invoices, invoicePlan{r, k, lines})
		w.total(record.Invoices, r.Total)
		w.count.imported++
	}
	return nil
}

// agreed is the contract with the number that stands in the file.
func (w *work) agreed(number string) (agreement, bool) {
	k := w.hash.of(number)
	if a, ok := w.top.agreements[k]; ok {
		return a, true
	}
	a, ok := w.base.agreements[k]
	return a, ok
}

// keep remembers a document that later records may use. What earlier records left of one of the books stays as it is.
func (w *work) keep(place int, k key, d doc, c money.Currency) {
	if !w.uses {
		return
	}
	if _, known := w.doc(place, k); known {
		return
	}
	copy(d.currency[:], c)
	w.top.docs[place][k] = d
}

func (w *work) sameInvoice(r *record.Invoice, b billed, lines, have []charge) bool {
	tax := difference{}
	if w.given[record.Invoices]["tax"] {
		tax = difference{"tax", money.New(b.tax, b.currency).String(), r.Tax.String()}
	}
	fields := []difference{
		{"account_number", b.account, r.AccountNumber},
		{"issue_date", string(b.issueOn), string(r.IssueOn)},
		gives("due_date", string(b.dueOn), string(r.DueOn)),
		{"currency", string(b.currency), string(r.Total.Currency)},
		{"total", money.New(b.total, b.currency).String(), r.Total.String()},
		tax,
		gives("purchase_order", b.purchaseOrder, r.PurchaseOrder),
		gives("description", b.description, r.Description),
		gives("contract_number", b.contract, r.ContractNumber),
	}
	if len(lines) > 0 {
		fields = append(fields, difference{"line_no", strconv.Itoa(len(have)), strconv.Itoa(len(lines))})
		for i := range min(len(lines), len(have)) {
			h, l := have[i], lines[i]
			fields = append(fields, difference{"line_amount", money.New(h.minor, b.currency).String(), money.New(l.minor, b.currency).String()},
				difference{"line_description", h.description, l.description}, difference{"product_code", h.product, l.product},
				difference{"quantity", h.quantity.String(), l.quantity.String()}, difference{"unit_price", h.price.String(), l.price.String()})
		}
	}
	return w.same(r, r.Number, fields...)
}

// contractIDs are the ids of the contracts that exist.
func (w *work) contractIDs(numbers []string) (map[string]int, error) {
	found := map[string]int{}
	err := each(numbers, func(lot []string) error {
		among, list := store.AmongTexts(w.q, "number", lot)
		rows, err := w.q.Query(w.ctx, `SELECT number, id FROM contracts WHERE business_unit_id = ? AND `+among, w.unit.ID, list)
		if err != nil {
			return err
		}
		return scanPairs(rows, found)
	})
	return found, err
}

func scanPairs(rows *sql.Rows, into map[string]int) error {
	for rows.Next() {
		var text string
		var id int
		if err := rows.Scan(&text, &id); err != nil {
			return errors.Join(err, rows.Close())
		}
		into[text] = id
	}
	return errors.Join(rows.Err(), rows.Close())
}

// terms are the payment terms of accounts, by id.
func (w *work) terms(ids []int) (map[int]accounts.Terms, error) {
	found := map[int]accounts.Terms{}
	slices.Sort(ids)
	for lot := range slices.Chunk(slices.Compact(ids), lookup) {
		among, list := store.AmongIDs(w.q, "id", lot)
		rows, err := w.q.Query(w.ctx, `SELECT payment_terms, id FROM accounts WHERE `+among, list)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var text string
			var id int
			if err := rows.Scan(&text, &id); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			if found[id], err = accounts.ParseTerms(text); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (w *work) writeInvoices() error {
	plan := w.plan.invoices
	if len(plan) == 0 {
		return nil
	}
	docs := make([]billing.Document, len(plan))
	var agreements, codes []string
	var untimed []int
	for i, n := range plan {
		p, _ := w.party(w.hash.of(n.r.AccountNumber))
		docs[i] = billing.Document{Account: p.id, Number: n.r.Number, IssueOn: n.r.IssueOn, DueOn: n.r.DueOn, Currency: n.r.Total.Currency, Tax: n.r.Tax.Minor, Total: n.r.Total.Minor,
			PurchaseOrder: n.r.PurchaseOrder, Description: n.r.Description, Origin: invoice.OriginIMPORT}
		if n.r.ContractNumber != "" {
			agreements = append(agreements, n.r.ContractNumber)
		}
		if n.r.DueOn == "" {
			untimed = append(untimed, p.id)
		}
		for _, l := range n.lines {
			if l.product != "" {
				codes = append(codes, l.product)
			}
		}
	}
	existing, err := w.contractIDs(agreements)
	if err != nil {
		return err
	}
	terms, err := w.terms(untimed)
	if err != nil {
		return err
	}
	var products map[string]int
	if len(codes) > 0 {
		if products, err = w.Contracts.ProductsTx(w.ctx, w.tx, codes); err != nil {
			return err
		}
	}
	for i, n := range plan {
		d := &docs[i]
		d.Contract = existing[n.r.ContractNumber]
		if d.DueOn == "" {
			d.DueOn = terms[d.Account].Due(d.IssueOn)
		}
		for _, l := range n.lines {
			d.Lines = append(d.Lines, billing.DocumentLine{Line: billing.Line{Description: l.description, Product: products[l.product], Quantity: l.quantity, UnitPrice: l.price}, Minor: l.minor})
		}
	}
	ids, err := billing.PostTx(w.ctx, w.tx, docs)
	if err != nil {
		return err
	}
	if w.uses {
		for i, n := range plan {
			d := w.top.docs[invoices][n.key]
			d.id = ids[i]
			w.top.docs[invoices][n.key] = d
		}
	}
	return nil
}
