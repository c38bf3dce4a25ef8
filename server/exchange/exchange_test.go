package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/exchange"
	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
)

func open(t testing.TB, name string, data []byte) *sheet.Reader {
	t.Helper()
	r, err := sheet.Open(name, bytes.NewReader(data), int64(len(data)), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func history(t testing.TB) *mapping.Mapping {
	t.Helper()
	name := filepath.Join("mapping", "testdata", "invoice-history.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mapping.Load(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// collect ranges over a source that must have nothing to refuse.
func collect(t testing.TB, s *exchange.Source) map[record.Kind][]record.Record {
	t.Helper()
	out := make(map[record.Kind][]record.Record)
	for r, errs := range s.Records() {
		if errs != nil {
			t.Fatalf("refused: %v", errs[0].Error())
		}
		out[r.Kind()] = append(out[r.Kind()], r)
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return out
}

func TestInvoiceHistory(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file                        string
		accounts, invoices, settled int
		total                       string
	}{
		{filepath.Join("mapping", "testdata", "invoice-history.csv"), 6, 30, 27, "2472.51"},
		{filepath.Join("..", "..", "..", "shared", "data", "ar-datasets", "ibm_accounts_receivable_2466.csv"), 100, 2466, 2466, "147703.18"},
	} {
		data, err := os.ReadFile(c.file)
		if errors.Is(err, os.ErrNotExist) && c.invoices > 30 {
			t.Logf("without %s, which is not part of the repository", filepath.Base(c.file))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		s, err := exchange.NewSource(record.Invoices, open(t, c.file, data), history(t), "")
		if err != nil {
			t.Fatal(err)
		}
		got := collect(t, s)
		if len(s.Warnings()) != 0 {
			t.Errorf("%s: warnings %q", c.file, s.Warnings())
		}
		total, received := money.New(0, "USD"), money.New(0, "USD")
		for _, r := range got[record.Invoices] {
			if total, err = total.Add(r.(*record.Invoice).Total); err != nil {
				t.Fatal(err)
			}
		}
		for i, r := range got[record.Payments] {
			p, a := r.(*record.Payment), got[record.Applications][i].(*record.Application)
			if p.Number != a.PaymentNumber || p.Amount != a.Amount || p.ReceivedOn != a.AppliedOn || "P-"+a.InvoiceNumber != p.Number {
				t.Fatalf("payment %+v does not go with application %+v", p, a)
			}
			if received, err = received.Add(p.Amount); err != nil {
				t.Fatal(err)
			}
		}
		if len(got[record.Accounts]) != c.accounts || len(got[record.Invoices]) != c.invoices || len(got[record.Payments]) != c.settled ||
			len(got[record.Applications]) != c.settled || total.String() != c.total || (c.settled == c.invoices && received != total) {
			t.Errorf("%s: %d accounts, %d invoices of %s, %d payments of %s", c.file, len(got[record.Accounts]), len(got[record.Invoices]), total, len(got[record.Payments]), received)
		}
		first := got[record.Invoices][0].(*record.Invoice)
		if c.invoices == 30 && (first.Number != "0007100200" || first.IssueOn != "2021-01-06" || first.DueOn != "2021-02-05" || first.At() != 2) {
			t.Errorf("first invoice %+v", first)
		}
	}
}

func TestOwnColumnNames(t *testing.T) {
	t.Parallel()
	in := "Number;account_number;issue_date;total;tax;line_no;quantity;unit_price;line_amount;colour\n" +
		"I-1;A;2026-01-31;119.00;19.00;1;1;60;60;red\n" +
		"I-1;;;;;2;4;10.00;40;red\n" +
		"I-2;B;2026-02-28;5;;;;;;\n"
	s, err := exchange.NewSource(record.Invoices, open(t, "lines.csv", []byte(in)), nil, "EUR")
	if err == nil {
		var got []record.Record
		var refused []record.CellError
		for r, errs := range s.Records() {
			got, refused = append(got, r), append(refused, errs...)
		}
		// The second line leaves required header cells empty: the invoice is refused whole, with every reason.
		if len(got) != 2 || got[0] != nil || len(refused) != 3 || refused[0].Line != 3 || refused[0].Field != "account_number" {
			t.Errorf("records %v, refused %v", got, refused)
		}
		if r := got[1].(*record.Invoice); r.Number != "I-2" || r.Total != money.New(500, "EUR") || r.Lines != nil {
			t.Errorf("second invoice %+v", r)
		}
		if c := s.Counts(); c.Rows != 3 || c.Records[record.Invoices] != 1 || c.Refused != 1 || c.Errors != 3 || len(s.Errors()) != 3 {
			t.Errorf("counts %+v", c)
		}
		if w := s.Warnings(); len(w) != 1 || !strings.Contains(w[0], `"colour" is unknown`) {
			t.Errorf("warnings %q", w)
		}
		return
	}
	t.Fatal(err)
}

func TestMissingColumnsRefuseTheFile(t *testing.T) {
	t.Parallel()
	_, err := exchange.NewSource(record.Payments, open(t, "p.csv", []byte("number,amount\n1,2\n")), nil, "USD")
	f := fault.As(err)
	if f == nil || f.Code != fault.Invalid || !slices.Equal(f.Field, []string{"account_number", "received_on"}) {
		t.Errorf("got %+v", f)
	}
	_, err = exchange.NewSource(record.Contracts, open(t, "p.csv", []byte("number,amount\n1,2\n")), history(t), "USD")
	if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "no contracts") {
		t.Errorf("a kind the mapping does not make: %v", err)
	}
	_, err = exchange.NewSource(record.Invoices, open(t, "p.csv", []byte("number,amount\n1,2\n")), history(t), "USD")
	if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), `there is no column`) {
		t.Errorf("a column the mapping needs: %v", err)
	}
}

func TestErrorsAreCountedBeyondTheList(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("payment_number,invoice_number,amount,applied_on\n")
	for range 1500 {
		b.WriteString("P,I,-1,2026-02-30\n")
	}
	b.WriteString("P,I\nP,I,1,2026-02-28\n")
	s, err := exchange.NewSource(record.Applications, open(t, "a.csv", []byte(b.String())), nil, "USD")
	if err != nil {
		t.Fatal(err)
	}
	for range s.Records() {
	}
	c := s.Counts()
	if c.Rows != 1502 || c.Refused != 1501 || c.Errors != 3001 || c.Records[record.Applications] != 1 || len(s.Errors()) != exchange.MaxListed {
		t.Errorf("counts %+v, listed %d", c, len(s.Errors()))
	}
	if e := s.Errors()[1]; e.Error() != `a.csv, line 2, applied_on: "2026-02-30" is not a day of the calendar in the form 2026-11-22` || e.Value != "2026-02-30" {
		t.Errorf("error %+v", e)
	}
}

func TestMappedErrorNamesTheColumnOfTheFile(t *testing.T) {
	t.Parallel()
	head := "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate\n"
	s, err := exchange.NewSource(record.Invoices, open(t, "h.csv", []byte(head+"1,A,,1,13/1/2021,2/1/2021,1.005,,,,,\n1,A,,,1/1/2021,,12.x,,1/2/2021,,,\n")), history(t), "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, errs := range s.Records() {
		for _, e := range errs {
			got = append(got, fmt.Sprintf("%d %s %s<%s %q", e.Line, e.Kind, e.Field, e.Source, e.Value))
		}
	}
	want := []string{
		`2 invoices issue_date<InvoiceDate "13/1/2021"`,
		`3 invoices number<invoiceNumber ""`, `3 invoices total<InvoiceAmount "12.x"`,
		`3 payments < ""`, `3 applications < ""`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPreview(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("mapping", "testdata", "invoice-history.csv"))
	if err != nil {
		t.Fatal(err)
	}
	p := exchange.NewPreview(record.Invoices, open(t, "h.csv", data), history(t), "", 3)
	if p.Err != nil || p.Format != sheet.CSV || p.Delimiter != "," || p.Encoding != "UTF-8" || len(p.Header) != 12 || len(p.Rows) != 3 {
		t.Fatalf("preview %+v", p)
	}
	r := p.Rows[0]
	if r.Line != 2 || r.Cells[4] != "1/6/2021" || len(r.Records) != 4 || r.Records[1].Kind != record.Invoices || r.Records[1].Cells[2] != "2021-01-06" || r.Records[1].Errors != nil {
		t.Errorf("row %+v", r)
	}
	p = exchange.NewPreview(record.Payments, open(t, "p.csv", []byte("a,b\n1,2\n3\n")), nil, "USD", 5)
	if !fault.Is(p.Err, fault.Invalid) || len(p.Rows) != 2 || p.Rows[1].Errors == nil {
		t.Errorf("a file that does not fit: %+v", p)
	}
}

func TestWorksheetThroughMapping(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	columns := []sheet.Column{{Name: "Nr"}, {Name: "Kunde"}, {Name: "Datum", Type: sheet.DateColumn}, {Name: "Brutto", Type: sheet.DecimalColumn, Scale: 2}}
	rows := func(yield func([]string, error) bool) {
		_ = yield([]string{"1", "A", "2026-03-04", "1234.5"}, nil) && yield([]string{"2", "A", "4.3.2026", "1.234,50"}, nil)
	}
	if _, err := sheet.WriteXLSX(&b, "x", columns, rows); err != nil {
		t.Fatal(err)
	}
	m, err := mapping.Load("m.yaml", []byte("date_format: D.M.YYYY\ndecimal_separator: ','\nthousands_separator: .\nrecords:\n- kind: invoices\n  fields: {number: nr, account_number: Kunde, issue_date: Datum, total: Brutto}\n"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := exchange.NewSource(record.Invoices, open(t, "x.xlsx", b.Bytes()), m, "EUR")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range collect(t, s)[record.Invoices] {
		if i := r.(*record.Invoice); i.IssueOn != "2026-03-04" || i.Total != money.New(123450, "EUR") {
			t.Errorf("typed and written cells differ: %+v", i)
		}
	}
}

const header = "number,account_number,issue_date,due_date,currency,total,tax,description\n"

// endless is a CSV file of n invoices that exists only while it is read.
type endless struct{ n int }

const rowBytes = 80

func (e endless) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	for n < len(p) {
		at := off + int64(n)
		if at < int64(len(header)) {
			n += copy(p[n:], header[at:])
			continue
		}
		i := (at - int64(len(header))) / rowBytes
		if i >= int64(e.n) {
			return n, io.EOF
		}
		row := fmt.Sprintf("INV-%09d,ACC-%06d,2026-01-%02d,2026-02-15,USD,%07d.50,0.25,Service", i, i%10000, i%28+1, i)
		row += strings.Repeat(" ", rowBytes-1-len(row)) + "\n"
		n += copy(p[n:], row[(at-int64(len(header)))%rowBytes:])
	}
	return n, nil
}

func (e endless) size() int64 { return int64(len(header)) + int64(e.n)*rowBytes }

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// peak ranges over the records of a file and answers the largest live heap above what there was before.
func peak(t *testing.T, in *sheet.Reader, before uint64, want int) uint64 {
	t.Helper()
	s, err := exchange.NewSource(record.Invoices, in, nil, "USD")
	if err != nil {
		t.Fatal(err)
	}
	var most uint64
	n := 0
	for r, errs := range s.Records() {
		if errs != nil {
			t.Fatal(errs[0].Error())
		}
		if n++; n%(want/4) == 0 {
			most = max(most, heap())
		}
		_ = r
	}
	if s.Err() != nil || n != want {
		t.Fatalf("%d records, %v", n, s.Err())
	}
	return most - min(most, before)
}

// It is not parallel, so that only its own memory is measured.
func TestMemoryIsFlat(t *testing.T) {
	const rows, limit = 200_000, 24 << 20
	before := heap()
	src := endless{rows}
	in, err := sheet.Open("big.csv", src, src.size(), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := peak(t, in, before, rows); got > limit {
		t.Errorf("CSV: the heap grew by %d MB over %d rows", got>>20, rows)
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "big.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if n, err := sheet.WriteXLSX(f, "big", invoiceColumns, invoiceRows(rows)); err != nil || n != rows {
		t.Fatal(n, err)
	}
	if got := heap(); got > before+limit {
		t.Errorf("writing XLSX: the heap grew by %d MB", (got-before)>>20)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	before = heap()
	x, err := sheet.Open("big.xlsx", f, info.Size(), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if got := peak(t, x, before, rows); got > limit {
		t.Errorf("XLSX: the heap grew by %d MB over %d rows", got>>20, rows)
	}
}

var invoiceColumns = []sheet.Column{
	{Name: "number"}, {Name: "account_number"}, {Name: "issue_date", Type: sheet.DateColumn}, {Name: "due_date", Type: sheet.DateColumn},
	{Name: "currency"}, {Name: "total", Type: sheet.DecimalColumn, Scale: 2}, {Name: "tax", Type: sheet.DecimalColumn, Scale: 2}, {Name: "description"},
}

func invoiceRows(n int) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for i := range n {
			if !yield([]string{fmt.Sprintf("INV-%09d", i), fmt.Sprintf("ACC-%06d", i%10000), "2026-01-31", "2026-03-02", "USD", fmt.Sprintf("%d.50", i), "0.25", "Service"}, nil) {
				return
			}
		}
	}
}

// A 10 MB cell is refused without being held.
func TestBigCellCostsNothing(t *testing.T) {
	data := append([]byte("number\n\""), bytes.Repeat([]byte("x"), 10<<20)...)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := sheet.Open("big.csv", bytes.NewReader(data), int64(len(data)), sheet.Limits{})
	if err == nil {
		_, err = r.Next()
	}
	runtime.ReadMemStats(&after)
	if !fault.Is(err, fault.Limit) {
		t.Errorf("got %v", err)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 8<<20 {
		t.Errorf("refusing a cell of 10 MB allocated %d MB", grown>>20)
	}
}

func BenchmarkInvoicesCSV(b *testing.B) {
	var data bytes.Buffer
	data.WriteString(header)
	const n = 100_000
	if _, err := io.Copy(&data, io.NewSectionReader(endless{n}, int64(len(header)), n*rowBytes)); err != nil {
		b.Fatal(err)
	}
	benchmark(b, "x.csv", data.Bytes(), nil, n)
}

func BenchmarkInvoicesXLSX(b *testing.B) {
	var data bytes.Buffer
	const n = 20_000
	if _, err := sheet.WriteXLSX(&data, "x", invoiceColumns, invoiceRows(n)); err != nil {
		b.Fatal(err)
	}
	benchmark(b, "x.xlsx", data.Bytes(), nil, n)
}

func BenchmarkInvoiceHistory(b *testing.B) {
	var data bytes.Buffer
	data.WriteString("countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate\n")
	const n = 50_000
	for i := range n {
		fmt.Fprintf(&data, "826,C-%d,3/2/2020,%010d,1/6/2021,2/5/2021,%d.71,No,2/3/2021,Paper,28,0\n", i%1000, i, i%500+1)
	}
	benchmark(b, "h.csv", data.Bytes(), history(b), n)
}

func benchmark(b *testing.B, name string, data []byte, m *mapping.Mapping, rows int) {
	b.ReportAllocs()
	for b.Loop() {
		r, err := sheet.Open(name, bytes.NewReader(data), int64(len(data)), sheet.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		s, err := exchange.NewSource(record.Invoices, r, m, "USD")
		if err != nil {
			b.Fatal(err)
		}
		for _, errs := range s.Records() {
			if errs != nil {
				b.Fatal(errs[0].Error())
			}
		}
		if s.Err() != nil || s.Counts().Rows != rows {
			b.Fatal(s.Err(), s.Counts())
		}
	}
	b.ReportMetric(float64(b.N*rows)/b.Elapsed().Seconds(), "rows/s")
}
