package evidence

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tandem/internal/access"
	"tandem/internal/area"
	"tandem/internal/evaluation"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/evidence"
	programmesrows "tandem/internal/store/programmes"
	surveyingrows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// EvaluationCohorts lists the cohorts that the evaluator may read.
func (a *App) EvaluationCohorts(ctx context.Context, actor access.Actor) ([]evaluation.Cohort, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]evaluation.Cohort, error) { return rows.In(tx).EvaluationCohorts() })
}

// Pull asks for a page of a set of a cohort; Cursor is what the page before
// gave, empty for the first. Kept tells of a page by its tag whether the asker
// has it already; nil for no.
type Pull struct {
	Cohort id.ID
	Limit  int
	Cursor string
	Kept   func(tag string) bool
}

// source is where the rows of a set come from. newest is nil where nothing is
// added while somebody pages.
type source[T any] struct {
	set    evaluation.Set
	newest func(in rows.Rows, cohort id.ID) (id.ID, error)
	read   func(*store.Tx, evaluation.Query, evaluation.Lens) (page[T], error)
}

// PullSubjects reads the participants of a cohort under pseudonyms.
func (a *App) PullSubjects(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Subject], error) {
	read := func(tx *store.Tx, q evaluation.Query, l evaluation.Lens) (page[evaluation.Subject], error) {
		facts, err := rows.In(tx).PlaceFacts(q)
		return pageOf(facts, q.Limit, func(f evaluation.PlaceFact) (evaluation.Subject, []string) {
			return f.Seen(l), []string{f.Place.String()}
		}), err
	}
	return pull(ctx, a, actor, p, source[evaluation.Subject]{evaluation.Subjects, rows.Rows.NewestPlace, read})
}

// PullDyads reads who manages whom, under pseudonyms.
func (a *App) PullDyads(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Dyad], error) {
	read := func(tx *store.Tx, q evaluation.Query, l evaluation.Lens) (page[evaluation.Dyad], error) {
		facts, err := rows.In(tx).DyadFacts(q)
		return pageOf(facts, q.Limit, func(f evaluation.DyadFact) (evaluation.Dyad, []string) { return f.Seen(l), []string{f.Dyad.String()} }), err
	}
	return pull(ctx, a, actor, p, source[evaluation.Dyad]{evaluation.Dyads, rows.Rows.NewestDyad, read})
}

// PullAnswers reads what was answered, one row for each response and question.
func (a *App) PullAnswers(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Answer], error) {
	read := func(tx *store.Tx, q evaluation.Query, l evaluation.Lens) (page[evaluation.Answer], error) {
		facts, err := rows.In(tx).AnswerFacts(q)
		return pageOf(facts, q.Limit, func(f evaluation.AnswerFact) (evaluation.Answer, []string) {
			return f.Seen(l), []string{f.Response.String(), f.Item}
		}), err
	}
	return pull(ctx, a, actor, p, source[evaluation.Answer]{evaluation.Answers, rows.Rows.NewestResponse, read})
}

// PullCodebook reads what every column means.
func (a *App) PullCodebook(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.CodebookRow], error) {
	read := func(tx *store.Tx, q evaluation.Query, _ evaluation.Lens) (page[evaluation.CodebookRow], error) {
		versions, err := surveyingrows.In(tx).InstrumentVersions()
		versions = slices.DeleteFunc(versions, func(v survey.Version) bool { return v.PublishedAt.After(q.AsOf) })
		lines, last, more := evaluation.After(evaluation.CodebookOf(versions), q.Key(0), q.Limit)
		return page[evaluation.CodebookRow]{lines: lines, last: []string{last}, more: more}, err
	}
	return pull(ctx, a, actor, p, source[evaluation.CodebookRow]{set: evaluation.Codebook, read: read})
}

// page is some rows, the key of the last one, and whether more follow.
type page[T any] struct {
	lines []T
	last  []string
	more  bool
}

// pageOf shows the facts that fit on a page; the store reads one more.
func pageOf[F, T any](facts []F, limit int, show func(F) (T, []string)) (p page[T]) {
	for _, f := range facts[:min(limit, len(facts))] {
		row, key := show(f)
		p.lines, p.last = append(p.lines, row), key
	}
	p.more = len(facts) > limit
	return p
}

// pull gives out one page of a set. The page, and with the first the base, are
// read in a transaction that only reads. A pull is noted once: when its first
// page is read and before it leaves, the note is written in a transaction that
// does nothing else, so that whoever writes never waits for a count or a page,
// and no row leaves without its note. The pages that follow write nothing: their
// cursor leads to what was noted, for whoever it was noted of.
func pull[T any](ctx context.Context, a *App, actor access.Actor, p Pull, from source[T]) (out evaluation.Envelope[T], err error) {
	var q evaluation.Query
	out, err = store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (evaluation.Envelope[T], error) {
		if err := mayPull(tx, from.set, p.Cohort); err != nil {
			return evaluation.Envelope[T]{}, err
		}
		if q, err = a.query(tx, from.set, p, from.newest); err != nil {
			return evaluation.Envelope[T]{}, err
		}
		return onePage(tx, a, q, from)
	})
	switch {
	case err != nil || p.Cursor != "":
		return out, err
	case p.Kept != nil && p.Kept(out.Tag): // whoever is told that nothing has changed gets no row, and there is nothing to note
		out.Data = nil
		return out, nil
	}
	if err := a.notePull(ctx, actor, q, len(out.Data), out.Next != "", out.Snapshot); err != nil {
		return evaluation.Envelope[T]{}, err
	}
	return out, nil
}

