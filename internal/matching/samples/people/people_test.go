package people

import (
	"context"
	"reflect"
	"testing"

	"tandem/internal/matching/pairing"
)

func TestTheSameSeedGivesTheSamePeople(t *testing.T) {
	if !reflect.DeepEqual(People(7, Programme), People(7, Programme)) {
		t.Error("two populations of one seed differ")
	}
	if reflect.DeepEqual(People(7, Programme), People(8, Programme)) {
		t.Error("two seeds gave the same population")
	}
}

func TestInventedPeopleAreAcceptedAndMostlyPaired(t *testing.T) {
	for seed := range uint64(20) {
		result, err := pairing.Solve(context.Background(), Problem(seed, Programme))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if result.Totals.Pairs < Programme/3 || result.Totals.Points < int64(40*result.Totals.Pairs) {
			t.Errorf("seed %d: %+v is not plausible", seed, result.Totals)
		}
	}
}

// What the keep bonus is for: after one drop-out among 200 people about one pair
// in two populations changes, for a fraction of a per cent of the points. The
// limits leave room for chance.
func TestADropOutChangesFewPairs(t *testing.T) {
	populations := 40
	if testing.Short() {
		populations = 10
	}
	for rule, mostForced := range map[pairing.PlaceRule]int{pairing.AnyArea: 0, pairing.SameOrNeighbouring: 4 * populations} {
		all, err := DropOuts(context.Background(), 1, 200, populations, rule)
		if err != nil {
			t.Fatal(err)
		}
		sum := Sum(all)
		t.Logf("%s: %+v", rule, sum)
		unforced := sum.KeptChanged - sum.ForcedChanged
		if 4*unforced > 3*populations || sum.ForcedChanged > mostForced {
			t.Errorf("%s: %d pairs changed in %d populations, %d of them by force", rule, sum.KeptChanged, populations, sum.ForcedChanged)
		}
		if sum.NaiveChanged < 2*sum.KeptChanged {
			t.Errorf("%s: a naive run changes %d, which is not much more than %d", rule, sum.NaiveChanged, sum.KeptChanged)
		}
		if 1000*sum.PointsGivenUp > 4*sum.Points {
			t.Errorf("%s: %d of %d points are given up, more than four in a thousand", rule, sum.PointsGivenUp, sum.Points)
		}
	}
}
