package account

import (
	"cmp"
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

const (
	confirmLife = 24 * time.Hour // not less than mailWindow: see mailLimits
	resetLife   = time.Hour
)

// What somebody asks for by mail, as limits and audit name it.
const (
	askedSignUp = "sign-up"
	askedReset  = "reset"
)

var auditOf = map[string]string{askedSignUp: "sign_up.asked", askedReset: "password.reset_asked"}

// askByMail mails an address a way in: to its account, or to a new one. It asks,
// writes and answers the same whatever there is at the address, so that nothing
// but the mail tells. Whoever asks too often is told so; an address that got
// enough mails from everywhere gets no other for now, because each of them is
// still good.
func (a *App) askByMail(ctx context.Context, actor access.Actor, asked, email, address string) error {
	if problem := programme.AddressProblem(email); problem != "" {
		return fault.At("/email", problem)
	}
	asker, recipient := mailLimits(asked, email, address)
	if err := a.desk.Attempt(ctx, actor, asker...); err != nil {
		return err
	}
	enough, err := a.desk.Spend(ctx, actor, recipient)
	if err != nil {
		return err
	}
	return a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error {
		person, account, err := a.known(tx, email)
		if err == nil && enough == 0 {
			err = a.mailWayIn(tx, asked, desk.Recipient{Person: person.ID, Email: programme.TidyAddress(email), Name: person.Name}, account)
		}
		return cmp.Or(err, store.Audit(tx, auditOf[asked], "account", account.ID, nil, nil))
	})
}

// mailWayIn keeps that somebody asked, adds a link and queues the mail with it.
func (a *App) mailWayIn(tx *store.Tx, asked string, to desk.Recipient, account identity.Account) error {
	way := identity.SignUp{ID: tx.NewID(), Email: to.Email, CreatedAt: tx.Now, ExpiresAt: tx.Now.Add(confirmLife)}
	kind, subject, until := letters.LinkConfirm, way.ID, way.ExpiresAt
	if !account.ID.Empty() {
		way.UsedAt = &tx.Now // there is nothing to confirm
		kind, subject, until = letters.LinkReset, account.ID, tx.Now.Add(resetLife)
	}
	if account.DisabledAt != nil {
		until = tx.Now // a link that opens nothing
	}
	if err := rows.In(tx).AddSignUp(way); err != nil {
		return err
	}
	link, err := a.desk.AddLink(tx, kind, subject, to.Person, until)
	if err != nil {
		return err
	}
	_, err = a.desk.Queue(tx, to, link.String(), letterFor(asked, to.Name, account, link, until))
	return err
}

func letterFor(asked, name string, account identity.Account, key id.ID, until time.Time) letters.Data {
	reset := letters.Link{Kind: letters.LinkReset, ID: key}
	confirm := letters.Link{Kind: letters.LinkConfirm, ID: key}
	switch {
	case account.DisabledAt != nil:
		return letters.AccountClosed{Name: name}
	case !account.ID.Empty() && asked == askedReset:
		return letters.PasswordReset{Name: name, Link: reset, Until: until}
	case !account.ID.Empty():
		return letters.AlreadyRegistered{Name: name, Link: reset, Until: until}
	case asked == askedReset:
		return letters.NoAccount{Name: name, Link: confirm, Until: until}
	}
	return letters.ConfirmAddress{Name: name, Link: confirm, Until: until}
}
