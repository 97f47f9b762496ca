package identity

import (
	"time"

	"tandem/internal/id"
)

// Person is somebody the programme knows, with an account or without one.
// Email is empty when it is not known.
type Person struct {
	ID        id.ID
	Name      string
	Email     string
	CreatedAt time.Time
	Version   int64
}
