package programme

import (
	"sync"
	"time"
	_ "time/tzdata" // the machine may have none
)

// Deadlines are instants, but people enter and read days in England.
var london = sync.OnceValue(func() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("programme: " + err.Error()) // the data is part of the program
	}
	return place
})

// DayOf is the day that it is in London at an instant.
func DayOf(at time.Time) Date { return Date(at.In(london()).Format(time.DateOnly)) }

// LastSecond is the instant at which a day ends in London, one second before
// midnight, so that it reads as that day. It is right across clock changes.
// Ask only for a valid day.
func (d Date) LastSecond() time.Time {
	day, err := time.ParseInLocation(time.DateOnly, string(d), london())
	if err != nil {
		return time.Time{}
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 23, 59, 59, 0, london()).UTC()
}
