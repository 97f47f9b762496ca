package telling

import "tandem/internal/matching/sets"

// Undivided says that no division keeps every rule, or that none was found, and
// why.
func Undivided(e *sets.Infeasible) []string {
	if e.Proved {
		return append([]string{"no division keeps every rule: proved"}, e.Reasons...)
	}
	return append([]string{"no division was found that keeps every rule, though there may be one"}, e.Reasons...)
}
