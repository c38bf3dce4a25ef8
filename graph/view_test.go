package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// A view is saved, shared, changed by two people at once, made a default and deleted by the API.
func TestViewsByAPI(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := newAPI(t, db)
		box, err := auth.NewBox("a secret that is only good for tests")
		if err != nil {
			t.Fatal(err)
		}
		person := func(name string, role viewer.Role) context.Context {
			u, err := auth.New(db, auth.Config{Issuer: "http://test", Box: box}).Admit(servertest.System(t), auth.CreateUser{Username: name, Name: name, Password: "long enough for anybody"}, nil)
			if err != nil {
				t.Fatal(err)
			}
			return viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: u.ID, Name: name, Roles: []viewer.Role{role}, Unbounded: !role.Bound()}, nil))
		}
		ada, ben, root, rick := person("ada", viewer.Biller), person("ben", viewer.Collector), person("root", viewer.Admin), person("rick", viewer.Dealer)
		type view struct {
			ID, Name, Audience, Filter, Sort, Density string
			Version                                   int
			Owner                                     struct{ Name string }
			Columns                                   []struct {
				ID     string
				Width  *int
				Pinned *string
				Hidden bool
			}
			AllowedActions []struct {
				Action     string
				Allowed    bool
				ReasonCode *string
			}
		}
		type payload struct {
			View         *view
			DeletedID    *string `json:"deletedId"`
			DefaultViews []struct {
				Role    *string
				View    *struct{ Name string }
				BuiltIn string
			}
			UserErrors []struct {
				Code, Message string
				Field         []string
			}
		}
		do := func(ctx context.Context, mutation, input, fields string) (p payload) {
			t.Helper()
			a := ask(t, h, ctx, fmt.Sprintf("mutation { %s(input: %s) { %s userErrors { code field message } } }", mutation, input, fields))
			if len(a.Errors) > 0 {
				t.Fatalf("%s: %+v", mutation, a.Errors)
			}
			if err := json.Unmarshal(a.Data[mutation], &p); err != nil {
				t.Fatal(err)
			}
			return p
		}
		list := func(ctx context.Context) (found []view) {
			t.Helper()
			a := ask(t, h, ctx, `{ savedViews(list: "invoices") { id name owner { name } allowedActions { action allowed reasonCode } } }`)
			if err := json.Unmarshal(a.Data["savedViews"], &found); err != nil {
				t.Fatalf("%v %+v", err, a.Errors)
			}
			return found
		}
		const fields = "view { id name audience filter sort density version owner { name } columns { id width pinned hidden } }"

		p := do(ada, "saveView", `{list: "invoices", name: " Overdue ", filter: "status:OVERDUE", sort: "-balance", density: COMFORTABLE, columns: [{id: "number", pinned: START}, {id: "total", width: 160, hidden: true}]}`, fields)
		v := p.View
		if v == nil || v.Name != "Overdue" || v.Audience != "PERSONAL" || v.Filter != "status:OVERDUE" || v.Density != "COMFORTABLE" || v.Version != 1 || v.Owner.Name != "ada" || len(v.Columns) != 2 ||
			*v.Columns[0].Pinned != "START" || v.Columns[0].Hidden || *v.Columns[1].Width != 160 || !v.Columns[1].Hidden {
			t.Fatalf("%+v", p)
		}
		if n := len(list(ben)); n != 0 {
			t.Errorf("somebody else sees %d views", n)
		}
		if p := do(ada, "saveView", `{list: "invoices", name: "Overdue"}`, fields); p.View != nil || len(p.UserErrors) != 1 || p.UserErrors[0].Code != "CONFLICT" || p.UserErrors[0].Field[0] != "name" {
			t.Errorf("%+v", p)
		}
		share := fmt.Sprintf(`{id: %q, version: 1, list: "invoices", name: "Overdue", audience: TEAM, filter: "status:OVERDUE"}`, v.ID)
		if p := do(ada, "saveView", share, fields); p.View == nil || p.View.Version != 2 || p.View.Audience != "TEAM" || p.View.Density != "" || len(p.View.Columns) != 0 {
			t.Errorf("%+v", p)
		}
		// The second of two is given what the first made of it.
		if p := do(root, "saveView", share, fields); p.View == nil || p.View.Version != 2 || len(p.UserErrors) != 1 || p.UserErrors[0].Code != "CONFLICT" || p.UserErrors[0].Field[0] != "version" {
			t.Errorf("%+v", p)
		}
		if p := do(ada, "deleteView", fmt.Sprintf(`{id: %q, version: 1}`, v.ID), "deletedId "+fields); p.View == nil || p.DeletedID != nil || p.UserErrors[0].Code != "CONFLICT" {
			t.Errorf("%+v", p)
		}
		for who, want := range map[context.Context]bool{ada: true, ben: false, root: true} {
			if found := list(who); len(found) != 1 || found[0].Owner.Name != "ada" || len(found[0].AllowedActions) != 2 || found[0].AllowedActions[0].Allowed != want {
				t.Errorf("%s sees %+v", viewer.From(who).Name, found)
			}
		}
		if a := ask(t, h, ben, fmt.Sprintf(`mutation { deleteView(input: {id: %q, version: 2}) { deletedId } }`, v.ID)); a.code() != "FORBIDDEN" {
			t.Errorf("%+v", a)
		}

		defaults := "defaultViews { id role builtIn view { name } }"
		if p := do(ben, "setDefaultView", fmt.Sprintf(`{list: "invoices", viewId: %q}`, v.ID), defaults); len(p.DefaultViews) != 1 || p.DefaultViews[0].Role != nil || p.DefaultViews[0].View.Name != "Overdue" {
			t.Errorf("%+v", p)
		}
		if p := do(root, "setRoleDefaultView", `{list: "invoices", role: COLLECTOR, builtIn: "mine"}`, defaults); len(p.DefaultViews) != 1 || *p.DefaultViews[0].Role != "COLLECTOR" || p.DefaultViews[0].BuiltIn != "mine" || p.DefaultViews[0].View != nil {
			t.Errorf("%+v", p)
		}
		if p := do(root, "setRoleDefaultView", `{list: "invoices", role: DEALER, builtIn: "mine"}`, defaults); len(p.DefaultViews) != 0 || p.UserErrors[0].Field[0] != "role" {
			t.Errorf("%+v", p)
		}
		if p := do(ben, "setDefaultView", `{list: "invoices"}`, defaults); len(p.DefaultViews) != 1 || p.DefaultViews[0].Role == nil {
			t.Errorf("%+v", p)
		}

		// A dealer has no views, and those of the team are not there.
		a := ask(t, h, rick, fmt.Sprintf(`{ savedViews(list: "invoices") { id } defaultViews(list: "invoices") { id } node(id: %q) { id } }`, v.ID))
		if string(a.Data["savedViews"]) != "[]" || string(a.Data["defaultViews"]) != "[]" || string(a.Data["node"]) != "null" || len(a.Errors) > 0 {
			t.Errorf("%s %+v", a.Data, a.Errors)
		}
		if a := ask(t, h, rick, `mutation { saveView(input: {list: "invoices", name: "Mine"}) { view { id } } }`); a.code() != "FORBIDDEN" {
			t.Errorf("%+v", a)
		}
		if p := do(root, "deleteView", fmt.Sprintf(`{id: %q, version: 2}`, v.ID), "deletedId "+fields); p.DeletedID == nil || *p.DeletedID != v.ID || p.View != nil {
			t.Errorf("%+v", p)
		}
		if n := len(list(ada)); n != 0 {
			t.Errorf("%d views are left", n)
		}
	})
}
