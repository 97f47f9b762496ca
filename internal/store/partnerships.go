package store

import (
	"time"

	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/learning"
)

type partnershipRow struct {
	ID            id.ID
	CohortID      id.ID
	ApplicationID id.ID
	Kind          applying.Kind
	FormedAt      time.Time
	EndedAt       *time.Time
}

func (r partnershipRow) domain() learning.Partnership { return learning.Partnership(r) }

type membershipRow struct {
	ID            id.ID
	PartnershipID id.ID
	PersonID      id.ID
	PlaceID       id.ID
	FromAt        time.Time
	UntilAt       *time.Time
	Live          *int
}

func (r membershipRow) domain() learning.Membership {
	return learning.Membership{ID: r.ID, PartnershipID: r.PartnershipID, PersonID: r.PersonID, PlaceID: r.PlaceID, FromAt: r.FromAt, UntilAt: r.UntilAt}
}

// Partnership reads one partnership.
func (tx *Tx) Partnership(key id.ID) (learning.Partnership, error) {
	var r partnershipRow
	err := one(tx.from("partnerships").Where("id = ?", key), &r)
	return r.domain(), err
}

// PartnershipOf reads the partnership that an application became.
func (tx *Tx) PartnershipOf(application id.ID) (learning.Partnership, error) {
	var r partnershipRow
	err := one(tx.from("partnerships").Where("application_id = ?", application), &r)
	return r.domain(), err
}

// AddPartnership keeps a new partnership with its memberships. Of two that form
// it at the same moment, the second runs again and sees the first.
func (tx *Tx) AddPartnership(p learning.Partnership, members []learning.Membership) error {
	r := partnershipRow(p)
	clerk := tx.Clerk()
	if err := clerk.insert("partnerships", &r); err != nil {
		if duplicate(err) {
			return errAgain
		}
		return err
	}
	for _, m := range members {
		row := membershipRow{ID: m.ID, PartnershipID: m.PartnershipID, PersonID: m.PersonID, PlaceID: m.PlaceID,
			FromAt: m.FromAt, UntilAt: m.UntilAt, Live: oneOrNull(m.UntilAt == nil)}
		if err := clerk.insert("partnership_members", &row); err != nil {
			return err
		}
	}
	return nil
}

// Memberships reads everybody's time in a partnership, those who left included.
func (tx *Tx) Memberships(partnership id.ID) ([]learning.Membership, error) {
	var rows []membershipRow
	err := all(tx.from("partnership_members").Where("partnership_id = ?", partnership).Order("from_at, id"), &rows)
	return convert(rows, membershipRow.domain), err
}

// Owners reads the names of those who are in a partnership now, except one
// person (give an empty id for nobody).
func (tx *Tx) Owners(partnership, except id.ID) ([]string, error) {
	names := []string{}
	return names, all(tx.from("partnership_members").Joins("JOIN people ON people.id = partnership_members.person_id").
		Where("partnership_members.partnership_id = ? AND partnership_members.live = 1 AND partnership_members.person_id <> ?", partnership, except).
		Order("people.name, people.id").Select("people.name"), &names)
}
