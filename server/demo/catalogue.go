package demo

import (
	"fmt"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/inventoryitem"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// product is something that the business units sell.
type product struct {
	code, name, unit string
	price            int64 // minor units
	least, most      int   // quantity
	frequency        contractline.Frequency
	inventory        inventoryitem.Kind // "": nothing is installed

	id int
}

func catalogue() []*product {
	return []*product{
		{code: "VOICE-SEAT", name: "Hosted voice seat", unit: "seat", price: 1850, least: 6, most: 70, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindLINE},
		{code: "SIP-TRUNK", name: "SIP trunk, 10 channels", unit: "trunk", price: 12900, least: 1, most: 4, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindCIRCUIT},
		{code: "NET-500", name: "Dedicated internet access 500 Mbit/s", unit: "site", price: 68500, least: 1, most: 2, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindCIRCUIT},
		{code: "NET-LTE", name: "Wireless failover", unit: "site", price: 7900, least: 1, most: 3, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindDEVICE},
		{code: "SDWAN-SITE", name: "Managed SD-WAN site", unit: "site", price: 21500, least: 1, most: 5, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindDEVICE},
		{code: "WIFI-AP", name: "Managed wireless access point", unit: "device", price: 2400, least: 4, most: 40, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindDEVICE},
		{code: "DMS-LINK", name: "Dealer system connection", unit: "rooftop", price: 39500, least: 1, most: 1, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindLICENCE},
		{code: "TEXT-DESK", name: "Service lane texting", unit: "desk", price: 4900, least: 2, most: 12, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindLICENCE},
		{code: "CALL-TRACK", name: "Call tracking numbers", unit: "number", price: 350, least: 10, most: 80, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindLINE},
		{code: "MDM-DEVICE", name: "Mobile device management", unit: "device", price: 625, least: 10, most: 150, frequency: contractline.FrequencyMONTHLY, inventory: inventoryitem.KindDEVICE},
		{code: "CARE-GOLD", name: "On-site care, gold", unit: "site", price: 45000, least: 1, most: 3, frequency: contractline.FrequencyQUARTERLY, inventory: inventoryitem.KindSITE_SERVICE},
		{code: "AUDIT-TEM", name: "Telecom expense audit", unit: "audit", price: 240000, least: 1, most: 1, frequency: contractline.FrequencyANNUAL},
		{code: "INSTALL", name: "Installation", unit: "job", price: 95000, least: 1, most: 2, frequency: contractline.FrequencyONE_TIME},
	}
}

// The charges that no contract line stands for.
var usage = []struct {
	description string
	rate        string
	least, most int
}{
	{"Outbound minutes", "0.0185", 900, 16000},
	{"Text messages", "0.0075", 1500, 30000},
	{"Mobile data over the plan, GB", "4.25", 4, 90},
	{"Dispatch outside of hours", "185", 1, 3},
	{"Replacement handset", "129.50", 1, 8},
}

func (b *book) makeProducts() error {
	b.products = catalogue()
	return b.tx(func(tx *store.TxClient) error {
		var ids []int
		for _, p := range b.products {
			made, err := tx.Product.Create().SetCode(p.code).SetName(p.name).SetUnit(p.unit).SetTaxClass(communications).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).Save(b.sys)
			if err != nil {
				return err
			}
			p.id = made.ID
			ids = append(ids, made.ID)
		}
		for _, p := range sidelines {
			made, err := tx.Product.Create().SetCode(p.code).SetName(p.name).SetUnit(p.unit).SetTaxClass(p.class).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).Save(b.sys)
			if err != nil {
				return err
			}
			ids = append(ids, made.ID)
		}
		tx.RecordMany("product.create", ids)
		b.Products = len(ids)
		return nil
	})
}

// service is a contract line.
type service struct {
	contracts.Line
	product   *product
	price     decimal.Decimal
	id        int
	forgotten date.Date // nobody bills it from this day on
}

// from is the day from which the line is billed: it works. No date: it does not work yet.
func (s *service) from() date.Date { return s.FunctionalOn }

// works reports whether the line is in use on a day.
func (s *service) works(day date.Date) bool {
	from := s.from()
	return from != "" && from <= day && (s.DisconnectedOn == "" || s.DisconnectedOn > day) && (s.EndsOn == "" || s.EndsOn >= day)
}

// anchor is the first day of the month that is charged first.
func (s *service) anchor(p *party) date.Date {
	month := s.from().StartOfMonth()
	if s.Frequency != contractline.FrequencyQUARTERLY && s.from().Time().Day() > p.billingDay {
		month = month.AddMonths(1)
	}
	return month
}

