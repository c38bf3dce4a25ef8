package demo

import (
	"fmt"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// sidelines are products that only some contracts name.
var sidelines = []struct{ code, name, unit, class, price string }{
	{"MINUTES", "Outbound minutes", "minute", communications, "0.0185"},
	{"TEXTS", "Text messages", "message", communications, "0.0075"},
	{"CLOUD-PBX", "Cloud telephone system", "seat", communications, "14.90"},
	{"FIELD-HOURS", "Field engineering", "hour", "", ""},
	{"SATELLITE", "Satellite link, trial", "site", communications, ""},
}

// hourly are the rates of the rate card: regular, overtime, holiday.
var hourly = []struct {
	role  string
	rates [3]string
}{
	{"Technician", [3]string{"95", "142.50", "190"}},
	{"Engineer", [3]string{"145", "217.50", "290"}},
	{"Project manager", [3]string{"165", "247.50", "330"}},
}

const rateCard = "FIELD-USD"

// makePrices fills the catalogue: prices, a promotion, an index, exchange rates and a rate card.
func (b *book) makePrices() error {
	since, raise := b.starts.AddMonths(-24), b.month.AddMonths(2)
	return b.tx(func(tx *store.TxClient) error {
		var prices [][]any
		list := func(product int, c money.Currency, unit decimal.Decimal) {
			prices = append(prices, []any{tx.Now, tx.Now, 1, product, c, unit, since, raise.AddDays(-1)},
				[]any{tx.Now, tx.Now, 1, product, c, unit.Mul(decimal.RequireFromString("1.04")).Round(4), raise, date.Date("")})
		}
		codes := map[string]int{}
		all, err := tx.Product.Query().All(b.sys)
		if err != nil {
			return err
		}
		for _, p := range all {
			codes[p.Code] = p.ID
		}
		for _, u := range b.units {
			for _, p := range b.products {
				list(p.id, u.currency, decimal.New(p.price, -2))
			}
			for _, p := range sidelines {
				if p.price != "" {
					list(codes[p.code], u.currency, decimal.RequireFromString(p.price))
				}
			}
		}
		if err := tx.Insert(b.sys, "product_prices", []string{"created_at", "updated_at", "version", "product_id", "currency", "unit_price", "starts_on", "ends_on"}, prices); err != nil {
			return err
		}
		if err := tx.Promotion.Create().SetCode("FIRST-QUARTER").SetName("A fifth off for the first months").SetPercent(decimal.NewFromInt(20)).SetStartsOn(b.starts).
			SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).Exec(b.sys); err != nil {
			return err
		}
		var index, exchange [][]any
		for m := range b.Months + 1 {
			on := b.starts.AddMonths(m)
			index = append(index, []any{tx.Now, "CPI-U", on, decimal.New(3100+int64(m)*7, -1)})
			rate := decimal.New(10650+int64(b.more.between(-150, 150)), -4)
			exchange = append(exchange, []any{tx.Now, "EUR", "USD", on, rate}, []any{tx.Now, "USD", "EUR", on, decimal.NewFromInt(1).DivRound(rate, 6)})
		}
		if err := tx.Insert(b.sys, "index_values", []string{"created_at", "code", "starts_on", "value"}, index); err != nil {
			return err
		}
		if err := tx.Insert(b.sys, "exchange_rates", []string{"created_at", "source", "target", "starts_on", "rate"}, exchange); err != nil {
			return err
		}
		card, err := tx.RateCard.Create().SetCode(rateCard).SetName("Field work").SetCurrency("USD").SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).Save(b.sys)
		if err != nil {
			return err
		}
		var rates [][]any
		for _, h := range hourly {
			for i, class := range []string{"REGULAR", "OVERTIME", "HOLIDAY"} {
				rates = append(rates, []any{tx.Now, tx.Now, 1, card.ID, h.role, "", class, decimal.RequireFromString(h.rates[i]), since})
			}
		}
		tx.Record(store.Event{Action: "catalogue.fill", Entity: card.ID, Changes: store.Changes{"prices": {nil, len(prices)}, "rates": {nil, len(rates)}}})
		return tx.Insert(b.sys, "card_rates", []string{"created_at", "updated_at", "version", "card_id", "role", "skill", "class", "hourly", "starts_on"}, rates)
	})
}

