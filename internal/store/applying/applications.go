package applying

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// Applications are their members' and the programme team's.
var Applications = lock.Table{
	Name: "applications",
	Sees: lock.Rules{
		access.Participant: lock.Where(MemberOf("applications.id")),
		access.Coordinator: lock.Always, access.Gate: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where(MemberOf("applications.id")),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Participant},
}

// coverRow is the application's own row; its members, signatures and
// invitations have theirs.
type coverRow struct {
	ID            id.ID
	CallID        id.ID
	Reference     string
	Kind          applying.Kind
	State         applying.ApplicationState
	Challenge     string
	WhyTogether   string
	HopedFor      string
	ConsiderAlone bool
	SubmittedAt   *time.Time
	CreatedAt     time.Time
	Version       int64
	Turn          int64
}

func (r coverRow) domain() applying.Cover {
	return applying.Cover{
		ID: r.ID, CallID: r.CallID, Reference: r.Reference, Kind: r.Kind, State: r.State,
		JointCase:     applying.JointCase{Challenge: r.Challenge, WhyTogether: r.WhyTogether, HopedFor: r.HopedFor},
		ConsiderAlone: r.ConsiderAlone, SubmittedAt: r.SubmittedAt, CreatedAt: r.CreatedAt, Version: r.Version, Turn: r.Turn,
	}
}

func rowOfCover(c applying.Cover) *coverRow {
	return &coverRow{
		ID: c.ID, CallID: c.CallID, Reference: c.Reference, Kind: c.Kind, State: c.State,
		Challenge: c.JointCase.Challenge, WhyTogether: c.JointCase.WhyTogether, HopedFor: c.JointCase.HopedFor,
		ConsiderAlone: c.ConsiderAlone, SubmittedAt: c.SubmittedAt, CreatedAt: c.CreatedAt, Version: c.Version, Turn: c.Turn,
	}
}

// Application reads one application with everything that its rules look at.
func (in Rows) Application(key id.ID) (applying.Application, error) {
	var r coverRow
	if err := lock.One(lock.From(in.tx, Applications).Where("id = ?", key), &r); err != nil {
		return applying.Application{}, err
	}
	a := applying.Application{Cover: r.domain()}
	call, err := in.Call(a.CallID)
	if err != nil {
		return a, err
	}
	a.Call, a.Programme, a.Cohort = call.Call, call.Programme, call.Cohort
	if a.Members, err = in.MembersOf(key); err != nil {
		return a, err
	}
	if a.Signatures, err = in.SignaturesOf(key); err != nil {
		return a, err
	}
	if a.Savers, a.Lost, err = in.rewritingsOf(a.Cover); err != nil {
		return a, err
	}
	a.Invitations, err = in.InvitationsOf(key)
	return a, err
}

// ownRead is one line of a person's list.
type ownRead struct {
	Cover      coverRow `gorm:"embedded"`
	Programme  string
	Cohort     string
	ClosesAt   time.Time
	GraceUntil time.Time
	LeadKey    *int
	MemberID   id.ID
	Signature  *id.ID
}

func (r ownRead) domain() applying.OwnApplication {
	return applying.OwnApplication{Cover: r.Cover.domain(), Programme: r.Programme, Cohort: r.Cohort, ClosesAt: r.ClosesAt,
		GraceUntil: r.GraceUntil, Lead: r.LeadKey != nil, Signed: r.Signature != nil}
}

