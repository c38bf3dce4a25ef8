// Package charge works out what a contract line charges, without a database: service periods, proration by day, rising
// prices, promotions, and what is given back when service ended before the day that is already billed.
//
// A line charges in periods of one or more months that follow each other from an anchor without gap. A line in advance
// charges a period when it begins, a line in arrears when it has ended. Amounts are minor units of one currency.
//
// A period that is served in part is charged by its days. The amount of the days a..b of a period of n days whose whole
// costs w is round(w·b/n) − round(w·(a−1)/n): however a period is split, and in whichever order its parts are billed, the
// parts sum to the whole. Rounding is half away from zero.
package charge
