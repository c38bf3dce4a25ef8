package intake

import (
	"errors"
	"fmt"
	"slices"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/store"
)

const (
	noInvoice = "no invoice has this number; it must exist already or stand earlier in the file"
	noPayment = "no payment has this number; it must exist already or stand earlier in the file"
)

// applicationPlan is a new application.
type applicationPlan struct {
	payment, invoice key
	minor            int64
	on               date.Date
}

// doc is what is known of a document.
func (w *work) doc(place int, k key) (doc, bool) {
	if d, ok := w.top.docs[place][k]; ok {
		return d, true
	}
	d, ok := w.base.docs[place][k]
	return d, ok
}

// strange are the numbers of documents that are not known yet.
func (w *work) strange(place int, numbers []string) []string {
	return slices.DeleteFunc(slices.Clone(numbers), func(n string) bool {
		if n == "" {
			return true
		}
		_, ok := w.doc(place, w.hash.of(n))
		return ok
	})
}

// meetInvoices reads the invoices of the books that records name.
func (w *work) meetInvoices(numbers []string) error {
	if w.checked == nil && w.bare[record.Invoices] {
		return nil
	}
	found, err := w.bills(w.strange(invoices, numbers))
	if err != nil {
		return err
	}
	var owners []string
	for _, b := range found {
		owners = append(owners, b.account)
	}
	if err := w.know(w.unit, owners); err != nil {
		return err
	}
	for n, b := range found {
		p, _ := w.party(w.hash.of(b.account))
		w.keep(invoices, w.hash.of(n), b.doc(p.n), b.currency)
	}
	return nil
}

// meetPayments reads the payments of the books that records name. Those without a payer have the owner -1, reversed ones
// nothing open.
func (w *work) meetPayments(numbers []string) error {
	if w.checked == nil && w.bare[record.Payments] {
		return nil
	}
	found, err := w.receipts(w.strange(payments, numbers))
	if err != nil {
		return err
	}
	var owners []string
	for _, r := range found {
		owners = append(owners, r.account)
	}
	if err := w.know(w.unit, owners); err != nil {
		return err
	}
	for n, r := range found {
		d := r.doc(-1)
		if r.account != "" {
			p, _ := w.party(w.hash.of(r.account))
			d.owner = p.n
		}
		w.keep(payments, w.hash.of(n), d, r.currency)
	}
	return nil
}

// use is how often the books have an application of one kind.
type use struct {
	payment, invoice int
	minor            int64
	on               date.Date
}

