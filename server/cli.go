package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/alecthomas/kong"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/rolegrant"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/transport"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/demo"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/ledger"
)

// CLI is the command line. Flags, environment (DUEBOOK_…) and the configuration file agree in their names.
type CLI struct {
	Database  string          `help:"The book: sqlite:///path/book.db or postgres://user@host/name." default:"sqlite://data/book.db" placeholder:"URL"`
	Secret    string          `help:"Seals second factors and signing keys: 32 random bytes in base64, or a passphrase of 20 characters. Without it a key file beside the SQLite book is used." placeholder:"TEXT"`
	JSON      bool            `help:"Print exactly one JSON document on standard output." name:"json"`
	Verbose   bool            `help:"Log every request." short:"v"`
	LogFormat string          `help:"How to log: text, json, or auto, which is text on a terminal." enum:"auto,text,json" default:"auto"`
	Config    kong.ConfigFlag `help:"A file, YAML or JSON, with the names of flags; those of a command below its name." placeholder:"FILE"`

	Serve   serveCommand   `cmd:"" help:"Run the API, the browser app and the jobs."`
	Demo    demoCommand    `cmd:"" help:"Load a demo book into an empty database."`
	Unit    unitCommand    `cmd:"" help:"Create a business unit: the legal entity that bills."`
	Import  importCommand  `cmd:"" help:"Bring files into the book."`
	Bill    billCommand    `cmd:"" help:"Bill a month: from select to drafts, or to posted."`
	Export  exportCommand  `cmd:"" help:"Write a list to a file."`
	Report  reportCommand  `cmd:"" help:"Print a report."`
	Verify  verifyCommand  `cmd:"" help:"Recompute every invariant of the book."`
	User    userCommand    `cmd:"" help:"Manage the people who sign in."`
	Client  clientCommand  `cmd:"" help:"Manage partners' programs."`
	Bench   benchCommand   `cmd:"" help:"Measure this machine on a book of its own."`
	Keys    keysCommand    `cmd:"" help:"Manage the keys that sign access tokens."`
	Migrate migrateCommand `cmd:"" help:"Bring the tables to this version."`
	Version versionCommand `cmd:"" help:"Print the version."`

	out output
}

// output is where a command writes to.
type output struct {
	ctx            context.Context
	stdout, stderr io.Writer
	json           bool
}

