package selecting

import (
	"context"
	"slices"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	letters "tandem/internal/mail"
	"tandem/internal/selecting"
	"tandem/internal/store"
	programmesrows "tandem/internal/store/programmes"
	rows "tandem/internal/store/selecting"
)

// tellOfferDeclined tells the members whose own offers stand, or were taken,
// that one of them does not come. They do not read why.
func (a *App) tellOfferDeclined(tx *store.Tx, u selecting.Unit, declined selecting.OfferLetter) error {
	offers, err := rows.In(tx).UnitOffers(u.ApplicationID)
	if err != nil {
		return err
	}
	who, _ := u.Seat(declined.Offer.MemberID)
	for _, o := range selecting.Latest(offers) {
		s, seated := u.Seat(o.MemberID)
		letter := letters.OfferDeclined{Name: s.Name, Partner: who.Name, Programme: declined.Programme, Cohort: declined.Cohort}
		switch {
		case !seated, o.State != selecting.OfferMade && o.State != selecting.OfferAccepted:
			continue
		case o.State == selecting.OfferMade:
			letter.ReplyBy = o.ReplyBy
		}
		if _, err := a.desk.Queue(tx, recipientOfSeat(s), desk.Thing(declined.Offer.ID, declined.Offer.Version), letter); err != nil {
			return err
		}
	}
	return nil
}

// OwnOffers reads the offers made to the actor, the latest first, with where
// the partners stand.
func (a *App) OwnOffers(ctx context.Context, actor access.Actor) ([]selecting.OfferLetter, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]selecting.OfferLetter, error) { return rows.In(tx).OfferLetters() })
}

// AcceptOffer takes the actor's seat. When everybody in the unit has accepted,
// the partnership is formed in the same transaction.
func (a *App) AcceptOffer(ctx context.Context, actor access.Actor, key id.ID) (selecting.OfferLetter, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (selecting.OfferLetter, error) {
		u, o, err := answering(tx, key)
		if err != nil {
			return selecting.OfferLetter{}, err
		}
		after, err := o.Accept(tx.Now)
		if err != nil {
			return selecting.OfferLetter{}, err
		}
		if err := saveOffer(tx, "offer.accepted", o, after); err != nil {
			return selecting.OfferLetter{}, err
		}
		if err := moveHeld(tx, u, o.ID, learning.PlaceConfirmed); err != nil {
			return selecting.OfferLetter{}, err
		}
		if err := a.enrolWhenAllAccepted(tx, u); err != nil {
			return selecting.OfferLetter{}, err
		}
		return rows.In(tx).OfferLetter(key)
	})
}

// DeclineOffer turns the actor's seat down with a reason; the seat is free
// again. The partners are told, without the reason, and choose anew.
func (a *App) DeclineOffer(ctx context.Context, actor access.Actor, key id.ID, reason string) (selecting.OfferLetter, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (selecting.OfferLetter, error) {
		u, o, err := answering(tx, key)
		if err != nil {
			return selecting.OfferLetter{}, err
		}
		after, err := o.Decline(reason, tx.Now)
		if err != nil {
			return selecting.OfferLetter{}, err
		}
		if err := saveOffer(tx, "offer.declined", o, after); err != nil {
			return selecting.OfferLetter{}, err
		}
		if err := moveHeld(tx, u, o.ID, learning.PlaceWithdrawn); err != nil {
			return selecting.OfferLetter{}, err
		}
		if err := programmesrows.In(tx).GiveBackSeats(u.CohortID, 1); err != nil {
			return selecting.OfferLetter{}, err
		}
		letter, err := rows.In(tx).OfferLetter(key)
		if err != nil {
			return letter, err
		}
		return letter, a.tellOfferDeclined(tx, u, letter)
	})
}

// answering reads the actor's own offer and holds its unit, so that members
// who answer at the same moment do so one after the other.
func answering(tx *store.Tx, key id.ID) (selecting.Unit, selecting.Offer, error) {
	o, err := rows.In(tx).OwnOffer(key)
	if err != nil {
		return selecting.Unit{}, o, err
	}
	u, err := rows.In(tx).OfferedUnit(o)
	if err != nil {
		return u, o, err
	}
	if u.State != applying.Submitted {
		return u, o, fault.Conflict("not_in_call", "This application is no longer in the call, so the offer cannot be answered.")
	}
	return u, o, rows.In(tx).HoldUnit(u)
}

// LapseOffers is a job: it ends the offers that nobody answered in time and
// tells how many. It frees no seat: that the seats could be given back is for
// a coordinator to see and decide.
func (a *App) LapseOffers(ctx context.Context) (int, error) {
	clerk := access.Actor{Role: access.Clerk, Request: "overdue"}
	overdue, err := store.Look(ctx, a.desk.Store, clerk, func(tx *store.Tx) ([]selecting.Offer, error) { return rows.In(tx).OverdueOffers(lapseMost) })
	lapsed := 0
	for _, o := range overdue {
		did, failed := store.Do(ctx, a.desk.Store, clerk, func(tx *store.Tx) (bool, error) { return lapseOffer(tx, o) })
		if failed != nil {
			return lapsed, failed
		}
		if did {
			lapsed++
		}
	}
	return lapsed, err
}

// lapseMost is how many offers one run of the job looks at.
const lapseMost = 100

// lapseOffer ends one offer unless it was answered, or ended by another copy of the
// program, since it was read.
func lapseOffer(tx *store.Tx, seen selecting.Offer) (bool, error) {
	u, err := rows.In(tx).Unit(seen.ApplicationID)
	if err != nil {
		return false, err
	}
	offers, err := rows.In(tx).Offers(seen.ApplicationID)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(offers, func(o selecting.Offer) bool { return o.ID == seen.ID })
	if i < 0 || !offers[i].Overdue(tx.Now) {
		return false, nil
	}
	if err := rows.In(tx).HoldUnit(u); err != nil {
		return false, err
	}
	after, err := offers[i].Lapse(tx.Now)
	if err != nil {
		return false, err
	}
	return true, saveOffer(tx, "offer.lapsed", offers[i], after)
}

// saveOffer writes one step of an offer with its line in the audit.
func saveOffer(tx *store.Tx, action string, before, after selecting.Offer) error {
	if err := rows.In(tx).SaveOffer(after); err != nil {
		return err
	}
	return store.Audit(tx, action, "offer", after.ID, before, after)
}

func recipientOfSeat(s selecting.Seat) desk.Recipient {
	return desk.Recipient{Person: s.PersonID, Email: s.Email, Name: s.Name}
}

// MayWithdraw refuses the withdrawal of an application that was offered places:
// the offer is to be answered instead.
func (a *App) MayWithdraw(tx *store.Tx, application id.ID) error {
	offered, err := rows.In(tx).Offered(application)
	if err == nil && offered {
		err = fault.Conflict("places_offered", "You have been offered places. Answer the offer instead.")
	}
	return err
}
