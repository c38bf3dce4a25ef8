package worktime

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Terms is what contracts, rate cards and the billing calendar say of time and usage. What it admits counts for what it is
// asked next.
type Terms struct {
	today  date.Date
	lines  map[int]*line
	cards  map[int]*catalogue.Card
	budget map[int]decimal.Decimal   // hours of a line in the books
	worked map[shift]decimal.Decimal // hours of a person on a day in the books
	more   map[int]decimal.Decimal   // hours of a line that were admitted
	longer map[shift]decimal.Decimal // hours of a person on a day that were admitted
	cycles []cycle
	from   date.Date // days whose cycles and shifts are read
	to     date.Date
}

// line is a contract line with what time and usage need to know of it.
type line struct {
	id, no                           int
	contract                         string
	kind                             contractline.Kind
	status                           contract.Status
	account, unit, card              int
	accountKind, region              string
	path                             []int // the account and all above it
	startsOn, endsOn, disconnectedOn date.Date
	contractStartsOn, contractEndsOn date.Date
	budgetHours, dailyHours          decimal.Decimal
}

type shift struct {
	line   int
	person string
	day    date.Date
}

// cycle is a billing cycle whose cut-off has passed.
type cycle struct {
	unit             int
	from, to, cutOff date.Date
	selection        bill.Selection
}

// NewTerms knows nothing yet.
func NewTerms(today date.Date) *Terms {
	return &Terms{today: today, lines: map[int]*line{}, cards: map[int]*catalogue.Card{}, budget: map[int]decimal.Decimal{}, worked: map[shift]decimal.Decimal{},
		more: map[int]decimal.Decimal{}, longer: map[shift]decimal.Decimal{}}
}

// Learn reads what has to be known of contract lines for days from one to another. Inside a transaction the lines stay locked,
// so that two people don't use up the same hours.
func (t *Terms) Learn(ctx context.Context, q store.Querier, lines []int, from, to date.Date) error {
	lines = slices.Compact(slices.Sorted(slices.Values(lines)))
	wider := t.from == "" || from < t.from || to > t.to
	if wider && t.from != "" {
		from, to = min(from, t.from), max(to, t.to)
	}
	fresh := slices.DeleteFunc(slices.Clone(lines), func(id int) bool { return t.lines[id] != nil })
	if !wider && len(fresh) == 0 {
		return nil
	}
	if wider { // what is known is known for other days
		for id := range t.lines {
			lines = append(lines, id)
		}
		t.from, t.to = from, to
		clear(t.worked)
	} else {
		lines = fresh
	}
	for _, step := range []func(context.Context, store.Querier, []int) error{t.lock, t.readLines, t.readPlaces, t.readCards, t.readBudgets, t.readShifts, t.readCycles} {
		if err := step(ctx, q, lines); err != nil {
			return err
		}
	}
	return nil
}

func (t *Terms) lock(ctx context.Context, q store.Querier, ids []int) error {
	tx, ok := q.(*store.TxClient)
	if !ok || !tx.Postgres() {
		return nil
	}
	among, list := store.AmongIDs(q, "id", ids)
	rows, err := tx.Query(ctx, `SELECT id FROM contract_lines WHERE `+among+` ORDER BY id FOR NO KEY UPDATE`, list)
	return each(rows, err, func(func(...any) error) error { return nil })
}

