package sheet

import (
	"io"
	"strconv"

	"tandem/internal/area"
	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sets"
)

// SetColumns are the columns of learning sets, one row a person and round.
var SetColumns = []Column{
	{"round", true, "number of the round"},
	{"set", true, "number of the set within the round"},
	{"person", true, "id of one of its people"},
	{"name", false, "that person's name"},
}

// Learners gives the people of a list as learning sets see them. Of several
// areas the first counts.
func (p People) Learners() []sets.Person {
	learners := make([]sets.Person, len(p.People))
	for i, person := range p.People {
		values := map[string]string{"organisation": person.Organisation, "sector": string(person.Sector), "role": string(person.Role)}
		if len(person.Areas) > 0 {
			if one, ok := area.Find(person.Areas[0]); ok {
				values["area"], values["region"] = one.Name, one.Region
			}
		}
		learners[i] = sets.Person{ID: person.ID, Name: p.Names[person.ID], Values: values}
	}
	return learners
}

// Apart gives the pairs of people who may not share a set: vetoes, conflicts of
// interest and line management.
func (p People) Apart() []sets.Pair {
	var apart []sets.Pair
	seen := map[pairing.Pair]bool{}
	add := func(a, b, reason string) {
		if p.Rows[b] == 0 || seen[pairing.Pair{A: min(a, b), B: max(a, b)}] {
			return
		}
		seen[pairing.Pair{A: min(a, b), B: max(a, b)}] = true
		apart = append(apart, sets.Pair{A: a, B: b, Reason: reason})
	}
	for _, person := range p.People {
		for _, other := range person.Vetoes {
			add(person.ID, other, "a veto")
		}
		for _, other := range person.Conflicts {
			add(person.ID, other, "a conflict of interest")
		}
		add(person.ID, person.Manager, "line management")
	}
	return apart
}

// Division is learning sets as they are kept in a file, with the problem that
// was solved.
type Division struct {
	Names   map[string]string `json:"names"`
	Problem sets.Problem      `json:"problem"`
	Result  sets.Result       `json:"result"`
}

// WriteJSON writes the sets, indented.
func (d Division) WriteJSON(w io.Writer) error { return writeJSON(w, d) }

// WriteCSV writes one row a person and round.
func (d Division) WriteCSV(w io.Writer) error {
	rows := [][]string{names(SetColumns)}
	for i, round := range d.Result.Rounds {
		for _, set := range round {
			for _, id := range set.People {
				rows = append(rows, []string{strconv.Itoa(i + 1), strconv.Itoa(set.Number), id, d.Names[id]})
			}
		}
	}
	return WriteCSV(w, rows)
}
