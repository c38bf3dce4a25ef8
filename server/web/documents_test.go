package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/web"
	"github.com/shopspring/decimal"
)

func TestDocumentFiles(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		papers := documents.New(db, &files.Service{DB: db}, 2)
		h := build(t, db, func(c *web.Config) { c.Documents = papers })
		sys := servertest.System(t)
		bill := func(account int) string {
			inv, err := (&billing.Service{DB: db}).Post(sys, billing.Post{Account: account, IssueOn: "2026-01-05", Lines: []billing.Line{{Description: "Internet", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(10)}}})
			if err != nil {
				t.Fatal(err)
			}
			return scalar.FormatID(inv.ID)
		}
		north, south := bill(h.north), bill(h.south)
		dealer, _ := h.person(t, "dora", viewer.Dealer, h.north)
		biller, _ := h.person(t, "bill", viewer.Biller, 0)
		content, err := papers.DefaultContent(sys, "fr")
		if err != nil {
			t.Fatal(err)
		}
		template, err := papers.SaveTemplate(sys, documents.SaveTemplate{Name: "French", Content: content})
		if err != nil {
			t.Fatal(err)
		}

		for ending, begins := range map[string]string{"pdf": "%PDF-", "xlsx": "PK", "csv": "\ufeff"} {
			a := h.send(t, http.MethodGet, "/documents/invoices/"+north+"."+ending, dealer, nil)
			if a.StatusCode != http.StatusOK || !strings.HasPrefix(a.body, begins) && ending != "csv" || a.Header.Get("Cache-Control") != "private, no-store" ||
				!strings.HasSuffix(a.Header.Get("Content-Disposition"), "."+ending) || !strings.Contains(a.Header.Get("Content-Security-Policy"), "sandbox") {
				t.Errorf("%s: %d %v %.60q", ending, a.StatusCode, a.Header, a.body)
			}
		}
		// The seller is not described: what an electronic invoice lacks is said.
		if a := h.send(t, http.MethodGet, "/documents/invoices/"+north+".xml", biller, nil); a.code(t) != fault.State || !strings.Contains(a.body, "describe the seller (BR-08)") {
			t.Errorf("%d %s", a.StatusCode, a.body)
		}
		unit, err := db.BusinessUnit.Get(sys, h.unit)
		if err != nil {
			t.Fatal(err)
		}
		name := "GB123456789"
		if _, err := papers.DescribeSeller(sys, documents.DescribeSeller{BusinessUnit: unit.ID, Version: unit.Version, TaxID: &name, Address: &postal.Address{Street: "1 High St", City: "York", Country: "GB"}}); err != nil {
			t.Fatal(err)
		}
		if a := h.send(t, http.MethodGet, "/documents/invoices/"+north+".xml", biller, nil); a.code(t) != fault.State || !strings.Contains(a.body, "the account has no bill-to address") {
			t.Errorf("%d %s", a.StatusCode, a.body)
		}
		for path, want := range map[string]fault.Code{
			"/documents/invoices/" + south + ".pdf":                                          fault.NotFound,
			"/documents/invoices/" + north + ".doc":                                          fault.NotFound,
			"/documents/invoices/" + scalar.FormatID(h.north) + ".pdf":                       fault.NotFound,
			"/documents/credit-memos/" + north + ".pdf":                                      fault.NotFound,
			"/documents/invoices/x.pdf":                                                      fault.NotFound,
			"/documents/invoices/" + north + ".pdf?template=" + scalar.FormatID(template.ID): fault.Forbidden,
		} {
			if a := h.send(t, http.MethodGet, path, dealer, nil); a.code(t) != want || a.Header.Get("Content-Disposition") != "" {
				t.Errorf("%s: %d %s", path, a.StatusCode, a.body)
			}
		}
		if a := h.send(t, http.MethodGet, "/documents/invoices/"+north+".pdf", "", nil); a.code(t) != fault.Unauthenticated {
			t.Errorf("nobody: %d %s", a.StatusCode, a.body)
		}
		if a := h.send(t, http.MethodGet, "/documents/invoices/"+north+".csv?template="+scalar.FormatID(template.ID), biller, nil); a.StatusCode != http.StatusOK || !strings.Contains(a.body, "Désignation") {
			t.Errorf("another template: %d %.200s", a.StatusCode, a.body)
		}

		preview := func(token, content string) answer {
			body, err := json.Marshal(map[string]any{"template": content, "invoiceId": north, "format": "pdf"})
			if err != nil {
				t.Fatal(err)
			}
			return h.send(t, http.MethodPost, "/documents/preview", token, strings.NewReader(string(body)), "Content-Type", "application/json")
		}
		if a := preview(biller, content); a.StatusCode != http.StatusOK || !strings.HasPrefix(a.body, "%PDF-") {
			t.Errorf("a preview: %d %.200s", a.StatusCode, a.body)
		}
		if a := preview(biller, strings.Replace(content, `"footer": "`, `"footer": "{{ nothing }}`, 1)); a.code(t) != fault.Invalid || !strings.Contains(a.body, `"content","footer"`) {
			t.Errorf("a broken preview: %d %s", a.StatusCode, a.body)
		}
		if a := preview(dealer, content); a.code(t) != fault.Forbidden {
			t.Errorf("a dealer's preview: %d %s", a.StatusCode, a.body)
		}
	})
}
