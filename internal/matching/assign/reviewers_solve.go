package assign

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"tandem/internal/matching/flow"
)

// Reviewers assigns. In this order: as few unfilled seats as possible; as little
// as possible below the reviewers' least loads; the most points, which are the
// expertise and SharedSector gained less SameSector and EvenLoads lost. It is
// exact, and its certificate was verified before it is returned. The error is
// *Invalid or that of the context; seats that cannot be filled are no error but
// part of the result.
func Reviewers(ctx context.Context, p Reading) (ReadingResult, error) {
	if err := p.check(); err != nil {
		return ReadingResult{}, err
	}
	n := newReading(p)
	w := n.network()
	s, err := flow.SolveInOrder(ctx, w.Problem, w.costs)
	if err != nil {
		return ReadingResult{}, err
	}
	r := n.result(w, s)
	r.Reasons = n.reasons(w.taken(s))
	return r, VerifyReviewers(p, r)
}

// The levels of cost, the first counts most.
const (
	unfilled = iota
	belowLeast
	pointsLost
	readingLevels
)

// network is a flow problem under construction. Units flow from applications to
// reviewers; pair remembers which arc is which assignment.
type network struct {
	flow.Problem
	costs [][]int64
	pair  map[int][2]int
}

func newNetwork(levels int) *network {
	return &network{costs: make([][]int64, levels), pair: map[int][2]int{}}
}

// node adds a node that sends so much.
func (w *network) node(supply int) int {
	w.Supply = append(w.Supply, int64(supply))
	return len(w.Supply) - 1
}

// arc adds an arc that costs something at one level.
func (w *network) arc(from, to, lower, capacity, level int, cost int64) int {
	w.Arcs = append(w.Arcs, flow.Arc{From: from, To: to, Lower: int64(lower), Capacity: int64(capacity)})
	for l := range w.costs {
		w.costs[l] = append(w.costs[l], 0)
	}
	last := len(w.Arcs) - 1
	w.costs[level][last] = cost
	return last
}

// rising adds as many units as given, the n-th of which costs cost(n), counted
// from 1; the costs must not fall.
func (w *network) rising(from, to, units, level int, cost func(n int64) int64) {
	for n := range units {
		w.arc(from, to, 0, 1, level, cost(int64(n+1)))
	}
}

// network has a node an application, which sends its seats; below it one that
// gathers the sectors it shares, whose first unit is worth points; one a sector
// of the reviewers, whose later units cost; the reviewers; and a sink. Conflicts
// are arcs that are not there.
func (n *reading) network() *network {
	w := newNetwork(readingLevels)
	sink := w.node(0)
	reviewers := make([]int, len(n.Reviewers))
	for i, r := range n.Reviewers {
		reviewers[i] = w.node(0)
		n.loads(w, reviewers[i], sink, r)
	}
	for j, a := range n.Applications {
		seats := n.seats(j)
		from := w.node(seats)
		w.Supply[sink] -= int64(seats)
		w.arc(from, sink, 0, seats, unfilled, 1)
		own := w.node(0)
		w.rising(from, own, min(seats, len(n.Reviewers)), pointsLost, func(nth int64) int64 {
			if nth == 1 {
				return -int64(n.SharedSector)
			}
			return 0
		})
		for _, sector := range n.sectors() {
			start := from
			if sector != "" && slices.Contains(a.Sectors, sector) {
				start = own
			}
			n.readers(w, start, j, sector, reviewers)
		}
	}
	return w
}

// loads is the way of a reviewer's applications to the sink: the first ones, up
// to the least load, are worth more than any points.
func (n *reading) loads(w *network, from, sink int, r Reviewer) {
	for load := range min(r.Max, len(n.Applications)) {
		arc := w.arc(from, sink, 0, 1, pointsLost, int64(n.EvenLoads)*int64(load))
		if load < r.Least {
			w.costs[belowLeast][arc] = -1
		}
	}
}

