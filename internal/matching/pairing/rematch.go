package pairing

import (
	"cmp"
	"context"
	"slices"
)

// Rematch finds what to choose from after people have left: withdrawn are their
// ids, previous the pairs as they stood, in addition to those that the problem
// names. Locks and vetoes of those who left fall away with them. Errors: as
// Open.
//
// The frontier is found by parametric search (Eisner and Severance 1976): the
// most points and the most pairs kept are its ends; between two neighbours the
// keep bonus at which both are equally good is tried, and either something
// better lies between them or nothing does. Each try is one exact, verified
// solve with whole numbers.
func Rematch(ctx context.Context, p Problem, withdrawn []string, previous []Pair, o Options) (Frontier, error) {
	if issues := p.strangers(withdrawn); len(issues) > 0 {
		return Frontier{}, &InputError{issues}
	}
	p = p.without(withdrawn)
	p.Previous = slices.Concat(p.Previous, previous)
	m, err := prepare(p)
	if err != nil {
		return Frontier{}, err
	}
	s, err := m.survey(ctx, o.report)
	if err != nil {
		return Frontier{}, err
	}
	h := &hull{m: m, survey: s, o: o}
	if err := h.search(ctx); err != nil {
		return Frontier{}, err
	}
	f := Frontier{Engine: Version, Config: m.p.Config.Version, On: m.p.On, InputHash: fingerprint(m.p),
		Counts: s.counts(), Notes: m.notes(), Withdrawn: set(withdrawn), Left: []string{}, Options: h.options()}
	lost := m.widowed()
	for _, person := range m.people {
		if lost(person) {
			f.Left = append(f.Left, person.ID)
		}
	}
	return f, nil
}

// hull is the frontier while it is searched.
type hull struct {
	m        *model
	survey   *survey
	o        Options
	usual    *solution // best for the keep bonus of the configuration
	corners  []*solution
	attempts int
}

func (h *hull) search(ctx context.Context) error {
	steady, err := h.m.packKept()
	if err != nil {
		return err
	}
	fewest, err := h.try(ctx, steady)
	if err != nil {
		return err
	}
	if h.usual, err = h.at(ctx, h.m.p.Config.Criteria.Keep, 1); err != nil {
		return err
	}
	most, err := h.at(ctx, 0, 1)
	if err != nil {
		return err
	}
	h.corners = []*solution{fewest, h.usual, most}
	if err := h.between(ctx, fewest, h.usual); err != nil {
		return err
	}
	if err := h.between(ctx, h.usual, most); err != nil {
		return err
	}
	slices.SortStableFunc(h.corners, func(a, b *solution) int { return cmp.Compare(b.tally.kept, a.tally.kept) })
	h.corners = slices.CompactFunc(h.corners, func(a, b *solution) bool { return a.tally.kept == b.tally.kept })
	return h.unchanged(ctx)
}

// unchanged puts in front what is best if no pair is broken up, when that means
// fewer pairs: then it is for a person to weigh the one against the other.
func (h *hull) unchanged(ctx context.Context) error {
	m := *h.m
	m.partner = slices.Clone(h.m.partner)
	for i, other := range h.m.before {
		if low := int32(i); low < other && m.partner[low] < 0 && m.partner[other] < 0 && m.pair(low, other).candidate() {
			m.partner[low], m.partner[other] = other, low
		}
	}
	w, err := m.pack(0, 1)
	if err != nil {
		return err
	}
	found, err := m.solve(ctx, plain(w), h.survey)
	if err == nil && found.tally.pairs < h.corners[0].tally.pairs {
		h.corners = slices.Insert(h.corners, 0, found)
	}
	return err
}

// between finds the corners between two, of which the first keeps more pairs.
func (h *hull) between(ctx context.Context, first, second *solution) error {
	pairs := int64(first.tally.kept - second.tally.kept)
	points := second.tally.points - first.tally.points
	if pairs < 2 || points < 2 { // a corner between two would need room on both sides
		return nil
	}
	found, err := h.at(ctx, points, pairs)
	if err != nil {
		return err
	}
	worth := func(s *solution) int64 { return pairs*s.tally.points + points*int64(s.tally.kept) }
	if worth(found) <= worth(first) {
		return nil
	}
	h.corners = append(h.corners, found)
	if err := h.between(ctx, first, found); err != nil {
		return err
	}
	return h.between(ctx, found, second)
}

// at solves for a keep bonus of num/den points.
func (h *hull) at(ctx context.Context, num, den int64) (*solution, error) {
	w, err := h.m.pack(num, den)
	if err != nil {
		return nil, err
	}
	return h.try(ctx, w)
}

func (h *hull) try(ctx context.Context, w weights) (*solution, error) {
	found, err := h.m.solve(ctx, plain(w), h.survey)
	h.attempts++
	h.o.report("matching", h.attempts, max(h.attempts, 2*len(h.corners)+1))
	return found, err
}

func (h *hull) options() []Option {
	there := int(count64(h.m.before))
	options := make([]Option, len(h.corners))
	for i, s := range h.corners {
		option := Option{
			Changed: there - s.tally.kept, Totals: h.m.totals(s), Gone: []Pair{}, New: []Match{},
			FewerPairs:    s.tally.pairs < h.usual.tally.pairs,
			FewestChanges: i == 0, MostPoints: i == len(h.corners)-1,
			Default: s.tally == h.usual.tally,
			Matches: h.m.matches(s.mate), Unmatched: []string{}, Proof: h.m.proof(s),
		}
		for _, match := range option.Matches {
			if !match.Kept {
				option.New = append(option.New, match)
			}
		}
		for a, b := range h.m.before {
			if int32(a) < b && s.mate[a] != b {
				option.Gone = append(option.Gone, Pair{h.m.people[a].ID, h.m.people[b].ID})
			}
			if s.mate[a] < 0 {
				option.Unmatched = append(option.Unmatched, h.m.people[a].ID)
			}
		}
		options[i] = option
	}
	return options
}
