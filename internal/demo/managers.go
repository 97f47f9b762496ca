package demo

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/survey"
)

// askManagers opens the interim survey. One manager has answered about one of
// her two people, so that the other form and the evaluator's rows can be seen.
func (l *loader) askManagers(ctx context.Context) error {
	coordinator, cohort, err := l.cohort(ctx, "Spring cohort")
	if err != nil {
		return err
	}
	wave, err := l.app.Surveying.PlanWave(ctx, coordinator, "manager_interim", survey.Wave{CohortID: cohort.ID, OpensAt: l.clock.Now(), ClosesAt: l.inDays(21)})
	if err != nil {
		return err
	}
	if _, err := l.app.Surveying.OpenWave(ctx, coordinator, wave.ID); err != nil {
		return err
	}
	if err := l.join(ctx, joan); err != nil {
		return err
	}
	for _, m := range []struct {
		who           someone
		impact, ideas int64
		examples      string
	}{
		{joan, 5, 6, "They now open meetings by asking what the family would want to happen next. Health colleagues come because it is worth their time."},
		{martin, 4, 5, "More confident in rooms where they are the only one from care."},
	} {
		if err := l.answer(ctx, m.who, m.impact, m.ideas, m.examples); err != nil {
			return err
		}
	}
	return l.deliver(ctx)
}

// answer opens the mailed link and fills in the first form behind it.
func (l *loader) answer(ctx context.Context, who someone, impact, ideas int64, examples string) error {
	token, err := l.linkOf(ctx, who.email)
	if err != nil {
		return err
	}
	in, err := l.app.Surveying.OpenManagerLink(ctx, access.Actor{}, token, "demo loader")
	if err != nil {
		return err
	}
	actor, err := l.app.Identify(ctx, in.AccessToken)
	if err != nil {
		return err
	}
	forms, err := l.app.Surveying.SurveyRequests(ctx, actor)
	if err != nil || len(forms) == 0 {
		return err
	}
	_, err = l.app.Surveying.SubmitSurvey(ctx, actor, forms[0].ID, []survey.Answer{
		{Item: "leadership_impact", Number: &impact}, {Item: "new_ideas", Number: &ideas}, {Item: "examples", Text: examples},
	})
	return err
}
