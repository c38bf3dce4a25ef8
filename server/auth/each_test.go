package auth

import (
	"context"
	"crypto/rand"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/duebook/duebook/server/store"
)

// postgresVariable names a PostgreSQL server on which tests may make databases, such as
// postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable.
const postgresVariable = "DUEBOOK_TEST_POSTGRES"

// each runs a test on SQLite and, where there is a server, on PostgreSQL.
func each(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, setup(t))
	})
	if server := os.Getenv(postgresVariable); server != "" {
		t.Run("postgres", func(t *testing.T) {
			t.Parallel()
			test(t, newBundle(t, openPostgres(t, server)))
		})
	}
}

func openPostgres(t *testing.T, server string) *store.DB {
	t.Helper()
	admin, err := store.Open(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	name := "auth_" + strings.ToLower(rand.Text())
	if _, err := admin.Writer().ExecContext(t.Context(), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	address.Path = "/" + name
	db, err := store.Open(t.Context(), address.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = db.Close()
		if _, err := admin.Writer().ExecContext(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
		_ = admin.Close()
	})
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}
