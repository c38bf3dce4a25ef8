package bench

import (
	"bufio"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/ledger"
)

// imports measures the import of a file of open invoices, checks and ledger included. The raw figure is that of the same
// invoices and ledger rows, sent from memory: by COPY to PostgreSQL, by prepared inserts of many rows to SQLite.
func imports(ctx context.Context, r *run) error {
	n := or(r.N, 1_000_000)
	people := or(r.Accounts, min(10_000, max(1, n/100)))
	if err := r.seed(ctx, book{accounts: people}); err != nil {
		return err
	}
	path, err := r.invoiceFile(n, people)
	if err != nil {
		return err
	}
	defer os.Remove(path)
	forgetPeak()
	r.say("%s: importing %d invoices of %d accounts", r.kind, n, people)
	var pace samples
	seconds, err := r.importFile(ctx, path, n, &pace)
	if err != nil {
		return err
	}
	peak := peakMB(0)
	v, err := (&ledger.Service{DB: r.DB}).Verify(ctx)
	if err != nil || !v.OK {
		return fmt.Errorf("the imported book does not verify: %v %w", v.Checks, err)
	}
	r.say("%s: the same rows raw", r.kind)
	raw, err := r.copyTo(ctx, intake.ChunkSize, written, func(to *run) error { return to.seed(ctx, book{accounts: people}) })
	if err != nil {
		return err
	}
	r.add(Result{Name: "import", N: n, Seconds: seconds.Seconds(), Rate: float64(n) / seconds.Seconds(), P50: pace.at(500), P99: pace.at(990), RSSMB: peak, Raw: float64(n) / raw.Seconds()})
	return nil
}

// importFile brings the file in. pace gets the times between two tellings of progress.
func (r *run) importFile(ctx context.Context, path string, n int, pace *samples) (time.Duration, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	s := &intake.Service{DB: r.DB, Accounts: &accounts.Service{DB: r.DB}, Contracts: &contracts.Service{DB: r.DB}}
	last := time.Now()
	told := func(int64, int64) {
		now := time.Now()
		*pace, last = append(*pace, now.Sub(last)), now
	}
	var report intake.Report
	d, err := timed(func() (err error) {
		report, err = s.Import(ctx, intake.Import{Kind: record.Invoices, File: filepath.Base(path), Reader: f, Size: info.Size(), Progress: told})
		return err
	})
	if err == nil && report.Imported != n {
		err = fault.New(fault.Internal, "%d of %d invoices were imported; refused: %v", report.Imported, n, report.Refused[:min(3, len(report.Refused))])
	}
	return d, err
}

// invoiceFile writes open invoices of a year, of the seeded accounts by turns.
func (r *run) invoiceFile(n, people int) (string, error) {
	f, err := os.CreateTemp(r.Dir, "duebook-bench-*.csv")
	if err != nil {
		return "", err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	_, _ = fmt.Fprintln(w, "number,account_number,issue_date,due_date,currency,total,description")
	for i := range n {
		issue := r.today.AddDays(-(i * 31 % 360))
		cents := 1000 + i*7919%90000
		_, _ = fmt.Fprintf(w, "B%d,A%d,%s,%s,USD,%d.%02d,Charges\n", 10_000_000+i, 1_000_000+i*17%people, issue, issue.AddDays(30), cents/100, cents%100)
	}
	if err := w.Flush(); err != nil {
		_ = f.Close()
		return "", err
	}
	return f.Name(), f.Close()
}

// filled is a table that some work fills, with how many rows there are to a document.
type filled struct {
	table string
	rows  int
	order string // column by which its rows follow those that they refer to; "": id
}

// written are the tables that an import of invoices fills, in the order of their references.
var written = []filled{{"invoices", 1, ""}, {"invoice_lines", 1, ""}, {"journal_entries", 1, ""}, {"journal_lines", 2, ""}, {"receivable_entries", 1, ""}, {"ledger_totals", 1, ""}}

// copyTo sends what was written to a fresh book that is prepared in the same way, so many documents with their rows in a
// transaction as the work itself writes. Reading them is not timed.
func (r *run) copyTo(ctx context.Context, chunk int, tables []filled, prepare func(to *run) error) (spent time.Duration, err error) {
	to := &run{Options: r.Options, server: r.server}
	if to.database, err = fresh(ctx, r.server, r.Dir); err != nil {
		return 0, err
	}
	to.Log = nil
	defer func() { err = errors.Join(err, to.drop()) }()
	if err := prepare(to); err != nil {
		return 0, err
	}
	r.Reader().SetMaxOpenConns(len(tables) + 1) // all are read at once
	var sources []*source
	defer func() {
		for _, s := range sources {
			err = errors.Join(err, s.rows.Close())
		}
	}()
	for _, w := range tables {
		s, err := r.source(ctx, w)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", w.table, err)
		}
		sources = append(sources, s)
	}
	for {
		chunks := make([][][]any, len(sources))
		some := false
		for i, s := range sources {
			if chunks[i], err = s.next(tables[i].rows * chunk); err != nil {
				return 0, err
			}
			some = some || len(chunks[i]) > 0
		}
		if !some {
			return spent, nil
		}
		d, err := timed(func() error { return to.send(ctx, sources, chunks) })
		if spent += d; err != nil {
			return 0, err
		}
	}
}