// say prints one JSON document, or what text writes as a table.
func (o output) say(document any, text func(w io.Writer)) error {
	if o.json {
		enc := json.NewEncoder(o.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(document)
	}
	var b strings.Builder
	text(&b)
	t := tabwriter.NewWriter(o.stdout, 0, 4, 2, ' ', 0)
	if _, err := io.WriteString(t, figures(b.String())); err != nil {
		return err
	}
	return t.Flush()
}

var figure = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// figures pads the numbers of a table so that those below each other end below each other. Rows with as many cells, one after
// the other, are one table.
func figures(text string) string {
	lines := strings.Split(text, "\n")
	cells := make([][]string, len(lines))
	for i, line := range lines {
		cells[i] = strings.Split(line, "\t")
	}
	for from := 0; from < len(cells); {
		to := from + 1
		for to < len(cells) && len(cells[to]) == len(cells[from]) {
			to++
		}
		for column := range cells[from] {
			width := 0
			for _, row := range cells[from:to] {
				if figure.MatchString(row[column]) {
					width = max(width, len(row[column]))
				}
			}
			for _, row := range cells[from:to] {
				if figure.MatchString(row[column]) {
					row[column] = fmt.Sprintf("%*s", width, row[column])
				}
			}
		}
		from = to
	}
	for i, row := range cells {
		lines[i] = strings.Join(row, "\t")
	}
	return strings.Join(lines, "\n")
}

func (c *CLI) open(command string) (*Program, context.Context, error) {
	ctx := system(c.out.ctx, command)
	p, err := Open(ctx, Config{Database: c.Database, Secret: c.Secret, Public: "http://localhost", Log: slog.Default()})
	return p, ctx, err
}

type serveCommand struct {
	Addr     string   `help:"Where to listen." default:"127.0.0.1:8080"`
	Public   string   `help:"The address that people use, such as https://book.example." placeholder:"URL"`
	Origins  []string `help:"Other origins whose pages may call the API." placeholder:"URL"`
	Proxies  []string `help:"Addresses or networks of proxies in front, whose X-Forwarded-For is believed." placeholder:"ADDRESS"`
	SMTP     string   `help:"The mail server: smtp://user:password@host:port, with TLS where it can, or smtps://… with TLS from the start. Without it no e-mail leaves." name:"smtp" placeholder:"URL"`
	MailFrom string   `help:"The sender of e-mail, such as Example Billing <billing@example.com>." placeholder:"ADDRESS"`
	Demo     bool     `help:"Load the demo book when the database is empty, and print the demo logins."`
	Private  bool     `help:"Let webhooks go to private addresses and without TLS, for programs in the same network." name:"webhook-private"`
	Dev      bool     `help:"Let browser sessions send free queries."`

	Limit transport.Limits `embed:"" prefix:"limit-" group:"Limits of one request"`
	Rate  transport.Rates  `embed:"" prefix:"rate-" group:"Limits of a caller, in cost of queries"`
}

func (c *serveCommand) Run(cli *CLI) error {
	public := c.Public
	if public == "" {
		public = "http://" + c.Addr
	}
	collectSeldom(200)
	ctx := cli.out.ctx
	p, err := Open(ctx, Config{Database: cli.Database, Secret: cli.Secret, Addr: c.Addr, Public: public, Origins: c.Origins, Proxies: c.Proxies, SMTP: c.SMTP, MailFrom: c.MailFrom, Links: c.Public, Private: c.Private, Dev: c.Dev, Limits: c.Limit, Rates: c.Rate, Log: slog.Default()})
	if err != nil {
		return err
	}
	defer p.Close()
	debug.FreeOSMemory()
	if c.Demo {
		sys := system(ctx, "serve --demo")
		if n, err := p.DB.Account.Query().Count(sys); err != nil {
			return err
		} else if n == 0 {
			slog.Info("loading the demo book")
			if _, err := demo.Load(sys, p.DB, p.Auth, demo.Options{Seed: 1}); err != nil {
				return err
			}
		}
	}
	if there, err := p.DB.User.Query().Exist(system(ctx, "serve")); err != nil {
		return err
	} else if !there {
		slog.Warn("nobody can sign in yet: duebook user create NAME --role ADMIN")
	}
	return p.Run(ctx, func(address string) {
		_, _ = fmt.Fprintf(cli.out.stdout, "\nDuebook is ready at %s\n", address)
		if c.Demo {
			_, _ = fmt.Fprintln(cli.out.stdout, "\nSign in to the demo book as:")
			_ = output{stdout: cli.out.stdout}.say(nil, logins)
		}
	})
}

func logins(w io.Writer) {
	for _, l := range demo.Logins() {
		_, _ = fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", l.Username, l.Password, l.Role, l.Name)
	}
}

type demoCommand struct {
	Accounts int    `help:"How many accounts." default:"60"`
	Months   int    `help:"How many months of invoices." default:"24"`
	Seed     uint64 `help:"The same seed gives the same book." default:"1"`
	Today    string `help:"The day on which the book ends; today when absent." placeholder:"DATE"`
}

func (c *demoCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("demo")
	if err != nil {
		return err
	}
	defer p.Close()
	o := demo.Options{Accounts: c.Accounts, Months: c.Months, Seed: c.Seed}
	if c.Today != "" {
		if o.Today, err = date.Parse(c.Today); err != nil {
			return usage("--today: %w", err)
		}
	}
	counts, err := demo.Load(ctx, p.DB, p.Auth, o)
	if err != nil {
		return err
	}
	return cli.out.say(struct {
		demo.Counts
		Logins []demo.Login `json:"logins"`
	}{counts, demo.Logins()}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d accounts\t%d invoices\t%d payments\t%d applications\n", counts.Accounts, counts.Invoices, counts.Payments, counts.Applications)
		logins(w)
	})
}

