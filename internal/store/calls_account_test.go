package store

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/identity"
	accountrows "tandem/internal/store/account"
)

var accountCalls = []call{
	{"account.Person", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).Person("alice")) }},
	{"account.Person", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).Person("bob")) }},
	{"account.PersonByEmail", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).PersonByEmail(" Bob@example.org ")) }},
	{"account.AddPerson", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).AddPerson(identity.Person{ID: tx.NewID(), Name: "New", Email: " New@example.org", CreatedAt: tx.Now, Version: 1}))
	}},
	{"account.SavePerson", "alice", func(tx *Tx) []any {
		return got(accountrows.In(tx).SavePerson(identity.Person{ID: "alice", Name: "Alice B", Email: "alice@example.org"}))
	}},
	{"account.SavePerson", "alice", func(tx *Tx) []any {
		return got(accountrows.In(tx).SavePerson(identity.Person{ID: "bob", Name: "Not Bob"}))
	}},
	{"account.KnowPerson", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).KnowPerson("Bob", "BOB@example.org")) }},
	{"account.KnowPerson", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).KnowPerson("New", "new@example.org")) }},

	{"account.Account", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).Account("acc-alice")) }},
	{"account.HoldAccount", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).HoldAccount("acc-bob")) }},
	{"account.AccountOf", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).AccountOf("bob")) }},
	{"account.HasAccounts", "(office)", func(tx *Tx) []any { return got(accountrows.In(tx).HasAccounts()) }},
	{"account.HasAccounts", "nobody", func(tx *Tx) []any { return got(accountrows.In(tx).HasAccounts()) }},
	{"account.AddAccount", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).AddAccount(identity.Account{ID: tx.NewID(), PersonID: "mona", PasswordHash: "h", CreatedAt: tx.Now, Version: 1}))
	}},
	{"account.SaveAccount", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).SaveAccount(identity.Account{ID: "acc-alice", PersonID: "alice", PasswordHash: "new", FactorStep: 9}))
	}},
	{"account.SaveFactor", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).SaveFactor(identity.Account{ID: "acc-alice", PersonID: "alice", Factor: []byte("f"), FactorStep: 9}))
	}},
	{"account.UseFactorStep", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).UseFactorStep("acc-alice", 7)) }},
	{"account.UseFactorStep", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).UseFactorStep("acc-alice", 0)) }},
	{"account.Roles", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Roles("acc-alice")) }},
	{"account.GrantRole", "(office)", func(tx *Tx) []any { return got(accountrows.In(tx).GrantRole("acc-bob", access.Evaluator)) }},
	{"account.GrantRole", "(office)", func(tx *Tx) []any { return got(accountrows.In(tx).GrantRole("acc-cora", access.Evaluator)) }},
	{"account.HoldOthersIn", "(office)", func(tx *Tx) []any { return got(accountrows.In(tx).HoldOthersIn(access.Coordinator, "acc-cora")) }},
	{"account.RevokeRole", "(office)", func(tx *Tx) []any { return got(accountrows.In(tx).RevokeRole("acc-alice", access.Manager)) }},
	{"account.Profile", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).Profile("acc-alice")) }},
	{"account.RenewRecoveryCodes", "alice", func(tx *Tx) []any {
		return got(accountrows.In(tx).RenewRecoveryCodes("acc-alice", [][]byte{{1}, {2}}))
	}},
	{"account.UseRecoveryCode", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).UseRecoveryCode("acc-alice", hash)) }},
	{"account.UseRecoveryCode", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).UseRecoveryCode("acc-bob", hash)) }},
	{"account.RecoveryCodesLeft", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).RecoveryCodesLeft("acc-alice")) }},

	{"account.AddSession", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).AddSession(identity.Session{ID: tx.NewID(), Kind: identity.SessionByLink, PersonID: "mona", Role: access.Manager, LinkID: ref[id.ID]("link-mona"),
			RotatedAt: tx.Now, CreatedAt: tx.Now, LastSeenAt: tx.Now, ExpiresAt: later}))
	}},
	{"account.Session", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).Session("s-alice-2")) }},
	{"account.LiveSessions", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).LiveSessions()) }},
	{"account.RotateSession", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).RotateSession(identity.Session{ID: "s-alice-2", Generation: 3}, later))
	}},
	{"account.RotateSession", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).RotateSession(identity.Session{ID: "s-alice-2", Generation: 2}, later))
	}},
	{"account.SwitchRole", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).SwitchRole("s-alice-2", access.Manager)) }},
	{"account.EndSession", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).EndSession("s-alice-2")) }},
	{"account.EndSessions", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).EndSessions("acc-alice", "s-alice-2")) }},
	{"account.ProveSession", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).ProveSession("s-alice-2", &tx.Now)) }},
	{"account.ProveSession", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).ProveSession("s-bob-2", &tx.Now)) }},
	{"account.Bearer", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Bearer("s-alice-2")) }},
	{"account.Bearer", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Bearer("s-mona")) }},

	{"account.AddLink", "alice", func(tx *Tx) []any {
		return got(accountrows.In(tx).AddLink(identity.Link{ID: tx.NewID(), Kind: "invite", SubjectID: "inv-cleo", ExpiresAt: later}, []byte("another")))
	}},
	{"account.Link", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Link("link-alice-1")) }},
	{"account.LinkByHash", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).LinkByHash("reset", hash)) }},
	{"account.LinkByHash", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).LinkByHash("confirm", hash)) }},
	{"account.UseLink", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).UseLink("link-alice-1")) }},
	{"account.UseLink", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).UseLink("link-mona")) }},
	{"account.CorrectAddress", "cora", func(tx *Tx) []any { return got(accountrows.In(tx).CorrectAddress("mona", " Mona@new.example")) }},
	{"account.CorrectAddress", "cora", func(tx *Tx) []any { return got(accountrows.In(tx).CorrectAddress("max", "max@new.example")) }},
	{"account.RetireLinks", "cora", func(tx *Tx) []any { return got(accountrows.In(tx).RetireLinks("manager", "", "mona")) }},
	{"account.RetireLinks", "cora", func(tx *Tx) []any { return got(accountrows.In(tx).RetireLinks("manager", "w-other", "mona")) }},
	{"account.ExtendLinks", "cora", func(tx *Tx) []any { return got(accountrows.In(tx).ExtendLinks("manager", "", later)) }},
	{"account.EndLinks", "alice", func(tx *Tx) []any { return got(accountrows.In(tx).EndLinks("reset", "acc-alice")) }},

	{"account.AddSignUp", "(gate)", func(tx *Tx) []any {
		return got(accountrows.In(tx).AddSignUp(identity.SignUp{ID: tx.NewID(), Email: " New@example.org", CreatedAt: tx.Now, ExpiresAt: later}))
	}},
	{"account.SignUp", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).SignUp("zoe-2")) }},
	{"account.CloseSignUps", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).CloseSignUps("Zoe@example.org")) }},
	{"account.ForgetSignUps", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).ForgetSignUps(epoch)) }},

	{"account.Attempt", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Attempt("sign-in/3", time.Hour)) }},
	{"account.Attempt", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Attempt("old/4", time.Hour)) }},
	{"account.Attempt", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Attempt("new/5", time.Hour)) }},
	{"account.Refund", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Refund("sign-in/3")) }},
	{"account.Pardon", "(gate)", func(tx *Tx) []any { return got(accountrows.In(tx).Pardon("sign-in/3")) }},
	{"account.ForgetThrottles", "(post)", func(tx *Tx) []any { return got(accountrows.In(tx).ForgetThrottles(earlier)) }},
}
