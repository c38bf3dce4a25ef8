// Package ubl writes, reads and checks invoices and credit notes in UBL 2.1, the XML in which invoices travel under
// EN 16931 and Peppol BIS Billing 3, and reads them in the other syntax of EN 16931, UN/CEFACT CII D16B.
//
// Document is the semantic model of EN 16931-1 in plain Go; comments name the business terms (BT-1, BG-3) of the
// standard. Write turns a Document into UBL with every element in schema order. Read does the reverse, from either
// syntax: every amount, quantity, percentage and date keeps its value and its number of decimals, and one invoice in UBL
// and in CII becomes one Document. Check reads any UBL invoice or credit note and answers what breaks the rules: the id
// of the rule, where, and what would be right.
//
// Arithmetic of the rules is exact: decimals throughout, rounded half up to two places where a rule rounds,
// with the slack a rule grants and no other.
//
// Sources of the rules: EN 16931-1 (semantic model and business rules BR, BR-CO, BR-DEC, and per VAT category BR-S,
// BR-Z, BR-E, BR-AE, BR-IC, BR-G, BR-O, BR-B, and IGIC and IPSI, which UBL validators number BR-AF and BR-AG), CEN/TS
// 16931-3-2 (UBL-SR, UBL-DT, BR-CL) and 3-3 (where CII has the terms) and Peppol BIS Billing 3 (PEPPOL-EN16931,
// PEPPOL-COMMON). Code lists: ISO 3166, ISO 4217, ISO 6523 ICD, UNTDID, UN/ECE Recommendations 20 and 21, and the EAS
// and VATEX lists of the European Commission.
//
// Not here: writing CII, and checking it as it stands (Write makes UBL of what was read), where the invoice comes from
// (bring a complete Document; nothing is computed), sending (the network wants an envelope of its own), validation
// against the XML schema (only XSD-DECIMAL and XSD-DATE stand in for it), the warnings UBL-CR about elements outside
// the model (Read skips these elements, Write never writes them), national rules of Peppol (NO-R, DK-R, DE-R …), the
// self-billing profile of Peppol, and rules no program can decide, such as that a reason and its code mean the same
// (BR-CO-05 to 08).
package ubl