// uses counts the applications of payments that exist, reversed ones too: undoing one does not make its record new.
func (w *work) used(c *chunk) (map[use]int32, error) {
	var ids []int
	for _, r := range c.applications {
		if d, ok := w.doc(payments, w.hash.of(r.PaymentNumber)); ok && d.id != 0 {
			ids = append(ids, d.id)
		}
	}
	found := map[use]int32{}
	slices.Sort(ids)
	for lot := range slices.Chunk(slices.Compact(ids), lookup) {
		among, list := store.AmongIDs(w.q, "payment_id", lot)
		rows, err := w.q.Query(w.ctx, `SELECT payment_id, invoice_id, amount_minor, effective_on, COUNT(*) FROM applications WHERE reverses_id IS NULL AND `+among+
			` GROUP BY payment_id, invoice_id, amount_minor, effective_on`, list)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var u use
			var n int32
			if err := rows.Scan(&u.payment, &u.invoice, &u.minor, &u.on, &n); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			found[u] = n
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (w *work) decideApplications(c *chunk) error {
	if len(c.applications) == 0 {
		return nil
	}
	from, to := make([]string, len(c.applications)), make([]string, len(c.applications))
	for i, r := range c.applications {
		from[i], to[i] = r.PaymentNumber, r.InvoiceNumber
	}
	if err := w.meetPayments(from); err != nil {
		return err
	}
	if err := w.meetInvoices(to); err != nil {
		return err
	}
	used, err := w.used(c)
	if err != nil {
		return err
	}
	for _, r := range c.applications {
		if err := w.decideApplication(r, used); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) decideApplication(r *record.Application, used map[use]int32) error {
	from, to := w.hash.of(r.PaymentNumber), w.hash.of(r.InvoiceNumber)
	p, ok := w.doc(payments, from)
	if !ok {
		w.refuse(r, "payment_number", r.PaymentNumber, noPayment)
		return nil
	}
	i, ok := w.doc(invoices, to)
	if !ok {
		w.refuse(r, "invoice_number", r.InvoiceNumber, noInvoice)
		return nil
	}
	currency := money.Currency(p.currency[:])
	amount := r.Amount
	if amount.Currency != currency && !w.given[record.Applications]["currency"] { // the amount is in what the payment is in
		var err error
		if amount, err = money.Parse(r.Amount.Decimal().String(), currency); err != nil {
			w.refuse(r, "amount", r.Amount.String(), "%v", err)
			return nil
		}
	}
	on := r.AppliedOn
	if on == "" {
		on = max(p.on, i.on).date()
	}
	if amount.Currency == currency && w.there(use{p.id, i.id, amount.Minor, on}, from, to, used) {
		w.total(record.Applications, amount)
		w.count.unchanged++
		return nil
	}
	switch {
	case amount.Currency != currency:
		w.refuse(r, "currency", string(amount.Currency), "the payment is in %s", currency)
	case p.currency != i.currency:
		w.refuse(r, "invoice_number", r.InvoiceNumber, "the invoice is in %s, the payment in %s", i.currency, currency)
	case p.owner < 0:
		w.refuse(r, "payment_number", r.PaymentNumber, "the payer of this payment is not known; assign the payment to an account first")
	case dayOf(on) < p.on:
		w.refuse(r, "applied_on", string(on), "is before %s, the day the payment was received", p.on.date())
	case dayOf(on) < i.on:
		w.refuse(r, "applied_on", string(on), "is before %s, the issue date of the invoice", i.on.date())
	case dayOf(on) < p.again:
		w.refuse(r, "applied_on", string(on), "is before %s, the day on which what had been spent of the payment was there again", p.again.date())
	case dayOf(on) < i.again:
		w.refuse(r, "applied_on", string(on), "is before %s, the day on which the invoice was opened again", i.again.date())
	case amount.Minor > i.open:
		w.refuse(r, "amount", amount.String(), "is more than the %s that is open of invoice %s", money.New(i.open, currency), r.InvoiceNumber)
	case amount.Minor > p.open:
		w.refuse(r, "amount", amount.String(), "is more than the %s that is left of payment %s", money.New(p.open, currency), r.PaymentNumber)
	default:
		return w.takeApplication(r, p, i, applicationPlan{from, to, amount.Minor, on}, amount)
	}
	return nil
}

// there reports whether the books have this application already: one for every time that the file has it so far.
func (w *work) there(u use, from, to key, used map[use]int32) bool {
	k := w.hash.of(fmt.Sprintf("%x %x %d %s", from, to, u.minor, u.on))
	n, ok := w.top.times[k]
	if !ok {
		n = w.base.times[k]
	}
	n++
	w.top.times[k] = n
	return u.payment != 0 && u.invoice != 0 && n <= used[u]
}

func (w *work) takeApplication(r *record.Application, p, i doc, plan applicationPlan, amount money.Amount) error {
	if p.owner != i.owner {
		same, err := w.family(p.owner, i.owner)
		if err != nil {
			return err
		}
		if !same {
			w.refuse(r, "invoice_number", r.InvoiceNumber, "the invoice belongs to an account outside the payer's group")
			return nil
		}
	}
	if !w.open(r, "applied_on", plan.on) {
		return nil
	}
	p.open -= amount.Minor
	i.open -= amount.Minor
	w.top.docs[payments][plan.payment] = p
	w.top.docs[invoices][plan.invoice] = i
	w.plan.applications = append(w.plan.applications, plan)
	w.total(record.Applications, amount)
	w.count.imported++
	return nil
}

// family reports whether two accounts stand in one tree.
func (w *work) family(a, b int32) (bool, error) {
	x, err := w.root(a)
	if err != nil {
		return false, err
	}
	y, err := w.root(b)
	return x == y, err
}

// root names the top of an account's tree: by its place when it stands in the file, by its id when it is from the books.
func (w *work) root(n int32) (string, error) {
	for {
		p, _ := w.party(w.owner(n))
		if p.parent >= 0 {
			n = p.parent
			continue
		}
		if p.id == 0 {
			return fmt.Sprint("file ", n), nil
		}
		at, err := accounts.Places(w.ctx, w.q, []int{p.id})
		if err != nil {
			return "", err
		}
		path := at[p.id].Path
		return fmt.Sprint(path[len(path)-1]), nil
	}
}

func (w *work) writeApplications() error {
	if len(w.plan.applications) == 0 {
		return nil
	}
	list := make([]cash.Allocation, len(w.plan.applications))
	for n, a := range w.plan.applications {
		p, _ := w.doc(payments, a.payment)
		i, _ := w.doc(invoices, a.invoice)
		list[n] = cash.Allocation{Payment: p.id, Invoice: i.id, Minor: a.minor, On: a.on}
	}
	_, err := cash.ApplyTx(w.ctx, w.tx, list)
	return err
}
