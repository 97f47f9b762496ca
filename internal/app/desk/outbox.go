package desk

import (
	"fmt"
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/outbox"
	"tandem/internal/store"
	accountrows "tandem/internal/store/account"
	runningrows "tandem/internal/store/running"
)

// Gate reads who somebody is before anybody is known.
var Gate = access.Actor{Role: access.Gate}

// Recipient is whom a mail goes to. Person is empty for somebody the
// programme does not know yet.
type Recipient struct {
	Person id.ID
	Email  string
	Name   string
}

// RecipientOf is somebody whom the programme knows.
func RecipientOf(p identity.Person) Recipient {
	return Recipient{Person: p.ID, Email: p.Email, Name: p.Name}
}

// Queue writes a mail into the outbox in the transaction that causes it. Thing
// is the id and version of what it is about: nobody gets two mails of a kind
// about the same thing, however often this runs.
func (d *Desk) Queue(tx *store.Tx, to Recipient, thing string, letter letters.Data) (id.ID, error) {
	c, err := letters.Compose(letter)
	if err != nil {
		return "", err
	}
	m := outbox.Message{
		ID: tx.NewID(), Email: to.Email, Name: to.Name, Kind: c.Kind, Thing: thing,
		Subject: c.Subject, BodyText: c.Text, BodyHTML: c.HTML,
	}
	if !to.Person.Empty() {
		m.PersonID = &to.Person
	}
	key, err := runningrows.In(tx).QueueMessage(m)
	tx.Then(d.wakePost)
	return key, err
}

// AddLink makes a personal link of a kind of package mail (letters.LinkInvite
// and so on) about subject. Put letters.Link{Kind: kind, ID: id} into the
// letter; the token itself exists only in the mail that leaves. Person may be
// empty.
func (d *Desk) AddLink(tx *store.Tx, kind string, subject, person id.ID, expires time.Time) (id.ID, error) {
	l := identity.Link{ID: tx.NewID(), Kind: kind, SubjectID: subject, ExpiresAt: expires}
	if !person.Empty() {
		l.PersonID = &person
	}
	return l.ID, accountrows.In(tx).AddLink(l, identity.LinkHash(d.Keys.LinkToken(kind, l.ID)))
}

// FollowLink reads the link that a token of this kind belongs to and consumes
// nothing: a used or expired link is found as well (see Link.Live and
// tx.UseLink). An unknown token is not found. The transaction is the gate's or
// the clerk's.
func (d *Desk) FollowLink(tx *store.Tx, kind, token string) (identity.Link, error) {
	return accountrows.In(tx).LinkByHash(kind, identity.LinkHash(token))
}

// AsGate is the same visitor in the hands of the gate, which signs people in
// and follows mailed links.
func AsGate(actor access.Actor) access.Actor {
	actor.Role = access.Gate
	return actor
}

// Thing names a version of something that a mail is about.
func Thing(key id.ID, version int64) string { return fmt.Sprintf("%s/%d", key, version) }
