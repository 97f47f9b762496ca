package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"tandem/internal/clock"
	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
)

// matched is a result with the names of the people.
type matched = sheet.Match

// matchInput is what the files said.
type matchInput struct {
	command  Match
	people   sheet.People
	problem  pairing.Problem
	previous []pairing.Pair
}

// day is the day whose authorities count.
func day(on string) (string, error) {
	if on == "" {
		return clock.System().Now().In(clock.London()).Format(time.DateOnly), nil
	}
	if _, err := time.Parse(time.DateOnly, on); err != nil {
		return "", refuse(fmt.Sprintf("--on takes a date such as 2026-09-01, not %q", on))
	}
	return on, nil
}

// whole gives a reader's text at once, without the mark that Windows puts first.
func whole(use func([]byte) error) func(io.Reader) error {
	return func(r io.Reader) error {
		text, err := io.ReadAll(io.LimitReader(r, sheet.Largest))
		if err != nil {
			return err
		}
		return use(bytes.TrimPrefix(text, []byte("\ufeff")))
	}
}

// read reads every file that is named and refuses what is wrong in any of them.
func (m Match) read(ctx context.Context, settings pairing.Config) (matchInput, error) {
	in := matchInput{command: m}
	on, err := day(m.On)
	if err != nil {
		return in, err
	}
	var problems sheet.Problems
	gather := func(found sheet.Problems, err error) error { problems.Add(found); return err }
	from := sheet.Source{File: m.File, On: on, Ignore: m.Ignore, Left: m.Withdrawn}
	err = reading(m.File, func(r io.Reader) (err error) {
		var found sheet.Problems
		in.people, found, err = sheet.ReadPeople(r, from)
		return gather(found, err)
	})
	if err != nil {
		return in, err
	}
	in.problem = pairing.Problem{On: on, Config: settings, People: in.people.People, Locks: in.people.Locks, Withdrawn: m.Withdrawn}
	if m.Locks != "" {
		err = reading(m.Locks, func(r io.Reader) error {
			locks, found, err := sheet.ReadLocks(r, sheet.Source{File: m.Locks, Ignore: m.Ignore, Left: m.Withdrawn}, in.people)
			in.problem.Locks, in.problem.Vetoes = slices.Concat(in.problem.Locks, locks.Together), locks.Apart
			return gather(found, err)
		})
	}
	if err == nil && m.Previous != "" {
		err = reading(m.Previous, func(r io.Reader) error {
			pairs, found, err := sheet.ReadPrevious(r, m.Previous)
			in.previous = pairs
			return gather(found, err)
		})
	}
	if err == nil {
		err = mend(ctx, problems, m.Problems)
	}
	if err == nil {
		err = in.known(m.Withdrawn)
	}
	return in, err
}

// known refuses to withdraw somebody of whom no file speaks.
func (in matchInput) known(withdrawn []string) error {
	named := map[string]bool{}
	for _, pair := range in.previous {
		named[pair.A], named[pair.B] = true, true
	}
	for _, p := range in.people.People {
		for _, id := range slices.Concat([]string{p.ID, p.Manager, p.Previous}, p.Conflicts, p.Vetoes, p.Wishes) {
			named[id] = true
		}
	}
	for _, id := range withdrawn {
		if !named[id] {
			return refuse(fmt.Sprintf("--withdrawn %s: nobody in %s has that id", id, in.command.File))
		}
	}
	return nil
}

// present are those of the withdrawn who have a row: others are only named.
func (in matchInput) present() []string {
	return slices.DeleteFunc(slices.Clone(in.problem.Withdrawn), func(id string) bool { return in.people.Rows[id] == 0 })
}

// blamed words an error of the engine: what is wrong with the input is told by
// row and column.
func (in matchInput) blamed(ctx context.Context, err error) error {
	wrong := (*pairing.InputError)(nil)
	if !errors.As(err, &wrong) {
		return err
	}
	return mend(ctx, in.people.Blame(in.command.File, wrong.Issues), in.command.Problems)
}

// named is a result with the names.
func (in matchInput) named(result pairing.Result) matched {
	return matched{Names: in.people.Names, Result: result}
}
