package surveying

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/outbox"
	"tandem/internal/store"
	programmesrows "tandem/internal/store/programmes"
	rows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// RemindWave mails each manager who still owes a form, naming those forms
// only, and tells how many mails that makes. Seen is when the latest reminders
// went that whoever asks knows of.
func (a *App) RemindWave(ctx context.Context, actor access.Actor, key id.ID, seen *time.Time) (int, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (int, error) {
		w, err := rows.In(tx).Wave(key)
		if err != nil {
			return 0, err
		}
		if err := w.Takes(tx.Now); err != nil {
			return 0, err
		}
		done, err := progressOf(tx, w.CohortID)
		if err != nil {
			return 0, err
		}
		if err := survey.Remind(done.remindedAt(key), seen, tx.Now); err != nil {
			return 0, err
		}
		ratings, err := rows.In(tx).WaitingRatings(key)
		if err != nil || len(ratings) == 0 {
			return 0, err
		}
		sent, err := a.askManagers(tx, w, ratings, survey.Reminder)
		if err != nil {
			return 0, err
		}
		_, err = changedWave(tx, "wave.reminded", w, w)
		return sent, err
	})
}

// askFor adds the forms of a wave about these ratings, and asks for them.
func (a *App) askFor(tx *store.Tx, w survey.Wave, ratings []survey.Rating) error {
	if err := rows.In(tx).AddSurveyInvitations(invitationsOf(tx, w, ratings)); err != nil {
		return err
	}
	_, err := a.askManagers(tx, w, ratings, survey.FirstLetter)
	return err
}

// askSuccessors takes a wave's forms from those who no longer manage somebody, and
// asks those who do: about one participant, or about all for an empty id.
func (a *App) askSuccessors(tx *store.Tx, w survey.Wave, participant id.ID) error {
	if err := rows.In(tx).PassOnSurveys(w.ID); err != nil {
		return err
	}
	ratings, err := rows.In(tx).NewRatings(w, participant)
	if err != nil || len(ratings) == 0 {
		return err
	}
	return a.askFor(tx, w, ratings)
}

// askManagers queues one mail for each manager among the ratings, which are in
// their order. The version of the wave makes each round of mails one of its
// own; sending the same round twice adds nothing.
func (a *App) askManagers(tx *store.Tx, w survey.Wave, ratings []survey.Rating, kind survey.LetterKind) (sent int, err error) {
	about, err := mailAbout(tx, w)
	if err != nil {
		return 0, err
	}
	for start := 0; start < len(ratings); {
		r, end := ratings[start], start
		for end < len(ratings) && ratings[end].ManagerID == r.ManagerID {
			end++
		}
		mine := ratings[start:end]
		start = end
		if r.Email == "" {
			continue
		}
		if err := a.askManager(tx, w, mine, about, kind); err != nil {
			return sent, err
		}
		sent++
	}
	return sent, nil
}

func (a *App) askManager(tx *store.Tx, w survey.Wave, mine []survey.Rating, about letters.ManagerSurvey, kind survey.LetterKind) error {
	manager := mine[0].ManagerID
	link, err := a.desk.AddLink(tx, letters.LinkManager, w.ID, manager, w.ClosesAt)
	if err != nil {
		return err
	}
	to := desk.Recipient{Person: manager, Email: mine[0].Email, Name: mine[0].Manager}
	message, err := a.desk.Queue(tx, to, fmt.Sprintf("%s.%d", w.ID, w.Version), letterTo(mine, about, link, kind))
	if err != nil {
		return err
	}
	return rows.In(tx).AddSurveyLetter(survey.Letter{ID: tx.NewID(), WaveID: w.ID, PersonID: manager, LinkID: link,
		MessageID: message, Kind: kind, CreatedAt: tx.Now})
}

// letterTo is what a mail to one manager says, about everybody among the ratings.
func letterTo(mine []survey.Rating, about letters.ManagerSurvey, link id.ID, kind survey.LetterKind) letters.Data {
	about.Name, about.Link = mine[0].Manager, letters.Link{Kind: letters.LinkManager, ID: link}
	about.Participants = nil
	for _, r := range mine {
		about.Participants = append(about.Participants, r.Participant)
	}
	if kind == survey.Reminder {
		return letters.ManagerReminder(about)
	}
	return about
}

// mailAbout is what every mail of a wave says.
func mailAbout(tx *store.Tx, w survey.Wave) (letters.ManagerSurvey, error) {
	cohort, err := programmesrows.In(tx).Cohort(w.CohortID)
	if err != nil {
		return letters.ManagerSurvey{}, err
	}
	programme, err := programmesrows.In(tx).Programme(cohort.ProgrammeID)
	if err != nil {
		return letters.ManagerSurvey{}, err
	}
	v, err := rows.In(tx).InstrumentVersion(w.InstrumentVersionID)
	return letters.ManagerSurvey{Programme: programme.Name, Cohort: cohort.Name, Minutes: v.Minutes, Until: w.ClosesAt}, err
}

// Mailed notes on the forms that the mail about them has left, in the transaction
// that settles the message.
func (a *App) Mailed(tx *store.Tx, m outbox.Message) error {
	if m.State != outbox.Sent || m.Kind != (letters.ManagerSurvey{}).Kind() || m.PersonID == nil {
		return nil
	}
	wave, _, _ := strings.Cut(m.Thing, ".")
	return rows.In(tx).SentSurveys(id.ID(wave), *m.PersonID)
}
