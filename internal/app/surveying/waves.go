package surveying

import (
	"context"
	"fmt"
	"strings"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/outbox"
	"tandem/internal/store"
	programmesrows "tandem/internal/store/programmes"
	rows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// Wave is a wave as the programme team sees it: what it asks, and how many
// have come how far. It holds nothing of what anybody answered.
type Wave struct {
	survey.Wave
	Instrument      string
	Title           string
	Confidentiality survey.Confidentiality
	Funnel          survey.Funnel
	ToMail          Audience
}

// Audience is whom the next round of mails of a wave would reach: everybody
// concerned while it is planned, those who still owe a form while it is open.
type Audience struct {
	Managers int
	Forms    int
}

// PlanWave plans the newest version of an instrument for a cohort.
func (a *App) PlanWave(ctx context.Context, actor access.Actor, instrument string, w survey.Wave) (Wave, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (Wave, error) {
		if _, err := programmesrows.In(tx).Cohort(w.CohortID); err != nil {
			return Wave{}, err
		}
		v, err := newestVersion(tx, instrument)
		if err != nil {
			return Wave{}, err
		}
		w.ID, w.CreatedAt = tx.NewID(), tx.Now
		w, err = survey.Plan(w, v, tx.Now)
		if err != nil {
			return Wave{}, err
		}
		if err := rows.In(tx).AddWave(w); err != nil {
			return Wave{}, err
		}
		if err := store.Audit(tx, "wave.planned", "wave", w.ID, nil, w); err != nil {
			return Wave{}, err
		}
		return waveOf(tx, w, v, survey.Funnel{})
	})
}

func newestVersion(tx *store.Tx, key string) (survey.Version, error) {
	versions, err := newestVersions(tx)
	if err != nil {
		return survey.Version{}, err
	}
	for _, v := range versions {
		if v.Key == key {
			return v, nil
		}
	}
	return survey.Version{}, fault.At("/instrument", "Choose a questionnaire from the list")
}

// Waves reads the waves of a cohort.
func (a *App) Waves(ctx context.Context, actor access.Actor, cohort id.ID) ([]Wave, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]Wave, error) {
		if _, err := programmesrows.In(tx).Cohort(cohort); err != nil {
			return nil, err
		}
		list, err := rows.In(tx).Waves(cohort)
		if err != nil {
			return nil, err
		}
		versions, err := rows.In(tx).InstrumentVersions()
		if err != nil {
			return nil, err
		}
		asked := map[id.ID]survey.Version{}
		for _, v := range versions {
			asked[v.ID] = v
		}
		funnels, err := rows.In(tx).Funnels(cohort)
		if err != nil {
			return nil, err
		}
		out := make([]Wave, len(list))
		for i, w := range list {
			if out[i], err = waveOf(tx, w, asked[w.InstrumentVersionID], funnels[w.ID]); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

func waveOf(tx *store.Tx, w survey.Wave, v survey.Version, f survey.Funnel) (Wave, error) {
	w.State = w.StateAt(tx.Now)
	ratings, err := ratingsToMail(tx, w)
	return Wave{Wave: w, Instrument: v.Key, Title: v.Title, Confidentiality: v.Confidentiality, Funnel: f, ToMail: audienceOf(ratings)}, err
}

func ratingsToMail(tx *store.Tx, w survey.Wave) ([]survey.Rating, error) {
	switch w.State {
	case survey.WavePlanned:
		return rows.In(tx).Ratings(w.CohortID)
	case survey.WaveOpen:
		return rows.In(tx).WaitingRatings(w.ID)
	}
	return nil, nil
}

// audienceOf counts as askManagers mails: once for each manager with an
// address.
func audienceOf(ratings []survey.Rating) (out Audience) {
	managers := map[id.ID]bool{}
	for _, r := range ratings {
		if r.Email != "" {
			managers[r.ManagerID] = true
			out.Forms++
		}
	}
	out.Managers = len(managers)
	return out
}

// changedWave saves what a rule made of a wave and reads it back with its
// funnel.
func changedWave(tx *store.Tx, action string, before, after survey.Wave) (Wave, error) {
	if err := rows.In(tx).SaveWave(after); err != nil {
		return Wave{}, err
	}
	after.Version++
	if err := store.Audit(tx, action, "wave", after.ID, before, after); err != nil {
		return Wave{}, err
	}
	v, err := rows.In(tx).InstrumentVersion(after.InstrumentVersionID)
	if err != nil {
		return Wave{}, err
	}
	funnels, err := rows.In(tx).Funnels(after.CohortID)
	if err != nil {
		return Wave{}, err
	}
	return waveOf(tx, after, v, funnels[after.ID])
}

// OpenWave asks everybody concerned: a form for each dyad, and one mail with
// one personal link for each manager.
func (a *App) OpenWave(ctx context.Context, actor access.Actor, key id.ID) (Wave, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (Wave, error) {
		before, err := rows.In(tx).Wave(key)
		if err != nil {
			return Wave{}, err
		}
		after, err := before.Open(tx.Now)
		if err != nil {
			return Wave{}, err
		}
		ratings, err := rows.In(tx).Ratings(after.CohortID)
		if err != nil {
			return Wave{}, err
		}
		if len(ratings) == 0 {
			return Wave{}, fault.Conflict("nobody_to_ask", "There is nobody to ask yet: no participant of this cohort has a line manager.")
		}
		if err := rows.In(tx).AddSurveyInvitations(invitationsOf(tx, after, ratings)); err != nil {
			return Wave{}, err
		}
		if _, err := a.askManagers(tx, after, ratings, func(l letters.ManagerSurvey) letters.Data { return l }); err != nil {
			return Wave{}, err
		}
		return changedWave(tx, "wave.opened", before, after)
	})
}

func invitationsOf(tx *store.Tx, w survey.Wave, ratings []survey.Rating) []survey.Invitation {
	out := make([]survey.Invitation, len(ratings))
	for i, r := range ratings {
		out[i] = survey.Invitation{ID: tx.NewID(), WaveID: w.ID, CohortID: w.CohortID, PersonID: r.ManagerID, DyadID: &r.DyadID,
			State: survey.Created, CreatedAt: tx.Now, Version: 1}
	}
	return out
}

// CloseWave takes no more answers.
func (a *App) CloseWave(ctx context.Context, actor access.Actor, key id.ID) (Wave, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (Wave, error) {
		before, err := rows.In(tx).Wave(key)
		if err != nil {
			return Wave{}, err
		}
		after, err := before.Close()
		if err != nil {
			return Wave{}, err
		}
		return changedWave(tx, "wave.closed", before, after)
	})
}

