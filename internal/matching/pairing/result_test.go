package pairing

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tandem/internal/matching/wording"
)

// from makes people of one area each.
func from(areas ...string) []Person {
	people := make([]Person, len(areas))
	for i, code := range areas {
		people[i] = Person{ID: fmt.Sprintf("P%d", i), Areas: []string{code}}
	}
	return people
}

func unmatchedOf(t *testing.T, p Problem, id string) Unmatched {
	t.Helper()
	for _, u := range open(t, p).Result().Unmatched {
		if u.Person == id {
			return u
		}
	}
	t.Fatalf("%s has a partner, or is not there", id)
	return Unmatched{}
}

func TestEverybodyLeftOverLearnsWhy(t *testing.T) {
	least := 50
	for _, c := range []struct {
		name, id string
		people   []Person
		change   func(p *Problem)
		reason   UnmatchedReason
		sentence string
	}{
		{"one person", "P0", from("LDS"), func(*Problem) {}, NoCandidate, "There is nobody with whom P0 could be paired."},
		{"no candidate", "P2", from("LDS", "LDS", "KEN", "KEN"), func(p *Problem) { p.People[2].Vetoes = []string{"P3"} }, NoCandidate,
			"The rules forbid every partner of P2: 2 not in the same or a neighbouring area and 1 vetoed by one of the two."},
		{"the others are locked", "P2", from("LDS", "LDS", "LDS"), func(p *Problem) { p.Locks = []Lock{{"P0", "P1", "yes", ""}} }, NoCandidate,
			"There is nobody with whom P2 could be paired."},
		{"not eligible", "P0", from("LDS", "LDS"), func(p *Problem) { p.People[0].Eligible = No }, HeldBack, "P0 is not eligible and is held back."},
		{"below the minimum", "P1", from("LDS", "LDS"), func(p *Problem) {
			score(p, 60)
			low := 40
			p.People[1].Score, p.Config.Rules.MinimumScore = &low, &least
		}, HeldBack, "P1 has a score of 40, below the minimum of 50, and is held back."},
		{"three of a kind", "P2", from("LDS", "LDS", "LDS"), func(p *Problem) {
			p.People[0].Wishes, p.People[1].Wishes = []string{"P1"}, []string{"P0"}
			p.People[0].Role, p.People[2].Role = Strategic, Delivery
		}, OddGroup,
			"P2 is one of 3 people who can be paired only among themselves; that is an odd number, so one stays alone. A partner for P2 would cost 20 points and leave P1 without one."},
		{"two with one candidate", "P2", from("LDS", "LDS", "LDS", "LDS"), func(p *Problem) {
			p.People[0].Wishes = []string{"P1"}
			p.People[1].Vetoes, p.People[2].Vetoes = []string{"P2", "P3"}, []string{"P3"}
		}, BetterUsed, "P2 has 1 candidate, who is needed for somebody else: no more pairs are possible. A partner for P2 would cost 15 points and leave P1 without one."},
		{"four with one candidate", "P2", from("LDS", "LDS", "LDS", "LDS", "LDS"), func(p *Problem) {
			p.People[0].Wishes = []string{"P1"}
			p.People[1].Vetoes, p.People[2].Vetoes, p.People[3].Vetoes = []string{"P2", "P3", "P4"}, []string{"P3", "P4"}, []string{"P4"}
		}, BetterUsed, "P2 has 1 candidate, who is needed for somebody else: no more pairs are possible. A partner for P2 would cost 15 points and leave P1 without one."},
		{"three with two candidates", "P4", from("LDS", "LDS", "LDS", "LDS", "LDS", "LDS"), func(p *Problem) {
			p.People[0].Vetoes = []string{"P1"}
			p.People[2].Vetoes, p.People[3].Vetoes, p.People[4].Vetoes = []string{"P3", "P4", "P5"}, []string{"P4", "P5"}, []string{"P5"}
			p.People[0].Sector, p.People[1].Sector, p.People[4].Sector = Health, Health, Health
			p.People[2].Sector, p.People[3].Sector, p.People[5].Sector = Care, Care, Health
		}, BetterUsed, "P4 has 2 candidates, who are all needed for others: no more pairs are possible. A partner for P4 would cost 30 points and leave P2 without one."},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Problem{On: day, Config: Defaults(), People: c.people}
			c.change(&p)
			if u := unmatchedOf(t, p, c.id); u.Reason != c.reason || u.Sentence != c.sentence {
				t.Errorf("%s: %s", u.Reason, u.Sentence)
			}
		})
	}
}

