package evidence

import (
	"tandem/internal/evaluation"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/store"
	rows "tandem/internal/store/evidence"
)

// reading is one page of a pull while it is read. The order is that of the whole
// set while the first page is; a later one asks the store for its part.
type reading struct {
	evaluation.Query
	lens  evaluation.Lens
	order evaluation.Order
	begun bool // by an earlier page
}

// reading finds the place from which to read. The first page begins a pull; a
// cursor goes on with one, if the actor began it, it is not over, and the key of
// the pseudonyms is the same.
func (a *App) reading(tx *store.Tx, set evaluation.Set, p Pull, things func(rows.Rows, id.ID) ([]evaluation.Thing, error)) (*reading, error) {
	r := &reading{lens: a.lens(p.Cohort), begun: p.Cursor != "",
		Query: evaluation.Query{Cohort: p.Cohort, Set: set, KeyID: a.desk.Keys.ExportKeyID(), Limit: p.Limit}}
	if !r.begun {
		return r, a.begin(tx, r, things)
	}
	text, err := a.desk.Keys.OpenCursor(listName(r.Query), p.Cursor)
	if err != nil {
		return r, evaluation.BadCursor()
	}
	if r.Place, err = evaluation.ReadPlace(text); err != nil {
		return r, err
	}
	r.Snapshot, err = rows.In(tx).Snapshot(r.Pull)
	switch {
	case err != nil && fault.Of(err).Kind == fault.Missing:
		return r, evaluation.BadCursor()
	case err == nil && r.Over(tx.Now):
		return r, evaluation.PullOver()
	}
	return r, err
}

// begin fixes what the pages of a pull share: the base, and which things the set
// holds in which order. A form that comes in later is in no page of this pull.
func (a *App) begin(tx *store.Tx, r *reading, things func(rows.Rows, id.ID) ([]evaluation.Thing, error)) (err error) {
	r.Pull, r.AsOf = tx.NewID(), tx.Now
	if r.Waves, err = rows.In(tx).WaveFacts(r.Cohort); err != nil || things == nil {
		return err
	}
	list, err := things(rows.In(tx), r.Cohort)
	r.order = evaluation.OrderOf(func(thing id.ID) string { return a.desk.Keys.Pseudonym("", r.Cohort, thing) }, list)
	return err
}

// behind gives the n things that follow on the first ones, fewer at the end.
func (r *reading) behind(tx *store.Tx, first, n int) ([]id.ID, error) {
	if r.begun {
		return rows.In(tx).SnapshotThings(r.Pull, first, n)
	}
	rest := r.order.Things[min(first, len(r.order.Things)):]
	return rest[:min(n, len(rest))], nil
}

// listName is what a cursor belongs to.
func listName(q evaluation.Query) string {
	return string(q.Set) + "|" + q.Cohort.String() + "|" + q.KeyID
}

// oneEach reads a set in which every thing is one row.
func oneEach[F, T any](facts func(rows.Rows, []id.ID) ([]F, error), seen func(F, evaluation.Lens) T) func(*store.Tx, *reading) (page[T], error) {
	return func(tx *store.Tx, r *reading) (p page[T], err error) {
		some, err := r.behind(tx, r.Thing, r.Limit+1)
		if err != nil || len(some) == 0 {
			return p, err
		}
		p.more = len(some) > r.Limit
		some = some[:min(r.Limit, len(some))]
		p.last.Thing = r.Thing + len(some)
		list, err := facts(rows.In(tx), some)
		for _, f := range list {
			p.lines = append(p.lines, seen(f, r.lens))
		}
		return p, err
	}
}

// answersEach is how many answers a form is first taken to have: with fewer, a
// page takes another statement; with more, some are read for nothing.
const answersEach = 8

// answersOf reads forms until their answers fill a page and one more. The first of
// them may have been given in part: then the mark names its last row, and none where
// the form was given whole.
func answersOf(tx *store.Tx, r *reading) (p page[evaluation.Answer], err error) {
	first := r.Thing
	if r.Row != "" {
		first--
	}
	for each := answersEach; ; {
		some, err := r.behind(tx, first, (r.Limit-len(p.lines))/each+1)
		if err != nil || len(some) == 0 {
			return p, err
		}
		facts, err := rows.In(tx).AnswerFacts(some)
		if err != nil {
			return p, err
		}
		at := map[id.ID]int{}
		for i, form := range some {
			at[form] = first + i + 1
		}
		for _, f := range facts {
			mark := evaluation.Mark{Thing: at[f.Response], Row: f.Item}
			switch {
			case mark.Thing == r.Thing && mark.Row <= r.Row: // it was given
			case len(p.lines) == r.Limit:
				if p.more = true; mark.Thing != p.last.Thing {
					p.last.Row = ""
				}
				return p, nil
			default:
				p.lines, p.last = append(p.lines, f.Seen(r.lens)), mark
			}
		}
		first, each = first+len(some), max(1, len(facts)/len(some))
	}
}
