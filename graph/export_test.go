package graph_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// The file of ageing says what the screen says: on the same day, by the same date.
func TestAgeingExport(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(servertest.System(t), ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		makeParty(t, db, "A", 2) // issued on 1 October, due 30 days later; the 70 paid are applied after the day
		makeParty(t, db, "B", 3)
		day := date.Date("2026-11-05")
		for basis, want := range map[gen.AgeingBasis]string{
			gen.AgeingBasisDueDate:   "B,B Motors,USD,3,0.00,300.00,0.00,0.00,0.00,0.00,300.00,300.00,70.00,5.00\nA,A Motors,USD,2,0.00,200.00,0.00,0.00,0.00,0.00,200.00,200.00,70.00,5.00\n",
			gen.AgeingBasisIssueDate: "B,B Motors,USD,3,0.00,0.00,300.00,0.00,0.00,0.00,300.00,300.00,70.00,5.00\nA,A Motors,USD,2,0.00,0.00,200.00,0.00,0.00,0.00,200.00,200.00,70.00,5.00\n",
		} {
			var file bytes.Buffer
			r := &graph.Resolver{DB: db, Ledger: &ledger.Service{DB: db}}
			out, err := r.Export(servertest.As(t, viewer.Manager), gen.ExportRecordsInput{Kind: gen.ExportKindAgeing, Format: gen.ExportFormatCSV, AsOf: &day, AgeingBasis: basis}, &file, nil)
			if err != nil || out.Rows != 2 {
				t.Fatalf("%s: %+v %v", basis, out, err)
			}
			if _, rows, _ := strings.Cut(strings.ReplaceAll(file.String(), "\r", ""), "\n"); rows != want {
				t.Errorf("%s:\n%s", basis, rows)
			}
		}
	})
}
