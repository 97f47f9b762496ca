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

// source is where the rows of a set come from. things is nil where the order of
// the rows is not that of pseudonyms.
type source[T any] struct {
	set    evaluation.Set
	things func(in rows.Rows, cohort id.ID) ([]evaluation.Thing, error)
	read   func(*store.Tx, *reading) (page[T], error)
}

// page is some rows, the last of them, and whether more follow.
type page[T any] struct {
	lines []T
	last  evaluation.Mark
	more  bool
}

// PullSubjects reads the participants of a cohort under pseudonyms.
func (a *App) PullSubjects(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Subject], error) {
	return pull(ctx, a, actor, p, source[evaluation.Subject]{evaluation.Subjects, rows.Rows.PlaceThings,
		oneEach(rows.Rows.PlaceFacts, evaluation.PlaceFact.Seen)})
}

// PullMemberships reads who was in which partnership when, under pseudonyms.
func (a *App) PullMemberships(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Membership], error) {
	return pull(ctx, a, actor, p, source[evaluation.Membership]{evaluation.Memberships, rows.Rows.MembershipThings,
		oneEach(rows.Rows.MembershipFacts, evaluation.MembershipFact.Seen)})
}

// PullDyads reads who manages whom, under pseudonyms.
func (a *App) PullDyads(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Dyad], error) {
	return pull(ctx, a, actor, p, source[evaluation.Dyad]{evaluation.Dyads, rows.Rows.DyadThings,
		oneEach(rows.Rows.DyadFacts, evaluation.DyadFact.Seen)})
}

// PullAnswers reads what was answered, one row for each response and question.
func (a *App) PullAnswers(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Answer], error) {
	return pull(ctx, a, actor, p, source[evaluation.Answer]{evaluation.Answers, rows.Rows.ResponseThings, answersOf})
}

// PullCodebook reads what every column means.
func (a *App) PullCodebook(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.CodebookRow], error) {
	read := func(tx *store.Tx, r *reading) (page[evaluation.CodebookRow], error) {
		versions, err := surveyingrows.In(tx).InstrumentVersions()
		versions = slices.DeleteFunc(versions, func(v survey.Version) bool { return v.PublishedAt.After(r.AsOf) })
		book := evaluation.CodebookOf(versions)
		r.order.Digest = evaluation.DigestOf(book)
		lines, more := evaluation.After(book, r.Thing, r.Limit)
		return page[evaluation.CodebookRow]{lines: lines, last: evaluation.Mark{Thing: r.Thing + len(lines)}, more: more}, err
	}
	return pull(ctx, a, actor, p, source[evaluation.CodebookRow]{set: evaluation.Codebook, read: read})
}

// pull gives out one page of a set. The page, and with the first the base and the
// order, are read in a transaction that only reads. A pull is noted once: when its
// first page is read and before it leaves, the note is written in a transaction
// that does nothing else, so that whoever writes never waits for a count or a page,
// and no row leaves without its note. The pages that follow write nothing: their
// cursor leads to what was noted, for whoever it was noted of.
func pull[T any](ctx context.Context, a *App, actor access.Actor, p Pull, from source[T]) (out evaluation.Envelope[T], err error) {
	var r *reading
	out, err = store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (e evaluation.Envelope[T], err error) {
		if err := mayPull(tx, from.set, p.Cohort); err != nil {
			return e, err
		}
		if r, err = a.reading(tx, from.set, p, from.things); err != nil {
			return e, err
		}
		return onePage(tx, a, r, from)
	})
	switch {
	case err != nil || p.Cursor != "":
		return out, err
	case p.Kept != nil && p.Kept(out.Tag): // whoever is told that nothing has changed gets no row, and there is nothing to note
		out.Data = nil
		return out, nil
	}
	if err := a.notePull(ctx, actor, r, len(out.Data), out.Next != "", out.Snapshot); err != nil {
		return evaluation.Envelope[T]{}, err
	}
	return out, nil
}

func onePage[T any](tx *store.Tx, a *App, r *reading, from source[T]) (evaluation.Envelope[T], error) {
	given, err := from.read(tx, r)
	if err != nil {
		return evaluation.Envelope[T]{}, err
	}
	if r.Tag == "" {
		r.Tag = evaluation.TagOf(r.Query, r.lens, a.suppression, r.order.Digest, given.more)
	}
	out := evaluation.Describe[T](r.Query, r.lens, tx.Now, a.suppression)
	out.Data = given.lines
	if given.more {
		place := evaluation.Place{Pull: r.Pull, Mark: given.last}
		out.Next = a.desk.Keys.SealCursor(listName(r.Query), place.String())
	}
	return out, nil
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
func (a *App) notePull(ctx context.Context, actor access.Actor, r *reading, given int, more bool, snapshot string) error {
	note := evaluation.Pull{ID: r.Pull, Cohort: r.Cohort, Set: r.Set, Rows: given, Snapshot: snapshot, Filter: fmt.Sprintf("limit=%d more=%t", r.Limit, more)}
	return a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		if err := rows.In(tx).AddPull(note); err != nil {
			return err
		}
		if more {
			if err := rows.In(tx).AddSnapshot(note.ID, r.Snapshot, r.order.Things); err != nil {
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
