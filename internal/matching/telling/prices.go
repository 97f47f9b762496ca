package telling

import (
	"cmp"
	"fmt"
	"strings"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/wording"
)

// Price is what a decision costs, in points or, where it costs any, in seats.
func Price(p cohort.Price) string {
	switch {
	case !p.Possible:
		return "not possible"
	case p.Seats > 0:
		return wording.Count(p.Seats, "seat", "seats")
	}
	return wording.Decimal(p.Points)
}

// Otherwise is the price of deciding the other way about an application.
func Otherwise(u cohort.UnitReport) string {
	if u.Taken {
		return Price(u.Price.Out)
	}
	return Price(u.Price.In)
}

// Limit is a target or a cap in words: what it is about, what was asked for,
// what the cohort has of it and, where that is proved, what it costs.
type Limit struct {
	About, Asked, Price string
	Has                 int
}

// Limits are the targets and the caps of a call as a selection keeps them.
func Limits(call cohort.Call, r cohort.Report) (all []Limit) {
	price := func(target, cap int) string {
		for _, p := range r.Targets { // none without a proof
			if p.Target == target && p.Cap == cap {
				return Price(p.Price)
			}
		}
		return ""
	}
	for i, t := range call.Targets {
		all = append(all, Limit{t.Attribute + " " + located(t.Value), asked(t), price(i, -1), most(r.Result.Limits, false, t.Attribute, t.Value, t.Measure)})
	}
	for i, c := range call.Caps {
		all = append(all, Limit{"each " + c.Attribute, fmt.Sprintf("at most %d %s", c.Max, c.Measure), price(-1, i), most(r.Result.Limits, true, c.Attribute, "", c.Measure)})
	}
	return all
}

// most is the largest count of the limits on an attribute, and on one value of
// it if that is named.
func most(limits []cohort.Limit, capped bool, attribute, value string, measure cohort.Measure) (count int) {
	for _, l := range limits {
		if l.Cap == capped && l.Attribute == attribute && (value == "" || l.Value == value) && l.Measure == cmp.Or(measure, cohort.Seats) {
			count = max(count, l.Count)
		}
	}
	return count
}

func asked(t cohort.Target) string {
	var parts []string
	if t.Min != nil {
		parts = append(parts, fmt.Sprintf("at least %d", *t.Min))
	}
	if t.Max != nil {
		parts = append(parts, fmt.Sprintf("at most %d", *t.Max))
	}
	text := strings.Join(parts, ", ")
	if t.Measure == cohort.Units {
		text += " units"
	}
	if t.Soft() {
		text += fmt.Sprintf(" (else %s each)", wording.Decimal(t.Penalty))
	}
	return text
}
