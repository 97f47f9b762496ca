package lock

import (
	"testing"

	"tandem/internal/access"
)

func TestAConditionThatNamesNobodyStopsTheProgram(t *testing.T) {
	for _, text := range []string{"a.id = @persn", "(@cohrt = '' OR a.cohort_id = @cohort)", "a.id = @Person", "a.id = @person_id", "a.id = @person2"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was taken", text)
				}
			}()
			Where(text)
		}()
	}
}

func TestWhatNobodyDecidedIsDenied(t *testing.T) {
	tx := &Tx{role: access.Manager, actor: access.Actor{Person: "P"}}
	table := Table{Name: "things", Sees: Rules{access.Participant: Always}, Adds: []access.Role{access.Participant}}
	seen, _ := table.Seen(tx)
	changed, _ := table.Changeable(tx)
	if seen != never || changed != never || table.Addable(tx) {
		t.Errorf("a manager sees %q, changes %q, adds %v", seen, changed, table.Addable(tx))
	}
	if seen, _ := (Table{}).Seen(&Tx{role: access.Coordinator}); seen != never {
		t.Errorf("a table that nobody declared: %q", seen)
	}
}

func TestAConditionIsBoundToTheActorsOwn(t *testing.T) {
	tx := &Tx{role: access.Evaluator, actor: access.Actor{Role: access.Evaluator, Cohort: "C", Person: "P"}}
	table := Table{Sees: Rules{access.Evaluator: InCohort("places.cohort_id")}}
	sql, args := table.Seen(tx)
	if sql != "(? = '' OR places.cohort_id = ?)" || len(args) != 2 || args[0] != "C" || args[1] != "C" {
		t.Errorf("%s %v", sql, args)
	}
}

func TestOwnRulesReachEveryPersonAndGiveWayToMore(t *testing.T) {
	rules := Own("a.id = @account", Rules{access.Coordinator: Always})
	for _, role := range append([]access.Role{access.Unproven}, access.People...) {
		sql, _ := rules[role].bind(access.Actor{})
		if want := map[bool]string{true: "1 = 1", false: "a.id = ?"}[role == access.Coordinator]; sql != want {
			t.Errorf("%s: %s", role, sql)
		}
	}
	if _, decided := rules[access.Nobody]; decided {
		t.Error("nobody owns something")
	}
}

func TestOnlyTheGateLearnsWhoSomebodyIs(t *testing.T) {
	gate := &Tx{role: access.Gate}
	gate.Known("A", "P", "S")
	if a := gate.Actor(); a.Account != "A" || a.Person != "P" || a.Session != "S" {
		t.Errorf("%+v", a)
	}
	defer func() {
		if recover() == nil {
			t.Error("a participant became somebody else")
		}
	}()
	(&Tx{role: access.Participant}).Known("A", "P", "S")
}
