package pairing

import (
	"fmt"

	"tandem/internal/area"
	"tandem/internal/matching/wording"
)

// match describes a pair: lower number first, whatever the order given.
func (m *model) match(a, b int32) Match {
	low, high := min(a, b), max(a, b)
	c := m.pair(low, high)
	match := Match{
		A: m.people[low].ID, B: m.people[high].ID,
		Points: c.points, Awards: m.awards(low, high, c.say),
		Kept: c.say&linkBefore != 0,
	}
	if m.partner[low] == high {
		lock := m.p.Locks[m.lockOf[low]]
		match.Locked, match.LockReason, match.Override = true, lock.Reason, lock.Override
		match.Overrides = m.hits(low, high, c)
	}
	return match
}

// awards lists what each criterion gives, with the evidence. Their points add
// up to those of the cell.
func (m *model) awards(low, high int32, say linkSet) []Award {
	a, b, c := m.people[low], m.people[high], &m.p.Config.Criteria
	sector, role := int64(0), int64(0)
	if a.Sector != b.Sector && a.Sector != SectorUnknown && b.Sector != SectorUnknown {
		sector = c.Sector
	}
	if a.Role != b.Role && a.Role != RoleUnknown && b.Role != RoleUnknown {
		role = c.Role
	}
	return []Award{
		{CriterionPlace, c.place(&m.place[low], &m.place[high]), m.placeEvidence(a, b)},
		{CriterionSector, sector, sectorEvidence(a, b)},
		{CriterionRole, role, roleEvidence(a, b)},
		{CriterionThemes, c.Themes.of(int64(len(shared(a.Themes, b.Themes)))), themeEvidence(a, b)},
		{CriterionSeniority, c.seniority(a.Seniority, b.Seniority), seniorityEvidence(a, b)},
		{CriterionAvailability, c.Availability.of(int64(len(shared(a.Availability, b.Availability)))), availabilityEvidence(a, b)},
		{CriterionWish, c.wish(say), wishEvidence(a, b, say)},
	}
}

// unknown says of whom something is not known; empty when of neither.
func unknown(what string, a, b Person, lacks func(Person) bool) string {
	switch {
	case lacks(a) && lacks(b):
		return fmt.Sprintf("%s of %s and of %s is not known", what, a.ID, b.ID)
	case lacks(a):
		return fmt.Sprintf("%s of %s is not known", what, a.ID)
	case lacks(b):
		return fmt.Sprintf("%s of %s is not known", what, b.ID)
	}
	return ""
}

func (m *model) placeEvidence(a, b Person) string {
	if lacking := unknown("The area", a, b, func(p Person) bool { return len(p.Areas) == 0 }); lacking != "" {
		return lacking
	}
	if both := shared(a.Areas, b.Areas); len(both) > 0 {
		return "Both work in " + areaNames(both)
	}
	for _, ofA := range a.Areas {
		for _, ofB := range b.Areas {
			if area.Neighbours(ofA, ofB, m.p.On) {
				return areaNames([]string{ofA, ofB}) + " are neighbours"
			}
		}
	}
	return fmt.Sprintf("%s works in %s and %s in %s, which are not neighbours", a.ID, areaNames(a.Areas), b.ID, areaNames(b.Areas))
}

func areaNames(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = code
		if found, ok := area.Find(code); ok {
			names[i] = found.Name
		}
	}
	return wording.List(names)
}

func (s Sector) words() string {
	if s == OtherSector {
		return "another sector"
	}
	return string(s)
}

func sectorEvidence(a, b Person) string {
	if lacking := unknown("The sector", a, b, func(p Person) bool { return p.Sector == SectorUnknown }); lacking != "" {
		return lacking
	}
	if a.Sector == b.Sector {
		return "Both work in " + a.Sector.words()
	}
	return fmt.Sprintf("%s works in %s and %s in %s", a.ID, a.Sector.words(), b.ID, b.Sector.words())
}

func roleEvidence(a, b Person) string {
	if lacking := unknown("The kind of role", a, b, func(p Person) bool { return p.Role == RoleUnknown }); lacking != "" {
		return lacking
	}
	if a.Role == b.Role {
		return fmt.Sprintf("Both have a %s role", a.Role)
	}
	return fmt.Sprintf("%s has a %s role and %s a %s one", a.ID, a.Role, b.ID, b.Role)
}

func themeEvidence(a, b Person) string {
	if both := shared(a.Themes, b.Themes); len(both) > 0 {
		return "Both want to work on " + wording.List(both)
	}
	if lacking := unknown("The project theme", a, b, func(p Person) bool { return len(p.Themes) == 0 }); lacking != "" {
		return lacking
	}
	return "They share no project theme"
}

func seniorityEvidence(a, b Person) string {
	if lacking := unknown("The level", a, b, func(p Person) bool { return p.Seniority == 0 }); lacking != "" {
		return lacking
	}
	if a.Seniority == b.Seniority {
		return fmt.Sprintf("Both are at level %d", a.Seniority)
	}
	return fmt.Sprintf("%s is at level %d and %s at level %d", a.ID, a.Seniority, b.ID, b.Seniority)
}

func availabilityEvidence(a, b Person) string {
	if both := shared(a.Availability, b.Availability); len(both) > 0 {
		return "Both are available: " + wording.List(both)
	}
	if lacking := unknown("The availability", a, b, func(p Person) bool { return len(p.Availability) == 0 }); lacking != "" {
		return lacking
	}
	return "They share no time"
}

func wishEvidence(a, b Person, say linkSet) string {
	switch say & (linkWishLow | linkWishHigh) {
	case linkWishLow | linkWishHigh:
		return fmt.Sprintf("%s and %s wish for each other", a.ID, b.ID)
	case linkWishLow:
		return fmt.Sprintf("%s wishes for %s", a.ID, b.ID)
	case linkWishHigh:
		return fmt.Sprintf("%s wishes for %s", b.ID, a.ID)
	}
	return "Neither wished for the other"
}
