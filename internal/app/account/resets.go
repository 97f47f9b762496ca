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

const resetLife = time.Hour

// AskForReset mails a link to set a new password. It answers the same for an
// address without an account, and mails one address a few times an hour only.
func (a *App) AskForReset(ctx context.Context, actor access.Actor, email, address string) error {
	if problem := programme.AddressProblem(email); problem != "" {
		return fault.At("/email", problem)
	}
	place, recipient := mailLimits("reset", email, address)
	if err := a.desk.Attempt(ctx, actor, place); err != nil {
		return err
	}
	spent, err := a.desk.Spend(ctx, actor, recipient)
	if err != nil {
		return err
	}
	return a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error {
		person, account, err := a.known(tx, email)
		if err == nil && spent == 0 && !account.ID.Empty() && account.DisabledAt == nil {
			err = a.mailReset(tx, person, account)
		}
		// Written in any case: an answer that costs no write would come sooner,
		// and tell by that who has an account.
		return cmp.Or(err, store.Audit(tx, "password.reset_asked", "account", account.ID, nil, nil))
	})
}

func (a *App) mailReset(tx *store.Tx, person identity.Person, account identity.Account) error {
	until := tx.Now.Add(resetLife)
	link, err := a.desk.AddLink(tx, letters.LinkReset, account.ID, person.ID, until)
	if err != nil {
		return err
	}
	letter := letters.PasswordReset{Name: person.Name, Link: letters.Link{Kind: letters.LinkReset, ID: link}, Until: until}
	_, err = a.desk.Queue(tx, desk.RecipientOf(person), link.String(), letter)
	return err
}

// CompleteReset sets a new password by a mailed link, which works once. Every
// session of the account ends, and so do its other links. The second factor
// stays: a mailbox alone must not open an office.
func (a *App) CompleteReset(ctx context.Context, actor access.Actor, token, password, address string) error {
	email, err := a.checkReset(ctx, actor, token, password)
	if err != nil {
		return err
	}
	hash, err := a.hash(ctx, password)
	if err != nil {
		return err
	}
	return a.desk.Store.As(ctx, desk.AsGate(actor), func(tx *store.Tx) error {
		link, err := a.desk.FollowLink(tx, letters.LinkReset, token)
		if err != nil {
			return err
		}
		if err := rows.In(tx).UseLink(link.ID); err != nil {
			return err
		}
		if err := rows.In(tx).EndLinks(letters.LinkReset, link.SubjectID); err != nil {
			return err
		}
		for _, l := range signInLimits(email, address)[:2] { // who guessed at it before no longer shuts its owner out
			if err := rows.In(tx).Pardon(l.Bucket); err != nil {
				return err
			}
		}
		return a.setPassword(tx, link.SubjectID, hash, "")
	})
}

// checkReset finds what is wrong before the password is hashed: that takes
// too much to do for a stranger.
func (a *App) checkReset(ctx context.Context, actor access.Actor, token, password string) (email string, err error) {
	return store.Look(ctx, a.desk.Store, desk.AsGate(actor), func(tx *store.Tx) (string, error) {
		link, err := a.desk.FollowLink(tx, letters.LinkReset, token)
		if err != nil {
			return "", err
		}
		if err := link.Live(tx.Now); err != nil {
			return "", err
		}
		account, err := rows.In(tx).Account(link.SubjectID)
		if err != nil {
			return "", err
		}
		person, err := rows.In(tx).Person(account.PersonID)
		if problem := identity.PasswordProblem(password, person.Email, person.Name); err == nil && problem != "" {
			err = fault.At("/password", problem)
		}
		return person.Email, err
	})
}

// setPassword writes the new hash, ends every session but one, and tells the
// owner by mail.
func (a *App) setPassword(tx *store.Tx, account id.ID, hash string, but id.ID) error {
	before, err := rows.In(tx).Account(account)
	if err != nil {
		return err
	}
	if before.DisabledAt != nil {
		return fault.NotFound()
	}
	after := before
	after.PasswordHash = hash
	if err := rows.In(tx).SaveAccount(after); err != nil {
		return err
	}
	if err := rows.In(tx).EndSessions(account, but); err != nil {
		return err
	}
	err = a.tellOwner(tx, before, func(p identity.Person) letters.Data { return letters.PasswordChanged{Name: p.Name, At: tx.Now} })
	if err != nil {
		return err
	}
	return store.Audit(tx, "password.changed", "account", account, before, after)
}

// ChangePassword sets another password for whoever knows the present one, and
// ends the actor's other sessions.
func (a *App) ChangePassword(ctx context.Context, actor access.Actor, current, password string) error {
	own, err := a.OwnAccount(ctx, actor)
	if err != nil {
		return err
	}
	if problem := identity.PasswordProblem(password, own.Email, own.Name); problem != "" {
		return fault.At("/password", problem)
	}
	if err := a.confirmPassword(ctx, actor, current, "/current"); err != nil {
		return err
	}
	hash, err := a.hash(ctx, password)
	if err != nil {
		return err
	}
	return a.desk.Store.As(ctx, actor, func(tx *store.Tx) error { return a.setPassword(tx, actor.Account, hash, actor.Session) })
}

// confirmPassword asks for the present password before something that a
// borrowed session must not do.
func (a *App) confirmPassword(ctx context.Context, actor access.Actor, password, pointer string) error {
	account, err := store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (identity.Account, error) { return rows.In(tx).Account(actor.Account) })
	if err != nil {
		return err
	}
	if err := a.desk.Attempt(ctx, actor, passwordLimit(actor)); err != nil {
		return err
	}
	right, _, err := a.verify(ctx, account.PasswordHash, password)
	if err == nil && !right {
		err = fault.At(pointer, "Enter your present password")
	}
	return err
}
