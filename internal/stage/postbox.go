package stage

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"time"

	"tandem/internal/clock"
	"tandem/internal/mail"
)

// postbox carries mail away and remembers the last personal link of each kind
// that an address was sent.
type postbox struct {
	sender mail.Sender
	clock  *clock.Clock
	since  time.Time
	links  map[string]string // by kind and address
}

// The kinds of links that people on the stage follow, as addresses spell them.
const (
	invited = "invite"
	asked   = "m"
)

var linkForm = regexp.MustCompile(`https?://\S+/(` + invited + `|` + asked + `)/[a-z0-9]+`)

// Send keeps what people would click on.
func (p *postbox) Send(ctx context.Context, m mail.Message) error {
	if link := linkForm.FindStringSubmatch(m.Text); link != nil {
		p.links[link[1]+" "+m.To] = path.Base(link[0])
	}
	if p.sender == nil || p.clock.Now().Before(p.since) {
		return nil
	}
	return p.sender.Send(ctx, m)
}

// Deliver sends the mail that is due.
func (s *Stage) Deliver(ctx context.Context) error {
	for {
		sent, err := s.app.Running.PostDue(ctx, s.post)
		if err != nil || sent == 0 {
			return err
		}
	}
}

// token is the secret of the last link of a kind that went to an address.
func (s *Stage) token(kind, email string) (string, error) {
	token, found := s.post.links[kind+" "+email]
	if !found {
		return "", fmt.Errorf("no mail with a link of kind %s went to %s", kind, email)
	}
	return token, nil
}
