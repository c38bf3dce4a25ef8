package contracts

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Amend ends, replaces and adds lines of a contract from a day on.
type Amend struct {
	ID      int
	On      date.Date
	Upgrade bool // the next invoice is reviewed
	Note    string
	Changes []LineChange
	Key     string
}

// LineChange ends a line, replaces it, or adds one.
type LineChange struct {
	Line int        // id of the line that ends on the day before; 0: a line is added
	By   *WriteLine // what takes its place; nil: nothing does
}

// Amend changes the lines of a contract from a day on. A line that is changed ends on the day before; the one that takes its
// place begins there, or where the old one would have begun. Where product and site stay the same, it is the same service: it keeps
// milestones that are not given anew and the inventory that fulfils it, with the same frequency also the place of its periods,
// and with the same price and escalator the day from which that price rises. What was billed beyond the day is given back by
// the next invoice. A line that begins on the day or later is given up and never serves.
//
// It reports fault.NotFound, fault.Invalid with the field, such as changes, 2, line, unit_price, fault.Limit, and fault.State for a
// contract that is not active, a line that ended before, and new lines that lack something. Requires contracts:write.
func (s *Service) Amend(ctx context.Context, in Amend) (*ent.Contract, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ContractsWrite); err != nil {
		return nil, err
	}
	asked := in
	in.Changes = slices.Clone(in.Changes)
	if err := in.check(); err != nil {
		return nil, err
	}
	return s.change(ctx, "amendContract", in.ID, in.Key, in.Note, asked, func(tx *store.TxClient, c *ent.Contract) error { return s.amend(ctx, tx, c, in) })
}

func (in *Amend) check() error {
	if err := checkDays(named{"effective_on", in.On}); err != nil {
		return err
	}
	switch n := len(in.Changes); {
	case n == 0:
		return fault.New(fault.Invalid, "an amendment changes at least one line").On("changes")
	case n > maxLines:
		return fault.New(fault.Limit, "%d changes; an amendment has at most %d", n, maxLines).On("changes")
	}
	seen := map[int]bool{}
	for i, x := range in.Changes {
		switch {
		case x.Line == 0 && x.By == nil:
			return fault.New(fault.Invalid, "say which line ends, what is added, or both").On("changes", strconv.Itoa(i))
		case x.Line != 0 && seen[x.Line]:
			return fault.New(fault.Invalid, "this line is changed twice; say it once").On("changes", strconv.Itoa(i), "line_id")
		}
		seen[x.Line] = true
		if x.By == nil {
			continue
		}
		by := *x.By
		if err := by.check(); err != nil {
			return on(err, "changes", strconv.Itoa(i), "line")
		}
		in.Changes[i].By = &by
	}
	return nil
}

func (s *Service) amend(ctx context.Context, tx *store.TxClient, c *ent.Contract, in Amend) error {
	if err := isActive(c); err != nil {
		return err
	}
	if err := during(c, in.On); err != nil {
		return err
	}
	lines, err := linesOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	a := amendment{contract: c, on: in.On, no: len(lines)}
	byID := make(map[int]*ent.ContractLine, len(lines))
	for _, l := range lines {
		byID[l.ID] = l
		a.no = max(a.no, l.LineNo)
	}
	for i, x := range in.Changes {
		if err := a.plan(i, x, byID[x.Line]); err != nil {
			return on(err, "changes", strconv.Itoa(i))
		}
	}
	if n := len(lines) + len(a.fresh); n > maxLines {
		return fault.New(fault.Limit, "%d lines with those that ended; a contract has at most %d: write a new one", n, maxLines).On("changes")
	}
	if err := s.look(ctx, tx, a.written, a.fresh, func(i int) []string { return []string{"changes", strconv.Itoa(a.at[i]), "line"} }); err != nil {
		return err
	}
	moves := map[int]int{}
	for i, l := range a.fresh {
		if old := byID[l.ReplacesID]; old != nil && keep(old, l) {
			moves[i] = old.ID
		}
	}
	if err := cutLines(ctx, tx, a.ended, in.On.AddDays(-1)); err != nil {
		return err
	}
	if _, err := insertLines(ctx, tx, c.ID, a.fresh); err != nil {
		return err
	}
	if err := a.complete(ctx, tx); err != nil {
		return err
	}
	fulfils := map[int]int{}
	for i, old := range moves {
		fulfils[old] = a.fresh[i].ID
	}
	if err := linkItems(ctx, tx, fulfils, 0, 0); err != nil {
		return err
	}
	if err := touch(ctx, tx, c); err != nil {
		return err
	}
	h := happened{kind: contractevent.KindAMENDED, on: in.On, note: in.Note, changes: a.words(byID)}
	if in.Upgrade {
		h.kind, h.firstBill = contractevent.KindUPGRADED, true
	}
	return record(ctx, tx, c, h)
}

