package selecting

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	letters "tandem/internal/mail"
	"tandem/internal/programme"
	"tandem/internal/selecting"
	"tandem/internal/store"
	applyingrows "tandem/internal/store/applying"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	runningrows "tandem/internal/store/running"
	rows "tandem/internal/store/selecting"
)

// CallApplications reads a page of the applications in a call, oldest first,
// after a given one; an empty state means every state. The history of each is
// left out.
func (a *App) CallApplications(ctx context.Context, actor access.Actor, call id.ID, state string, after id.ID, most int) ([]selecting.Dossier, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]selecting.Dossier, error) {
		if _, err := applyingrows.In(tx).Call(call); err != nil {
			return nil, err
		}
		units, err := rows.In(tx).Units(call, state, after, most)
		if err != nil || len(units) == 0 {
			return nil, err
		}
		keys := make([]id.ID, len(units))
		for i, u := range units {
			keys[i] = u.ApplicationID
		}
		offers, err := rows.In(tx).OffersOf(keys)
		out := make([]selecting.Dossier, len(units))
		for i, u := range units {
			out[i] = selecting.Dossier{Unit: u.AsSent(), Relation: u.Relation(tx.Now), Offers: selecting.OfferSummary(offers[u.ApplicationID])}
		}
		return out, err
	})
}

// CallApplication reads one application of a call with its history.
func (a *App) CallApplication(ctx context.Context, actor access.Actor, call, application id.ID) (selecting.Dossier, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (selecting.Dossier, error) {
		d, err := dossier(tx, application)
		if err == nil && d.Unit.CallID != call {
			err = fault.NotFound()
		}
		return d, err
	})
}

func dossier(tx *store.Tx, application id.ID) (selecting.Dossier, error) {
	u, err := rows.In(tx).Unit(application)
	if err != nil {
		return selecting.Dossier{}, err
	}
	offers, err := rows.In(tx).Offers(application)
	if err != nil {
		return selecting.Dossier{}, err
	}
	objects := []id.ID{application}
	for _, o := range offers {
		objects = append(objects, o.ID)
	}
	p, err := learningrows.In(tx).PartnershipOf(application)
	if err = desk.UnlessMissing(err); err != nil { // until everybody has accepted, there is none
		return selecting.Dossier{}, err
	}
	if !p.ID.Empty() {
		objects = append(objects, p.ID)
	}
	history, err := runningrows.In(tx).History(objects)
	if err != nil {
		return selecting.Dossier{}, err
	}
	answers, err := answersOf(tx, application, offers)
	return selecting.Dossier{Unit: u.AsSent(), Relation: u.Relation(tx.Now), Offers: selecting.OfferSummary(offers), Answers: answers, History: history}, err
}

// answersOf tells where each member stands with their offer.
func answersOf(tx *store.Tx, application id.ID, offers []selecting.Offer) (map[id.ID]selecting.Standing, error) {
	held, err := heldBy(tx, application)
	if err != nil {
		return nil, err
	}
	by := map[id.ID]selecting.Standing{}
	for _, o := range selecting.Latest(offers) {
		_, holds := held[o.ID]
		by[o.MemberID] = selecting.Standing{Offer: o, HoldsSeat: holds}
	}
	return by, nil
}

// OfferPlaces decides for a submitted application and tells its members in the
// same transaction: the decision is published, every member has an offer with
// a mail, and the seats are held, or none of it. Offers that lapsed are made
// again.
func (a *App) OfferPlaces(ctx context.Context, actor access.Actor, application id.ID, replyBy programme.Date) (selecting.Dossier, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (selecting.Dossier, error) {
		u, err := rows.In(tx).Unit(application)
		if err != nil {
			return selecting.Dossier{}, err
		}
		until, err := selecting.ReplyUntil(replyBy, tx.Now)
		if err != nil {
			return selecting.Dossier{}, err
		}
		if err := a.offerUnit(tx, u, until); err != nil {
			return selecting.Dossier{}, err
		}
		return dossier(tx, application)
	})
}

func (a *App) offerUnit(tx *store.Tx, u selecting.Unit, until time.Time) error {
	prior, err := rows.In(tx).Decisions(u.ApplicationID)
	if err != nil {
		return err
	}
	d, err := selecting.Propose(u, prior, selecting.OutcomeOffer, tx.Actor().Person, tx.Now)
	if err != nil {
		return err
	}
	made, err := rows.In(tx).Offers(u.ApplicationID)
	if err != nil {
		return err
	}
	lapsed, err := selecting.ToOffer(made)
	if err != nil {
		return err
	}
	if err := rows.In(tx).HoldUnit(u); err != nil {
		return err
	}
	if d, err = publishDecision(tx, d); err != nil {
		return err
	}
	if len(lapsed) > 0 {
		return a.offerAgain(tx, u, d, lapsed, until)
	}
	return a.offerAfresh(tx, u, d, until)
}