func onePage[T any](tx *store.Tx, a *App, q evaluation.Query, from source[T]) (evaluation.Envelope[T], error) {
	lens := a.lens(q.Cohort)
	out := evaluation.Describe[T](q, lens, tx.Now, a.suppression)
	given, err := from.read(tx, q, lens)
	out.Data = given.lines
	if given.more {
		q.After = given.last
		out.Next = a.desk.Keys.SealCursor(listName(q), q.Place.String())
	}
	return out.Tagged(lens), err
}

// mayPull lets a token read its own sets of its own cohort only; a cohort that
// the actor does not see is not found.
func mayPull(tx *store.Tx, set evaluation.Set, cohort id.ID) error {
	if _, err := programmesrows.In(tx).Cohort(cohort); err != nil {
		return err
	}
	if !tx.Actor().Token.Empty() && !slices.Contains(tx.Actor().Sets, string(set)) {
		return fault.Forbidden("token_scope", "This token does not read this set of data.")
	}
	return nil
}

// query finds the place from which to read. The first page begins a pull; a
// cursor goes on with one, if the actor began it and it is not over.
func (a *App) query(tx *store.Tx, set evaluation.Set, p Pull, newest func(rows.Rows, id.ID) (id.ID, error)) (q evaluation.Query, err error) {
	q = evaluation.Query{Cohort: p.Cohort, Set: set, Limit: p.Limit}
	if p.Cursor == "" {
		q.Place.Pull = tx.NewID()
		q.Snapshot, err = begin(tx, p.Cohort, newest)
		return q, err
	}
	text, err := a.desk.Keys.OpenCursor(listName(q), p.Cursor)
	if err != nil {
		return q, evaluation.BadCursor()
	}
	if q.Place, err = evaluation.ReadPlace(text); err != nil {
		return q, err
	}
	q.Snapshot, err = rows.In(tx).Snapshot(q.Pull)
	switch {
	case err != nil && fault.Of(err).Kind == fault.Missing:
		return q, evaluation.BadCursor()
	case err == nil && q.Over(tx.Now):
		return q, evaluation.PullOver()
	}
	return q, err
}

// begin fixes what the pages of a pull share. The newest row bounds the set, and
// not the instant: a form that is on its way into the database has an earlier
// instant, but the one writer of SQLite gives it a later id than all that is
// there. On MariaDB, where writers overlap, a form of the very moment may still
// come in on a later page.
func begin(tx *store.Tx, cohort id.ID, newest func(rows.Rows, id.ID) (id.ID, error)) (s evaluation.Snapshot, err error) {
	s.AsOf = tx.Now
	if newest != nil {
		if s.Until, err = newest(rows.In(tx), cohort); err != nil {
			return s, err
		}
	}
	s.Waves, err = rows.In(tx).WaveFacts(cohort)
	return s, err
}

func listName(q evaluation.Query) string { return string(q.Set) + "|" + q.Cohort.String() }

// lens is for one page, and makes each pseudonym once: the rows of a form share
// four.
func (a *App) lens(cohort id.ID) evaluation.Lens {
	made := map[string]string{}
	return evaluation.Lens{
		Mask: func(prefix string, thing id.ID) string {
			of := prefix + string(thing)
			if made[of] == "" {
				made[of] = a.desk.Keys.Pseudonym(prefix, cohort, thing)
			}
			return made[of]
		},
		Day: func(at time.Time) string { return string(programme.DayOf(at)) },
		Region: func(code string) string {
			found, _ := area.Find(code)
			return found.Region
		},
	}
}

// notePull keeps who begins which pull, and what its later pages need where there
// are any.
func (a *App) notePull(ctx context.Context, actor access.Actor, q evaluation.Query, given int, more bool, snapshot string) error {
	note := evaluation.Pull{ID: q.Pull, Cohort: q.Cohort, Set: q.Set, Rows: given, Snapshot: snapshot, Filter: fmt.Sprintf("limit=%d more=%t", q.Limit, more)}
	return a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		if err := rows.In(tx).AddPull(note); err != nil {
			return err
		}
		if more {
			if err := rows.In(tx).AddSnapshot(note.ID, q.Snapshot); err != nil {
				return err
			}
		}
		return store.Audit(tx, "evaluation.pulled", "evaluation_pull", note.ID, nil, note)
	})
}

// ForgetSnapshots drops what pulls that are over needed. Their notes stay.
func (a *App) ForgetSnapshots(ctx context.Context) error {
	clerk := access.Actor{Role: access.Clerk, Request: "pulls"}
	over := func(tx *store.Tx) time.Time { return tx.Now.Add(-evaluation.PullLife) }
	some, err := store.Glance(ctx, a.desk.Store, clerk, func(tx *store.Tx) (bool, error) { return rows.In(tx).AnySnapshot(over(tx)) })
	if err != nil || !some {
		return err
	}
	return a.desk.Store.As(ctx, clerk, func(tx *store.Tx) error { return rows.In(tx).ForgetSnapshots(over(tx)) })
}
