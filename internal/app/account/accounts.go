package account

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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

// For the command line and the demo loader, which act as the office:
//
//	AddUser(ctx, NewUser{Email, Name, Roles, Password}) (link string, err error)   // Password "" gives a link to set one
//	ResetUser(ctx, email, password string) (link string, err error)              // likewise; ends every session
//	DisableUser(ctx, email string, force bool) error
//	EnableUser(ctx, email string) error
//	SetUserRoles(ctx, email string, roles []access.Role, force bool) error
//	RemoveUserFactor(ctx, email string) error

// NewUser is an account that the command line makes. Without a password, its
// owner sets one by a link.
type NewUser struct {
	Email, Name, Password string
	Roles                 []access.Role
}

// office acts from the command line; whoever may run it may do this.
var office = access.Actor{Role: access.Office, Request: "command-line"}

const officeLinkLife = 72 * time.Hour

// AddUser makes a working account with roles, for a person who may be known
// already. Without a password it gives the link by which to set one.
func (a *App) AddUser(ctx context.Context, u NewUser) (link string, err error) {
	u.Email, u.Name = programme.TidyAddress(u.Email), programme.TidyLine(u.Name)
	if err := u.check(); err != nil {
		return "", err
	}
	hash, err := a.hashIfGiven(ctx, u.Password)
	if err != nil {
		return "", err
	}
	err = a.desk.Store.As(ctx, office, func(tx *store.Tx) error {
		person, account, err := a.known(tx, u.Email)
		if err != nil {
			return err
		}
		if !account.ID.Empty() {
			return fault.Conflict("account_exists", "This email address has an account already.")
		}
		made, err := a.addAccount(tx, person, newAccount{name: u.Name, email: u.Email, hash: hash, roles: u.Roles})
		if err == nil && hash == "" {
			link, err = a.officeLink(tx, made)
		}
		return err
	})
	return link, err
}

func (u NewUser) check() error {
	var c fault.Check
	problem := programme.AddressProblem(u.Email)
	c.Require(problem == "", "/email", problem)
	c.Require(u.Name != "" && len([]rune(u.Name)) <= nameMost, "/name", "Enter a name of 200 characters or fewer")
	c.Require(u.Password == "" || identity.PasswordProblem(u.Password, u.Email, u.Name) == "", "/password", identity.PasswordProblem(u.Password, u.Email, u.Name))
	checkRoles(&c, u.Roles)
	return c.Err()
}

// HasAccount tells whether this address has an account, or, for an empty one,
// whether anybody has.
func (a *App) HasAccount(ctx context.Context, email string) (bool, error) {
	return store.Look(ctx, a.desk.Store, office, func(tx *store.Tx) (bool, error) {
		if email == "" {
			return rows.In(tx).HasAccounts()
		}
		_, account, err := a.known(tx, email)
		return !account.ID.Empty(), err
	})
}

// ActorOf is the account of an address, acting in a role that it holds as if its
// owner had signed in. The stage plays people by it without their passwords; the
// rules of the house keep it from everything else.
func (a *App) ActorOf(ctx context.Context, email string, role access.Role) (access.Actor, error) {
	return store.Look(ctx, a.desk.Store, office, func(tx *store.Tx) (none access.Actor, err error) {
		account, err := a.userByEmail(tx, email)
		if err != nil {
			return none, err
		}
		held, err := rows.In(tx).Roles(account.ID)
		if err != nil {
			return none, err
		}
		if !slices.Contains(held, role) {
			return none, fault.Forbidden("role_not_held", "This account does not have the role.")
		}
		return access.Actor{Role: role, Account: account.ID, Person: account.PersonID}, nil
	})
}

func checkRoles(c *fault.Check, roles []access.Role) {
	c.Require(len(roles) > 0, "/roles", "Name at least one role")
	for _, r := range roles {
		c.Require(slices.Contains(access.People, r), "/roles", "The roles are participant, manager, coordinator and evaluator")
	}
}

func (a *App) hashIfGiven(ctx context.Context, password string) (string, error) {
	if password == "" {
		return "", nil
	}
	return a.hash(ctx, password)
}

