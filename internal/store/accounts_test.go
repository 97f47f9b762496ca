package store

import (
	"context"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/identity"
	accountrows "tandem/internal/store/account"
)

// asGate runs as the gate, which signs people in.
func asGate(t *testing.T, s *Store, fn func(tx *Tx) error) {
	t.Helper()
	if err := s.As(context.Background(), access.Actor{Role: access.Gate}, fn); err != nil {
		t.Fatal(err)
	}
}

// Anybody who read an account before a code was used, and saves it after, would
// otherwise make that code good a second time.
func TestSavingAnAccountNeverMakesAUsedCodeGoodAgain(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		seedWorld(t, s)
		asGate(t, s, func(tx *Tx) error {
			read, err := accountrows.In(tx).Account("acc-alice")
			if err != nil {
				return err
			}
			if fresh, err := accountrows.In(tx).UseFactorStep(read.ID, 7); err != nil || !fresh {
				t.Errorf("the first use: %v, %v", fresh, err)
			}
			read.PasswordHash = "another"
			if err := accountrows.In(tx).SaveAccount(read); err != nil {
				return err
			}
			if again, err := accountrows.In(tx).UseFactorStep(read.ID, 7); err != nil || again {
				t.Errorf("the same code once more: %v, %v", again, err)
			}
			return nil
		})
	})
}

func TestANewSecondFactorCountsFromItsOwnStep(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		seedWorld(t, s)
		asGate(t, s, func(tx *Tx) error {
			if _, err := accountrows.In(tx).UseFactorStep("acc-alice", 7); err != nil {
				return err
			}
			read, err := accountrows.In(tx).Account("acc-alice")
			if err != nil {
				return err
			}
			read.FactorStep = 0
			if err := accountrows.In(tx).SaveFactor(read); err != nil {
				return err
			}
			if fresh, err := accountrows.In(tx).UseFactorStep("acc-alice", 6); err != nil || !fresh {
				t.Errorf("a code of the new factor: %v, %v", fresh, err)
			}
			return nil
		})
	})
}

func TestARefreshKeepsTheRoleThatAnotherTabChose(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		seedWorld(t, s)
		asGate(t, s, func(tx *Tx) error {
			read, err := accountrows.In(tx).Session("s-alice")
			if err != nil {
				return err
			}
			if _, err := accountrows.In(tx).SwitchRole(read.ID, access.Manager); err != nil {
				return err
			}
			if rotated, err := accountrows.In(tx).RotateSession(read, later); err != nil || !rotated {
				t.Errorf("rotated %v, %v", rotated, err)
			}
			after, err := accountrows.In(tx).Session(id.ID("s-alice"))
			if after.Role != access.Manager || after.Generation != read.Generation+1 {
				t.Errorf("role %s, generation %d", after.Role, after.Generation)
			}
			return err
		})
	})
}

// A sign-in that has read the account and not yet written its session must not
// be overtaken by a new password: that session would outlive the old one.
func TestANewPasswordWaitsForTheSignInThatIsUnderWay(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		seedWorld(t, s)
		changed := make(chan error, 1)
		asGate(t, s, func(tx *Tx) error {
			if _, err := accountrows.In(tx).HoldAccount("acc-alice"); err != nil {
				return err
			}
			go func() {
				changed <- s.As(context.Background(), access.Actor{Role: access.Gate}, func(tx *Tx) error {
					read, err := accountrows.In(tx).Account("acc-alice")
					if err != nil {
						return err
					}
					if err := accountrows.In(tx).SaveAccount(read); err != nil {
						return err
					}
					return accountrows.In(tx).EndSessions(read.ID, "")
				})
			}()
			select {
			case <-changed:
				t.Error("the account was changed in the middle")
			case <-time.After(200 * time.Millisecond):
			}
			return accountrows.In(tx).AddSession(identity.Session{ID: "s-late", Kind: identity.SessionByPassword, PersonID: "alice", AccountID: ref(id.ID("acc-alice")), Role: access.Participant, ExpiresAt: later})
		})
		if err := <-changed; err != nil {
			t.Fatal(err)
		}
		asGate(t, s, func(tx *Tx) error {
			late, err := accountrows.In(tx).Session("s-late")
			if late.EndedAt == nil {
				t.Error("a session of the old password goes on")
			}
			return err
		})
	})
}
