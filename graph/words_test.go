package graph

import "testing"

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