// agreement is a contract besides the one that the book bills by itself.
type agreement struct {
	party *party
	lines []int // ids
	id    int
}

// sign writes a contract that counts from the first of the month before on.
func (b *book) sign(p *party, w contracts.Write, activate bool) (*agreement, error) {
	b.pause()
	w.Account = p.id
	if w.StartsOn == "" {
		w.StartsOn = b.month.AddMonths(-1)
	}
	for i := range w.Lines {
		l := &w.Lines[i]
		l.Site, l.CostCentre = p.city, fmt.Sprint("CC-", 100+10*(i+1))
		if l.ContractedOn == "" {
			l.ContractedOn, l.InstalledOn, l.FunctionalOn = w.StartsOn, w.StartsOn, w.StartsOn
		}
	}
	if p.wantsOrder {
		w.PurchaseOrder = p.order
	}
	c, err := b.contracts.Write(b.as("biller"), w)
	if err != nil {
		return nil, err
	}
	if activate {
		b.pause()
		if c, err = b.contracts.Activate(b.as("biller"), contracts.Action{ID: c.ID, On: w.StartsOn, Note: "Signed copy is on file"}); err != nil {
			return nil, err
		}
	}
	a := &agreement{party: p, id: c.ID}
	a.lines, err = b.db.ContractLine.Query().Where(contractline.ContractID(c.ID)).Order(contractline.ByLineNo()).IDs(b.sys)
	return a, err
}

// agreements are the contracts that the book needs later.
type agreements struct{ minutes, texts, hours *agreement }