// amendment collects what an amendment does.
type amendment struct {
	contract *ent.Contract
	on       date.Date
	no       int // the last line number
	ended    []*ent.ContractLine
	fresh    []*ent.ContractLine
	written  []WriteLine // as the fresh ones were written
	at       []int       // the changes they come from
}

// plan notes one change. Old is the line that it names, nil where there is no such line.
func (a *amendment) plan(i int, x LineChange, old *ent.ContractLine) error {
	if x.Line != 0 {
		if old == nil {
			return fault.New(fault.Invalid, "the contract has no such line").On("line_id")
		}
		if gone(old, a.on) {
			return fault.New(fault.State, "line %d ended on %s", old.LineNo, last(old)).On("line_id")
		}
		a.ended = append(a.ended, old)
	}
	if x.By == nil {
		return nil
	}
	a.no++
	l := x.By.line(a.no)
	start := a.on
	if old != nil {
		l.ReplacesID, l.EndsOn, start = old.ID, first(l.EndsOn, old.EndsOn), max(a.on, old.StartsOn)
	}
	l.StartsOn = first(l.StartsOn, start)
	l.EndsOn = lasts(l.EndsOn, a.contract.EndsOn, a.contract.Renews)
	if err := notBefore("starts_on", l.StartsOn, "day of the amendment", a.on); err != nil {
		return on(err, "line")
	}
	if err := notBefore("ends_on", l.EndsOn, "start", l.StartsOn); err != nil {
		return on(err, "line")
	}
	a.fresh, a.written, a.at = append(a.fresh, l), append(a.written, *x.By), append(a.at, i)
	return nil
}

// keep lets a line go on with what it has from the one that it replaces, and reports whether it is the same service.
func keep(old, l *ent.ContractLine) bool {
	if old.ProductID != l.ProductID || old.Site != l.Site {
		return false
	}
	l.ContractedOn, l.InstalledOn, l.FunctionalOn = first(l.ContractedOn, old.ContractedOn), first(l.InstalledOn, old.InstalledOn), first(l.FunctionalOn, old.FunctionalOn)
	if old.DisconnectedOn >= l.StartsOn {
		l.DisconnectedOn = old.DisconnectedOn
	}
	if l.AnchorOn == "" && old.Frequency == l.Frequency {
		l.AnchorOn = first(old.AnchorOn, old.StartsOn)
	}
	if old.ListPriced == l.ListPriced && old.UnitPrice.Equal(l.UnitPrice) && pricingWords(old.Pricing) == pricingWords(l.Pricing) && escalatorWords(old.Escalator) == escalatorWords(l.Escalator) {
		l.PricedFrom = first(old.PricedFrom, old.StartsOn)
	}
	return true
}

// first is the first day that is given.
func first(days ...date.Date) date.Date {
	for _, d := range days {
		if d != "" {
			return d
		}
	}
	return ""
}

// complete reports what the fresh lines lack, with the first one's place among the changes.
func (a *amendment) complete(ctx context.Context, tx *store.TxClient) error {
	if len(a.fresh) == 0 {
		return nil
	}
	found, err := inspect(ctx, tx, []int{a.contract.ID}, false)
	if err != nil {
		return err
	}
	changeOf := make(map[int]int, len(a.fresh))
	for i, l := range a.fresh {
		changeOf[l.LineNo] = a.at[i]
	}
	var words []string
	at := -1
	for _, l := range found[a.contract.ID] {
		if i, ok := changeOf[l.line]; ok {
			words = append(words, l.words)
			if at < 0 || i < at {
				at = i
			}
		}
	}
	if at < 0 {
		return nil
	}
	return fault.New(fault.State, "the amendment is not complete: %s", strings.Join(words[:min(len(words), told)], "; ")).On("changes", strconv.Itoa(at), "line")
}

