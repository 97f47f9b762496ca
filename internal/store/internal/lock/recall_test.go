package lock

import (
	"context"
	"testing"

	"tandem/internal/access"
	"tandem/internal/clock"
	"tandem/internal/id"
)

// What one person read is told to another only where both see the same rows.
func TestWhatIsRecalledIsSharedOnlyWhereEverybodySeesTheSame(t *testing.T) {
	ctx := context.Background()
	e, err := Open(ctx, ":memory:", clock.System())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	for _, tt := range []struct {
		name  string
		sees  Condition
		final bool
		asked int // by two people, in the end
	}{
		{"the same rows", Where("state = 'published'"), true, 1},
		{"a row that may still change", Where("state = 'draft'"), false, 2},
		{"their own rows", Where("person_id = @person"), true, 2},
		{"no row", Condition{}, true, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, asked := Table{Name: tt.name, Sees: Rules{access.Participant: tt.sees}}, 0
			for _, person := range []id.ID{"UNA", "BEN"} {
				actor := access.Actor{Role: access.Participant, Person: person}
				err := e.See(ctx, actor, func(tx *Tx) error {
					_, err := Recall(tx, table, "KEY", func() (string, bool, error) { asked++; return string(person), tt.final, nil })
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			if asked != tt.asked {
				t.Errorf("the store was asked %d times, want %d", asked, tt.asked)
			}
		})
	}
}
