package demo

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/programme"
)

// openProgramme is the coordinator's first day.
func (l *loader) openProgramme(ctx context.Context) error {
	if err := l.app.Surveying.InstallInstruments(ctx); err != nil {
		return err
	}
	coordinator, err := l.newcomer(ctx, clare)
	if err != nil {
		return err
	}
	p, err := l.app.Programmes.CreateProgramme(ctx, coordinator, programme.Programme{
		Name:    "SEND Leadership Programme",
		Summary: "Colleagues who lead reforms for children and young people with special educational needs and disabilities apply in pairs, learn together over five modules, and change one thing at home.",
	})
	if err != nil {
		return err
	}
	for _, c := range []programme.Cohort{
		{Name: "Spring cohort", Capacity: 40, StartsOn: l.day(-60), EndsOn: l.day(240)},
		{Name: "Autumn cohort", Capacity: 40, StartsOn: l.day(120), EndsOn: l.day(420)},
	} {
		if _, err := l.app.Programmes.CreateCohort(ctx, coordinator, p.ID, c); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) day(days int) programme.Date { return programme.DayOf(l.inDays(days)) }

// cohort finds one of the two by name.
func (l *loader) cohort(ctx context.Context, name string) (access.Actor, programme.Cohort, error) {
	coordinator, err := l.as(ctx, clare)
	if err != nil {
		return coordinator, programme.Cohort{}, err
	}
	cohorts, err := l.app.Programmes.Cohorts(ctx, coordinator, "")
	for _, c := range cohorts {
		if c.Name == name {
			return coordinator, c, nil
		}
	}
	return coordinator, programme.Cohort{}, err
}

// enrolPairs takes the pairs of the running cohort from application to project.
func (l *loader) enrolPairs(ctx context.Context) error {
	coordinator, cohort, err := l.cohort(ctx, "Spring cohort")
	if err != nil {
		return err
	}
	call, err := l.app.Applying.CreateCall(ctx, coordinator, cohort.ID, applying.Call{OpensAt: l.inDays(-30), ClosesAt: l.inDays(5), GraceUntil: l.inDays(12)})
	if err != nil {
		return err
	}
	for _, u := range enrolled {
		application, err := l.apply(ctx, call.ID, u)
		if err != nil {
			return err
		}
		if _, err := l.app.Selecting.OfferPlaces(ctx, coordinator, application, l.day(14)); err != nil {
			return err
		}
		if err := l.accept(ctx, u); err != nil {
			return err
		}
		if err := l.beginProject(ctx, u); err != nil {
			return err
		}
	}
	over := applying.Call{OpensAt: l.inDays(-120), ClosesAt: l.inDays(-90), GraceUntil: l.inDays(-83)}
	if _, err := l.app.Applying.ReviseCall(ctx, coordinator, call.ID, call.Version, over); err != nil {
		return err
	}
	return l.deliver(ctx)
}

// openNextCall leaves a call open with applications at every stage.
func (l *loader) openNextCall(ctx context.Context) error {
	coordinator, cohort, err := l.cohort(ctx, "Autumn cohort")
	if err != nil {
		return err
	}
	call, err := l.app.Applying.CreateCall(ctx, coordinator, cohort.ID, applying.Call{OpensAt: l.inDays(-7), ClosesAt: l.inDays(28), GraceUntil: l.inDays(35)})
	if err != nil {
		return err
	}
	for _, u := range applicants {
		if _, err := l.apply(ctx, call.ID, u); err != nil {
			return err
		}
	}
	return l.deliver(ctx)
}

// accept has every member of a unit take the offered place.
func (l *loader) accept(ctx context.Context, u unit) error {
	for _, a := range u.people {
		actor, err := l.as(ctx, a.someone)
		if err != nil {
			return err
		}
		offers, err := l.app.Selecting.OwnOffers(ctx, actor)
		if err != nil {
			return err
		}
		for _, o := range offers {
			if _, err := l.app.Selecting.AcceptOffer(ctx, actor, o.Offer.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// beginProject starts the partnership's project with its first steps.
func (l *loader) beginProject(ctx context.Context, u unit) error {
	actor, err := l.as(ctx, u.people[0].someone)
	if err != nil {
		return err
	}
	places, err := l.app.Learning.Enrolments(ctx, actor)
	if err != nil || len(places) == 0 {
		return err
	}
	p, err := l.app.Learning.StartProject(ctx, actor, places[0].PartnershipID, u.project.Title)
	if err != nil {
		return err
	}
	form := u.project
	form.Challenge, form.State = u.joint.Challenge, learning.ProjectInProgress
	if _, err = l.app.Learning.ReviseProject(ctx, actor, p.Project.ID, p.Project.Version, form); err != nil {
		return err
	}
	return l.addMilestones(ctx, actor, p.Project.ID)
}

func (l *loader) addMilestones(ctx context.Context, actor access.Actor, project id.ID) error {
	for _, m := range []struct {
		title     string
		due, done programme.Date
	}{
		{"Map the steps a family goes through today", l.day(-20), l.day(-22)},
		{"Agree the first version with both teams", l.day(25), ""},
		{"Try it with ten families", l.day(80), ""},
	} {
		if _, err := l.app.Learning.AddMilestone(ctx, actor, project, m.title, m.due, m.done); err != nil {
			return err
		}
	}
	return nil
}
