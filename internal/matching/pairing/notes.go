package pairing

import "tandem/internal/matching/wording"

// notes tells what was not known, as far as a rule or a criterion asked for it.
func (m *model) notes() []Note {
	r, c := m.p.Config.Rules, m.p.Config.Criteria
	notes := []Note{}
	tell := func(asked bool, field, sentence string, lacks func(Person) bool) {
		var people []string
		for _, p := range m.people {
			if asked && lacks(p) {
				people = append(people, p.ID)
			}
		}
		if len(people) > 0 {
			notes = append(notes, Note{field, people, wording.Count(len(people), "person: ", "people: ") + sentence})
		}
	}
	tell(c.Place.Same+c.Place.Neighbouring > 0, "areas", "the area is not known, so their pairs earn no points for place.",
		func(p Person) bool { return len(p.Areas) == 0 })
	tell(c.Sector > 0, "sector", "the sector is not known, so their pairs earn no points for different sectors.",
		func(p Person) bool { return p.Sector == SectorUnknown })
	tell(c.Role > 0, "role", "the kind of role is not known, so their pairs earn no points for it.",
		func(p Person) bool { return p.Role == RoleUnknown })
	tell(c.Themes.Most > 0, "themes", "the project theme is not known, so their pairs earn no points for it.",
		func(p Person) bool { return len(p.Themes) == 0 })
	tell(c.Seniority.Same+c.Seniority.OneApart > 0, "seniority", "the level is not known, so their pairs earn no points for it.",
		func(p Person) bool { return p.Seniority == 0 })
	tell(c.Availability.Most > 0, "availability", "the availability is not known, so their pairs earn no points for it.",
		func(p Person) bool { return len(p.Availability) == 0 })
	tell(r.Eligible, "eligible", "whether they are eligible is not known; nobody was held back for that.",
		func(p Person) bool { return p.Eligible == NotKnown })
	tell(r.SameOrganisation, "organisation", "the organisation is not known, so the rule against the same one could not be held against them.",
		func(p Person) bool { return p.Organisation == "" })
	tell(r.LineManagement, "manager", "the line manager is not among the people, so lines of management end there.",
		func(p Person) bool { return p.Manager != "" && !m.listed(p.Manager) })
	tell(len(m.p.Previous) > 0, "previous", "the partner of the previous run is not there any more.", m.widowed())
	return notes
}

func (m *model) listed(id string) bool {
	_, ok := m.number[id]
	return ok
}

// widowed tells who had a partner in the previous run who has left.
func (m *model) widowed() func(Person) bool {
	lost := map[string]bool{}
	for _, pair := range m.p.Previous {
		lost[pair.A], lost[pair.B] = !m.listed(pair.B), !m.listed(pair.A)
	}
	return func(p Person) bool { return lost[p.ID] }
}
