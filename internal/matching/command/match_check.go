package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/wording"
)

// check says what was read and whom it leaves without a candidate.
func (m Match) check(ctx context.Context, in matchInput) error {
	bar := newBar(m.Progress)
	session, err := pairing.Open(ctx, in.problem, pairing.Options{Progress: bar.pairing})
	bar.end()
	if err != nil {
		return in.blamed(ctx, err)
	}
	candidates, err := in.candidates(ctx, session)
	if err != nil {
		return err
	}
	text := in.described(session.Result()) + in.spread(session.Result(), candidates)
	return publish(ctx, output{standard, texted(text + "Nothing is wrong: leave out --check to match.\n")})
}

// described says what the file held.
func (in matchInput) described(r pairing.Result) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s; %s.\n", in.command.File, wording.Count(len(in.people.People), "person", "people"), in.people.Format)
	if in.people.Short > 0 {
		out.WriteString(wrapped(wording.Count(in.people.Short, "row lacks its", "rows lack their")+" last cells, which count as empty.", ""))
	}
	for _, note := range r.Notes {
		out.WriteString(wrapped(note.Sentence, ""))
	}
	if n := len(in.problem.Locks); n > 0 {
		fmt.Fprintf(&out, "%s.\n", wording.Count(n, "pair is locked", "pairs are locked"))
	}
	out.WriteString("\n" + telling.Looked(r.Counts) + "\n")
	rows := [][]string{}
	for _, rule := range r.Counts.Forbidden {
		rows = append(rows, []string{"  " + telling.Rule(rule.Rule), wording.Thousands(rule.Pairs)})
	}
	return out.String() + grid(rows, 1)
}

// mostCounted is up to how many people everybody's candidates are counted: they
// are as many as the square.
const mostCounted = 3000

// candidates counts everybody's, but for those who are locked and need none.
func (in matchInput) candidates(ctx context.Context, s *pairing.Session) (map[string]int, error) {
	locked, counts := map[string]bool{}, map[string]int{}
	if len(in.people.People) > mostCounted {
		return counts, nil
	}
	for _, lock := range in.problem.Locks {
		locked[lock.A], locked[lock.B] = true, true
	}
	for _, person := range in.people.People {
		if locked[person.ID] || slices.Contains(in.problem.Withdrawn, person.ID) {
			continue
		}
		list, err := s.Candidates(person.ID)
		if err = errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		counts[person.ID] = len(list)
	}
	return counts, nil
}

// fewCandidates is how many candidates are so few that their person is listed.
const fewCandidates = 2

// spread says how many candidates people have, and lists those with few.
func (in matchInput) spread(r pairing.Result, candidates map[string]int) string {
	if len(candidates) == 0 {
		return "\n"
	}
	var all []int
	who, rows := telling.Named(in.people.Names), [][]string{}
	for _, person := range in.people.People {
		n, counts := candidates[person.ID]
		if !counts {
			continue
		}
		all = append(all, n)
		if n <= fewCandidates {
			rows = append(rows, []string{"  " + who(person.ID), wording.Thousands(n)})
		}
	}
	text := "\n" + telling.Spread(all) + "\n"
	if len(rows) > 0 {
		text += fmt.Sprintf("With %d or fewer:\n", fewCandidates) + grid(rows, 1)
	}
	for _, alone := range r.Unmatched {
		if alone.Candidates == 0 {
			text += wrapped(alone.Sentence, "  ")
		}
	}
	return text + "\n"
}

// verify checks an earlier result against the file, without solving.
func (m Match) verify(ctx context.Context, in matchInput) error {
	var stored matched
	err := reading(m.Verify, func(r io.Reader) (err error) {
		stored, err = sheet.ReadMatch(r, m.Verify)
		return err
	})
	if err != nil {
		return err
	}
	if err := pairing.Check(ctx, in.problem, stored.Result); err != nil {
		if ctx.Err() != nil {
			return err
		}
		return in.blamed(ctx, fmt.Errorf("%s: %w", m.Verify, err))
	}
	fmt.Fprint(os.Stdout, wrapped(telling.Checked(m.Verify, m.File), ""))
	return nil
}
