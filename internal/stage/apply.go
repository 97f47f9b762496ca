package stage

import (
	"context"
	"fmt"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
)

// Apply takes units through their applications in an open call, each as far as
// it reaches, at the time that the clock shows. It delivers the mail that the
// partners wait for; what the rest of it causes stays due.
func (s *Stage) Apply(ctx context.Context, call id.ID, units ...Unit) ([]Entry, error) {
	return s.apply(ctx, call, units, window{})
}

// apply has every lead begin, then every partner answer, then all send: so one
// delivery of the mail serves everybody.
func (s *Stage) apply(ctx context.Context, call id.ID, units []Unit, when window) ([]Entry, error) {
	entries := make([]Entry, len(units))
	for part, act := range []func(context.Context, *Entry) error{
		func(ctx context.Context, e *Entry) error { return s.start(ctx, call, e) }, s.join, s.send,
	} {
		if part == 1 || part == 2 && !when.from.IsZero() {
			if err := s.Deliver(ctx); err != nil {
				return nil, err
			}
		}
		for i := range units {
			entries[i].Unit = units[i]
			s.at(when.part(part, 3).moment(i, len(units)))
			if err := act(ctx, &entries[i]); err != nil {
				return nil, fmt.Errorf("the application of %s: %w", units[i].Members[0].Name, err)
			}
		}
	}
	return entries, nil
}

// start writes the lead's part and the joint case, and invites the partners.
func (s *Stage) start(ctx context.Context, call id.ID, e *Entry) error {
	lead, err := s.Enter(ctx, e.Unit.Members[0].Person)
	if err != nil {
		return err
	}
	a, err := s.app.Applying.StartApplication(ctx, lead, call, e.Unit.kind())
	if err != nil {
		return err
	}
	e.Application, e.Actors = a.ID, make([]access.Actor, len(e.Unit.Members))
	e.Actors[0] = lead
	if err := s.describe(ctx, lead, a, e.Unit.Members[0]); err != nil {
		return err
	}
	if _, err := s.app.Applying.RewriteCase(ctx, lead, a.ID, a.Version, e.Unit.Case, e.Unit.Alone); err != nil || e.Unit.Reach == Begun {
		return err
	}
	for _, partner := range e.Unit.Members[1:] {
		if _, err := s.app.Applying.InvitePartner(ctx, lead, a.ID, partner.Name, partner.Email); err != nil {
			return err
		}
	}
	return nil
}

// describe fills in a member's own pages.
func (s *Stage) describe(ctx context.Context, actor access.Actor, a applying.Application, m Member) error {
	own, _ := a.Member(actor.Person)
	profile := m.Profile
	profile.Name = m.Name
	_, err := s.app.Applying.DescribeMember(ctx, actor, own.ID, own.Version, profile)
	return err
}

// join has the partners follow the mailed links, if they do.
func (s *Stage) join(ctx context.Context, e *Entry) error {
	if e.Unit.Reach == Begun || e.Unit.Reach == Invited {
		return nil
	}
	for i, partner := range e.Unit.Members[1:] {
		token, err := s.token(invited, partner.Email)
		if err != nil {
			return err
		}
		if e.Unit.Reach == Refused {
			err = s.app.Applying.DeclineInvitation(ctx, access.Actor{}, token, "I start in a new post in the spring. I am sorry.")
		} else {
			e.Actors[i+1], err = s.joinBy(ctx, token, partner)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) joinBy(ctx context.Context, token string, partner Member) (access.Actor, error) {
	actor, err := s.Enter(ctx, partner.Person)
	if err != nil {
		return actor, err
	}
	a, err := s.app.Applying.AcceptInvitation(ctx, actor, token)
	if err != nil {
		return actor, err
	}
	return actor, s.describe(ctx, actor, a, partner)
}

// send has the lead send the application and the partners sign it, or the lead
// take it back.
func (s *Stage) send(ctx context.Context, e *Entry) error {
	if reach := e.Unit.Reach; reach != Sent && reach != Unsigned && reach != Withdrawn {
		return nil
	}
	lead := e.Actors[0]
	a, err := s.app.Applying.Application(ctx, lead, e.Application)
	if err != nil {
		return err
	}
	if a, err = s.app.Applying.SubmitApplication(ctx, lead, a.ID, a.Hash()); err != nil || e.Unit.Reach == Unsigned {
		return err
	}
	for _, partner := range e.Actors[1:] {
		if _, err := s.app.Applying.SignApplication(ctx, partner, a.ID, a.Hash()); err != nil {
			return err
		}
	}
	if e.Unit.Reach == Withdrawn {
		_, err = s.app.Applying.WithdrawApplication(ctx, lead, a.ID)
	}
	return err
}
