package statement

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/store"
)

// maxItems is the largest number of items of one answer.
const maxItems = 50_000

// Service makes statements and reconciliations.
type Service struct {
	DB        *store.DB
	Documents *documents.Service // makes files; nil where none are made
}

// Breakdown is what the open invoices' charges are grouped by.
type Breakdown string

// The breakdowns.
const (
	ByProduct    Breakdown = "PRODUCT"
	BySite       Breakdown = "SITE"
	ByCostCentre Breakdown = "COST_CENTRE"
	ByContract   Breakdown = "CONTRACT"
	ByService    Breakdown = "SERVICE" // a line's description, or its product's name
)

// In asks for statements.
type In struct {
	Account   int
	Kind      present.StatementKind // "": open item
	AsOf      date.Date             // "": today
	From      date.Date             // of a balance forward; "": the first day of AsOf's month
	Children  bool                  // also the accounts below
	Breakdown Breakdown             // "": none
}

// Statement is what an account, or a group of accounts, owes on a day in one currency.
type Statement struct {
	Kind       present.StatementKind
	Currency   money.Currency
	From, AsOf date.Date // From "" without opening balances
	Accounts   []Account // those that have anything; the one asked for first, then by number
	Owed       ledger.Owed
	Groups     []Group // of the open invoices, by name; what has no value last
	Balance    int64   // minor units
}

// Account is one account of a statement, in minor units.
type Account struct {
	Account *ent.Account
	Opening int64 // of a balance forward
	Items   []Item
	Closing int64
}

// Item is an open item or a movement, in minor units.
type Item struct {
	On, DueOn   date.Date // DueOn "" unless an invoice
	Kind        present.ItemKind
	Number      string
	Description string
	Amount      int64
	Open        int64 // of an open item, what is left of Amount
	Document    int   // the invoice, payment or credit memo; of an adjustment its invoice; 0: not the viewer's to see

	parts []part // of an open invoice, when there is a breakdown
}

// Group is what is open of the charges of one name.
type Group struct {
	Name  string
	Minor int64
}

// Statements answers one statement for each currency, by code; an account that has nothing gets an empty one in its own. It
// reports fault.NotFound for an account that is not the viewer's to see, fault.Invalid for a From after AsOf, and
// fault.Limit for more than 50,000 items. Requires reports:read.
func (s *Service) Statements(ctx context.Context, in In) ([]Statement, error) {
	var out []Statement
	err := s.read(ctx, func(b books) (err error) {
		_, out, err = b.statements(ctx, in)
		return err
	})
	return out, err
}

func (in *In) check(today date.Date) error {
	if in.AsOf == "" {
		in.AsOf = today
	}
	switch in.Kind {
	case "":
		in.Kind = present.OpenItem
	case present.OpenItem, present.BalanceForward:
	default:
		return fault.New(fault.Invalid, "%q is no kind of statement; use %s or %s", in.Kind, present.OpenItem, present.BalanceForward).On("kind")
	}
	if _, ok := keys[in.Breakdown]; !ok && in.Breakdown != "" {
		return fault.New(fault.Invalid, "%q is no breakdown; use PRODUCT, SITE, COST_CENTRE, CONTRACT or SERVICE", in.Breakdown).On("breakdown")
	}
	if in.Kind == present.OpenItem {
		in.From = ""
		return nil
	}
	if in.From == "" {
		in.From = in.AsOf.StartOfMonth()
	}
	if in.From > in.AsOf {
		return fault.New(fault.Invalid, "the statement begins on %s, after its day %s; choose an earlier first day", in.From, in.AsOf).On("from")
	}
	return nil
}

