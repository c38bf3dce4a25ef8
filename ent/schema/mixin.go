package schema

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/mixin"
)

// stamped rows say when they were written.
type stamped struct{ mixin.Schema }

func (stamped) Fields() []ent.Field {
	return []ent.Field{field.Time("created_at").Immutable().Default(time.Now)}
}

// editable rows may be changed by two people at once: version counts the changes.
type editable struct{ mixin.Schema }

func (editable) Fields() []ent.Field {
	return []ent.Field{
		field.Time("created_at").Immutable().Default(time.Now),
		field.Time("updated_at").Default(time.Now).UpdateDefault(time.Now),
		field.Int("version").Default(1),
	}
}

// kept rows are never deleted.
type kept struct{ mixin.Schema }

func (kept) Hooks() []ent.Hook { return []ent.Hook{refuse(ent.OpDelete | ent.OpDeleteOne)} }

// appendOnly rows are never changed or deleted; what was wrong is corrected by a new row.
type appendOnly struct{ mixin.Schema }

func (appendOnly) Hooks() []ent.Hook {
	return []ent.Hook{refuse(ent.OpUpdate | ent.OpUpdateOne | ent.OpDelete | ent.OpDeleteOne)}
}

func refuse(ops ent.Op) ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if m.Op().Is(ops) {
				return nil, fmt.Errorf("%s rows are kept as they were written: %s refused", m.Type(), m.Op())
			}
			return next.Mutate(ctx, m)
		})
	}
}
