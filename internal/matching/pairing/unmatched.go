package pairing

import (
	"context"
	"errors"
	"fmt"

	"tandem/internal/matching/wording"
)

// priceBudget is how many candidate pairs may be looked at in all for the
// prices of those left without a partner: about a second's work. To see that a
// pair is forbidden takes a tenth of the time.
const priceBudget = 5_000_000

// unmatched says of everybody without a partner why.
func (s *Session) unmatched(ctx context.Context, o Options) ([]Unmatched, error) {
	alone := map[int32]int{} // of each group
	var left []int32
	priced := 0
	for i, other := range s.best.mate {
		if other >= 0 {
			continue
		}
		left = append(left, int32(i))
		alone[s.survey.find(int32(i))]++
		if s.survey.degree[i] > 0 {
			priced++
		}
	}
	affordable := priced*(s.survey.candidates+s.survey.possible/10) <= priceBudget
	list := make([]Unmatched, 0, len(left))
	for i, person := range left {
		u := s.why(person, alone[s.survey.find(person)])
		if u.Candidates > 0 && affordable {
			price, err := s.price(ctx, person)
			if err != nil && !errors.Is(err, ErrOverflow) { // the exact price needs more room than the result
				return nil, err
			}
			u.Price = price
			u.Sentence += priceSentence(u.Person, price)
		}
		list = append(list, u)
		o.report("explaining", i+1, len(left))
	}
	return list, nil
}

// why finds the reason; alone is how many of the group have no partner.
func (s *Session) why(person int32, alone int) Unmatched {
	m := s.m
	u := Unmatched{Person: m.people[person].ID, Candidates: int(s.survey.degree[person])}
	forbidden, others := m.forbidden(person)
	u.Forbidden = counted(forbidden)
	size := int(s.survey.size[s.survey.find(person)])
	switch {
	case m.held[person] != 0:
		u.Reason = HeldBack
		u.Sentence = m.heldBack(person)
	case u.Candidates == 0 && others == 0:
		u.Reason = NoCandidate
		u.Sentence = fmt.Sprintf("There is nobody with whom %s could be paired.", u.Person)
	case u.Candidates == 0:
		u.Reason = NoCandidate
		u.Sentence = fmt.Sprintf("The rules forbid every partner of %s: %s.", u.Person, forbiddenWords(u.Forbidden))
	case alone == 1: // so their number is odd
		u.Reason = OddGroup
		u.Sentence = fmt.Sprintf("%s is one of %s people who can be paired only among themselves; that is an odd number, so one stays alone.", u.Person, wording.Thousands(size))
	case u.Candidates == 1:
		u.Reason = BetterUsed
		u.Sentence = fmt.Sprintf("%s has 1 candidate, who is needed for somebody else: no more pairs are possible.", u.Person)
	default:
		u.Reason = BetterUsed
		u.Sentence = fmt.Sprintf("%s has %s candidates, who are all needed for others: no more pairs are possible.", u.Person, wording.Thousands(u.Candidates))
	}
	return u
}

// forbidden counts what each rule rules out for a person among the others who
// are not locked, and those others.
func (m *model) forbidden(person int32) (forbidden [ruleTypes]int, others int) {
	for i := range m.people {
		if other := int32(i); other != person && m.partner[other] < 0 {
			others++
			c := m.pair(person, other)
			for bit := range forbidden {
				if c.forbid&(1<<bit) != 0 {
					forbidden[bit]++
				}
			}
		}
	}
	return forbidden, others
}

func (m *model) heldBack(person int32) string {
	p := m.people[person]
	if m.held[person]&bitEligible != 0 {
		return fmt.Sprintf("%s is not eligible and is held back.", p.ID)
	}
	return fmt.Sprintf("%s has a score of %d, below the minimum of %d, and is held back.", p.ID, *p.Score, *m.p.Config.Rules.MinimumScore)
}

// ruleWords are the rules as they are counted in a sentence.
var ruleWords = map[RuleCode]string{
	RulePlace:            "not in the same or a neighbouring area",
	RulePersonalVeto:     "vetoed by one of the two",
	RuleCoordinatorVeto:  "vetoed by the coordinator",
	RuleConflict:         "a conflict of interest",
	RuleLineManagement:   "in the same line of management",
	RuleEligible:         "not eligible",
	RuleMinimumScore:     "below the minimum score",
	RuleSameOrganisation: "in the same organisation",
}

func forbiddenWords(counts []RuleCount) string {
	words := make([]string, len(counts))
	for i, c := range counts {
		words[i] = wording.Thousands(c.Pairs) + " " + ruleWords[c.Rule]
	}
	return wording.List(words)
}

func priceSentence(person string, price *Comparison) string {
	switch {
	case price == nil:
		return ""
	case price.Cost.Points == 0:
		return fmt.Sprintf(" A partner for %s would cost no points, but leave %s without one.", person, wording.List(price.LosePartner))
	}
	return fmt.Sprintf(" A partner for %s would cost %s and leave %s without one.", person,
		wording.Count(int(price.Cost.Points), "point", "points"), wording.List(price.LosePartner))
}
