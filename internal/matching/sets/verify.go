package sets

import (
	"errors"
	"fmt"
	"slices"
)

// Verify checks a result against its problem from the rows alone, without
// anything the search used: everybody in exactly one set a round, sizes, hard
// rules, every cost and sum, and that "optimal" is said only with the bound met.
// The error says what is wrong.
func Verify(p Problem, r Result) error {
	if err := check(p); err != nil {
		return err
	}
	if len(r.Rounds) != max(1, p.Rounds) {
		return errors.New("the number of rounds is not the one asked for")
	}
	place := make([]map[string]int, len(r.Rounds))
	for round, sets := range r.Rounds {
		var err error
		if place[round], err = placed(p, sets); err != nil {
			return err
		}
		if err := kept(p, round, place[round]); err != nil {
			return err
		}
	}
	return verifyCosts(p, r, place)
}

// placed is the set of each person, when each is in one and the sizes are right.
func placed(p Problem, sets []Set) (map[string]int, error) {
	if len(p.Sizes) > 0 && len(sets) != len(p.Sizes) || p.Sets > 0 && len(sets) != p.Sets {
		return nil, errors.New("the number of sets is not the one asked for")
	}
	at := map[string]int{}
	smallest, largest := len(p.People), 0
	for s, set := range sets {
		if set.Number != s+1 {
			return nil, errors.New("the sets are not numbered from 1")
		}
		if len(p.Sizes) > 0 && len(set.People) != p.Sizes[s] {
			return nil, fmt.Errorf("set %d has %d people and %d places", s+1, len(set.People), p.Sizes[s])
		}
		smallest, largest = min(smallest, len(set.People)), max(largest, len(set.People))
		for _, id := range set.People {
			if _, twice := at[id]; twice {
				return nil, fmt.Errorf("%q is in two sets of one round", id)
			}
			at[id] = s + 1
		}
	}
	if len(p.Sizes) == 0 && (smallest < p.Min || largest > p.Max || largest-smallest > 1) {
		return nil, errors.New("the sizes of the sets are not those asked for")
	}
	for _, person := range p.People {
		if at[person.ID] == 0 {
			return nil, fmt.Errorf("%q is in no set", person.ID)
		}
	}
	if len(at) != len(p.People) {
		return nil, errors.New("somebody is in a set who is not among the people")
	}
	return at, nil
}

// kept checks the hard rules of one round.
func kept(p Problem, round int, at map[string]int) error {
	for _, r := range p.Apart {
		if at[r.A] == at[r.B] {
			return fmt.Errorf("%q and %q must be apart", r.A, r.B)
		}
	}
	for _, ids := range p.Partners {
		for i, a := range ids {
			if !p.PartnersTogether && slices.ContainsFunc(ids[:i], func(b string) bool { return a != b && at[a] == at[b] }) {
				return fmt.Errorf("%q shares a set with a partner", a)
			}
		}
	}
	for _, ids := range p.Together {
		for _, id := range ids {
			if at[id] != at[ids[0]] {
				return fmt.Errorf("%q and %q must be together", ids[0], id)
			}
		}
	}
	for _, pin := range p.Pins {
		if pin.Round == round+1 && at[pin.Person] != pin.Set {
			return fmt.Errorf("%q is not in the set of the pin", pin.Person)
		}
	}
	return nil
}

// verifyCosts counts everything again, pair by pair.
func verifyCosts(p Problem, r Result, place []map[string]int) error {
	costs := make([][][]int64, len(r.Rounds))
	for round, sets := range r.Rounds {
		for range sets {
			costs[round] = append(costs[round], make([]int64, len(p.Attributes)+1))
		}
	}
	earlier := map[[2]string]int64{}
	for _, e := range p.Earlier {
		earlier[[2]string{e.A, e.B}] += int64(e.Times)
		earlier[[2]string{e.B, e.A}] += int64(e.Times)
	}
	for i, a := range p.People {
		for _, b := range p.People[:i] {
			chargePair(p, a, b, earlier[[2]string{a.ID, b.ID}], place, costs)
		}
	}
	sums, total := make([]int64, len(p.Attributes)+1), int64(0)
	for round, sets := range r.Rounds {
		for s, set := range sets {
			if !slices.Equal(set.Costs, costs[round][s]) {
				return fmt.Errorf("the costs of set %d in round %d are not as stated", s+1, round+1)
			}
			for c, cost := range set.Costs {
				sums[c] += cost
				total += cost
			}
		}
	}
	return verifySums(p, r, sums, total)
}

// chargePair adds what two people, who met before, cost the sets they share.
func chargePair(p Problem, a, b Person, met int64, place []map[string]int, costs [][][]int64) {
	for round, at := range place {
		if at[a.ID] != at[b.ID] {
			continue
		}
		cost := costs[round][at[a.ID]-1]
		for c, attribute := range p.Attributes {
			if v := a.Values[attribute.Name]; v != "" && v == b.Values[attribute.Name] {
				cost[c] += attribute.Weight
			}
		}
		cost[len(cost)-1] += p.MeetingWeight * met
		met++
	}
}

func verifySums(p Problem, r Result, sums []int64, total int64) error {
	if len(r.Criteria) != len(sums) {
		return errors.New("the criteria are not those of the problem")
	}
	for c, criterion := range r.Criteria {
		name := meetings
		if c < len(p.Attributes) {
			name = p.Attributes[c].Name
		}
		if criterion.Name != name || criterion.Cost != sums[c] || criterion.Bound > criterion.Cost {
			return fmt.Errorf("the cost or bound of %q is not as stated", criterion.Name)
		}
	}
	switch {
	case r.Cost != total || r.Gap != r.Cost-r.Bound || r.Gap < 0:
		return errors.New("the total, the bound and the gap do not agree")
	case r.Optimal != (r.Proof == ByBound || r.Proof == BySearch) || r.Optimal && r.Gap != 0:
		return errors.New("it is called optimal without a proof")
	}
	return nil
}
