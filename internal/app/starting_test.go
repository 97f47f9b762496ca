package app_test

import (
	"testing"

	"tandem/internal/access"
	"tandem/internal/app"
	"tandem/internal/clock"
	"tandem/internal/store"
	surveyingrows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// Several copies that start at the same moment all start, and each questionnaire is
// there once.
func TestCopiesThatStartAtOncePublishEachInstrumentOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, a *app.App, _ *clock.Clock) {
		if got := race(6, func(int) error { return a.Surveying.InstallInstruments(bg) }); got[""] != 6 {
			t.Errorf("%v", got)
		}
		kept, err := store.Look(bg, a.Desk().Store, access.Actor{Role: access.Office}, func(tx *store.Tx) ([]survey.Version, error) { return surveyingrows.In(tx).InstrumentVersions() })
		if err != nil || len(kept) != len(survey.Shipped()) {
			t.Errorf("%d versions, want %d: %v", len(kept), len(survey.Shipped()), err)
		}
	})
}
