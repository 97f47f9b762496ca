package account

import (
	"net/http"
	"time"

	"tandem/api/wire"
	"tandem/internal/access"
	app "tandem/internal/app/account"
	"tandem/internal/fault"
)

// SignInForm is what somebody signs in with; code is of the second step or a
// recovery code.
type SignInForm struct {
	// An email address.
	Email string `json:"email"`
	// The password.
	Password string `json:"password"`
	// The six digits of the second step, or a recovery code.
	Code *string `json:"code,omitempty"`
}

// Session is what the app knows about whoever is signed in. The access token
// is for memory only; the refresh token is a cookie that no script can read.
type Session struct {
	// For Authorization: Bearer, 15 minutes or less.
	AccessToken string `json:"accessToken"`
	// When the access token ends; in UTC.
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
	// Whose session it is.
	Account AccountName `json:"account"`
	// The role in force.
	Role string `json:"role" enums:"participant,manager,coordinator,evaluator,unproven"`
	// The roles of the account.
	Roles []string `json:"roles"`
	// Whether the second step must be set up first.
	NeedsSecondFactor bool `json:"needsSecondFactor"`
}

// AccountName says whose session it is. The id is empty for a personal link.
type AccountName struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// The full name, up to 200 characters.
	Name string `json:"name"`
	// An email address.
	Email string `json:"email"`
}

// SessionInfo is one place where somebody is signed in.
type SessionInfo struct {
	// The id: 26 characters, for addresses.
	ID string `json:"id"`
	// When it was made; in UTC.
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	// When it was used last, to the minute; in UTC.
	LastSeenAt time.Time `json:"lastSeenAt" format:"date-time"`
	Agent      string    `json:"agent"` // the browser, as it describes itself
	// Whether it is the one that asks.
	Current bool `json:"current"`
}

// SessionList is the places where somebody is signed in.
type SessionList struct {
	// All of them, in the order that the operation says.
	Items []SessionInfo `json:"items"`
	// Where to go on.
	Next string `json:"next"`
}

// RoleChoice names the role to act in.
type RoleChoice struct {
	// One of the roles of the account.
	Role string `json:"role" enums:"participant,manager,coordinator,evaluator"`
}

// SessionOf is a session as whoever holds it reads it.
func SessionOf(s app.SignedIn) Session {
	return Session{
		AccessToken: s.AccessToken, ExpiresAt: s.ExpiresAt, Role: string(s.Role), Roles: roleNames(s.Roles), NeedsSecondFactor: s.NeedsSecondFactor,
		Account: AccountName{ID: s.Account.String(), Name: s.Name, Email: s.Email},
	}
}

func roleNames(roles []access.Role) []string {
	out := make([]string, len(roles))
	for i, r := range roles {
		out[i] = string(r)
	}
	return out
}

// The refresh cookie belongs to this host alone (__Host-), is never sent from
// another site, and no script can read it.
const refreshName = "__Host-refresh"

func refreshCookie(s app.SignedIn, now time.Time) []*http.Cookie {
	if s.Refresh == "" {
		return nil
	}
	return []*http.Cookie{{
		Name: refreshName, Value: s.Refresh, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		MaxAge: int(s.RefreshUntil.Sub(now).Seconds()),
	}}
}

func clearedCookie() *http.Cookie {
	return &http.Cookie{Name: refreshName, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1}
}

// SignIn begins a session.
//
//	@Summary		Sign in
//	@Description	An unknown address, a wrong password and a disabled account get the same answer. With a second step, code_needed asks for its code.
//	@ID				signIn
//	@Tags			sessions
//	@Param			body	body		SignInForm	true	"Who signs in"
//	@Success		201		{object}	Session		"Signed in; the refresh token is set as a cookie"
//	@Header			201		{string}	Location	"Where it is"
//	@x-roles		[]
//	@Router			/sessions [post]
func (a *API) SignIn(c *wire.Call, in SignInForm) (wire.Reply[Session], error) {
	s, err := a.app.SignIn(c.Context, c.Actor, app.Credentials{
		Email: in.Email, Password: in.Password, Code: wire.Given(in.Code), Agent: c.Agent, Address: c.Address,
	})
	reply := wire.Created(SessionOf(s), 0, "/sessions")
	reply.Cookies = refreshCookie(s, a.clock.Now())
	return reply, err
}