// officeLink is shown on the command line and mailed to nobody.
func (a *App) officeLink(tx *store.Tx, account id.ID) (string, error) {
	link, err := a.desk.AddLink(tx, letters.LinkReset, account, "", tx.Now.Add(officeLinkLife))
	return letters.Addresses(a.desk.BaseURL, a.desk.Keys.LinkToken)(letters.Link{Kind: letters.LinkReset, ID: link}), err
}

type newAccount struct {
	name, email, hash string
	roles             []access.Role
}

// addAccount makes an account, and the person too where there is none yet.
func (a *App) addAccount(tx *store.Tx, person identity.Person, n newAccount) (id.ID, error) {
	if person.ID.Empty() {
		person = identity.Person{ID: tx.NewID(), Name: n.name, Email: n.email, CreatedAt: tx.Now, Version: 1}
		if err := rows.In(tx).AddPerson(person); err != nil {
			return "", err
		}
		if err := store.Audit(tx, "person.added", "person", person.ID, nil, person); err != nil {
			return "", err
		}
	}
	account := identity.Account{ID: tx.NewID(), PersonID: person.ID, PasswordHash: n.hash, CreatedAt: tx.Now, Version: 1}
	if err := rows.In(tx).AddAccount(account); err != nil {
		return "", err
	}
	for _, role := range n.roles {
		if err := rows.In(tx).GrantRole(account.ID, role); err != nil {
			return "", err
		}
		if err := store.Audit(tx, "role.granted."+string(role), "account", account.ID, nil, role); err != nil {
			return "", err
		}
	}
	return account.ID, store.Audit(tx, "account.opened", "account", account.ID, nil, account)
}

// ResetUser sets a password, or without one gives the link by which to set it.
// Either way every session of the account ends.
func (a *App) ResetUser(ctx context.Context, email, password string) (link string, err error) {
	if problem := identity.PasswordProblem(password, email); password != "" && problem != "" {
		return "", fault.At("/password", problem)
	}
	hash, err := a.hashIfGiven(ctx, password)
	if err != nil {
		return "", err
	}
	err = a.changeUser(ctx, email, "account.reset", func(tx *store.Tx, account *identity.Account) (err error) {
		account.PasswordHash = hash
		if hash == "" {
			link, err = a.officeLink(tx, account.ID)
		}
		return err
	})
	return link, err
}

// DisableUser shuts an account at once: no sign-in, and its sessions end. The
// last coordinator's stays, unless that is forced.
func (a *App) DisableUser(ctx context.Context, email string, force bool) error {
	return a.changeUser(ctx, email, "account.disabled", func(tx *store.Tx, account *identity.Account) error {
		account.DisabledAt = &tx.Now
		held, err := rows.In(tx).Roles(account.ID)
		if err != nil || force || !slices.Contains(held, access.Coordinator) {
			return err
		}
		return lastCoordinator(tx, account.ID)
	})
}

// lastCoordinator refuses where nobody else would be left to run the programme.
func lastCoordinator(tx *store.Tx, account id.ID) error {
	others, err := rows.In(tx).HoldOthersIn(access.Coordinator, account)
	if err == nil && len(others) == 0 {
		err = fault.Conflict("last_coordinator", "This is the last coordinator: nobody would be left to run the programme. Make another one first, or use --force.")
	}
	return err
}

// RemoveUserFactor takes off the second factor of somebody who has lost it, with
// its recovery codes. Every session of the account ends, and its owner is told.
func (a *App) RemoveUserFactor(ctx context.Context, email string) error {
	return a.changeUser(ctx, email, "second_factor.removed", func(tx *store.Tx, account *identity.Account) error {
		if !account.Proven() {
			return fault.Conflict("no_second_factor", "This account has no second step.")
		}
		before := *account
		account.Factor, account.FactorSince = nil, nil
		if err := rows.In(tx).RenewRecoveryCodes(account.ID, nil); err != nil {
			return err
		}
		return a.tellOwner(tx, before, func(p identity.Person) letters.Data { return letters.SecondFactorOff{Name: p.Name, At: tx.Now} })
	})
}

// EnableUser lets the owner of a disabled account sign in again.
func (a *App) EnableUser(ctx context.Context, email string) error {
	return a.changeUser(ctx, email, "account.enabled", func(_ *store.Tx, account *identity.Account) error {
		account.DisabledAt = nil
		return nil
	})
}

