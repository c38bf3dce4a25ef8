package contracts

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/promotion"
	"github.com/duebook/duebook/ent/ratecard"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Write is a contract as a person writes it.
type Write struct {
	ID, Version      int // of the draft that is written over; 0: a new one
	Account          int
	Number           string         // "": given by the system, or the draft's
	Currency         money.Currency // "": the account's
	StartsOn, EndsOn date.Date
	Renews           bool // it goes on at its end without being asked
	Description      string
	PurchaseOrder    string
	RateCard         string // code; "": none
	Lines            []WriteLine
	Key              string
}

// WriteLine is a line as a person writes it.
type WriteLine struct {
	Product     string // code; a new one is added to the catalogue
	Kind        contractline.Kind
	Description string
	Quantity    decimal.Decimal
	UnitPrice   *decimal.Decimal // nil: the catalogue's, where the pricing or the rate card does not say it all
	Pricing     *price.Model
	Escalator   *price.Escalator
	Promotion   string // code; "": none

	PromotionEndsOn                  date.Date
	Minimum, BudgetHours, DailyHours decimal.Decimal
	Frequency                        contractline.Frequency
	Timing                           contractline.Timing // usage and hours are always charged in arrears
	StartsOn, EndsOn                 date.Date           // "": the contract's; in an amendment: its day, and the end of the line that is replaced

	ContractedOn, InstalledOn, FunctionalOn date.Date
	AnchorOn                                date.Date // where its periods begin; "": where it starts
	Site, CostCentre                        string
}

// Write writes a new draft, or a draft anew with all its lines. What a draft lacks is told by Incomplete. It reports
// fault.NotFound, fault.Invalid with the field, such as lines, 2, unit_price, fault.Limit, fault.State for a contract that is no draft and for a closed
// account, and fault.Conflict for a stale version and a number that exists. Requires contracts:write.
func (s *Service) Write(ctx context.Context, in Write) (*ent.Contract, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ContractsWrite); err != nil {
		return nil, err
	}
	asked := in
	in.Lines = slices.Clone(in.Lines)
	if err := in.check(); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Contract, error) {
		id, _, err := store.Once(ctx, tx, "writeContract", in.Key, asked, func() (int, error) { return s.write(ctx, tx, in) })
		if err != nil {
			return nil, err
		}
		return tx.Contract.Get(ctx, id)
	})
}

func (s *Service) write(ctx context.Context, tx *store.TxClient, in Write) (int, error) {
	a, err := tx.Account.Get(ctx, in.Account)
	if err != nil {
		return 0, fault.As(store.Fault(err)).On("account_id")
	}
	if err := notClosed(a); err != nil {
		return 0, err
	}
	card, err := rateCard(ctx, tx, in.RateCard)
	if err != nil {
		return 0, err
	}
	lines := make([]*ent.ContractLine, len(in.Lines))
	for i, w := range in.Lines {
		lines[i] = w.line(i + 1)
		if lines[i].StartsOn == "" {
			lines[i].StartsOn = in.StartsOn
		}
		lines[i].EndsOn = lasts(lines[i].EndsOn, in.EndsOn, in.Renews)
		if err := notBefore("ends_on", lines[i].EndsOn, "start", lines[i].StartsOn); err != nil {
			return 0, on(err, "lines", strconv.Itoa(i))
		}
	}
	if err := s.look(ctx, tx, in.Lines, lines, func(i int) []string { return []string{"lines", strconv.Itoa(i)} }); err != nil {
		return 0, err
	}
	if in.ID != 0 {
		return in.ID, in.over(ctx, tx, a, card, lines)
	}
	return in.create(ctx, tx, a, card, lines)
}

// lasts is the end of a line of a contract with this end. A line that lasts as long as a contract that renews has none.
func lasts(line, contract date.Date, renews bool) date.Date {
	switch {
	case renews && line == contract:
		return ""
	case line == "" && !renews:
		return contract
	}
	return line
}