// RemindWave mails each manager who still owes a form, naming those forms
// only, and tells how many mails that makes.
func (a *App) RemindWave(ctx context.Context, actor access.Actor, key id.ID) (int, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (int, error) {
		w, err := rows.In(tx).Wave(key)
		if err != nil {
			return 0, err
		}
		if err := w.Takes(tx.Now); err != nil {
			return 0, err
		}
		ratings, err := rows.In(tx).WaitingRatings(key)
		if err != nil || len(ratings) == 0 {
			return 0, err
		}
		sent, err := a.askManagers(tx, w, ratings, func(l letters.ManagerSurvey) letters.Data { return letters.ManagerReminder(l) })
		if err != nil {
			return 0, err
		}
		_, err = changedWave(tx, "wave.reminded", w, w)
		return sent, err
	})
}

// askManagers queues one mail for each manager among the ratings, which are in
// their order. The version of the wave makes each round of mails one of its
// own; sending the same round twice adds nothing.
func (a *App) askManagers(tx *store.Tx, w survey.Wave, ratings []survey.Rating, letter func(letters.ManagerSurvey) letters.Data) (sent int, err error) {
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
		if err := a.askManager(tx, w, mine, about, letter); err != nil {
			return sent, err
		}
		sent++
	}
	return sent, nil
}

func (a *App) askManager(tx *store.Tx, w survey.Wave, mine []survey.Rating, about letters.ManagerSurvey, letter func(letters.ManagerSurvey) letters.Data) error {
	link, err := a.desk.AddLink(tx, letters.LinkManager, w.ID, mine[0].ManagerID, w.ClosesAt)
	if err != nil {
		return err
	}
	about.Name, about.Link = mine[0].Manager, letters.Link{Kind: letters.LinkManager, ID: link}
	about.Participants = nil
	for _, r := range mine {
		about.Participants = append(about.Participants, r.Participant)
	}
	to := desk.Recipient{Person: mine[0].ManagerID, Email: mine[0].Email, Name: mine[0].Manager}
	_, err = a.desk.Queue(tx, to, fmt.Sprintf("%s.%d", w.ID, w.Version), letter(about))
	return err
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
