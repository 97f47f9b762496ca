package store

import (
	"database/sql"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/survey"
)

// world is rows by table, in an order in which every row finds what it refers
// to.
type world []struct {
	table string
	rows  []row
}

// row is the columns of a row that matter; the others are blank.
type row map[string]any

func seedWorld(t *testing.T, s *Store) {
	t.Helper()
	seed(t, s, slices.Concat(theIdentities(), theProgramme(), theSelection(), theSurveys()))
}

func seed(t *testing.T, s *Store, w world) {
	t.Helper()
	db, done := s.engine.Beside()
	defer done()
	for _, part := range w {
		blank := blankRow(t, s, db, part.table)
		for _, r := range part.rows {
			if err := insertRow(db, part.table, blank, r); err != nil {
				t.Fatalf("%s: %v", part.table, err)
			}
		}
	}
}

func insertRow(db *sql.DB, table string, blank, r row) error {
	all := maps.Clone(blank)
	maps.Copy(all, r)
	names := slices.Sorted(maps.Keys(all))
	args := make([]any, len(names))
	for i, name := range names {
		args[i] = all[name]
	}
	_, err := db.Exec("INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES (?"+strings.Repeat(", ?", len(names)-1)+")", args...)
	return err
}

// blankRow is a row of a table in which only what must be there is: texts are
// empty, numbers are zero, and times are the epoch.
func blankRow(t *testing.T, s *Store, db *sql.DB, table string) row {
	t.Helper()
	query := "SELECT name, type FROM pragma_table_info('" + table + "') WHERE \"notnull\" = 1"
	if s.Engine() == MySQL {
		query = "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '" + table + "' AND is_nullable = 'NO'"
	}
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	blank := row{}
	for rows.Next() {
		var name, kind string
		if err := rows.Scan(&name, &kind); err != nil {
			t.Fatal(err)
		}
		blank[name] = blankOf(strings.ToLower(kind))
	}
	return blank
}

func blankOf(kind string) any {
	switch {
	case strings.Contains(kind, "int"), strings.Contains(kind, "bool"):
		return 0
	case strings.Contains(kind, "time"):
		return epoch
	}
	return ""
}

var (
	later   = epoch.Add(time.Hour)
	someone = []string{"alice", "bob", "dan", "cleo", "max", "cora", "eve", "nora"} // have an account
)

func ref[T any](v T) *T { return &v }

func theIdentities() world {
	var people, accounts, roles, codes, sessions []row
	held := map[string]access.Role{"max": access.Manager, "cora": access.Coordinator, "eve": access.Evaluator, "nora": access.Coordinator}
	for _, name := range append([]string{"mona"}, someone...) {
		people = append(people, row{"id": name, "name": name, "email": name + "@example.org"})
	}
	for _, name := range someone {
		account, role := "acc-"+name, access.Participant
		if other, has := held[name]; has {
			role = other
		}
		accounts = append(accounts, row{"id": account, "person_id": name})
		roles = append(roles, row{"account_id": account, "role": role})
		codes = append(codes, row{"id": "code-" + name, "account_id": account, "code_hash": name})
		sessions = append(sessions, row{"id": "s-" + name, "kind": "password", "person_id": name, "account_id": account, "role": role})
	}
	sessions = append(sessions,
		row{"id": "s-mona", "kind": "link", "person_id": "mona", "link_id": "link-mona", "role": access.Manager},
		row{"id": "s-mona-2", "kind": "link", "person_id": "mona", "link_id": "link-mona", "role": access.Manager})
	return world{
		{"people", people}, {"accounts", accounts}, {"account_roles", roles}, {"recovery_codes", codes},
		{"sign_ups", []row{{"id": "zoe", "email": "zoe@example.org"}, {"id": "yan", "email": "yan@example.org"}}},
		{"links", []row{{"id": "link-mona", "kind": "manager", "hash": "1", "person_id": "mona"}, {"id": "link-bob", "kind": "invite", "hash": "2"}}},
		{"sessions", sessions},
		{"throttles", []row{{"bucket": "sign-in/1"}, {"bucket": "reset/2"}}},
		{"audit_events", []row{
			{"id": "au-application", "actor_person": "alice", "object_type": "application", "object_id": "pair"},
			{"id": "au-offer", "actor_person": "cora", "object_type": "offer", "object_id": "offer-alice"},
			{"id": "au-partnership", "actor_person": "bob", "object_type": "partnership", "object_id": "team"},
			{"id": "au-survey", "actor_person": "mona", "object_type": "survey_invitation", "object_id": "ask-mona"},
			{"id": "au-session", "actor_person": "bob", "object_type": "session", "object_id": "s-bob"}}},
		{"requests", []row{{"scope": "acc-alice", "idempotency_key": "1"}, {"scope": "mona", "idempotency_key": "1"}}},
		{"messages", []row{{"id": "mail-bob", "kind": "partner_invitation", "state": "queued"}, {"id": "mail-mona", "kind": "manager_survey", "state": "queued"}}},
	}
}

