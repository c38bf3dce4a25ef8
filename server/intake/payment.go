package intake

import (
	"slices"

	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/store"
)

// received is a payment of the books.
type received struct {
	id               int
	account          string // "": the payer is not known
	on               date.Date
	currency         money.Currency
	amount, open     int64
	reversed         bool
	method, referred string
	again            date.Date // something was last there again; "": never
}

func (r received) doc(owner int32) doc {
	return doc{id: r.id, open: r.open, owner: owner, on: dayOf(r.on), again: dayOf(r.again)}
}

// receipts reads the payments that have one of the numbers.
func (w *work) receipts(numbers []string) (map[string]received, error) {
	found := map[string]received{}
	err := each(numbers, func(lot []string) error {
		among, list := store.AmongTexts(w.q, "p.number", lot)
		rows, err := w.q.Query(w.ctx, `SELECT p.number, p.id, COALESCE(a.number, ''), p.received_on, p.currency, p.amount_minor, p.unapplied_minor, p.reversed_minor <> 0, p.method, p.reference, `+reopened+`p.id)
			FROM payments p LEFT JOIN accounts a ON a.id = p.account_id WHERE p.business_unit_id = ? AND `+among, w.unit.ID, list)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var number string
			var r received
			if err := rows.Scan(&number, &r.id, &r.account, &r.on, &r.currency, &r.amount, &r.open, &r.reversed, &r.method, &r.referred, &r.again); err != nil {
				return err
			}
			found[number] = r
		}
		return rows.Err()
	})
	return found, err
}

func (w *work) decidePayments(c *chunk) error {
	if len(c.payments) == 0 {
		return nil
	}
	parties, numbers := make([]string, len(c.payments)), make([]string, len(c.payments))
	for i, r := range c.payments {
		parties[i], numbers[i] = r.AccountNumber, r.Number
	}
	if err := w.know(w.unit, parties); err != nil {
		return err
	}
	var old map[string]received
	if !w.bare[record.Payments] {
		var err error
		if old, err = w.receipts(slices.Clone(numbers)); err != nil {
			return err
		}
	}
	for _, r := range c.payments {
		if !w.once(r, "number", r.Number) {
			continue
		}
		k := w.hash.of(r.Number)
		_, p, ok := w.payer(r, "account_number", r.AccountNumber)
		if !ok {
			continue
		}
		if b, ok := old[r.Number]; ok {
			w.existed[record.Payments] = true
			method := difference{}
			if w.given[record.Payments]["method"] {
				method = difference{"method", b.method, r.Method}
			}
			if w.same(r, r.Number, difference{"account_number", b.account, r.AccountNumber}, difference{"received_on", string(b.on), string(r.ReceivedOn)},
				difference{"currency", string(b.currency), string(r.Amount.Currency)}, difference{"amount", money.New(b.amount, b.currency).String(), r.Amount.String()},
				method, gives("reference", b.referred, r.Reference)) {
				w.total(record.Payments, r.Amount)
				w.keep(payments, k, b.doc(p.n), b.currency)
			}
			continue
		}
		if !w.open(r, "received_on", r.ReceivedOn) {
			continue
		}
		w.keep(payments, k, doc{open: r.Amount.Minor, owner: p.n, on: dayOf(r.ReceivedOn)}, r.Amount.Currency)
		w.plan.payments = append(w.plan.payments, r)
		w.total(record.Payments, r.Amount)
		w.count.imported++
	}
	return nil
}

func (w *work) writePayments() error {
	if len(w.plan.payments) == 0 {
		return nil
	}
	list := make([]cash.Receipt, len(w.plan.payments))
	for i, r := range w.plan.payments {
		p, _ := w.party(w.hash.of(r.AccountNumber))
		list[i] = cash.Receipt{Origin: payment.OriginIMPORT, Record: cash.Record{Account: p.id, BusinessUnit: w.unit.ID, Number: r.Number, ReceivedOn: r.ReceivedOn, Amount: r.Amount,
			Method: payment.Method(r.Method), Reference: r.Reference}}
	}
	ids, err := cash.RecordTx(w.ctx, w.tx, list)
	if err != nil {
		return err
	}
	if w.uses {
		for i, r := range w.plan.payments {
			k := w.hash.of(r.Number)
			d := w.top.docs[payments][k]
			d.id = ids[i]
			w.top.docs[payments][k] = d
		}
	}
	return nil
}

// memoPlan is a new credit memo, and what of it settles the invoice that it corrects.
type memoPlan struct {
	r       *record.CreditMemo
	invoice *key
	settle  int64
	on      date.Date
}

// credited is a credit memo of the books.
type credited struct {
	account, invoice string
	on               date.Date
	currency         money.Currency
	amount           int64
	reason           string
}