func TestNobodyMayBePairedIsAResult(t *testing.T) {
	r := open(t, Problem{On: day, Config: Defaults(), People: from("LDS", "KEN", "CON", "CBD")}).Result()
	if len(r.Matches) != 0 || len(r.Unmatched) != 4 || r.Counts.Possible != 6 || r.Counts.Candidates != 0 ||
		!slices.Equal(r.Counts.Forbidden, []RuleCount{{RulePlace, 6}}) || r.BlockingPairs != 0 || !r.Proof.Verified {
		t.Errorf("%+v", r)
	}
}

func TestMutualWishesProposeLocks(t *testing.T) {
	people := from("LDS", "LDS", "LDS", "KEN", "LDS")
	people[0].Wishes = []string{"P1", "P2", "P3"}
	people[1].Wishes = []string{"P0"}
	people[2].Wishes = []string{"P0"}
	people[3].Wishes = []string{"P0"}
	people[4].Wishes = []string{"P0"}
	r := open(t, Problem{On: day, Config: Defaults(), People: people}).Result()
	want := []ProposedLock{
		{A: "P0", B: "P1", Rivals: []Pair{{"P0", "P2"}, {"P0", "P3"}}},
		{A: "P0", B: "P2", Rivals: []Pair{{"P0", "P1"}, {"P0", "P3"}}},
		{A: "P0", B: "P3", Rivals: []Pair{{"P0", "P1"}, {"P0", "P2"}},
			Forbidden: []RuleHit{{RulePlace, "P0 works in Leeds and P3 in Kent, which are not neighbours."}}},
	}
	if !reflect.DeepEqual(r.ProposedLocks, want) {
		t.Errorf("%+v", r.ProposedLocks)
	}
	p := Problem{On: day, Config: Defaults(), People: people, Locks: []Lock{{"P0", "P4", "agreed", ""}}}
	if got := open(t, p).Result().ProposedLocks; len(got) != 0 {
		t.Errorf("P0 is locked, but %+v", got)
	}
}

func TestALockStandsInTheResultWithItsReasons(t *testing.T) {
	p := Problem{On: day, Config: Defaults(), People: from("LDS", "KEN", "LDS"), Locks: []Lock{{"P1", "P0", "they asked", "a joint project"}}}
	p.Previous = []Pair{{"P0", "P1"}}
	s := open(t, p)
	r := s.Result()
	m := r.Matches[0]
	if !m.Locked || !m.Kept || m.LockReason != "they asked" || m.Override != "a joint project" || len(m.Overrides) != 1 || m.Overrides[0].Rule != RulePlace {
		t.Errorf("%+v", m)
	}
	if r.Totals.Kept != 1 || r.Totals.KeepBonus != 15 || r.Counts.Possible != 0 {
		t.Errorf("%+v %+v", r.Totals, r.Counts)
	}
	answer, err := s.WhyNot(context.Background(), "P2", "P0")
	if err != nil || len(answer.Forbidden) != 1 || answer.Forbidden[0] != (RuleHit{RuleLocked, "P0 is locked to P1: they asked."}) {
		t.Errorf("%+v %v", answer, err)
	}
}

