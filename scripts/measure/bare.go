package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	_ "github.com/go-sql-driver/mysql"
	_ "modernc.org/sqlite"

	"tandem/internal/clock"
	"tandem/internal/id"
)

// bare is the limit that the program is measured against: net/http and
// database/sql sending the statements that the program sends, with nothing
// around them but that it keeps what it has prepared. It trusts its caller;
// nobody should run it for anything else.
type bare struct {
	write      *sql.DB
	read, sent *kept      // on the pool that reads, and on the one that writes
	group      *bareGroup // SQLite only
	clock      *clock.Clock
	person     string // who sends forms
	reader     string // who reads their account
	account    string
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

const sessionSQL = `SELECT s.id, s.kind, s.person_id, s.account_id, s.role, s.expires_at, s.ended_at, held.role IS NOT NULL, a.totp_confirmed_at IS NOT NULL, a.disabled_at, l.expires_at
FROM sessions s LEFT JOIN accounts a ON a.id = s.account_id
LEFT JOIN account_roles held ON held.account_id = s.account_id AND held.role = s.role
LEFT JOIN links l ON l.id = s.link_id WHERE s.id = ? LIMIT 1`

func (b *bare) session(ctx context.Context, key string) error {
	var session, kind, person, role string
	var account *string
	var ended, disabled, linkEnds *time.Time
	var expires time.Time
	var holds, proven bool
	return b.read.QueryRowContext(b.watched(ctx), sessionSQL, key).Scan(&session, &kind, &person, &account, &role, &expires, &ended, &holds, &proven, &disabled, &linkEnds)
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

const accountSQL = `SELECT a.id, p.name, COALESCE(p.email, ''), a.totp_confirmed_at IS NOT NULL, p.version,
(SELECT COALESCE(GROUP_CONCAT(r.role), '') FROM account_roles r WHERE r.account_id = a.id),
(SELECT COUNT(*) FROM recovery_codes c WHERE c.account_id = a.id AND c.used_at IS NULL)
FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id = ? LIMIT 1`

func (b *bare) readAccount(ctx context.Context) (map[string]any, error) {
	var account, name, email, roles string
	var proven bool
	var version, left int64
	err := b.read.QueryRowContext(b.watched(ctx), accountSQL, b.account).Scan(&account, &name, &email, &proven, &version, &roles, &left)
	return map[string]any{"id": account, "name": name, "email": email, "roles": strings.Split(roles, ","), "secondFactor": proven,
		"recoveryCodesLeft": left, "version": version}, err
}

// watched is what the program has the driver watch for a cancellation: nothing
// on SQLite, where that costs two goroutines a statement.
func (b *bare) watched(ctx context.Context) context.Context {
	if b.group != nil {
		return context.WithoutCancel(ctx)
	}
	return ctx
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
		ctx = b.watched(ctx)
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
	if _, err := q.ExecContext(ctx, "INSERT INTO requests (scope, idempotency_key, route, body_hash, result, created_at) VALUES (?,?,?,?,?,?)",
		b.person, key, "POST /forms", strings.Repeat("0", 64), nil, now); err != nil {
		return err
	}
	wave, version, cohort, dyad, number, err := b.lookUp(ctx, q, form)
	if err != nil {
		return err
	}
	statements := []struct {
		text string
		args []any
	}{
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

const formSQL = `SELECT i.id, i.wave_id, i.cohort_id, i.person_id, i.dyad_id, i.state, i.sent_at, i.opened_at, i.started_at, i.completed_at,
i.reason, i.note, i.version, w.instrument_version_id, w.state, w.closes_at
FROM survey_invitations i JOIN waves w ON w.id = i.wave_id WHERE i.person_id = ? AND i.person_id = ? AND i.id = ? LIMIT 1`

// lookUp reads the invitation with its wave. What is asked never changes, and
// the program knows it after the first form.
func (b *bare) lookUp(ctx context.Context, q querier, form string) (wave, version, cohort, dyad string, number int64, err error) {
	var id, person, state, reason, note, waveState string
	var sent, opened, started, completed *time.Time
	var closes time.Time
	err = q.QueryRowContext(ctx, formSQL, b.person, b.person, form).Scan(&id, &wave, &cohort, &person, &dyad, &state, &sent, &opened, &started,
		&completed, &reason, &note, &number, &version, &waveState, &closes)
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
	if err := fn(keptIn{b.sent, tx}); err != nil {
		return err
	}
	return tx.Commit()
}
