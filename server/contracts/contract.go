package contracts

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// maxLines bounds the lines of a contract.
const maxLines = 10_000

// Contract is what an account agreed to buy.
type Contract struct {
	Account          int
	Number           string
	Currency         money.Currency // empty: the account's
	StartsOn, EndsOn date.Date      // empty StartsOn: both follow from the lines
	Description      string
	Lines            []Line
}

// Line is one product of a contract.
type Line struct {
	No                  int
	Kind                contractline.Kind // empty: as the frequency says
	ProductCode         string
	Description         string
	Quantity, UnitPrice decimal.Decimal // up to 8 decimals; a negative price is a rebate
	Frequency           contractline.Frequency
	Timing              contractline.Timing
	StartsOn, EndsOn    date.Date
	Minimum             decimal.Decimal // the least that usage costs in a period
	Site, CostCentre    string

	ContractedOn, InstalledOn, FunctionalOn, DisconnectedOn date.Date // milestones not reached are empty
}

// Check reports the first field that is wrong in itself as fault.Invalid, with its path such as lines, 2, unit_price, and
// fills in what follows from others.
func (c *Contract) Check() error {
	if err := checkCode("number", c.Number, 40); err != nil {
		return err
	}
	if len(c.Lines) == 0 {
		return fault.New(fault.Invalid, "a contract needs at least one line").On("lines")
	}
	if len(c.Lines) > maxLines {
		return fault.New(fault.Limit, "%d lines; a contract has at most %d", len(c.Lines), maxLines).On("lines")
	}
	if c.Currency != "" {
		if err := c.Currency.Validate(); err != nil {
			return fault.New(fault.Invalid, "%v", err).On("currency")
		}
	}
	if err := notBefore("end_date", c.EndsOn, "start_date", c.StartsOn); err != nil {
		return err
	}
	seen := make(map[int]bool, len(c.Lines))
	for i := range c.Lines {
		l := &c.Lines[i]
		err := l.check()
		if err == nil && seen[l.No] {
			err = fault.New(fault.Invalid, "line %d is there twice", l.No).On("line_no")
		}
		if err != nil {
			return on(err, "lines", strconv.Itoa(i))
		}
		seen[l.No] = true
	}
	if c.StartsOn == "" {
		c.StartsOn, c.EndsOn = span(c.Lines)
	}
	for i := range c.Lines {
		if err := c.Lines[i].within(c); err != nil {
			return on(err, "lines", strconv.Itoa(i))
		}
	}
	return nil
}

func (l *Line) check() error {
	if l.No < 1 {
		return fault.New(fault.Invalid, "the number of a line is 1 or more").On("line_no")
	}
	if err := checkCode("product_code", l.ProductCode, 60); err != nil {
		return err
	}
	if l.Quantity.IsNegative() {
		return fault.New(fault.Invalid, "a quantity is not negative; a rebate has a negative price").On("quantity")
	}
	if err := checkRate("quantity", l.Quantity); err != nil {
		return err
	}
	if err := checkRate("unit_price", l.UnitPrice); err != nil {
		return err
	}
	if err := contractline.FrequencyValidator(l.Frequency); err != nil {
		return fault.New(fault.Invalid, "%q is not a frequency; choose ONE_TIME, MONTHLY, QUARTERLY, SEMI_ANNUAL or ANNUAL", string(l.Frequency)).On("frequency")
	}
	if l.Timing == "" {
		l.Timing = contractline.DefaultTiming
	}
	if err := contractline.TimingValidator(l.Timing); err != nil {
		return fault.New(fault.Invalid, "%q is not a timing; choose ADVANCE or ARREARS", string(l.Timing)).On("timing")
	}
	if err := l.checkKind(); err != nil {
		return err
	}
	for _, d := range []struct {
		field string
		day   date.Date
	}{{"start_date", l.StartsOn}, {"end_date", l.EndsOn}, {"contracted_on", l.ContractedOn}, {"installed_on", l.InstalledOn}, {"functional_on", l.FunctionalOn}, {"disconnected_on", l.DisconnectedOn}} {
		if d.day == "" && d.field == "start_date" {
			return fault.New(fault.Invalid, "it is missing").On(d.field)
		}
		if d.day != "" {
			if err := d.day.Validate(); err != nil {
				return fault.New(fault.Invalid, "%v", err).On(d.field)
			}
		}
	}
	for _, o := range []struct {
		field string
		later date.Date
		than  string
		early date.Date
	}{{"end_date", l.EndsOn, "start_date", l.StartsOn}, {"functional_on", l.FunctionalOn, "installed_on", l.InstalledOn}, {"disconnected_on", l.DisconnectedOn, "installed_on", l.InstalledOn}} {
		if err := notBefore(o.field, o.later, o.than, o.early); err != nil {
			return err
		}
	}
	return nil
}

