package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// The size of the book that is loaded when nothing else is asked for, and the limits of sizes.
const (
	DefaultAccounts = 60
	DefaultMonths   = 24
	MinAccounts     = 24
	MaxAccounts     = 200_000
	MinMonths       = 6
	MaxMonths       = 120
)

// Options say how large the book is and which one it is. Zero values take the defaults; Today is the clock's day.
type Options struct {
	Accounts int // of all kinds, in both business units
	Months   int // with invoices, the current one included
	Seed     uint64
	Today    date.Date

	Progress func(day date.Date, c Counts) // called after every week of the book, when set
}

func (o *Options) check(db *store.DB) error {
	if o.Accounts == 0 {
		o.Accounts = DefaultAccounts
	}
	if o.Months == 0 {
		o.Months = DefaultMonths
	}
	if o.Today == "" {
		o.Today = date.Of(db.Clock().UTC())
	}
	switch {
	case o.Accounts < MinAccounts || o.Accounts > MaxAccounts:
		return fault.New(fault.Invalid, "a demo book has %d to %d accounts, not %d", MinAccounts, MaxAccounts, o.Accounts).On("accounts")
	case o.Months < MinMonths || o.Months > MaxMonths:
		return fault.New(fault.Invalid, "a demo book has %d to %d months, not %d", MinMonths, MaxMonths, o.Months).On("months")
	}
	if err := o.Today.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("today")
	}
	return nil
}

// Counts is what was written.
type Counts struct {
	BusinessUnits int `json:"businessUnits"`
	Users         int `json:"users"`
	Accounts      int `json:"accounts"`
	Contacts      int `json:"contacts"`
	BankAccounts  int `json:"bankAccounts"`
	Assignments   int `json:"assignments"`
	Products      int `json:"products"`
	Contracts     int `json:"contracts"`
	ContractLines int `json:"contractLines"`
	Inventory     int `json:"inventoryItems"`
	Events        int `json:"contractEvents"`
	TimeEntries   int `json:"timeEntries"`
	UsageRecords  int `json:"usageRecords"`
	Jurisdictions int `json:"taxJurisdictions"`
	Exemptions    int `json:"taxExemptions"`
	Cycles        int `json:"billingCycles"`
	BillRuns      int `json:"billRuns"`
	BillDrafts    int `json:"billDrafts"`
	Exceptions    int `json:"billExceptions"`
	Templates     int `json:"templates"`
	Deliveries    int `json:"deliveries"`
	Invoices      int `json:"invoices"`
	InvoiceLines  int `json:"invoiceLines"`
	Payments      int `json:"payments"`
	Applications  int `json:"applications"` // without reversals
	Reversals     int `json:"reversedPayments"`
	CreditMemos   int `json:"creditMemos"`
	Adjustments   int `json:"adjustments"`
	Notes         int `json:"notes"`
	ClosedPeriods int `json:"closedPeriods"`

	// The program of a partner, whose secret is shown this once.
	ClientID     string `json:"clientId"`
	ClientSecret string `json:"clientSecret"`
}

// book is the state of a load: what the people in the book know of it.
type book struct {
	Options
	Counts

	db     *store.DB // happens at b.now
	now    time.Time
	sys    context.Context
	dice   dice
	more   dice      // decides what has no influence on who pays what when
	starts date.Date // of the first month
	month  date.Date // the current one

	accounts  *accounts.Service
	contracts *contracts.Service
	cash      *cash.Service
	credits   *credits.Service
	ledger    *ledger.Service
	auth      *auth.Service
	billing   *billing.Service
	documents *documents.Service
	delivery  *delivery.Service

	taxes      *tax.Table
	cast       cast
	agreements agreements
	units      []*unit
	people     map[string]*person
	products   []*product
	parties    []*party
	agenda     map[date.Date][]func() error // by first day of a week
	due        map[date.Date][]*bill        // bills that somebody means to pay, by first day of a week
}

// unit is a business unit of the book.
type unit struct {
	id       int
	code     string
	currency money.Currency
	zone     string
	version  int
}

