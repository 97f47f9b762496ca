package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
)

// snapshot is every row by table and by its place there, as its columns.
type snapshot map[string]map[string][]string

// TestWhatEveryMethodTellsAndChanges asks every call of a world that has two of
// everything, and compares what it answered and which rows it changed with a
// golden file: a condition that was lost shows as another row told or touched.
// What a method does is not the engine's to say beyond the golden statements, so
// this asks one.
func TestWhatEveryMethodTellsAndChanges(t *testing.T) {
	template := filepath.Join(t.TempDir(), "world.db")
	s := open(t, template)
	if err := s.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	seedTwo(t, s)
	before := rowsOfAll(t, s)
	if err := s.Close(); err != nil { // so that all of it is in the one file
		t.Fatal(err)
	}
	shared := copyOf(t, template, "shared")
	defer shared.Close()
	var out strings.Builder
	for i, c := range calls() {
		fmt.Fprintf(&out, "## %s as %s\n%s", c.method, c.as, ask(t, shared, c, errUndo))
		if writes(t, shared, c) {
			out.WriteString(changesBetween(before, effectsOf(t, template, fmt.Sprint(i), c)))
		}
		out.WriteString("\n")
	}
	compareGolden(t, "effects.txt", plain(out.String()))
}

// plain leaves out what another call would shift: new ids and instants have names.
func plain(text string) string {
	for name, at := range map[string]time.Time{"now": epoch, "later": later, "earlier": earlier} {
		text = strings.NewReplacer(at.Format(time.RFC3339Nano), name, at.String(), name).Replace(text)
	}
	return newID.ReplaceAllString(text, "(new)")
}

var newID = regexp.MustCompile(`01[0-9A-HJKMNP-TV-Z]{24}`)

// copyOf opens a copy of a closed store.
func copyOf(t *testing.T, template, name string) *Store {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".db")
	text, err := os.ReadFile(template)
	if err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return open(t, file)
}

// ask asks one call in a transaction that ends with an error of its own, or else
// with the given one, and gives what it told.
func ask(t *testing.T, s *Store, c call, end error) (told string) {
	t.Helper()
	s.engine.Forget()
	err := s.As(context.Background(), actorOf(t, c), func(tx *Tx) error {
		results := c.do(tx)
		told = tell(results)
		if failed, is := results[len(results)-1].(error); is {
			return failed
		}
		return end
	})
	if told == "" {
		t.Errorf("%s as %s: %v", c.method, c.as, err)
	}
	return told
}

// actorOf is the visitor who asks, with a key that some of them used before.
func actorOf(t *testing.T, c call) access.Actor {
	t.Helper()
	actor := visitorNamed(t, c.as).actor
	actor.Key = &access.IdempotencyKey{Key: "2", Route: "POST /a", Hash: "h"}
	return actor
}

// writes tells whether a call sends more than reads.
func writes(t *testing.T, s *Store, c call) (found bool) {
	t.Helper()
	for _, sql := range statementsOf(t, s, c) {
		found = found || !strings.HasPrefix(sql, "SELECT ")
	}
	return found
}

// effectsOf asks one call of a copy of the world, and gives every row that is
// there afterwards.
func effectsOf(t *testing.T, template, name string, c call) snapshot {
	t.Helper()
	s := copyOf(t, template, name)
	defer s.Close()
	ask(t, s, c, nil)
	return rowsOfAll(t, s)
}

// tell writes every result on a line of its own.
func tell(results []any) string {
	var out strings.Builder
	for _, r := range results {
		if failed, is := r.(error); is {
			fmt.Fprintf(&out, "refused: %s\n", refusal(failed))
			continue
		}
		var text bytes.Buffer
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(r); err != nil {
			fmt.Fprintf(&out, "%v\n", err)
		} else if text.String() != "null\n" {
			out.WriteString("told: " + text.String())
		}
	}
	if out.Len() == 0 {
		return "told: nothing\n"
	}
	return out.String()
}

// refusal is the code of a fault, and what is none in its own words.
func refusal(err error) string {
	if f := (*fault.Fault)(nil); errors.As(err, &f) {
		return f.Code
	}
	return err.Error()
}

// rowsOfAll reads every row of every table, past every lock, by table and row.
func rowsOfAll(t *testing.T, s *Store) snapshot {
	t.Helper()
	names := tables(t, s)
	db, done := s.engine.Beside()
	defer done()
	all := snapshot{}
	for _, table := range names {
		rows, err := db.Query("SELECT rowid, * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		all[table] = textOf(t, rows)
	}
	return all
}

func textOf(t *testing.T, rows *sql.Rows) map[string][]string {
	t.Helper()
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]string{}
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		var line []string
		for i, name := range names[1:] {
			if text := shown(values[i+1]); text != "" {
				line = append(line, name+"="+text)
			}
		}
		texts[fmt.Sprint(values[0])] = line
	}
	return texts
}

// shown is a value as it stands in the golden file; NULL and blank are left out.
func shown(value any) string {
	text := fmt.Sprint(value)
	if b, is := value.([]byte); is {
		text = string(b)
	}
	if value == nil || text == "" {
		return ""
	}
	if len(text) > 60 {
		text = text[:57] + "..."
	}
	return fmt.Sprintf("%q", text)
}

// changesBetween lists the rows that came, went, and are not what they were.
func changesBetween(before, after snapshot) string {
	var out strings.Builder
	line := func(table, what string, columns []string) {
		fmt.Fprintf(&out, "%s %s %s\n", table, what, strings.Join(columns, " "))
	}
	for _, table := range slices.Sorted(maps.Keys(after)) {
		for _, key := range slices.Sorted(maps.Keys(after[table])) {
			was, there := before[table][key]
			switch is := after[table][key]; {
			case !there:
				line(table, "+", is)
			case !slices.Equal(was, is):
				line(table, "~", difference(was, is))
			}
		}
		for _, key := range slices.Sorted(maps.Keys(before[table])) {
			if _, there := after[table][key]; !there {
				line(table, "-", before[table][key])
			}
		}
	}
	return out.String()
}

// difference is a row's first column, and those that are not what they were.
func difference(was, is []string) []string {
	parts := []string{is[0]}
	for _, column := range is[1:] {
		if !slices.Contains(was, column) {
			parts = append(parts, column)
		}
	}
	for _, column := range was[1:] {
		name, _, _ := strings.Cut(column, "=")
		if !slices.ContainsFunc(is, func(c string) bool { return strings.HasPrefix(c, name+"=") }) {
			parts = append(parts, name+"=NULL")
		}
	}
	return parts
}

func visitorNamed(t *testing.T, name string) visitor {
	t.Helper()
	i := slices.IndexFunc(visitors, func(v visitor) bool { return v.name == name })
	if i < 0 {
		t.Fatalf("nobody is called %s", name)
	}
	return visitors[i]
}
