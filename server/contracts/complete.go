package contracts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// lack is something that keeps a contract from being billed right.
type lack struct {
	line  int // line number; 0: the contract as a whole
	words string
}

// Incomplete says what keeps drafts from being activated, in words, by contract. Contracts that are no drafts lack nothing.
// The number of statements does not depend on that of the contracts. Staff only; others get no answers.
func (s *Service) Incomplete(ctx context.Context, contracts []int) (map[int][]string, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.ContractsRead); err != nil {
		return nil, err
	}
	if !v.Unbounded {
		return nil, nil
	}
	found, err := inspect(ctx, s.DB, contracts, true)
	if err != nil {
		return nil, err
	}
	out := make(map[int][]string, len(found))
	for id, lacks := range found {
		for _, l := range lacks {
			out[id] = append(out[id], l.words)
		}
	}
	return out, nil
}

// Action is a verb on a contract from a day on.
type Action struct {
	ID   int
	On   date.Date
	Note string
	Key  string
}

// Activate makes a complete draft count. It reports fault.NotFound, and fault.State, which names everything that the draft
// lacks. Requires contracts:write.
func (s *Service) Activate(ctx context.Context, in Action) (*ent.Contract, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ContractsWrite); err != nil {
		return nil, err
	}
	if err := checkDays(named{"effective_on", in.On}); err != nil {
		return nil, err
	}
	return s.change(ctx, "activateContract", in.ID, in.Key, in.Note, in, func(tx *store.TxClient, c *ent.Contract) error {
		if err := isDraft(c); err != nil {
			return err
		}
		found, err := inspect(ctx, tx, []int{c.ID}, true)
		if err != nil {
			return err
		}
		if err := complete(found[c.ID]); err != nil {
			return err
		}
		if err := tx.Contract.UpdateOneID(c.ID).SetStatus(contract.StatusACTIVE).SetUpdatedAt(tx.Now).AddVersion(1).Exec(ctx); err != nil {
			return err
		}
		return record(ctx, tx, c, happened{kind: contractevent.KindACTIVATED, on: in.On, note: in.Note, audit: store.Changes{"status": {c.Status, contract.StatusACTIVE}}})
	})
}

func isDraft(c *ent.Contract) error {
	if c.Status != contract.StatusDRAFT {
		return fault.New(fault.State, "contract %s is %s, no draft any more; amend it instead", c.Number, strings.ToLower(string(c.Status))).On("id")
	}
	return nil
}

// complete reports fault.State where something is lacking.
func complete(lacks []lack) error {
	if len(lacks) == 0 {
		return nil
	}
	words := make([]string, 0, told)
	for _, l := range lacks {
		if len(words) == told {
			words = append(words, fmt.Sprintf("and %d more", len(lacks)-told))
			break
		}
		words = append(words, l.words)
	}
	return fault.New(fault.State, "the contract is not complete: %s", strings.Join(words, "; ")).On("id")
}

// agreement is what the completeness of a contract follows from, besides its lines.
type agreement struct {
	startsOn, endsOn date.Date
	renews           bool
	currency         money.Currency
	account          string
	closed           bool
	card             money.Currency // of the rate card; "": none
	lines            []checkedLine
}

type checkedLine struct {
	ent.ContractLine
	productCode string
	sold        bool
	promotion   string
	promoted    [2]date.Date // the promotion's days
}

// listed is a price of the catalogue.
type listed struct {
	currency         money.Currency
	startsOn, endsOn date.Date
}

// inspect finds what contracts, or only the drafts among them, lack.
func inspect(ctx context.Context, q store.Querier, contracts []int, drafts bool) (map[int][]lack, error) {
	found, err := agreements(ctx, q, contracts, drafts)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	products, err := agreedLines(ctx, q, found)
	if err != nil {
		return nil, err
	}
	prices, err := listedPrices(ctx, q, products)
	if err != nil {
		return nil, err
	}
	lacks := make(map[int][]lack, len(found))
	for id, a := range found {
		lacks[id] = a.lacks(prices)
	}
	return lacks, nil
}

