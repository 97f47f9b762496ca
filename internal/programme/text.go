package programme

import (
	"fmt"
	"net/mail"
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

// LimitText refuses an answer of more than most characters.
func LimitText(c *fault.Check, text, pointer string, most int) {
	c.Require(len([]rune(text)) <= most, pointer, fmt.Sprintf("Use %d characters or fewer", most))
}

// Tidy trims the blanks around what somebody typed.
func Tidy(text string) string { return strings.TrimSpace(text) }

// TidyLine makes one line of a short answer: blanks of any kind become one.
func TidyLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// TidyLong trims a long answer and gives its line ends one spelling.
func TidyLong(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
}

// TidyAddress is the one spelling of an email address.
func TidyAddress(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// AddressProblem says in a sentence what is wrong with an email address, or
// nothing.
func AddressProblem(email string) string {
	email = TidyAddress(email)
	parsed, err := mail.ParseAddress(email)
	switch {
	case email == "":
		return "Enter an email address"
	case len(email) > 254:
		return "Email address must be 254 characters or fewer"
	case err != nil || parsed.Address != email || !strings.Contains(email[strings.LastIndexByte(email, '@'):], "."):
		return "Enter an email address in the correct format, like name@example.com"
	}
	return ""
}
