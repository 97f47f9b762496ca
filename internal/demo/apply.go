package demo

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
)

// apply takes one unit through its application as far as it gets.
func (l *loader) apply(ctx context.Context, call id.ID, u unit) (id.ID, error) {
	lead, err := l.newcomer(ctx, u.people[0].someone)
	if err != nil {
		return "", err
	}
	kind := []applying.Kind{"individual", "pair", "triad"}[len(u.people)-1]
	a, err := l.app.Applying.StartApplication(ctx, lead, call, kind)
	if err != nil {
		return "", err
	}
	if err := l.describe(ctx, lead, a, u.people[0]); err != nil {
		return "", err
	}
	if a, err = l.app.Applying.Application(ctx, lead, a.ID); err != nil {
		return "", err
	}
	if _, err := l.app.Applying.RewriteCase(ctx, lead, a.ID, a.Version, u.joint, u.alone); err != nil {
		return "", err
	}
	for _, partner := range u.people[1:] {
		if err := l.invite(ctx, lead, a.ID, partner, u.unsigned); err != nil {
			return "", err
		}
	}
	return a.ID, l.finish(ctx, lead, a.ID, u)
}

// describe fills in a member's own pages.
func (l *loader) describe(ctx context.Context, actor access.Actor, a applying.Application, who applicant) error {
	for _, m := range a.Members {
		if m.PersonID == actor.Person {
			_, err := l.app.Applying.DescribeMember(ctx, actor, m.ID, m.Version, who.profile)
			return err
		}
	}
	return nil
}

// invite has the partner follow the mailed link, unless they are to be waited for.
func (l *loader) invite(ctx context.Context, lead access.Actor, application id.ID, partner applicant, wait bool) error {
	if _, err := l.app.Applying.InvitePartner(ctx, lead, application, partner.name, partner.email); err != nil || wait {
		return err
	}
	actor, err := l.newcomer(ctx, partner.someone)
	if err != nil {
		return err
	}
	token, err := l.linkOf(ctx, partner.email)
	if err != nil {
		return err
	}
	a, err := l.app.Applying.AcceptInvitation(ctx, actor, token)
	if err != nil {
		return err
	}
	return l.describe(ctx, actor, a, partner)
}

// finish submits, and everybody else signs; or the lead withdraws.
func (l *loader) finish(ctx context.Context, lead access.Actor, application id.ID, u unit) error {
	if u.unsigned {
		return nil
	}
	a, err := l.app.Applying.Application(ctx, lead, application)
	if err != nil {
		return err
	}
	if a, err = l.app.Applying.SubmitApplication(ctx, lead, application, a.Hash()); err != nil {
		return err
	}
	for _, partner := range u.people[1:] {
		actor, err := l.as(ctx, partner.someone)
		if err != nil {
			return err
		}
		if _, err := l.app.Applying.SignApplication(ctx, actor, application, a.Hash()); err != nil {
			return err
		}
	}
	if u.withdrawn {
		_, err = l.app.Applying.WithdrawApplication(ctx, lead, application)
	}
	return err
}
