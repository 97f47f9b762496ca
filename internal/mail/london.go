package mail

import (
	"time"

	"tandem/internal/clock"
)

// Deadline says an instant as people in England do: "11:59pm on Friday 27
// November 2026". Midnight belongs to the day that it ends.
func Deadline(at time.Time) string {
	at = at.In(clock.London())
	hour, minute := at.Hour(), at.Minute()
	switch {
	case hour == 0 && minute == 0:
		return "midnight at the end of " + day(at.AddDate(0, 0, -1))
	case hour == 12 && minute == 0:
		return "midday on " + day(at)
	case minute == 0:
		return at.Format("3pm") + " on " + day(at)
	}
	return at.Format("3:04pm") + " on " + day(at)
}

// Day says a date such as 2026-11-27 as "Friday 27 November 2026"; what is
// not a date stays as it is.
func Day(date string) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return day(at)
}

func day(at time.Time) string { return at.Format("Monday 2 January 2006") }
