package cohort

import (
	"math/bits"
	"slices"
)

// order is the sequence in which the programme goes through the entries. The
// fewer counts are open at a time, the fewer states there are: units that share
// counts nobody else has, such as those of one area, stand together, and areas
// of one region do. The next group of units is always the one that opens least
// and closes most (the greedy rule for frontiers of decision diagrams).
func (p *plan) order() []int {
	if p.sequence == nil {
		p.sequence = newFrontier(p).walk()
	}
	return p.sequence
}

// frontier walks over groups of entries that touch the same counts.
type frontier struct {
	groups []touching
	width  []int // bits a count takes while it is open
	left   []int // groups still to come that touch a count
	opened []bool
}

type touching struct {
	counts  []int
	entries []int
}

func newFrontier(p *plan) *frontier {
	f := &frontier{}
	totals := make([]int, len(p.keys))
	byTouch := map[string]int{}
	for i, e := range p.entries {
		touch := touching{}
		var mark []byte
		for _, u := range e.uses {
			touch.counts = append(touch.counts, u.counter)
			mark = append(mark, byte(u.counter), byte(u.counter>>8), byte(u.counter>>16))
			totals[u.counter] += u.amount
		}
		g, known := byTouch[string(mark)]
		if !known {
			g = len(f.groups)
			byTouch[string(mark)] = g
			f.groups = append(f.groups, touch)
		}
		f.groups[g].entries = append(f.groups[g].entries, i)
	}
	f.measure(p, totals)
	return f
}

// measure estimates how many bits each count takes; one that no rule can make
// matter takes none.
func (f *frontier) measure(p *plan, totals []int) {
	f.width, f.left, f.opened = make([]int, len(p.keys)), make([]int, len(p.keys)), make([]bool, len(p.keys))
	for _, r := range p.rules {
		if total := totals[r.at]; r.min > 0 || r.max < total {
			most := min(total, max(r.min, min(r.max, p.call.MaxSeats)))
			f.width[r.at] = max(f.width[r.at], bits.Len(uint(most)))
		}
	}
	for _, g := range f.groups {
		for _, c := range g.counts {
			f.left[c]++
		}
	}
}

func (f *frontier) walk() []int {
	var sequence []int
	waiting := make([]int, len(f.groups))
	for g := range waiting {
		waiting[g] = g
	}
	for len(waiting) > 0 {
		next, least := 0, 0
		for i, g := range waiting {
			if growth := f.growth(f.groups[g]); i == 0 || growth < least {
				next, least = i, growth
			}
		}
		g := f.groups[waiting[next]]
		waiting = slices.Delete(waiting, next, next+1)
		for _, c := range g.counts {
			f.opened[c] = true
			f.left[c]--
		}
		sequence = append(sequence, g.entries...)
	}
	return sequence
}

// growth is by how many bits the state gets wider when a group comes next.
func (f *frontier) growth(g touching) int {
	growth := 0
	for _, c := range g.counts {
		switch {
		case f.opened[c] && f.left[c] == 1:
			growth -= f.width[c]
		case !f.opened[c] && f.left[c] > 1:
			growth += f.width[c]
		}
	}
	return growth
}
