// Package documents makes what clients get of invoices and credit memos: PDF, XLSX, CSV and the UBL of EN 16931 and
// Peppol BIS Billing 3. It reads the rows, chooses the template, and renders with present and exchange/ubl. It owns the
// templates, and what invoices say of the business unit. It does not own the documents themselves or their delivery, and
// keeps nothing of what it renders.
//
// Who may see a document is asked once, when its row is read as the viewer; the rest of it (address, template, logo) is
// then read as the program. A document says what is paid by now, in PDF and XLSX; UBL says what was billed, as it was
// posted, so that a receiver who books credits too counts nothing twice.
//
// UBL is checked before it leaves. A document between parties with Peppol addresses follows Peppol BIS Billing 3; one that
// is addressed by e-mail follows EN 16931 alone, since Peppol delivers to no mailbox. Without an own address a party has that
// of its tax number (9930:DE123456789), else EM and its e-mail address.
//
// VAT categories come from the taxes of the invoice by tax class: what several jurisdictions take of one class is one rate
// of category S. Where an invoice only states amounts of tax, its rates are found from them. Untaxed lines are Z, or O where
// the seller has no tax number.
package documents
