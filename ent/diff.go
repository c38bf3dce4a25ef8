//go:build ignore

// Writes the next migration of both databases: go run -mod=mod diff.go NAME. It needs an empty PostgreSQL database in
// DUEBOOK_DEV_POSTGRES to replay the folder in. With --check it only says whether the folders match the schema; with --sum it
// writes the sums of the folders anew, after a step that is not released yet was reviewed and changed by hand.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log"
	"os"
	"text/template"
	"time"

	"ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/entsql"
	dialectsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	ent "github.com/duebook/duebook/ent/migrate"
	_ "github.com/lib/pq"
	_ "modernc.org/sqlite"
)

// forward writes steps for goose that only go forward. What a step has changed, and what was written since, goes back with a
// backup of the book: the statements in the other direction would drop what people entered, and SQLite can't run them all.
var forward = func() migrate.Formatter {
	parse := func(text string) *template.Template {
		return template.Must(template.New("").Funcs(template.FuncMap{"now": func() string { return time.Now().UTC().Format("20060102150405") }}).Parse(text))
	}
	f, err := migrate.NewTemplateFormatter(parse("{{ now }}{{ with .Name }}_{{ . }}{{ end }}.sql"),
		parse("-- +goose Up\n{{ range .Changes }}{{ with .Comment }}-- {{ println . }}{{ end }}{{ printf \"%s;\\n\" .Cmd }}{{ end }}"))
	if err != nil {
		log.Fatal(err)
	}
	return f
}()

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: diff.go NAME | --check | --sum")
	}
	for _, d := range []struct{ dialect, driver, dsn, dir string }{
		{dialect.Postgres, "postgres", os.Getenv("DUEBOOK_DEV_POSTGRES"), "migrate/postgres"},
		{dialect.SQLite, "sqlite", "file:dev?mode=memory&cache=shared&_pragma=foreign_keys(1)", "migrate/sqlite"},
	} {
		if err := diff(d.dialect, d.driver, d.dsn, d.dir, os.Args[1]); err != nil {
			log.Fatalf("%s: %v", d.dialect, err)
		}
	}
}

func diff(name, driver, dsn, folder, migration string) error {
	if migration == "--sum" {
		dir, err := sqltool.NewGooseDir(folder)
		if err != nil {
			return err
		}
		sum, err := dir.Checksum()
		if err != nil {
			return err
		}
		return migrate.WriteSumFile(dir, sum)
	}
	tables := ent.Tables
	if name == dialect.SQLite {
		checkDays(tables)
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	check := migration == "--check"
	if check { // in a copy, so that nothing is written
		tmp, err := os.MkdirTemp("", "duebook-migrate")
		if err != nil {
			return err
		}
		defer os.RemoveAll(tmp)
		if err := os.CopyFS(tmp, os.DirFS(folder)); err != nil {
			return err
		}
		folder, migration = tmp, "check"
	}
	dir, err := sqltool.NewGooseDir(folder)
	if err != nil {
		return err
	}
	m, err := schema.NewMigrate(dialectsql.OpenDB(name, db), schema.WithDir(dir), schema.WithMigrationMode(schema.ModeReplay),
		schema.WithDialect(name), schema.WithFormatter(forward), schema.WithErrNoPlan(true),
		schema.WithDropColumn(true), schema.WithDropIndex(true))
	if err != nil {
		return err
	}
	switch err := m.NamedDiff(context.Background(), migration, tables...); {
	case errors.Is(err, migrate.ErrNoPlan):
		return nil
	case err == nil && check:
		return fmt.Errorf("the schema has changed: run make migration NAME=what-changed")
	default:
		return err
	}
}

// checkDays adds to SQLite, which has no type for them, the condition that dates are days of the calendar.
func checkDays(tables []*schema.Table) {
	for _, t := range tables {
		for _, c := range t.Columns {
			if c.SchemaType[dialect.Postgres] != "date" {
				continue
			}
			if t.Annotation == nil {
				t.Annotation = &entsql.Annotation{}
			}
			if t.Annotation.Checks == nil {
				t.Annotation.Checks = map[string]string{}
			}
			t.Annotation.Checks[t.Name+"_"+c.Name] = fmt.Sprintf("%[1]s IS NULL OR %[1]s IS date(%[1]s)", c.Name)
		}
	}
}
