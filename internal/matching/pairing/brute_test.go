package pairing

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

const day = "2026-11-21"

// value is what results are compared by, in this order.
type value struct {
	pairs  int
	points int64 // with the keep bonus
	kept   int
	drafts int
}

func (v value) compare(o value) int {
	return cmp.Or(cmp.Compare(v.pairs, o.pairs), cmp.Compare(v.points, o.points), cmp.Compare(v.kept, o.kept), cmp.Compare(v.drafts, o.drafts))
}

// force looks at every matching of a problem, one by one. It knows nothing of
// the solver: only what Explain says about two people.
type force struct {
	t      *testing.T
	ids    []string
	points map[Pair]int64 // of the candidates and the locked pairs
	locks  []Pair
	before map[Pair]bool
	draft  map[Pair]bool
	bonus  int64
}

func newForce(t *testing.T, s *Session, draft []Pair) *force {
	t.Helper()
	p := s.Problem()
	f := &force{t: t, points: map[Pair]int64{}, before: map[Pair]bool{}, draft: map[Pair]bool{}, bonus: p.Config.Criteria.Keep}
	locked := map[string]bool{}
	for _, lock := range p.Locks {
		f.locks = append(f.locks, Pair{lock.A, lock.B})
		locked[lock.A], locked[lock.B] = true, true
	}
	for _, person := range p.People {
		if !slices.Contains(p.Withdrawn, person.ID) {
			f.ids = append(f.ids, person.ID)
		}
	}
	for i, a := range f.ids {
		for _, b := range f.ids[i+1:] {
			e, err := s.Explain(a, b)
			if err != nil {
				t.Fatal(err)
			}
			if pair := (Pair{a, b}); slices.Contains(f.locks, pair) || len(e.Forbidden) == 0 && !locked[a] && !locked[b] {
				f.points[pair] = e.Points
			}
		}
	}
	for _, pair := range p.Previous {
		f.before[pair] = true
	}
	for _, pair := range draft {
		f.draft[pair] = true
	}
	return f
}

func (f *force) value(pairs []Pair) value {
	v := value{pairs: len(pairs)}
	for _, pair := range pairs {
		v.points += f.points[pair]
		if f.before[pair] {
			v.kept++
			v.points += f.bonus
		}
		if f.draft[pair] {
			v.drafts++
		}
	}
	return v
}

// each shows every matching that holds the locks and the forced pairs.
func (f *force) each(forced []Pair, show func(pairs []Pair)) {
	held := slices.Concat(f.locks, forced)
	taken := map[string]bool{}
	for _, pair := range held {
		taken[pair.A], taken[pair.B] = true, true
	}
	var walk func(from int, pairs []Pair)
	walk = func(from int, pairs []Pair) {
		for from < len(f.ids) && taken[f.ids[from]] {
			from++
		}
		if from == len(f.ids) {
			show(pairs)
			return
		}
		walk(from+1, pairs)
		a := f.ids[from]
		for _, b := range f.ids[from+1:] {
			if _, candidate := f.points[Pair{a, b}]; candidate && !taken[b] {
				taken[b] = true
				walk(from+1, append(pairs[:len(pairs):len(pairs)], Pair{a, b}))
				taken[b] = false
			}
		}
	}
	walk(0, held)
}

func (f *force) best(forced ...Pair) value {
	best := value{pairs: -1}
	f.each(forced, func(pairs []Pair) {
		if v := f.value(pairs); v.compare(best) > 0 {
			best = v
		}
	})
	return best
}

// valid fails unless the pairs are disjoint candidates or locks.
func (f *force) valid(pairs []Pair) {
	f.t.Helper()
	seen := map[string]bool{}
	for _, pair := range pairs {
		if _, ok := f.points[pair]; !ok || seen[pair.A] || seen[pair.B] {
			f.t.Fatalf("%v is no pair that may stand in %v", pair, pairs)
		}
		seen[pair.A], seen[pair.B] = true, true
	}
}

