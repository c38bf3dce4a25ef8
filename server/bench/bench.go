package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/duebook/duebook/server/fault"
)

// Result is one figure. Rates count in n's unit per second; the raw rate is that of the same work as plain SQL. Times of
// single pieces of work are in milliseconds. A program that is driven over HTTP also has its use of the processor.
type Result struct {
	Name      string  `json:"name"`
	Database  string  `json:"database"`
	N         int     `json:"n"`
	Seconds   float64 `json:"seconds"`
	Rate      float64 `json:"rate"`
	P50       float64 `json:"p50"`
	P99       float64 `json:"p99"`
	RSSMB     float64 `json:"rssMB"` // the peak of the process in the work measured, or until then
	Raw       float64 `json:"raw"`
	PerCPU    float64 `json:"perCpu,omitempty"`    // requests per second of processor time of the server's process
	PerCPUAll float64 `json:"perCpuAll,omitempty"` // the same with the processes of the database
}

// OfRaw is the rate as a part of the raw one; 0 where there is none.
func (r Result) OfRaw() float64 {
	if r.Raw == 0 {
		return 0
	}
	return r.Rate / r.Raw
}

// Options say on which databases, how much, and where output goes. Zero sizes take the default of the measurement.
type Options struct {
	Server string // a PostgreSQL server on which databases can be made; "": SQLite only
	SQLite bool
	Dir    string    // for SQLite files and import files; "": the system's temporary folder
	Log    io.Writer // what is being done; nil: nowhere

	N        int // open invoices, imported invoices, applications, or requests
	Accounts int
	Paid     int           // paid invoices in the history
	Rounds   int           // repetitions of a report
	Clients  int           // at once
	For      time.Duration // of a load over HTTP

	Program string // the path of this program, which read starts; "": the one that runs
	Beside  string // another server's command, which read drives beside this one on the same database; see beside
}

// Names lists the measurements.
func Names() []string { return []string{"ageing", "import", "apply", "read", "billing"} }

// measurements are the steps of each, every one on a database of its own.
var measurements = map[string][]func(context.Context, *run) error{"ageing": {ageing, growth}, "import": {imports}, "apply": {apply}, "read": {read}, "billing": {monthly}}

// run is one measurement on one database.
type run struct {
	Options
	*database
	server  string // "": SQLite
	first   int    // account, for billing
	results []Result
}

func (r *run) add(x Result) {
	x.Database = r.kind
	if x.RSSMB == 0 {
		x.RSSMB = peakMB(0)
	}
	r.results = append(r.results, x)
	r.say("%-28s n=%-9d %8.3f s %12.0f /s  raw %12.0f /s  p50 %.1f ms  p99 %.1f ms  %.0f MB", x.Name, x.N, x.Seconds, x.Rate, x.Raw, x.P50, x.P99, x.RSSMB)
}

func (r *run) say(format string, args ...any) {
	if r.Log != nil {
		_, _ = fmt.Fprintf(r.Log, format+"\n", args...)
	}
}

// Run measures on every database asked for. It reports fault.Invalid for a name it does not know.
func Run(ctx context.Context, name string, o Options) ([]Result, error) {
	steps, ok := measurements[name]
	if !ok {
		return nil, fault.New(fault.Invalid, "there is no measurement %q; there are %s", name, strings.Join(Names(), ", ")).On("name")
	}
	var servers []string
	if o.SQLite {
		servers = append(servers, "")
	}
	if o.Server != "" {
		servers = append(servers, o.Server)
	}
	var all []Result
	for _, server := range servers {
		for _, step := range steps {
			r := &run{Options: o, server: server}
			err := r.within(ctx, step)
			if all = append(all, r.results...); err != nil {
				return all, fmt.Errorf("%s on %s: %w", name, kindOf(server), err)
			}
		}
	}
	return all, nil
}

// within runs a step on a fresh database.
func (r *run) within(ctx context.Context, step func(context.Context, *run) error) (err error) {
	if r.database, err = fresh(ctx, r.server, r.Dir); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.drop()) }()
	return step(r.ctx(ctx), r)
}

// samples are times of single pieces of work.
type samples []time.Duration

// sum is all of it.
func (s samples) sum() (all time.Duration) {
	for _, d := range s {
		all += d
	}
	return all
}

// at is the p-th part of a thousand, in milliseconds.
func (s samples) at(p int) float64 {
	if len(s) == 0 {
		return 0
	}
	s = slices.Clone(s)
	slices.Sort(s)
	return float64(s[min(len(s)-1, len(s)*p/1000)].Microseconds()) / 1000
}

func timed(fn func() error) (time.Duration, error) {
	start := time.Now()
	err := fn()
	return time.Since(start), err
}

// or is n, or what stands for none.
func or(n, standard int) int {
	if n == 0 {
		return standard
	}
	return n
}
