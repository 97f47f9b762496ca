package store

import (
	"time"

	"gorm.io/gorm"

	"tandem/internal/fault"
	"tandem/internal/id"
	"tandem/internal/programme"
	"tandem/internal/selecting"
)

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
func (tx *Tx) Offers(application id.ID) ([]selecting.Offer, error) {
	return tx.offers(tx.from("offers").Where("application_id = ?", application))
}

// UnitOffers reads the same whichever member of the application acts, for the
// consequences that an answer to one of them has.
func (tx *Tx) UnitOffers(application id.ID) ([]selecting.Offer, error) {
	return tx.Clerk().Offers(application)
}

// OffersOf reads the offers of several applications.
func (tx *Tx) OffersOf(applications []id.ID) (map[id.ID][]selecting.Offer, error) {
	offers, err := tx.offers(tx.from("offers").Where("application_id IN ?", applications))
	of := map[id.ID][]selecting.Offer{}
	for _, o := range offers {
		of[o.ApplicationID] = append(of[o.ApplicationID], o)
	}
	return of, err
}

// OverdueOffers reads up to most offers that nobody answered in time.
func (tx *Tx) OverdueOffers(most int) ([]selecting.Offer, error) {
	return tx.offers(tx.from("offers").Where("state = 'made' AND reply_by < ?", tx.Now).Limit(most))
}

func (tx *Tx) offers(q *gorm.DB) ([]selecting.Offer, error) {
	var rows []offerRow
	err := all(q.Order("id"), &rows)
	return convert(rows, offerRow.domain), err
}

// OwnOffer reads an offer that was made to the actor; a partner's is not found.
func (tx *Tx) OwnOffer(key id.ID) (selecting.Offer, error) {
	var r offerRow
	err := one(tx.from("offers").Where("id = ? AND person_id = ?", key, tx.Actor.Person), &r)
	return r.domain(), err
}

// AddOffer keeps a new offer.
func (tx *Tx) AddOffer(o selecting.Offer) error {
	r := offerRow(o)
	return tx.insert("offers", &r)
}

// SaveOffer keeps a changed offer; o.Version is the one that was read.
func (tx *Tx) SaveOffer(o selecting.Offer) error {
	r := offerRow(o)
	return tx.replace("offers", &r, o.ID, o.Version)
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
func (tx *Tx) OfferLetters() ([]selecting.OfferLetter, error) {
	var rows []offerLetterRow
	err := all(tx.from("offers").
		Joins("JOIN cohorts ON cohorts.id = offers.cohort_id JOIN programmes ON programmes.id = cohorts.programme_id").
		Where("offers.person_id = ?", tx.Actor.Person).Order("offers.id DESC").
		Select("offers.*, programmes.name AS programme, cohorts.name AS cohort, cohorts.starts_on, cohorts.ends_on"), &rows)
	if err != nil {
		return nil, err
	}
	letters := convert(rows, offerLetterRow.domain)
	for i := range letters {
		if letters[i].Partners, err = tx.partnerAnswers(letters[i].Offer.ApplicationID); err != nil {
			return nil, err
		}
	}
	return letters, nil
}

// OfferLetter reads one of the actor's own offers in the same way.
func (tx *Tx) OfferLetter(key id.ID) (selecting.OfferLetter, error) {
	letters, err := tx.OfferLetters()
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

func (tx *Tx) partnerAnswers(application id.ID) ([]selecting.PartnerAnswer, error) {
	var rows []struct {
		Row  offerRow `gorm:"embedded"`
		Name string
	}
	err := all(tx.from("offers").Joins("JOIN members ON members.id = offers.member_id").
		Where("offers.application_id = ? AND offers.person_id <> ?", application, tx.Actor.Person).
		Select("offers.*, members.name"), &rows)
	offers, names := make([]selecting.Offer, len(rows)), map[id.ID]string{}
	for i, r := range rows {
		offers[i], names[r.Row.MemberID] = r.Row.domain(), r.Name
	}
	answers := []selecting.PartnerAnswer{}
	for _, o := range selecting.Latest(offers) {
		answers = append(answers, selecting.PartnerAnswer{Name: names[o.MemberID], State: o.State})
	}
	return answers, err
}
