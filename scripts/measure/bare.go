package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	_ "github.com/glebarez/go-sqlite"
	_ "github.com/go-sql-driver/mysql"

	"tandem/internal/clock"
	"tandem/internal/id"
)

// bare is the limit that the program is measured against: net/http and
// database/sql sending the statements that the program sends, with nothing
// around them. It trusts its caller; nobody should run it for anything else.
type bare struct {
	write, read *sql.DB
	group       *bareGroup // SQLite only
	clock       *clock.Clock
	person      string // who sends forms
	reader      string // who reads their account
	account     string
}

func (b *bare) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /account", b.showAccount)
	mux.HandleFunc("POST /forms/{form}", b.form)
	mux.HandleFunc("POST /echo", echo)
	mux.HandleFunc("GET /hello", func(w http.ResponseWriter, _ *http.Request) { reply(w, 200, map[string]string{"hello": "there"}) })
	return mux
}

// echo decodes and encodes JSON and does nothing else.
func echo(w http.ResponseWriter, r *http.Request) {
	var in any
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	reply(w, http.StatusCreated, in)
}

func reply(w http.ResponseWriter, status int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(text)
}

const sessionSQL = `SELECT s.person_id, s.role, s.ended_at, s.expires_at, held.role IS NOT NULL, a.totp_confirmed_at IS NOT NULL, a.disabled_at, l.expires_at
FROM sessions s LEFT JOIN accounts a ON a.id = s.account_id
LEFT JOIN account_roles held ON held.account_id = s.account_id AND held.role = s.role
LEFT JOIN links l ON l.id = s.link_id WHERE s.id = ? LIMIT 1`

func (b *bare) session(ctx context.Context, key string) error {
	var person, role string
	var ended, disabled, linkEnds *time.Time
	var expires time.Time
	var holds, proven bool
	return b.read.QueryRowContext(ctx, sessionSQL, key).Scan(&person, &role, &ended, &expires, &holds, &proven, &disabled, &linkEnds)
}

