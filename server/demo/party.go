package demo

import (
	"fmt"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// party is an account of the book with the habits of the people there.
type party struct {
	index, id    int
	unit         *unit
	kind         account.Kind
	number, name string
	parent       *party // pays for it
	rooftops     int
	region       region
	terms        accounts.Terms
	tax          int64 // hundredths of a percent; 0: exempt
	wantsOrder   bool  // a purchase order number on every invoice
	order        string
	city         string
	certificate  string    // of its exemption; "": taxed
	exemptTo     date.Date // "": without end
	runsFrom     date.Date // month from which bill runs charge its contract; "": never in this book
	mailed       bool      // its invoices go by e-mail
	silent       bool      // nobody knows the address for its bills

	habit   habit
	lag     int // days that a late payer is late
	stopsOn date.Date
	leaves  date.Date // day on which its contract ends

	billingDay int
	contract   int
	services   []*service
	open       []*bill
	left       []*receipt // payments of which something is left
	contact    string
}

func (p *party) currency() money.Currency { return p.unit.currency }

func (p *party) payer() *party {
	if p.parent != nil {
		return p.parent
	}
	return p
}

// billed reports whether the party gets invoices: we buy from carriers.
func (p *party) billed() bool { return p.kind != account.KindCARRIER }

// plan is the mix of accounts in a unit.
type plan struct{ carriers, oems, partners, clients, dealers int }

func planOf(n int) plan {
	p := plan{carriers: 2 + n/60, oems: 1 + n/40, partners: 1 + n/40, clients: n / 4}
	p.carriers = min(p.carriers, 12)
	p.dealers = n - p.carriers - p.oems - p.partners - p.clients
	return p
}

func (b *book) makeParties() error {
	names := map[string]bool{}
	abroad := b.Options.Accounts / 8
	for i, u := range b.units {
		n := []int{b.Options.Accounts - abroad, abroad}[i]
		p := planOf(n)
		if i > 0 {
			p = plan{oems: 1, clients: n / 3, dealers: n - 1 - n/3}
		}
		for _, k := range []struct {
			kind   account.Kind
			n      int
			trades []string
		}{{account.KindCARRIER, p.carriers, carrierWords}, {account.KindOEM, p.oems, oemTrades}, {account.KindPARTNER, p.partners, partnerWords}, {account.KindCLIENT, p.clients, clientTrades}} {
			for range k.n {
				b.addParty(&party{unit: u, kind: k.kind, region: pick(b.dice, regions[string(u.currency)])}, k.trades, names)
			}
		}
		b.addDealers(u, p.dealers, names)
	}
	b.singleOut()
	b.chooseCast()
	if err := b.openParties(); err != nil {
		return err
	}
	return b.exempt()
}

// addDealers makes groups with 2 to 6 rooftops, and dealers that stand alone.
func (b *book) addDealers(u *unit, n int, names map[string]bool) {
	for n > 0 {
		p := &party{unit: u, kind: account.KindDEALER, region: pick(b.dice, regions[string(u.currency)])}
		if b.addParty(p, dealerTrades, names); n < 4 || !b.dice.chance(550) {
			n--
			continue
		}
		p.rooftops = min(b.dice.between(2, 6), n-1)
		for range p.rooftops {
			b.addParty(&party{unit: u, kind: account.KindDEALER, region: p.region, parent: p}, dealerTrades, names)
		}
		n -= 1 + p.rooftops
	}
}

func (b *book) addParty(p *party, trades []string, names map[string]bool) {
	for n := 1; p.name == "" || names[p.name]; n++ {
		p.name = b.dice.place() + " " + pick(b.dice, trades)
		if b.dice.chance(300) {
			p.name = b.dice.family() + " " + pick(b.dice, trades)
		}
		if n > 4 {
			p.name = b.dice.family() + " " + p.name
		}
	}
	names[p.name] = true
	p.index = len(b.parties)
	p.number = map[account.Kind]string{account.KindCARRIER: "V", account.KindOEM: "O", account.KindPARTNER: "P", account.KindCLIENT: "C", account.KindDEALER: "D"}[p.kind] + fmt.Sprint(1001+p.index)
	text := pick(b.dice, []string{"NET30", "NET30", "NET30", "NET30", "NET45", "NET15", "EOM", "2/10NET30", "NET60"})
	if p.kind == account.KindOEM {
		text = "NET60"
	}
	p.terms, _ = accounts.ParseTerms(text) // of the list above
	p.tax = p.region.tax
	if p.kind == account.KindPARTNER || b.dice.chance(60) {
		p.tax = 0
	}
	p.wantsOrder = p.kind == account.KindOEM || b.dice.chance(80)
	p.billingDay = pick(b.dice, []int{1, 1, 1, 5, 10, 15, 20, 25})
	p.habit, p.lag = b.dice.habit()
	if p.parent != nil {
		p.billingDay, p.terms = p.parent.billingDay, p.parent.terms
	}
	b.parties = append(b.parties, p)
}

// singleOut makes sure that there is somebody who stopped paying and somebody who left.
func (b *book) singleOut() {
	var alone []*party
	for _, p := range b.parties {
		if p.parent == nil && p.rooftops == 0 && (p.kind == account.KindDEALER || p.kind == account.KindCLIENT) {
			alone = append(alone, p)
		}
	}
	for i := 0; i < len(alone); i += 11 {
		p := alone[i]
		p.habit, p.stopsOn = stopped, b.Today.AddDays(-b.dice.between(75, 210))
	}
	for i := 0; i < len(alone); i += 30 {
		if p := alone[(i+6)%len(alone)]; p.habit != stopped {
			p.habit, p.leaves = early, b.starts.AddMonths(b.Months/2).AddDays(9)
		}
	}
}

// openParties writes accounts, people, bank accounts and what to mind, groups before their rooftops.
func (b *book) openParties() error {
	for _, rooftops := range []bool{false, true} {
		var wave []*party
		for _, p := range b.parties {
			if (p.parent != nil) == rooftops {
				wave = append(wave, p)
			}
		}
		for i := 0; i < len(wave); i += 500 {
			if err := b.openChunk(wave[i:min(i+500, len(wave))]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) openChunk(chunk []*party) error {
	in := make([]accounts.Open, len(chunk))
	for i, p := range chunk {
		in[i] = b.opening(p)
	}
	var people []accounts.AddContact
	var banks []accounts.BankAccount
	var owners []int // of the people, as an index into the chunk
	for i, p := range chunk {
		for n := range b.dice.between(1, 3) {
			name := b.dice.person()
			if n == 0 {
				p.contact = name
			}
			role := [][]string{{"AP clerk", "Carrier billing desk"}, {"Controller", "Account manager"}, {"Dealer principal", "Managing director"}}[n][btoi(!p.billed())]
			if p.silent && n == 0 {
				role = "General manager"
			}
			people = append(people, accounts.AddContact{Name: name, Role: role,
				Email: mail(name, p.name), Phone: b.dice.phone(p.region), Language: p.region.language})
			owners = append(owners, i)
		}
		if p.parent == nil && p.billed() {
			banks = append(banks, accounts.BankAccount{Account: i, Number: b.bank(p)})
		}
	}
	changes := make([]accounts.Change, len(chunk))
	for i, p := range chunk {
		changes[i] = b.profile(p)
	}
	var ids []int
	if err := b.tx(func(tx *store.TxClient) (err error) {
		if ids, err = b.accounts.OpenTx(b.sys, tx, in); err != nil {
			return err
		}
		for n := range people {
			people[n].Account = ids[owners[n]]
		}
		if _, err = b.accounts.AddContactsTx(b.sys, tx, people); err != nil {
			return err
		}
		list := make([]accounts.BankAccount, len(banks))
		for n, k := range banks {
			list[n] = accounts.BankAccount{Account: ids[k.Account], Number: k.Number}
		}
		if _, err = b.accounts.AddBankAccountsTx(b.sys, tx, list); err != nil {
			return err
		}
		for i, c := range changes {
			c.ID = ids[i]
			if _, err := b.accounts.ChangeTx(b.sys, tx, c); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	for i, p := range chunk {
		p.id = ids[i]
	}
	b.Counts.Accounts += len(chunk)
	b.Contacts += len(people)
	b.BankAccounts += len(banks)
	return nil
}

func (b *book) opening(p *party) accounts.Open {
	in := accounts.Open{BusinessUnit: p.unit.id, Number: p.number, Name: p.name, Kind: p.kind, Currency: p.currency(), Terms: p.terms.String(), Email: mail("ap", p.name),
		Phone: b.dice.phone(p.region), TaxID: taxNumber(p.region.country, b.dice.digits(9)), Language: p.region.language, Region: p.region.name}
	if p.parent != nil {
		in.Parent = p.parent.id
	}
	if p.silent {
		in.Email = ""
	}
	if p.billed() && p.parent == nil {
		limit := decimal.NewFromInt(int64(pick(b.dice, []int{5, 10, 15, 25, 50, 100})) * 1000 * int64(1+p.rooftops))
		in.CreditLimit = &limit
	}
	city := b.dice.place()
	p.city = city
	bill := postal.Address{Use: postal.BillTo, Street: fmt.Sprintf("%d %s Street", b.dice.between(2, 980), pick(b.dice, streets)), City: city, Region: p.region.code,
		PostalCode: b.dice.digits(5), Country: p.region.country}
	in.Addresses = []postal.Address{bill}
	if b.dice.chance(300) {
		ship := bill
		ship.Use, ship.Street = postal.ShipTo, fmt.Sprintf("%d %s Road", b.dice.between(2, 980), pick(b.dice, streets))
		in.Addresses = append(in.Addresses, ship)
	}
	return in
}

func (b *book) bank(p *party) string {
	if p.region.country == "US" {
		return "US" + b.dice.digits(9) + b.dice.digits(10)
	}
	return p.region.country + b.dice.digits(2) + b.dice.digits(18)
}

// profile is what to mind about the party.
func (b *book) profile(p *party) accounts.Change {
	text := func(s string) *string { return &s }
	delivery := pick(b.dice, []account.Delivery{account.DeliveryEMAIL, account.DeliveryEMAIL, account.DeliveryEMAIL, account.DeliveryPORTAL, account.DeliveryPRINT, account.DeliveryEDI})
	if p.mailed {
		delivery = account.DeliveryEMAIL
	}
	c := accounts.Change{RiskClass: text(p.habit.risk()), Delivery: &delivery, Reason: "first entry"}
	if p.wantsOrder {
		c.PurchaseOrderRequired = &p.wantsOrder
	}
	if p.tax == 0 && p.region.tax > 0 {
		p.certificate = "EX-" + b.dice.digits(7)
		c.TaxExemption = &p.certificate
	}
	if b.dice.chance(250) {
		c.PreferredHours = text(pick(b.dice, []string{"Tuesdays and Thursdays before noon", "after 14:00", "never on the last two days of the month", "mornings, central time"}))
		c.PreferredChannel = text(pick(b.dice, []string{"telephone first, then e-mail", "e-mail only, with the statement attached", "their portal", "text message to the controller"}))
	}
	if b.dice.chance(120) {
		c.SensitiveMatters = text(pick(b.dice, []string{"An outage last spring cost them a sales weekend; begin with the service, not with the money.",
			"The founder died this year. The family answers for the business; be patient with dates.", "They are in the middle of a sale of the company; write nothing that reads like a threat.",
			"A credit was promised by telephone before the contract was signed; check the notes before you call."}))
		c.PeopleToAvoid = text(pick(b.dice, []string{"", "the general manager: ask for the controller", "anybody at the front desk", b.dice.person() + ", who left in anger"}))
	}
	return c
}

func btoi(x bool) int {
	if x {
		return 1
	}
	return 0
}