func (a *App) changeUser(ctx context.Context, email, action string, change func(*store.Tx, *identity.Account) error) error {
	return a.desk.Store.As(ctx, office, func(tx *store.Tx) error {
		before, err := a.userByEmail(tx, email)
		if err != nil {
			return err
		}
		after := before
		if err := change(tx, &after); err != nil {
			return err
		}
		if err := rows.In(tx).SaveAccount(after); err != nil {
			return err
		}
		if err := rows.In(tx).EndSessions(after.ID, ""); err != nil {
			return err
		}
		return store.Audit(tx, action, "account", after.ID, before, after)
	})
}

func (a *App) userByEmail(tx *store.Tx, email string) (identity.Account, error) {
	_, account, err := a.known(tx, email)
	if err == nil && account.ID.Empty() {
		err = fault.New(fault.Missing, "no_account", "No account has this email address.")
	}
	return account, err
}

// SetUserRoles gives an account exactly these roles, from its next request on. The
// last coordinator keeps theirs, unless that is forced.
func (a *App) SetUserRoles(ctx context.Context, email string, roles []access.Role, force bool) error {
	var c fault.Check
	if checkRoles(&c, roles); c.Err() != nil {
		return c.Err()
	}
	return a.desk.Store.As(ctx, office, func(tx *store.Tx) error {
		account, err := a.userByEmail(tx, email)
		if err != nil {
			return err
		}
		before, err := rows.In(tx).Roles(account.ID)
		if err != nil {
			return err
		}
		if slices.Contains(before, access.Coordinator) && !slices.Contains(roles, access.Coordinator) && !force {
			if err := lastCoordinator(tx, account.ID); err != nil {
				return err
			}
		}
		for _, role := range before {
			if !slices.Contains(roles, role) {
				err = cmp.Or(err, rows.In(tx).RevokeRole(account.ID, role))
			}
		}
		for _, role := range roles {
			if err == nil && !slices.Contains(before, role) {
				err = rows.In(tx).GrantRole(account.ID, role)
			}
		}
		return cmp.Or(err, store.Audit(tx, "roles.set", "account", account.ID, before, roles))
	})
}

// OwnAccount reads the actor's account. A personal link has none.
func (a *App) OwnAccount(ctx context.Context, actor access.Actor) (identity.Profile, error) {
	return store.Glance(ctx, a.desk.Store, actor, ownAccount)
}

func ownAccount(tx *store.Tx) (identity.Profile, error) {
	return rows.In(tx).Profile(tx.Actor().Account)
}

// oneLine is how a name is kept: a line end in it would go into headers of mails
// and lists.

// Rename changes the name of the actor; version is the one that they read.
func (a *App) Rename(ctx context.Context, actor access.Actor, version int64, name string) (identity.Profile, error) {
	name = programme.TidyLine(name)
	return store.Do(ctx, a.desk.Store, actor, func(tx *store.Tx) (identity.Profile, error) {
		if name == "" || len([]rune(name)) > nameMost {
			return identity.Profile{}, fault.At("/name", "Enter your full name, in 200 characters or fewer")
		}
		account, err := rows.In(tx).Account(actor.Account)
		if err != nil {
			return identity.Profile{}, err
		}
		before, err := rows.In(tx).Person(account.PersonID)
		if err != nil {
			return identity.Profile{}, err
		}
		after := before
		after.Name, after.Version = name, version
		if err := rows.In(tx).SavePerson(after); err != nil {
			return identity.Profile{}, err
		}
		if err := store.Audit(tx, "person.revised", "person", after.ID, before, after); err != nil {
			return identity.Profile{}, err
		}
		return ownAccount(tx)
	})
}

// tellOwner tells the owner of an account, in what it was before a change,
// about the change.
func (a *App) tellOwner(tx *store.Tx, before identity.Account, letter func(identity.Person) letters.Data) error {
	person, err := rows.In(tx).Person(before.PersonID)
	if err != nil {
		return err
	}
	_, err = a.desk.Queue(tx, desk.RecipientOf(person), fmt.Sprintf("%s:%d", before.ID, before.Version+1), letter(person))
	return err
}
