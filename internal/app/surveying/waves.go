package surveying

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
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
	RemindedAt      *time.Time // when reminders last went
}

// Audience is whom the next round of mails of a wave would reach: everybody
// concerned while it is planned, those who still owe a form while it is open.
type Audience struct {
	Managers int
	Forms    int
}

// PlanWave plans the newest version of an instrument for a cohort. Beside names
// the newest survey that the cohort has with the same instrument, if another one
// is meant.
func (a *App) PlanWave(ctx context.Context, actor access.Actor, instrument string, beside id.ID, w survey.Wave) (Wave, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (Wave, error) {
		if err := programmesrows.In(tx).HoldCohort(w.CohortID); err != nil {
			return Wave{}, err
		}
		v, err := newestVersion(tx, instrument)
		if err != nil {
			return Wave{}, err
		}
		w.ID, w.CreatedAt = tx.NewID(), tx.Now
		if w, err = survey.Plan(w, v, tx.Now); err != nil {
			return Wave{}, err
		}
		earlier, err := rows.In(tx).NewestWave(w.CohortID, v.InstrumentID)
		if err == nil {
			err = survey.Plans(earlier, beside)
		}
		if err != nil {
			return Wave{}, err
		}
		if err := rows.In(tx).AddWave(w); err != nil {
			return Wave{}, err
		}
		if err := store.Audit(tx, "wave.planned", "wave", w.ID, nil, w); err != nil {
			return Wave{}, err
		}
		return waveOf(tx, w, v, progress{})
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
		done, err := progressOf(tx, cohort)
		if err != nil {
			return nil, err
		}
		out := make([]Wave, len(list))
		for i, w := range list {
			if out[i], err = waveOf(tx, w, asked[w.InstrumentVersionID], done); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

// progress is how far the waves of a cohort have come, by wave.
type progress struct {
	funnels  map[id.ID]survey.Funnel
	reminded map[id.ID]time.Time
}

func progressOf(tx *store.Tx, cohort id.ID) (p progress, err error) {
	if p.funnels, err = rows.In(tx).Funnels(cohort); err != nil {
		return p, err
	}
	p.reminded, err = rows.In(tx).Reminded(cohort)
	return p, err
}

func (p progress) remindedAt(wave id.ID) *time.Time {
	if at, has := p.reminded[wave]; has {
		return &at
	}
	return nil
}

func waveOf(tx *store.Tx, w survey.Wave, v survey.Version, p progress) (Wave, error) {
	w.State = w.StateAt(tx.Now)
	ratings, err := ratingsToMail(tx, w)
	return Wave{Wave: w, Instrument: v.Key, Title: v.Title, Confidentiality: v.Confidentiality, Funnel: p.funnels[w.ID],
		ToMail: audienceOf(ratings), RemindedAt: p.remindedAt(w.ID)}, err
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
	done, err := progressOf(tx, after.CohortID)
	if err != nil {
		return Wave{}, err
	}
	return waveOf(tx, after, v, done)
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
		if err := a.askFor(tx, after, ratings); err != nil {
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

// ExtendWave gives those who are asked more time. Their links work for as long.
func (a *App) ExtendWave(ctx context.Context, actor access.Actor, key id.ID, until time.Time) (Wave, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (Wave, error) {
		before, err := rows.In(tx).Wave(key)
		if err != nil {
			return Wave{}, err
		}
		after, err := before.Extend(until, tx.Now)
		if err != nil {
			return Wave{}, err
		}
		if err := accountrows.In(tx).ExtendLinks(letters.LinkManager, key, after.ClosesAt); err != nil {
			return Wave{}, err
		}
		return changedWave(tx, "wave.extended", before, after)
	})
}

// ReopenWave takes answers once more, by the links that were sent. Managers who
// took over since it closed are asked.
func (a *App) ReopenWave(ctx context.Context, actor access.Actor, key id.ID, until time.Time) (Wave, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (Wave, error) {
		before, err := rows.In(tx).Wave(key)
		if err != nil {
			return Wave{}, err
		}
		v, err := rows.In(tx).InstrumentVersion(before.InstrumentVersionID)
		if err != nil {
			return Wave{}, err
		}
		after, err := before.Reopen(v.Confidentiality, until, tx.Now)
		if err != nil {
			return Wave{}, err
		}
		if err := accountrows.In(tx).ExtendLinks(letters.LinkManager, key, after.ClosesAt); err != nil {
			return Wave{}, err
		}
		if err := a.askSuccessors(tx, after, ""); err != nil {
			return Wave{}, err
		}
		return changedWave(tx, "wave.reopened", before, after)
	})
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