// words is what the amendment changes.
func (a *amendment) words(byID map[int]*ent.ContractLine) (changes []bill.Change) {
	replaced := map[int]bool{}
	for _, l := range a.fresh {
		if old := byID[l.ReplacesID]; old != nil {
			replaced[old.ID] = true
			changes = append(changes, bill.Change{Field: line(l), Before: line(old) + ": " + terms(old), After: terms(l)})
			changes = append(changes, differences(old, l)...)
		} else {
			changes = append(changes, added(l))
		}
	}
	for _, l := range a.ended {
		if !replaced[l.ID] {
			changes = append(changes, ended(l, a.on.AddDays(-1)))
		}
	}
	return changes
}

func isActive(c *ent.Contract) error {
	switch c.Status {
	case contract.StatusDRAFT:
		return fault.New(fault.State, "contract %s is a draft; write it anew, or activate it first", c.Number).On("id")
	case contract.StatusTERMINATED:
		return fault.New(fault.State, "contract %s is terminated and ends on %s", c.Number, c.EndsOn).On("id")
	}
	return nil
}

// during reports fault.Invalid for a day on which a contract does not run.
func during(c *ent.Contract, day date.Date) error {
	switch {
	case day == "":
		return fault.New(fault.Invalid, "it is missing").On("effective_on")
	case day < c.StartsOn:
		return fault.New(fault.Invalid, "the contract starts on %s; choose that day or a later one", c.StartsOn).On("effective_on")
	case c.EndsOn != "" && !c.Renews && day > c.EndsOn:
		return fault.New(fault.Invalid, "the contract ends on %s; choose an earlier day, or renew it first", c.EndsOn).On("effective_on")
	}
	return nil
}

// gone reports whether a line ended before a day, or never serves.
func gone(l *ent.ContractLine, day date.Date) bool {
	end := last(l)
	return end != "" && (end < day || end < l.StartsOn)
}

// cut is the end and the disconnection of a line that goes no further than a day. A line that starts later is given up: it ends
// where it starts and is disconnected the day before, so that it never serves.
func cut(l *ent.ContractLine, day date.Date) (ends, disconnected date.Date) {
	switch {
	case l.StartsOn > day:
		return l.StartsOn, l.StartsOn.AddDays(-1)
	case l.EndsOn == "" || l.EndsOn > day:
		return day, l.DisconnectedOn
	}
	return l.EndsOn, l.DisconnectedOn
}

// cutLines lets lines go no further than a day.
func cutLines(ctx context.Context, tx *store.TxClient, lines []*ent.ContractLine, day date.Date) error {
	to := map[[2]date.Date][]int{}
	for _, l := range lines {
		if ends, disconnected := cut(l, day); ends != l.EndsOn || disconnected != l.DisconnectedOn {
			k := [2]date.Date{ends, disconnected}
			to[k] = append(to[k], l.ID)
		}
	}
	for k, ids := range to {
		among, list := store.AmongIDs(tx, "id", ids)
		if _, err := tx.Exec(ctx, `UPDATE contract_lines SET ends_on = ?, disconnected_on = ?, updated_at = ?, version = version + 1 WHERE `+among, k[0], k[1], tx.Now, list); err != nil {
			return err
		}
	}
	return nil
}

// touch counts a change of a contract's lines as one of the contract.
func touch(ctx context.Context, tx *store.TxClient, c *ent.Contract) error {
	return tx.Contract.UpdateOneID(c.ID).SetUpdatedAt(tx.Now).AddVersion(1).Exec(ctx)
}