// agree makes a contract of every kind.
func (b *book) agree() error {
	group, rest := b.cast.group, b.cast.rest
	of := func(i int) *party { return group[i%len(group)] }
	dec := decimal.RequireFromString
	unit := func(s string) *decimal.Decimal { d := dec(s); return &d }
	last := b.month.AddMonths(-1)
	upTo := func(n int64) *decimal.Decimal { d := decimal.NewFromInt(n); return &d }
	seats := func(n int64) contracts.WriteLine {
		return contracts.WriteLine{Product: "CLOUD-PBX", Description: "Cloud telephone system", Quantity: decimal.NewFromInt(n), UnitPrice: unit("13.50")}
	}
	var err error
	a := &b.agreements
	if a.minutes, err = b.sign(of(1), contracts.Write{Description: "Outbound minutes by tiers", Lines: []contracts.WriteLine{{Product: "MINUTES", Kind: contractline.KindUSAGE, Description: "Outbound minutes",
		Pricing: &price.Model{Kind: price.Tiered, Included: decimal.NewFromInt(500), Tiers: []price.Tier{{UpTo: upTo(2000), UnitPrice: dec("0.0185")}, {UpTo: upTo(10000), UnitPrice: dec("0.0150")}, {UnitPrice: dec("0.0120")}}}}}}, true); err != nil {
		return err
	}
	if a.texts, err = b.sign(of(2), contracts.Write{Description: "Text messages with a minimum", Lines: []contracts.WriteLine{{Product: "TEXTS", Kind: contractline.KindUSAGE, Description: "Text messages",
		UnitPrice: unit("0.0075"), Minimum: decimal.NewFromInt(150)}}}, true); err != nil {
		return err
	}
	if a.hours, err = b.sign(of(3), contracts.Write{Description: "Roll-out by the hour", RateCard: rateCard, Lines: []contracts.WriteLine{{Product: "FIELD-HOURS", Kind: contractline.KindTIME, Description: "Roll-out of the branch network",
		BudgetHours: decimal.NewFromInt(120), DailyHours: decimal.NewFromInt(10)}}}, true); err != nil {
		return err
	}
	if _, err = b.sign(of(4), contracts.Write{Description: "At list prices, with a promotion to begin with", Lines: []contracts.WriteLine{
		{Product: "WIFI-AP", Description: "Wireless at list price", Quantity: decimal.NewFromInt(12), Promotion: "FIRST-QUARTER", PromotionEndsOn: b.month.EndOfMonth()},
		{Product: "TEXT-DESK", Description: "Texting at list price", Quantity: decimal.NewFromInt(4), Escalator: &price.Escalator{Percent: decimal.NewFromInt(3), Months: 12}}}}, true); err != nil {
		return err
	}
	renewed, err := b.sign(of(5), contracts.Write{Description: "Telephony for one year", StartsOn: last.AddMonths(-11), EndsOn: b.month.AddDays(-1), Lines: []contracts.WriteLine{seats(18)}}, true)
	if err != nil {
		return err
	}
	if err := b.billedThrough(renewed, last.AddDays(-1)); err != nil {
		return err
	}
	b.pause()
	if _, err := b.contracts.Renew(b.as("biller"), contracts.Renew{ID: renewed.id, EndsOn: b.month.AddMonths(12).AddDays(-1), Percent: decimal.NewFromInt(3), Note: "Another year at three percent more"}); err != nil {
		return err
	}
	upgraded, err := b.sign(of(6), contracts.Write{Description: "Telephony of the showroom", Lines: []contracts.WriteLine{seats(10)}}, true)
	if err != nil {
		return err
	}
	b.pause()
	more := seats(25)
	more.Site, more.CostCentre = upgraded.party.city, "CC-110"
	if _, err := b.contracts.Amend(b.as("biller"), contracts.Amend{ID: upgraded.id, On: b.month, Upgrade: true, Note: "Fifteen seats for the new workshop", Changes: []contracts.LineChange{{Line: upgraded.lines[0], By: &more}}}); err != nil {
		return err
	}
	if from, to := b.dealers(); from != nil && to != nil {
		handed, err := b.sign(from, contracts.Write{Description: "Telephony of the north branch", Lines: []contracts.WriteLine{seats(8)}}, true)
		if err != nil {
			return err
		}
		b.pause()
		if _, _, err := b.contracts.Transfer(b.as("biller"), contracts.Transfer{ID: handed.id, To: to.id, On: b.month, Note: "The branch was sold"}); err != nil {
			return err
		}
	}
	if _, err := b.sign(rest[0], contracts.Write{Description: "Failover, installed and waiting for the carrier", Lines: []contracts.WriteLine{
		{Product: "NET-LTE", Description: "Failover of the office", Quantity: decimal.NewFromInt(1), UnitPrice: unit("79"), ContractedOn: last, InstalledOn: last.AddDays(9)},
		{Product: "SDWAN-SITE", Description: "SD-WAN of the office", Quantity: decimal.NewFromInt(2), UnitPrice: unit("199"), ContractedOn: last, InstalledOn: last.AddDays(10)}}}, true); err != nil {
		return err
	}
	_, err = b.sign(rest[len(rest)-1], contracts.Write{Description: "Remote sites; prices are being worked out", StartsOn: b.month, Lines: []contracts.WriteLine{
		{Product: "SATELLITE", Description: "Satellite link", Quantity: decimal.NewFromInt(3)}, {Product: "FIELD-HOURS", Kind: contractline.KindTIME, Description: "Mounting"}}}, false)
	return err
}

// dealers are two of them that a contract goes from and to: of the group and of the rest, where there are such.
func (b *book) dealers() (from, to *party) {
	find := func(list []*party) *party {
		for _, p := range list {
			if p.kind == account.KindDEALER && p != from {
				return p
			}
		}
		return nil
	}
	if from, to = find(b.cast.group), find(b.cast.rest); to == nil {
		to = find(b.cast.group)
	}
	if to != nil {
		b.byRun(to)
	}
	return from, to
}

