package telling

import (
	"fmt"
	"strconv"

	"tandem/internal/matching/triads"
	"tandem/internal/matching/wording"
)

// Placed is an arrangement in a line: how many pairs and threes, and for how
// many of the people.
func Placed(r triads.Result, people int) string {
	return fmt.Sprintf("%s and %s for %d of %s", wording.Count(len(r.Groups)-r.Triads, "pair", "pairs"),
		wording.Count(r.Triads, "three", "threes"), r.Placed, wording.Count(people, "person", "people"))
}

// Average is what a group is worth to each of its people: the average points
// of a person's pairs within it, with one decimal where there is one.
func Average(g triads.Group) string {
	people := int64(len(g.Members))
	tenths := (g.Points*10 + people/2) / people
	if tenths%10 == 0 {
		return strconv.FormatInt(tenths/10, 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// Alone says why somebody has no group.
func Alone(reason triads.Reason) string {
	switch reason {
	case triads.NoCandidate:
		return "The rules forbid every group."
	case triads.Locked:
		return "Everybody who would be allowed is locked to others."
	}
	return "Every group would cost others their places, or more points than it brings."
}

// Bound says what is proved about the pairs and threes.
func Bound(r triads.Result) string {
	switch {
	case r.Proved:
		return "No other pairs and threes place more people, or as many with more points: proved, and the proof was checked."
	case r.MostPlaced > r.Placed:
		return fmt.Sprintf("Nobody can place more than %s; whether that many can be placed was not settled.", wording.Count(r.MostPlaced, "person", "people"))
	}
	return fmt.Sprintf("Nobody can place more people. Others could have at most %s points more (%.2f %%): that was proved, and the proof was checked.",
		wording.Thousands(r.MostPoints-r.Points), 100*float64(r.MostPoints-r.Points)/float64(max(1, r.Points)))
}
