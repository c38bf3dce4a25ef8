package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/job"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/servertest"
	"github.com/shopspring/decimal"
)

// quick makes a server that was killed noticed within a test's patience.
var quick = jobs.Timing{Poll: 20 * time.Millisecond, Progress: 100 * time.Millisecond, Heartbeat: 100 * time.Millisecond, Stale: 500 * time.Millisecond}

func killable(database string) Config {
	return Config{Database: database, Addr: "127.0.0.1:0", Public: "http://localhost", Secret: "a passphrase of the tests", Leases: quick, Log: slog.New(slog.DiscardHandler)}
}

// victim is the program that TestKilledBillRun kills. It prints its address.
func victim(database string) error {
	ctx := context.Background()
	p, err := Open(ctx, killable(database))
	if err != nil {
		return err
	}
	defer p.Close()
	return p.Run(ctx, func(address string) { fmt.Println(address) })
}

// killed is a book whose server is a process of its own. The test looks at the book beside it.
type killed struct {
	*running
	database string
	process  *exec.Cmd
	pace     time.Duration // how long a step took
	kills    int           // of the job that is watched
	asked    int           // mutations
}

func newKilled(t *testing.T, database string) *killed {
	t.Helper()
	p, err := Open(t.Context(), killable(database))
	if err != nil {
		t.Fatal(err)
	}
	k := &killed{running: &running{Program: p}, database: database, pace: 50 * time.Millisecond}
	t.Cleanup(func() {
		k.kill()
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return k
}

func (k *killed) start(t *testing.T) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DUEBOOK_TEST_VICTIM="+k.database)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	k.process = cmd
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the program does not start: %v", err)
	}
	k.url = strings.TrimSpace(address)
}

// kill ends the server as a power cut does.
func (k *killed) kill() {
	if k.process != nil {
		_ = k.process.Process.Kill()
		_ = k.process.Wait()
		k.process = nil
	}
}

