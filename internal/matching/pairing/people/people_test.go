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