// source reads a table from its beginning to its end.
type source struct {
	table   string
	columns []string
	days    []bool // columns that hold days
	rows    *sql.Rows
}

func (r *run) source(ctx context.Context, w filled) (*source, error) {
	rows, err := r.Reader().QueryContext(ctx, `SELECT * FROM `+w.table+` ORDER BY `+cmp.Or(w.order, "id"))
	if err != nil {
		return nil, err
	}
	types, err := rows.ColumnTypes()
	if err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	s := &source{table: w.table, rows: rows}
	for _, t := range types {
		s.columns = append(s.columns, t.Name())
		s.days = append(s.days, strings.EqualFold(t.DatabaseTypeName(), "date"))
	}
	return s, nil
}

// next reads up to n rows.
func (s *source) next(n int) (chunk [][]any, err error) {
	for len(chunk) < n && s.rows.Next() {
		row := make([]any, len(s.columns))
		into := make([]any, len(s.columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := s.rows.Scan(into...); err != nil {
			return nil, err
		}
		for i, v := range row {
			switch v := v.(type) {
			case []byte:
				row[i] = string(v)
			case time.Time:
				if s.days[i] {
					row[i] = v.Format(time.DateOnly)
				}
			}
		}
		chunk = append(chunk, row)
	}
	return chunk, s.rows.Err()
}

// send writes rows of several tables in one transaction, as fast as the database takes them.
func (r *run) send(ctx context.Context, sources []*source, chunks [][][]any) (err error) {
	tx, err := r.Writer().BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = tx.Rollback()
		}
	}()
	for i, s := range sources {
		if len(chunks[i]) == 0 {
			continue
		}
		if r.DB.Postgres() {
			err = copyIn(ctx, tx, s.table, s.columns, chunks[i])
		} else {
			err = insertMany(ctx, tx, s.table, s.columns, chunks[i])
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.table, err)
		}
	}
	return tx.Commit()
}

// copyIn is COPY of lib/pq, whose statement takes one row at a time and ends with none.
func copyIn(ctx context.Context, tx *sql.Tx, table string, columns []string, rows [][]any) error {
	stmt, err := tx.PrepareContext(ctx, `COPY "`+table+`" ("`+strings.Join(columns, `", "`)+`") FROM STDIN`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, row := range rows {
		if _, err := stmt.ExecContext(ctx, row...); err != nil {
			return err
		}
	}
	_, err = stmt.ExecContext(ctx)
	return err
}

// rowsAtOnce is how many rows one prepared insert has; more did not make it faster.
const rowsAtOnce = 100

func insertMany(ctx context.Context, tx *sql.Tx, table string, columns []string, rows [][]any) error {
	text := func(n int) string {
		one := ",(" + strings.Repeat(",?", len(columns))[1:] + ")"
		return `INSERT INTO ` + table + ` (` + strings.Join(columns, ", ") + `) VALUES ` + strings.Repeat(one, n)[1:]
	}
	stmt, err := tx.PrepareContext(ctx, text(rowsAtOnce))
	if err != nil {
		return err
	}
	defer stmt.Close()
	for part := range slices.Chunk(rows, rowsAtOnce) {
		args := slices.Concat(part...)
		if len(part) == rowsAtOnce {
			_, err = stmt.ExecContext(ctx, args...)
		} else {
			_, err = tx.ExecContext(ctx, text(len(part)), args...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
