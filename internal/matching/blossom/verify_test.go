package blossom

import (
	"errors"
	"math"
	"testing"
)

func TestLiftIsTheSmallestSafeConstantOfItsFormula(t *testing.T) {
	for name, c := range map[string]struct {
		n         int
		weights   []int64
		objective Objective
		want      int64
		err       error
	}{
		"no edge":                      {n: 5, objective: MaxCardinality},
		"no vertex":                    {n: 0, objective: MaxCardinality},
		"weight alone needs none":      {n: 4, weights: []int64{-7, 9}},
		"one weight, two vertices":     {n: 2, weights: []int64{5}, objective: MaxCardinality, want: 1*2 - 5},
		"negative and positive":        {n: 5, weights: []int64{-3, 4}, objective: MaxCardinality, want: 8*3 + 3},
		"all the same":                 {n: 10, weights: []int64{0, 0, 0}, objective: MaxCardinality, want: 6},
		"great but equal":              {n: 2, weights: []int64{1<<62 - 1}, objective: MaxCardinality, want: 2 - (1<<62 - 1)},
		"low but equal":                {n: 2, weights: []int64{1 - 1<<62}, objective: MaxCardinality, want: 2 + (1<<62 - 1)},
		"last weight that is taken":    {n: 2, weights: []int64{1 << 59}},
		"first weight that is refused": {n: 2, weights: []int64{1<<59 + 1}, err: ErrOverflow},
		"the same below nought":        {n: 2, weights: []int64{-1<<59 - 1}, err: ErrOverflow},
		"a total beyond int64":         {n: 20, weights: []int64{1 << 60}, objective: MaxCardinality, err: ErrOverflow},
		"two at the limit":             {n: 2, weights: []int64{1 << 62}, objective: MaxCardinality, err: ErrOverflow},
		"smallest int64":               {n: 2, weights: []int64{math.MinInt64}, objective: MaxCardinality, err: ErrOverflow},
		"smallest int64, by weight":    {n: 2, weights: []int64{math.MinInt64}, err: ErrOverflow},
		"largest int64":                {n: 2, weights: []int64{math.MaxInt64}, err: ErrOverflow},
		"the whole range":              {n: 2, weights: []int64{math.MinInt64 + 1, math.MaxInt64}, objective: MaxCardinality, err: ErrOverflow},
		"last spread that is taken":    {n: 2, weights: []int64{0, (1<<59 - 2) / 3}, objective: MaxCardinality, want: 2 * ((1<<59-2)/3 + 1)},
		"first spread that is refused": {n: 2, weights: []int64{0, (1<<59-2)/3 + 1}, objective: MaxCardinality, err: ErrOverflow},
	} {
		edges := make([]Edge, 0, len(c.weights))
		for _, w := range c.weights {
			edges = append(edges, Edge{U: 0, V: 1, Weight: w})
		}
		got, err := Lift(c.n, edges, c.objective)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: Lift = %d, %v, want %d, %v", name, got, err, c.want, c.err)
		}
	}
}