type unitCommand struct {
	Code         string `arg:"" help:"A short code, such as MAIN."`
	Name         string `help:"The legal name." default:""`
	Currency     string `help:"Its base currency." default:"USD"`
	TimeZone     string `help:"Its time zone." default:"UTC"`
	SmallBalance string `help:"The largest rest of an invoice that may be written off as a small balance." default:"0"`
}

func (c *unitCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("unit")
	if err != nil {
		return err
	}
	defer p.Close()
	in, err := c.unit()
	if err != nil {
		return err
	}
	u, err := p.Ledger.CreateBusinessUnit(ctx, in)
	if err != nil {
		return err
	}
	return cli.out.say(map[string]string{"code": u.Code, "name": u.Name, "currency": string(u.Currency)}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "business unit %s (%s) created\n", u.Code, u.Currency)
	})
}

func (c *unitCommand) unit() (ledger.BusinessUnit, error) {
	currency, err := money.ParseCurrency(c.Currency)
	if err != nil {
		return ledger.BusinessUnit{}, fault.New(fault.Invalid, "%v", err).On("currency")
	}
	small, err := money.Parse(c.SmallBalance, currency)
	if err != nil {
		return ledger.BusinessUnit{}, fault.New(fault.Invalid, "%v", err).On("small-balance")
	}
	name := c.Name
	if name == "" {
		name = c.Code
	}
	return ledger.BusinessUnit{Code: c.Code, Name: name, Currency: currency, TimeZone: c.TimeZone, SmallBalance: small.Minor}, nil
}

type importCommand struct {
	Kind     string   `arg:"" help:"What the files hold: ${enum}." enum:"${kinds}"`
	Files    []string `arg:"" help:"CSV or XLSX files." type:"existingfile"`
	Map      string   `help:"A mapping file in YAML that says how a row becomes records." type:"existingfile"`
	KeepGood bool     `help:"Keep the good records of a file that has bad ones."`
	Unit     string   `help:"The business unit's code; needed when there are several. An empty book gets the unit MAIN in USD."`
}

// Help lists the columns of every kind.
func (*importCommand) Help() string {
	var b strings.Builder
	b.WriteString("Columns (* required), unless a mapping gives others:\n\n")
	for _, k := range record.Kinds() {
		fmt.Fprintf(&b, "%s:", k)
		for _, c := range record.Columns(k) {
			star := ""
			if c.Required {
				star = "*"
			}
			b.WriteString(" " + c.Name + star)
		}
		b.WriteString("\n\n")
	}
	b.WriteString("Example: duebook import invoices history.csv --map history.yaml\n")
	return b.String()
}

func (c *importCommand) Run(cli *CLI) error {
	kind, err := record.ParseKind(c.Kind)
	if err != nil {
		return err
	}
	p, ctx, err := cli.open("import")
	if err != nil {
		return err
	}
	defer p.Close()
	v := *viewer.From(ctx)
	v.Via = "import"
	ctx = viewer.NewContext(ctx, &v)
	unit, err := p.unit(ctx, c.Unit)
	if err != nil {
		return err
	}
	var mapping []byte
	if c.Map != "" {
		if mapping, err = os.ReadFile(c.Map); err != nil {
			return err
		}
	}
	refused := false
	var reports []intake.Report
	for _, name := range c.Files {
		r, err := p.importFile(ctx, cli, intake.Import{Kind: kind, File: filepath.Base(name), Mapping: mapping, MappingName: filepath.Base(c.Map), KeepGood: c.KeepGood, BusinessUnit: unit}, name)
		if err != nil {
			return err
		}
		reports = append(reports, r)
		refused = refused || r.RefusedCount > 0
	}
	var document any = reports
	if len(reports) == 1 {
		document = reports[0]
	}
	if err := cli.out.say(document, func(w io.Writer) {
		for _, r := range reports {
			_, _ = fmt.Fprintf(w, "%s: %d records, %d imported, %d unchanged, %d refused\n", r.File, r.Records, r.Imported, r.Unchanged, r.RefusedCount)
			written := r.RefusedCount == 0 || c.KeepGood
			if written {
				for _, k := range slices.Sorted(maps.Keys(r.Totals)) {
					_, _ = fmt.Fprintf(w, "  %s\t%s\n", k, r.Totals[k])
				}
			}
			for _, x := range r.Warnings {
				_, _ = fmt.Fprintf(w, "  warning: %s\n", x)
			}
			for _, x := range r.Refused {
				_, _ = fmt.Fprintf(w, "  line %d, %s %q: %s\n", x.Line, x.Field, x.Value, x.Message)
			}
			if !written {
				_, _ = fmt.Fprintln(w, "  Nothing was written: correct these lines and import the file again, or keep the good records with --keep-good.")
			}
		}
	}); err != nil {
		return err
	}
	if refused && !c.KeepGood {
		return errRefused
	}
	return nil
}