// checkKind makes kind, frequency and timing fit each other, and checks what belongs to the kind.
func (l *Line) checkKind() error {
	once := l.Frequency == contractline.FrequencyONE_TIME
	switch {
	case once && (l.Kind == "" || l.Kind == contractline.KindRECURRING):
		l.Kind = contractline.KindONE_TIME
	case l.Kind == "":
		l.Kind = contractline.KindRECURRING
	case l.Kind == contractline.KindTIME:
		return fault.New(fault.Invalid, "hours are charged by a rate card, which is not given here; write the contract by hand").On("kind")
	case contractline.KindValidator(l.Kind) != nil:
		return fault.New(fault.Invalid, "%q is not a kind of line; choose RECURRING, ONE_TIME or USAGE", string(l.Kind)).On("kind")
	case once != (l.Kind == contractline.KindONE_TIME):
		return fault.New(fault.Invalid, "a line of kind %s has another frequency than %s", l.Kind, l.Frequency).On("frequency")
	case l.Kind == contractline.KindUSAGE:
		l.Timing = contractline.TimingARREARS
	}
	if l.Minimum.IsNegative() || !l.Minimum.IsZero() && l.Kind != contractline.KindUSAGE {
		return fault.New(fault.Invalid, "a minimum is not negative, and for lines of usage; the others always cost the same").On("minimum")
	}
	if err := checkRate("minimum", l.Minimum); err != nil {
		return err
	}
	if err := fault.Line("site", l.Site, 200); err != nil {
		return err
	}
	return fault.Line("cost_centre", l.CostCentre, 60)
}

// within reports what of the line lies outside its contract.
func (l *Line) within(c *Contract) error {
	for _, d := range []struct {
		field string
		day   date.Date
	}{{"start_date", l.StartsOn}, {"installed_on", l.InstalledOn}, {"functional_on", l.FunctionalOn}, {"disconnected_on", l.DisconnectedOn}} {
		if err := notBefore(d.field, d.day, "start of the contract", c.StartsOn); err != nil {
			return err
		}
	}
	if c.EndsOn != "" && (l.EndsOn == "" || l.EndsOn > c.EndsOn) {
		return fault.New(fault.Invalid, "the line does not end with the contract on %s", c.EndsOn).On("end_date")
	}
	return nil
}

func notBefore(field string, later date.Date, than string, earlier date.Date) error {
	if later != "" && earlier != "" && later < earlier {
		return fault.New(fault.Invalid, "%s is before the %s %s", later, than, earlier).On(field)
	}
	return nil
}

// span is from the first start or milestone to the last end, which is empty where a line does not end.
func span(lines []Line) (from, to date.Date) {
	from, to = lines[0].StartsOn, lines[0].EndsOn
	for _, l := range lines {
		for _, d := range []date.Date{l.StartsOn, l.InstalledOn, l.FunctionalOn} {
			if d != "" {
				from = min(from, d)
			}
		}
		if l.EndsOn == "" || to == "" {
			to = ""
		} else {
			to = max(to, l.EndsOn)
		}
	}
	return from, to
}

