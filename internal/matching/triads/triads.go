package triads

import (
	"errors"
	"fmt"
)

// Pair says that two different people, numbered from 0, may be together, and
// how well they would suit each other. A pair that is not listed is forbidden.
// Of parallel pairs the one with the most points counts.
type Pair struct {
	U, V   int
	Points int64
}

// Sizes are the groups that may be formed.
type Sizes uint8

const (
	// PairsAndTriads allows groups of two and of three.
	PairsAndTriads Sizes = iota
	// PairsOnly allows groups of two.
	PairsOnly
	// TriadsOnly allows groups of three.
	TriadsOnly

	// nothing is left of TriadsOnly when no more triads may be formed.
	nothing
)

// Objective says which arrangement is the best one.
type Objective uint8

const (
	// PlacedFirst wants as many people in groups as possible and, among the
	// arrangements with that many, the most points.
	PlacedFirst Objective = iota
	// PointsOnly wants the most points: a group that takes points away is not
	// formed, so somebody may stay alone although there is a place for them.
	PointsOnly
)

// Rules say which groups are allowed and what a triad is worth. The zero value
// allows pairs and triads of people who may all be together, without a bonus.
type Rules struct {
	Sizes     Sizes
	Objective Objective
	// Chains allows a triad in which one of the three pairs is forbidden; that
	// pair has no points. Without it all three pairs must be allowed.
	Chains bool
	// PerTriad is added to every triad: above 0 triads are preferred, below 0
	// pairs are.
	PerTriad int64
	// AllDifferent is added to a triad of three colours, TwoDifferent to a
	// triad of two.
	AllDifferent, TwoDifferent int64
	// MinTriads and MaxTriads limit the number of triads, locked ones included.
	// MaxTriads 0 is no limit.
	MinTriads, MaxTriads int
}

// Problem is what to solve. It knows nothing of people but their numbers: give
// the numbers in an order of your own that does not depend on the order in
// which people were read, and the result does not depend on it either.
type Problem struct {
	// N people, numbered 0 to N-1.
	N     int
	Pairs []Pair
	// Colours has one number a person, such as the sector; nil when all are alike.
	Colours []int
	Rules   Rules
	// Locks are groups of two or three that must be formed exactly so. They must
	// be allowed by Pairs and Rules and have nobody in common.
	Locks [][]int
}

// What can be wrong with a problem.
var (
	ErrRange     = errors.New("a number of the problem is outside its range")
	ErrSelf      = errors.New("a pair names one person twice")
	ErrOverflow  = errors.New("the points are too large to be added without overflow")
	ErrSize      = errors.New("there are too many possible triads to list; give only the better pairs of each person")
	ErrLock      = errors.New("a lock cannot be kept")
	ErrMinTriads = errors.New("no arrangement was found that has as many triads as the rules want")
)

// LockError says which lock cannot be kept and why. It is an ErrLock.
type LockError struct {
	// Lock is the index in Problem.Locks, Members what stands there.
	Lock    int
	Members []int
	Reason  string
}

// Error is a sentence about the lock.
func (e *LockError) Error() string {
	return fmt.Sprintf("lock %d of %v cannot be kept: %s", e.Lock, e.Members, e.Reason)
}

// Unwrap makes errors.Is(err, ErrLock) true.
func (e *LockError) Unwrap() error { return ErrLock }
