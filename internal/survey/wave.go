package survey

import (
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
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
	f.Require(programme.ThisCentury(w.OpensAt), "/opensAt", "Enter a date and time of this century")
	f.Require(programme.ThisCentury(w.ClosesAt), "/closesAt", "Enter a date and time of this century")
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

// Plans says whether a survey with a questionnaire may be planned beside those
// that a cohort has with the same one: earlier is the newest of them, if there is
// any, and beside the one that whoever plans knows of.
func Plans(earlier, beside id.ID) error {
	if earlier == beside {
		return nil
	}
	return fault.Conflict("same_instrument", "This cohort has a survey with this questionnaire already. Confirm that you want another one beside it.")
}

// Open lets people answer from now on, also ahead of the planned day or after
// it: OpensAt says from then on when it really was.
func (w Wave) Open(now time.Time) (Wave, error) {
	switch {
	case w.State == WaveOpen:
		return w, fault.Conflict("already_open", "This survey is already open.")
	case w.State != WavePlanned:
		return w, closed()
	case !now.Before(w.ClosesAt):
		return w, fault.Conflict("window_over", "The closing time of this survey has passed.")
	}
	w.State, w.OpensAt = WaveOpen, now
	return w, nil
}

// Extend gives people who can answer now more time.
func (w Wave) Extend(until, now time.Time) (Wave, error) {
	if err := w.Takes(now); err != nil {
		return w, err
	}
	until = until.UTC().Truncate(time.Microsecond)
	var f fault.Check
	f.Require(programme.ThisCentury(until), "/closesAt", "Enter a date and time of this century")
	f.Require(until.After(w.ClosesAt), "/closesAt", "The new closing time must be later than the present one")
	if err := f.Err(); err != nil {
		return w, err
	}
	w.ClosesAt = until
	return w, nil
}

// Reopen lets people answer once more. Anonymous answers were released when the
// wave closed, for good.
func (w Wave) Reopen(c Confidentiality, until, now time.Time) (Wave, error) {
	if err := w.Takes(now); err == nil || w.State == WavePlanned {
		return w, fault.Conflict("not_closed", "This survey has not closed.")
	}
	if c == Anonymous {
		return w, fault.Conflict("anonymous_for_good", "An anonymous survey does not open again once it has closed.")
	}
	until = until.UTC().Truncate(time.Microsecond)
	var f fault.Check
	f.Require(programme.ThisCentury(until), "/closesAt", "Enter a date and time of this century")
	f.Require(until.After(now), "/closesAt", "The survey must close in the future")
	if err := f.Err(); err != nil {
		return w, err
	}
	w.State, w.ClosesAt = WaveOpen, until
	return w, nil
}

// Close ends the wave; it can be reopened unless it is anonymous.
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
