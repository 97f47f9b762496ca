package sheet

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"tandem/internal/area"
	"tandem/internal/matching/cohort"
)

// ReadTargets reads what a cohort should have of each attribute. Errors and
// problems as ReadPeople.
func ReadTargets(r io.Reader, from Source) ([]cohort.Target, Problems, error) {
	known, problems, err := open(r, from, TargetColumns)
	if err != nil || !known.has("attribute") || !known.has("value") {
		return nil, *problems, err
	}
	read := targetReading{known, areasOn(from.On)}
	var targets []cohort.Target
	for _, row := range known.table.Rows {
		if problems.Full() {
			break
		}
		targets = append(targets, read.target(row))
	}
	return targets, *problems, nil
}

type targetReading struct {
	reading
	areas *areas
}

func (r targetReading) target(row Row) cohort.Target {
	r.filled(row, "attribute", "value")
	t := cohort.Target{
		Attribute: r.word(row, "attribute", slices.Sorted(maps.Keys(values(r.areas.on)))...),
		Measure:   cohort.Measure(r.word(row, "measure", string(cohort.Seats), string(cohort.Units))),
		Min:       r.end(row, "min"),
		Max:       r.end(row, "max"),
		Fixed:     r.yes(row, "fixed", false),
	}
	t.Value = r.value(row, t.Attribute)
	if text := r.text(row, "penalty"); text != "" {
		penalty, err := Thousandths(text)
		if err != nil || penalty < 0 {
			r.p.add(row.Number, "penalty", fmt.Sprintf("%q is not a number of points from 0 on", text))
		}
		t.Penalty = penalty
	}
	if t.Min == nil && t.Max == nil && r.text(row, "min")+r.text(row, "max") == "" {
		r.p.add(row.Number, "", "has neither min nor max")
	}
	return t
}

func (r targetReading) end(row Row, column string) *int {
	if n, given := r.whole(row, column, 0, MostRows); given {
		return &n
	}
	return nil
}

// value reads the value in the spelling of the attribute.
func (r targetReading) value(row Row, attribute string) string {
	switch attribute {
	case "":
		return r.text(row, "value")
	case cohort.Area:
		if codes := r.areas.codes(r.reading, row, "value"); len(codes) == 1 {
			return codes[0]
		} else if len(codes) > 1 {
			r.p.add(row.Number, "value", "names several areas: give each a row")
		}
		return ""
	}
	return r.word(row, "value", values(r.areas.on)[attribute]...)
}

// values are the attributes that a target may name, with their values.
func values(on string) map[string][]string {
	var regions []string
	for _, one := range area.Current(on) {
		regions = append(regions, one.Region)
	}
	slices.SortFunc(regions, strings.Compare)
	return map[string][]string{
		cohort.Sector:   {"education", "health", "care", "other"},
		cohort.Area:     nil,
		cohort.Region:   slices.Compact(regions),
		cohort.Relation: {string(area.SameArea), string(area.Neighbouring), string(area.Other)},
		cohort.NewArea:  {"yes"},
		cohort.Size:     {cohort.Individual, cohort.Pair, cohort.Triad},
	}
}
