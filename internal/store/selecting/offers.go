package selecting

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/access"
	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/selecting"
	applyingrows "tandem/internal/store/applying"
	"tandem/internal/store/internal/lock"
)

// Offers are seen by the members of the application, and answered by the one whom they were made to.
var Offers = lock.Table{
	Name: "offers",
	Sees: lock.Rules{
		access.Participant: lock.Where(applyingrows.MemberOf("offers.application_id")),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Changes: lock.Rules{
		access.Participant: lock.Where("offers.person_id = @person"),
		access.Coordinator: lock.Always, access.Clerk: lock.Always,
	},
	Adds: []access.Role{access.Coordinator},
}

// Offered tells whether anybody in an application holds an offer or may yet
// answer one. Where everybody declined, nobody does.
func (in Rows) Offered(application id.ID) (bool, error) {
	return lock.Any(lock.From(lock.Clerk(in.tx), Offers).Where("application_id = ? AND state IN ('made', 'accepted', 'lapsed')", string(application)))
}

type offerRow struct {
	ID            id.ID
	ApplicationID id.ID
	DecisionID    id.ID
	CohortID      id.ID
	MemberID      id.ID
	PersonID      id.ID
	State         selecting.OfferState
	ReplyBy       time.Time
	Reason        string
	AnsweredAt    *time.Time
	CreatedAt     time.Time
	Version       int64
}

func (r offerRow) domain() selecting.Offer { return selecting.Offer(r) }

// Offers reads every offer of an application, also those of earlier decisions.
func (in Rows) Offers(application id.ID) ([]selecting.Offer, error) {
	return in.offers(lock.From(in.tx, Offers).Where("application_id = ?", application))
}

// UnitOffers reads the same whichever member of the application acts, for the
// consequences that an answer to one of them has.
func (in Rows) UnitOffers(application id.ID) ([]selecting.Offer, error) {
	return In(lock.Clerk(in.tx)).Offers(application)
}

// OffersOf reads the offers of several applications.
func (in Rows) OffersOf(applications []id.ID) (map[id.ID][]selecting.Offer, error) {
	offers, err := in.offers(lock.From(in.tx, Offers).Where("application_id IN ?", applications))
	of := map[id.ID][]selecting.Offer{}
	for _, o := range offers {
		of[o.ApplicationID] = append(of[o.ApplicationID], o)
	}
	return of, err
}

// OverdueOffers reads up to most offers that nobody answered in time.
func (in Rows) OverdueOffers(most int) ([]selecting.Offer, error) {
	return in.offers(lock.From(in.tx, Offers).Where("state = 'made' AND reply_by < ?", in.tx.Now).Limit(most))
}

func (in Rows) offers(q *gorm.DB) ([]selecting.Offer, error) {
	var rows []offerRow
	err := lock.All(q.Order("id"), &rows)
	return lock.Each(rows, offerRow.domain), err
}

// OwnOffer reads an offer that was made to the actor; a partner's is not found.
func (in Rows) OwnOffer(key id.ID) (selecting.Offer, error) {
	var r offerRow
	err := lock.One(lock.From(in.tx, Offers).Where("id = ? AND person_id = ?", key, in.tx.Actor().Person), &r)
	return r.domain(), err
}

// AddOffer keeps a new offer.
func (in Rows) AddOffer(o selecting.Offer) error {
	r := offerRow(o)
	return lock.Insert(in.tx, Offers, &r)
}

// SaveOffer keeps a changed offer; o.Version is the one that was read.
func (in Rows) SaveOffer(o selecting.Offer) error {
	r := offerRow(o)
	return lock.Replace(in.tx, Offers, &r, o.ID, o.Version)
}

type offerLetterRow struct {
	Row       offerRow `gorm:"embedded"`
	Programme string
	Cohort    string
	StartsOn  programme.Date
	EndsOn    programme.Date
}

func (r offerLetterRow) domain() selecting.OfferLetter {
	return selecting.OfferLetter{Offer: r.Row.domain(), Programme: r.Programme, Cohort: r.Cohort,
		StartsOn: r.StartsOn, EndsOn: r.EndsOn, Partners: []selecting.PartnerAnswer{}}
}

// OfferLetters reads the actor's own offers, each with what it is an offer of
// and where the partners stand.
func (in Rows) OfferLetters() ([]selecting.OfferLetter, error) {
	var rows []offerLetterRow
	err := lock.All(lock.From(in.tx, Offers).
		Joins("JOIN cohorts ON cohorts.id = offers.cohort_id JOIN programmes ON programmes.id = cohorts.programme_id").
		Where("offers.person_id = ?", in.tx.Actor().Person).Order("offers.id DESC").
		Select("offers.*, programmes.name AS programme, cohorts.name AS cohort, cohorts.starts_on, cohorts.ends_on"), &rows)
	if err != nil {
		return nil, err
	}
	letters := lock.Each(rows, offerLetterRow.domain)
	if len(letters) == 0 {
		return letters, nil
	}
	applications := make([]id.ID, len(letters))
	for i, l := range letters {
		applications[i] = l.Offer.ApplicationID
	}
	answers, err := in.partnerAnswers(applications)
	for i, l := range letters {
		letters[i].Partners = append(letters[i].Partners, answers[l.Offer.ApplicationID]...)
	}
	return letters, err
}

// OfferLetter reads one of the actor's own offers in the same way.
func (in Rows) OfferLetter(key id.ID) (selecting.OfferLetter, error) {
	letters, err := in.OfferLetters()
	for _, l := range letters {
		if l.Offer.ID == key {
			return l, nil
		}
	}
	if err == nil {
		err = fault.NotFound()
	}
	return selecting.OfferLetter{}, err
}

// partnerAnswers reads where the partners of the actor stand, by application.
func (in Rows) partnerAnswers(applications []id.ID) (map[id.ID][]selecting.PartnerAnswer, error) {
	var rows []struct {
		Row  offerRow `gorm:"embedded"`
		Name string
	}
	err := lock.All(lock.From(in.tx, Offers).Joins("JOIN members ON members.id = offers.member_id").
		Where("offers.application_id IN ? AND offers.person_id <> ?", applications, in.tx.Actor().Person).
		Select("offers.*, members.name"), &rows)
	made, names := map[id.ID][]selecting.Offer{}, map[id.ID]string{}
	for _, r := range rows {
		made[r.Row.ApplicationID] = append(made[r.Row.ApplicationID], r.Row.domain())
		names[r.Row.MemberID] = r.Name
	}
	answers := map[id.ID][]selecting.PartnerAnswer{}
	for application, offers := range made {
		for _, o := range selecting.Latest(offers) {
			answers[application] = append(answers[application], selecting.PartnerAnswer{Name: names[o.MemberID], State: o.State})
		}
	}
	return answers, err
}
