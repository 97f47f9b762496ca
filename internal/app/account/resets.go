package account

import (
	"context"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// AskForReset mails a link to set a new password; at an address without an
// account the mail says so and offers one. The answer is the same.
func (a *App) AskForReset(ctx context.Context, actor access.Actor, email, address string) error {
	return a.askByMail(ctx, actor, askedReset, email, address)
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
		if err := pardonAccount(tx, email, address, link.SubjectID); err != nil {
			return err
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
	if password == "" {
		return fault.At(pointer, "Enter your current password")
	}
	account, err := store.Look(ctx, a.desk.Store, actor, func(tx *store.Tx) (identity.Account, error) { return rows.In(tx).Account(actor.Account) })
	if err != nil {
		return err
	}
	if err := a.desk.Attempt(ctx, actor, passwordLimit(actor)); err != nil {
		return err
	}
	right, _, err := a.verify(ctx, account.PasswordHash, password)
	if err == nil && !right {
		err = fault.At(pointer, "That is not your current password")
	}
	return err
}