// sectors are those of the reviewers, in order; the empty one is unknown.
func (n *reading) sectors() []string {
	var all []string
	for _, r := range n.Reviewers {
		all = append(all, r.Sector)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// readers adds the reviewers of one sector to an application.
func (n *reading) readers(w *network, start, j int, sector string, reviewers []int) {
	var who []int
	for i, r := range n.Reviewers {
		if r.Sector == sector && n.may(i, j) {
			who = append(who, i)
		}
	}
	if len(who) == 0 {
		return
	}
	at := start
	if sector != "" {
		at = w.node(0)
		w.rising(start, at, min(len(who), n.seats(j)), pointsLost, func(nth int64) int64 { return int64(n.SameSector) * (nth - 1) })
	}
	for _, i := range who {
		pair := [2]int{i, j}
		lower := 0
		if _, kept := n.kept[pair]; kept {
			lower = 1
		}
		arc := w.arc(at, reviewers[i], lower, 1, pointsLost, -int64(n.points[pair]))
		w.pair[arc] = pair
	}
}

// taken are the pairs that a flow assigns.
func (w *network) taken(s flow.Ordered) map[[2]int]bool {
	taken := map[[2]int]bool{}
	for arc, pair := range w.pair {
		if s.Flow[arc] > 0 {
			taken[pair] = true
		}
	}
	return taken
}

// result counts everything from the pairs, not from the flow.
func (n *reading) result(w *network, s flow.Ordered) ReadingResult {
	r := ReadingResult{Certificate: s}
	taken := w.taken(s)
	for pair := range taken {
		_, kept := n.kept[pair]
		r.Assigned = append(r.Assigned, Assigned{n.Reviewers[pair[0]].ID, n.Applications[pair[1]].ID, n.points[pair], kept})
	}
	slices.SortFunc(r.Assigned, func(a, b Assigned) int {
		return cmp.Or(cmp.Compare(a.Application, b.Application), cmp.Compare(a.Reviewer, b.Reviewer))
	})
	n.total(taken, &r)
	return r
}

// total fills in the sums of a result.
func (n *reading) total(taken map[[2]int]bool, r *ReadingResult) {
	r.Unfilled, r.BelowLeast, r.Shares = 0, 0, Shares{}
	loads := make([]int, len(n.Reviewers))
	for j, a := range n.Applications {
		filled, shared, of := 0, false, map[string]int{}
		for i, reviewer := range n.Reviewers {
			if !taken[[2]int{i, j}] {
				continue
			}
			filled++
			loads[i]++
			r.Shares.Expertise += n.points[[2]int{i, j}]
			if reviewer.Sector == "" {
				continue
			}
			shared = shared || slices.Contains(a.Sectors, reviewer.Sector)
			r.Shares.SameSector -= n.SameSector * of[reviewer.Sector]
			of[reviewer.Sector]++
		}
		if shared {
			r.Shares.SharedSector += n.SharedSector
		}
		r.Unfilled += n.seats(j) - filled
	}
	for i, reviewer := range n.Reviewers {
		r.BelowLeast += max(0, reviewer.Least-loads[i])
		r.Shares.EvenLoads -= n.EvenLoads * loads[i] * (loads[i] - 1) / 2
	}
	r.Points = r.Shares.Expertise + r.Shares.SharedSector + r.Shares.SameSector + r.Shares.EvenLoads
}

// VerifyReviewers checks a result against its rows: that every assignment is
// allowed and those kept are there, that no load or number of seats is exceeded,
// every sum, and by the certificate that nothing is better.
func VerifyReviewers(p Reading, r ReadingResult) error {
	if err := p.check(); err != nil {
		return err
	}
	n := newReading(p)
	taken := map[[2]int]bool{}
	for _, a := range r.Assigned {
		i := slices.IndexFunc(n.Reviewers, func(r Reviewer) bool { return r.ID == a.Reviewer })
		j := slices.IndexFunc(n.Applications, func(b Application) bool { return b.ID == a.Application })
		pair := [2]int{i, j}
		_, kept := n.kept[pair]
		if i < 0 || j < 0 || taken[pair] || !n.may(i, j) || a.Points != n.points[pair] || a.Kept != kept {
			return errors.New("an assignment is twice there, not allowed or not as stated: " + a.Reviewer + " for " + a.Application)
		}
		taken[pair] = true
	}
	return n.verify(taken, r)
}

func (n *reading) verify(taken map[[2]int]bool, r ReadingResult) error {
	for pair := range n.kept {
		if !taken[pair] {
			return errors.New("an assignment that is kept is missing")
		}
	}
	loads, filled := make([]int, len(n.Reviewers)), make([]int, len(n.Applications))
	for pair := range taken {
		loads[pair[0]]++
		filled[pair[1]]++
	}
	for i, load := range loads {
		if load > n.Reviewers[i].Max {
			return errors.New("a reviewer has too many applications: " + n.reader(i))
		}
	}
	for j, seats := range filled {
		if seats > n.seats(j) {
			return errors.New("too many reviewers: " + n.application(j))
		}
	}
	var counted ReadingResult
	n.total(taken, &counted)
	if counted.Unfilled != r.Unfilled || counted.BelowLeast != r.BelowLeast || counted.Points != r.Points || counted.Shares != r.Shares {
		return errors.New("the sums of the result are not those of its assignments")
	}
	return n.certified(taken, r)
}

// certified checks that the certificate is one of these very assignments.
func (n *reading) certified(taken map[[2]int]bool, r ReadingResult) error {
	w := n.network()
	if err := flow.VerifyInOrder(w.Problem, w.costs, r.Certificate); err != nil {
		return err
	}
	for arc, pair := range w.pair {
		if (r.Certificate.Flow[arc] > 0) != taken[pair] {
			return errors.New("the certificate belongs to other assignments")
		}
	}
	least := 0
	for _, reviewer := range n.Reviewers {
		least += reviewer.Least
	}
	c := r.Certificate.Cost
	if c[unfilled] != int64(r.Unfilled) || c[belowLeast] != int64(r.BelowLeast-least) || c[pointsLost] != -int64(r.Points) {
		return errors.New("the certificate proves another cost than that of the assignments")
	}
	return nil
}
