package store

import (
	"testing"
	"time"
)

// seedTwo seeds the small world and beside everything in it a second of its kind:
// another application of the same person, another form of the same manager. A
// condition that was lost then shows as rows too many.
func seedTwo(t *testing.T, s *Store) {
	t.Helper()
	seedWorld(t, s)
	seed(t, s, theSecondIdentities())
	seed(t, s, theSecondApplication())
	seed(t, s, theSecondPartnership())
	seed(t, s, theSecondSurvey())
}

var earlier = epoch.Add(-time.Hour)

func theSecondIdentities() world {
	return world{
		{"people", []row{{"id": "uma", "name": "uma", "email": "uma@example.org"}}},
		{"account_roles", []row{{"account_id": "acc-alice", "role": "manager"}}},
		{"recovery_codes", []row{{"id": "code-alice-2", "account_id": "acc-alice", "code_hash": hashText}}},
		{"sign_ups", []row{
			{"id": "zoe-2", "email": "zoe@example.org", "expires_at": later}, {"id": "zed", "email": "zed@example.org", "expires_at": earlier}}},
		{"links", []row{
			{"id": "link-alice-1", "kind": "reset", "hash": hashText, "person_id": "alice", "subject_id": "acc-alice", "expires_at": later},
			{"id": "link-alice-2", "kind": "reset", "hash": "12", "person_id": "alice", "subject_id": "acc-alice", "expires_at": later},
			{"id": "link-alice-3", "kind": "confirm", "hash": "13", "subject_id": "acc-alice", "expires_at": later},
			{"id": "link-dan", "kind": "reset", "hash": "14", "person_id": "dan", "subject_id": "acc-dan", "expires_at": later},
			{"id": "link-invite", "kind": "invite", "hash": "696e76697465", "subject_id": "inv-cleo", "expires_at": later}}},
		{"sessions", []row{
			{"id": "s-alice-2", "kind": "password", "person_id": "alice", "account_id": "acc-alice", "role": "participant", "generation": 3, "expires_at": later},
			{"id": "s-alice-3", "kind": "password", "person_id": "alice", "account_id": "acc-alice", "role": "manager", "expires_at": later},
			{"id": "s-bob-2", "kind": "password", "person_id": "bob", "account_id": "acc-bob", "role": "participant", "generation": 3, "expires_at": later}}},
		{"throttles", []row{{"bucket": "sign-in/3", "started_at": epoch, "attempts": 2}, {"bucket": "old/4", "started_at": epoch.Add(-48 * time.Hour), "attempts": 3}}},
		{"requests", []row{
			{"scope": "acc-alice", "idempotency_key": "2", "route": "POST /a", "body_hash": "h", "result": `"kept"`, "created_at": earlier},
			{"scope": "acc-bob", "idempotency_key": "2", "route": "POST /b", "body_hash": "h", "created_at": earlier}}},
		{"messages", []row{
			{"id": "mail-1", "email": "alice@example.org", "kind": "offer_made", "thing": "offer-alice/1", "state": "queued", "next_at": earlier},
			{"id": "mail-2", "email": "bob@example.org", "kind": "offer_made", "thing": "offer-bob/1", "state": "sending", "claimed_by": "w", "attempts": 1, "next_at": earlier},
			{"id": "mail-3", "email": "bob@example.org", "kind": "offer_declined", "thing": "offer-bob/1", "state": "sending", "claimed_by": "w", "attempts": 1, "next_at": later},
			{"id": "mail-4", "email": "bob@example.org", "kind": "partner_declined", "thing": "offer-bob/1", "state": "sent", "sent_at": earlier}}},
	}
}

