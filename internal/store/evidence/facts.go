package evidence

import (
	"strconv"
	"time"

	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	surveyingrows "tandem/internal/store/surveying"
)

// The evaluator's reads select columns by name: none of people's names or
// addresses is ever joined here.

// EvaluationCohorts lists the cohorts that the evaluator may read, with their
// sizes.
func (in Rows) EvaluationCohorts() (list []evaluation.Cohort, err error) {
	return list, lock.All(lock.From(in.tx, programmesrows.Cohorts).Select(`cohorts.id, p.name AS programme, cohorts.name AS cohort,
		(SELECT COUNT(*) FROM places WHERE places.cohort_id = cohorts.id AND places.state <> 'held') AS places,
		(SELECT COUNT(*) FROM responses WHERE responses.cohort_id = cohorts.id AND responses.confidentiality <> 'anonymous') AS responses`).
		Joins("JOIN programmes p ON p.id = cohorts.programme_id").Order("cohorts.starts_on DESC, cohorts.id"), &list)
}

// PlaceThings are the places of a cohort that somebody took.
func (in Rows) PlaceThings(cohort id.ID) (list []evaluation.Thing, err error) {
	var rows []struct {
		ID, PersonID id.ID
		Version      int64
		Partnership  *string
	}
	err = lock.All(lock.From(in.tx, learningrows.Places).Select("places.id, places.person_id, places.version, "+presentPartnership).
		Where("places.cohort_id = ? AND places.state <> 'held'", cohort), &rows)
	for _, r := range rows {
		mark := strconv.FormatInt(r.Version, 10)
		if r.Partnership != nil {
			mark += *r.Partnership
		}
		list = append(list, evaluation.Thing{ID: r.ID, Named: r.PersonID, Mark: mark})
	}
	return list, err
}

const presentPartnership = "(SELECT MAX(m.partnership_id) FROM partnership_members m WHERE m.place_id = places.id AND m.until_at IS NULL) AS partnership"

// PlaceFacts reads some of those places.
func (in Rows) PlaceFacts(some []id.ID) (list []evaluation.PlaceFact, err error) {
	err = lock.All(lock.From(in.tx, learningrows.Places).Select(`places.id AS place, places.person_id AS person, places.sector, places.role,
		places.organisation_kind, places.area, places.state, `+presentPartnership).Where("places.id IN ?", some), &list)
	return inOrder(list, some, func(f evaluation.PlaceFact) id.ID { return f.Place }), err
}

// lasting is a thing that begins and may have ended.
type lasting struct {
	ID      id.ID
	UntilAt *time.Time
}

func (l lasting) thing() evaluation.Thing {
	t := evaluation.Thing{ID: l.ID, Named: l.ID}
	if l.UntilAt != nil {
		t.Mark = l.UntilAt.UTC().Format(time.RFC3339Nano)
	}
	return t
}

// MembershipThings are everybody's times in the partnerships of a cohort, those of
// whoever left included.
func (in Rows) MembershipThings(cohort id.ID) ([]evaluation.Thing, error) {
	var rows []lasting
	err := lock.All(lock.From(in.tx, learningrows.PartnershipMembers).Select("partnership_members.id, partnership_members.until_at").
		Joins("JOIN partnerships p ON p.id = partnership_members.partnership_id").Where("p.cohort_id = ?", cohort), &rows)
	return lock.Each(rows, lasting.thing), err
}

type membershipFactRow struct {
	ID            id.ID
	PersonID      id.ID
	PartnershipID id.ID
	FromAt        time.Time
	UntilAt       *time.Time
}

func (r membershipFactRow) domain() evaluation.MembershipFact {
	return evaluation.MembershipFact{Membership: r.ID, Person: r.PersonID, Partnership: r.PartnershipID, From: r.FromAt, Until: r.UntilAt}
}

// MembershipFacts reads some of those times.
func (in Rows) MembershipFacts(some []id.ID) ([]evaluation.MembershipFact, error) {
	var rows []membershipFactRow
	err := lock.All(lock.From(in.tx, learningrows.PartnershipMembers).Where("partnership_members.id IN ?", some), &rows)
	return inOrder(lock.Each(rows, membershipFactRow.domain), some, func(f evaluation.MembershipFact) id.ID { return f.Membership }), err
}

// DyadThings are the dyads of a cohort, ended ones included.
func (in Rows) DyadThings(cohort id.ID) ([]evaluation.Thing, error) {
	var rows []lasting
	err := lock.All(lock.From(in.tx, learningrows.Dyads).Select("dyads.id, dyads.until_at").Where("dyads.cohort_id = ?", cohort), &rows)
	return lock.Each(rows, lasting.thing), err
}

type dyadFactRow struct {
	Dyad        id.ID
	Manager     id.ID
	Participant id.ID
	FromAt      time.Time
	UntilAt     *time.Time
}

func (r dyadFactRow) domain() evaluation.DyadFact {
	return evaluation.DyadFact{Dyad: r.Dyad, Manager: r.Manager, Participant: r.Participant, From: r.FromAt, Until: r.UntilAt}
}

// DyadFacts reads some of those dyads.
func (in Rows) DyadFacts(some []id.ID) ([]evaluation.DyadFact, error) {
	var rows []dyadFactRow
	err := lock.All(lock.From(in.tx, learningrows.Dyads).Select("dyads.id AS dyad, dyads.manager_id AS manager, dyads.participant_id AS participant, dyads.from_at, dyads.until_at").
		Where("dyads.id IN ?", some), &rows)
	return inOrder(lock.Each(rows, dyadFactRow.domain), some, func(f evaluation.DyadFact) id.ID { return f.Dyad }), err
}

// inOrder puts facts in the order in which things were asked for.
func inOrder[F any](facts []F, some []id.ID, of func(F) id.ID) []F {
	each := make(map[id.ID][]F, len(some))
	for _, f := range facts {
		each[of(f)] = append(each[of(f)], f)
	}
	sorted := make([]F, 0, len(facts))
	for _, key := range some {
		sorted = append(sorted, each[key]...)
	}
	return sorted
}

type askedRow struct {
	WaveID                         id.ID
	Invited, Ineligible, Responded int64
}

// WaveFacts counts who was asked in the waves of a cohort and who answered, in
// the order in which the waves open. The evaluator reads no invitation: the
// clerk counts them.
func (in Rows) WaveFacts(cohort id.ID) (list []evaluation.WaveFact, err error) {
	err = lock.All(lock.From(in.tx, surveyingrows.Waves).Select("waves.id AS wave, i.slug AS instrument, v.number AS instrument_version").
		Joins("JOIN instrument_versions v ON v.id = waves.instrument_version_id").
		Joins("JOIN instruments i ON i.id = v.instrument_id").
		Where("waves.cohort_id = ?", cohort).Order("waves.opens_at, waves.id"), &list)
	if err != nil {
		return nil, err
	}
	var asked []askedRow
	err = lock.All(lock.From(lock.Clerk(in.tx), surveyingrows.SurveyInvitations).Select(`wave_id, COUNT(*) AS invited,
		SUM(CASE WHEN state = 'ineligible' THEN 1 ELSE 0 END) AS ineligible,
		SUM(CASE WHEN state = 'completed' THEN 1 ELSE 0 END) AS responded`).Where("cohort_id = ?", cohort).Group("wave_id"), &asked)
	for i, w := range list {
		for _, a := range asked {
			if a.WaveID == w.Wave {
				list[i].Invited, list[i].Ineligible, list[i].Responded = a.Invited, a.Ineligible, a.Responded
			}
		}
	}
	return list, err
}
