package blossom

// scan looks at all edges of a vertex that has become outer. With zero the time
// at which the dual of an outer vertex would be nought, an edge of weight w to
// another outer vertex is tight at (zero + zero' - w)/2, and one to a free
// vertex at zero + dual - w. What cannot happen before the trees have ended is
// not put down.
//
// Where u meets many, only the first few are put down, and a note to look again
// at the time of the last of these: most trees end before.
func (s *search) scan(u int32) {
	s.look(u)
	if len(s.meetings) > s.crowd {
		last := s.meetings.shorten(s.crowd / 2)
		s.vertices[u].best = last
		s.push(last, again, u)
	}
	s.announce()
}

// recall looks again at a vertex that has put down only a part.
func (s *search) recall(u int32) {
	it := &s.vertices[u]
	if s.sets[it.set].label == outer && it.best == s.now {
		s.look(u)
		s.announce()
	}
}

func (s *search) announce() {
	for _, m := range s.meetings {
		s.push(m.time, meet, m.edge)
	}
}

// look puts down which free vertices u reaches and collects whom it meets.
func (s *search) look(u int32) {
	s.meetings = s.meetings[:0]
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
			s.encounter(meeting{(zero + v.dual + x.shift - a.weight) / 2, a.edge}, end, x.tree)
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

// encounter collects an edge between two outer vertices. It may also become one
// that reaches a vertex, if only one of their trees goes on: so it is needed as
// long as either can.
func (s *search) encounter(m meeting, end int64, other int32) {
	if m.time <= end || m.time <= s.trees[other].end {
		s.meetings = append(s.meetings, m)
	}
}

// meeting is the time at which an edge between outer vertices becomes tight.
type meeting struct {
	time int64
	edge int32
}

type meetings []meeting

// shorten keeps the earliest, at least as many as asked for, and gives the time
// of the last of them.
func (m *meetings) shorten(count int) int64 {
	first := make([]int64, 0, shortest) // the latest of them in front
	for _, it := range *m {
		switch {
		case len(first) < count:
			first = append(first, it.time)
		case it.time < first[0]:
			first[0] = it.time
		default:
			continue
		}
		for i := range first {
			if first[i] > first[0] {
				first[0], first[i] = first[i], first[0]
			}
		}
	}
	last, kept := first[0], (*m)[:0]
	for _, it := range *m {
		if it.time <= last {
			kept = append(kept, it)
		}
	}
	*m = kept
	return last
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
