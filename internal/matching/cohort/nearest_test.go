package cohort_test

import (
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
)

// nearestOracle tries every set of units that the locks and the capacity allow.
type nearestOracle struct {
	*oracle
	total int // the least movement, -1 when nothing is possible
	seats int
	value int64
	alone map[int]int // by limit: the least movement when no other moves
}

const seatLimitIndex = -1

func (o *nearestOracle) try(i, seats int, value int64, counts []int) {
	if seats > o.call.MaxSeats {
		return
	}
	if i == len(o.call.Units) {
		o.weigh(seats, value, counts)
		return
	}
	u := o.call.Units[i]
	if o.locked[i] <= 0 {
		o.try(i+1, seats, value, counts)
	}
	if o.locked[i] >= 0 {
		more := make([]int, len(counts))
		for j, n := range o.adds[i] {
			more[j] = counts[j] + n
		}
		o.try(i+1, seats+len(u.Members), value+u.Score*int64(len(u.Members)), more)
	}
}

func (o *nearestOracle) weigh(seats int, value int64, counts []int) {
	total, missed, which := 0, 0, 0
	add := func(limit, miss int) {
		if total += miss; miss > 0 {
			missed++
			which = limit
		}
	}
	add(seatLimitIndex, max(0, o.call.MinSeats-seats))
	for j, l := range o.limits {
		miss := max(l.min-counts[j], counts[j]-l.max, 0)
		if l.penalty == 0 {
			add(j, miss)
		} else {
			value -= l.penalty * int64(miss)
		}
	}
	if missed == 1 {
		if least, known := o.alone[which]; !known || total < least {
			o.alone[which] = total
		}
	}
	if o.total < 0 || total < o.total || total == o.total && (seats > o.seats || seats == o.seats && value > o.value) {
		o.total, o.seats, o.value = total, seats, value
	}
}

func TestNearestTargetsEqualTryingEverything(t *testing.T) {
	impossible := 0
	for seed, done := uint64(9001), 0; done < 200; seed++ {
		call := calls.Small(seed, 10)
		base := newOracle(call)
		if base.solve().found {
			continue
		}
		done++
		o := &nearestOracle{oracle: newOracle(call), total: -1, alone: map[int]int{}}
		o.try(0, 0, 0, make([]int, len(o.limits)))
		m, err := cohort.Nearest(t.Context(), call, cohort.Options{})
		if err != nil {
			t.Fatalf("call %d: %v", seed, err)
		}
		if o.total < 0 {
			impossible++
			if m.Possible {
				t.Errorf("call %d: movement %d, but the locks exclude everything", seed, m.Total)
			}
			continue
		}
		compareMovement(t, seed, o, m)
	}
	t.Logf("%d calls that nothing can mend", impossible)
}

func compareMovement(t *testing.T, seed uint64, o *nearestOracle, m cohort.Movement) {
	t.Helper()
	sum := 0
	for _, move := range m.Moves {
		sum += move.By
	}
	if !m.Possible || !m.Proved || !m.Best || m.Total != o.total || sum != o.total {
		t.Errorf("call %d: movement %d in moves of %d, the least is %d", seed, m.Total, sum, o.total)
		return
	}
	if m.Result.Status != cohort.Optimal || m.Result.Seats != o.seats || m.Result.Objective() != o.value {
		t.Errorf("call %d: %d seats and %d points after it, the best is %d and %d", seed, m.Result.Seats, m.Result.Objective(), o.seats, o.value)
	}
	if len(m.Alone) != len(o.alone) {
		t.Errorf("call %d: %d limits can move alone, not %d", seed, len(o.alone), len(m.Alone))
	}
	for _, move := range m.Alone {
		found := false
		for which, by := range o.alone {
			found = found || by == move.By && (which == seatLimitIndex) == (move.Limit.Attribute == "") &&
				(which == seatLimitIndex || o.limits[which].attribute == move.Limit.Attribute && o.limits[which].value == move.Limit.Value)
		}
		if !found {
			t.Errorf("call %d: %s does not do it alone", seed, move.Text)
		}
	}
}
