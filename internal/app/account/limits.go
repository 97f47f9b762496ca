package account

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/app/desk"
	"tandem/internal/identity"
	"tandem/internal/programme"
	"tandem/internal/store"
	rows "tandem/internal/store/account"
)

// signInLimits bound guessing from one place at one account, from everywhere
// at one account, and from one place at all accounts. The first is the
// tightest: a stranger elsewhere does not lock anybody out, and a new password
// by mail clears the second.
func signInLimits(email, address string) []desk.Limit {
	email, address = programme.TidyAddress(email), desk.Network(address)
	return []desk.Limit{
		desk.AtMost(10, 15*time.Minute, "sign-in", email, address),
		desk.AtMost(50, 15*time.Minute, "sign-in-account", email),
		desk.AtMost(100, 15*time.Minute, "sign-in-address", address),
	}
}

// codeLimit bounds guessing the second factor by somebody who has the password.
func codeLimit(account identity.Account) desk.Limit {
	return desk.AtMost(10, time.Hour, "code", account.ID.String())
}

// confirmLimit bounds guessing the password of a sign-up by whoever got its mail,
// and the hashing that each guess costs.
func confirmLimit(asked identity.SignUp) desk.Limit {
	return desk.AtMost(10, 15*time.Minute, "confirm", asked.ID.String())
}

// passwordLimit bounds guessing the present password inside a session.
func passwordLimit(actor access.Actor) desk.Limit {
	return desk.AtMost(10, 15*time.Minute, "password", actor.Account.String())
}

// mailLimits bound the mails that a stranger can have sent: from one place,
// and to one address.
func mailLimits(kind, email, address string) (place, recipient desk.Limit) {
	return desk.AtMost(60, time.Hour, kind+"-address", desk.Network(address)),
		desk.AtMost(4, time.Hour, kind, programme.TidyAddress(email))
}

// pardon clears what an attempt that turned out right had counted.
func pardon(tx *store.Tx, email, address string, account identity.Account) error {
	limits := signInLimits(email, address)
	if err := rows.In(tx).Pardon(limits[0].Bucket); err != nil {
		return err
	}
	for _, l := range limits[1:] {
		if err := rows.In(tx).Refund(l.Bucket); err != nil {
			return err
		}
	}
	return rows.In(tx).Pardon(codeLimit(account).Bucket)
}
