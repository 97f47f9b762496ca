package telling

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tandem/internal/area"
	"tandem/internal/matching/cohort"
	"tandem/internal/matching/wording"
)

// What is not known of a selection that was not proved, or is too large.
const (
	Unmixed  = "What other mixes of sectors would cost was not worked out: there are too many."
	Unpriced = "What each decision costs was not worked out: that needs a selection that is proved, and not too large."
)

// Filled is a selection in a line: the seats, the applications and their points.
func Filled(call cohort.Call, r cohort.Result) string {
	return fmt.Sprintf("%d of %s: %d of %s, %s points", r.Seats, wording.Count(call.MaxSeats, "seat", "seats"), len(r.Taken),
		wording.Count(len(call.Units), "application", "applications"), wording.Decimal(r.Objective()))
}

// Certain says what is proved about a selection.
func Certain(r cohort.Result) string {
	if r.Status == cohort.Optimal {
		return "No other selection that keeps every target and fills as many seats has more points: proved."
	}
	text := fmt.Sprintf("This selection keeps every target; another could have at most %s points more, which was not excluded within the work allowed.", wording.Decimal(r.Gap()))
	if r.MoreSeats {
		text += " One with more seats was not excluded either."
	}
	return text
}

// Drawn speaks of the lottery between equally good selections.
func Drawn(r cohort.Result, seed uint64) string {
	switch {
	case r.Ties == nil:
		return "Equally good selections were too many to count."
	case r.Ties.Cmp(big.NewInt(1)) > 0:
		return fmt.Sprintf("It was drawn from %s equally good ones with the seed %d.", r.Ties, seed)
	}
	return "No other one is as good."
}

// ByScore compares with a plain list by score.
func ByScore(top cohort.TopList) string {
	text := fmt.Sprintf("A plain list by score fills %s with %s points", wording.Count(top.Seats, "seat", "seats"), wording.Decimal(top.Score-top.Penalty))
	if len(top.Breaks) == 0 {
		return text + " and breaks no target."
	}
	return text + ", but breaks: " + located(strings.Join(top.Breaks, "; ")) + "."
}

// BestMix says which mix would be best without the targets on it; empty when
// the targets allow that one.
func BestMix(m cohort.Mixture) string {
	if len(m.Mixes) == 0 || m.Mixes[0].Within {
		return ""
	}
	var best []string
	for i, count := range m.Mixes[0].Counts {
		best = append(best, m.Values[i]+" "+strconv.Itoa(count))
	}
	return fmt.Sprintf("Without the targets on sectors the best mix is %s, with %s points more.",
		strings.Join(best, ", "), wording.Decimal(-m.Mixes[0].Points))
}

// Nearest says that there is no selection, or none was found, and what would
// have to move.
func Nearest(r cohort.Report) []string {
	if r.Result.Status == cohort.Unknown {
		return []string{"neither found a selection nor proved that there is none, within the work allowed; leave out the targets that matter least"}
	}
	lines := []string{"no selection keeps every target, cap and lock: proved"}
	if r.Nearest == nil || !r.Nearest.Possible {
		return append(lines, "the locks and the fixed targets alone exclude every selection")
	}
	least := "the smallest change that allows one"
	if !r.Nearest.Proved {
		least = "a change that allows one"
	}
	for _, move := range r.Nearest.Moves {
		lines = append(lines, least+": "+located(move.Text))
	}
	for _, move := range r.Nearest.Alone {
		lines = append(lines, "or alone: "+located(move.Text))
	}
	reached := "with"
	if !r.Nearest.Best {
		reached = "with at least"
	}
	return append(lines, fmt.Sprintf("then %s are filled %s %s points", wording.Count(r.Nearest.Result.Seats, "seat", "seats"), reached, wording.Decimal(r.Nearest.Result.Objective())))
}

// Freed says how many seats are free when some drop out.
func Freed(r cohort.Reserve) string {
	drop := "drops"
	if len(r.Gone) > 1 {
		drop = "drop"
	}
	return fmt.Sprintf("%s free when %s %s out", wording.Count(r.Free, "seat is", "seats are"), strings.Join(r.Gone, " and "), drop)
}

// Refill names those who would fill the free seats best together; taken are
// those who were chosen first. It is empty when nobody does.
func Refill(r cohort.Reserve, taken []string) string {
	refill := slices.DeleteFunc(slices.Clone(r.Refill.Taken), func(id string) bool { return slices.Contains(taken, id) })
	if len(refill) == 0 {
		return ""
	}
	return "Best together: " + strings.Join(refill, " and ") + "."
}

// Follows says whether one of the reserve can take free seats.
func Follows(e cohort.ReserveEntry) string {
	switch {
	case e.Fits:
		return "Keeps every cap and hard target."
	case len(e.Break) > 0:
		return "Would break: " + located(strings.Join(e.Break, "; ")) + "."
	}
	return e.Text
}

var codeOfArea = regexp.MustCompile(`\barea ([A-Z]{3})\b`)

// located writes the names of areas where the engine wrote their codes.
func located(words string) string {
	return codeOfArea.ReplaceAllStringFunc(words, func(found string) string {
		if one, ok := area.Find(found[len("area "):]); ok {
			return "area " + one.Name
		}
		return found
	})
}
