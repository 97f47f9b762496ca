package programme

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// Cohort is one run of a programme. SeatsTaken counts held and confirmed
// seats, never above Capacity.
type Cohort struct {
	ID          id.ID
	ProgrammeID id.ID
	Name        string
	Capacity    int
	StartsOn    Date
	EndsOn      Date
	SeatsTaken  int
	CreatedAt   time.Time
	Version     int64
}

// Check says what is wrong with a cohort before it can be kept.
func (c Cohort) Check() error {
	var f fault.Check
	RequireText(&f, c.Name, "/name", "Enter the name of the cohort", 200)
	f.Require(c.Capacity >= 1 && c.Capacity <= 10_000, "/capacity", "Enter the number of seats, from 1 to 10,000")
	f.Require(c.Capacity >= c.SeatsTaken, "/capacity", "There are already more seats taken than this")
	RequireDate(&f, c.StartsOn, "/startsOn", "Enter the day on which the cohort starts")
	RequireDate(&f, c.EndsOn, "/endsOn", "Enter the day on which the cohort ends")
	f.Require(!c.StartsOn.Valid() || !c.EndsOn.Valid() || c.StartsOn <= c.EndsOn, "/endsOn", "The last day must be on or after the first day")
	return f.Err()
}
