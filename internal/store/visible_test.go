package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
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
			declared := declaredTable(t, table)
			every := rowsWhere(t, s, table, "1 = 1", nil)
			if len(every) < 2 {
				t.Errorf("%s: the world needs two rows or more to tell one condition from another", table)
			}
			fmt.Fprintf(&got, "\n%s: %s\n", table, strings.Join(every, " "))
			for _, v := range visitors {
				fmt.Fprintf(&got, "  %s\n", reach(t, s, v, declared, every))
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
Cleo. Mona's second link is for another survey. Cora coordinates, Eve evaluates, and the token of Eve's is for autumn.
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
	{"mona-by-link", access.Actor{Role: access.Manager, Person: "mona", Session: "s-mona", Wave: "w-spring"}},
	{"mona-by-link2", access.Actor{Role: access.Manager, Person: "mona", Session: "s-mona-2", Wave: "w-spring-2"}},
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
	"account_roles":        "account_roles.account_id",
	"answers":              "answers.response_id",
	"evaluation_orders":    "evaluation_orders.pull_id",
	"evaluation_snapshots": "evaluation_snapshots.pull_id",
	"requests":             "requests.scope",
	"throttles":            "throttles.bucket",
}

// reach is the line of one visitor to one table.
func reach(t *testing.T, s *Store, v visitor, table lock.Table, every []string) (line string) {
	t.Helper()
	err := s.See(context.Background(), v.actor, func(tx *Tx) error {
		sql, args := table.Seen(tx)
		seen := rowsWhere(t, s, table.Name, sql, args)
		sql, args = table.Changeable(tx)
		line = lineOf(v, table.Addable(tx), every, seen, rowsWhere(t, s, table.Name, sql, args))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func rowsWhere(t *testing.T, s *Store, table, condition string, args []any) (names []string) {
	t.Helper()
	key := keys[table]
	if key == "" {
		key = table + ".id"
	}
	db, done := s.engine.Beside()
	defer done()
	rows, err := db.Query("SELECT "+key+" FROM "+table+" WHERE "+condition+" ORDER BY "+key, args...)
	if err != nil {
		t.Fatalf("%s: %v", table, err)
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
