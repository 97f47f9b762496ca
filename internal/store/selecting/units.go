package selecting

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/selecting"
	applyingrows "tandem/internal/store/applying"
	"tandem/internal/store/internal/lock"
)

type unitRow struct {
	ApplicationID id.ID
	Reference     string
	CallID        id.ID
	CohortID      id.ID
	Kind          applying.Kind
	State         applying.ApplicationState
	Challenge     string
	WhyTogether   string
	HopedFor      string
	SubmittedAt   *time.Time
	Turn          int64
}

func (r unitRow) domain() selecting.Unit {
	return selecting.Unit{ApplicationID: r.ApplicationID, Reference: r.Reference, CallID: r.CallID, CohortID: r.CohortID,
		Kind: r.Kind, State: r.State, SubmittedAt: r.SubmittedAt, Turn: r.Turn,
		JointCase: applying.JointCase{Challenge: r.Challenge, WhyTogether: r.WhyTogether, HopedFor: r.HopedFor}}
}

type seatRow struct {
	MemberID      id.ID
	ApplicationID id.ID
	PersonID      id.ID
	Email         string
	Signed        bool
	Profile       applying.Profile `gorm:"embedded"`
}

func (r seatRow) domain() selecting.Seat {
	return selecting.Seat{MemberID: r.MemberID, ApplicationID: r.ApplicationID, PersonID: r.PersonID, Email: r.Email, Signed: r.Signed, Profile: r.Profile}
}

func (in Rows) units() *gorm.DB {
	return lock.From(in.tx, applyingrows.Applications).Joins("JOIN calls ON calls.id = applications.call_id").Select(
		"applications.id AS application_id, applications.reference, applications.call_id, calls.cohort_id, applications.kind, " +
			"applications.state, applications.challenge, applications.why_together, applications.hoped_for, applications.submitted_at, applications.turn")
}

func (in Rows) seats() *gorm.DB {
	return lock.From(in.tx, applyingrows.Members).Joins("JOIN people ON people.id = members.person_id").Where("members.left_at IS NULL").Order("members.id").Select(
		"members.id AS member_id, members.application_id, members.person_id, members.name, COALESCE(people.email, '') AS email, members.job_title, " +
			"members.sector, members.role, members.organisation, members.organisation_kind, members.area, members.line_manager_name, members.line_manager_email, " +
			"EXISTS (SELECT 1 FROM signatures WHERE signatures.member_id = members.id AND signatures.live = 1) AS signed")
}

// Unit reads an application with its members, as selection sees them.
func (in Rows) Unit(application id.ID) (selecting.Unit, error) {
	var r unitRow
	if err := lock.One(in.units().Where("applications.id = ?", application), &r); err != nil {
		return selecting.Unit{}, err
	}
	u := r.domain()
	var seats []seatRow
	err := lock.All(in.seats().Where("members.application_id = ?", application), &seats)
	u.Seats = lock.Each(seats, seatRow.domain)
	return u, err
}

// OfferedUnit reads the application that an offer was made to, for the
// consequences that the answer to it has.
func (in Rows) OfferedUnit(o selecting.Offer) (selecting.Unit, error) {
	return In(lock.Clerk(in.tx)).Unit(o.ApplicationID)
}

// Units reads a page of a call's applications, oldest first, after a given one;
// an empty state means every state.
func (in Rows) Units(call id.ID, state string, after id.ID, most int) ([]selecting.Unit, error) {
	q := in.units().Where("applications.call_id = ? AND applications.id > ?", call, after).Order("applications.id").Limit(most)
	if state != "" {
		q = q.Where("applications.state = ?", state)
	}
	var rows []unitRow
	if err := lock.All(q, &rows); err != nil || len(rows) == 0 {
		return nil, err
	}
	var seats []seatRow
	err := lock.All(in.seats().Where("members.call_id = ? AND members.application_id BETWEEN ? AND ?", call,
		rows[0].ApplicationID, rows[len(rows)-1].ApplicationID), &seats)
	return seated(lock.Each(rows, unitRow.domain), lock.Each(seats, seatRow.domain)), err
}

func seated(units []selecting.Unit, seats []selecting.Seat) []selecting.Unit {
	place := make(map[id.ID]int, len(units))
	for i, u := range units {
		place[u.ApplicationID] = i
	}
	for _, s := range seats {
		if i, there := place[s.ApplicationID]; there {
			units[i].Seats = append(units[i].Seats, s)
		}
	}
	return units
}

// HoldUnit makes sure that nothing else happened to the application since it
// was read: of several who act on its offers at one moment, one goes on and
// the others run again on what it left.
func (in Rows) HoldUnit(u selecting.Unit) error {
	n, err := lock.Update(lock.Clerk(in.tx), applyingrows.Applications, map[string]any{"turn": u.Turn + 1}, "id = ? AND turn = ?", u.ApplicationID, u.Turn)
	if err == nil && n == 0 {
		return lock.ErrAgain
	}
	return err
}
