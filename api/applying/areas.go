package applying

import (
	"tandem/api/wire"
	"tandem/internal/area"
	"tandem/internal/programme"
)

// areaWire is a local authority area that exists today. ValidTo is set when it
// is known to end.
type Area struct {
	// The code of the Office for National Statistics.
	Code string `json:"code" example:"HRY"`
	// The name of today.
	Name string `json:"name" example:"Haringey"`
	// The region of England.
	Region string `json:"region" example:"London"`
	// The last day of a former area, absent for those of today.
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
