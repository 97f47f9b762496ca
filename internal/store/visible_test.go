package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/outbox"
	"tandem/internal/survey"
)

// TestWhoSeesAndChangesWhichRow seeds a small world, asks every table as every
// role, and compares the exact rows with a golden file, one for both engines:
// a condition that was loosened, or tightened, shows as a changed line with
// the ids of the rows. Before writing the file anew, say why each line may
// change.
func TestWhoSeesAndChangesWhichRow(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		seedWorld(t, s)
		var got strings.Builder
		names := tables(t, s)
		slices.Sort(names)
		for _, table := range names {
			every := rowsOf(t, s, access.Actor{}, table, always)
			if len(every) < 2 {
				t.Errorf("%s: the world needs two rows or more to tell one condition from another", table)
			}
			fmt.Fprintf(&got, "\n%s: %s\n", table, strings.Join(every, " "))
			for _, v := range visitors {
				seen := rowsOf(t, s, v.actor, table, visible[table][v.actor.Role])
				changed := rowsOf(t, s, v.actor, table, changeable[table][v.actor.Role])
				fmt.Fprintf(&got, "  %s\n", lineOf(v, creates(table, v.actor.Role), every, seen, changed))
			}
		}
		compareGolden(t, "visible.txt", legend+got.String())
	})
}

func TestTheWorldIsVisitedByEveryRole(t *testing.T) {
	for _, role := range access.All {
		if !slices.ContainsFunc(visitors, func(v visitor) bool { return v.actor.Role == role }) {
			t.Errorf("nobody visits as %q", role)
		}
	}
}

const legend = `Who sees which row, may change which row, and may add rows. Alice and Bob are
a pair, Dan has left it, Cleo applies alone; Mona manages Alice, Max manages
Cleo. Cora coordinates, Eve evaluates, and the token of Eve's is for autumn.
`

// visitor is somebody, or a job of the program, with what their actor carries.
type visitor struct {
	name  string
	actor access.Actor
}

func withAccount(name string, role access.Role) visitor {
	return visitor{name, access.Actor{Role: role, Account: id.ID("acc-" + name), Person: id.ID(name), Session: id.ID("s-" + name)}}
}

var visitors = []visitor{
	{"nobody", access.Actor{}},
	withAccount("alice", access.Participant), withAccount("bob", access.Participant),
	withAccount("dan", access.Participant), withAccount("cleo", access.Participant),
	{"mona-by-link", access.Actor{Role: access.Manager, Person: "mona", Session: "s-mona"}},
	withAccount("max", access.Manager),
	withAccount("cora", access.Coordinator),
	withAccount("eve", access.Evaluator),
	{"token-autumn", access.Actor{Role: access.Evaluator, Cohort: "autumn", Token: "t-autumn", Sets: []string{"answers"}}},
	{"nora-unproven", access.Actor{Role: access.Unproven, Account: "acc-nora", Person: "nora", Session: "s-nora"}},
	{"(gate)", access.Actor{Role: access.Gate}}, {"(clerk)", access.Actor{Role: access.Clerk}},
	{"(post)", access.Actor{Role: access.Post}}, {"(office)", access.Actor{Role: access.Office}},
}

func lineOf(v visitor, adds bool, every, seen, changed []string) string {
	line := fmt.Sprintf("%-13s  sees %s", v.name, among(every, seen))
	if len(changed) > 0 {
		line += "; changes " + among(every, changed)
	}
	if adds {
		line += "; adds"
	}
	return line
}

func among(every, some []string) string {
	switch {
	case len(some) == 0:
		return "-"
	case len(some) == len(every):
		return "all"
	}
	return strings.Join(some, " ")
}

// keys are the columns that name a row, where that is not its id.
var keys = map[string]string{
	"account_roles": "account_roles.account_id",
	"answers":       "answers.response_id",
	"requests":      "requests.scope",
	"throttles":     "throttles.bucket",
}

func rowsOf(t *testing.T, s *Store, actor access.Actor, table string, c condition) (names []string) {
	t.Helper()
	key := keys[table]
	if key == "" {
		key = table + ".id"
	}
	err := s.See(context.Background(), actor, func(tx *Tx) error {
		sql, args := c.bind(actor)
		return tx.db.Table(table).Where(sql, args...).Order(key).Pluck(key, &names).Error
	})
	if err != nil {
		t.Fatalf("%s: %v", table, err)
	}
	return names
}

