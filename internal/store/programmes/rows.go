// Package programmes keeps programmes and their cohorts.
package programmes

import "tandem/internal/store/internal/lock"

// Rows are the rows of this room, in one transaction.
type Rows struct{ tx *lock.Tx }

// In opens the room in a transaction.
func In(tx *lock.Tx) Rows { return Rows{tx} }
