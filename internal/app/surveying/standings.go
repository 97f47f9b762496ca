package surveying

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	rows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// Standings reads who was asked in a wave and who has answered. Where nobody may
// know that, there is nothing to read.
func (a *App) Standings(ctx context.Context, actor access.Actor, wave id.ID) ([]survey.Standing, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]survey.Standing, error) {
		w, err := rows.In(tx).Wave(wave)
		if err != nil {
			return nil, err
		}
		v, err := rows.In(tx).InstrumentVersion(w.InstrumentVersionID)
		if err != nil || !v.Confidentiality.ShowsWho() {
			return nil, err
		}
		return rows.In(tx).Standings(wave)
	})
}

// Preview is a mail as it will read, with no link that opens anything.
type Preview struct {
	Kind    survey.LetterKind
	Subject string
	Text    string
}

// noToken stands in a preview where the secret part of a personal link would.
const noToken = "personal-link"

// WaveMails shows the first mail and the reminder of a wave as they would read to
// the first manager whom they would reach, and none when there is nobody.
func (a *App) WaveMails(ctx context.Context, actor access.Actor, wave id.ID) ([]Preview, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]Preview, error) {
		w, err := rows.In(tx).Wave(wave)
		if err != nil {
			return nil, err
		}
		w.State = w.StateAt(tx.Now)
		ratings, err := ratingsToMail(tx, w)
		if err != nil || len(ratings) == 0 {
			return nil, err
		}
		about, err := mailAbout(tx, w)
		if err != nil {
			return nil, err
		}
		mine := ratingsOf(ratings, ratings[0].ManagerID)
		first, err := a.preview(survey.FirstLetter, letterTo(mine, about, w.ID, survey.FirstLetter))
		if err != nil {
			return nil, err
		}
		reminder, err := a.preview(survey.Reminder, letterTo(mine, about, w.ID, survey.Reminder))
		return []Preview{first, reminder}, err
	})
}

func (a *App) preview(kind survey.LetterKind, letter letters.Data) (Preview, error) {
	c, err := letters.Compose(letter)
	m := c.To(letters.Message{}).Fill(letters.Addresses(a.desk.BaseURL, func(string, id.ID) string { return noToken }))
	return Preview{Kind: kind, Subject: m.Subject, Text: m.Text}, err
}

func ratingsOf(ratings []survey.Rating, manager id.ID) (mine []survey.Rating) {
	for _, r := range ratings {
		if r.ManagerID == manager {
			mine = append(mine, r)
		}
	}
	return mine
}
