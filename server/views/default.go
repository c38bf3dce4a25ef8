package views

import (
	"context"
	"regexp"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/defaultview"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/savedview"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Default says what a list opens with: a saved view, or one that the app brings; neither: as the list is by itself.
type Default struct {
	List    string
	View    int
	BuiltIn string
}

// SetDefault says what a list opens with for the viewer. It reports fault.Invalid with the field and fault.NotFound.
func (s *Service) SetDefault(ctx context.Context, in Default) error {
	v, err := person(ctx)
	if err != nil {
		return err
	}
	return s.set(ctx, in, nil, defaultview.UserID(v.ID), func(c *ent.DefaultViewCreate) { c.SetUserID(v.ID) })
}

// SetRoleDefault says what a list opens with for those of a role of staff who have not chosen themselves. It reports
// fault.Invalid with the field, fault.NotFound, and fault.State for a view that is not shared with the team. Requires
// users:manage.
func (s *Service) SetRoleDefault(ctx context.Context, role viewer.Role, in Default) error {
	if err := viewer.Need(viewer.From(ctx), viewer.UsersManage); err != nil {
		return err
	}
	if _, err := person(ctx); err != nil {
		return err
	}
	if role.Bound() {
		return fault.New(fault.Invalid, "dealers and partners have no views; choose a role of staff").On("role")
	}
	return s.set(ctx, in, &role, defaultview.RoleEQ(role), func(c *ent.DefaultViewCreate) { c.SetRole(role) })
}

var builtIn = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)

func (in Default) check() error {
	if err := checkList(in.List); err != nil {
		return err
	}
	switch {
	case in.View != 0 && in.BuiltIn != "":
		return fault.New(fault.Invalid, "choose a saved view or one that the app brings, not both").On("builtIn")
	case in.BuiltIn != "" && !builtIn.MatchString(in.BuiltIn):
		return fault.New(fault.Invalid, "%q is not the name of a view that the app brings", in.BuiltIn).On("builtIn")
	}
	return nil
}

func (s *Service) set(ctx context.Context, in Default, role *viewer.Role, whose predicate.DefaultView, own func(*ent.DefaultViewCreate)) error {
	if err := in.check(); err != nil {
		return err
	}
	return store.Do(ctx, s.DB, func(tx *store.TxClient) error {
		if in.View != 0 {
			// Kept as it is until this is done: what is not shared any more is no default.
			view, err := tx.SavedView.Query().Where(savedview.ID(in.View), store.Lock).Only(ctx)
			switch {
			case err != nil:
				return fault.As(store.Fault(err)).On("viewId")
			case view.List != in.List:
				return fault.New(fault.Invalid, "this is a view of the list %s", view.List).On("viewId")
			case role != nil && view.Audience != savedview.AudienceTEAM:
				return fault.New(fault.State, "only you see this view; share it with the team first").On("viewId")
			}
		}
		row, err := tx.DefaultView.Query().Where(defaultview.List(in.List), whose, store.Lock).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			if in.View == 0 && in.BuiltIn == "" {
				return nil
			}
			create := tx.DefaultView.Create().SetCreatedAt(tx.Now).SetList(in.List).SetBuiltIn(in.BuiltIn)
			if in.View != 0 {
				create.SetViewID(in.View)
			}
			own(create)
			if row, err = create.Save(ctx); err != nil {
				return err
			}
			in.record(tx, &ent.DefaultView{ID: row.ID}, role)
			return nil
		case err != nil:
			return err
		case row.ViewID == in.View && row.BuiltIn == in.BuiltIn:
			return nil
		case in.View == 0 && in.BuiltIn == "":
			if err := tx.DefaultView.DeleteOneID(row.ID).Exec(ctx); err != nil {
				return err
			}
		default:
			update := tx.DefaultView.UpdateOneID(row.ID).SetBuiltIn(in.BuiltIn)
			if in.View == 0 {
				update.ClearViewID()
			} else {
				update.SetViewID(in.View)
			}
			if err := update.Exec(ctx); err != nil {
				return err
			}
		}
		in.record(tx, row, role)
		return nil
	})
}

// record tells the audit trail what became of a default.
func (in Default) record(tx *store.TxClient, was *ent.DefaultView, role *viewer.Role) {
	changes := store.Changes{"list": {in.List, in.List}}
	if was.ViewID != in.View {
		changes["view_id"] = [2]any{store.Null(was.ViewID), store.Null(in.View)}
	}
	if was.BuiltIn != in.BuiltIn {
		changes["built_in"] = [2]any{was.BuiltIn, in.BuiltIn}
	}
	if role != nil {
		changes["role"] = [2]any{*role, *role}
	}
	tx.Record(store.Event{Action: "default_view.change", Entity: was.ID, Changes: changes})
}
