package present

import "strings"

// words are the words of the documents in one language. A test checks that none is missing.
type words struct {
	Invoice, CreditMemo, Statement, Reconciliation string

	Number, CreditNumber, Date, Due, ServicePeriod, Account, Order, Contract, Original, Reason, Terms, Currency, AsOf, Period string
	BillTo, ShipTo, VATID, TaxID, Page, Of                                                                                    string

	No, Description, Code, Quantity, Unit, UnitPrice, Net, Tax, Gross, TaxRate, From, To string
	Product, Site, CostCentre, Service, Without, Subtotal, Continued                     string

	NetTotal, TaxTotal, Total, Paid, Used, Balance, Credit                  string
	Taxes, Jurisdiction, Rate, Taxable, Amount                              string
	Notes, TermsText                                                        string
	Remittance, PayTo, Bank, BankAccount, Routing, Reference, ScanPay, Scan string
	Cheques                                                                 string

	NumberOfItem, OpenItems, Activity, Kind, Open, DaysLate, Opening, Closing, Charges, Payments, Running, Ageing, AccountTotal, AmountDue string
	InvoiceItem, CreditItem, PaymentItem, AdjustmentItem                                                                                   string

	BillingCheck, Expected, Billed, Difference, Cause, Unexplained, ByCause, Lines, Settlement, PaidAmount, Credited, Adjusted, Ledger, Agrees, Differs, LedgerCheck, Invoiced string

	Subject, Body, Footer string // texts of the default template
}

// taxLabel is the word for a tax number: a VAT number begins with its country, others do not.
func (w *words) taxLabel(number string) string {
	if len(number) > 2 && strings.Trim(number[:2], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return w.VATID
	}
	return w.TaxID
}

var wordsEN = words{
	Invoice: "Invoice", CreditMemo: "Credit memo", Statement: "Statement of account", Reconciliation: "Account reconciliation",

	Number: "Invoice number", CreditNumber: "Credit memo number", Date: "Date", Due: "Due", ServicePeriod: "Service period", Account: "Account", Order: "Purchase order", Contract: "Contract", Original: "Corrects invoice", Reason: "Reason", Terms: "Payment terms", Currency: "Currency", AsOf: "As of", Period: "Period",
	BillTo: "Bill to", ShipTo: "Ship to", VATID: "VAT ID", TaxID: "Tax ID", Page: "Page", Of: "of",

	No: "No.", Description: "Description", Code: "Code", Quantity: "Qty", Unit: "Unit", UnitPrice: "Unit price", Net: "Net", Tax: "Tax", Gross: "Gross", TaxRate: "Tax rate", From: "From", To: "To",
	Product: "Product", Site: "Site", CostCentre: "Cost centre", Service: "Service", Without: "Not assigned", Subtotal: "Subtotal", Continued: "continued",

	NetTotal: "Subtotal", TaxTotal: "Tax", Total: "Total", Paid: "Paid and credited", Used: "Used", Balance: "Amount due", Credit: "Credit available",
	Taxes: "Taxes", Jurisdiction: "Jurisdiction", Rate: "Rate", Taxable: "Taxable", Amount: "Amount",
	Notes: "Notes", TermsText: "Terms and conditions",
	Remittance: "Remittance", PayTo: "Pay to", Bank: "Bank", BankAccount: "Account number", Routing: "Routing code", Reference: "Payment reference", ScanPay: "Scan to pay", Scan: "Reference code",
	Cheques: "Remit to",

	NumberOfItem: "Number", OpenItems: "Open items", Activity: "Activity", Kind: "Type", Open: "Open", DaysLate: "Days late", Opening: "Opening balance", Closing: "Closing balance", Charges: "Charges", Payments: "Payments and credits", Running: "Balance", Ageing: "Ageing", AccountTotal: "Total", AmountDue: "Balance due",
	InvoiceItem: "Invoice", CreditItem: "Credit memo", PaymentItem: "Payment", AdjustmentItem: "Adjustment",

	BillingCheck: "Contract lines against billing", Expected: "Expected", Billed: "Billed", Difference: "Difference", Cause: "Cause", Unexplained: "Unexplained", ByCause: "Differences by cause", Lines: "Lines", Settlement: "Invoices against payments and credits", PaidAmount: "Paid", Credited: "Credited", Adjusted: "Adjusted", Ledger: "Ledger", Agrees: "agrees with the ledger", Differs: "differs from the ledger", LedgerCheck: "Balance and ledger", Invoiced: "Invoiced",

	Subject: `{{ title }} {{ number }} from {{ seller }}`,
	Body:    "Dear {{ coalesce(contact, buyer) }},\n\nplease find attached {{ lower(title) }} {{ number }} of {{ issuedOn }} over {{ total }}.{{ kind == \"INVOICE\" && has(dueOn) ? concat(\" It is due on \", dueOn, \".\") : \"\" }}\n\nKind regards\n{{ seller }}",
	Footer:  `Questions about this document? {{ coalesce(email, phone, seller) }}`,
}

