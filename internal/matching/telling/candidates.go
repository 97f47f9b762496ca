package telling

import (
	"fmt"
	"slices"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/wording"
)

// Looked says how many pairs there are to choose from.
func Looked(c pairing.Counts) string {
	return fmt.Sprintf("%s looked at; %s allowed.", wording.Count(c.Possible, "possible pair", "possible pairs"), wording.Thousands(c.Candidates))
}

// Rule names what a rule forbids.
func Rule(code pairing.RuleCode) string { return ruleNames[code] }

var ruleNames = map[pairing.RuleCode]string{
	pairing.RulePlace:            "forbidden: neither the same nor a neighbouring area",
	pairing.RulePersonalVeto:     "forbidden: vetoed by one of the two",
	pairing.RuleCoordinatorVeto:  "forbidden: decided to be apart",
	pairing.RuleConflict:         "forbidden: conflict of interest",
	pairing.RuleLineManagement:   "forbidden: one manages the other",
	pairing.RuleEligible:         "forbidden: one is not eligible",
	pairing.RuleMinimumScore:     "forbidden: one is below the minimum score",
	pairing.RuleSameOrganisation: "forbidden: same organisation",
}

// Spread says how many candidates people have, of each one's number; there must
// be one.
func Spread(candidates []int) string {
	sorted := slices.Sorted(slices.Values(candidates))
	return fmt.Sprintf("Candidates per person: %d to %d, half have %d or more.", sorted[0], sorted[len(sorted)-1], sorted[len(sorted)/2])
}
