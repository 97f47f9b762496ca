package api

import (
	"time"

	runningapp "tandem/internal/app/running"
)

// demo tells who can be tried out.
type demo struct {
	SignIns []demoSignIn `json:"signIns"`
}

type demoSignIn struct {
	Role     string `json:"role" enums:"participant,manager,coordinator,evaluator"`
	Email    string `json:"email"`
	Password string `json:"password"`
	Name     string `json:"name"`
}

// demoMailItem is a message without its body.
type demoMailItem struct {
	ID      string    `json:"id"`
	To      string    `json:"to"`
	Subject string    `json:"subject"`
	SentAt  time.Time `json:"sentAt" format:"date-time"`
}

type demoMailList struct {
	Items []demoMailItem `json:"items"`
	Next  string         `json:"next"`
}

// demoMail is a message that was kept instead of being sent.
type demoMail struct {
	demoMailItem
	Text string `json:"text"`
	HTML string `json:"html"`
}

func demoMailItemOf(m runningapp.DemoMail) demoMailItem {
	return demoMailItem{ID: m.ID.String(), To: m.To, Subject: m.Subject, SentAt: m.SentAt}
}

// readDemo tells who can be tried out.
//
//	@Summary		Who can be tried out
//	@Description	In a demo only; elsewhere this address does not exist.
//	@ID				readDemo
//	@Tags			meta
//	@Success		200	{object}	demo	"The accounts of the demo"
//	@x-roles		[]
//	@Router			/demo [get]
func (a *API) readDemo(*Call) (Reply[demo], error) {
	known, err := a.App.Running.DemoSignIns()
	out := demo{SignIns: make([]demoSignIn, len(known))}
	for i, s := range known {
		out.SignIns[i] = demoSignIn(s)
	}
	return ok(out, 0), err
}

// listDemoMail lists the messages of the demo.
//
//	@Summary		The mail of the demo
//	@Description	In a demo only; elsewhere this address does not exist.
//	@ID				listDemoMail
//	@Tags			meta
//	@Success		200	{object}	demoMailList	"The newest messages first"
//	@x-roles		[]
//	@Router			/demo/mail [get]
func (a *API) listDemoMail(*Call) (Reply[demoMailList], error) {
	kept, err := a.App.Running.DemoMails()
	out := demoMailList{Items: make([]demoMailItem, len(kept))}
	for i, m := range kept {
		out.Items[i] = demoMailItemOf(m)
	}
	return ok(out, 0), err
}

// readDemoMail reads one message of the demo.
//
//	@Summary		One message of the demo
//	@Description	In a demo only; elsewhere this address does not exist.
//	@ID				readDemoMail
//	@Tags			meta
//	@Param			mail	path		string		true	"The message"
//	@Success		200		{object}	demoMail	"The message"
//	@x-roles		[]
//	@Router			/demo/mail/{mail} [get]
func (a *API) readDemoMail(c *Call) (Reply[demoMail], error) {
	m, err := a.App.Running.DemoMail(c.ID("mail"))
	return ok(demoMail{demoMailItem: demoMailItemOf(m), Text: m.Text, HTML: m.HTML}, 0), err
}
