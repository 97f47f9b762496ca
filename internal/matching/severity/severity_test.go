package severity_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"tandem/internal/matching/severity"
)

// simulated is a panel whose truth is known.
type simulated struct {
	ratings []severity.Rating
	merit   map[string]float64
	effect  map[string]float64
}

// simulate draws a panel: each unit is scored by some of the reviewers.
func simulate(r *rand.Rand, units, reviewers, each int, spread, noise float64) simulated {
	s := simulated{merit: map[string]float64{}, effect: map[string]float64{}}
	for j := range reviewers {
		s.effect[name("r", j)] = spread * r.NormFloat64()
	}
	for i := range units {
		s.merit[name("u", i)] = 680 + 90*r.NormFloat64()
		for _, j := range r.Perm(reviewers)[:each] {
			value := s.merit[name("u", i)] + s.effect[name("r", j)] + noise*r.NormFloat64()
			s.ratings = append(s.ratings, severity.Rating{Reviewer: name("r", j), Unit: name("u", i), Value: value})
		}
	}
	return s
}

func name(kind string, i int) string { return fmt.Sprintf("%s%03d", kind, i) }

func adjust(t *testing.T, ratings []severity.Rating, opt severity.Options) severity.Panel {
	t.Helper()
	p, err := severity.Adjust(ratings, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// score compares panels of one kind with the truth.
func score(t *testing.T, spread, noise float64) (raw, adjusted, effects, covered float64) {
	r := rand.New(rand.NewPCG(7, uint64(spread)))
	n, m := 0.0, 0.0
	for range 200 {
		s := simulate(r, 42, 8, 3, spread, noise)
		p := adjust(t, s.ratings, severity.Options{})
		if !p.On {
			t.Fatal(p.Reason)
		}
		for _, u := range p.Units {
			truth := s.merit[u.Unit]
			raw += (u.Raw - truth) * (u.Raw - truth)
			adjusted += (u.Adjusted - truth) * (u.Adjusted - truth)
			if *u.Low <= truth && truth <= *u.High {
				covered++
			}
			n++
		}
		for _, reviewer := range p.Reviewers {
			effects += math.Pow(reviewer.Effect-s.effect[reviewer.Reviewer], 2)
			m++
		}
	}
	return math.Sqrt(raw / n), math.Sqrt(adjusted / n), math.Sqrt(effects / m), covered / n
}

func TestPlantedSeverityIsTakenOut(t *testing.T) {
	raw, adjusted, effects, covered := score(t, 80, 50)
	t.Logf("error of raw scores %.1f, adjusted %.1f, of effects %.1f of 80; intervals cover %.3f", raw, adjusted, effects, covered)
	if adjusted > 0.85*raw {
		t.Errorf("the error is %.1f after the correction and %.1f before", adjusted, raw)
	}
	if effects > 0.5*80 {
		t.Errorf("effects with a spread of 80 are missed by %.1f", effects)
	}
	if covered < 0.93 || covered > 0.97 {
		t.Errorf("95 %% intervals cover %.3f", covered)
	}
}

func TestWhereReviewersDoNotDifferLittleChanges(t *testing.T) {
	raw, adjusted, _, covered := score(t, 0, 50)
	t.Logf("error of raw scores %.2f, adjusted %.2f; intervals cover %.3f", raw, adjusted, covered)
	if adjusted > 1.03*raw || covered < 0.93 || covered > 0.97 {
		t.Errorf("the error went from %.2f to %.2f, intervals cover %.3f", raw, adjusted, covered)
	}
}

// In a panel in which everybody scores everything the effects have a closed
// form, and restricted maximum likelihood is the analysis of variance.
func TestABalancedPanelFollowsTheFormula(t *testing.T) {
	const units, reviewers = 20, 5
	s := simulate(rand.New(rand.NewPCG(1, 1)), units, reviewers, reviewers, 40, 30)
	unit, reviewer, grand := map[string]float64{}, map[string]float64{}, 0.0
	for _, r := range s.ratings {
		unit[r.Unit] += r.Value / reviewers
		reviewer[r.Reviewer] += r.Value / units
		grand += r.Value / (units * reviewers)
	}
	between, within := 0.0, 0.0
	for _, mean := range reviewer {
		between += units * (mean - grand) * (mean - grand) / (reviewers - 1)
	}
	for _, r := range s.ratings {
		residual := r.Value - unit[r.Unit] - reviewer[r.Reviewer] + grand
		within += residual * residual / ((units - 1) * (reviewers - 1))
	}
	p := adjust(t, s.ratings, severity.Options{})
	if want := within / ((between - within) / units); math.Abs(p.K-want) > 1e-3*want {
		t.Errorf("k is %.5f, the analysis of variance gives %.5f", p.K, want)
	}
	given := adjust(t, s.ratings, severity.Options{K: 5})
	for _, r := range given.Reviewers {
		if want := units / (units + 5.0) * (reviewer[r.Reviewer] - grand); math.Abs(r.Effect-want) > 1e-9*math.Abs(want)+1e-9 {
			t.Errorf("%s: effect %.6f, shrunk by n/(n+k) it is %.6f", r.Reviewer, r.Effect, want)
		}
	}
}

func TestTheCorrectionStaysOffWhereItWouldGuess(t *testing.T) {
	full := func(from, to, units int) (out []severity.Rating) {
		for i := range units {
			for j := from; j < to; j++ {
				out = append(out, severity.Rating{Reviewer: name("r", j), Unit: name(fmt.Sprint("u", from), i), Value: float64(500 + 7*i%11 + 20*j + i*j%5)})
			}
		}
		return out
	}
	same := full(0, 3, 5)
	for i := range same {
		same[i].Value = 400
	}
	cases := map[string]struct {
		ratings []severity.Rating
		says    string
	}{
		"nothing":      {nil, "no reviews"},
		"three each":   {full(0, 4, 3), "3 of the 4"},
		"alone":        {full(0, 1, 6), "only one reviewer"},
		"two islands":  {append(full(0, 2, 5), full(2, 4, 5)...), "cannot be compared"},
		"one per unit": {[]severity.Rating{{"a", "1", 1}, {"a", "2", 1}, {"a", "3", 1}, {"a", "4", 1}, {"b", "5", 1}, {"b", "6", 2}, {"b", "7", 1}, {"b", "8", 1}}, "cannot be compared"},
		"all the same": {same, "nothing to correct"},
	}
	for name, c := range cases {
		p := adjust(t, c.ratings, severity.Options{})
		if p.On || !strings.Contains(p.Reason, c.says) {
			t.Errorf("%s: on: %t, %s", name, p.On, p.Reason)
		}
		for _, u := range p.Units {
			if u.Adjusted != u.Raw {
				t.Errorf("%s: %s was changed", name, u.Unit)
			}
		}
		for _, r := range p.Reviewers {
			if r.Effect != 0 {
				t.Errorf("%s: %s has an effect", name, r.Reviewer)
			}
		}
	}
	if p := adjust(t, full(0, 3, 5), severity.Options{}); !p.On {
		t.Errorf("off: %s", p.Reason)
	}
}

func TestEveryNumberIsFiniteInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	for round := range 500 {
		s := simulate(r, 1+r.IntN(12), 3+r.IntN(3), 1+r.IntN(3), float64(r.IntN(3))*50, float64(r.IntN(2))*1e-3*math.Pow10(r.IntN(9)))
		p := adjust(t, s.ratings, severity.Options{K: float64(r.IntN(2)) * math.Pow10(r.IntN(12)-6)})
		if _, err := json.Marshal(p); err != nil { // refuses what is not finite
			t.Fatalf("panel %d: %v", round, err)
		}
		r.Shuffle(len(s.ratings), func(i, j int) { s.ratings[i], s.ratings[j] = s.ratings[j], s.ratings[i] })
		q := adjust(t, s.ratings, severity.Options{K: p.K})
		for i := range p.Units {
			if u := p.Units[i]; p.On == q.On && p.K > 0 && math.Abs(u.Adjusted-q.Units[i].Adjusted) > 1e-6 {
				t.Fatalf("panel %d: in another order %+v became %+v", round, u, q.Units[i])
			}
		}
	}
}

func TestRatingsThatCannotBeUsedAreNamed(t *testing.T) {
	good := severity.Rating{Reviewer: "a", Unit: "1", Value: 3}
	for says, bad := range map[string]severity.Rating{
		"does not name": {Reviewer: "", Unit: "2", Value: 1}, "NaN": {Reviewer: "b", Unit: "1", Value: math.NaN()},
		"+Inf": {Reviewer: "b", Unit: "1", Value: math.Inf(1)}, "twice": good,
	} {
		if _, err := severity.Adjust([]severity.Rating{good, bad}, severity.Options{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, which does not say %q", err, says)
		}
	}
}