// charged is the days of service that an invoice of a billing day charges; none where it charges nothing.
func (s *service) charged(p *party, day date.Date) (from, to date.Date) {
	if !s.works(day) || s.forgotten != "" && day >= s.forgotten {
		return "", ""
	}
	if s.EndsOn != "" { // the last period is charged in full
		defer func() { to = min(to, s.EndsOn) }()
	}
	month := day.StartOfMonth()
	a, d := s.anchor(p).Time(), month.Time()
	months := (d.Year()-a.Year())*12 + int(d.Month()) - int(a.Month())
	switch s.Frequency {
	case contractline.FrequencyQUARTERLY:
		if months > 0 && months%3 == 0 {
			return month.AddMonths(-3), month.AddDays(-1)
		}
	case contractline.FrequencyANNUAL:
		if months%12 == 0 {
			return month, month.AddMonths(12).AddDays(-1)
		}
	case contractline.FrequencyONE_TIME:
		if months == 0 {
			return s.from(), s.from()
		}
	default:
		return month, month.EndOfMonth()
	}
	return "", ""
}

// through is the last day of service that is charged when the book ends.
func (b *book) through(p *party, s *service) date.Date {
	if s.from() == "" {
		return ""
	}
	month := b.month
	if p.runsFrom != "" {
		month = p.runsFrom
	}
	end := s.EndsOn
	if s.DisconnectedOn != "" && (end == "" || s.DisconnectedOn < end) {
		end = s.DisconnectedOn
	}
	switch {
	case s.Frequency == contractline.FrequencyONE_TIME && s.from() < b.starts:
		return s.from() // before the book began
	case end != "" && end < month:
		return end
	}
	for back := range 13 {
		day := b.month.AddMonths(-back).AddDays(p.billingDay - 1)
		if day > b.Today || p.runsFrom != "" && day >= p.runsFrom {
			continue
		}
		if _, to := s.charged(p, day); to != "" {
			return to
		}
	}
	if s.Frequency == contractline.FrequencyONE_TIME && s.from() < month.AddMonths(-12) {
		return s.from()
	}
	return ""
}

func (b *book) makeContracts() error {
	var carriers []*party
	for _, p := range b.parties {
		if p.kind == account.KindCARRIER {
			carriers = append(carriers, p)
		}
	}
	var billed []*party
	for _, p := range b.parties {
		if p.billed() {
			b.makeServices(p)
			billed = append(billed, p)
		}
	}
	b.miscast(billed)
	for i := 0; i < len(billed); i += 250 {
		if err := b.signChunk(billed[i:min(i+250, len(billed))], carriers); err != nil {
			return err
		}
	}
	return nil
}

// makeServices draws what the party bought and how far it is.
func (b *book) makeServices(p *party) {
	signed := b.starts.AddDays(-b.dice.between(20, 420))
	if b.dice.chance(220) {
		signed = b.starts.AddDays(b.dice.between(0, max(1, b.Months*15)))
	}
	n := b.dice.between(2, 5)
	if p.rooftops > 0 {
		n = 1
	}
	order := b.dice.Perm(len(b.products) - 1)
	if p.kind != account.KindDEALER {
		order = b.dice.Perm(len(b.products) - 3) // neither audits nor on-site care for dealers' rooftops only
	}
	for i := range n {
		k := b.products[order[i]]
		if i == n-1 && b.dice.chance(250) {
			k = b.products[len(b.products)-1]
		}
		s := &service{product: k, Line: contracts.Line{No: i + 1, ProductCode: k.code, Description: k.name, Quantity: decimal.NewFromInt(int64(b.dice.between(k.least, k.most))),
			Frequency: k.frequency, Timing: contractline.TimingADVANCE, StartsOn: signed, ContractedOn: signed}}
		if k.frequency == contractline.FrequencyQUARTERLY {
			s.Timing = contractline.TimingARREARS
		}
		s.price = decimal.New(k.price*int64(b.dice.between(90, 112))/100, -2)
		s.UnitPrice = s.price
		s.Site = p.city + pick(b.more, []string{"", "", " North", " Depot"})
		s.CostCentre = fmt.Sprint("CC-", 100+10*b.more.between(1, 4))
		if i > 0 && b.dice.chance(250) { // ordered later
			s.ContractedOn = signed.AddDays(b.dice.between(60, 700))
			s.StartsOn = s.ContractedOn
		}
		installed := s.ContractedOn.AddDays(b.dice.between(8, 45))
		functional := installed.AddDays(b.dice.between(0, 12))
		if s.ContractedOn > b.Today {
			s.ContractedOn, s.StartsOn = b.Today.AddDays(-b.dice.between(1, 40)), b.Today.AddDays(b.dice.between(5, 30))
			installed, functional = "9", "9"
		}
		if installed <= b.Today {
			s.InstalledOn = installed
		}
		if functional <= b.Today && s.InstalledOn != "" && !(i > 0 && b.dice.chance(60)) { // some are installed and never came to work
			s.FunctionalOn = functional
		}
		if s.FunctionalOn != "" && p.leaves != "" {
			s.DisconnectedOn = max(p.leaves, s.FunctionalOn)
		} else if s.FunctionalOn != "" && i > 1 && b.dice.chance(60) {
			if off := s.FunctionalOn.AddDays(b.dice.between(120, 500)); off <= b.Today {
				s.DisconnectedOn = off
			}
		}
		p.services = append(p.services, s)
	}
	if p.index%3 == 0 { // a term of three years from the last line on
		last := signed
		for _, s := range p.services {
			last = max(last, s.StartsOn)
		}
		for _, s := range p.services {
			s.EndsOn = last.AddMonths(36).AddDays(-1)
		}
	}
}

