package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/triads"
	"tandem/internal/matching/wording"
)

// threes puts people into pairs and threes.
func (m Match) threes(ctx context.Context, in matchInput) error {
	if n := len(in.people.People); n > mostCounted {
		return &Ending{impossible, []string{fmt.Sprintf("pairs and threes are found for up to %s people, and these are %s; take the regions one by one",
			wording.Thousands(mostCounted), wording.Thousands(n))}}
	}
	bar := newBar(m.Progress)
	defer bar.end()
	session, err := pairing.Open(ctx, in.problem, pairing.Options{Progress: bar.pairing})
	if err != nil {
		return in.blamed(ctx, err)
	}
	groups := sheet.Groups{Names: in.people.Names, People: in.people.Staying(in.problem.Withdrawn)}
	if groups.Problem, err = in.triads(ctx, session, groups.People); err != nil {
		return err
	}
	groups.Result, err = triads.Solve(ctx, groups.Problem, triads.Options{Progress: func(p triads.Progress) { bar.step("grouping", p.Settled, p.People) }})
	if err = errors.Join(err, ctx.Err()); err != nil {
		return err
	}
	if err := triads.Verify(groups.Problem, groups.Result); err != nil {
		return fmt.Errorf("the groups could not be checked, so they are not shown; please report this with the input: %w", err)
	}
	return publish(ctx, m.outputs(groups, arranged(groups))...)
}

// triads gives the possible pairs by number, with their points.
func (in matchInput) triads(ctx context.Context, s *pairing.Session, ids []string) (triads.Problem, error) {
	p := triads.Problem{N: len(ids)}
	number := map[string]int{}
	for i, id := range ids {
		number[id] = i
	}
	for i, id := range ids {
		candidates, err := s.Candidates(id)
		if err = errors.Join(err, ctx.Err()); err != nil {
			return p, err
		}
		for _, c := range candidates {
			if j := number[c.Person]; i < j {
				p.Pairs = append(p.Pairs, triads.Pair{U: i, V: j, Points: c.Points})
			}
		}
	}
	for _, pair := range s.Result().Matches {
		if !pair.Locked {
			continue
		}
		lock := []int{number[pair.A], number[pair.B]}
		slices.Sort(lock)
		p.Pairs = append(p.Pairs, triads.Pair{U: lock[0], V: lock[1], Points: pair.Points})
		p.Locks = append(p.Locks, lock)
	}
	return p, nil
}

// arranged is the table of the groups and what is known about them.
func arranged(g sheet.Groups) string {
	r := g.Result
	var out strings.Builder
	who := telling.Named(g.Names)
	out.WriteString(telling.Placed(r, len(g.People)) + "\n\n")
	rows := [][]string{{"", "", "", "points each", ""}}
	for _, group := range r.Groups {
		row := []string{"", "", "", telling.Average(group), ""}
		for i, member := range group.Members {
			row[i] = shortened(who(g.People[member]), nameWidth+4)
		}
		if group.Locked {
			row[4] = "lock"
		}
		rows = append(rows, row)
	}
	out.WriteString(ragged(rows, 3))
	if len(r.Alone) > 0 {
		fmt.Fprintf(&out, "\nWithout a group: %d\n", len(r.Alone))
		for _, alone := range r.Alone {
			out.WriteString("  " + who(g.People[alone.Person]) + "\n" + wrapped(telling.Alone(alone.Reason), "    "))
		}
	}
	return out.String() + "\n" + wrapped(telling.Bound(r), "")
}