// Compare reports fault.Conflict, with the path of the first field that differs, when the contract wanted is not the one
// there is. Both have been checked; an empty currency of the wanted one stands for any.
func Compare(have, want Contract) error {
	switch {
	case have.Account != want.Account:
		return contradicts("contract", want.Number, "account_number", "belongs to another account")
	case want.Currency != "" && have.Currency != want.Currency:
		return differs("contract", want.Number, "currency", string(have.Currency), string(want.Currency))
	}
	old := make(map[int]Line, len(have.Lines))
	for _, l := range have.Lines {
		old[l.No] = l
	}
	for i, w := range want.Lines {
		h, ok := old[w.No]
		if !ok {
			return on(contradicts("contract", want.Number, "line_no", "has no line %d", w.No), "lines", strconv.Itoa(i))
		}
		for _, f := range []struct{ field, have, want string }{
			{"product_code", h.ProductCode, w.ProductCode},
			{"quantity", h.Quantity.String(), w.Quantity.String()},
			{"unit_price", h.UnitPrice.String(), w.UnitPrice.String()},
			{"frequency", string(h.Frequency), string(w.Frequency)},
			{"kind", string(h.Kind), string(w.Kind)},
			{"timing", string(h.Timing), string(w.Timing)},
			{"start_date", string(h.StartsOn), string(w.StartsOn)},
			{"end_date", string(h.EndsOn), string(w.EndsOn)},
			{"installed_on", string(h.InstalledOn), string(w.InstalledOn)},
			{"functional_on", string(h.FunctionalOn), string(w.FunctionalOn)},
			{"minimum", h.Minimum.String(), w.Minimum.String()},
			{"site", h.Site, w.Site},
			{"cost_centre", h.CostCentre, w.CostCentre},
		} {
			if f.have != f.want && !(f.field == "quantity" && h.Quantity.Equal(w.Quantity)) && !(f.field == "unit_price" && h.UnitPrice.Equal(w.UnitPrice)) && !(f.field == "minimum" && h.Minimum.Equal(w.Minimum)) {
				return on(differs("contract", want.Number, f.field, f.have, f.want), "lines", strconv.Itoa(i))
			}
		}
	}
	if len(have.Lines) > len(want.Lines) {
		return contradicts("contract", want.Number, "line_no", "has %d lines, not %d", len(have.Lines), len(want.Lines))
	}
	return nil
}

// differs is the refusal of something that exists with another value.
func differs(noun, number, field, have, want string) *fault.Error {
	return fault.New(fault.Conflict, "%s %q exists already with another %s: %s, not %s", noun, number, field, orNone(have), orNone(want)).On(field)
}

