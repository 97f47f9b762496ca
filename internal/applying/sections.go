package applying

import (
	"fmt"
	"slices"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// SectionState is how far one line of the task list is.
type SectionState string

// The states of a section.
const (
	SectionCompleted   SectionState = "completed"
	SectionInProgress  SectionState = "in_progress"
	SectionCannotStart SectionState = "cannot_start_yet"
	SectionNotStarted  SectionState = "not_started"
)

// The sections of the task list, in their order.
const (
	SectionAbout        = "about"
	SectionOrganisation = "organisation"
	SectionLineManager  = "line-manager"
	SectionJointCase    = "joint-case"
	SectionPartner      = "partner"
	SectionSign         = "sign"
)

// Section is one line of the task list for the person asking. Problems say in
// plain English what is left to do once somebody has begun.
type Section struct {
	Key      string
	State    SectionState
	Problems []string
}

// Sections is the task list of a unit as one of its members sees it at now.
func (a Application) Sections(person id.ID, now time.Time) []Section {
	m, ok := a.Member(person)
	if !ok {
		return nil
	}
	out := []Section{
		section(SectionAbout, m.aboutProblems(), m.JobTitle+m.Sector+m.Role != ""),
		section(SectionOrganisation, m.organisationProblems(), m.Organisation+m.OrganisationKind+m.Area != ""),
		section(SectionLineManager, m.lineManagerProblems(), m.LineManagerName+m.LineManagerEmail != ""),
		section(SectionJointCase, a.JointCase.problems(a.Kind), a.JointCase != JointCase{}),
	}
	if a.Kind != Individual {
		out = append(out, a.partnerSection(now))
	}
	return append(out, a.signSection(m, out))
}

func section(key string, problems []string, begun bool) Section {
	switch {
	case len(problems) == 0:
		return Section{Key: key, State: SectionCompleted}
	case begun:
		return Section{Key: key, State: SectionInProgress, Problems: problems}
	}
	return Section{Key: key, State: SectionNotStarted}
}

// partnerSection is complete when every seat has its member.
func (a Application) partnerSection(now time.Time) Section {
	if len(a.Members) >= a.Kind.Seats() {
		return Section{Key: SectionPartner, State: SectionCompleted}
	}
	if len(a.Invitations) == 0 && len(a.Members) == 1 {
		return Section{Key: SectionPartner, State: SectionNotStarted}
	}
	return Section{Key: SectionPartner, State: SectionInProgress, Problems: a.partnerProblems(now)}
}

func (a Application) partnerProblems(now time.Time) (out []string) {
	for _, p := range a.Invitations {
		switch p.At(now) {
		case InvitationOpen:
			out = append(out, fmt.Sprintf("Waiting for %s to answer the invitation", p.Name))
		case InvitationDeclined:
			if a.spoken(now) < a.Kind.Seats() {
				out = append(out, fmt.Sprintf("%s has declined the invitation", p.Name))
			}
		}
	}
	switch free := a.Kind.Seats() - a.spoken(now); {
	case free == 1:
		out = append(out, "Invite one colleague")
	case free > 1:
		out = append(out, fmt.Sprintf("Invite %d colleagues", free))
	}
	return out
}

// caseName is what the shared answers are called by whoever writes them.
func (a Application) caseName() string {
	if a.Kind == Individual {
		return "your case"
	}
	return "the joint case"
}

// signSection opens when the rest is done. The lead may sign by sending before
// an invited colleague has joined; everybody else signs with all on board.
func (a Application) signSection(m Member, before []Section) Section {
	if a.Signed(m.ID) || a.State == Submitted {
		return Section{Key: SectionSign, State: SectionCompleted}
	}
	var waits []string
	for _, s := range before {
		switch {
		case s.State == SectionCompleted:
		case s.Key == SectionJointCase:
			waits = append(waits, "Complete "+a.caseName()+" first")
		case s.Key == SectionPartner:
			if !m.Lead || a.State != Draft || !a.invitedAll() {
				waits = append(waits, "Everybody must join the application first")
			}
		default:
			waits = append(waits, "Complete your own details first")
		}
	}
	if len(waits) > 0 {
		return Section{Key: SectionSign, State: SectionCannotStart, Problems: slices.Compact(waits)}
	}
	return Section{Key: SectionSign, State: SectionNotStarted}
}

// invitedAll tells whether each seat has a member or an unanswered invitation.
func (a Application) invitedAll() bool {
	n := len(a.Members)
	for _, p := range a.Invitations {
		if p.Response == InvitationOpen {
			n++
		}
	}
	return n >= a.Kind.Seats()
}

// checkSections is the refusal to send with gaps: one field for each section
// that has any, in the person's own words.
func (a Application) checkSections(m Member, keys ...string) error {
	gaps := map[string][]string{
		SectionAbout: m.aboutProblems(), SectionOrganisation: m.organisationProblems(),
		SectionLineManager: m.lineManagerProblems(), SectionJointCase: a.JointCase.problems(a.Kind),
	}
	if !a.invitedAll() {
		gaps["partner"] = []string{"Invite everybody who applies with you"}
	}
	var f fault.Check
	for _, key := range keys {
		for _, problem := range gaps[key] {
			f.Require(false, "/sections/"+key, problem)
		}
	}
	return f.Err()
}
