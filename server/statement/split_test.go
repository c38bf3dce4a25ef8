package statement

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		whole         int64
		weights, want []int64
	}{
		{100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{5000, []int64{3000, 1000, 6000}, []int64{1500, 500, 3000}},
		{101, []int64{1, 2}, []int64{34, 67}},
		{50, []int64{120, -20}, []int64{60, -10}},
		{7, []int64{0, 0}, []int64{7, 0}},
		{7, []int64{-3, 3}, []int64{7, 0}},
		{0, []int64{1, 2}, []int64{0, 0}},
		{-100, []int64{1, 1, 1}, []int64{-34, -33, -33}},
		{7, nil, []int64{}},
		{1_000_000_000_000, []int64{1, 1_000_000_000_000, -1_000_000_000_000}, []int64{1_000_000_000_000, 0, 0}},
	} {
		if got := split(c.whole, c.weights); !slices.Equal(got, c.want) {
			t.Errorf("split(%d, %v) = %v, want %v", c.whole, c.weights, got, c.want)
		}
	}
}

// Parts sum to the whole, each within a unit of its exact share, and the parts of the full sum are the weights.
func TestSplitSumsToTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000), 1, 40).Draw(t, "weights")
		whole := rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, "whole")
		var total int64
		for _, w := range weights {
			total += w
		}
		if total != 0 { // what is open of an invoice is not more than all of it
			whole %= total
		}
		parts := split(whole, weights)
		var sum int64
		for i, p := range parts {
			sum += p
			if total != 0 {
				exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(whole), big.NewInt(weights[i])), big.NewInt(total))
				if off := exact.Sub(exact, new(big.Rat).SetInt64(p)); off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
					t.Fatalf("part %d of %v is %d, %s away from its share", i, weights, p, off.FloatString(3))
				}
			}
		}
		if sum != whole {
			t.Fatalf("%v sum to %d, want %d", parts, sum, whole)
		}
		if total != 0 && !slices.Equal(split(total, weights), weights) {
			t.Fatalf("the whole of %v is split into %v", weights, split(total, weights))
		}
	})
}