// RefreshSession gives a new access token for the refresh cookie.
//
//	@Summary		Get a new access token
//	@Description	Reads the refresh cookie and replaces it. A cookie that was replaced before ends the session, unless that was a moment ago in another tab. A cookie that is refused is cleared.
//	@ID				refreshSession
//	@Tags			sessions
//	@Param			body	body		wire.Empty	true	"An empty object"
//	@Success		200		{object}	Session	"The session goes on"
//	@x-roles		[]
//	@Router			/sessions/refresh [post]
func (a *API) RefreshSession(c *wire.Call, _ wire.Empty) (wire.Reply[Session], error) {
	token := c.Cookie(refreshName)
	s, err := a.app.Refresh(c.Context, c.Actor, token)
	if err != nil && token != "" && fault.Of(err).Kind == fault.Unauthenticated {
		err = wire.WithCookie(err, clearedCookie()) // the browser is to forget it
	}
	reply := wire.OK(SessionOf(s), 0)
	reply.Cookies = refreshCookie(s, a.clock.Now())
	return reply, err
}

// SignOut ends the session that asks.
//
//	@Summary	Sign out
//	@ID			signOut
//	@Tags		sessions
//	@Param		body	body	wire.Empty	true	"An empty object"
//	@Success	204
//	@x-roles	["*"]
//	@Router		/sessions/current/end [post]
func (a *API) SignOut(c *wire.Call, _ wire.Empty) (wire.Reply[wire.None], error) {
	reply := wire.Done()
	reply.Cookies = []*http.Cookie{clearedCookie()}
	return reply, a.app.EndSession(c.Context, c.Actor, c.Actor.Session)
}

// SwitchRole makes the session act in another of its account's roles.
//
//	@Summary	Act in another role
//	@ID			switchRole
//	@Tags		sessions
//	@Param		body	body		RoleChoice	true	"The role"
//	@Success	200		{object}	Session		"The session in its new role"
//	@x-roles	["*"]
//	@Router		/sessions/current/role [post]
func (a *API) SwitchRole(c *wire.Call, in RoleChoice) (wire.Reply[Session], error) {
	s, err := a.app.SwitchRole(c.Context, c.Actor, access.Role(in.Role))
	return wire.OK(SessionOf(s), 0), err
}

// ListSessions lists where the actor is signed in.
//
//	@Summary	Where you are signed in
//	@ID			listSessions
//	@Tags		sessions
//	@Success	200	{object}	SessionList	"The latest first"
//	@x-roles	["*"]
//	@Router		/sessions [get]
func (a *API) ListSessions(c *wire.Call) (wire.Reply[SessionList], error) {
	live, err := a.app.Sessions(c.Context, c.Actor)
	out := SessionList{Items: make([]SessionInfo, len(live))}
	for i, s := range live {
		out.Items[i] = SessionInfo{ID: s.ID.String(), CreatedAt: s.CreatedAt, LastSeenAt: s.LastSeenAt, Agent: s.Agent, Current: s.Current}
	}
	return wire.OK(out, 0), err
}

// EndSession signs out somewhere else.
//
//	@Summary	Sign out somewhere else
//	@ID			endSession
//	@Tags		sessions
//	@Param		session	path	string	true	"The session"
//	@Param		body	body	wire.Empty	true	"An empty object"
//	@Success	204
//	@x-roles	["*"]
//	@Router		/sessions/{session}/end [post]
func (a *API) EndSession(c *wire.Call, _ wire.Empty) (wire.Reply[wire.None], error) {
	return wire.Done(), a.app.EndSession(c.Context, c.Actor, c.ID("session"))
}