// OwnApplications reads the applications that a person is a member of, the one
// joined last at the top.
func (in Rows) OwnApplications(person id.ID) ([]applying.OwnApplication, error) {
	var rows []ownRead
	err := lock.All(lock.From(in.tx, Applications).
		Select("applications.*, p.name AS programme, c.name AS cohort, calls.closes_at AS closes_at, calls.grace_until AS grace_until,"+
			" m.lead_key AS lead_key, m.id AS member_id, s.id AS signature").
		Joins("JOIN members m ON m.application_id = applications.id AND m.person_id = ? AND m.left_at IS NULL", string(person)).
		Joins("LEFT JOIN signatures s ON s.member_id = m.id AND s.live = 1").
		Joins("JOIN calls ON calls.id = applications.call_id JOIN cohorts c ON c.id = calls.cohort_id JOIN programmes p ON p.id = c.programme_id").
		Order("m.id DESC"), &rows)
	if err != nil {
		return nil, err
	}
	out := lock.Each(rows, ownRead.domain)
	return out, in.rewritten(rows, out)
}

// rewritten adds what happened to the answers that a person had signed, where
// the application still waits for signatures.
func (in Rows) rewritten(rows []ownRead, out []applying.OwnApplication) error {
	var waiting []id.ID
	for _, o := range out {
		if o.Waits() && !o.Signed {
			waiting = append(waiting, o.ID)
		}
	}
	savers, lost, err := in.history(waiting...)
	for i, o := range out {
		for _, l := range lost[o.ID] {
			if l.MemberID == rows[i].MemberID {
				out[i].Rewritten = o.Since(l, savers[o.ID])
			}
		}
	}
	return err
}

// OverdueApplications names those that still wait for members although their
// grace period is over, at most 100.
func (in Rows) OverdueApplications() ([]id.ID, error) {
	var keys []id.ID
	err := lock.From(in.tx, Applications).Joins("JOIN calls ON calls.id = applications.call_id").
		Where("applications.state = 'awaiting_members' AND calls.grace_until <= ?", in.tx.Now).
		Order("applications.id").Limit(100).Pluck("applications.id", &keys).Error
	return keys, lock.Translate(err)
}

// referenceTries is how often a new reference is drawn before giving up: with
// 190 million of them even the second is rare.
const referenceTries = 5

// AddApplication keeps a new application with its lead, and gives it a
// reference that no other has. A person who is live in the call already gets
// the conflict already_applied.
func (in Rows) AddApplication(c applying.Cover, lead applying.Member) (applying.Cover, error) {
	var err error
	for range referenceTries {
		c.Reference = applying.Reference(in.tx.Bytes(6))
		if err = lock.Insert(in.tx, Applications, rowOfCover(c)); err == nil || !lock.Duplicate(err) {
			break
		}
	}
	if err != nil {
		return c, err
	}
	return c, in.addMember(lead)
}

// KeepApplication writes what differs between an application as it was read in
// this transaction and as a rule left it. The cover goes first and takes the
// turn: when another transaction was faster, this one runs again as a whole.
// Other members' rows and cleared signatures are consequences, so the clerk
// writes them.
func (in Rows) KeepApplication(before, after applying.Application) (applying.Application, error) {
	var err error
	if after.Cover, err = in.takeTurn(before.Cover, after.Cover); err != nil {
		return after, err
	}
	if after.Members, err = in.keepMembers(before.Members, after.Members); err != nil {
		return after, err
	}
	if err = in.keepRevision(before, after); err != nil {
		return after, err
	}
	if err = in.keepSignatures(before.Signatures, after.Signatures); err != nil {
		return after, err
	}
	after.Invitations, err = in.keepInvitations(before.Invitations, after.Invitations)
	return after, err
}

func (in Rows) takeTurn(before, after applying.Cover) (applying.Cover, error) {
	if after != before { // the shared answers or the state, not only what the members did
		after.Version = before.Version + 1
	}
	after.Turn = before.Turn + 1
	columns, err := lock.Columns(in.tx, rowOfCover(after))
	if err != nil {
		return after, err
	}
	n, err := lock.Update(in.tx, Applications, columns, "id = ? AND turn = ?", string(after.ID), before.Turn)
	if err != nil || n == 1 {
		return after, err
	}
	if err = lock.WhyUnchanged(in.tx, Applications, after.ID); fault.Of(err).Kind == fault.Stale {
		err = lock.ErrAgain
	}
	return after, err
}
