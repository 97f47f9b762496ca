package threes_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"tandem/internal/matching/samples/threes"
	"tandem/internal/matching/triads"
)

func ExampleProgramme() {
	p := threes.Programme(74, 1)
	r, err := triads.Solve(context.Background(), p, triads.Options{})
	fmt.Println(r.Placed, "of", p.N, "placed, proved:", r.Proved, err)
	// Output: 74 of 74 placed, proved: true <nil>
}

func TestASeedMakesOneProblem(t *testing.T) {
	random := func(n int, seed uint64) triads.Problem { return threes.Random(n, 300, 50, seed) }
	for name, make := range map[string]func(int, uint64) triads.Problem{
		"Programme": threes.Programme, "Dense": threes.Dense, "Ties": threes.Ties, "Random": random,
	} {
		for _, n := range []int{0, 1, 2, 74} {
			p := make(n, 1)
			if !reflect.DeepEqual(p, make(n, 1)) {
				t.Errorf("%s of %d is another the second time", name, n)
			}
			if p.N != n || len(p.Colours) != n {
				t.Errorf("%s of %d has %d people and %d colours", name, n, p.N, len(p.Colours))
			}
		}
		if reflect.DeepEqual(make(74, 1), make(74, 2)) {
			t.Errorf("%s does not depend on the seed", name)
		}
	}
	if dense, place := len(threes.Dense(74, 1).Pairs), len(threes.Programme(74, 1).Pairs); dense != 74*73/2 || place >= dense/2 {
		t.Errorf("%d pairs without the rule of place, %d with it", dense, place)
	}
}
