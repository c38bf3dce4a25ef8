package web_test

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/web"
	"github.com/shopspring/decimal"
)

func TestStatementFiles(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, func(c *web.Config) {
			c.Statements = &statement.Service{DB: db, Documents: documents.New(db, c.Files, 2)}
		})
		for _, account := range []int{h.north, h.rooftop, h.south} {
			if _, err := (&billing.Service{DB: db}).Post(servertest.System(t), billing.Post{Account: account, IssueOn: "2026-01-05", Lines: []billing.Line{{Description: "Internet", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(10)}}}); err != nil {
				t.Fatal(err)
			}
		}
		dealer, _ := h.person(t, "dora", viewer.Dealer, h.north)
		resolver, _ := h.person(t, "rex", viewer.Resolver, 0)
		north, south := scalar.FormatID(h.north), scalar.FormatID(h.south)
		period := "?from=2026-01-01&to=2026-01-31"
		for path, want := range map[string]string{
			"/documents/statements/" + north + ".pdf?kind=OPEN_ITEM&asOf=2026-02-28&children=true&breakdown=SERVICE":       "statement-NORTH-2026-02-28.pdf",
			"/documents/statements/" + north + ".pdf?kind=BALANCE_FORWARD&asOf=2026-02-28&from=2026-01-01&currency=USD":    "statement-NORTH-2026-02-28.pdf",
			"/documents/statements/" + north + ".xlsx?kind=BALANCE_FORWARD&asOf=2026-02-28&from=2026-01-01&children=false": "statement-NORTH-2026-02-28.xlsx",
			"/documents/statements/" + scalar.FormatID(h.rooftop) + ".xlsx?asOf=2025-12-31":                                "statement-ROOFTOP-2025-12-31.xlsx",
			"/documents/reconciliations/" + north + ".pdf" + period:                                                        "reconciliation-NORTH-2026-01-31.pdf",
			"/documents/reconciliations/" + north + ".xlsx" + period + "&currency=USD":                                     "reconciliation-NORTH-2026-01-31.xlsx",
		} {
			a := h.send(t, http.MethodGet, path, dealer, nil)
			if a.StatusCode != http.StatusOK || !strings.HasSuffix(a.Header.Get("Content-Disposition"), "filename="+want) || a.Header.Get("Cache-Control") != "private, no-store" {
				t.Errorf("%s: %d %v %.200s", path, a.StatusCode, a.Header, a.body)
				continue
			}
			if strings.HasSuffix(want, ".pdf") {
				if a.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(a.body, "%PDF-") || !strings.Contains(a.body[len(a.body)-16:], "%%EOF") {
					t.Errorf("%s is no PDF: %.40q", path, a.body)
				}
			} else if _, err := zip.NewReader(bytes.NewReader([]byte(a.body)), int64(len(a.body))); err != nil {
				t.Errorf("%s is no workbook: %v", path, err)
			}
		}
		for path, want := range map[string]fault.Code{
			"/documents/statements/" + south + ".pdf":                      fault.NotFound,
			"/documents/reconciliations/" + south + ".pdf" + period:        fault.NotFound,
			"/documents/statements/" + north + ".doc":                      fault.NotFound,
			"/documents/statements/" + north:                               fault.NotFound,
			"/documents/statements/x.pdf":                                  fault.NotFound,
			"/documents/statements/" + north + ".pdf?currency=JPY":         fault.NotFound,
			"/documents/statements/" + north + ".pdf?asOf=2026-02-30":      fault.Invalid,
			"/documents/statements/" + north + ".pdf?children=perhaps":     fault.Invalid,
			"/documents/statements/" + north + ".pdf?kind=LIST":            fault.Invalid,
			"/documents/reconciliations/" + north + ".pdf?from=2026-01-01": fault.Invalid,
		} {
			if a := h.send(t, http.MethodGet, path, dealer, nil); a.code(t) != want || a.Header.Get("Content-Disposition") != "" {
				t.Errorf("%s: %d %s", path, a.StatusCode, a.body)
			}
		}
		for token, want := range map[string]fault.Code{"": fault.Unauthenticated, resolver: fault.Forbidden} {
			if a := h.send(t, http.MethodGet, "/documents/statements/"+north+".pdf", token, nil); a.code(t) != want {
				t.Errorf("%d %s", a.StatusCode, a.body)
			}
		}
	})
}