func agreements(ctx context.Context, q store.Querier, contracts []int, drafts bool) (map[int]*agreement, error) {
	among, list := store.AmongIDs(q, "c.id", contracts)
	if drafts {
		among += ` AND c.status = 'DRAFT'`
	}
	rows, err := q.Query(ctx, `SELECT c.id, c.starts_on, c.ends_on, c.renews, c.currency, a.number, a.status, COALESCE(r.currency, '')
		FROM contracts c JOIN accounts a ON a.id = c.account_id LEFT JOIN rate_cards r ON r.id = c.rate_card_id WHERE `+among, list)
	if err != nil {
		return nil, err
	}
	found := map[int]*agreement{}
	for rows.Next() {
		var id int
		var status account.Status
		a := &agreement{}
		if err := rows.Scan(&id, &a.startsOn, &a.endsOn, &a.renews, &a.currency, &a.account, &status, &a.card); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		a.closed = status == account.StatusCLOSED
		found[id] = a
	}
	return found, errors.Join(rows.Err(), rows.Close())
}

// agreedLines reads the lines of contracts and answers the products that follow the catalogue.
func agreedLines(ctx context.Context, q store.Querier, found map[int]*agreement) (products []int, err error) {
	ids := make([]int, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	among, list := store.AmongIDs(q, "l.contract_id", ids)
	rows, err := q.Query(ctx, `SELECT l.contract_id, l.id, l.line_no, l.product_id, p.code, p.active, l.description, l.site, l.kind, l.frequency, l.list_priced, l.starts_on, l.ends_on, l.installed_on,
			l.functional_on, l.disconnected_on, COALESCE(l.replaces_id, 0), COALESCE(m.code, ''), m.starts_on, m.ends_on
		FROM contract_lines l JOIN products p ON p.id = l.product_id LEFT JOIN promotions m ON m.id = l.promotion_id WHERE `+among+` ORDER BY l.contract_id, l.line_no`, list)
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var l checkedLine
		if err := rows.Scan(&l.ContractID, &l.ID, &l.LineNo, &l.ProductID, &l.productCode, &l.sold, &l.Description, &l.Site, &l.Kind, &l.Frequency, &l.ListPriced, &l.StartsOn, &l.EndsOn, &l.InstalledOn,
			&l.FunctionalOn, &l.DisconnectedOn, &l.ReplacesID, &l.promotion, &l.promoted[0], &l.promoted[1]); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		found[l.ContractID].lines = append(found[l.ContractID].lines, l)
		if l.ListPriced {
			products = append(products, l.ProductID)
		}
	}
	return products, errors.Join(rows.Err(), rows.Close())
}

func listedPrices(ctx context.Context, q store.Querier, products []int) (map[int][]listed, error) {
	slices.Sort(products)
	among, list := store.AmongIDs(q, "product_id", slices.Compact(products))
	rows, err := q.Query(ctx, `SELECT product_id, currency, starts_on, ends_on FROM product_prices WHERE `+among, list)
	if err != nil {
		return nil, err
	}
	prices := map[int][]listed{}
	for rows.Next() {
		var product int
		var p listed
		if err := rows.Scan(&product, &p.currency, &p.startsOn, &p.endsOn); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		prices[product] = append(prices[product], p)
	}
	return prices, errors.Join(rows.Err(), rows.Close())
}

// lacks is everything that a contract lacks, line by line.
func (a *agreement) lacks(prices map[int][]listed) (lacks []lack) {
	whole := func(format string, args ...any) { lacks = append(lacks, lack{0, fmt.Sprintf(format, args...)}) }
	if a.closed {
		whole("account %s is closed; activate it first", a.account)
	}
	if len(a.lines) == 0 {
		whole("it has no line")
	}
	for i := range a.lines {
		l := &a.lines[i]
		for _, words := range a.lacking(l, prices[l.ProductID]) {
			lacks = append(lacks, lack{l.LineNo, fmt.Sprintf("line %d (%s): %s", l.LineNo, l.productCode, words)})
		}
	}
	return append(lacks, a.overlaps()...)
}