func publishDecision(tx *store.Tx, d selecting.Decision) (selecting.Decision, error) {
	d.ID = tx.NewID()
	published, err := d.Publish(tx.Now)
	if err != nil {
		return d, err
	}
	if err := rows.In(tx).AddDecision(published); err != nil {
		return d, err
	}
	return published, store.Audit(tx, "decision.published", "decision", d.ID, d, published)
}

func (a *App) offerAfresh(tx *store.Tx, u selecting.Unit, d selecting.Decision, until time.Time) error {
	offers, err := selecting.MakeOffers(u, d, until, tx.Now)
	if err != nil {
		return err
	}
	if _, err := releaseLapsed(tx, u); err != nil { // of an earlier round that somebody else declined
		return err
	}
	if err := programmesrows.In(tx).TakeSeats(u.CohortID, len(offers)); err != nil {
		return err
	}
	for _, o := range offers {
		o.ID = tx.NewID()
		if err := rows.In(tx).AddOffer(o); err != nil {
			return err
		}
		if err := store.Audit(tx, "offer.made", "offer", o.ID, nil, o); err != nil {
			return err
		}
		if err := hold(tx, u, o); err != nil {
			return err
		}
		if err := a.tellOffer(tx, u, o); err != nil {
			return err
		}
	}
	return nil
}

// offerAgain opens lapsed offers once more. Their seats are still held, unless
// a coordinator gave them back in between.
func (a *App) offerAgain(tx *store.Tx, u selecting.Unit, d selecting.Decision, lapsed []selecting.Offer, until time.Time) error {
	held, err := heldBy(tx, u.ApplicationID)
	if err != nil {
		return err
	}
	for _, o := range lapsed {
		again, err := o.MakeAgain(d, until)
		if err != nil {
			return err
		}
		if _, has := held[o.ID]; !has {
			if err := programmesrows.In(tx).TakeSeats(u.CohortID, 1); err != nil {
				return err
			}
			if err := hold(tx, u, again); err != nil {
				return err
			}
		}
		if err := saveOffer(tx, "offer.made_again", o, again); err != nil {
			return err
		}
		again.Version++
		if err := a.tellOffer(tx, u, again); err != nil {
			return err
		}
	}
	return nil
}

// tellOffer queues the one mail about this version of an offer.
func (a *App) tellOffer(tx *store.Tx, u selecting.Unit, o selecting.Offer) error {
	call, err := applyingrows.In(tx).Call(u.CallID)
	if err != nil {
		return err
	}
	cohort, err := programmesrows.In(tx).Cohort(u.CohortID)
	if err != nil {
		return err
	}
	s, _ := u.Seat(o.MemberID)
	_, err = a.desk.Queue(tx, recipientOfSeat(s), desk.Thing(o.ID, o.Version), letters.OfferMade{
		Name: s.Name, Programme: call.Programme, Cohort: call.Cohort, StartsOn: string(cohort.StartsOn), EndsOn: string(cohort.EndsOn),
		Partners: u.Partners(s.PersonID), ReplyBy: o.ReplyBy,
	})
	return err
}

// ReleaseSeats is a coordinator's answer to what a lapse proposes: the seats
// that lapsed offers still hold are free again.
func (a *App) ReleaseSeats(ctx context.Context, actor access.Actor, application id.ID) (selecting.Dossier, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (selecting.Dossier, error) {
		u, err := rows.In(tx).Unit(application)
		if err != nil {
			return selecting.Dossier{}, err
		}
		if err := rows.In(tx).HoldUnit(u); err != nil {
			return selecting.Dossier{}, err
		}
		n, err := releaseLapsed(tx, u)
		if err == nil && n == 0 {
			err = fault.Conflict("nothing_to_release", "No offer that lapsed holds a place in this application.")
		}
		if err != nil {
			return selecting.Dossier{}, err
		}
		return dossier(tx, application)
	})
}

func releaseLapsed(tx *store.Tx, u selecting.Unit) (released int, err error) {
	offers, err := rows.In(tx).Offers(u.ApplicationID)
	if err != nil {
		return 0, err
	}
	held, err := heldBy(tx, u.ApplicationID)
	if err != nil {
		return 0, err
	}
	for _, o := range selecting.Latest(offers) {
		p, has := held[o.ID]
		if o.State != selecting.OfferLapsed || !has {
			continue
		}
		if err := movePlace(tx, p, learning.PlaceWithdrawn); err != nil {
			return 0, err
		}
		released++
	}
	if released == 0 {
		return 0, nil
	}
	return released, programmesrows.In(tx).GiveBackSeats(u.CohortID, released)
}
