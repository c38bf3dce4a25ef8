package main

import (
	"strings"
	"testing"
)

func TestStatementsOnTheCommandLine(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	var any map[string]any
	s.document(0, &any, "unit", "MAIN")
	s.document(0, &any, "import", "accounts", s.file("a.csv", "number,name,kind,parent_number\nG-1,Harbor Group,DEALER,\nA-1,Harbor North,DEALER,G-1\n"))
	s.document(0, &any, "import", "invoices", s.file("i.csv", "account_number,number,issue_date,due_date,currency,total\nG-1,N-1,2026-01-10,2026-02-09,USD,100.00\nA-1,N-2,2026-02-10,2026-03-10,USD,50.00\n"))
	s.document(0, &any, "import", "payments", s.file("p.csv", "account_number,number,received_on,currency,amount\nG-1,P-1,2026-02-20,USD,30.00\n"))
	var st struct {
		Kind, Currency, From, AsOf, Unapplied, Balance string
		Ageing                                         []struct{ Name, Amount string }
		Accounts                                       []struct {
			Number, Opening, Closing string
			Items                    []struct{ On, DueOn, Kind, Number, Amount, Open string }
		}
	}
	s.document(0, &st, "report", "statement", "--account", "G-1", "--as-of", "2026-02-28", "--children")
	if st.Kind != "OPEN_ITEM" || st.Balance != "120.00" || st.Unapplied != "30.00" || len(st.Accounts) != 2 || len(st.Accounts[0].Items) != 2 || st.Accounts[0].Items[1].Open != "-30.00" ||
		st.Accounts[1].Number != "A-1" || st.Ageing[1].Amount != "100.00" {
		t.Errorf("open items: %+v", st)
	}
	s.document(0, &st, "report", "statement", "--account", "G-1", "--as-of", "2026-02-28", "--from", "2026-02-01", "--breakdown", "service")
	if st.Kind != "BALANCE_FORWARD" || st.Balance != "70.00" || len(st.Accounts) != 1 || st.Accounts[0].Opening != "100.00" || st.Accounts[0].Items[0].Amount != "-30.00" {
		t.Errorf("balance forward: %+v", st)
	}
	var r struct {
		Opening, Invoiced, Closing, Ledger string
		Tied                               bool
		Billing                            []struct{ Cause, Difference string }
		Settlements                        []struct{ Invoice, Open string }
	}
	s.document(0, &r, "report", "reconciliation", "--account", "A-1", "--from", "2026-02-01", "--to", "2026-02-28")
	if !r.Tied || r.Opening != "0.00" || r.Closing != "50.00" || r.Ledger != "50.00" || len(r.Billing) != 1 || r.Billing[0].Cause != "EXTRA" || len(r.Settlements) != 1 || r.Settlements[0].Open != "50.00" {
		t.Errorf("reconciliation: %+v", r)
	}
	for _, args := range [][]string{{"report", "statement", "--account", "G-1", "--as-of", "2026-02-28", "--from", "2026-01-01"}, {"report", "reconciliation", "--account", "A-1", "--from", "2026-02-01", "--to", "2026-02-28"}} {
		if code, text, errs := s.run(args...); code != 0 || !strings.Contains(text, "N-") || !strings.Contains(text, "closing") {
			t.Errorf("%v: %d, %s%s", args, code, text, errs)
		}
	}
	var wrong failure
	if s.document(1, &wrong, "report", "statement", "--account", "X-1"); wrong.Error.Code != "NOT_FOUND" {
		t.Errorf("%+v", wrong)
	}
	if code, _, _ := s.run("report", "reconciliation", "--account", "A-1", "--from", "2026-02-30", "--to", "2026-02-28"); code != 2 {
		t.Errorf("no day: %d", code)
	}
}
