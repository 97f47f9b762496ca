package sets

import (
	"cmp"
	"slices"
)

// meetings is the name of the criterion of repeated meetings.
const meetings = "meetings"

// model is a checked problem in numbers. People are numbered by ID; blocks are
// the people who must stay together, numbered by their first person.
type model struct {
	problem Problem
	index   map[string]int
	value   [][]int    // per attribute and person, -1 unknown
	words   [][]string // per attribute and value
	members [][]int    // the people of each block
	block   []int      // the block of each person
	size    []int      // people per block
	apart   map[[2]int]string
	earlier map[[2]int]int64

	sets   int
	sizes  [][]int // per round and set
	pinned [][]int // per round and block, -1 free
	fixed  [][]bool

	base   []int64 // per pair of blocks: the cost of one shared set, or forbidden
	repeat []int64 // what each of their other rounds together adds to it
	inside int64   // the cost within the blocks, over all rounds
	// forbidden is the price of breaking a rule, beyond every honest cost.
	forbidden int64
}

func newModel(p Problem) *model {
	m := &model{problem: canonical(p), index: map[string]int{}}
	for i, person := range m.problem.People {
		m.index[person.ID] = i
	}
	m.forbidden, _ = dearest(p)
	m.readValues()
	m.readBlocks()
	m.readApart()
	m.earlier = map[[2]int]int64{}
	for _, e := range p.Earlier {
		m.earlier[m.key(e.A, e.B)] += int64(e.Times)
	}
	m.price()
	return m
}

func (m *model) readValues() {
	for _, a := range m.problem.Attributes {
		known := map[string]int{}
		var words []string
		value := make([]int, len(m.problem.People))
		for i, person := range m.problem.People {
			v := person.Values[a.Name]
			if _, seen := known[v]; !seen && v != "" {
				known[v] = len(words)
				words = append(words, v)
			}
			value[i] = -1
			if v != "" {
				value[i] = known[v]
			}
		}
		m.value, m.words = append(m.value, value), append(m.words, words)
	}
}

// readBlocks joins the lists of people who must be together where they overlap.
func (m *model) readBlocks() {
	parent := make([]int, len(m.problem.People))
	for i := range parent {
		parent[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if parent[i] != i {
			parent[i] = root(parent[i])
		}
		return parent[i]
	}
	for _, ids := range m.problem.Together {
		for _, id := range ids[min(1, len(ids)):] {
			a, b := root(m.index[ids[0]]), root(m.index[id])
			parent[max(a, b)] = min(a, b)
		}
	}
	m.block = make([]int, len(parent))
	for i := range parent {
		if root(i) == i {
			m.block[i] = len(m.members)
			m.members, m.size = append(m.members, nil), append(m.size, 0)
		}
		b := m.block[root(i)]
		m.block[i] = b
		m.members[b] = append(m.members[b], i)
		m.size[b]++
	}
}

func (m *model) readApart() {
	m.apart = map[[2]int]string{}
	for _, r := range m.problem.Apart {
		m.forbid(r.A, r.B, r.Reason)
	}
	if m.problem.PartnersTogether {
		return
	}
	for _, ids := range m.problem.Partners {
		for i, a := range ids {
			for _, b := range ids[:i] {
				if a != b {
					m.forbid(a, b, "they are partners")
				}
			}
		}
	}
}

// forbid keeps the first reason in the order of the alphabet, so that the order
// of the rows is no part of the answer.
func (m *model) forbid(a, b, reason string) {
	k := m.key(a, b)
	if had, known := m.apart[k]; !known || had == "" || reason != "" && reason < had {
		m.apart[k] = reason
	}
}

func (m *model) key(a, b string) [2]int {
	i, j := m.index[a], m.index[b]
	return [2]int{min(i, j), max(i, j)}
}

// price fills in what two blocks cost one another.
func (m *model) price() {
	n := len(m.members)
	m.base, m.repeat, m.inside = make([]int64, n*n), make([]int64, n*n), 0
	rounds := int64(m.problem.Rounds)
	for i := range m.problem.People {
		for j := range i {
			cost := m.likeness(i, j) + m.problem.MeetingWeight*m.earlier[[2]int{j, i}]
			a, b := m.block[i], m.block[j]
			if a == b {
				m.inside += rounds*cost + m.problem.MeetingWeight*rounds*(rounds-1)/2
				continue
			}
			if _, apart := m.apart[[2]int{j, i}]; apart {
				cost = m.forbidden
			}
			both := min(m.base[a*n+b]+cost, m.forbidden)
			m.base[a*n+b], m.base[b*n+a] = both, both
			m.repeat[a*n+b] += m.problem.MeetingWeight
			m.repeat[b*n+a] = m.repeat[a*n+b]
		}
	}
}

// likeness is what two people in one set cost for what they have in common.
func (m *model) likeness(i, j int) int64 {
	var sum int64
	for a, attribute := range m.problem.Attributes {
		if m.value[a][i] >= 0 && m.value[a][i] == m.value[a][j] {
			sum += attribute.Weight
		}
	}
	return sum
}

// layout gives the model a number of sets, their sizes and the pins. Equal sizes
// are dealt in each round to the sets with the most pinned people first.
func (m *model) layout(sizes []int, given bool) {
	m.sets = len(sizes)
	m.sizes, m.pinned, m.fixed = nil, nil, nil
	for r := range m.problem.Rounds {
		pinned, held, fixed := make([]int, len(m.members)), make([]int, m.sets), make([]bool, m.sets)
		for b := range pinned {
			pinned[b] = -1
		}
		for _, pin := range m.problem.Pins {
			b := m.block[m.index[pin.Person]]
			if pin.Round == r+1 && pinned[b] < 0 && pin.Set <= m.sets {
				pinned[b], fixed[pin.Set-1] = pin.Set-1, true
				held[pin.Set-1] += m.size[b]
			}
		}
		mine := slices.Clone(sizes)
		if !given {
			order := make([]int, m.sets)
			for s := range order {
				order[s] = s
			}
			slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(held[b], held[a]) })
			for i, s := range order {
				mine[s] = sizes[i]
			}
		}
		m.sizes, m.pinned, m.fixed = append(m.sizes, mine), append(m.pinned, pinned), append(m.fixed, fixed)
	}
}

// splits lists the sizes to try, most sets first: as equal as possible, the
// larger ones first.
func splits(p Problem) [][]int {
	if len(p.Sizes) > 0 {
		return [][]int{p.Sizes}
	}
	var all [][]int
	n := len(p.People)
	for k := n / p.Min; k >= 1 && (n+k-1)/k <= p.Max; k-- {
		if p.Sets != 0 && k != p.Sets {
			continue
		}
		sizes := make([]int, k)
		for s := range sizes {
			sizes[s] = n / k
			if s < n%k {
				sizes[s]++
			}
		}
		all = append(all, sizes)
	}
	return all
}
