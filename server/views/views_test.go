package views_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/auditevent"
	"github.com/duebook/duebook/ent/layout"
	"github.com/duebook/duebook/ent/savedview"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/views"
)

// house is a service on a book with people.
type house struct {
	*views.Service
	db  *store.DB
	ids map[string]int
}

func build(t *testing.T, db *store.DB) *house {
	t.Helper()
	box, err := auth.NewBox("a secret that is only good for tests")
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Service: &views.Service{DB: db}, db: db, ids: map[string]int{}}
	for _, name := range []string{"ada", "ben", "root", "rick"} {
		u, err := auth.New(db, auth.Config{Issuer: "http://test", Box: box}).Admit(servertest.System(t), auth.CreateUser{Username: name, Name: name, Password: "long enough for anybody"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		h.ids[name] = u.ID
	}
	return h
}

// as is a context in which the person asks, with the roles.
func (h *house) as(t *testing.T, name string, roles ...viewer.Role) context.Context {
	t.Helper()
	outside := len(roles) > 0 && roles[0].Bound()
	return viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: h.ids[name], Name: name, Roles: roles, Unbounded: !outside, Via: "web"}, nil))
}

func refused(t *testing.T, err error, code fault.Code, field string) {
	t.Helper()
	f := fault.As(store.Fault(err))
	if err == nil || f.Code != code || strings.Join(f.Field, ".") != field {
		t.Errorf("want %s on %q, got %v", code, field, err)
	}
}

func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ptr[T any](v T) *T { return &v }

var overdue = views.Save{List: "invoices", Name: "Overdue", Audience: savedview.AudiencePERSONAL, Filter: "status:OVERDUE", Sort: "-balance",
	Columns: []layout.Column{{ID: "number", Pinned: ptr(layout.Start)}, {ID: "balance", Width: ptr(160)}, {ID: "total", Hidden: true}}, Density: ptr(savedview.DensityCOMFORTABLE)}

// again is the input that changes nothing of a view.
func again(v *ent.SavedView) views.Save {
	return views.Save{ID: v.ID, Version: v.Version, List: v.List, Name: v.Name, Audience: v.Audience, Filter: v.Filter, Sort: v.Sort, Columns: v.Columns, Density: v.Density}
}

func TestViews(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		ada, ben, root := h.as(t, "ada", viewer.Collector), h.as(t, "ben", viewer.Biller), h.as(t, "root", viewer.Admin)
		saved := must[*ent.SavedView](t)
		count := func(ctx context.Context) int {
			t.Helper()
			return must[int](t)(db.SavedView.Query().Count(ctx))
		}

		v := saved(h.Save(ada, overdue))
		if v.OwnerID != h.ids["ada"] || v.Version != 1 || v.Filter != "status:OVERDUE" || v.Sort != "-balance" || len(v.Columns) != 3 || *v.Columns[1].Width != 160 || *v.Density != savedview.DensityCOMFORTABLE {
			t.Errorf("%+v", v)
		}
		// Nobody else knows of it, and nobody else changes it.
		if count(ada) != 1 || count(ben) != 0 || count(root) != 0 {
			t.Errorf("seen by %d, %d, %d", count(ada), count(ben), count(root))
		}
		for _, ctx := range []context.Context{ben, root} {
			_, err := h.Save(ctx, again(v))
			refused(t, err, fault.NotFound, "")
			refused(t, h.Delete(ctx, v.ID, v.Version), fault.NotFound, "")
			refused(t, h.SetDefault(ctx, views.Default{List: "invoices", View: v.ID}), fault.NotFound, "viewId")
		}
		_, err := h.Save(ada, overdue)
		refused(t, err, fault.Conflict, "name")
		saved(h.Save(ben, overdue)) // a name is the owner's

		// Two people have it open: the second is told.
		renamed := again(v)
		renamed.Name = "Late"
		v2 := saved(h.Save(ada, renamed))
		if v2.Version != 2 || v2.Name != "Late" || v2.Filter != v.Filter {
			t.Errorf("%+v", v2)
		}
		_, err = h.Save(ada, renamed)
		refused(t, err, fault.Conflict, "version")
		refused(t, h.Delete(ada, v.ID, 1), fault.Conflict, "version")
		moved := again(v2)
		moved.List = "payments"
		_, err = h.Save(ada, moved)
		refused(t, err, fault.Invalid, "list")

		// Shared, it is everybody's to use, and its owner's and the administrator's to change.
		team := again(v2)
		team.Audience = savedview.AudienceTEAM
		v3 := saved(h.Save(ada, team))
		if count(ben) != 2 || count(root) != 1 {
			t.Errorf("the team sees %d and %d", count(ben), count(root))
		}
		_, err = h.Save(ben, again(v3))
		refused(t, err, fault.Forbidden, "")
		refused(t, h.Delete(ben, v3.ID, v3.Version), fault.Forbidden, "")
		tidied := again(v3)
		tidied.Sort, tidied.Density, tidied.Columns = "", nil, nil
		v4 := saved(h.Save(root, tidied))
		if v4.Sort != "" || v4.Density != nil || len(v4.Columns) != 0 || v4.OwnerID != h.ids["ada"] {
			t.Errorf("%+v", v4)
		}
		back := again(v4)
		back.Audience = savedview.AudiencePERSONAL
		_, err = h.Save(root, back)
		refused(t, err, fault.State, "audience")
		for who, want := range map[context.Context]bool{ada: true, root: true, ben: false} {
			for _, a := range views.Allowed(viewer.From(who), v4) {
				if a.Allowed != want || (a.ReasonCode == "") != want {
					t.Errorf("%s: %+v", viewer.From(who).Name, a)
				}
			}
		}

		// What is deleted is gone for everybody, and the trail says what it was.
		if err := h.Delete(root, v4.ID, v4.Version); err != nil {
			t.Fatal(err)
		}
		if count(ada) != 0 || count(ben) != 1 {
			t.Errorf("left: %d, %d", count(ada), count(ben))
		}
		events := must[[]*ent.AuditEvent](t)(db.AuditEvent.Query().Where(auditevent.EntityID(v.ID)).Order(auditevent.BySeq()).All(servertest.System(t)))
		var actions []string
		for _, e := range events {
			actions = append(actions, e.ActorName+" "+e.Action)
		}
		if want := []string{"ada saved_view.create", "ada saved_view.change", "ada saved_view.change", "root saved_view.change", "root saved_view.delete"}; !slices.Equal(actions, want) {
			t.Errorf("%q", actions)
		}
		if c := events[1].Changes; !strings.Contains(c, `"name":["Overdue","Late"]`) || strings.Contains(c, "filter") {
			t.Errorf("a change of the name says %s", c)
		}
	})
}

