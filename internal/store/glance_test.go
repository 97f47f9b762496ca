package store

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/programme"
	accountrows "tandem/internal/store/account"
	"tandem/internal/store/internal/lock"
	programmesrows "tandem/internal/store/programmes"
	surveyingrows "tandem/internal/store/surveying"
	"tandem/internal/survey"
)

// A glance has no transaction around it, so it must not be able to read twice
// or to write at all.
func TestAGlanceIsOneStatementThatReads(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		for name, more := range map[string]func(tx *Tx) error{
			"a second read": func(tx *Tx) error { _, err := programmesrows.In(tx).Programmes(); return err },
			"a second row":  func(tx *Tx) error { _, err := accountrows.In(tx).Bearer("s-nobody"); return err },
			"a write": func(tx *Tx) error {
				return programmesrows.In(tx).AddProgramme(programme.Programme{ID: tx.NewID(), Name: "Glanced", CreatedAt: tx.Now, Version: 1})
			},
		} {
			_, err := Glance(context.Background(), s, coordinator, func(tx *Tx) (bool, error) {
				if name != "a write" {
					if _, err := programmesrows.In(tx).Programmes(); err != nil {
						t.Error(err)
					}
				}
				return true, more(tx)
			})
			if !errors.Is(err, lock.ErrSecond) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestAGlanceFindsNothingForWhoMayNotSee(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		for _, role := range []access.Role{access.Nobody, access.Participant, access.Post, "unheard of"} {
			_, err := Glance(context.Background(), s, access.Actor{Role: role}, func(tx *Tx) (identity.Profile, error) { return accountrows.In(tx).Profile("acc-nobody") })
			if fault.Of(err).Kind != fault.Missing {
				t.Errorf("%q: %v", role, err)
			}
		}
	})
}

// What a copy of the program remembers opens nothing to a role that may not
// see it, and never holds what may still be undone.
func TestARememberedVersionIsStillBehindItsLock(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		office := access.Actor{Role: access.Office}
		publish := func(at time.Time, number int64, instrument id.ID, after error) (key id.ID) {
			err := s.As(context.Background(), office, func(tx *Tx) error {
				v := survey.Shipped()[0]
				v.ID, v.InstrumentID, v.Number, v.PublishedAt = tx.NewID(), instrument, number, at
				key = v.ID
				if err := surveyingrows.In(tx).AddInstrumentVersion(v); err != nil {
					return err
				}
				if _, err := surveyingrows.In(tx).InstrumentVersion(key); err != nil {
					return err
				}
				return after
			})
			if !errors.Is(err, after) {
				t.Fatal(err)
			}
			return key
		}
		instrument := addInstrument(t, s, office)
		read := func(role access.Role, key id.ID) error {
			return s.See(context.Background(), access.Actor{Role: role}, func(tx *Tx) error { _, err := surveyingrows.In(tx).InstrumentVersion(key); return err })
		}
		undone := publish(s.Clock().Now().Add(time.Hour), 1, instrument, errUndo)
		if err := read(access.Participant, undone); fault.Of(err).Kind != fault.Missing {
			t.Errorf("an undone version: %v", err)
		}
		kept := publish(s.Clock().Now().Add(-time.Hour), 2, instrument, nil)
		if err := read(access.Coordinator, kept); err != nil {
			t.Fatal(err)
		}
		s.engine.Hear(lock.Heard{Statement: func(sql string) { t.Errorf("a published version is not remembered: %s", sql) }})
		if err := read(access.Coordinator, kept); err != nil {
			t.Error(err)
		}
		s.engine.Hear(lock.Heard{})
		for _, role := range slices.Concat(access.People, access.Jobs, []access.Role{access.Nobody, access.Unproven, "unheard of"}) {
			s.engine.Forget()
			unread := read(role, kept)
			if err := read(access.Coordinator, kept); err != nil {
				t.Fatal(err)
			}
			if remembered := read(role, kept); (unread == nil) != (remembered == nil) {
				t.Errorf("%q: %v when it is read, %v when it is remembered", role, unread, remembered)
			}
		}
	})
}

func addInstrument(t *testing.T, s *Store, office access.Actor) (key id.ID) {
	t.Helper()
	err := s.As(context.Background(), office, func(tx *Tx) error {
		key = tx.NewID()
		return surveyingrows.In(tx).AddInstrument(survey.Instrument{ID: key, Key: "remembered", Title: "Remembered", Audience: survey.ForManagers, CreatedAt: tx.Now})
	})
	if err != nil {
		t.Fatal(err)
	}
	return key
}