func theProgramme() world {
	return world{
		{"programmes", []row{{"id": "announced"}, {"id": "secret"}}},
		{"cohorts", []row{
			{"id": "spring", "programme_id": "announced", "capacity": 9, "starts_on": "2026-01-01", "ends_on": "2026-02-01"},
			{"id": "autumn", "programme_id": "secret", "capacity": 9, "starts_on": "2026-01-01", "ends_on": "2026-02-01"}}},
		{"calls", []row{
			{"id": "call-open", "cohort_id": "spring", "opens_at": epoch, "closes_at": later, "grace_until": later},
			{"id": "call-later", "cohort_id": "spring", "opens_at": later, "closes_at": later.Add(1e9), "grace_until": later.Add(1e9)}}},
		{"applications", []row{
			{"id": "pair", "call_id": "call-open", "reference": "1", "kind": "pair", "state": "submitted", "submitted_at": epoch},
			{"id": "solo", "call_id": "call-open", "reference": "2", "kind": "individual", "state": "submitted", "submitted_at": epoch}}},
		{"members", []row{
			member("alice", "pair"), member("bob", "pair"), member("cleo", "solo"),
			{"id": "m-dan", "application_id": "pair", "call_id": "call-open", "person_id": "dan", "left_at": epoch}}},
		{"signatures", []row{
			{"id": "sig-alice", "application_id": "pair", "member_id": "m-alice", "live": 1},
			{"id": "sig-bob", "application_id": "pair", "member_id": "m-bob", "live": 1},
			{"id": "sig-cleo", "application_id": "solo", "member_id": "m-cleo", "live": 1}}},
		{"case_revisions", []row{
			{"id": "rev-bob", "application_id": "pair", "number": 1, "hash": "1", "saved_by": "bob", "challenge": "By Bob", "saved_at": epoch},
			{"id": "rev-alice", "application_id": "pair", "number": 2, "hash": "2", "saved_by": "alice", "challenge": "By Alice", "saved_at": epoch},
			{"id": "rev-cleo", "application_id": "solo", "number": 1, "hash": "1", "saved_by": "cleo", "challenge": "By Cleo", "saved_at": epoch}}},
		{"partner_invitations", []row{
			{"id": "inv-bob", "application_id": "pair", "response": "accepted", "link_id": "link-bob", "message_id": "mail-bob", "responded_at": epoch},
			{"id": "inv-cleo", "application_id": "solo", "response": "open", "link_id": "link-bob", "message_id": "mail-bob"}}},
	}
}

func member(name, application string) row {
	return row{"id": "m-" + name, "application_id": application, "call_id": "call-open", "person_id": name, "live": 1}
}

func theSelection() world {
	return world{
		{"decisions", []row{
			{"id": "dec-pair", "application_id": "pair", "number": 1, "outcome": "offer", "state": "published", "decided_by": "cora", "published_at": epoch},
			{"id": "dec-pair-next", "application_id": "pair", "number": 2, "outcome": "not_selected", "state": "proposed", "decided_by": "cora"},
			{"id": "dec-solo", "application_id": "solo", "number": 1, "outcome": "offer", "state": "published", "decided_by": "cora", "published_at": epoch}}},
		{"offers", []row{offered("alice", "pair"), offered("bob", "pair"), offered("cleo", "solo")}},
		{"places", []row{takenBy("alice", "spring"), takenBy("bob", "spring"), takenBy("cleo", "spring"), takenBy("cleo", "autumn")}},
		{"partnerships", []row{
			{"id": "team", "cohort_id": "spring", "application_id": "pair"},
			{"id": "lone", "cohort_id": "autumn", "application_id": "solo"}}},
		{"partnership_members", []row{
			{"id": "in-alice", "partnership_id": "team", "person_id": "alice", "place_id": "place-alice-spring", "live": 1},
			{"id": "in-bob", "partnership_id": "team", "person_id": "bob", "place_id": "place-bob-spring", "live": 1},
			{"id": "in-cleo", "partnership_id": "lone", "person_id": "cleo", "place_id": "place-cleo-autumn", "live": 1},
			{"id": "in-dan", "partnership_id": "team", "person_id": "dan", "place_id": "place-bob-spring", "until_at": epoch}}},
		{"dyads", []row{
			{"id": "mona-alice", "cohort_id": "spring", "manager_id": "mona", "participant_id": "alice", "live": 1},
			{"id": "max-cleo", "cohort_id": "autumn", "manager_id": "max", "participant_id": "cleo", "live": 1}}},
		{"projects", []row{
			{"id": "joint", "partnership_id": "team", "cohort_id": "spring", "state": "idea", "updated_by": "alice"},
			{"id": "own", "partnership_id": "lone", "cohort_id": "autumn", "state": "idea", "updated_by": "cleo"}}},
		{"project_revisions", []row{
			{"id": "joint-1", "project_id": "joint", "number": 1, "saved_by": "dan"},
			{"id": "own-1", "project_id": "own", "number": 1, "saved_by": "cleo"}}},
		{"milestones", []row{{"id": "step-joint", "project_id": "joint"}, {"id": "step-own", "project_id": "own"}}},
	}
}

