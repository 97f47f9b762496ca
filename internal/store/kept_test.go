package store

import (
	"context"
	"testing"
	"time"

	"tandem/internal/programme"
	programmesrows "tandem/internal/store/programmes"
)

// A copy that runs while another migrates goes on with what it has prepared.
func TestStatementsThatAreKeptOutliveAChangeOfTheSchema(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		write := func() {
			p := addProgramme(t, s, "One")
			p.Name = "Changed"
			if err := s.As(context.Background(), coordinator, func(tx *Tx) error { return programmesrows.In(tx).SaveProgramme(p) }); err != nil {
				t.Fatal(err)
			}
		}
		read := func(want int) {
			t.Helper()
			for _, look := range []func(context.Context, *Store) ([]programme.Programme, error){
				func(ctx context.Context, s *Store) ([]programme.Programme, error) {
					return Glance(ctx, s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
				},
				func(ctx context.Context, s *Store) ([]programme.Programme, error) {
					return Look(ctx, s, coordinator, func(tx *Tx) ([]programme.Programme, error) { return programmesrows.In(tx).Programmes() })
				},
			} {
				list, err := look(context.Background(), s)
				if err != nil || len(list) != want || list[0].Name != "Changed" || list[0].CreatedAt.Truncate(time.Second) != epoch.Truncate(time.Second) {
					t.Errorf("%v, %v", list, err)
				}
			}
		}
		write()
		read(1)
		execute(t, s, "ALTER TABLE programmes ADD COLUMN motto VARCHAR(80) NOT NULL DEFAULT 'none'")
		read(1)
		write()
		read(2)
		if err := s.Migrate(context.Background()); err != nil {
			t.Fatal(err)
		}
		write()
		read(3)
	})
}
