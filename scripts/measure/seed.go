package main

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"tandem/internal/clock"
	"tandem/internal/id"
	"tandem/internal/identity"
)

// world is what the measurements stand on: one account that reads itself, one
// manager with a mailed link and many forms to send, and responses from
// before.
type world struct {
	account, person, manager      id.ID
	cohort, wave, version, dyad   id.ID
	link                          id.ID
	invitations                   []id.ID
	session, linkSession, subject id.ID
}

const batch = 200

// seed fills a migrated, empty database with forms to send and responses that
// were sent before. It writes SQL straight: the program would need hours.
func seed(ctx context.Context, db *sql.DB, keys identity.Keys, forms, responses int) (*world, error) {
	c := clock.System()
	s := &seeder{ctx: ctx, db: db, clock: c, now: c.Now()}
	w := &world{}
	s.people(w)
	s.programme(w)
	s.forms(w, forms, false)
	s.responses(w, responses)
	s.sessions(w, keys)
	return w, s.err
}

type seeder struct {
	ctx   context.Context
	db    *sql.DB
	clock *clock.Clock
	now   time.Time
	err   error
}

// insert writes rows in batches; after the first error it does nothing.
func (s *seeder) insert(table, columns string, rows [][]any) {
	for len(rows) > 0 && s.err == nil {
		part := rows[:min(batch, len(rows))]
		rows = rows[len(part):]
		mark := "(" + strings.TrimSuffix(strings.Repeat("?,", len(part[0])), ",") + ")"
		text := fmt.Sprintf("INSERT INTO %s (%s) VALUES %s", table, columns, strings.TrimSuffix(strings.Repeat(mark+",", len(part)), ","))
		var args []any
		for _, row := range part {
			args = append(args, row...)
		}
		if _, err := s.db.ExecContext(s.ctx, text, args...); err != nil {
			s.err = fmt.Errorf("%s: %w", table, err)
		}
	}
}

func (s *seeder) people(w *world) {
	w.person, w.manager, w.subject, w.account = s.clock.NewID(), s.clock.NewID(), s.clock.NewID(), s.clock.NewID()
	s.insert("people", "id, name, email, created_at, version", [][]any{
		{w.person, "Reader", "reader@bench.example", s.now, 1},
		{w.manager, "Manager", "manager@bench.example", s.now, 1},
		{w.subject, "Participant", "participant@bench.example", s.now, 1},
	})
	s.insert("accounts", "id, person_id, password_hash, totp_step, created_at, version", [][]any{{w.account, w.person, "-", 0, s.now, 1}})
	s.insert("account_roles", "account_id, role, granted_at", [][]any{{w.account, "participant", s.now}})
}

// definition is an instrument of six ratings and two texts, in the form of the
// instruments that the product ships.
func definition() string {
	var items []string
	for i := range 6 {
		items = append(items, fmt.Sprintf(`{"key":"r%d","kind":"scale","text":"Rating","required":true,"points":6,"lowLabel":"low","highLabel":"high"}`, i))
	}
	for i := range 2 {
		items = append(items, fmt.Sprintf(`{"key":"t%d","kind":"long_text","text":"Comment"}`, i))
	}
	return `{"key":"bench_form","title":"Bench","audience":"manager","version":1,"confidentiality":"pseudonymous","minutes":5,"whoSees":"Nobody.","items":[` + strings.Join(items, ",") + `]}`
}

func (s *seeder) programme(w *world) {
	programme, instrument := s.clock.NewID(), s.clock.NewID()
	w.cohort, w.version, w.wave, w.dyad = s.clock.NewID(), s.clock.NewID(), s.clock.NewID(), s.clock.NewID()
	s.insert("programmes", "id, name, summary, created_at, version", [][]any{{programme, "Bench", "", s.now, 1}})
	s.insert("cohorts", "id, programme_id, name, capacity, starts_on, ends_on, seats_taken, created_at, version",
		[][]any{{w.cohort, programme, "Bench", 40, "2026-01-01", "2036-01-01", 0, s.now, 1}})
	s.insert("dyads", "id, cohort_id, manager_id, participant_id, from_at, live", [][]any{{w.dyad, w.cohort, w.manager, w.subject, s.now, 1}})
	s.insert("instruments", "id, slug, title, audience, created_at", [][]any{{instrument, "bench_form", "Bench", "manager", s.now}})
	s.insert("instrument_versions", "id, instrument_id, number, state, confidentiality, minutes, definition, published_at",
		[][]any{{w.version, instrument, 1, "published", "pseudonymous", 5, definition(), s.now}})
	s.insert("waves", "id, cohort_id, instrument_version_id, state, opens_at, closes_at, created_at, version",
		[][]any{{w.wave, w.cohort, w.version, "open", s.now.Add(-time.Hour), s.now.AddDate(1, 0, 0), s.now, 1}})
}

// forms adds invitations of the one manager; completed ones belong to
// responses. The about_key makes them different forms.
func (s *seeder) forms(w *world, n int, completed bool) (made []id.ID) {
	rows := make([][]any, n)
	for i := range rows {
		key := s.clock.NewID()
		made = append(made, key)
		state, at := "opened", any(nil)
		if completed {
			state, at = "completed", any(s.now)
		}
		rows[i] = []any{key, w.wave, w.cohort, w.manager, w.dyad, string(key), state, at, "[]", "", "", s.now, 1}
	}
	s.insert("survey_invitations", "id, wave_id, cohort_id, person_id, dyad_id, about_key, state, completed_at, draft, reason, note, created_at, version", rows)
	if !completed {
		w.invitations = made
	}
	return made
}

func (s *seeder) responses(w *world, n int) {
	var answered, answers [][]any
	for _, invitation := range s.forms(w, n, true) {
		key := s.clock.NewID()
		answered = append(answered, []any{key, w.wave, w.cohort, w.version, "pseudonymous", invitation, w.manager, w.dyad, string(key[16:]), s.now, "2026-01-01"})
		for i := range 6 {
			answers = append(answers, []any{key, fmt.Sprintf("r%d", i), i + 1, nil, ""})
		}
	}
	s.insert("responses", "id, wave_id, cohort_id, instrument_version_id, confidentiality, invitation_id, person_id, dyad_id, reference, submitted_at, submitted_on", answered)
	s.insert("answers", "response_id, item_key, number_value, text_value, missing", answers)
}

// sessions opens one with a password and one with a link.
func (s *seeder) sessions(w *world, keys identity.Keys) {
	w.session, w.linkSession, w.link = s.clock.NewID(), s.clock.NewID(), s.clock.NewID()
	hash := identity.LinkHash(keys.LinkToken("manager", w.link))
	s.insert("links", "id, kind, hash, person_id, subject_id, expires_at, created_at",
		[][]any{{w.link, "manager", hex.EncodeToString(hash), w.manager, w.wave, s.now.AddDate(1, 0, 0), s.now}})
	columns := "id, kind, person_id, account_id, link_id, role, generation, rotated_at, agent, created_at, last_seen_at, expires_at"
	s.insert("sessions", columns, [][]any{
		{w.session, "password", w.person, w.account, nil, "participant", 0, s.now, "", s.now, s.now, s.now.AddDate(1, 0, 0)},
		{w.linkSession, "link", w.manager, nil, w.link, "manager", 0, s.now, "", s.now, s.now, s.now.AddDate(1, 0, 0)},
	})
}