func (b *book) signChunk(chunk []*party, carriers []*party) error {
	in := make([]contracts.Contract, len(chunk))
	byUnit := map[int][]string{}
	for i, p := range chunk {
		number := fmt.Sprintf("K%d", 20001+p.index)
		in[i] = contracts.Contract{Account: p.id, Number: number, Description: "Communications services for " + p.name}
		for _, s := range p.services {
			in[i].Lines = append(in[i].Lines, s.Line)
		}
		byUnit[p.unit.id] = append(byUnit[p.unit.id], number)
	}
	items, lines := b.items(chunk, carriers)
	return b.tx(func(tx *store.TxClient) error {
		ids, err := b.contracts.RecordTx(b.sys, tx, in)
		if err != nil {
			return err
		}
		found := map[contracts.LineKey]int{}
		for _, u := range b.units {
			got, err := contracts.FindLines(b.sys, tx, u.id, byUnit[u.id])
			if err != nil {
				return err
			}
			for k, id := range got {
				found[k] = id
			}
		}
		for i, p := range chunk {
			if p.order == "" {
				continue
			}
			if _, err := tx.Exec(b.sys, `UPDATE contracts SET purchase_order = ? WHERE id = ?`, p.order, ids[i]); err != nil {
				return err
			}
		}
		for i := range items {
			items[i].ContractLine = found[lines[i]]
		}
		if _, err := b.contracts.InventoryTx(b.sys, tx, items); err != nil {
			return err
		}
		for i, p := range chunk {
			p.contract = ids[i]
			for _, s := range p.services {
				s.id = found[contracts.LineKey{Contract: in[i].Number, No: s.No}]
			}
			b.ContractLines += len(in[i].Lines)
		}
		b.Contracts += len(ids)
		b.Inventory += len(items)
		return nil
	})
}

// items are what is installed for the parties, one to three for each contract line that has something installed.
func (b *book) items(chunk, carriers []*party) (items []contracts.Item, lines []contracts.LineKey) {
	for _, p := range chunk {
		for _, s := range p.services {
			if s.product.inventory == "" {
				continue
			}
			for range min(b.dice.between(1, 3), int(s.Quantity.IntPart())) {
				t := contracts.Item{Number: fmt.Sprintf("I%06d", 100001+b.Inventory+len(items)), Kind: s.product.inventory, Identifier: b.identifier(s.product.inventory), Account: p.id,
					Site: s.Site, CostCentre: fmt.Sprint("CC-", b.dice.between(100, 499)), InstalledOn: s.InstalledOn, DisconnectedOn: s.DisconnectedOn}
				if len(carriers) > 0 {
					t.Carrier, t.CarrierAccount = pick(b.dice, carriers).id, b.dice.digits(10)
				}
				switch {
				case s.DisconnectedOn != "":
					t.Status = inventoryitem.StatusDISCONNECTED
				case s.FunctionalOn != "":
					t.Status = inventoryitem.StatusFUNCTIONAL
				case s.InstalledOn != "":
					t.Status = inventoryitem.StatusINSTALLED
				}
				items = append(items, t)
				lines = append(lines, contracts.LineKey{Contract: fmt.Sprintf("K%d", 20001+p.index), No: s.No})
			}
		}
	}
	return items, lines
}

func (b *book) identifier(k inventoryitem.Kind) string {
	switch k {
	case inventoryitem.KindCIRCUIT:
		return fmt.Sprintf("%s/HCGS/%s//TF", b.dice.digits(2), b.dice.digits(6))
	case inventoryitem.KindLINE:
		return fmt.Sprintf("+1%d55501%02d x%s", b.dice.between(201, 989), b.dice.IntN(100), b.dice.digits(4))
	case inventoryitem.KindDEVICE:
		return "IMEI " + b.dice.digits(15)
	default:
		return "LIC-" + b.dice.digits(8)
	}
}
