package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/telling"
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
	who := telling.Named(in.people.Names)
	out.WriteString(telling.Standing(who, e) + "\n")
	for _, hit := range e.Forbidden {
		out.WriteString(wrapped("Forbidden: "+hit.Sentence, "  "))
	}
	rows := [][]string{}
	for _, award := range e.Awards {
		rows = append(rows, []string{"  " + string(award.Criterion), fmt.Sprintf("%6s", wording.Thousands(award.Points)), award.Evidence})
	}
	out.WriteString(grid(rows, 3))
	for _, sentence := range telling.Ranks(who, e) {
		out.WriteString(wrapped(sentence, "  "))
	}
	return out.String()
}

// whyNot is the answer and, below it, what would change.
func (in matchInput) whyNot(w pairing.WhyNotAnswer) string {
	who := telling.Named(in.people.Names)
	text := telling.WhyNot(who, w)
	switch {
	case w.Matched:
		return text + "\n"
	case w.Price == nil:
		return wrapped(text, "")
	}
	return wrapped(text, "") + labelled(telling.Changes(who, *w.Price), len("gone:"))
}