func TestViewsThatAreWrong(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t))
	ada := h.as(t, "ada", viewer.Collector)
	for field, spoil := range map[string]func(*views.Save){
		"name":     func(in *views.Save) { in.Name = "  " },
		"list":     func(in *views.Save) { in.List = "No such list" },
		"filter":   func(in *views.Save) { in.Filter = strings.Repeat("x", 2001) },
		"sort":     func(in *views.Save) { in.Sort = "due\n" },
		"audience": func(in *views.Save) { in.Audience = "WORLD" },
		"columns":  func(in *views.Save) { in.Columns = []layout.Column{{ID: "number"}, {ID: "number"}} },
	} {
		in := overdue
		spoil(&in)
		_, err := h.Save(ada, in)
		refused(t, err, fault.Invalid, field)
	}
	for _, columns := range [][]layout.Column{{{ID: "<b>"}}, {{ID: "number", Width: ptr(0)}}, make([]layout.Column, 101)} {
		in := overdue
		in.Columns = columns
		_, err := h.Save(ada, in)
		refused(t, err, fault.Invalid, "columns")
	}
	for i := range 100 {
		in := overdue
		in.Name = fmt.Sprint("View ", i)
		if _, err := h.Save(ada, in); err != nil {
			t.Fatal(err)
		}
	}
	_, err := h.Save(ada, overdue)
	refused(t, err, fault.Limit, "")
}

