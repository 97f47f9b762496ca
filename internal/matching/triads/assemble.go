package triads

import "slices"

// result puts the parts and the locks together.
func (r *run) result() Result {
	out := Result{Groups: []Group{}, Alone: []Alone{}, Parts: []Part{}, Proved: true, Seed: r.options.Seed, Stopped: r.ctx.Err() != nil}
	for _, c := range r.locks {
		out.add(c.public(nil, true))
	}
	out.MostPlaced, out.MostPoints = out.Placed, out.Points
	for _, s := range r.solved {
		for _, c := range s.groups {
			out.add(c.public(s.people, false))
		}
		part := s.part()
		out.MostPlaced += part.MostPlaced
		out.MostPoints += part.MostPoints
		out.Nodes += part.Nodes
		out.Proved = out.Proved && part.Proved
		out.Parts = append(out.Parts, part)
	}
	slices.SortFunc(out.Groups, func(a, b Group) int { return slices.Compare(a.Members, b.Members) })
	out.Alone = r.alone(out.Groups)
	out.Stopped = out.Stopped && !out.Proved
	return out
}

func (out *Result) add(g Group) {
	out.Groups = append(out.Groups, g)
	out.Placed += len(g.Members)
	out.Points += g.Points
	if len(g.Members) == 3 {
		out.Triads++
	}
}

// public names the people of a group by their numbers in the problem.
func (g group) public(people []int32, locked bool) Group {
	out := Group{Points: g.points, Locked: locked}
	for _, v := range g.people() {
		if people != nil {
			v = people[v]
		}
		out.Members = append(out.Members, int(v))
	}
	return out
}

func (s solved) part() Part {
	part := Part{People: ints(s.people), Nodes: s.p.meter.nodes, Proof: s.proof()}
	for _, c := range s.groups {
		part.Placed += c.size()
		part.Points += c.points
	}
	bound := s.p.bound(s.filters[len(s.filters)-1])
	if s.tree != nil {
		bound = s.p.highest(s.tree)
	}
	part.Proved = s.p.closed(bound, s.value)
	part.MostPlaced, part.MostPoints = s.p.unpack(max(bound/s.p.scale, s.value), part)
	return part
}

// highest is the largest bound of the leaves.
func (p *program) highest(b *Branch) int64 {
	if b.On == nil {
		return p.bound(b.Multipliers)
	}
	return max(p.highest(b.Together), p.highest(b.Apart))
}

// unpack reads the bounds on people and on points from one on weight.
func (p *program) unpack(bound int64, part Part) (placed int, points int64) {
	bound -= bound % p.step
	if part.Proved {
		bound = p.lift*int64(part.Placed) + part.Points
	} else if p.reward > 0 {
		bound -= p.reward * p.limit[p.g.n+wantRow]
	}
	groups := int64(p.g.n / 2)
	if p.lift == 0 {
		return p.g.n, bound
	}
	placed = min(p.g.n, int((bound-groups*p.low)/p.lift))
	return placed, min(bound-p.lift*int64(part.Placed), groups*p.high)
}

func (s solved) proof() Proof {
	out := Proof{Scale: s.p.scale, Limited: s.p.limited, Tree: s.tree.named(s.people)}
	for _, set := range s.p.sets {
		out.Sets = append(out.Sets, Set{named(set.people, s.people), set.share, set.extra > 0})
	}
	for _, f := range s.filters {
		out.Filters = append(out.Filters, f)
	}
	return out
}

// named is the tree with the people's numbers in the problem.
func (b *Branch) named(people []int32) *Branch {
	if b == nil || b.On == nil {
		return b
	}
	out := &Branch{Multipliers: b.Multipliers, Together: b.Together.named(people), Apart: b.Apart.named(people)}
	for _, v := range b.On {
		out.On = append(out.On, int(people[v]))
	}
	return out
}

func named(set, people []int32) []int {
	out := make([]int, len(set))
	for i, v := range set {
		out[i] = int(people[v])
	}
	return out
}

func ints(list []int32) []int {
	out := make([]int, len(list))
	for i, v := range list {
		out[i] = int(v)
	}
	return out
}

// alone says why people have no group.
func (r *run) alone(groups []Group) []Alone {
	placed := make([]bool, r.whole.n)
	for _, g := range groups {
		for _, v := range g.Members {
			placed[v] = true
		}
	}
	out := []Alone{}
	if !slices.Contains(placed, false) {
		return out
	}
	any, free := r.whole.candidates(), r.rest.candidates()
	for v, in := range placed {
		switch {
		case in:
		case free[v]:
			out = append(out, Alone{v, Outweighed})
		case any[v]:
			out = append(out, Alone{v, Locked})
		default:
			out = append(out, Alone{v, NoCandidate})
		}
	}
	return out
}

// candidates tells who is in any allowed group.
func (g *graph) candidates() []bool {
	has := make([]bool, g.n)
	for c := range g.each {
		for _, v := range c.people() {
			has[v] = true
		}
	}
	return has
}
