package sets

import (
	"cmp"
	"context"
	"slices"

	"tandem/internal/matching/flow"
)

// bounds are the least costs of each criterion if it were alone, in the order of
// Result.Criteria, and so their sum the least cost of any division.
func (m *model) bounds(ctx context.Context) ([]int64, error) {
	least := make([]int64, len(m.problem.Attributes)+1)
	for a, attribute := range m.problem.Attributes {
		if attribute.Weight == 0 {
			continue
		}
		for r := range m.problem.Rounds {
			pairs, err := m.leastPairs(ctx, a, r)
			if err != nil {
				return nil, err
			}
			least[a] += attribute.Weight * pairs
		}
	}
	again, err := m.leastRepeats(ctx)
	least[len(least)-1] = m.problem.MeetingWeight * again
	return least, err
}

// leastPairs is a lower bound on the pairs of people with one value of an
// attribute who share a set of a round.
func (m *model) leastPairs(ctx context.Context, a, r int) (int64, error) {
	counts := make([]int, len(m.words[a]))
	held := make([][]int, len(counts))
	for v := range held {
		held[v] = make([]int, m.sets)
	}
	for i, v := range m.value[a] {
		if v < 0 {
			continue
		}
		counts[v]++
		if s := m.pinned[r][m.block[i]]; s >= 0 {
			held[v][s]++
		}
	}
	flat, err := spread(ctx, counts, held, m.sizes[r])
	return max(flat, m.leastOfBlocks(a, counts)), err
}

// leastOfBlocks spreads each value as evenly as its blocks allow.
func (m *model) leastOfBlocks(a int, counts []int) int64 {
	lumps := make([][]int, len(counts))
	for _, people := range m.members {
		of := map[int]int{}
		for _, i := range people {
			if v := m.value[a][i]; v >= 0 {
				of[v]++
			}
		}
		for v, count := range of {
			if count > 1 {
				lumps[v] = append(lumps[v], count)
			}
		}
	}
	var sum int64
	for v, count := range counts {
		sum += lumpy(count, lumps[v], m.sets)
	}
	return sum
}

// lumpy is the least number of equal pairs when count people, some of them in
// lumps, go to that many sets. With no more lumps than sets it is exact: two
// lumps in one set can be parted without loss by an exchange, and single people
// then fill the emptiest sets.
func lumpy(count int, lumps []int, sets int) int64 {
	if len(lumps) > sets {
		var inside int64
		for _, size := range lumps {
			inside += pairsOf(size)
		}
		return max(inside, even(count, sets))
	}
	load := make([]int, sets)
	for s, size := range lumps {
		load[s] = size
		count -= size
	}
	for range count {
		load[slices.Index(load, slices.Min(load))]++
	}
	var sum int64
	for _, size := range load {
		sum += pairsOf(size)
	}
	return sum
}

func pairsOf(n int) int64 { return int64(n) * int64(n-1) / 2 }

// even is the number of pairs when n people are spread over k sets evenly.
func even(n, k int) int64 {
	return int64(n%k)*pairsOf(n/k+1) + int64(k-n%k)*pairsOf(n/k)
}

// tooWide is the number of values times sets beyond which spread no longer
// looks at the sizes of the sets.
const tooWide = 20_000

// spread is the least number of pairs of one value in one set when the values
// occur counts times and the sets have those sizes; the rest are people of no
// value. held, per value and set, are already there. It is a minimum-cost flow
// from values to sets whose k-th unit on an arc costs k-1; exact, except that
// very wide tables fall back to each value by itself.
func spread(ctx context.Context, counts []int, held [][]int, sizes []int) (int64, error) {
	var flat int64
	loose := 0
	for _, size := range sizes {
		loose += size
	}
	for _, count := range counts {
		flat += even(count, len(sizes))
		loose -= count
	}
	if len(counts)*len(sizes) > tooWide {
		return flat, nil
	}
	p := flow.Problem{Supply: make([]int64, len(counts)+1+len(sizes))}
	p.Supply[len(counts)] = int64(loose)
	var certain int64
	for s, size := range sizes {
		to := len(counts) + 1 + s
		p.Supply[to] = -int64(size)
		p.Arcs = append(p.Arcs, flow.Arc{From: len(counts), To: to, Capacity: int64(size)})
		for v, count := range counts {
			p.Supply[v] = int64(count)
			h := held[v][s]
			certain += pairsOf(h)
			p.Arcs = append(p.Arcs, flow.Arc{From: v, To: to, Lower: int64(h), Capacity: int64(h)})
			for k := h; k < min(count, size); k++ {
				p.Arcs = append(p.Arcs, flow.Arc{From: v, To: to, Capacity: 1, Cost: int64(k)})
			}
		}
	}
	solved, err := flow.Solve(ctx, p)
	if err != nil {
		return 0, err
	}
	return certain + solved.Cost, flow.Verify(p, solved)
}

