package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

func create(ctx context.Context, db *store.DB, code string, record bool) (*ent.BusinessUnit, error) {
	return store.Tx(ctx, db, func(tx *store.TxClient) (*ent.BusinessUnit, error) {
		if record {
			tx.Record(store.Event{Action: "business_unit.create"})
		}
		return tx.BusinessUnit.Create().SetCode(code).SetName("Unit").SetCurrency("USD").SetCreatedAt(tx.Now).Save(ctx)
	})
}

func TestTx(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		if _, err := create(ctx, db, "A", false); err == nil || !strings.Contains(err.Error(), "without an audit event") {
			t.Errorf("rows without an audit event: %v", err)
		}
		u, err := create(ctx, db, "A", true)
		if err != nil {
			t.Fatal(err)
		}
		if got := db.BusinessUnit.GetX(ctx, u.ID); !got.CreatedAt.Equal(servertest.Now) {
			t.Errorf("created at %v, want %v", got.CreatedAt, servertest.Now)
		}
		if _, err := create(ctx, db, "A", true); !fault.Is(err, fault.Conflict) {
			t.Errorf("a code that exists: %v", err)
		}
		if _, err := create(ctx, db, strings.Repeat("A", 21), true); !fault.Is(err, fault.Invalid) {
			t.Errorf("a code that is too long: %v", err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = store.Do(ctx, db, func(tx *store.TxClient) error {
				tx.BusinessUnit.Create().SetCode("P").SetName("Unit").SetCurrency("USD").SaveX(ctx)
				panic("in the middle")
			})
		}()
		if n := db.BusinessUnit.Query().CountX(ctx); n != 1 {
			t.Errorf("%d units after refusals and a panic, want 1", n)
		}
		// A later transaction works: the panic gave its connection back.
		if _, err := create(ctx, db, "B", true); err != nil {
			t.Error(err)
		}
	})
}

func TestOnce(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.As(t, viewer.Admin)
		once := func(ctx context.Context, code string) (id int, replayed bool, err error) {
			err = store.Do(ctx, db, func(tx *store.TxClient) error {
				id, replayed, err = store.Once(ctx, tx, "create", "key", code, func() (int, error) {
					tx.Record(store.Event{Action: "business_unit.create"})
					u, err := tx.BusinessUnit.Create().SetCode(code).SetName("Unit").SetCurrency("USD").Save(ctx)
					if err != nil {
						return 0, err
					}
					return u.ID, nil
				})
				return err
			})
			return id, replayed, err
		}
		var wg sync.WaitGroup
		ids := make([]int, 8)
		for i := range ids {
			wg.Go(func() {
				id, _, err := once(ctx, "X")
				if err != nil {
					t.Error(err)
				}
				ids[i] = id
			})
		}
		wg.Wait()
		for _, id := range ids {
			if id == 0 || id != ids[0] {
				t.Errorf("one key answered %v", ids)
			}
		}
		if n := db.BusinessUnit.Query().Where(businessunit.Code("X")).CountX(ctx); n != 1 {
			t.Errorf("%d units, want 1", n)
		}
		if _, _, err := once(ctx, "Y"); !fault.Is(err, fault.Conflict) {
			t.Errorf("the same key with other input: %v", err)
		}
		other := viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 77, Roles: []viewer.Role{viewer.Admin}, Unbounded: true}, nil))
		if _, replayed, err := once(other, "Y"); err != nil || replayed {
			t.Errorf("another caller's same key: replayed %v, %v", replayed, err)
		}
	})
}

// Eight writers raise one counter: no update is lost and none fails.
func TestWritersWait(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		u, err := create(ctx, db, "A", true)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 10 {
					if err := store.Do(ctx, db, func(tx *store.TxClient) error {
						x, err := tx.BusinessUnit.Query().Where(businessunit.ID(u.ID), store.Lock).Only(ctx)
						if err != nil {
							return err
						}
						tx.Record(store.Event{Action: "business_unit.change"})
						return tx.BusinessUnit.UpdateOneID(u.ID).SetSmallBalanceMinor(x.SmallBalanceMinor + 1).Exec(ctx)
					}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		if got := db.BusinessUnit.GetX(ctx, u.ID).SmallBalanceMinor; got != 80 {
			t.Errorf("80 writers counted to %d", got)
		}
	})
}

func TestInstantsAreAlike(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		at := time.Date(2026, 3, 1, 23, 30, 0, 123_456_789, time.FixedZone("X", -5*3600))
		err := store.Do(ctx, db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "test"})
			return tx.BusinessUnit.Create().SetCode("A").SetName("U").SetCurrency("USD").SetCreatedAt(at).Exec(ctx)
		})
		if err != nil {
			t.Fatal(err)
		}
		want := at.UTC().Truncate(time.Microsecond)
		if got := db.BusinessUnit.Query().OnlyX(ctx).CreatedAt; !got.Equal(want) {
			t.Errorf("%v came back as %v", want, got)
		}
		if n := db.BusinessUnit.Query().Where(businessunit.CreatedAt(at)).CountX(ctx); n != 1 {
			t.Error("the instant is not found by itself in another zone")
		}
	})
}

func TestSearchIgnoresCaseInEveryAlphabet(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		if err := store.Do(ctx, db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "test"})
			return tx.BusinessUnit.Create().SetCode("A").SetName("BRÛLÉE Ärzte").SetCurrency("USD").Exec(ctx)
		}); err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{"brûlée", "ÄRZTE"} {
			if n := db.BusinessUnit.Query().Where(businessunit.NameContainsFold(s)).CountX(ctx); n != 1 {
				t.Errorf("%q is not found", s)
			}
		}
		if n := db.BusinessUnit.Query().Where(businessunit.NameContains("brûlée")).CountX(ctx); n != 0 {
			t.Error("an exact search ignores case")
		}
	})
}

// More kinds of statements than a connection keeps, with result sets open in between.
func TestManyStatements(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		for i := range 600 {
			var n int
			if err := db.Reader().QueryRowContext(t.Context(), store.Rebind(db.Dialect, fmt.Sprintf(`SELECT %d + CAST(? AS bigint)`, i)), 1).Scan(&n); err != nil || n != i+1 {
				t.Fatalf("statement %d answered %d, %v", i, n, err)
			}
		}
	})
}

func TestOpenRefusesWhatItCantUnderstand(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"", "book.db", "mysql://host/x", "sqlite://", "://"} {
		if db, err := store.Open(t.Context(), address); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v, %v", address, db, err)
		}
	}
	if _, err := store.Open(t.Context(), "postgres://nobody@127.0.0.1:1/none?sslmode=disable&connect_timeout=1"); err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("a server that is not there: %v", err)
	}
}

func TestRuns(t *testing.T) {
	t.Parallel()
	got := fmt.Sprint(store.Runs([]int{1, 2, 3, 7, 9, 10}))
	if got != "[[1 3] [7 7] [9 10]]" {
		t.Error(got)
	}
}
