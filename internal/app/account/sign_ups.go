package account

import (
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
	confirmLife = 24 * time.Hour
	nameMost    = 200
)

// SignUp is what somebody enters who wants an account. Invitation is the token
// of a partner's invitation, if they followed one; Address is where the
// request came from.
type SignUp struct {
	Name, Email, Password, Invitation, Address string
}

// What a person who signed up does next.
const (
	NextConfirm = "confirm_address"
	NextSignIn  = "sign_in"
)

// SignUp asks for an account. The answer says the same whether or not the
// address has one: the mail to it tells. A partner's invitation proves the
// address it was sent to, so there the account exists at once.
func (a *App) SignUp(ctx context.Context, actor access.Actor, s SignUp) (next string, err error) {
	s.Name, s.Email = oneLine(s.Name), programme.TidyAddress(s.Email)
	if err := s.check(); err != nil {
		return "", err
	}
	place, recipient := mailLimits("sign-up", s.Email, s.Address)
	if err := a.desk.Attempt(ctx, actor, place); err != nil {
		return "", err
	}
	spent, err := a.desk.Spend(ctx, actor, recipient)
	if err != nil {
		return "", err
	}
	hash, err := a.hash(ctx, s.Password)
	if err != nil {
		return "", err
	}
	err = a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) (err error) {
		next, err = a.takeSignUp(tx, s, hash, spent > 0)
		return err
	})
	return next, err
}

func (s SignUp) check() error {
	var c fault.Check
	c.Require(s.Name != "", "/name", "Enter your full name")
	c.Require(len([]rune(s.Name)) <= nameMost, "/name", "Full name must be 200 characters or fewer")
	problem := programme.AddressProblem(s.Email)
	c.Require(problem == "", "/email", problem)
	problem = identity.PasswordProblem(s.Password, s.Email, s.Name)
	c.Require(problem == "", "/password", problem)
	return c.Err()
}

// takeSignUp decides what the request becomes. With mute, the address has had
// enough mails for now and gets no other; the answer is the same.
func (a *App) takeSignUp(tx *store.Tx, s SignUp, hash string, mute bool) (next string, err error) {
	invited, err := a.invited(tx, s)
	if err != nil {
		return "", err
	}
	next = NextConfirm
	if invited {
		next = NextSignIn
	}
	person, account, err := a.known(tx, s.Email)
	switch {
	case err != nil:
		return "", err
	case !account.ID.Empty():
		err = a.tellKnown(tx, person, account, mute)
	case invited:
		_, err = a.openAccount(tx, person, s.Name, s.Email, hash)
	case mute:
		err = store.Audit(tx, "sign_up.muted", "sign_up", "", nil, nil)
	default:
		err = a.askToConfirm(tx, s, hash)
	}
	return next, err
}

// tellKnown tells the owner of an account by mail that somebody asked for
// another, once a day. It writes in any case: an answer that costs no write
// would come sooner, and tell by that who has an account.
func (a *App) tellKnown(tx *store.Tx, person identity.Person, account identity.Account, mute bool) error {
	if !mute {
		thing := account.ID.String() + ":" + tx.Now.Format(time.DateOnly)
		if _, err := a.desk.Queue(tx, desk.RecipientOf(person), thing, letters.AlreadyRegistered{Name: person.Name}); err != nil {
			return err
		}
	}
	return store.Audit(tx, "sign_up.repeated", "account", account.ID, nil, nil)
}

// invited tells whether the request carries a live invitation to this address.
func (a *App) invited(tx *store.Tx, s SignUp) (bool, error) {
	if s.Invitation == "" {
		return false, nil
	}
	link, err := a.desk.FollowLink(tx, letters.LinkInvite, s.Invitation)
	if err != nil {
		return false, desk.UnlessMissing(err)
	}
	if link.Live(tx.Now) != nil {
		return false, nil
	}
	email, err := a.InvitedAddress(tx, link.SubjectID)
	return err == nil && programme.TidyAddress(email) == s.Email, desk.UnlessMissing(err)
}

// known reads the person and account of an address; either may be missing.
func (a *App) known(tx *store.Tx, email string) (p identity.Person, acct identity.Account, err error) {
	if p, err = rows.In(tx).PersonByEmail(email); err != nil {
		return p, acct, desk.UnlessMissing(err)
	}
	acct, err = rows.In(tx).AccountOf(p.ID)
	return p, acct, desk.UnlessMissing(err)
}

func (a *App) askToConfirm(tx *store.Tx, s SignUp, hash string) error {
	until := tx.Now.Add(confirmLife)
	wanted := identity.SignUp{ID: tx.NewID(), Name: s.Name, Email: s.Email, PasswordHash: hash, CreatedAt: tx.Now, ExpiresAt: until}
	if err := rows.In(tx).AddSignUp(wanted); err != nil {
		return err
	}
	link, err := a.desk.AddLink(tx, letters.LinkConfirm, wanted.ID, "", until)
	if err != nil {
		return err
	}
	letter := letters.ConfirmAddress{Name: s.Name, Link: letters.Link{Kind: letters.LinkConfirm, ID: link}, Until: until}
	if _, err := a.desk.Queue(tx, desk.Recipient{Email: s.Email, Name: s.Name}, wanted.ID.String(), letter); err != nil {
		return err
	}
	return store.Audit(tx, "sign_up.made", "sign_up", wanted.ID, nil, wanted)
}

// ConfirmSignUp makes the account that the link was mailed for and gives its
// address. It asks for the password of the sign-up: whoever follows a link that
// a stranger had sent to them would otherwise open an account that the
// stranger can enter. The link works once, and a wrong password leaves it;
// other requests for the same address end.
func (a *App) ConfirmSignUp(ctx context.Context, actor access.Actor, token, password string) (email string, err error) {
	var asked identity.SignUp
	err = a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error {
		link, err := a.desk.FollowLink(tx, letters.LinkConfirm, token)
		if err != nil {
			return err
		}
		if err := link.Live(tx.Now); err != nil {
			return err
		}
		asked, err = rows.In(tx).SignUp(link.SubjectID)
		return err
	})
	if err != nil {
		return "", err
	}
	if err := a.desk.Attempt(ctx, actor, confirmLimit(asked)); err != nil {
		return "", err
	}
	right, _, err := a.verify(ctx, asked.PasswordHash, password)
	if err != nil {
		return "", err
	}
	if !right {
		return "", fault.At("/password", "Enter the password you chose when you created your account")
	}
	return asked.Email, a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error { return a.confirm(tx, token) })
}

// confirm uses the link and opens the account.
func (a *App) confirm(tx *store.Tx, token string) error {
	link, err := a.desk.FollowLink(tx, letters.LinkConfirm, token)
	if err != nil {
		return err
	}
	if err := rows.In(tx).UseLink(link.ID); err != nil {
		return err
	}
	wanted, err := rows.In(tx).SignUp(link.SubjectID)
	if err != nil {
		return err
	}
	person, account, err := a.known(tx, wanted.Email)
	switch {
	case err != nil:
		return err
	case wanted.UsedAt != nil || !account.ID.Empty():
		return fault.Conflict("already_used", "This email address has already been confirmed.")
	}
	_, err = a.openAccount(tx, person, wanted.Name, wanted.Email, wanted.PasswordHash)
	return err
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
