package sets_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tandem/internal/matching/samples/learners"
	"tandem/internal/matching/sets"
)

func TestABrokenResultIsNotVerified(t *testing.T) {
	p := learners.Cohort(3, 6)
	p.Rounds, p.Sets, p.Max, p.PartnersTogether = 2, 2, 7, true
	p.Apart = []sets.Pair{{A: "p001", B: "p003"}}
	p.Together = [][]string{{"p005", "p007"}}
	p.Pins = []sets.Pin{{Person: "p009", Set: 2, Round: 1}}
	good := solve(t, p, sets.Options{})
	stored, _ := json.Marshal(good)
	swap := func(r *sets.Result, a, b string) {
		for _, set := range r.Rounds[0] {
			for i, id := range set.People {
				switch id {
				case a:
					set.People[i] = b
				case b:
					set.People[i] = a
				}
			}
		}
	}
	elsewhere := func(r *sets.Result, id string) string {
		for _, set := range r.Rounds[0] {
			if !slices.Contains(set.People, id) {
				return set.People[slices.IndexFunc(set.People, func(other string) bool {
					return !slices.Contains([]string{"p001", "p003", "p005", "p007", "p009"}, other)
				})]
			}
		}
		return ""
	}
	for want, spoil := range map[string]func(*sets.Result){
		"number of rounds":      func(r *sets.Result) { r.Rounds = r.Rounds[1:] },
		"number of sets":        func(r *sets.Result) { r.Rounds[0] = r.Rounds[0][1:] },
		"not numbered":          func(r *sets.Result) { r.Rounds[1][0].Number = 2 },
		"in two sets":           func(r *sets.Result) { r.Rounds[0][0].People[0] = r.Rounds[0][0].People[1] },
		"is in no set":          func(r *sets.Result) { r.Rounds[1][1].People[2] = "stranger" },
		"not among the people":  func(r *sets.Result) { r.Rounds[1][1].People = append(r.Rounds[1][1].People, "stranger") },
		"sizes of the sets":     func(r *sets.Result) { r.Rounds[0][0].People = append(r.Rounds[0][0].People, "x", "y", "z") },
		"must be together":      func(r *sets.Result) { swap(r, "p005", elsewhere(r, "p005")) },
		"the set of the pin":    func(r *sets.Result) { swap(r, "p009", "p010") },
		"costs of set 1":        func(r *sets.Result) { r.Rounds[0][0].Costs[2]++ },
		`cost or bound of "ar`:  func(r *sets.Result) { r.Criteria[0].Cost++ },
		`cost or bound of "re`:  func(r *sets.Result) { r.Criteria[3].Bound = r.Criteria[3].Cost + 1 },
		"criteria are not":      func(r *sets.Result) { r.Criteria = r.Criteria[1:] },
		"do not agree":          func(r *sets.Result) { r.Cost-- },
		"the gap do not agree":  func(r *sets.Result) { r.Bound--; r.Optimal, r.Proof = false, "" },
		"without a proof":       func(r *sets.Result) { r.Proof = ""; r.Optimal = true },
		"optimal without a pro": func(r *sets.Result) { r.Bound--; r.Gap++; r.Optimal, r.Proof = true, sets.ByBound },
	} {
		var bad sets.Result
		if err := json.Unmarshal(stored, &bad); err != nil {
			t.Fatal(err)
		}
		if err := sets.Verify(p, bad); err != nil {
			t.Fatalf("the result itself: %v", err)
		}
		spoil(&bad)
		if err := sets.Verify(p, bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want something with %q", err, want)
		}
	}
}

func TestRulesThatAreBrokenAreSeen(t *testing.T) {
	p := learners.Cohort(3, 6)
	p.Rounds = 1
	good := solve(t, p, sets.Options{})
	mates := good.Rounds[0][0].People
	for want, change := range map[string]func(*sets.Problem){
		"must be apart":          func(p *sets.Problem) { p.Apart = []sets.Pair{{A: mates[0], B: mates[1]}} },
		"with a partner":         func(p *sets.Problem) { p.Partners = [][]string{{mates[0], mates[2]}} },
		"6 people and 7 places":  func(p *sets.Problem) { p.Min, p.Max, p.Sizes = 0, 0, []int{7, 5} },
		"sizes of the sets are ": func(p *sets.Problem) { p.Max = 5 },
	} {
		changed := p
		change(&changed)
		if err := sets.Verify(changed, good); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want something with %q", err, want)
		}
	}
}