// Load writes the demo book into an empty one. It reports fault.State when business units, accounts or users exist, and
// fault.Invalid for a size that is out of range. The audit trail names the people of the book.
func Load(ctx context.Context, db *store.DB, people *auth.Service, o Options) (Counts, error) {
	if err := o.check(db); err != nil {
		return Counts{}, err
	}
	b := &book{Options: o, sys: viewer.NewContext(ctx, viewer.System("demo book")), agenda: map[date.Date][]func() error{}, due: map[date.Date][]*bill{},
		dice: dice{rand.New(rand.NewPCG(o.Seed, 0xd0eb00c))}, more: dice{rand.New(rand.NewPCG(o.Seed, 0xb111))}, auth: people, people: map[string]*person{}}
	b.month = o.Today.StartOfMonth()
	b.starts = b.month.AddMonths(1 - o.Months)
	b.db = db.At(func() time.Time { b.now = b.now.Add(20 * time.Millisecond); return b.now })
	b.accounts, b.contracts, b.cash = &accounts.Service{DB: b.db}, &contracts.Service{DB: b.db}, &cash.Service{DB: b.db}
	b.credits, b.ledger = &credits.Service{DB: b.db}, &ledger.Service{DB: b.db}
	b.billing, b.documents = &billing.Service{DB: b.db}, documents.New(b.db, nil, 1)
	var err error
	if b.delivery, err = delivery.New(delivery.Config{DB: b.db, Documents: b.documents}); err != nil {
		return Counts{}, err
	}
	if err := b.needEmpty(); err != nil {
		return Counts{}, err
	}
	b.at(b.starts.AddDays(-1))
	for _, step := range []func() error{b.makeUnits, b.makePeople, b.describeUnits, b.makeProducts, b.makePrices, b.makeTaxes, b.makeParties, b.makeTemplates, b.makeContracts,
		b.assignBooks, b.plan, b.live, b.mark, b.finish, b.count} {
		if err := step(); err != nil {
			return Counts{}, err
		}
	}
	return b.Counts, nil
}

func (b *book) needEmpty() error {
	for _, q := range []struct {
		what  string
		exist func(context.Context) (bool, error)
	}{{"business units", b.db.BusinessUnit.Query().Exist}, {"accounts", b.db.Account.Query().Exist}, {"users", b.db.User.Query().Exist}} {
		there, err := q.exist(b.sys)
		if err != nil {
			return err
		}
		if there {
			return fault.New(fault.State, "the book is not empty: it has %s; the demo book is loaded into an empty database only", q.what)
		}
	}
	return nil
}

// at moves the clock of the book to the morning of a day.
func (b *book) at(day date.Date) { b.now = day.Time().Add(7 * time.Hour) }

// tx writes in one transaction as the program.
func (b *book) tx(fn func(tx *store.TxClient) error) error { return store.Do(b.sys, b.db, fn) }

// units are the legal entities of the book.
func (b *book) makeUnits() error {
	for _, u := range []struct {
		unit
		name  string
		small int64
	}{
		{unit{code: "TFN", currency: "USD", zone: "America/Chicago"}, "Tallowfinch Networks, Inc.", 1000},
		{unit{code: "TFE", currency: "EUR", zone: "Europe/Berlin"}, "Tallowfinch Europe GmbH", 500},
	} {
		made, err := b.ledger.CreateBusinessUnit(b.sys, ledger.BusinessUnit{Code: u.code, Name: u.name, Currency: u.currency, TimeZone: u.zone, SmallBalance: u.small})
		if err != nil {
			return err
		}
		u.unit.id, u.version = made.ID, made.Version
		b.units = append(b.units, &u.unit)
		b.BusinessUnits++
	}
	return nil
}

// dice draws what chance decides.
type dice struct{ *rand.Rand }

// chance is true in so many of a thousand draws.
func (d dice) chance(perMille int) bool { return d.IntN(1000) < perMille }

// between draws from lo to hi, both included.
func (d dice) between(lo, hi int) int { return lo + d.IntN(hi-lo+1) }

func pick[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// digits draws a text of n digits that does not begin with 0.
func (d dice) digits(n int) string {
	s := fmt.Sprint(d.between(1, 9))
	for range n - 1 {
		s += fmt.Sprint(d.IntN(10))
	}
	return s
}
