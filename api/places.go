package api

import (
	"tandem/internal/learning"
)

// place is a seat in a cohort, for whoever holds it.
type place struct {
	ID          string       `json:"id"`
	CohortID    string       `json:"cohortId"`
	Programme   string       `json:"programme"`
	Cohort      string       `json:"cohort"`
	State       string       `json:"state" enums:"held,confirmed,active,completed,withdrawn,deferred,did_not_start"`
	StartsOn    string       `json:"startsOn" format:"date"`
	EndsOn      string       `json:"endsOn" format:"date"`
	Partnership *partnership `json:"partnership,omitempty"` // when everybody has accepted
}

// partnership is the pair or triad during the programme. Partners are the
// others: whoever comes alone has none.
type partnership struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind" enums:"individual,pair,triad"`
	Partners  []string `json:"partners"`
	ProjectID *string  `json:"projectId,omitempty"`
}

// placeList is the places of whoever reads it.
type placeList = list[place]

func placeOf(e learning.Enrolment) place {
	p := place{ID: e.Place.ID.String(), CohortID: e.Place.CohortID.String(), Programme: e.Programme, Cohort: e.Cohort,
		State: string(e.Place.State), StartsOn: string(e.StartsOn), EndsOn: string(e.EndsOn)}
	if !e.PartnershipID.Empty() {
		p.Partnership = &partnership{ID: e.PartnershipID.String(), Kind: string(e.PartnershipKind), Partners: e.Partners,
			ProjectID: optional(e.ProjectID.String())}
	}
	return p
}

// listPlaces lists the places of the person who asks.
//
//	@Summary	List your places
//	@ID			listPlaces
//	@Tags		offers
//	@Success	200		{object}	placeList
//	@Failure	default	{object}	problem
//	@x-roles	["participant"]
//	@Router		/places [get]
func (a *API) listPlaces(c *Call) (Reply[placeList], error) {
	places, err := a.App.Learning.Enrolments(c.Context, c.Actor)
	return ok(listed(places, placeOf), 0), err
}