// do calls a mutation of the run's life and answers the run.
func (k *killed) do(t *testing.T, token, mutation string, input map[string]any) *ent.BillRun {
	t.Helper()
	k.asked++
	input["idempotencyKey"] = fmt.Sprint("step ", k.asked)
	kind := map[bool]string{true: "StartBillRunInput", false: "BillRunInput"}[mutation == "startBillRun"]
	_, doc := k.graphql(t, token, map[string]any{"query": `mutation($in: ` + kind + `!){` + mutation + `(input:$in){billRun{id} userErrors{message}}}`, "variables": map[string]any{"in": input}})
	id, _ := at(doc, "data", mutation, "billRun", "id").(string)
	if id == "" {
		t.Fatalf("%s: %v", mutation, doc)
	}
	run, err := k.DB.BillRun.Query().Order(ent.Desc(billrun.FieldID)).First(servertest.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func (k *killed) job(t *testing.T, id int) *ent.Job {
	t.Helper()
	j, err := k.DB.Job.Get(servertest.System(t), id)
	if err != nil {
		t.Fatal(err)
	}
	if j.State == job.StateFAILED {
		t.Fatalf("the job failed after %d kills: %s", k.kills, j.Error)
	}
	return j
}

// until waits for a state of a job that a server works on.
func (k *killed) until(t *testing.T, id int, is func(*ent.Job) bool) *ent.Job {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(2 * time.Millisecond) {
		switch j := k.job(t, id); {
		case j.State == job.StateDONE || is(j):
			return j
		case time.Now().After(end):
			t.Fatalf("the job is %s at %d of %d", j.State, j.Done, j.Total)
		}
	}
}

// whileAtWork kills the server up to so many times while it works on the job of a run, at random moments, and starts it
// again each time; the job goes on by itself. It answers how often it did, once the job is done.
func (k *killed) whileAtWork(t *testing.T, run *ent.BillRun, most int) int {
	t.Helper()
	k.kills = 0
	for lease := ""; k.kills < most; k.kills++ {
		j := k.until(t, run.JobID, func(j *ent.Job) bool { return j.State == job.StateRUNNING && j.Worker != lease })
		lease = j.Worker
		// No more than one of two servers dies before its first step is done, or the job would be given up.
		for range rand.IntN(2) + k.kills%2 {
			from := time.Now()
			before := j.Done
			j = k.until(t, run.JobID, func(j *ent.Job) bool { return j.Done > before })
			k.pace = time.Since(from) // of this step: one that took long once says nothing of the others
		}
		time.Sleep(rand.N(k.pace))
		k.kill()
		over := k.job(t, run.JobID).State == job.StateDONE || k.DB.BillRun.GetX(servertest.System(t), run.ID).Status != run.Status
		k.sound(t)
		k.start(t)
		if over {
			break
		}
	}
	k.until(t, run.JobID, func(*ent.Job) bool { return false })
	return k.kills
}

// sound fails unless every invariant of the book holds.
func (k *killed) sound(t *testing.T) {
	t.Helper()
	v, err := k.Ledger.Verify(servertest.System(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range v.Checks {
		if !c.OK {
			t.Errorf("%s: %s", c.Name, c.Detail)
		}
	}
}

// subscribers is a public list of 7,043 subscribers; where it is not beside the project, a look-alike stands for it.
// DUEBOOK_TEST_SUBSCRIBERS sets how many the look-alike has.
func subscribers(t *testing.T) []byte {
	t.Helper()
	n := number(t, "DUEBOOK_TEST_SUBSCRIBERS", 0)
	content, err := os.ReadFile("../../shared/data/ar-datasets/ibm_telco_customers_7043.csv")
	if n == 0 && err == nil {
		return content
	}
	if n == 0 && errors.Is(err, os.ErrNotExist) {
		n = 3000
	}
	sample, err := os.ReadFile("exchange/mapping/testdata/subscribers.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(sample)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	header, charges := rows[0], slices.Index(rows[0], "MonthlyCharges")
	_ = w.Write(header)
	for i := range n {
		row := slices.Clone(rows[1+i%(len(rows)-1)])
		row[0], row[charges] = fmt.Sprintf("S-%d", 10_000+i), decimal.New(int64(1825+i*37%10_050), -2).String()
		_ = w.Write(row)
	}
	w.Flush()
	return out.Bytes()
}

// number is the value of an environment variable.
func number(t *testing.T, name string, otherwise int) int {
	t.Helper()
	s := os.Getenv(name)
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// charged is what each subscriber pays a month, by account number.
func charged(t *testing.T, content []byte) map[string]decimal.Decimal {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column, all := slices.Index(rows[0], "MonthlyCharges"), map[string]decimal.Decimal{}
	for _, r := range rows[1:] {
		all[r[0]] = decimal.RequireFromString(r[column])
	}
	return all
}

// The program is killed at random moments, five times while it computes a bill run and five times while it posts one;
// DUEBOOK_TEST_KILLS sets how often. What was half done when it died is done when it comes back, and nothing twice.
func TestKilledBillRun(t *testing.T) {
	t.Parallel()
	content := subscribers(t)
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		testKilledBillRun(t, "sqlite://"+filepath.Join(t.TempDir(), "book.db"), content)
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		testKilledBillRun(t, servertest.PostgresAddress(t), content)
	})
}

func testKilledBillRun(t *testing.T, database string, content []byte) {
	k, sys := newKilled(t, database), servertest.System(t)
	mapping, err := os.ReadFile("exchange/mapping/testdata/subscribers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.unit(sys, ""); err != nil { // an empty book gets its first
		t.Fatal(err)
	}
	report, err := k.Intake.Import(sys, intake.Import{Kind: record.Contracts, File: "subscribers.csv", Reader: bytes.NewReader(content), Size: int64(len(content)), Mapping: mapping})
	if err != nil || report.RefusedCount > 0 {
		t.Fatalf("%v %+v", err, report)
	}
	k.admit(t, "ada", viewer.Biller)
	k.admit(t, "max", viewer.Manager)
	k.start(t)
	biller, manager := k.signIn(t, "ada"), k.signIn(t, "max")

	wanted := number(t, "DUEBOOK_TEST_KILLS", 5)
	computing, posting, months := 0, 0, 0
	// A machine may be done with a month before it was killed often enough.
	for ; (computing < wanted || posting < wanted) && months < 4*wanted; months++ {
		from := date.Date("2026-01-01").AddMonths(months)
		run := k.do(t, biller, "startBillRun", map[string]any{"periodFrom": from, "periodTo": from.EndOfMonth()})
		computing += k.whileAtWork(t, run, wanted-computing)
		id := scalar.FormatID(run.ID)
		k.do(t, manager, "approveBillRun", map[string]any{"id": id})
		run = k.do(t, biller, "postBillRun", map[string]any{"id": id})
		posting += k.whileAtWork(t, run, wanted-posting)
		if status := k.DB.BillRun.GetX(sys, run.ID).Status; status != billrun.StatusPOSTED {
			t.Fatalf("the run is %s", status)
		}
	}
	k.kill()
	k.sound(t)
	if computing < wanted || posting < wanted {
		t.Errorf("killed %d times while computing and %d while posting", computing, posting)
	}

	charges := charged(t, content)
	accounts, err := k.DB.Account.Query().All(sys)
	if err != nil {
		t.Fatal(err)
	}
	names := map[int]string{}
	for _, a := range accounts {
		names[a.ID] = a.Number
	}
	invoices, err := k.DB.Invoice.Query().All(sys)
	if err != nil {
		t.Fatal(err)
	}
	var total decimal.Decimal
	billed := map[string]int{}
	numbers := map[string][]int{} // by year
	for _, inv := range invoices {
		a := names[inv.AccountID]
		billed[a+" "+string(inv.IssueOn)]++
		if !inv.Total().Decimal().Equal(charges[a]) {
			t.Errorf("%s bills %s to %s, who pays %s a month", inv.Number, inv.Total(), a, charges[a])
		}
		total = total.Add(inv.Total().Decimal())
		year := inv.Number[:strings.LastIndex(inv.Number, "-")+1]
		n, err := strconv.Atoi(strings.TrimPrefix(inv.Number, year))
		if err != nil {
			t.Fatal(err)
		}
		numbers[year] = append(numbers[year], n)
	}
	for year, given := range numbers {
		slices.Sort(given)
		if n := len(given); given[0] != 1 || given[n-1] != n || len(slices.Compact(given)) != n {
			t.Errorf("%d numbers of %s reach from %d to %d", n, year, given[0], given[n-1])
		}
	}
	var want decimal.Decimal
	for _, c := range charges {
		want = want.Add(c.Mul(decimal.NewFromInt(int64(months))))
	}
	if n := months * len(charges); len(invoices) != n || len(billed) != n || !total.Equal(want) {
		t.Errorf("%d invoices of %d accounts and months over %s; want %d over %s", len(invoices), len(billed), total, n, want)
	}
	t.Logf("%d accounts, %d months, %d invoices over %s; killed %d times while computing and %d while posting", len(charges), months, len(invoices), total.StringFixed(2), computing, posting)
}
