package account

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/programme"
	"tandem/internal/store/internal/lock"
)

// People are everybody the programme knows. A person sees themselves.
var People = lock.Table{
	Name: "people",
	Sees: lock.Own("people.id = @person", lock.Rules{
		access.Coordinator: lock.Always, access.Gate: lock.Always, access.Clerk: lock.Always, access.Office: lock.Always,
	}),
	Changes: lock.Own("people.id = @person", lock.Rules{
		access.Gate:  lock.Always,
		access.Clerk: lock.Where("NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id)"),
	}),
	Adds: []access.Role{access.Gate, access.Clerk, access.Office},
}

// KnowPerson finds the person at an address, or adds one with this name. Two
// who are added at the same moment become one: the second runs again.
func (in Rows) KnowPerson(name, email string) (identity.Person, error) {
	clerk := lock.Clerk(in.tx)
	p, err := In(clerk).PersonByEmail(email)
	if err == nil || fault.Of(err).Kind != fault.Missing {
		return p, err
	}
	p = identity.Person{ID: in.tx.NewID(), Name: name, Email: email, CreatedAt: in.tx.Now, Version: 1}
	if err = In(clerk).AddPerson(p); err != nil && lock.Duplicate(err) {
		return p, lock.ErrAgain
	}
	return p, err
}

type personRow struct {
	ID        id.ID
	Name      string
	Email     *string
	CreatedAt time.Time
	Version   int64
}

func (r personRow) domain() identity.Person {
	p := identity.Person{ID: r.ID, Name: r.Name, CreatedAt: r.CreatedAt, Version: r.Version}
	if r.Email != nil {
		p.Email = *r.Email
	}
	return p
}

func rowOfPerson(p identity.Person) *personRow {
	r := &personRow{ID: p.ID, Name: p.Name, CreatedAt: p.CreatedAt, Version: p.Version}
	if email := programme.TidyAddress(p.Email); email != "" {
		r.Email = &email
	}
	return r
}

// Person reads one person whom the actor may see.
func (in Rows) Person(key id.ID) (identity.Person, error) {
	var r personRow
	err := lock.One(lock.From(in.tx, People).Where("id = ?", key), &r)
	return r.domain(), err
}

// PersonByEmail reads the person with this address, in whatever spelling. Ask
// as Clerk or Gate: a participant finds nobody but themselves.
func (in Rows) PersonByEmail(email string) (identity.Person, error) {
	var r personRow
	err := lock.One(lock.From(in.tx, People).Where("email = ?", programme.TidyAddress(email)), &r)
	return r.domain(), err
}

// AddPerson keeps a new person; the address is stored trimmed and in lower
// case, and no two people share one.
func (in Rows) AddPerson(p identity.Person) error { return lock.Insert(in.tx, People, rowOfPerson(p)) }

// SavePerson keeps a changed person; p.Version is the one that was read.
func (in Rows) SavePerson(p identity.Person) error {
	return lock.Replace(in.tx, People, rowOfPerson(p), p.ID, p.Version)
}

// CorrectAddress gives somebody without an account another address. One that
// somebody else has is a duplicate; the address of an account is its owner's.
func (in Rows) CorrectAddress(person id.ID, email string) (changed bool, err error) {
	n, err := lock.Update(lock.Clerk(in.tx), People, map[string]any{"email": programme.TidyAddress(email), "version": gorm.Expr("version + 1")}, "id = ?", person)
	return n == 1, err
}
