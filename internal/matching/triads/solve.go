package triads

// Steps, rows, nodes, rounds of cuts, regions torn in a row without success, and the
// largest pool for which a proof is tried, at once or after improvement.
const (
	rootSteps  = 50_000
	mostRows   = 2_000
	firstNodes = 8
	rootRounds = 12
	nodeRounds = 3
	patience   = 60
	smallPool  = 3_000
	provePool  = 50_000
)

// outcome is an arrangement of a program with what proves it. Each filter is
// multipliers that cover every group which those before it leave; a group whose
// multipliers exceed its weight by so much that nothing better than the
// arrangement can have it goes. The tree is about the groups that are left.
type outcome struct {
	groups  []group
	value   int64
	filters []dual
	tree    *Branch
}

// solve looks for the best arrangement. Most programs end at the relaxation or
// shortly after it; in the others the arrangement found so far decides how few
// groups are left for the proof, so a large rest is worth improving it first.
func (p *program) solve(seed uint64, nodes int) outcome {
	t := &search{p: p, budget: firstNodes, steps: rootSteps}
	pairs, first, odd := p.paired()
	if p.limited {
		t.odd = append(odd, p.oddParts()...)
	}
	t.offer(pairs)
	t.offer(p.attached(pairs))
	if first != nil && p.closed(p.bound(first), t.value) {
		return outcome{groups: t.best, value: t.value, filters: []dual{first}}
	}
	root, whole := t.relax(first, seed)
	o := outcome{filters: []dual{root}}
	if whole {
		t.node(root)
	}
	if !p.closed(p.bound(root), t.value) {
		t.finish(&o, root, whole, seed, nodes)
	}
	o.groups, o.value = t.best, t.value
	return o
}

// relax gives the best bound at hand, and tells whether it is that of the whole
// relaxation. More people than mostRows have no relaxation: its basis would
// fill the memory. The better groups of each person do for the improvement.
func (t *search) relax(first dual, seed uint64) (root dual, whole bool) {
	if t.p.g.n > mostRows {
		t.s = &simplex{p: t.p, columns: t.p.first()}
		root, _ = t.p.priced(t.p.round(make([]float64, len(t.p.limit))))
	} else {
		t.s = newSimplex(t.p, nil, seed)
		t.p.meter.within(3, func() { root, whole = t.p.relax(t.s, rootSteps) })
		t.offer(t.rounded(t.s.chosen()))
	}
	if first != nil && t.p.bound(first) < t.p.bound(root) {
		root = first
	}
	return root, whole
}

// finish improves and proves what the relaxation has left open.
func (t *search) finish(o *outcome, root dual, whole bool, seed uint64, nodes int) {
	pool, small := t.p.left(root, t.value, smallPool)
	if !small {
		t.p.meter.within(2, func() { t.improve(root, seed, max(patience, t.p.g.n/4)) })
		pool, small = t.p.left(root, t.value, provePool)
	}
	if whole && small && !t.p.closed(t.p.bound(root), t.value) && !t.p.meter.spent() {
		t.prove(o, pool, seed, nodes)
	}
}

// prove searches all the groups that could be part of something better.
func (t *search) prove(o *outcome, pool []column, seed uint64, nodes int) {
	t.s = newSimplex(t.p, pool, seed)
	t.rounds = rootRounds
	for _, people := range t.odd {
		t.s.cut(set{people: people, share: 2})
	}
	cut, _, _ := t.tighten(nil)
	o.filters = append(o.filters, cut)
	if t.p.closed(t.p.bound(cut), t.value) {
		return
	}
	t.s.keep(func(c *column) bool {
		return !c.isGroup(t.p) || !t.p.closed(t.p.bound(cut)-t.p.slack(cut, c), t.value)
	})
	t.rounds, t.budget = nodeRounds, t.nodes+nodes
	o.tree = t.node(cut)
}

// oddParts are the parts with an odd number of people, where the limits have
// joined several.
func (p *program) oddParts() (odd [][]int32) {
	for _, people := range p.g.components() {
		if len(people)%2 == 1 {
			odd = append(odd, people)
		}
	}
	return odd
}

// left is the groups that could be part of something better than a value, and
// whether those are all of them or more than wanted.
func (p *program) left(root dual, value int64, most int) ([]column, bool) {
	var pool []column
	if p.reward > 0 {
		pool = append(pool, p.rewarding())
	}
	bound := p.bound(root)
	for c := range p.g.each {
		col := p.column(c)
		if !p.closed(bound-p.slack(root, &col), value) {
			if pool = append(pool, col); len(pool) > most {
				return nil, false
			}
		}
	}
	return pool, true
}
