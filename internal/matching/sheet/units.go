package sheet

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"

	"tandem/internal/matching/cohort"
)

// UnitColumns are the columns of a list of members of applications.
var UnitColumns = []Column{
	{"unit", true, "what names the application; its one to three members name the same one, and it is taken whole or not at all"},
	{"person", true, "what names this member alone"},
	{"name", false, "for the results; nothing is decided by it"},
	{"sector", false, "education, health, care or other"},
	{"area", false, "local authority: its name, its register code (HPL) or its ONS code (E06000001); several with ;"},
	{"new_area", false, "yes when nobody from the member's area sat in an earlier cohort"},
	{"score", false, "of the unit, with at most three decimals; once, or the same for each member"},
	{"ineligible", false, "why the unit may not be taken; empty when it may"},
	{"lock", false, "in (the unit must be taken) or out (it must not)"},
	{"lock_reason", false, "why; needed with lock"},
}

// TargetColumns are the columns of a list of targets.
var TargetColumns = []Column{
	{"attribute", true, "sector, area, region, new_area, size (individual, pair or triad) or relation (same_area, neighbouring or other)"},
	{"value", true, "which value of it, such as health, North East or yes"},
	{"measure", false, "seats (people, also when empty) or units (applications)"},
	{"min", false, "no fewer than this, a whole number"},
	{"max", false, "no more than this, a whole number"},
	{"penalty", false, "points that each seat or unit beyond the target costs; empty makes the target hard: it is never missed"},
	{"fixed", false, "yes keeps a hard target from being moved when there is no cohort otherwise"},
}

// DecisionColumns are the columns of a list of decisions about applications.
var DecisionColumns = []Column{
	{"unit", true, "what names the application"},
	{"decision", true, "in (the unit must be taken) or out (it must not)"},
	{"reason", true, "why; it stands in the result"},
}

// Scale is how many of the engine's whole points are one point of a file.
const Scale = 1000

// Units is a list that was read. Names and Rows are by unit; Format and Short
// are as for People.
type Units struct {
	Units  []cohort.Unit
	Locks  []cohort.Lock
	Names  map[string][]string // of a unit's members
	Rows   map[string]int      // the first row of a unit
	Scored bool                // the file has scores
	People int
	Format string
	Short  int
}

type unitReading struct {
	reading
	areas *areas
	list  *Units
	at    map[string]int // index of a unit
	who   map[string]int // row of a person
}

// ReadUnits reads a list of applications, one member a row. Errors and
// problems as ReadPeople.
func ReadUnits(r io.Reader, from Source) (Units, Problems, error) {
	known, problems, err := open(r, from, UnitColumns)
	if err != nil {
		return Units{}, *problems, err
	}
	list := Units{Names: map[string][]string{}, Rows: map[string]int{}, Format: known.table.Format(), Short: known.table.Short, Scored: known.has("score")}
	read := unitReading{known, areasOn(from.On), &list, map[string]int{}, map[string]int{}}
	if !read.has("unit") || !read.has("person") {
		return list, *problems, nil
	}
	scores := map[string]string{}
	for _, row := range known.table.Rows {
		if problems.Full() {
			break
		}
		read.member(row, scores)
	}
	for _, unit := range list.Units {
		read.unit(unit, scores)
	}
	problems.sort()
	return list, *problems, nil
}

func (r unitReading) member(row Row, scores map[string]string) {
	unit, person := r.text(row, "unit"), r.text(row, "person")
	r.filled(row, "unit", "person")
	if first := r.who[person]; first > 0 {
		r.p.add(row.Number, "person", fmt.Sprintf("%q is already in row %d: a person is in one unit", person, first))
	}
	if unit == "" || person == "" {
		return
	}
	r.who[person] = row.Number
	i, there := r.at[unit]
	if !there {
		i = len(r.list.Units)
		r.at[unit], r.list.Rows[unit] = i, row.Number
		r.list.Units = append(r.list.Units, cohort.Unit{ID: unit})
	}
	u := &r.list.Units[i]
	r.list.People++
	r.list.Names[unit] = append(r.list.Names[unit], cmp.Or(r.text(row, "name"), person))
	u.Members = append(u.Members, cohort.Member{Attributes: r.attributes(row)})
	u.Ineligible = cmp.Or(u.Ineligible, r.text(row, "ineligible"))
	r.score(row, u, scores)
	r.lock(row, unit)
}

func (r unitReading) attributes(row Row) cohort.Attributes {
	facts := cohort.Attributes{}
	if sector := r.word(row, "sector", "education", "health", "care", "other"); sector != "" {
		facts[cohort.Sector] = []string{sector}
	}
	if codes := r.areas.codes(r.reading, row, "area"); codes != nil {
		facts[cohort.Area] = codes
	}
	if r.yes(row, "new_area", false) {
		facts[cohort.NewArea] = []string{"yes"}
	}
	return facts
}

// score reads the score of a unit, which each of its rows may repeat.
func (r unitReading) score(row Row, u *cohort.Unit, scores map[string]string) {
	text := r.text(row, "score")
	if text == "" {
		return
	}
	points, err := Thousandths(text)
	if err != nil {
		r.p.add(row.Number, "score", err.Error())
		return
	}
	if before, there := scores[u.ID]; there && points != u.Score {
		r.p.add(row.Number, "score", fmt.Sprintf("%s, but an earlier row gives %s for %s: a unit has one score", text, before, u.ID))
		return
	}
	u.Score, scores[u.ID] = points, text
}

// lock reads the lock of a unit, which each of its rows may repeat.
func (r unitReading) lock(row Row, unit string) {
	decision, reason := r.word(row, "lock", "in", "out"), r.text(row, "lock_reason")
	switch at := slices.IndexFunc(r.list.Locks, func(l cohort.Lock) bool { return l.Unit == unit }); {
	case r.text(row, "lock") == "" && reason != "":
		r.p.add(row.Number, "lock", "is empty, but there is a reason for a lock: write in or out, or take the reason out")
	case decision == "":
	case reason == "":
		r.p.add(row.Number, "lock_reason", "is empty: say why "+unit+" must be "+decision)
	case at < 0:
		r.list.Locks = append(r.list.Locks, cohort.Lock{Unit: unit, Must: decision == "in", Reason: reason})
	case r.list.Locks[at].Must != (decision == "in"):
		r.p.add(row.Number, "lock", unit+" is locked in by one row and out by another")
	}
}

// unit checks what only all rows of a unit together can tell.
func (r unitReading) unit(u cohort.Unit, scores map[string]string) {
	if len(u.Members) > 3 {
		r.p.add(r.list.Rows[u.ID], "unit", fmt.Sprintf("%s has %d members: a unit has one to three", u.ID, len(u.Members)))
	}
	if _, scored := scores[u.ID]; r.list.Scored && !scored {
		r.p.add(r.list.Rows[u.ID], "score", "is empty in every row of "+u.ID)
	}
}

// decimal is a number with at most three decimals, written with a point or,
// as spreadsheets on the Continent do, a comma.
var decimal = regexp.MustCompile(`^(-?)([0-9]{1,9})(?:[.,]([0-9]{1,3}))?$`)

// Thousandths reads a number with at most three decimals as whole thousandths.
// The error is a sentence.
func Thousandths(text string) (int64, error) {
	parts := decimal.FindStringSubmatch(text)
	if parts == nil {
		return 0, fmt.Errorf("%q is not a number with at most three decimals", text)
	}
	n, err := strconv.ParseInt(parts[2]+(parts[3] + "000")[:3], 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is too large", text)
	}
	if parts[1] == "-" {
		n = -n
	}
	return n, nil
}
