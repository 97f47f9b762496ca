package api

import (
	accountapp "tandem/internal/app/account"
)

// signUpForm asks for an account; invitation is the token of a partner's
// invitation that was followed.
type signUpForm struct {
	Name       string  `json:"name"`
	Email      string  `json:"email"`
	Password   string  `json:"password"`
	Invitation *string `json:"invitation,omitempty"`
}

// signUpReceipt says what to do next, whether or not the address has an
// account already.
type signUpReceipt struct {
	Next  string `json:"next" enums:"confirm_address,sign_in"`
	Email string `json:"email"`
}

// linkToken is the last part of a mailed link.
type linkToken struct {
	Token string `json:"token"`
}

// confirmForm proves the address with the token and the person with the
// password of the sign-up.
type confirmForm struct {
	Token    string `json:"token"`
	Password string `json:"password"`
}

type confirmed struct {
	Email string `json:"email"`
}

type resetForm struct {
	Email string `json:"email"`
}

type newPassword struct {
	Token    string `json:"token"`
	Password string `json:"password"`
}

// account is what its owner reads about it.
type account struct {
	ID                string   `json:"id"`
	Name              string   `json:"name"`
	Email             string   `json:"email"`
	Roles             []string `json:"roles"`
	SecondFactor      string   `json:"secondFactor" enums:"off,on"`
	RecoveryCodesLeft int      `json:"recoveryCodesLeft"`
	Version           int64    `json:"version"`
}

type accountForm struct {
	Name string `json:"name"`
}

type passwordForm struct {
	Current  string `json:"current"`
	Password string `json:"password"`
}

// secondFactorSetup goes into an authenticator app: as a picture made of the
// uri, or typed in as text.
type secondFactorSetup struct {
	Secret string `json:"secret"`
	URI    string `json:"uri"`
}

type codeForm struct {
	Code string `json:"code"`
}

// recoveryCodes are shown this once. Each works once.
type recoveryCodes struct {
	Codes []string `json:"codes"`
}

type passwordProof struct {
	Password string `json:"password"`
}

func accountOf(a accountapp.Account) account {
	out := account{
		ID: a.ID.String(), Name: a.Name, Email: a.Email, Roles: roleNames(a.Roles),
		SecondFactor: "off", RecoveryCodesLeft: a.RecoveryCodesLeft, Version: a.Version,
	}
	if a.SecondFactor {
		out.SecondFactor = "on"
	}
	return out
}

// signUp asks for an account.
//
//	@Summary		Ask for an account
//	@Description	The answer is the same whether or not the address has an account: the mail to it tells.
//	@ID				signUp
//	@Tags			accounts
//	@Param			body	body		signUpForm		true	"Who asks"
//	@Success		202		{object}	signUpReceipt	"What to do next"
//	@x-roles		[]
//	@Router			/sign-ups [post]
func (a *API) signUp(c *Call, in signUpForm) (Reply[signUpReceipt], error) {
	next, err := a.App.Account.SignUp(c.Context, c.Actor, accountapp.SignUp{
		Name: in.Name, Email: in.Email, Password: in.Password, Invitation: given(in.Invitation), Address: c.Address,
	})
	return later(signUpReceipt{Next: next, Email: in.Email}), err
}

// confirmSignUp makes the account that a mailed link belongs to.
//
//	@Summary	Confirm an email address
//	@ID			confirmSignUp
//	@Tags		accounts
//	@Param		body	body		confirmForm	true	"The token of the link, and the password chosen before"
//	@Success	200		{object}	confirmed	"The account is ready to sign in"
//	@x-roles	[]
//	@Router		/sign-ups/confirm [post]
func (a *API) confirmSignUp(c *Call, in confirmForm) (Reply[confirmed], error) {
	email, err := a.App.Account.ConfirmSignUp(c.Context, c.Actor, in.Token, in.Password)
	return ok(confirmed{Email: email}, 0), err
}

// askForReset mails a link to set a new password.
//
//	@Summary		Ask for a link to set a new password
//	@Description	The answer is the same for an address without an account.
//	@ID				askForReset
//	@Tags			accounts
//	@Param			body	body		resetForm	true	"The address"
//	@Success		202		{object}	empty		"Taken"
//	@x-roles		[]
//	@Router			/password-resets [post]
func (a *API) askForReset(c *Call, in resetForm) (Reply[empty], error) {
	return later(empty{}), a.App.Account.AskForReset(c.Context, c.Actor, in.Email, c.Address)
}

