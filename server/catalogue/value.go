package catalogue

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/exchangerate"
	"github.com/duebook/duebook/ent/indexvalue"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Promotion takes a percentage off for a while.
type Promotion struct {
	Code, Name       string
	Percent          decimal.Decimal
	StartsOn, EndsOn date.Date // no EndsOn: without end
	Key              string
}

// Announce adds a promotion. It reports fault.Invalid with the field and fault.Conflict for a code that exists. Requires
// catalogue:write.
func (s *Service) Announce(ctx context.Context, in Promotion) (*ent.Promotion, error) {
	id, err := s.once(ctx, viewer.CatalogueWrite, "announcePromotion", in.Key, in, func(tx *store.TxClient) (int, error) {
		if err := first(checkCode("code", in.Code, 40), checkCode("name", in.Name, 200), checkPercent("percent", in.Percent), checkDays(in.StartsOn, in.EndsOn)); err != nil {
			return 0, err
		}
		c := tx.Promotion.Create().SetCode(in.Code).SetName(in.Name).SetPercent(in.Percent).SetStartsOn(in.StartsOn).SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now)
		if in.EndsOn != "" {
			c.SetEndsOn(in.EndsOn)
		}
		p, err := c.Save(ctx)
		if store.Duplicate(err) {
			return 0, fault.New(fault.Conflict, "promotion %q exists already; what was promised is not changed, announce another one", in.Code).On("code").Because(err)
		}
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "promotion.announce", Entity: p.ID, Changes: store.Changes{"code": {nil, in.Code}, "percent": {nil, in.Percent}, "starts_on": {nil, in.StartsOn}, "ends_on": {nil, in.EndsOn}}})
		return p.ID, nil
	})
	if err != nil {
		return nil, err
	}
	return s.DB.Promotion.Get(ctx, id)
}

// IndexValue is the value of a price index from a day on.
type IndexValue struct {
	Code     string
	StartsOn date.Date
	Value    decimal.Decimal
	Key      string
}

// PublishIndex adds a value of a price index. It reports fault.Invalid with the field, and fault.Conflict when the index has
// another value from that day. Requires catalogue:write.
func (s *Service) PublishIndex(ctx context.Context, in IndexValue) (*ent.IndexValue, error) {
	id, err := s.once(ctx, viewer.CatalogueWrite, "publishIndexValue", in.Key, in, func(tx *store.TxClient) (int, error) {
		if err := first(checkCode("code", in.Code, 40), checkPositive("value", in.Value), checkDays(in.StartsOn, "")); err != nil {
			return 0, err
		}
		old, err := tx.IndexValue.Query().Where(indexvalue.Code(in.Code), indexvalue.StartsOn(in.StartsOn)).Only(ctx)
		if err == nil {
			return published(tx, "index_value", old.ID, old.Value, in.Value, in.StartsOn, "value")
		}
		if !ent.IsNotFound(err) {
			return 0, err
		}
		v, err := tx.IndexValue.Create().SetCode(in.Code).SetStartsOn(in.StartsOn).SetValue(in.Value).SetCreatedAt(tx.Now).Save(ctx)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "index_value.publish", Entity: v.ID, Changes: store.Changes{"code": {nil, in.Code}, "starts_on": {nil, in.StartsOn}, "value": {nil, in.Value}}})
		return v.ID, nil
	})
	if err != nil {
		return nil, err
	}
	return s.DB.IndexValue.Get(ctx, id)
}

// published answers what is there from the same day: the same, or fault.Conflict.
func published(tx *store.TxClient, noun string, id int, have, want decimal.Decimal, day date.Date, field string) (int, error) {
	if !have.Equal(want) {
		return 0, fault.New(fault.Conflict, "%s holds from %s already; it can't be %s too: publish the new one from a later day", have, day, want).On(field)
	}
	tx.Record(store.Event{Action: noun + ".publish", Entity: id})
	return id, nil
}

// ExchangeRate is how much of the target one unit of the source buys, from a day on.
type ExchangeRate struct {
	Source, Target money.Currency
	StartsOn       date.Date
	Rate           decimal.Decimal
	Key            string
}

// PublishRate adds an exchange rate. It reports fault.Invalid with the field, and fault.Conflict when the currencies have
// another rate from that day. Requires catalogue:write.
func (s *Service) PublishRate(ctx context.Context, in ExchangeRate) (*ent.ExchangeRate, error) {
	id, err := s.once(ctx, viewer.CatalogueWrite, "publishExchangeRate", in.Key, in, func(tx *store.TxClient) (int, error) {
		if err := first(checkCurrency("source", in.Source), checkCurrency("target", in.Target), checkPositive("rate", in.Rate), checkDays(in.StartsOn, "")); err != nil {
			return 0, err
		}
		if in.Source == in.Target {
			return 0, fault.New(fault.Invalid, "both are %s; a rate has two currencies", in.Source).On("target")
		}
		old, err := tx.ExchangeRate.Query().Where(exchangerate.Source(in.Source), exchangerate.Target(in.Target), exchangerate.StartsOn(in.StartsOn)).Only(ctx)
		if err == nil {
			return published(tx, "exchange_rate", old.ID, old.Rate, in.Rate, in.StartsOn, "rate")
		}
		if !ent.IsNotFound(err) {
			return 0, err
		}
		r, err := tx.ExchangeRate.Create().SetSource(in.Source).SetTarget(in.Target).SetStartsOn(in.StartsOn).SetRate(in.Rate).SetCreatedAt(tx.Now).Save(ctx)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "exchange_rate.publish", Entity: r.ID, Changes: store.Changes{"source": {nil, in.Source}, "target": {nil, in.Target}, "starts_on": {nil, in.StartsOn}, "rate": {nil, in.Rate}}})
		return r.ID, nil
	})
	if err != nil {
		return nil, err
	}
	return s.DB.ExchangeRate.Get(ctx, id)
}
