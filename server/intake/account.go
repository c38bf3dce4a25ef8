package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bookassignment"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// accountPlan is what happens to accounts.
type accountPlan struct {
	open   []newAccount
	change []accountChange
	banks  []bank
	books  []book
}

type newAccount struct {
	key   key
	wave  int // 0: the parent exists; 1: the parent is of wave 0, …
	above *key
	open  accounts.Open
}

type accountChange struct {
	change accounts.Change
	above  *key // the new parent; nil: stays where it is
}

type bank struct {
	account key
	number  string
}

type book struct {
	account  key
	function bookassignment.Function
	user     int
}

// unitOf is the business unit that a record of an account names, nil when there is no such unit.
func (w *work) unitOf(r *record.Account) *ent.BusinessUnit {
	if r.BusinessUnit == "" {
		return w.unit
	}
	return w.units[r.BusinessUnit]
}

// accountKey is the key of an account's number in a business unit.
func (w *work) accountKey(u *ent.BusinessUnit, number string) key {
	if u.ID == w.unit.ID {
		return w.hash.of(number)
	}
	return w.hash.pair(u.Code, number)
}

// party is what is known of an account.
func (w *work) party(k key) (party, bool) {
	if p, ok := w.top.parties[k]; ok {
		return p, true
	}
	p, ok := w.base.parties[k]
	return p, ok
}

// owner is the key of the account at a place of owners.
func (w *work) owner(n int32) key {
	if i := int(n) - len(w.pass.owners); i >= 0 {
		return w.owners[i]
	}
	return w.pass.owners[n]
}

// meet takes up an account that was not known.
func (w *work) meet(k key, p party) {
	p.n = int32(len(w.pass.owners) + len(w.owners))
	w.owners = append(w.owners, k)
	w.top.parties[k] = p
}

// know reads the accounts with the numbers that are not known yet. Those that do not exist stay unknown.
func (w *work) know(u *ent.BusinessUnit, numbers []string) error {
	if w.checked == nil && w.bare[record.Accounts] && u == w.unit {
		return nil
	}
	var unknown []string
	asked := map[key]bool{}
	for _, n := range numbers {
		if n == "" {
			continue
		}
		k := w.accountKey(u, n)
		if _, ok := w.party(k); !ok && !asked[k] {
			asked[k] = true
			unknown = append(unknown, n)
		}
	}
	return each(unknown, func(lot []string) error {
		among, list := store.AmongTexts(w.q, "number", lot)
		rows, err := w.q.Query(w.ctx, `SELECT id, number, kind, status FROM accounts WHERE business_unit_id = ? AND `+among, u.ID, list)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			p := party{parent: -1}
			var number string
			var status account.Status
			if err := rows.Scan(&p.id, &number, &p.kind, &status); err != nil {
				return err
			}
			p.closed = status == account.StatusCLOSED
			w.meet(w.accountKey(u, number), p)
		}
		return rows.Err()
	})
}

const noAccount = "no account has this number; it must exist already or stand earlier in the file"

// payer is the account that a record names, refused when there is none.
func (w *work) payer(r record.Record, field, number string) (key, party, bool) {
	k := w.accountKey(w.unit, number)
	p, ok := w.party(k)
	if !ok {
		w.refuse(r, field, number, noAccount)
	}
	return k, p, ok
}

// candidate is an account of the file while its parent is looked for.
type candidate struct {
	r     *record.Account
	key   key
	unit  *ent.BusinessUnit
	state int // 0: not looked at, 1: being looked at, 2: taken, 3: refused
	wave  int
	users [2]int // collector, biller; 0: none named
}

