package api

import (
	"time"

	"tandem/internal/evaluation"
	"tandem/internal/id"
	"tandem/internal/programme"
)

// analystTokenForm asks for a token that reads some sets of one cohort until
// the end of a day.
type analystTokenForm struct {
	Name      string   `json:"name" example:"R on the office computer"`
	CohortID  string   `json:"cohortId"`
	Sets      []string `json:"sets" enums:"subjects,dyads,answers,codebook"`
	ExpiresOn string   `json:"expiresOn" format:"date" example:"2027-03-31"`
}

// analystToken is a token as its owner sees it. The token itself is in the
// answer to its creation and nowhere else, not even in a repeat of that answer.
type analystToken struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	CohortID   string     `json:"cohortId"`
	Sets       []string   `json:"sets" enums:"subjects,dyads,answers,codebook"`
	ExpiresOn  string     `json:"expiresOn" format:"date"`
	CreatedAt  time.Time  `json:"createdAt" format:"date-time"`
	LastUsedAt *time.Time `json:"lastUsedAt,omitempty" format:"date-time"`
	RevokedAt  *time.Time `json:"revokedAt,omitempty" format:"date-time"`
	Token      string     `json:"token,omitempty"`
	Version    int64      `json:"version"`
}

type analystTokenList = list[analystToken]

func analystTokenOf(t evaluation.Token) analystToken {
	return analystToken{ID: t.ID.String(), Name: t.Name, CohortID: t.CohortID.String(), Sets: t.Sets,
		ExpiresOn: string(programme.DayOf(t.ExpiresAt)), CreatedAt: t.CreatedAt, LastUsedAt: t.LastUsedAt,
		RevokedAt: t.RevokedAt, Version: t.Version}
}

// createAnalystToken makes a token for a program of the evaluator's.
//
//	@Summary	Make a token for reading evaluation data
//	@ID			createAnalystToken
//	@Tags		evaluation
//	@Param		Idempotency-Key	header		string				false	"A key of your own; 24 hours"
//	@Param		body			body		analystTokenForm	true	"What it may read, and until when"
//	@Success	201				{object}	analystToken
//	@Failure	default			{object}	problem
//	@x-roles	["evaluator"]
//	@Router		/evaluation/tokens [post]
func (a *API) createAnalystToken(c *Call, in analystTokenForm) (Reply[analystToken], error) {
	cohort, _ := id.Parse(in.CohortID) // what is no id is answered as a missing choice
	t, err := a.App.Evidence.CreateAnalystToken(c.Context, c.Actor,
		evaluation.Token{Name: programme.Tidy(in.Name), CohortID: cohort, Sets: in.Sets}, programme.Date(in.ExpiresOn))
	wire := analystTokenOf(t.Token)
	wire.Token = t.Secret
	return created(wire, t.Version, "/evaluation/tokens"), err
}

// listAnalystTokens lists the evaluator's own tokens, ended ones too.
//
//	@Summary	List my tokens
//	@ID			listAnalystTokens
//	@Tags		evaluation
//	@Success	200		{object}	analystTokenList
//	@Failure	default	{object}	problem
//	@x-roles	["evaluator"]
//	@Router		/evaluation/tokens [get]
func (a *API) listAnalystTokens(c *Call) (Reply[analystTokenList], error) {
	tokens, err := a.App.Evidence.AnalystTokens(c.Context, c.Actor)
	return ok(analystTokenList{Items: each(tokens, analystTokenOf)}, 0), err
}

// revokeAnalystToken ends a token for good.
//
//	@Summary	Revoke a token
//	@ID			revokeAnalystToken
//	@Tags		evaluation
//	@Param		token			path		string	true	"The token's id"
//	@Param		Idempotency-Key	header		string	false	"A key of your own; 24 hours"
//	@Param		body			body		empty	true	"An empty object"
//	@Success	200				{object}	analystToken
//	@Failure	default			{object}	problem
//	@x-roles	["evaluator"]
//	@Router		/evaluation/tokens/{token}/revoke [post]
func (a *API) revokeAnalystToken(c *Call, _ empty) (Reply[analystToken], error) {
	t, err := a.App.Evidence.RevokeAnalystToken(c.Context, c.Actor, c.ID("token"))
	return ok(analystTokenOf(t), t.Version), err
}
