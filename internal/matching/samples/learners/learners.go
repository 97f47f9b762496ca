// Package learners makes up cohorts of a leadership programme whose people come
// in pairs, to measure and to try learning sets on. They are drawn from a seed
// and look like the real thing: partners from one or from neighbouring local
// authority areas and from different sectors, one strategic and one closer to
// delivery, from all nine regions of England.
package learners

import (
	"fmt"
	"slices"

	"tandem/internal/area"
	"tandem/internal/matching/lot"
	"tandem/internal/matching/sets"
)

// On is the day whose areas and borders the cohorts use.
const On = "2026-09-01"

// Cohort draws a cohort of so many pairs; 20 of them are 40 people from about 23
// areas. Learning sets of 5 or 6 people are asked for, once, partners apart.
func Cohort(seed uint64, pairs int) sets.Problem {
	draw := lot.New(seed)
	p := sets.Problem{Attributes: sets.UsualAttributes(), Min: 5, Max: 6, MeetingWeight: sets.UsualMeetingWeight}
	pool := areas(draw, pairs)
	for k := range pairs {
		home := pool[k%len(pool)]
		away := partnerArea(draw, home)
		sector := sectors[draw.IntN(len(sectors))]
		other := sectors[draw.IntN(len(sectors))]
		for other == sector && draw.IntN(10) > 0 {
			other = sectors[draw.IntN(len(sectors))]
		}
		strategic := draw.IntN(2)
		a, b := member(draw, 2*k+1, home, sector, strategic), member(draw, 2*k+2, away, other, 1-strategic)
		if draw.IntN(5) == 0 {
			b.Values["role"] = a.Values["role"]
		}
		p.People = append(p.People, a, b)
		p.Partners = append(p.Partners, []string{a.ID, b.ID})
	}
	lot.Shuffle(draw, p.People)
	return p
}

// sectors are as common as they are listed: education is the largest.
var sectors = []string{"education", "education", "education", "health", "health", "care", "care", "other"}

var roles = []string{"strategic", "delivery"}

// areas are one for each pair.
func areas(draw *lot.Lot, pairs int) []area.Area {
	all := area.Current(On)
	lot.Shuffle(draw, all)
	return all[:min(len(all), pairs)]
}

// partnerArea is the same area four times of five, else a neighbour.
func partnerArea(draw *lot.Lot, home area.Area) area.Area {
	if draw.IntN(5) > 0 {
		return home
	}
	near := slices.DeleteFunc(area.Current(On), func(a area.Area) bool { return !area.Neighbours(home.Code, a.Code, On) })
	if len(near) == 0 {
		return home
	}
	return near[draw.IntN(len(near))]
}

func member(draw *lot.Lot, number int, home area.Area, sector string, role int) sets.Person {
	employer := fmt.Sprintf("%s %s %d", home.Name, sector, 1+draw.IntN(4))
	return sets.Person{ID: fmt.Sprintf("p%03d", number), Name: fmt.Sprintf("Person %d", number), Values: map[string]string{
		"area": home.Name, "organisation": employer, "sector": sector, "region": home.Region, "role": roles[role],
	}}
}
