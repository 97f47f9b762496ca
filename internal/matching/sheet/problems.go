package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Problem is something wrong in a file. Row is the spreadsheet's number, 0 for
// the file as a whole; Column a name, empty for the whole row. Detail goes on
// where "row 7, area" stopped.
type Problem struct {
	File   string
	Row    int
	Column string
	Detail string
}

// String gives one line: "people.csv, row 7, area: …".
func (p Problem) String() string {
	var at []string
	if p.File != "" {
		at = append(at, p.File)
	}
	if p.Row > 0 {
		at = append(at, fmt.Sprintf("row %d", p.Row))
	}
	if p.Column != "" {
		at = append(at, p.Column)
	}
	if len(at) == 0 {
		return p.Detail
	}
	return strings.Join(at, ", ") + ": " + p.Detail
}

// Problems are collected in the order of the file. The zero value is empty.
type Problems struct {
	File string // named in each problem
	list []Problem
}

// mostProblems is where reading stops: nobody mends that many by hand.
const mostProblems = 10_000

func (p *Problems) add(row int, column, detail string) {
	p.list = append(p.list, Problem{p.File, row, column, detail})
}

// Full tells that reading stopped, because nobody mends so many by hand.
func (p Problems) Full() bool { return len(p.list) >= mostProblems }

// of names the file of the problems found so far and of those to come.
func (p Problems) of(file string) Problems {
	p.File = file
	for i := range p.list {
		p.list[i].File = file
	}
	return p
}

// sort puts the problems into the order of the rows.
func (p *Problems) sort() {
	slices.SortStableFunc(p.list, func(a, b Problem) int { return a.Row - b.Row })
}

// inRows tells whether one is about a row rather than the names of the columns.
func (p Problems) inRows() bool {
	return slices.ContainsFunc(p.list, func(one Problem) bool { return one.Row > 0 })
}

// Count is how many there are.
func (p Problems) Count() int { return len(p.list) }

// List gives them, in the order of the file. The slice is the caller's own.
func (p Problems) List() []Problem { return append([]Problem(nil), p.list...) }

// Add takes over the problems of another file.
func (p *Problems) Add(other Problems) { p.list = append(p.list, other.list...) }

// Write writes one line a problem.
func (p Problems) Write(w io.Writer) error {
	for _, problem := range p.list {
		if _, err := fmt.Fprintln(w, problem); err != nil {
			return err
		}
	}
	return nil
}
