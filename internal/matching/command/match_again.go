package command

import (
	"context"
	"fmt"
	"strings"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/sheet"
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
			wording.Thousands(option.Changed), virtues(option)})
	}
	out.WriteString(ragged(rows, 0) + "\n")
	out.WriteString(wrapped(proved(r.Options[0]), ""))
	chosen := r.Options[r.Chosen-1]
	fmt.Fprintf(&out, "\nChoice %d against %s:\n", r.Chosen, m.Previous)
	if len(chosen.Gone)+len(chosen.New) == 0 {
		out.WriteString("  nothing changes\n")
	}
	for _, pair := range chosen.Gone {
		fmt.Fprintf(&out, "  broken up: %s and %s\n", who(r.Names, pair.A), who(r.Names, pair.B))
	}
	for _, pair := range chosen.New {
		fmt.Fprintf(&out, "  new:       %s and %s, %s\n", who(r.Names, pair.A), who(r.Names, pair.B), wording.Count(pair.Points, "point", "points"))
	}
	for _, id := range chosen.Unmatched {
		fmt.Fprintf(&out, "  alone:     %s\n", who(r.Names, id))
	}
	if m.Choose > 0 {
		out.WriteString(m.pairs(r.Names, chosen.Matches))
	} else if len(r.Options) > 1 {
		out.WriteString("\n--choose takes another one.\n")
	}
	return out.String() + "\n" + origin(r.InputHash, r.On, r.Config, r.Engine)
}

// proved says what holds of all choices. As many pairs as possible may mean
// breaking up others; then the first choice is not to.
func proved(first pairing.Option) string {
	if first.FewerPairs {
		return "Choice 1 breaks up no pair that may stay, and has fewer pairs for it. Every other one has as many as are possible, and for some keep bonus it is the best: each is proved by its certificate."
	}
	return "Every choice has as many pairs as are possible, and for some keep bonus it is the best: each is proved by its certificate."
}

func virtues(o pairing.Option) string {
	var all []string
	for _, virtue := range []struct {
		has  bool
		name string
	}{{o.FewestChanges, "fewest changes"}, {o.Default, "by the keep bonus"}, {o.MostPoints, "most points"}} {
		if virtue.has {
			all = append(all, virtue.name)
		}
	}
	return strings.Join(all, ", ")
}
