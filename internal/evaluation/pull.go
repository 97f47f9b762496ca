package evaluation

import (
	"strconv"
	"strings"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
)

// Query is one page of a pull of a set of a cohort.
type Query struct {
	Cohort id.ID
	Set    Set
	KeyID  string // of the key that makes the pseudonyms
	Limit  int
	Place
	Snapshot
}

// Place is where a pull stands: which pull it is, and which row was given last.
type Place struct {
	Pull id.ID // empty on the first page
	Mark
}

// Mark is a row of a set: the number of its thing in the order of the pull, from
// 1 on, and which row of that thing it is. The zero Mark stands before the first.
type Mark struct {
	Thing int
	Row   string
}

const seam = "\x1f"

// String is the place as text, for a cursor that nobody else reads.
func (p Place) String() string {
	return string(p.Pull) + seam + strconv.Itoa(p.Thing) + seam + p.Row
}

// ReadPlace reads what String wrote.
func ReadPlace(text string) (Place, error) {
	parts := strings.SplitN(text, seam, 3)
	if len(parts) != 3 {
		return Place{}, BadCursor()
	}
	key, err := id.Parse(parts[0])
	n, odd := strconv.Atoi(parts[1])
	if err != nil || odd != nil || n < 0 {
		return Place{}, BadCursor()
	}
	return Place{Pull: key, Mark: Mark{Thing: n, Row: parts[2]}}, nil
}

// BadCursor refuses a cursor that was not given to whoever sends it for this set
// of this cohort.
func BadCursor() error {
	return fault.New(fault.Unreadable, "bad_cursor", "The cursor does not belong to this list. Start again without one.")
}

// Snapshot is what all pages of a pull share, found once when it begins: what is
// entered while somebody pages shifts neither the rows nor the base under them.
// It holds for PullLife.
type Snapshot struct {
	AsOf  time.Time
	Tag   string // of the set, on every page of the pull
	Waves []WaveFact
}

// PullLife is how long a pull may go on, and so how much later than its note says
// rows may leave.
const PullLife = 24 * time.Hour

// Over tells whether the pull may no longer go on at an instant.
func (s Snapshot) Over(now time.Time) bool { return !now.Before(s.AsOf.Add(PullLife)) }

// PullOver refuses the cursor of a pull that began too long ago.
func PullOver() error {
	return fault.New(fault.Unreadable, "bad_cursor", "This reading began more than a day ago. Start again without a cursor.")
}

// WaveFact is a wave of a cohort, what it asked, and how far it has come.
type WaveFact struct {
	Wave              id.ID
	Instrument        string
	InstrumentVersion int64
	Invited           int64 // every request to answer
	Ineligible        int64 // those of people who could not
	Responded         int64 // the completed forms
}

// Pull is the record of a pull: who may take which set of a cohort as it was at
// an instant. It is made before the first row leaves and covers every page that
// follows, so what was taken is Rows where the first page is all there was, and
// otherwise up to the whole set.
type Pull struct {
	ID       id.ID
	Cohort   id.ID
	Set      Set
	Rows     int // on the first page
	Filter   string
	Snapshot string
}
