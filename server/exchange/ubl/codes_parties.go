package ubl

// icds are the issuers of identifiers, ISO 6523 ICD.
var icds = codes("0001..0091 0093..0102 0104..0180 0183..0246")

// endpoints are the schemes of electronic addresses, EAS.
var endpoints = eitherList(peppolEndpoints, codes("0219 AN AQ AS AU EM"))

// peppolEndpoints are the schemes of EAS by which Peppol finds a receiver.
var peppolEndpoints = codes(`
	0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190..0196
	0198..0205 0208..0213 0215..0218 0220 0221 0225 0230 0235 0240 0244..0246
	9910 9913..9915 9918..9920 9922..9953 9957 9959`)
