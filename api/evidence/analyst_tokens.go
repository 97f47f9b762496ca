package evidence

import (
	"time"

	"tandem/api/wire"
	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// AnalystTokenForm asks for a token that reads some sets of one cohort until
// the end of a day.
type AnalystTokenForm struct {
	// What it is for, up to 200 characters.
	Name string `json:"name" example:"R on the office computer"`
	// The id of the cohort.
	CohortID string `json:"cohortId"`
	// The sets of data that it reads, each once.
	Sets []string `json:"sets" enums:"subjects,memberships,dyads,answers,codebook"`
	// The last day on which it works, within a year.
	ExpiresOn string `json:"expiresOn" format:"date" example:"2027-03-31"`
}

// AnalystToken is a token as its owner sees it. The token itself is in the
// answer to its creation and nowhere else, not even in a repeat of that answer.
type AnalystToken struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// What it is for.
	Name string `json:"name"`
	// The id of the cohort.
	CohortID string `json:"cohortId"`
	// The sets of data that it reads, each once.
	Sets []string `json:"sets" enums:"subjects,memberships,dyads,answers,codebook"`
	// The last day on which it works.
	ExpiresOn string `json:"expiresOn" format:"date"`
	// When it was made; in UTC.
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	// When it was used last, to the hour; in UTC, absent before.
	LastUsedAt *time.Time `json:"lastUsedAt,omitempty" format:"date-time"`
	// When it was ended for good; in UTC, absent while it works.
	RevokedAt *time.Time `json:"revokedAt,omitempty" format:"date-time"`
	// The token itself: only in the answer that makes it, never again.
	Token string `json:"token,omitempty"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// AnalystTokenList is the tokens of whoever reads it.
type AnalystTokenList = wire.List[AnalystToken]

func analystTokenOf(t evaluation.Token) AnalystToken {
	return AnalystToken{ID: t.ID.String(), Name: t.Name, CohortID: t.CohortID.String(), Sets: t.Sets,
		ExpiresOn: string(programme.DayOf(t.ExpiresAt)), CreatedAt: t.CreatedAt, LastUsedAt: t.LastUsedAt,
		RevokedAt: t.RevokedAt, Version: t.Version}
}

// TokenInUse is a token as the program that holds it sees it.
type TokenInUse struct {
	// What it is for.
	Name string `json:"name" example:"R on the office computer"`
	// The id of the cohort.
	CohortID string `json:"cohortId"`
	// The sets of data that it reads, each once.
	Sets []string `json:"sets" enums:"subjects,memberships,dyads,answers,codebook"`
	// When it ends; in UTC.
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
}

// ReadTokenInUse tells a token what it reads, and until when.
//
//	@Summary		Read what my token reads
//	@Description	With an analyst token: its cohort, its sets and when it ends. Whoever is signed in instead has no token, which answers 404.
//	@ID				readTokenInUse
//	@Tags			evaluation
//	@Success		200		{object}	TokenInUse
//	@Failure		default	{object}	wire.Problem
//	@x-roles		["evaluator"]
//	@x-analyst-token	true
//	@Router			/evaluation/token [get]
func (a *API) ReadTokenInUse(c *wire.Call) (wire.Reply[TokenInUse], error) {
	t, err := a.app.TokenInUse(c.Context, c.Actor)
	return wire.OK(TokenInUse{Name: t.Name, CohortID: t.CohortID.String(), Sets: t.Sets, ExpiresAt: t.ExpiresAt}, 0), err
}

// CreateAnalystToken makes a token for a program of the evaluator's.
//
//	@Summary	Make a token for reading evaluation data
//	@ID			createAnalystToken
//	@Tags		evaluation
//	@Param		Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param		body			body		AnalystTokenForm	true	"What it may read, and until when"
//	@Success	201				{object}	AnalystToken
//	@Failure	default			{object}	wire.Problem
//	@x-roles	["evaluator"]
//	@Router		/evaluation/tokens [post]
func (a *API) CreateAnalystToken(c *wire.Call, in AnalystTokenForm) (wire.Reply[AnalystToken], error) {
	cohort, _ := id.Parse(in.CohortID) // what is no id is answered as a missing choice
	t, err := a.app.CreateAnalystToken(c.Context, c.Actor,
		evaluation.Token{Name: programme.TidyLine(in.Name), CohortID: cohort, Sets: in.Sets}, programme.Date(in.ExpiresOn))
	shown := analystTokenOf(t.Token)
	shown.Token = t.Secret
	return wire.Created(shown, t.Version, "/evaluation/tokens"), err
}

// ListAnalystTokens lists the evaluator's own tokens, ended ones too.
//
//	@Summary	List my tokens
//	@ID			listAnalystTokens
//	@Tags		evaluation
//	@Success	200		{object}	AnalystTokenList
//	@Failure	default	{object}	wire.Problem
//	@x-roles	["evaluator"]
//	@Router		/evaluation/tokens [get]
func (a *API) ListAnalystTokens(c *wire.Call) (wire.Reply[AnalystTokenList], error) {
	tokens, err := a.app.AnalystTokens(c.Context, c.Actor)
	return wire.OK(AnalystTokenList{Items: wire.Each(tokens, analystTokenOf)}, 0), err
}

// RevokeAnalystToken ends a token for good.
//
//	@Summary	Revoke a token
//	@ID			revokeAnalystToken
//	@Tags		evaluation
//	@Param		token			path		string	true	"The token's id"
//	@Param		Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param		body			body		wire.Empty	true	"An empty object"
//	@Success	200				{object}	AnalystToken
//	@Failure	default			{object}	wire.Problem
//	@x-roles	["evaluator"]
//	@Router		/evaluation/tokens/{token}/revoke [post]
func (a *API) RevokeAnalystToken(c *wire.Call, _ wire.Empty) (wire.Reply[AnalystToken], error) {
	t, err := a.app.RevokeAnalystToken(c.Context, c.Actor, c.ID("token"))
	return wire.OK(analystTokenOf(t), t.Version), err
}
