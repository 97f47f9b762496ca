package applying

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// Members see the members of their own application, and change themselves.
var Members = lock.Table{
	Name: "members",
	Sees: lock.Rules{
		access.Participant: lock.Where(MemberOf("members.application_id")),
		access.Coordinator: lock.Always, access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where("(members.person_id = @person AND members.left_at IS NULL)"),
		access.Clerk:       lock.Always,
	},
	Adds: []access.Role{access.Participant, access.Clerk},
}

// MemberOf is the condition that the actor is a member of the application that a
// column names.
func MemberOf(column string) string {
	return "EXISTS (SELECT 1 FROM members own WHERE own.application_id = " + column + " AND own.person_id = @person AND own.left_at IS NULL)"
}

// memberRow is a person within an application. lead_key and live are 1 or
// NULL: unique indexes hold among the ones only.
type memberRow struct {
	ID            id.ID
	ApplicationID id.ID
	CallID        id.ID
	PersonID      id.ID
	LeadKey       *int
	Live          *int
	JoinedAt      time.Time
	LeftAt        *time.Time
	Profile       applying.Profile `gorm:"embedded"`
	Version       int64
}

// memberRead is a member with the address that the person confirmed.
type memberRead struct {
	Member memberRow `gorm:"embedded"`
	Email  *string
}

func (r memberRead) domain() applying.Member {
	m := applying.Member{
		ID: r.Member.ID, ApplicationID: r.Member.ApplicationID, CallID: r.Member.CallID, PersonID: r.Member.PersonID,
		Lead: r.Member.LeadKey != nil, Live: r.Member.Live != nil,
		JoinedAt: r.Member.JoinedAt, LeftAt: r.Member.LeftAt, Version: r.Member.Version,
		Profile: r.Member.Profile,
	}
	if r.Email != nil {
		m.Email = *r.Email
	}
	return m
}

func rowOfMember(m applying.Member) *memberRow {
	return &memberRow{
		ID: m.ID, ApplicationID: m.ApplicationID, CallID: m.CallID, PersonID: m.PersonID,
		LeadKey: lock.OneOrNull(m.Lead), Live: lock.OneOrNull(m.Live), JoinedAt: m.JoinedAt, LeftAt: m.LeftAt, Profile: m.Profile, Version: m.Version,
	}
}

// MembersOf reads the members of an application who have not left, in the
// order in which they joined.
func (in Rows) MembersOf(application id.ID) ([]applying.Member, error) {
	var rows []memberRead
	err := lock.All(lock.From(in.tx, Members).Select("members.*, p.email AS email").
		Joins("JOIN people p ON p.id = members.person_id").
		Where("members.application_id = ? AND members.left_at IS NULL", application).
		Order("members.joined_at, members.id"), &rows)
	return lock.Each(rows, memberRead.domain), err
}

// OwnMember reads a person's own part of an application. Somebody else's is
// not found, though they apply together: it names their line manager.
func (in Rows) OwnMember(key, person id.ID) (applying.Member, error) {
	var r memberRead
	err := lock.One(lock.From(in.tx, Members).Select("members.*, p.email AS email").
		Joins("JOIN people p ON p.id = members.person_id").
		Where("members.id = ? AND members.person_id = ? AND members.left_at IS NULL", key, person), &r)
	return r.domain(), err
}

func (in Rows) addMember(m applying.Member) error {
	err := lock.Insert(in.tx, Members, rowOfMember(m))
	if err != nil && lock.Duplicate(err) {
		return fault.Conflict("already_applied", "You already have an application in this call. Withdraw it first if you want to apply in another way.")
	}
	return err
}

// keepMembers writes new and changed members, and dates the leaving of those
// who are gone.
func (in Rows) keepMembers(before, after []applying.Member) ([]applying.Member, error) {
	was := map[id.ID]applying.Member{}
	for _, m := range before {
		was[m.ID] = m
	}
	for i, m := range after {
		old, known := was[m.ID]
		delete(was, m.ID)
		var err error
		switch {
		case !known:
			err = in.addMember(m)
		case m != old:
			err = in.saveMember(m)
			after[i].Version++
		}
		if err != nil {
			return after, err
		}
	}
	for _, m := range was {
		m.Live, m.LeftAt = false, &in.tx.Now
		if err := in.saveMember(m); err != nil {
			return after, err
		}
	}
	return after, nil
}

// saveMember lets a person write their own row; another's is a consequence.
func (in Rows) saveMember(m applying.Member) error {
	if m.PersonID != in.tx.Actor().Person {
		in.tx = lock.Clerk(in.tx)
	}
	return lock.Replace(in.tx, Members, rowOfMember(m), m.ID, m.Version)
}
