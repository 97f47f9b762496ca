package cohort

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// key names what is counted: a value of an attribute, in seats or in units.
type key struct {
	attribute, value string
	measure          Measure
}

func (k key) compare(other key) int {
	return cmp.Or(cmp.Compare(k.attribute, other.attribute), cmp.Compare(k.value, other.value), cmp.Compare(k.measure, other.measure))
}

// rule is one target, or a cap on one value. The number of seats is a rule too,
// under a key that no attribute can have.
type rule struct {
	key
	at       int // index in plan.keys
	min, max int // max is unlimited when there is none
	penalty  int64
	fixed    bool
	target   int // index in the call, or -1
	cap      int
}

const unlimited = math.MaxInt32

var allSeats = key{measure: Seats}

func (r rule) soft() bool { return r.penalty > 0 }

// miss is how far a count lies outside the range.
func (r rule) miss(count int) int { return max(r.min-count, count-r.max, 0) }

// entry is a unit as the solver sees it.
type entry struct {
	id      string
	seats   int
	score   int64
	uses    []use // by key, in order
	allowed bool  // to be taken: eligible, good enough, not locked out
	must    bool
}

func (e entry) value() int64 { return e.score * int64(e.seats) }

// plan is a checked call in canonical order: nothing in it depends on the order
// of the call's rows.
type plan struct {
	call    Call
	entries []entry // sorted by id
	keys    []key   // sorted
	rules   []rule  // sorted
	place   map[string]int
	// sequence is what order has computed.
	sequence []int
}

func newPlan(call Call) (*plan, error) {
	if err := call.Check(); err != nil {
		return nil, err
	}
	p := &plan{call: call, place: make(map[string]int, len(call.Units))}
	locks := map[string]bool{}
	for _, l := range call.Locks {
		locks[l.Unit] = l.Must
	}
	for _, u := range call.Units {
		must, locked := locks[u.ID]
		good := u.Ineligible == "" && (call.MinScore == nil || u.Score >= *call.MinScore)
		p.entries = append(p.entries, entry{id: u.ID, seats: len(u.Members), score: u.Score,
			allowed: good && !locked || must, must: must})
	}
	slices.SortFunc(p.entries, func(a, b entry) int { return cmp.Compare(a.id, b.id) })
	for i, e := range p.entries {
		p.place[e.id] = i
	}
	p.addRules()
	p.count()
	return p, p.checkSize()
}

// count finds how much of each value every unit has, and numbers the values.
func (p *plan) count() {
	counts := make([]map[key]int, len(p.entries))
	known := map[key]bool{}
	for _, u := range p.call.Units {
		c := countsOf(u)
		counts[p.place[u.ID]] = c
		for k := range c {
			known[k] = true
		}
	}
	for _, r := range p.rules {
		known[r.key] = true
	}
	p.keys = slices.SortedFunc(maps.Keys(known), key.compare)
	at := make(map[key]int, len(p.keys))
	for i, k := range p.keys {
		at[k] = i
	}
	for i, c := range counts {
		for k, n := range c {
			p.entries[i].uses = append(p.entries[i].uses, use{at[k], n})
		}
		slices.SortFunc(p.entries[i].uses, func(a, b use) int { return a.counter - b.counter })
	}
	for i := range p.rules {
		p.rules[i].at = at[p.rules[i].key]
	}
}

// countsOf counts, for every value that a unit's members have, the seats and
// the unit itself.
func countsOf(u Unit) map[key]int {
	counts := map[key]int{allSeats: len(u.Members)}
	for _, m := range u.Members {
		of := map[key]bool{{Size, sizeOf(u), Seats}: true}
		for _, attributes := range []Attributes{u.Attributes, m.Attributes} {
			for name, values := range attributes {
				for _, v := range values {
					of[key{name, v, Seats}] = true
				}
			}
		}
		for k := range of {
			counts[k]++
			counts[key{k.attribute, k.value, Units}] = 1
		}
	}
	return counts
}

func sizeOf(u Unit) string { return [...]string{Individual, Pair, Triad}[len(u.Members)-1] }

func (p *plan) addRules() {
	p.rules = []rule{{key: allSeats, min: p.call.MinSeats, max: p.call.MaxSeats, target: -1, cap: -1}}
	for i, t := range p.call.Targets {
		r := rule{key: key{t.Attribute, t.Value, measured(t.Measure)}, max: unlimited, penalty: t.Penalty, fixed: t.Fixed, target: i, cap: -1}
		if t.Min != nil {
			r.min = *t.Min
		}
		if t.Max != nil {
			r.max = min(*t.Max, unlimited)
		}
		p.rules = append(p.rules, r)
	}
	values := p.values()
	for i, c := range p.call.Caps {
		for _, v := range values[c.Attribute] {
			most := c.Max
			if other, except := c.Except[v]; except {
				most = other
			}
			p.rules = append(p.rules, rule{key: key{c.Attribute, v, measured(c.Measure)}, max: most, fixed: c.Fixed, target: -1, cap: i})
		}
	}
	slices.SortStableFunc(p.rules, func(a, b rule) int {
		return cmp.Or(a.compare(b.key), cmp.Compare(a.min, b.min), cmp.Compare(a.max, b.max), cmp.Compare(a.penalty, b.penalty))
	})
}

// values lists the values of each attribute that any unit has, sorted.
func (p *plan) values() map[string][]string {
	found := map[string]map[string]bool{}
	note := func(name, value string) {
		if found[name] == nil {
			found[name] = map[string]bool{}
		}
		found[name][value] = true
	}
	for _, u := range p.call.Units {
		note(Size, sizeOf(u))
		for _, m := range u.Members {
			for _, attributes := range []Attributes{u.Attributes, m.Attributes} {
				for name, values := range attributes {
					for _, v := range values {
						note(name, v)
					}
				}
			}
		}
	}
	lists := make(map[string][]string, len(found))
	for attribute, values := range found {
		lists[attribute] = sortedKeys(values)
	}
	return lists
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func measured(m Measure) Measure {
	if m == "" {
		return Seats
	}
	return m
}

// checkSize refuses numbers whose sums might not fit.
func (p *plan) checkSize() error {
	total := 0.0 // only compared with a limit far from the edge
	for _, e := range p.entries {
		total += math.Abs(float64(e.score)) * float64(e.seats)
	}
	for _, r := range p.rules {
		total += float64(r.penalty) * float64(max(p.call.MaxSeats, min(r.min, unlimited)))
	}
	if total > sumLimit {
		return ErrOverflow
	}
	return nil
}

// sumLimit leaves room for the scale of the multipliers and for sums of bounds.
const sumLimit = 1 << 44
