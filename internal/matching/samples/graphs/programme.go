package graphs

import (
	"math"
	"math/bits"

	"tandem/internal/matching/blossom"
	"tandem/internal/matching/lot"
)

// person has what the points of a pair are made of.
type person struct {
	row, column int // the area, on a square map where sides touch
	sector      int
	strategic   bool
	theme       int
	seniority   int
	days        uint
	wish        int // whom they would like, or -1
}

const (
	areaSize = 5 // people an area, on average
	sectors  = 4
	themes   = 6
)

// Programme is a cohort of people who seek a partner: five an area on average,
// candidates only in the same or a neighbouring area, and the points of a
// leadership programme: 40 for the same area or 20 for a neighbouring one, 30
// for different sectors, 10 for strategic with delivery, up to 10 each for
// theme, and for seniority and availability, 15 for a wish. Totals lie close together, so there
// are many ties.
func Programme(seed uint64, n int) (int, []blossom.Edge) {
	people := cohort(seed, n)
	var edges []blossom.Edge
	eachPair(people, func(u, v int) {
		edges = append(edges, blossom.Edge{U: u, V: v, Weight: points(people, u, v)})
	})
	return n, withoutParallels(edges)
}

// Open is Programme with the rule about areas switched off: everybody may be
// paired with everybody.
func Open(seed uint64, n int) (int, []blossom.Edge) {
	people := cohort(seed, n)
	return n, all(n, func(u, v int) int64 { return points(people, u, v) })
}

func cohort(seed uint64, n int) []person {
	chance := lot.New(seed)
	across := 1 + int(math.Sqrt(float64(n/areaSize)))
	people := make([]person, n)
	for i := range people {
		people[i] = person{
			row: chance.IntN(across), column: chance.IntN(across),
			sector: chance.IntN(sectors), strategic: chance.IntN(2) == 0,
			theme: chance.IntN(themes), seniority: chance.IntN(4),
			days: uint(1 + chance.IntN(31)), wish: -1,
		}
		if chance.IntN(4) == 0 {
			people[i].wish = chance.IntN(n)
		}
	}
	return people
}

// eachPair visits the pairs whose areas are the same or touch, smaller number first.
func eachPair(people []person, visit func(u, v int)) {
	type area struct{ row, column int }
	living := map[area][]int{}
	for i, p := range people {
		living[area{p.row, p.column}] = append(living[area{p.row, p.column}], i)
	}
	for u, p := range people {
		for _, step := range []area{{0, 0}, {0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			for _, v := range living[area{p.row + step.row, p.column + step.column}] {
				if u < v {
					visit(u, v)
				}
			}
		}
	}
}

func points(people []person, u, v int) int64 {
	a, b := people[u], people[v]
	var total int64
	switch apart := distance(a.row, b.row) + distance(a.column, b.column); apart {
	case 0:
		total += 40
	case 1:
		total += 20
	}
	if a.sector != b.sector {
		total += 30
	}
	if a.strategic != b.strategic {
		total += 10
	}
	if a.theme == b.theme {
		total += 10
	}
	total += int64(max(0, 5-2*distance(a.seniority, b.seniority)) + bits.OnesCount(a.days&b.days))
	if (a.wish == v) != (b.wish == u) {
		total += 15
	}
	return total
}

func distance(a, b int) int { return max(a-b, b-a) }
