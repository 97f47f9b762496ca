package survey

import (
	"fmt"
	"time"

	"tandem/internal/id"
)

// Confidentiality says who can learn who said what. It belongs to a version
// and never loosens.
type Confidentiality string

// The promises of confidentiality.
const (
	Named        Confidentiality = "named"
	Pseudonymous Confidentiality = "pseudonymous"
	Anonymous    Confidentiality = "anonymous"
)

// Audience says whom an instrument asks.
type Audience string

// A participant answers about themselves; a manager answers once for each
// participant of theirs.
const (
	ForParticipants Audience = "participant"
	ForManagers     Audience = "manager"
)

// Instrument is a questionnaire over all its versions.
type Instrument struct {
	ID        id.ID
	Key       string
	Title     string
	Audience  Audience
	CreatedAt time.Time
}

// Version is one published version of an instrument. It never changes: what
// people were asked and promised stays what it was.
type Version struct {
	ID              id.ID
	InstrumentID    id.ID
	Key             string // of the instrument
	Title           string
	Audience        Audience
	Number          int64
	Confidentiality Confidentiality
	Minutes         int
	WhoSees         string
	Items           []Item
	PublishedAt     time.Time
}

// Item finds an item by its key.
func (v Version) Item(key string) (Item, bool) {
	for _, i := range v.Items {
		if i.Key == key {
			return i, true
		}
	}
	return Item{}, false
}

// Check says why a version cannot be published. Nobody types one yet, so it
// answers with an error for programmers.
func (v Version) Check() error {
	if !slug.MatchString(v.Key) || v.Title == "" || v.Minutes < 1 || v.WhoSees == "" || v.Number < 1 {
		return fmt.Errorf("survey: %q lacks a key, a title, minutes, a number or who sees the answers", v.Key)
	}
	earlier := map[string]bool{}
	for _, i := range v.Items {
		if problem := i.wrong(earlier); problem != "" {
			return fmt.Errorf("survey: %s, item %q: %s", v.Key, i.Key, problem)
		}
		earlier[i.Key] = true
	}
	if len(v.Items) == 0 {
		return fmt.Errorf("survey: %s asks nothing", v.Key)
	}
	return nil
}

func (i Item) wrong(earlier map[string]bool) string {
	k, known := kindOf(i.Kind)
	switch {
	case !known:
		return fmt.Sprintf("there is no kind %q", i.Kind)
	case !slug.MatchString(i.Key) || earlier[i.Key]:
		return "the key is not a slug of its own"
	case i.Text == "":
		return "there is no text"
	case i.VisibleIf != nil && !earlier[i.VisibleIf.Item]:
		return "it depends on an item that does not come before it"
	case i.VisibleIf != nil && (i.VisibleIf.AtLeast == nil) == (len(i.VisibleIf.Values) == 0):
		return "its condition needs values or a least number"
	}
	return k.wrong(i)
}
