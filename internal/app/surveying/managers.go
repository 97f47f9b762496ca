package surveying

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/learning"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	learningrows "tandem/internal/store/learning"
	rows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// SendAgain says which mail to write again: to a manager of a wave who owes a
// form. Seen is when the latest mail went that whoever asks knows of; EndEarlier
// ends the links that earlier mails brought, and the sessions begun with them.
type SendAgain struct {
	Wave       id.ID
	Manager    id.ID
	Seen       *time.Time
	EndEarlier bool
}

// SendAgain mails one manager once more, with a link of its own.
func (a *App) SendAgain(ctx context.Context, actor access.Actor, again SendAgain) error {
	_, err := store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (bool, error) {
		w, s, err := owing(tx, again.Wave, again.Manager)
		if err != nil {
			return false, err
		}
		if err := survey.SendAgain(s.AskedAt, again.Seen); err != nil {
			return false, err
		}
		if again.EndEarlier {
			if err := accountrows.In(tx).RetireLinks(letters.LinkManager, w.ID, s.ManagerID); err != nil {
				return false, err
			}
		}
		return true, a.sendAgain(tx, "wave.sent_again", w, s.ManagerID)
	})
	return err
}

// CorrectAddress writes to a manager at another address, about everything they owe
// in a wave. The links that went to the old one open nothing any more, in whatever
// wave.
func (a *App) CorrectAddress(ctx context.Context, actor access.Actor, wave, manager id.ID, email string) error {
	_, err := store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (bool, error) {
		w, s, err := owing(tx, wave, manager)
		if err != nil {
			return false, err
		}
		if err := s.Corrects(); err != nil {
			return false, err
		}
		if email, err = learning.Another(email, s.Email); err != nil {
			return false, err
		}
		changed, err := accountrows.In(tx).CorrectAddress(manager, email)
		switch {
		case err != nil && fault.Of(err).Code == "duplicate":
			return false, fault.At("/email", "Somebody else has this address. If they are the line manager, put them in place instead.")
		case err == nil && !changed:
			return false, survey.OwnAddress()
		case err != nil:
			return false, err
		}
		if err := accountrows.In(tx).RetireLinks(letters.LinkManager, "", manager); err != nil {
			return false, err
		}
		return true, a.sendAgain(tx, "wave.address_corrected", w, manager)
	})
	return err
}

// owing finds a manager who still owes a form of an open wave, as far as the
// latest mail to them has come.
func owing(tx *store.Tx, wave, manager id.ID) (survey.Wave, survey.Standing, error) {
	w, err := rows.In(tx).Wave(wave)
	if err != nil {
		return w, survey.Standing{}, err
	}
	forms, err := rows.In(tx).Standings(wave)
	if err != nil {
		return w, survey.Standing{}, err
	}
	found, err := survey.Standing{}, error(fault.NotFound())
	for _, s := range forms {
		switch {
		case s.ManagerID != manager:
		case s.Status() == survey.Unanswered:
			return w, s, w.Takes(tx.Now)
		default:
			found, err = s, fault.Conflict("nothing_to_ask", "This person has nothing left to answer.")
		}
	}
	return w, found, err
}

// sendAgain writes to one manager about all that they owe.
func (a *App) sendAgain(tx *store.Tx, action string, w survey.Wave, manager id.ID) error {
	ratings, err := rows.In(tx).WaitingRatings(w.ID)
	if err != nil {
		return err
	}
	sent, err := a.askManagers(tx, w, ratingsOf(ratings, manager), survey.SentAgain)
	if err == nil && sent == 0 {
		err = fault.Conflict("no_address", "We have no address for this person. Enter one first.")
	}
	if err != nil {
		return err
	}
	_, err = changedWave(tx, action, w, w)
	return err
}

// ReplaceManager puts somebody else in place of the manager whom a form asks, and
// asks them in every open wave in which nobody has answered about the participant.
// Answers that were sent keep their author; the old links lose the participant.
func (a *App) ReplaceManager(ctx context.Context, actor access.Actor, form id.ID, name, email string) error {
	_, err := store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (bool, error) {
		asked, err := rows.In(tx).Survey(form)
		if err != nil {
			return false, err
		}
		about, err := asked.Asks()
		if err != nil {
			return false, err
		}
		name, email, err := learning.Successor(name, email)
		if err != nil {
			return false, err
		}
		d, err := learningrows.In(tx).Dyad(about)
		if err != nil {
			return false, err
		}
		begun, err := passOn(tx, d, name, email)
		if err != nil {
			return false, err
		}
		return true, a.askInOpenWaves(tx, begun)
	})
	return err
}

// passOn ends a dyad and begins the one that takes its place.
func passOn(tx *store.Tx, d learning.Dyad, name, email string) (learning.Dyad, error) {
	manager, err := accountrows.In(tx).KnowPerson(name, email)
	if err != nil {
		return d, err
	}
	together, err := learningrows.In(tx).Together(d.ParticipantID, manager.ID)
	if err != nil {
		return d, err
	}
	ended, begun, err := d.PassOn(manager.ID, together, tx.Now)
	if err != nil {
		return d, err
	}
	if err := learningrows.In(tx).EndDyad(ended); err != nil {
		return d, err
	}
	if err := store.Audit(tx, "dyad.ended", "dyad", d.ID, d, ended); err != nil {
		return d, err
	}
	begun.ID = tx.NewID()
	if err := learningrows.In(tx).AddDyad(begun); err != nil {
		return d, err
	}
	return begun, store.Audit(tx, "dyad.formed", "dyad", begun.ID, nil, begun)
}

func (a *App) askInOpenWaves(tx *store.Tx, d learning.Dyad) error {
	waves, err := rows.In(tx).Waves(d.CohortID)
	if err != nil {
		return err
	}
	for _, w := range waves {
		if w.Takes(tx.Now) != nil {
			continue
		}
		if err := a.askSuccessors(tx, w, d.ParticipantID); err != nil {
			return err
		}
		if _, err := changedWave(tx, "wave.manager_changed", w, w); err != nil {
			return err
		}
	}
	return nil
}
