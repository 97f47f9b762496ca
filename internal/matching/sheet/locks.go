package sheet

import (
	"io"

	"tandem/internal/matching/pairing"
)

// LockColumns are the columns of a list of decisions about pairs of people.
var LockColumns = []Column{
	{"person_a", true, "id of one of the two"},
	{"person_b", true, "id of the other"},
	{"decision", true, "together (they must be a pair) or apart (they must not)"},
	{"reason", true, "why; it stands in the result"},
	{"override", false, "why the two may be a pair although a rule forbids it"},
}

// Locks are the decisions that were read: pairs that must be and must not be.
type Locks struct {
	Together []pairing.Lock
	Apart    []pairing.Veto
}

// ReadLocks reads decisions about the people of a list. Errors and problems as
// ReadPeople.
func ReadLocks(r io.Reader, from Source, people People) (Locks, Problems, error) {
	read, problems, err := open(r, from, LockColumns)
	if err != nil || problems.Count() > 0 {
		return Locks{}, *problems, err
	}
	var locks Locks
	who := newDirectory(people, from.Left)
	for _, row := range read.table.Rows {
		a, b, reason := read.text(row, "person_a"), read.text(row, "person_b"), read.text(row, "reason")
		read.filled(row, "person_a", "person_b", "decision", "reason")
		who.check(problems, row.Number, "person_a", "", "", a)
		who.check(problems, row.Number, "person_b", a, "", b)
		switch read.word(row, "decision", "together", "apart") {
		case "together":
			locks.Together = append(locks.Together, pairing.Lock{A: a, B: b, Reason: reason, Override: read.text(row, "override")})
		case "apart":
			locks.Apart = append(locks.Apart, pairing.Veto{A: a, B: b, Reason: reason})
			if read.text(row, "override") != "" {
				problems.add(row.Number, "override", "belongs to the decision \"together\" only")
			}
		}
	}
	return locks, *problems, nil
}