// random invents a small problem with everything in it.
func random(r *rand.Rand, most int) Problem {
	n := 1 + r.IntN(most)
	p := Problem{On: day, Config: Defaults(), People: make([]Person, n)}
	if r.IntN(2) == 0 { // small numbers make ties
		p.Config.Criteria = Criteria{
			Place: PlacePoints{int64(r.IntN(3)), int64(r.IntN(2))}, Sector: int64(r.IntN(3)), Role: int64(r.IntN(2)),
			Themes: SharedPoints{int64(r.IntN(2)), int64(r.IntN(3))}, Wish: WishPoints{1, 2}, Keep: int64(r.IntN(3)),
		}
	}
	p.Config.Rules.Place = []PlaceRule{SameArea, SameOrNeighbouring, AnyArea}[r.IntN(3)]
	p.Config.Rules.SameOrganisation = r.IntN(4) == 0
	for i := range p.People {
		p.People[i] = randomPerson(r, i, n)
	}
	shuffled := r.Perm(n)
	for k := 0; k+1 < n; k += 2 {
		pair := Pair{p.People[shuffled[k]].ID, p.People[shuffled[k+1]].ID}
		switch r.IntN(5) {
		case 0, 1:
			p.Previous = append(p.Previous, pair)
		case 2:
			p.Draft = append(p.Draft, pair)
		case 3:
			if r.IntN(3) == 0 {
				p.Locks = append(p.Locks, Lock{pair.A, pair.B, "they asked", "it was agreed"})
			} else {
				p.Vetoes = append(p.Vetoes, Veto{pair.A, pair.B, "not these two"})
			}
		}
	}
	return p
}

func randomPerson(r *rand.Rand, i, n int) Person {
	person := Person{
		ID: fmt.Sprintf("P%d", i), Areas: []string{[]string{"LDS", "BRD", "KIR", "YOR", "KEN"}[r.IntN(5)]},
		Sector:       []Sector{SectorUnknown, Education, Health, Care}[r.IntN(4)],
		Role:         []RoleKind{RoleUnknown, Strategic, Delivery}[r.IntN(3)],
		Organisation: []string{"", "One", "Two"}[r.IntN(3)], Seniority: r.IntN(4),
	}
	for _, theme := range []string{"adulthood", "inclusion", "speech"} {
		if r.IntN(3) == 0 {
			person.Themes = append(person.Themes, theme)
		}
	}
	if r.IntN(12) == 0 {
		person.Eligible = No
	}
	if i > 0 && r.IntN(5) == 0 {
		person.Manager = fmt.Sprintf("P%d", r.IntN(i))
	}
	other := fmt.Sprintf("P%d", r.IntN(n))
	if other == person.ID {
		return person
	}
	switch r.IntN(8) {
	case 0, 1, 2:
		person.Wishes = []string{other}
	case 3:
		person.Vetoes = []string{other}
	case 4:
		person.Conflicts = []string{other}
	}
	return person
}

func open(t *testing.T, p Problem) *Session {
	t.Helper()
	s, err := Open(context.Background(), p, Options{})
	if err != nil {
		t.Fatalf("%v\n%+v", err, p)
	}
	return s
}

func TestNothingScoresHigher(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 400 {
		s := open(t, random(r, 10))
		f := newForce(t, s, s.Problem().Draft)
		pairs := s.Result().Pairs()
		f.valid(pairs)
		if got, want := f.value(pairs), f.best(); got != want {
			t.Fatalf("case %d: %+v, by force %+v", i, got, want)
		}
		totals := s.Result().Totals
		v := f.value(pairs)
		if totals.Points+totals.KeepBonus != v.points || totals.Pairs != v.pairs || totals.Kept != v.kept ||
			totals.Unmatched != len(s.Result().Unmatched) || totals.People != len(f.ids) {
			t.Fatalf("case %d: totals %+v of %+v", i, totals, v)
		}
	}
}

func TestBlockingPairsByForce(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	some := 0
	for i := range 300 {
		s := open(t, random(r, 10))
		f := newForce(t, s, nil)
		got := map[string]int64{}
		for _, m := range s.Result().Matches {
			got[m.A], got[m.B] = m.Points, m.Points
		}
		blocking := 0
		for pair, points := range f.points {
			a, pairedA := got[pair.A]
			b, pairedB := got[pair.B]
			if (!pairedA || points > a) && (!pairedB || points > b) && !slices.Contains(f.locks, pair) {
				blocking++
			}
		}
		if blocking != s.Result().BlockingPairs {
			t.Fatalf("case %d: %d blocking pairs, by force %d", i, s.Result().BlockingPairs, blocking)
		}
		some += blocking
	}
	if some == 0 {
		t.Error("no case had a blocking pair")
	}
}