// unit finds a business unit by code, 0 when none is named; an empty book gets its first.
func (p *Program) unit(ctx context.Context, code string) (int, error) {
	units, err := p.DB.BusinessUnit.Query().All(ctx)
	if err != nil {
		return 0, err
	}
	if len(units) == 0 {
		in, err := (&unitCommand{Code: "MAIN", Name: "Main", Currency: "USD", SmallBalance: "0"}).unit()
		if err != nil {
			return 0, err
		}
		u, err := p.Ledger.CreateBusinessUnit(ctx, in)
		if err != nil {
			return 0, err
		}
		units = append(units, u)
	}
	if code == "" {
		return 0, nil
	}
	for _, u := range units {
		if u.Code == code {
			return u.ID, nil
		}
	}
	return 0, fault.New(fault.NotFound, "there is no business unit %q", code).On("unit")
}

func (p *Program) importFile(ctx context.Context, cli *CLI, in intake.Import, name string) (intake.Report, error) {
	f, err := os.Open(name)
	if err != nil {
		return intake.Report{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return intake.Report{}, err
	}
	in.Reader, in.Size = f, info.Size()
	last := time.Now()
	in.Progress = func(done, total int64) {
		if total > 0 && time.Since(last) > time.Second {
			last = time.Now()
			_, _ = fmt.Fprintf(cli.out.stderr, "%s: %d %%\n", in.File, 100*done/total)
		}
	}
	return p.Intake.Import(ctx, in)
}

type exportCommand struct {
	Kind   string `arg:"" help:"Which list: ${enum}." enum:"accounts,invoices,open-items,payments,applications,credit-memos,ageing,audit-events"`
	Format string `help:"csv, jsonl or xlsx." enum:"csv,jsonl,xlsx" default:"csv"`
	AsOf   string `help:"For accounts, invoices, open items and ageing: the day of the balances." placeholder:"DATE"`
	By     string `help:"For ageing: by due or issue date." enum:"due,issue" default:"due"`
	Output string `help:"The file to write." short:"o" required:"" type:"path"`
}

func (c *exportCommand) Run(cli *CLI) error {
	in := gen.ExportRecordsInput{Kind: gen.ExportKind(strings.ToUpper(strings.ReplaceAll(c.Kind, "-", "_"))), Format: gen.ExportFormat(strings.ToUpper(c.Format)),
		AgeingBasis: gen.AgeingBasisDueDate}
	if c.By == "issue" {
		in.AgeingBasis = gen.AgeingBasisIssueDate
	}
	if c.AsOf != "" {
		day, err := date.Parse(c.AsOf)
		if err != nil {
			return usage("--as-of: %w", err)
		}
		in.AsOf = &day
	}
	p, ctx, err := cli.open("export")
	if err != nil {
		return err
	}
	defer p.Close()
	f, err := os.CreateTemp(filepath.Dir(c.Output), ".duebook-export-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	done, err := p.Resolver.Export(ctx, in, f, nil)
	if err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), c.Output); err != nil {
		return err
	}
	return cli.out.say(struct {
		File string `json:"file"`
		graph.Exported
	}{c.Output, done}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d rows written to %s\n", done.Rows, c.Output)
		for _, k := range slices.Sorted(maps.Keys(done.Totals)) {
			_, _ = fmt.Fprintf(w, "%s\t%s\n", k, done.Totals[k])
		}
	})
}