// leastRepeats is a lower bound on the sum over all pairs of people of
// m(m-1)/2 + e*m, where m is how often the division lets them meet and e how
// often they met before.
func (m *model) leastRepeats(ctx context.Context) (int64, error) {
	if m.problem.MeetingWeight == 0 || m.problem.Rounds == 1 && len(m.earlier) == 0 {
		return 0, nil
	}
	var sum int64
	for r, sizes := range m.sizes {
		sum += m.leastOldMeetings(len(sizes))
		for q := range r {
			pairs, err := spread(ctx, m.sizes[q], slices.Repeat([][]int{make([]int, m.sets)}, m.sets), sizes)
			if err != nil {
				return 0, err
			}
			sum += pairs
		}
	}
	return max(sum, m.pigeonholes()), nil
}

// leastOldMeetings spreads groups of people who all met before over the sets:
// the earlier meetings are taken apart into such groups, no pair twice.
func (m *model) leastOldMeetings(sets int) int64 {
	left := map[[2]int]int64{}
	var order [][2]int
	for k, times := range m.earlier {
		if times > 0 {
			left[k] = times
			order = append(order, k)
		}
	}
	slices.SortFunc(order, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(m.earlier[b], m.earlier[a]), slices.Compare(a[:], b[:]))
	})
	var sum int64
	for _, k := range order {
		if left[k] == 0 {
			continue
		}
		group, times := grow(k, left, len(m.problem.People))
		sum += times * even(len(group), sets)
	}
	return sum
}

// grow finds a group around a pair in which everybody met everybody, takes its
// pairs out and tells how often the least acquainted of them met.
func grow(k [2]int, left map[[2]int]int64, people int) (group []int, times int64) {
	group, times = k[:], left[k]
	for i := range people {
		fewest := times
		for _, j := range group {
			fewest = min(fewest, left[[2]int{min(i, j), max(i, j)}])
		}
		if fewest > 0 && !slices.Contains(group, i) {
			group, times = append(slices.Clone(group), i), fewest
		}
	}
	for x, i := range group {
		for _, j := range group[:x] {
			delete(left, [2]int{min(i, j), max(i, j)})
		}
	}
	return group, times
}

// pigeonholes counts the meetings that the sizes force and gives them to the
// pairs for which they are cheapest: over all pairs at once, and person by
// person. The larger sum is the bound.
func (m *model) pigeonholes() int64 {
	n, rounds := len(m.problem.People), m.problem.Rounds
	var meetings, smallest int64 = 0, int64(n)
	for _, sizes := range m.sizes {
		for _, size := range sizes {
			meetings += pairsOf(size)
			smallest = min(smallest, int64(size))
		}
	}
	var all pricelist
	var halves int64
	for i := range n {
		var mine pricelist
		for j := range n {
			if i == j {
				continue
			}
			k := [2]int{min(i, j), max(i, j)}
			together := m.block[i] == m.block[j]
			if _, apart := m.apart[k]; apart {
				continue
			}
			mine.pair(m.earlier[k], rounds, together)
			if i < j {
				all.pair(m.earlier[k], rounds, together)
			}
		}
		halves += mine.cheapest(int64(rounds) * (smallest - 1))
	}
	return max(all.cheapest(meetings), (halves+1)/2)
}

// pricelist counts the meetings to be had at each price.
type pricelist struct {
	offers []int64
	forced int64 // cost of what happens anyway
	taken  int64
}

func (l *pricelist) pair(met int64, rounds int, together bool) {
	for k := range int64(rounds) {
		if together {
			l.forced += met + k
			l.taken++
			continue
		}
		for int64(len(l.offers)) <= met+k {
			l.offers = append(l.offers, 0)
		}
		l.offers[met+k]++
	}
}

// cheapest is the least that so many meetings cost.
func (l *pricelist) cheapest(meetings int64) int64 {
	sum := l.forced
	meetings -= l.taken
	for price, count := range l.offers {
		took := max(0, min(count, meetings))
		sum += int64(price) * took
		meetings -= took
	}
	return sum
}
