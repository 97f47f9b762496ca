package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
	accountrows "tandem/internal/store/account"
	applyingrows "tandem/internal/store/applying"
	evidencerows "tandem/internal/store/evidence"
	"tandem/internal/store/internal/lock"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	runningrows "tandem/internal/store/running"
	selectingrows "tandem/internal/store/selecting"
	surveyingrows "tandem/internal/store/surveying"
)

var coordinator = access.Actor{Role: access.Coordinator, Account: "01K0000000000000000000000A", Person: "01K0000000000000000000000P"}

func addProgramme(t *testing.T, s *Store, name string) programme.Programme {
	t.Helper()
	p, err := Do(context.Background(), s, coordinator, func(tx *Tx) (programme.Programme, error) {
		p := programme.Programme{ID: tx.NewID(), Name: name, CreatedAt: tx.Now, Version: 1}
		return p, programmesrows.In(tx).AddProgramme(p)
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAProgrammeReadsBackAsItWasWritten(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		want := addProgramme(t, s, "Leaders — Ŵ 'quoted' \\ 🌱")
		got, err := Look(context.Background(), s, coordinator, func(tx *Tx) (programme.Programme, error) { return programmesrows.In(tx).Programme(want.ID) })
		if err != nil || !cmp.Equal(want, got) {
			t.Fatalf("err %v, difference %s", err, cmp.Diff(want, got))
		}
	})
}

func TestFortyConcurrentEditsLoseNone(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		p := addProgramme(t, s, "0")
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() { appendMark(t, s, p.ID) })
		}
		wg.Wait()
		got, _ := Look(context.Background(), s, coordinator, func(tx *Tx) (programme.Programme, error) { return programmesrows.In(tx).Programme(p.ID) })
		if len(got.Name) != 41 || got.Version != 41 {
			t.Fatalf("after 40 edits: name %q, version %d", got.Name, got.Version)
		}
	})
}

// appendMark reads, changes and saves as a client does: when somebody was
// faster it reads again.
func appendMark(t *testing.T, s *Store, key id.ID) {
	for {
		err := s.As(context.Background(), coordinator, func(tx *Tx) error {
			p, err := programmesrows.In(tx).Programme(key)
			if err != nil {
				return err
			}
			p.Name += "x"
			return programmesrows.In(tx).SaveProgramme(p)
		})
		if err == nil {
			return
		}
		if k := fault.Of(err).Kind; k != fault.Stale && k != fault.Unavailable {
			t.Errorf("edit: %v", err)
			return
		}
	}
}

func TestFiftyEqualRequestsWithOneKeyMakeOneRow(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		actor := coordinator
		actor.Key = &access.IdempotencyKey{Key: "k1", Route: "POST /programmes", Hash: "h"}
		ids := make([]id.ID, 50)
		var wg sync.WaitGroup
		for i := range ids {
			wg.Go(func() {
				p, err := Do(context.Background(), s, actor, func(tx *Tx) (programme.Programme, error) {
					p := programme.Programme{ID: tx.NewID(), Name: "once", CreatedAt: tx.Now, Version: 1}
					return p, programmesrows.In(tx).AddProgramme(p)
				})
				if err != nil {
					t.Errorf("request %d: %v", i, err)
				}
				ids[i] = p.ID
			})
		}
		wg.Wait()
		for _, got := range ids {
			if got != ids[0] || got == "" {
				t.Fatalf("two answers to one request: %s and %s", ids[0], got)
			}
		}
		list, _ := Look(context.Background(), s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
		if len(list) != 1 {
			t.Fatalf("%d rows for one request", len(list))
		}
	})
}

func TestAKeyWithAnotherBodyIsRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		actor := coordinator
		do := func(hash string) error {
			actor.Key = &access.IdempotencyKey{Key: "k", Route: "r", Hash: hash}
			_, err := Do(context.Background(), s, actor, func(*Tx) (int, error) { return 1, nil })
			return err
		}
		if err := do("a"); err != nil {
			t.Fatal(err)
		}
		if f := fault.Of(do("b")); f.Code != "key_reused" {
			t.Fatalf("got %v", f)
		}
	})
}