// account is the small read: the account, its person, its roles and how many
// recovery codes are left.
func (b *bare) showAccount(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	if err := b.session(ctx, strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")); err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	out, err := b.readAccount(ctx)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	reply(w, http.StatusOK, out)
}

func (b *bare) readAccount(ctx context.Context) (map[string]any, error) {
	tx, err := b.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	var name, email, hash, role string
	var version, left int64
	if err := tx.QueryRowContext(ctx, "SELECT password_hash, version FROM accounts WHERE id = ? LIMIT 1", b.account).Scan(&hash, &version); err != nil {
		return nil, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT name, email FROM people WHERE id = ? LIMIT 1", b.reader).Scan(&name, &email); err != nil {
		return nil, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT role FROM account_roles WHERE account_id = ?", b.account).Scan(&role); err != nil {
		return nil, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM recovery_codes WHERE account_id = ? AND used_at IS NULL", b.account).Scan(&left); err != nil {
		return nil, err
	}
	return map[string]any{"id": b.account, "name": name, "email": email, "roles": []string{role}, "recoveryCodesLeft": left, "version": version}, nil
}

type sentForm struct {
	Answers []struct {
		Item  string `json:"item"`
		Value *int64 `json:"value"`
		Text  string `json:"text"`
	} `json:"answers"`
}

func (b *bare) form(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	var in sentForm
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	err := b.session(ctx, strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	if err == nil {
		err = b.inTransaction(ctx, func(q querier) error { return b.keep(ctx, q, r.PathValue("form"), r.Header.Get("Idempotency-Key"), in) })
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	reply(w, http.StatusCreated, map[string]string{"reference": "AAAA-BBBB"})
}

type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// keep sends what one submitted form sends in the program, in that order.
func (b *bare) keep(ctx context.Context, q querier, form, key string, in sentForm) error {
	now, response := b.clock.Now(), b.clock.NewID()
	wave, version, cohort, dyad, number, err := b.lookUp(ctx, q, form, key)
	if err != nil {
		return err
	}
	statements := []struct {
		text string
		args []any
	}{
		{"INSERT INTO requests (scope, idempotency_key, route, body_hash, result, created_at) VALUES (?,?,?,?,?,?)", []any{b.person, key, "POST /forms", strings.Repeat("0", 64), nil, now}},
		{"INSERT INTO responses (id, wave_id, cohort_id, instrument_version_id, confidentiality, invitation_id, person_id, dyad_id, reference, submitted_at, submitted_on) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
			[]any{response, wave, cohort, version, "pseudonymous", form, b.person, dyad, "AAAA-BBBB", now, "2026-01-01"}},
		answersSQL(response, in),
		{"UPDATE survey_invitations SET completed_at = ?, draft = ?, opened_at = ?, started_at = ?, state = ?, version = ? WHERE person_id = ? AND id = ? AND version = ?",
			[]any{now, "[]", now, now, "completed", number + 1, b.person, form, number}},
		{"INSERT INTO audit_events (id, at, request_id, actor_role, actor_account, actor_person, action, object_type, object_id, before_hash, after_hash) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
			[]any{b.clock.NewID(), now, "r", "manager", "", b.person, "survey.completed", "survey_invitation", form, "", ""}},
		{"UPDATE requests SET result = ? WHERE scope = ? AND idempotency_key = ?", []any{`{"Reference":"AAAA-BBBB"}`, b.person, key}},
	}
	for _, s := range statements {
		if _, err := q.ExecContext(ctx, s.text, s.args...); err != nil {
			return err
		}
	}
	return nil
}

// lookUp reads the request, the invitation with its names, the wave and the
// questions.
func (b *bare) lookUp(ctx context.Context, q querier, form, key string) (wave, version, cohort, dyad string, number int64, err error) {
	var result, state, about, slug, title, definition, confidentiality string
	var opens, closes time.Time
	err = q.QueryRowContext(ctx, "SELECT result FROM requests WHERE scope = ? AND idempotency_key = ? LIMIT 1", b.person, key).Scan(&result)
	if err != nil && err != sql.ErrNoRows {
		return
	}
	if err = q.QueryRowContext(ctx, `SELECT i.wave_id, i.cohort_id, i.dyad_id, i.state, i.version, COALESCE(p.name, ''), n.slug, n.title, w.closes_at
		FROM survey_invitations i JOIN waves w ON w.id = i.wave_id JOIN instrument_versions v ON v.id = w.instrument_version_id
		JOIN instruments n ON n.id = v.instrument_id LEFT JOIN dyads d ON d.id = i.dyad_id LEFT JOIN people p ON p.id = d.participant_id
		WHERE i.person_id = ? AND i.id = ? LIMIT 1`, b.person, form).Scan(&wave, &cohort, &dyad, &state, &number, &about, &slug, &title, &closes); err != nil {
		return
	}
	if err = q.QueryRowContext(ctx, `SELECT instrument_version_id, opens_at, closes_at FROM waves
		WHERE id = ? AND EXISTS (SELECT 1 FROM survey_invitations i WHERE i.wave_id = waves.id AND i.person_id = ?) LIMIT 1`, wave, b.person).Scan(&version, &opens, &closes); err != nil {
		return
	}
	err = q.QueryRowContext(ctx, "SELECT definition, confidentiality FROM instrument_versions WHERE state = 'published' AND id = ? LIMIT 1", version).Scan(&definition, &confidentiality)
	return
}

func answersSQL(response id.ID, in sentForm) (s struct {
	text string
	args []any
}) {
	marks := make([]string, len(in.Answers))
	for i, a := range in.Answers {
		marks[i] = "(?,?,?,?,?)"
		s.args = append(s.args, response, a.Item, a.Value, a.Text, "")
	}
	s.text = "INSERT INTO answers (response_id, item_key, number_value, text_value, missing) VALUES " + strings.Join(marks, ",")
	return s
}

// inTransaction commits before it returns: in a group on SQLite, alone on a
// server.
func (b *bare) inTransaction(ctx context.Context, fn func(querier) error) error {
	if b.group != nil {
		return b.group.run(fn)
	}
	tx, err := b.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
