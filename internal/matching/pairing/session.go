package pairing

import (
	"context"
	"errors"
)

// MaxCandidates is how many candidate pairs a run may have: 5,657 people who
// may all be paired with one another. Beyond it Open returns ErrTooLarge.
const MaxCandidates = 16_000_000

// What can go wrong besides the input (InputError) and a context that ends.
var (
	ErrTooLarge      = errors.New("there are more than 16 million possible pairs; use a stricter place rule, or run the regions one by one")
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

// Options of a session. Progress, when set, is called on the caller's goroutine.
type Options struct {
	Progress func(Progress)
}

// Session is a solved problem that can be asked about. It does not change and
// may be used by several goroutines at once.
type Session struct {
	result Result
}

// Open checks the problem, solves it and verifies the certificate.
// Errors: *InputError with every issue, ErrTooLarge, ErrOverflow, ErrUnproved,
// or the error of the context.
func Open(ctx context.Context, p Problem, o Options) (*Session, error) {
	panic("pairing: unfinished") // the body follows
}

// Solve is Open for those who want nothing but the result.
func Solve(ctx context.Context, p Problem) (Result, error) {
	panic("pairing: unfinished") // the body follows
}

// Result of the session. Its slices are shared: do not change them.
func (s *Session) Result() Result {
	panic("pairing: unfinished") // the body follows
}

// Explain gives the points of two people with the evidence, and the rank of
// each among the candidates of the other. Errors: ErrUnknownPerson.
func (s *Session) Explain(a, b string) (Explanation, error) {
	panic("pairing: unfinished") // the body follows
}

// WhyNot answers why two people are not a pair, by one more exact solve.
// Errors: ErrUnknownPerson, ErrUnproved, or the error of the context.
func (s *Session) WhyNot(ctx context.Context, a, b string) (WhyNotAnswer, error) {
	panic("pairing: unfinished") // the body follows
}

// Candidates lists everybody whom no rule keeps from a person, those first
// whose pairing would cost least by the bound. Errors: ErrUnknownPerson.
func (s *Session) Candidates(a string) ([]Candidate, error) {
	panic("pairing: unfinished") // the body follows
}

// PriceOf says what it costs to match a person who has no partner; nil when
// she has one, or no candidate. It never costs a pair, but usually somebody
// else stays alone. Errors: as WhyNot.
func (s *Session) PriceOf(ctx context.Context, a string) (*Comparison, error) {
	panic("pairing: unfinished") // the body follows
}

// WhatIf solves the changed problem and compares. Errors: as Open.
func (s *Session) WhatIf(ctx context.Context, c Change) (WhatIfAnswer, error) {
	panic("pairing: unfinished") // the body follows
}

// Rematch finds what to choose from after people have left: withdrawn are
// their ids, previous the pairs as they stood, in addition to those that the
// problem names. Errors: as Open.
func Rematch(ctx context.Context, p Problem, withdrawn []string, previous []Pair, o Options) (Frontier, error) {
	panic("TODO")
}

// Check proves a stored result anew, from the input alone: the hash, the
// rules, the points and the certificate. Errors: as Open, and one that says
// what does not agree.
func Check(ctx context.Context, p Problem, r Result) error {
	panic("pairing: unfinished") // the body follows
}

// DecodeProblem reads a problem from JSON and refuses every field that it does
// not know: a protected characteristic has no way in. Missing parts of the
// configuration keep their defaults. Errors: *InputError.
func DecodeProblem(data []byte) (Problem, error) {
	panic("pairing: unfinished") // the body follows
}

// DecodeConfig reads a configuration likewise. Errors: *InputError.
func DecodeConfig(data []byte) (Config, error) {
	panic("pairing: unfinished") // the body follows
}

// Check says what is wrong with a configuration: a negative or too large
// number, an unknown place rule. Errors: *InputError.
func (c Config) Check() error {
	panic("pairing: unfinished") // the body follows
}
