package evaluation

import (
	"time"

	"tandem/internal/id"
)

// Lens is how facts look to an evaluator: ids become pseudonyms that hold in
// one cohort, instants become days, areas become regions.
type Lens struct {
	Mask   func(prefix string, thing id.ID) string
	Day    func(time.Time) string
	Region func(area string) string
}

// The prefixes of pseudonyms.
const (
	person      = "p"
	partnership = "g"
	dyad        = "d"
	membership  = "m"
	response    = "r"
	wave        = "w"
	snapshot    = "s"
	tag         = "t"
)

func (l Lens) maybe(prefix string, thing *id.ID) string {
	if thing == nil {
		return ""
	}
	return l.Mask(prefix, *thing)
}

// PlaceFact is a person's place as it is stored.
type PlaceFact struct {
	Place            id.ID
	Person           id.ID
	Partnership      *id.ID
	Sector           string
	Role             string
	OrganisationKind string
	Area             string
	State            string
}

// Subject is a participant under a pseudonym.
type Subject struct {
	Subject          string
	Partnership      string // empty before a partnership is formed
	Sector           string
	Role             string
	OrganisationKind string
	Region           string
	PlaceState       string
}

// Seen shows the fact through a lens.
func (f PlaceFact) Seen(l Lens) Subject {
	return Subject{Subject: l.Mask(person, f.Person), Partnership: l.maybe(partnership, f.Partnership), Sector: f.Sector,
		Role: f.Role, OrganisationKind: f.OrganisationKind, Region: l.Region(f.Area), PlaceState: f.State}
}

// MembershipFact is somebody's time in a partnership as it is stored.
type MembershipFact struct {
	Membership  id.ID
	Person      id.ID
	Partnership id.ID
	From        time.Time
	Until       *time.Time
}

// Membership is the same under pseudonyms. Whoever left stays, with the day.
type Membership struct {
	Membership  string
	Subject     string
	Partnership string
	ValidFrom   string
	ValidTo     string // empty while it lasts
}

// Seen shows the fact through a lens.
func (f MembershipFact) Seen(l Lens) Membership {
	m := Membership{Membership: l.Mask(membership, f.Membership), Subject: l.Mask(person, f.Person),
		Partnership: l.Mask(partnership, f.Partnership), ValidFrom: l.Day(f.From)}
	if f.Until != nil {
		m.ValidTo = l.Day(*f.Until)
	}
	return m
}

// DyadFact is a line manager and a participant as they are stored.
type DyadFact struct {
	Dyad        id.ID
	Manager     id.ID
	Participant id.ID
	From        time.Time
	Until       *time.Time
}

// Dyad is the two under pseudonyms.
type Dyad struct {
	Dyad      string
	Manager   string
	Subject   string
	ValidFrom string
	ValidTo   string // empty while it lasts
}

// Seen shows the fact through a lens.
func (f DyadFact) Seen(l Lens) Dyad {
	d := Dyad{Dyad: l.Mask(dyad, f.Dyad), Manager: l.Mask(person, f.Manager), Subject: l.Mask(person, f.Participant), ValidFrom: l.Day(f.From)}
	if f.Until != nil {
		d.ValidTo = l.Day(*f.Until)
	}
	return d
}

// AnswerFact is one value of a response as it is stored.
type AnswerFact struct {
	Response          id.ID
	Wave              id.ID
	Instrument        string
	InstrumentVersion int64
	Person            id.ID
	Participant       *id.ID // of the dyad
	Dyad              *id.ID
	Item              string
	Number            *int64
	Text              *string
	Missing           string
	SubmittedOn       string
}

// Answer is one value in the long, tidy form: one row for each response and
// question. Subject is whom it is about: the respondent, unless a manager
// answers about a participant.
type Answer struct {
	Response          string
	Wave              string
	Instrument        string
	InstrumentVersion int64
	Respondent        string
	Subject           string
	Dyad              string
	Item              string
	Value             *int64
	Text              *string
	Missing           string
	SubmittedOn       string
}

// Seen shows the fact through a lens. Texts stay as they were typed.
func (f AnswerFact) Seen(l Lens) Answer {
	a := Answer{Response: l.Mask(response, f.Response), Wave: l.Mask(wave, f.Wave), Instrument: f.Instrument,
		InstrumentVersion: f.InstrumentVersion, Respondent: l.Mask(person, f.Person), Dyad: l.maybe(dyad, f.Dyad),
		Item: f.Item, Value: f.Number, Text: f.Text, Missing: f.Missing, SubmittedOn: f.SubmittedOn}
	a.Subject = a.Respondent
	if f.Dyad != nil {
		a.Subject = l.maybe(person, f.Participant)
	}
	return a
}

// Cohort is a cohort in the evaluator's list.
type Cohort struct {
	ID        id.ID
	Programme string
	Cohort    string
	Places    int64
	Responses int64
}
