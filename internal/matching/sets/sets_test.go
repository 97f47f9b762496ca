package sets_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tandem/internal/matching/samples/learners"
	"tandem/internal/matching/sets"
)

func solve(t testing.TB, p sets.Problem, o sets.Options) sets.Result {
	t.Helper()
	r, err := sets.Solve(context.Background(), p, o)
	if err == nil {
		err = sets.Verify(p, r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNineteenOfTwentyCohortsAreProvedOptimal(t *testing.T) {
	proved := 0
	for seed := range uint64(100) {
		r := solve(t, learners.Cohort(seed, 20), sets.Options{Seed: seed, Looks: 1_000_000})
		if r.Proof == sets.ByBound {
			proved++
		}
	}
	if proved < 95 {
		t.Fatalf("%d of 100 cohorts of 40 were proved optimal", proved)
	}
}

func TestThreeRoundsOfACohortComeCloseToTheBound(t *testing.T) {
	for seed := range uint64(20) {
		p := learners.Cohort(seed, 20)
		p.Rounds = 3
		r := solve(t, p, sets.Options{Seed: seed, Looks: 1_000_000})
		if r.Gap*20 > r.Bound {
			t.Errorf("cohort %d: cost %d, bound %d", seed, r.Cost, r.Bound)
		}
	}
}

// ruled adds random rules to a cohort.
func ruled(r *rand.Rand, p sets.Problem) sets.Problem {
	id := func() string { return p.People[r.IntN(len(p.People))].ID }
	for range r.IntN(8) {
		if a, b := id(), id(); a != b {
			p.Apart = append(p.Apart, sets.Pair{A: a, B: b, Reason: "line management"})
		}
	}
	for range r.IntN(4) {
		p.Together = append(p.Together, []string{id(), id(), id()}[:2+r.IntN(2)])
	}
	for range r.IntN(5) {
		p.Pins = append(p.Pins, sets.Pin{Person: id(), Set: 1 + r.IntN(len(p.People)/6), Round: 1 + r.IntN(max(1, p.Rounds))})
	}
	for range r.IntN(30) {
		if a, b := id(), id(); a != b {
			p.Earlier = append(p.Earlier, sets.Meeting{A: a, B: b, Times: r.IntN(3)})
		}
	}
	return p
}

func TestTheRulesAreKeptWhateverTheyAre(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	solved := 0
	for i := range uint64(150) {
		p := ruled(r, learners.Cohort(i, 10+r.IntN(20)))
		p.Rounds = r.IntN(4)
		got, err := sets.Solve(context.Background(), p, sets.Options{Seed: i, Looks: 30_000})
		var no *sets.Infeasible
		if errors.As(err, &no) {
			continue
		}
		if err == nil {
			err = sets.Verify(p, got)
		}
		if err != nil {
			t.Fatalf("%d: %v", i, err)
		}
		solved++
	}
	if solved < 100 {
		t.Fatalf("only %d of 150 had a division", solved)
	}
}

func TestTheOrderOfTheRowsChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	solved := 0
	for i := range uint64(40) {
		p := ruled(r, learners.Cohort(i, 12))
		p.Rounds = 1 + r.IntN(2)
		was, err := sets.Solve(context.Background(), p, sets.Options{Seed: i, Looks: 30_000})
		for _, swap := range []func(int, func(int, int)){r.Shuffle} {
			swap(len(p.People), func(i, j int) { p.People[i], p.People[j] = p.People[j], p.People[i] })
			swap(len(p.Apart), func(i, j int) { p.Apart[i], p.Apart[j] = p.Apart[j], p.Apart[i] })
			swap(len(p.Together), func(i, j int) { p.Together[i], p.Together[j] = p.Together[j], p.Together[i] })
			swap(len(p.Partners), func(i, j int) { p.Partners[i], p.Partners[j] = p.Partners[j], p.Partners[i] })
			swap(len(p.Pins), func(i, j int) { p.Pins[i], p.Pins[j] = p.Pins[j], p.Pins[i] })
			swap(len(p.Earlier), func(i, j int) { p.Earlier[i], p.Earlier[j] = p.Earlier[j], p.Earlier[i] })
		}
		for k := range p.Apart {
			p.Apart[k].A, p.Apart[k].B = p.Apart[k].B, p.Apart[k].A
		}
		for _, ids := range p.Together {
			slices.Reverse(ids)
		}
		now, err2 := sets.Solve(context.Background(), p, sets.Options{Seed: i, Looks: 30_000})
		a, _ := json.Marshal(was)
		b, _ := json.Marshal(now)
		if string(a) != string(b) || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Fatalf("%d:\n%s %v\n%s %v", i, a, err, b, err2)
		}
		if err == nil {
			solved++
		}
	}
	if solved < 20 {
		t.Fatalf("only %d had a division", solved)
	}
}

func TestScaledWeightsScaleTheCost(t *testing.T) {
	p := learners.Cohort(5, 20)
	p.Rounds = 2
	was := solve(t, p, sets.Options{Seed: 1, Looks: 100_000})
	for a := range p.Attributes {
		p.Attributes[a].Weight *= 7
	}
	p.MeetingWeight *= 7
	now := solve(t, p, sets.Options{Seed: 1, Looks: 100_000})
	if now.Cost != 7*was.Cost || now.Bound != 7*was.Bound || now.Rounds[1][3].People[0] != was.Rounds[1][3].People[0] {
		t.Fatalf("cost %d and bound %d became %d and %d", was.Cost, was.Bound, now.Cost, now.Bound)
	}
}

// few are people a, b, c ... with nothing in common.
func few(n int) sets.Problem {
	p := sets.Problem{Min: 2, Max: 3}
	for i := range n {
		p.People = append(p.People, sets.Person{ID: string(rune('a' + i)), Name: []string{"Ann", "Ben", "Cy", "Dee", "Eve", "Fay", "Gus", "Hal", "Ida"}[i]})
	}
	return p
}

func TestWhatCannotBeDoneIsSaidWithTheNames(t *testing.T) {
	apart := func(pairs ...string) (all []sets.Pair) {
		for _, p := range pairs {
			all = append(all, sets.Pair{A: p[:1], B: p[1:], Reason: "line management"})
		}
		return all
	}
	for name, c := range map[string]struct {
		n      int
		change func(*sets.Problem)
		want   string
	}{
		"too few":                 {1, func(p *sets.Problem) {}, "1 person cannot be divided into sets of 2 to 3 with nobody left over."},
		"not divisible":           {7, func(p *sets.Problem) { p.Min = 5; p.Max = 6 }, "7 people cannot be divided into sets of 5 to 6 with nobody left over."},
		"too many sets":           {6, func(p *sets.Problem) { p.Sets = 4 }, "6 people cannot be divided into sets of 2 to 3 when there are to be 4 sets."},
		"places":                  {6, func(p *sets.Problem) { p.Min, p.Max, p.Sizes = 0, 0, []int{3, 4} }, "The sets have 7 places; there are 6 people."},
		"together and apart":      {6, func(p *sets.Problem) { p.Together = [][]string{{"a", "b"}}; p.Apart = apart("ba") }, "Ann and Ben must be together and yet apart (line management)."},
		"together through others": {6, func(p *sets.Problem) { p.Together = [][]string{{"a", "b"}, {"c", "b"}}; p.Apart = apart("ac") }, "Ann and Cy must be together (with Ben) and yet apart (line management)."},
		"partners together":       {6, func(p *sets.Problem) { p.Together = [][]string{{"a", "b"}}; p.Partners = [][]string{{"b", "a"}} }, "Ann and Ben must be together and yet apart (they are partners)."},
		"too large a group":       {6, func(p *sets.Problem) { p.Sets = 2; p.Together = [][]string{{"a", "b", "c", "d"}} }, "Ann, Ben, Cy and Dee must be together, but are 4 people; the largest set has 3 places."},
		"too many apart":          {6, func(p *sets.Problem) { p.Sets = 2; p.Apart = apart("ab", "bc", "ac") }, "Ann, Ben and Cy must all be apart from one another, which takes 3 sets; there are 2."},
		"two pins":                {6, func(p *sets.Problem) { p.Pins = []sets.Pin{{"a", 1, 1}, {"a", 2, 1}} }, "Ann is pinned to set 1 and to set 2 in round 1."},
		"pins against together": {6, func(p *sets.Problem) {
			p.Pins = []sets.Pin{{"b", 2, 1}, {"a", 1, 1}}
			p.Together = [][]string{{"a", "b"}}
		}, "Ann and Ben must be together, but are pinned to set 1 and set 2 in round 1."},
		"pins against apart": {6, func(p *sets.Problem) { p.Pins = []sets.Pin{{"b", 2, 1}, {"a", 2, 1}}; p.Apart = apart("ab") }, "Ann and Ben must be apart (line management), but are both pinned to set 2 in round 1."},
		"no such set":        {6, func(p *sets.Problem) { p.Sets = 2; p.Pins = []sets.Pin{{"b", 3, 1}} }, "Ben is pinned to set 3 in round 1; there are 2 sets."},
		"overfull": {6, func(p *sets.Problem) {
			p.Sets, p.Rounds = 2, 2
			p.Pins = []sets.Pin{{"a", 1, 2}, {"b", 1, 2}, {"c", 1, 2}}
			p.Together = [][]string{{"c", "f"}}
		}, "Set 1 in round 2 has 3 places, but 4 people are pinned to it, counting those who must be with them: Ann, Ben, Cy and Fay."},
		"the rest": {4, func(p *sets.Problem) { p.Min, p.Max, p.Sizes = 0, 0, []int{2, 2}; p.Apart = apart("ab", "ac", "ad") }, "The rules on who must be apart, together or in a certain set cannot all be kept: every division was tried."},
		"each number of sets": {6, func(p *sets.Problem) { p.Apart = apart("ab", "ac", "ad", "ae", "af") },
			"With 3 sets: The rules on who must be apart, together or in a certain set cannot all be kept: every division was tried. With 2 sets: The rules on who must be apart, together or in a certain set cannot all be kept: every division was tried."},
	} {
		p := few(c.n)
		c.change(&p)
		_, err := sets.Solve(context.Background(), p, sets.Options{})
		var no *sets.Infeasible
		if !errors.As(err, &no) || !no.Proved || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", name, err, c.want)
		}
	}
}

