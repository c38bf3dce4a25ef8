package graph

import (
	"strings"
	"testing"
)

// Whatever a client reads or writes has a description: types, fields, arguments and parts of inputs.
func TestEverythingIsDescribed(t *testing.T) {
	t.Parallel()
	for _, d := range Schema().Types {
		if d.BuiltIn || strings.HasPrefix(d.Name, "__") {
			continue
		}
		if d.Description == "" {
			t.Errorf("%s has no description", d.Name)
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			if f.Description == "" {
				t.Errorf("%s.%s has no description", d.Name, f.Name)
			}
			for _, a := range f.Arguments {
				if a.Description == "" {
					t.Errorf("%s.%s(%s) has no description", d.Name, f.Name, a.Name)
				}
			}
		}
	}
}

func TestActionsInWords(t *testing.T) {
	for action, want := range map[string]string{
		"payment.apply":                   "Payment applied",
		"invoice.post":                    "Invoice posted",
		"creditMemo.approve":              "Credit memo approved",
		"credit_memo.request":             "Credit memo requested",
		"delivery.retry":                  "Delivery retried",
		"job.failed":                      "Job failed",
		"invoice.write_off_small_balance": "Invoice small balance written off",
		"webhook_endpoint.replay":         "Webhook endpoint replayed",
		"session":                         "Session",
	} {
		if got := inWords(action); got != want {
			t.Errorf("%s is %q, want %q", action, got, want)
		}
	}
}