var wordsDE = words{
	Invoice: "Rechnung", CreditMemo: "Gutschrift", Statement: "Kontoauszug", Reconciliation: "Kontoabstimmung",

	Number: "Rechnungsnummer", CreditNumber: "Gutschriftnummer", Date: "Datum", Due: "Fällig am", ServicePeriod: "Leistungszeitraum", Account: "Kundennummer", Order: "Bestellnummer", Contract: "Vertrag", Original: "Zu Rechnung", Reason: "Grund", Terms: "Zahlungsziel", Currency: "Währung", AsOf: "Stand", Period: "Zeitraum",
	BillTo: "Rechnung an", ShipTo: "Lieferung an", VATID: "USt-IdNr.", TaxID: "Steuernummer", Page: "Seite", Of: "von",

	No: "Pos.", Description: "Bezeichnung", Code: "Artikel", Quantity: "Menge", Unit: "Einheit", UnitPrice: "Einzelpreis", Net: "Netto", Tax: "Steuer", Gross: "Brutto", TaxRate: "Steuersatz", From: "Von", To: "Bis",
	Product: "Produkt", Site: "Standort", CostCentre: "Kostenstelle", Service: "Dienst", Without: "Nicht zugeordnet", Subtotal: "Zwischensumme", Continued: "Fortsetzung",

	NetTotal: "Nettobetrag", TaxTotal: "Steuer", Total: "Gesamtbetrag", Paid: "Gezahlt und gutgeschrieben", Used: "Verrechnet", Balance: "Zahlbetrag", Credit: "Verfügbares Guthaben",
	Taxes: "Steuern", Jurisdiction: "Steuergebiet", Rate: "Satz", Taxable: "Bemessungsgrundlage", Amount: "Betrag",
	Notes: "Hinweise", TermsText: "Geschäftsbedingungen",
	Remittance: "Zahlung", PayTo: "Empfänger", Bank: "Bank", BankAccount: "Kontonummer", Routing: "Bankleitzahl", Reference: "Zahlungsreferenz", ScanPay: "Zum Zahlen scannen", Scan: "Referenz als Code",
	Cheques: "Schecks an",

	NumberOfItem: "Nummer", OpenItems: "Offene Posten", Activity: "Kontobewegungen", Kind: "Art", Open: "Offen", DaysLate: "Tage überfällig", Opening: "Anfangssaldo", Closing: "Endsaldo", Charges: "Belastungen", Payments: "Zahlungen und Gutschriften", Running: "Saldo", Ageing: "Fälligkeiten", AccountTotal: "Summe", AmountDue: "Offener Saldo",
	InvoiceItem: "Rechnung", CreditItem: "Gutschrift", PaymentItem: "Zahlung", AdjustmentItem: "Korrektur",

	BillingCheck: "Vertragspositionen und Abrechnung", Expected: "Erwartet", Billed: "Abgerechnet", Difference: "Differenz", Cause: "Ursache", Unexplained: "Ungeklärt", ByCause: "Differenzen nach Ursache", Lines: "Positionen", Settlement: "Rechnungen, Zahlungen und Gutschriften", PaidAmount: "Gezahlt", Credited: "Gutgeschrieben", Adjusted: "Korrigiert", Ledger: "Hauptbuch", Agrees: "stimmt mit dem Hauptbuch überein", Differs: "weicht vom Hauptbuch ab", LedgerCheck: "Saldo und Hauptbuch", Invoiced: "Berechnet",

	Subject: `{{ title }} {{ number }} von {{ seller }}`,
	Body:    "Guten Tag {{ coalesce(contact, buyer) }},\n\nim Anhang finden Sie die {{ title }} {{ number }} vom {{ issuedOn }} über {{ total }}.{{ kind == \"INVOICE\" && has(dueOn) ? concat(\" Sie ist am \", dueOn, \" fällig.\") : \"\" }}\n\nMit freundlichen Grüßen\n{{ seller }}",
	Footer:  `Fragen zu diesem Dokument? {{ coalesce(email, phone, seller) }}`,
}

