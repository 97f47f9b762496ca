package cohort_test

import (
	"slices"
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
)

// oracle tries every set of units. It shares nothing with the solver.
type oracle struct {
	call   cohort.Call
	limits []oracleLimit
	adds   [][]int                         // by unit and limit
	locked []int                           // 1 in, -1 out
	seen   func(value int64, counts []int) // hears of each cohort that keeps the rules
	// What was found.
	found bool
	seats int
	value int64
	best  [][]string
}

type oracleLimit struct {
	attribute, value string
	measure          cohort.Measure
	min, max         int
	penalty          int64
}

func newOracle(c cohort.Call) *oracle {
	o := &oracle{call: c, locked: make([]int, len(c.Units))}
	for _, t := range c.Targets {
		l := oracleLimit{t.Attribute, t.Value, t.Measure, 0, 1 << 30, t.Penalty}
		if t.Min != nil {
			l.min = *t.Min
		}
		if t.Max != nil {
			l.max = *t.Max
		}
		o.limits = append(o.limits, l)
	}
	for _, limit := range c.Caps {
		for _, v := range valuesOf(c, limit.Attribute) {
			most, except := limit.Except[v]
			if !except {
				most = limit.Max
			}
			o.limits = append(o.limits, oracleLimit{limit.Attribute, v, limit.Measure, 0, most, 0})
		}
	}
	for i, u := range c.Units {
		if u.Ineligible != "" || c.MinScore != nil && u.Score < *c.MinScore {
			o.locked[i] = -1
		}
		for _, l := range c.Locks {
			if l.Unit == u.ID {
				o.locked[i] = -1
				if l.Must {
					o.locked[i] = 1
				}
			}
		}
		adds := make([]int, len(o.limits))
		for j, l := range o.limits {
			adds[j] = contribution(u, l)
		}
		o.adds = append(o.adds, adds)
	}
	return o
}

func valuesOf(c cohort.Call, attribute string) []string {
	var all []string
	for _, u := range c.Units {
		all = append(all, u.Attributes[attribute]...)
		for _, m := range u.Members {
			all = append(all, m.Attributes[attribute]...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func contribution(u cohort.Unit, l oracleLimit) int {
	n := 0
	for _, m := range u.Members {
		has := slices.Contains(m.Attributes[l.attribute], l.value) || slices.Contains(u.Attributes[l.attribute], l.value)
		if l.attribute == cohort.Size && l.value == []string{cohort.Individual, cohort.Pair, cohort.Triad}[len(u.Members)-1] {
			has = true
		}
		if has {
			n++
		}
	}
	if l.measure == cohort.Units {
		n = min(n, 1)
	}
	return n
}

func (o *oracle) solve() *oracle {
	o.walk(0, 0, 0, make([]int, len(o.limits)), nil)
	return o
}

func (o *oracle) walk(i, seats int, value int64, counts []int, taken []string) {
	if seats > o.call.MaxSeats {
		return
	}
	if i == len(o.call.Units) {
		o.consider(seats, value, counts, taken)
		return
	}
	u := o.call.Units[i]
	if o.locked[i] <= 0 {
		o.walk(i+1, seats, value, counts, taken)
	}
	if o.locked[i] >= 0 {
		for j, n := range o.adds[i] {
			counts[j] += n
		}
		o.walk(i+1, seats+len(u.Members), value+u.Score*int64(len(u.Members)), counts, append(taken, u.ID))
		for j, n := range o.adds[i] {
			counts[j] -= n
		}
	}
}

func (o *oracle) consider(seats int, value int64, counts []int, taken []string) {
	if seats < o.call.MinSeats {
		return
	}
	for j, l := range o.limits {
		miss := max(l.min-counts[j], counts[j]-l.max, 0)
		if miss > 0 && l.penalty == 0 {
			return
		}
		value -= int64(miss) * l.penalty
	}
	if o.seen != nil {
		o.seen(value, counts)
	}
	if o.found && (seats < o.seats || seats == o.seats && value < o.value) {
		return
	}
	if !o.found || seats > o.seats || value > o.value {
		o.best = nil
	}
	o.found, o.seats, o.value = true, seats, value
	ids := slices.Clone(taken)
	slices.Sort(ids)
	o.best = append(o.best, ids)
}

// agree compares a result with the oracle's.
func agree(t *testing.T, seed uint64, o *oracle, r cohort.Result) {
	t.Helper()
	if !o.found {
		if r.Status != cohort.Infeasible {
			t.Errorf("call %d: %s, but nothing keeps its rules", seed, r.Status)
		}
		return
	}
	if r.Status != cohort.Optimal || r.Seats != o.seats || r.Objective() != o.value || r.Bound != o.value {
		t.Errorf("call %d: %s, %d seats, %d points, bound %d; the best is %d seats, %d points", seed, r.Status, r.Seats, r.Objective(), r.Bound, o.seats, o.value)
		return
	}
	if err := cohort.Verify(o.call, r); err != nil {
		t.Errorf("call %d: %v", seed, err)
	}
	if r.Ties == nil || r.Ties.Int64() != int64(len(o.best)) {
		t.Errorf("call %d: %v best cohorts were counted, there are %d", seed, r.Ties, len(o.best))
	}
	if !slices.ContainsFunc(o.best, func(ids []string) bool { return slices.Equal(ids, r.Taken) }) {
		t.Errorf("call %d: %v is not among the best", seed, r.Taken)
	}
}

func TestSelectionEqualsTryingEverything(t *testing.T) {
	infeasible, tied := 0, 0
	for seed := uint64(1); seed <= 500; seed++ {
		call := calls.Small(seed, 16)
		r, err := cohort.Select(t.Context(), call, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		o := newOracle(call).solve()
		agree(t, seed, o, r)
		if !o.found {
			infeasible++
		} else if len(o.best) > 1 {
			tied++
		}
	}
	if infeasible < 50 || tied < 50 {
		t.Errorf("only %d calls without a cohort and %d with a tie: the comparison is too easy", infeasible, tied)
	}
	t.Logf("%d calls without a cohort, %d with a tie", infeasible, tied)
}

func TestDividedSelectionEqualsTryingEverything(t *testing.T) {
	divided := 0
	for seed := uint64(1001); seed <= 2000; seed++ {
		call := calls.Small(seed, 13)
		r, err := cohort.SelectDivided(t.Context(), call)
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		agree(t, seed, newOracle(call).solve(), r)
		if r.Method == cohort.BranchAndBound {
			divided++
		}
	}
	if divided < 30 {
		t.Errorf("only %d calls were divided: the comparison is too easy", divided)
	}
}