func (in *Write) create(ctx context.Context, tx *store.TxClient, a *ent.Account, card int, lines []*ent.ContractLine) (int, error) {
	if in.Number == "" {
		numbers, err := ledger.Numbers(ctx, tx, a.BusinessUnitID, ledger.Contracts, in.StartsOn.Year(), 1)
		if err != nil {
			return 0, err
		}
		in.Number = numbers[0]
	}
	if in.Currency == "" {
		in.Currency = a.Currency
	}
	c, err := tx.Contract.Create().SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).SetBusinessUnitID(a.BusinessUnitID).SetAccountID(a.ID).SetNumber(in.Number).SetCurrency(in.Currency).
		SetStartsOn(in.StartsOn).SetNillableEndsOn(some(in.EndsOn)).SetRenews(in.Renews).SetDescription(in.Description).SetPurchaseOrder(in.PurchaseOrder).
		SetNillableRateCardID(some(card)).SetStatus(contract.StatusDRAFT).Save(ctx)
	if store.Duplicate(err) {
		return 0, fault.New(fault.Conflict, "contract %q exists already", in.Number).On("number").Because(err)
	}
	if err != nil {
		return 0, err
	}
	if _, err := insertLines(ctx, tx, c.ID, lines); err != nil {
		return 0, err
	}
	tx.Record(store.Event{Action: "contract.write", Entity: c.ID, Account: a.ID, Changes: store.Changes{"number": {nil, c.Number}, "starts_on": {nil, c.StartsOn}, "lines": {nil, len(lines)}}})
	return c.ID, nil
}

// over writes a draft anew.
func (in *Write) over(ctx context.Context, tx *store.TxClient, a *ent.Account, card int, lines []*ent.ContractLine) error {
	c, err := tx.Contract.Query().Where(contract.ID(in.ID), store.Lock).Only(ctx)
	if err != nil {
		return err
	}
	if err := isDraft(c); err != nil {
		return err
	}
	switch {
	case in.Version != c.Version:
		return fault.New(fault.Conflict, "somebody changed the contract in the meantime; look at it again").On("version")
	case a.BusinessUnitID != c.BusinessUnitID:
		return fault.New(fault.Invalid, "account %s belongs to another business unit; write a new contract there", a.Number).On("account_id")
	case in.Number != "" && in.Number != c.Number:
		return fault.New(fault.Invalid, "the contract keeps its number %s; leave it out, or write a new contract", c.Number).On("number")
	case in.Currency != "" && in.Currency != c.Currency:
		return fault.New(fault.Invalid, "the contract is in %s and stays so; leave the currency out, or write a new contract", c.Currency).On("currency")
	}
	old, err := linesOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	u := tx.Contract.UpdateOneID(c.ID).SetUpdatedAt(tx.Now).AddVersion(1).SetAccountID(a.ID).SetStartsOn(in.StartsOn).SetRenews(in.Renews).SetDescription(in.Description).SetPurchaseOrder(in.PurchaseOrder)
	if card == 0 {
		u.ClearRateCardID()
	} else {
		u.SetRateCardID(card)
	}
	if err := ends(u, in.EndsOn).Exec(ctx); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `DELETE FROM contract_lines WHERE contract_id = ?`, c.ID); err != nil {
		return fault.As(store.Fault(err)).On("lines")
	}
	if _, err := insertLines(ctx, tx, c.ID, lines); err != nil {
		return err
	}
	changes := store.Changes{"lines": {inWords(old), inWords(lines)}}
	for _, f := range []struct {
		column      string
		before, now any
	}{{"account_id", c.AccountID, a.ID}, {"starts_on", c.StartsOn, in.StartsOn}, {"ends_on", c.EndsOn, in.EndsOn}, {"renews", c.Renews, in.Renews}, {"description", c.Description, in.Description},
		{"purchase_order", c.PurchaseOrder, in.PurchaseOrder}, {"rate_card_id", c.RateCardID, card}} {
		if f.before != f.now {
			changes[f.column] = [2]any{f.before, f.now}
		}
	}
	tx.Record(store.Event{Action: "contract.write", Entity: c.ID, Account: a.ID, Changes: changes})
	return nil
}

