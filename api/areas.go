package api

import (
	"tandem/internal/area"
	"tandem/internal/programme"
)

// areaWire is a local authority area that exists today. ValidTo is set when it
// is known to end. The API document calls it area.
type areaWire struct {
	Code    string  `json:"code" example:"HRY"`
	Name    string  `json:"name" example:"Haringey"`
	Region  string  `json:"region" example:"London"`
	ValidTo *string `json:"validTo,omitempty" format:"date"`
} //	@name	area

type areaList = list[areaWire]

func areaOf(r area.Area) areaWire {
	out := areaWire{Code: r.Code, Name: r.Name, Region: r.Region}
	if r.ValidTo != "" {
		out.ValidTo = &r.ValidTo
	}
	return out
}

// listAreas gives the areas that a person can choose today, by name.
//
//	@Summary	The local authority areas of today
//	@ID			listAreas
//	@Tags		areas
//	@Success	200		{object}	areaList	"By name"
//	@x-roles	[]
//	@Router		/areas [get]
func (a *API) listAreas(*Call) (Reply[areaList], error) {
	today := programme.DayOf(a.Clock.Now())
	return tagged(listed(area.Current(string(today)), areaOf)), nil
}
