package store

import (
	"testing"

	"tandem/internal/access"
	"tandem/internal/store/internal/lock"
)

type thingRow struct{ A, B, C, D int }

// The engines count the parameters of a statement: 32,766 on SQLite, 65,535 on
// MySQL. A cohort has as many managers to ask as it has.
func TestAListOfAnyLengthIsAdded(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *Store) {
		execute(t, s, "CREATE TABLE things (a INTEGER PRIMARY KEY, b INTEGER, c INTEGER, d INTEGER)")
		things := lock.Table{Name: "things", Sees: lock.Rules{access.Coordinator: lock.Always}, Adds: []access.Role{access.Coordinator}}
		const many = 20_001
		list := make([]thingRow, many)
		for i := range list {
			list[i] = thingRow{A: i, D: 1}
		}
		err := s.As(t.Context(), coordinator, func(tx *Tx) error {
			if err := lock.Insert(tx, things, &list); err != nil {
				return err
			}
			var added []int
			if err := lock.All(lock.From(tx, things).Select("SUM(d)"), &added); err != nil || added[0] != many {
				t.Errorf("added %v, %v", added, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}