func (b *book) billedThrough(a *agreement, day date.Date) error {
	return b.tx(func(tx *store.TxClient) error {
		for _, id := range a.lines {
			tx.Record(store.Event{Action: "contractLine.bill", Entity: id, Account: a.party.id, Changes: store.Changes{"billed_through": {nil, day}}})
			if err := tx.ContractLine.UpdateOneID(id).SetBilledThrough(day).Exec(b.sys); err != nil {
				return err
			}
		}
		return nil
	})
}

// measure writes what was used in a month, through a day.
func (b *book) measure(month, through date.Date) error {
	return b.tx(func(tx *store.TxClient) error {
		var rows [][]any
		for _, m := range []struct {
			*agreement
			least, most int
		}{{b.agreements.minutes, 900, 2600}, {b.agreements.texts, 1500, 3800}} {
			for day := month.AddDays(6); day <= min(through, month.EndOfMonth()); day = day.AddDays(7) {
				rows = append(rows, []any{tx.Now, fmt.Sprintf("CDR-%s-%d", day, m.party.index), m.party.id, m.lines[0], day, decimal.NewFromInt(int64(b.more.between(m.least, m.most)))})
			}
		}
		if len(rows) == 0 {
			return nil
		}
		ids, err := tx.InsertIDs(b.sys, "usage_records", []string{"created_at", "number", "account_id", "contract_line_id", "used_on", "quantity"}, rows)
		tx.RecordMany("usage.record", ids)
		return err
	})
}

// hours is work of somebody in the field.
type hours struct {
	on     date.Date
	role   int
	hours  string
	class  timeentry.Class
	status timeentry.Status
	late   bool
	rate   string // instead of the rate card's
	text   string
}

// work writes hours; a second person has decided on those that are approved or rejected.
func (b *book) work(list []hours) error {
	a := b.agreements.hours
	return b.tx(func(tx *store.TxClient) error {
		for i, h := range list {
			class := h.class
			if class == "" {
				class = timeentry.ClassREGULAR
			}
			rate := h.rate
			if rate == "" {
				rate = hourly[h.role].rates[map[timeentry.Class]int{timeentry.ClassREGULAR: 0, timeentry.ClassOVERTIME: 1, timeentry.ClassHOLIDAY: 2}[class]]
			}
			create := tx.TimeEntry.Create().SetNumber(fmt.Sprintf("TS-%s-%02d", h.on, i+1)).SetAccountID(a.party.id).SetContractLineID(a.lines[0]).SetPerson([]string{"Tove Quarnholt", "Emil Rosgren", "Petra Salwald"}[h.role]).
				SetRole(hourly[h.role].role).SetWorkedOn(h.on).SetHours(decimal.RequireFromString(h.hours)).SetClass(class).SetHourly(decimal.RequireFromString(rate)).SetDescription(h.text).
				SetStatus(h.status).SetLate(h.late).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now)
			if h.status != timeentry.StatusDRAFT {
				create.SetSubmittedBy(b.people["processor"].id)
			}
			switch h.status {
			case timeentry.StatusAPPROVED:
				create.SetDecidedBy(b.people["manager"].id).SetDecidedAt(tx.Now)
			case timeentry.StatusREJECTED:
				create.SetDecidedBy(b.people["manager"].id).SetDecidedAt(tx.Now).SetDecisionNote("This belongs to the project of another client")
			}
			var made *ent.TimeEntry
			var err error
			if made, err = create.Save(b.sys); err != nil {
				return err
			}
			tx.Record(store.Event{Action: "timeEntry.write", Entity: made.ID, Account: a.party.id, Changes: store.Changes{"status": {nil, h.status}}})
		}
		return nil
	})
}
