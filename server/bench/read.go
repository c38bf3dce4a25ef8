package bench

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// question is a query that is asked over and over. When it is about one invoice, the variable id says which.
type question struct {
	Name  string `json:"-"`
	Query string `json:"query"`
	about []any  // values of id, asked for by turns; none: the query has no variables
}

const (
	pageQuery = `{ invoices(first: 50, orderBy: {field: ISSUE_ON, direction: DESC}) {
		edges { node { id number issueOn dueOn total { amount currency } balance { amount currency } account { id number name } } }
		pageInfo { hasNextPage endCursor } } }`
	oneQuery = `query($id: ID!) { node(id: $id) { ... on Invoice { id number issueOn dueOn total { amount currency } balance { amount currency } account { id number name }
		lines { id lineNo description quantity unitPrice amount { amount currency } }
		applications { id effectiveOn amount { amount currency } payment { id number receivedOn } } } } }`
)

// read measures the program over HTTP, signed in: a page of invoices with their accounts, and one invoice with lines and
// applications. The raw figure is that of the SQL with the same content, without a server.
func read(ctx context.Context, r *run) error {
	n := or(r.N, 200_000)
	if err := r.seed(ctx, book{accounts: or(r.Accounts, min(10_000, max(1, n/100))), open: n / 2, paid: or(r.Paid, n/2), lines: 3}); err != nil {
		return err
	}
	ids, err := r.paidInvoices(ctx, 500)
	if err != nil {
		return err
	}
	ours := target{database: r.kind}
	for _, id := range ids {
		ours.ids = append(ours.ids, scalar.FormatID(id.(int)))
	}
	started, stop, err := r.serve(ctx, &ours)
	if err != nil {
		return err
	}
	defer stop()
	r.add(Result{Name: "serve: first answer", N: 1, Seconds: started.Seconds(), Rate: 1 / started.Seconds(), P50: float64(started.Milliseconds()), P99: float64(started.Milliseconds()), RSSMB: peakMB(ours.pid)})
	ours.questions = []question{{"page of 50", pageQuery, nil}, {"one invoice", oneQuery, ours.ids}}
	targets := []target{ours}
	if r.Beside != "" && r.DB.Postgres() {
		other, stop, err := r.beside(ctx, ids)
		if err != nil {
			return err
		}
		defer stop()
		if err := same(ctx, ours, other); err != nil {
			return err
		}
		targets = append(targets, other)
	}
	raw := []func(any) error{r.plainPage(ctx), r.plainInvoice(ctx)}
	for i, q := range ours.questions {
		plain, err := r.plainRate(ids, raw[i])
		if err != nil {
			return err
		}
		for _, t := range targets {
			x, err := r.drive(ctx, t, t.questions[i])
			if err != nil {
				return fmt.Errorf("%s %s: %w", t.name, q.Name, err)
			}
			x.Name, x.Raw = strings.TrimSpace("read "+q.Name+" "+t.name), plain
			r.add(x)
			r.say("%-28s %6.0f requests a second of its processor time, %6.0f with the database's", "", x.PerCPU, x.PerCPUAll)
		}
	}
	return nil
}

// target is a server that can be asked.
type target struct {
	name, database, url, token string
	pid                        int
	ids                        []any
	questions                  []question
}

// serve starts the program on the book and signs in. It answers how long the first answer took from the start.
func (r *run) serve(ctx context.Context, t *target) (time.Duration, func(), error) {
	program := r.Program
	if program == "" {
		var err error
		if program, err = os.Executable(); err != nil {
			return 0, nil, err
		}
	}
	password := rand.Text()
	environment := append(os.Environ(), "DUEBOOK_DATABASE="+r.address, "DUEBOOK_SECRET="+rand.Text()+rand.Text())
	create := exec.CommandContext(ctx, program, "user", "create", "bench", "--role", "MANAGER", "--password", password)
	create.Env = environment
	if out, err := create.CombinedOutput(); err != nil {
		return 0, nil, fmt.Errorf("%w: %s", err, out)
	}
	address, err := freeAddress()
	if err != nil {
		return 0, nil, err
	}
	start := time.Now()
	stop, pid, err := r.start(ctx, environment, nil, program, "serve", "--addr", address, "--rate-staff-capacity", "1000000000", "--rate-staff-restore", "1000000000")
	if err != nil {
		return 0, nil, err
	}
	t.url, t.pid = "http://"+address+"/graphql", pid
	if err := answers(ctx, "http://"+address+"/healthz"); err != nil {
		stop()
		return 0, nil, err
	}
	took := time.Since(start)
	answer, err := http.PostForm("http://"+address+"/auth/token", url.Values{"grant_type": {"password"}, "username": {"bench"}, "password": {password}})
	if err != nil {
		stop()
		return 0, nil, err
	}
	defer answer.Body.Close()
	var token struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&token); err != nil || token.AccessToken == "" {
		stop()
		return 0, nil, fault.New(fault.Internal, "the program let nobody in: %s", answer.Status).Because(err)
	}
	t.token = token.AccessToken
	return took, stop, nil
}

