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

// relax solves the linear relaxation, and tells whether it came to the end. The
// multipliers cover every group in any case.
func (p *program) relax(s *simplex, steps int) (dual, bool) {
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
			return best, optimal
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
	pairs, triads := newShortlist(p.g.n, firstShare), newShortlist(p.g.n, firstShare)
	for c := range p.g.each {
		list := triads
		if c.size() == 2 {
			list = pairs
		}
		for _, v := range c.people() {
			list.offer(v, -c.points, c)
		}
	}
	return append(pairs.columns(p), triads.columns(p)...)
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

// shortlist keeps for each person the groups with the smallest keys. Among
// equals a number mixed from the members decides: people who are all alike are
// then spread over one another, not all listed with the first few.
type shortlist struct {
	share int
	kept  [][]keyed
}

type keyed struct {
	key int64
	tie uint64
	group
}

func newShortlist(n, share int) *shortlist { return &shortlist{share, make([][]keyed, n)} }

func (l *shortlist) offer(person int32, key int64, c group) {
	kept := l.kept[person]
	if len(kept) == l.share && kept[l.share-1].key < key {
		return
	}
	at := len(kept)
	entry := keyed{key, c.mixed(), c}
	for at > 0 && entry.before(kept[at-1]) {
		at--
	}
	if at == l.share {
		return
	}
	l.kept[person] = slices.Insert(kept[:min(len(kept), l.share-1)], at, entry)
}

func (k keyed) before(other keyed) bool {
	return k.key < other.key || k.key == other.key && k.tie < other.tie
}

// mixed is the members as one number that looks drawn at random (the finaliser
// of SplitMix64; Steele, Lea and Flood 2014).
func (g group) mixed() uint64 {
	z := uint64(g.members[0])<<42 ^ uint64(g.members[1])<<21 ^ uint64(g.members[2]+1)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
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