// contradicts is the refusal of something that exists and is otherwise.
func contradicts(noun, number, field, how string, args ...any) *fault.Error {
	return fault.New(fault.Conflict, "%s %q exists already and %s", noun, number, fmt.Sprintf(how, args...)).On(field)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// Find reads the contracts of a business unit that have one of the numbers, with their lines.
func Find(ctx context.Context, q store.Querier, unit int, numbers []string) (map[string]Contract, error) {
	among, list := store.AmongTexts(q, "c.number", numbers)
	rows, err := q.Query(ctx, `SELECT c.number, c.account_id, c.currency, c.starts_on, c.ends_on, c.description, l.line_no, p.code, l.description, l.quantity, l.unit_price,
			l.frequency, l.timing, l.starts_on, l.ends_on, l.contracted_on, l.installed_on, l.functional_on, l.disconnected_on, l.kind, l.minimum, l.site, l.cost_centre
		FROM contracts c JOIN contract_lines l ON l.contract_id = c.id JOIN products p ON p.id = l.product_id
		WHERE c.business_unit_id = ? AND `+among+` ORDER BY c.id, l.line_no`, unit, list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]Contract{}
	for rows.Next() {
		var c Contract
		var l Line
		if err := rows.Scan(&c.Number, &c.Account, &c.Currency, &c.StartsOn, &c.EndsOn, &c.Description, &l.No, &l.ProductCode, &l.Description, &l.Quantity, &l.UnitPrice,
			&l.Frequency, &l.Timing, &l.StartsOn, &l.EndsOn, &l.ContractedOn, &l.InstalledOn, &l.FunctionalOn, &l.DisconnectedOn, &l.Kind, &l.Minimum, &l.Site, &l.CostCentre); err != nil {
			return nil, err
		}
		if l.Frequency == contractline.FrequencyONE_TIME { // also where it was imported before lines had a kind
			l.Kind = contractline.KindONE_TIME
		}
		if old, ok := found[c.Number]; ok {
			c.Lines = old.Lines
		}
		c.Lines = append(c.Lines, l)
		found[c.Number] = c
	}
	return found, rows.Err()
}

// owner is what a contract needs to know of its account.
type owner struct {
	unit     int
	number   string
	status   account.Status
	kind     account.Kind
	currency money.Currency
}

func owners(ctx context.Context, tx *store.TxClient, ids []int) (map[int]owner, error) {
	slices.Sort(ids)
	among, list := store.AmongIDs(tx, "id", slices.Compact(ids))
	rows, err := tx.Query(ctx, `SELECT id, business_unit_id, number, status, kind, currency FROM accounts WHERE `+among, list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int]owner{}
	for rows.Next() {
		var id int
		var o owner
		if err := rows.Scan(&id, &o.unit, &o.number, &o.status, &o.kind, &o.currency); err != nil {
			return nil, err
		}
		found[id] = o
	}
	return found, rows.Err()
}

// RecordTx writes new contracts with their lines inside a transaction and answers their ids in order. It reports
// fault.Invalid, fault.State for a closed account and fault.Conflict for a number that exists; the paths of faults begin
// with the index of the contract.
func (s *Service) RecordTx(ctx context.Context, tx *store.TxClient, in []Contract) ([]int, error) {
	if len(in) == 0 {
		return nil, nil
	}
	in = slices.Clone(in)
	var accounts []int
	var codes []string
	for i := range in {
		in[i].Lines = slices.Clone(in[i].Lines)
		if err := in[i].Check(); err != nil {
			return nil, on(err, strconv.Itoa(i))
		}
		accounts = append(accounts, in[i].Account)
		for _, l := range in[i].Lines {
			codes = append(codes, l.ProductCode)
		}
	}
	found, err := owners(ctx, tx, accounts)
	if err != nil {
		return nil, err
	}
	products, err := s.ProductsTx(ctx, tx, codes)
	if err != nil {
		return nil, err
	}
	rows := make([][]any, len(in))
	for i, c := range in {
		o, ok := found[c.Account]
		switch {
		case !ok:
			return nil, fault.New(fault.Invalid, "there is no such account").On(strconv.Itoa(i), "account_number")
		case o.status == account.StatusCLOSED:
			return nil, fault.New(fault.State, "account %s is closed; activate it first", o.number).On(strconv.Itoa(i), "account_number")
		}
		if c.Currency == "" {
			c.Currency = o.currency
		}
		rows[i] = []any{tx.Now, tx.Now, 1, o.unit, c.Account, c.Number, c.Currency, c.StartsOn, c.EndsOn, c.Description}
	}
	ids, err := tx.InsertIDs(ctx, "contracts", []string{"created_at", "updated_at", "version", "business_unit_id", "account_id", "number", "currency", "starts_on", "ends_on", "description"}, rows)
	if store.Duplicate(err) {
		return nil, duplicate(in, err)
	}
	if err != nil {
		return nil, err
	}
	rows = rows[:0]
	for i, c := range in {
		for _, l := range c.Lines {
			rows = append(rows, []any{tx.Now, tx.Now, 1, ids[i], l.No, products[l.ProductCode], l.Description, l.Quantity, l.UnitPrice, string(l.Frequency), string(l.Timing),
				l.StartsOn, l.EndsOn, l.ContractedOn, l.InstalledOn, l.FunctionalOn, l.DisconnectedOn, string(l.Kind), l.Minimum, l.Site, l.CostCentre})
		}
	}
	if err := tx.Insert(ctx, "contract_lines", []string{"created_at", "updated_at", "version", "contract_id", "line_no", "product_id", "description", "quantity", "unit_price", "frequency", "timing",
		"starts_on", "ends_on", "contracted_on", "installed_on", "functional_on", "disconnected_on", "kind", "minimum", "site", "cost_centre"}, rows); err != nil {
		return nil, err
	}
	if len(ids) == 1 {
		tx.Record(store.Event{Action: "contract.record", Entity: ids[0], Account: in[0].Account, Changes: store.Changes{"number": {nil, in[0].Number}, "starts_on": {nil, in[0].StartsOn}, "lines": {nil, len(in[0].Lines)}}})
	} else {
		tx.RecordMany("contract.record", ids)
	}
	return ids, nil
}

func duplicate(in []Contract, cause error) error {
	if len(in) == 1 {
		return fault.New(fault.Conflict, "contract %q exists already", in[0].Number).On("0", "number").Because(cause)
	}
	return fault.New(fault.Conflict, "one of the contract numbers exists already, or is given twice").On("number").Because(cause)
}

// LineKey names a contract line of a business unit.
type LineKey struct {
	Contract string
	No       int
}

// FindLines reads the ids of the lines of a business unit's contracts that have one of the numbers.
func FindLines(ctx context.Context, q store.Querier, unit int, numbers []string) (map[LineKey]int, error) {
	among, list := store.AmongTexts(q, "c.number", numbers)
	rows, err := q.Query(ctx, `SELECT c.number, l.line_no, l.id FROM contracts c JOIN contract_lines l ON l.contract_id = c.id WHERE c.business_unit_id = ? AND `+among, unit, list)
	if err != nil {
		return nil, err
	}
	return scanLines(rows)
}

func scanLines(rows *sql.Rows) (map[LineKey]int, error) {
	found := map[LineKey]int{}
	for rows.Next() {
		var k LineKey
		var id int
		if err := rows.Scan(&k.Contract, &k.No, &id); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		found[k] = id
	}
	return found, errors.Join(rows.Err(), rows.Close())
}
