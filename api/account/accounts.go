package account

import (
	"tandem/api/wire"
	app "tandem/internal/app/account"
	"tandem/internal/identity"
)

// SignUpForm asks for an account, for whoever reads the mail of an address.
type SignUpForm struct {
	Email string `json:"email"` // the address that the link is mailed to
}

// SignUpReceipt says where a mail went, whether or not the address has an
// account already.
type SignUpReceipt struct {
	Email string `json:"email"` // as it was typed
}

// SignUpView is what a mailed link proves.
type SignUpView struct {
	Email string `json:"email"` // the address that the link was mailed to
}

// LinkToken is the last part of a mailed link.
type LinkToken struct {
	// The secret from the mailed link.
	Token string `json:"token"`
}

// ConfirmForm makes the account of the address that the token proves.
type ConfirmForm struct {
	Token    string `json:"token"`    // the last part of a mailed link, or of an invitation's
	Name     string `json:"name"`     // the full name, 200 characters or fewer
	Password string `json:"password"` // the password to sign in with, 12 characters or more
}

// Confirmed is the address that was proven, to sign in with.
type Confirmed struct {
	// The address that was confirmed.
	Email string `json:"email"`
}

// ResetForm names whose password is forgotten.
type ResetForm struct {
	// An email address.
	Email string `json:"email"`
}

// NewPassword sets a password by a mailed link.
type NewPassword struct {
	// The secret from the mailed link.
	Token string `json:"token"`
	// 12 characters or more; common ones are refused.
	Password string `json:"password"`
}

// Account is what its owner reads about it.
type Account struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// An email address.
	Email string `json:"email"`
	// The roles of the account.
	Roles []string `json:"roles"`
	// Whether signing in asks for a code as well.
	SecondFactor string `json:"secondFactor" enums:"off,on"`
	// How many recovery codes are unused.
	RecoveryCodesLeft int `json:"recoveryCodesLeft"`
	// Goes up with every change; the ETag, for If-Match.
	Version int64 `json:"version"`
}

// AccountForm is what the owner of an account can change.
type AccountForm struct {
	// The full name, up to 200 characters.
	Name string `json:"name"`
}

// PasswordForm changes the password of whoever knows the present one.
type PasswordForm struct {
	// The present password.
	Current string `json:"current"`
	// 12 characters or more; common ones are refused.
	Password string `json:"password"`
}

// SecondFactorSetup goes into an authenticator app: as a picture made of the
// uri, or typed in as text.
type SecondFactorSetup struct {
	// The secret, in base32.
	Secret string `json:"secret"`
	// The secret as an address, for a picture to scan.
	URI string `json:"uri"`
}

// CodeForm proves that an app has the secret.
type CodeForm struct {
	// The six digits of the second step.
	Code string `json:"code"`
}

// RecoveryCodes are shown this once. Each works once.
type RecoveryCodes struct {
	// Each works once: shown now and never again.
	Codes []string `json:"codes"`
}

// PasswordProof is asked for before something that a borrowed session must not do.
type PasswordProof struct {
	// The present password.
	Password string `json:"password"`
}

func accountOf(a identity.Profile) Account {
	out := Account{
		ID: a.ID.String(), Name: a.Name, Email: a.Email, Roles: roleNames(a.Roles),
		SecondFactor: "off", RecoveryCodesLeft: a.RecoveryCodesLeft, Version: a.Version,
	}
	if a.SecondFactor {
		out.SecondFactor = "on"
	}
	return out
}

// SignUp asks for an account.
//
//	@Summary		Ask for an account
//	@Description	Mails a link, behind which name and password are chosen. The answer is the same whether or not the address has an account: the mail to it tells. Asking again sends another mail, four an hour from one place; any of them is good.
//	@ID				signUp
//	@Tags			accounts
//	@Param			body	body		SignUpForm		true	"The address"
//	@Success		202		{object}	SignUpReceipt	"A mail is on its way"
//	@x-roles		[]
//	@Router			/sign-ups [post]
func (a *API) SignUp(c *wire.Call, in SignUpForm) (wire.Reply[SignUpReceipt], error) {
	return wire.Later(SignUpReceipt(in)), a.app.SignUp(c.Context, c.Actor, in.Email, c.Address)
}

// LookAtSignUp says which address a mailed link proves and consumes nothing.
//
//	@Summary	Look at a sign-up
//	@ID			lookAtSignUp
//	@Tags		accounts
//	@Param		body	body		LinkToken	true	"The last part of the link"
//	@Success	200		{object}	SignUpView	"The address"
//	@x-roles	[]
//	@Router		/sign-ups/look [post]
func (a *API) LookAtSignUp(c *wire.Call, in LinkToken) (wire.Reply[SignUpView], error) {
	email, err := a.app.LookAtSignUp(c.Context, c.Actor, in.Token)
	return wire.OK(SignUpView{Email: email}, 0), err
}