func (b books) statements(ctx context.Context, in In) (*ent.Account, []Statement, error) {
	if err := in.check(b.today); err != nil {
		return nil, nil, err
	}
	top, members, err := b.tree(ctx, in.Account, in.Children)
	if err != nil {
		return nil, nil, err
	}
	ids := make([]int, len(members))
	for i, a := range members {
		ids[i] = a.ID
	}
	open, err := b.open(ctx, ids, in.AsOf)
	if err != nil {
		return nil, nil, err
	}
	documents, err := b.documents(ctx, open)
	if err != nil {
		return nil, nil, err
	}
	var parts map[int][]part
	if in.Breakdown != "" {
		if parts, err = b.charges(ctx, open, in.Breakdown); err != nil {
			return nil, nil, err
		}
	}
	accounts := map[owner]*Account{}
	at := func(o owner) *Account {
		a := accounts[o]
		if a == nil {
			a = &Account{}
			accounts[o] = a
		}
		return a
	}
	owed := map[money.Currency]*ledger.Owed{}
	groups := map[money.Currency]map[string]int64{}
	for _, x := range open {
		o := owed[x.currency]
		if o == nil {
			o = &ledger.Owed{Currency: x.currency}
			owed[x.currency], groups[x.currency] = o, map[string]int64{}
		}
		item := documents[x.item]
		switch x.kind {
		case receivableentry.ItemKindINVOICE:
			item.Open = x.minor
			age(o, item, in.AsOf)
			if in.Breakdown != "" {
				item.parts = portions(item, parts[x.item])
				for _, p := range item.parts {
					groups[x.currency][p.name] += p.open
				}
			}
		case receivableentry.ItemKindPAYMENT:
			item.Open = -x.minor
			o.UnappliedCash += x.minor
		default:
			item.Open = -x.minor
			o.UnappliedCredit += x.minor
		}
		if in.Kind == present.OpenItem {
			a := at(x.owner)
			a.Items = append(a.Items, item)
		}
	}
	if in.Kind == present.BalanceForward {
		if err := b.forward(ctx, ids, in, at); err != nil {
			return nil, nil, err
		}
	}
	return top, gather(in, top, members, accounts, owed, groups), nil
}

// gather puts together what was read, one statement for each currency.
func gather(in In, top *ent.Account, members []*ent.Account, accounts map[owner]*Account, owed map[money.Currency]*ledger.Owed, groups map[money.Currency]map[string]int64) []Statement {
	currencies := map[money.Currency]bool{}
	for o := range accounts {
		currencies[o.currency] = true
	}
	for c := range owed {
		currencies[c] = true
	}
	if len(currencies) == 0 {
		currencies[top.Currency] = true
	}
	var out []Statement
	for c := range currencies {
		s := Statement{Kind: in.Kind, Currency: c, From: in.From, AsOf: in.AsOf, Accounts: []Account{}, Owed: ledger.Owed{Currency: c}}
		if o := owed[c]; o != nil {
			s.Owed = *o
		}
		for _, m := range members {
			a := accounts[owner{m.ID, c}]
			if a == nil {
				continue
			}
			a.Account, a.Closing = m, a.Opening
			for _, x := range a.Items {
				if in.Kind == present.OpenItem {
					a.Closing += x.Open
				} else {
					a.Closing += x.Amount
				}
			}
			if in.Kind == present.OpenItem {
				slices.SortFunc(a.Items, func(x, y Item) int {
					return cmp.Or(cmp.Compare(x.On, y.On), cmp.Compare(x.Document, y.Document), cmp.Compare(x.Number, y.Number))
				})
			}
			s.Balance += a.Closing
			s.Accounts = append(s.Accounts, *a)
		}
		for name, minor := range groups[c] {
			if minor != 0 {
				s.Groups = append(s.Groups, Group{name, minor})
			}
		}
		slices.SortFunc(s.Groups, func(x, y Group) int { return last(x.Name, y.Name) })
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y Statement) int { return strings.Compare(string(x.Currency), string(y.Currency)) })
	return out
}

// last orders names, the empty one at the end.
func last(x, y string) int {
	if x == "" || y == "" {
		return len(y) - len(x)
	}
	return cmp.Or(strings.Compare(strings.ToLower(x), strings.ToLower(y)), strings.Compare(x, y))
}

// age adds an open invoice to the bucket of its age, by due date.
func age(o *ledger.Owed, x Item, asOf date.Date) {
	i := 0
	for days := asOf.DaysSince(x.DueOn); i < len(o.Buckets)-1 && days > 30*i; {
		i++
	}
	o.Buckets[i].Count++
	o.Buckets[i].Minor += x.Open
	if o.OldestDueOn == "" || x.DueOn < o.OldestDueOn {
		o.OldestDueOn = x.DueOn
	}
}

// part is what of an invoice is for one name.
type part struct {
	name         string
	weight       int64 // billed, with tax
	amount, open int64
}

// portions divides the total of an invoice and what is open of it over its charges.
func portions(x Item, charges []part) []part {
	if len(charges) == 0 {
		charges = []part{{weight: 1}}
	}
	weights := make([]int64, len(charges))
	for i, c := range charges {
		weights[i] = c.weight
	}
	amounts, open := split(x.Amount, weights), split(x.Open, weights)
	out := slices.Clone(charges)
	for i := range out {
		out[i].amount, out[i].open = amounts[i], open[i]
	}
	return out
}

// read is what every verb begins with: the permission, then one snapshot.
func (s *Service) read(ctx context.Context, fn func(books) error) error {
	if err := viewer.Need(viewer.From(ctx), viewer.ReportsRead); err != nil {
		return err
	}
	return s.snapshot(ctx, fn)
}
