package servertest_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// shown entities show all their rows to every viewer.
var shown = map[string]bool{"BusinessUnit": true, "Product": true, "Promotion": true}

// count calls Query().Count(ctx) on every entity's client and reports what came back.
func count(ctx context.Context, db *store.DB, each func(entity string, n int, err error)) int {
	clients := reflect.ValueOf(db.Client).Elem()
	entities := 0
	for i := range clients.NumField() {
		f := clients.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		query := clients.Field(i).MethodByName("Query")
		if !query.IsValid() {
			continue
		}
		entities++
		out := query.Call(nil)[0].MethodByName("Count").Call([]reflect.Value{reflect.ValueOf(ctx)})
		err, _ := out[1].Interface().(error)
		each(f.Name, int(out[0].Int()), err)
	}
	return entities
}

func TestEveryEntityIsGuarded(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	entities := count(t.Context(), db, func(entity string, _ int, err error) {
		if !errors.Is(err, viewer.ErrUnauthenticated) && !errors.As(err, new(viewer.ErrDenied)) {
			t.Errorf("%s can be read by nobody in particular: %v", entity, err)
		}
	})
	if want := len(migrate.Tables) - 1; entities != want { // one table joins API clients and accounts
		t.Errorf("%d entities were asked, the schema has %d", entities, want)
	}
	count(servertest.Bound(t), db, func(entity string, n int, err error) {
		if err != nil && !errors.As(err, new(viewer.ErrDenied)) {
			t.Errorf("%s: %v", entity, err)
		}
		if n != 0 && !shown[entity] {
			t.Errorf("a dealer without accounts sees %d rows of %s", n, entity)
		}
	})
	count(servertest.System(t), db, func(entity string, _ int, err error) {
		if err != nil {
			t.Errorf("the program itself can't read %s: %v", entity, err)
		}
	})
}
