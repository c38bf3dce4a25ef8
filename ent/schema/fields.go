// Package schema declares the data model: one file per noun.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
)

// day is a business date.
func day(name string) ent.Field {
	return field.String(name).GoType(date.Date("")).SchemaType(dayType).Validate(checkDay)
}

// optionalDay is a business date that may be absent (NULL; "" in Go).
func optionalDay(name string) ent.Field {
	return field.String(name).GoType(date.Date("")).SchemaType(dayType).Optional().Validate(checkDay)
}

// The migration generator adds a check to the text columns of SQLite.
var dayType = map[string]string{dialect.Postgres: "date", dialect.SQLite: "text"}

func checkDay(s string) error {
	if s == "" {
		return nil
	}
	return date.Date(s).Validate()
}

// minor is an amount in minor units of the row's currency; the column is called name_minor.
func minor(name string) ent.Field { return field.Int64(name + "_minor").Default(0) }

// fixedMinor is minor for a value that never changes.
func fixedMinor(name string) ent.Field { return field.Int64(name + "_minor").Immutable() }

func currency() ent.Field {
	return field.String("currency").GoType(money.Currency("")).MaxLen(3).Immutable().Validate(func(s string) error { return money.Currency(s).Validate() })
}

// rate is a price, quantity or percentage with up to 8 decimals.
func rate(name string) ent.Field {
	return field.Other(name, decimal.Decimal{}).SchemaType(map[string]string{dialect.Postgres: "numeric(28,8)", dialect.SQLite: "text"})
}

// zeroRate is a rate that is 0 where nobody gave one.
func zeroRate(name string) ent.Field {
	return field.Other(name, decimal.Decimal{}).SchemaType(map[string]string{dialect.Postgres: "numeric(28,8)", dialect.SQLite: "text"}).
		Default(decimal.Zero).Annotations(entsql.Default("0"))
}

// text is a short text; it may be empty but never NULL.
func text(name string, limit int) ent.Field { return field.String(name).Default("").MaxLen(limit) }

// prose is a long text.
func prose(name string, limit int) ent.Field { return field.Text(name).Default("").MaxLen(limit) }

// ref is a required link from a child row to the row it names by column; it keeps its target from being deleted.
func ref(name, column string, target any) ent.Edge {
	return edge.To(name, target).Field(column).Unique().Required().Annotations(entsql.OnDelete(entsql.Restrict))
}

// fixedRef is ref for a link that never changes.
func fixedRef(name, column string, target any) ent.Edge {
	return edge.To(name, target).Field(column).Unique().Required().Immutable().Annotations(entsql.OnDelete(entsql.Restrict))
}

// optionalRef is a link that may be absent.
func optionalRef(name, column string, target any) ent.Edge {
	return edge.To(name, target).Field(column).Unique().Annotations(entsql.OnDelete(entsql.Restrict))
}

func table(name string, checks map[string]string) []schema.Annotation {
	return []schema.Annotation{entsql.Annotation{Table: name, Checks: checks}}
}
