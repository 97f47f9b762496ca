package triads

import (
	"context"
	"fmt"
	"slices"
)

// Options of Solve. The zero value is for a run that a person waits for: a few
// seconds at the most.
type Options struct {
	// Seed decides between equals and where to look first.
	Seed uint64
	// Effort multiplies the work that may be done before the search gives up on
	// a proof; 0 is 1.
	Effort int
	// Progress, when set, is told from time to time how far things are. It is
	// called on the goroutine of Solve.
	Progress func(Progress)
}

// Progress is how far a run is: people whose part is done, of all, and nodes
// searched in the part at hand.
type Progress struct{ Settled, People, Nodes int }

// usual is the work of one part: numbers touched, some four hundred million a
// second. nodesOf is the number of nodes of its proof.
const (
	usual   = 800_000_000
	nodesOf = 3_000
)

// work is the budget of a part: more for more than six hundred people, whose
// relaxation alone costs as much, but no more than four times the usual.
func work(people int) int { return usual * max(36, min(144, people*people/10_000)) / 36 }

// Solve arranges people in pairs and triads. It works on each connected part on
// its own and proves what it can: see Result. The same problem, seed and effort
// give the same result on every machine, in whatever order pairs and locks are
// given.
//
// When the context ends, Solve returns the best arrangement so far with its
// bounds and Stopped set; when it had ended before the start, its error. A
// problem that makes no sense is ErrRange, ErrSelf, ErrOverflow, ErrSize,
// ErrMinTriads, or a *LockError.
func Solve(ctx context.Context, p Problem, o Options) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if err := p.check(); err != nil {
		return Result{}, err
	}
	g := newGraph(p)
	if g.listing() > mostListing {
		return Result{}, ErrSize
	}
	locks, err := p.locked(g)
	if err != nil {
		return Result{}, err
	}
	r := run{ctx: ctx, options: o, whole: g, rest: g.without(locks), locks: locks}
	if err := r.parts(); err != nil {
		return Result{}, err
	}
	return r.result(), nil
}

// run is one call of Solve.
type run struct {
	ctx         context.Context
	options     Options
	whole, rest *graph
	locks       []group
	solved      []solved
}

// solved is a part with its people in ascending order.
type solved struct {
	people []int32
	p      *program
	outcome
}

// parts solves every component without the limits on triads, and all together
// with them when that breaks them.
func (r *run) parts() error {
	free := *r.rest
	free.rules.MinTriads, free.rules.MaxTriads = 0, 0
	components := free.components()
	triads := 0
	for _, people := range components {
		if err := r.part(&free, people); err != nil {
			return err
		}
		triads += count(r.solved[len(r.solved)-1].groups, 3)
	}
	limits := r.rest.rules
	if triads >= limits.MinTriads && (limits.MaxTriads == 0 || triads <= limits.MaxTriads) {
		return nil
	}
	r.solved = nil
	together := slices.Sorted(slices.Values(slices.Concat(components...)))
	if err := r.part(r.rest, together); err != nil {
		return err
	}
	if found := count(r.solved[0].groups, 3); found < limits.MinTriads {
		return fmt.Errorf("%w: %d beside those locked, not %d", ErrMinTriads, found, limits.MinTriads)
	}
	return nil
}

func count(groups []group, size int) (n int) {
	for _, c := range groups {
		if c.size() == size {
			n++
		}
	}
	return n
}

func (r *run) part(g *graph, people []int32) error {
	effort := max(1, r.options.Effort)
	m := &meter{ctx: r.ctx, left: work(len(people)) * effort, ended: r.ctx.Err() != nil}
	if r.options.Progress != nil {
		settled := r.settled()
		m.tell = func(nodes int) { r.options.Progress(Progress{settled, r.whole.n, nodes}) }
	}
	p, err := newProgram(g.induced(people), m)
	if err != nil {
		return err
	}
	r.solved = append(r.solved, solved{people, p, p.solve(r.options.Seed, nodesOf*effort)})
	return nil
}

// settled counts the people who are locked or in parts done.
func (r *run) settled() (n int) {
	for _, c := range r.locks {
		n += c.size()
	}
	for _, s := range r.solved {
		n += len(s.people)
	}
	return n
}
