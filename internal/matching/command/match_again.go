package command

import (
	"context"
	"fmt"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
	"tandem/internal/matching/telling"
	"tandem/internal/matching/wording"
)

// again matches anew after people have left, and shows what there is to choose
// between few changes and more points.
func (m Match) again(ctx context.Context, in matchInput) error {
	bar := newBar(m.Progress)
	frontier, err := pairing.Rematch(ctx, in.problem, in.present(), in.previous, pairing.Options{Progress: bar.pairing})
	bar.end()
	if err != nil {
		return in.blamed(ctx, err)
	}
	result := sheet.Rematch{Names: in.people.Names, Chosen: m.Choose, Frontier: frontier}
	for i, option := range frontier.Options {
		if m.Choose == 0 && option.Default {
			result.Chosen = i + 1
		}
	}
	if result.Chosen > len(frontier.Options) {
		return refuse(fmt.Sprintf("--choose %d: there are only %s", m.Choose, wording.Count(len(frontier.Options), "choice", "choices")))
	}
	return publish(ctx, m.outputs(result, m.choices(result))...)
}

// choices is the table of the choices and what the chosen one changes.
func (m Match) choices(r sheet.Rematch) string {
	var out strings.Builder
	rows := [][]string{{"choice", " pairs", " points", " broken up", ""}}
	for i, option := range r.Options {
		rows = append(rows, []string{fmt.Sprintf("%6d", i+1), wording.Thousands(option.Totals.Pairs), wording.Thousands(option.Totals.Points),
			wording.Thousands(option.Changed), telling.Virtues(option)})
	}
	out.WriteString(ragged(rows, 0) + "\n")
	out.WriteString(wrapped(telling.Frontier(r.Frontier), ""))
	chosen := r.Options[r.Chosen-1]
	fmt.Fprintf(&out, "\nChoice %d against %s:\n", r.Chosen, m.Previous)
	out.WriteString(labelled(telling.Chosen(telling.Named(r.Names), chosen), len("broken up:")))
	if m.Choose > 0 {
		out.WriteString(m.pairs(r.Names, chosen.Matches))
	} else if len(r.Options) > 1 {
		out.WriteString("\n--choose takes another one.\n")
	}
	return out.String() + "\n" + telling.Origin(r.InputHash, r.On, r.Config, r.Engine) + "\n"
}
