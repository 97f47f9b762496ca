package surveying

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/id"
	"tandem/internal/store/internal/lock"
	learningrows "tandem/internal/store/learning"
	"tandem/internal/survey"
)

// Waves are the programme team's; whoever was asked sees the one they were asked in.
var Waves = lock.Table{
	Name: "waves",
	Sees: lock.Rules{
		access.Participant: lock.Where("EXISTS (SELECT 1 FROM survey_invitations i WHERE i.wave_id = waves.id AND i.person_id = @person)"),
		access.Manager:     lock.Where("EXISTS (SELECT 1 FROM survey_invitations i WHERE i.wave_id = waves.id AND i.person_id = @person)"),
		access.Evaluator:   lock.InCohort("waves.cohort_id"),
		access.Coordinator: lock.Always, access.Gate: lock.Always,
	},
	Changes: lock.Rules{
		access.Coordinator: lock.Always,
	},
	Adds: []access.Role{access.Coordinator},
}

type waveRow struct {
	ID                  id.ID
	CohortID            id.ID
	InstrumentVersionID id.ID
	State               survey.WaveState
	OpensAt             time.Time
	ClosesAt            time.Time
	CreatedAt           time.Time
	Version             int64
}

func (r waveRow) domain() survey.Wave { return survey.Wave(r) }

// Wave reads one wave.
func (in Rows) Wave(key id.ID) (survey.Wave, error) {
	var r waveRow
	err := lock.One(lock.From(in.tx, Waves).Where("id = ?", key), &r)
	return r.domain(), err
}

// Waves reads the waves of a cohort in the order in which they open.
func (in Rows) Waves(cohort id.ID) ([]survey.Wave, error) {
	var rows []waveRow
	err := lock.All(lock.From(in.tx, Waves).Where("cohort_id = ?", cohort).Order("opens_at, id"), &rows)
	return lock.Each(rows, waveRow.domain), err
}

// NewestWave is the newest wave of an instrument in a cohort, empty if there is
// none.
func (in Rows) NewestWave(cohort, instrument id.ID) (id.ID, error) {
	var rows []waveRow
	err := lock.All(lock.From(in.tx, Waves).Select("waves.id").
		Joins("JOIN instrument_versions v ON v.id = waves.instrument_version_id AND v.instrument_id = ?", instrument).
		Where("waves.cohort_id = ?", cohort).Order("waves.created_at DESC, waves.id DESC").Limit(1), &rows)
	if err != nil || len(rows) == 0 {
		return "", err
	}
	return rows[0].ID, nil
}

// AddWave keeps a new wave.
func (in Rows) AddWave(w survey.Wave) error {
	r := waveRow(w)
	return lock.Insert(in.tx, Waves, &r)
}

// SaveWave keeps a changed wave; w.Version is the one that was read.
func (in Rows) SaveWave(w survey.Wave) error {
	r := waveRow(w)
	return lock.Replace(in.tx, Waves, &r, w.ID, w.Version)
}

type funnelRow struct {
	WaveID                                                          id.ID
	Created, Sent, Opened, Started, Completed, Declined, Ineligible int64
}

// Funnels counts how far the invitations of a cohort's waves have come. Who
// has gone further counts as having passed the steps before.
func (in Rows) Funnels(cohort id.ID) (map[id.ID]survey.Funnel, error) {
	var rows []funnelRow
	err := lock.All(lock.From(in.tx, SurveyInvitations).Select(`wave_id, COUNT(*) AS created,
		SUM(CASE WHEN sent_at IS NOT NULL OR opened_at IS NOT NULL THEN 1 ELSE 0 END) AS sent,
		SUM(CASE WHEN opened_at IS NOT NULL THEN 1 ELSE 0 END) AS opened,
		SUM(CASE WHEN started_at IS NOT NULL THEN 1 ELSE 0 END) AS started,
		SUM(CASE WHEN state = 'completed' THEN 1 ELSE 0 END) AS completed,
		SUM(CASE WHEN state = 'declined' THEN 1 ELSE 0 END) AS declined,
		SUM(CASE WHEN state = 'ineligible' THEN 1 ELSE 0 END) AS ineligible`).
		Where("cohort_id = ?", cohort).Group("wave_id"), &rows)
	out := make(map[id.ID]survey.Funnel, len(rows))
	for _, r := range rows {
		out[r.WaveID] = survey.Funnel{Created: r.Created, Sent: r.Sent, Opened: r.Opened, Started: r.Started,
			Completed: r.Completed, Declined: r.Declined, Ineligible: r.Ineligible}
	}
	return out, err
}

type ratingRow struct {
	DyadID      id.ID
	ManagerID   id.ID
	Manager     string
	Email       string
	Participant string
}

func (r ratingRow) domain() survey.Rating { return survey.Rating(r) }

// Ratings reads the living dyads of a cohort whose participant still takes
// part, by manager: these are whom a manager survey asks.
func (in Rows) Ratings(cohort id.ID) ([]survey.Rating, error) {
	var rows []ratingRow
	err := lock.All(in.ratings(cohort), &rows)
	return lock.Each(rows, ratingRow.domain), err
}

// NewRatings reads those of them whom an open wave has not asked for, because
// the manager took over since; of one participant, or of all for an empty id. Who
// has been answered about is not asked about again.
func (in Rows) NewRatings(w survey.Wave, participant id.ID) ([]survey.Rating, error) {
	var rows []ratingRow
	q := in.ratings(w.CohortID).Where(`NOT EXISTS (SELECT 1 FROM survey_invitations i JOIN dyads x ON x.id = i.dyad_id
		WHERE i.wave_id = ? AND x.participant_id = dyads.participant_id AND (i.dyad_id = dyads.id OR i.state = 'completed'))`, w.ID)
	if participant != "" {
		q = q.Where("dyads.participant_id = ?", participant)
	}
	err := lock.All(q, &rows)
	return lock.Each(rows, ratingRow.domain), err
}

func (in Rows) ratings(cohort id.ID) *gorm.DB {
	return lock.From(in.tx, learningrows.Dyads).Select(`dyads.id AS dyad_id, dyads.manager_id, m.name AS manager, COALESCE(m.email, '') AS email, p.name AS participant`).
		Joins("JOIN people m ON m.id = dyads.manager_id").
		Joins("JOIN people p ON p.id = dyads.participant_id").
		Joins("JOIN places ON places.cohort_id = dyads.cohort_id AND places.person_id = dyads.participant_id AND places.state IN ('confirmed', 'active', 'completed')").
		Where("dyads.cohort_id = ? AND dyads.until_at IS NULL", cohort).
		Order("dyads.manager_id, p.name, dyads.id")
}

// WaitingRatings reads the dyads of a wave that have not answered, declined or
// left: nobody else is reminded.
func (in Rows) WaitingRatings(wave id.ID) ([]survey.Rating, error) {
	var rows []ratingRow
	err := lock.All(lock.From(in.tx, SurveyInvitations).Select(`d.id AS dyad_id, d.manager_id, m.name AS manager, COALESCE(m.email, '') AS email, p.name AS participant`).
		Joins("JOIN dyads d ON d.id = survey_invitations.dyad_id").
		Joins("JOIN people m ON m.id = d.manager_id").
		Joins("JOIN people p ON p.id = d.participant_id").
		Where("survey_invitations.wave_id = ? AND survey_invitations.state IN ('created', 'sent', 'opened', 'started') AND d.until_at IS NULL", wave).
		Order("d.manager_id, p.name, d.id"), &rows)
	return lock.Each(rows, ratingRow.domain), err
}