func TestWhatIsNotProvedImpossibleIsNotCalledSo(t *testing.T) {
	// Sets of two, in which 19 people suit only one another and the other 21 too:
	// impossible, but far beyond trying everything.
	p := sets.Problem{Sizes: slices.Repeat([]int{2}, 20)}
	for i := range 40 {
		p.People = append(p.People, sets.Person{ID: fmt.Sprintf("%02d", i)})
		for j := range min(i, 19) {
			if i >= 19 {
				p.Apart = append(p.Apart, sets.Pair{A: fmt.Sprintf("%02d", i), B: fmt.Sprintf("%02d", j)})
			}
		}
	}
	_, err := sets.Solve(context.Background(), p, sets.Options{})
	var no *sets.Infeasible
	if !errors.As(err, &no) || no.Proved || !strings.Contains(err.Error(), "It is not proved that there is none") {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := sets.Solve(ctx, p, sets.Options{}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestAMalformedProblemIsRefusedInSentences(t *testing.T) {
	for want, change := range map[string]func(*sets.Problem){
		"nobody to place":           func(p *sets.Problem) { p.People = nil },
		"Person 2 has no id":        func(p *sets.Problem) { p.People[1].ID = "" },
		`"a" is given to two`:       func(p *sets.Problem) { p.People[1].ID = "a" },
		"at most 2000":              func(p *sets.Problem) { p.People = slices.Repeat(p.People, 400) },
		"An attribute has no name":  func(p *sets.Problem) { p.Attributes = []sets.Attribute{{}} },
		`"x" is taken`:              func(p *sets.Problem) { p.Attributes = []sets.Attribute{{Name: "x"}, {Name: "x"}} },
		`"meetings" is taken`:       func(p *sets.Problem) { p.Attributes = []sets.Attribute{{Name: "meetings"}} },
		`weight of "x" is below`:    func(p *sets.Problem) { p.Attributes = []sets.Attribute{{Name: "x", Weight: -1}} },
		"repeated meetings is":      func(p *sets.Problem) { p.MeetingWeight = -1 },
		"21 rounds":                 func(p *sets.Problem) { p.Rounds = 21 },
		"-1 rounds":                 func(p *sets.Problem) { p.Rounds = -1 },
		"not both":                  func(p *sets.Problem) { p.Sizes = []int{6} },
		"Set 2 has 0 places":        func(p *sets.Problem) { p.Min, p.Max, p.Sizes = 0, 0, []int{6, 0} },
		"Sets of 0 to 3":            func(p *sets.Problem) { p.Min = 0 },
		"Sets of 4 to 3":            func(p *sets.Problem) { p.Min = 4 },
		"number of sets is below":   func(p *sets.Problem) { p.Sets = -1 },
		`"apart" names "z"`:         func(p *sets.Problem) { p.Apart = []sets.Pair{{A: "a", B: "z"}} },
		`"apart" names "a" twice`:   func(p *sets.Problem) { p.Apart = []sets.Pair{{A: "a", B: "a"}} },
		`"together" names "z"`:      func(p *sets.Problem) { p.Together = [][]string{{}, {"z"}} },
		`"partners" names "z"`:      func(p *sets.Problem) { p.Partners = [][]string{{"z"}} },
		`"pin" names "z"`:           func(p *sets.Problem) { p.Pins = []sets.Pin{{"z", 1, 1}} },
		"the rounds are 1 to 1":     func(p *sets.Problem) { p.Pins = []sets.Pin{{"a", 1, 2}} },
		"sets are counted from 1":   func(p *sets.Problem) { p.Pins = []sets.Pin{{"a", 0, 1}} },
		"met 1001 times":            func(p *sets.Problem) { p.Earlier = []sets.Meeting{{A: "a", B: "b", Times: 1001}} },
		"met -1 times":              func(p *sets.Problem) { p.Earlier = []sets.Meeting{{A: "a", B: "b", Times: -1}} },
		"without overflow":          func(p *sets.Problem) { p.Attributes = []sets.Attribute{{Name: "x", Weight: math.MaxInt64}} },
		"added without overflow":    func(p *sets.Problem) { p.Attributes = []sets.Attribute{{Name: "x", Weight: math.MaxInt64 / 1000}} },
		"large to be added without": func(p *sets.Problem) { p.MeetingWeight = math.MaxInt64 },
	} {
		p := few(6)
		change(&p)
		_, err := sets.Solve(context.Background(), p, sets.Options{})
		var invalid *sets.Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want something with %q", err, want)
		}
		if sets.Verify(p, sets.Result{}) == nil {
			t.Errorf("%q was verified", want)
		}
	}
}

func TestTheLargestWeightsThatPassDoNotOverflow(t *testing.T) {
	p := few(6)
	for i := range p.People {
		p.People[i].Values = map[string]string{"x": "same"}
	}
	weight := int64(math.MaxInt64)
	for {
		p.Attributes = []sets.Attribute{{Name: "x", Weight: weight}}
		if r, err := sets.Solve(context.Background(), p, sets.Options{}); err == nil {
			if r.Cost != 3*weight || !r.Optimal {
				t.Fatalf("weight %d: %+v", weight, r)
			}
			return
		}
		weight /= 2
	}
}
