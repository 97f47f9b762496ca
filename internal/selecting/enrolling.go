package selecting

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
)

// Form makes the partnership of a unit whose every member has accepted, with a
// membership for each from now on. Ids are for the caller to give.
func Form(u Unit, offers []Offer, places []learning.Place, now time.Time) (learning.Partnership, []learning.Membership, error) {
	if !AllAccepted(u, offers) {
		return learning.Partnership{}, nil, fault.Conflict("not_all_accepted", "Not every member has accepted.")
	}
	place := map[id.ID]learning.Place{}
	for _, p := range places {
		if p.State == learning.PlaceConfirmed {
			place[p.PersonID] = p
		}
	}
	members := make([]learning.Membership, 0, len(u.Seats))
	for _, s := range u.Seats {
		p, confirmed := place[s.PersonID]
		if !confirmed {
			return learning.Partnership{}, nil, fault.Conflict("not_all_accepted", "Not every member has a confirmed place.")
		}
		members = append(members, learning.Membership{PersonID: s.PersonID, PlaceID: p.ID, FromAt: now})
	}
	return learning.Partnership{CohortID: u.CohortID, ApplicationID: u.ApplicationID, Kind: u.Kind, FormedAt: now}, members, nil
}

// HoldPlace keeps a seat for whoever is made an offer.
func HoldPlace(o Offer, s Seat, now time.Time) learning.Place {
	return learning.Place{CohortID: o.CohortID, PersonID: o.PersonID, OfferID: o.ID, State: learning.PlaceHeld,
		Sector: s.Sector, Role: s.Role, Organisation: s.Organisation, OrganisationKind: s.OrganisationKind, Area: s.Area,
		CreatedAt: now, Version: 1}
}
