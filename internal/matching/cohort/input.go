package cohort

import (
	"errors"
	"strings"
)

// Problem is one thing wrong with a call. Part is units, targets, caps, locks
// or seats; Index counts in it from 0 and is -1 for seats.
type Problem struct {
	Part  string `json:"part"`
	Index int    `json:"index"`
	Text  string `json:"text"` // a sentence that names the thing and the way out
}

// InputError lists all that is wrong with a call.
type InputError struct{ Problems []Problem }

// Error gives every problem, one a line.
func (e *InputError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.Text
	}
	return strings.Join(lines, "\n")
}

// What else can stand in the way.
var (
	// ErrOverflow: scores or penalties are too large to be added up.
	ErrOverflow = errors.New("the scores or penalties are too large to be added up; use smaller units")
	// ErrTooManyLimits: more limits overlap than a state can hold.
	ErrTooManyLimits = errors.New("too many targets and caps overlap; leave out those that matter least")
	// ErrBudget: the answer would need more states or nodes than Options allow.
	ErrBudget = errors.New("the answer needs more work than the budget allows")
)

// Check gives an *InputError with all that is wrong with a call, or nil.
func (c Call) Check() error { return errors.ErrUnsupported }
