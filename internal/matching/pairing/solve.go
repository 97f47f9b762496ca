package pairing

import (
	"context"
	"errors"
	"fmt"
	"math/bits"

	"tandem/internal/matching/blossom"
)

// weights make one number of what is compared in turn: points, pairs kept,
// pairs of the draft. That many pairs come first is left to the solver.
type weights struct{ point, keep, draft int64 }

func (w weights) of(c cell) int64 {
	total := w.point * c.points
	if c.say&linkBefore != 0 {
		total += w.keep
	}
	if c.say&linkDraft != 0 {
		total += w.draft
	}
	return total
}

// pack weighs points by den and a kept pair by num, so that the keep bonus is
// num/den points; then, for results that are equal by that, a kept pair, then a
// pair of the draft. Each weighs more than all that comes after it.
func (m *model) pack(num, den int64) (weights, error) {
	drafts, kept := count64(m.drafted)+1, count64(m.before)+1
	point, ok := times(den, kept, drafts)
	keep, ok2 := times(num, kept, drafts)
	if !ok || !ok2 {
		return weights{}, ErrOverflow
	}
	w := weights{point: point, keep: keep + drafts, draft: 1}
	return w, m.fits(w)
}

// packKept weighs a kept pair more than all points together.
func (m *model) packKept() (weights, error) {
	drafts := count64(m.drafted) + 1
	all, ok := times(m.p.Config.Criteria.most(), int64(len(m.people)/2+1))
	if !ok {
		return weights{}, ErrOverflow
	}
	keep, ok := times(all+1, drafts)
	if !ok {
		return weights{}, ErrOverflow
	}
	w := weights{point: drafts, keep: keep, draft: 1}
	return w, m.fits(w)
}

// fits makes sure that the weights of all pairs together can be added up.
func (m *model) fits(w weights) error {
	top, ok := times(w.point, m.p.Config.Criteria.most())
	if !ok || top > maxTotal-w.keep || w.keep > maxTotal-w.draft-top {
		return ErrOverflow
	}
	if _, ok := times(top+w.keep+w.draft, int64(len(m.people)/2+1)); !ok {
		return ErrOverflow
	}
	return nil
}

// maxTotal leaves room for adding a few numbers of that size.
const maxTotal = 1 << 61

// times multiplies numbers that are not negative; false when the product is
// larger than maxTotal.
func times(numbers ...int64) (int64, bool) {
	product := uint64(1)
	for _, n := range numbers {
		over, low := bits.Mul64(product, uint64(n))
		if over != 0 || low > maxTotal {
			return 0, false
		}
		product = low
	}
	return int64(product), true
}

// count64 is the number of pairs in a list of partners.
func count64(mate []int32) int64 {
	n := int64(0)
	for i, other := range mate {
		if int32(i) < other {
			n++
		}
	}
	return n
}

// task is one question to the solver: the best pairs by some weights, with
// locks and forced pairs taken out, and with the pairs of a favoured person
// made heavier so that she is certain to have one.
type task struct {
	weights weights
	forced  [2]int32 // equal numbers: nobody
	favour  int32    // -1: nobody
	report  func(stage string, done, total int)
}

func plain(w weights) task { return task{weights: w, favour: -1} }

func (t task) tell(stage string, done, total int) {
	if t.report != nil {
		t.report(stage, done, total)
	}
}

// graph is what the solver sees: people by the number of their vertex.
type graph struct {
	people []int32
	edges  []blossom.Edge
}

func (m *model) graph(ctx context.Context, t task, s *survey) (graph, error) {
	g := graph{edges: make([]blossom.Edge, 0, s.candidates)}
	vertex := make([]int, len(m.people))
	for i := range m.people {
		vertex[i] = -1
		if m.partner[i] < 0 && (t.forced[0] == t.forced[1] || int32(i) != t.forced[0] && int32(i) != t.forced[1]) {
			vertex[i] = len(g.people)
			g.people = append(g.people, int32(i))
		}
	}
	extra, err := m.extra(t)
	if err != nil {
		return graph{}, err
	}
	room := make([]cell, 0, len(m.people))
	for u, person := range g.people {
		if err := ctx.Err(); err != nil {
			return graph{}, err
		}
		if m.held[person] != 0 {
			continue
		}
		room = m.row(person, room)
		for _, c := range room {
			if v := vertex[c.to]; v >= 0 && c.candidate() {
				weight := t.weights.of(c)
				if person == t.favour || c.to == t.favour {
					weight += extra
				}
				g.edges = append(g.edges, blossom.Edge{U: u, V: v, Weight: weight})
			}
		}
	}
	return g, nil
}

// extra is more than the best pairs can lose by any condition.
func (m *model) extra(t task) (int64, error) {
	if t.favour < 0 {
		return 0, nil
	}
	top := t.weights.point*m.p.Config.Criteria.most() + t.weights.keep + t.weights.draft
	extra, ok := times(top, int64(len(m.people)/2+1))
	if !ok {
		return 0, ErrOverflow
	}
	return extra, nil
}

// solution is the verified answer to a task. mate has the partner of each
// person, or -1, with those locked and forced.
type solution struct {
	task        task
	mate        []int32
	people      []int32
	certificate blossom.Certificate
	slacks      *blossom.Slacks
	tally       tally
}

// tally is what results are compared by. Points are without the keep bonus.
type tally struct {
	pairs, kept, drafts int
	points              int64
}

func (m *model) solve(ctx context.Context, t task, s *survey) (*solution, error) {
	g, err := m.graph(ctx, t, s)
	if err != nil {
		return nil, err
	}
	found, err := blossom.Solve(ctx, len(g.people), g.edges, blossom.Options{
		Objective: blossom.MaxCardinality,
		Progress:  func(settled, total int) { t.tell("matching", settled, total) },
	})
	switch {
	case errors.Is(err, blossom.ErrOverflow):
		return nil, ErrOverflow
	case err != nil:
		return nil, err
	}
	return m.prove(g, t, found)
}

// prove verifies what the solver says and reads it back.
func (m *model) prove(g graph, t task, found blossom.Matching) (*solution, error) {
	t.tell("proving", 0, 1)
	if err := found.Certificate.Verify(len(g.people), g.edges, found, blossom.MaxCardinality); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnproved, err)
	}
	slacks, err := found.Certificate.Slacks(len(g.people), g.edges, blossom.MaxCardinality)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnproved, err)
	}
	s := &solution{task: t, people: g.people, certificate: found.Certificate, slacks: slacks}
	s.mate = make([]int32, len(m.people))
	copy(s.mate, m.partner)
	for u, v := range found.Mate {
		if v >= 0 {
			s.mate[g.people[u]] = g.people[v]
		}
	}
	if a, b := t.forced[0], t.forced[1]; a != b {
		s.mate[a], s.mate[b] = b, a
	}
	s.tally = m.tally(s.mate)
	t.tell("proving", 1, 1)
	return s, nil
}

func (m *model) tally(mate []int32) tally {
	var sum tally
	for i, other := range mate {
		if low := int32(i); low < other {
			c := m.pair(low, other)
			sum.pairs++
			sum.points += c.points
			if c.say&linkBefore != 0 {
				sum.kept++
			}
			if c.say&linkDraft != 0 {
				sum.drafts++
			}
		}
	}
	return sum
}
