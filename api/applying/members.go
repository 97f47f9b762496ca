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
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// The job title, up to 200 characters.
	JobTitle string `json:"jobTitle"`
	// The sector that the person works in.
	Sector string `json:"sector" enums:",education,health,care,other"`
	// How senior the person is at work.
	Role string `json:"role" enums:",strategic,delivery"`
	// The name of the organisation that the person works for.
	Organisation string `json:"organisation"`
	// What sort of organisation it is.
	OrganisationKind string `json:"organisationKind" enums:",local_authority,nhs,school_or_college,voluntary,other"`
	Area             string `json:"area" example:"HRY"` // a code from the list of areas
	// The line manager's full name.
	LineManagerName string `json:"lineManagerName"`
	// The line manager's email address.
	LineManagerEmail string `json:"lineManagerEmail"`
}

// Member is a person's own part of an application; nobody else who applies
// reads it.
type Member struct {
	MemberForm
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The id of the application.
	ApplicationID string `json:"applicationId"`
	// The name of the local authority area.
	AreaName string `json:"areaName"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// MemberSummary is what members see of one another. It has no field for a line
// manager.
type MemberSummary struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// Whether the person began the application.
	Lead bool `json:"lead"`
	// Whether it is the reader.
	You bool `json:"you"`
	// Whether the own part is complete.
	Complete bool `json:"complete"`
	// Whether the person has agreed to what is sent.
	Signed bool `json:"signed"`
	// The job title, up to 200 characters.
	JobTitle string `json:"jobTitle"`
	// The name of the organisation that the person works for.
	Organisation string `json:"organisation"`
	// The name of the local authority area.
	AreaName string `json:"areaName"`
	// The sector that the person works in.
	Sector string `json:"sector"`
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
