package pairing

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// pairOf lets Amal and Beth differ from an ordinary pair.
func pairOf(change func(p *Problem, amal, beth *Person)) Problem {
	p := problem(Person{ID: "Chidi", Areas: []string{"LDS"}})
	change(&p, &p.People[0], &p.People[1])
	return p
}

func TestEachRuleForbidsWhatItIsForAndCanBeSwitchedOff(t *testing.T) {
	least := 50
	for _, c := range []struct {
		name     string
		change   func(p *Problem, amal, beth *Person)
		rule     RuleCode
		sentence string
		off      func(r *Rules)
	}{
		{"far apart", func(_ *Problem, _, b *Person) { b.Areas = []string{"KEN"} }, RulePlace,
			"Amal works in Leeds and Beth in Kent, which are not neighbours.", func(r *Rules) { r.Place = AnyArea }},
		{"neighbours where only the same counts", func(p *Problem, _, b *Person) {
			b.Areas = []string{"BRD"}
			p.Config.Rules.Place = SameArea
		}, RulePlace, "Amal works in Leeds and Beth in Bradford, which is not the same area.", func(r *Rules) { r.Place = SameOrNeighbouring }},
		{"veto of the first", func(_ *Problem, a, _ *Person) { a.Vetoes = []string{"Beth"} }, RulePersonalVeto,
			"Amal does not want to be paired with Beth.", func(r *Rules) { r.PersonalVeto = false }},
		{"veto of the second", func(_ *Problem, _, b *Person) { b.Vetoes = []string{"Amal"} }, RulePersonalVeto,
			"Beth does not want to be paired with Amal.", func(r *Rules) { r.PersonalVeto = false }},
		{"veto of both", func(_ *Problem, a, b *Person) { a.Vetoes, b.Vetoes = []string{"Beth"}, []string{"Amal"} }, RulePersonalVeto,
			"Amal and Beth do not want to be paired with each other.", func(r *Rules) { r.PersonalVeto = false }},
		{"veto of the coordinator", func(p *Problem, _, _ *Person) { p.Vetoes = []Veto{{"Beth", "Amal", "They share a budget"}} }, RuleCoordinatorVeto,
			"The coordinator does not want Amal and Beth to be paired: They share a budget.", func(r *Rules) { r.CoordinatorVeto = false }},
		{"conflict", func(_ *Problem, _, b *Person) { b.Conflicts = []string{"Amal"} }, RuleConflict,
			"Amal and Beth have declared a conflict of interest.", func(r *Rules) { r.Conflict = false }},
		{"manager", func(_ *Problem, a, _ *Person) { a.Manager = "Beth" }, RuleLineManagement,
			"Beth is the line manager of Amal.", func(r *Rules) { r.LineManagement = false }},
		{"manager of the manager", func(p *Problem, _, b *Person) { b.Manager = "Chidi"; p.People[2].Manager = "Amal" }, RuleLineManagement,
			"Amal is above Beth in the same line of management.", func(r *Rules) { r.LineManagement = false }},
		{"manager of the manager who left", func(p *Problem, _, b *Person) {
			b.Manager = "Chidi"
			p.People[2].Manager, p.Withdrawn = "Amal", []string{"Chidi"}
		}, RuleLineManagement, "Amal is above Beth in the same line of management.", func(r *Rules) { r.LineManagement = false }},
		{"not eligible", func(_ *Problem, _, b *Person) { b.Eligible = No }, RuleEligible,
			"Beth is not eligible.", func(r *Rules) { r.Eligible = false }},
		{"below the minimum", func(p *Problem, a, _ *Person) {
			score(p, 50)
			low := 49
			a.Score, p.Config.Rules.MinimumScore = &low, &least
		}, RuleMinimumScore, "Amal is below the minimum score of 50.", func(r *Rules) { r.MinimumScore = nil }},
		{"same organisation", func(p *Problem, a, b *Person) {
			a.Organisation, b.Organisation = "Leeds  City Council", "leeds city council "
			p.Config.Rules.SameOrganisation = true
		}, RuleSameOrganisation, "Amal and Beth work for the same organisation, Leeds City Council.", func(r *Rules) { r.SameOrganisation = false }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := pairOf(c.change)
			if got := explained(t, p).Forbidden; !slices.Equal(got, []RuleHit{{c.rule, c.sentence}}) {
				t.Errorf("forbidden by %+v", got)
			}
			c.off(&p.Config.Rules)
			if got := explained(t, p).Forbidden; len(got) > 0 {
				t.Errorf("switched off, but %+v", got)
			}
		})
	}
}

