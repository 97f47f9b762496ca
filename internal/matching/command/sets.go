package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sets"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/wording"
)

// Sets is tandem sets: its flags.
type Sets struct {
	File string `arg:"" optional:"" help:"List of people as CSV, or - for the standard input."`

	Size             string   `default:"5-6" placeholder:"A-B" help:"People in a set, such as 5-6 or 4; ${default} unless given."`
	Sets             int      `placeholder:"N" help:"How many sets; as many as the size allows unless given."`
	Rounds           int      `default:"1" placeholder:"N" help:"How often everybody is placed anew, meeting few people twice; ${default} unless given."`
	Pairs            string   `placeholder:"FILE" help:"Partners (a result of tandem match, CSV or JSON): they are kept apart."`
	PartnersTogether bool     `help:"Let partners share a set."`
	Seed             uint64   `placeholder:"N" help:"Of the search; 0 unless given. The same seed gives the same sets."`
	On               string   `placeholder:"DATE" help:"Day whose local authorities count, such as 2026-09-01; today unless given."`
	Ignore           []string `placeholder:"COLUMN" help:"Columns of the file to be left unread, with commas."`

	results
}

// Help is the long text of tandem sets --help.
func (Sets) Help() string {
	return `Divides the people of a spreadsheet into learning sets that are as mixed as can
be: few people of one area, employer, sector, region and role together. Partners,
vetoes, conflicts of interest and line managers are kept apart.

The list is the one of tandem match; docs/match-files.md describes it. The result
says whether nothing better exists, or how far away the bound is.

  tandem sets people.csv --size 5-6 --pairs pairs.csv --rounds 3

Ends with 0 when it is done, 1 when something is wrong with the input, 2 when no
division keeps everybody apart who must be, 130 when it was stopped; then no file
was touched.`
}

// Run divides.
func (d Sets) Run() error {
	ctx, end := breakable()
	defer end()
	return unable(d.run(ctx))
}

func (d Sets) run(ctx context.Context) error {
	problem, people, err := d.read(ctx)
	if err != nil {
		return err
	}
	bar := newBar(d.Progress)
	result, err := sets.Solve(ctx, problem, sets.Options{Seed: d.Seed, Progress: func(p sets.Progress) { bar.step("dividing", p.Looked, p.Looks) }})
	bar.end()
	if err = errors.Join(ctx.Err(), refused(d.File, err)); err != nil {
		return err
	}
	if err := sets.Verify(problem, result); err != nil {
		return fmt.Errorf("the sets could not be checked, so they are not shown; please report this with the input: %w", err)
	}
	division := sheet.Division{Names: people.Names, Problem: problem, Result: result}
	return publish(ctx, d.outputs(division, divided(division))...)
}

// refused words what the engine says: a mistake in the input, or no division.
func refused(file string, err error) error {
	invalid, infeasible := (*sets.Invalid)(nil), (*sets.Infeasible)(nil)
	switch {
	case errors.As(err, &invalid):
		return refuse(strings.Split(file+": "+strings.Join(invalid.Mistakes, "\n"+file+": "), "\n")...)
	case errors.As(err, &infeasible):
		return &Ending{impossible, telling.Undivided(infeasible)}
	}
	return err
}

// read reads the files that are named and makes the problem of them.
func (d Sets) read(ctx context.Context) (sets.Problem, sheet.People, error) {
	var people sheet.People
	problem := sets.Problem{Attributes: sets.UsualAttributes(), Sets: d.Sets, Rounds: d.Rounds, PartnersTogether: d.PartnersTogether, MeetingWeight: sets.UsualMeetingWeight}
	on, err := day(d.On)
	if err == nil {
		problem.Min, problem.Max, err = d.sensible()
	}
	if err != nil {
		return problem, people, err
	}
	var problems sheet.Problems
	err = reading(d.File, func(r io.Reader) (err error) {
		people, problems, err = sheet.ReadPeople(r, sheet.Source{File: d.File, On: on, Ignore: d.Ignore})
		return err
	})
	if err == nil && d.Pairs != "" {
		err = reading(d.Pairs, func(r io.Reader) error {
			pairs, found, err := sheet.ReadPrevious(r, d.Pairs)
			problems.Add(found)
			problem.Partners = partners(pairs, people)
			return err
		})
	}
	if err == nil {
		err = mend(ctx, problems, d.Problems)
	}
	problem.People, problem.Apart = people.Learners(), people.Apart()
	return problem, people, err
}

// partners are the pairs of whom both are still there.
func partners(pairs []pairing.Pair, people sheet.People) (both [][]string) {
	for _, pair := range pairs {
		if people.Rows[pair.A] > 0 && people.Rows[pair.B] > 0 {
			both = append(both, []string{pair.A, pair.B})
		}
	}
	return both
}

// sensible refuses flags that cannot be meant, and reads the size of a set.
func (d Sets) sensible() (least, most int, err error) {
	from, to, isRange := strings.Cut(d.Size, "-")
	if !isRange {
		to = from
	}
	least, wrong := strconv.Atoi(from)
	most, wrongToo := strconv.Atoi(to)
	switch {
	case d.File == "":
		err = refuse("name the list of people: tandem sets people.csv (tandem sets --help says more)")
	case wrong != nil || wrongToo != nil || least < 1 || most < least:
		err = refuse(fmt.Sprintf("--size takes a number or a range such as 5-6, not %q", d.Size))
	case d.Sets < 0 || d.Rounds < 1:
		err = refuse("--sets and --rounds take a number from 1 on")
	default:
		err = d.apart([]string{d.File, d.Pairs})
	}
	return least, most, err
}

// divided is the list of the sets and what is known about them.
func divided(d sheet.Division) string {
	var out strings.Builder
	who := telling.Named(d.Names)
	for i, round := range d.Result.Rounds {
		fmt.Fprintf(&out, "Round %d: %s\n", i+1, wording.Count(len(round), "set", "sets"))
		for _, set := range round {
			var people []string
			for _, id := range set.People {
				people = append(people, who(id))
			}
			fmt.Fprintf(&out, "%3d  %s", set.Number, strings.TrimLeft(wrapped(strings.Join(people, ", "), "     "), " "))
		}
		out.WriteString("\n")
	}
	for _, note := range d.Result.Notes {
		out.WriteString(wrapped(note, ""))
	}
	return out.String()
}
