package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"tandem/internal/matching/pairing"
)

// Match is tandem match: its flags.
type Match struct {
	File string `arg:"" optional:"" help:"List of people as CSV, or - for the standard input."`

	Check       bool     `help:"Only read and check: what was understood, what is wrong, how many candidates everybody has."`
	On          string   `placeholder:"DATE" help:"Day whose local authorities count, such as 2026-09-01; today unless given."`
	Config      string   `placeholder:"FILE" help:"Rules and points as JSON; see --print-config."`
	PrintConfig bool     `help:"Print the rules and points in force, and do nothing else."`
	Locks       string   `placeholder:"FILE" help:"Pairs that must be, or must not be, as CSV."`
	Previous    string   `placeholder:"FILE" help:"An earlier result (CSV or JSON): match again with few changes and show the choices."`
	Choose      int      `placeholder:"N" help:"Which of the choices to take; the one for the keep bonus unless given."`
	Withdrawn   []string `placeholder:"ID" help:"People who no longer take part, with commas."`
	Ignore      []string `placeholder:"COLUMN" help:"Columns of the file to be left unread, with commas."`

	Threes  bool     `help:"Allow threes besides pairs, so that fewer people are left over."`
	Explain []string `placeholder:"A,B" help:"Explain the points of two people."`
	WhyNot  []string `placeholder:"A,B" help:"Say why two people are not a pair, or what it would cost."`
	Verify  string   `placeholder:"RESULT" help:"Check the certificate of an earlier JSON result against the file, without solving."`

	Reasons bool `help:"Show the evidence for the points under each pair."`
	results
}

// Help is the long text of tandem match --help.
func (Match) Help() string {
	return `Finds the best pairs of the people in a spreadsheet: as many pairs as the rules
allow and, among those, the most points. The result is exact and carries a
certificate, so that anybody can check that no other pairing scores higher.

The columns of the files are described in docs/match-files.md; only id and area
are needed to begin. Nothing is guessed: whatever is wrong is listed by row and
column, and then nothing is written.

  tandem match people.csv --check
  tandem match people.csv --csv pairs.csv --json result.json
  tandem match people.csv --why-not P01,P02
  tandem match people.csv --previous result.json --withdrawn P07

Ends with 0 when it is done, 1 when something is wrong with the input, 2 when it
cannot be done, 130 when it was stopped; then no file was touched.`
}

// Run matches, or does what else the flags ask for.
func (m Match) Run() error {
	ctx, end := breakable()
	defer end()
	return unable(m.run(ctx))
}

func (m Match) run(ctx context.Context) error {
	settings, err := m.rules()
	if err != nil {
		return err
	}
	if m.PrintConfig {
		return printed(settings)
	}
	if err := m.sensible(); err != nil {
		return err
	}
	input, err := m.read(ctx, settings)
	if err != nil {
		return err
	}
	switch {
	case m.Verify != "":
		return m.verify(ctx, input)
	case m.Check:
		return m.check(ctx, input)
	case m.Previous != "":
		return m.again(ctx, input)
	case m.Threes:
		return m.threes(ctx, input)
	}
	return m.solve(ctx, input)
}

// solve matches and says what came out.
func (m Match) solve(ctx context.Context, in matchInput) error {
	bar := newBar(m.Progress)
	session, err := pairing.Open(ctx, in.problem, pairing.Options{Progress: bar.pairing})
	bar.end()
	if err != nil {
		return in.blamed(ctx, err)
	}
	text, err := m.answers(ctx, in, session)
	if err != nil {
		return err
	}
	result := in.named(session.Result())
	if text == "" {
		text = m.shown(result)
	}
	return publish(ctx, m.outputs(result, text)...)
}

// sensible refuses flags that contradict one another.
func (m Match) sensible() error {
	asks, modes := len(m.Explain)+len(m.WhyNot) > 0, 0
	for _, mode := range []bool{m.Check, m.Verify != "", m.Previous != "", m.Threes, asks} {
		if mode {
			modes++
		}
	}
	switch {
	case m.File == "":
		return refuse("name the list of people: tandem match people.csv (tandem match --help says more)")
	case modes > 1:
		return refuse("--check, --verify, --previous, --threes and --explain or --why-not are different things: ask for one at a time")
	case (m.Check || m.Verify != "") && (m.written() || m.Reasons):
		return refuse("--check and --verify write no result: leave out --csv, --json and --reasons")
	case asks && m.toStandard():
		return refuse("--explain and --why-not answer on the standard output: write the result to a file")
	case m.Threes && m.Reasons:
		return refuse("--reasons is for pairs: leave it out with --threes")
	case m.Choose < 0 || m.Choose > 0 && m.Previous == "":
		return refuse("--choose takes the number of one of the choices that --previous shows")
	case len(m.Explain) != 0 && len(m.Explain) != 2:
		return refuse("--explain takes the ids of two people: --explain P01,P02")
	case len(m.WhyNot) != 0 && len(m.WhyNot) != 2:
		return refuse("--why-not takes the ids of two people: --why-not P01,P02")
	}
	return m.apart([]string{m.File, m.Config, m.Locks, m.Previous, m.Verify})
}

// rules are the defaults, or what the file says.
func (m Match) rules() (pairing.Config, error) {
	if m.Config == "" {
		return pairing.Defaults(), nil
	}
	settings := pairing.Config{}
	err := reading(m.Config, whole(func(text []byte) (err error) {
		settings, err = pairing.DecodeConfig(text)
		return wrongIn(m.Config, err)
	}))
	return settings, err
}

func printed(settings pairing.Config) error {
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	return out.Encode(settings)
}

// wrongIn puts the file before each sentence that is wrong with it.
func wrongIn(file string, err error) error {
	wrong := (*pairing.InputError)(nil)
	if !errors.As(err, &wrong) {
		return err
	}
	var lines []string
	for _, issue := range wrong.Issues {
		lines = append(lines, fmt.Sprintf("%s: %s", file, issue.Sentence))
	}
	return refuse(lines...)
}