// each reads all rows of a query.
func each(rows scanner, err error, row func(scan func(...any) error) error) error {
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

type scanner interface {
	Next() bool
	Scan(...any) error
	Err() error
	Close() error
}

func (t *Terms) readLines(ctx context.Context, q store.Querier, ids []int) error {
	among, list := store.AmongIDs(q, "l.id", ids)
	rows, err := q.Query(ctx, `SELECT l.id, l.line_no, c.number, l.kind, c.status, c.account_id, c.business_unit_id, COALESCE(c.rate_card_id, 0), c.renews, a.kind, a.region,
			l.starts_on, l.ends_on, l.disconnected_on, c.starts_on, c.ends_on, l.budget_hours, l.daily_hours
		FROM contract_lines l JOIN contracts c ON c.id = l.contract_id JOIN accounts a ON a.id = c.account_id WHERE `+among, list)
	return each(rows, err, func(scan func(...any) error) error {
		l := &line{}
		var renews bool
		if err := scan(&l.id, &l.no, &l.contract, &l.kind, &l.status, &l.account, &l.unit, &l.card, &renews, &l.accountKind, &l.region,
			&l.startsOn, &l.endsOn, &l.disconnectedOn, &l.contractStartsOn, &l.contractEndsOn, &l.budgetHours, &l.dailyHours); err != nil {
			return err
		}
		if renews && l.status == contract.StatusACTIVE { // it goes on at its end, and so do the lines that end with it
			if l.endsOn == l.contractEndsOn {
				l.endsOn = ""
			}
			l.contractEndsOn = ""
		}
		t.lines[l.id] = l
		return nil
	})
}

// readCards reads the rate cards of the lines that are not known.
func (t *Terms) readCards(ctx context.Context, q store.Querier, ids []int) error {
	var cards []int
	for _, id := range ids {
		if l := t.lines[id]; l != nil && l.card != 0 && t.cards[l.card] == nil && !slices.Contains(cards, l.card) {
			cards = append(cards, l.card)
		}
	}
	if len(cards) == 0 {
		return nil
	}
	found, err := catalogue.CardsByID(ctx, q, cards)
	for id, c := range found {
		t.cards[id] = c
	}
	return err
}

// counting are the entries that use hours up. The same hours are counted together, so that sums are exact on every database.
const counting = ` FROM time_entries WHERE status <> 'REJECTED' AND `

func (t *Terms) readBudgets(ctx context.Context, q store.Querier, ids []int) error {
	limited := t.limited(ids, func(l *line) bool { return !l.budgetHours.IsZero() })
	if len(limited) == 0 {
		return nil
	}
	for _, id := range limited {
		t.budget[id] = decimal.Zero
	}
	among, list := store.AmongIDs(q, "contract_line_id", limited)
	rows, err := q.Query(ctx, `SELECT contract_line_id, hours, COUNT(*)`+counting+among+` GROUP BY contract_line_id, hours`, list)
	return each(rows, err, func(scan func(...any) error) error {
		var id int
		var hours decimal.Decimal
		var n int64
		if err := scan(&id, &hours, &n); err != nil {
			return err
		}
		t.budget[id] = t.budget[id].Add(hours.Mul(decimal.NewFromInt(n)))
		return nil
	})
}

func (t *Terms) limited(ids []int, by func(*line) bool) []int {
	return slices.DeleteFunc(slices.Clone(ids), func(id int) bool { return t.lines[id] == nil || !by(t.lines[id]) })
}

func (t *Terms) readShifts(ctx context.Context, q store.Querier, ids []int) error {
	limited := t.limited(ids, func(l *line) bool { return !l.dailyHours.IsZero() })
	if len(limited) == 0 {
		return nil
	}
	among, list := store.AmongIDs(q, "contract_line_id", limited)
	rows, err := q.Query(ctx, `SELECT contract_line_id, person, worked_on, hours, COUNT(*)`+counting+among+` AND worked_on >= ? AND worked_on <= ? GROUP BY contract_line_id, person, worked_on, hours`, list, t.from, t.to)
	return each(rows, err, func(scan func(...any) error) error {
		var s shift
		var hours decimal.Decimal
		var n int64
		if err := scan(&s.line, &s.person, &s.day, &hours, &n); err != nil {
			return err
		}
		t.worked[s] = t.worked[s].Add(hours.Mul(decimal.NewFromInt(n)))
		return nil
	})
}

// readCycles reads the billing cycles of the lines' business units whose cut-off has passed.
func (t *Terms) readCycles(ctx context.Context, q store.Querier, ids []int) error {
	var units []int
	for _, l := range t.lines {
		if !slices.Contains(units, l.unit) {
			units = append(units, l.unit)
		}
	}
	among, list := store.AmongIDs(q, "business_unit_id", units)
	rows, err := q.Query(ctx, `SELECT business_unit_id, period_from, period_to, cut_off_on, selection FROM billing_cycles
		WHERE cut_off_on < ? AND period_from <= ? AND period_to >= ? AND `+among, t.today, t.to, t.from, list)
	t.cycles = nil
	return each(rows, err, func(scan func(...any) error) error {
		var c cycle
		var selection []byte
		if err := scan(&c.unit, &c.from, &c.to, &c.cutOff, &selection); err != nil {
			return err
		}
		if len(selection) > 0 {
			if err := json.Unmarshal(selection, &c.selection); err != nil {
				return err
			}
		}
		t.cycles = append(t.cycles, c)
		return nil
	})
}

// readPlaces reads the accounts above those of the lines.
func (t *Terms) readPlaces(ctx context.Context, q store.Querier, ids []int) error {
	var parties []int
	for _, id := range ids {
		if l := t.lines[id]; l != nil {
			parties = append(parties, l.account)
		}
	}
	if len(parties) == 0 {
		return nil
	}
	places, err := accounts.Places(ctx, q, slices.Compact(slices.Sorted(slices.Values(parties))))
	for _, id := range ids {
		if l := t.lines[id]; l != nil {
			l.path = places[l.account].Path
		}
	}
	return err
}

// bills reports whether the cycle is about a day of an account.
func (c cycle) bills(l *line, day date.Date) bool {
	s := c.selection
	named := len(s.Accounts) == 0 || slices.Contains(s.Accounts, l.account) ||
		s.Children && slices.ContainsFunc(l.path, func(id int) bool { return slices.Contains(s.Accounts, id) })
	return c.unit == l.unit && c.from <= day && day <= c.to && named &&
		(len(s.Kinds) == 0 || slices.Contains(s.Kinds, l.accountKind)) && (len(s.Regions) == 0 || slices.Contains(s.Regions, l.region))
}

// late reports whether what is entered or approved today for a day comes after the cut-off of a cycle.
func (t *Terms) late(l *line, day date.Date) bool {
	return slices.ContainsFunc(t.cycles, func(c cycle) bool { return c.bills(l, day) })
}

// hourly is the rate that the contract's card has on a day.
func (t *Terms) hourly(l *line, role, skill string, class timeentry.Class, day date.Date) (decimal.Decimal, error) {
	if l.card == 0 {
		return decimal.Decimal{}, fault.New(fault.State, "contract %s has no rate card, and so time has no rate; give the contract one", l.contract).On("contract_line")
	}
	card := t.cards[l.card]
	rate, ok := card.Hourly(role, skill, cardrate.Class(class), day)
	if !ok {
		what := quote(role)
		if skill != "" {
			what += " with " + quote(skill)
		}
		return decimal.Decimal{}, fault.New(fault.Invalid, "rate card %s has no %s rate for %s on %s; add the rate, or correct role, skill, class or day", card.Code, class, what, day).On("role")
	}
	return rate, nil
}

// holds checks that a line is of a kind and its contract in force on a day that is not in the future.
func (t *Terms) holds(id int, kind contractline.Kind, what, field string, day date.Date) (*line, error) {
	l := t.lines[id]
	if l == nil {
		return nil, fault.New(fault.NotFound, "there is no such contract line, or it is not yours to see").On("contract_line")
	}
	refuse := func(format string, args ...any) (*line, error) {
		return nil, fault.New(fault.Invalid, format, args...).On(field)
	}
	switch {
	case l.kind != kind:
		return nil, fault.New(fault.Invalid, "line %d of contract %s is not billed by %s; choose a line that is", l.no, l.contract, what).On("contract_line")
	case l.status == contract.StatusDRAFT:
		return nil, fault.New(fault.State, "contract %s is still a draft; activate it first", l.contract).On("contract_line")
	case l.contractEndsOn != "" && day > l.contractEndsOn:
		return refuse("contract %s ended on %s; %s lies after it", l.contract, l.contractEndsOn, day)
	case l.status != contract.StatusACTIVE && l.contractEndsOn == "":
		return nil, fault.New(fault.State, "contract %s was terminated; nothing more is entered for it", l.contract).On("contract_line")
	case day > t.today:
		return refuse("%s lies in the future; today is %s", day, t.today)
	case day < l.contractStartsOn:
		return refuse("contract %s starts on %s; %s lies before it", l.contract, l.contractStartsOn, day)
	case day < l.startsOn:
		return refuse("line %d of contract %s starts on %s; %s lies before it", l.no, l.contract, l.startsOn, day)
	case l.endsOn != "" && day > l.endsOn:
		return refuse("line %d of contract %s ended on %s; %s lies after it", l.no, l.contract, l.endsOn, day)
	case l.disconnectedOn != "" && day > l.disconnectedOn:
		return refuse("line %d of contract %s was disconnected on %s; %s lies after it", l.no, l.contract, l.disconnectedOn, day)
	}
	return l, nil
}

// Admit decides about a time entry and fills in its account, its rate and whether it is late. The entry has been checked. It
// reports fault.NotFound, fault.State, fault.Invalid with the field, and fault.Limit for hours beyond what the line allows.
func (t *Terms) Admit(e *Entry) error {
	l, err := t.holds(e.ContractLine, contractline.KindTIME, "the hour", "worked_on", e.WorkedOn)
	if err != nil {
		return err
	}
	if e.Hourly, err = t.hourly(l, e.Role, e.Skill, e.Class, e.WorkedOn); err != nil {
		return err
	}
	s := shift{l.id, e.Person, e.WorkedOn}
	day, all := t.longer[s].Add(e.Hours), t.more[l.id].Add(e.Hours)
	if have := t.worked[s].Add(t.longer[s]); !l.dailyHours.IsZero() && have.Add(e.Hours).GreaterThan(l.dailyHours) {
		return fault.New(fault.Limit, "%s may work %s hours a day on line %d of contract %s; %s of %s are entered already, %s are left", e.Person, l.dailyHours, l.no, l.contract, have, e.WorkedOn,
			decimal.Max(l.dailyHours.Sub(have), decimal.Zero)).On("hours")
	}
	if have := t.budget[l.id].Add(t.more[l.id]); !l.budgetHours.IsZero() && have.Add(e.Hours).GreaterThan(l.budgetHours) {
		return fault.New(fault.Limit, "line %d of contract %s has a budget of %s hours; %s are entered already, %s are left", l.no, l.contract, l.budgetHours, have,
			decimal.Max(l.budgetHours.Sub(have), decimal.Zero)).On("hours")
	}
	t.longer[s], t.more[l.id] = day, all
	e.Account, e.Late = l.account, t.late(l, e.WorkedOn)
	return nil
}

// Meter decides about a usage record and fills in its account. It reports what Admit does.
func (t *Terms) Meter(u *Usage) error {
	l, err := t.holds(u.ContractLine, contractline.KindUSAGE, "usage", "used_on", u.UsedOn)
	if err == nil {
		u.Account = l.account
	}
	return err
}

// Account is the account that a contract line is billed to, 0 for a line that is not known.
func (t *Terms) Account(line int) int {
	if l := t.lines[line]; l != nil {
		return l.account
	}
	return 0
}

func checkHours(d decimal.Decimal) error {
	switch {
	case !d.IsPositive():
		return fault.New(fault.Invalid, "%s hours are none; more than 0 are needed", d).On("hours")
	case d.GreaterThan(decimal.NewFromInt(24)):
		return fault.New(fault.Invalid, "%s hours are more than a day has", d).On("hours")
	case !d.Equal(d.Truncate(money.RateScale)):
		return fault.New(fault.Invalid, "it has more than %d decimals", money.RateScale).On("hours")
	}
	return nil
}