// Terminate ends a contract with all its lines; the day is the last one. A day before the start gives the contract up: none
// of its lines ever serves. What was billed beyond the day is given back by the next invoice. It reports fault.NotFound,
// fault.Invalid with the field, and fault.State for a contract that is not active. Requires contracts:write.
func (s *Service) Terminate(ctx context.Context, in Action) (*ent.Contract, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ContractsWrite); err != nil {
		return nil, err
	}
	if err := checkDays(named{"effective_on", in.On}); err != nil {
		return nil, err
	}
	return s.change(ctx, "terminateContract", in.ID, in.Key, in.Note, in, func(tx *store.TxClient, c *ent.Contract) error {
		if err := isActive(c); err != nil {
			return err
		}
		switch {
		case in.On == "":
			return fault.New(fault.Invalid, "it is missing").On("effective_on")
		case c.EndsOn != "" && !c.Renews && in.On > c.EndsOn:
			return fault.New(fault.Invalid, "the contract ends on %s anyway; choose that day or an earlier one", c.EndsOn).On("effective_on")
		}
		changes, err := end(ctx, tx, c, in.On)
		if err != nil {
			return err
		}
		return record(ctx, tx, c, happened{kind: contractevent.KindTERMINATED, on: in.On, note: in.Note, changes: changes, audit: store.Changes{"status": {c.Status, contract.StatusTERMINATED}}})
	})
}

// end ends a contract with all its lines after a day.
func end(ctx context.Context, tx *store.TxClient, c *ent.Contract, day date.Date) ([]bill.Change, error) {
	lines, err := linesOf(ctx, tx, c.ID)
	if err != nil {
		return nil, err
	}
	changes := []bill.Change{{Field: "end", Before: string(c.EndsOn), After: string(day)}}
	lines = slices.DeleteFunc(lines, func(l *ent.ContractLine) bool { return gone(l, day.AddDays(1)) })
	for _, l := range lines {
		changes = append(changes, ended(l, day))
	}
	if err := cutLines(ctx, tx, lines, day); err != nil {
		return nil, err
	}
	return changes, tx.Contract.UpdateOneID(c.ID).SetStatus(contract.StatusTERMINATED).SetEndsOn(max(day, c.StartsOn)).SetRenews(false).SetUpdatedAt(tx.Now).AddVersion(1).Exec(ctx)
}

// Renew moves the end of a contract.
type Renew struct {
	ID      int
	EndsOn  date.Date       // the new last day; "": without end
	Percent decimal.Decimal // by which prices rise on the day after the old end
	Note    string
	Key     string
}

// Renew moves the end of a contract, with its lines that last to the old end. With a percentage these end there and others
// take their place at higher prices, on which escalators go on as agreed; list prices, rate cards and minimums stay. It reports
// fault.NotFound, fault.Invalid with the field, and fault.State for a contract that is not active or has no end. Requires
// contracts:write.
func (s *Service) Renew(ctx context.Context, in Renew) (*ent.Contract, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ContractsWrite); err != nil {
		return nil, err
	}
	if err := checkDays(named{"ends_on", in.EndsOn}); err != nil {
		return nil, err
	}
	if err := checkRate("percent", in.Percent); err != nil {
		return nil, err
	}
	if hundred := decimal.NewFromInt(100); in.Percent.LessThanOrEqual(hundred.Neg()) || in.Percent.GreaterThan(hundred) {
		return nil, fault.New(fault.Invalid, "%s percent; choose more than -100 and at most 100", in.Percent).On("percent")
	}
	return s.change(ctx, "renewContract", in.ID, in.Key, in.Note, in, func(tx *store.TxClient, c *ent.Contract) error {
		if err := renewable(c); err != nil {
			return err
		}
		switch {
		case in.EndsOn != "" && in.EndsOn <= c.EndsOn:
			return fault.New(fault.Invalid, "the contract ends on %s already; choose a later day", c.EndsOn).On("ends_on")
		case in.EndsOn == "" && c.Renews:
			return fault.New(fault.Invalid, "a contract that renews by itself has an end at which it does; give the next one").On("ends_on")
		}
		changes, err := in.lines(ctx, tx, c)
		if err != nil {
			return err
		}
		if err := ends(tx.Contract.UpdateOneID(c.ID).SetUpdatedAt(tx.Now).AddVersion(1), in.EndsOn).Exec(ctx); err != nil {
			return err
		}
		changes = append([]bill.Change{{Field: "end", Before: string(c.EndsOn), After: string(in.EndsOn)}}, changes...)
		return record(ctx, tx, c, happened{kind: contractevent.KindRENEWED, on: c.EndsOn.AddDays(1), note: in.Note, changes: changes, firstBill: true})
	})
}

