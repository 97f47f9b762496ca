package pairing

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"testing"
)

// FuzzProblem reads anything as a problem: it is refused with issues, or solved
// with a result that Check accepts, and never panics.
func FuzzProblem(f *testing.F) {
	r := rand.New(rand.NewPCG(17, 1))
	for range 8 {
		data, err := json.Marshal(random(r, 5))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"on":"2026-11-21","people":[{"id":"A","areas":["LDS"],"manager":"B"},{"id":"B","areas":["LDS"],"manager":"A"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := DecodeProblem(data)
		if err == nil && len(p.People) <= 40 {
			refusedOrSolved(t, p)
		}
	})
}

// FuzzCorrupted reads its bytes as a small problem and what is done to it.
func FuzzCorrupted(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed, seed*seed)
	}
	f.Fuzz(func(t *testing.T, seed, damage uint64) {
		refusedOrSolved(t, corrupted(seed, damage))
	})
}

func TestCorruptedInputIsRefusedOrSolved(t *testing.T) {
	solved := 0
	for seed := range uint64(1500) {
		if refusedOrSolved(t, corrupted(seed, seed+1)) {
			solved++
		}
	}
	if solved < 100 || solved > 1400 {
		t.Errorf("%d of 1500 were solved", solved)
	}
}

// corrupted puts words where they do not belong.
func corrupted(seed, damage uint64) Problem {
	r := rand.New(rand.NewPCG(seed, 2))
	p := random(r, 8)
	r = rand.New(rand.NewPCG(damage, 3))
	word := func() string {
		return []string{"", "P0", "P1", "P2", "P7", "LDS", "BRD", "KEN", "CMA", "unknown", "no", "\xff", "adulthood"}[r.IntN(13)]
	}
	for range r.IntN(4) {
		person := &p.People[r.IntN(len(p.People))]
		low := r.IntN(60)
		switch r.IntN(16) {
		case 0:
			person.ID = word()
		case 1:
			person.Areas = []string{word(), "LDS"}
		case 2:
			person.Sector, person.Role = Sector(word()), RoleKind(word())
		case 3:
			person.Themes, person.Availability = []string{word(), word()}, []string{word()}
		case 4:
			person.Manager = word()
		case 5:
			person.Conflicts, person.Wishes = []string{word()}, []string{word(), word()}
		case 6:
			person.Vetoes = []string{word()}
		case 7:
			person.Previous = word()
		case 8:
			p.Withdrawn = append(p.Withdrawn, word())
		case 9:
			p.Locks = append(p.Locks, Lock{word(), word(), word(), word()})
		case 10:
			p.Previous = append(p.Previous, Pair{word(), word()})
		case 11:
			p.Draft = append(p.Draft, Pair{word(), word()})
		case 12:
			p.Config.Rules.MinimumScore, person.Score = &low, &low
		case 13:
			p.Config.Rules.Place = []PlaceRule{AnyArea, SameArea, PlaceRule(word())}[r.IntN(3)]
		case 14:
			p.Config.Criteria.Keep = int64(r.Uint64() >> r.IntN(64))
		case 15:
			p.On = []string{"2019-01-01", "2023-03-31", word()}[r.IntN(3)]
		}
	}
	return p
}

// refusedOrSolved fails unless a problem is refused with sentences, or solved
// with a result that can be checked and asked about.
func refusedOrSolved(t *testing.T, p Problem) bool {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, p, Options{})
	var wrong *InputError
	switch {
	case errors.As(err, &wrong):
		for _, issue := range wrong.Issues {
			if issue.Sentence == "" || issue.Field == "" {
				t.Fatalf("%+v says nothing", issue)
			}
		}
		return false
	case errors.Is(err, ErrOverflow):
		return false
	case err != nil:
		t.Fatal(err)
	}
	if err := Check(ctx, p, s.Result()); err != nil {
		t.Fatal(err)
	}
	ids := s.result.Proof.People
	for i := 0; i+1 < len(ids); i += 3 {
		if _, err := s.WhyNot(ctx, ids[i], ids[i+1]); err != nil && !errors.Is(err, ErrOverflow) {
			t.Fatal(err)
		}
	}
	if _, err := Rematch(ctx, p, ids[:min(1, len(ids))], nil, Options{}); err != nil && !errors.Is(err, ErrOverflow) {
		t.Fatal(err)
	}
	return true
}
