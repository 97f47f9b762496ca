package programme

import (
	"fmt"
	"strings"
	"time"

	"tandem/internal/fault"
)

// LongText is how many characters a long answer may have.
const LongText = 10_000

// Date is a calendar day without a time, "2006-01-02".
type Date string

// Valid tells whether d names a day that exists.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

func limitText(c *fault.Check, text, pointer string, most int) {
	c.Require(len([]rune(text)) <= most, pointer, fmt.Sprintf("Use %d characters or fewer", most))
}

// Tidy trims the blanks around what somebody typed.
func Tidy(text string) string { return strings.TrimSpace(text) }
