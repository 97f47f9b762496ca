package stage

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// Cohort is a cohort as far as it was played.
type Cohort struct {
	Team      access.Actor
	Programme programme.Programme
	Cohort    programme.Cohort
	Call      applying.Call
	Entries   []Entry // one for each unit of the script, in its order
	Waves     []id.ID // of its surveys
}

// Entry is a unit's application. Actors are its members as far as they have
// joined; the others are nobody.
type Entry struct {
	Unit        Unit
	Application id.ID
	Actors      []access.Actor
	Partnership id.ID // empty until one is formed
	Project     id.ID // empty until it is begun
}

// Play plays a script from its beginning to a point, each act on its day, and
// sets the clock back to the present. Everything happens at the present at the
// latest: a call that is open now has the applications of a call that is open.
func (s *Stage) Play(ctx context.Context, sc Script, to Point) (*Cohort, error) {
	s.present = s.clock.Now()
	c, err := s.play(ctx, sc, to)
	s.present = time.Time{}
	s.clock.Resume()
	if err == nil {
		err = s.Deliver(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("stage: %s: %w", sc.Cohort.Name, err)
	}
	return c, nil
}

func (s *Stage) play(ctx context.Context, sc Script, to Point) (*Cohort, error) {
	s.at(sc.Dates.Announced)
	c, err := s.Announce(ctx, sc)
	if err != nil {
		return nil, err
	}
	for i, act := range []func(context.Context, *Cohort, Script) error{s.applied, s.selected, s.enrolled, s.surveyed, s.finished} {
		if Point(i+1) > to {
			break
		}
		if err := act(ctx, c, sc); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Announce makes the cohort of a script with its call, and the programme where
// there is none of its name.
func (s *Stage) Announce(ctx context.Context, sc Script) (*Cohort, error) {
	team, err := s.Enter(ctx, sc.Team)
	if err != nil {
		return nil, err
	}
	c := &Cohort{Team: team}
	if c.Programme, err = s.programme(ctx, team, sc.Programme); err != nil {
		return nil, err
	}
	if c.Cohort, err = s.app.Programmes.CreateCohort(ctx, team, c.Programme.ID, sc.Cohort); err != nil {
		return nil, err
	}
	call, err := s.app.Applying.CreateCall(ctx, team, c.Cohort.ID, sc.Dates.call())
	c.Call = call.Call
	return c, err
}

func (s *Stage) programme(ctx context.Context, team access.Actor, p programme.Programme) (programme.Programme, error) {
	there, err := s.app.Programmes.Programmes(ctx, team)
	if err != nil {
		return p, err
	}
	if i := slices.IndexFunc(there, func(t programme.Programme) bool { return t.Name == p.Name }); i >= 0 {
		return there[i], nil
	}
	return s.app.Programmes.CreateProgramme(ctx, team, p)
}

func (s *Stage) applied(ctx context.Context, c *Cohort, sc Script) (err error) {
	applying := window{sc.Dates.Opens, sc.Dates.Closes}.until(s.present)
	if c.Entries, err = s.apply(ctx, c.Call.ID, sc.Units, applying); err != nil {
		return err
	}
	if err := s.Deliver(ctx); err != nil || !s.passed(sc.Dates.Over) {
		return err
	}
	s.at(sc.Dates.Over)
	if _, err := s.app.Applying.LapseOverdue(ctx); err != nil {
		return err
	}
	return s.Deliver(ctx)
}

func (s *Stage) selected(ctx context.Context, c *Cohort, sc Script) error {
	s.at(sc.Dates.Offered)
	if err := s.Offer(ctx, c, programme.DayOf(sc.Dates.ReplyBy)); err != nil {
		return err
	}
	return s.Deliver(ctx)
}

func (s *Stage) enrolled(ctx context.Context, c *Cohort, sc Script) error {
	answering := window{sc.Dates.Offered, sc.Dates.ReplyBy}.until(s.present)
	if err := s.answer(ctx, c, answering); err != nil {
		return err
	}
	if lapse := sc.Dates.ReplyBy.AddDate(0, 0, 1); s.passed(lapse) {
		s.at(lapse)
		if _, err := s.app.Selecting.LapseOffers(ctx); err != nil {
			return err
		}
	}
	return s.Deliver(ctx)
}

func (s *Stage) surveyed(ctx context.Context, c *Cohort, sc Script) error {
	s.at(sc.Dates.Begun)
	if err := s.Begin(ctx, c); err != nil || len(sc.Surveys) == 0 {
		return err
	}
	return s.survey(ctx, c, sc.Surveys[0])
}

func (s *Stage) finished(ctx context.Context, c *Cohort, sc Script) error {
	s.at(sc.Dates.Ended)
	if err := s.end(ctx, c); err != nil {
		return err
	}
	for i, asking := range sc.Surveys {
		if i > 0 {
			if err := s.survey(ctx, c, asking); err != nil {
				return err
			}
		}
		s.at(asking.Closes)
		if _, err := s.app.Surveying.CloseWave(ctx, c.Team, c.Waves[i]); err != nil {
			return err
		}
	}
	return nil
}
