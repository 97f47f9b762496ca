package triads

import (
	"math/bits"
	"slices"
)

// program is the problem of one component in the form of a packing: rows that
// hold at most so much, groups with a weight. The weight of a group packs the
// aims of the objective into one number: the points, more than all points
// together for each person placed, and more than all of that for each triad up
// to the number wanted.
type program struct {
	g       *graph
	meter   *meter
	limit   []int64 // of each row: the people, those of limited, the sets
	limited bool    // there are rows that limit triads
	sets    []set
	whole   [4][]int32 // the rows of a first set of everybody, by the size of a group
	lift    int64      // for each person placed
	reward  int64      // for each triad up to the number wanted
	step    int64      // every weight is a multiple of it
	scale   int64      // of the multipliers
	low     int64      // no group has fewer points, nor more than high; 0 is between
	high    int64
	top     int64 // the largest weight
	groups  int   // how many there are
}

// Rows that limit triads, after the people: at most so many triads; the triads
// rewarded are no more than there are; nor than asked for.
const (
	capRow = iota
	needRow
	wantRow
	limitRows
)

// The size of numbers: the multipliers of all rows together stay below 2^61,
// and a rounded multiplier is exact to 2^-16 when there is room for it.
const (
	roomBits  = 61
	scaleBits = 16
)

// newProgram reads the groups once. It fails with ErrOverflow.
func newProgram(g *graph, m *meter) (*program, error) {
	least, most := g.rules.MinTriads, g.rules.MaxTriads
	p := &program{g: g, meter: m, limited: least > 0 || most > 0, limit: make([]int64, g.n, g.n+limitRows)}
	for c := range g.each {
		p.groups++
		p.step = gcd(p.step, c.points)
		p.low, p.high = min(p.low, c.points), max(p.high, c.points)
	}
	p.step = max(p.step, 1)
	for i := range p.limit {
		p.limit[i] = 1
	}
	if p.limited {
		if most == 0 {
			most = g.n
		}
		p.limit = append(p.limit, int64(most), 0, int64(least))
	}
	p.everybody()
	err := p.pack(p.high-p.low, int64(least))
	p.top = max(p.step, 3*p.lift+p.high, p.reward)
	return p, err
}

// everybody adds the set of all people where the sizes allowed do not add up to
// them: an odd number of people and pairs, say, or an even number and at most
// one triad.
func (p *program) everybody() {
	all, row := set{share: 2}, int32(len(p.limit))
	switch {
	case p.g.rules.Sizes == PairsOnly:
		p.whole[2] = []int32{row}
	case p.g.rules.Sizes == TriadsOnly:
		all.share = 3
		p.whole[3] = []int32{row}
	case p.limited:
		all.extra = p.limit[p.g.n+capRow]
		p.whole[2], p.whole[3] = []int32{row}, []int32{row, row}
	default:
		return
	}
	for v := range int32(p.g.n) {
		all.people = append(all.people, v)
	}
	p.sets = []set{all}
	p.limit = append(p.limit, all.limit())
}

// pack chooses the weights so that each aim outweighs those after it.
func (p *program) pack(spread, least int64) error {
	people := int64(p.g.n)
	span, fits := product(people/2+1, spread+p.step)
	if p.g.rules.Objective == PlacedFirst {
		p.lift = span // a multiple of step, as spread is
	}
	placed, fits2 := product(people, p.lift)
	if fits && fits2 && least > 0 {
		p.reward = placed + span
	}
	rewards, fits3 := product(p.reward, people+least)
	total := placed + span + rewards
	if !fits || !fits2 || !fits3 || bits.Len64(uint64(total)) > roomBits-3 {
		return ErrOverflow
	}
	p.scale = 1 << min(scaleBits, roomBits-3-bits.Len64(uint64(total)))
	return nil
}

// product multiplies numbers of at least 0; it fits when there is room to add
// several.
func product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	return int64(low), high == 0 && bits.Len64(low) < roomBits
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

func (p *program) weight(c group) int64 { return c.points + p.lift*int64(c.size()) }

func (p *program) column(c group) column {
	return column{rows: c.members, sets: slices.Clip(p.whole[c.size()]), triad: c.size() == 3, weight: p.weight(c)}
}

// rewarding is the column that stands for the triads wanted.
func (p *program) rewarding() column {
	n := int32(p.g.n)
	return column{rows: [3]int32{n + needRow, n + wantRow, none}, weight: p.reward}
}

// value packs an arrangement.
func (p *program) value(groups []group) int64 {
	var sum, triads int64
	for _, c := range groups {
		sum += p.weight(c)
		if c.size() == 3 {
			triads++
		}
	}
	if p.limited {
		sum += p.reward * min(triads, p.limit[p.g.n+wantRow])
	}
	return sum
}

// allows tells whether the number of triads is not too large.
func (p *program) allows(groups []group) bool {
	var triads int64
	for _, c := range groups {
		if c.size() == 3 {
			triads++
		}
	}
	return !p.limited || triads <= p.limit[p.g.n+capRow]
}
