package telling_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sets"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/triads"
)

// said is a sentence and the one that was looked at.
type said struct{ got, want string }

func agree(t *testing.T, all ...said) {
	t.Helper()
	for _, s := range all {
		if s.got != s.want {
			t.Error(cmp.Diff(s.want, s.got))
		}
	}
}

var who = telling.Named(map[string]string{"1": "Ann", "2": "Ben"})

func TestAPersonIsWrittenWithTheNameIfThereIsOne(t *testing.T) {
	agree(t, said{who("1"), "1 Ann"}, said{who("3"), "3"}, said{telling.Named(nil)("1"), "1"})
}

func TestAMatchIsTold(t *testing.T) {
	agree(t,
		said{telling.Total(pairing.Totals{People: 60, Pairs: 29, Points: 2175}), "29 pairs of 60 people, 2,175 points"},
		said{telling.Total(pairing.Totals{People: 1, Pairs: 1, Points: 1}), "1 pair of 1 person, 1 point"},
		said{telling.Blocking(0), "No two people would both rather have each other than what they got."},
		said{telling.Blocking(1), "Two people would both rather have each other, by points, than what they got: the best for everybody together is not the best for each."},
		said{telling.Blocking(1200), "1,200 pairs of people would both rather have each other, by points, than what they got: the best for everybody together is not the best for each."},
		said{telling.Origin("0123456789abcdef0123", "2026-09-01", "defaults-1", "pairing/1"), "Input 0123456789abcdef, authorities of 2026-09-01, points defaults-1, engine pairing/1."},
		said{telling.Checked("result.json", "people.csv"), "result.json was made from people.csv: its input, rules, points and pairs were worked out again and agree. " +
			"Its certificate was checked against them without solving anything. No other pairing of these people scores higher: proved by the certificate."},
		said{telling.Looked(pairing.Counts{Possible: 1653, Candidates: 188}), "1,653 possible pairs looked at; 188 allowed."},
		said{telling.Spread([]int{7, 0, 13}), "Candidates per person: 0 to 13, half have 7 or more."},
	)
}

func TestEveryRuleHasWords(t *testing.T) {
	words := map[string]bool{}
	for _, code := range []pairing.RuleCode{pairing.RulePlace, pairing.RulePersonalVeto, pairing.RuleCoordinatorVeto, pairing.RuleConflict,
		pairing.RuleLineManagement, pairing.RuleEligible, pairing.RuleMinimumScore, pairing.RuleSameOrganisation} {
		if text := telling.Rule(code); text == "" || words[text] {
			t.Errorf("%s: %q", code, text)
		}
		words[telling.Rule(code)] = true
	}
}

func TestAMutualWishIsToldWithWhatBecameOfIt(t *testing.T) {
	paired := pairing.Result{Matches: []pairing.Match{{A: "1", B: "2"}}}
	wish := pairing.ProposedLock{A: "1", B: "2"}
	forbidden := pairing.ProposedLock{A: "1", B: "2", Forbidden: []pairing.RuleHit{{Sentence: "2 is not eligible."}, {Sentence: "1 manages 2."}}}
	agree(t,
		said{telling.Wished(who, paired, wish), "1 Ann and 2 Ben wish for each other, and are a pair here: a lock would make sure of it."},
		said{telling.Wished(who, pairing.Result{}, wish), "1 Ann and 2 Ben wish for each other, but others gain more: a lock would make them a pair."},
		said{telling.Wished(who, paired, forbidden), "1 Ann and 2 Ben wish for each other, but: 2 is not eligible. 1 manages 2."},
	)
}

func TestThePointsOfAPairHaveTheirEvidence(t *testing.T) {
	awards := []pairing.Award{{Points: 40, Evidence: "Both work in Leeds"}, {Evidence: "They share no time"}}
	agree(t,
		said{telling.Evidence(pairing.Match{}), ""},
		said{telling.Evidence(pairing.Match{Awards: awards}), "Both work in Leeds."},
		said{telling.Evidence(pairing.Match{Awards: awards, Locked: true, LockReason: "friends", Override: "They asked", Overrides: []pairing.RuleHit{{Sentence: "1 vetoed 2."}}}),
			"Both work in Leeds. Locked: friends. Against the rules (1 vetoed 2.), because: They asked."},
	)
}

func TestTwoPeopleAreExplained(t *testing.T) {
	e := pairing.Explanation{A: "1", B: "2", Points: 1}
	agree(t, said{telling.Standing(who, e), "1 Ann and 2 Ben: 1 point, not a pair in the best result."})
	e.Matched, e.Points = true, 85
	agree(t, said{telling.Standing(who, e), "1 Ann and 2 Ben: 85 points, a pair in the best result."})
	e.Locked = true
	agree(t, said{telling.Standing(who, e), "1 Ann and 2 Ben: 85 points, a locked pair."})
	if got := telling.Ranks(who, e); got != nil {
		t.Errorf("two who may not be a pair are ranked: %q", got)
	}
	e.AForB, e.BForA = &pairing.Rank{Place: 1, Of: 13}, &pairing.Rank{Place: 2, Of: 11, Tied: 1}
	if got := telling.Ranks(who, e); !slices.Equal(got, []string{"1 Ann is number 1 of the 13 candidates of 2 Ben.", "2 Ben is number 2 of the 11 candidates of 1 Ann, level with 1 other."}) {
		t.Errorf("%q", got)
	}
}

