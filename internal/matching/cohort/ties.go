package cohort

import (
	"math/big"
	"slices"

	"tandem/internal/matching/lot"
)

// tight tells whether the way through a state of a layer with a further gain
// is a best one.
func tight(bound, onward, best int64) bool { return onward > least && bound+onward == best }

// one gives the entries of a best way: the first in the order of the layers.
func (p *programme) one() []int {
	ways, best := p.onward(), p.best()
	taken := slices.Clone(p.task.in)
	s := int32(0)
	for i := range p.task.items {
		l := &p.layers[i]
		if tight(l.bound[s], l.leaving(int(s), ways[i+1]), best) {
			s = l.skip[s]
		} else {
			taken = append(taken, p.task.items[i].entry)
			s = l.take[s]
		}
	}
	slices.Sort(taken)
	return taken
}

// counts gives for every state on a best way how many best ways lead on from
// it; nil for the others.
func (p *programme) counts() [][]*big.Int {
	ways, best := p.onward(), p.best()
	n := len(p.task.items)
	counts := make([][]*big.Int, n+1)
	counts[n] = make([]*big.Int, len(p.layers[n].bound))
	for s, b := range p.layers[n].bound {
		if b == best {
			counts[n][s] = big.NewInt(1)
		}
	}
	for i := n - 1; i >= 0; i-- {
		l := &p.layers[i]
		counts[i] = make([]*big.Int, len(l.bound))
		for s, b := range l.bound {
			if ways[i][s] == least || b+ways[i][s] != best {
				continue
			}
			count := new(big.Int)
			if tight(b, l.leaving(s, ways[i+1]), best) {
				count.Add(count, counts[i+1][l.skip[s]])
			}
			if tight(b, l.taking(s, ways[i+1]), best) {
				count.Add(count, counts[i+1][l.take[s]])
			}
			counts[i][s] = count
		}
	}
	return counts
}

// pick gives the entries of the best way with a number below the count of ways.
func (p *programme) pick(counts [][]*big.Int, number *big.Int) []int {
	ways, best := p.onward(), p.best()
	taken := slices.Clone(p.task.in)
	number = new(big.Int).Set(number)
	s := int32(0)
	for i := range p.task.items {
		l := &p.layers[i]
		if tight(l.bound[s], l.leaving(int(s), ways[i+1]), best) {
			here := counts[i+1][l.skip[s]]
			if number.Cmp(here) < 0 {
				s = l.skip[s]
				continue
			}
			number.Sub(number, here)
		}
		taken = append(taken, p.task.items[i].entry)
		s = l.take[s]
	}
	slices.Sort(taken)
	return taken
}

// with counts for every entry the best ways that take it, and adds them up.
func (p *programme) with(counts [][]*big.Int, sum []*big.Int) {
	ways, best := p.onward(), p.best()
	total := counts[0][0]
	for _, e := range p.task.in {
		sum[e].Add(sum[e], total)
	}
	reach := []*big.Int{big.NewInt(1)}
	for i, it := range p.task.items {
		l := &p.layers[i]
		next := make([]*big.Int, len(p.layers[i+1].bound))
		for s, here := range reach {
			if here == nil {
				continue
			}
			if tight(l.bound[s], l.leaving(s, ways[i+1]), best) {
				addTo(next, l.skip[s], here)
			}
			if tight(l.bound[s], l.taking(s, ways[i+1]), best) {
				addTo(next, l.take[s], here)
				sum[it.entry].Add(sum[it.entry], new(big.Int).Mul(here, counts[i+1][l.take[s]]))
			}
		}
		reach = next
	}
}

func addTo(counts []*big.Int, s int32, n *big.Int) {
	if counts[s] == nil {
		counts[s] = new(big.Int)
	}
	counts[s].Add(counts[s], n)
}

// below draws a number from 0 up to but not including n, each equally likely.
func below(l *lot.Lot, n *big.Int) *big.Int {
	width := n.BitLen()
	for {
		drawn := new(big.Int)
		for got := 0; got < width; got += 64 {
			drawn.Lsh(drawn, 64).Or(drawn, new(big.Int).SetUint64(l.Uint64()))
		}
		if drawn.Rsh(drawn, uint((64-width%64)%64)); drawn.Cmp(n) < 0 {
			return drawn
		}
	}
}
