package selecting

import (
	"slices"
	"time"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// OfferState is where an offer stands.
type OfferState string

// The states of an offer.
const (
	OfferMade      OfferState = "made"
	OfferAccepted  OfferState = "accepted"
	OfferDeclined  OfferState = "declined"
	OfferLapsed    OfferState = "lapsed"
	OfferRescinded OfferState = "rescinded"
)

// Offer invites one member of a unit to take their seat. It is answered until
// ReplyBy, that instant included.
type Offer struct {
	ID            id.ID
	ApplicationID id.ID
	DecisionID    id.ID
	CohortID      id.ID
	MemberID      id.ID
	PersonID      id.ID
	State         OfferState
	ReplyBy       time.Time
	Reason        string
	AnsweredAt    *time.Time
	CreatedAt     time.Time
	Version       int64
}

// ReplyUntil is the end of the day by which members must answer, if that is
// still to come and not more than a year away.
func ReplyUntil(day programme.Date, now time.Time) (time.Time, error) {
	var c fault.Check
	programme.RequireDate(&c, day, "/replyBy", "Enter the day by which they must reply")
	until := day.LastSecond()
	c.Require(day.Problem() != "" || until.After(now), "/replyBy", "The day by which they must reply must be today or later")
	c.Require(day.Problem() != "" || until.Before(now.AddDate(1, 0, 1)), "/replyBy", "The day by which they must reply must be within a year")
	return until, c.Err()
}

// MakeOffers invites every member of a unit: never a part of it. The decision
// must be published and say "offer".
func MakeOffers(u Unit, d Decision, replyBy, now time.Time) ([]Offer, error) {
	if d.Outcome != OutcomeOffer || d.State != DecisionPublished || d.ApplicationID != u.ApplicationID {
		return nil, fault.Conflict("not_published", "Places can be offered only by a published decision.")
	}
	offers := make([]Offer, len(u.Seats))
	for i, s := range u.Seats {
		offers[i] = Offer{ApplicationID: u.ApplicationID, DecisionID: d.ID, CohortID: u.CohortID, MemberID: s.MemberID,
			PersonID: s.PersonID, State: OfferMade, ReplyBy: replyBy, CreatedAt: now, Version: 1}
	}
	return offers, nil
}

// Accept takes the seat.
func (o Offer) Accept(now time.Time) (Offer, error) {
	if err := o.answerable(now); err != nil {
		return o, err
	}
	o.State, o.AnsweredAt = OfferAccepted, &now
	return o, nil
}

// Decline turns the seat down, with a reason.
func (o Offer) Decline(reason string, now time.Time) (Offer, error) {
	if err := o.answerable(now); err != nil {
		return o, err
	}
	var c fault.Check
	programme.RequireText(&c, reason, "/reason", "Tell us why you are not taking the place", 2000)
	if err := c.Err(); err != nil {
		return o, err
	}
	o.State, o.AnsweredAt, o.Reason = OfferDeclined, &now, programme.Tidy(reason)
	return o, nil
}

func (o Offer) answerable(now time.Time) error {
	switch {
	case o.State == OfferLapsed, o.State == OfferMade && now.After(o.ReplyBy):
		return fault.Conflict("too_late", "The day by which you had to reply has passed. Contact the programme team if you still want to answer.")
	case o.State == OfferRescinded:
		return fault.Conflict("rescinded", "This offer has been taken back. Contact the programme team to find out why.")
	case o.State != OfferMade:
		return fault.Conflict("already_answered", "You have already answered this offer.")
	}
	return nil
}

// Overdue tells whether nobody answered until ReplyBy.
func (o Offer) Overdue(now time.Time) bool { return o.State == OfferMade && now.After(o.ReplyBy) }

// Lapse ends an overdue offer. It frees nothing by itself: the seat stays held
// until a coordinator offers again or gives it back.
func (o Offer) Lapse(now time.Time) (Offer, error) {
	if !o.Overdue(now) {
		return o, fault.Conflict("not_overdue", "This offer can still be answered, or has been.")
	}
	o.State = OfferLapsed
	return o, nil
}

// MakeAgain opens a lapsed offer once more under a newer decision.
func (o Offer) MakeAgain(d Decision, replyBy time.Time) (Offer, error) {
	if o.State != OfferLapsed || d.State != DecisionPublished || d.Outcome != OutcomeOffer {
		return o, fault.Conflict("not_lapsed", "Only an offer that lapsed can be made again.")
	}
	o.State, o.DecisionID, o.ReplyBy = OfferMade, d.ID, replyBy
	return o, nil
}

// Rescind takes an offer back. One that was accepted can go as well, for as long
// as no partnership came of it: see ToRescind.
func (o Offer) Rescind() (Offer, error) {
	if o.State == OfferDeclined || o.State == OfferRescinded {
		return o, fault.Conflict("offer_over", "This offer has been declined or taken back already.")
	}
	o.State, o.AnsweredAt = OfferRescinded, nil
	return o, nil
}

// ToRescind gives the offers that go when a unit's offer is withdrawn: every one
// that still stands or lapsed. Together says that the partnership is formed: then
// nobody's place is taken away here.
func ToRescind(offers []Offer, together bool) ([]Offer, error) {
	if together {
		return nil, fault.Conflict("partnership_formed", "Everybody has accepted, so the offer cannot be withdrawn any more.")
	}
	var out []Offer
	for _, o := range Latest(offers) {
		if o.State != OfferDeclined && o.State != OfferRescinded {
			out = append(out, o)
		}
	}
	if len(out) == 0 {
		return nil, fault.Conflict("nothing_to_withdraw", "Nobody in this application has an offer that could be withdrawn.")
	}
	return out, nil
}

// Latest leaves the newest offer of each member: earlier ones are history.
func Latest(offers []Offer) []Offer {
	latest := map[id.ID]Offer{}
	for _, o := range offers {
		if o.ID >= latest[o.MemberID].ID {
			latest[o.MemberID] = o
		}
	}
	out := make([]Offer, 0, len(latest))
	for _, o := range latest {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b Offer) int { return cmpID(a.MemberID, b.MemberID) })
	return out
}

