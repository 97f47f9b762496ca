package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/severity"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/wording"
)

// selectInput is what the files said.
type selectInput struct {
	command Select
	on      string
	units   sheet.Units
	call    cohort.Call
	sectors bool // somebody's is known
	panel   *severity.Panel
}

// read reads every file that is named and refuses what is wrong in any of them.
func (c Select) read(ctx context.Context) (selectInput, error) {
	in := selectInput{command: c}
	on, err := day(c.On)
	if err != nil {
		return in, err
	}
	in.on = on
	in.call = cohort.Call{MinSeats: c.AtLeast, MaxSeats: c.Seats, Caps: c.caps(), Seed: c.Seed}
	if c.MinScore != "" {
		least, err := sheet.Thousandths(c.MinScore)
		if err != nil {
			return in, refuse("--min-score: " + err.Error())
		}
		in.call.MinScore = &least
	}
	problems, err := in.files()
	if err == nil {
		err = mend(ctx, problems, c.Problems)
	}
	if err == nil {
		in.call.Units, err = cohort.WithRegions(in.units.Units, on)
	}
	if err == nil {
		err = in.call.Check()
	}
	return in, in.blamed(err)
}

func (c Select) caps() (caps []cohort.Cap) {
	if c.AreaCap > 0 {
		caps = append(caps, cohort.Cap{Attribute: cohort.Area, Measure: cohort.Units, Max: c.AreaCap})
	}
	if c.RegionCap > 0 {
		caps = append(caps, cohort.Cap{Attribute: cohort.Region, Measure: cohort.Seats, Max: c.RegionCap})
	}
	return caps
}

// files reads the lists of units, targets and decisions.
func (in *selectInput) files() (sheet.Problems, error) {
	c := in.command
	from := func(file string) sheet.Source { return sheet.Source{File: file, On: in.on, Ignore: c.Ignore} }
	var problems sheet.Problems
	gather := func(found sheet.Problems, err error) error { problems.Add(found); return err }
	err := reading(c.File, func(r io.Reader) (err error) {
		var found sheet.Problems
		in.units, found, err = sheet.ReadUnits(r, from(c.File))
		return gather(found, err)
	})
	if err == nil && problems.Count() == 0 {
		err = in.scores(gather)
	}
	if err == nil && c.Targets != "" {
		err = reading(c.Targets, func(r io.Reader) (err error) {
			var found sheet.Problems
			in.call.Targets, found, err = sheet.ReadTargets(r, from(c.Targets))
			return gather(found, err)
		})
	}
	in.call.Locks = in.units.Locks
	if err == nil && c.Locks != "" {
		err = reading(c.Locks, func(r io.Reader) error {
			locks, found, err := sheet.ReadDecisions(r, from(c.Locks), in.units)
			in.call.Locks = slices.Concat(in.call.Locks, locks)
			return gather(found, err)
		})
	}
	for _, unit := range in.units.Units {
		for _, member := range unit.Members {
			in.sectors = in.sectors || len(member.Attributes[cohort.Sector]) > 0
		}
	}
	return problems, err
}

// scores come from the list, or from the reviews.
func (in *selectInput) scores(gather func(sheet.Problems, error) error) error {
	c := in.command
	switch {
	case in.units.Scored && c.Reviews != "":
		return refuse(c.File + ": has scores already: leave them unread with --ignore score, or leave out --reviews")
	case !in.units.Scored && c.Reviews == "":
		return refuse(c.File + ": the column score is missing: give it, or the reviews with --reviews")
	case c.Reviews == "":
		return nil
	}
	return reading(c.Reviews, func(r io.Reader) error {
		ratings, found, err := sheet.ReadReviews(r, sheet.Source{File: c.Reviews}, in.units)
		if err = gather(found, err); err != nil || found.Count() > 0 {
			return err
		}
		panel, err := severity.Adjust(ratings, severity.Options{})
		in.units.Score(panel)
		in.panel = &panel
		return err
	})
}

// blamed words what the engine found wrong with the call.
func (in selectInput) blamed(err error) error {
	wrong := (*cohort.InputError)(nil)
	if !errors.As(err, &wrong) {
		return err
	}
	var lines []string
	for _, problem := range wrong.Problems {
		lines = append(lines, in.command.File+": "+problem.Text)
	}
	return refuse(lines...)
}

// described says what the file held.
func (in selectInput) described() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s of %s; %s.\n", in.command.File, wording.Count(len(in.units.Units), "application", "applications"),
		wording.Count(in.units.People, "person", "people"), in.units.Format)
	if in.units.Short > 0 {
		out.WriteString(wrapped(wording.Count(in.units.Short, "row lacks its", "rows lack their")+" last cells, which count as empty.", ""))
	}
	seats := map[string]map[string]int{}
	for _, unit := range in.call.Units {
		for _, member := range unit.Members {
			for _, attribute := range []string{cohort.Sector, cohort.Region, cohort.NewArea} {
				for _, value := range member.Attributes[attribute] {
					if seats[attribute] == nil {
						seats[attribute] = map[string]int{}
					}
					seats[attribute][value]++
				}
			}
		}
	}
	rows := [][]string{}
	for _, attribute := range []string{cohort.Sector, cohort.Region, cohort.NewArea} {
		for _, value := range sortedKeys(seats[attribute]) {
			rows = append(rows, []string{"  " + attribute, value, wording.Count(seats[attribute][value], "person", "people")})
		}
	}
	return out.String() + grid(rows, 3)
}
