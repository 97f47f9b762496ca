package assign

import (
	"fmt"
	"slices"

	"tandem/internal/matching/wording"
)

// cutSets are the two sides of a bottleneck, as rows in order.
type cutSets struct{ applications, reviewers []int }

// reasons say why applications are short and reviewers below their least.
func (n *reading) reasons(taken map[[2]int]bool) []string {
	all := []string{}
	told := map[int]bool{}
	for j := range n.Applications {
		if n.filled(taken, j) == n.seats(j) {
			continue
		}
		all = append(all, n.short(taken, j))
		if cut := n.shortage(taken, j); len(cut.reviewers) > 0 && !told[j] {
			all = append(all, n.bottleneck(taken, cut))
			for _, other := range cut.applications {
				told[other] = true
			}
		}
	}
	clear(told)
	for i, r := range n.Reviewers {
		if load := n.load(taken, i); load < r.Least {
			all = append(all, fmt.Sprintf("%s has %s and should have at least %d.", n.reader(i), number(load, "application"), r.Least))
			if !told[i] {
				all = append(all, n.idle(taken, n.shortOfWork(taken, i), told))
			}
		}
	}
	return all
}

func (n *reading) filled(taken map[[2]int]bool, j int) int {
	sum := 0
	for i := range n.Reviewers {
		if taken[[2]int{i, j}] {
			sum++
		}
	}
	return sum
}

func (n *reading) load(taken map[[2]int]bool, i int) int {
	sum := 0
	for j := range n.Applications {
		if taken[[2]int{i, j}] {
			sum++
		}
	}
	return sum
}

// shortage follows from an application everybody who could still read it, the
// applications they would have to give up for that, who could read those, and so
// on: all these reviewers are full, or the seat could be filled.
func (n *reading) shortage(taken map[[2]int]bool, j int) cutSets {
	apps, readers := map[int]bool{j: true}, map[int]bool{}
	for queue := []int{j}; len(queue) > 0; queue = queue[1:] {
		for i := range n.Reviewers {
			if pair := [2]int{i, queue[0]}; readers[i] || taken[pair] || !n.may(i, queue[0]) {
				continue
			}
			readers[i] = true
			for other := range n.Applications {
				if n.movable(taken, i, other) && !apps[other] {
					apps[other] = true
					queue = append(queue, other)
				}
			}
		}
	}
	return cutSets{inOrder(apps), inOrder(readers)}
}

// movable tells whether an assignment is there and not kept.
func (n *reading) movable(taken map[[2]int]bool, i, j int) bool {
	_, kept := n.kept[[2]int{i, j}]
	return taken[[2]int{i, j}] && !kept
}

// shortOfWork follows from a reviewer all applications they could still read,
// the reviewers who would have to give those up, and so on: none of these has
// more than their least, or it could be passed on.
func (n *reading) shortOfWork(taken map[[2]int]bool, i int) cutSets {
	apps, readers := map[int]bool{}, map[int]bool{i: true}
	for queue := []int{i}; len(queue) > 0; queue = queue[1:] {
		for j := range n.Applications {
			if pair := [2]int{queue[0], j}; apps[j] || taken[pair] || !n.may(queue[0], j) {
				continue
			}
			apps[j] = true
			for other := range n.Reviewers {
				if n.movable(taken, other, j) && !readers[other] {
					readers[other] = true
					queue = append(queue, other)
				}
			}
		}
	}
	return cutSets{inOrder(apps), inOrder(readers)}
}

func inOrder(set map[int]bool) []int {
	var all []int
	for i := range set {
		all = append(all, i)
	}
	slices.Sort(all)
	return all
}

// manyNames is how many conflicts a sentence lists.
const manyNames = 6

