package pairing

// ruleSet is a set of rules, one bit each, in the order of rules.
type ruleSet uint16

const ruleTypes = 8

// rules is the order in which rules are listed.
var rules = [ruleTypes]RuleCode{RulePlace, RulePersonalVeto, RuleCoordinatorVeto, RuleConflict,
	RuleLineManagement, RuleEligible, RuleMinimumScore, RuleSameOrganisation}

const (
	bitPlace ruleSet = 1 << iota
	bitPersonalVeto
	bitCoordinatorVeto
	bitConflict
	bitLine
	bitEligible
	bitMinimum
	bitOrganisation
)

// cell is what there is to say about one pair: the rules that forbid it, and
// its points without the keep bonus.
type cell struct {
	to     int32
	forbid ruleSet
	say    linkSet
	points int64
}

func (c cell) candidate() bool { return c.forbid == 0 }

// row judges a person with everybody of a higher number, in their order, into
// the given room. Forbidden pairs are left without points.
func (m *model) row(low int32, room []cell) []cell {
	room = room[:0]
	links := m.links[low]
	for high := low + 1; int(high) < len(m.people); high++ {
		c := cell{to: high}
		if len(links) > 0 && links[0].to == high {
			c.say, links = links[0].say, links[1:]
		}
		if c.forbid = m.forbids(low, high, c.say); c.forbid == 0 {
			c.points = m.points(low, high, c.say)
		}
		room = append(room, c)
	}
	return room
}

// pair judges two people given in any order; a forbidden pair has points too.
func (m *model) pair(a, b int32) cell {
	low, high := min(a, b), max(a, b)
	say := m.between(low, high)
	return cell{to: b, forbid: m.forbids(low, high, say), say: say, points: m.points(low, high, say)}
}

func (m *model) forbids(low, high int32, say linkSet) ruleSet {
	r, forbid := &m.p.Config.Rules, m.held[low]|m.held[high]
	if r.Place != AnyArea && !m.place[low].same(&m.place[high]) &&
		(r.Place == SameArea || !m.place[low].neighbouring(&m.place[high])) {
		forbid |= bitPlace
	}
	if say != 0 {
		forbid |= r.links(say)
	}
	if r.LineManagement && (m.line[low].above(m.line[high]) || m.line[high].above(m.line[low])) {
		forbid |= bitLine
	}
	if r.SameOrganisation && m.employer[low] == m.employer[high] && m.employer[low] != 0 {
		forbid |= bitOrganisation
	}
	return forbid
}

// links are the rules that what was said about a pair sets off.
func (r *Rules) links(say linkSet) ruleSet {
	var forbid ruleSet
	if r.PersonalVeto && say&(linkVetoLow|linkVetoHigh) != 0 {
		forbid |= bitPersonalVeto
	}
	if r.CoordinatorVeto && say&linkCoordinator != 0 {
		forbid |= bitCoordinatorVeto
	}
	if r.Conflict && say&linkConflict != 0 {
		forbid |= bitConflict
	}
	return forbid
}

// holdsBack are the rules that keep a person from everybody.
func (m *model) holdsBack(p Person) ruleSet {
	var held ruleSet
	if m.p.Config.Rules.Eligible && p.Eligible == No {
		held |= bitEligible
	}
	if least := m.p.Config.Rules.MinimumScore; least != nil && p.Score != nil && *p.Score < *least {
		held |= bitMinimum
	}
	return held
}

func (m *model) points(low, high int32, say linkSet) int64 {
	c := &m.p.Config.Criteria
	points := c.place(&m.place[low], &m.place[high])
	if m.sector[low] != m.sector[high] && m.sector[low] != 0 && m.sector[high] != 0 {
		points += c.Sector
	}
	if m.role[low]+m.role[high] == 3 { // strategic and delivery
		points += c.Role
	}
	points += c.Themes.of(m.themes.shared(low, high))
	points += c.seniority(m.level[low], m.level[high])
	points += c.Availability.of(m.times.shared(low, high))
	if say&(linkWishLow|linkWishHigh) != 0 {
		points += c.wish(say)
	}
	return points
}

func (c *Criteria) place(a, b *reach) int64 {
	switch {
	case a.same(b):
		return c.Place.Same
	case a.neighbouring(b):
		return c.Place.Neighbouring
	}
	return 0
}

func (c *Criteria) seniority(a, b int) int64 {
	switch {
	case a == 0 || b == 0:
	case a == b:
		return c.Seniority.Same
	case a-b == 1 || b-a == 1:
		return c.Seniority.OneApart
	}
	return 0
}

func (c *Criteria) wish(say linkSet) int64 {
	switch say & (linkWishLow | linkWishHigh) {
	case 0:
		return 0
	case linkWishLow | linkWishHigh:
		return c.Wish.Mutual
	}
	return c.Wish.OneSided
}

func (s SharedPoints) of(words int64) int64 { return min(s.Most, s.Each*words) }
