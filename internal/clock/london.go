package clock

import (
	"sync"
	"time"
	_ "time/tzdata" // the machine may have none
)

// London is where people enter and read days and deadlines.
func London() *time.Location { return london() }

var london = sync.OnceValue(func() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("clock: " + err.Error()) // the data is part of the program
	}
	return place
})
