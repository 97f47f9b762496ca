package account

import (
	"cmp"
	"context"
	"strings"
	"time"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/identity"
	letters "tandem/internal/mail"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// service is the name under which an authenticator app lists the secret.
const service = "Tandem"

// Setup is what a person puts into an authenticator app, once.
type Setup struct{ Secret, URI string }

// checkSecondFactor asks an account with a second factor for its code. A code
// of the app counts once, and so does a recovery code.
func (a *App) checkSecondFactor(tx *store.Tx, account identity.Account, code string) error {
	if !account.Proven() {
		return nil
	}
	code = strings.TrimSpace(code)
	if code == "" {
		return fault.New(fault.Unauthenticated, "code_needed", "Enter the code from your authenticator app.")
	}
	good, err := a.useCode(tx, account, code)
	if err == nil && !good {
		err = fault.New(fault.Unauthenticated, "wrong_code", "The code is not right. Enter the one that your authenticator app shows now.")
	}
	return err
}

func (a *App) useCode(tx *store.Tx, account identity.Account, code string) (bool, error) {
	secret, err := a.desk.Keys.Open(account.ID, account.Factor)
	if err != nil {
		return false, err
	}
	if step, ok := identity.CheckTOTP(secret, code, tx.Now, account.FactorStep); ok {
		return rows.In(tx).UseFactorStep(account.ID, step)
	}
	used, err := rows.In(tx).UseRecoveryCode(account.ID, a.desk.Keys.RecoveryHash(account.ID, code))
	if err != nil || !used {
		return false, err
	}
	return true, store.Audit(tx, "recovery_code.used", "account", account.ID, nil, nil)
}

// SetUpSecondFactor draws a secret for whoever knows the password, which counts
// once a code proves that the app has it. Doing it again draws another; one that
// is in use stays.
func (a *App) SetUpSecondFactor(ctx context.Context, actor access.Actor, password string) (out Setup, err error) {
	if err := a.confirmPassword(ctx, actor, password, "/password"); err != nil {
		return out, err
	}
	err = a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		before, err := rows.In(tx).Account(actor.Account)
		if err != nil {
			return err
		}
		if before.Proven() {
			return fault.Conflict("second_factor_on", "You have a second step already. Remove it before you set up another.")
		}
		person, err := rows.In(tx).Person(before.PersonID)
		if err != nil {
			return err
		}
		secret := identity.NewTOTPSecret(a.desk.Store.Clock())
		out = Setup{Secret: identity.TOTPText(secret), URI: identity.TOTPURI(secret, service, person.Email)}
		after := before
		after.Factor, after.FactorStep = a.desk.Keys.Seal(a.desk.Store.Clock(), after.ID, secret), 0
		if err := rows.In(tx).SaveFactor(after); err != nil {
			return err
		}
		return store.Audit(tx, "second_factor.set_up", "account", after.ID, before, after)
	})
	return out, err
}

// ConfirmSecondFactor proves the secret with a code and gives the recovery
// codes, which are shown this once. A role that waited for it is free at once,
// in this session alone: the others gave no code, and end.
func (a *App) ConfirmSecondFactor(ctx context.Context, actor access.Actor, code string) (codes []string, err error) {
	err = a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		before, err := rows.In(tx).Account(actor.Account)
		if err != nil {
			return err
		}
		if before.Proven() || len(before.Factor) == 0 {
			return fault.Conflict("not_set_up", "Start setting up the second step first.")
		}
		secret, err := a.desk.Keys.Open(before.ID, before.Factor)
		if err != nil {
			return err
		}
		step, ok := identity.CheckTOTP(secret, strings.TrimSpace(code), tx.Now, before.FactorStep)
		if !ok {
			return fault.At("/code", "Enter the code that your authenticator app shows now")
		}
		after := before
		after.FactorSince, after.FactorStep = &tx.Now, step
		if err := rows.In(tx).SaveFactor(after); err != nil {
			return err
		}
		var hashes [][]byte
		codes, hashes = a.desk.Keys.NewRecoveryCodes(a.desk.Store.Clock(), after.ID)
		if err := rows.In(tx).RenewRecoveryCodes(after.ID, hashes); err != nil {
			return err
		}
		if err := onlySession(tx, &tx.Now); err != nil {
			return err
		}
		err = a.tellOwner(tx, before, func(p identity.Person) letters.Data { return letters.SecondFactorOn{Name: p.Name, At: tx.Now} })
		if err != nil {
			return err
		}
		return store.Audit(tx, "second_factor.confirmed", "account", after.ID, before, after)
	})
	return codes, err
}

// onlySession ends the actor's other sessions and notes when a code was given in
// this one, if one was. The account's row was written just before: a sign-in of
// this moment waits for that, or its session is among those that end.
func onlySession(tx *store.Tx, proven *time.Time) error {
	actor := tx.Actor()
	return cmp.Or(rows.In(tx).EndSessions(actor.Account, actor.Session), rows.In(tx).ProveSession(actor.Session, proven))
}

// RemoveSecondFactor takes the second factor off for whoever knows the
// password; its recovery codes end with it, and so do the other sessions.
func (a *App) RemoveSecondFactor(ctx context.Context, actor access.Actor, password string) error {
	if err := a.confirmPassword(ctx, actor, password, "/password"); err != nil {
		return err
	}
	return a.desk.Store.As(ctx, actor, func(tx *store.Tx) error {
		before, err := rows.In(tx).Account(actor.Account)
		if err != nil {
			return err
		}
		after := before
		after.Factor, after.FactorSince, after.FactorStep = nil, nil, 0
		if err := rows.In(tx).SaveFactor(after); err != nil {
			return err
		}
		if err := rows.In(tx).RenewRecoveryCodes(after.ID, nil); err != nil {
			return err
		}
		if err := onlySession(tx, nil); err != nil {
			return err
		}
		if err := store.Audit(tx, "second_factor.removed", "account", after.ID, before, after); err != nil || !before.Proven() {
			return err
		}
		return a.tellOwner(tx, before, func(p identity.Person) letters.Data { return letters.SecondFactorOff{Name: p.Name, At: tx.Now} })
	})
}
