package applying

import (
	"time"

	"tandem/api/wire"
	"tandem/internal/applying"
	"tandem/internal/id"
)

// JointCase is what the members say together.
type JointCase struct {
	// The challenge that they want to work on.
	Challenge string `json:"challenge"`
	// Why they want to take part together.
	WhyTogether string `json:"whyTogether"`
	// What they hope will come of it.
	HopedFor string `json:"hopedFor"`
}

// JointCaseForm replaces the shared answers; saving a change clears every
// signature.
type JointCaseForm struct {
	// The challenge that they want to work on.
	Challenge string `json:"challenge"`
	// Why they want to take part together.
	WhyTogether string `json:"whyTogether"`
	// What they hope will come of it.
	HopedFor string `json:"hopedFor"`
	// Whether they are content to be considered alone when others do not take part.
	ConsiderAlone bool `json:"considerAlone"`
}

// Rewriting is what happened to the shared answers since you signed them. Changed
// is empty when they are again what they were; by names the others who wrote.
type Rewriting struct {
	// What was changed.
	Changed []string `json:"changed" enums:"challenge,whyTogether,hopedFor,considerAlone"`
	// Who.
	By []string `json:"by"`
	// Whether the reader did it.
	ByYou bool `json:"byYou"`
	// When; in UTC.
	At *time.Time `json:"at,omitempty" format:"date-time"`
}

// CaseSave is who wrote the shared answers last, and when.
type CaseSave struct {
	// Who.
	By string `json:"by"`
	// Whether the reader did it.
	You bool `json:"you"`
	// When; in UTC.
	At time.Time `json:"at" format:"date-time"`
}

// CaseRevision is what the shared answers said after one sitting of its writer.
type CaseRevision struct {
	CaseSave
	// Goes up with every change of the application; its ETag, for If-Match.
	Version int64 `json:"version"`
	// What the members say together.
	JointCase JointCase `json:"jointCase"`
	// Whether they are content to be considered alone when others do not take part.
	ConsiderAlone bool `json:"considerAlone"`
}

// CaseRevisionList is what the shared answers have said, the latest first, at
// most 200.
type CaseRevisionList = wire.List[CaseRevision]

func lastSaveOf(p applying.Application, to id.ID) *CaseSave {
	last, saved := p.LastSaved()
	if !saved {
		return nil
	}
	return &CaseSave{By: last.Name, You: last.PersonID == to, At: last.At}
}

func rewrittenOf(p applying.Application, own applying.Member) *Rewriting {
	r, again := p.Rewritten(own.ID)
	if !again {
		return nil
	}
	return rewritingOf(&r, own.PersonID)
}

func rewritingOf(r *applying.Rewriting, to id.ID) *Rewriting {
	if r == nil {
		return nil
	}
	out := &Rewriting{Changed: append([]string{}, r.Changed...), By: []string{}}
	if !r.At.IsZero() {
		out.At = &r.At
	}
	for _, s := range r.By {
		if s.PersonID == to {
			out.ByYou = true
			continue
		}
		out.By = append(out.By, s.Name)
	}
	return out
}

func caseRevisionOf(r applying.CaseRevision, to id.ID) CaseRevision {
	return CaseRevision{CaseSave: CaseSave{By: r.Name, You: r.SavedBy == to, At: r.SavedAt}, Version: r.Number,
		JointCase: JointCase(r.JointCase), ConsiderAlone: r.ConsiderAlone}
}

// SaveJointCase replaces the shared answers.
//
//	@Summary		Change the joint case
//	@Description	A change clears every signature; those who had signed are told by mail.
//	@ID				saveJointCase
//	@Tags			applications
//	@Param			application	path		string			true	"The application"
//	@Param			If-Match	header		string			true	"The version of the application you read, in quotes"
//	@Param			body		body		JointCaseForm	true	"The shared answers"
//	@Success		200			{object}	Application		"As it is now"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/joint-case [put]
func (a *API) SaveJointCase(c *wire.Call, in JointCaseForm) (wire.Reply[Application], error) {
	shared := applying.JointCase{Challenge: in.Challenge, WhyTogether: in.WhyTogether, HopedFor: in.HopedFor}
	p, err := a.app.RewriteCase(c.Context, c.Actor, c.ID("application"), c.Version, shared, in.ConsiderAlone)
	return a.show(c, p, err)
}

// ListCaseRevisions gives what the shared answers have said.
//
//	@Summary		Earlier versions of the shared answers
//	@Description	What one person writes without a longer pause is one version, unless somebody signed it.
//	@ID				listCaseRevisions
//	@Tags			applications
//	@Param			application	path		string				true	"The application"
//	@Success		200			{object}	CaseRevisionList	"The latest first"
//	@x-roles		["participant"]
//	@Router			/applications/{application}/joint-case/revisions [get]
func (a *API) ListCaseRevisions(c *wire.Call) (wire.Reply[CaseRevisionList], error) {
	revisions, err := a.app.CaseRevisions(c.Context, c.Actor, c.ID("application"))
	return wire.OK(wire.Listed(revisions, func(r applying.CaseRevision) CaseRevision { return caseRevisionOf(r, c.Actor.Person) }), 0), err
}