func TestAFailedTransactionLeavesItsNeighboursAlone(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		boom := errors.New("boom")
		var wg sync.WaitGroup
		for i := range 40 {
			wg.Go(func() {
				err := s.As(context.Background(), coordinator, func(tx *Tx) error {
					p := programme.Programme{ID: tx.NewID(), Name: fmt.Sprint(i), CreatedAt: tx.Now, Version: 1}
					if err := programmesrows.In(tx).AddProgramme(p); err != nil || i%2 == 0 {
						return errors.Join(err, boom)
					}
					return nil
				})
				if (i%2 == 0) != errors.Is(err, boom) {
					t.Errorf("transaction %d: %v", i, err)
				}
			})
		}
		wg.Wait()
		list, _ := Look(context.Background(), s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
		if len(list) != 20 {
			t.Fatalf("%d rows, want the 20 that did not fail", len(list))
		}
	})
}

func TestWhyAnUpdateDidNotHappen(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		p := addProgramme(t, s, "one")
		save := func(a access.Actor, p programme.Programme) fault.Kind {
			err := s.As(context.Background(), a, func(tx *Tx) error { return programmesrows.In(tx).SaveProgramme(p) })
			if err == nil {
				return 255
			}
			return fault.Of(err).Kind
		}
		unknown, stale := p, p
		unknown.ID, stale.Version = "01K0000000000000000000000Z", 7
		cases := []struct {
			name string
			a    access.Actor
			p    programme.Programme
			want fault.Kind
		}{
			{"unknown is not found", coordinator, unknown, fault.Missing},
			{"an old version is outdated", coordinator, stale, fault.Stale},
			{"seen but not changeable is forbidden", access.Actor{Role: access.Gate}, p, fault.Refused},
			{"unseen is not found", access.Actor{Role: access.Nobody}, p, fault.Missing},
			{"an unknown role sees nothing", access.Actor{Role: "root"}, p, fault.Missing},
		}
		for _, c := range cases {
			if got := save(c.a, c.p); got != c.want {
				t.Errorf("%s: got kind %d, want %d", c.name, got, c.want)
			}
		}
	})
}

func TestAuditRowsAreNeverChangedOrRemoved(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		err := s.As(context.Background(), coordinator, func(tx *Tx) error {
			return Audit(tx, "test", "thing", "01K0000000000000000000000Z", nil, 1)
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, statement := range []string{"UPDATE audit_events SET action = 'x'", "DELETE FROM audit_events"} {
			if err := execBeside(t, s, statement); err == nil {
				t.Errorf("%s was let through", statement)
			}
		}
	})
}

// declared are the tables of every room.
var declared = []lock.Table{
	accountrows.People, accountrows.Accounts, accountrows.AccountRoles, accountrows.RecoveryCodes, accountrows.SignUps,
	accountrows.Links, accountrows.Sessions, accountrows.Throttles,
	programmesrows.Programmes, programmesrows.Cohorts,
	applyingrows.Calls, applyingrows.Applications, applyingrows.Members, applyingrows.Signatures, applyingrows.CaseRevisions,
	applyingrows.PartnerInvitations,
	learningrows.Places, learningrows.Partnerships, learningrows.PartnershipMembers, learningrows.Dyads,
	learningrows.Projects, learningrows.ProjectRevisions, learningrows.Milestones,
	selectingrows.Decisions, selectingrows.Offers,
	surveyingrows.Instruments, surveyingrows.InstrumentVersions, surveyingrows.Waves, surveyingrows.SurveyInvitations,
	surveyingrows.Responses, surveyingrows.SurveyLetters, surveyingrows.Answers,
	evidencerows.AnalystTokens, evidencerows.EvaluationPulls, evidencerows.EvaluationSnapshots, evidencerows.EvaluationOrders,
	runningrows.AuditEvents, runningrows.Messages, runningrows.Requests,
}

func declaredTable(t *testing.T, name string) lock.Table {
	t.Helper()
	for _, table := range declared {
		if table.Name == name {
			return table
		}
	}
	t.Fatalf("%s is in the schema, but no room declares who may see it", name)
	return lock.Table{}
}

func TestEveryTableIsDeclaredOnceAndThere(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		names := make([]string, len(declared))
		for i, table := range declared {
			names[i] = table.Name
		}
		there := tables(t, s)
		slices.Sort(names)
		slices.Sort(there)
		if !slices.Equal(names, there) {
			t.Errorf("declared %v\nthere    %v", names, there)
		}
	})
}

// execBeside runs a statement past every lock.
func execBeside(t *testing.T, s *Store, statement string) error {
	t.Helper()
	db, done := s.engine.Beside()
	defer done()
	_, err := db.Exec(statement)
	return err
}

func tables(t *testing.T, s *Store) (names []string) {
	t.Helper()
	query := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%'"
	if s.Engine() == MySQL {
		query = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name NOT LIKE 'goose%'"
	}
	db, done := s.engine.Beside()
	defer done()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}
