package intake

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
)

const accountHead = "number,name,kind\n"
const invoiceHead = "number,account_number,issue_date,due_date,currency,total,tax\n"
const paymentHead = "number,account_number,received_on,currency,amount\n"
const applicationHead = "payment_number,invoice_number,amount,applied_on\n"

// withBook loads two accounts, two invoices and a payment, and closes 2025.
func (b *bundle) withBook() {
	b.t.Helper()
	b.load(record.Accounts, accountHead+"D-1,Northline,DEALER\nD-2,Southline,DEALER\n")
	b.load(record.Invoices, invoiceHead+"I-0,D-1,2025-12-01,2025-12-31,USD,10.00,0\nI-1,D-1,2026-01-05,2026-02-04,USD,100.00,20.00\nI-2,D-1,2026-01-06,2026-02-05,EUR,50.00,0\nI-3,D-2,2026-01-07,2026-02-06,USD,30.00,0\n")
	b.load(record.Payments, paymentHead+"P-1,D-1,2026-01-20,USD,120.00\n")
	b.shut("2025-12-01")
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withBook()
		for _, c := range []struct {
			name string
			kind record.Kind
			text string
			want Cell
		}{
			{"wrong type", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,,USD,ten,0\n",
				Cell{2, "total", "", "ten", `"ten" is not a plain decimal number such as 1234.50`}},
			{"unknown currency", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,,XYZ,10,0\n",
				Cell{2, "currency", "", "XYZ", `"XYZ" is not an active ISO 4217 currency code such as USD or EUR`}},
			{"too many decimals", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,,USD,10.005,0\n",
				Cell{2, "total", "", "10.005", `"10.005" has more decimals than USD allows (2)`}},
			{"day that does not exist", record.Invoices, invoiceHead + "N-1,D-1,2026-02-30,,USD,10,0\n",
				Cell{2, "issue_date", "", "2026-02-30", `"2026-02-30" is not a day of the calendar in the form 2026-11-22`}},
			{"due before issue", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,2026-01-04,USD,10,0\n",
				Cell{2, "due_date", "", "2026-01-04", `2026-01-04 is before the issue_date 2026-01-05`}},
			{"negative", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,,USD,-10,0\n",
				Cell{2, "total", "", "-10", `must not be negative`}},
			{"overflow", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,,USD,92233720368547758.08,0\n",
				Cell{2, "total", "", "92233720368547758.08", `"92233720368547758.08": amount is too large`}},
			{"unknown account", record.Invoices, invoiceHead + "N-1,D-9,2026-01-05,,USD,10,0\n",
				Cell{2, "account_number", "", "D-9", `no account has this number; it must exist already or stand earlier in the file`}},
			{"number twice in the file", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,,USD,10,0\nN-2,D-1,2026-01-05,,USD,10,0\nN-1,D-1,2026-01-05,,USD,10,0\n",
				Cell{4, "number", "", "N-1", `is on line 2 already; a file has every invoice once`}},
			{"number exists with another total", record.Invoices, invoiceHead + "I-1,D-1,2026-01-05,2026-02-04,USD,100.01,20.00\n",
				Cell{2, "total", "", "100.01", `invoice "I-1" exists already with another total: 100.00, not 100.01`}},
			{"number exists with another account", record.Invoices, invoiceHead + "I-1,D-2,2026-01-05,2026-02-04,USD,100.00,20.00\n",
				Cell{2, "account_number", "", "D-2", `invoice "I-1" exists already with another account_number: D-1, not D-2`}},
			{"number exists with another currency", record.Invoices, invoiceHead + "I-1,D-1,2026-01-05,2026-02-04,EUR,100.00,20.00\n",
				Cell{2, "currency", "", "EUR", `invoice "I-1" exists already with another currency: USD, not EUR`}},
			{"closed period", record.Invoices, invoiceHead + "N-1,D-1,2025-11-05,,USD,10,0\n",
				Cell{2, "issue_date", "", "2025-11-05", `the accounting period of 2025-11-05 is closed; use a date in an open period, or have the period reopened`}},
			{"tax above total", record.Invoices, invoiceHead + "N-1,D-1,2026-01-05,,USD,10,10.01\n",
				Cell{2, "tax", "", "10.01", `10.01 is more than the total 10.00`}},
			{"unknown contract", record.Invoices, "number,account_number,issue_date,total,contract_number\nN-1,D-1,2026-01-05,10,C-9\n",
				Cell{2, "contract_number", "", "C-9", `no contract has this number; it must exist already or stand earlier in the file`}},
			{"lines that don't sum up", record.Invoices, "number,account_number,issue_date,total,tax,line_no,line_amount\nN-1,D-1,2026-01-05,10,1,1,5\nN-1,D-1,2026-01-05,10,1,2,4.50\n",
				Cell{2, "total", "", "10.00", `the lines and the tax sum to 10.50`}},
			{"line that is not quantity times price", record.Invoices, "number,account_number,issue_date,total,line_no,line_amount,quantity,unit_price\nN-1,D-1,2026-01-05,10,1,5,1,5\nN-1,D-1,2026-01-05,10,2,5,3,1.65\n",
				Cell{3, "line_amount", "", "5.00", `is not quantity times unit_price, which is 4.95`}},
			{"line without amount", record.Invoices, "number,account_number,issue_date,total,line_no,line_amount,quantity\nN-1,D-1,2026-01-05,10,1,,2\n",
				Cell{2, "line_amount", "", "", `is missing; give it, or quantity and unit_price`}},
			{"formula cell", record.Accounts, accountHead + "N-1,\"=HYPERLINK(\"\"http://x\"\")\",NOBODY\n",
				Cell{2, "kind", "", "NOBODY", `"NOBODY" is none of CLIENT, DEALER, OEM, PARTNER, CARRIER`}},

			{"payment of nothing", record.Payments, paymentHead + "N-1,D-1,2026-01-05,USD,0\n",
				Cell{2, "amount", "", "0", `must be more than zero`}},
			{"payment exists otherwise", record.Payments, paymentHead + "P-1,D-1,2026-01-21,USD,120.00\n",
				Cell{2, "received_on", "", "2026-01-21", `payment "P-1" exists already with another received_on: 2026-01-20, not 2026-01-21`}},
			{"payment in a closed period", record.Payments, paymentHead + "N-1,D-1,2025-12-31,USD,1\n",
				Cell{2, "received_on", "", "2025-12-31", `the accounting period of 2025-12-31 is closed; use a date in an open period, or have the period reopened`}},

			{"unknown payment", record.Applications, applicationHead + "P-9,I-1,1,\n",
				Cell{2, "payment_number", "", "P-9", `no payment has this number; it must exist already or stand earlier in the file`}},
			{"unknown invoice", record.Applications, applicationHead + "P-1,I-9,1,\n",
				Cell{2, "invoice_number", "", "I-9", `no invoice has this number; it must exist already or stand earlier in the file`}},
			{"over the open balance", record.Applications, applicationHead + "P-1,I-1,60,\nP-1,I-1,40.01,\n",
				Cell{3, "amount", "", "40.01", `is more than the 40.00 that is open of invoice I-1`}},
			{"over the payment", record.Applications, applicationHead + "P-1,I-1,100,\nP-1,I-0,10,\nP-1,I-3,10.01,\n",
				Cell{4, "amount", "", "10.01", `is more than the 10.00 that is left of payment P-1`}},
			{"other currency", record.Applications, applicationHead + "P-1,I-2,1,\n",
				Cell{2, "invoice_number", "", "I-2", `the invoice is in EUR, the payment in USD`}},
			{"currency that is not the payment's", record.Applications, "payment_number,invoice_number,amount,currency\nP-1,I-1,1,EUR\n",
				Cell{2, "currency", "", "EUR", `the payment is in USD`}},
			{"before the payment", record.Applications, applicationHead + "P-1,I-1,1,2026-01-19\n",
				Cell{2, "applied_on", "", "2026-01-19", `is before 2026-01-20, the day the payment was received`}},
			{"outside the group", record.Applications, applicationHead + "P-1,I-3,1,\n",
				Cell{2, "invoice_number", "", "I-3", `the invoice belongs to an account outside the payer's group`}},

			{"credit memo for another account's invoice", record.CreditMemos, "number,account_number,issue_date,amount,invoice_number\nM-1,D-1,2026-02-01,5,I-3\n",
				Cell{2, "invoice_number", "", "I-3", `the invoice belongs to another account`}},
			{"credit memo in another currency", record.CreditMemos, "number,account_number,issue_date,amount,currency,invoice_number\nM-1,D-1,2026-02-01,5,USD,I-2\n",
				Cell{2, "currency", "", "USD", `the invoice is in EUR`}},
			{"credit memo before its invoice", record.CreditMemos, "number,account_number,issue_date,amount,invoice_number\nM-1,D-1,2026-01-04,5,I-1\n",
				Cell{2, "issue_date", "", "2026-01-04", `is before the issue date 2026-01-05 of the invoice`}},

			{"account kind can't change", record.Accounts, accountHead + "D-1,Northline,CLIENT\n",
				Cell{2, "kind", "", "CLIENT", `account "D-1" exists already with another kind, which can't be changed: DEALER, not CLIENT`}},
			{"unknown parent", record.Accounts, "number,name,kind,parent_number\nN-1,New,DEALER,D-9\n",
				Cell{2, "parent_number", "", "D-9", `no account has this number; it must exist already or stand earlier in the file`}},
			{"own parent", record.Accounts, "number,name,kind,parent_number\nN-1,New,DEALER,N-1\n",
				Cell{2, "parent_number", "", "N-1", `an account can't be its own parent`}},
			{"terms", record.Accounts, "number,name,kind,payment_terms\nN-1,New,DEALER,later\n",
				Cell{2, "payment_terms", "", "later", `"later" are no payment terms: use NET30, NET45EOM, EOM, 15TH, IMMEDIATE, or with a discount 2/10NET30`}},
			{"unknown collector", record.Accounts, "number,name,kind,collector\nN-1,New,DEALER,nobody\n",
				Cell{2, "collector", "", "nobody", `there is no user with this name`}},
			{"bank account", record.Accounts, "number,name,kind,bank_accounts\nN-1,New,DEALER,DE12|12*3\n",
				Cell{2, "bank_accounts", "", "12*3", `"12*3" is not the number of a bank account; letters and digits are needed, at most 64`}},
			{"unknown unit", record.Accounts, "number,name,kind,business_unit\nN-1,New,DEALER,EU\n",
				Cell{2, "business_unit", "", "EU", `there is no business unit with this code`}},
			{"contact of nobody", record.Contacts, "account_number,name\nD-9,Ann\n",
				Cell{2, "account_number", "", "D-9", `no account has this number; it must exist already or stand earlier in the file`}},

			{"contract line ends before it starts", record.Contracts, "number,account_number,line_no,product_code,quantity,unit_price,frequency,start_date,end_date\nC-1,D-1,1,A,1,1,MONTHLY,2026-02-01,2026-01-31\n",
				Cell{2, "end_date", "", "2026-01-31", `2026-01-31 is before the start_date 2026-02-01`}},
			{"functional before installed", record.Contracts, "number,account_number,line_no,product_code,quantity,unit_price,frequency,start_date,installed_on,functional_on\nC-1,D-1,1,A,1,1,MONTHLY,2026-02-01,,\nC-1,D-1,2,A,1,1,MONTHLY,2026-02-01,2026-02-03,2026-02-02\n",
				Cell{3, "functional_on", "", "2026-02-02", `2026-02-02 is before the installed_on 2026-02-03`}},
			{"price with nine decimals", record.Contracts, "number,account_number,line_no,product_code,quantity,unit_price,frequency,start_date\nC-1,D-1,1,A,1,1.000000001,MONTHLY,2026-02-01\n",
				Cell{2, "unit_price", "", "1.000000001", `"1.000000001" has more than 8 decimals`}},
			{"minimum of a line that always costs the same", record.Contracts, "number,account_number,line_no,product_code,quantity,unit_price,frequency,start_date,kind,minimum\nC-1,D-1,1,A,1,1,MONTHLY,2026-02-01,USAGE,5\nC-1,D-1,2,A,1,1,MONTHLY,2026-02-01,,5\n",
				Cell{3, "minimum", "", "5", `a minimum is not negative, and for lines of usage; the others always cost the same`}},
			{"carrier that is none", record.Inventory, "number,kind,identifier,carrier_number\nT-1,LINE,555,D-1\n",
				Cell{2, "carrier_number", "", "D-1", `this account is no carrier but a DEALER`}},
			{"unknown contract of an item", record.Inventory, "number,kind,identifier,contract_number\nT-1,LINE,555,C-9\n",
				Cell{2, "contract_number", "", "C-9", `no contract has this number; it must exist already or stand earlier in the file`}},
		} {
			t.Run(c.name, func(t *testing.T) {
				defer func(t testing.TB) { b.t = t }(b.t)
				b.t = t
				b.refused(c.kind, c.text, c.want)
			})
		}
		b.clean()
	})
}

