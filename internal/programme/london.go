package programme

import (
	"time"

	"tandem/internal/clock"
)

// DayOf is the day that it is in London at an instant.
func DayOf(at time.Time) Date { return Date(at.In(clock.London()).Format(time.DateOnly)) }

// LastSecond is the instant at which a day ends in London, one second before
// midnight, so that it reads as that day. It is right across clock changes.
// Ask only for a valid day.
func (d Date) LastSecond() time.Time {
	day, err := time.ParseInLocation(time.DateOnly, string(d), clock.London())
	if err != nil {
		return time.Time{}
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 23, 59, 59, 0, clock.London()).UTC()
}
