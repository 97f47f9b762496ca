package blossom

// grow takes the free node around v, which outer u has reached, into the tree
// as an inner one and its partner as an outer one.
func (s *search) grow(u, v int32) {
	t := s.sets[s.vertices[u].set].tree
	x := s.vertices[v].set
	mate := s.vertices[s.nodes[s.places[x].node].base].mate
	s.enter(x, t, u, v)
	y := s.vertices[mate].set
	s.join(y, t)
	s.sets[y].relabel(outer, s.now)
	s.scanAll(s.places[y].node)
}

// enter makes a set inner, reached from u at v.
func (s *search) enter(x, t, u, v int32) {
	s.join(x, t)
	s.places[x].from, s.places[x].to = u, v
	it := &s.sets[x]
	it.relabel(inner, s.now)
	b := s.places[x].node
	if s.nodes[b].child == none {
		return
	}
	if time := s.nodes[b].dual/2 - it.shift; time <= s.trees[t].end {
		s.push(time, unwrap, b)
	}
}

// augment matches u to v, which are in different trees.
func (s *search) augment(u, v int32) {
	t, other := s.sets[s.vertices[u].set].tree, s.sets[s.vertices[v].set].tree
	s.flip(u, v)
	s.flip(v, u)
	s.dissolve(t)
	s.dissolve(other)
	s.restore()
}

// adopt matches u to v, which was alone and worth nothing. As v stays free, its
// next best edge is looked for.
func (s *search) adopt(u, v int32) {
	t := s.sets[s.vertices[u].set].tree
	s.nodes[s.top(v)].base = v
	s.vertices[v].mate = u
	s.flip(u, v)
	s.dissolve(t)
	s.rescan(v)
	s.restore()
}

// flip matches outer u to partner and exchanges the matched and the unmatched
// edges on the way from there to the root. Inside the nodes on the way nothing
// is done but to note the new base.
func (s *search) flip(u, partner int32) {
	for {
		b := s.top(u)
		former := s.vertices[s.nodes[b].base].mate
		s.nodes[b].base = u
		s.vertices[u].mate = partner
		if former == none {
			return
		}
		x := &s.places[s.vertices[former].set]
		s.nodes[x.node].base = x.to
		s.vertices[x.to].mate = x.from
		u, partner = x.from, x.to
	}
}

// dissolve makes everything in a tree free.
func (s *search) dissolve(t int32) {
	s.growing--
	for x := s.trees[t].first; x != none; x = s.places[x].next {
		it := &s.sets[x]
		if it.label == inner {
			s.stranded = append(s.stranded, x)
		} else {
			s.collect(s.places[x].node)
		}
		it.relabel(free, s.now)
		it.tree = none
	}
}

// restore finds for vertices that were inner how soon they will be reached
// again, as for those that were outer and had not put down all. (For the others
// every edge is in the queue, as one that was to meet the other end.)
func (s *search) restore() {
	if s.growing > 0 {
		for _, x := range s.stranded {
			s.rescanAll(s.places[x].node)
		}
		for _, v := range s.hasty {
			s.rescan(v)
		}
	}
	s.stranded, s.hasty = s.stranded[:0], s.hasty[:0]
}

// collect finds the vertices of an outer node that have not put down all whom
// they meet.
func (s *search) collect(b int32) {
	last := s.nodes[b].tail
	for v := s.nodes[b].head; ; v = s.vertices[v].after {
		if s.vertices[v].best != never {
			s.hasty = append(s.hasty, v)
			s.vertices[v].best = never
		}
		if v == last {
			return
		}
	}
}
