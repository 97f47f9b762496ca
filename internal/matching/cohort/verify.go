package cohort

import (
	"fmt"
	"slices"
)

// Verify recomputes a result from its call, without the solver: that every unit
// is known, whole, allowed and taken once, that seats, caps, hard targets and
// locks are kept, and that the numbers add up. It cannot tell whether a better
// cohort exists; for that see WriteLP. The error names the first thing wrong.
func Verify(call Call, r Result) error {
	if err := call.Check(); err != nil {
		return err
	}
	if r.Status != Optimal && r.Status != Feasible {
		if len(r.Taken) > 0 {
			return fmt.Errorf("a result that is %s takes %d units", r.Status, len(r.Taken))
		}
		return nil
	}
	taken, err := takenUnits(call, r)
	if err != nil {
		return err
	}
	if err := verifyLocks(call, taken); err != nil {
		return err
	}
	return verifyNumbers(call, r, taken)
}

func takenUnits(call Call, r Result) ([]Unit, error) {
	var taken []Unit
	for i, id := range r.Taken {
		at := slices.IndexFunc(call.Units, func(u Unit) bool { return u.ID == id })
		if at < 0 {
			return nil, fmt.Errorf("unit %s is taken but not in the call", id)
		}
		if slices.Contains(r.Taken[:i], id) {
			return nil, fmt.Errorf("unit %s is taken twice", id)
		}
		taken = append(taken, call.Units[at])
	}
	return taken, nil
}

func verifyLocks(call Call, taken []Unit) error {
	is := map[string]bool{}
	for _, u := range taken {
		is[u.ID] = true
		must := slices.ContainsFunc(call.Locks, func(l Lock) bool { return l.Unit == u.ID && l.Must })
		if u.Ineligible != "" {
			return fmt.Errorf("unit %s is taken but not eligible: %s", u.ID, u.Ineligible)
		}
		if call.MinScore != nil && u.Score < *call.MinScore && !must {
			return fmt.Errorf("unit %s is taken with a score of %d, below the bar of %d", u.ID, u.Score, *call.MinScore)
		}
	}
	for _, l := range call.Locks {
		if is[l.Unit] != l.Must {
			return fmt.Errorf("unit %s is decided against its lock", l.Unit)
		}
	}
	return nil
}

func verifyNumbers(call Call, r Result, taken []Unit) error {
	seats, score := 0, int64(0)
	for _, u := range taken {
		seats += len(u.Members)
		score += int64(len(u.Members)) * u.Score
	}
	penalty, err := verifyLimits(call, taken)
	switch {
	case err != nil:
		return err
	case seats < call.MinSeats || seats > call.MaxSeats:
		return fmt.Errorf("%d seats are taken; the call asks for %d to %d", seats, call.MinSeats, call.MaxSeats)
	case seats != r.Seats || score != r.Score || penalty != r.Penalty:
		return fmt.Errorf("the result says %d seats, score %d and penalty %d; they are %d, %d and %d", r.Seats, r.Score, r.Penalty, seats, score, penalty)
	case r.Bound < score-penalty:
		return fmt.Errorf("the bound of %d lies below the result's own %d", r.Bound, score-penalty)
	case r.Status == Optimal && r.Bound != score-penalty:
		return fmt.Errorf("the result is called optimal, but its bound of %d is not its value of %d", r.Bound, score-penalty)
	}
	return nil
}

// verifyLimits adds up the penalties of the soft targets.
func verifyLimits(call Call, taken []Unit) (int64, error) {
	penalty := int64(0)
	for _, t := range call.Targets {
		n := tally(taken, t.Attribute, t.Value, t.Measure)
		miss := 0
		if t.Min != nil {
			miss = max(miss, *t.Min-n)
		}
		if t.Max != nil {
			miss = max(miss, n-*t.Max)
		}
		if miss > 0 && !t.Soft() {
			return 0, fmt.Errorf("%d %s have %s %s, which misses the target by %d", n, measured(t.Measure), t.Attribute, t.Value, miss)
		}
		penalty += int64(miss) * t.Penalty
	}
	for _, c := range call.Caps {
		for _, v := range namedValues(taken, c.Attribute) {
			most, except := c.Except[v]
			if !except {
				most = c.Max
			}
			if n := tally(taken, c.Attribute, v, c.Measure); n > most {
				return 0, fmt.Errorf("%d %s have %s %s; the cap is %d", n, measured(c.Measure), c.Attribute, v, most)
			}
		}
	}
	return penalty, nil
}

// tally counts the seats or units with a value among taken units.
func tally(taken []Unit, attribute, value string, m Measure) int {
	n := 0
	for _, u := range taken {
		here := 0
		for _, member := range u.Members {
			if has(u, member, attribute, value) {
				here++
			}
		}
		if m == Units {
			here = min(here, 1)
		}
		n += here
	}
	return n
}

func has(u Unit, m Member, attribute, value string) bool {
	return slices.Contains(m.Attributes[attribute], value) || slices.Contains(u.Attributes[attribute], value) ||
		attribute == Size && value == sizeOf(u)
}

func namedValues(units []Unit, attribute string) []string {
	var all []string
	for _, u := range units {
		if attribute == Size {
			all = append(all, sizeOf(u))
		}
		all = append(all, u.Attributes[attribute]...)
		for _, m := range u.Members {
			all = append(all, m.Attributes[attribute]...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
