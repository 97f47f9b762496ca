package api

import (
	"net/http"
	"time"

	"tandem/internal/access"
	accountapp "tandem/internal/app/account"
	"tandem/internal/fault"
)

// signInForm is what somebody signs in with; code is of the second step or a
// recovery code.
type signInForm struct {
	Email    string  `json:"email"`
	Password string  `json:"password"`
	Code     *string `json:"code,omitempty"`
}

// session is what the app knows about whoever is signed in. The access token
// is for memory only; the refresh token is a cookie that no script can read.
type session struct {
	AccessToken       string      `json:"accessToken"`
	ExpiresAt         time.Time   `json:"expiresAt" format:"date-time"`
	Account           accountName `json:"account"`
	Role              string      `json:"role" enums:"participant,manager,coordinator,evaluator,unproven"`
	Roles             []string    `json:"roles"`
	NeedsSecondFactor bool        `json:"needsSecondFactor"`
}

// accountName says whose session it is. The id is empty for a personal link.
type accountName struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
}

type sessionInfo struct {
	ID         string    `json:"id"`
	CreatedAt  time.Time `json:"createdAt" format:"date-time"`
	LastSeenAt time.Time `json:"lastSeenAt" format:"date-time"`
	Agent      string    `json:"agent"` // the browser, as it describes itself
	Current    bool      `json:"current"`
}

type sessionList struct {
	Items []sessionInfo `json:"items"`
	Next  string        `json:"next"`
}

type roleChoice struct {
	Role string `json:"role" enums:"participant,manager,coordinator,evaluator"`
}

func sessionOf(s accountapp.SignedIn) session {
	return session{
		AccessToken: s.AccessToken, ExpiresAt: s.ExpiresAt, Role: string(s.Role), Roles: roleNames(s.Roles), NeedsSecondFactor: s.NeedsSecondFactor,
		Account: accountName{ID: s.Account.String(), Name: s.Name, Email: s.Email},
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

func refreshCookie(s accountapp.SignedIn, now time.Time) []*http.Cookie {
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

// signIn begins a session.
//
//	@Summary		Sign in
//	@Description	An unknown address, a wrong password and a disabled account get the same answer. With a second step, code_needed asks for its code.
//	@ID				signIn
//	@Tags			sessions
//	@Param			body	body		signInForm	true	"Who signs in"
//	@Success		201		{object}	session		"Signed in; the refresh token is set as a cookie"
//	@Header			201		{string}	Location	"Where it is"
//	@x-roles		[]
//	@Router			/sessions [post]
func (a *API) signIn(c *Call, in signInForm) (Reply[session], error) {
	s, err := a.App.Account.SignIn(c.Context, c.Actor, accountapp.Credentials{
		Email: in.Email, Password: in.Password, Code: given(in.Code), Agent: c.Agent, Address: c.Address,
	})
	reply := created(sessionOf(s), 0, "/sessions")
	reply.Cookies = refreshCookie(s, a.Clock.Now())
	return reply, err
}

// refreshSession gives a new access token for the refresh cookie.
//
//	@Summary		Get a new access token
//	@Description	Reads the refresh cookie and replaces it. A cookie that was replaced before ends the session, unless that was a moment ago in another tab. A cookie that is refused is cleared.
//	@ID				refreshSession
//	@Tags			sessions
//	@Param			body	body		empty	true	"An empty object"
//	@Success		200		{object}	session	"The session goes on"
//	@x-roles		[]
//	@Router			/sessions/refresh [post]
func (a *API) refreshSession(c *Call, _ empty) (Reply[session], error) {
	token := c.Cookie(refreshName)
	s, err := a.App.Account.Refresh(c.Context, c.Actor, token)
	if err != nil && token != "" && fault.Of(err).Kind == fault.Unauthenticated {
		err = withCookie{err, clearedCookie()} // the browser is to forget it
	}
	reply := ok(sessionOf(s), 0)
	reply.Cookies = refreshCookie(s, a.Clock.Now())
	return reply, err
}

// signOut ends the session that asks.
//
//	@Summary	Sign out
//	@ID			signOut
//	@Tags		sessions
//	@Param		body	body	empty	true	"An empty object"
//	@Success	204
//	@x-roles	["*"]
//	@Router		/sessions/current/end [post]
func (a *API) signOut(c *Call, _ empty) (Reply[none], error) {
	reply := done()
	reply.Cookies = []*http.Cookie{clearedCookie()}
	return reply, a.App.Account.EndSession(c.Context, c.Actor, c.Actor.Session)
}

// switchRole makes the session act in another of its account's roles.
//
//	@Summary	Act in another role
//	@ID			switchRole
//	@Tags		sessions
//	@Param		body	body		roleChoice	true	"The role"
//	@Success	200		{object}	session		"The session in its new role"
//	@x-roles	["*"]
//	@Router		/sessions/current/role [post]
func (a *API) switchRole(c *Call, in roleChoice) (Reply[session], error) {
	s, err := a.App.Account.SwitchRole(c.Context, c.Actor, access.Role(in.Role))
	return ok(sessionOf(s), 0), err
}

// listSessions lists where the actor is signed in.
//
//	@Summary	Where you are signed in
//	@ID			listSessions
//	@Tags		sessions
//	@Success	200	{object}	sessionList	"The latest first"
//	@x-roles	["*"]
//	@Router		/sessions [get]
func (a *API) listSessions(c *Call) (Reply[sessionList], error) {
	live, err := a.App.Account.Sessions(c.Context, c.Actor)
	out := sessionList{Items: make([]sessionInfo, len(live))}
	for i, s := range live {
		out.Items[i] = sessionInfo{ID: s.ID.String(), CreatedAt: s.CreatedAt, LastSeenAt: s.LastSeenAt, Agent: s.Agent, Current: s.Current}
	}
	return ok(out, 0), err
}

// endSession signs out somewhere else.
//
//	@Summary	Sign out somewhere else
//	@ID			endSession
//	@Tags		sessions
//	@Param		session	path	string	true	"The session"
//	@Param		body	body	empty	true	"An empty object"
//	@Success	204
//	@x-roles	["*"]
//	@Router		/sessions/{session}/end [post]
func (a *API) endSession(c *Call, _ empty) (Reply[none], error) {
	return done(), a.App.Account.EndSession(c.Context, c.Actor, c.ID("session"))
}
