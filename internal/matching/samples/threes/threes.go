// Package threes makes problems for the triads engine from a seed: the
// populations on which it is tested and measured. The same arguments make the
// same problem as long as the areas of England, on a day of 2026, are the same.
package threes

import (
	"slices"
	"strings"

	"tandem/internal/area"
	"tandem/internal/matching/lot"
	"tandem/internal/matching/triads"
)

// person is what the points of a pair are computed from.
type person struct {
	area, sector, role, seniority int
	themes                        [2]int
}

// Programme is a cohort like that of a national programme: n people in real
// local authority areas of England that hang together, four an area on average
// up to about 600 people, who may be together within an area or with a
// neighbouring one. The colour is the sector.
func Programme(n int, seed uint64) triads.Problem { return cohort(n, seed, true, points) }

// Dense is the same cohort without the rule of place: everybody may be with
// everybody, and nearness only adds points.
func Dense(n int, seed uint64) triads.Problem { return cohort(n, seed, false, points) }

// Ties is Programme with place and sector as the only points: most
// arrangements have an equal.
func Ties(n int, seed uint64) triads.Problem { return cohort(n, seed, true, coarse) }

func cohort(n int, seed uint64, place bool, worth func(a, b person, near bool) int64) triads.Problem {
	l := lot.New(seed)
	areas, near := country(l, (n+3)/4)
	people := population(l, n, len(areas))
	p := triads.Problem{N: n, Rules: mixed}
	for v, b := range people {
		p.Colours = append(p.Colours, b.sector)
		for u, a := range people[:v] {
			if beside := near[a.area][b.area]; !place || a.area == b.area || beside {
				p.Pairs = append(p.Pairs, triads.Pair{U: u, V: v, Points: worth(a, b, beside)})
			}
		}
	}
	return p
}

// Random has n people, each pair allowed with the given chance in a thousand,
// and points from 0 to most: no structure that a solver could lean on.
func Random(n, perMille int, most int64, seed uint64) triads.Problem {
	l := lot.New(seed)
	p := triads.Problem{N: n, Rules: mixed}
	for u := range n {
		p.Colours = append(p.Colours, l.IntN(3))
		for v := range u {
			if l.IntN(1000) < perMille {
				p.Pairs = append(p.Pairs, triads.Pair{U: v, V: u, Points: int64(l.IntN(int(most) + 1))})
			}
		}
	}
	return p
}

// mixed prefers a triad with one person from each sector.
var mixed = triads.Rules{AllDifferent: 30, TwoDifferent: 10}

// country is a connected part of England: areas that grew from one by taking
// in neighbours, and who borders whom.
func country(l *lot.Lot, size int) (codes []string, near [][]bool) {
	const day = "2026-09-01"
	all := area.Current(day)
	lot.Shuffle(l, all)
	for len(codes) < size && len(all) > 0 {
		next := slices.IndexFunc(all, func(a area.Area) bool {
			return slices.ContainsFunc(codes, func(c string) bool { return area.Neighbours(a.Code, c, day) })
		})
		next = max(next, 0) // an island, or the first one
		codes = append(codes, all[next].Code)
		all = slices.Delete(all, next, next+1)
	}
	slices.SortFunc(codes, strings.Compare)
	for _, a := range codes {
		row := make([]bool, len(codes))
		for j, b := range codes {
			row[j] = a != b && area.Neighbours(a, b, day)
		}
		near = append(near, row)
	}
	return codes, near
}

func population(l *lot.Lot, n, areas int) []person {
	people := make([]person, n)
	for i := range people {
		people[i] = person{area: l.IntN(areas), sector: l.IntN(3), role: l.IntN(2), seniority: l.IntN(11)}
		people[i].themes = [2]int{l.IntN(6), l.IntN(6)}
	}
	return people
}

// coarse is the points for place and sector.
func coarse(a, b person, near bool) int64 {
	var sum int64
	switch {
	case a.area == b.area:
		sum += 40
	case near:
		sum += 20
	}
	if a.sector != b.sector {
		sum += 30
	}
	return sum
}

// points adds role, theme and seniority.
func points(a, b person, near bool) int64 {
	sum := coarse(a, b, near)
	if a.role != b.role {
		sum += 10
	}
	for _, t := range a.themes {
		if slices.Contains(b.themes[:], t) {
			sum += 5
		}
	}
	return sum + 10 - int64(max(a.seniority-b.seniority, b.seniority-a.seniority))
}
