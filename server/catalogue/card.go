package catalogue

import (
	"context"
	"database/sql"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// CardRate is what an hour of a role costs from a day on.
type CardRate struct {
	Card     string         // the card's code
	CardName string         // empty: as it is; of a new card its code
	Currency money.Currency // empty: that of the card
	Role     string
	Skill    string // empty: any
	Class    cardrate.Class
	Hourly   decimal.Decimal
	StartsOn date.Date
	EndsOn   date.Date // empty: until the next one begins
	Line     int       // of the file that gives it
}

// Check reports the first field that is wrong in itself as fault.Invalid.
func (r CardRate) Check() error {
	if err := cardrate.ClassValidator(r.Class); err != nil {
		return fault.New(fault.Invalid, "%q is no class of hours; choose REGULAR, OVERTIME or HOLIDAY", clip(string(r.Class))).On("class")
	}
	if r.Currency != "" {
		if err := checkCurrency("currency", r.Currency); err != nil {
			return err
		}
	}
	if r.Skill != "" {
		if err := checkCode("skill", r.Skill, 60); err != nil {
			return err
		}
	}
	return first(checkCode("card", r.Card, 40), checkText("card_name", r.CardName, 200), checkCode("role", r.Role, 60), checkRate("hourly", r.Hourly), checkDays(r.StartsOn, r.EndsOn))
}

// RateKey is what an hourly rate of a card is for.
type RateKey struct {
	Role, Skill string
	Class       cardrate.Class
}

// Card is a rate card with what it says.
type Card struct {
	ID         int // 0: not written yet
	Code, Name string
	Currency   money.Currency
	Rates      map[RateKey]*Timeline

	renamed string // from what
}

// Hourly is the rate of a role on a day: that of the skill, or else that of any skill.
func (c *Card) Hourly(role, skill string, class cardrate.Class, day date.Date) (decimal.Decimal, bool) {
	for _, skill := range []string{skill, ""} {
		if line := c.Rates[RateKey{role, skill, class}]; line != nil {
			if s, ok := line.On(day); ok {
				return s.Rate, true
			}
		}
	}
	return decimal.Decimal{}, false
}

// Cards are rate cards by code.
type Cards map[string]*Card

// Set adds a rate, and with the first one its card, and reports whether it was there already. It reports fault.Currency for a
// card in another currency, and fault.Conflict as Timeline.Put does.
func (c Cards) Set(in CardRate) (there bool, err error) {
	card := c[in.Card]
	if card == nil {
		card = &Card{Code: in.Card, Name: in.Card, Currency: in.Currency, Rates: map[RateKey]*Timeline{}}
		if in.Currency == "" {
			return false, fault.New(fault.Invalid, "it is missing; a new card needs one").On("currency")
		}
	} else if in.Currency != "" && in.Currency != card.Currency {
		return false, fault.New(fault.Currency, "card %q is in %s; use that, or a card of its own for %s", in.Card, card.Currency, in.Currency).On("currency")
	}
	key := RateKey{in.Role, in.Skill, in.Class}
	line := card.Rates[key]
	if line == nil {
		line = &Timeline{}
	}
	if there, err = line.Put(Span{From: in.StartsOn, To: in.EndsOn, Rate: in.Hourly, Line: in.Line}); err != nil {
		return there, err
	}
	if in.CardName != "" && in.CardName != card.Name {
		card.renamed, card.Name = card.Name, in.CardName
	}
	c[in.Card], card.Rates[key] = card, line
	return there, nil
}

// FindCards reads the rate cards that have one of the codes, with all their rates. Inside a transaction they stay locked.
func FindCards(ctx context.Context, q store.Querier, codes []string) (Cards, error) {
	if err := lock(ctx, q, "rate_cards", "code", codes); err != nil {
		return nil, err
	}
	among, list := store.AmongTexts(q, "c.code", codes)
	rows, err := q.Query(ctx, cardQuery+among+cardOrder, list)
	if err != nil {
		return nil, err
	}
	found := Cards{}
	return found, scanCards(rows, func(c *Card) *Card {
		if found[c.Code] == nil {
			found[c.Code] = c
		}
		return found[c.Code]
	})
}

// CardsByID reads rate cards with all their rates.
func CardsByID(ctx context.Context, q store.Querier, ids []int) (map[int]*Card, error) {
	among, list := store.AmongIDs(q, "c.id", ids)
	rows, err := q.Query(ctx, cardQuery+among+cardOrder, list)
	if err != nil {
		return nil, err
	}
	found := map[int]*Card{}
	return found, scanCards(rows, func(c *Card) *Card {
		if found[c.ID] == nil {
			found[c.ID] = c
		}
		return found[c.ID]
	})
}

const (
	cardQuery = `SELECT c.id, c.code, c.name, c.currency, COALESCE(r.id, 0), COALESCE(r.role, ''), COALESCE(r.skill, ''), COALESCE(r.class, ''), r.hourly, r.starts_on, r.ends_on
		FROM rate_cards c LEFT JOIN card_rates r ON r.card_id = c.id WHERE `
	cardOrder = ` ORDER BY c.id, r.starts_on`
)

func scanCards(rows *sql.Rows, known func(*Card) *Card) error {
	defer rows.Close()
	for rows.Next() {
		c := &Card{Rates: map[RateKey]*Timeline{}}
		var k RateKey
		var s Span
		var rate decimal.NullDecimal
		if err := rows.Scan(&c.ID, &c.Code, &c.Name, &c.Currency, &s.ID, &k.Role, &k.Skill, &k.Class, &rate, &s.From, &s.To); err != nil {
			return err
		}
		if c = known(c); s.ID == 0 {
			continue
		}
		s.Rate = rate.Decimal
		if c.Rates[k] == nil {
			c.Rates[k] = &Timeline{}
		}
		line := c.Rates[k]
		*line = append(*line, s)
	}
	return rows.Err()
}

// SaveCardsTx writes what Set added. It reports fault.Conflict for a card that somebody else added at this moment. Requires
// catalogue:write.
func (s *Service) SaveCardsTx(ctx context.Context, tx *store.TxClient, cards []*Card) error {
	if err := viewer.Need(viewer.From(ctx), viewer.CatalogueWrite); err != nil {
		return err
	}
	var added [][]any
	for _, c := range cards {
		if c.ID == 0 {
			added = append(added, []any{tx.Now, tx.Now, 1, c.Code, c.Name, c.Currency})
		}
	}
	ids, err := tx.InsertIDs(ctx, "rate_cards", []string{"created_at", "updated_at", "version", "code", "name", "currency"}, added)
	if err != nil {
		return err
	}
	var rows [][]any
	for _, c := range cards {
		changes := store.Changes{}
		switch {
		case c.ID == 0:
			c.ID, ids = ids[0], ids[1:]
			changes["code"], changes["currency"] = [2]any{nil, c.Code}, [2]any{nil, c.Currency}
		case c.renamed != "":
			if err := tx.RateCard.UpdateOneID(c.ID).SetName(c.Name).SetUpdatedAt(tx.Now).AddVersion(1).Exec(ctx); err != nil {
				return err
			}
			changes["name"] = [2]any{c.renamed, c.Name}
		}
		fresh, ended := 0, 0
		for key, line := range c.Rates {
			n, err := line.shorten(ctx, tx, "card_rates")
			if err != nil {
				return err
			}
			ended += n
			for _, v := range line.fresh() {
				rows = append(rows, []any{tx.Now, tx.Now, 1, c.ID, key.Role, key.Skill, string(key.Class), v.Rate, v.From, v.To})
				fresh++
			}
		}
		changes["rates"], changes["ended"] = [2]any{nil, fresh}, [2]any{nil, ended}
		tx.Record(store.Event{Action: "rate_card.set_rate", Entity: c.ID, Changes: changes})
	}
	return tx.Insert(ctx, "card_rates", []string{"created_at", "updated_at", "version", "card_id", "role", "skill", "class", "hourly", "starts_on", "ends_on"}, rows)
}

// SetCardRate gives a role a rate on a card from a day on; a code that is new makes a card. It reports fault.Invalid with the
// field, fault.Currency, and fault.Conflict as Timeline.Put does. Requires catalogue:write.
func (s *Service) SetCardRate(ctx context.Context, in CardRate, key string) (*ent.RateCard, error) {
	id, err := s.once(ctx, viewer.CatalogueWrite, "setCardRate", key, in, func(tx *store.TxClient) (int, error) {
		if err := in.Check(); err != nil {
			return 0, err
		}
		cards, err := FindCards(ctx, tx, []string{in.Card})
		if err != nil {
			return 0, err
		}
		if _, err := cards.Set(in); err != nil {
			return 0, err
		}
		card := cards[in.Card]
		err = s.SaveCardsTx(ctx, tx, []*Card{card})
		return card.ID, err
	})
	if err != nil {
		return nil, err
	}
	return s.DB.RateCard.Get(ctx, id)
}
