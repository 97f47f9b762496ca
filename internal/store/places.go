package store

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/programme"
)

type placeRow struct {
	ID               id.ID
	CohortID         id.ID
	PersonID         id.ID
	OfferID          id.ID
	State            learning.PlaceState
	Sector           string
	Role             string
	Organisation     string
	OrganisationKind string
	Area             string
	Live             *int
	CreatedAt        time.Time
	Version          int64
}

func (r placeRow) domain() learning.Place {
	return learning.Place{ID: r.ID, CohortID: r.CohortID, PersonID: r.PersonID, OfferID: r.OfferID, State: r.State,
		Sector: r.Sector, Role: r.Role, Organisation: r.Organisation, OrganisationKind: r.OrganisationKind, Area: r.Area,
		CreatedAt: r.CreatedAt, Version: r.Version}
}

func rowOfPlace(p learning.Place) *placeRow {
	return &placeRow{ID: p.ID, CohortID: p.CohortID, PersonID: p.PersonID, OfferID: p.OfferID, State: p.State,
		Sector: p.Sector, Role: p.Role, Organisation: p.Organisation, OrganisationKind: p.OrganisationKind, Area: p.Area,
		Live: oneOrNull(p.Live()), CreatedAt: p.CreatedAt, Version: p.Version}
}

// TakeSeats counts n more seats of a cohort as taken, if they are free: the
// condition stands in the update itself, so that two who take the last seat at
// the same moment cannot both have it.
func (tx *Tx) TakeSeats(cohort id.ID, n int) error {
	changed, err := tx.update("cohorts", map[string]any{"seats_taken": gorm.Expr("seats_taken + ?", n)},
		"id = ? AND seats_taken + ? <= capacity", cohort, n)
	if err == nil && changed == 0 {
		return fault.Conflict("no_seats", "There are not enough free places in this cohort for everybody in the application.")
	}
	return err
}

// GiveBackSeats counts n seats of a cohort as free again.
func (tx *Tx) GiveBackSeats(cohort id.ID, n int) error {
	_, err := tx.Clerk().update("cohorts", map[string]any{"seats_taken": gorm.Expr("seats_taken - ?", n)}, "id = ?", cohort)
	return err
}

// AddPlace keeps a new place. A person has one live place in a cohort.
func (tx *Tx) AddPlace(p learning.Place) error {
	err := tx.Clerk().insert("places", rowOfPlace(p))
	if err != nil && duplicate(err) {
		return fault.Conflict("has_place", "Somebody in this application has a place in this cohort already.")
	}
	return err
}

// SavePlace keeps a changed place; p.Version is the one that was read.
func (tx *Tx) SavePlace(p learning.Place) error {
	return tx.Clerk().replace("places", rowOfPlace(p), p.ID, p.Version)
}

// Place reads one place.
func (tx *Tx) Place(key id.ID) (learning.Place, error) {
	var r placeRow
	err := one(tx.from("places").Where("id = ?", key), &r)
	return r.domain(), err
}

// PlacesOf reads the live places that the offers of an application hold.
func (tx *Tx) PlacesOf(application id.ID) ([]learning.Place, error) {
	var rows []placeRow
	err := all(tx.from("places").Joins("JOIN offers ON offers.id = places.offer_id").
		Where("offers.application_id = ? AND places.live = 1", application).Order("places.id").Select("places.*"), &rows)
	return convert(rows, placeRow.domain), err
}

// HeldPlaces reads the same whichever member of the application acts, for the
// consequences that an answer to an offer has.
func (tx *Tx) HeldPlaces(application id.ID) ([]learning.Place, error) {
	return tx.Clerk().PlacesOf(application)
}

type enrolmentRow struct {
	Row             placeRow `gorm:"embedded"`
	Programme       string
	Cohort          string
	StartsOn        programme.Date
	EndsOn          programme.Date
	PartnershipID   *id.ID
	PartnershipKind *applying.Kind
	ProjectID       *id.ID
}

func (r enrolmentRow) domain() learning.Enrolment {
	e := learning.Enrolment{Place: r.Row.domain(), Programme: r.Programme, Cohort: r.Cohort, StartsOn: r.StartsOn, EndsOn: r.EndsOn}
	if r.PartnershipID != nil && r.PartnershipKind != nil {
		e.PartnershipID, e.PartnershipKind = *r.PartnershipID, *r.PartnershipKind
	}
	if r.ProjectID != nil {
		e.ProjectID = *r.ProjectID
	}
	return e
}

// Enrolments reads the actor's own places with their partnership and project.
// A seat that was only held and then not taken is not among them.
func (tx *Tx) Enrolments() ([]learning.Enrolment, error) {
	var rows []enrolmentRow
	err := all(tx.from("places").
		Joins("JOIN offers ON offers.id = places.offer_id JOIN cohorts ON cohorts.id = places.cohort_id "+
			"JOIN programmes ON programmes.id = cohorts.programme_id "+
			"LEFT JOIN partnership_members mine ON mine.place_id = places.id AND mine.live = 1 "+
			"LEFT JOIN partnerships ON partnerships.id = mine.partnership_id "+
			"LEFT JOIN projects ON projects.partnership_id = partnerships.id").
		Where("places.person_id = ? AND (places.live = 1 OR offers.state = 'accepted') AND "+
			"places.id = (SELECT MAX(latest.id) FROM places latest WHERE latest.offer_id = places.offer_id)", tx.Actor.Person).Order("places.id DESC").
		Select("places.*, programmes.name AS programme, cohorts.name AS cohort, cohorts.starts_on, cohorts.ends_on, "+
			"partnerships.id AS partnership_id, partnerships.kind AS partnership_kind, projects.id AS project_id"), &rows)
	if err != nil {
		return nil, err
	}
	out := convert(rows, enrolmentRow.domain)
	for i := range out {
		if out[i].Partners, err = tx.Owners(out[i].PartnershipID, tx.Actor.Person); err != nil {
			return nil, err
		}
	}
	return out, nil
}
