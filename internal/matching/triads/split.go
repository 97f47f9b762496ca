package triads

import "slices"

// mostListing is how many steps it may take to list all triads once.
const mostListing = 2_000_000_000

// listing is about how many steps it takes to list all triads once.
func (g *graph) listing() (steps int) {
	for _, list := range g.near {
		for _, v := range list {
			steps += len(g.near[v.person])
		}
	}
	return steps
}

// without is the graph with the people of some groups left alone, under the
// rules that remain.
func (g *graph) without(groups []group) *graph {
	gone := make([]bool, g.n)
	for i := range groups {
		for _, v := range groups[i].people() {
			gone[v] = true
		}
	}
	rest := &graph{n: g.n, rules: g.rules, colours: g.colours, near: make([][]neighbour, g.n)}
	for v, list := range g.near {
		if !gone[v] {
			rest.near[v] = slices.DeleteFunc(slices.Clone(list), func(n neighbour) bool { return gone[n.person] })
		}
	}
	rest.rules.spend(groups)
	return rest
}

// components are the connected sets of two or more people, each in ascending
// order, by their first members.
func (g *graph) components() [][]int32 {
	var all [][]int32
	seen := make([]bool, g.n)
	for v := range g.near {
		if seen[v] || len(g.near[v]) == 0 {
			continue
		}
		seen[v] = true
		people := []int32{int32(v)}
		for i := 0; i < len(people); i++ {
			for _, n := range g.near[people[i]] {
				if !seen[n.person] {
					seen[n.person] = true
					people = append(people, n.person)
				}
			}
		}
		slices.Sort(people)
		all = append(all, people)
	}
	return all
}

// induced is the graph of some people, given in ascending order.
func (g *graph) induced(people []int32) *graph {
	part := &graph{n: len(people), rules: g.rules, near: make([][]neighbour, len(people))}
	place := make(map[int32]int32, len(people))
	for i, v := range people {
		place[v] = int32(i)
		if g.colours != nil {
			part.colours = append(part.colours, g.colours[v])
		}
	}
	for i, v := range people {
		for _, n := range g.near[v] {
			if at, inside := place[n.person]; inside {
				part.near[i] = append(part.near[i], neighbour{at, n.points})
			}
		}
	}
	return part
}

// spend takes triads that are formed from the limits.
func (r *Rules) spend(formed []group) {
	triads := count(formed, 3)
	r.MinTriads = max(0, r.MinTriads-triads)
	if r.MaxTriads == 0 {
		return
	}
	if r.MaxTriads -= triads; r.MaxTriads <= 0 {
		r.MaxTriads = 0
		r.Sizes = map[Sizes]Sizes{PairsAndTriads: PairsOnly, PairsOnly: PairsOnly, TriadsOnly: nothing}[r.Sizes]
	}
}
