package sheet

import (
	"io"
	"slices"
	"strconv"

	"tandem/internal/matching/telling"
	"tandem/internal/matching/triads"
)

// GroupColumns are the columns of pairs and threes together, one row a person.
var GroupColumns = []Column{
	{"group", false, "number of the pair or three; empty for whoever has none"},
	{"person", true, "id of one of its people"},
	{"name", false, "that person's name"},
	{"points", false, "what the person's pairs within the group are worth on average"},
	{"locked", false, "yes when a lock made the group"},
	{"reason", false, "why somebody has no group"},
}

// Groups are pairs and threes as they are kept in a file: the problem that was
// solved, with its people by number, and the result with its proof.
type Groups struct {
	Names   map[string]string `json:"names"`
	People  []string          `json:"people"` // ids, by the numbers of the problem
	Problem triads.Problem    `json:"problem"`
	Result  triads.Result     `json:"result"`
}

// WriteJSON writes the groups, indented.
func (g Groups) WriteJSON(w io.Writer) error { return writeJSON(w, g) }

// WriteCSV writes one row a person, group by group.
func (g Groups) WriteCSV(w io.Writer) error {
	rows := [][]string{names(GroupColumns)}
	for i, group := range g.Result.Groups {
		for _, member := range group.Members {
			id := g.People[member]
			rows = append(rows, []string{strconv.Itoa(i + 1), id, g.Names[id], telling.Average(group), yesOrNo(group.Locked), ""})
		}
	}
	for _, alone := range g.Result.Alone {
		id := g.People[alone.Person]
		rows = append(rows, []string{"", id, g.Names[id], "", "", telling.Alone(alone.Reason)})
	}
	return WriteCSV(w, rows)
}

// Staying gives the ids of those who have not withdrawn, sorted.
func (p People) Staying(withdrawn []string) []string {
	var ids []string
	for _, person := range p.People {
		if !slices.Contains(withdrawn, person.ID) {
			ids = append(ids, person.ID)
		}
	}
	slices.Sort(ids)
	return ids
}