// beside starts another server on the same database. Its command gets DUEBOOK_BENCH_DATABASE and DUEBOOK_BENCH_ADDRESS,
// and prints one line of JSON when it is ready: url, token, and the queries page and one, the latter with the variable id.
func (r *run) beside(ctx context.Context, ids []any) (target, func(), error) {
	t := target{name: "beside", database: r.kind, ids: ids}
	address, err := freeAddress()
	if err != nil {
		return t, nil, err
	}
	out, in, err := os.Pipe()
	if err != nil {
		return t, nil, err
	}
	defer out.Close()
	words := strings.Fields(r.Beside)
	stop, pid, err := r.start(ctx, append(os.Environ(), "DUEBOOK_BENCH_DATABASE="+r.address, "DUEBOOK_BENCH_ADDRESS="+address), in, words[0], words[1:]...)
	_ = in.Close()
	if err != nil {
		return t, nil, err
	}
	var ready struct{ URL, Token, Page, One string }
	if err := json.NewDecoder(out).Decode(&ready); err != nil {
		stop()
		return t, nil, fault.New(fault.Internal, "the server beside does not say that it is ready").Because(err)
	}
	t.url, t.token, t.pid = ready.URL, ready.Token, pid
	t.questions = []question{{"page of 50", ready.Page, nil}, {"one invoice", ready.One, ids}}
	return t, stop, nil
}

// start runs a command until stop is called.
func (r *run) start(ctx context.Context, environment []string, stdout io.Writer, name string, args ...string) (stop func(), pid int, err error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Env, c.Stdout, c.Stderr = environment, stdout, r.Log
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 10 * time.Second
	if err := c.Start(); err != nil {
		return nil, 0, err
	}
	return sync.OnceFunc(func() {
		_ = c.Process.Signal(os.Interrupt)
		timer := time.AfterFunc(10*time.Second, func() { _ = c.Process.Kill() })
		_ = c.Wait()
		timer.Stop()
	}), c.Process.Pid, nil
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// answers waits until an address answers, for half a minute.
func answers(ctx context.Context, address string) error {
	end := time.Now().Add(30 * time.Second)
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return err
		}
		answer, err := http.DefaultClient.Do(request)
		if err == nil {
			_ = answer.Body.Close()
			return nil
		}
		if time.Now().After(end) || ctx.Err() != nil {
			return err
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// ask sends the i-th request of a question and answers the body.
func (t target) ask(ctx context.Context, client *http.Client, q question, i int) ([]byte, error) {
	document := map[string]any{"query": q.Query}
	if len(q.about) > 0 {
		document["variables"] = map[string]any{"id": q.about[i%len(q.about)]}
	}
	text, err := json.Marshal(document)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, t.url, strings.NewReader(string(text)))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", "Bearer "+t.token)
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusOK || strings.HasPrefix(string(body), `{"errors"`)) {
		err = fault.New(fault.Internal, "%s: %.300s", answer.Status, body)
	}
	return body, err
}

