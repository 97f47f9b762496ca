package api

import (
	"time"

	"tandem/internal/selecting"
)

// offer is a place offered to whoever reads it, and where the partners stand
// with theirs.
type offer struct {
	ID        string          `json:"id"`
	Programme string          `json:"programme"`
	Cohort    string          `json:"cohort"`
	StartsOn  string          `json:"startsOn" format:"date"`
	EndsOn    string          `json:"endsOn" format:"date"`
	State     string          `json:"state" enums:"made,accepted,declined,lapsed,rescinded"`
	ReplyBy   time.Time       `json:"replyBy" format:"date-time"`
	Partners  []partnerAnswer `json:"partners"`
	Version   int64           `json:"version"`
}

type partnerAnswer struct {
	Name  string `json:"name"`
	State string `json:"state" enums:"made,accepted,declined,lapsed,rescinded"`
}

// offerList is everything that was offered to whoever reads it.
type offerList = list[offer]

// declineForm says why somebody does not take the place.
type declineForm struct {
	Reason string `json:"reason"`
}

func offerOf(l selecting.OfferLetter) offer {
	return offer{ID: l.Offer.ID.String(), Programme: l.Programme, Cohort: l.Cohort, StartsOn: string(l.StartsOn), EndsOn: string(l.EndsOn),
		State: string(l.Offer.State), ReplyBy: l.Offer.ReplyBy, Version: l.Offer.Version,
		Partners: each(l.Partners, func(p selecting.PartnerAnswer) partnerAnswer {
			return partnerAnswer{Name: p.Name, State: string(p.State)}
		})}
}

// listOffers lists the offers made to the person who asks.
//
//	@Summary	List your offers
//	@ID			listOffers
//	@Tags		offers
//	@Success	200		{object}	offerList
//	@Failure	default	{object}	problem
//	@x-roles	["participant"]
//	@Router		/offers [get]
func (a *API) listOffers(c *Call) (Reply[offerList], error) {
	letters, err := a.App.Selecting.OwnOffers(c.Context, c.Actor)
	return ok(listed(letters, offerOf), 0), err
}

// acceptOffer takes the place.
//
//	@Summary		Accept an offer
//	@Description	When everybody in the application has accepted, the partnership is formed.
//	@ID				acceptOffer
//	@Tags			offers
//	@Param			offer			path		string	true	"The offer"
//	@Param			Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param			body			body		empty	true	"An empty object"
//	@Success		200				{object}	offer
//	@Failure		default			{object}	problem
//	@x-roles		["participant"]
//	@Router			/offers/{offer}/accept [post]
func (a *API) acceptOffer(c *Call, _ empty) (Reply[offer], error) {
	l, err := a.App.Selecting.AcceptOffer(c.Context, c.Actor, c.ID("offer"))
	return ok(offerOf(l), l.Offer.Version), err
}

// declineOffer turns the place down.
//
//	@Summary	Decline an offer
//	@ID			declineOffer
//	@Tags		offers
//	@Param		offer			path		string		true	"The offer"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		declineForm	true	"Why"
//	@Success	200				{object}	offer
//	@Failure	default			{object}	problem
//	@x-roles	["participant"]
//	@Router		/offers/{offer}/decline [post]
func (a *API) declineOffer(c *Call, in declineForm) (Reply[offer], error) {
	l, err := a.App.Selecting.DeclineOffer(c.Context, c.Actor, c.ID("offer"), in.Reason)
	return ok(offerOf(l), l.Offer.Version), err
}
