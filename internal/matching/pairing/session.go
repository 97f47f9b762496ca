package pairing

import (
	"context"
	"errors"
	"fmt"
)

// A run may have up to MaxPeople people, and among them up to MaxCandidates
// pairs that no rule forbids: 5,657 people who may all be paired with one
// another. Beyond either, Open returns ErrTooLarge.
const (
	MaxPeople     = 20_000
	MaxCandidates = 16_000_000
)

// What can go wrong besides the input (InputError) and a context that ends.
var (
	ErrTooLarge      = errors.New("there are more than 20,000 people or 16 million possible pairs; use a stricter place rule, or run the regions one by one")
	ErrOverflow      = errors.New("the points are too large to be added up exactly; lower the points of the criteria")
	ErrUnproved      = errors.New("the result could not be proved to be the best one, so it is not shown; please report this with the input")
	ErrUnknownPerson = errors.New("nobody in this run has that id")
)

// Progress tells how far a run is. Stage is "comparing people", "matching",
// "proving" or "explaining"; Done and Total count its steps.
type Progress struct {
	Stage       string
	Done, Total int
}

// Options of a session. Progress, when set, is called on the caller's
// goroutine, often.
type Options struct {
	Progress func(Progress)
}

func (o Options) report(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(Progress{stage, done, total})
	}
}

// Session is a solved problem that can be asked about. It does not change and
// may be used by several goroutines at once.
type Session struct {
	m       *model
	survey  *survey
	best    *solution
	drafted *model // with the pairs of best as its draft
	result  Result
}

// Solve is Open for those who want nothing but the result. Errors: as Open.
func Solve(ctx context.Context, p Problem) (Result, error) {
	s, err := Open(ctx, p, Options{})
	if err != nil {
		return Result{}, err
	}
	return s.result, nil
}

// Open checks the problem, solves it and verifies the certificate. Errors:
// *InputError with every issue, ErrTooLarge, ErrOverflow, ErrUnproved, or that
// of the context.
func Open(ctx context.Context, p Problem, o Options) (*Session, error) {
	m, err := prepare(p)
	if err != nil {
		return nil, err
	}
	s := &Session{m: m}
	if s.survey, err = m.survey(ctx, o.report); err != nil {
		return nil, err
	}
	w, err := m.pack(m.p.Config.Criteria.Keep, 1)
	if err != nil {
		return nil, err
	}
	t := plain(w)
	t.report = o.report
	if s.best, err = m.solve(ctx, t, s.survey); err != nil {
		return nil, err
	}
	s.best.task.report = nil
	s.drafted = m.drafting(s.best.mate)
	s.result, err = s.assemble(ctx, o)
	return s, err
}

// prepare is the model of a problem that has no issues.
func prepare(p Problem) (*model, error) {
	if len(p.People) > MaxPeople {
		return nil, ErrTooLarge
	}
	p = canonical(p)
	issues := check(p)
	m := newModel(p)
	if issues = append(issues, m.lockIssues(issues)...); len(issues) > 0 {
		return nil, &InputError{issues}
	}
	return m, nil
}

// lockIssues holds the locks against the rules. Locks of people about whom
// something else is wrong are left for later.
func (m *model) lockIssues(issues []Issue) []Issue {
	wrong := map[string]bool{}
	for _, issue := range issues {
		wrong[issue.Person] = true
	}
	var found []Issue
	for _, lock := range m.p.Locks {
		low, okA := m.number[lock.A]
		high, okB := m.number[lock.B]
		if !okA || !okB || low == high || wrong[lock.A] || wrong[lock.B] || lock.Override != "" {
			continue
		}
		for _, hit := range m.hits(low, high, m.pair(low, high)) {
			found = append(found, Issue{lock.A, "locks", fmt.Sprintf(
				"The lock of %s and %s is against the rule %s: %s Lift the lock, or give the reason for overriding the rule.",
				lock.A, lock.B, hit.Rule, hit.Sentence)})
		}
	}
	return found
}

// Result of the session. Its slices are shared: do not change them.
func (s *Session) Result() Result { return s.result }

// Problem of the session in its canonical form, from which Result was made.
// Its slices are shared: do not change them.
func (s *Session) Problem() Problem { return s.m.p }

// two finds the numbers of two different people.
func (s *Session) two(a, b string) (int32, int32, error) {
	i, err := s.one(a)
	if err != nil {
		return 0, 0, err
	}
	j, err := s.one(b)
	if err == nil && i == j {
		err = fmt.Errorf("%w: %q is the same person twice", ErrUnknownPerson, a)
	}
	return i, j, err
}

func (s *Session) one(id string) (int32, error) {
	i, ok := s.m.number[id]
	if !ok {
		return 0, fmt.Errorf("%w: %q", ErrUnknownPerson, id)
	}
	return i, nil
}
