package lock

import (
	"tandem/internal/access"
	"tandem/internal/id"
)

type recalled struct {
	table string
	role  access.Role
	key   id.ID
}

// Recall reads a row that never changes once it is final, and asks the store only
// once for each role in which everybody sees the same rows of the table: what one
// of them read, the others may read. A row that this very transaction makes final
// may still be undone, so read says whether it is.
func Recall[T any](tx *Tx, t Table, key id.ID, read func() (value T, final bool, err error)) (T, error) {
	of := recalled{t.Name, tx.role, key}
	common := t.Sees[tx.role].common()
	if known, is := tx.engine.known.Load(of); common && is {
		return known.(T), nil
	}
	value, final, err := read()
	if err == nil && final && common {
		tx.engine.known.Store(of, value)
	}
	return value, err
}

// Forget drops what Recall holds, and what connections have prepared when they are
// used next: for when the schema has changed.
func (e *Engine) Forget() {
	e.known.Clear()
	e.schema.Add(1)
}
