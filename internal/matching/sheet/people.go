package sheet

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tandem/internal/matching/pairing"
)

// PeopleColumns are the columns of a list of people who seek a partner.
var PeopleColumns = []Column{
	{"id", true, "what names this person alone: a number, a code or an address; other columns refer to it"},
	{"name", false, "for the results; nothing is decided by it"},
	{"area", false, "local authority: its name, its register code (HPL) or its ONS code (E06000001); several with ;"},
	{"organisation", false, "employer; two people of one organisation can be kept apart by a rule"},
	{"sector", false, "education, health, care or other"},
	{"role", false, "strategic or delivery"},
	{"themes", false, "subjects of the project, in words; several with ;"},
	{"seniority", false, "level, a whole number from 1 to 20"},
	{"availability", false, "when or how somebody can work, in words such as monday or online; several with ;"},
	{"score", false, "what the selection gave, a whole number; used by a rule with a minimum score"},
	{"eligible", false, "yes or no; empty is not known, and does not hold anybody back"},
	{"line_manager", false, "id of the person's line manager, if they are in the list"},
	{"conflicts", false, "ids of people with whom a conflict of interest is declared; several with ;"},
	{"vetoes", false, "ids of people with whom this person will not be paired; several with ;"},
	{"wishes", false, "ids of people with whom this person would like to be paired; several with ;"},
	{"previous_partner", false, "id of the partner so far; a pair that stays together earns a bonus"},
	{"lock_with", false, "id of the person who must be the partner"},
	{"lock_reason", false, "why; needed with lock_with"},
	{"lock_override", false, "why the lock stands although a rule forbids the pair"},
}

// People is a list that was read. Names and Rows are by id; Format says how the
// file was saved, Short how many rows lacked their last cells.
type People struct {
	People []pairing.Person
	Locks  []pairing.Lock
	Names  map[string]string
	Rows   map[string]int
	Format string
	Short  int
}

// ReadPeople reads a list of people. The error is a sentence about a file that
// is no table; everything else that is wrong is in the problems.
func ReadPeople(r io.Reader, from Source) (People, Problems, error) {
	known, problems, err := open(r, from, PeopleColumns)
	if err != nil {
		return People{}, *problems, err
	}
	read := peopleReading{reading: known, areas: areasOn(from.On)}
	list := People{Names: map[string]string{}, Rows: map[string]int{}, Format: known.table.Format(), Short: known.table.Short}
	if !read.has("id") {
		return list, *problems, nil
	}
	whole := !problems.inRows() // otherwise a row was left out, and whoever names its person is right
	for _, row := range known.table.Rows {
		if problems.Full() {
			break
		}
		read.person(&list, row)
	}
	if whole && !problems.Full() {
		references(list, from.Left, problems)
	}
	problems.sort()
	return list, *problems, nil
}

type peopleReading struct {
	reading
	areas *areas
}

// person adds one row to the list, unless nobody can tell who it is.
func (r peopleReading) person(list *People, row Row) {
	id := r.text(row, "id")
	switch first := list.Rows[id]; {
	case id == "":
		r.p.add(row.Number, "id", "is empty: give every person an id")
		return
	case strings.ContainsAny(id, ";|\n") || len(id) > 100:
		r.p.add(row.Number, "id", fmt.Sprintf("%.100q cannot be an id: at most 100 characters, on one line, without ; and |", id))
		return
	case first > 0:
		r.p.add(row.Number, "id", fmt.Sprintf("%q is already the id of row %d: an id names one person", id, first))
		return
	}
	list.Rows[id] = row.Number
	if name := r.text(row, "name"); name != "" {
		list.Names[id] = strings.ReplaceAll(name, "\n", " ")
	}
	list.People = append(list.People, pairing.Person{
		ID:           id,
		Areas:        r.areas.codes(r.reading, row, "area"),
		Organisation: r.text(row, "organisation"),
		Sector:       pairing.Sector(r.word(row, "sector", "education", "health", "care", "other")),
		Role:         pairing.RoleKind(r.word(row, "role", "strategic", "delivery")),
		Themes:       r.list(row, "themes"),
		Seniority:    r.level(row),
		Availability: r.list(row, "availability"),
		Score:        r.score(row),
		Eligible:     r.answer(row, "eligible"),
		Manager:      r.text(row, "line_manager"),
		Conflicts:    r.list(row, "conflicts"),
		Vetoes:       r.list(row, "vetoes"),
		Wishes:       r.list(row, "wishes"),
		Previous:     r.text(row, "previous_partner"),
	})
	r.lock(list, row, id)
}

func (r reading) answer(row Row, column string) pairing.Answer {
	if r.text(row, column) == "" {
		return pairing.NotKnown
	}
	if r.yes(row, column, true) {
		return pairing.Yes
	}
	return pairing.No
}

// whole reads a whole number between two limits.
func (r reading) whole(row Row, column string, least, most int) (n int, ok bool) {
	text := r.text(row, column)
	if text == "" {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		r.p.add(row.Number, column, fmt.Sprintf("%q is not a whole number from %d to %d", text, least, most))
		return 0, false
	}
	return n, true
}

func (r peopleReading) level(row Row) int {
	level, _ := r.whole(row, "seniority", 1, pairing.MaxSeniority)
	return level
}

func (r peopleReading) score(row Row) *int {
	if score, given := r.whole(row, "score", -pairing.MaxPoints, pairing.MaxPoints); given {
		return &score
	}
	return nil
}

// lock reads the lock of a row; one that both rows name is one lock.
func (r peopleReading) lock(list *People, row Row, id string) {
	with, reason := r.text(row, "lock_with"), r.text(row, "lock_reason")
	switch {
	case with == "" && reason+r.text(row, "lock_override") != "":
		r.p.add(row.Number, "lock_with", "is empty, but there is a reason for a lock: name the partner or take the reason out")
	case with != "" && reason == "":
		r.p.add(row.Number, "lock_reason", "is empty: say why "+id+" and "+with+" must be a pair")
	case with != "" && !slices.ContainsFunc(list.Locks, func(l pairing.Lock) bool { return l.A == with && l.B == id }):
		list.Locks = append(list.Locks, pairing.Lock{A: id, B: with, Reason: reason, Override: r.text(row, "lock_override")})
	}
}

// Blame turns what the engine found wrong into problems of the file: by the row
// of the person and the column of the field.
func (p People) Blame(file string, issues []pairing.Issue) Problems {
	problems := Problems{File: file}
	for _, issue := range issues {
		row := p.Rows[issue.Person]
		column := columnOf[issue.Field]
		if row == 0 {
			column = ""
		}
		problems.add(row, column, issue.Sentence)
	}
	problems.sort()
	return problems
}

// columnOf are the columns that hold the engine's fields.
var columnOf = map[string]string{
	"id": "id", "areas": "area", "organisation": "organisation", "sector": "sector", "role": "role", "themes": "themes",
	"seniority": "seniority", "availability": "availability", "score": "score", "eligible": "eligible", "manager": "line_manager",
	"conflicts": "conflicts", "vetoes": "vetoes", "wishes": "wishes", "previous": "previous_partner", "locks": "lock_with",
}
