// Package people invents the people of a programme from a seed, for tests,
// benchmarks and demonstrations: plausible, and nobody in particular. They work
// in local authorities, the health service, social care and the voluntary
// sector of real areas, and seek partners for projects of the reform of special
// educational needs and disability.
package people

import (
	"fmt"
	"slices"

	"tandem/internal/area"
	"tandem/internal/matching/lot"
	"tandem/internal/matching/pairing"
)

// Programme is how many people apply to a programme of the usual size.
const Programme = 74

// On is the day of the invented run.
const On = "2026-11-21"

// Problem gives the default configuration to the people of a seed.
func Problem(seed uint64, n int) pairing.Problem {
	return pairing.Problem{On: On, Config: pairing.Defaults(), People: People(seed, n)}
}

// People invents n people, P001 and so on. The same seed gives the same people.
// Areas come in clusters, as they do when a region is well represented; most
// people work for a local authority's education service; some things are not
// known about some; a few report to one another, have declared a conflict, and
// wish for or refuse each other.
func People(seed uint64, n int) []pairing.Person {
	i := inventor{lot: lot.New(seed), areas: area.Current(On)}
	people := make([]pairing.Person, n)
	for at := range people {
		people[at] = i.person(fmt.Sprintf("P%0*d", max(3, len(fmt.Sprint(n))), at+1))
	}
	i.relate(people)
	return people
}

type inventor struct {
	lot   *lot.Lot
	areas []area.Area
	here  []area.Area // where somebody comes from already
}

// chosen draws from choices that are written as often as they are likely.
func chosen[T any](l *lot.Lot, from []T) T { return from[l.IntN(len(from))] }

// inHundred is true so many times in a hundred.
func (i *inventor) inHundred(times int) bool { return i.lot.IntN(100) < times }

func (i *inventor) person(id string) pairing.Person {
	home := i.home()
	p := pairing.Person{ID: id, Areas: []string{home.Code}, Eligible: pairing.Yes}
	p.Sector = chosen(i.lot, sectors)
	p.Organisation = i.employer(p.Sector, home)
	if i.inHundred(5) { // a service for two authorities
		for _, other := range i.areas {
			if area.Neighbours(home.Code, other.Code, On) {
				p.Areas = append(p.Areas, other.Code)
				break
			}
		}
	}
	if !i.inHundred(6) {
		p.Role = chosen(i.lot, []pairing.RoleKind{pairing.Strategic, pairing.Strategic, pairing.Delivery})
	}
	for range 1 + i.lot.IntN(3) {
		p.Themes = append(p.Themes, chosen(i.lot, themes))
	}
	if !i.inHundred(8) {
		p.Seniority = chosen(i.lot, []int{1, 2, 2, 3, 3, 3, 4, 4, 5})
	}
	for _, when := range times {
		if i.inHundred(45) {
			p.Availability = append(p.Availability, when)
		}
	}
	score := 40 + i.lot.IntN(21) + i.lot.IntN(21) + i.lot.IntN(19)
	p.Score = &score
	if i.inHundred(3) {
		p.Sector = pairing.SectorUnknown
	}
	return p
}

// home is, in two of five draws, where somebody comes from already, because
// authorities that send anybody often send several; in another of five an area
// beside one of those.
func (i *inventor) home() area.Area {
	home := chosen(i.lot, i.areas)
	switch draw := i.lot.IntN(5); {
	case len(i.here) == 0 || draw > 2:
	case draw == 2:
		near := chosen(i.lot, i.here)
		home = chosen(i.lot, slices.DeleteFunc(slices.Clone(i.areas), func(a area.Area) bool {
			return a.Code != near.Code && !area.Neighbours(a.Code, near.Code, On)
		}))
	default:
		home = chosen(i.lot, i.here)
	}
	i.here = append(i.here, home)
	return home
}

func (i *inventor) employer(s pairing.Sector, home area.Area) string {
	switch s {
	case pairing.Health:
		return "NHS " + home.Region
	case pairing.OtherSector:
		return home.Name + " Parent Carer Forum"
	case pairing.Education:
		if i.inHundred(25) {
			return home.Name + " Schools Trust"
		}
	}
	return home.OfficialName
}

// relate lets some of the people know one another.
func (i *inventor) relate(people []pairing.Person) {
	byArea := map[string][]int{}
	for at, p := range people {
		byArea[p.Areas[0]] = append(byArea[p.Areas[0]], at)
	}
	for at := range people {
		near := byArea[people[at].Areas[0]]
		if len(near) < 2 {
			continue
		}
		other := chosen(i.lot, near)
		if other == at {
			continue
		}
		p, id := &people[at], people[other].ID
		switch draw := i.lot.IntN(100); {
		case draw < 10:
			p.Wishes = append(p.Wishes, id)
		case draw < 14 && other < at: // upwards only, so that nobody manages in a circle
			p.Manager = id
		case draw < 16:
			p.Conflicts = append(p.Conflicts, id)
		case draw < 18:
			p.Vetoes = append(p.Vetoes, id)
		}
	}
}

var (
	sectors = []pairing.Sector{
		pairing.Education, pairing.Education, pairing.Education, pairing.Education, pairing.Education,
		pairing.Education, pairing.Health, pairing.Health, pairing.Care, pairing.Care, pairing.OtherSector,
	}
	themes = []string{
		"preparation for adulthood", "early identification", "inclusion in mainstream schools",
		"education, health and care plans", "speech and language", "neurodiversity",
		"social, emotional and mental health", "alternative provision", "attendance",
		"working with parents and carers", "joint commissioning", "the local offer",
		"transport", "workforce", "data and sufficiency",
	}
	times = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "online"}
)
