package selecting

import (
	"time"

	"tandem/api/wire"
	"tandem/internal/selecting"
)

// Offer is a place offered to whoever reads it, and where the partners stand
// with theirs.
type Offer struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The name of the programme.
	Programme string `json:"programme"`
	// The name of the cohort.
	Cohort string `json:"cohort"`
	// The first day.
	StartsOn string `json:"startsOn" format:"date"`
	// The last day.
	EndsOn string `json:"endsOn" format:"date"`
	// Where it stands at present.
	State string `json:"state" enums:"made,accepted,declined,lapsed,rescinded"`
	// The last day to answer.
	ReplyBy time.Time `json:"replyBy" format:"date-time"`
	// The names of the others, by name.
	Partners []PartnerAnswer `json:"partners"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// PartnerAnswer is where a partner stands.
type PartnerAnswer struct {
	// Who was invited.
	Name string `json:"name"`
	// Where it stands at present.
	State string `json:"state" enums:"made,accepted,declined,lapsed,rescinded"`
}

// OfferList is everything that was offered to whoever reads it.
type OfferList = wire.List[Offer]

// DeclineForm says why somebody does not take the place.
type DeclineForm struct {
	// Why, from the list.
	Reason string `json:"reason"`
}

func offerOf(l selecting.OfferLetter) Offer {
	return Offer{ID: l.Offer.ID.String(), Programme: l.Programme, Cohort: l.Cohort, StartsOn: string(l.StartsOn), EndsOn: string(l.EndsOn),
		State: string(l.Offer.State), ReplyBy: l.Offer.ReplyBy, Version: l.Offer.Version,
		Partners: wire.Each(l.Partners, func(p selecting.PartnerAnswer) PartnerAnswer {
			return PartnerAnswer{Name: p.Name, State: string(p.State)}
		})}
}

// ListOffers lists the offers made to the person who asks.
//
//	@Summary	List your offers
//	@ID			listOffers
//	@Tags		offers
//	@Success	200		{object}	OfferList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["participant"]
//	@Router		/offers [get]
func (a *API) ListOffers(c *wire.Call) (wire.Reply[OfferList], error) {
	letters, err := a.app.OwnOffers(c.Context, c.Actor)
	return wire.OK(wire.Listed(letters, offerOf), 0), err
}

// AcceptOffer takes the place.
//
//	@Summary		Accept an offer
//	@Description	When everybody in the application has accepted, the partnership is formed.
//	@ID				acceptOffer
//	@Tags			offers
//	@Param			offer			path		string	true	"The offer"
//	@Param			Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param			body			body		wire.Empty	true	"An empty object"
//	@Success		200				{object}	Offer
//	@Failure		default			{object}	wire.Problem
//	@x-roles		["participant"]
//	@Router			/offers/{offer}/accept [post]
func (a *API) AcceptOffer(c *wire.Call, _ wire.Empty) (wire.Reply[Offer], error) {
	l, err := a.app.AcceptOffer(c.Context, c.Actor, c.ID("offer"))
	return wire.OK(offerOf(l), l.Offer.Version), err
}

// DeclineOffer turns the place down.
//
//	@Summary	Decline an offer
//	@ID			declineOffer
//	@Tags		offers
//	@Param		offer			path		string		true	"The offer"
//	@Param		Idempotency-Key	header		string		false	"A key of your own; 24 hours"
//	@Param		body			body		DeclineForm	true	"Why"
//	@Success	200				{object}	Offer
//	@Failure	default			{object}	wire.Problem
//	@x-roles	["participant"]
//	@Router		/offers/{offer}/decline [post]
func (a *API) DeclineOffer(c *wire.Call, in DeclineForm) (wire.Reply[Offer], error) {
	l, err := a.app.DeclineOffer(c.Context, c.Actor, c.ID("offer"), in.Reason)
	return wire.OK(offerOf(l), l.Offer.Version), err
}