func TestNotesTellWhatIsNotKnown(t *testing.T) {
	people := from("LDS", "LDS", "LDS")
	people[0].Sector, people[0].Manager, people[0].Previous = Health, "the head", "P9"
	p := Problem{On: day, Config: Defaults(), People: people, Withdrawn: []string{"P9"}}
	p.Config.Rules.SameOrganisation, p.Config.Criteria.Role = true, 0
	got := map[string]string{}
	for _, note := range open(t, p).Result().Notes {
		got[note.Field] = strings.Join(note.People, " ")
		if !strings.HasPrefix(note.Sentence, wording.Count(len(note.People), "person: ", "people: ")) {
			t.Errorf("%s does not count %v", note.Sentence, note.People)
		}
	}
	want := map[string]string{"sector": "P1 P2", "themes": "P0 P1 P2", "seniority": "P0 P1 P2", "availability": "P0 P1 P2",
		"eligible": "P0 P1 P2", "organisation": "P0 P1 P2", "manager": "P0", "previous": "P0"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestTheKeepBonusKeepsAPairForLessThanItsWorth(t *testing.T) {
	for bonus, kept := range map[int64]bool{0: false, 9: false, 10: true, 15: true} {
		people := from("LDS", "LDS", "LDS", "LDS")
		people[0].Role, people[1].Role, people[2].Role, people[3].Role = Strategic, Strategic, Delivery, Delivery
		p := Problem{On: day, Config: Defaults(), People: people, Previous: []Pair{{"P0", "P1"}, {"P2", "P3"}}}
		p.Config.Criteria.Keep = bonus
		if r := open(t, p).Result(); (r.Totals.Kept == 2) != kept {
			t.Errorf("bonus %d: %+v", bonus, r.Totals)
		}
	}
}

func TestAnExplanationOfAPairNamesItsRanksAndTies(t *testing.T) {
	people := from("LDS", "LDS", "BRD", "BRD", "KEN")
	e, err := open(t, Problem{On: day, Config: Defaults(), People: people}).Explain("P2", "P0")
	if err != nil {
		t.Fatal(err)
	}
	if e.A != "P0" || e.B != "P2" || *e.BForA != (Rank{2, 1, 3}) || *e.AForB != (Rank{2, 1, 3}) || e.Matched || e.Locked {
		t.Errorf("%+v %+v %+v", e, e.BForA, e.AForB)
	}
}

func TestWhatCannotBeChangedIsSaid(t *testing.T) {
	s := open(t, Problem{On: day, Config: Defaults(), People: from("LDS", "LDS", "LDS")})
	ctx := context.Background()
	for words, change := range map[string]Change{
		"P0 and P1 are not locked to each other.":                                                            {Unlock: []Pair{{"P0", "P1"}}},
		"The coordinator has no veto of P0 and P1.":                                                          {LiftVetoes: []Pair{{"P0", "P1"}}},
		`"Zoe" cannot withdraw: nobody has that id.`:                                                         {Withdraw: []string{"Zoe"}},
		"P0 stands in two locks, with P1 and with P2. One person can have one partner: lift one of the two.": {Lock: []Lock{{"P0", "P1", "a", ""}, {"P0", "P2", "a", ""}}},
	} {
		if _, err := s.WhatIf(ctx, change); err == nil || err.Error() != words {
			t.Errorf("%v, want %s", err, words)
		}
	}
	if _, err := Rematch(ctx, s.Problem(), []string{"Zoe"}, nil, Options{}); err == nil || err.Error() != `"Zoe" cannot withdraw: nobody has that id.` {
		t.Errorf("%v", err)
	}
}

func TestDecisionsAboutWhoeverWithdrawsFallAway(t *testing.T) {
	p := Problem{On: day, Config: Defaults(), People: from("LDS", "LDS", "LDS", "LDS"),
		Locks: []Lock{{"P0", "P1", "agreed", ""}}, Vetoes: []Veto{{"P1", "P2", "no"}, {"P2", "P3", "no"}}}
	s := open(t, p)
	answer, err := s.WhatIf(context.Background(), Change{Withdraw: []string{"P1"}})
	if err != nil || len(answer.Problem.Locks) != 0 || len(answer.Problem.Vetoes) != 1 || answer.Result.Totals.People != 3 {
		t.Fatalf("%+v %v", answer, err)
	}
	gone := open(t, answer.Problem)
	back, err := gone.WhatIf(context.Background(), Change{Add: []Person{{ID: "P1", Areas: []string{"LDS"}}}})
	if err != nil || back.Result.Totals.People != 4 || back.Result.Totals.Pairs != 2 {
		t.Errorf("%+v %v", back.Result.Totals, err)
	}
}
