package triads_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"tandem/internal/matching/samples/threes"
	"tandem/internal/matching/triads"
)

// sample is a problem whose proof has filters, sets and a tree, with a lock and
// somebody left alone.
func sample(t *testing.T) (triads.Problem, triads.Result) {
	t.Helper()
	for seed := uint64(1); seed < 200; seed++ {
		p := threes.Ties(40, seed)
		p.N++ // nobody may be with the last one
		p.Colours = append(p.Colours, 0)
		p.Locks = [][]int{{p.Pairs[0].U, p.Pairs[0].V}}
		r := solve(t, p)
		if proof := r.Parts[0].Proof; proof.Tree == nil || proof.Tree.On == nil || len(proof.Sets) == 0 || !r.Proved {
			continue
		}
		// Nodes that nothing better could pass through prove nothing; take a
		// proof whose branches both do.
		short, half := clone(t, r), clone(t, r)
		clear(leaf(&short).Multipliers)
		half.Parts[0].Proof.Tree.Apart = half.Parts[0].Proof.Tree.Together
		if triads.Verify(p, short) != nil && triads.Verify(p, half) != nil {
			return p, r
		}
	}
	t.Fatal("no problem needs a tree")
	return triads.Problem{}, triads.Result{}
}

func leaf(r *triads.Result) *triads.Branch {
	b := r.Parts[0].Proof.Tree
	for b.On != nil {
		b = b.Together
	}
	return b
}

func TestVerifyRefusesWhatIsBroken(t *testing.T) {
	p, sound := sample(t)
	free := func(r *triads.Result) *triads.Group {
		for i := range r.Groups {
			if g := &r.Groups[i]; !g.Locked {
				return g
			}
		}
		return nil
	}
	broken := map[string]func(*triads.Result){
		"a group torn":               func(r *triads.Result) { free(r).Members = free(r).Members[1:] },
		"a group missing":            func(r *triads.Result) { r.Groups = r.Groups[1:] },
		"somebody twice":             func(r *triads.Result) { r.Groups[0].Members = r.Groups[1].Members },
		"somebody unknown":           func(r *triads.Result) { free(r).Members[1] = p.N },
		"a forbidden pair":           func(r *triads.Result) { free(r).Members[1] = p.N - 1 },
		"other points":               func(r *triads.Result) { free(r).Points++; r.Points++ },
		"other points in all":        func(r *triads.Result) { r.Points++ },
		"one more placed":            func(r *triads.Result) { r.Placed++ },
		"one more triad":             func(r *triads.Result) { r.Triads++ },
		"a lock forgotten":           func(r *triads.Result) { unlock(r) },
		"a lock invented":            func(r *triads.Result) { free(r).Locked = true },
		"another reason":             func(r *triads.Result) { r.Alone[0].Reason = triads.Outweighed },
		"somebody forgotten":         func(r *triads.Result) { r.Alone = nil },
		"a bound too low":            func(r *triads.Result) { r.Parts[0].MostPoints--; r.MostPoints-- },
		"fewer at most":              func(r *triads.Result) { r.Parts[0].MostPlaced--; r.MostPlaced-- },
		"parts that do not add up":   func(r *triads.Result) { r.MostPoints++ },
		"part of other points":       func(r *triads.Result) { r.Parts[0].Points++ },
		"part of others":             func(r *triads.Result) { r.Parts[0].People = r.Parts[0].People[1:] },
		"no parts":                   func(r *triads.Result) { r.Parts = nil },
		"a proof of nothing":         func(r *triads.Result) { r.Parts[0].Proof.Filters = nil },
		"a multiplier that is short": func(r *triads.Result) { lower(r.Parts[0].Proof.Filters[0]) },
		"a multiplier below 0":       func(r *triads.Result) { r.Parts[0].Proof.Filters[0][0] = -1 },
		"a multiplier beyond sums":   func(r *triads.Result) { r.Parts[0].Proof.Filters[0][0] = 1 << 62 },
		"multipliers missing":        func(r *triads.Result) { r.Parts[0].Proof.Filters[0] = nil },
		"a scale of 0":               func(r *triads.Result) { r.Parts[0].Proof.Scale = 0 },
		"a leaf that is short":       func(r *triads.Result) { clear(leaf(r).Multipliers) },
		"a branch missing":           func(r *triads.Result) { r.Parts[0].Proof.Tree.Apart = nil },
		"a branch on one":            func(r *triads.Result) { r.Parts[0].Proof.Tree.On = r.Parts[0].Proof.Tree.On[:1] },
		"half of the branches":       func(r *triads.Result) { r.Parts[0].Proof.Tree.Apart = r.Parts[0].Proof.Tree.Together },
		"people twice in a set":      func(r *triads.Result) { s := r.Parts[0].Proof.Sets[0].People; s[1] = s[0] },
		"a share of nothing":         func(r *triads.Result) { r.Parts[0].Proof.Sets[0].Share = 0 },
		"a limit out of the air": func(r *triads.Result) {
			r.Parts[0].Proof.Sets[0].Capped = true
		},
	}
	for what, harm := range broken {
		r := clone(t, sound)
		harm(&r)
		if err := triads.Verify(p, r); !errors.Is(err, triads.ErrWrong) {
			t.Errorf("%s passes: %v", what, err)
		}
	}
	if err := triads.Verify(p, clone(t, sound)); err != nil {
		t.Error(err)
	}
}

func unlock(r *triads.Result) {
	for i := range r.Groups {
		r.Groups[i].Locked = false
	}
}

// lower takes away most of the largest multiplier.
func lower(multipliers []int64) {
	at := 0
	for i, y := range multipliers {
		if y > multipliers[at] {
			at = i
		}
	}
	multipliers[at] /= 2
}

func clone(t *testing.T, r triads.Result) triads.Result {
	t.Helper()
	var out triads.Result
	if err := json.Unmarshal([]byte(text(t, r)), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAWorseResultIsNoProvedOne(t *testing.T) {
	p := triads.Problem{N: 4, Pairs: []triads.Pair{{U: 0, V: 1, Points: 5}, {U: 2, V: 3, Points: 5}, {U: 0, V: 2, Points: 4}, {U: 1, V: 3, Points: 4}}}
	r := solve(t, p)
	r.Groups = []triads.Group{{Members: []int{0, 2}, Points: 8}, {Members: []int{1, 3}, Points: 8}}
	r.Points, r.Parts[0].Points, r.MostPoints, r.Parts[0].MostPoints = 16, 16, 16, 16
	if err := triads.Verify(p, r); !errors.Is(err, triads.ErrWrong) {
		t.Errorf("16 points pass for the best: %v", err)
	}
	r.Proved, r.Parts[0].Proved, r.MostPoints, r.Parts[0].MostPoints = false, false, 20, 20
	if err := triads.Verify(p, r); err != nil {
		t.Errorf("16 points of at most 20 are refused: %v", err)
	}
}

func TestAWrongProblemIsRefusedByVerifyToo(t *testing.T) {
	p := triads.Problem{N: 2, Pairs: []triads.Pair{{U: 0, V: 2}}}
	if err := triads.Verify(p, triads.Result{}); !errors.Is(err, triads.ErrRange) {
		t.Errorf("%v, want %v", err, triads.ErrRange)
	}
	if _, err := triads.Solve(context.Background(), p, triads.Options{}); !errors.Is(err, triads.ErrRange) {
		t.Errorf("%v, want %v", err, triads.ErrRange)
	}
}