// check reports the first field that no draft can have as fault.Invalid, and fills in what follows from others.
func (in *Write) check() error {
	if err := fault.Line("number", in.Number, 40); err != nil {
		return err
	}
	if in.Currency != "" {
		if err := in.Currency.Validate(); err != nil {
			return fault.New(fault.Invalid, "%v", err).On("currency")
		}
	}
	if in.StartsOn == "" {
		return fault.New(fault.Invalid, "it is missing").On("starts_on")
	}
	if err := checkDays(named{"starts_on", in.StartsOn}, named{"ends_on", in.EndsOn}); err != nil {
		return err
	}
	if err := notBefore("ends_on", in.EndsOn, "start", in.StartsOn); err != nil {
		return err
	}
	if in.Renews && in.EndsOn == "" {
		return fault.New(fault.Invalid, "a contract that renews has an end at which it does; give the end, or leave this out").On("renews")
	}
	if err := fault.Prose("description", in.Description, 2000); err != nil {
		return err
	}
	if err := fault.Line("purchase_order", in.PurchaseOrder, 60); err != nil {
		return err
	}
	switch n := len(in.Lines); {
	case n == 0:
		return fault.New(fault.Invalid, "a contract needs at least one line").On("lines")
	case n > maxLines:
		return fault.New(fault.Limit, "%d lines; a contract has at most %d", n, maxLines).On("lines")
	}
	for i := range in.Lines {
		if err := in.Lines[i].check(); err != nil {
			return on(err, "lines", strconv.Itoa(i))
		}
	}
	return nil
}

func (w *WriteLine) check() error {
	if err := checkCode("product_code", w.Product, 60); err != nil {
		return err
	}
	for _, t := range []struct {
		field, text string
		limit       int
	}{{"site", w.Site, 200}, {"cost_centre", w.CostCentre, 60}, {"promotion_code", w.Promotion, 40}} {
		if err := fault.Line(t.field, t.text, t.limit); err != nil {
			return err
		}
	}
	if err := fault.Prose("description", w.Description, 2000); err != nil {
		return err
	}
	if err := w.checkKind(); err != nil {
		return err
	}
	if err := w.checkNumbers(); err != nil {
		return err
	}
	if err := checkPricing(w.Pricing); err != nil {
		return err
	}
	if err := w.Escalator.Check(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("escalator")
	}
	if w.Escalator != nil {
		if err := checkRate("percent", w.Escalator.Percent); err != nil {
			return on(err, "escalator")
		}
		if err := fault.Line("index", w.Escalator.Index, 40); err != nil {
			return on(err, "escalator")
		}
	}
	if w.Promotion != "" && (w.Kind == contractline.KindUSAGE || w.Kind == contractline.KindTIME) {
		return fault.New(fault.Invalid, "a promotion takes off what is charged for a period or once; lower the price of usage and hours instead").On("promotion_code")
	}
	if w.PromotionEndsOn != "" && w.Promotion == "" {
		return fault.New(fault.Invalid, "without a promotion there is none to end; name its code").On("promotion_ends_on")
	}
	if err := checkDays(named{"promotion_ends_on", w.PromotionEndsOn}, named{"starts_on", w.StartsOn}, named{"ends_on", w.EndsOn}, named{"contracted_on", w.ContractedOn},
		named{"installed_on", w.InstalledOn}, named{"functional_on", w.FunctionalOn}, named{"anchor_on", w.AnchorOn}); err != nil {
		return err
	}
	return notBefore("ends_on", w.EndsOn, "start", w.StartsOn)
}

// checkKind makes kind, frequency and timing fit each other.
func (w *WriteLine) checkKind() error {
	if w.Kind == "" {
		w.Kind = contractline.DefaultKind
	}
	if w.Frequency == "" {
		w.Frequency = contractline.DefaultFrequency
	}
	if w.Timing == "" {
		w.Timing = contractline.DefaultTiming
	}
	if err := contractline.KindValidator(w.Kind); err != nil {
		return fault.New(fault.Invalid, "%q is not a kind of line; choose RECURRING, ONE_TIME, USAGE or TIME", string(w.Kind)).On("kind")
	}
	if err := contractline.FrequencyValidator(w.Frequency); err != nil {
		return fault.New(fault.Invalid, "%q is not a frequency; choose ONE_TIME, MONTHLY, QUARTERLY, SEMI_ANNUAL or ANNUAL", string(w.Frequency)).On("frequency")
	}
	if err := contractline.TimingValidator(w.Timing); err != nil {
		return fault.New(fault.Invalid, "%q is not a timing; choose ADVANCE or ARREARS", string(w.Timing)).On("timing")
	}
	switch w.Kind {
	case contractline.KindONE_TIME:
		w.Frequency = contractline.FrequencyONE_TIME
	case contractline.KindRECURRING:
		if w.Frequency == contractline.FrequencyONE_TIME {
			w.Kind = contractline.KindONE_TIME
		}
	case contractline.KindUSAGE, contractline.KindTIME:
		if w.Frequency == contractline.FrequencyONE_TIME {
			return fault.New(fault.Invalid, "usage and hours are charged period by period; choose MONTHLY or longer").On("frequency")
		}
		w.Timing = contractline.TimingARREARS
	}
	return nil
}

