package applying

import (
	"time"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
)

// CaseRevisions are seen with their application, and each is its writer's.
var CaseRevisions = lock.Table{
	Name: "case_revisions",
	Sees: lock.Rules{
		access.Participant: lock.Where(MemberOf("case_revisions.application_id")),
		access.Clerk:       lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where("(case_revisions.saved_by = @person AND " + MemberOf("case_revisions.application_id") + ")"),
	},
	Adds: []access.Role{access.Participant},
}

type caseRevisionRow struct {
	ID            id.ID
	ApplicationID id.ID
	Number        int64
	Hash          string
	Challenge     string
	WhyTogether   string
	HopedFor      string
	ConsiderAlone bool
	SavedBy       id.ID
	SavedAt       time.Time
}

func rowOfRevision(key id.ID, a applying.Application, by applying.Saver) *caseRevisionRow {
	return &caseRevisionRow{ID: key, ApplicationID: a.ID, Number: by.Number, Hash: a.Hash(), Challenge: a.JointCase.Challenge,
		WhyTogether: a.JointCase.WhyTogether, HopedFor: a.JointCase.HopedFor, ConsiderAlone: a.ConsiderAlone, SavedBy: by.PersonID, SavedAt: by.At}
}

// caseRead is a version of the shared answers beside what else was asked for.
type caseRead struct {
	ApplicationID id.ID
	MemberID      id.ID
	Challenge     string
	WhyTogether   string
	HopedFor      string
	ConsiderAlone bool
	Number        int64
	SavedBy       id.ID
	Name          string
	SavedAt       time.Time
}

func (r caseRead) answers() applying.SharedAnswers {
	return applying.SharedAnswers{ConsiderAlone: r.ConsiderAlone,
		JointCase: applying.JointCase{Challenge: r.Challenge, WhyTogether: r.WhyTogether, HopedFor: r.HopedFor}}
}

func (r caseRead) revision() applying.CaseRevision {
	return applying.CaseRevision{SharedAnswers: r.answers(), Number: r.Number, SavedBy: r.SavedBy, Name: r.Name, SavedAt: r.SavedAt}
}

// writer joins the member who wrote a revision, who may have left since.
const writer = "JOIN members w ON w.application_id = case_revisions.application_id AND w.person_id = case_revisions.saved_by AND w.id =" +
	" (SELECT MAX(same.id) FROM members same WHERE same.application_id = w.application_id AND same.person_id = w.person_id)"

// CaseRevisions reads what the shared answers of an application have said, the
// latest first, at most 200.
func (in Rows) CaseRevisions(application id.ID) ([]applying.CaseRevision, error) {
	var rows []caseRead
	err := lock.All(lock.From(in.tx, CaseRevisions).Select("case_revisions.*, w.name AS name").Joins(writer).
		Where("case_revisions.application_id = ?", application).Order("case_revisions.number DESC").Limit(200), &rows)
	return lock.Each(rows, caseRead.revision), err
}

// history reads who wrote the shared answers of some applications, and whose
// signatures that took away.
func (in Rows) history(applications ...id.ID) (savers map[id.ID][]applying.Saver, lost map[id.ID][]applying.LostSignature, err error) {
	if len(applications) == 0 {
		return nil, nil, nil
	}
	if savers, err = in.savers(applications); err != nil || len(savers) == 0 {
		return nil, nil, err
	}
	lost, err = in.lostSignatures(applications)
	return savers, lost, err
}

// rewritingsOf reads it of one application, while its members can still sign.
func (in Rows) rewritingsOf(c applying.Cover) ([]applying.Saver, []applying.LostSignature, error) {
	if !c.Waits() {
		return nil, nil, nil
	}
	savers, lost, err := in.history(c.ID)
	return savers[c.ID], lost[c.ID], err
}

func (in Rows) savers(applications []id.ID) (map[id.ID][]applying.Saver, error) {
	var rows []caseRead
	err := lock.All(lock.From(in.tx, CaseRevisions).
		Select("case_revisions.application_id, case_revisions.number, case_revisions.saved_by, case_revisions.saved_at, w.name AS name").Joins(writer).
		Where("case_revisions.application_id IN ? AND case_revisions.number = (SELECT MAX(later.number) FROM case_revisions later"+
			" WHERE later.application_id = case_revisions.application_id AND later.saved_by = case_revisions.saved_by)", applications).
		Order("case_revisions.number"), &rows)
	out := map[id.ID][]applying.Saver{}
	for _, r := range rows {
		out[r.ApplicationID] = append(out[r.ApplicationID], applying.Saver{PersonID: r.SavedBy, Name: r.Name, Number: r.Number, At: r.SavedAt})
	}
	return out, err
}

// lostSignatures reads, for each member who signed once and does not now, the
// latest answers that this member had signed.
func (in Rows) lostSignatures(applications []id.ID) (map[id.ID][]applying.LostSignature, error) {
	var rows []caseRead
	err := lock.All(lock.From(in.tx, Signatures).
		Select("signatures.application_id, signatures.member_id, r.challenge, r.why_together, r.hoped_for, r.consider_alone, r.number").
		Joins("JOIN case_revisions r ON r.application_id = signatures.application_id AND r.hash = signatures.hash").
		Where("signatures.application_id IN ? AND signatures.live IS NULL", applications).
		Where("NOT EXISTS (SELECT 1 FROM signatures stands WHERE stands.member_id = signatures.member_id AND stands.live = 1)").
		Order("r.number DESC"), &rows)
	out, seen := map[id.ID][]applying.LostSignature{}, map[id.ID]bool{}
	for _, r := range rows {
		if !seen[r.MemberID] {
			seen[r.MemberID] = true
			out[r.ApplicationID] = append(out[r.ApplicationID], applying.LostSignature{MemberID: r.MemberID, Signed: r.answers(), Number: r.Number})
		}
	}
	return out, err
}

// keepRevision writes what a save made of the shared answers: a version of its
// own, or the same one as a moment ago while its writer goes on typing.
func (in Rows) keepRevision(before, after applying.Application) error {
	by, saved := after.LastSaved()
	if !saved || after.Shared() == before.Shared() {
		return nil
	}
	if last, on := before.GoesOn(by); on {
		row := rowOfRevision("", after, by)
		_, err := lock.Update(in.tx, CaseRevisions, map[string]any{"number": row.Number, "hash": row.Hash, "challenge": row.Challenge,
			"why_together": row.WhyTogether, "hoped_for": row.HopedFor, "consider_alone": row.ConsiderAlone, "saved_at": row.SavedAt},
			"application_id = ? AND number = ?", string(after.ID), last.Number)
		return err
	}
	return lock.Insert(in.tx, CaseRevisions, rowOfRevision(in.tx.NewID(), after, by))
}
