// Package contracts owns contracts with their lines, and the inventory that they are fulfilled with. It does not own billing:
// Served says on which days a line may be charged, what it charges is decided where invoices are made.
//
// Dates. A contract runs from StartsOn to EndsOn, both included; without EndsOn it goes on, and one that renews goes on at its
// end without being asked: its lines need not end with it. A line lies within its contract
// and has milestones: ContractedOn, the day it was signed for; InstalledOn; FunctionalOn, the day it was found working;
// DisconnectedOn, the last day it worked. Nothing is installed or functional before the contract starts. A contract whose StartsOn is not given
// starts with the first start or milestone of its lines, and ends with the last of them where every line ends.
//
// Life. A contract is written as a draft, which may lack something; activated, when nothing is lacking; changed by amendments,
// renewals and milestones; and terminated, or handed over to a successor for another account. A contract is TERMINATED from the moment
// that its last day is known: what it charges until then, or gives back, is still to be billed.
//
//	from     verb                            to
//	         Write                           DRAFT
//	DRAFT    Write, SetMilestones            DRAFT
//	DRAFT    Activate                        ACTIVE
//	ACTIVE   Amend, Renew, SetMilestones     ACTIVE
//	ACTIVE   Terminate, Transfer             TERMINATED
//	         Transfer (the successor)        ACTIVE
//
// History. A line that counts is never changed but for its milestones and its end, so what was in force on any day can be
// asked (InForce). What takes the place of a line is a line of its own that says which one it replaces. A line that is given up
// before it starts ends on its first day and is disconnected the day before, and so never serves. Every change leaves a
// ContractEvent with what was before and after in words.
//
// Numbers. Contracts are numbered per business unit, inventory items over all. A number that exists is compared: the same
// content is no change, other content is refused with the first field that differs. A successor has its predecessor's number
// with -2, -3, … at its end.
//
// Products come into being when a contract or invoice line first names their code; the name is the code until somebody
// edits it.
package contracts
