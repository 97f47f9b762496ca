package applying

import (
	"tandem/api/wire"
	"tandem/internal/applying"
	"tandem/internal/area"
	"tandem/internal/id"
)

// MemberForm is what a person says of themselves in an application. While it
// is a draft every answer may be empty.
type MemberForm struct {
	Name             string `json:"name"`
	JobTitle         string `json:"jobTitle"`
	Sector           string `json:"sector" enums:",education,health,care,other"`
	Role             string `json:"role" enums:",strategic,delivery"`
	Organisation     string `json:"organisation"`
	OrganisationKind string `json:"organisationKind" enums:",local_authority,nhs,school_or_college,voluntary,other"`
	Area             string `json:"area" example:"HRY"` // a code from the list of areas
	LineManagerName  string `json:"lineManagerName"`
	LineManagerEmail string `json:"lineManagerEmail"`
}

// Member is a person's own part of an application; nobody else who applies
// reads it.
type Member struct {
	MemberForm
	ID            string `json:"id"`
	ApplicationID string `json:"applicationId"`
	AreaName      string `json:"areaName"`
	Version       int64  `json:"version"`
}

// MemberSummary is what members see of one another. It has no field for a line
// manager.
type MemberSummary struct {
	ID           string `json:"id"`
	Name         string `json:"name"`
	Lead         bool   `json:"lead"`
	You          bool   `json:"you"`
	Complete     bool   `json:"complete"`
	Signed       bool   `json:"signed"`
	JobTitle     string `json:"jobTitle"`
	Organisation string `json:"organisation"`
	AreaName     string `json:"areaName"`
	Sector       string `json:"sector"`
}

func memberOf(m applying.Member) Member {
	return Member{MemberForm: MemberForm(m.Profile), ID: m.ID.String(), ApplicationID: m.ApplicationID.String(),
		AreaName: area.Name(m.Area), Version: m.Version}
}

func memberSummaryOf(p applying.Application, m applying.Member, to id.ID) MemberSummary {
	return MemberSummary{ID: m.ID.String(), Name: m.Name, Lead: m.Lead, You: m.PersonID == to, Complete: m.Complete(),
		Signed: p.Signed(m.ID), JobTitle: m.JobTitle, Organisation: m.Organisation, AreaName: area.Name(m.Area), Sector: m.Sector}
}

// ReadMember gives the own part of the person who asks.
//
//	@Summary	Your own part of an application
//	@ID			readMember
//	@Tags		applications
//	@Param		member	path		string	true	"Your member"
//	@Success	200		{object}	Member	"Your part"
//	@x-roles	["participant"]
//	@Router		/members/{member} [get]
func (a *API) ReadMember(c *wire.Call) (wire.Reply[Member], error) {
	m, err := a.app.Member(c.Context, c.Actor, c.ID("member"))
	return wire.OK(memberOf(m), m.Version), err
}

// SaveMember replaces the own part of the person who asks.
//
//	@Summary	Change your own part of an application
//	@ID			saveMember
//	@Tags		applications
//	@Param		member		path		string		true	"Your member"
//	@Param		If-Match	header		string		true	"The version you read, in quotes"
//	@Param		body		body		MemberForm	true	"Your part"
//	@Success	200			{object}	Member		"As it is now"
//	@x-roles	["participant"]
//	@Router		/members/{member} [put]
func (a *API) SaveMember(c *wire.Call, in MemberForm) (wire.Reply[Member], error) {
	m, err := a.app.DescribeMember(c.Context, c.Actor, c.ID("member"), c.Version, applying.Profile(in))
	return wire.OK(memberOf(m), m.Version), err
}
