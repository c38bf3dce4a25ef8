// Package occurrence names what partners' programs are told of by webhook. A leaf package: the data model, the API and the
// webhooks share its type.
package occurrence

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent/viewer"
)

// Type is a sort of occurrence, as it stands in the body of a webhook: noun.verb.
type Type string

// The types.
const (
	InvoicePosted       Type = "invoice.posted"
	InvoiceDelivered    Type = "invoice.delivered"
	InvoiceWrittenOff   Type = "invoice.written_off"
	PaymentRecorded     Type = "payment.recorded"
	PaymentAssigned     Type = "payment.assigned"
	PaymentApplied      Type = "payment.applied"
	PaymentUnapplied    Type = "payment.unapplied"
	PaymentReversed     Type = "payment.reversed"
	CreditMemoPosted    Type = "credit_memo.posted"
	CreditMemoApplied   Type = "credit_memo.applied"
	CreditMemoUnapplied Type = "credit_memo.unapplied"
	Ping                Type = "webhook.ping" // a test; every endpoint gets it
)

// Types are those that an endpoint chooses from.
func Types() []Type {
	return []Type{InvoicePosted, InvoiceDelivered, InvoiceWrittenOff, PaymentRecorded, PaymentAssigned, PaymentApplied, PaymentUnapplied, PaymentReversed,
		CreditMemoPosted, CreditMemoApplied, CreditMemoUnapplied}
}

// Needs are the permissions without which nobody is told of it: those that reading the same from the API needs.
func (t Type) Needs() []viewer.Permission {
	noun, verb, _ := strings.Cut(string(t), ".")
	var needs []viewer.Permission
	switch noun {
	case "invoice":
		needs = []viewer.Permission{viewer.InvoicesRead}
	case "payment":
		needs = []viewer.Permission{viewer.PaymentsRead}
	case "credit_memo":
		needs = []viewer.Permission{viewer.CreditsRead}
	}
	if strings.HasSuffix(verb, "applied") { // it names an invoice
		needs = append(needs, viewer.InvoicesRead)
	}
	return needs
}

// MarshalGQL implements graphql.Marshaler: invoice.posted is INVOICE_POSTED.
func (t Type) MarshalGQL(w io.Writer) {
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(strings.ReplaceAll(string(t), ".", "_"))))
}

// UnmarshalGQL implements graphql.Unmarshaler.
func (t *Type) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	for _, known := range append(slices.Clone(Types()), Ping) {
		if strings.ReplaceAll(string(known), ".", "_") == strings.ToLower(s) && s == strings.ToUpper(s) {
			*t = known
			return nil
		}
	}
	return fmt.Errorf("%q is not an event", s)
}