func renewable(c *ent.Contract) error {
	if err := isActive(c); err != nil {
		return err
	}
	if c.EndsOn == "" {
		return fault.New(fault.State, "contract %s has no end; it goes on until it is terminated", c.Number).On("id")
	}
	return nil
}

// lines lets the lines that last to the old end of a contract go on.
func (in *Renew) lines(ctx context.Context, tx *store.TxClient, c *ent.Contract) ([]bill.Change, error) {
	lines, err := linesOf(ctx, tx, c.ID)
	if err != nil {
		return nil, err
	}
	var on, over, fresh []*ent.ContractLine
	no := 0
	for _, l := range lines {
		no = max(no, l.LineNo)
		lasts := l.EndsOn == "" || l.EndsOn == c.EndsOn
		if !lasts || gone(l, c.EndsOn) || l.Frequency == contractline.FrequencyONE_TIME {
			continue
		}
		if in.Percent.IsZero() || l.ListPriced || l.Kind == contractline.KindTIME || l.StartsOn > c.EndsOn {
			on = append(on, l)
		} else {
			over = append(over, l)
		}
	}
	var changes []bill.Change
	for _, l := range over {
		no++
		next := raised(l, in.Percent)
		next.LineNo, next.StartsOn = no, c.EndsOn.AddDays(1)
		if l.EndsOn != "" {
			next.EndsOn = in.EndsOn
		}
		fresh = append(fresh, next)
		changes = append(changes, bill.Change{Field: line(next), Before: line(l) + ": " + terms(l), After: terms(next)})
	}
	if n := len(lines) + len(fresh); n > maxLines {
		return nil, fault.New(fault.Limit, "%d lines with those that ended; a contract has at most %d: write a new one", n, maxLines).On("percent")
	}
	if err := cutLines(ctx, tx, over, c.EndsOn); err != nil {
		return nil, err
	}
	if _, err := insertLines(ctx, tx, c.ID, fresh); err != nil {
		return nil, err
	}
	fulfils := map[int]int{}
	for _, l := range fresh {
		fulfils[l.ReplacesID] = l.ID
	}
	if err := linkItems(ctx, tx, fulfils, 0, 0); err != nil {
		return nil, err
	}
	var ids []int
	for _, l := range on {
		if l.EndsOn != "" {
			ids = append(ids, l.ID)
		}
	}
	if len(ids) == 0 {
		return changes, nil
	}
	among, list := store.AmongIDs(tx, "id", ids)
	_, err = tx.Exec(ctx, `UPDATE contract_lines SET ends_on = ?, updated_at = ?, version = version + 1 WHERE `+among, in.EndsOn, tx.Now, list)
	return changes, err
}

// raised is what takes the place of a line at higher prices.
func raised(l *ent.ContractLine, percent decimal.Decimal) *ent.ContractLine {
	factor := decimal.NewFromInt(1).Add(percent.Shift(-2))
	next := follow(l)
	next.ReplacesID = l.ID
	next.UnitPrice = raise(l.UnitPrice, factor)
	if l.Pricing != nil {
		m := *l.Pricing
		m.Tiers = slices.Clone(m.Tiers)
		for i := range m.Tiers {
			m.Tiers[i].UnitPrice, m.Tiers[i].Flat = raise(m.Tiers[i].UnitPrice, factor), raise(m.Tiers[i].Flat, factor)
		}
		next.Pricing = &m
	}
	return next
}

func raise(price, factor decimal.Decimal) decimal.Decimal { return price.Mul(factor).Round(8) }

// follow is a line that goes on where another ends: the same service at the same price, with the same periods.
func follow(l *ent.ContractLine) *ent.ContractLine {
	next := *l
	next.ID, next.Version, next.BilledThrough, next.ReplacesID = 0, 0, "", 0
	next.AnchorOn, next.PricedFrom = first(l.AnchorOn, l.StartsOn), first(l.PricedFrom, l.StartsOn)
	return &next
}
