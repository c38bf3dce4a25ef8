// Package delivery brings invoices to clients: by e-mail, into the portal, or on paper by hand. It owns the deliveries, one for
// each attempt to bring an invoice to somebody, and the sending of e-mail. What an invoice looks like is for documents.
//
// An invoice is delivered once to a recipient, however often somebody asks; to send it again, a delivery is retried, or the
// invoice is delivered to another recipient. An e-mail is QUEUED until a mail server took it (SENT), refused its recipient
// (BOUNCED), or it can't be sent at all (FAILED); then somebody mends what Problem says and retries. While the mail server does
// not answer, e-mails stay QUEUED and say so. NextAt is when one is tried next: now, later after a refusal for the time being,
// or, while a server sends it, when another one may assume that that server died.
//
//	QUEUED                     → SENT      send
//	QUEUED                     → SENT      mark, of a letter that somebody printed and sent
//	QUEUED                     → BOUNCED   the recipient is refused
//	QUEUED                     → FAILED    it can't be made or sent
//	SENT                       → OPENED    the client looks at the invoice in the portal
//	FAILED, BOUNCED, CANCELLED → QUEUED    retry
//	QUEUED, FAILED, BOUNCED    → CANCELLED cancel
//
// Mail leaves outside of transactions: before, the e-mail is leased by its version, so that of several servers one sends it;
// after, the outcome is written at once. A server that dies between the two makes another one send the same message again, with
// the same Message-ID.
package delivery