// ToOffer says what offering a unit now means: its lapsed offers are made
// again; a unit in which nobody can answer or has accepted, and somebody has
// declined, is offered afresh as a whole (none are returned); any other has
// been offered already.
func ToOffer(offers []Offer) (again []Offer, err error) {
	taken, declined := false, false
	for _, o := range Latest(offers) {
		switch o.State {
		case OfferLapsed:
			again = append(again, o)
		case OfferMade, OfferAccepted:
			taken = true
		case OfferDeclined:
			declined = true
		}
	}
	switch {
	case taken && declined:
		return nil, fault.Conflict("one_declined", "Somebody in this application has declined, so the others have to choose what to do first.")
	case taken && len(again) == 0:
		return nil, fault.Conflict("already_offered", "The places have been offered to this application already.")
	case declined:
		return nil, nil
	}
	return again, nil
}

// OfferNone is the summary of an application in which nobody has an offer.
const OfferNone = "none"

// OfferSummary says in a word where a unit's offers stand: one that declined
// speaks for the unit, since the others have to choose anew, until the offer is
// withdrawn from them.
func OfferSummary(offers []Offer) string {
	states := map[OfferState]int{}
	latest := Latest(offers)
	for _, o := range latest {
		states[o.State]++
	}
	switch {
	case len(latest) == 0:
		return OfferNone
	case states[OfferRescinded] > 0 && states[OfferRescinded]+states[OfferDeclined] == len(latest):
		return string(OfferRescinded)
	case states[OfferDeclined] > 0:
		return string(OfferDeclined)
	case states[OfferLapsed] > 0:
		return string(OfferLapsed)
	case states[OfferAccepted] == len(latest):
		return string(OfferAccepted)
	}
	return string(OfferMade)
}

// Standing is where the offer of one member stands, and whether it holds a seat:
// one that lapsed does until the seat is given back.
type Standing struct {
	Offer
	HoldsSeat bool
}

// AllAccepted tells whether every seat of the unit has been taken.
func AllAccepted(u Unit, offers []Offer) bool {
	accepted := map[id.ID]bool{}
	for _, o := range Latest(offers) {
		accepted[o.MemberID] = o.State == OfferAccepted
	}
	for _, s := range u.Seats {
		if !accepted[s.MemberID] {
			return false
		}
	}
	return len(u.Seats) > 0
}

func cmpID(a, b id.ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// OfferLetter is an offer as its recipient reads it.
type OfferLetter struct {
	Offer     Offer
	Programme string
	Cohort    string
	StartsOn  programme.Date
	EndsOn    programme.Date
	Partners  []PartnerAnswer
}

// PartnerAnswer is where a partner's own offer stands.
type PartnerAnswer struct {
	Name  string
	State OfferState
}