func (w *work) decideAccounts(c *chunk) error {
	if len(c.accounts) == 0 {
		return nil
	}
	byUnit := map[*ent.BusinessUnit][]string{}
	var names []string
	var file []*candidate
	byKey := map[key]*candidate{}
	for _, r := range c.accounts {
		u := w.unitOf(r)
		if u == nil {
			w.refuse(r, "business_unit", r.BusinessUnit, "there is no business unit with this code")
			continue
		}
		k := w.accountKey(u, r.Number)
		if !w.once(r, "number", r.Number) {
			continue
		}
		x := &candidate{r: r, key: k, unit: u}
		file, byKey[k] = append(file, x), x
		byUnit[u] = append(byUnit[u], r.Number, r.ParentNumber)
		names = append(names, strings.ToLower(r.Collector), strings.ToLower(r.Biller))
	}
	for u, numbers := range byUnit {
		if err := w.know(u, numbers); err != nil {
			return err
		}
	}
	colleagues := map[string]accounts.Colleague{}
	if err := each(names, func(lot []string) error {
		found, err := accounts.Colleagues(w.ctx, w.q, lot)
		for n, c := range found {
			colleagues[n] = c
		}
		return err
	}); err != nil {
		return err
	}
	good := file[:0]
	for _, x := range file {
		if w.checkAccount(x, colleagues) {
			good = append(good, x)
		}
	}
	if err := w.depths(good); err != nil {
		return err
	}
	old, err := w.books(good)
	if err != nil {
		return err
	}
	for _, x := range good {
		if err := w.place(x, byKey, old); err != nil {
			return err
		}
	}
	return nil
}

// checkAccount is every rule about one account that needs no other.
func (w *work) checkAccount(x *candidate, colleagues map[string]accounts.Colleague) bool {
	for i, f := range []struct{ field, name string }{{"collector", x.r.Collector}, {"biller", x.r.Biller}} {
		if f.name == "" {
			continue
		}
		c, ok := colleagues[strings.ToLower(f.name)]
		switch {
		case !ok:
			w.refuse(x.r, f.field, f.name, "there is no user with this name")
			return false
		case c.Refusal != nil:
			w.refuse(x.r, f.field, f.name, "%s", fault.As(c.Refusal).Message)
			return false
		}
		x.users[i] = c.ID
	}
	for _, b := range x.r.BankAccounts {
		if _, err := accounts.BankNumber(b); err != nil {
			w.refuse(x.r, "bank_accounts", b, "%s", fault.As(err).Message)
			return false
		}
	}
	if x.r.ParentNumber == x.r.Number {
		w.refuse(x.r, "parent_number", x.r.ParentNumber, "an account can't be its own parent")
		return false
	}
	open := opening(x.r, x.unit)
	if err := open.Check(); err != nil {
		f := fault.As(err)
		field := snake(f.Field[len(f.Field)-1])
		w.refuse(x.r, field, accountValue(x.r, field), "%s", f.Message)
		return false
	}
	return true
}

func accountValue(r *record.Account, field string) string {
	switch field {
	case "payment_terms":
		return r.PaymentTerms
	case "email":
		return r.Email
	case "country":
		return r.Country
	case "name":
		return r.Name
	case "credit_limit":
		if r.CreditLimit != nil {
			return r.CreditLimit.String()
		}
	}
	return ""
}

// opening is a record as a new account, without its parent.
func opening(r *record.Account, u *ent.BusinessUnit) accounts.Open {
	o := accounts.Open{BusinessUnit: u.ID, Number: r.Number, Name: r.Name, Kind: account.Kind(r.AccountKind), Currency: r.Currency, Terms: r.PaymentTerms, Email: r.Email, Phone: r.Phone,
		TaxID: r.TaxID, Language: r.Language, Region: r.Region}
	if r.CreditLimit != nil {
		d := r.CreditLimit.Decimal()
		o.CreditLimit = &d
	}
	if a := (postal.Address{Use: postal.BillTo, Street: r.Street, City: r.City, Region: r.Region, PostalCode: r.PostalCode, Country: r.Country}); r.Street+r.City+r.PostalCode+r.Country != "" {
		o.Addresses = []postal.Address{a}
	}
	return o
}

// existing is an account of the books that the file names, with what belongs to it.
type existing struct {
	account *ent.Account
	banks   map[string]bool
	users   map[bookassignment.Function]int // who has it in their book today
}