type reportCommand struct {
	Ageing ageingCommand `cmd:"" help:"Open receivables by age on a day, tied to the ledger."`

	Statement      statementCommand      `cmd:"" help:"What an account owes on a day: open items, or a balance forward."`
	Reconciliation reconciliationCommand `cmd:"" help:"An account's period against its contracts and the ledger."`
}

type ageingCommand struct {
	AsOf    string `help:"The day; today when absent." placeholder:"DATE"`
	By      string `help:"Age by due or issue date." enum:"due,issue,invoice" default:"due"`
	Account string `help:"Only this account, by number."`
	Group   bool   `help:"With --account: also the accounts below it."`
}

// Help shows an example.
func (*ageingCommand) Help() string {
	return "Example: duebook report ageing --as-of 2026-06-30 --json"
}

func (c *ageingCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("report ageing")
	if err != nil {
		return err
	}
	defer p.Close()
	q := ledger.AgeingQuery{AsOf: date.Of(time.Now().UTC()), Basis: ledger.DueDate, Scope: ledger.Scope{Children: c.Group}}
	if c.By != "due" {
		q.Basis = ledger.IssueDate
	}
	if c.AsOf != "" {
		if q.AsOf, err = date.Parse(c.AsOf); err != nil {
			return usage("--as-of: %w", err)
		}
	}
	if c.Account != "" {
		if q.Scope.Account, err = p.DB.Account.Query().Where(account.Number(c.Account)).FirstID(ctx); err != nil {
			return fault.New(fault.NotFound, "there is no account %q", c.Account).On("account")
		}
	}
	rows, err := p.Ledger.Ageing(ctx, q)
	if err != nil {
		return err
	}
	type bucket struct {
		Name   string `json:"name"`
		Count  int    `json:"count"`
		Amount string `json:"amount"`
	}
	type ageing struct {
		AsOf            date.Date `json:"asOf"`
		Currency        string    `json:"currency"`
		Buckets         []bucket  `json:"buckets"`
		Rows            int       `json:"rows"`
		Total           string    `json:"total"`
		PastDue         string    `json:"pastDue"`
		UnappliedCash   string    `json:"unappliedCash"`
		UnappliedCredit string    `json:"unappliedCredit"`
		LedgerTotal     *string   `json:"ledgerTotal"`
	}
	names := []string{"current", "1-30", "31-60", "61-90", "91-120", "121+"}
	documents := []ageing{}
	for _, r := range rows {
		a := ageing{AsOf: q.AsOf, Currency: string(r.Currency), Rows: r.Count(), Total: r.Total().String(), PastDue: r.PastDue().String(),
			UnappliedCash: r.In(r.UnappliedCash).String(), UnappliedCredit: r.In(r.UnappliedCredit).String()}
		for i, b := range r.Buckets {
			a.Buckets = append(a.Buckets, bucket{names[i], b.Count, r.In(b.Minor).String()})
		}
		if r.LedgerTotal != nil {
			s := r.LedgerTotal.String()
			a.LedgerTotal = &s
		}
		documents = append(documents, a)
	}
	var document any = documents
	if len(documents) == 1 {
		document = documents[0]
	}
	return cli.out.say(document, func(w io.Writer) {
		for _, a := range documents {
			_, _ = fmt.Fprintf(w, "As of %s, %s\tinvoices\tamount\n", a.AsOf, a.Currency)
			for _, b := range a.Buckets {
				_, _ = fmt.Fprintf(w, "%s\t%d\t%s\n", b.Name, b.Count, b.Amount)
			}
			_, _ = fmt.Fprintf(w, "total\t%d\t%s\n", a.Rows, a.Total)
			if a.LedgerTotal != nil {
				_, _ = fmt.Fprintf(w, "ledger\t\t%s\n", *a.LedgerTotal)
			}
		}
	})
}

type verifyCommand struct{}

