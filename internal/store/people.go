package store

import (
	"time"

	"tandem/internal/id"
	"tandem/internal/identity"
	"tandem/internal/programme"
)

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
func (tx *Tx) Person(key id.ID) (identity.Person, error) {
	var r personRow
	err := one(tx.from("people").Where("id = ?", key), &r)
	return r.domain(), err
}

// PersonByEmail reads the person with this address, in whatever spelling. Ask
// as Clerk or Gate: a participant finds nobody but themselves.
func (tx *Tx) PersonByEmail(email string) (identity.Person, error) {
	var r personRow
	err := one(tx.from("people").Where("email = ?", programme.TidyAddress(email)), &r)
	return r.domain(), err
}

// AddPerson keeps a new person; the address is stored trimmed and in lower
// case, and no two people share one.
func (tx *Tx) AddPerson(p identity.Person) error { return tx.insert("people", rowOfPerson(p)) }

// SavePerson keeps a changed person; p.Version is the one that was read.
func (tx *Tx) SavePerson(p identity.Person) error {
	return tx.replace("people", rowOfPerson(p), p.ID, p.Version)
}
