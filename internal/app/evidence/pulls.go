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
)

// EvaluationCohorts lists the cohorts that the evaluator may read.
func (a *App) EvaluationCohorts(ctx context.Context, actor access.Actor) ([]evaluation.Cohort, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]evaluation.Cohort, error) { return rows.In(tx).EvaluationCohorts() })
}

// Pull asks for a page of a set of a cohort; Cursor is what the page before
// gave, empty for the first.
type Pull struct {
	Cohort id.ID
	Limit  int
	Cursor string
}

// PullSubjects reads the participants of a cohort under pseudonyms.
func (a *App) PullSubjects(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Subject], error) {
	return pull(ctx, a, actor, evaluation.Subjects, p, func(tx *store.Tx, q evaluation.Query, l evaluation.Lens) (page[evaluation.Subject], error) {
		facts, err := rows.In(tx).PlaceFacts(q)
		return pageOf(facts, q.Limit, func(f evaluation.PlaceFact) (evaluation.Subject, []string) {
			return f.Seen(l), []string{f.Place.String()}
		}), err
	})
}

// PullDyads reads who manages whom, under pseudonyms.
func (a *App) PullDyads(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Dyad], error) {
	return pull(ctx, a, actor, evaluation.Dyads, p, func(tx *store.Tx, q evaluation.Query, l evaluation.Lens) (page[evaluation.Dyad], error) {
		facts, err := rows.In(tx).DyadFacts(q)
		return pageOf(facts, q.Limit, func(f evaluation.DyadFact) (evaluation.Dyad, []string) { return f.Seen(l), []string{f.Dyad.String()} }), err
	})
}

// PullAnswers reads what was answered, one row for each response and question.
func (a *App) PullAnswers(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.Answer], error) {
	return pull(ctx, a, actor, evaluation.Answers, p, func(tx *store.Tx, q evaluation.Query, l evaluation.Lens) (page[evaluation.Answer], error) {
		facts, err := rows.In(tx).AnswerFacts(q)
		return pageOf(facts, q.Limit, func(f evaluation.AnswerFact) (evaluation.Answer, []string) {
			return f.Seen(l), []string{f.Response.String(), f.Item}
		}), err
	})
}

// PullCodebook reads what every column means.
func (a *App) PullCodebook(ctx context.Context, actor access.Actor, p Pull) (evaluation.Envelope[evaluation.CodebookRow], error) {
	return pull(ctx, a, actor, evaluation.Codebook, p, func(tx *store.Tx, q evaluation.Query, _ evaluation.Lens) (page[evaluation.CodebookRow], error) {
		versions, err := surveyingrows.In(tx).InstrumentVersions()
		lines, last, more := evaluation.After(evaluation.CodebookOf(versions), q.Key(0), q.Limit)
		return page[evaluation.CodebookRow]{lines: lines, last: []string{last}, more: more}, err
	})
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

// pull gives out one page of a set and notes in the same transaction who got
// how many rows of what: no row leaves without its note.
func pull[T any](ctx context.Context, a *App, actor access.Actor, set evaluation.Set, p Pull, read func(*store.Tx, evaluation.Query, evaluation.Lens) (page[T], error)) (out evaluation.Envelope[T], err error) {
	err = a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		if err := mayPull(tx, set, p.Cohort); err != nil {
			return err
		}
		q, err := a.query(tx, set, p)
		if err != nil {
			return err
		}
		lens := a.lens(p.Cohort)
		given, err := read(tx, q, lens)
		if err != nil {
			return err
		}
		out = evaluation.Describe[T](q, lens, tx.Now, a.suppression())
		if out.Base, out.InstrumentVersions, err = baseOf(tx, lens, p.Cohort); err != nil {
			return err
		}
		out.Data = given.lines
		if given.more {
			q.After = given.last
			out.Next = a.desk.Keys.SealCursor(listName(q), q.String())
		}
		return notePull(tx, q, p, len(out.Data), out.Snapshot)
	})
	return out, err
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

// query finds the place from which to read. The first page fixes the instant
// for all that follow.
func (a *App) query(tx *store.Tx, set evaluation.Set, p Pull) (evaluation.Query, error) {
	q := evaluation.Query{Cohort: p.Cohort, Set: set, Limit: p.Limit, Place: evaluation.Place{AsOf: tx.Now}}
	if p.Cursor == "" {
		return q, nil
	}
	text, err := a.desk.Keys.OpenCursor(listName(q), p.Cursor)
	if err != nil {
		return q, evaluation.BadCursor()
	}
	q.Place, err = evaluation.ReadPlace(text)
	return q, err
}

func listName(q evaluation.Query) string { return string(q.Set) + "|" + q.Cohort.String() }

func (a *App) lens(cohort id.ID) evaluation.Lens {
	return evaluation.Lens{
		Mask: func(prefix string, thing id.ID) string { return a.desk.Keys.Pseudonym(prefix, cohort, thing) },
		Day:  func(at time.Time) string { return string(programme.DayOf(at)) },
		Region: func(code string) string {
			found, _ := area.Find(code)
			return found.Region
		},
	}
}

const leastCell = 5

func (a *App) suppression() evaluation.Suppression {
	group := a.minCell
	if group == 0 {
		group = 10
	}
	return evaluation.Suppression{MinGroup: group, MinCell: leastCell,
		Note: fmt.Sprintf("Rows are single and pseudonymous, and nothing is withheld here. Do not publish figures of groups under %d or cells under %d.", group, leastCell)}
}

// baseOf counts who was asked. The evaluator reads no invitation: the clerk
// counts them.
func baseOf(tx *store.Tx, l evaluation.Lens, cohort id.ID) (b evaluation.Base, names []evaluation.VersionName, err error) {
	waves, err := surveyingrows.In(tx).Waves(cohort)
	if err != nil {
		return b, nil, err
	}
	versions, err := surveyingrows.In(tx).InstrumentVersions()
	if err != nil {
		return b, nil, err
	}
	funnels, err := rows.In(tx).BaseFunnels(cohort)
	if err != nil {
		return b, nil, err
	}
	b, names = evaluation.BaseOf(l, waves, versions, funnels)
	return b, names, nil
}

func notePull(tx *store.Tx, q evaluation.Query, p Pull, given int, snapshot string) error {
	from := "start"
	if p.Cursor != "" {
		from = "cursor"
	}
	note := evaluation.Pull{ID: tx.NewID(), Cohort: q.Cohort, Set: q.Set, Rows: given, Snapshot: snapshot,
		Filter: fmt.Sprintf("limit=%d from=%s", q.Limit, from)}
	if err := rows.In(tx).AddPull(note); err != nil {
		return err
	}
	return store.Audit(tx, "evaluation.pulled", "evaluation_pull", note.ID, nil, note)
}
