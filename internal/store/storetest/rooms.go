package storetest

import (
	"reflect"

	accountrows "tandem/internal/store/account"
	applyingrows "tandem/internal/store/applying"
	evidencerows "tandem/internal/store/evidence"
	"tandem/internal/store/internal/lock"
	learningrows "tandem/internal/store/learning"
	programmesrows "tandem/internal/store/programmes"
	runningrows "tandem/internal/store/running"
	selectingrows "tandem/internal/store/selecting"
	surveyingrows "tandem/internal/store/surveying"
)

// Method is one exported method of a room of the store.
type Method struct {
	Room string
	in   func(tx *lock.Tx) any
	reflect.Method
}

// String names it as code does.
func (m Method) String() string { return m.Room + "." + m.Name }

// Call calls the method in a transaction.
func (m Method) Call(tx *lock.Tx, args ...reflect.Value) []reflect.Value {
	return m.Func.Call(append([]reflect.Value{reflect.ValueOf(m.in(tx))}, args...))
}

// rooms are all rooms of the store.
var rooms = []struct {
	name string
	in   func(tx *lock.Tx) any
}{
	{"account", func(tx *lock.Tx) any { return accountrows.In(tx) }},
	{"applying", func(tx *lock.Tx) any { return applyingrows.In(tx) }},
	{"evidence", func(tx *lock.Tx) any { return evidencerows.In(tx) }},
	{"learning", func(tx *lock.Tx) any { return learningrows.In(tx) }},
	{"programmes", func(tx *lock.Tx) any { return programmesrows.In(tx) }},
	{"running", func(tx *lock.Tx) any { return runningrows.In(tx) }},
	{"selecting", func(tx *lock.Tx) any { return selectingrows.In(tx) }},
	{"surveying", func(tx *lock.Tx) any { return surveyingrows.In(tx) }},
}

// Rooms names every room of the store.
func Rooms() (names []string) {
	for _, r := range rooms {
		names = append(names, r.name)
	}
	return names
}

// Methods lists every exported method of every room, so that a test which walks
// them can forget none.
func Methods() (all []Method) {
	for _, r := range rooms {
		for m := range reflect.TypeOf(r.in(nil)).Methods() {
			all = append(all, Method{r.name, r.in, m})
		}
	}
	return all
}
