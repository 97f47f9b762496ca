package sheet

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tandem/internal/matching/pairing"
)

// PairColumns are the columns of a result. When a result is read as the
// previous one, only the two people count.
var PairColumns = []Column{
	{"person_a", true, "id of one of the two; of whoever has no partner"},
	{"name_a", false, "that person's name"},
	{"person_b", true, "id of the other; empty for whoever has no partner"},
	{"name_b", false, "the other's name"},
	{"points", false, "of the pair, the sum of the next seven"},
	{"place", false, "points for the same or a neighbouring area"},
	{"sector", false, "points for two different sectors"},
	{"role", false, "points for one strategic and one delivery role"},
	{"themes", false, "points for shared themes"},
	{"seniority", false, "points for the same level or levels next to each other"},
	{"availability", false, "points for shared times"},
	{"wish", false, "points for a wish"},
	{"kept", false, "yes when the two were a pair before"},
	{"locked", false, "yes when a lock made the pair"},
	{"reason", false, "the evidence for the points, the reason of a lock, or why somebody has no partner"},
}

// Match is a result as it is kept in a file: with the names, so that a person
// can read it, and everything that proves it.
type Match struct {
	Names map[string]string `json:"names"`
	pairing.Result
}

// WriteJSON writes the result, indented.
func (m Match) WriteJSON(w io.Writer) error { return writeJSON(w, m) }

func writeJSON(w io.Writer, result any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(result)
}

// WriteCSV writes one row a pair and one for each who has no partner.
func (m Match) WriteCSV(w io.Writer) error {
	rows := [][]string{names(PairColumns)}
	for _, match := range m.Matches {
		rows = append(rows, m.pair(match))
	}
	for _, alone := range m.Unmatched {
		row := make([]string, len(PairColumns))
		row[0], row[1], row[len(row)-1] = alone.Person, m.Names[alone.Person], alone.Sentence
		rows = append(rows, row)
	}
	return WriteCSV(w, rows)
}

func names(columns []Column) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Name
	}
	return out
}

func (m Match) pair(match pairing.Match) []string {
	points := map[pairing.CriterionCode]int64{}
	var reasons []string
	for _, award := range match.Awards {
		points[award.Criterion] += award.Points
		if award.Points != 0 {
			reasons = append(reasons, award.Evidence+".")
		}
	}
	if match.Locked {
		reasons = append(reasons, "Locked: "+match.LockReason)
	}
	row := []string{match.A, m.Names[match.A], match.B, m.Names[match.B], strconv.FormatInt(match.Points, 10)}
	for _, criterion := range Criteria {
		row = append(row, strconv.FormatInt(points[criterion], 10))
	}
	return append(row, yesOrNo(match.Kept), yesOrNo(match.Locked), strings.Join(reasons, " "))
}

// Criteria in the order of the columns.
var Criteria = []pairing.CriterionCode{
	pairing.CriterionPlace, pairing.CriterionSector, pairing.CriterionRole, pairing.CriterionThemes,
	pairing.CriterionSeniority, pairing.CriterionAvailability, pairing.CriterionWish,
}

func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// Rematch is what there was to choose from when people had left, as it is kept
// in a file. Chosen counts the options from 1.
type Rematch struct {
	Names  map[string]string `json:"names"`
	Chosen int               `json:"chosen"`
	pairing.Frontier
}

// WriteJSON writes all choices, indented.
func (r Rematch) WriteJSON(w io.Writer) error { return writeJSON(w, r) }

// WriteCSV writes the chosen result as Match does.
func (r Rematch) WriteCSV(w io.Writer) error {
	chosen := r.Options[r.Chosen-1]
	m := Match{Names: r.Names, Result: pairing.Result{Matches: chosen.Matches}}
	for _, id := range chosen.Unmatched {
		m.Unmatched = append(m.Unmatched, pairing.Unmatched{Person: id, Sentence: id + " has no partner in this choice."})
	}
	return m.WriteCSV(w)
}

// ReadMatch reads a result that was written as JSON. The error is a sentence.
func ReadMatch(r io.Reader, file string) (Match, error) {
	var kept struct {
		Match
		Chosen int
	}
	if err := readJSON(r, file, &kept); err != nil {
		return Match{}, err
	}
	if kept.Chosen > 0 || kept.InputHash == "" {
		return Match{}, fmt.Errorf("%s: holds the choices of a re-match or something else: only the result of a whole match is checked against its input", file)
	}
	return kept.Match, nil
}

// readJSON reads what one of the commands wrote.
func readJSON(r io.Reader, file string, into any) error {
	if err := json.NewDecoder(io.LimitReader(r, 4*Largest)).Decode(into); err != nil {
		return fmt.Errorf("%s: is not a result that tandem match wrote with --json (%w)", file, err)
	}
	return nil
}

// ReadPrevious reads the pairs of an earlier result, whether it was written as
// JSON or as CSV. Whoever had no partner is left out.
func ReadPrevious(r io.Reader, file string) ([]pairing.Pair, Problems, error) {
	in := bufio.NewReader(r)
	if first, err := in.Peek(1); err == nil && first[0] == '{' {
		pairs, err := previous(in, file)
		return pairs, Problems{}, err
	}
	read, problems, err := open(in, Source{File: file}, PairColumns)
	if err != nil || problems.Count() > 0 {
		return nil, *problems, err
	}
	var pairs []pairing.Pair
	rows := map[string]int{}
	for _, row := range read.table.Rows {
		a, b := read.text(row, "person_a"), read.text(row, "person_b")
		for _, id := range []string{a, b} {
			if first := rows[id]; id != "" && first > 0 {
				problems.add(row.Number, "", fmt.Sprintf("%q is already in row %d", id, first))
			}
			rows[id] = row.Number
		}
		switch {
		case a == "":
			problems.add(row.Number, "person_a", "is empty")
		case b != "":
			pairs = append(pairs, pairing.Pair{A: a, B: b})
		}
	}
	return pairs, *problems, nil
}

// previous reads the pairs of a match or of the chosen option of a re-match.
func previous(r io.Reader, file string) ([]pairing.Pair, error) {
	var earlier struct {
		Engine  string
		Matches []pairing.Pair
		Chosen  int
		Options []struct{ Matches []pairing.Pair }
	}
	err := readJSON(r, file, &earlier)
	switch {
	case err != nil:
		return nil, err
	case earlier.Chosen > 0 && earlier.Chosen <= len(earlier.Options):
		return earlier.Options[earlier.Chosen-1].Matches, nil
	case earlier.Engine == "":
		return nil, fmt.Errorf("%s: is not a result that tandem match wrote with --json: it names no engine", file)
	}
	return earlier.Matches, nil
}
