package learning

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/programme"
	"tandem/internal/store/internal/lock"
)

// Places are their owner's; the evaluator reads those of the cohort.
var Places = lock.Table{
	Name: "places",
	Sees: lock.Rules{
		access.Participant: lock.Where("places.person_id = @person"),
		access.Evaluator:   lock.InCohort("places.cohort_id"),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

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
		Live: lock.OneOrNull(p.Live()), CreatedAt: p.CreatedAt, Version: p.Version}
}

// AddPlace keeps a new place. A person has one live place in a cohort.
func (in Rows) AddPlace(p learning.Place) error {
	err := lock.Insert(lock.Clerk(in.tx), Places, rowOfPlace(p))
	if err != nil && lock.Duplicate(err) {
		return fault.Conflict("has_place", "Somebody in this application has a place in this cohort already.")
	}
	return err
}

// SavePlace keeps a changed place; p.Version is the one that was read.
func (in Rows) SavePlace(p learning.Place) error {
	return lock.Replace(lock.Clerk(in.tx), Places, rowOfPlace(p), p.ID, p.Version)
}

// Place reads one place.
func (in Rows) Place(key id.ID) (learning.Place, error) {
	var r placeRow
	err := lock.One(lock.From(in.tx, Places).Where("id = ?", key), &r)
	return r.domain(), err
}

// PlacesOf reads the live places that the offers of an application hold.
func (in Rows) PlacesOf(application id.ID) ([]learning.Place, error) {
	var rows []placeRow
	err := lock.All(lock.From(in.tx, Places).Joins("JOIN offers ON offers.id = places.offer_id").
		Where("offers.application_id = ? AND places.live = 1", application).Order("places.id").Select("places.*"), &rows)
	return lock.Each(rows, placeRow.domain), err
}

// HeldPlaces reads the same whichever member of the application acts, for the
// consequences that an answer to an offer has.
func (in Rows) HeldPlaces(application id.ID) ([]learning.Place, error) {
	return In(lock.Clerk(in.tx)).PlacesOf(application)
}

type enrolmentRow struct {
	Row             placeRow `gorm:"embedded"`
	ApplicationID   id.ID
	Programme       string
	Cohort          string
	StartsOn        programme.Date
	EndsOn          programme.Date
	PartnershipID   *id.ID
	PartnershipKind *applying.Kind
	ProjectID       *id.ID
}

func (r enrolmentRow) domain() learning.Enrolment {
	e := learning.Enrolment{Place: r.Row.domain(), ApplicationID: r.ApplicationID, Programme: r.Programme, Cohort: r.Cohort, StartsOn: r.StartsOn, EndsOn: r.EndsOn}
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
func (in Rows) Enrolments() ([]learning.Enrolment, error) {
	var rows []enrolmentRow
	err := lock.All(lock.From(in.tx, Places).
		Joins("JOIN offers ON offers.id = places.offer_id JOIN cohorts ON cohorts.id = places.cohort_id "+
			"JOIN programmes ON programmes.id = cohorts.programme_id "+
			"LEFT JOIN partnership_members mine ON mine.place_id = places.id AND mine.live = 1 "+
			"LEFT JOIN partnerships ON partnerships.id = mine.partnership_id "+
			"LEFT JOIN projects ON projects.partnership_id = partnerships.id").
		Where("places.person_id = ? AND (places.live = 1 OR offers.state = 'accepted') AND "+
			"places.id = (SELECT MAX(latest.id) FROM places latest WHERE latest.offer_id = places.offer_id)", in.tx.Actor().Person).Order("places.id DESC").
		Select("places.*, offers.application_id, programmes.name AS programme, cohorts.name AS cohort, cohorts.starts_on, cohorts.ends_on, "+
			"partnerships.id AS partnership_id, partnerships.kind AS partnership_kind, projects.id AS project_id"), &rows)
	if err != nil {
		return nil, err
	}
	out := lock.Each(rows, enrolmentRow.domain)
	partnerships := make([]id.ID, len(out))
	for i, e := range out {
		partnerships[i] = e.PartnershipID
	}
	partners, err := in.names(partnerships, in.tx.Actor().Person)
	for i, e := range out {
		out[i].Partners = append([]string{}, partners[e.PartnershipID]...)
	}
	return out, err
}
