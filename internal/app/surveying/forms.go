package surveying

import (
	"context"
	"encoding/base32"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	letters "tandem/internal/mail"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// SurveyRequests reads the forms that the actor is asked to fill in.
func (a *App) SurveyRequests(ctx context.Context, actor access.Actor) ([]survey.Request, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) ([]survey.Request, error) { return rows.In(tx).SurveyRequests() })
}

// SurveyForm reads one of them with its questions and the actor's own draft.
func (a *App) SurveyForm(ctx context.Context, actor access.Actor, key id.ID) (survey.Form, error) {
	return store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (survey.Form, error) {
		f, err := surveyForm(tx, key)
		if err != nil {
			return f, err
		}
		f.Draft, err = rows.In(tx).SurveyDraft(key)
		return f, err
	})
}

// surveyForm reads an own form, with the receipt if it was sent.
func surveyForm(tx *store.Tx, key id.ID) (f survey.Form, err error) {
	r, err := rows.In(tx).SurveyRequest(key)
	if err != nil {
		return f, err
	}
	f.Invitation, f.About = r.Invitation, r.About
	if f.Wave, err = rows.In(tx).Wave(r.WaveID); err != nil {
		return f, err
	}
	if f.Asked, err = rows.In(tx).InstrumentVersion(f.Wave.InstrumentVersionID); err != nil {
		return f, err
	}
	if r.State != survey.Completed {
		return f, nil
	}
	receipt, err := rows.In(tx).SurveyReceipt(key)
	f.Receipt = &receipt
	return f, err
}

// SavedDraft tells the version that a saved draft has, and when it was saved.
type SavedDraft struct {
	Version int64
	SavedAt time.Time
}

// SaveSurveyDraft keeps half a form; version is the one that was read.
func (a *App) SaveSurveyDraft(ctx context.Context, actor access.Actor, key id.ID, version int64, answers []survey.Answer) (SavedDraft, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (SavedDraft, error) {
		f, err := answerableForm(tx, key)
		if err != nil {
			return SavedDraft{}, err
		}
		draft, err := f.Asked.CheckDraft(answers)
		if err != nil {
			return SavedDraft{}, err
		}
		after, err := f.Invitation.Begin(tx.Now)
		if err != nil {
			return SavedDraft{}, err
		}
		after.Version = version
		if err := rows.In(tx).SaveSurveyDraft(after, draft); err != nil {
			return SavedDraft{}, err
		}
		if f.Invitation.State != survey.Started {
			err = store.Audit(tx, "survey.started", "survey_invitation", key, nil, nil)
		}
		return SavedDraft{Version: version + 1, SavedAt: tx.Now}, err
	})
}

// answerableForm reads an own form that still takes answers. A form that was
// sent shows its receipt, also after the survey has closed.
func answerableForm(tx *store.Tx, key id.ID) (f survey.Form, err error) {
	if f.Invitation, f.Wave, err = rows.In(tx).SurveyToAnswer(key); err != nil {
		return f, err
	}
	if f.Invitation.State == survey.Completed {
		r, err := rows.In(tx).SurveyReceipt(key)
		if err == nil {
			err = survey.AlreadyAnswered(r, letters.Deadline(r.SubmittedAt))
		}
		return f, err
	}
	if err := f.Wave.Takes(tx.Now); err != nil {
		return f, err
	}
	f.Asked, err = rows.In(tx).InstrumentVersion(f.Wave.InstrumentVersionID)
	return f, err
}

// SubmitSurvey keeps a completed form, once. The audit says that an answer was
// received and nothing of what it says: a hash of a few ratings would be easy
// to guess.
func (a *App) SubmitSurvey(ctx context.Context, actor access.Actor, key id.ID, answers []survey.Answer) (survey.Receipt, error) {
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (survey.Receipt, error) {
		f, err := answerableForm(tx, key)
		if err != nil {
			return survey.Receipt{}, err
		}
		after, err := f.Invitation.Finish(tx.Now)
		if err != nil {
			return survey.Receipt{}, err
		}
		values, err := f.Asked.Complete(answers)
		if err != nil {
			return survey.Receipt{}, err
		}
		r, err := keepResponse(tx, f, values)
		if err != nil {
			return survey.Receipt{}, err
		}
		if err := rows.In(tx).FinishSurvey(after); err != nil {
			return survey.Receipt{}, err
		}
		return r.Receipt, store.Audit(tx, "survey.completed", "survey_invitation", key, nil, nil)
	})
}

func keepResponse(tx *store.Tx, f survey.Form, values []survey.Value) (survey.Response, error) {
	if f.Asked.Confidentiality == survey.Anonymous {
		return survey.Response{}, fault.Conflict("anonymous_not_offered", "Anonymous answers cannot be collected yet.")
	}
	i := f.Invitation
	r := survey.Response{ID: tx.NewID(), WaveID: i.WaveID, CohortID: i.CohortID, InstrumentVersionID: f.Asked.ID,
		Confidentiality: f.Asked.Confidentiality, InvitationID: i.ID, PersonID: i.PersonID, DyadID: i.DyadID,
		Receipt: survey.Receipt{Reference: receiptReference(tx), SubmittedAt: tx.Now}}
	if err := rows.In(tx).AddResponse(r, string(programme.DayOf(tx.Now))); err != nil {
		return r, err
	}
	return r, rows.In(tx).AddAnswers(r.ID, values)
}

// receiptReference is 40 random bits that can be read out over the telephone.
func receiptReference(tx *store.Tx) string {
	text := base32.StdEncoding.EncodeToString(tx.Bytes(5))
	return text[:4] + "-" + text[4:]
}

// DeclineSurvey notes that the actor will not fill in a form, and why.
func (a *App) DeclineSurvey(ctx context.Context, actor access.Actor, key id.ID, reason, note string) error {
	_, err := store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (bool, error) {
		f, err := answerableForm(tx, key)
		if err != nil {
			return false, err
		}
		after, err := f.Invitation.Decline(reason, note)
		if err != nil {
			return false, err
		}
		if err := rows.In(tx).SaveSurveyDraft(after, nil); err != nil { // what was begun is forgotten
			return false, err
		}
		return true, store.Audit(tx, "survey.declined", "survey_invitation", key, nil, nil)
	})
	return err
}

// UndoDecline takes the actor's refusal back, while the survey is open.
func (a *App) UndoDecline(ctx context.Context, actor access.Actor, key id.ID) error {
	_, err := store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (bool, error) {
		f, err := answerableForm(tx, key)
		if err != nil {
			return false, err
		}
		after, err := f.Invitation.Undo()
		if err != nil {
			return false, err
		}
		if err := rows.In(tx).SaveSurveyDraft(after, nil); err != nil {
			return false, err
		}
		return true, store.Audit(tx, "survey.decline_undone", "survey_invitation", key, nil, nil)
	})
	return err
}
