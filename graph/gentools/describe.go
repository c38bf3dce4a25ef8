package gentools

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Describe gives whatever the schema leaves without a description what its name means everywhere: the parts of lists, inputs
// and payloads, and the words of the trade. A meaning of its own stands in the schema, beside the member.
func Describe(s *ast.Schema) {
	for _, d := range s.Types {
		if d.BuiltIn {
			continue
		}
		if d.Description == "" {
			d.Description = describeType(d)
		}
		for _, f := range d.Fields {
			if f.Description == "" && !strings.HasPrefix(f.Name, "__") {
				f.Description = first(words[d.Name+"."+f.Name], words[f.Name])
			}
			for _, a := range f.Arguments {
				if a.Description == "" {
					a.Description = first(arguments[f.Name+"."+a.Name], arguments[a.Name])
				}
			}
		}
	}
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func describeType(d *ast.Definition) string {
	if text := typeWords[d.Name]; text != "" {
		return text
	}
	for _, kind := range []struct{ suffix, before, after string }{
		{"Connection", "A page of a list of ", "."},
		{"Edge", "A row of a list of ", ", with its place in it."},
		{"Payload", "What a change answers: ", ", or what a person can mend."},
		{"OrderField", "What a list of ", " can be ordered by."},
		{"Order", "The order of a list of ", "."},
		{"Filter", "Which rows of a list of ", " are wanted; all that is given must hold."},
		{"Totals", "Sums over everything that the filter of a list of ", " matches, in one currency."},
		{"Input", "What a program gives to ", "."},
	} {
		if name, ok := strings.CutSuffix(d.Name, kind.suffix); ok {
			return kind.before + spoken(name) + kind.after
		}
	}
	return ""
}

// spoken is the words of a name: bill draft.
func spoken(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

var arguments = map[string]string{
	"first": "How many rows, from the beginning or after the cursor; 1 to 200.", "last": "How many rows, from the end or before the cursor; 1 to 200.",
	"after": "The cursor after which the page begins.", "before": "The cursor before which the page ends.", "timeline.before": "Only what happened before this instant.",
	"offset": "How many rows to leave out at the beginning, up to 100,000; goes with first.", "filter": "Which rows are wanted; all when absent.", "orderBy": "The order; ties are broken by id.",
	"asOf": "The books as they were at the end of this day; today when absent.", "lines.asOf": "Only what is in force on this day; everything when absent.", "businessUnitId": "The business unit; needed where several use the number, else all units when absent.",
	"accountId": "The account.", "from": "The first day.", "to": "The last day.", "number": "The whole number, as it was given.", "input": "What to change; the changed objects come back in the payload.",
	"basis": "The date from which invoices age.", "includeChildren": "Also the accounts below it.", "kind": "Of which kind; any when absent.", "text": "Part of the code or name.", "breakdown": "By what amounts are broken down.",
	"code": "Only of this code.", "currency": "Only in this currency.", "expiresBefore": "Only what ends before this day.", "fileId": "The id that the upload to /files answered.", "id": "The object's id.", "ids": "The objects' ids.",
	"language": "A language such as en.", "mapping": "A mapping in YAML; the standard columns when empty.", "status": "Only in one of these states.", "subjectId": "The account, document or job.",
}

var typeWords = map[string]string{
	"Query": "What can be read.", "Mutation": "What can be changed, as verbs of the business.", "AccountKind": "What an account is to us.", "AccountStatus": "Whether business is done with an account.", "ActorKind": "What changed something.",
	"AddressUse": "What an address is for.", "AdjustmentKind": "Why an invoice's balance was adjusted.", "AgeingBasis": "The date from which invoices age.", "AgeingBucketName": "The days of age of a bucket.", "BillDraftStatus": "Where a draft of an invoice stands.",
	"BillExceptionKind": "What is wrong with a bill.", "BillExceptionSeverity": "Whether an exception holds the bill back.", "BillExceptionStatus": "Whether an exception is still to be looked at.", "BillLineSource": "What a line of a draft comes from.", "BillRunStatus": "Where a bill run stands.",
	"BillingFrequency": "How often a line is billed.", "BillingInputKind": "What must have come before a cycle is billed.", "BillingTiming": "Whether a line is billed before or after its service.", "BookFunction": "What somebody does for an account.", "ContractEventKind": "What happened to a contract.",
	"ContractLineKind": "How a line is charged.", "ContractLineState": "Where the service of a line stands.", "ContractStatus": "Where a contract stands.", "CreditMemoStatus": "Where a credit memo stands.", "CreditReason": "Why something is credited.",
	"DeliveryChannel": "How an account gets its documents.", "DeliveryMeans": "How a document is brought to the client.", "DeliveryStatus": "Where a delivery stands.", "DocumentOrigin": "What made a document.", "ExportFormat": "The form of an exported file.", "ExportKind": "The list that is exported.",
	"GLAccountKind": "The side of the books on which a general ledger account stands.", "HourClass": "The class of hours, which has a rate of its own.", "InventoryKind": "What an item of inventory is.", "InventoryStatus": "Where an item of inventory stands.", "InvoiceStatus": "Whether something is open of an invoice.",
	"JobState": "Where a job stands.", "JournalKind": "What a double entry posts.", "OrderDirection": "Ascending or descending.", "PaymentMethod": "How money came.", "PaymentStatus": "Whether a payment is applied.", "PeriodStatus": "Whether a period takes postings.", "PricingKind": "How a quantity becomes an amount.",
	"Role": "What somebody is; each role has a list of permissions.", "StatementItemKind": "What an item of a statement is.", "StatementKind": "Open items, or a balance carried forward.", "TaxRounding": "Where tax is rounded.", "TimeStatus": "Where an entry of time stands.", "TimelineKind": "What an entry of a timeline is.",
	"UserStatus": "Whether a user may sign in.", "ViewerKind": "What kind of caller asks.", "Address": "A postal address.", "AgeingBucket": "Open invoices of one age.", "AuditChange": "The value of one field before and after.", "BankAccount": "An account at a bank from which an account pays.",
	"BillDraftLine": "A charge of a draft.", "BillDraftTax": "The tax of a draft in one jurisdiction.", "CardRate": "What an hour of a role costs from a day on.", "Contact": "A person at an account.", "ContractChange": "The value of one term of a contract before and after.", "CreditMemoLine": "A credited charge.",
	"GLAccount": "An account of the general ledger.", "ImportColumn": "A column of a file that is imported.", "ImportKind": "What a file that is imported may hold.", "ImportPreviewCell": "A value of a record that a file would become.", "ImportPreviewRecord": "A record that a row of a file would become.",
	"ImportReport": "What came of an import.", "ImportTotal": "What imported records add up to.", "InvoiceLine": "A charge of an invoice.", "JournalLine": "One side of a double entry.", "PriceTier": "A price up to a quantity.", "PricingModel": "How a quantity becomes an amount.", "RebillLine": "A charge of the right invoice.",
	"ReconciliationSettlement": "What settled invoices of a contract in a period.", "RefusedCell": "A value of a file that was refused, and why.", "RoleGrant": "A role that a user has, for an account where it is bound to one.", "Sensitivities": "What to mind before anyone contacts an account.",
	"StatementAccount": "What a statement says of one account.", "StatementGroup": "What of a statement falls into one group.", "TaxRate": "What a jurisdiction takes from a day on.", "ViewerLimits": "What the viewer may ask for at most.", "ApplicationTarget": "An invoice to which money is applied, and how much.",
}

// words is what a field means, by its name or by type and name.
var words = map[string]string{
	"id": "Unique among all objects of all types.", "userErrors": "What a person can mend; empty when it was done.", "account": "The account that it is about.", "createdAt": "When it was recorded.", "currency": "The currency of its amounts.", "name": "What it is called.",
	"cursor": "The place of the row in this list and order.", "pageInfo": "Where the page lies in the list.", "version": "Grows with each change; a change names the version that it is based on, and a stale one is a CONFLICT.", "description": "What it is for, in words.",
	"allowedActions": "What the viewer may do with it right now.", "amount": "The amount.", "startsOn": "The first day.", "number": "Unique within its business unit.", "businessUnit": "The legal entity that it belongs to.", "endsOn": "The last day; null: without end.", "invoice": "The invoice.",
	"tax": "The tax in it.", "total": "The sum, with tax.", "code": "The short code by which it is known.", "count": "How many.", "unitPrice": "The price of one.", "creditMemo": "The credit memo.", "percent": "In percent.", "quantity": "How many units.", "taxClass": "The class that decides which tax applies.",
	"contractLine": "The line of the contract.", "costCentre": "The client's cost centre.", "effectiveOn": "The day on which it counts in the books.", "email": "The e-mail address.", "field": "The field.", "InvoiceOrder.field": "What to order by.", "AccountOrder.field": "What to order by.", "PaymentOrder.field": "What to order by.",
	"CreditMemoOrder.field": "What to order by.", "BillDraftOrder.field": "What to order by.", "direction": "Ascending or descending.", "issueOn": "The day on the document.", "lineNo": "The place among the lines, from 1.", "reason": "Why, in words that stay with the record.", "site": "Where the service is.",
	"adjusted": "What was adjusted of it.", "applications": "What it was applied to, or what was applied to it, with reversals.", "applied": "What is applied of it.", "asOf": "The day whose end it shows.", "contract": "The contract.", "dueOn": "The day by which it is to be paid.", "from": "The first day.", "to": "The last day.",
	"AuditChange.from": "The value before.", "AuditChange.to": "The value after.", "language": "The language of documents, such as en.", "message": "What is wrong and what to do, for people.", "net": "The sum without tax.", "note": "A remark.", "origin": "What made it.",
	"pastDue": "What is open after its due date.", "payment": "The payment.", "phone": "The telephone number.", "product": "What is sold.", "purchaseOrder": "The client's order number.", "region": "The region, in the department's own words.", "serviceFrom": "The first day of the service.", "serviceTo": "The last day of the service.",
	"timeZone": "The time zone, such as America/New_York.", "totalCount": "How many there are; counted only when asked, up to 10,000, null beyond.", "unapplied": "What is not applied to any invoice.", "unappliedCash": "What is not applied of payments.", "unappliedCredit": "What is not applied of credit memos.", "user": "The user.",
	"actorName": "Who did it.", "at": "When it happened.", "balance": "What is open.", "buckets": "What is open by age, youngest first.", "city": "The city.", "class": "The class of the hours.", "closing": "The balance at the end.", "opening": "The balance at the beginning.", "credited": "What was credited.", "decisionNote": "What was said to the decision.",
	"disconnectedOn": "The day on which the service ended.", "format": "The form of the file.", "installedOn": "The day on which it was installed.", "jurisdiction": "Who takes the tax.", "kind": "Of which kind it is.", "line": "The line.", "oldestDueOn": "The earliest due date of what is open.", "owner": "Who looks after it.", "paid": "What was paid.",
	"periodFrom": "The first day of the period.", "periodTo": "The last day of the period.", "promotion": "The promotion.", "revokedAt": "When it was revoked; null while it is valid.", "role": "The role.", "roles": "The roles.", "run": "The bill run.", "selection": "Which accounts are billed.", "severity": "Whether it holds the bill back.", "status": "Where it stands.",
	"taxId": "The number by which tax authorities know it.", "taxable": "The amount on which tax is due.", "value": "The value.", "warnings": "What was unusual and still accepted.", "accountIds": "The accounts.", "accounts": "The accounts.", "active": "Whether it can still be chosen.", "actorKind": "What did it.", "address": "The address.", "addresses": "Postal addresses by use.",
	"adjustment": "The adjustment.", "adjustments": "Corrections of the balance, oldest first.", "ageing": "What is open by age.", "allowed": "Whether it would be done now.", "approveOn": "The day by which it is approved.", "approvedAt": "When it was approved.", "approvedBy": "Who approved it.", "assignments": "Whose book it is in.", "attempts": "How often it was tried.",
	"authorName": "Who wrote it.", "bankName": "The name of the bank.", "basis": "The date from which invoices age.", "bic": "The bank's BIC.", "iban": "The IBAN.", "billDraft": "The draft.", "billDrafts": "The drafts.", "billExceptions": "The exceptions.", "billRun": "The bill run.", "billed": "What was billed.", "billing": "What was billed, and what should have been.",
	"billingCycle": "The cycle.", "body": "What was written.", "carrier": "The carrier that provides it.", "carrierAccount": "Our account at the carrier.", "category": "The category of the tax, by UNCL 5305.", "cells": "The values.", "certificate": "The number of the certificate.", "chain": "The chain of audit events that it is in.", "changes": "What changed, field by field.",
	"channel": "How it is brought.", "children": "The accounts right below it.", "client": "The program's client.", "closedAt": "When it was closed.", "columns": "The columns.", "contact": "The contact.", "contacts": "People at the account.", "contractId": "The contract.", "contractLineId": "The line of the contract.", "contractNumber": "The number of the contract.",
	"contractedOn": "The day on which it was agreed.", "country": "ISO 3166-1 alpha-2.", "credit": "The amount, where the line is a credit.", "creditLimit": "What may be open at most; null: without limit.", "cycle": "The cycle.", "decidedAt": "When it was decided.", "decidedBy": "Who decided it.", "deliverOn": "The day on which it is brought to clients.",
	"deliveries": "How it was brought to the client.", "delivery": "How it gets its documents.", "difference": "What should have been less what was.", "documentId": "The document.", "done": "How much is done.", "draft": "The draft that it stands for.", "drafts": "How many drafts.", "edges": "The rows of the page.", "node": "The object of the row.", "nodes": "The rows of the page.",
	"endCursor": "The cursor of the last row.", "startCursor": "The cursor of the first row.", "hasNextPage": "Whether rows follow.", "hasPreviousPage": "Whether rows come before.", "error": "Why it failed; empty while it did not.", "escalator": "How its price rises.", "exceptions": "What a person must look at.", "exchangeRate": "The exchange rate.", "exemption": "Why no tax is due.",
	"expected": "What the contract says.", "expiresAt": "When it ends to be valid.", "file": "The name of the file.", "fileName": "The name of the file.", "finishedAt": "When it ended.", "frequency": "How often it is billed.", "function": "What somebody does for the account.", "functionalOn": "The day on which the service began to work.", "glAccount": "The general ledger account.",
	"grants": "The roles, with the accounts that they are bound to.", "hash": "The seal of the event.", "previousHash": "The seal of the event before it in the chain.", "header": "The names of the columns.", "holdReason": "Why it is held back.", "hourly": "The price of an hour.", "hours": "How many hours.", "imported": "Records that were brought in.", "index": "The code of the index.",
	"indexValue": "The value of the index.", "inputs": "What must have come before it is billed.", "invoiceId": "The invoice.", "invoiceLine": "The line of the invoice.", "invoiceNumber": "The number of the invoice.", "invoiced": "What was invoiced.", "issuedOn": "The day on which it was issued.", "items": "The items.", "job": "The job.", "kinds": "Only of these kinds.",
	"label": "What it is called.", "lastSignInAt": "When the user signed in last.", "lastUsedAt": "When it was used last.", "ledger": "What the ledger says.", "limits": "What may be asked for at most.", "lineCount": "How many lines.", "lines": "The lines, in their order.", "links": "The contract and invoice lines that it belongs to.", "locale": "The language of the screens.",
	"logo": "The picture on documents.", "mediaType": "Such as application/pdf.", "method": "How the money came.", "nextAt": "When it is tried again.", "on": "The day.", "open": "What is open.", "openExceptions": "How many exceptions are open.", "openInvoices": "How many invoices are open.", "openedAt": "When the client opened it.", "orderReference": "The number of the order.",
	"packageSize": "How many units a package has.", "payer": "Who paid, as the bank says.", "peopleToAvoid": "Whom not to contact.", "period": "The period.", "permissions": "What may be done, as resource:verb.", "person": "Who worked.", "postalCode": "The postal code.", "postalPrefix": "The beginning of postal codes.", "postedAt": "When it was posted.",
	"preferredChannel": "How the account wants to be contacted.", "preferredHours": "When the account wants to be contacted.", "sensitiveMatters": "What not to bring up.", "pricedFrom": "The day from which the price holds.", "pricing": "How the quantity becomes an amount.", "productId": "The product.", "promotionEndsOn": "The last day of the promotion.",
	"providerCode": "The provider's code for it.", "purchaseOrderRequired": "Whether invoices need the client's order number.", "rate": "The rate.", "rateCard": "The prices of hours.", "rates": "The prices of hours by role and class.", "receivedOn": "The day on which the money came.", "recipient": "To whom it goes.", "recordedAt": "The instant at which it was recorded.",
	"recordedBy": "Who recorded it.", "records": "How many records.", "reference": "The payer's reference.", "refused": "The values that were refused, with their lines.", "refusedCount": "How many records were refused.", "regions": "Only of these regions.", "registration": "The number in the register of companies.", "remedies": "What can be done about it.",
	"remittance": "What the payer wrote.", "requestId": "The request, as the log has it.", "required": "Whether it must be there.", "resolvedAt": "When it was settled.", "resolvedBy": "Who settled it.", "resultFile": "The file that came of it.", "reversalReason": "Why it was reversed.", "reversedOn": "The day on which it was reversed.", "riskClass": "The class of risk.",
	"rows": "The rows.", "runOn": "The day on which it is billed.", "runs": "The bill runs.", "scopes": "What the program may do, as resource:verb.", "secret": "Shown once; only its hash is kept.", "sentAt": "When it was sent.", "sequence": "The place in the chain, from 1.", "settlements": "What settled it.", "sha256": "The SHA-256 of the content, in hexadecimal.",
	"skill": "The skill, where the rate depends on it.", "source": "Where it comes from.", "target": "The currency that it is turned into.", "startedAt": "When it began.", "startedBy": "Who began it.", "state": "Where it stands.", "street": "Street and number.", "successors": "The contracts that follow it.", "taskReference": "The task that the time was spent on.",
	"taxExemption": "The exemption from tax.", "taxJurisdiction": "The jurisdiction.", "taxRounding": "Where tax is rounded.", "taxes": "The taxes, by jurisdiction.", "template": "How documents look.", "tiers": "Prices by quantity.", "timeEntries": "The entries of time.", "timeEntry": "The entry of time.", "timing": "Whether it is billed before or after the service.",
	"totals": "Sums over all that matches, per currency; summed only when asked.", "totpEnabled": "Whether a second factor guards the sign-in.", "unchanged": "Records that were there already.", "unit": "The unit of the quantity.", "uploadedByName": "Who uploaded it.", "use": "What it is for.", "usedOn": "The day of the use.", "username": "The name to sign in with.",
	"via": "The way in: app, API, import or command line.", "workedOn": "The day of the work.", "debit": "The amount, where the line is a debit.",
	"idempotencyKey": "Made by the caller for this change: the same key with the same input answers the same, with other input it is a CONFLICT.", "accountId": "The account.", "businessUnitId": "The business unit.", "includeChildren": "Also the accounts below it.", "text": "Part of a number or name.", "userId": "The user.", "bookOf": "Accounts in this user's book.",
	"ids": "The objects.", "parentId": "The account that stands above it.", "paymentId": "The payment.", "runId": "The bill run.", "newPassword": "The new password, of 12 or more characters.", "currentPassword": "The password until now.", "ownerId": "Who looks after it.", "paymentTerms": "Such as NET30.", "actorId": "Who did it.", "ageingBasis": "The date from which invoices age.",
	"applicationId": "The application.", "audit": "Which audit events; goes with their kind.", "invoices": "Which invoices; goes with their kind.", "payments": "Which payments; goes with their kind.", "creditMemos": "Which credit memos; goes with their kind.", "ExportRecordsInput.accounts": "Which accounts; goes with their kind.", "ExportRecordsInput.ageing": "Which accounts the ageing covers.",
	"budgetHours": "Hours that may be worked in all; 0: no limit.", "cardName": "The name of the rate card.", "content": "The template's text.", "creditMemoId": "The credit memo.", "cutOffOn": "The last day of what is billed.", "dailyHours": "Hours that one person may work a day; 0: no limit.", "first": "The day of the first step; absent: that many months after the start.", "firstBill": "Only drafts that are the first after a contract changed, or only the others.", "flat": "Charged once when the tier is entered.",
	"grantId": "The grant.", "included": "Units of each period that are not charged.", "invoiceLineId": "The line of the invoice.", "late": "Only what came after the cut-off of its cycle, or only the rest.", "legalName": "The name on invoices.", "lineId": "The line.", "maxAmount": "At most this much.", "maxBalance": "At most this much is open.", "maxTotal": "At most this much in all.", "minAmount": "At least this much.",
	"minBalance": "At least this much is open.", "minTotal": "At least this much in all.", "minimum": "What is billed at least in a period.", "months": "How many months.", "productCode": "The code of the product.", "promotionCode": "The code of the promotion.", "providerId": "Who provides it.", "rateCardCode": "The code of the rate card.", "renews": "Whether it goes on after its end.",
	"revenueCode": "The code of the revenue account.", "targets": "The invoices and amounts; oldest due first when absent.", "toAccountId": "The account that takes it over.", "upTo": "The quantity up to which the tier reaches; absent: without end.", "variancePercent": "A bill that differs by more from the one before is looked at.",
	"Query.accountByNumber": "The account with the number, or null.", "Query.invoiceByNumber": "The invoice with the number, or null.", "Query.paymentByNumber": "The payment with the number, or null.", "Query.businessUnits": "The legal entities that bill, by code.", "Query.importKinds": "What can be imported, with the columns of each.", "Query.rolePermissions": "The permissions of each role.",
	"Query.viewer": "Who asks; null before signing in.", "after": "The value after the change.", "before": "The value before the change.",
}