// Dealers, partners and the program have no views, and those of staff are not there for them.
func TestOutsidersHaveNoViews(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		in := overdue
		in.Audience = savedview.AudienceTEAM
		v := must[*ent.SavedView](t)(h.Save(h.as(t, "ada", viewer.Biller), in))
		if err := h.SetRoleDefault(h.as(t, "root", viewer.Admin), viewer.Biller, views.Default{List: "invoices", View: v.ID}); err != nil {
			t.Fatal(err)
		}
		client := viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindClient, ID: 999_000_000_003, Name: "P", Roles: []viewer.Role{viewer.Partner}}, nil))
		for who, ctx := range map[string]context.Context{"dealer": h.as(t, "rick", viewer.Dealer), "partner": client} {
			if n, d := must[int](t)(db.SavedView.Query().Count(ctx)), must[int](t)(db.DefaultView.Query().Count(ctx)); n+d != 0 {
				t.Errorf("the %s sees %d views and %d defaults", who, n, d)
			}
			_, err := h.Save(ctx, overdue)
			refused(t, err, fault.Forbidden, "")
			refused(t, h.Delete(ctx, v.ID, v.Version), fault.Forbidden, "")
			refused(t, h.SetDefault(ctx, views.Default{List: "invoices", BuiltIn: "all"}), fault.Forbidden, "")
			refused(t, h.SetRoleDefault(ctx, viewer.Biller, views.Default{List: "invoices", BuiltIn: "all"}), fault.Forbidden, "")
			// Nor by the rows themselves.
			if n, err := db.SavedView.Update().SetName("mine").Save(ctx); err == nil {
				t.Errorf("the %s changed %d rows", who, n)
			}
			if _, err := db.SavedView.Create().SetOwnerID(viewer.From(ctx).ID).SetList("invoices").SetName("x").SetColumns(nil).Save(ctx); err == nil {
				t.Errorf("the %s made a row", who)
			}
		}
		_, err := h.Save(servertest.System(t), overdue)
		refused(t, err, fault.Forbidden, "")
	})
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		ada, ben, root := h.as(t, "ada", viewer.Collector), h.as(t, "ben", viewer.Collector), h.as(t, "root", viewer.Admin)
		// known is what the person may know of defaults: "role or own: view or built-in".
		known := func(ctx context.Context) (list []string) {
			t.Helper()
			for _, d := range must[[]*ent.DefaultView](t)(db.DefaultView.Query().Order(ent.Asc("id")).All(ctx)) {
				whose, which := "own", d.BuiltIn
				if d.Role != nil {
					whose = string(*d.Role)
				}
				if d.ViewID != 0 {
					which = must[*ent.SavedView](t)(db.SavedView.Get(servertest.System(t), d.ViewID)).Name
				}
				list = append(list, whose+": "+which)
			}
			return list
		}
		expect := func(ctx context.Context, want ...string) {
			t.Helper()
			if got := known(ctx); !slices.Equal(got, want) {
				t.Errorf("%s knows %q, want %q", viewer.From(ctx).Name, got, want)
			}
		}
		ok := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		v := must[*ent.SavedView](t)(h.Save(ada, overdue))

		ok(h.SetDefault(ada, views.Default{List: "invoices", View: v.ID}))
		expect(ada, "own: Overdue")
		expect(ben)
		ok(h.SetDefault(ada, views.Default{List: "invoices", View: v.ID})) // again: nothing changes
		ok(h.SetDefault(ada, views.Default{List: "invoices", BuiltIn: "mine"}))
		expect(ada, "own: mine")
		ok(h.SetDefault(ada, views.Default{List: "invoices"}))
		ok(h.SetDefault(ada, views.Default{List: "invoices"}))
		expect(ada)

		for field, in := range map[string]views.Default{"list": {List: "", BuiltIn: "all"}, "builtIn": {List: "invoices", BuiltIn: "No name"}, "viewId": {List: "payments", View: v.ID}} {
			refused(t, h.SetDefault(ada, in), fault.Invalid, field)
		}
		refused(t, h.SetDefault(ada, views.Default{List: "invoices", BuiltIn: "all", View: v.ID}), fault.Invalid, "builtIn")

		// For a role only what the role sees, and only by those who manage users.
		refused(t, h.SetRoleDefault(ada, viewer.Collector, views.Default{List: "invoices", BuiltIn: "mine"}), fault.Forbidden, "")
		own := must[*ent.SavedView](t)(h.Save(root, overdue))
		refused(t, h.SetRoleDefault(root, viewer.Collector, views.Default{List: "invoices", View: own.ID}), fault.State, "viewId")
		refused(t, h.SetRoleDefault(root, viewer.Dealer, views.Default{List: "invoices", BuiltIn: "mine"}), fault.Invalid, "role")
		team := again(v)
		team.Audience = savedview.AudienceTEAM
		v = must[*ent.SavedView](t)(h.Save(ada, team))
		ok(h.SetRoleDefault(root, viewer.Collector, views.Default{List: "invoices", View: v.ID}))
		ok(h.SetDefault(ada, views.Default{List: "invoices", View: v.ID}))
		ok(h.SetDefault(ben, views.Default{List: "invoices", View: v.ID}))
		expect(ada, "COLLECTOR: Overdue", "own: Overdue")
		expect(ben, "COLLECTOR: Overdue", "own: Overdue")

		// Taken back, it stays the default of its owner alone; deleted, of nobody.
		back := again(v)
		back.Audience = savedview.AudiencePERSONAL
		v = must[*ent.SavedView](t)(h.Save(ada, back))
		expect(ada, "own: Overdue")
		expect(ben)
		ok(h.Delete(ada, v.ID, v.Version))
		expect(ada)
	})
}

// Many people save over each other: as many versions as successes, and every other is told.
func TestRaceOfSaves(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db)
		ada := h.as(t, "ada", viewer.Biller)
		v := must[*ent.SavedView](t)(h.Save(ada, overdue))
		var wg sync.WaitGroup
		done := make(chan error, 8)
		for i := range 8 {
			wg.Go(func() {
				in := again(v)
				in.Filter = fmt.Sprint("min:", i)
				_, err := h.Save(ada, in)
				done <- err
			})
		}
		wg.Wait()
		close(done)
		saved := 0
		for err := range done {
			if err == nil {
				saved++
			} else if !fault.Is(err, fault.Conflict) {
				t.Error(err)
			}
		}
		if now := must[*ent.SavedView](t)(db.SavedView.Get(ada, v.ID)); saved != 1 || now.Version != 2 {
			t.Errorf("%d saved, version %d", saved, now.Version)
		}
	})
}
