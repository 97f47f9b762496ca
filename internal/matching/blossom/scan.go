package blossom

// scan looks at all edges of a vertex that has become outer. With zero the time
// at which the dual of an outer vertex would be nought, an edge of weight w to
// another outer vertex is tight at (zero + zero' - w)/2, and one to a free
// vertex at zero + dual - w. What cannot happen before the trees have ended is
// not put down.
func (s *search) scan(u int32) {
	it := &s.vertices[u]
	it.best = never
	home := it.set
	zero := it.dual + s.sets[home].shift
	end := s.settleBy(u, zero, s.sets[home].tree)
	for _, a := range s.around(u) {
		v := &s.vertices[a.to]
		x := &s.sets[v.set]
		switch {
		case x.label == inner || v.set == home:
		case x.label == free:
			if time := zero + v.dual + x.shift - a.weight; time < v.best && time <= end {
				v.best, v.edge = time, a.edge
				s.push(time, reach, a.to)
			}
		default:
			s.encounter((zero+v.dual+x.shift-a.weight)/2, end, x.tree, a.edge)
		}
	}
}

// settleBy bounds the life of a tree by one of its outer vertices.
func (s *search) settleBy(u int32, zero int64, t int32) int64 {
	if zero < s.trees[t].end {
		s.trees[t].end = zero
		s.push(zero, vanish, u)
	}
	return s.trees[t].end
}

// encounter puts down an edge between two outer vertices. It may also become
// one that reaches a vertex, if only one of their trees goes on: so it is
// needed as long as either can.
func (s *search) encounter(time, end int64, other, edge int32) {
	if time > end && time > s.trees[other].end {
		return
	}
	s.push(time, meet, edge)
}

// scanAll scans the vertices of a node.
func (s *search) scanAll(b int32) {
	last := s.nodes[b].tail
	for v := s.nodes[b].head; ; v = s.vertices[v].after {
		s.scan(v)
		if v == last {
			return
		}
	}
}

// rescan finds the best edge from an outer vertex to a free one.
func (s *search) rescan(v int32) {
	it := &s.vertices[v]
	value := it.dual + s.sets[it.set].shift
	it.best = never
	for _, a := range s.around(v) {
		u := &s.vertices[a.to]
		x := &s.sets[u.set]
		if x.label != outer {
			continue
		}
		if time := value + u.dual + x.shift - a.weight; time < it.best && time <= s.trees[x.tree].end {
			it.best, it.edge = time, a.edge
		}
	}
	if it.best != never {
		s.push(it.best, reach, v)
	}
}

// rescanAll does so for the vertices of a node.
func (s *search) rescanAll(b int32) {
	last := s.nodes[b].tail
	for v := s.nodes[b].head; ; v = s.vertices[v].after {
		s.rescan(v)
		if v == last {
			return
		}
	}
}
