// Package catalogue owns what things cost and how they are taxed: products with their prices, promotions, price indexes,
// exchange rates, rate cards for hours of work, tax jurisdictions with their rates, and exemptions of accounts. It does not
// own what a contract agreed, nor what an invoice charges.
//
// Days. Prices, rates of a card and tax rates hold from a day to a day, both included, and never two at once: see Timeline. A
// value from a day on ends the one before it, which has no end, on the day before; one that would overlap another is refused
// with both ranges named. A value without an end holds until the next one begins. Nothing is taken back: what held on a past
// day can always be asked.
//
// Prices of the index and exchange rates hold from their day until the next one. They are published once and kept.
//
// Prices and rates are not negative and have at most 8 decimals; percentages lie between 0 and 100. A tax rate of 0 percent
// has a category that says why.
package catalogue
