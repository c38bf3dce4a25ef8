package contracts

import (
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// Allowed says which verbs the viewer may run on a contract now, given what it lacks as Incomplete says. The verbs ask the
// same guards.
func Allowed(v *viewer.Viewer, c *ent.Contract, incomplete []string) []viewer.Action {
	draft, active := isDraft(c), isActive(c)
	activate := draft
	if activate == nil && len(incomplete) > 0 {
		activate = fault.New(fault.State, "the contract is not complete")
	}
	return []viewer.Action{
		viewer.Decide(v, "writeContract", viewer.ContractsWrite, string(fault.Of(draft))),
		viewer.Decide(v, "activateContract", viewer.ContractsWrite, string(fault.Of(activate))),
		viewer.Decide(v, "amendContract", viewer.ContractsWrite, string(fault.Of(active))),
		viewer.Decide(v, "renewContract", viewer.ContractsWrite, string(fault.Of(renewable(c)))),
		viewer.Decide(v, "transferContract", viewer.ContractsWrite, string(fault.Of(active))),
		viewer.Decide(v, "terminateContract", viewer.ContractsWrite, string(fault.Of(active))),
		viewer.Decide(v, "setMilestones", viewer.ContractsWrite, ""),
	}
}
