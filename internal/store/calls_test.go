package store

import (
	"slices"
	"testing"

	"tandem/internal/store/storetest"
)

// call is one method of a room, asked by one visitor of the world with arguments
// that mean something there.
type call struct {
	method string
	as     string
	do     func(tx *Tx) []any
}

// got are all results of a call, the error among them.
func got(results ...any) []any { return results }

// hash is a token's, and hashText how it is kept.
var hash = []byte("hash of a token")

const hashText = "68617368206f66206120746f6b656e"

// calls ask every method of every room.
func calls() []call {
	return slices.Concat(accountCalls, programmesCalls, applyingCalls, learningCalls, selectingCalls, surveyingCalls, evidenceCalls, runningCalls)
}

func TestEveryMethodIsCalled(t *testing.T) {
	called := map[string]bool{}
	for _, c := range calls() {
		called[c.method] = true
	}
	for _, m := range storetest.Methods() {
		if !called[m.String()] {
			t.Errorf("%s has no line in calls_*_test.go: nobody would see what it sends", m)
		}
		delete(called, m.String())
	}
	delete(called, "applying.Invited") // opens the room, and is no method of it
	for name := range called {
		t.Errorf("%s is called and is no method", name)
	}
}
