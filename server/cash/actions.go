package cash

import (
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// Allowed is what the viewer may do with a payment now.
func Allowed(v *viewer.Viewer, p *ent.Payment) []viewer.Action {
	src := source{kind: receivableentry.ItemKindPAYMENT, account: p.AccountID, unapplied: p.UnappliedMinor}
	var reversed, unassignable error
	if p.ReversedMinor != 0 {
		src.state = "REVERSED"
		reversed = fault.New(fault.State, "reversed")
		unassignable = reversed
	} else if p.AppliedMinor != 0 {
		unassignable = fault.New(fault.State, "applied")
	}
	return []viewer.Action{
		viewer.Decide(v, "applyPayment", viewer.PaymentsApply, string(fault.Of(src.ready()))),
		viewer.Decide(v, "assignPayment", viewer.PaymentsApply, string(fault.Of(unassignable))),
		viewer.Decide(v, "reversePayment", viewer.PaymentsReverse, string(fault.Of(reversed))),
	}
}

// AllowedCredit is what the viewer may do with the money of a credit memo now.
func AllowedCredit(v *viewer.Viewer, c *ent.CreditMemo) []viewer.Action {
	src := source{kind: receivableentry.ItemKindCREDIT_MEMO, account: c.AccountID, unapplied: c.UnappliedMinor, state: string(c.Status)}
	return []viewer.Action{viewer.Decide(v, "applyCreditMemo", viewer.PaymentsApply, string(fault.Of(src.ready())))}
}
