package triads

import "slices"

// A program of up to wholePool groups is solved with all of them; a larger one
// starts from the heaviest of each person and takes in those that the
// multipliers do not cover yet (column generation; Gilmore and Gomory 1961).
const (
	wholePool  = 20_000
	firstShare = 24
	nextShare  = 6
	// rounding is what the rounding of a group's multipliers may hide, in
	// 1/scale.
	rounding = 3
)

// relax solves the linear relaxation. The multipliers it returns cover every
// group, also when the steps were used up before the end.
func (p *program) relax(s *simplex, steps int) dual {
	s.columns = p.first()
	if p.limited && p.reward > 0 {
		s.columns = append(s.columns, p.rewarding())
	}
	var best dual
	for {
		optimal := s.run(steps - s.steps)
		d, missing := p.priced(p.round(s.y))
		if best == nil || p.bound(d) < p.bound(best) {
			best = d
		}
		if !optimal || len(missing) == 0 || p.groups <= wholePool {
			return best
		}
		s.columns = append(s.columns, missing...)
	}
}

// first is the groups to start with.
func (p *program) first() []column {
	if p.groups <= wholePool {
		all := make([]column, 0, p.groups+1)
		for c := range p.g.each {
			all = append(all, p.column(c))
		}
		return all
	}
	list := newShortlist(p.g.n, firstShare)
	for c := range p.g.each {
		each := -c.points * int64(5-c.size()) // compares points a person: 6 / 2 and 6 / 3
		for _, v := range c.people() {
			list.offer(v, each, c)
		}
	}
	return list.columns(p)
}

// priced covers every group, and lists the ones that were covered least.
func (p *program) priced(d dual) (dual, []column) {
	covered := slices.Clone(d)
	list := newShortlist(p.g.n, nextShare)
	for c := range p.g.each {
		col := p.column(c)
		if s := p.slack(d, &col); s < 0 {
			p.cover(covered, &col)
			if s < -rounding {
				list.offer(c.members[0], s, c)
			}
		}
	}
	return covered, list.columns(p)
}

// shortlist keeps for each person the groups with the smallest keys, the
// earlier of equals.
type shortlist struct {
	share int
	kept  [][]keyed
}

type keyed struct {
	key int64
	group
}

func newShortlist(n, share int) *shortlist { return &shortlist{share, make([][]keyed, n)} }

func (l *shortlist) offer(person int32, key int64, c group) {
	kept := l.kept[person]
	if len(kept) == l.share {
		if kept[l.share-1].key <= key {
			return
		}
		kept = kept[:l.share-1]
	}
	at := len(kept)
	for at > 0 && kept[at-1].key > key {
		at--
	}
	l.kept[person] = slices.Insert(kept, at, keyed{key, c})
}

// columns are the groups kept, each once.
func (l *shortlist) columns(p *program) []column {
	var all []group
	for _, kept := range l.kept {
		for _, k := range kept {
			all = append(all, k.group)
		}
	}
	slices.SortFunc(all, compareGroups)
	all = slices.Compact(all)
	columns := make([]column, len(all))
	for i, c := range all {
		columns[i] = p.column(c)
	}
	return columns
}

func compareGroups(a, b group) int { return slices.Compare(a.members[:], b.members[:]) }
