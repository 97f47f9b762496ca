package applying

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// Call is the application window of a cohort. Members of a submitted
// application may join and sign until GraceUntil, which is not before ClosesAt.
type Call struct {
	ID         id.ID
	CohortID   id.ID
	OpensAt    time.Time
	ClosesAt   time.Time
	GraceUntil time.Time
	CreatedAt  time.Time
	Version    int64
}

// Instants gives the dates of a call as they are kept: in UTC, to the
// microsecond.
func (c Call) Instants() Call {
	for _, at := range []*time.Time{&c.OpensAt, &c.ClosesAt, &c.GraceUntil} {
		*at = at.UTC().Truncate(time.Microsecond)
	}
	return c
}

// Check says what is wrong with a call before it can be kept.
func (c Call) Check() error {
	var f fault.Check
	for _, at := range []struct {
		at      time.Time
		pointer string
	}{{c.OpensAt, "/opensAt"}, {c.ClosesAt, "/closesAt"}, {c.GraceUntil, "/graceUntil"}} {
		f.Require(programme.ThisCentury(at.at), at.pointer, "Enter a date and time of this century")
	}
	f.Require(c.OpensAt.Before(c.ClosesAt), "/closesAt", "The call must close after it opens")
	f.Require(!c.GraceUntil.Before(c.ClosesAt), "/graceUntil", "Partners must have until the call closes or longer")
	return f.Err()
}

// Open tells whether applications can be started and submitted at now: from
// OpensAt on, and before ClosesAt.
func (c Call) Open(now time.Time) bool {
	return !now.Before(c.OpensAt) && now.Before(c.ClosesAt)
}

// MembersMayJoin tells whether a partner can still accept and sign at now.
func (c Call) MembersMayJoin(now time.Time) bool {
	return !now.Before(c.OpensAt) && now.Before(c.GraceUntil)
}

// AnnouncedCall is a call with the names that people know it by, what the
// programme says of itself, the seats of its cohort, and, for coordinators, how many applications it has.
type AnnouncedCall struct {
	Call
	Programme string
	Summary   string
	Cohort    string
	Capacity  int
	Total     int
	Submitted int
}
