// Package servertest is the harness of the tests: a fresh, migrated book on each database, and a clock that stands still.
package servertest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// Now is the instant at which tests happen.
var Now = time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC)

// Each runs a test on a fresh SQLite book and on a fresh PostgreSQL book, in parallel. The PostgreSQL server is the one that
// DUEBOOK_TEST_POSTGRES names, or the private one that .ci/postgres.sh starts; without any the test fails.
func Each(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, SQLite(t))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		test(t, Postgres(t))
	})
}

// SQLite is a fresh, migrated book in a temporary folder.
func SQLite(t testing.TB) *store.DB {
	t.Helper()
	db := open(t, "sqlite://"+filepath.Join(t.TempDir(), "book.db"))
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

// Postgres is a fresh, migrated book in a database of its own, cloned from a template.
func Postgres(t testing.TB) *store.DB {
	t.Helper()
	return open(t, PostgresAddress(t))
}

// PostgresAddress is the address of a fresh, migrated book for a program that opens it itself.
func PostgresAddress(t testing.TB) string {
	t.Helper()
	server, template := serverAndTemplate(t)
	name := "t_" + strings.ToLower(rand.Text()[:16])
	onServer(t, server, "CREATE DATABASE "+name+" TEMPLATE "+template)
	t.Cleanup(func() { onServer(t, server, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") })
	return at(server, name)
}

// PostgresServer is the address of the server, for a program that makes databases itself.
func PostgresServer(t testing.TB) string {
	t.Helper()
	server, _ := serverAndTemplate(t)
	return server
}

// System is a context in which the program itself acts.
func System(t testing.TB) context.Context {
	return viewer.NewContext(t.Context(), viewer.System("test"))
}

// SystemContext is System for a process that is no test.
func SystemContext() context.Context {
	return viewer.NewContext(context.Background(), viewer.System("test"))
}

// As is a context in which a person with the roles acts, who sees every account.
func As(t testing.TB, roles ...viewer.Role) context.Context {
	return viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 999_000_000_001, Name: "Test person", Roles: roles, Unbounded: true, Via: "test"}, nil))
}

// Bound is a context in which a dealer acts who is bound to the accounts.
func Bound(t testing.TB, accounts ...int) context.Context {
	return viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 999_000_000_002, Name: "Dealer", Roles: []viewer.Role{viewer.Dealer}, Accounts: accounts, Roots: accounts, Via: "test"}, nil))
}

func open(t testing.TB, address string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	db.Clock = func() time.Time { return Now }
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func at(server, name string) string {
	u, err := url.Parse(server)
	if err != nil {
		return server
	}
	u.Path = "/" + name
	return u.String()
}

var shared struct {
	sync.Mutex
	server, template string
}

// serverAndTemplate finds the server and makes this process's migrated template once.
func serverAndTemplate(t testing.TB) (server, template string) {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.template != "" {
		return shared.server, shared.template
	}
	server = os.Getenv("DUEBOOK_TEST_POSTGRES")
	if server == "" {
		_, file, _, _ := runtime.Caller(0)
		root := filepath.Join(filepath.Dir(file), "..", "..")
		if !filepath.IsAbs(file) { // built with -trimpath
			root = moduleRoot(t)
		}
		out, err := exec.Command(filepath.Join(root, ".ci", "postgres.sh")).Output()
		if err != nil {
			t.Fatalf("no PostgreSQL for the tests: set DUEBOOK_TEST_POSTGRES to a server on which databases can be made, or install PostgreSQL (%v)", err)
		}
		server = strings.TrimSpace(string(out))
	}
	template = fmt.Sprintf("template_%d_%d", os.Getpid(), time.Now().UnixNano())
	onServer(t, server, "CREATE DATABASE "+template)
	db, err := store.Open(t.Context(), at(server, template))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	shared.server, shared.template = server, template
	return server, template
}

func moduleRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != "/"; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	t.Fatal("the tests run outside of the module")
	return ""
}

func onServer(t testing.TB, server, statement string) {
	t.Helper()
	db, err := store.Open(context.Background(), server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Writer().ExecContext(context.Background(), statement); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}