// short says how many reviewers an application lacks and who may not read it.
func (n *reading) short(taken map[[2]int]bool, j int) string {
	var may, not []string
	for i := range n.Reviewers {
		if n.may(i, j) {
			may = append(may, n.reader(i))
			continue
		}
		not = append(not, fmt.Sprintf("%s (%s)", n.reader(i), n.conflict[[2]int{i, j}]))
	}
	text := fmt.Sprintf("%s has %d of %s.", n.application(j), n.filled(taken, j), number(n.seats(j), "reviewer"))
	switch {
	case len(n.Reviewers) == 0:
		return text + " There are no reviewers."
	case len(may) == 0:
		text += " Nobody may read it."
	case len(may) <= n.seats(j):
		text += fmt.Sprintf(" Only %s may read it.", wording.List(may))
	}
	if len(not) > manyNames {
		not = append(not[:manyNames:manyNames], fmt.Sprintf("%d others", len(not)-manyNames))
	}
	if len(not) > 0 {
		text += fmt.Sprintf(" Conflicts keep it from %s.", wording.List(not))
	}
	return text
}

// bottleneck names the applications and the full reviewers of a minimum cut.
func (n *reading) bottleneck(taken map[[2]int]bool, cut cutSets) string {
	seats, others, places := 0, 0, 0
	for _, j := range cut.applications {
		seats += n.seats(j)
		for i := range n.Reviewers {
			if taken[[2]int{i, j}] && !slices.Contains(cut.reviewers, i) {
				others++
			}
		}
	}
	elsewhere := 0
	for _, i := range cut.reviewers {
		places += n.Reviewers[i].Max
		for j := range n.Applications {
			if taken[[2]int{i, j}] && !slices.Contains(cut.applications, j) {
				elsewhere++
			}
		}
	}
	have := "who has " + number(places, "place")
	if len(cut.reviewers) > 1 {
		have = "who have " + number(places, "place") + " between them"
	}
	if elsewhere > 0 {
		have += fmt.Sprintf(", %d of them kept for other applications", elsewhere)
	}
	has := "have"
	if len(cut.applications) == 1 {
		has = "has"
	}
	if others > 0 {
		return fmt.Sprintf("%s %s %s; besides %s there already, only %s may read, %s.",
			n.several(cut.applications), has, number(seats, "seat"), number(others, "reviewer"), n.namesOf(cut.reviewers), have)
	}
	return fmt.Sprintf("%s %s %s and can only be read by %s, %s.", n.several(cut.applications), has, number(seats, "seat"), n.namesOf(cut.reviewers), have)
}

// several is "Application A" or "Applications A and B".
func (n *reading) several(rows []int) string {
	if len(rows) == 1 {
		return n.application(rows[0])
	}
	var names []string
	for _, j := range rows {
		names = append(names, called(n.Applications[j].Name, n.Applications[j].ID))
	}
	return "Applications " + wording.List(names)
}

func (n *reading) namesOf(rows []int) string {
	var names []string
	for _, i := range rows {
		names = append(names, n.reader(i))
	}
	return wording.List(names)
}

// idle says why reviewers cannot be given their least load: more than this many
// applications cannot be theirs, whoever reads the rest.
func (n *reading) idle(taken map[[2]int]bool, cut cutSets, told map[int]bool) string {
	least, most := 0, 0
	for _, j := range cut.applications {
		most += n.seats(j)
	}
	for pair := range taken {
		inside, theirs := slices.Contains(cut.applications, pair[1]), slices.Contains(cut.reviewers, pair[0])
		switch {
		case inside && !theirs:
			most-- // kept by somebody else
		case !inside && theirs:
			most++
		}
	}
	for _, i := range cut.reviewers {
		told[i] = true
		least += n.Reviewers[i].Least
	}
	who := n.namesOf(cut.reviewers)
	if len(cut.reviewers) == len(n.Reviewers) {
		return fmt.Sprintf("There are %s for all reviewers, whose least loads come to %d.", number(most, "seat"), least)
	}
	if len(cut.reviewers) > 1 {
		return fmt.Sprintf("%s can have at most %s between them, with conflicts and kept assignments as they are; their least loads come to %d.", who, number(most, "application"), least)
	}
	return fmt.Sprintf("Conflicts and kept assignments leave %s at most %s.", who, number(most, "application"))
}
