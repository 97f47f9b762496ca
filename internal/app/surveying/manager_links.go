package surveying

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/account"
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	programmesrows "tandem/internal/store/programmes"
	rows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// linkSessionLife bounds a session that began with a personal link. Who comes
// back later follows the link again.
const linkSessionLife = 8 * time.Hour

// ManagerLink is what the page behind a manager's link says before it is
// opened.
type ManagerLink struct {
	Open      bool
	Replaced  bool // by the link of a newer mail
	Manager   string
	Programme string
	Cohort    string
	Forms     int64
	Minutes   int    // one form takes
	WhoSees   string // the answers
	ClosesAt  time.Time
}

// LookManagerLink says where a link leads and changes nothing: mail scanners
// follow links too.
func (a *App) LookManagerLink(ctx context.Context, actor access.Actor, token string) (ManagerLink, error) {
	return store.Look(ctx, a.desk.Store, desk.AsGate(actor), func(tx *store.Tx) (ManagerLink, error) {
		link, w, err := a.managerLink(tx, token)
		if err != nil {
			return ManagerLink{}, err
		}
		manager, err := accountrows.In(tx).Person(link.Person())
		if err != nil {
			return ManagerLink{}, err
		}
		cohort, err := programmesrows.In(tx).Cohort(w.CohortID)
		if err != nil {
			return ManagerLink{}, err
		}
		programme, err := programmesrows.In(tx).Programme(cohort.ProgrammeID)
		if err != nil {
			return ManagerLink{}, err
		}
		asked, err := rows.In(tx).InstrumentVersion(w.InstrumentVersionID)
		if err != nil {
			return ManagerLink{}, err
		}
		forms, err := rows.In(tx).CountSurveys(w.ID, manager.ID)
		return ManagerLink{Open: linkOpen(link, w, tx.Now) == nil, Replaced: link.UsedAt != nil, Manager: manager.Name, Programme: programme.Name,
			Cohort: cohort.Name, Forms: forms, Minutes: asked.Minutes, WhoSees: asked.WhoSees, ClosesAt: w.ClosesAt}, err
	})
}

// OpenManagerLink begins a session for the manager whom a link was mailed to.
// The link stays good until the wave closes or a newer one takes its place, on any
// device.
func (a *App) OpenManagerLink(ctx context.Context, actor access.Actor, token, agent string) (out account.SignedIn, err error) {
	err = a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error {
		link, w, err := a.managerLink(tx, token)
		if err != nil {
			return err
		}
		if err := linkOpen(link, w, tx.Now); err != nil {
			return err
		}
		if err := rows.In(tx).OpenSurveys(w.ID, link.Person()); err != nil {
			return err
		}
		if ends := tx.Now.Add(linkSessionLife); ends.Before(link.ExpiresAt) {
			link.ExpiresAt = ends
		}
		out, err = a.account.BeginLinkSession(tx, link, agent)
		return err
	})
	return out, err
}

// managerLink finds the wave that a link belongs to.
func (a *App) managerLink(tx *store.Tx, token string) (identity.Link, survey.Wave, error) {
	link, err := a.desk.FollowLink(tx, letters.LinkManager, token)
	if err != nil {
		return link, survey.Wave{}, err
	}
	w, err := rows.In(tx).Wave(link.SubjectID)
	return link, w, err
}

// linkOpen says why a link no longer opens anything, or nil.
func linkOpen(link identity.Link, w survey.Wave, now time.Time) error {
	if link.UsedAt != nil {
		return fault.Conflict("link_replaced", "We sent you a newer link. Open the link in our latest email.")
	}
	if link.Live(now) != nil || w.Takes(now) != nil {
		return fault.Conflict("expired", "This survey has closed. Thank you for taking the time to look.")
	}
	return nil
}
