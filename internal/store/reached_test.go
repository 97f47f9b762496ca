package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tandem/internal/store/internal/lock"
)

// TestWhatIsReachedBeyondTheLock lists, for every method and role, the tables
// that a statement joins or selects from beside the one whose rule guards it. A
// joined table's own rule is not asked: each line is to be looked at once by a
// person, who knows why this role may learn that much of the other table.
func TestWhatIsReachedBeyondTheLock(t *testing.T) {
	s := migrated(t, filepath.Join(t.TempDir(), "tandem.db"))
	seedTwo(t, s)
	beyond := map[string][]string{}
	for _, c := range calls() {
		actor := visitorNamed(t, c.as).actor
		for _, sql := range statementsOf(t, s, c) {
			guarded, others := tablesIn(sql, guardOf(t, s, c, sql))
			if len(others) > 0 {
				line := fmt.Sprintf("%s as %s: %s", c.method, cmp.Or(string(actor.Role), "nobody"), guarded)
				beyond[line] = append(beyond[line], others...)
			}
		}
	}
	var out strings.Builder
	for _, line := range slices.Sorted(maps.Keys(beyond)) {
		others := slices.Compact(slices.Sorted(slices.Values(beyond[line])))
		fmt.Fprintf(&out, "%s -> %s\n", line, strings.Join(others, " "))
	}
	compareGolden(t, "reached.txt", out.String())
}

var mentioned = regexp.MustCompile("(?:FROM|JOIN|INTO|UPDATE) `?([a-z_]+)`?")

// tablesIn gives the first table of a statement, and those beside it that its
// guard does not bring.
func tablesIn(sql string, guards []string) (first string, others []string) {
	for _, guard := range guards {
		sql = strings.ReplaceAll(sql, guard, "")
	}
	// A column that counts another table stands before FROM.
	outer := mentioned.FindAllStringSubmatch(sql, -1)
	first = guardedTable(sql)
	for _, m := range outer {
		if m[1] != first {
			others = append(others, m[1])
		}
	}
	return first, others
}

// guardedTable is the table that a statement starts at: the first one outside of
// parentheses.
func guardedTable(sql string) string {
	depth := 0
	flat := strings.Map(func(r rune) rune {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 {
			return ' '
		}
		return r
	}, sql)
	if m := mentioned.FindStringSubmatch(flat); m != nil {
		return m[1]
	}
	return ""
}

// guardOf are the conditions with which the lock guards the statement, for the
// actor and for the clerk.
func guardOf(t *testing.T, s *Store, c call, sql string) (guards []string) {
	t.Helper()
	table := declaredTable(t, guardedTable(sql))
	err := s.See(context.Background(), actorOf(t, c), func(tx *Tx) error {
		for _, hand := range []*Tx{tx, lock.Clerk(tx)} {
			seen, _ := table.Seen(hand)
			changed, _ := table.Changeable(hand)
			guards = append(guards, seen, changed)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return guards
}
