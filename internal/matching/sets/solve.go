package sets

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"tandem/internal/matching/lot"
)

// Solve divides the people. The error is *Invalid for a malformed problem,
// *Infeasible when the hard rules leave no division (or none was found), or that
// of the context when it ended before there was one; when it ends later, the
// best division so far is returned with Stopped set and no error.
func Solve(ctx context.Context, p Problem, o Options) (Result, error) {
	if err := check(p); err != nil {
		return Result{}, err
	}
	m := newModel(p)
	if found := m.contradictions(); len(found) > 0 {
		return Result{}, &Infeasible{found, true}
	}
	draw := lot.New(o.Seed)
	b, err := m.first(ctx, draw)
	if err != nil {
		return Result{}, err
	}
	least, err := m.bounds(ctx)
	if err != nil {
		return Result{}, err
	}
	s := &search{board: b, ctx: ctx, lot: draw, progress: o.Progress, total: o.looks(m.problem.Rounds, b.n),
		tabu: make([]int, len(b.pull))}
	for _, cost := range least {
		s.bound += cost
	}
	proof := s.run()
	r := s.result(o.Seed, least, proof)
	return r, Verify(p, r)
}

// looks defaults to what 40 people need many times over, and to more for more.
func (o Options) looks(rounds, blocks int) int {
	if o.Looks > 0 {
		return o.Looks
	}
	return 4_000_000*rounds + 100*blocks*blocks
}

// first finds sizes that work and a division that keeps the hard rules.
func (m *model) first(ctx context.Context, draw *lot.Lot) (*board, error) {
	failed := &Infeasible{Proved: true}
	given := len(m.problem.Sizes) > 0
	options := splits(m.problem)
	total := 0
	for _, size := range m.problem.Sizes {
		total += size
	}
	if given && total != len(m.problem.People) {
		return nil, &Infeasible{[]string{fmt.Sprintf("The sets have %d places; there are %d people.", total, len(m.problem.People))}, true}
	}
	for _, sizes := range options {
		m.layout(sizes, given)
		reasons := m.misfits()
		if len(reasons) == 0 {
			b, proved := m.seated(ctx, draw)
			if b != nil || ctx.Err() != nil {
				return b, ctx.Err()
			}
			failed.Proved = failed.Proved && proved
			reasons = []string{notFound(proved)}
		}
		if len(options) > 1 {
			reasons = append([]string{fmt.Sprintf("With %d sets:", len(sizes))}, reasons...)
		}
		failed.Reasons = append(failed.Reasons, reasons...)
	}
	if len(options) == 0 {
		failed.Reasons = []string{m.noSizes()}
	}
	return nil, failed
}

func notFound(proved bool) string {
	if proved {
		return "The rules on who must be apart, together or in a certain set cannot all be kept: every division was tried."
	}
	return "No division that keeps all the rules on who must be apart, together or in a certain set was found. It is not proved that there is none; fewer rules or other sizes make it easier."
}

func (m *model) noSizes() string {
	p := m.problem
	text := fmt.Sprintf("%s cannot be divided into sets of %d to %d", people(len(p.People)), p.Min, p.Max)
	if p.Sets > 0 {
		return fmt.Sprintf("%s when there are to be %d sets.", text, p.Sets)
	}
	return text + " with nobody left over."
}

// seated is a board on which every round keeps the rules, or nil and whether
// that is impossible.
func (m *model) seated(ctx context.Context, draw *lot.Lot) (*board, bool) {
	b := newBoard(m)
	order := inOrder(b.n)
	for r := range m.problem.Rounds {
		lot.Shuffle(draw, order)
		a := &attempt{board: b, ctx: ctx, round: r, order: order, steps: 4*b.n + 8_000_000/b.n}
		if !a.seat() {
			return nil, a.steps >= 0
		}
	}
	return b, false
}

// result puts the best division into the words of the caller.
func (s *search) result(seed uint64, least []int64, proof Proof) Result {
	res := Result{Cost: s.best, Bound: s.bound, Gap: s.best - s.bound, Optimal: proof != Unproved, Proof: proof,
		Seed: seed, Looked: min(s.looked, s.total), Stopped: s.stopped}
	for a, attribute := range s.problem.Attributes {
		res.Criteria = append(res.Criteria, Criterion{Name: attribute.Name, Bound: least[a]})
	}
	res.Criteria = append(res.Criteria, Criterion{Name: meetings, Bound: least[len(least)-1]})
	seats := s.seats()
	met := map[[2]int]int64{}
	for _, sets := range seats {
		var round []Set
		for number, who := range sets {
			set := Set{Number: number + 1, Costs: s.charge(who, met)}
			for _, i := range who {
				set.People = append(set.People, s.problem.People[i].ID)
			}
			for c, cost := range set.Costs {
				res.Criteria[c].Cost += cost
			}
			round = append(round, set)
		}
		res.Rounds = append(res.Rounds, round)
	}
	res.Notes = s.notes(res, seats)
	return res
}

// charge is what one set costs per criterion; it counts the meetings in it.
func (m *model) charge(who []int, met map[[2]int]int64) []int64 {
	costs := make([]int64, len(m.problem.Attributes)+1)
	for x, j := range who {
		for _, i := range who[:x] {
			for a, attribute := range m.problem.Attributes {
				if v := m.value[a][i]; v >= 0 && v == m.value[a][j] {
					costs[a] += attribute.Weight
				}
			}
			k := [2]int{i, j}
			costs[len(costs)-1] += m.problem.MeetingWeight * (m.earlier[k] + met[k])
			met[k]++
		}
	}
	return costs
}

// seats are the people of each round and set, in order. Sets that nobody is
// pinned to are numbered by their size and then by their first person.
func (s *search) seats() [][][]int {
	var all [][][]int
	for r := range s.problem.Rounds {
		found := make([][]int, s.sets)
		for i := range s.problem.People {
			at := s.at[r*s.n+s.block[i]]
			found[at] = append(found[at], i)
		}
		var numbers []int
		var free [][]int
		for number, who := range found {
			if !s.fixed[r][number] {
				numbers, free = append(numbers, number), append(free, who)
			}
		}
		slices.SortStableFunc(numbers, func(a, b int) int { return cmp.Compare(s.sizes[r][b], s.sizes[r][a]) })
		slices.SortFunc(free, func(a, b []int) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0])) })
		for x, number := range numbers {
			found[number] = free[x]
		}
		all = append(all, found)
	}
	return all
}
