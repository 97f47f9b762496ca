package account

import (
	"context"
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// signInLimits bound guessing from one place at one account, from everywhere
// at one account, and from one place at all accounts. A stranger elsewhere does not
// lock anybody out: where the second is spent each place has a few tries left (see
// underFire), and a new password by mail clears it.
func signInLimits(email, address string) []desk.Limit {
	email, address = programme.TidyAddress(email), desk.Network(address)
	return []desk.Limit{
		desk.AtMost(10, 15*time.Minute, "sign-in", email, address),
		desk.AtMost(50, 15*time.Minute, "sign-in-account", email),
		desk.AtMost(100, 15*time.Minute, "sign-in-address", address),
	}
}

// underFire is what one place may still try at an account that is guessed at from
// everywhere: enough for its owner, and a third of what a guesser had there.
func underFire(email, address string) desk.Limit {
	return desk.AtMost(3, 15*time.Minute, "sign-in-under-fire", programme.TidyAddress(email), desk.Network(address))
}

// countSignIn counts an attempt, and refuses where whoever asks has had enough.
func (a *App) countSignIn(ctx context.Context, actor access.Actor, c Credentials) error {
	limits := signInLimits(c.Email, c.Address)
	if err := a.desk.Attempt(ctx, actor, limits[0], limits[2]); err != nil {
		return err
	}
	wait, err := a.desk.Spend(ctx, actor, limits[1])
	if err == nil && wait > 0 {
		err = a.desk.Attempt(ctx, actor, underFire(c.Email, c.Address))
	}
	return err
}

// codeLimits bound guessing the codes of an app by somebody who has the password:
// from one place, and from everywhere, where six digits would otherwise fall to
// whoever has many places. A recovery code is too long to be guessed and is counted
// at its place alone, so that the owner gets in by one in any case, and by a new
// password, which clears both.
func codeLimits(account id.ID, code, address string) []desk.Limit {
	here := desk.AtMost(10, time.Hour, "code", account.String(), desk.Network(address))
	if identity.LooksLikeRecovery(code) {
		return []desk.Limit{here}
	}
	return []desk.Limit{here, desk.AtMost(60, time.Hour, "code-account", account.String())}
}

// passwordLimit bounds guessing the present password inside a session. It is
// that session's: who guesses in a borrowed one does not keep the owner, in
// theirs, from changing it.
func passwordLimit(actor access.Actor) desk.Limit {
	return desk.AtMost(10, 15*time.Minute, "password", actor.Account.String(), actor.Session.String())
}

// mailWindow is no longer than any link in such a mail lives: whoever is sent no
// other mail in it has one that works.
const mailWindow = time.Hour

// mailLimits bound the mails that a stranger can have sent: whoever asks is
// charged, at their place for all addresses and for each. What an address gets
// from everywhere is bounded much higher, and says nothing to anybody.
func mailLimits(asked, email, address string) (asker []desk.Limit, recipient desk.Limit) {
	place := desk.Network(address)
	email = programme.TidyAddress(email)
	return []desk.Limit{desk.AtMost(60, mailWindow, asked+"-address", place), desk.AtMost(4, mailWindow, asked, email, place)},
		desk.AtMost(20, mailWindow, asked+"-recipient", email)
}

// pardon clears what an attempt that turned out right had counted.
func pardon(tx *store.Tx, c Credentials, account identity.Account) error {
	limits := signInLimits(c.Email, c.Address)
	here := []desk.Limit{limits[0], underFire(c.Email, c.Address), codeLimits(account.ID, "", c.Address)[0]}
	everywhere := limits[1:]
	if account.Proven() && !identity.LooksLikeRecovery(c.Code) {
		everywhere = append(everywhere, codeLimits(account.ID, "", c.Address)[1])
	}
	for _, l := range here {
		if err := rows.In(tx).Pardon(l.Bucket); err != nil {
			return err
		}
	}
	for _, l := range everywhere {
		if err := rows.In(tx).Refund(l.Bucket); err != nil {
			return err
		}
	}
	return nil
}

// pardonAccount clears what was counted against an account whose owner set a new
// password: who guessed at it before no longer shuts them out.
func pardonAccount(tx *store.Tx, email, address string, account id.ID) error {
	for _, l := range append(signInLimits(email, address)[:2], codeLimits(account, "", address)...) {
		if err := rows.In(tx).Pardon(l.Bucket); err != nil {
			return err
		}
	}
	return nil
}
