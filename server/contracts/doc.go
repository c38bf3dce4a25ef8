// Package contracts owns the product catalogue, contracts with their lines, and the inventory that they are fulfilled with.
// It does not own billing: what a line bills, and when, is decided where invoices are made.
//
// Dates. A contract runs from StartsOn to EndsOn, both included; without EndsOn it goes on. A line lies within its contract
// and has milestones: ContractedOn, the day it was signed for; InstalledOn; FunctionalOn, the day it was found working;
// DisconnectedOn. Nothing is installed or functional before the contract starts. A contract whose StartsOn is not given
// starts with the first start or milestone of its lines, and ends with the last of them where every line ends.
//
// Numbers. Contracts are numbered per business unit, inventory items over all. A number that exists is compared: the same
// content is no change, other content is refused with the first field that differs.
//
// Products come into being when a contract or invoice line first names their code; the name is the code until somebody
// edits it.
package contracts
