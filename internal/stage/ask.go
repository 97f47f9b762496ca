package stage

import (
	"context"
	"fmt"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/survey"
)

// survey asks, reminds, and has the managers reply before and after that.
func (s *Stage) survey(ctx context.Context, c *Cohort, asking Survey) error {
	s.at(asking.Opens)
	wave, err := s.Ask(ctx, c, asking)
	if err != nil {
		return err
	}
	early := window{asking.Opens, asking.Closes}.until(s.present)
	if !asking.Reminds.IsZero() {
		early = early.until(asking.Reminds)
	}
	if err := s.reply(ctx, c, asking, false, early); err != nil || asking.Reminds.IsZero() || !s.passed(asking.Reminds) {
		return err
	}
	s.at(asking.Reminds)
	if _, err := s.app.Surveying.RemindWave(ctx, c.Team, wave, nil); err != nil {
		return err
	}
	if err := s.Deliver(ctx); err != nil {
		return err
	}
	return s.reply(ctx, c, asking, true, window{asking.Reminds, asking.Closes}.until(s.present))
}

// Ask plans and opens a survey, and delivers its mails. It publishes the shipped
// instruments first, as the program does when it starts.
func (s *Stage) Ask(ctx context.Context, c *Cohort, asking Survey) (id.ID, error) {
	if err := s.app.Surveying.InstallInstruments(ctx); err != nil {
		return "", err
	}
	wave, err := s.app.Surveying.PlanWave(ctx, c.Team, asking.Instrument, "", survey.Wave{CohortID: c.Cohort.ID, OpensAt: asking.Opens, ClosesAt: asking.Closes})
	if err != nil {
		return "", err
	}
	if _, err := s.app.Surveying.OpenWave(ctx, c.Team, wave.ID); err != nil {
		return "", err
	}
	c.Waves = append(c.Waves, wave.ID)
	return wave.ID, s.Deliver(ctx)
}

// reply has those managers reply to the survey that was asked last who do so
// early or late.
func (s *Stage) reply(ctx context.Context, c *Cohort, asking Survey, late bool, when window) error {
	managers, wave := replying(c, asking, late), c.Waves[len(c.Waves)-1]
	for i, email := range managers {
		s.at(when.moment(i, len(managers)))
		if err := s.replyBy(ctx, wave, email, asking, late); err != nil {
			return fmt.Errorf("the reply of %s: %w", email, err)
		}
	}
	return nil
}

// replying are the addresses of the managers who reply, in the order of the units.
func replying(c *Cohort, asking Survey, late bool) (emails []string) {
	seen := map[string]bool{}
	for _, e := range c.Entries {
		for _, m := range e.Unit.Members {
			r, replies := asking.Replies[m.Name]
			if email := m.Profile.LineManagerEmail; replies && r.Late == late && !e.Partnership.Empty() && !seen[email] {
				seen[email] = true
				emails = append(emails, email)
			}
		}
	}
	return emails
}

// replyBy opens a manager's link and treats each form behind it.
func (s *Stage) replyBy(ctx context.Context, wave id.ID, email string, asking Survey, late bool) error {
	token, err := s.token(asked, email)
	if err != nil {
		return err
	}
	in, err := s.app.Surveying.OpenManagerLink(ctx, access.Actor{}, token, "stage")
	if err != nil {
		return err
	}
	manager, err := s.app.Identify(ctx, in.AccessToken)
	if err != nil {
		return err
	}
	forms, err := s.app.Surveying.SurveyRequests(ctx, manager)
	if err != nil {
		return err
	}
	for _, f := range forms {
		r, replies := asking.Replies[f.About]
		if !replies || r.Late != late || f.WaveID != wave {
			continue
		}
		if err := s.treat(ctx, manager, f, r); err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) treat(ctx context.Context, manager access.Actor, f survey.Request, r Reply) (err error) {
	switch r.Way {
	case Fills:
		_, err = s.app.Surveying.SubmitSurvey(ctx, manager, f.ID, r.Answers)
	case Keeps:
		_, err = s.app.Surveying.SaveSurveyDraft(ctx, manager, f.ID, f.Version, r.Answers)
	case Excused:
		err = s.app.Surveying.DeclineSurvey(ctx, manager, f.ID, r.Reason, r.Note)
	case Opens: // the link was followed, and that is all
	}
	return err
}