func TestWhyTwoPeopleAreNoPair(t *testing.T) {
	told := func(c pairing.Cost) string {
		return telling.WhyNot(who, pairing.WhyNotAnswer{A: "1", B: "2", Price: &pairing.Comparison{Cost: c}})
	}
	const lead = "1 Ann and 2 Ben are not a pair, because together "
	agree(t,
		said{telling.WhyNot(who, pairing.WhyNotAnswer{A: "1", B: "2", Matched: true}), "1 Ann and 2 Ben are a pair."},
		said{telling.WhyNot(who, pairing.WhyNotAnswer{A: "1", B: "2", Forbidden: []pairing.RuleHit{{Sentence: "2 is not eligible."}}}), "1 Ann and 2 Ben may not be a pair. 2 is not eligible."},
		said{told(pairing.Cost{Pairs: 1, Points: 60}), lead + "there would be 1 pair and 60 points fewer."},
		said{told(pairing.Cost{Pairs: 2, Points: -5}), lead + "there would be 2 pairs fewer."},
		said{told(pairing.Cost{Points: 1400}), lead + "there would be 1,400 points fewer."},
		said{told(pairing.Cost{Kept: 1}), lead + "1 pair of the previous result would be broken up, for the same points."},
		said{told(pairing.Cost{}), lead + "there would be as many pairs and points: another pairing is just as good, and the order of the ids decided."},
	)
	changes := telling.Changes(who, pairing.Comparison{Gone: []pairing.Pair{{A: "1", B: "3"}}, New: []pairing.Match{{A: "1", B: "2", Points: 9}},
		LosePartner: []string{"3"}, GainPartner: []string{"2"}})
	want := []telling.Change{{What: "gone", Text: "1 Ann and 3"}, {What: "new", Text: "1 Ann and 2 Ben, 9 points"},
		{Text: "3 would have no partner"}, {Text: "2 Ben would have a partner"}}
	if !slices.Equal(changes, want) {
		t.Errorf("%+v", changes)
	}
}

func TestTheChoicesOfARematchAreTold(t *testing.T) {
	agree(t,
		said{telling.Frontier(pairing.Frontier{Options: []pairing.Option{{}}}), "Every choice has as many pairs as are possible, and for some keep bonus it is the best: each is proved by its certificate."},
		said{telling.Frontier(pairing.Frontier{Options: []pairing.Option{{FewerPairs: true}, {}}}), "Choice 1 breaks up no pair that may stay, and has fewer pairs for it. Every other one has as many as are possible, and for some keep bonus it is the best: each is proved by its certificate."},
		said{telling.Virtues(pairing.Option{}), ""},
		said{telling.Virtues(pairing.Option{FewestChanges: true, Default: true, MostPoints: true}), "fewest changes, by the keep bonus, most points"},
	)
	for _, c := range []struct {
		option pairing.Option
		want   []telling.Change
	}{
		{pairing.Option{Unmatched: []string{"2"}}, []telling.Change{{Text: "nothing changes"}, {What: "alone", Text: "2 Ben"}}},
		{pairing.Option{Gone: []pairing.Pair{{A: "1", B: "3"}}, New: []pairing.Match{{A: "1", B: "2", Points: 7}}},
			[]telling.Change{{What: "broken up", Text: "1 Ann and 3"}, {What: "new", Text: "1 Ann and 2 Ben, 7 points"}}},
	} {
		if got := telling.Chosen(who, c.option); !slices.Equal(got, c.want) {
			t.Errorf("%+v", got)
		}
	}
}

func TestPairsAndThreesAreToldWithWhatIsProved(t *testing.T) {
	groups := []triads.Group{{Members: []int{0, 1}}, {Members: []int{2, 3, 4}}}
	agree(t,
		said{telling.Placed(triads.Result{Groups: groups, Triads: 1, Placed: 5}, 6), "1 pair and 1 three for 5 of 6 people"},
		said{telling.Average(triads.Group{Members: []int{0, 1}, Points: 45}), "22.5"},
		said{telling.Average(triads.Group{Members: []int{0, 1, 2}, Points: 99}), "33"},
		said{telling.Alone(triads.NoCandidate), "The rules forbid every group."},
		said{telling.Alone(triads.Locked), "Everybody who would be allowed is locked to others."},
		said{telling.Alone(triads.Outweighed), "Every group would cost others their places, or more points than it brings."},
		said{telling.Bound(triads.Result{Proved: true}), "No other pairs and threes place more people, or as many with more points: proved, and the proof was checked."},
		said{telling.Bound(triads.Result{Placed: 3, MostPlaced: 5}), "Nobody can place more than 5 people; whether that many can be placed was not settled."},
		said{telling.Bound(triads.Result{Placed: 5, MostPlaced: 5, Points: 1000, MostPoints: 1015}), "Nobody can place more people. Others could have at most 15 points more (1.50 %): that was proved, and the proof was checked."},
	)
}

func TestADivisionThatCannotBeIsToldWithTheReasons(t *testing.T) {
	proved := telling.Undivided(&sets.Infeasible{Proved: true, Reasons: []string{"Ann may be with nobody."}})
	open := telling.Undivided(&sets.Infeasible{})
	if !slices.Equal(proved, []string{"no division keeps every rule: proved", "Ann may be with nobody."}) ||
		!slices.Equal(open, []string{"no division was found that keeps every rule, though there may be one"}) {
		t.Errorf("%q, %q", proved, open)
	}
}
