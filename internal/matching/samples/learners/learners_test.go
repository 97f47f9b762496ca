package learners_test

import (
	"fmt"
	"reflect"
	"testing"

	"tandem/internal/matching/samples/learners"
	"tandem/internal/matching/sets"
)

func TestACohortLooksLikeTheRealThing(t *testing.T) {
	areas, regions, sectors := 0, 0, 0
	for seed := range uint64(50) {
		p := learners.Cohort(seed, 20)
		if len(p.People) != 40 || len(p.Partners) != 20 {
			t.Fatalf("%d people, %d pairs", len(p.People), len(p.Partners))
		}
		areas += different(p, "area")
		regions += different(p, "region")
		sectors += different(p, "sector")
		if different(p, "role") != 2 {
			t.Fatal("not two roles")
		}
		if !reflect.DeepEqual(p, learners.Cohort(seed, 20)) {
			t.Fatal("a seed gives two cohorts")
		}
	}
	if areas < 50*22 || areas > 50*25 || regions < 50*7 || sectors < 50*3 {
		t.Fatalf("50 cohorts have %d areas, %d regions and %d sectors", areas, regions, sectors)
	}
}

func different(p sets.Problem, attribute string) int {
	seen := map[string]bool{}
	for _, person := range p.People {
		seen[person.Values[attribute]] = true
	}
	return len(seen)
}

func TestManyPairsAreNotTooMany(t *testing.T) {
	if p := learners.Cohort(1, 500); len(p.People) != 1000 {
		t.Fatal(len(p.People))
	}
}

func ExampleCohort() {
	p := learners.Cohort(2026, 20)
	fmt.Println(len(p.People), "people in", len(p.Partners), "pairs, in sets of", p.Min, "to", p.Max)
	// Output: 40 people in 20 pairs, in sets of 5 to 6
}