func theSecondApplication() world {
	return world{
		{"calls", []row{
			{"id": "call-autumn", "cohort_id": "autumn", "opens_at": earlier, "closes_at": later, "grace_until": later},
			{"id": "call-past", "cohort_id": "autumn", "opens_at": earlier.Add(-time.Hour), "closes_at": earlier, "grace_until": earlier}}},
		{"applications", []row{
			{"id": "again", "call_id": "call-autumn", "reference": "3", "kind": "pair", "state": "submitted", "submitted_at": epoch},
			{"id": "late", "call_id": "call-past", "reference": "4", "kind": "pair", "state": "awaiting_members"},
			{"id": "waiting", "call_id": "call-autumn", "reference": "5", "kind": "pair", "state": "awaiting_members"}}},
		{"members", []row{
			{"id": "m-alice-2", "application_id": "again", "call_id": "call-autumn", "person_id": "alice", "name": "Alice A", "live": 1, "lead_key": 1},
			{"id": "m-cleo-2", "application_id": "again", "call_id": "call-autumn", "person_id": "cleo", "name": "Cleo C", "live": 1},
			{"id": "m-bob-late", "application_id": "late", "call_id": "call-past", "person_id": "bob", "live": 1, "lead_key": 1},
			{"id": "m-bob-waiting", "application_id": "waiting", "call_id": "call-autumn", "person_id": "bob", "live": 1, "lead_key": 1}}},
		{"signatures", []row{
			{"id": "sig-alice-2", "application_id": "again", "member_id": "m-alice-2", "live": 1},
			{"id": "sig-cleo-2", "application_id": "again", "member_id": "m-cleo-2", "live": 1},
			{"id": "sig-bob-then", "application_id": "waiting", "member_id": "m-bob-waiting", "hash": "then", "cleared_at": epoch},
			{"id": "sig-bob-before", "application_id": "waiting", "member_id": "m-bob-waiting", "hash": "before", "cleared_at": epoch}}},
		{"case_revisions", []row{
			{"id": "rev-before", "application_id": "waiting", "number": 1, "hash": "before", "saved_by": "bob", "challenge": "Before", "saved_at": epoch},
			{"id": "rev-then", "application_id": "waiting", "number": 2, "hash": "then", "saved_by": "bob", "challenge": "Then", "saved_at": epoch},
			{"id": "rev-now", "application_id": "waiting", "number": 3, "hash": "now", "saved_by": "bob", "challenge": "Now", "saved_at": epoch}}},
		{"partner_invitations", []row{
			{"id": "inv-pair", "application_id": "pair", "email": "eli@example.org", "name": "Eli", "response": "open", "link_id": "link-invite", "message_id": "mail-1"},
			{"id": "inv-again", "application_id": "again", "email": "eli@example.org", "name": "Eli", "response": "open", "link_id": "link-invite", "message_id": "mail-2"}}},
		{"decisions", []row{
			{"id": "dec-again", "application_id": "again", "number": 1, "outcome": "offer", "state": "published", "decided_by": "cora", "published_at": epoch}}},
		{"offers", []row{
			{"id": "offer-alice-2", "application_id": "again", "decision_id": "dec-again", "cohort_id": "autumn", "member_id": "m-alice-2", "person_id": "alice", "state": "made", "reply_by": later},
			{"id": "offer-cleo-2", "application_id": "again", "decision_id": "dec-again", "cohort_id": "autumn", "member_id": "m-cleo-2", "person_id": "cleo", "state": "accepted", "answered_at": epoch}}},
		{"audit_events", []row{{"id": "au-again", "actor_person": "cleo", "action": "application.sent", "object_type": "application", "object_id": "again"}}},
	}
}

func theSecondPartnership() world {
	return world{
		{"places", []row{
			{"id": "place-alice-autumn", "cohort_id": "autumn", "person_id": "alice", "offer_id": "offer-alice-2", "state": "held", "live": 1}}},
		{"partnerships", []row{{"id": "team-2", "cohort_id": "autumn", "application_id": "again"}}},
		{"partnership_members", []row{
			{"id": "in-alice-2", "partnership_id": "team-2", "person_id": "alice", "place_id": "place-alice-autumn", "live": 1},
			{"id": "in-uma", "partnership_id": "team-2", "person_id": "uma", "place_id": "place-alice-autumn", "until_at": epoch}}},
		{"dyads", []row{
			{"id": "mona-bob", "cohort_id": "spring", "manager_id": "mona", "participant_id": "bob", "live": 1},
			{"id": "max-alice", "cohort_id": "autumn", "manager_id": "max", "participant_id": "alice", "live": 1}}},
		{"projects", []row{
			{"id": "second", "partnership_id": "team-2", "cohort_id": "autumn", "title": "Second", "state": "planned", "updated_by": "cleo"}}},
		{"project_revisions", []row{
			{"id": "second-1", "project_id": "second", "number": 1, "saved_by": "cleo", "snapshot": `{"Title":"First"}`},
			{"id": "second-2", "project_id": "second", "number": 2, "saved_by": "alice", "snapshot": `{"Title":"Second"}`}}},
		{"milestones", []row{
			{"id": "step-second", "project_id": "second", "title": "One", "done_on": "2026-11-01"}, {"id": "step-second-2", "project_id": "second", "title": "Two"}}},
	}
}

func theSecondSurvey() world {
	return world{
		{"instrument_versions", []row{
			{"id": "v3", "instrument_id": "form-2", "number": 1, "state": "published", "confidentiality": "pseudonymous", "published_at": earlier, "definition": aDefinition()}}},
		{"waves", []row{
			{"id": "w-spring-2", "cohort_id": "spring", "instrument_version_id": "v3", "state": "open", "opens_at": earlier, "closes_at": later}}},
		{"survey_invitations", []row{
			{"id": "ask-mona-1", "wave_id": "w-spring-2", "cohort_id": "spring", "person_id": "mona", "dyad_id": "mona-alice", "about_key": "mona-alice", "state": "created", "draft": "[]"},
			{"id": "ask-mona-2", "wave_id": "w-spring-2", "cohort_id": "spring", "person_id": "mona", "dyad_id": "mona-bob", "about_key": "mona-bob", "state": "sent", "sent_at": earlier, "draft": `[{"item":"a","text":"half"}]`},
			{"id": "ask-max-2", "wave_id": "w-spring-2", "cohort_id": "spring", "person_id": "max", "dyad_id": "max-cleo", "about_key": "max-cleo", "state": "declined", "reason": "left", "draft": "[]"}}},
		{"responses", []row{
			{"id": "re-mona-2", "wave_id": "w-spring", "cohort_id": "spring", "instrument_version_id": "v3", "confidentiality": "pseudonymous", "invitation_id": "ask-mona-2", "person_id": "mona", "dyad_id": "mona-bob", "submitted_at": earlier}}},
		{"answers", []row{{"response_id": "re-mona-2", "item_key": "a", "number_value": 4}, {"response_id": "re-mona-2", "item_key": "b"}}},
		{"analyst_tokens", []row{{"id": "t-spring", "account_id": "acc-eve", "person_id": "eve", "cohort_id": "spring", "hash": hashText, "sets": "answers,dyads", "expires_at": later}}},
	}
}