// drive asks a question with some clients at once for a while, after a second of warming up.
func (r *run) drive(ctx context.Context, t target, q question) (Result, error) {
	clients := or(r.Clients, 8)
	// Answers come as they are: one server packs them when it may, another does not.
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}}
	defer client.CloseIdleConnections()
	during := func(length time.Duration) (samples, error) {
		times := make([]samples, clients)
		errs := make([]error, clients)
		end := time.Now().Add(length)
		var wg sync.WaitGroup
		for c := range clients {
			wg.Go(func() {
				for i := c * 7; time.Now().Before(end) && errs[c] == nil; i++ {
					var d time.Duration
					d, errs[c] = timed(func() error { _, err := t.ask(ctx, client, q, i); return err })
					times[c] = append(times[c], d)
				}
			})
		}
		wg.Wait()
		return slices.Concat(times...), errors.Join(errs...)
	}
	length := r.For
	if length == 0 {
		length = 10 * time.Second
	}
	if _, err := during(length / 5); err != nil {
		return Result{}, err
	}
	own, all := processorTime(t.pid), processorTimeOf("postgres")
	start := time.Now()
	times, err := during(length)
	if err != nil {
		return Result{}, err
	}
	took := time.Since(start).Seconds()
	own, all = processorTime(t.pid)-own, processorTimeOf("postgres")-all
	n := len(times)
	x := Result{N: n, Seconds: took, Rate: float64(n) / took, P50: times.at(500), P99: times.at(990), RSSMB: peakMB(t.pid), PerCPU: float64(n) / own.Seconds()}
	if t.database == "sqlite" {
		all = 0
	}
	x.PerCPUAll = float64(n) / (own + all).Seconds()
	return x, nil
}

// same refuses servers that answer unlike: numbers of documents and of lines must agree, in their order.
func same(ctx context.Context, a, b target) error {
	for i := range a.questions {
		var said [2][]string
		for j, t := range []target{a, b} {
			body, err := t.ask(ctx, http.DefaultClient, t.questions[i], 0)
			if err != nil {
				return err
			}
			decoder := json.NewDecoder(strings.NewReader(string(body)))
			for {
				token, err := decoder.Token()
				if err != nil {
					break
				}
				if token == "number" || token == "lineNo" {
					value, _ := decoder.Token()
					said[j] = append(said[j], fmt.Sprint(value))
				}
			}
			slices.Sort(said[j])
		}
		if len(said[0]) == 0 || !slices.Equal(said[0], said[1]) {
			return fault.New(fault.Internal, "the servers answer unlike: %v and %v", said[0], said[1])
		}
	}
	return nil
}

// paidInvoices are the ids of invoices that have applications.
func (r *run) paidInvoices(ctx context.Context, n int) (ids []any, err error) {
	rows, err := r.Reader().QueryContext(ctx, store.Rebind(r.Dialect, `SELECT invoice_id FROM applications ORDER BY id LIMIT ?`), n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// plainRate is how often in a second a number of clients can do it.
func (r *run) plainRate(ids []any, do func(any) error) (float64, error) {
	pairs := make([]pair, 2000)
	for i := range pairs {
		pairs[i].invoice = ids[i%len(ids)].(int)
	}
	_, took, err := crowd(or(r.Clients, 8), pairs, func(p pair) error { return do(p.invoice) })
	return float64(len(pairs)) / took.Seconds(), err
}

func (r *run) plainPage(ctx context.Context) func(any) error {
	return func(any) error {
		return r.drain(ctx, `SELECT i.id, i.number, i.issue_on, i.due_on, i.currency, i.total_minor, i.balance_minor, a.id, a.number, a.name
			FROM invoices i JOIN accounts a ON a.id = i.account_id ORDER BY i.issue_on DESC, i.id DESC LIMIT 51`)
	}
}

func (r *run) plainInvoice(ctx context.Context) func(any) error {
	return func(id any) error {
		for _, query := range []string{
			`SELECT i.id, i.number, i.issue_on, i.due_on, i.currency, i.total_minor, i.balance_minor, a.id, a.number, a.name FROM invoices i JOIN accounts a ON a.id = i.account_id WHERE i.id = ?`,
			`SELECT id, line_no, description, quantity, unit_price, amount_minor, currency FROM invoice_lines WHERE invoice_id = ? ORDER BY line_no`,
			`SELECT a.id, a.effective_on, a.amount_minor, a.currency, p.id, p.number, p.received_on FROM applications a LEFT JOIN payments p ON p.id = a.payment_id WHERE a.invoice_id = ? ORDER BY a.id`,
		} {
			if err := r.drain(ctx, query, id); err != nil {
				return err
			}
		}
		return nil
	}
}

// drain reads all rows of a query.
func (r *run) drain(ctx context.Context, query string, args ...any) error {
	rows, err := r.Reader().QueryContext(ctx, store.Rebind(r.Dialect, query), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	into := make([]any, len(columns))
	for i := range into {
		into[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}
