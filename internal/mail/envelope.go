package mail

import (
	"fmt"
	"net/mail"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// envelope makes a message ready for the wire: a text and an html part, and
// headers of one line each, whatever stood in the fields. Replies go to the sender
// unless there is an address for them.
func envelope(from mail.Address, replies string, m Message) (*gomail.Msg, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	msg.FromMailAddress(&mail.Address{Name: oneLine(from.Name), Address: from.Address})
	msg.ToMailAddress(&mail.Address{Name: oneLine(m.ToName), Address: m.To})
	if replies != "" {
		msg.ReplyToMailAddress(&mail.Address{Address: replies})
	}
	msg.Subject(oneLine(m.Subject))
	msg.SetMessageIDWithValue(fmt.Sprintf("%s@%s", m.ID, domain(from.Address)))
	msg.SetDateWithValue(m.wroteAt())
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	return msg, nil
}

func domain(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }
