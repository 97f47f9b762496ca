// Package evidence keeps analyst tokens and what was pulled, and reads what the
// evaluator may know. None of people's names or addresses is ever joined here.
package evidence

import "tandem/internal/store/internal/lock"

// Rows are the rows of this room, in one transaction.
type Rows struct{ tx *lock.Tx }

// In opens the room in a transaction.
func In(tx *lock.Tx) Rows { return Rows{tx} }