var wordsFR = words{
	Invoice: "Facture", CreditMemo: "Avoir", Statement: "Relevé de compte", Reconciliation: "Rapprochement de compte",

	Number: "N° de facture", CreditNumber: "N° d’avoir", Date: "Date", Due: "Échéance", ServicePeriod: "Période de service", Account: "N° de client", Order: "Bon de commande", Contract: "Contrat", Original: "Facture corrigée", Reason: "Motif", Terms: "Conditions de paiement", Currency: "Devise", AsOf: "Au", Period: "Période",
	BillTo: "Facturé à", ShipTo: "Livré à", VATID: "N° TVA", TaxID: "N° fiscal", Page: "Page", Of: "sur",

	No: "N°", Description: "Désignation", Code: "Code", Quantity: "Qté", Unit: "Unité", UnitPrice: "Prix unitaire", Net: "HT", Tax: "Taxe", Gross: "TTC", TaxRate: "Taux", From: "Du", To: "Au",
	Product: "Produit", Site: "Site", CostCentre: "Centre de coûts", Service: "Service", Without: "Non attribué", Subtotal: "Sous-total", Continued: "suite",

	NetTotal: "Total HT", TaxTotal: "Taxes", Total: "Total TTC", Paid: "Payé et crédité", Used: "Utilisé", Balance: "Net à payer", Credit: "Crédit disponible",
	Taxes: "Taxes", Jurisdiction: "Juridiction", Rate: "Taux", Taxable: "Base", Amount: "Montant",
	Notes: "Remarques", TermsText: "Conditions générales",
	Remittance: "Paiement", PayTo: "Bénéficiaire", Bank: "Banque", BankAccount: "N° de compte", Routing: "Code banque", Reference: "Référence de paiement", ScanPay: "Scanner pour payer", Scan: "Code de référence",
	Cheques: "Chèques à",

	NumberOfItem: "Numéro", OpenItems: "Postes ouverts", Activity: "Mouvements", Kind: "Type", Open: "Ouvert", DaysLate: "Jours de retard", Opening: "Solde initial", Closing: "Solde final", Charges: "Débits", Payments: "Paiements et avoirs", Running: "Solde", Ageing: "Échéancier", AccountTotal: "Total", AmountDue: "Solde dû",
	InvoiceItem: "Facture", CreditItem: "Avoir", PaymentItem: "Paiement", AdjustmentItem: "Ajustement",

	BillingCheck: "Lignes de contrat et facturation", Expected: "Attendu", Billed: "Facturé", Difference: "Écart", Cause: "Cause", Unexplained: "Inexpliqué", ByCause: "Écarts par cause", Lines: "Lignes", Settlement: "Factures, paiements et avoirs", PaidAmount: "Payé", Credited: "Crédité", Adjusted: "Ajusté", Ledger: "Grand livre", Agrees: "concorde avec le grand livre", Differs: "diffère du grand livre", LedgerCheck: "Solde et grand livre", Invoiced: "Facturé",

	Subject: `{{ title }} {{ number }} de {{ seller }}`,
	Body:    "Bonjour {{ coalesce(contact, buyer) }},\n\nveuillez trouver ci-joint le document {{ title }} {{ number }} du {{ issuedOn }} d’un montant de {{ total }}.{{ kind == \"INVOICE\" && has(dueOn) ? concat(\" Échéance : \", dueOn, \".\") : \"\" }}\n\nCordialement\n{{ seller }}",
	Footer:  `Une question sur ce document ? {{ coalesce(email, phone, seller) }}`,
}