func TestFilesThatCantBeRead(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withBook()
		before := b.state()
		for _, c := range []struct {
			name    string
			in      Import
			code    fault.Code
			message string
		}{
			{"empty", file(record.Invoices, ""), fault.Invalid, "is empty"},
			{"missing column", file(record.Invoices, "number,total\nI,1\n"), fault.Invalid, "account_number"},
			{"zip bomb", bomb(t), fault.Limit, ""},
			{"users", file(record.Users, "username,name,roles\na,b,ADMIN\n"), fault.Invalid, "users are no part of the books"},
			{"mapping", Import{Kind: record.Invoices, File: "x.csv", Reader: strings.NewReader("a\n1\n"), Size: 4, Mapping: []byte("records: [{kind: nonsense}]")}, fault.Invalid, "nonsense"},
			{"unit", Import{Kind: record.Invoices, File: "x.csv", Reader: strings.NewReader("a\n1\n"), Size: 4, BusinessUnit: 5}, fault.Invalid, "no such business unit"},
		} {
			_, err := b.Import(b.sys, c.in)
			if f := fault.As(err); f == nil || f.Code != c.code || !strings.Contains(f.Message, c.message) {
				t.Errorf("%s: %v; want %s with %q", c.name, err, c.code, c.message)
			}
		}
		if after := b.state(); after != before {
			t.Errorf("the books changed from\n%s\nto\n%s", before, after)
		}
	})
}

