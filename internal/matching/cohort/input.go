package cohort

import (
	"errors"
	"fmt"
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
	// ErrNotOptimal: the question is only answered for a result that is Optimal.
	ErrNotOptimal = errors.New("the result is not proved to be the best, so there is nothing to compare with")
)

// findings collects the problems of a call.
type findings []Problem

func (f *findings) add(part string, index int, format string, args ...any) {
	*f = append(*f, Problem{part, index, fmt.Sprintf(format, args...)})
}

// Check gives an *InputError with all that is wrong with a call, or nil.
func (c Call) Check() error {
	var f findings
	f.seats(c)
	f.units(c.Units)
	f.targets(c.Targets)
	f.caps(c.Caps)
	f.locks(c)
	if len(f) > 0 {
		return &InputError{f}
	}
	return nil
}

func (f *findings) seats(c Call) {
	switch {
	case c.MinSeats < 0 || c.MaxSeats < 0:
		f.add("seats", -1, "The numbers of seats are %d and %d; they cannot be negative.", c.MinSeats, c.MaxSeats)
	case c.MinSeats > c.MaxSeats:
		f.add("seats", -1, "At least %d seats are to be filled, but there are only %d; lower the first number or raise the second.", c.MinSeats, c.MaxSeats)
	case c.MaxSeats > seatLimit:
		f.add("seats", -1, "%d seats are more than can be handled; the most is %d.", c.MaxSeats, seatLimit)
	}
}

// seatLimit keeps counts within the 16 bits that a state has for each.
const seatLimit = 30_000

func (f *findings) units(units []Unit) {
	first := map[string]int{}
	for i, u := range units {
		if u.ID == "" {
			f.add("units", i, "Unit %d has no id; give it one.", i+1)
		} else if j, twice := first[u.ID]; twice {
			f.add("units", i, "Units %d and %d are both called %s; each needs an id of its own.", j+1, i+1, u.ID)
		}
		first[u.ID] = i
		if n := len(u.Members); n < 1 || n > 3 {
			f.add("units", i, "Unit %s has %d members; a unit is one to three people.", u.ID, n)
		}
	}
}

func (f *findings) targets(targets []Target) {
	for i, t := range targets {
		name := fmt.Sprintf("Target %d (%s %s)", i+1, t.Attribute, t.Value)
		switch {
		case t.Attribute == "" || t.Value == "":
			f.add("targets", i, "Target %d does not say which value of which attribute it is for.", i+1)
		case t.Min == nil && t.Max == nil:
			f.add("targets", i, "%s has neither a least nor a greatest number; give it one of them.", name)
		case t.Min != nil && *t.Min < 0 || t.Max != nil && *t.Max < 0:
			f.add("targets", i, "%s has a negative number; the least that can be asked for is 0.", name)
		case t.Min != nil && t.Max != nil && *t.Min > *t.Max:
			f.add("targets", i, "%s asks for at least %d and at most %d, which nothing can be.", name, *t.Min, *t.Max)
		case t.Penalty < 0:
			f.add("targets", i, "%s has the negative penalty %d; a penalty takes points away, so give it as a positive number.", name, t.Penalty)
		}
		f.measure("targets", i, t.Measure)
	}
}

func (f *findings) measure(part string, i int, m Measure) {
	if m != "" && m != Seats && m != Units {
		f.add(part, i, "%q cannot be counted; a target or cap counts %q or %q.", m, Seats, Units)
	}
}

func (f *findings) caps(caps []Cap) {
	for i, c := range caps {
		if c.Attribute == "" {
			f.add("caps", i, "Cap %d does not say which attribute it is for.", i+1)
		}
		if c.Max < 0 {
			f.add("caps", i, "The cap per %s is %d; it cannot be negative.", c.Attribute, c.Max)
		}
		for _, value := range sortedKeys(c.Except) {
			if c.Except[value] < 0 {
				f.add("caps", i, "The cap for %s %s is %d; it cannot be negative.", c.Attribute, value, c.Except[value])
			}
		}
		f.measure("caps", i, c.Measure)
	}
}

func (f *findings) locks(c Call) {
	units := make(map[string]Unit, len(c.Units))
	for _, u := range c.Units {
		units[u.ID] = u
	}
	must := map[string]bool{}
	for i, l := range c.Locks {
		u, known := units[l.Unit]
		before, locked := must[l.Unit]
		must[l.Unit] = l.Must
		switch {
		case !known:
			f.add("locks", i, "Lock %d is for unit %s, which is not in the call.", i+1, l.Unit)
		case strings.TrimSpace(l.Reason) == "":
			f.add("locks", i, "The lock on unit %s has no reason; say why it is needed.", l.Unit)
		case locked && before != l.Must:
			f.add("locks", i, "Unit %s is locked both in and out; remove one of the locks.", l.Unit)
		case l.Must && u.Ineligible != "":
			f.add("locks", i, "Unit %s is locked in but not eligible: %s. Remove the lock, or settle the eligibility first.", l.Unit, u.Ineligible)
		}
	}
}
