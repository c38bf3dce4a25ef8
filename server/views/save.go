package views

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/layout"
	"github.com/duebook/duebook/ent/savedview"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

const (
	maxOwn     = 100 // views of one person of one list
	maxTeam    = 200 // views of the team of one list
	maxColumns = 100
	maxWidth   = 2000 // pixels
)

// Service runs the verbs of views.
type Service struct{ DB *store.DB }

// person is the viewer who has views: somebody of staff.
func person(ctx context.Context) (*viewer.Viewer, error) {
	v := viewer.From(ctx)
	switch {
	case v == nil:
		return nil, viewer.ErrUnauthenticated
	case v.Kind != viewer.KindUser || !v.Unbounded:
		return nil, viewer.ErrDenied{}
	}
	return v, nil
}

func mayChange(v *viewer.Viewer, row *ent.SavedView) bool {
	return row.OwnerID == v.ID || row.Audience == savedview.AudienceTEAM && v.Can(viewer.UsersManage)
}

// Allowed says what the viewer may do with a view.
func Allowed(v *viewer.Viewer, row *ent.SavedView) []viewer.Action {
	actions := []viewer.Action{{Action: "saveView"}, {Action: "deleteView"}}
	for i := range actions {
		if actions[i].Allowed = mayChange(v, row); !actions[i].Allowed {
			actions[i].ReasonCode = "PERMISSION"
		}
	}
	return actions
}

// Save keeps a view.
type Save struct {
	ID, Version  int    // 0: a new one
	List         string // as the app calls it
	Name         string
	Audience     savedview.Audience
	Filter, Sort string
	Columns      []layout.Column // in their order; empty: as the list has them
	Density      *savedview.Density
}

// Save makes a view of the viewer's or changes one. It reports fault.Invalid with the field, fault.NotFound, fault.Conflict
// for a stale version and for a name that the owner has given to another view of the list, fault.State when somebody else
// than the owner takes it back from the team, and fault.Limit. A view of the team is changed by its owner or with users:manage.
func (s *Service) Save(ctx context.Context, in Save) (*ent.SavedView, error) {
	v, err := person(ctx)
	if err != nil {
		return nil, err
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.SavedView, error) {
		if in.ID == 0 {
			return in.create(ctx, tx, v)
		}
		return in.change(ctx, tx, v)
	})
}