// bomb is a small XLSX file whose sheet inflates to 4 GiB.
func bomb(t *testing.T) Import {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, text := range map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprint(w, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`); err != nil {
		t.Fatal(err)
	}
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range 64 {
		if _, err := w.Write(blank); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return Import{Kind: record.Invoices, File: "bomb.xlsx", Reader: bytes.NewReader(buf.Bytes()), Size: int64(buf.Len())}
}

func TestHugeCell(t *testing.T) {
	t.Parallel()
	b := newBundle(t, servertest.SQLite(t))
	_, err := b.Import(b.sys, file(record.Accounts, accountHead+"N-1,"+strings.Repeat("x", 10<<20)+",DEALER\nN-2,New,DEALER\n"))
	if !fault.Is(err, fault.Limit) || !strings.Contains(err.Error(), "line 2") || len(err.Error()) > 300 {
		t.Errorf("%.400v", err)
	}
	if n := b.db.Account.Query().Where(account.Number("N-2")).CountX(b.sys); n != 0 {
		t.Error("the row after the cell was imported")
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	b := newBundle(t, servertest.SQLite(t))
	b.load(record.Accounts, "\ufeff"+accountHead+"N-1,Käfer,DEALER\n")
	units := utf16.Encode([]rune("\ufeff" + accountHead + "N-1,Käfer,DEALER\nN-2,Łódź,DEALER\n"))
	text := make([]byte, 2*len(units))
	for i, u := range units {
		binary.LittleEndian.PutUint16(text[2*i:], u)
	}
	report := b.load(record.Accounts, string(text))
	if report.Unchanged != 1 || report.Imported != 1 {
		t.Errorf("%+v", report)
	}
	if n := b.number(`SELECT COUNT(*) FROM accounts WHERE name IN ('Käfer', 'Łódź')`); n != 2 {
		t.Errorf("%d names", n)
	}
}

// A chunk of which nothing is written keeps the numbers that it has: they stay taken for the chunks after it.
func TestRefusedChunkKeepsItsNumbers(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withBook()
		b.Chunk = 2
		in := file(record.Invoices, invoiceHead+"N-1,D-9,2026-01-05,,USD,10,0\nN-2,D-9,2026-01-05,,USD,10,0\nN-1,D-1,2026-01-05,,USD,10,0\nN-3,D-1,2026-01-05,,USD,10,0\n")
		in.KeepGood = true
		report := b.run(in)
		if report.Imported != 1 || report.RefusedCount != 3 || b.number(`SELECT COUNT(*) FROM invoices WHERE number IN ('N-1', 'N-2')`) != 0 {
			t.Errorf("%+v", report)
		}
	})
}

func TestKeepGood(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withBook()
		text := invoiceHead + "N-1,D-1,2026-01-05,,USD,10,0\nN-2,D-9,2026-01-05,,USD,10,0\nN-3,D-1,2026-01-05,,USD,ten,0\nN-1,D-1,2026-01-05,,USD,11,0\nI-1,D-1,2026-01-05,2026-02-04,USD,100,20\n"
		in := file(record.Invoices, text)
		in.KeepGood = true
		var all []Cell
		in.Refused = func(c Cell) { all = append(all, c) }
		report := b.run(in)
		if report.Records != 5 || report.Imported != 1 || report.Unchanged != 1 || report.RefusedCount != 3 || len(report.Refused) != 3 || len(all) != 3 {
			t.Fatalf("%+v; told of %v", report, all)
		}
		for i, line := range []int{3, 4, 5} {
			if report.Refused[i].Line != line {
				t.Errorf("refusal %d is on line %d", i, report.Refused[i].Line)
			}
		}
		if report.Totals["invoices USD"] != "110.00" {
			t.Errorf("totals %v", report.Totals)
		}
		if n := b.number(`SELECT total_minor FROM invoices WHERE number = 'N-1'`); n != 1000 {
			t.Errorf("the total of N-1 is %d", n)
		}
		if due := b.db.Invoice.Query().AllX(b.sys); due[len(due)-1].DueOn != "2026-02-04" {
			t.Errorf("due by terms on %s", due[len(due)-1].DueOn)
		}
		in.Reader = strings.NewReader(text)
		if again := b.run(in); again.Imported != 0 || again.Unchanged != 2 || again.RefusedCount != 3 {
			t.Errorf("again: %+v", again)
		}
		b.clean()
	})
}

func TestWhoMayImport(t *testing.T) {
	t.Parallel()
	b := newBundle(t, servertest.SQLite(t))
	for _, role := range viewer.Roles() {
		may := role == viewer.Admin || role == viewer.Manager || role == viewer.Biller || role == viewer.CashApplier
		ctx := servertest.As(t, role)
		if role.Bound() {
			ctx = servertest.Bound(t, 1)
		}
		_, err := b.Import(ctx, file(record.Accounts, accountHead+string(role)+",x,DEALER\n"))
		if may != (err == nil) || !may && !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", role, err)
		}
	}
	if _, err := b.Import(t.Context(), file(record.Accounts, accountHead)); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("nobody: %v", err)
	}
}

// An invoice that was settled in between can't be settled before the day on which it was opened again, nor can money be
// spent before it was there again.
func TestNothingIsSettledBeforeItWasOpenedAgain(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withBook()
		b.load(record.Applications, applicationHead+"P-1,I-1,100.00,2026-01-25\n")
		apps, err := b.db.Application.Query().All(b.sys)
		if err != nil || len(apps) != 1 {
			t.Fatal(apps, err)
		}
		if _, err := (&cash.Service{DB: b.db}).Unapply(b.sys, cash.Unapply{Application: apps[0].ID, EffectiveOn: "2026-03-01", Reason: "wrong invoice"}); err != nil {
			t.Fatal(err)
		}
		b.load(record.Payments, paymentHead+"P-2,D-1,2026-01-20,USD,50.00\n")
		for _, c := range []struct {
			kind                record.Kind
			text, field, reason string
		}{
			{record.Applications, applicationHead + "P-1,I-0,10.00,2026-02-01\n", "applied_on", "is before 2026-03-01, the day on which what had been spent of the payment was there again"},
			{record.Applications, applicationHead + "P-2,I-1,10.00,2026-02-01\n", "applied_on", "is before 2026-03-01, the day on which the invoice was opened again"},
			{record.CreditMemos, "number,account_number,issue_date,currency,amount,reason,invoice_number\nCM-1,D-1,2026-02-01,USD,10.00,PRICE,I-1\n", "issue_date",
				"is before 2026-03-01, the day on which the invoice was opened again"},
		} {
			r := b.run(file(c.kind, c.text))
			if r.Imported != 0 || len(r.Refused) != 1 || r.Refused[0].Field != c.field || r.Refused[0].Message != c.reason {
				t.Errorf("%s: %+v", c.text, r)
			}
		}
		b.load(record.Applications, applicationHead+"P-1,I-0,10.00,2026-03-01\nP-2,I-1,10.00,2026-03-01\n")
		b.clean()
	})
}
