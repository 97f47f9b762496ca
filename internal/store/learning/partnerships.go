package learning

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/learning"
	"tandem/internal/store/internal/lock"
)

// Partnerships are seen by who is in them now.
var Partnerships = lock.Table{
	Name: "partnerships",
	Sees: lock.Rules{
		access.Participant: lock.Where(partnerIn("partnerships.id")),
		access.Evaluator:   lock.InCohort("partnerships.cohort_id"),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

// PartnershipMembers are seen by who is in the partnership now.
var PartnershipMembers = lock.Table{
	Name: "partnership_members",
	Sees: lock.Rules{
		access.Participant: lock.Where(partnerIn("partnership_members.partnership_id")),
		access.Evaluator:   lock.Where("EXISTS (SELECT 1 FROM partnerships p WHERE p.id = partnership_members.partnership_id AND (@cohort = '' OR p.cohort_id = @cohort))"),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Clerk},
}

// partnerIn is the condition that the actor is now in the partnership that a
// column names.
func partnerIn(column string) string {
	return "EXISTS (SELECT 1 FROM partnership_members own WHERE own.partnership_id = " + column + " AND own.person_id = @person AND own.until_at IS NULL)"
}

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
func (in Rows) Partnership(key id.ID) (learning.Partnership, error) {
	var r partnershipRow
	err := lock.One(lock.From(in.tx, Partnerships).Where("id = ?", key), &r)
	return r.domain(), err
}

// PartnershipOf reads the partnership that an application became.
func (in Rows) PartnershipOf(application id.ID) (learning.Partnership, error) {
	var r partnershipRow
	err := lock.One(lock.From(in.tx, Partnerships).Where("application_id = ?", application), &r)
	return r.domain(), err
}

// AddPartnership keeps a new partnership with its memberships. Of two that form
// it at the same moment, the second runs again and sees the first.
func (in Rows) AddPartnership(p learning.Partnership, members []learning.Membership) error {
	r := partnershipRow(p)
	clerk := lock.Clerk(in.tx)
	if err := lock.Insert(clerk, Partnerships, &r); err != nil {
		if lock.Duplicate(err) {
			return lock.ErrAgain
		}
		return err
	}
	for _, m := range members {
		row := membershipRow{ID: m.ID, PartnershipID: m.PartnershipID, PersonID: m.PersonID, PlaceID: m.PlaceID,
			FromAt: m.FromAt, UntilAt: m.UntilAt, Live: lock.OneOrNull(m.UntilAt == nil)}
		if err := lock.Insert(clerk, PartnershipMembers, &row); err != nil {
			return err
		}
	}
	return nil
}

// Memberships reads everybody's time in a partnership, those who left included.
func (in Rows) Memberships(partnership id.ID) ([]learning.Membership, error) {
	var rows []membershipRow
	err := lock.All(lock.From(in.tx, PartnershipMembers).Where("partnership_id = ?", partnership).Order("from_at, id"), &rows)
	return lock.Each(rows, membershipRow.domain), err
}

// Owners reads the names of those who are in a partnership now, except one
// person (give an empty id for nobody).
func (in Rows) Owners(partnership, except id.ID) ([]string, error) {
	names, err := in.names([]id.ID{partnership}, except)
	return append([]string{}, names[partnership]...), err
}

// names reads the same for several partnerships.
func (in Rows) names(partnerships []id.ID, except id.ID) (map[id.ID][]string, error) {
	of := map[id.ID][]string{}
	if len(partnerships) == 0 {
		return of, nil
	}
	var rows []struct {
		PartnershipID id.ID
		Name          string
	}
	err := lock.All(lock.From(in.tx, PartnershipMembers).Joins("JOIN people ON people.id = partnership_members.person_id").
		Where("partnership_members.partnership_id IN ? AND partnership_members.live = 1 AND partnership_members.person_id <> ?", partnerships, except).
		Order("people.name, people.id").Select("partnership_members.partnership_id, people.name"), &rows)
	for _, r := range rows {
		of[r.PartnershipID] = append(of[r.PartnershipID], r.Name)
	}
	return of, err
}

// Together tells whether two people are partners now.
func (in Rows) Together(one, other id.ID) (bool, error) {
	return lock.Any(lock.From(in.tx, PartnershipMembers).
		Joins("JOIN partnership_members partner ON partner.partnership_id = partnership_members.partnership_id AND partner.until_at IS NULL").
		Where("partnership_members.until_at IS NULL AND partnership_members.person_id = ? AND partner.person_id = ?", one, other))
}
