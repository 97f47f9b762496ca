package assign

import (
	"cmp"
	"fmt"
	"slices"
)

// check reads every row of the problem; what passes can be built without a
// thought.
func (p Reading) check() error {
	var m mistakes
	var readers, read []string
	for _, r := range p.Reviewers {
		readers = append(readers, r.ID)
		if r.Least < 0 || r.Max < r.Least || r.Max > largest {
			m.add("%s is to read %d to %d applications; the least is at least 0 and at most the most.", called(r.Name, r.ID), r.Least, r.Max)
		}
	}
	for _, a := range p.Applications {
		read = append(read, a.ID)
		if a.Seats < 0 || a.Seats > largest {
			m.add("%s is to have %d reviewers; that must be at least 0.", called(a.Name, a.ID), a.Seats)
		}
	}
	if p.Seats < 0 || p.Seats > largest {
		m.add("Every application is to have %d reviewers; that must be at least 0.", p.Seats)
	}
	for _, points := range []int{p.SharedSector, p.SameSector, p.EvenLoads} {
		if points < 0 || points > largest {
			m.add("%d points for sectors or loads are not possible; they are 0 to %d.", points, largest)
		}
	}
	m.pairs(p, m.ids("reviewer", readers), m.ids("application", read))
	if len(m) == 0 {
		m.kept(p)
	}
	return m.err()
}

func (m *mistakes) pairs(p Reading, readers, read map[string]bool) {
	both := func(row, reviewer, application string) {
		m.named(row, "reviewer", reviewer, readers)
		m.named(row, "application", application, read)
	}
	for _, c := range p.Conflicts {
		both("conflict", c.Reviewer, c.Application)
	}
	seen := map[[2]string]bool{}
	for _, e := range p.Expertise {
		both("expertise", e.Reviewer, e.Application)
		if e.Points < -largest || e.Points > largest {
			m.add("%d points are not possible; they are at most %d.", e.Points, largest)
		}
		if k := [2]string{e.Reviewer, e.Application}; seen[k] {
			m.add("The points of %q for %q are given twice.", e.Reviewer, e.Application)
		} else {
			seen[k] = true
		}
	}
	for _, k := range p.Kept {
		both("kept assignment", k.Reviewer, k.Application)
	}
}

// kept finds assignments that cannot all stand.
func (m *mistakes) kept(p Reading) {
	n := newReading(p)
	for i, r := range n.Reviewers {
		if held := n.count(func(k [2]int) bool { return k[0] == i }); held > r.Max {
			m.add("%s keeps %s and can read at most %d; release some of them.", n.reader(i), number(held, "application"), r.Max)
		}
	}
	for j := range n.Applications {
		if held := n.count(func(k [2]int) bool { return k[1] == j }); held > n.seats(j) {
			m.add("%s keeps %s and has %s; release some of them.", n.application(j), number(held, "reviewer"), number(n.seats(j), "seat"))
		}
	}
	for _, k := range n.keptPairs() {
		if why, conflict := n.conflict[k]; conflict && n.kept[k] == "" {
			m.add("%s keeps %s in spite of a conflict (%s); release it or give a reason.", n.application(k[1]), n.reader(k[0]), why)
		}
	}
}

// reading is a problem whose rows are sorted and numbered. Pairs are reviewer
// and application.
type reading struct {
	Reading
	conflict map[[2]int]string
	points   map[[2]int]int
	kept     map[[2]int]string
}

func newReading(p Reading) *reading {
	n := &reading{Reading: p, conflict: map[[2]int]string{}, points: map[[2]int]int{}, kept: map[[2]int]string{}}
	n.Reviewers = slices.SortedFunc(slices.Values(p.Reviewers), func(a, b Reviewer) int { return cmp.Compare(a.ID, b.ID) })
	n.Applications = slices.SortedFunc(slices.Values(p.Applications), func(a, b Application) int { return cmp.Compare(a.ID, b.ID) })
	reader, read := map[string]int{}, map[string]int{}
	for i, r := range n.Reviewers {
		reader[r.ID] = i
	}
	for j, a := range n.Applications {
		read[a.ID] = j
	}
	n.derive()
	for _, c := range p.Conflicts {
		n.forbid([2]int{reader[c.Reviewer], read[c.Application]}, cmp.Or(c.Reason, "a declared conflict"))
	}
	for _, e := range p.Expertise {
		n.points[[2]int{reader[e.Reviewer], read[e.Application]}] = e.Points
	}
	for _, k := range p.Kept {
		pair := [2]int{reader[k.Reviewer], read[k.Application]}
		n.kept[pair] = max(n.kept[pair], k.Reason)
	}
	return n
}

// derive finds the conflicts that follow from areas and organisations.
func (n *reading) derive() {
	for i, r := range n.Reviewers {
		for j, a := range n.Applications {
			pair := [2]int{i, j}
			if shared := inBoth(r.Organisations, a.Organisations); shared != "" && !n.SameOrganisation {
				n.forbid(pair, "both belong to "+shared)
			}
			if shared := inBoth(r.Areas, a.Areas); shared != "" && !n.SameArea {
				n.forbid(pair, "both are in "+shared)
			}
		}
	}
}

// inBoth is the first entry, in the order of the alphabet, that is in both lists.
func inBoth(a, b []string) string {
	for _, word := range slices.Sorted(slices.Values(a)) {
		if word != "" && slices.Contains(b, word) {
			return word
		}
	}
	return ""
}

// forbid keeps one reason, whatever the order of the rows.
func (n *reading) forbid(pair [2]int, reason string) {
	if had, known := n.conflict[pair]; !known || reason < had {
		n.conflict[pair] = reason
	}
}

// may tells whether a reviewer may read an application: no conflict, or kept.
func (n *reading) may(i, j int) bool {
	pair := [2]int{i, j}
	_, conflict := n.conflict[pair]
	_, kept := n.kept[pair]
	return kept || !conflict
}

func (n *reading) count(of func([2]int) bool) int {
	sum := 0
	for pair := range n.kept {
		if of(pair) {
			sum++
		}
	}
	return sum
}

func (n *reading) keptPairs() [][2]int {
	var pairs [][2]int
	for pair := range n.kept {
		pairs = append(pairs, pair)
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return pairs
}

func (n *reading) seats(j int) int {
	return cmp.Or(n.Applications[j].Seats, n.Seats)
}

func (n *reading) reader(i int) string { return called(n.Reviewers[i].Name, n.Reviewers[i].ID) }
func (n *reading) application(j int) string {
	return fmt.Sprintf("Application %s", called(n.Applications[j].Name, n.Applications[j].ID))
}