func offered(name, application string) row {
	return row{"id": "offer-" + name, "application_id": application, "decision_id": "dec-" + application, "cohort_id": "spring",
		"member_id": "m-" + name, "person_id": name, "state": "made"}
}

func takenBy(name, cohort string) row {
	return row{"id": "place-" + name + "-" + cohort, "cohort_id": cohort, "person_id": name, "offer_id": "offer-" + name,
		"state": "confirmed", "live": 1}
}

// aDefinition is that of a questionnaire which comes with the product.
func aDefinition() string {
	text, err := survey.Shipped()[0].Definition()
	if err != nil {
		panic(err) // the product would not start
	}
	return string(text)
}

func theSurveys() world {
	return world{
		{"instruments", []row{{"id": "form", "slug": "form"}, {"id": "form-2", "slug": "form-2"}}},
		{"instrument_versions", []row{
			{"id": "v1", "instrument_id": "form", "number": 1, "state": "published", "confidentiality": "pseudonymous", "published_at": epoch, "definition": aDefinition()},
			{"id": "v2-draft", "instrument_id": "form", "number": 2, "state": "draft", "confidentiality": "pseudonymous", "definition": aDefinition()}}},
		{"waves", []row{
			{"id": "w-spring", "cohort_id": "spring", "instrument_version_id": "v1", "state": "open", "opens_at": epoch, "closes_at": later},
			{"id": "w-autumn", "cohort_id": "autumn", "instrument_version_id": "v1", "state": "open", "opens_at": epoch, "closes_at": later}}},
		{"survey_invitations", []row{
			asked("mona", "spring", "mona-alice"), asked("max", "autumn", "max-cleo"), asked("alice", "spring", "")}},
		{"survey_letters", []row{
			{"id": "letter-1", "wave_id": "w-spring", "person_id": "mona", "link_id": "link-mona", "message_id": "mail-mona", "kind": "first"},
			{"id": "letter-2", "wave_id": "w-spring", "person_id": "mona", "link_id": "link-mona", "message_id": "mail-mona", "kind": "reminder"}}},
		{"responses", []row{
			answered("mona", "spring", "pseudonymous"), answered("max", "autumn", "pseudonymous"), answered("alice", "spring", "named"),
			{"id": "re-spring-unnamed", "wave_id": "w-spring", "cohort_id": "spring", "instrument_version_id": "v1", "confidentiality": "anonymous"}}},
		{"answers", []row{
			{"response_id": "re-mona", "item_key": "a"}, {"response_id": "re-max", "item_key": "a"},
			{"response_id": "re-alice", "item_key": "a"}, {"response_id": "re-spring-unnamed", "item_key": "a"}}},
		{"analyst_tokens", []row{
			{"id": "t-autumn", "account_id": "acc-eve", "person_id": "eve", "cohort_id": "autumn", "hash": "1"},
			{"id": "t-other", "account_id": "acc-nora", "person_id": "nora", "cohort_id": "spring", "hash": "2"}}},
		{"evaluation_pulls", []row{
			{"id": "pull-eve", "account_id": "acc-eve", "cohort_id": "spring"},
			{"id": "pull-token", "token_id": "t-autumn", "cohort_id": "autumn"},
			{"id": "pull-other", "account_id": "acc-nora", "cohort_id": "spring"}}},
		{"evaluation_snapshots", []row{
			{"pull_id": "pull-eve", "content": "{}"}, {"pull_id": "pull-token", "content": "{}"}, {"pull_id": "pull-other", "content": "{}"}}},
		{"evaluation_orders", []row{
			{"pull_id": "pull-eve", "things": "re-mona,re-mona-2,re-max"}, {"pull_id": "pull-token", "things": "re-alice"}, {"pull_id": "pull-other", "things": "re-max"}}},
	}
}

func asked(name, cohort, dyad string) row {
	r := row{"id": "ask-" + name, "wave_id": "w-" + cohort, "cohort_id": cohort, "person_id": name, "state": "completed", "completed_at": epoch, "draft": "[]"}
	if dyad != "" {
		r["dyad_id"] = dyad
	}
	return r
}

func answered(name, cohort string, confidentiality string) row {
	return row{"id": "re-" + name, "wave_id": "w-" + cohort, "cohort_id": cohort, "instrument_version_id": "v1", "confidentiality": confidentiality,
		"invitation_id": "ask-" + name, "person_id": name, "submitted_at": epoch}
}
