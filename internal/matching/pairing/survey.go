package pairing

import "context"

// survey counts, over the people who are neither locked nor withdrawn, what may
// be paired and what may not.
type survey struct {
	possible, candidates int
	forbidden            [ruleTypes]int
	degree               []int32 // candidates of each person
	group                []int32 // representative of those who hang together by candidates
	size                 []int32 // of the group, at its representative
}

func (m *model) survey(ctx context.Context, report func(stage string, done, total int)) (*survey, error) {
	n := len(m.people)
	s := &survey{degree: make([]int32, n), group: make([]int32, n), size: make([]int32, n)}
	for i := range s.group {
		s.group[i], s.size[i] = int32(i), 1
	}
	room := make([]cell, 0, n)
	for i := range m.people {
		low := int32(i)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if m.partner[low] >= 0 {
			continue
		}
		room = m.row(low, room)
		for _, c := range room {
			if m.partner[c.to] < 0 {
				s.see(low, c)
			}
		}
		if s.candidates > MaxCandidates {
			return nil, ErrTooLarge
		}
		if report != nil {
			report("comparing people", i+1, n)
		}
	}
	return s, nil
}

func (s *survey) see(low int32, c cell) {
	s.possible++
	if c.candidate() {
		s.candidates++
		s.degree[low]++
		s.degree[c.to]++
		s.join(low, c.to)
		return
	}
	for bit := range s.forbidden {
		if c.forbid&(1<<bit) != 0 {
			s.forbidden[bit]++
		}
	}
}

// find and join keep the groups as trees (Tarjan 1975): the representative is
// the root, and every walk up halves its path.
func (s *survey) find(x int32) int32 {
	for s.group[x] != x {
		s.group[x] = s.group[s.group[x]]
		x = s.group[x]
	}
	return x
}

func (s *survey) join(a, b int32) {
	a, b = s.find(a), s.find(b)
	if a == b {
		return
	}
	if s.size[a] < s.size[b] {
		a, b = b, a
	}
	s.group[b] = a
	s.size[a] += s.size[b]
}

func (s *survey) counts() Counts {
	return Counts{s.possible, s.candidates, counted(s.forbidden)}
}

// counted lists the rules that forbid anything, in their order.
func counted(forbidden [ruleTypes]int) []RuleCount {
	counts := []RuleCount{}
	for bit, pairs := range forbidden {
		if pairs > 0 {
			counts = append(counts, RuleCount{rules[bit], pairs})
		}
	}
	return counts
}
