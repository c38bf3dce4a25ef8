// Package webhook tells partners' programs what happens in the book, after Standard Webhooks 1.0.0. It owns the endpoints,
// which say where to, of what, and by whose rights, and the deliveries, one for each occurrence and endpoint.
//
// # What is told
//
// The audit trail is what webhooks are made from: every verb writes to it in the transaction of its change, so no verb can
// forget to tell, and a book without endpoints pays nothing for them. A place in the trail is kept for each endpoint.
// Dispatch reads on from there and writes the deliveries in the transaction that moves the place: of each occurrence one,
// whatever dies in between and however many servers do it. Occurrences of imports are told like any others.
//
// An occurrence has a body such as
//
//	{"type":"invoice.posted","timestamp":"2026-11-24T12:00:00.000000Z","data":{"id":"…","number":"MAIN-2026-000017","accountId":"…","amount":"120.00","currency":"USD"}}
//
// Data is thin; what else there is to know is asked for through the API. Ids are those of the API; amounts are decimal texts.
//
//	invoice.posted         id, number, accountId, amount (its total), currency
//	invoice.delivered      the same and channel: EMAIL, PORTAL, DOWNLOAD or PRINT
//	invoice.written_off    the same; amount is what was written off
//	payment.recorded       id, number, accountId (not while the payer is unknown), amount, currency
//	payment.assigned       the same; the payment was put on this account
//	payment.applied        id of the application, accountId of the invoice, amount, currency, invoiceId, invoiceNumber, and
//	                       paymentId, paymentNumber where the endpoint may see the payment
//	payment.unapplied      the same; amount is negative, as the application that takes back the first is
//	payment.reversed       as payment.recorded
//	credit_memo.posted     id, number, accountId, amount, currency
//	credit_memo.applied    as payment.applied, with creditMemoId and creditMemoNumber
//	credit_memo.unapplied  as payment.unapplied, with creditMemoId and creditMemoNumber
//	webhook.ping           id of the endpoint; a test
//
// # Who is told
//
// An endpoint belongs to an API client and is told what that client may read at the moment, by its scopes and accounts; or to
// an account, and is told what a dealer of it may read; or to the house, which is told everything. That is asked when a delivery is
// written and again before each attempt.
//
// # How
//
// A message is signed with the secret of the endpoint and, for a day after a rotation, with the one before as well. It counts
// as delivered when a status of 200 to 299 comes back within 15 seconds. Redirects are not followed. Otherwise it is tried again
// after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, each up to a tenth later, and then it is dead (FAILED) until
// somebody replays it. An endpoint that does not answer, or answers 429, 502, 503 or 504, is left alone for a while, as
// Retry-After says. After three days without a success, or at 410, it is disabled and says why; so is that of a client that
// was revoked. What waited is dead then; once the endpoint is enabled again, everything since an instant can be replayed,
// also what happened while it was disabled.
//
// Messages arrive at least once and in any order: an occurrence has the same webhook-id at every attempt and replay. An
// attempt leases its delivery, so that of several servers one makes it; a server that dies leaves it to the others after two
// minutes.
//
// The name of the target is resolved at each attempt, every address of it is checked, and the connection goes to one of those
// addresses, whatever the name says by then. Only public addresses are reached, and only with TLS, unless Config.Private.
package webhook
