package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/duebook/duebook/ent/layout"
	"github.com/duebook/duebook/ent/viewer"
)

// SavedView is a list of the app as somebody arranged it: for that person, or for everyone of staff.
type SavedView struct{ ent.Schema }

func (SavedView) Mixin() []ent.Mixin { return []ent.Mixin{editable{}} }

func (SavedView) Fields() []ent.Field {
	return []ent.Field{
		field.Int("owner_id").Immutable(), // user
		field.String("list").NotEmpty().MaxLen(40).Immutable(),
		field.String("name").NotEmpty().MaxLen(80),
		field.Enum("audience").Values("PERSONAL", "TEAM").Default("PERSONAL"),
		text("filter", 2000), // as the address of the list writes it
		text("sort", 60),
		field.JSON("columns", []layout.Column{}),
		field.Enum("density").Values("COMPACT", "COMFORTABLE").Optional().Nillable(),
	}
}

func (SavedView) Edges() []ent.Edge { return []ent.Edge{fixedRef("owner", "owner_id", User.Type)} }

func (SavedView) Indexes() []ent.Index {
	return []ent.Index{index.Fields("owner_id", "list", "name").Unique(), index.Fields("list", "audience")}
}

// DefaultView is what a list opens with, for a person or for those of a role: a saved view, or one that the app brings.
type DefaultView struct{ ent.Schema }

func (DefaultView) Mixin() []ent.Mixin { return []ent.Mixin{stamped{}} }

func (DefaultView) Fields() []ent.Field {
	return []ent.Field{
		field.String("list").NotEmpty().MaxLen(40).Immutable(),
		field.Int("user_id").Optional().Immutable(),
		field.Enum("role").GoType(viewer.Role("")).Optional().Nillable().Immutable(),
		field.Int("view_id").Optional(),
		text("built_in", 40),
	}
}

func (DefaultView) Edges() []ent.Edge {
	return []ent.Edge{edge.To("user", User.Type).Field("user_id").Unique().Immutable().Annotations(entsql.OnDelete(entsql.Restrict)), optionalRef("view", "view_id", SavedView.Type)}
}

func (DefaultView) Indexes() []ent.Index {
	return []ent.Index{index.Fields("list", "user_id").Unique(), index.Fields("list", "role").Unique(), index.Fields("view_id")}
}

func (DefaultView) Annotations() []schema.Annotation {
	return table("default_views", map[string]string{
		"default_view_whose": "user_id IS NULL AND role IS NOT NULL OR user_id IS NOT NULL AND role IS NULL",
		"default_view_which": "view_id IS NULL AND built_in <> '' OR view_id IS NOT NULL AND built_in = ''",
	})
}
