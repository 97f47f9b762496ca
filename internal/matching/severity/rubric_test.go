package severity_test

import (
	"math/big"
	"strings"
	"testing"

	"tandem/internal/matching/severity"
)

var rubric = []severity.Criterion{
	{Key: "motive", Scope: severity.PerMember, Weight: 2, Full: 5},
	{Key: "plan", Scope: severity.PerUnit, Weight: 1, Full: 4},
}

func TestAReviewIsAWeightedMean(t *testing.T) {
	cases := []struct {
		name   string
		scores []severity.Score
		want   string
	}{
		// (2 * (3/5 + 4/5)/2 + 1 * 3/4) / 3
		{"all scored", []severity.Score{{Criterion: "motive", Value: 3}, {Criterion: "motive", Member: 1, Value: 4}, {Criterion: "plan", Value: 3}}, "43/60"},
		{"one member left out", []severity.Score{{Criterion: "motive", Abstained: true}, {Criterion: "motive", Member: 1, Value: 4}, {Criterion: "plan", Value: 3}}, "47/60"},
		{"a criterion left out", []severity.Score{{Criterion: "motive", Value: 3}, {Criterion: "motive", Member: 1, Value: 4}, {Criterion: "plan", Abstained: true}}, "7/10"},
		{"nothing is a nought", []severity.Score{{Criterion: "motive", Value: 0}, {Criterion: "motive", Member: 1}, {Criterion: "plan"}}, "0/1"},
	}
	for _, c := range cases {
		got, err := severity.Review(rubric, 2, c.scores)
		if err != nil || got.String() != c.want {
			t.Errorf("%s: %v, %v; want %s", c.name, got, err, c.want)
		}
	}
	none := []severity.Score{{Criterion: "motive", Abstained: true}, {Criterion: "plan", Abstained: true}}
	if got, err := severity.Review(rubric, 1, none); got != nil || err != nil {
		t.Errorf("of nothing %v, %v", got, err)
	}
}

func TestAReviewThatIsWrongIsRefused(t *testing.T) {
	plan := severity.Score{Criterion: "plan", Value: 1}
	motive := severity.Score{Criterion: "motive", Value: 1}
	for says, scores := range map[string][]severity.Score{
		"no score for member 1": {plan},
		"scored twice":          {plan, motive, motive},
		"no criterion":          {plan, motive, {Criterion: "style"}},
		"goes from 0 to 5":      {plan, {Criterion: "motive", Value: 6}},
		"who is not there":      {plan, motive, {Criterion: "motive", Member: 1}},
	} {
		if _, err := severity.Review(rubric, 1, scores); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, which does not say %q", err, says)
		}
	}
	if _, err := severity.Review([]severity.Criterion{{Key: "a", Scope: "all", Weight: 1, Full: 1}}, 1, nil); err == nil {
		t.Error("a criterion without a scope was accepted")
	}
}

func TestMeansAndRoundingAreExact(t *testing.T) {
	reviews := []*big.Rat{big.NewRat(1, 3), nil, big.NewRat(2, 3), big.NewRat(1, 2)}
	if mean := severity.Mean(reviews); mean.String() != "1/2" {
		t.Errorf("%v", mean)
	}
	if severity.Mean([]*big.Rat{nil}) != nil {
		t.Error("the mean of nothing is a number")
	}
	for share, want := range map[string]int64{"1/3": 333, "2/3": 667, "1/2000": 1, "999/2000": 500, "1": 1000, "0": 0} {
		r, _ := new(big.Rat).SetString(share)
		if got := severity.ExactThousandths(r); got != want {
			t.Errorf("%s of full marks is %d thousandths, not %d", share, want, got)
		}
	}
}
