package pairing

import "fmt"

// hits words each rule that forbids a pair, the lower number first.
func (m *model) hits(low, high int32, c cell) []RuleHit {
	var hits []RuleHit
	for bit, rule := range rules {
		if c.forbid&(1<<bit) != 0 {
			hits = append(hits, RuleHit{rule, m.sentence(rule, m.people[low], m.people[high], c.say)})
		}
	}
	return hits
}

func (m *model) sentence(rule RuleCode, a, b Person, say linkSet) string {
	switch rule {
	case RulePlace:
		return m.placeSentence(a, b)
	case RulePersonalVeto:
		return vetoSentence(a, b, say)
	case RuleCoordinatorVeto:
		return fmt.Sprintf("The coordinator does not want %s and %s to be paired: %s", a.ID, b.ID, ended(m.vetoReason(a, b)))
	case RuleConflict:
		return fmt.Sprintf("%s and %s have declared a conflict of interest.", a.ID, b.ID)
	case RuleLineManagement:
		return m.lineSentence(a, b)
	case RuleEligible:
		return m.heldSentence(bitEligible, a, b, "not eligible")
	case RuleMinimumScore:
		return m.heldSentence(bitMinimum, a, b, fmt.Sprintf("below the minimum score of %d", *m.p.Config.Rules.MinimumScore))
	}
	return fmt.Sprintf("%s and %s work for the same organisation, %s.", a.ID, b.ID, a.Organisation)
}

func (m *model) placeSentence(a, b Person) string {
	if m.p.Config.Rules.Place == SameArea {
		return fmt.Sprintf("%s works in %s and %s in %s, which is not the same area.", a.ID, areaNames(a.Areas), b.ID, areaNames(b.Areas))
	}
	return m.placeEvidence(a, b) + "."
}

func vetoSentence(a, b Person, say linkSet) string {
	switch say & (linkVetoLow | linkVetoHigh) {
	case linkVetoLow:
		return fmt.Sprintf("%s does not want to be paired with %s.", a.ID, b.ID)
	case linkVetoHigh:
		return fmt.Sprintf("%s does not want to be paired with %s.", b.ID, a.ID)
	}
	return fmt.Sprintf("%s and %s do not want to be paired with each other.", a.ID, b.ID)
}

func (m *model) vetoReason(a, b Person) string {
	for _, veto := range m.p.Vetoes {
		if veto.A == a.ID && veto.B == b.ID {
			return veto.Reason
		}
	}
	return "no reason was given"
}

func (m *model) lineSentence(a, b Person) string {
	if m.line[m.number[b.ID]].above(m.line[m.number[a.ID]]) {
		a, b = b, a
	}
	if b.Manager == a.ID {
		return fmt.Sprintf("%s is the line manager of %s.", a.ID, b.ID)
	}
	return fmt.Sprintf("%s is above %s in the same line of management.", a.ID, b.ID)
}

func (m *model) heldSentence(bit ruleSet, a, b Person, what string) string {
	heldA, heldB := m.held[m.number[a.ID]]&bit != 0, m.held[m.number[b.ID]]&bit != 0
	switch {
	case heldA && heldB:
		return fmt.Sprintf("%s and %s are %s.", a.ID, b.ID, what)
	case heldA:
		return fmt.Sprintf("%s is %s.", a.ID, what)
	}
	return fmt.Sprintf("%s is %s.", b.ID, what)
}

// ended gives a sentence of somebody else's its full stop.
func ended(text string) string {
	if text == "" || text[len(text)-1] == '.' || text[len(text)-1] == '!' || text[len(text)-1] == '?' {
		return text
	}
	return text + "."
}
