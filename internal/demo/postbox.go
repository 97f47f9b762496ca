package demo

import (
	"context"
	"fmt"
	"path"
	"regexp"

	"tandem/internal/mail"
)

// postbox carries mail away and remembers the last personal link that each
// address was sent.
type postbox struct {
	sender mail.Sender
	links  map[string]string // address to token
}

var linkForm = regexp.MustCompile(`https?://\S+/(?:invite|m)/[a-z0-9]+`)

// Send keeps what the programme's own people would click on.
func (p *postbox) Send(ctx context.Context, m mail.Message) error {
	if link := linkForm.FindString(m.Text); link != "" {
		p.links[m.To] = path.Base(link)
	}
	return p.sender.Send(ctx, m)
}

// deliver sends what is due.
func (l *loader) deliver(ctx context.Context) error {
	for {
		sent, err := l.app.Running.PostDue(ctx, l.post)
		if err != nil || sent == 0 {
			return err
		}
	}
}

// linkOf is the token in the last mail to an address.
func (l *loader) linkOf(ctx context.Context, email string) (string, error) {
	if err := l.deliver(ctx); err != nil {
		return "", err
	}
	token, found := l.post.links[email]
	if !found {
		return "", fmt.Errorf("no mail with a link went to %s", email)
	}
	return token, nil
}
