package stage

import (
	"context"
	"fmt"

	"tandem/internal/access"
	"tandem/internal/programme"
)

// Offer offers places to the units that the script has chosen.
func (s *Stage) Offer(ctx context.Context, c *Cohort, replyBy programme.Date) error {
	for _, e := range c.Entries {
		if !e.Unit.Offered {
			continue
		}
		if _, err := s.app.Selecting.OfferPlaces(ctx, c.Team, e.Application, replyBy); err != nil {
			return fmt.Errorf("the offer to %s: %w", e.Unit.Members[0].Name, err)
		}
	}
	return nil
}

// Answer has everybody who was offered a place answer.
func (s *Stage) Answer(ctx context.Context, c *Cohort) error { return s.answer(ctx, c, window{}) }

func (s *Stage) answer(ctx context.Context, c *Cohort, when window) error {
	for i := range c.Entries {
		e := &c.Entries[i]
		s.at(when.moment(i, len(c.Entries)))
		for j, actor := range e.Actors {
			if !e.Unit.Offered || e.Unit.Members[j].Answer == Waits {
				continue
			}
			if err := s.answerOffer(ctx, *e, actor, e.Unit.Members[j].Answer); err != nil {
				return fmt.Errorf("the answer of %s: %w", e.Unit.Members[j].Name, err)
			}
		}
		if err := s.note(ctx, c, e); err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) answerOffer(ctx context.Context, e Entry, actor access.Actor, answer Answer) error {
	letters, err := s.app.Selecting.OwnOffers(ctx, actor)
	if err != nil {
		return err
	}
	for _, l := range letters {
		switch {
		case l.Offer.ApplicationID != e.Application:
		case answer == Declines:
			_, err = s.app.Selecting.DeclineOffer(ctx, actor, l.Offer.ID, "My service is being restructured, and I cannot be away from it.")
		default:
			_, err = s.app.Selecting.AcceptOffer(ctx, actor, l.Offer.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// note looks up the partnership that the answers have formed, if they have.
func (s *Stage) note(ctx context.Context, c *Cohort, e *Entry) error {
	if !e.Unit.Offered {
		return nil
	}
	places, err := s.app.Learning.Enrolments(ctx, e.Actors[0])
	for _, p := range places {
		if p.Place.CohortID == c.Cohort.ID {
			e.Partnership = p.PartnershipID
		}
	}
	return err
}
