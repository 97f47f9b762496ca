package learning

import (
	"slices"
	"strings"
	"testing"
)

func TestAPlaceTakesOnlyItsSteps(t *testing.T) {
	states := []PlaceState{PlaceHeld, PlaceConfirmed, PlaceActive, PlaceCompleted, PlaceWithdrawn, PlaceDeferred, PlaceDidNotStart}
	allowed := "held-confirmed held-withdrawn confirmed-active confirmed-withdrawn confirmed-deferred confirmed-did_not_start " +
		"active-completed active-withdrawn active-deferred"
	n := 0
	for _, from := range states {
		for _, to := range states {
			after, err := Place{State: from}.Move(to)
			if err == nil {
				n++
			}
			step := string(from) + "-" + string(to)
			if got := slices.Contains(strings.Fields(allowed), step); (err == nil) != got || err != nil && after.State != from {
				t.Errorf("%s: %v", step, err)
			}
		}
	}
	if n != len(strings.Fields(allowed)) {
		t.Errorf("%d steps", n)
	}
}
