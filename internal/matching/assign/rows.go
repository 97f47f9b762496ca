package assign

import (
	"fmt"
	"strings"
)

// Invalid says what is wrong with the rows of a problem, one sentence a mistake.
type Invalid struct{ Mistakes []string }

// Error joins the sentences.
func (e *Invalid) Error() string { return strings.Join(e.Mistakes, " ") }

// mistakes collects what is wrong with the rows of a problem.
type mistakes []string

func (m *mistakes) add(format string, args ...any) { *m = append(*m, fmt.Sprintf(format, args...)) }

// err is nil when there are none.
func (m *mistakes) err() error {
	if len(*m) == 0 {
		return nil
	}
	return &Invalid{*m}
}

// ids notes the ids of one kind of row and what is wrong with them.
func (m *mistakes) ids(kind string, ids []string) map[string]bool {
	known := map[string]bool{}
	for i, id := range ids {
		switch {
		case id == "":
			m.add("The %s in row %d has no id.", kind, i+1)
		case known[id]:
			m.add("The id %q is given to more than one %s.", id, kind)
		}
		known[id] = true
	}
	return known
}

// named is false, with a mistake, when a row names somebody who is not there.
func (m *mistakes) named(row, kind, id string, known map[string]bool) bool {
	if !known[id] {
		m.add("The %s names the %s %q, who is not in the list.", row, kind, id)
	}
	return known[id]
}

func called(name, id string) string {
	if name == "" {
		return id
	}
	return name
}

// number is "1 place" or "3 places".
func number(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// largest is what a number in the rows may be at most, so that sums of them stay
// far from overflow.
const largest = 1_000_000
