package calls

import (
	"fmt"

	"tandem/internal/matching/cohort"
	"tandem/internal/matching/lot"
)

// Small draws an odd call of at most so many units, for comparison with trying
// everything: few values, many equal scores, targets that contradict each
// other, people in two areas, negative scores, locks and bars. About a third
// cannot be met.
func Small(seed uint64, most int) cohort.Call {
	m := &maker{Lot: lot.New(seed)}
	m.call.Seed = seed
	spread := []int{1, 3, 10, 1000}[m.IntN(4)]
	lowest := m.IntN(3) * -spread / 4
	for i := range m.IntN(most + 1) {
		u := cohort.Unit{ID: fmt.Sprintf("S%02d", i), Score: int64(lowest + m.IntN(spread+1))}
		for range 1 + m.IntN(3) {
			u.Members = append(u.Members, m.oddMember())
		}
		if m.percent(5) {
			u.Ineligible = "works elsewhere now"
		}
		m.call.Units = append(m.call.Units, u)
	}
	m.oddRules(int64(spread))
	return m.call
}

func (m *maker) letter(of string) string { i := m.IntN(len(of)); return of[i : i+1] }

func (m *maker) oddMember() cohort.Member {
	a := cohort.Attributes{cohort.Area: {m.letter("ABCDEF")}, cohort.Region: {m.letter("NS")}, cohort.Sector: {m.letter("ehco")}}
	if m.percent(15) {
		a[cohort.Area] = append(a[cohort.Area], m.letter("ABCDEF"))
	}
	if m.percent(40) {
		a[cohort.NewArea] = []string{"yes"}
	}
	return cohort.Member{Attributes: a}
}

func (m *maker) oddRules(spread int64) {
	c := &m.call
	people := 0
	for _, u := range c.Units {
		people += len(u.Members)
	}
	c.MaxSeats = m.IntN(people/2 + 3)
	c.MinSeats = m.IntN(c.MaxSeats + 1)
	if m.percent(30) {
		c.MinSeats = c.MaxSeats
	}
	for range m.IntN(6) {
		c.Targets = append(c.Targets, m.oddTarget(spread))
	}
	if m.percent(60) {
		c.Caps = append(c.Caps, cohort.Cap{Attribute: cohort.Area, Measure: cohort.Units, Max: 1 + m.IntN(2), Except: map[string]int{"A": m.IntN(3)}})
	}
	if m.percent(40) {
		c.Caps = append(c.Caps, cohort.Cap{Attribute: cohort.Region, Max: 2 + m.IntN(c.MaxSeats+1)})
	}
	if m.percent(20) {
		c.MinScore = new(int64(m.IntN(3)))
	}
	for i, u := range c.Units {
		if m.percent(6) && (u.Ineligible == "" || i%2 == 0) {
			c.Locks = append(c.Locks, cohort.Lock{Unit: u.ID, Must: u.Ineligible == "" && m.percent(50), Reason: "so decided"})
		}
	}
}

func (m *maker) oddTarget(spread int64) cohort.Target {
	t := cohort.Target{Attribute: cohort.Sector, Value: m.letter("ehco")}
	switch m.IntN(5) {
	case 0:
		t.Attribute, t.Value = cohort.NewArea, "yes"
	case 1:
		t.Attribute, t.Value = cohort.Size, []string{cohort.Individual, cohort.Pair, cohort.Triad}[m.IntN(3)]
	case 2:
		t.Attribute, t.Value = cohort.Area, m.letter("ABCDEF")
	}
	if m.percent(40) {
		t.Measure = cohort.Units
	}
	from := m.IntN(max(1, m.call.MaxSeats/2))
	if m.percent(70) {
		t.Min = new(from)
	}
	if t.Min == nil || m.percent(40) {
		t.Max = new(from + m.IntN(3))
	}
	if m.percent(45) {
		t.Penalty = 1 + int64(m.IntN(int(spread)+1))
	}
	return t
}
