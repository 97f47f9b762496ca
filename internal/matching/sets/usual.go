package sets

// UsualAttributes are those in which the people of a learning set should differ,
// with what each pair of one value costs: an area or employer in common weighs
// most, then the sector, then region and role. The caller may change the copy.
func UsualAttributes() []Attribute {
	return []Attribute{
		{Name: "area", Weight: 40, Before: "from"},
		{Name: "organisation", Weight: 40, Before: "at"},
		{Name: "sector", Weight: 10, Before: "from"},
		{Name: "region", Weight: 5, Before: "from"},
		{Name: "role", Weight: 5, Before: "with the role"},
	}
}

// UsualMeetingWeight is what it costs to meet somebody again in a later round.
const UsualMeetingWeight = 20
