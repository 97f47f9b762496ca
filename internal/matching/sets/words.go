package sets

import (
	"fmt"
	"slices"

	"tandem/internal/matching/wording"
)

func (m *model) name(i int) string {
	person := m.problem.People[i]
	if person.Name != "" {
		return person.Name
	}
	return person.ID
}

func (m *model) names(who []int) string {
	var all []string
	for _, i := range who {
		all = append(all, m.name(i))
	}
	return wording.List(all)
}

func (m *model) namesOfBlocks(blocks []int) string {
	var first []int
	for _, b := range blocks {
		first = append(first, m.members[b][0])
	}
	return m.names(first)
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// spelled writes small numbers as words, as the first of a sentence.
func spelled(n int) string {
	words := []string{"Nobody", "One person", "Two people", "Three people", "Four people", "Five people", "Six people", "Seven people", "Eight people", "Nine people", "Ten people"}
	if n < len(words) {
		return words[n]
	}
	return people(n)
}

// notes say in sentences what the sets have in common after all.
func (s *search) notes(res Result, seats [][][]int) []string {
	notes := []string{verdict(res)}
	for r, sets := range seats {
		for a := range s.problem.Attributes {
			if s.problem.Attributes[a].Weight > 0 {
				notes = append(notes, s.alike(res, a, r, sets)...)
			}
		}
	}
	if s.problem.MeetingWeight > 0 {
		notes = append(notes, s.again(seats)...)
	}
	return notes
}

func verdict(res Result) string {
	switch {
	case res.Proof == ByBound:
		return "No other division is better: the cost equals the lower bound."
	case res.Proof == BySearch:
		return "No other division is better: all were considered."
	case res.Stopped:
		return fmt.Sprintf("The search was stopped early. Another division could cost up to %d less.", res.Gap)
	}
	return fmt.Sprintf("No better division was found; one could cost up to %d less, which is not proved either way.", res.Gap)
}

// manySets is how many sets a sentence names one by one.
const manySets = 3

// alike says where people with one value of an attribute share a set of a round.
func (s *search) alike(res Result, a, r int, sets [][]int) []string {
	var notes []string
	for v, value := range s.words[a] {
		counts := make([]int, len(sets))
		total, pairs := 0, int64(0)
		for number, who := range sets {
			for _, i := range who {
				if s.value[a][i] == v {
					counts[number]++
				}
			}
			total += counts[number]
			pairs += pairsOf(counts[number])
		}
		if pairs == 0 {
			continue
		}
		why := s.reason(res, a, v, total, pairs, len(sets))
		notes = append(notes, s.inRound(r)+gathering(counts, s.described(a, value))+why)
	}
	return notes
}

// reason says why so many pairs of one value share sets.
func (s *search) reason(res Result, a, v, total int, pairs int64, sets int) string {
	var lumps []int
	for _, who := range s.members {
		count := 0
		for _, i := range who {
			if s.value[a][i] == v {
				count++
			}
		}
		if count > 1 {
			lumps = append(lumps, count)
		}
	}
	of := s.described(a, s.words[a][v])
	switch {
	case pairs == even(total, sets):
		return fmt.Sprintf(" could not be avoided: %s %s, %d sets.", people(total), of, sets)
	case pairs == lumpy(total, lumps, sets):
		return " could not be avoided: some of them must be together."
	case res.Optimal:
		return fmt.Sprintf(" could be avoided by itself (%s %s, %d sets), but the rules and the other criteria leave nothing better.", people(total), of, sets)
	}
	return fmt.Sprintf(" could be avoided by itself (%s %s, %d sets), but no better division was found.", people(total), of, sets)
}

// gathering is "Two people from Leeds in set 3" or its like.
func gathering(counts []int, of string) string {
	most := slices.Max(counts)
	var where []string
	shared := 0
	for number, count := range counts {
		if count > 1 {
			shared++
		}
		if count == most {
			where = append(where, fmt.Sprint(number+1))
		}
	}
	least := slices.Min(counts)
	switch {
	case least == most:
		return fmt.Sprintf("%s %s in every set", spelled(most), of)
	case shared > manySets || len(where) != shared:
		return fmt.Sprintf("That each set has %d to %d people %s", least, most, of)
	case shared == 1:
		return fmt.Sprintf("%s %s in set %s", spelled(most), of, where[0])
	}
	return fmt.Sprintf("%s %s in each of sets %s", spelled(most), of, wording.List(where))
}

func (m *model) described(a int, value string) string {
	attribute := m.problem.Attributes[a]
	if attribute.Before != "" {
		return attribute.Before + " " + value
	}
	return "with the " + attribute.Name + " " + value
}

func (m *model) inRound(r int) string {
	if m.problem.Rounds == 1 {
		return ""
	}
	return fmt.Sprintf("Round %d: ", r+1)
}

// manyPairs is how many repeated meetings are told one by one.
const manyPairs = 10

// again says who meets more than once.
func (s *search) again(seats [][][]int) []string {
	var notes []string
	met := map[[2]int]int64{}
	var most int64
	for r, sets := range seats {
		for number, who := range sets {
			for x, j := range who {
				for _, i := range who[:x] {
					k := [2]int{i, j}
					before := s.earlier[k] + met[k]
					met[k]++
					if before > 0 {
						most = max(most, before+1)
						notes = append(notes, fmt.Sprintf("%s%s meet in set %d, having met %s before.", s.inRound(r), s.names(k[:]), number+1, often(before)))
					}
				}
			}
		}
	}
	if len(notes) > manyPairs {
		return []string{fmt.Sprintf("There are %d repeated meetings; no two people meet more than %d times.", len(notes), most)}
	}
	return notes
}

func often(n int64) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
