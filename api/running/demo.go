package running

import (
	"time"

	"tandem/api/wire"
	app "tandem/internal/app/running"
)

// Demo tells who can be tried out.
type Demo struct {
	// The accounts to try out, in the order of the story.
	SignIns []DemoSignIn `json:"signIns"`
}

// DemoSignIn is an account that can be tried out.
type DemoSignIn struct {
	// The role that it shows.
	Role string `json:"role" enums:"participant,manager,coordinator,evaluator"`
	// An email address.
	Email string `json:"email"`
	// Its password, which everybody knows.
	Password string `json:"password"`
	// The full name, up to 200 characters.
	Name string `json:"name"`
}

// DemoMailItem is a message without its body.
type DemoMailItem struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// Who gets it.
	To string `json:"to"`
	// What the mail is about.
	Subject string `json:"subject"`
	// When it was sent; in UTC.
	SentAt time.Time `json:"sentAt" format:"date-time"`
}

// DemoMailList is the newest messages of a demo.
type DemoMailList struct {
	// All of them, in the order that the operation says.
	Items []DemoMailItem `json:"items"`
	// Where to go on.
	Next string `json:"next"`
}

// DemoMail is a message that was kept instead of being sent.
type DemoMail struct {
	DemoMailItem
	// The mail as plain text.
	Text string `json:"text"`
	// The mail as a page.
	HTML string `json:"html"`
}

func demoMailItemOf(m app.DemoMail) DemoMailItem {
	return DemoMailItem{ID: m.ID.String(), To: m.To, Subject: m.Subject, SentAt: m.SentAt}
}

// ReadDemo tells who can be tried out.
//
//	@Summary		Who can be tried out
//	@Description	In a demo only; elsewhere this address does not exist.
//	@ID				readDemo
//	@Tags			meta
//	@Success		200	{object}	Demo	"The accounts of the demo"
//	@x-roles		[]
//	@Router			/demo [get]
func (a *API) ReadDemo(*wire.Call) (wire.Reply[Demo], error) {
	known, err := a.app.DemoSignIns()
	out := Demo{SignIns: make([]DemoSignIn, len(known))}
	for i, s := range known {
		out.SignIns[i] = DemoSignIn(s)
	}
	return wire.OK(out, 0), err
}

// ListDemoMail lists the messages of the demo.
//
//	@Summary		The mail of the demo
//	@Description	In a demo only; elsewhere this address does not exist.
//	@ID				listDemoMail
//	@Tags			meta
//	@Success		200	{object}	DemoMailList	"The newest messages first"
//	@x-roles		[]
//	@Router			/demo/mail [get]
func (a *API) ListDemoMail(*wire.Call) (wire.Reply[DemoMailList], error) {
	kept, err := a.app.DemoMails()
	out := DemoMailList{Items: make([]DemoMailItem, len(kept))}
	for i, m := range kept {
		out.Items[i] = demoMailItemOf(m)
	}
	return wire.OK(out, 0), err
}

// ReadDemoMail reads one message of the demo.
//
//	@Summary		One message of the demo
//	@Description	In a demo only; elsewhere this address does not exist.
//	@ID				readDemoMail
//	@Tags			meta
//	@Param			mail	path		string		true	"The message"
//	@Success		200		{object}	DemoMail	"The message"
//	@x-roles		[]
//	@Router			/demo/mail/{mail} [get]
func (a *API) ReadDemoMail(c *wire.Call) (wire.Reply[DemoMail], error) {
	m, err := a.app.DemoMail(c.ID("mail"))
	return wire.OK(DemoMail{DemoMailItem: demoMailItemOf(m), Text: m.Text, HTML: m.HTML}, 0), err
}