var (
	listName   = regexp.MustCompile(`^[a-z][a-z0-9.-]{0,39}$`)
	columnName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9._-]{0,59}$`)
)

// check reports the first field that is wrong and puts the name into the form in which it is kept.
func (in *Save) check() error {
	if err := checkList(in.List); err != nil {
		return err
	}
	in.Name = strings.TrimSpace(in.Name)
	if in.Name == "" {
		return fault.New(fault.Invalid, "a view needs a name").On("name")
	}
	for _, f := range []struct {
		name, value string
		limit       int
	}{{"name", in.Name, 80}, {"filter", in.Filter, 2000}, {"sort", in.Sort, 60}} {
		if err := fault.Line(f.name, f.value, f.limit); err != nil {
			return err
		}
	}
	if err := savedview.AudienceValidator(in.Audience); err != nil {
		return fault.New(fault.Invalid, "%q is not an audience; choose PERSONAL or TEAM", string(in.Audience)).On("audience")
	}
	if len(in.Columns) > maxColumns {
		return fault.New(fault.Invalid, "there are %d columns; at most %d are kept", len(in.Columns), maxColumns).On("columns")
	}
	for i, c := range in.Columns {
		switch {
		case !columnName.MatchString(c.ID):
			return fault.New(fault.Invalid, "%q is not the name of a column", c.ID).On("columns")
		case c.Width != nil && (*c.Width < 1 || *c.Width > maxWidth):
			return fault.New(fault.Invalid, "the column %s is %d pixels wide; choose 1 to %d", c.ID, *c.Width, maxWidth).On("columns")
		case slices.ContainsFunc(in.Columns[:i], func(d layout.Column) bool { return d.ID == c.ID }):
			return fault.New(fault.Invalid, "the column %s is there twice", c.ID).On("columns")
		}
	}
	if in.Columns == nil {
		in.Columns = []layout.Column{}
	}
	return nil
}

func checkList(list string) error {
	if !listName.MatchString(list) {
		return fault.New(fault.Invalid, "%q is not the name of a list, such as invoices", list).On("list")
	}
	return nil
}

func (in Save) create(ctx context.Context, tx *store.TxClient, v *viewer.Viewer) (*ent.SavedView, error) {
	if n, err := tx.SavedView.Query().Where(savedview.OwnerID(v.ID), savedview.List(in.List)).Count(ctx); err != nil {
		return nil, err
	} else if n >= maxOwn {
		return nil, fault.New(fault.Limit, "you have %d views of this list already; delete one, or change one", n)
	}
	if err := in.room(ctx, tx, v.ID); err != nil {
		return nil, err
	}
	row, err := tx.SavedView.Create().SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).SetOwnerID(v.ID).SetList(in.List).SetName(in.Name).SetAudience(in.Audience).
		SetFilter(in.Filter).SetSort(in.Sort).SetColumns(in.Columns).SetNillableDensity(in.Density).Save(ctx)
	if err != nil {
		return nil, err
	}
	changes := store.Changes{}
	for field, value := range parts(row) {
		changes[field] = [2]any{nil, value}
	}
	tx.Record(store.Event{Action: "saved_view.create", Entity: row.ID, Changes: changes})
	return row, nil
}

// room reports a name that another view of the owner's has, and a team that has too many.
func (in Save) room(ctx context.Context, tx *store.TxClient, owner int) error {
	there, err := tx.SavedView.Query().Where(savedview.OwnerID(owner), savedview.List(in.List), savedview.Name(in.Name), savedview.IDNEQ(in.ID)).Exist(ctx)
	if err != nil {
		return err
	}
	if there {
		return fault.New(fault.Conflict, "another view of this list has this name already; choose another one").On("name")
	}
	if in.Audience != savedview.AudienceTEAM {
		return nil
	}
	n, err := tx.SavedView.Query().Where(savedview.List(in.List), savedview.AudienceEQ(savedview.AudienceTEAM), savedview.IDNEQ(in.ID)).Count(ctx)
	if err == nil && n >= maxTeam {
		err = fault.New(fault.Limit, "the team has %d views of this list already; ask for one to be deleted", n).On("audience")
	}
	return err
}

func (in Save) change(ctx context.Context, tx *store.TxClient, v *viewer.Viewer) (*ent.SavedView, error) {
	row, err := own(ctx, tx, v, in.ID, in.Version)
	if err != nil {
		return nil, err
	}
	if row.List != in.List {
		return nil, fault.New(fault.Invalid, "the view is of the list %s and stays there; save a new one", row.List).On("list")
	}
	back := row.Audience == savedview.AudienceTEAM && in.Audience == savedview.AudiencePERSONAL
	if back && row.OwnerID != v.ID {
		return nil, fault.New(fault.State, "only its owner takes a view back from the team; delete it instead").On("audience")
	}
	if err := in.room(ctx, tx, row.OwnerID); err != nil {
		return nil, err
	}
	before := parts(row)
	update := tx.SavedView.UpdateOneID(row.ID).AddVersion(1).SetUpdatedAt(tx.Now).SetName(in.Name).SetAudience(in.Audience).SetFilter(in.Filter).SetSort(in.Sort).SetColumns(in.Columns)
	if in.Density == nil {
		update.ClearDensity()
	} else {
		update.SetDensity(*in.Density)
	}
	changed, err := update.Save(ctx)
	if err != nil {
		return nil, err
	}
	changes := store.Changes{}
	for field, value := range parts(changed) {
		if !same(before[field], value) {
			changes[field] = [2]any{before[field], value}
		}
	}
	tx.Record(store.Event{Action: "saved_view.change", Entity: row.ID, Changes: changes})
	if back {
		_, err = tx.Exec(ctx, `DELETE FROM default_views WHERE view_id = ? AND (user_id IS NULL OR user_id <> ?)`, row.ID, row.OwnerID)
	}
	return changed, err
}

// own is the view with the id, which the viewer may change and has seen as it is now.
func own(ctx context.Context, tx *store.TxClient, v *viewer.Viewer, id, version int) (*ent.SavedView, error) {
	row, err := tx.SavedView.Query().Where(savedview.ID(id), store.Lock).Only(ctx)
	if err != nil {
		return nil, err
	}
	if !mayChange(v, row) {
		return nil, viewer.ErrDenied{Permission: viewer.UsersManage}
	}
	if row.Version != version {
		return nil, fault.New(fault.Conflict, "somebody changed the view in the meantime; look at it again").On("version")
	}
	return row, nil
}

// parts are what the audit trail tells of a view.
func parts(row *ent.SavedView) map[string]any {
	return map[string]any{"list": row.List, "name": row.Name, "audience": row.Audience, "filter": row.Filter, "sort": row.Sort, "columns": row.Columns, "density": row.Density}
}

func same(a, b any) bool {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && string(x) == string(y)
}

// Delete takes a view away; it is nobody's default any more. It reports fault.NotFound and fault.Conflict for a stale version.
// A view of the team is deleted by its owner or with users:manage.
func (s *Service) Delete(ctx context.Context, id, version int) error {
	v, err := person(ctx)
	if err != nil {
		return err
	}
	return store.Do(ctx, s.DB, func(tx *store.TxClient) error {
		row, err := own(ctx, tx, v, id, version)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `DELETE FROM default_views WHERE view_id = ?`, id); err != nil {
			return err
		}
		changes := store.Changes{}
		for field, value := range parts(row) {
			changes[field] = [2]any{value, nil}
		}
		tx.Record(store.Event{Action: "saved_view.delete", Entity: id, Changes: changes})
		return tx.SavedView.DeleteOneID(id).Exec(ctx)
	})
}