func (*verifyCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("verify")
	if err != nil {
		return err
	}
	defer p.Close()
	v, err := p.Ledger.Verify(ctx)
	if err != nil {
		return err
	}
	if err := cli.out.say(v, func(w io.Writer) {
		for _, c := range v.Checks {
			mark := "ok"
			if !c.OK {
				mark = "WRONG"
			}
			_, _ = fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", mark, c.Rows, c.Name, c.Detail)
		}
	}); err != nil {
		return err
	}
	if !v.OK {
		return errRefused
	}
	return nil
}

type userCommand struct {
	Create   userCreateCommand   `cmd:"" help:"Add a person. Without --password one is made up and printed once."`
	Grant    userGrantCommand    `cmd:"" help:"Give a person a role."`
	Revoke   userRevokeCommand   `cmd:"" help:"Take a role back."`
	Disable  userDisableCommand  `cmd:"" help:"Disable a person; open sessions end at once."`
	Enable   userEnableCommand   `cmd:"" help:"Let a disabled person in again."`
	Password userPasswordCommand `cmd:"" help:"Set a new password; open sessions end at once."`
	List     userListCommand     `cmd:"" help:"List everybody."`
}

type userCreateCommand struct {
	Username string   `arg:"" help:"The name to sign in with."`
	Name     string   `help:"The person's name."`
	Email    string   `help:"Mail address."`
	Password string   `help:"At least 12 characters."`
	Role     []string `help:"Roles to give: ADMIN, MANAGER, BILLER, CASH_APPLIER, COLLECTOR, PROCESSOR, RESOLVER, AUDITOR, DEALER."`
	Account  string   `help:"For DEALER: the account's number."`
}

func (c *userCreateCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("user create")
	if err != nil {
		return err
	}
	defer p.Close()
	name := c.Name
	if name == "" {
		name = c.Username
	}
	u, password, err := p.Auth.CreateUser(ctx, auth.CreateUser{Username: c.Username, Name: name, Email: c.Email, Password: c.Password})
	if err != nil {
		return err
	}
	for _, r := range c.Role {
		if err := p.grant(ctx, u.ID, r, c.Account); err != nil {
			return err
		}
	}
	document := map[string]any{"username": u.Username, "roles": c.Role}
	if c.Password == "" {
		document["password"] = password
	}
	return cli.out.say(document, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "user %s created\n", u.Username)
		if c.Password == "" {
			_, _ = fmt.Fprintf(w, "password (shown once): %s\n", password)
		}
	})
}

func (p *Program) grant(ctx context.Context, id int, role, number string) error {
	in := auth.GrantRole{User: id, Role: viewer.Role(strings.ToUpper(role))}
	if number != "" {
		var err error
		if in.Account, err = p.DB.Account.Query().Where(account.Number(number)).FirstID(ctx); err != nil {
			return fault.New(fault.NotFound, "there is no account %q", number).On("account")
		}
	}
	_, err := p.Auth.GrantRole(ctx, in)
	return err
}

type userGrantCommand struct {
	Username string `arg:"" help:"Who."`
	Role     string `arg:"" help:"Which role."`
	Account  string `help:"For DEALER: the account's number."`
}

