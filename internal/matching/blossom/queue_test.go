package blossom

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestQueueGivesEventsInOrder plays pushes and pops at random beside a sorted
// list. Equal times must leave in the order in which they came.
func TestQueueGivesEventsInOrder(t *testing.T) {
	for seed := range uint64(200) {
		chance := rand.New(rand.NewPCG(seed, 1))
		spread := int64(1) << chance.IntN(60)
		var q queue
		var waiting []event
		for i := range int32(2_000) {
			if len(waiting) == 0 || chance.IntN(5) < 3 {
				e := event{q.now + chance.Int64N(spread)>>chance.IntN(40), meet, i}
				if e.time < 0 {
					continue // later than any time there is
				}
				q.push(e.time, e.kind, e.id)
				at, _ := slices.BinarySearchFunc(waiting, e, func(a, b event) int {
					if a.time <= b.time {
						return -1
					}
					return 1
				})
				waiting = slices.Insert(waiting, at, e)
				continue
			}
			got, ok := q.pop()
			if !ok || got != waiting[0] {
				t.Fatalf("seed %d, step %d: got %v %v, want %v", seed, i, got, ok, waiting[0])
			}
			if q.now != got.time {
				t.Fatalf("seed %d: now is %d after an event at %d", seed, q.now, got.time)
			}
			waiting = waiting[1:]
		}
	}
}

func TestQueueIsEmptyInTheEnd(t *testing.T) {
	var q queue
	if e, ok := q.pop(); ok {
		t.Errorf("an empty queue gave %v", e)
	}
	for round := range int64(3) {
		for i := range int32(100) {
			q.push(round*1_000+int64(i*i%7), reach, i)
		}
		for range 100 {
			if _, ok := q.pop(); !ok {
				t.Fatal("an event is missing")
			}
		}
		if e, ok := q.pop(); ok {
			t.Errorf("one event too many: %v", e)
		}
	}
}

// TestQueueReusesItsMemory holds a steady number of events for a long time.
func TestQueueReusesItsMemory(t *testing.T) {
	var q queue
	for i := range int32(1_000) {
		q.push(int64(i), meet, i)
	}
	turn := func() {
		e, _ := q.pop()
		q.push(e.time+1_000, meet, e.id)
	}
	for range 10_000 {
		turn()
	}
	if extra := testing.AllocsPerRun(10_000, turn); extra > 0.01 {
		t.Errorf("%v allocations a turn; what is released must be used again", extra)
	}
}
