package learning

import (
	"tandem/api/wire"
	"tandem/internal/learning"
)

// Place is a seat in a cohort, for whoever holds it.
type Place struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The id of the cohort.
	CohortID string `json:"cohortId"`
	// The id of the application that the place was offered for.
	ApplicationID string `json:"applicationId"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// Where it stands at present.
	State string `json:"state" enums:"held,confirmed,active,completed,withdrawn,deferred,did_not_start"`
	// The first day.
	StartsOn string `json:"startsOn" format:"date"`
	// The last day.
	EndsOn string `json:"endsOn" format:"date"`
	// The partnership, which begins when everybody has accepted.
	Partnership *Partnership `json:"partnership,omitempty"`
}

// Partnership is the pair or triad during the programme. Partners are the
// others: whoever comes alone has none.
type Partnership struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// How many work together.
	Kind string `json:"kind" enums:"individual,pair,triad"`
	// The names of the others, by name.
	Partners []string `json:"partners"`
	// The id of the project, absent before it is started.
	ProjectID *string `json:"projectId,omitempty"`
}

// PlaceList is the places of whoever reads it.
type PlaceList = wire.List[Place]

func placeOf(e learning.Enrolment) Place {
	p := Place{ID: e.Place.ID.String(), CohortID: e.Place.CohortID.String(), ApplicationID: e.ApplicationID.String(), Programme: e.Programme, Cohort: e.Cohort,
		State: string(e.Place.State), StartsOn: string(e.StartsOn), EndsOn: string(e.EndsOn)}
	if !e.PartnershipID.Empty() {
		p.Partnership = &Partnership{ID: e.PartnershipID.String(), Kind: string(e.PartnershipKind), Partners: e.Partners,
			ProjectID: wire.Optional(e.ProjectID.String())}
	}
	return p
}

// ListPlaces lists the places of the person who asks.
//
//	@Summary	List your places
//	@ID			listPlaces
//	@Tags		offers
//	@Success	200		{object}	PlaceList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["participant"]
//	@Router		/places [get]
func (a *API) ListPlaces(c *wire.Call) (wire.Reply[PlaceList], error) {
	places, err := a.app.Enrolments(c.Context, c.Actor)
	return wire.OK(wire.Listed(places, placeOf), 0), err
}
