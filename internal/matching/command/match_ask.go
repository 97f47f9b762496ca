package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/wording"
)

// answers words what was asked about two people; empty if nothing was.
func (m Match) answers(ctx context.Context, in matchInput, s *pairing.Session) (string, error) {
	var parts []string
	if len(m.Explain) == 2 {
		e, err := s.Explain(m.Explain[0], m.Explain[1])
		if err != nil {
			return "", in.stranger(err, m.Explain)
		}
		parts = append(parts, in.explained(e))
	}
	if len(m.WhyNot) == 2 {
		w, err := s.WhyNot(ctx, m.WhyNot[0], m.WhyNot[1])
		if err != nil {
			return "", in.stranger(err, m.WhyNot)
		}
		parts = append(parts, in.whyNot(w))
	}
	return strings.Join(parts, "\n"), nil
}

// stranger names the id that nobody has.
func (in matchInput) stranger(err error, ids []string) error {
	if !errors.Is(err, pairing.ErrUnknownPerson) {
		return err
	}
	for _, id := range ids {
		if _, there := in.people.Rows[id]; !there {
			return refuse(fmt.Sprintf("nobody in %s has the id %q", in.command.File, id))
		}
	}
	return refuse(fmt.Sprintf("%s and %s: one of them takes no part", ids[0], ids[1]))
}

func (in matchInput) explained(e pairing.Explanation) string {
	var out strings.Builder
	a, b := who(in.people.Names, e.A), who(in.people.Names, e.B)
	status := "not a pair in the best result"
	switch {
	case e.Locked:
		status = "a locked pair"
	case e.Matched:
		status = "a pair in the best result"
	}
	fmt.Fprintf(&out, "%s and %s: %s, %s.\n", a, b, wording.Count(e.Points, "point", "points"), status)
	for _, hit := range e.Forbidden {
		out.WriteString(wrapped("Forbidden: "+hit.Sentence, "  "))
	}
	rows := [][]string{}
	for _, award := range e.Awards {
		rows = append(rows, []string{"  " + string(award.Criterion), fmt.Sprintf("%6s", wording.Thousands(award.Points)), award.Evidence})
	}
	out.WriteString(grid(rows, 3))
	out.WriteString(ranked(a, b, e.AForB) + ranked(b, a, e.BForA))
	return out.String()
}

// ranked words the place of one person among the candidates of another.
func ranked(one, among string, r *pairing.Rank) string {
	if r == nil {
		return ""
	}
	text := fmt.Sprintf("%s is number %d of the %s of %s", one, r.Place, wording.Count(r.Of, "candidate", "candidates"), among)
	if r.Tied > 0 {
		text += fmt.Sprintf(", level with %s", wording.Count(r.Tied, "other", "others"))
	}
	return wrapped(text+".", "  ")
}

func (in matchInput) whyNot(w pairing.WhyNotAnswer) string {
	a, b := who(in.people.Names, w.A), who(in.people.Names, w.B)
	switch {
	case w.Matched:
		return fmt.Sprintf("%s and %s are a pair.\n", a, b)
	case len(w.Forbidden) > 0:
		return wrapped(fmt.Sprintf("%s and %s may not be a pair. %s", a, b, sentences(w.Forbidden)), "")
	}
	return wrapped(fmt.Sprintf("%s and %s are not a pair, because together %s.", a, b, in.dearer(w.Price.Cost)), "") + in.changes(w.Price)
}

// dearer words what a result costs against the best one.
func (in matchInput) dearer(c pairing.Cost) string {
	switch {
	case c.Pairs > 0 && c.Points > 0:
		return fmt.Sprintf("there would be %s and %s fewer", wording.Count(c.Pairs, "pair", "pairs"), wording.Count(c.Points, "point", "points"))
	case c.Pairs > 0:
		return fmt.Sprintf("there would be %s fewer", wording.Count(c.Pairs, "pair", "pairs"))
	case c.Points > 0:
		return fmt.Sprintf("there would be %s fewer", wording.Count(c.Points, "point", "points"))
	case c.Kept > 0:
		return fmt.Sprintf("%s of the previous result would be broken up, for the same points", wording.Count(c.Kept, "pair", "pairs"))
	}
	return "there would be as many pairs and points: another pairing is just as good, and the order of the ids decided"
}

// changes lists what would be different.
func (in matchInput) changes(c *pairing.Comparison) string {
	var out strings.Builder
	for _, pair := range c.Gone {
		fmt.Fprintf(&out, "  gone: %s and %s\n", who(in.people.Names, pair.A), who(in.people.Names, pair.B))
	}
	for _, pair := range c.New {
		fmt.Fprintf(&out, "  new:  %s and %s, %s\n", who(in.people.Names, pair.A), who(in.people.Names, pair.B), wording.Count(pair.Points, "point", "points"))
	}
	for _, id := range c.LosePartner {
		fmt.Fprintf(&out, "  %s would have no partner\n", who(in.people.Names, id))
	}
	for _, id := range c.GainPartner {
		fmt.Fprintf(&out, "  %s would have a partner\n", who(in.people.Names, id))
	}
	return out.String()
}