func explained(t *testing.T, p Problem) Explanation {
	t.Helper()
	e, err := open(t, p).Explain("Beth", "Amal")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAnUnknownOrganisationIsNotTheSameOne(t *testing.T) {
	p := pairOf(func(p *Problem, _, _ *Person) { p.Config.Rules.SameOrganisation = true })
	if got := explained(t, p).Forbidden; len(got) > 0 {
		t.Errorf("forbidden by %+v", got)
	}
}

func TestSeveralRulesAreAllNamed(t *testing.T) {
	p := pairOf(func(p *Problem, a, b *Person) {
		a.Areas, a.Vetoes, a.Conflicts, b.Eligible, b.Manager = []string{"KEN"}, []string{"Beth"}, []string{"Beth"}, No, "Amal"
	})
	var got []RuleCode
	for _, hit := range explained(t, p).Forbidden {
		got = append(got, hit.Rule)
	}
	if want := []RuleCode{RulePlace, RulePersonalVeto, RuleConflict, RuleLineManagement, RuleEligible}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestEachCriterionGivesItsPointsAndSaysWhy(t *testing.T) {
	words := []string{"one", "two", "three", "four", "five", "six"}
	for _, c := range []struct {
		name      string
		change    func(p *Problem, amal, beth *Person)
		criterion CriterionCode
		points    int64
		evidence  string
	}{
		{"one area", func(_ *Problem, _, _ *Person) {}, CriterionPlace, 40, "Both work in Leeds"},
		{"one of several areas", func(_ *Problem, a, _ *Person) { a.Areas = []string{"KEN", "LDS", "BRD"} }, CriterionPlace, 40, "Both work in Leeds"},
		{"neighbours", func(_ *Problem, _, b *Person) { b.Areas = []string{"BRD"} }, CriterionPlace, 20, "Leeds and Bradford are neighbours"},
		{"neighbours by one of several", func(_ *Problem, _, b *Person) { b.Areas = []string{"KEN", "BRD"} }, CriterionPlace, 20, "Leeds and Bradford are neighbours"},
		{"far apart", func(p *Problem, _, b *Person) { b.Areas = []string{"KEN"}; p.Config.Rules.Place = AnyArea }, CriterionPlace, 0, "Amal works in Leeds and Beth in Kent, which are not neighbours"},
		{"area not known", func(p *Problem, _, b *Person) { b.Areas = nil; p.Config.Rules.Place = AnyArea }, CriterionPlace, 0, "The area of Beth is not known"},
		{"two sectors", func(_ *Problem, a, b *Person) { a.Sector, b.Sector = Education, OtherSector }, CriterionSector, 30, "Amal works in education and Beth in another sector"},
		{"one sector", func(_ *Problem, a, b *Person) { a.Sector, b.Sector = Care, Care }, CriterionSector, 0, "Both work in care"},
		{"sector not known", func(_ *Problem, a, _ *Person) { a.Sector = Care }, CriterionSector, 0, "The sector of Beth is not known"},
		{"no sector known", func(_ *Problem, _, _ *Person) {}, CriterionSector, 0, "The sector of Amal and of Beth is not known"},
		{"two roles", func(_ *Problem, a, b *Person) { a.Role, b.Role = Delivery, Strategic }, CriterionRole, 10, "Amal has a delivery role and Beth a strategic one"},
		{"one role", func(_ *Problem, a, b *Person) { a.Role, b.Role = Strategic, Strategic }, CriterionRole, 0, "Both have a strategic role"},
		{"role not known", func(_ *Problem, _, b *Person) { b.Role = Strategic }, CriterionRole, 0, "The kind of role of Amal is not known"},
		{"one theme", func(_ *Problem, a, b *Person) {
			a.Themes, b.Themes = []string{"Preparation for adulthood", "x"}, []string{"preparation  for adulthood ", "y"}
		}, CriterionThemes, 5, "Both want to work on Preparation for adulthood"},
		{"many themes", func(_ *Problem, a, b *Person) { a.Themes, b.Themes = words[:3], words[:4] }, CriterionThemes, 10, "Both want to work on one, three and two"},
		{"no theme in common", func(_ *Problem, a, b *Person) { a.Themes, b.Themes = words[:1], words[1:] }, CriterionThemes, 0, "They share no project theme"},
		{"theme not known", func(_ *Problem, a, _ *Person) { a.Themes = words }, CriterionThemes, 0, "The project theme of Beth is not known"},
		{"one level", func(_ *Problem, a, b *Person) { a.Seniority, b.Seniority = 3, 3 }, CriterionSeniority, 10, "Both are at level 3"},
		{"one level apart", func(_ *Problem, a, b *Person) { a.Seniority, b.Seniority = 4, 3 }, CriterionSeniority, 5, "Amal is at level 4 and Beth at level 3"},
		{"two levels apart", func(_ *Problem, a, b *Person) { a.Seniority, b.Seniority = 1, 3 }, CriterionSeniority, 0, "Amal is at level 1 and Beth at level 3"},
		{"level not known", func(_ *Problem, a, _ *Person) { a.Seniority = 1 }, CriterionSeniority, 0, "The level of Beth is not known"},
		{"two times", func(_ *Problem, a, b *Person) { a.Availability, b.Availability = words[:2], words[:3] }, CriterionAvailability, 4, "Both are available: one and two"},
		{"many times", func(_ *Problem, a, b *Person) { a.Availability, b.Availability = words, words }, CriterionAvailability, 10, "Both are available: five, four, one, six, three and two"},
		{"no time in common", func(_ *Problem, a, b *Person) { a.Availability, b.Availability = words[:1], words[1:] }, CriterionAvailability, 0, "They share no time"},
		{"time not known", func(_ *Problem, _, b *Person) { b.Availability = words }, CriterionAvailability, 0, "The availability of Amal is not known"},
		{"wish", func(_ *Problem, _, b *Person) { b.Wishes = []string{"Amal"} }, CriterionWish, 15, "Beth wishes for Amal"},
		{"mutual wish", func(_ *Problem, a, b *Person) { a.Wishes, b.Wishes = []string{"Beth"}, []string{"Amal"} }, CriterionWish, 30, "Amal and Beth wish for each other"},
		{"no wish", func(_ *Problem, a, _ *Person) { a.Wishes = []string{"Chidi"} }, CriterionWish, 0, "Neither wished for the other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, award := range explained(t, pairOf(c.change)).Awards {
				if award.Criterion == c.criterion && (award.Points != c.points || award.Evidence != c.evidence) {
					t.Errorf("%d points: %s", award.Points, award.Evidence)
				}
			}
		})
	}
}

func TestTheAwardsAddUpToThePointsOfEveryPair(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 1))
	for range 100 {
		s := open(t, random(r, 9))
		people := s.Problem().People
		for i, a := range people {
			for _, b := range people[i+1:] {
				e, err := s.Explain(a.ID, b.ID)
				if err != nil {
					t.Fatal(err)
				}
				sum := int64(0)
				for _, award := range e.Awards {
					sum += award.Points
				}
				if sum != e.Points || len(e.Awards) != 7 {
					t.Fatalf("%s and %s: %d points, awards of %d", a.ID, b.ID, e.Points, sum)
				}
			}
		}
	}
}
