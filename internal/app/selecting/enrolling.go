package selecting

import (
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	letters "tandem/internal/mail"
	"tandem/internal/selecting"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	applyingrows "tandem/internal/store/applying"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	rows "tandem/internal/store/selecting"
)

// hold keeps a seat for whoever is made an offer. The cohort has counted it.
func hold(tx *store.Tx, u selecting.Unit, o selecting.Offer) error {
	s, _ := u.Seat(o.MemberID)
	p := selecting.HoldPlace(o, s, tx.Now)
	p.ID = tx.NewID()
	if err := learningrows.In(tx).AddPlace(p); err != nil {
		return err
	}
	return store.Audit(tx, "place.held", "place", p.ID, nil, p)
}

// heldBy gives the live places of a unit by the offer that holds each.
func heldBy(tx *store.Tx, application id.ID) (map[id.ID]learning.Place, error) {
	places, err := learningrows.In(tx).HeldPlaces(application)
	by := make(map[id.ID]learning.Place, len(places))
	for _, p := range places {
		by[p.OfferID] = p
	}
	return by, err
}

func moveHeld(tx *store.Tx, u selecting.Unit, offer id.ID, to learning.PlaceState) error {
	held, err := heldBy(tx, u.ApplicationID)
	if err != nil {
		return err
	}
	p, has := held[offer]
	if !has {
		return fault.Conflict("no_place", "The place that was held for you is gone. Contact the programme team.")
	}
	return movePlace(tx, p, to)
}

func movePlace(tx *store.Tx, p learning.Place, to learning.PlaceState) error {
	after, err := p.Move(to)
	if err != nil {
		return err
	}
	if err := learningrows.In(tx).SavePlace(after); err != nil {
		return err
	}
	return store.Audit(tx, "place."+string(to), "place", p.ID, p, after)
}

// enrolWhenAllAccepted forms the partnership with the last acceptance, makes
// each line manager known, and tells everybody. The caller holds the unit, so
// it happens once.
func (a *App) enrolWhenAllAccepted(tx *store.Tx, u selecting.Unit) error {
	offers, err := rows.In(tx).UnitOffers(u.ApplicationID)
	if err != nil || !selecting.AllAccepted(u, offers) {
		return err
	}
	places, err := learningrows.In(tx).HeldPlaces(u.ApplicationID)
	if err != nil {
		return err
	}
	p, members, err := selecting.Form(u, offers, places, tx.Now)
	if err != nil {
		return err
	}
	p.ID = tx.NewID()
	for i := range members {
		members[i].ID, members[i].PartnershipID = tx.NewID(), p.ID
	}
	if err := learningrows.In(tx).AddPartnership(p, members); err != nil {
		return err
	}
	if err := store.Audit(tx, "partnership.formed", "partnership", p.ID, nil, p); err != nil {
		return err
	}
	return a.welcome(tx, u, p)
}

func (a *App) welcome(tx *store.Tx, u selecting.Unit, p learning.Partnership) error {
	call, err := applyingrows.In(tx).Call(u.CallID)
	if err != nil {
		return err
	}
	cohort, err := programmesrows.In(tx).CohortToJoin(u.CohortID)
	if err != nil {
		return err
	}
	for _, s := range u.Seats {
		if err := manage(tx, u, s); err != nil {
			return err
		}
		_, err := a.desk.Queue(tx, recipientOfSeat(s), desk.Thing(p.ID, 1), letters.PartnershipFormed{Name: s.Name, Programme: call.Programme,
			Cohort: call.Cohort, StartsOn: string(cohort.StartsOn), Partners: u.Partners(s.PersonID)})
		if err != nil {
			return err
		}
	}
	return nil
}

// manage makes the line manager whom a member named known to the programme and
// pairs the two. Where a member named themselves or a partner, there is no
// dyad, and the application's history tells the programme team to ask.
func manage(tx *store.Tx, u selecting.Unit, s selecting.Seat) error {
	name, email := s.LineManager()
	if !u.MayManage(email) {
		return store.Audit(tx, "application.line_manager_needed", "application", u.ApplicationID, nil, s.MemberID)
	}
	manager, err := accountrows.In(tx).KnowPerson(name, email)
	if err != nil {
		return err
	}
	d, err := learning.Manage(u.CohortID, manager.ID, s.PersonID, tx.Now)
	if err != nil {
		return err
	}
	d.ID = tx.NewID()
	if err := learningrows.In(tx).AddDyad(d); err != nil {
		return err
	}
	return store.Audit(tx, "dyad.formed", "dyad", d.ID, nil, d)
}
