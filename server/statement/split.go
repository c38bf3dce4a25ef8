package statement

import (
	"math/big"
	"slices"
)

// split divides whole in proportion to weights, of which some may be negative. Parts are rounded towards zero; what is left
// goes, a unit each, to the largest dropped fractions of its sign, ties to the earlier part, so that the parts sum to the
// whole. Weights that sum to zero have no proportion, nor have those that sum to so little that a part would be beyond all
// amounts: the first part is the whole.
func split(whole int64, weights []int64) []int64 {
	parts := make([]int64, len(weights))
	total := new(big.Int)
	for _, w := range weights {
		total.Add(total, big.NewInt(w))
	}
	if len(weights) == 0 {
		return parts
	}
	if total.Sign() == 0 {
		parts[0] = whole
		return parts
	}
	rests, order := make([]*big.Int, len(weights)), make([]int, len(weights))
	left := whole
	for i, w := range weights {
		q, r := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(whole), big.NewInt(w)), total, new(big.Int))
		if total.Sign() < 0 {
			r.Neg(r) // of the exact part, over the absolute total
		}
		if !q.IsInt64() {
			clear(parts)
			parts[0] = whole
			return parts
		}
		parts[i], rests[i], order[i] = q.Int64(), r, i
		left -= parts[i]
	}
	step := int64(1)
	if left < 0 {
		step = -1
	}
	slices.SortStableFunc(order, func(x, y int) int { return int(step) * rests[y].Cmp(rests[x]) })
	for _, i := range order[:left*step] {
		parts[i] += step
	}
	return parts
}