// books reads the accounts that exist.
func (w *work) books(file []*candidate) (map[int]*existing, error) {
	found := map[int]*existing{}
	var ids []int
	for _, x := range file {
		if p, ok := w.party(x.key); ok && p.id != 0 {
			ids = append(ids, p.id)
		}
	}
	if len(ids) == 0 {
		return found, nil
	}
	w.existed[record.Accounts] = true
	for lot := range slices.Chunk(ids, lookup) {
		all, err := w.read.Account.Query().Where(rule.In("id", lot)).All(w.ctx)
		if err != nil {
			return nil, err
		}
		for _, a := range all {
			found[a.ID] = &existing{account: a, banks: map[string]bool{}, users: map[bookassignment.Function]int{}}
		}
		among, list := store.AmongIDs(w.q, "account_id", lot)
		rows, err := w.q.Query(w.ctx, `SELECT account_id, number FROM bank_accounts WHERE `+among, list)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var id int
			var number string
			if err := rows.Scan(&id, &number); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			found[id].banks[number] = true
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
		today := w.today()
		rows, err = w.q.Query(w.ctx, `SELECT account_id, function, user_id FROM book_assignments WHERE starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?) AND `+among, today, today, list)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var id, user int
			var function bookassignment.Function
			if err := rows.Scan(&id, &function, &user); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			found[id].users[function] = user
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// today is the date in the business unit.
func (w *work) today() date.Date {
	now := w.DB.Clock()
	if zone, err := time.LoadLocation(w.unit.TimeZone); err == nil {
		now = now.In(zone)
	} else {
		now = now.UTC()
	}
	return date.Of(now)
}

// depths finds out how deep the parents that exist stand in their trees.
func (w *work) depths(file []*candidate) error {
	var ids []int
	byID := map[int]key{}
	for _, x := range file {
		if x.r.ParentNumber == "" {
			continue
		}
		k := w.accountKey(x.unit, x.r.ParentNumber)
		if p, ok := w.party(k); ok && p.id != 0 && p.depth == 0 {
			ids, byID[p.id] = append(ids, p.id), k
		}
	}
	slices.Sort(ids)
	for lot := range slices.Chunk(slices.Compact(ids), lookup) {
		at, err := accounts.Places(w.ctx, w.q, lot)
		if err != nil {
			return err
		}
		for id, place := range at {
			p, _ := w.party(byID[id])
			p.depth = uint8(min(len(place.Path), 255))
			w.top.parties[byID[id]] = p
		}
	}
	return nil
}

// place looks for the parent of an account, first placing the parent when it stands in the same chunk, and takes the account.
func (w *work) place(x *candidate, file map[key]*candidate, old map[int]*existing) error {
	if x.state != 0 {
		return nil
	}
	x.state = 3
	above, err := w.above(x, file, old)
	if err != nil || x.r.ParentNumber != "" && above == nil {
		return err
	}
	taken := true
	if p, ok := w.party(x.key); ok && p.id != 0 {
		taken, err = w.updateAccount(x, p, above, old[p.id])
	} else {
		w.openAccount(x, above)
	}
	if taken {
		x.state = 2
	}
	return err
}

// above is the key of the parent that the record names, nil when it names none or was refused for it.
func (w *work) above(x *candidate, file map[key]*candidate, old map[int]*existing) (*key, error) {
	if x.r.ParentNumber == "" {
		return nil, nil
	}
	k := w.accountKey(x.unit, x.r.ParentNumber)
	if y := file[k]; y != nil {
		x.state = 1
		if y.state == 1 {
			w.refuse(x.r, "parent_number", x.r.ParentNumber, "the parents of this account go round in a circle")
			x.state = 3
			return nil, nil
		}
		err := w.place(y, file, old)
		x.state = 3
		if err != nil {
			return nil, err
		}
		if y.state == 2 {
			x.wave = y.wave + 1
		}
	}
	switch p, ok := w.party(k); {
	case !ok:
		w.refuse(x.r, "parent_number", x.r.ParentNumber, noAccount)
	case p.closed:
		w.refuse(x.r, "parent_number", x.r.ParentNumber, "this account is closed; choose an active one")
	case int(p.depth) >= accounts.MaxDepth:
		w.refuse(x.r, "parent_number", x.r.ParentNumber, "the tree would have %d levels; at most %d are allowed", p.depth+1, accounts.MaxDepth)
	default:
		return &k, nil
	}
	return nil, nil
}

// openAccount plans a new account.
func (w *work) openAccount(x *candidate, above *key) {
	p := party{parent: -1, line: int32(x.r.At()), depth: 1, kind: x.r.AccountKind}
	if above != nil {
		parent, _ := w.party(*above)
		p.parent, p.depth = parent.n, parent.depth+1
		w.moved = true
	}
	w.meet(x.key, p)
	w.plan.accounts.open = append(w.plan.accounts.open, newAccount{x.key, x.wave, above, opening(x.r, x.unit)})
	w.belongings(x, nil)
	w.count.imported++
}

// belongings plans the bank accounts and books of an account that it does not have yet, and answers whether there are any.
func (w *work) belongings(x *candidate, has *existing) bool {
	some := false
	for _, b := range x.r.BankAccounts {
		number, _ := accounts.BankNumber(b)
		if has == nil || !has.banks[number] {
			w.plan.accounts.banks = append(w.plan.accounts.banks, bank{x.key, number})
			some = true
		}
	}
	for i, f := range []bookassignment.Function{bookassignment.FunctionCOLLECTOR, bookassignment.FunctionBILLER} {
		if user := x.users[i]; user != 0 && (has == nil || has.users[f] != user) {
			w.plan.accounts.books = append(w.plan.accounts.books, book{x.key, f, user})
			some = true
		}
	}
	return some
}

// updateAccount plans what the file says otherwise than the books.
func (w *work) updateAccount(x *candidate, p party, above *key, has *existing) (bool, error) {
	if has == nil {
		return false, fmt.Errorf("intake: account %d can't be read", p.id)
	}
	a, r := has.account, x.r
	fields := []difference{{"kind", string(a.Kind), r.AccountKind}}
	if w.given[record.Accounts]["currency"] {
		fields = append(fields, difference{"currency", string(a.Currency), string(r.Currency)})
	}
	for _, f := range fields {
		if f.have != f.want {
			w.refuse(r, f.field, f.want, "account %s exists already with another %s, which can't be changed: %s, not %s", quote(r.Number), f.field, f.have, f.want)
			return false, nil
		}
	}
	change, some := changes(a, r)
	move := false
	if above != nil {
		parent, _ := w.party(*above)
		if move = parent.id == 0 || parent.id != a.ParentID; move {
			at, err := accounts.Places(w.ctx, w.q, []int{parent.id})
			if err != nil {
				return false, err
			}
			if slices.Contains(at[parent.id].Path, a.ID) {
				w.refuse(r, "parent_number", r.ParentNumber, "this account stands below account %s; move it out first", r.Number)
				return false, nil
			}
			p.parent, p.depth = parent.n, parent.depth+1
			w.top.parties[x.key] = p
			w.moved = true
		}
	}
	if move {
		w.plan.accounts.change = append(w.plan.accounts.change, accountChange{change, above})
	} else if some {
		w.plan.accounts.change = append(w.plan.accounts.change, accountChange{change, nil})
	}
	if w.belongings(x, has) || some || move {
		w.count.imported++
	} else {
		w.count.unchanged++
	}
	return true, nil
}

// changes is what the record says otherwise than the account. Empty cells say nothing.
func changes(a *ent.Account, r *record.Account) (accounts.Change, bool) {
	c := accounts.Change{ID: a.ID, Reason: "import"}
	some := false
	text := func(have, want string, to **string) {
		if want != "" && want != have {
			*to, some = &want, true
		}
	}
	text(a.Name, r.Name, &c.Name)
	if t, err := accounts.ParseTerms(r.PaymentTerms); err == nil {
		text(a.PaymentTerms, t.String(), &c.Terms)
	}
	text(a.Email, r.Email, &c.Email)
	text(a.Phone, r.Phone, &c.Phone)
	text(a.TaxID, r.TaxID, &c.TaxID)
	text(a.Language, r.Language, &c.Language)
	text(a.Region, r.Region, &c.Region)
	if r.CreditLimit != nil {
		if want := r.CreditLimit.Decimal(); a.CreditLimitMinor == nil || !a.CreditLimit().Decimal().Equal(want) {
			limit := &want
			c.CreditLimit, some = &limit, true
		}
	}
	if list := billTo(a.Addresses, r); !slices.Equal(list, a.Addresses) {
		c.Addresses, some = &list, true
	}
	return c, some
}

// billTo is the list with the parts of the billing address that the record gives.
func billTo(list []postal.Address, r *record.Account) []postal.Address {
	if r.Street+r.City+r.PostalCode+r.Country == "" {
		return list
	}
	list = slices.Clone(list)
	i := slices.IndexFunc(list, func(a postal.Address) bool { return a.Use == postal.BillTo })
	if i < 0 {
		i, list = len(list), append(list, postal.Address{Use: postal.BillTo})
	}
	for _, f := range []struct {
		to   *string
		text string
	}{{&list[i].Street, r.Street}, {&list[i].City, r.City}, {&list[i].Region, r.Region}, {&list[i].PostalCode, r.PostalCode}, {&list[i].Country, r.Country}} {
		if f.text != "" {
			*f.to = f.text
		}
	}
	return list
}

func (w *work) writeAccounts() error {
	p := w.plan.accounts
	slices.SortStableFunc(p.open, func(a, b newAccount) int { return a.wave - b.wave })
	for len(p.open) > 0 {
		n := slices.IndexFunc(p.open, func(a newAccount) bool { return a.wave != p.open[0].wave })
		if n < 0 {
			n = len(p.open)
		}
		open := make([]accounts.Open, n)
		for i, a := range p.open[:n] {
			open[i] = a.open
			if a.above != nil {
				above, _ := w.party(*a.above)
				open[i].Parent = above.id
			}
		}
		ids, err := w.Accounts.OpenTx(w.ctx, w.tx, open)
		if err != nil {
			return err
		}
		for i, a := range p.open[:n] {
			x := w.top.parties[a.key]
			x.id = ids[i]
			w.top.parties[a.key] = x
		}
		p.open = p.open[n:]
	}
	for _, c := range p.change {
		if c.above != nil {
			above, _ := w.party(*c.above)
			parent := &above.id
			c.change.Parent = &parent
		}
		if _, err := w.Accounts.ChangeTx(w.ctx, w.tx, c.change); err != nil {
			return err
		}
	}
	banks := make([]accounts.BankAccount, len(p.banks))
	for i, b := range p.banks {
		x, _ := w.party(b.account)
		banks[i] = accounts.BankAccount{Account: x.id, Number: b.number}
	}
	if _, err := w.Accounts.AddBankAccountsTx(w.ctx, w.tx, banks); err != nil {
		return err
	}
	return w.assign(p.books)
}

// assign puts accounts into books from today on, one request per user and function.
func (w *work) assign(books []book) error {
	type owner struct {
		user     int
		function bookassignment.Function
	}
	lists := map[owner][]int{}
	var order []owner
	for _, b := range books {
		o := owner{b.user, b.function}
		if lists[o] == nil {
			order = append(order, o)
		}
		x, _ := w.party(b.account)
		lists[o] = append(lists[o], x.id)
	}
	for _, o := range order {
		if _, err := w.Accounts.AssignTx(w.ctx, w.tx, accounts.Assign{Accounts: lists[o], User: o.user, Function: o.function, StartsOn: w.today()}); err != nil {
			return err
		}
	}
	return nil
}