func (w *WriteLine) checkNumbers() error {
	unit := decimal.Zero
	if w.UnitPrice != nil {
		unit = *w.UnitPrice
	}
	for _, n := range []struct {
		field    string
		value    decimal.Decimal
		negative bool
	}{{"quantity", w.Quantity, false}, {"unit_price", unit, true}, {"minimum", w.Minimum, false}, {"budget_hours", w.BudgetHours, false}, {"daily_hours", w.DailyHours, false}} {
		if !n.negative && n.value.IsNegative() {
			return fault.New(fault.Invalid, "it is not negative; a rebate has a negative price").On(n.field)
		}
		if err := checkRate(n.field, n.value); err != nil {
			return err
		}
	}
	switch hours := w.Kind == contractline.KindTIME; {
	case !w.Minimum.IsZero() && w.Kind != contractline.KindUSAGE && !hours:
		return fault.New(fault.Invalid, "a minimum is for lines of usage or hours; the others always cost the same").On("minimum")
	case !w.BudgetHours.IsZero() && !hours:
		return fault.New(fault.Invalid, "only lines of hours have a budget of hours").On("budget_hours")
	case !w.DailyHours.IsZero() && !hours:
		return fault.New(fault.Invalid, "only lines of hours have a daily maximum").On("daily_hours")
	case w.DailyHours.GreaterThan(decimal.NewFromInt(24)):
		return fault.New(fault.Invalid, "%s hours; a day has 24", w.DailyHours).On("daily_hours")
	}
	return nil
}

func checkPricing(m *price.Model) error {
	if m == nil {
		return nil
	}
	if err := m.Check(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("pricing")
	}
	if err := checkRate("package_size", m.PackageSize); err != nil {
		return on(err, "pricing")
	}
	if err := checkRate("included", m.Included); err != nil {
		return on(err, "pricing")
	}
	for i, t := range m.Tiers {
		up := decimal.Zero
		if t.UpTo != nil {
			up = *t.UpTo
		}
		for _, n := range []struct {
			field string
			value decimal.Decimal
		}{{"up_to", up}, {"unit_price", t.UnitPrice}, {"flat", t.Flat}} {
			if err := checkRate(n.field, n.value); err != nil {
				return on(err, "pricing", "tiers", strconv.Itoa(i))
			}
		}
	}
	return nil
}

type named struct {
	field string
	day   date.Date
}

func checkDays(days ...named) error {
	for _, d := range days {
		if d.day != "" {
			if err := d.day.Validate(); err != nil {
				return fault.New(fault.Invalid, "%v", err).On(d.field)
			}
		}
	}
	return nil
}

// line is the row of a checked line, without product and promotion.
func (w *WriteLine) line(no int) *ent.ContractLine {
	l := &ent.ContractLine{LineNo: no, Kind: w.Kind, Description: w.Description, Quantity: w.Quantity, Pricing: w.Pricing, Escalator: w.Escalator, PromotionEndsOn: w.PromotionEndsOn,
		Minimum: w.Minimum, BudgetHours: w.BudgetHours, DailyHours: w.DailyHours, Frequency: w.Frequency, Timing: w.Timing, StartsOn: w.StartsOn, EndsOn: w.EndsOn,
		ContractedOn: w.ContractedOn, InstalledOn: w.InstalledOn, FunctionalOn: w.FunctionalOn, AnchorOn: w.AnchorOn, Site: w.Site, CostCentre: w.CostCentre}
	if w.UnitPrice != nil {
		l.UnitPrice = *w.UnitPrice
	} else {
		l.ListPriced = w.Kind != contractline.KindTIME && (w.Pricing == nil || w.Pricing.Kind != price.Tiered && w.Pricing.Kind != price.Volume)
	}
	return l
}

