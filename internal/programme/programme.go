// Package programme holds the rules of programmes and their cohorts, and the
// plain things that all rules share: days, addresses, limits of text.
package programme

import (
	"strings"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// Programme is the long-running offer that owns cohorts.
type Programme struct {
	ID        id.ID
	Name      string
	Summary   string
	CreatedAt time.Time
	Version   int64
}

// Check says what is missing from a programme before it can be kept.
func (p Programme) Check() error {
	var c fault.Check
	RequireText(&c, p.Name, "/name", "Enter the name of the programme", 200)
	c.Require(len([]rune(p.Summary)) <= 5000, "/summary", "The summary must be 5,000 characters or fewer")
	return c.Err()
}

// RequireText asks for a text that is not blank and not longer than most
// characters.
func RequireText(c *fault.Check, text, pointer, ask string, most int) {
	c.Require(strings.TrimSpace(text) != "", pointer, ask)
	LimitText(c, text, pointer, most)
}
