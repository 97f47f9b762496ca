package survey

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// WaveState is where a wave stands.
type WaveState string

// The states of a wave.
const (
	WavePlanned WaveState = "planned"
	WaveOpen    WaveState = "open"
	WaveClosed  WaveState = "closed"
)

// Wave is an instrument opened to its audience in one cohort for a window.
type Wave struct {
	ID                  id.ID
	CohortID            id.ID
	InstrumentVersionID id.ID
	State               WaveState
	OpensAt             time.Time
	ClosesAt            time.Time
	CreatedAt           time.Time
	Version             int64
}

// Plan makes a wave of a version, or says why that cannot be.
func Plan(w Wave, v Version, now time.Time) (Wave, error) {
	w.OpensAt, w.ClosesAt = w.OpensAt.UTC().Truncate(time.Microsecond), w.ClosesAt.UTC().Truncate(time.Microsecond)
	var f fault.Check
	f.Require(thisCentury(w.OpensAt), "/opensAt", "Enter a date and time of this century")
	f.Require(thisCentury(w.ClosesAt), "/closesAt", "Enter a date and time of this century")
	f.Require(w.OpensAt.Before(w.ClosesAt), "/closesAt", "The survey must close after it opens")
	f.Require(w.ClosesAt.After(now), "/closesAt", "The survey must close in the future")
	if err := f.Err(); err != nil {
		return w, err
	}
	if v.Confidentiality == Anonymous {
		return w, fault.Conflict("anonymous_not_offered", "This questionnaire is anonymous, and anonymous answers cannot be collected yet.")
	}
	if v.Audience != ForManagers {
		return w, fault.Conflict("audience_not_offered", "Questionnaires for participants cannot be sent yet. You can send those for line managers.")
	}
	w.InstrumentVersionID, w.State, w.Version = v.ID, WavePlanned, 1
	return w, nil
}

// thisCentury keeps out years that a database cannot write, such as 10000, into
// which a time zone can carry the last day of 9999.
func thisCentury(at time.Time) bool { return at.Year() >= 2000 && at.Year() < 2200 }

// Open lets people answer from now on, also ahead of the planned day.
func (w Wave) Open(now time.Time) (Wave, error) {
	switch {
	case w.State == WaveOpen:
		return w, fault.Conflict("already_open", "This survey is already open.")
	case w.State != WavePlanned:
		return w, closed()
	case !now.Before(w.ClosesAt):
		return w, fault.Conflict("window_over", "The closing time of this survey has passed.")
	}
	w.State = WaveOpen
	if now.Before(w.OpensAt) {
		w.OpensAt = now
	}
	return w, nil
}

// Close ends the wave for good.
func (w Wave) Close() (Wave, error) {
	switch w.State {
	case WaveOpen:
		w.State = WaveClosed
		return w, nil
	case WavePlanned:
		return w, fault.Conflict("not_open", "This survey has not been opened yet.")
	}
	return w, closed()
}

// StateAt is the state that people see: a wave whose closing time has passed
// is closed, whether or not somebody closed it.
func (w Wave) StateAt(now time.Time) WaveState {
	if w.State == WaveOpen && !now.Before(w.ClosesAt) {
		return WaveClosed
	}
	return w.State
}

// Takes says why answers are not taken at now, or nil.
func (w Wave) Takes(now time.Time) error {
	switch w.StateAt(now) {
	case WaveOpen:
		return nil
	case WavePlanned:
		return fault.Conflict("not_open", "This survey has not been opened yet.")
	}
	return closed()
}

func closed() error { return fault.Conflict("wave_closed", "This survey has closed.") }

// Funnel counts how far the requests of a wave have come; each number includes
// those that went further. Declined and Ineligible are outside it.
type Funnel struct {
	Created, Sent, Opened, Started, Completed, Declined, Ineligible int64
}
