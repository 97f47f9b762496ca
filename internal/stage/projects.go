package stage

import (
	"cmp"
	"context"
	"slices"
	"time"

	"tandem/internal/access"
	"tandem/internal/learning"
	"tandem/internal/programme"
)

// Begin begins the projects of the partnerships that have one, with the steps
// they are to take, and ticks off those that are done by now.
func (s *Stage) Begin(ctx context.Context, c *Cohort) error {
	var done []tick
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.Partnership.Empty() || e.Unit.Project == nil {
			continue
		}
		ticks, err := s.begin(ctx, e)
		if err != nil {
			return err
		}
		done = append(done, ticks...)
	}
	slices.SortStableFunc(done, func(a, b tick) int { return cmp.Compare(a.step.Done, b.step.Done) })
	for _, t := range done {
		s.at(noon(t.step.Done))
		if _, err := s.app.Learning.ReviseMilestone(ctx, t.by, t.milestone.ID, t.milestone.Version, t.step.Title, t.step.Due, t.step.Done); err != nil {
			return err
		}
	}
	return nil
}

// tick is a step that somebody takes on its day.
type tick struct {
	by        access.Actor
	milestone learning.Milestone
	step      Step
}

// begin has the lead write the project, and the last partner its steps.
func (s *Stage) begin(ctx context.Context, e *Entry) ([]tick, error) {
	lead, partner := e.Actors[0], e.Actors[len(e.Actors)-1]
	p, err := s.app.Learning.StartProject(ctx, lead, e.Partnership, e.Unit.Project.Form.Title, "")
	if err != nil {
		return nil, err
	}
	e.Project = p.Project.ID
	if err := s.move(ctx, lead, e, e.Unit.Project.Form.State); err != nil {
		return nil, err
	}
	var ticks []tick
	for _, step := range e.Unit.Project.Steps {
		m, err := s.app.Learning.AddMilestone(ctx, partner, e.Project, step.Title, step.Due, "")
		if err != nil {
			return nil, err
		}
		if step.Done != "" && (s.present.IsZero() || step.Done <= programme.DayOf(s.present)) {
			ticks = append(ticks, tick{partner, m, step})
		}
	}
	return ticks, nil
}

// move writes the project and brings it to a state, by way of being under way
// where that cannot be skipped.
func (s *Stage) move(ctx context.Context, by access.Actor, e *Entry, to learning.ProjectState) error {
	page, err := s.app.Learning.Project(ctx, by, e.Project)
	if err != nil {
		return err
	}
	form := e.Unit.Project.Form
	for _, state := range []learning.ProjectState{learning.ProjectInProgress, to} {
		if now := page.Project.State; now == to || state != to && slices.Contains(learning.ProjectStates(now), to) {
			continue
		}
		form.State = state
		if page, err = s.app.Learning.ReviseProject(ctx, by, e.Project, page.Project.Version, form); err != nil {
			return err
		}
	}
	return nil
}

// end brings the projects to where the script has them end.
func (s *Stage) end(ctx context.Context, c *Cohort) error {
	for i := range c.Entries {
		if e := &c.Entries[i]; !e.Project.Empty() && e.Unit.Project.Ends != "" {
			if err := s.move(ctx, e.Actors[0], e, e.Unit.Project.Ends); err != nil {
				return err
			}
		}
	}
	return nil
}

// noon is a time of day on which people work.
func noon(day programme.Date) time.Time {
	at, _ := time.Parse(time.DateOnly, string(day)) // a script's own day
	return at.Add(12 * time.Hour)
}
