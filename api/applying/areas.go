package applying

import (
	"tandem/api/wire"
	"tandem/internal/area"
	"tandem/internal/programme"
)

// areaWire is a local authority area that exists today. ValidTo is set when it
// is known to end.
type Area struct {
	Code    string  `json:"code" example:"HRY"`
	Name    string  `json:"name" example:"Haringey"`
	Region  string  `json:"region" example:"London"`
	ValidTo *string `json:"validTo,omitempty" format:"date"`
}

// AreaList is the areas that can be chosen today.
type AreaList = wire.List[Area]

func areaOf(r area.Area) Area {
	out := Area{Code: r.Code, Name: r.Name, Region: r.Region}
	if r.ValidTo != "" {
		out.ValidTo = &r.ValidTo
	}
	return out
}

// ListAreas gives the areas that a person can choose today, by name.
//
//	@Summary	The local authority areas of today
//	@ID			listAreas
//	@Tags		areas
//	@Param		If-None-Match	header	string	false	"The ETag that you have"
//	@Success	200		{object}	AreaList	"By name"
//	@x-roles	[]
//	@Router		/areas [get]
func (a *API) ListAreas(*wire.Call) (wire.Reply[AreaList], error) {
	today := programme.DayOf(a.clock.Now())
	return wire.Tagged(wire.Listed(area.Current(string(today)), areaOf)), nil
}
