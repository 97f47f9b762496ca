package app

// joinConsequences is the list of everything that happens in one area because of
// something in an area below it. Areas import one way only; what runs the other
// way is an arrow here and nowhere else.
func (a *App) joinConsequences() {
	// A sign-up that follows a partner's invitation proves the address that the
	// invitation was sent to.
	a.Account.InvitedAddress = a.Applying.InvitedAddress
	// Whoever has been offered places answers the offer instead of withdrawing.
	a.Applying.MayWithdraw = a.Selecting.MayWithdraw
	// A mail about a survey that has left is noted on the forms it is about.
	a.Running.Settled = a.Surveying.Mailed
}
