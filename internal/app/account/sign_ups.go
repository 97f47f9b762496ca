package account

import (
	"cmp"
	"context"

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

const nameMost = 200

// SignUp asks for an account with nothing but an address. The answer says the
// same whether or not the address has one: the mail to it tells. Name and
// password are chosen behind the link of that mail, so that whoever asks with
// somebody else's address has given them a mail and got nothing.
func (a *App) SignUp(ctx context.Context, actor access.Actor, email, address string) error {
	return a.askByMail(ctx, actor, askedSignUp, email, address)
}

// LookAtSignUp gives the address that a mailed link proves and consumes nothing.
func (a *App) LookAtSignUp(ctx context.Context, actor access.Actor, token string) (email string, err error) {
	return store.Look(ctx, a.desk.Store, desk.AsGate(actor), func(tx *store.Tx) (string, error) {
		_, email, err := a.provenBy(tx, token)
		return email, err
	})
}

// Newcomer is what somebody enters behind a mailed link who wants an account.
type Newcomer struct{ Token, Name, Password string }

func (n Newcomer) check(email string) error {
	var c fault.Check
	c.Require(n.Name != "", "/name", "Enter your full name")
	c.Require(len([]rune(n.Name)) <= nameMost, "/name", "Full name must be 200 characters or fewer")
	problem := identity.PasswordProblem(n.Password, email, n.Name)
	c.Require(problem == "", "/password", problem)
	return c.Err()
}

// ConfirmSignUp makes the account of the address that a mailed link proves, and
// gives that address. Any of the mails to it is good, and so is the link of a
// partner's invitation; with the first that is used the others end.
func (a *App) ConfirmSignUp(ctx context.Context, actor access.Actor, n Newcomer) (email string, err error) {
	n.Name = programme.TidyLine(n.Name)
	if email, err = a.LookAtSignUp(ctx, actor, n.Token); err != nil {
		return "", err
	}
	if err := n.check(email); err != nil {
		return "", err
	}
	hash, err := a.hash(ctx, n.Password)
	if err != nil {
		return "", err
	}
	return email, a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error { return a.admit(tx, n, hash) })
}

// provenBy reads the address that was mailed the link of this token.
func (a *App) provenBy(tx *store.Tx, token string) (link identity.Link, email string, err error) {
	link, err = a.desk.FollowLink(tx, letters.LinkConfirm, token)
	invited := err != nil && fault.Of(err).Kind == fault.Missing
	if invited {
		link, err = a.desk.FollowLink(tx, letters.LinkInvite, token)
	}
	if err = cmp.Or(err, link.Live(tx.Now)); err != nil {
		return link, "", err
	}
	if invited {
		email, err = a.InvitedAddress(tx, link.SubjectID)
		return link, programme.TidyAddress(email), err
	}
	asked, err := rows.In(tx).SignUp(link.SubjectID)
	if err == nil && asked.UsedAt != nil {
		err = confirmed()
	}
	return link, asked.Email, err
}

func confirmed() error {
	return fault.Conflict("already_used", "This email address has an account already. Sign in with it.")
}

// admit uses the link up and opens the account. An invitation's link stays: it is
// still to be answered.
func (a *App) admit(tx *store.Tx, n Newcomer, hash string) error {
	link, email, err := a.provenBy(tx, n.Token)
	if err != nil {
		return err
	}
	if link.Kind == letters.LinkConfirm {
		if err := rows.In(tx).UseLink(link.ID); err != nil {
			return err
		}
	}
	person, account, err := a.known(tx, email)
	if err == nil && !account.ID.Empty() {
		err = confirmed()
	}
	if err == nil {
		_, err = a.openAccount(tx, person, n.Name, email, hash)
	}
	return err
}

// known reads the person and account of an address; either may be missing. It
// asks for both in any case.
func (a *App) known(tx *store.Tx, email string) (p identity.Person, acct identity.Account, err error) {
	if p, err = rows.In(tx).PersonByEmail(email); desk.UnlessMissing(err) != nil {
		return p, acct, err
	}
	acct, err = rows.In(tx).AccountOf(p.ID)
	return p, acct, desk.UnlessMissing(err)
}

// openAccount makes a participant's account with a proven address. Somebody
// the programme knows already, as a line manager, keeps who they are.
func (a *App) openAccount(tx *store.Tx, person identity.Person, name, email, hash string) (id.ID, error) {
	if err := rows.In(tx).CloseSignUps(email); err != nil {
		return "", err
	}
	if !person.ID.Empty() {
		before := person
		person.Name = name
		if err := rows.In(tx).SavePerson(person); err != nil {
			return "", err
		}
		if err := store.Audit(tx, "person.revised", "person", person.ID, before, person); err != nil {
			return "", err
		}
	}
	return a.addAccount(tx, person, newAccount{name: name, email: email, hash: hash, roles: []access.Role{access.Participant}})
}