// look gives lines the products and promotions that they were written with. At is the path of a line.
func (s *Service) look(ctx context.Context, tx *store.TxClient, in []WriteLine, lines []*ent.ContractLine, at func(int) []string) error {
	var codes, promoted []string
	for _, w := range in {
		codes = append(codes, w.Product)
		if w.Promotion != "" {
			promoted = append(promoted, w.Promotion)
		}
	}
	products, err := s.ProductsTx(ctx, tx, codes)
	if err != nil {
		return err
	}
	promotions := map[string]*ent.Promotion{}
	if len(promoted) > 0 {
		slices.Sort(promoted)
		rows, err := tx.Promotion.Query().Where(promotion.CodeIn(slices.Compact(promoted)...)).All(ctx)
		if err != nil {
			return err
		}
		for _, p := range rows {
			promotions[p.Code] = p
		}
	}
	for i, w := range in {
		lines[i].ProductID = products[w.Product]
		lines[i].Edges.Product = &ent.Product{ID: products[w.Product], Code: w.Product}
		if w.Promotion == "" {
			continue
		}
		p := promotions[w.Promotion]
		if p == nil {
			return fault.New(fault.Invalid, "there is no promotion %q; announce it first", clip(w.Promotion)).On(append(at(i), "promotion_code")...)
		}
		lines[i].PromotionID, lines[i].Edges.Promotion = p.ID, p
	}
	return nil
}

func rateCard(ctx context.Context, tx *store.TxClient, code string) (int, error) {
	if code == "" {
		return 0, nil
	}
	card, err := tx.RateCard.Query().Where(ratecard.Code(code)).Only(ctx)
	if ent.IsNotFound(err) {
		return 0, fault.New(fault.Invalid, "there is no rate card %q", clip(code)).On("rate_card_code")
	}
	if err != nil {
		return 0, err
	}
	return card.ID, nil
}

func notClosed(a *ent.Account) error {
	if a.Status == account.StatusCLOSED {
		return fault.New(fault.State, "account %s is closed; activate it first", a.Number).On("account_id")
	}
	return nil
}

// linesOf is all lines of a contract in order, with product and promotion.
func linesOf(ctx context.Context, tx *store.TxClient, id int) ([]*ent.ContractLine, error) {
	return tx.ContractLine.Query().Where(contractline.ContractID(id)).WithProduct().WithPromotion().Order(contractline.ByLineNo()).All(ctx)
}

var lineColumns = []string{"created_at", "updated_at", "version", "contract_id", "line_no", "product_id", "description", "quantity", "unit_price", "list_priced", "kind", "pricing", "escalator",
	"promotion_id", "promotion_ends_on", "minimum", "budget_hours", "daily_hours", "frequency", "timing", "starts_on", "ends_on", "contracted_on", "installed_on", "functional_on", "disconnected_on",
	"anchor_on", "priced_from", "site", "cost_centre", "replaces_id"}

// insertLines writes new lines of a contract, which get their ids.
func insertLines(ctx context.Context, tx *store.TxClient, contract int, lines []*ent.ContractLine) ([]int, error) {
	rows := make([][]any, len(lines))
	for i, l := range lines {
		pricing, err := asJSON(l.Pricing)
		if err != nil {
			return nil, err
		}
		escalator, err := asJSON(l.Escalator)
		if err != nil {
			return nil, err
		}
		rows[i] = []any{tx.Now, tx.Now, 1, contract, l.LineNo, l.ProductID, l.Description, l.Quantity, l.UnitPrice, l.ListPriced, string(l.Kind), pricing, escalator,
			store.Null(l.PromotionID), l.PromotionEndsOn, l.Minimum, l.BudgetHours, l.DailyHours, string(l.Frequency), string(l.Timing), l.StartsOn, l.EndsOn, l.ContractedOn, l.InstalledOn, l.FunctionalOn,
			l.DisconnectedOn, l.AnchorOn, l.PricedFrom, l.Site, l.CostCentre, store.Null(l.ReplacesID)}
	}
	ids, err := tx.InsertIDs(ctx, "contract_lines", lineColumns, rows)
	if err != nil {
		return nil, err
	}
	for i, l := range lines {
		l.ID, l.ContractID = ids[i], contract
	}
	return ids, nil
}

// asJSON is a value as a JSON column takes it; nil is NULL.
func asJSON[T any](v *T) (any, error) {
	if v == nil {
		return nil, nil
	}
	b, err := json.Marshal(v)
	return string(b), err
}

// ends sets the end of a contract; "" takes it away.
func ends(u *ent.ContractUpdateOne, day date.Date) *ent.ContractUpdateOne {
	if day == "" {
		return u.ClearEndsOn()
	}
	return u.SetEndsOn(day)
}

func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
