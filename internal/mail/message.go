// Package mail writes what the programme has to tell people and carries it to
// them: by SMTP, or into a folder. It knows no store; the outbox hands it
// messages.
package mail

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode"

	"github.com/oklog/ulid/v2"

	"tandem/internal/id"
)

// Message is one mail to one person. The ID names it for good: a message that
// is sent again after a doubt has the same Message-ID, by which mail servers
// and readers drop the second copy.
type Message struct {
	ID      id.ID
	To      string
	ToName  string
	Subject string
	Text    string
	HTML    string
}

// Sender carries a message away. An error is a *Failure when it says more
// than "try again later".
type Sender interface {
	Send(ctx context.Context, m Message) error
}

// Failure says why a message did not leave. It holds no address and none of
// the server's words, which often repeat one: it is safe to log.
type Failure struct {
	Permanent bool   // the address does not take mail: do not try again
	Code      int    // the server's reply, 0 if it gave none
	Stage     string // what we were doing
}

// Error names the stage and the code.
func (f *Failure) Error() string {
	if f.Code == 0 {
		return "mail: " + f.Stage
	}
	return fmt.Sprintf("mail: %s: the server answered %d", f.Stage, f.Code)
}

// Permanent tells whether trying again is useless, because the address itself
// was turned down.
func Permanent(err error) bool {
	var f *Failure
	return errors.As(err, &f) && f.Permanent
}

// wroteAt is when the message was composed: its id knows.
func (m Message) wroteAt() time.Time {
	u, err := ulid.ParseStrict(m.ID.String())
	if err != nil {
		return time.Unix(0, 0).UTC()
	}
	return ulid.Time(u.Time()).UTC()
}

// check refuses what could not be one header line each, before any server is
// spoken to.
func (m Message) check() error {
	if _, err := id.Parse(m.ID.String()); err != nil {
		return &Failure{Permanent: true, Stage: "the message has no id"}
	}
	a, err := mail.ParseAddress(m.To)
	if err != nil || a.Address != m.To || strings.ContainsFunc(m.To, unicode.IsControl) {
		return &Failure{Permanent: true, Stage: "the address cannot be read"}
	}
	return nil
}

// oneLine makes a text fit for a header or a sentence: whatever breaks or
// hides a line becomes a space.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool {
		joins := r == 0x200c || r == 0x200d // part of how some names are written
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && !joins
	}), " ")
}
