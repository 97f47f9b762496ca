package command

import (
	"context"
	"errors"
	"io"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/telling"
)

// Select is tandem select: its flags.
type Select struct {
	File string `arg:"" optional:"" help:"List of applications as CSV, one member a row, or - for the standard input."`

	Seats     int      `placeholder:"N" help:"How many seats there are."`
	AtLeast   int      `placeholder:"N" help:"Refuse a selection that fills fewer seats."`
	Reviews   string   `placeholder:"FILE" help:"Reviewers' scores as CSV, in place of the column score; a severe or generous reviewer is allowed for."`
	Targets   string   `placeholder:"FILE" help:"What the cohort should have of each sector, region and so on, as CSV."`
	AreaCap   int      `placeholder:"N" help:"At most so many applications from one area."`
	RegionCap int      `placeholder:"N" help:"At most so many seats from one region."`
	MinScore  string   `placeholder:"X" help:"Take nobody with a lower score, unless locked in."`
	Locks     string   `placeholder:"FILE" help:"Applications that must be in or out, as CSV."`
	Seed      uint64   `placeholder:"N" help:"Of the lottery among equally good selections; 0 unless given."`
	On        string   `placeholder:"DATE" help:"Day whose local authorities count, such as 2026-09-01; today unless given."`
	Ignore    []string `placeholder:"COLUMN" help:"Columns of the files to be left unread, with commas."`

	Check bool     `help:"Only read and check the files."`
	Gone  []string `placeholder:"UNIT" help:"Show who follows if these applications drop out, with commas."`
	LP    string   `name:"lp" placeholder:"FILE" help:"Write the problem for another solver (CPLEX LP format), - for the standard output."`

	Reasons bool `help:"Show the reason for each application."`
	results
}

// Help is the long text of tandem select --help.
func (Select) Help() string {
	return `Chooses the applications that get the seats of a cohort: each whole or not at
all, the best total score that keeps within the seats, the caps and the targets.
The choice is exact and says so; equally good ones are drawn between by a lottery
that anybody can repeat with the same seed.

The columns of the files are described in docs/match-files.md.

  tandem select units.csv --seats 40
  tandem select units.csv --seats 40 --targets targets.csv --area-cap 2 --csv out.csv
  tandem select units.csv --seats 40 --gone U05

Ends with 0 when it is done, 1 when something is wrong with the input, 2 when no
selection keeps every target (the nearest targets are shown then), 130 when it was
stopped; then no file was touched.`
}

// Run selects.
func (c Select) Run() error {
	ctx, end := breakable()
	defer end()
	return unable(c.run(ctx))
}

func (c Select) run(ctx context.Context) error {
	if err := c.sensible(); err != nil {
		return err
	}
	in, err := c.read(ctx)
	if err != nil {
		return err
	}
	switch {
	case c.Check:
		return publish(ctx, output{standard, texted(in.described() + "\nNothing is wrong: leave out --check to select.\n")})
	case c.LP != "":
		return publish(ctx, output{c.LP, func(w io.Writer) error { return cohort.WriteLP(w, in.call) }})
	}
	found, err := c.solve(ctx, in)
	if err != nil {
		return in.blamed(err)
	}
	if found.Report.Result.Status == cohort.Infeasible || found.Report.Result.Status == cohort.Unknown {
		return &Ending{impossible, telling.Nearest(found.Report)}
	}
	text := c.shown(in, found)
	if len(c.Gone) > 0 {
		reserve, err := cohort.Follow(ctx, in.call, found.Report.Result, c.Gone, cohort.Options{})
		if err != nil {
			return in.blamed(err)
		}
		text = in.followed(reserve, found.Report.Result.Taken)
	}
	return publish(ctx, c.outputs(found, text)...)
}

// mixShare is how much of the points a mix may lose and still be listed, as one
// part of so many.
const mixShare = 100

// solve selects and explains, as far as the work stays within bounds.
func (c Select) solve(ctx context.Context, in selectInput) (sheet.Selection, error) {
	found := sheet.Selection{Names: in.units.Names, On: in.on, Call: in.call, Panel: in.panel}
	bar := newBar(c.Progress)
	defer bar.end()
	options := cohort.Options{Progress: func(done, total int) { bar.step("selecting", done, total) }}
	var err error
	found.Report, err = cohort.Explain(ctx, in.call, options)
	if tooMuch(err) { // for prices, not for a selection
		found.Report = cohort.Report{}
		found.Report.Result, err = cohort.Select(ctx, in.call, options)
	}
	result := found.Report.Result
	if err == nil && (result.Status == cohort.Optimal || result.Status == cohort.Feasible) {
		err = cohort.Verify(in.call, result) // without the solver
	}
	if err != nil || result.Status != cohort.Optimal || !in.sectors {
		return found, err
	}
	mixes, err := cohort.Mixes(ctx, in.call, result, cohort.Sector, max(1, result.Objective()/mixShare), options)
	if err == nil {
		found.Mixes = &mixes
	}
	if tooMuch(err) {
		err = nil
	}
	return found, err
}

// tooMuch tells that a question is too large for an exact answer.
func tooMuch(err error) bool {
	return errors.Is(err, cohort.ErrBudget) || errors.Is(err, cohort.ErrTooManyLimits)
}

// sensible refuses flags that contradict one another.
func (c Select) sensible() error {
	switch {
	case c.File == "":
		return refuse("name the list of applications: tandem select units.csv --seats 40 (tandem select --help says more)")
	case c.Seats < 1:
		return refuse("say how many seats there are: --seats 40")
	case c.AtLeast < 0 || c.AtLeast > c.Seats:
		return refuse("--at-least must be between 0 and the number of seats")
	case c.AreaCap < 0 || c.RegionCap < 0:
		return refuse("--area-cap and --region-cap take a number from 1 on")
	case c.Check && c.LP != "" || (c.Check || c.LP != "") && (c.written() || c.Reasons || len(c.Gone) > 0):
		return refuse("--check and --lp select nothing: leave out the flags for a result")
	}
	return c.apart([]string{c.File, c.Reviews, c.Targets, c.Locks}, c.LP)
}
