package running

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/mail"
)

// DemoSignIn is an account that a demo invites everybody to use.
type DemoSignIn struct{ Role, Email, Password, Name string }

// DemoMail is a message that a demo kept instead of sending it.
type DemoMail struct {
	ID                      id.ID
	To, Subject, Text, HTML string
	SentAt                  time.Time
}

const demoMailMost = 200

// DemoSignIns lists who can be tried out. Outside a demo there is nothing.
func (a *App) DemoSignIns() ([]DemoSignIn, error) {
	if !a.desk.Demo {
		return nil, fault.NotFound()
	}
	return a.signIns, nil
}

// DemoMails lists the newest messages of a demo, without their bodies.
func (a *App) DemoMails() ([]DemoMail, error) {
	if !a.desk.Demo || a.mailbox == nil {
		return nil, fault.NotFound()
	}
	kept, err := a.mailbox.List(demoMailMost)
	out := make([]DemoMail, len(kept))
	for i, m := range kept {
		out[i] = demoMail(m)
	}
	return out, err
}

// DemoMail reads one message of a demo.
func (a *App) DemoMail(key id.ID) (DemoMail, error) {
	if !a.desk.Demo || a.mailbox == nil {
		return DemoMail{}, fault.NotFound()
	}
	kept, err := a.mailbox.Read(key)
	return demoMail(kept), err
}

func demoMail(m mail.Stored) DemoMail {
	return DemoMail{ID: m.ID, To: m.To, Subject: m.Subject, Text: m.Text, HTML: m.HTML, SentAt: m.At.UTC()}
}
