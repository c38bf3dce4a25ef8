// Package money holds exact amounts of money.
//
// An Amount is a whole number of minor units of one currency (cents for USD, yen for JPY, fils for KWD), so that sums,
// comparisons and database constraints are exact everywhere. Rates, prices and quantities are decimal.Decimal with at
// most RateScale decimals; they become money once, by Amount.Mul or FromDecimal, which round half away from zero.
//
// Amounts of two currencies are never added or compared: Add, Sub and Cmp report ErrCurrency. Results outside int64
// report ErrOverflow. Split divides an amount so that the parts always sum to the whole.
package money
