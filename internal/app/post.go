package app

// wakePost tells this copy's mail worker that there is something to do. It
// never waits: a hint that is already there is enough, and without one the
// worker looks by itself.
func (a *App) wakePost() {
	select {
	case a.mail <- struct{}{}:
	default:
	}
}