var wordsES = words{
	Invoice: "Factura", CreditMemo: "Nota de crédito", Statement: "Estado de cuenta", Reconciliation: "Conciliación de cuenta",

	Number: "N.º de factura", CreditNumber: "N.º de nota de crédito", Date: "Fecha", Due: "Vencimiento", ServicePeriod: "Periodo de servicio", Account: "N.º de cliente", Order: "Pedido", Contract: "Contrato", Original: "Factura corregida", Reason: "Motivo", Terms: "Condiciones de pago", Currency: "Moneda", AsOf: "A fecha de", Period: "Periodo",
	BillTo: "Facturar a", ShipTo: "Enviar a", VATID: "NIF-IVA", TaxID: "N.º fiscal", Page: "Página", Of: "de",

	No: "N.º", Description: "Descripción", Code: "Código", Quantity: "Cant.", Unit: "Unidad", UnitPrice: "Precio unitario", Net: "Neto", Tax: "Impuesto", Gross: "Bruto", TaxRate: "Tipo", From: "Desde", To: "Hasta",
	Product: "Producto", Site: "Sede", CostCentre: "Centro de coste", Service: "Servicio", Without: "Sin asignar", Subtotal: "Subtotal", Continued: "continuación",

	NetTotal: "Base imponible", TaxTotal: "Impuestos", Total: "Total", Paid: "Pagado y abonado", Used: "Utilizado", Balance: "Importe a pagar", Credit: "Crédito disponible",
	Taxes: "Impuestos", Jurisdiction: "Jurisdicción", Rate: "Tipo", Taxable: "Base", Amount: "Importe",
	Notes: "Notas", TermsText: "Condiciones generales",
	Remittance: "Pago", PayTo: "Beneficiario", Bank: "Banco", BankAccount: "N.º de cuenta", Routing: "Código bancario", Reference: "Referencia de pago", ScanPay: "Escanee para pagar", Scan: "Código de referencia",
	Cheques: "Cheques a",

	NumberOfItem: "Número", OpenItems: "Partidas abiertas", Activity: "Movimientos", Kind: "Tipo", Open: "Pendiente", DaysLate: "Días de retraso", Opening: "Saldo inicial", Closing: "Saldo final", Charges: "Cargos", Payments: "Pagos y abonos", Running: "Saldo", Ageing: "Antigüedad", AccountTotal: "Total", AmountDue: "Saldo pendiente",
	InvoiceItem: "Factura", CreditItem: "Nota de crédito", PaymentItem: "Pago", AdjustmentItem: "Ajuste",

	BillingCheck: "Líneas de contrato y facturación", Expected: "Esperado", Billed: "Facturado", Difference: "Diferencia", Cause: "Causa", Unexplained: "Sin explicar", ByCause: "Diferencias por causa", Lines: "Líneas", Settlement: "Facturas, pagos y abonos", PaidAmount: "Pagado", Credited: "Abonado", Adjusted: "Ajustado", Ledger: "Libro mayor", Agrees: "concuerda con el libro mayor", Differs: "difiere del libro mayor", LedgerCheck: "Saldo y libro mayor", Invoiced: "Facturado",

	Subject: `{{ title }} {{ number }} de {{ seller }}`,
	Body:    "Estimado cliente {{ coalesce(contact, buyer) }}:\n\nadjuntamos {{ title }} {{ number }} del {{ issuedOn }} por {{ total }}.{{ kind == \"INVOICE\" && has(dueOn) ? concat(\" Vence el \", dueOn, \".\") : \"\" }}\n\nUn saludo\n{{ seller }}",
	Footer:  `¿Preguntas sobre este documento? {{ coalesce(email, phone, seller) }}`,
}
