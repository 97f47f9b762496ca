// Package assignments makes up panels of reviewers and choices of sessions in the
// proportions of a leadership programme, to measure and to try assignments on.
// All of it is drawn from a seed.
package assignments

import (
	"fmt"
	"slices"

	"tandem/internal/area"
	"tandem/internal/matching/assign"
	"tandem/internal/matching/lot"
)

// On is the day whose areas are used.
const On = "2026-09-01"

var sectors = []string{"education", "education", "education", "health", "health", "care", "care", "other"}

// Panel draws a panel of reviewers for applications of pairs, each to be read by
// so many; 150 applications, 20 reviewers and 3 seats are a large call. Loads may
// be a third above and below the average; about one pair in forty has a declared
// conflict, besides those of the same area.
func Panel(seed uint64, applications, reviewers, seats int) assign.Reading {
	draw := lot.New(seed)
	areas := area.Current(On)
	p := assign.Reading{Seats: seats, SharedSector: 20, SameSector: 10, EvenLoads: 2}
	average := applications * seats / max(1, reviewers)
	for i := range reviewers {
		p.Reviewers = append(p.Reviewers, assign.Reviewer{
			ID: fmt.Sprintf("r%02d", i+1), Name: fmt.Sprintf("Reviewer %d", i+1), Sector: sectors[draw.IntN(len(sectors))],
			Areas: []string{areas[draw.IntN(len(areas))].Code}, Least: average * 2 / 3, Max: average*4/3 + 1,
		})
	}
	for j := range applications {
		a := assign.Application{ID: fmt.Sprintf("a%03d", j+1), Name: fmt.Sprint(j + 1), Areas: []string{areas[draw.IntN(len(areas))].Code}}
		a.Sectors = []string{sectors[draw.IntN(len(sectors))], sectors[draw.IntN(len(sectors))]}
		p.Applications = append(p.Applications, a)
		for _, r := range p.Reviewers {
			switch draw.IntN(40) {
			case 0:
				p.Conflicts = append(p.Conflicts, assign.Conflict{Reviewer: r.ID, Application: a.ID, Reason: "declared by the reviewer"})
			case 1, 2, 3, 4, 5, 6, 7, 8:
				p.Expertise = append(p.Expertise, assign.Expertise{Reviewer: r.ID, Application: a.ID, Points: 5 * (1 + draw.IntN(4))})
			}
		}
	}
	return p
}

// Choices draws people who rank the sessions of an agenda and are to have two of
// them; 40 people and 6 sessions are one module. Some sessions are more popular
// than others, the places are a quarter more than needed, and a session needs
// four people to run.
func Choices(seed uint64, people, sessions int) assign.Choosing {
	draw := lot.New(seed)
	p := assign.Choosing{Wanted: 2}
	places := (people*2*5/4 + sessions - 1) / max(1, sessions)
	for s := range sessions {
		p.Sessions = append(p.Sessions, assign.Session{ID: fmt.Sprintf("s%d", s+1), Name: fmt.Sprintf("Session %d", s+1), Places: places, Least: min(4, places)})
	}
	for i := range people {
		c := assign.Chooser{ID: fmt.Sprintf("p%03d", i+1), Name: fmt.Sprintf("Person %d", i+1)}
		for range min(4, sessions) {
			next := min(draw.IntN(sessions), draw.IntN(sessions)) // the first ones are popular
			for slices.Contains(c.Choices, p.Sessions[next].ID) {
				next = (next + 1) % sessions
			}
			c.Choices = append(c.Choices, p.Sessions[next].ID)
		}
		p.People = append(p.People, c)
	}
	return p
}
