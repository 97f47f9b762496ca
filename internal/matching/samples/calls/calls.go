// Package calls makes up calls for applications: invented units in the
// proportions of a real cohort, where 74 people applied in pairs and alone for
// 40 seats (Evaluation of the SEND Reforms Leadership Programme, cohort
// 2016-17), and small odd ones. The same seed gives the same call for ever.
package calls

import (
	"fmt"

	"tandem/internal/area"
	"tandem/internal/matching/cohort"
	"tandem/internal/matching/lot"
)

// Names of the attributes that the calls use beside those of package cohort.
const (
	Employer       = "employer"
	LocalAuthority = "local authority"
	Elsewhere      = "elsewhere"
)

// day is on which the areas are looked up: the time of the cohort described.
const day = "2016-09-01"

// maker draws one call.
type maker struct {
	*lot.Lot
	areas []area.Area
	call  cohort.Call
}

// Source draws a call in the proportions of the source: 74 people in about 42
// units and 40 areas for 40 seats, most of them pairs of one area, some of two
// neighbouring ones, some people alone; one unit an area, targets for sectors,
// employers, people alone and new areas, and a cap per region. About one call
// in eight cannot be met.
func Source(seed uint64) cohort.Call { return Sized(seed, 74, 40) }

// Sized draws a call in the same proportions for other numbers of people and
// seats.
func Sized(seed uint64, people, seats int) cohort.Call {
	m := &maker{Lot: lot.New(seed), areas: area.Current(day)}
	lot.Shuffle(m.Lot, m.areas)
	if most := max(4, people*11/20); most < len(m.areas) {
		m.areas = m.areas[:most] // so that some apply twice
	}
	m.call.Seed = seed
	for taken := 0; taken < people; {
		u := m.unit(len(m.call.Units), people-taken)
		taken += len(u.Members)
		m.call.Units = append(m.call.Units, u)
	}
	m.rules(people, seats)
	return m.call
}

// percent is true so many times in a hundred.
func (m *maker) percent(chance int) bool { return m.IntN(100) < chance }

// near draws from a bell around 0, at most 3 * spread away.
func (m *maker) near(spread int) int {
	return m.IntN(2*spread+1) + m.IntN(2*spread+1) + m.IntN(2*spread+1) - 3*spread
}

func (m *maker) unit(number, left int) cohort.Unit {
	size := 2
	switch chance := m.IntN(100); {
	case left == 1 || chance < 22:
		size = 1
	case chance < 25 && left >= 3:
		size = 3
	}
	home := m.areas[number%len(m.areas)]
	if number >= len(m.areas) {
		home = m.areas[m.IntN(len(m.areas))]
	}
	u := cohort.Unit{ID: fmt.Sprintf("U%04d", number+1), Score: int64(680 + m.near(90))}
	for i := range size {
		in := home
		if i > 0 && m.percent(14) {
			in = m.neighbour(home)
		}
		u.Members = append(u.Members, m.member(in, i))
	}
	u.Attributes = cohort.Attributes{cohort.NewArea: {yesNo(m.percent(60))}}
	return u
}

func (m *maker) neighbour(of area.Area) area.Area {
	var around []area.Area
	for _, a := range m.areas {
		if area.Neighbours(of.Code, a.Code, day) {
			around = append(around, a)
		}
	}
	if len(around) == 0 {
		return of
	}
	return around[m.IntN(len(around))]
}

// member draws a person: the first of a unit mostly works in education, the
// second in care or health.
func (m *maker) member(in area.Area, place int) cohort.Member {
	sectors := []string{"education", "education", "education", "education", "education", "education", "care", "care", "health", "other"}
	if place > 0 {
		sectors = []string{"education", "care", "care", "care", "care", "health", "health", "health", "health", "other"}
	}
	employer := LocalAuthority
	if m.percent(16) {
		employer = Elsewhere
	}
	return cohort.Member{Attributes: cohort.Attributes{
		cohort.Area: {in.Code}, cohort.Region: {in.Region}, cohort.Sector: {sectors[m.IntN(len(sectors))]}, Employer: {employer},
	}}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// rules asks for a mix that is a little tighter or looser than the people are.
func (m *maker) rules(people, seats int) {
	c := &m.call
	c.MinSeats, c.MaxSeats = seats, seats
	if m.percent(25) {
		c.MinSeats = seats - seats/10
	}
	part := func(percent int) *int { return new(max(0, (percent*seats+m.near(4)*seats+50)/100)) }
	c.Targets = []cohort.Target{
		{Attribute: cohort.Sector, Value: "education", Min: part(36), Max: new(seats * 60 / 100)},
		{Attribute: cohort.Sector, Value: "health", Min: part(22)},
		{Attribute: cohort.Sector, Value: "care", Min: part(25)},
		{Attribute: Employer, Value: Elsewhere, Min: part(15), Penalty: 60},
		{Attribute: cohort.Size, Value: cohort.Individual, Max: part(12)},
		{Attribute: cohort.NewArea, Value: "yes", Min: part(64), Penalty: int64(5 + m.IntN(40))},
	}
	c.Caps = []cohort.Cap{
		{Attribute: cohort.Area, Measure: cohort.Units, Max: 1 + people/400},
		{Attribute: cohort.Region, Max: max(4, seats*17/100)},
	}
	for range m.IntN(3) {
		u := c.Units[m.IntN(len(c.Units))].ID
		c.Locks = append(c.Locks, cohort.Lock{Unit: u, Must: m.percent(50), Reason: "agreed with the sponsor"})
	}
	if len(c.Locks) == 2 && c.Locks[0].Unit == c.Locks[1].Unit {
		c.Locks = c.Locks[:1]
	}
}
