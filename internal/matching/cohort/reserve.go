package cohort

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tandem/internal/matching/lot"
)

// Follow gives the reserve order for the case that some taken units drop out.
// First come the units that can take the free seats and keep every cap and
// hard target, the best score first and equal ones in the order of the call's
// lottery; then the others with what stands in their way, the least first. One
// unit need not fill every free seat, therefore MinSeats is not asked of it.
// Errors are those of Select, and an *InputError when gone names a unit that was
// not taken.
func Follow(ctx context.Context, call Call, r Result, gone []string, opt Options) (Reserve, error) {
	p, err := newPlan(call)
	if err != nil {
		return Reserve{}, err
	}
	if err := Verify(call, r); err != nil {
		return Reserve{}, err
	}
	stay, err := p.staying(r, gone)
	if err != nil {
		return Reserve{}, err
	}
	out := Reserve{Gone: slices.Sorted(slices.Values(gone)), Free: call.MaxSeats}
	for _, i := range stay {
		out.Free -= p.entries[i].seats
	}
	out.Entries = p.reserve(r, stay, out.Free)
	w := newWorker(p, opt)
	c, err := w.choose(ctx, p.refilling(stay, gone))
	if err != nil {
		return Reserve{}, err
	}
	out.Refill, _, err = w.result(ctx, c)
	return out, err
}

// staying lists the entries that remain.
func (p *plan) staying(r Result, gone []string) ([]int, error) {
	var f findings
	for i, id := range gone {
		if !slices.Contains(r.Taken, id) {
			f.add("units", i, "Unit %s cannot drop out: it was not taken.", id)
		}
	}
	if len(f) > 0 {
		return nil, &InputError{f}
	}
	var stay []int
	for _, id := range r.Taken {
		if !slices.Contains(gone, id) {
			stay = append(stay, p.place[id])
		}
	}
	return stay, nil
}

// refilling asks for the best cohort that keeps who stays.
func (p *plan) refilling(stay []int, gone []string) question {
	q := question{to: p.call.MaxSeats, decide: make([]decision, len(p.entries)), lift: func(r rule) bool { return r.key == allSeats }}
	for _, i := range stay {
		q.decide[i] = in
	}
	for _, id := range gone {
		q.decide[p.place[id]] = out
	}
	return q
}

// lotteryOrder gives each entry a rank that only the seed decides.
func (p *plan) lotteryOrder() []int {
	order := make([]int, len(p.entries))
	for i := range order {
		order[i] = i
	}
	lot.Shuffle(newLottery(p.call), order)
	rank := make([]int, len(order))
	for at, i := range order {
		rank[i] = at
	}
	return rank
}

func (p *plan) reserve(r Result, stay []int, free int) []ReserveEntry {
	counts := p.counted(stay)
	rank := p.lotteryOrder()
	entries := []ReserveEntry{}
	for i, e := range p.entries {
		if !slices.Contains(r.Taken, e.id) {
			entries = append(entries, p.candidate(i, counts, free))
		}
	}
	slices.SortFunc(entries, func(a, b ReserveEntry) int {
		i, j := p.place[a.Unit], p.place[b.Unit]
		return cmp.Or(-compareBools(p.entries[i].allowed, p.entries[j].allowed), cmp.Compare(a.Short, b.Short),
			cmp.Compare(b.Score, a.Score), cmp.Compare(rank[i], rank[j]))
	})
	return entries
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// candidate tells whether an entry could join those counted.
func (p *plan) candidate(i int, counts []int, free int) ReserveEntry {
	e := p.entries[i]
	out := ReserveEntry{Unit: e.id, Seats: e.seats, Score: e.score}
	if !e.allowed {
		out.Text = p.barred(i)
		return out
	}
	if over := e.seats - free; over > 0 {
		out.Short = over
		out.Break = append(out.Break, fmt.Sprintf("it needs %s, and %s free", count(e.seats, "seat"), areFree(free)))
	}
	joined := slices.Clone(counts)
	for _, u := range e.uses {
		joined[u.counter] += u.amount
	}
	for _, r := range p.rules {
		if miss := r.miss(joined[r.at]); miss > 0 && !r.soft() && r.key != allSeats {
			out.Short += miss
			out.Break = append(out.Break, fmt.Sprintf("%s: it would be %d", r.limit(0).asks(), joined[r.at]))
		}
	}
	out.Fits = out.Short == 0
	out.Text = fmt.Sprintf("Scores %d, takes %d of %s, and every cap and hard target is kept.", e.score, e.seats, count(free, "free seat"))
	if !out.Fits {
		out.Text = "Would break a rule: " + strings.Join(out.Break, "; ") + "."
	}
	return out
}

// barred says why an entry may not be taken.
func (p *plan) barred(i int) string {
	e := p.entries[i]
	for _, l := range p.call.Locks {
		if l.Unit == e.id && !l.Must {
			return "Locked out: " + l.Reason + "."
		}
	}
	for _, u := range p.call.Units {
		if u.ID == e.id && u.Ineligible != "" {
			return "Not eligible: " + u.Ineligible + "."
		}
	}
	return fmt.Sprintf("Its score of %d is below the bar of %d.", e.score, *p.call.MinScore)
}

// Top is what a plain list by score would take: unit after unit while it fits
// the seats, equal scores in the order of the call's lottery. It heeds locks,
// eligibility and the bar, and no cap and no target. Errors are those of Check,
// and ErrOverflow.
func Top(call Call) (TopList, error) {
	p, err := newPlan(call)
	if err != nil {
		return TopList{}, err
	}
	return p.top(), nil
}

func (p *plan) top() TopList {
	list := TopList{Taken: []string{}, Breaks: []string{}}
	order, rank := make([]int, len(p.entries)), p.lotteryOrder()
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := p.entries[i], p.entries[j]
		return cmp.Or(-compareBools(a.must, b.must), cmp.Compare(b.score, a.score), cmp.Compare(rank[i], rank[j]))
	})
	var taken []int
	for _, i := range order {
		if e := p.entries[i]; e.allowed && list.Seats+e.seats <= p.call.MaxSeats {
			taken = append(taken, i)
			list.Taken = append(list.Taken, e.id)
			list.Seats += e.seats
			list.Score += e.value()
		}
	}
	counts := p.counted(taken)
	for _, r := range p.rules {
		l := r.limit(counts[r.at])
		list.Penalty += l.Penalty
		if r.miss(l.Count) > 0 && !r.soft() {
			list.Breaks = append(list.Breaks, fmt.Sprintf("%s: it has %d", l.asks(), l.Count))
		}
	}
	return list
}