// completeReset sets a new password by a mailed link.
//
//	@Summary		Set a new password
//	@Description	Every session of the account ends. The second step stays.
//	@ID				completeReset
//	@Tags			accounts
//	@Param			body	body	newPassword	true	"The token of the link and the password"
//	@Success		204
//	@x-roles		[]
//	@Router			/password-resets/complete [post]
func (a *API) completeReset(c *Call, in newPassword) (Reply[none], error) {
	return done(), a.App.Account.CompleteReset(c.Context, c.Actor, in.Token, in.Password, c.Address)
}

// readAccount reads one's own account.
//
//	@Summary	Your account
//	@ID			readAccount
//	@Tags		accounts
//	@Success	200	{object}	account	"Your account"
//	@x-roles	["*"]
//	@Router		/account [get]
func (a *API) readAccount(c *Call) (Reply[account], error) {
	own, err := a.App.Account.OwnAccount(c.Context, c.Actor)
	return ok(accountOf(own), own.Version), err
}

// renameAccount changes one's own name.
//
//	@Summary	Change your name
//	@ID			renameAccount
//	@Tags		accounts
//	@Param		If-Match	header		string		true	"The version you read, in quotes"
//	@Param		body		body		accountForm	true	"Your name"
//	@Success	200			{object}	account		"Your account"
//	@x-roles	["*"]
//	@Router		/account [put]
func (a *API) renameAccount(c *Call, in accountForm) (Reply[account], error) {
	own, err := a.App.Account.Rename(c.Context, c.Actor, c.Version, in.Name)
	return ok(accountOf(own), own.Version), err
}

// changePassword sets another password.
//
//	@Summary		Change your password
//	@Description	Your other sessions end.
//	@ID				changePassword
//	@Tags			accounts
//	@Param			body	body	passwordForm	true	"The present and the new password"
//	@Success		204
//	@x-roles		["*"]
//	@Router			/account/password [post]
func (a *API) changePassword(c *Call, in passwordForm) (Reply[none], error) {
	return done(), a.App.Account.ChangePassword(c.Context, c.Actor, in.Current, in.Password)
}

// setUpSecondFactor begins a second step of signing in.
//
//	@Summary		Set up a second step of signing in
//	@Description	The secret counts once a code of it was confirmed. It is not shown again.
//	@ID				setUpSecondFactor
//	@Tags			accounts
//	@Param			body	body		empty				true	"An empty object"
//	@Success		200		{object}	secondFactorSetup	"For the authenticator app"
//	@x-roles		["*"]
//	@Router			/account/second-factor [post]
func (a *API) setUpSecondFactor(c *Call, _ empty) (Reply[secondFactorSetup], error) {
	s, err := a.App.Account.SetUpSecondFactor(c.Context, c.Actor)
	return ok(secondFactorSetup{Secret: s.Secret, URI: s.URI}, 0), err
}

// confirmSecondFactor turns the second step on.
//
//	@Summary	Turn the second step on
//	@ID			confirmSecondFactor
//	@Tags		accounts
//	@Param		body	body		codeForm		true	"The code that the app shows"
//	@Success	200		{object}	recoveryCodes	"To be kept for the day on which the app is gone"
//	@x-roles	["*"]
//	@Router		/account/second-factor/confirm [post]
func (a *API) confirmSecondFactor(c *Call, in codeForm) (Reply[recoveryCodes], error) {
	codes, err := a.App.Account.ConfirmSecondFactor(c.Context, c.Actor, in.Code)
	return ok(recoveryCodes{Codes: codes}, 0), err
}

// removeSecondFactor turns the second step off.
//
//	@Summary	Turn the second step off
//	@ID			removeSecondFactor
//	@Tags		accounts
//	@Param		body	body	passwordProof	true	"Your password"
//	@Success	204
//	@x-roles	["*"]
//	@Router		/account/second-factor/remove [post]
func (a *API) removeSecondFactor(c *Call, in passwordProof) (Reply[none], error) {
	return done(), a.App.Account.RemoveSecondFactor(c.Context, c.Actor, in.Password)
}
