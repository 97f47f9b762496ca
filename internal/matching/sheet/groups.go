package sheet

import (
	"fmt"
	"io"
	"slices"
	"strconv"

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
			rows = append(rows, []string{strconv.Itoa(i + 1), id, g.Names[id], Average(group), yesOrNo(group.Locked), ""})
		}
	}
	for _, alone := range g.Result.Alone {
		id := g.People[alone.Person]
		rows = append(rows, []string{"", id, g.Names[id], "", "", Lonely(alone.Reason)})
	}
	return WriteCSV(w, rows)
}

// Average is what a group is worth to each of its people: the average points
// of a person's pairs within it, with one decimal where there is one.
func Average(g triads.Group) string {
	people := int64(len(g.Members))
	tenths := (g.Points*10 + people/2) / people
	if tenths%10 == 0 {
		return strconv.FormatInt(tenths/10, 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// Lonely is a sentence on why somebody has no group.
func Lonely(reason triads.Reason) string {
	switch reason {
	case triads.NoCandidate:
		return "The rules forbid every group."
	case triads.Locked:
		return "Everybody who would be allowed is locked to others."
	}
	return "Every group would cost others their places, or more points than it brings."
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