// world is rows by table, in an order in which every row finds what it refers
// to.
type world []struct {
	table string
	rows  []any
}

func seedWorld(t *testing.T, s *Store) {
	t.Helper()
	err := s.As(context.Background(), access.Actor{Role: access.Office}, func(tx *Tx) error {
		for _, part := range slices.Concat(theIdentities(), theProgramme(), theSelection(), theSurveys()) {
			for _, row := range part.rows {
				if err := tx.db.Table(part.table).Create(row).Error; err != nil {
					return fmt.Errorf("%s: %w", part.table, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var (
	later   = epoch.Add(time.Hour)
	someone = []string{"alice", "bob", "dan", "cleo", "max", "cora", "eve", "nora"} // have an account
)

func ref[T any](v T) *T { return &v }

func theIdentities() world {
	var people, accounts, roles, codes, sessions []any
	held := map[string]access.Role{"max": access.Manager, "cora": access.Coordinator, "eve": access.Evaluator, "nora": access.Coordinator}
	for _, name := range append([]string{"mona"}, someone...) {
		people = append(people, &personRow{ID: id.ID(name), Name: name, Email: ref(name + "@example.org")})
	}
	for _, name := range someone {
		account, role := id.ID("acc-"+name), access.Participant
		if other, has := held[name]; has {
			role = other
		}
		accounts = append(accounts, &accountRow{ID: account, PersonID: id.ID(name)})
		roles = append(roles, &accountRole{AccountID: account, Role: role})
		codes = append(codes, &recoveryCode{ID: id.ID("code-" + name), AccountID: account, CodeHash: name})
		sessions = append(sessions, &sessionRow{ID: id.ID("s-" + name), Kind: identity.SessionByPassword, PersonID: id.ID(name), AccountID: &account, Role: role})
	}
	sessions = append(sessions,
		&sessionRow{ID: "s-mona", Kind: identity.SessionByLink, PersonID: "mona", LinkID: ref(id.ID("link-mona")), Role: access.Manager},
		&sessionRow{ID: "s-mona-2", Kind: identity.SessionByLink, PersonID: "mona", LinkID: ref(id.ID("link-mona")), Role: access.Manager})
	return world{
		{"people", people}, {"accounts", accounts}, {"account_roles", roles}, {"recovery_codes", codes},
		{"sign_ups", []any{&signUpRow{ID: "zoe", Email: "zoe@example.org"}, &signUpRow{ID: "yan", Email: "yan@example.org"}}},
		{"links", []any{&linkRow{ID: "link-mona", Kind: "manager", Hash: "1", PersonID: ref(id.ID("mona"))}, &linkRow{ID: "link-bob", Kind: "invite", Hash: "2"}}},
		{"sessions", sessions},
		{"throttles", []any{&throttle{Bucket: "sign-in/1"}, &throttle{Bucket: "reset/2"}}},
		{"audit_events", []any{
			&auditRow{ID: "au-application", ActorPerson: "alice", ObjectType: "application", ObjectID: "pair"},
			&auditRow{ID: "au-offer", ActorPerson: "cora", ObjectType: "offer", ObjectID: "offer-alice"},
			&auditRow{ID: "au-partnership", ActorPerson: "bob", ObjectType: "partnership", ObjectID: "team"},
			&auditRow{ID: "au-survey", ActorPerson: "mona", ObjectType: "survey_invitation", ObjectID: "ask-mona"},
			&auditRow{ID: "au-session", ActorPerson: "bob", ObjectType: "session", ObjectID: "s-bob"}}},
		{"requests", []any{&request{Scope: "acc-alice", IdempotencyKey: "1"}, &request{Scope: "mona", IdempotencyKey: "1"}}},
		{"messages", []any{&messageRow{ID: "mail-bob", Kind: "partner_invitation", State: outbox.Queued}, &messageRow{ID: "mail-mona", Kind: "manager_survey", State: outbox.Queued}}},
	}
}

func theProgramme() world {
	return world{
		{"programmes", []any{&programmeRow{ID: "announced"}, &programmeRow{ID: "secret"}}},
		{"cohorts", []any{
			&cohortRow{ID: "spring", ProgrammeID: "announced", Capacity: 9, StartsOn: "2026-01-01", EndsOn: "2026-02-01"},
			&cohortRow{ID: "autumn", ProgrammeID: "secret", Capacity: 9, StartsOn: "2026-01-01", EndsOn: "2026-02-01"}}},
		{"calls", []any{
			&callRow{ID: "call-open", CohortID: "spring", OpensAt: epoch, ClosesAt: later, GraceUntil: later},
			&callRow{ID: "call-later", CohortID: "spring", OpensAt: later, ClosesAt: later.Add(1e9), GraceUntil: later.Add(1e9)}}},
		{"applications", []any{
			&coverRow{ID: "pair", CallID: "call-open", Reference: "1", Kind: "pair", State: "submitted", SubmittedAt: &epoch},
			&coverRow{ID: "solo", CallID: "call-open", Reference: "2", Kind: "individual", State: "submitted", SubmittedAt: &epoch}}},
		{"members", []any{
			member("alice", "pair"), member("bob", "pair"), member("cleo", "solo"),
			&memberRow{ID: "m-dan", ApplicationID: "pair", CallID: "call-open", PersonID: "dan", LeftAt: &epoch}}},
		{"signatures", []any{
			&signatureRow{ID: "sig-alice", ApplicationID: "pair", MemberID: "m-alice", Live: ref(1)},
			&signatureRow{ID: "sig-bob", ApplicationID: "pair", MemberID: "m-bob", Live: ref(1)},
			&signatureRow{ID: "sig-cleo", ApplicationID: "solo", MemberID: "m-cleo", Live: ref(1)}}},
		{"partner_invitations", []any{
			&invitationRow{ID: "inv-bob", ApplicationID: "pair", Response: "accepted", LinkID: "link-bob", MessageID: "mail-bob", RespondedAt: &epoch},
			&invitationRow{ID: "inv-cleo", ApplicationID: "solo", Response: "open", LinkID: "link-bob", MessageID: "mail-bob"}}},
	}
}

func member(name, application string) *memberRow {
	return &memberRow{ID: id.ID("m-" + name), ApplicationID: id.ID(application), CallID: "call-open", PersonID: id.ID(name), Live: ref(1)}
}

func theSelection() world {
	return world{
		{"decisions", []any{
			&decisionRow{ID: "dec-pair", ApplicationID: "pair", Number: 1, Outcome: "offer", State: "published", DecidedBy: "cora", PublishedAt: &epoch},
			&decisionRow{ID: "dec-pair-next", ApplicationID: "pair", Number: 2, Outcome: "not_selected", State: "proposed", DecidedBy: "cora"},
			&decisionRow{ID: "dec-solo", ApplicationID: "solo", Number: 1, Outcome: "offer", State: "published", DecidedBy: "cora", PublishedAt: &epoch}}},
		{"offers", []any{offered("alice", "pair"), offered("bob", "pair"), offered("cleo", "solo")}},
		{"places", []any{takenBy("alice", "spring"), takenBy("bob", "spring"), takenBy("cleo", "spring"), takenBy("cleo", "autumn")}},
		{"partnerships", []any{
			&partnershipRow{ID: "team", CohortID: "spring", ApplicationID: "pair"},
			&partnershipRow{ID: "lone", CohortID: "autumn", ApplicationID: "solo"}}},
		{"partnership_members", []any{
			&membershipRow{ID: "in-alice", PartnershipID: "team", PersonID: "alice", PlaceID: "place-alice-spring", Live: ref(1)},
			&membershipRow{ID: "in-bob", PartnershipID: "team", PersonID: "bob", PlaceID: "place-bob-spring", Live: ref(1)},
			&membershipRow{ID: "in-cleo", PartnershipID: "lone", PersonID: "cleo", PlaceID: "place-cleo-autumn", Live: ref(1)},
			&membershipRow{ID: "in-dan", PartnershipID: "team", PersonID: "dan", PlaceID: "place-bob-spring", UntilAt: &epoch}}},
		{"dyads", []any{
			&dyadRow{ID: "mona-alice", CohortID: "spring", ManagerID: "mona", ParticipantID: "alice", Live: ref(1)},
			&dyadRow{ID: "max-cleo", CohortID: "autumn", ManagerID: "max", ParticipantID: "cleo", Live: ref(1)}}},
		{"projects", []any{
			&projectRow{ID: "joint", PartnershipID: "team", CohortID: "spring", State: "idea", UpdatedBy: "alice"},
			&projectRow{ID: "own", PartnershipID: "lone", CohortID: "autumn", State: "idea", UpdatedBy: "cleo"}}},
		{"project_revisions", []any{
			&revisionRow{ID: "joint-1", ProjectID: "joint", Number: 1, SavedBy: "dan"},
			&revisionRow{ID: "own-1", ProjectID: "own", Number: 1, SavedBy: "cleo"}}},
		{"milestones", []any{&milestoneRow{ID: "step-joint", ProjectID: "joint"}, &milestoneRow{ID: "step-own", ProjectID: "own"}}},
	}
}

func offered(name, application string) *offerRow {
	return &offerRow{ID: id.ID("offer-" + name), ApplicationID: id.ID(application), DecisionID: id.ID("dec-" + application), CohortID: "spring",
		MemberID: id.ID("m-" + name), PersonID: id.ID(name), State: "made"}
}

func takenBy(name, cohort string) *placeRow {
	return &placeRow{ID: id.ID("place-" + name + "-" + cohort), CohortID: id.ID(cohort), PersonID: id.ID(name), OfferID: id.ID("offer-" + name),
		State: "confirmed", Live: ref(1)}
}

func theSurveys() world {
	return world{
		{"instruments", []any{&instrumentRow{ID: "form", Slug: "form"}, &instrumentRow{ID: "form-2", Slug: "form-2"}}},
		{"instrument_versions", []any{
			&instrumentVersionRow{ID: "v1", InstrumentID: "form", Number: 1, State: "published", Confidentiality: "pseudonymous", PublishedAt: &epoch},
			&instrumentVersionRow{ID: "v2-draft", InstrumentID: "form", Number: 2, State: "draft", Confidentiality: "pseudonymous"}}},
		{"waves", []any{
			&waveRow{ID: "w-spring", CohortID: "spring", InstrumentVersionID: "v1", State: "open", OpensAt: epoch, ClosesAt: later},
			&waveRow{ID: "w-autumn", CohortID: "autumn", InstrumentVersionID: "v1", State: "open", OpensAt: epoch, ClosesAt: later}}},
		{"survey_invitations", []any{
			asked("mona", "spring", "mona-alice"), asked("max", "autumn", "max-cleo"), asked("alice", "spring", "")}},
		{"responses", []any{
			answered("mona", "spring", survey.Pseudonymous), answered("max", "autumn", survey.Pseudonymous), answered("alice", "spring", survey.Named),
			&responseRow{ID: "re-spring-unnamed", WaveID: "w-spring", CohortID: "spring", InstrumentVersionID: "v1", Confidentiality: "anonymous"}}},
		{"answers", []any{
			&answerRow{ResponseID: "re-mona", ItemKey: "a"}, &answerRow{ResponseID: "re-max", ItemKey: "a"},
			&answerRow{ResponseID: "re-alice", ItemKey: "a"}, &answerRow{ResponseID: "re-spring-unnamed", ItemKey: "a"}}},
		{"analyst_tokens", []any{
			&analystTokenRow{ID: "t-autumn", AccountID: "acc-eve", PersonID: "eve", CohortID: "autumn", Hash: "1"},
			&analystTokenRow{ID: "t-other", AccountID: "acc-nora", PersonID: "nora", CohortID: "spring", Hash: "2"}}},
		{"evaluation_pulls", []any{
			&pullRow{ID: "pull-eve", AccountID: "acc-eve", CohortID: "spring"},
			&pullRow{ID: "pull-token", TokenID: "t-autumn", CohortID: "autumn"},
			&pullRow{ID: "pull-other", AccountID: "acc-nora", CohortID: "spring"}}},
	}
}

func asked(name, cohort, dyad string) *newSurveyInvitationRow {
	row := surveyInvitationRow{ID: id.ID("ask-" + name), WaveID: id.ID("w-" + cohort), CohortID: id.ID(cohort), PersonID: id.ID(name), State: "completed", CompletedAt: &epoch}
	if dyad != "" {
		row.DyadID = ref(id.ID(dyad))
	}
	return &newSurveyInvitationRow{Row: row, Draft: noDraft}
}

func answered(name, cohort string, c survey.Confidentiality) *responseRow {
	return &responseRow{ID: id.ID("re-" + name), WaveID: id.ID("w-" + cohort), CohortID: id.ID(cohort), InstrumentVersionID: "v1", Confidentiality: c,
		InvitationID: ref(id.ID("ask-" + name)), PersonID: ref(id.ID(name)), SubmittedAt: &epoch}
}