func TestACancelledSearchGivesItsBest(t *testing.T) {
	p := learners.Cohort(1, 20)
	p.Rounds, p.Attributes[2].Weight = 12, 11
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := sets.Solve(ctx, p, sets.Options{}); !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled before there was anything: %v", err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	told := 0
	r, err := sets.Solve(ctx, p, sets.Options{Progress: func(at sets.Progress) {
		told++
		if at.Cost < at.Bound || at.Looked > at.Looks {
			t.Errorf("impossible progress: %+v", at)
		}
		cancel()
	}})
	if err != nil || !r.Stopped || told == 0 || r.Optimal {
		t.Fatalf("stopped %v, told %d times, %v", r.Stopped, told, err)
	}
	if err := sets.Verify(p, r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.Notes[0], "stopped early") {
		t.Fatal(r.Notes[0])
	}
}

func TestIdenticalPeopleAreNoTrouble(t *testing.T) {
	p := sets.Problem{Min: 5, Max: 6, Attributes: []sets.Attribute{{Name: "area", Weight: 1}}}
	for i := range 600 {
		p.People = append(p.People, sets.Person{ID: fmt.Sprint(i), Values: map[string]string{"area": "Leeds"}})
	}
	if r := solve(t, p, sets.Options{}); !r.Optimal || r.Cost != 120*10 {
		t.Fatalf("%d sets cost %d, optimal %v", len(r.Rounds[0]), r.Cost, r.Optimal)
	}
}

func TestPartnersMayBeAllowedTogether(t *testing.T) {
	p := sets.Problem{Sizes: []int{2, 2}, Partners: [][]string{{"a", "b"}, {"c", "d"}}, PartnersTogether: true, Attributes: []sets.Attribute{{Name: "x", Weight: 1}}}
	for _, id := range []string{"a", "b", "c", "d"} {
		p.People = append(p.People, sets.Person{ID: id, Values: map[string]string{"x": map[string]string{"a": "1", "b": "2", "c": "2", "d": "1"}[id]}})
	}
	p.Apart = []sets.Pair{{A: "a", B: "c"}}
	if r := solve(t, p, sets.Options{}); r.Cost != 0 || r.Rounds[0][0].People[1] != "b" {
		t.Fatalf("%+v", r)
	}
}

func TestTheNotesNameWhatCouldNotBeAvoided(t *testing.T) {
	p := sets.Problem{Sizes: []int{3, 3, 3}, Rounds: 2, MeetingWeight: 1, Attributes: []sets.Attribute{{Name: "area", Weight: 10, Before: "from"}, {Name: "role", Weight: 1}}}
	for i := range 9 {
		area := []string{"Leeds", "Leeds", "Leeds", "Leeds", "Bath", "Bath", "Kent", "York", "Wigan"}[i]
		p.People = append(p.People, sets.Person{ID: string(rune('a' + i)), Values: map[string]string{"area": area, "role": "r" + fmt.Sprint(i/8)}})
	}
	p.Together = [][]string{{"e", "f"}}
	notes := strings.Join(solve(t, p, sets.Options{}).Notes, "\n")
	for _, want := range []string{
		"Round 1: Two people from Leeds in set ",
		" could not be avoided: 4 people from Leeds, 3 sets.",
		"Round 2: Two people from Leeds in set ",
		"Round 1: Two people from Bath in set ",
		" could not be avoided: some of them must be together.",
		"That each set has 2 to 3 people with the role r0 could not be avoided: 8 people with the role r0, 3 sets.",
		"Round 2: e and f meet in set ",
		", having met once before.",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is missing from:\n%s", want, notes)
		}
	}
}

func ExampleSolve() {
	p := sets.Problem{
		Attributes: []sets.Attribute{{Name: "area", Weight: 40, Before: "from"}, {Name: "sector", Weight: 10, Before: "from"}},
		Min:        2, Max: 3,
		Partners: [][]string{{"ann", "ben"}, {"cy", "dee"}, {"eve", "fay"}},
	}
	for _, row := range [][3]string{
		{"ann", "Leeds", "health"}, {"ben", "Leeds", "education"}, {"cy", "Leeds", "care"},
		{"dee", "Leeds", "health"}, {"eve", "Kent", "education"}, {"fay", "Bath", "care"},
	} {
		p.People = append(p.People, sets.Person{ID: row[0], Values: map[string]string{"area": row[1], "sector": row[2]}})
	}
	r, err := sets.Solve(context.Background(), p, sets.Options{Seed: 2026})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, set := range r.Rounds[0] {
		fmt.Println(set.Number, set.People, set.Costs)
	}
	fmt.Println(r.Cost, r.Bound, r.Optimal, sets.Verify(p, r))
	for _, note := range r.Notes {
		fmt.Println(note)
	}
	// Output:
	// 1 [ann cy] [40 0 0]
	// 2 [ben fay] [0 0 0]
	// 3 [dee eve] [0 0 0]
	// 40 40 true <nil>
	// No other division is better: the cost equals the lower bound.
	// Two people from Leeds in set 1 could not be avoided: 4 people from Leeds, 3 sets.
}
