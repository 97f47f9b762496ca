package sets

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
)

// cheapest tries every division of a problem with given sizes and counts each
// from its rows, by Verify's own arithmetic.
func cheapest(p Problem) (int64, bool) {
	rounds := max(1, p.Rounds)
	best, found := int64(0), false
	at := make([]map[string]int, rounds)
	for r := range at {
		at[r] = map[string]int{}
	}
	left := make([][]int, rounds)
	for r := range left {
		left[r] = append([]int(nil), p.Sizes...)
	}
	var try func(r, i int)
	try = func(r, i int) {
		if i == len(p.People) {
			if kept(p, r, at[r]) != nil {
				return
			}
			if r+1 < rounds {
				try(r+1, 0)
				return
			}
			if cost := counted(p, at); !found || cost < best {
				best, found = cost, true
			}
			return
		}
		for s := range left[r] {
			if left[r][s] > 0 {
				left[r][s]--
				at[r][p.People[i].ID] = s + 1
				try(r, i+1)
				left[r][s]++
			}
		}
	}
	try(0, 0)
	return best, found
}

func counted(p Problem, at []map[string]int) int64 {
	costs := make([][][]int64, len(at))
	for r := range costs {
		for range p.Sizes {
			costs[r] = append(costs[r], make([]int64, len(p.Attributes)+1))
		}
	}
	for i, a := range p.People {
		for _, b := range p.People[:i] {
			var met int64
			for _, e := range p.Earlier {
				if e.A == a.ID && e.B == b.ID || e.A == b.ID && e.B == a.ID {
					met += int64(e.Times)
				}
			}
			chargePair(p, a, b, met, at, costs)
		}
	}
	var total int64
	for _, round := range costs {
		for _, set := range round {
			for _, cost := range set {
				total += cost
			}
		}
	}
	return total
}

// random is a problem with all kinds of rules in random numbers.
func random(r *rand.Rand, sizes []int, rounds, rules int) Problem {
	p := Problem{Sizes: sizes, Rounds: rounds, MeetingWeight: r.Int64N(4)}
	n := 0
	for _, size := range sizes {
		n += size
	}
	for a := range 1 + r.IntN(3) {
		p.Attributes = append(p.Attributes, Attribute{Name: fmt.Sprint("attribute", a), Weight: r.Int64N(9)})
	}
	for i := range n {
		person := Person{ID: fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), i), Values: map[string]string{}}
		for a, attribute := range p.Attributes {
			if r.IntN(8) > 0 {
				person.Values[attribute.Name] = fmt.Sprint("v", r.IntN(2+n*a/3))
			}
		}
		p.People = append(p.People, person)
	}
	two := func() (string, string) {
		i := r.IntN(n)
		j := (i + 1 + r.IntN(n-1)) % n
		return p.People[i].ID, p.People[j].ID
	}
	for range r.IntN(rules + 1) {
		a, b := two()
		switch r.IntN(5) {
		case 0:
			p.Together = append(p.Together, []string{a, b})
		case 1:
			p.Pins = append(p.Pins, Pin{a, 1 + r.IntN(len(sizes)), 1 + r.IntN(rounds)})
		case 2:
			p.Partners = append(p.Partners, []string{a, b})
		case 3:
			p.Apart = append(p.Apart, Pair{A: a, B: b})
		default:
			p.Earlier = append(p.Earlier, Meeting{a, b, r.IntN(4)})
		}
	}
	return p
}

func TestNoDivisionOfAFewPeopleIsCheaper(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	shapes := []struct {
		sizes         []int
		rounds, cases int
	}{
		{[]int{3, 3, 3}, 1, 120}, {[]int{5, 4}, 1, 120}, {[]int{4, 2, 2}, 1, 120}, {[]int{2, 2, 2, 1}, 1, 120}, {[]int{1, 5}, 1, 60},
		{[]int{3, 3}, 2, 120}, {[]int{2, 2, 2}, 2, 60}, {[]int{2, 3}, 3, 60}, {[]int{1, 1}, 2, 20}, {[]int{6}, 2, 10}, {[]int{1}, 1, 2},
	}
	feasible, proved := 0, 0
	for _, shape := range shapes {
		for i := range shape.cases {
			rules := 8
			if len(shape.sizes)+shape.sizes[0] == 2 {
				rules = 0
			}
			p := random(r, shape.sizes, shape.rounds, rules)
			want, possible := cheapest(p)
			got, err := Solve(context.Background(), p, Options{Seed: uint64(i), Looks: 20_000})
			if !possible {
				var no *Infeasible
				if !errors.As(err, &no) || !no.Proved || len(no.Reasons) == 0 {
					t.Fatalf("%+v\n%v, want proved infeasible", p, err)
				}
				continue
			}
			feasible++
			if err == nil {
				err = Verify(p, got)
			}
			if err != nil || got.Cost != want || got.Bound > want {
				t.Fatalf("%+v\ncost %d, bound %d, %v, want %d", p, got.Cost, got.Bound, err, want)
			}
			if got.Optimal {
				proved++
			}
			boundHolds(t, p, want)
		}
	}
	if feasible < 400 || feasible > 780 || proved < feasible*9/10 {
		t.Fatalf("%d feasible, %d of them proved", feasible, proved)
	}
}

// boundHolds recomputes the bound, which an exhaustive search replaces.
func boundHolds(t *testing.T, p Problem, want int64) {
	t.Helper()
	m := newModel(p)
	m.layout(p.Sizes, true)
	least, err := m.bounds(context.Background())
	var sum int64
	for _, cost := range least {
		sum += cost
	}
	if err != nil || sum > want {
		t.Fatalf("%+v\nbound %d (%v), optimum %d, %v", p, sum, least, want, err)
	}
}

func TestTheSearchAloneFindsTheOptimum(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	cases, missed := 0, 0
	for i := range 150 {
		p := random(r, []int{3, 3, 2}, 1, 5)
		want, possible := cheapest(p)
		if !possible {
			continue
		}
		cases++
		m := newModel(p)
		m.layout(p.Sizes, true)
		s := searching(t, m, uint64(i), 20_000)
		if s.run(); s.best != want {
			missed++
		}
	}
	if cases < 100 || missed > cases/20 {
		t.Fatalf("the optimum was missed %d of %d times", missed, cases)
	}
}
