package calls_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
)

// A call in the source's proportions, and what selecting from it gives.
func ExampleSource() {
	call := calls.Source(1)
	people := 0
	for _, unit := range call.Units {
		people += len(unit.Members)
	}
	result, err := cohort.Select(context.Background(), call, cohort.Options{})
	fmt.Printf("%d people in %d units for %d seats: %s, %d filled, %v\n", people, len(call.Units), call.MaxSeats, result.Status, result.Seats, err)
	// Output:
	// 74 people in 41 units for 40 seats: optimal, 40 filled, <nil>
}

func TestTheSameSeedDrawsTheSameCallThatCanBeRead(t *testing.T) {
	differ := false
	for seed := range uint64(200) {
		source, small := calls.Source(seed), calls.Small(seed, 12)
		if !reflect.DeepEqual(source, calls.Source(seed)) || !reflect.DeepEqual(small, calls.Small(seed, 12)) {
			t.Fatalf("seed %d drew two calls", seed)
		}
		differ = differ || !reflect.DeepEqual(source, calls.Source(seed+1))
		if err := source.Check(); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		if len(small.Units) > 12 {
			t.Errorf("seed %d drew %d units", seed, len(small.Units))
		}
	}
	if !differ {
		t.Error("every seed draws the same call")
	}
}

func TestASizedCallHasThatManyPeople(t *testing.T) {
	for _, people := range []int{20, 74, 300} {
		call, got := calls.Sized(3, people, people/2), 0
		for _, unit := range call.Units {
			got += len(unit.Members)
		}
		if got != people || call.MaxSeats != people/2 {
			t.Errorf("%d people and %d seats, want %d and %d", got, call.MaxSeats, people, people/2)
		}
	}
}
