package cohort

import "math/bits"

// A state holds, for each open counter, a code for what was counted so far, in
// a field of its own within two words.
type state [2]uint64

// step says what happens to a counter's code when the programme passes an item
// that uses it: by which the field changes (as a mask to be xored), and how
// the bound changes. A gain of never means that the counter could not be met.
type step struct {
	skip, take         uint64
	skipGain, takeGain int64
}

// never is a gain so bad that no sum of others makes up for it.
const never = -1 << 56

// passage is a counter's field and its steps at one item.
type passage struct {
	word  int
	shift uint
	mask  uint64
	steps []step // by code
}

// tables tell the programme what to do at each item.
type tables struct {
	passages [][]passage // by item
	rest     []int64     // by item: what it and those after it can still add to the bound
	start    int64       // the bound's part from the counters before the first item
	final    [][]int     // by counter: what its codes mean at the end
	fields   []field     // by counter
}

// field is where a counter's code stands between its first and last item.
type field struct {
	word  int
	shift uint
	width int
}

func newTables(d *dual) (*tables, error) {
	t := d.task
	tb := &tables{passages: make([][]passage, len(t.items)), rest: make([]int64, len(t.items)+1), final: make([][]int, len(t.counters))}
	for i := len(t.items) - 1; i >= 0; i-- {
		tb.rest[i] = tb.rest[i+1] + max(0, d.reduced(&t.items[i]))
	}
	visits := visitsOf(t)
	stages := make([][]stage, len(t.counters))
	for c := range t.counters {
		stages[c] = t.counters[c].stages(visits[c], d.price[c])
		tb.start += stages[c][0].bound[0]
		tb.final[c] = stages[c][len(visits[c])].counts
	}
	var err error
	if tb.fields, err = placeFields(t, visits, stages); err != nil {
		return nil, err
	}
	for i := range t.items {
		tb.passages[i] = make([]passage, 0, len(t.items[i].uses))
	}
	for c := range t.counters {
		for i, v := range visits[c] {
			tb.passages[v.item] = append(tb.passages[v.item], newPassage(tb.fields[c], stages[c][i], stages[c][i+1], v.amount))
		}
	}
	return tb, nil
}

// visit is an item that uses a counter.
type visit struct{ item, amount int }

func visitsOf(t *task) [][]visit {
	visits := make([][]visit, len(t.counters))
	for i := range t.items {
		for _, u := range t.items[i].uses {
			visits[u.counter] = append(visits[u.counter], visit{i, u.amount})
		}
	}
	return visits
}

// stage is a counter between two of its visits. Counts that no later visit can
// tell apart share a code.
type stage struct {
	codes  []int   // by count: its code, or -1 where the counter cannot be met any more
	counts []int   // by code: the least count with it
	bound  []int64 // by count: the most that the counter can still give, scaled
}

// stages describes a counter from before its first visit to after its last.
func (c *counter) stages(visits []visit, price int64) []stage {
	rest := 0
	for _, v := range visits {
		rest += v.amount
	}
	same, favourite := c.runs(), c.favourite(price)
	done := 0
	list := []stage{c.stage(done, rest, price, favourite, same)}
	for _, v := range visits {
		done, rest = done+v.amount, rest-v.amount
		list = append(list, c.stage(done, rest, price, favourite, same))
	}
	return list
}

// runs gives for each count the last one up to which the cost grows evenly.
func (c *counter) runs() []int {
	ends := make([]int, c.hi+1)
	ends[c.hi] = c.hi
	for k := c.hi - 1; k >= 0; k-- {
		ends[k] = k + 1
		if k+1 < c.hi && c.cost[k+1]-c.cost[k] == c.cost[k+2]-c.cost[k+1] {
			ends[k] = ends[k+1]
		}
	}
	return ends
}

// stage numbers the counts that are possible when done was passed and rest is
// to come.
func (c *counter) stage(done, rest int, price int64, favourite int, runs []int) stage {
	top := min(c.hi, done)
	s := stage{codes: make([]int, top+1), bound: make([]int64, top+1)}
	code, slope := -1, int64(0) // of the run of counts that are one
	for k := range s.codes {
		s.codes[k] = -1
		if k+rest < c.lo {
			continue
		}
		end := min(max(favourite, k, c.lo), c.hi, k+rest)
		s.bound[k] = price*int64(end-k) - c.cost[end]*scale
		free := k >= c.lo && k+rest <= runs[k] && !c.keep
		rise := int64(0)
		if free && rest > 0 {
			rise = c.cost[k+1] - c.cost[k]
		}
		if free && code >= 0 && rise == slope {
			s.codes[k] = code
			continue
		}
		s.codes[k] = len(s.counts)
		s.counts = append(s.counts, k)
		if free {
			code, slope = s.codes[k], rise
		}
	}
	return s
}

func newPassage(f field, before, after stage, amount int) passage {
	p := passage{word: f.word, shift: f.shift, mask: 1<<f.width - 1, steps: make([]step, 1<<f.width)}
	for code, count := range before.counts {
		s := &p.steps[code]
		s.skip, s.skipGain = after.to(code, count, before.bound[count])
		s.take, s.takeGain = after.to(code, count+amount, before.bound[count])
		s.skip <<= f.shift
		s.take <<= f.shift
	}
	return p
}

// to gives the change from a code to that of a count, and of the bound.
func (s *stage) to(code, count int, bound int64) (uint64, int64) {
	if count >= len(s.codes) || s.codes[count] < 0 {
		return 0, never
	}
	return uint64(code ^ s.codes[count]), s.bound[count] - bound
}

// placeFields gives each counter a field for the time in which it has more than
// one code; fields of counters that are not open together may overlap.
func placeFields(t *task, visits [][]visit, stages [][]stage) ([]field, error) {
	fields := make([]field, len(t.counters))
	from, until := make([]int, len(fields)), make([]int, len(fields))
	for c := range fields {
		most := 1
		for _, s := range stages[c] {
			most = max(most, len(s.counts))
		}
		fields[c].width = bits.Len(uint(most - 1))
		if n := len(visits[c]); n > 0 {
			from[c], until[c] = visits[c][0].item, visits[c][n-1].item
		}
		if t.counters[c].keep {
			until[c] = len(t.items)
		}
		place, found := gap(occupied(fields[:c], from, until, from[c], until[c]), fields[c].width)
		if !found {
			return nil, ErrTooManyLimits
		}
		fields[c].word, fields[c].shift = place/64, uint(place%64)
	}
	return fields, nil
}

// occupied marks the bits of the fields that are open at some time between two
// items.
func occupied(fields []field, from, until []int, first, last int) state {
	var taken state
	for c, f := range fields {
		if first <= until[c] && from[c] <= last {
			taken[f.word] |= (1<<f.width - 1) << f.shift
		}
	}
	return taken
}

// gap finds room for so many bits within one word.
func gap(taken state, width int) (int, bool) {
	for word, bits := range taken {
		for shift := 0; shift+width <= 64; shift++ {
			if bits>>shift&(1<<width-1) == 0 {
				return 64*word + shift, true
			}
		}
	}
	return 0, false
}
