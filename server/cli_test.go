package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shell runs commands against one book.
type shell struct {
	t        *testing.T
	database string
}

func newShell(t *testing.T) shell {
	t.Helper()
	return shell{t, "sqlite://" + filepath.Join(t.TempDir(), "book.db")}
}

func (s shell) run(args ...string) (code int, stdout, stderr string) {
	s.t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), append(args, "--database", s.database), &out, &errs)
	return code, out.String(), errs.String()
}

// document runs a command with --json and reads its one document.
func (s shell) document(want int, into any, args ...string) {
	s.t.Helper()
	code, stdout, stderr := s.run(append(args, "--json")...)
	if code != want {
		s.t.Fatalf("duebook %s ends with %d, not %d:\n%s%s", strings.Join(args, " "), code, want, stdout, stderr)
	}
	d := json.NewDecoder(strings.NewReader(stdout))
	if err := d.Decode(into); err != nil {
		s.t.Fatalf("duebook %s prints no JSON: %v\n%s", strings.Join(args, " "), err, stdout)
	}
	if _, err := d.Token(); err != io.EOF {
		s.t.Errorf("duebook %s prints more than one document:\n%s", strings.Join(args, " "), stdout)
	}
}

func (s shell) file(name, content string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// A book from nothing, as a department would begin it.
func TestDepartmentBegins(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	var steps struct{ Steps []string }
	if s.document(0, &steps, "migrate"); len(steps.Steps) == 0 {
		t.Error("an empty database needed no step")
	}
	if s.document(0, &steps, "migrate"); len(steps.Steps) != 0 {
		t.Errorf("a second time: %v", steps.Steps)
	}
	var unit struct{ Code, Currency string }
	if s.document(0, &unit, "unit", "MAIN", "--name", "Northline Billing"); unit.Code != "MAIN" || unit.Currency != "USD" {
		t.Errorf("unit %+v", unit)
	}
	accounts := s.file("accounts.csv", "number,name,kind\nA-1,Harbor Motors,DEALER\nA-2,Summit Auto,DEALER\n")
	invoices := s.file("invoices.csv", "number,account_number,issue_date,due_date,total\nI-1,A-1,2026-01-10,2026-02-09,100.00\nI-2,A-1,2026-03-01,2026-03-31,250.50\nI-3,A-2,2026-03-05,2026-04-04,49.50\n")
	payments := s.file("payments.csv", "number,account_number,received_on,amount,method\nP-1,A-1,2026-02-20,100.00,CHECK\n")
	applied := s.file("applications.csv", "payment_number,invoice_number,amount,applied_on\nP-1,I-1,100.00,2026-02-20\n")
	type report struct {
		File, Format                               string
		Records, Imported, Unchanged, RefusedCount int
		Refused                                    []struct{ Line int }
		Totals                                     map[string]string
	}
	for _, step := range []struct {
		kind, file string
		records    int
	}{{"accounts", accounts, 2}, {"invoices", invoices, 3}, {"payments", payments, 1}, {"applications", applied, 1}} {
		var r report
		if s.document(0, &r, "import", step.kind, step.file); r.Records != step.records || r.Imported != step.records || r.RefusedCount != 0 || r.File != filepath.Base(step.file) {
			t.Errorf("import %s: %+v", step.kind, r)
		}
		r = report{}
		if s.document(0, &r, "import", step.kind, step.file); r.Imported != 0 || r.Unchanged != step.records {
			t.Errorf("import %s again: %+v", step.kind, r)
		}
	}
	var refused report
	bad := s.file("bad.csv", "number,account_number,issue_date,total\nI-9,NOBODY,2026-01-10,1.00\n")
	if s.document(1, &refused, "import", "invoices", bad); refused.Imported != 0 || refused.RefusedCount != 1 || len(refused.Refused) != 1 || refused.Refused[0].Line != 2 {
		t.Errorf("a bad file: %+v", refused)
	}
	if code, stdout, _ := s.run("import", "invoices", bad); code != 1 || !strings.Contains(stdout, "line 2, account_number") || !strings.Contains(stdout, "Nothing was written") || strings.Contains(stdout, "1.00") {
		t.Errorf("a bad file, as a person reads it: %s", stdout)
	}
	var ageing struct {
		AsOf, Currency, Total string
		LedgerTotal           *string
		Rows                  int
		Buckets               []struct {
			Name, Amount string
			Count        int
		}
	}
	s.document(0, &ageing, "report", "ageing", "--as-of", "2026-02-15")
	if ageing.Total != "100.00" || ageing.Rows != 1 || ageing.LedgerTotal == nil || *ageing.LedgerTotal != "100.00" || ageing.Buckets[1].Amount != "100.00" {
		t.Errorf("ageing in February: %+v", ageing)
	}
	s.document(0, &ageing, "report", "ageing", "--as-of", "2026-05-15", "--account", "A-2")
	if _, stdout, _ := s.run("report", "ageing", "--as-of", "2026-05-15"); !strings.Contains(stdout, "31-60                  2         300.00\n61-90                  0           0.00\n") {
		t.Errorf("amounts do not end below each other:\n%s", stdout)
	}
	if ageing.Total != "49.50" || ageing.Buckets[2].Count != 1 {
		t.Errorf("ageing of A-2 in May: %+v", ageing)
	}
	var exported struct {
		File   string
		Rows   int
		Totals map[string]string
	}
	target := filepath.Join(t.TempDir(), "out.csv")
	s.document(0, &exported, "export", "invoices", "-o", target)
	if exported.Rows != 3 || exported.Totals["total USD"] != "400.00" || exported.Totals["balance USD"] != "300.00" || exported.File != target {
		t.Errorf("export: %+v", exported)
	}
	f, err := os.Open(target)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if rows, err := csv.NewReader(f).ReadAll(); err != nil || len(rows) != 4 {
		t.Errorf("the file has %d rows, %v", len(rows), err)
	}
	var checks struct {
		OK     bool
		Checks []struct {
			Name string
			OK   bool
		}
	}
	if s.document(0, &checks, "verify"); !checks.OK || len(checks.Checks) < 10 {
		t.Errorf("verify: %+v", checks)
	}
}

func TestPeopleAndPrograms(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	var created struct {
		Username, Password string
		Roles              []string
	}
	if s.document(0, &created, "user", "create", "Ada", "--role", "ADMIN", "--role", "MANAGER"); created.Username != "ada" || len(created.Password) < 12 || len(created.Roles) != 2 {
		t.Errorf("created %+v", created)
	}
	var wrong failure
	if s.document(1, &wrong, "user", "create", "ada"); wrong.Error.Code != "CONFLICT" || len(wrong.Error.Field) != 1 {
		t.Errorf("a second ada: %+v", wrong)
	}
	if s.document(1, &wrong, "user", "disable", "ada"); wrong.Error.Code != "WRONG_STATE" {
		t.Errorf("the last administrator is disabled: %+v", wrong)
	}
	if s.document(1, &wrong, "user", "grant", "nobody", "ADMIN"); wrong.Error.Code != "NOT_FOUND" {
		t.Errorf("a role for nobody: %+v", wrong)
	}
	var any map[string]any
	s.document(0, &any, "user", "create", "bob", "--password", "tidal lantern mosaic")
	s.document(0, &any, "user", "grant", "bob", "ADMIN")
	s.document(0, &any, "user", "revoke", "bob", "ADMIN")
	s.document(0, &any, "user", "disable", "bob")
	s.document(0, &any, "user", "enable", "bob")
	s.document(0, &any, "user", "password", "bob", "--password", "granite velvet compass")
	var everybody []struct {
		Username, Status string
		Roles            []string
	}
	if s.document(0, &everybody, "user", "list"); len(everybody) != 2 || everybody[1].Username != "bob" || everybody[1].Status != "ACTIVE" || len(everybody[1].Roles) != 0 || len(everybody[0].Roles) != 2 {
		t.Errorf("everybody: %+v", everybody)
	}
	s.document(0, &any, "unit", "MAIN")
	s.document(0, &any, "import", "accounts", s.file("a.csv", "number,name,kind\nA-1,Harbor,DEALER\n"))
	var client struct {
		ID     string `json:"client_id"`
		Secret string `json:"client_secret"`
	}
	s.document(0, &client, "client", "create", "erp", "--scopes", "invoices:read", "--accounts", "A-1")
	first := client.Secret
	if s.document(0, &client, "client", "rotate", client.ID); client.Secret == first || client.Secret == "" {
		t.Errorf("rotated to %q", client.Secret)
	}
	s.document(0, &any, "client", "revoke", client.ID)
	var programs []struct {
		ID      string  `json:"client_id"`
		Revoked *string `json:"revokedAt"`
	}
	if s.document(0, &programs, "client", "list"); len(programs) != 1 || programs[0].ID != client.ID || programs[0].Revoked == nil {
		t.Errorf("programs: %+v", programs)
	}
	s.document(0, &any, "keys", "rotate")
}

func TestWrongUsage(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	for name, args := range map[string][]string{
		"no command":       {},
		"unknown command":  {"frobnicate"},
		"unknown flag":     {"verify", "--fast"},
		"unknown list":     {"export", "feelings", "-o", "x"},
		"unknown kind":     {"import", "feelings", s.file("a.csv", "a\n")},
		"no such file":     {"import", "accounts", "/nowhere/a.csv"},
		"no target":        {"export", "invoices"},
		"no day":           {"report", "ageing", "--as-of", "2026-02-30"},
		"neither way":      {"report", "ageing", "--by", "name"},
		"unknown settings": {"verify", "--config", s.file("c.yaml", "datebase: x\n")},
		"no settings":      {"verify", "--config", s.file("c.yaml", "- 1\n")},
	} {
		var wrong failure
		if s.document(2, &wrong, args...); wrong.Error.Code != "USAGE" || wrong.Error.Message == "" {
			t.Errorf("%s: %+v", name, wrong)
		}
		if code, stdout, stderr := s.run(args...); code != 2 || stdout != "" || !strings.HasPrefix(stderr, "duebook: ") {
			t.Errorf("%s without --json: %d %q %q", name, code, stdout, stderr)
		}
	}
	for _, help := range [][]string{{"--help"}, {"import", "--help"}, {"report", "ageing", "--help"}} {
		if code, stdout, stderr := s.run(help...); code != 0 || !strings.Contains(stdout, "Usage:") || stderr != "" {
			t.Errorf("%v: %d %q", help, code, stderr)
		}
	}
	var version struct{ Version, Go string }
	if s.document(0, &version, "version"); version.Version == "" || version.Go == "" {
		t.Errorf("version %+v", version)
	}
}

// Flags win over the environment, and the environment over the file.
func TestSettings(t *testing.T) {
	s := newShell(t)
	in := func(name string) string { return "sqlite://" + filepath.Join(t.TempDir(), name, "book.db") }
	users := func(args ...string) int {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), append([]string{"user", "list", "--json"}, args...), &out, &errs); code != 0 {
			t.Fatalf("%d %s", code, errs.String())
		}
		var list []any
		if err := json.Unmarshal(out.Bytes(), &list); err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	flag, env, file := in("flag"), in("env"), in("file")
	for i, database := range []string{flag, env, file} {
		for _, name := range []string{"ada", "bob", "eve"}[:i+1] {
			var any map[string]any
			shell{t, database}.document(0, &any, "user", "create", name)
		}
	}
	config := s.file("duebook.yaml", "# where the book is\ndatabase: "+file+"\nserve:\n  addr: 127.0.0.1:8090\n  origins: [https://a.example, https://b.example]\n")
	if n := users("--config", config); n != 3 {
		t.Errorf("the file: %d", n)
	}
	t.Setenv("DUEBOOK_DATABASE", env)
	if n := users("--config", config); n != 2 {
		t.Errorf("the environment over the file: %d", n)
	}
	if n := users("--config", config, "--database", flag); n != 1 {
		t.Errorf("the flag over all: %d", n)
	}
}