// ConfirmSignUp makes the account of the address that a mailed link proves.
//
//	@Summary		Make the account
//	@Description	The token is of the mail that was asked for, or of a partner's invitation: both prove the address. 409 already_used says that the address has an account.
//	@ID				confirmSignUp
//	@Tags			accounts
//	@Param			body	body		ConfirmForm	true	"The token, a name and a password"
//	@Success		200		{object}	Confirmed	"The account is ready to sign in"
//	@x-roles		[]
//	@Router			/sign-ups/confirm [post]
func (a *API) ConfirmSignUp(c *wire.Call, in ConfirmForm) (wire.Reply[Confirmed], error) {
	email, err := a.app.ConfirmSignUp(c.Context, c.Actor, app.Newcomer{Token: in.Token, Name: in.Name, Password: in.Password})
	return wire.OK(Confirmed{Email: email}, 0), err
}

// AskForReset mails a link to set a new password.
//
//	@Summary		Ask for a link to set a new password
//	@Description	The answer is the same for an address without an account: the mail tells.
//	@ID				askForReset
//	@Tags			accounts
//	@Param			body	body		ResetForm	true	"The address"
//	@Success		202		{object}	wire.Empty		"Taken"
//	@x-roles		[]
//	@Router			/password-resets [post]
func (a *API) AskForReset(c *wire.Call, in ResetForm) (wire.Reply[wire.Empty], error) {
	return wire.Later(wire.Empty{}), a.app.AskForReset(c.Context, c.Actor, in.Email, c.Address)
}

// CompleteReset sets a new password by a mailed link.
//
//	@Summary		Set a new password
//	@Description	Every session of the account ends. The second step stays.
//	@ID				completeReset
//	@Tags			accounts
//	@Param			body	body	NewPassword	true	"The token of the link and the password"
//	@Success		204
//	@x-roles		[]
//	@Router			/password-resets/complete [post]
func (a *API) CompleteReset(c *wire.Call, in NewPassword) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.CompleteReset(c.Context, c.Actor, in.Token, in.Password, c.Address)
}

// ReadAccount reads one's own account.
//
//	@Summary	Your account
//	@ID			readAccount
//	@Tags		accounts
//	@Success	200	{object}	Account	"Your account"
//	@x-roles	["*"]
//	@Router		/account [get]
func (a *API) ReadAccount(c *wire.Call) (wire.Reply[Account], error) {
	own, err := a.app.OwnAccount(c.Context, c.Actor)
	return wire.OK(accountOf(own), own.Version), err
}

// RenameAccount changes one's own name.
//
//	@Summary	Change your name
//	@ID			renameAccount
//	@Tags		accounts
//	@Param		If-Match	header		string		true	"The version you read, in quotes"
//	@Param		body		body		AccountForm	true	"Your name"
//	@Success	200			{object}	Account		"Your account"
//	@x-roles	["*"]
//	@Router		/account [put]
func (a *API) RenameAccount(c *wire.Call, in AccountForm) (wire.Reply[Account], error) {
	own, err := a.app.Rename(c.Context, c.Actor, c.Version, in.Name)
	return wire.OK(accountOf(own), own.Version), err
}

// ChangePassword sets another password.
//
//	@Summary		Change your password
//	@Description	Your other sessions end.
//	@ID				changePassword
//	@Tags			accounts
//	@Param			body	body	PasswordForm	true	"The present and the new password"
//	@Success		204
//	@x-roles		["*"]
//	@Router			/account/password [post]
func (a *API) ChangePassword(c *wire.Call, in PasswordForm) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.ChangePassword(c.Context, c.Actor, in.Current, in.Password)
}

// SetUpSecondFactor begins a second step of signing in.
//
//	@Summary		Set up a second step of signing in
//	@Description	Asks for the password again. The secret counts once a code of it was confirmed. It is not shown again.
//	@ID				setUpSecondFactor
//	@Tags			accounts
//	@Param			body	body		PasswordProof		true	"Your password"
//	@Success		200		{object}	SecondFactorSetup	"For the authenticator app"
//	@x-roles		["*"]
//	@Router			/account/second-factor [post]
func (a *API) SetUpSecondFactor(c *wire.Call, in PasswordProof) (wire.Reply[SecondFactorSetup], error) {
	s, err := a.app.SetUpSecondFactor(c.Context, c.Actor, in.Password)
	return wire.OK(SecondFactorSetup{Secret: s.Secret, URI: s.URI}, 0), err
}

// ConfirmSecondFactor turns the second step on.
//
//	@Summary		Turn the second step on
//	@Description	Your other sessions end.
//	@ID				confirmSecondFactor
//	@Tags			accounts
//	@Param			body	body		CodeForm		true	"The code that the app shows"
//	@Success		200		{object}	RecoveryCodes	"To be kept for the day on which the app is gone"
//	@x-roles		["*"]
//	@Router			/account/second-factor/confirm [post]
func (a *API) ConfirmSecondFactor(c *wire.Call, in CodeForm) (wire.Reply[RecoveryCodes], error) {
	codes, err := a.app.ConfirmSecondFactor(c.Context, c.Actor, in.Code)
	return wire.OK(RecoveryCodes{Codes: codes}, 0), err
}

// RemoveSecondFactor turns the second step off.
//
//	@Summary		Turn the second step off
//	@Description	Your other sessions end.
//	@ID				removeSecondFactor
//	@Tags			accounts
//	@Param			body	body	PasswordProof	true	"Your password"
//	@Success		204
//	@x-roles		["*"]
//	@Router			/account/second-factor/remove [post]
func (a *API) RemoveSecondFactor(c *wire.Call, in PasswordProof) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.RemoveSecondFactor(c.Context, c.Actor, in.Password)
}