func (w *work) credits(numbers []string) (map[string]credited, error) {
	found := map[string]credited{}
	err := each(numbers, func(lot []string) error {
		among, list := store.AmongTexts(w.q, "m.number", lot)
		rows, err := w.q.Query(w.ctx, `SELECT m.number, a.number, COALESCE(i.number, ''), m.issue_on, m.currency, m.amount_minor, m.reason
			FROM credit_memos m JOIN accounts a ON a.id = m.account_id LEFT JOIN invoices i ON i.id = m.invoice_id WHERE m.business_unit_id = ? AND `+among, w.unit.ID, list)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var number string
			var m credited
			if err := rows.Scan(&number, &m.account, &m.invoice, &m.on, &m.currency, &m.amount, &m.reason); err != nil {
				return err
			}
			found[number] = m
		}
		return rows.Err()
	})
	return found, err
}

func (w *work) decideMemos(c *chunk) error {
	if len(c.memos) == 0 {
		return nil
	}
	var parties, numbers, corrected []string
	for _, r := range c.memos {
		parties, numbers, corrected = append(parties, r.AccountNumber), append(numbers, r.Number), append(corrected, r.InvoiceNumber)
	}
	if err := w.know(w.unit, parties); err != nil {
		return err
	}
	old := map[string]credited{}
	if !w.bare[record.CreditMemos] {
		var err error
		if old, err = w.credits(numbers); err != nil {
			return err
		}
	}
	if err := w.meetInvoices(corrected); err != nil {
		return err
	}
	for _, r := range c.memos {
		if !w.once(r, "number", r.Number) {
			continue
		}
		_, p, ok := w.payer(r, "account_number", r.AccountNumber)
		if !ok {
			continue
		}
		if m, ok := old[r.Number]; ok {
			w.existed[record.CreditMemos] = true
			reason := difference{}
			if w.given[record.CreditMemos]["reason"] {
				reason = difference{"reason", m.reason, r.Reason}
			}
			if w.same(r, r.Number, difference{"account_number", m.account, r.AccountNumber}, difference{"issue_date", string(m.on), string(r.IssueOn)},
				difference{"currency", string(m.currency), string(r.Amount.Currency)}, difference{"amount", money.New(m.amount, m.currency).String(), r.Amount.String()},
				reason, gives("invoice_number", m.invoice, r.InvoiceNumber)) {
				w.total(record.CreditMemos, r.Amount)
			}
			continue
		}
		if !w.open(r, "issue_date", r.IssueOn) {
			continue
		}
		plan := memoPlan{r: r}
		if r.InvoiceNumber != "" && !w.corrects(r, p, &plan) {
			continue
		}
		w.plan.memos = append(w.plan.memos, plan)
		w.total(record.CreditMemos, r.Amount)
		w.count.imported++
	}
	return nil
}

// corrects finds the invoice of a credit memo and takes what is open of it.
func (w *work) corrects(r *record.CreditMemo, p party, plan *memoPlan) bool {
	k := w.hash.of(r.InvoiceNumber)
	d, ok := w.doc(invoices, k)
	switch {
	case !ok:
		w.refuse(r, "invoice_number", r.InvoiceNumber, noInvoice)
		return false
	case d.owner != p.n:
		w.refuse(r, "invoice_number", r.InvoiceNumber, "the invoice belongs to another account")
		return false
	case string(d.currency[:]) != string(r.Amount.Currency):
		w.refuse(r, "currency", string(r.Amount.Currency), "the invoice is in %s", d.currency)
		return false
	case dayOf(r.IssueOn) < d.on:
		w.refuse(r, "issue_date", string(r.IssueOn), "is before the issue date %s of the invoice", d.on.date())
		return false
	case dayOf(r.IssueOn) < d.again && d.open > 0:
		w.refuse(r, "issue_date", string(r.IssueOn), "is before %s, the day on which the invoice was opened again", d.again.date())
		return false
	}
	plan.invoice, plan.settle, plan.on = &k, min(d.open, r.Amount.Minor), r.IssueOn
	d.open -= plan.settle
	w.top.docs[invoices][k] = d
	return true
}

func (w *work) writeMemos() error {
	if len(w.plan.memos) == 0 {
		return nil
	}
	list := make([]credits.Posted, len(w.plan.memos))
	for i, m := range w.plan.memos {
		p, _ := w.party(w.hash.of(m.r.AccountNumber))
		list[i] = credits.Posted{BusinessUnit: w.unit.ID, Account: p.id, Number: m.r.Number, IssueOn: m.r.IssueOn, Amount: m.r.Amount, Reason: creditmemo.Reason(m.r.Reason)}
		if m.invoice != nil {
			d, _ := w.doc(invoices, *m.invoice)
			list[i].Invoice = d.id
		}
	}
	ids, err := credits.PostTx(w.ctx, w.tx, list)
	if err != nil {
		return err
	}
	var settle []cash.Allocation
	for i, m := range w.plan.memos {
		if m.settle > 0 {
			settle = append(settle, cash.Allocation{CreditMemo: ids[i], Invoice: list[i].Invoice, Minor: m.settle, On: m.on})
		}
	}
	if len(settle) == 0 {
		return nil
	}
	_, err = cash.ApplyTx(w.ctx, w.tx, settle)
	return err
}