func (c *userGrantCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("user grant")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.who(ctx, c.Username)
	if err != nil {
		return err
	}
	if err := p.grant(ctx, id, c.Role, c.Account); err != nil {
		return err
	}
	return cli.out.say(map[string]string{"username": c.Username, "role": c.Role}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s is %s now\n", c.Username, c.Role) })
}

func (p *Program) who(ctx context.Context, username string) (int, error) {
	id, err := p.DB.User.Query().Where(user.Username(strings.ToLower(username))).OnlyID(ctx)
	if err != nil {
		return 0, fault.New(fault.NotFound, "there is no user %q", username).On("username")
	}
	return id, nil
}

type userDisableCommand struct {
	Username string `arg:"" help:"Who."`
}

func (c *userDisableCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("user disable")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.who(ctx, c.Username)
	if err != nil {
		return err
	}
	if err := p.Auth.DisableUser(ctx, id); err != nil {
		return err
	}
	return cli.out.say(map[string]string{"username": c.Username, "status": "DISABLED"}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s is disabled\n", c.Username) })
}

type userListCommand struct{}

func (*userListCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("user list")
	if err != nil {
		return err
	}
	defer p.Close()
	type person struct {
		Username string        `json:"username"`
		Name     string        `json:"name"`
		Status   user.Status   `json:"status"`
		Roles    []viewer.Role `json:"roles"`
	}
	users, err := p.DB.User.Query().Order(user.ByUsername()).All(ctx)
	if err != nil {
		return err
	}
	people := []person{}
	for _, u := range users {
		x := person{Username: u.Username, Name: u.Name, Status: u.Status}
		grants, err := p.DB.RoleGrant.Query().Where(rolegrant.UserID(u.ID), rolegrant.RevokedAtIsNil()).All(ctx)
		if err != nil {
			return err
		}
		for _, g := range grants {
			x.Roles = append(x.Roles, g.Role)
		}
		people = append(people, x)
	}
	return cli.out.say(people, func(w io.Writer) {
		for _, x := range people {
			_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%v\n", x.Username, x.Name, x.Status, x.Roles)
		}
	})
}

type clientCommand struct {
	Create clientCreateCommand `cmd:"" help:"Add a partner's program. Its secret is printed once."`
	Rotate clientRotateCommand `cmd:"" help:"Make a new secret, printed once; the old one is good for another day."`
	Revoke clientRevokeCommand `cmd:"" help:"Keep a program out from now on."`
	List   clientListCommand   `cmd:"" help:"List the programs."`
}

type clientCreateCommand struct {
	Name     string   `arg:"" help:"What it is called."`
	Scopes   []string `help:"What it may do, such as invoices:read." required:""`
	Accounts []string `help:"The accounts it may see, by number." required:""`
	Days     int      `help:"How many days it is good for." default:"365"`
}

func (c *clientCreateCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("client create")
	if err != nil {
		return err
	}
	defer p.Close()
	in := auth.CreateClient{Name: c.Name, ExpiresAt: time.Now().AddDate(0, 0, c.Days)}
	for _, s := range c.Scopes {
		in.Scopes = append(in.Scopes, viewer.Permission(s))
	}
	for _, number := range c.Accounts {
		id, err := p.DB.Account.Query().Where(account.Number(number)).FirstID(ctx)
		if err != nil {
			return fault.New(fault.NotFound, "there is no account %q", number).On("accounts")
		}
		in.Accounts = append(in.Accounts, id)
	}
	client, secret, err := p.Auth.CreateClient(ctx, in)
	if err != nil {
		return err
	}
	return cli.out.say(map[string]string{"client_id": client.ClientKey, "client_secret": secret}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "client_id\t%s\nclient_secret (shown once)\t%s\n", client.ClientKey, secret)
	})
}

type keysCommand struct {
	Rotate keysRotateCommand `cmd:"" help:"Sign with a new key from now on; old tokens stay good until they expire."`
}

type keysRotateCommand struct{}

func (*keysRotateCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("keys rotate")
	if err != nil {
		return err
	}
	defer p.Close()
	if err := p.Auth.RotateKeys(ctx); err != nil {
		return err
	}
	return cli.out.say(map[string]bool{"rotated": true}, func(w io.Writer) { _, _ = fmt.Fprintln(w, "a new key signs from now on") })
}

type migrateCommand struct{}

func (*migrateCommand) Run(cli *CLI) error {
	p, _, err := cli.open("migrate")
	if err != nil {
		return err
	}
	defer p.Close()
	steps := append([]string{}, p.Migrated...)
	return cli.out.say(map[string]any{"steps": steps}, func(w io.Writer) {
		for _, s := range steps {
			_, _ = fmt.Fprintln(w, s)
		}
		_, _ = fmt.Fprintln(w, "the tables are of this version")
	})
}

type versionCommand struct{}

func (*versionCommand) Run(cli *CLI) error {
	version := "development"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		version = info.Main.Version
	}
	return cli.out.say(map[string]string{"version": version, "go": runtime.Version()}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "duebook %s (%s)\n", version, runtime.Version()) })
}
