package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// An invoice is queued, cancelled, tried again and opened by the API, and a template is kept and chosen.
func TestDeliveryByAPI(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		unit, err := (&ledger.Service{DB: db}).CreateBusinessUnit(servertest.System(t), ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"})
		if err != nil {
			t.Fatal(err)
		}
		p := makeParty(t, db, "NORTH", 2)
		h, biller, dealer := newAPI(t, db), servertest.As(t, viewer.Biller), servertest.Bound(t, p.account)
		type payload struct {
			Deliveries []struct {
				ID, Status, Recipient, Problem string
				Invoice                        struct{ Number string }
				Account                        struct{ Number string }
				AllowedActions                 []struct {
					Action  string
					Allowed bool
				}
			}
			Queued   int
			Template struct {
				ID, Content string
				Version     int
			}
			Account      struct{ Template *struct{ Name string } }
			BusinessUnit struct {
				Iban    string
				Version int
			}
			Invoice struct {
				Deliveries []struct{ Status string }
			}
			UserErrors []struct {
				Code, Message string
				Field         []string
			}
		}
		do := func(ctx context.Context, mutation, input, fields string) (p payload) {
			t.Helper()
			a := ask(t, h, ctx, fmt.Sprintf("mutation { %s(input: %s) { %s userErrors { code field message } } }", mutation, input, fields))
			if len(a.Errors) > 0 {
				t.Fatalf("%s: %+v", mutation, a.Errors)
			}
			if err := json.Unmarshal(a.Data[mutation], &p); err != nil {
				t.Fatal(err)
			}
			return p
		}
		const fields = "deliveries { id status recipient problem invoice { number } account { number } allowedActions { action allowed } } queued"
		invoice := scalar.FormatID(p.invoice)
		got := do(biller, "deliverInvoices", fmt.Sprintf(`{invoiceIds: [%q], channel: EMAIL, recipient: "boss@example.com", idempotencyKey: "a"}`, invoice), fields)
		if got.Queued != 1 || len(got.Deliveries) != 1 || got.Deliveries[0].Recipient != "boss@example.com" || got.Deliveries[0].Invoice.Number != "NORTH-I1" || got.Deliveries[0].Account.Number != "NORTH" ||
			!strings.Contains(got.Deliveries[0].Problem, "no mail server is configured") || !got.Deliveries[0].AllowedActions[1].Allowed {
			t.Errorf("%+v", got)
		}
		id := got.Deliveries[0].ID
		if got := do(biller, "cancelDeliveries", fmt.Sprintf(`{ids: [%q], idempotencyKey: "b"}`, id), fields); got.Deliveries[0].Status != "CANCELLED" {
			t.Errorf("%+v", got)
		}
		if got := do(biller, "cancelDeliveries", fmt.Sprintf(`{ids: [%q], idempotencyKey: "c"}`, id), fields); len(got.UserErrors) != 1 || got.UserErrors[0].Code != "WRONG_STATE" {
			t.Errorf("%+v", got)
		}
		if got := do(biller, "retryDeliveries", fmt.Sprintf(`{ids: [%q], idempotencyKey: "d"}`, id), fields); got.Queued != 1 || got.Deliveries[0].Status != "QUEUED" {
			t.Errorf("%+v", got)
		}
		if got := do(biller, "deliverInvoices", `{invoiceIds: ["`+invoice+`"], recipient: "nobody", idempotencyKey: "e"}`, fields); len(got.UserErrors) != 1 || strings.Join(got.UserErrors[0].Field, ".") != "recipient" {
			t.Errorf("%+v", got)
		}

		// The client opens it in the portal; how it was delivered is for staff.
		do(biller, "deliverInvoices", fmt.Sprintf(`{invoiceIds: [%q], channel: PORTAL, idempotencyKey: "f"}`, invoice), fields)
		if got := do(dealer, "openInvoice", fmt.Sprintf(`{invoiceId: %q}`, invoice), "invoice { deliveries { status } }"); len(got.Invoice.Deliveries) != 0 {
			t.Errorf("the client sees %+v", got.Invoice)
		}
		got = do(biller, "openInvoice", fmt.Sprintf(`{invoiceId: %q}`, invoice), "invoice { deliveries { status } }")
		if n := len(got.Invoice.Deliveries); n != 3 || got.Invoice.Deliveries[0].Status != "OPENED" {
			t.Errorf("%+v", got.Invoice)
		}
		a := ask(t, h, biller, `{ deliveries(first: 10, filter: {status: [OPENED], channel: [PORTAL], invoiceId: "`+invoice+`"}) { totalCount edges { node { openedAt } } } }`)
		if len(a.Errors) > 0 || !strings.Contains(string(a.Data["deliveries"]), `"totalCount":1`) {
			t.Errorf("%+v %s", a.Errors, a.Data["deliveries"])
		}

		// What goes by post is marked by hand, once.
		got = do(biller, "deliverInvoices", fmt.Sprintf(`{invoiceIds: [%q], channel: PRINT, idempotencyKey: "p"}`, invoice), fields)
		letter := got.Deliveries[0].ID
		if got := do(biller, "markDelivered", fmt.Sprintf(`{ids: [%q], idempotencyKey: "q"}`, letter), fields+" job { id }"); len(got.Deliveries) != 1 || got.Deliveries[0].Status != "SENT" || got.Deliveries[0].Problem != "" {
			t.Errorf("%+v", got)
		}
		for _, input := range []string{fmt.Sprintf(`{ids: [%q], idempotencyKey: "r"}`, letter), fmt.Sprintf(`{ids: [%q], idempotencyKey: "s"}`, id)} {
			if got := do(biller, "markDelivered", input, fields); len(got.UserErrors) != 1 || got.UserErrors[0].Code != "WRONG_STATE" {
				t.Errorf("%s: %+v", input, got)
			}
		}

		// A template with a broken expression is refused where it is broken.
		a = ask(t, h, biller, `{ defaultTemplate(language: "de-AT") }`)
		var content string
		if err := json.Unmarshal(a.Data["defaultTemplate"], &content); err != nil {
			t.Fatalf("%v %+v", err, a.Errors)
		}
		save := func(name, content string) payload {
			text, err := json.Marshal(content)
			if err != nil {
				t.Fatal(err)
			}
			return do(biller, "saveTemplate", fmt.Sprintf(`{name: %q, content: %s, idempotencyKey: %q}`, name, text, name), "template { id version content logo { id } }")
		}
		if got := save("broken", strings.Replace(content, `"body": "`, `"body": "{{ nobody }} `, 1)); len(got.UserErrors) != 1 || strings.Join(got.UserErrors[0].Field, ".") != "content.body" || !strings.Contains(got.UserErrors[0].Message, "nobody") {
			t.Errorf("%+v", got)
		}
		saved := save("German", content)
		if saved.Template.Version != 1 || !strings.Contains(saved.Template.Content, `"language": "de"`) {
			t.Fatalf("%+v", saved)
		}
		if got := do(biller, "chooseTemplate", fmt.Sprintf(`{accountId: %q, templateId: %q, idempotencyKey: "g"}`, scalar.FormatID(p.account), saved.Template.ID), "account { template { name } }"); got.Account.Template == nil || got.Account.Template.Name != "German" {
			t.Errorf("%+v", got)
		}
		if got := do(biller, "chooseTemplate", fmt.Sprintf(`{accountId: %q, idempotencyKey: "h"}`, scalar.FormatID(p.account)), "account { template { name } }"); got.Account.Template != nil {
			t.Errorf("%+v", got)
		}
		seller := func(iban, key string) payload {
			return do(biller, "describeSeller", fmt.Sprintf(`{businessUnitId: %q, version: 1, iban: %q, address: {use: BILL_TO, city: "Hamburg", country: "DE"}, taxRounding: INVOICE, variancePercent: "12.5", idempotencyKey: %q}`,
				scalar.FormatID(unit.ID), iban, key), "businessUnit { iban version }")
		}
		if got := seller("DE00", "i"); len(got.UserErrors) != 1 || got.UserErrors[0].Field[0] != "iban" {
			t.Errorf("%+v", got)
		}
		if got := seller("DE89 3704 0044 0532 0130 00", "j"); got.BusinessUnit.Iban != "DE89370400440532013000" || got.BusinessUnit.Version != 2 {
			t.Errorf("%+v", got)
		}
		if got := seller("", "k"); len(got.UserErrors) != 1 || got.UserErrors[0].Code != "CONFLICT" || got.BusinessUnit.Version != 2 {
			t.Errorf("%+v", got)
		}
	})
}
