package triads_test

import (
	"math/rand/v2"
	"slices"

	"tandem/internal/matching/triads"
)

// best is what enumeration finds: people placed and points, with the given
// number of triads.
type best struct {
	known  bool
	placed int
	points int64
}

// force finds the best arrangement by trying everything: over each set of
// people, the lowest of them alone, in each pair and in each triad. It knows
// the rules by their documentation alone.
func force(p triads.Problem) best {
	points := map[[2]int]int64{}
	for _, pair := range p.Pairs {
		for _, key := range [][2]int{{pair.U, pair.V}, {pair.V, pair.U}} {
			if old, known := points[key]; !known || pair.Points > old {
				points[key] = pair.Points
			}
		}
	}
	start, done, formed := best{known: true}, 0, 0
	for _, lock := range p.Locks {
		worth, _ := worth(p, points, lock)
		start.placed, start.points = start.placed+len(lock), start.points+worth
		formed += len(lock) - 2
		for _, v := range lock {
			done |= 1 << v
		}
	}
	table := make([][]best, 1<<p.N)
	for i := range table {
		table[i] = make([]best, p.N/3+1)
	}
	table[done][formed] = start
	for taken := done; taken < 1<<p.N; taken++ {
		for triads, from := range table[taken] {
			if from.known {
				extend(p, points, table, taken, triads, from)
			}
		}
	}
	var found best
	for triads, b := range table[1<<p.N-1] {
		if triads >= p.Rules.MinTriads && (p.Rules.MaxTriads == 0 || triads <= p.Rules.MaxTriads) && b.beats(found, p.Rules.Objective) {
			found = b
		}
	}
	return found
}

func (b best) beats(other best, o triads.Objective) bool {
	switch {
	case !b.known || !other.known:
		return b.known
	case o == triads.PlacedFirst && b.placed != other.placed:
		return b.placed > other.placed
	}
	return b.points > other.points
}

func extend(p triads.Problem, points map[[2]int]int64, table [][]best, taken, formed int, from best) {
	first := 0
	for first < p.N && taken>>first&1 == 1 {
		first++
	}
	if first == p.N {
		return
	}
	try := func(members ...int) {
		next, to := taken, from
		for _, v := range members {
			if next>>v&1 == 1 {
				return
			}
			next |= 1 << v
		}
		more := max(0, len(members)-2)
		if len(members) > 1 {
			gain, allowed := worth(p, points, members)
			if !allowed {
				return
			}
			to = best{true, from.placed + len(members), from.points + gain}
		}
		if to.beats(table[next][formed+more], p.Rules.Objective) {
			table[next][formed+more] = to
		}
	}
	try(first)
	for v := first + 1; v < p.N; v++ {
		try(first, v)
		for w := v + 1; w < p.N; w++ {
			try(first, v, w)
		}
	}
}

// worth is the points of a group and whether it is allowed.
func worth(p triads.Problem, points map[[2]int]int64, members []int) (int64, bool) {
	var sum int64
	links := 0
	for i, a := range members {
		for _, b := range members[i+1:] {
			if v, allowed := points[[2]int{a, b}]; allowed {
				links++
				sum += v
			}
		}
	}
	if len(members) == 2 {
		return 2 * sum, links == 1 && p.Rules.Sizes != triads.TriadsOnly
	}
	sum += p.Rules.PerTriad
	if p.Colours != nil {
		var colours []int
		for _, v := range members {
			colours = append(colours, p.Colours[v])
		}
		slices.Sort(colours)
		sum += []int64{0, 0, p.Rules.TwoDifferent, p.Rules.AllDifferent}[len(slices.Compact(colours))]
	}
	return sum, (links == 3 || links == 2 && p.Rules.Chains) && p.Rules.Sizes != triads.PairsOnly
}

// random makes a small problem of any kind: few different points or many, also
// below 0, parallel pairs, every rule, limits and locks.
func random(r *rand.Rand) triads.Problem {
	p := triads.Problem{N: r.IntN(12) + 1}
	chance, spread := 1+r.IntN(10), []int64{1, 2, 5, 40, 1000}[r.IntN(5)]
	for u := range p.N {
		for v := range p.N {
			if u != v && r.IntN(20) < chance {
				p.Pairs = append(p.Pairs, triads.Pair{U: u, V: v, Points: r.Int64N(2*spread) - spread/2*int64(r.IntN(3))})
			}
		}
	}
	p.Rules.Sizes = []triads.Sizes{0, 0, 0, 0, triads.PairsOnly, triads.TriadsOnly}[r.IntN(6)]
	p.Rules.Objective = triads.Objective(r.IntN(4) / 3)
	p.Rules.Chains = r.IntN(3) == 0
	if r.IntN(2) == 0 {
		p.Rules.PerTriad = r.Int64N(4*spread+1) - 2*spread
	}
	if r.IntN(2) == 0 {
		for range p.N {
			p.Colours = append(p.Colours, r.IntN(3))
		}
		p.Rules.TwoDifferent, p.Rules.AllDifferent = r.Int64N(spread+1), r.Int64N(3*spread+1)
	}
	if r.IntN(4) == 0 && p.Rules.Sizes != triads.PairsOnly {
		p.Rules.MaxTriads = r.IntN(3)
		p.Rules.MinTriads = min(r.IntN(3), p.N/3)
		if p.Rules.MaxTriads > 0 {
			p.Rules.MinTriads = min(p.Rules.MinTriads, p.Rules.MaxTriads)
		}
	}
	lock(r, &p)
	return p
}

// lock adds locks that can be kept, often none.
func lock(r *rand.Rand, p *triads.Problem) {
	points := map[[2]int]int64{}
	for _, pair := range p.Pairs {
		points[[2]int{pair.U, pair.V}], points[[2]int{pair.V, pair.U}] = pair.Points, pair.Points
	}
	taken := map[int]bool{}
	for range r.IntN(4) {
		members := r.Perm(p.N)[:min(p.N, 2+r.IntN(2))]
		if len(members) < 2 || slices.ContainsFunc(members, func(v int) bool { return taken[v] }) {
			continue
		}
		if _, allowed := worth(*p, points, members); !allowed || len(members) == 3 && p.Rules.MaxTriads > 0 {
			continue
		}
		for _, v := range members {
			taken[v] = true
		}
		p.Locks = append(p.Locks, members)
	}
}
