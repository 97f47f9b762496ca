package selecting

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/id"
	"tandem/internal/learning"
	letters "tandem/internal/mail"
	"tandem/internal/selecting"
	"tandem/internal/store"
	applyingrows "tandem/internal/store/applying"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	rows "tandem/internal/store/selecting"
)

// WithdrawOffer takes back what still stands of a unit's offer, after one of its
// members declined or for any other reason, until the partnership is formed. The
// seats are free again, and whoever could have come is told.
func (a *App) WithdrawOffer(ctx context.Context, actor access.Actor, application id.ID) (selecting.Dossier, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (selecting.Dossier, error) {
		u, err := rows.In(tx).Unit(application)
		if err != nil {
			return selecting.Dossier{}, err
		}
		if err := rows.In(tx).HoldUnit(u); err != nil {
			return selecting.Dossier{}, err
		}
		p, err := learningrows.In(tx).PartnershipOf(application)
		if err = desk.UnlessMissing(err); err != nil {
			return selecting.Dossier{}, err
		}
		offers, err := rows.In(tx).Offers(application)
		if err != nil {
			return selecting.Dossier{}, err
		}
		standing, err := selecting.ToRescind(offers, !p.ID.Empty())
		if err != nil {
			return selecting.Dossier{}, err
		}
		if err := a.rescind(tx, u, standing); err != nil {
			return selecting.Dossier{}, err
		}
		return dossier(tx, application)
	})
}

func (a *App) rescind(tx *store.Tx, u selecting.Unit, offers []selecting.Offer) error {
	held, err := heldBy(tx, u.ApplicationID)
	if err != nil {
		return err
	}
	freed := 0
	for _, o := range offers {
		after, err := o.Rescind()
		if err != nil {
			return err
		}
		if err := saveOffer(tx, "offer.rescinded", o, after); err != nil {
			return err
		}
		if p, has := held[o.ID]; has {
			if err := movePlace(tx, p, learning.PlaceWithdrawn); err != nil {
				return err
			}
			freed++
		}
		if err := a.tellWithdrawn(tx, u, o); err != nil {
			return err
		}
	}
	if freed == 0 {
		return nil
	}
	return programmesrows.In(tx).GiveBackSeats(u.CohortID, freed)
}

func (a *App) tellWithdrawn(tx *store.Tx, u selecting.Unit, o selecting.Offer) error {
	call, err := applyingrows.In(tx).Call(u.CallID)
	if err != nil {
		return err
	}
	s, _ := u.Seat(o.MemberID)
	_, err = a.desk.Queue(tx, recipientOfSeat(s), desk.Thing(o.ID, o.Version), letters.OfferWithdrawn{
		Name: s.Name, Programme: call.Programme, Cohort: call.Cohort, Accepted: o.State == selecting.OfferAccepted})
	return err
}
