package applying

import (
	"fmt"
	"slices"
	"time"

	"tandem/internal/app/desk"
	"tandem/internal/applying"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/store"
)

// tellMoved tells whoever an application's new state concerns: each of them
// once, in the transaction that moved it.
func (a *App) tellMoved(tx *store.Tx, before, after applying.Application) error {
	switch {
	case after.State == applying.Submitted && after.Kind != before.Kind:
		return a.tellAlone(tx, before, after)
	case after.State == applying.Submitted:
		return a.tellSubmitted(tx, after)
	case after.State == applying.Withdrawn:
		return a.tellWithdrawn(tx, after)
	case after.State == applying.Lapsed:
		return a.tellLapsed(tx, after)
	}
	return nil
}

// tellLeft tells those who stay who left, and until when the lead can invite.
func (a *App) tellLeft(tx *store.Tx, before, after applying.Application) error {
	leaver, _ := before.Member(tx.Actor().Person)
	return a.tellMembers(tx, after, after.Members, func(m applying.Member) letters.Data {
		return letters.PartnerLeft{Name: m.Name, Partner: called(leaver), Programme: after.Programme, Cohort: after.Cohort,
			Lead: m.Lead, Until: after.InvitesUntil(tx.Now), Alone: after.ConsiderAlone && after.State == applying.AwaitingMembers}
	})
}

// tellUnsigned tells everybody but the writer whose signature a change of the
// shared answers took away.
func (a *App) tellUnsigned(tx *store.Tx, before, after applying.Application) error {
	writer, _ := after.Member(tx.Actor().Person)
	unsigned := slices.DeleteFunc(after.Others(writer.PersonID), func(m applying.Member) bool { return !before.Signed(m.ID) || after.Signed(m.ID) })
	return a.tellMembers(tx, after, unsigned, func(m applying.Member) letters.Data {
		return letters.SharedAnswersChanged{Name: m.Name, By: called(writer), Changed: after.Shared().Differing(before.Shared()),
			Programme: after.Programme, Cohort: after.Cohort, Until: after.Call.GraceUntil}
	})
}

func (a *App) tellSubmitted(tx *store.Tx, p applying.Application) error {
	return a.tellMembers(tx, p, p.Members, func(m applying.Member) letters.Data {
		return letters.ApplicationSubmitted{Name: m.Name, Reference: p.Reference, Programme: p.Programme, Cohort: p.Cohort, Partners: partners(p, m)}
	})
}

func (a *App) tellWithdrawn(tx *store.Tx, p applying.Application) error {
	var until time.Time
	if p.Call.Open(tx.Now) {
		until = p.Call.ClosesAt
	}
	lead := p.Lead()
	return a.tellMembers(tx, p, p.Others(lead.PersonID), func(m applying.Member) letters.Data {
		return letters.ApplicationWithdrawn{Name: m.Name, Lead: called(lead), Reference: p.Reference, Programme: p.Programme, Cohort: p.Cohort, Until: until}
	})
}

func (a *App) tellLapsed(tx *store.Tx, p applying.Application) error {
	return a.tellMembers(tx, p, p.Members, func(m applying.Member) letters.Data {
		return letters.ApplicationLapsed{Name: m.Name, Reference: p.Reference, Programme: p.Programme, Cohort: p.Cohort,
			Partners: partners(p, m), Until: p.Call.GraceUntil}
	})
}

// tellAlone tells those whom the application goes on without, and its lead.
func (a *App) tellAlone(tx *store.Tx, before, after applying.Application) error {
	lead := after.Lead()
	err := a.tellMembers(tx, after, before.Others(lead.PersonID), func(m applying.Member) letters.Data {
		return letters.ApplicationWithoutYou{Name: m.Name, Lead: called(lead), Programme: after.Programme, Cohort: after.Cohort, Until: after.Call.GraceUntil}
	})
	if err != nil {
		return err
	}
	return a.tellMembers(tx, after, after.Members, func(m applying.Member) letters.Data {
		return letters.ApplicationAlone{Name: m.Name, Reference: after.Reference, Programme: after.Programme, Cohort: after.Cohort, Until: after.Call.GraceUntil}
	})
}

// tellMembers queues one letter for each of some people about an application
// as it is now.
func (a *App) tellMembers(tx *store.Tx, p applying.Application, whom []applying.Member, letter func(applying.Member) letters.Data) error {
	for _, m := range whom {
		if _, err := a.desk.Queue(tx, member(m), edition(p), letter(m)); err != nil {
			return err
		}
	}
	return nil
}

// tellDeclined tells the lead that an invited colleague does not join.
func (a *App) tellDeclined(tx *store.Tx, p applying.Application, invitation id.ID) error {
	i, _ := p.Invitation(invitation)
	lead := p.Lead()
	_, err := a.desk.Queue(tx, member(lead), i.ID.String(), letters.PartnerDeclined{Name: lead.Name, Partner: i.Name, Programme: p.Programme, Cohort: p.Cohort,
		Reason: i.Reason, Until: p.InvitesUntil(tx.Now), Alone: p.ConsiderAlone && p.State == applying.AwaitingMembers})
	return err
}

// edition names an application as it is now, so that a mail about it is sent
// once.
func edition(p applying.Application) string { return fmt.Sprintf("%s:%d", p.ID, p.Version) }

func member(m applying.Member) desk.Recipient {
	return desk.Recipient{Person: m.PersonID, Email: m.Email, Name: m.Name}
}

func partners(p applying.Application, of applying.Member) (names []string) {
	for _, other := range p.Others(of.PersonID) {
		names = append(names, called(other))
	}
	return names
}

// called is how a mail speaks of a member who may not have given a name yet.
func called(m applying.Member) string {
	if m.Name == "" {
		return "your colleague"
	}
	return m.Name
}