// lacking is what a line lacks by itself.
func (a *agreement) lacking(l *checkedLine, prices []listed) (words []string) {
	say := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	for _, d := range []struct {
		what string
		day  date.Date
	}{{"starts", l.StartsOn}, {"is installed", l.InstalledOn}, {"is functional", l.FunctionalOn}} {
		if d.day != "" && d.day < a.startsOn {
			say("it %s on %s, before the contract starts on %s", d.what, d.day, a.startsOn)
		}
	}
	if l.FunctionalOn != "" && l.InstalledOn != "" && l.FunctionalOn < l.InstalledOn {
		say("it is functional on %s, before it is installed on %s", l.FunctionalOn, l.InstalledOn)
	}
	if a.endsOn != "" && !a.renews {
		switch {
		case l.StartsOn > a.endsOn:
			say("it starts on %s, after the contract ends on %s", l.StartsOn, a.endsOn)
		case l.EndsOn == "" || l.EndsOn > a.endsOn:
			say("it does not end with the contract on %s", a.endsOn)
		}
	}
	anew := l.ReplacesID == 0 // what goes on may have what a new line can't get
	if anew && !l.sold {
		say("the product is no longer sold")
	}
	if l.ListPriced && !slices.ContainsFunc(prices, func(p listed) bool {
		return p.currency == a.currency && p.startsOn <= l.StartsOn && (p.endsOn == "" || l.StartsOn <= p.endsOn)
	}) {
		say("it has no price, and the catalogue has none in %s for %s; give one of them", a.currency, l.StartsOn)
	}
	if l.Kind == contractline.KindTIME {
		switch a.card {
		case "":
			say("hours are charged by a rate card; name the contract's")
		case a.currency:
		default:
			say("the rate card is in %s, the contract in %s; choose another", a.card, a.currency)
		}
	}
	if anew && l.promotion != "" && (l.promoted[1] != "" && l.promoted[1] < l.StartsOn || l.EndsOn != "" && l.EndsOn < l.promoted[0]) {
		say("the promotion %s is not on while the line runs", l.promotion)
	}
	return words
}

// service is what two lines that charge the same have in common.
type service struct {
	product           int
	description, site string
	kind              contractline.Kind
}

func (l *checkedLine) service() service {
	return service{l.ProductID, l.Description, l.Site, l.Kind}
}

// overlaps finds lines that charge the same service on the same days. Two single charges may be the same.
func (a *agreement) overlaps() (lacks []lack) {
	same, byID := map[service][]*checkedLine{}, map[int]*checkedLine{}
	for i := range a.lines {
		l := &a.lines[i]
		byID[l.ID] = l
		if l.Frequency == contractline.FrequencyONE_TIME || last(&l.ContractLine) != "" && last(&l.ContractLine) < l.StartsOn {
			continue
		}
		s := l.service()
		for _, other := range same[s] {
			// What an amendment changes of one of two lines that stood side by side before, stays side by side.
			if old := byID[l.ReplacesID]; old != nil && old != other && old.service() == s {
				continue
			}
			if overlap(l, other) {
				lacks = append(lacks, lack{l.LineNo, fmt.Sprintf("line %d (%s): it charges the same as line %d on the same days; make one of them, or describe how they differ", l.LineNo, l.productCode, other.LineNo)})
				break
			}
		}
		same[s] = append(same[s], l)
	}
	return lacks
}

func overlap(x, y *checkedLine) bool {
	before := func(x, y *checkedLine) bool { end := last(&x.ContractLine); return end != "" && end < y.StartsOn }
	return !before(x, y) && !before(y, x)
}
