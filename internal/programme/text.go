package programme

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tandem/internal/fault"
)

// LongText is how many characters a long answer may have.
const LongText = 10_000

// LimitText refuses an answer of more than most characters.
func LimitText(c *fault.Check, text, pointer string, most int) {
	c.Require(len([]rune(text)) <= most, pointer, fmt.Sprintf("Use %d characters or fewer", most))
}

// Unseen tells whether a character cannot be seen: blanks of any width, controls,
// and marks that only steer how others are shown.
func Unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// Tidy gives a text one spelling: composed as NFC says, and without what cannot
// be seen at its ends. Two names that look the same are then the same.
func Tidy(text string) string { return strings.TrimFunc(norm.NFC.String(text), Unseen) }

// TidyLine makes one line of a short answer: blanks of any kind become one, and
// so do controls. What joins letters in some scripts stays inside.
func TidyLine(text string) string {
	words := strings.FieldsFunc(Tidy(text), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	return strings.Join(words, " ")
}

// TidyLong tidies a long answer and gives its line ends one spelling.
func TidyLong(text string) string {
	return Tidy(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
}

// TidyAddress is the one spelling of an email address.
func TidyAddress(email string) string { return strings.ToLower(Tidy(email)) }

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
	case strings.ContainsFunc(email, Unseen):
		return "Email address must not contain blanks or characters that cannot be seen"
	case err != nil || parsed.Address != email || strings.ContainsAny(email, "[]\"") || !strings.Contains(email[strings.LastIndexByte(email, '@'):], "."):
		return "Enter an email address in the correct format, like name@example.com"
	}
	return ""
}
