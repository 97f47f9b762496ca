package assign

import (
	"fmt"
	"slices"

	"tandem/internal/matching/flow"
)

// choosingReasons say which sessions do not run and why people have less than
// their first choices.
func (n *choosing) choosingReasons(best *node, r ChoosingResult) []string {
	all := []string{}
	if !r.Optimal {
		all = append(all, fmt.Sprintf("The search ended after %d steps; a better result is possible. Put sessions that are at one time into one slot, or allow more steps.", r.Solved))
	}
	all = append(all, n.sessionReasons(best, r)...)
	e := &explaining{choosing: n, node: best, outcomes: r.Sessions, ways: map[int][]*flow.Detour{}, arc: map[[2]int]int{}}
	for arc, pair := range best.built.pair {
		e.arc[pair] = arc
	}
	for i := range n.People {
		all = append(all, e.person(i)...)
	}
	return all
}

func (n *choosing) sessionReasons(best *node, r ChoosingResult) []string {
	var all []string
	for s, session := range n.Sessions {
		named := 0
		for _, c := range n.People {
			if slices.Contains(c.Choices, session.ID) {
				named++
			}
		}
		taken := r.Sessions[s].Taken
		switch {
		case taken > 0 && taken < session.Least:
			all = append(all, fmt.Sprintf("%s runs with %d of the %d people it needs, because attendance in it is fixed.", n.session(s), taken, session.Least))
		case taken == 0 && named < session.Least:
			all = append(all, fmt.Sprintf("%s would not run: it needs %d people and %d chose it.", n.session(s), session.Least, named))
		case best.closed[s]:
			all = append(all, fmt.Sprintf("%s would not run: it needs %d people, and although %d chose it, filling it would leave people with less.", n.session(s), session.Least, named))
		case taken == 0 && len(best.open) > 0:
			all = append(all, fmt.Sprintf("%s would have nobody, so that others have the people they need.", n.session(s)))
		case taken == 0 && session.Places > 0:
			all = append(all, fmt.Sprintf("%s would have nobody: of the %d who chose it, all have what they prefer.", n.session(s), named))
		}
	}
	return all
}

// explaining prices what people did not get. Ways are the detours from the node
// of a session, computed when first needed.
type explaining struct {
	*choosing
	*node
	outcomes []Outcome
	ways     map[int][]*flow.Detour
	arc      map[[2]int]int
}

// person explains every choice that was better than what the person has.
func (e *explaining) person(i int) []string {
	var all []string
	held := e.given[i]
	short := e.wanted(i) - len(held)
	if short > 0 {
		text := fmt.Sprintf("%s has %d of %s.", e.choosing.person(i), len(held), number(e.wanted(i), "session"))
		if named := len(e.People[i].Choices); named < e.wanted(i) {
			text += fmt.Sprintf(" Only %d %s named.", named, map[bool]string{true: "was", false: "were"}[named == 1])
		}
		all = append(all, text)
	}
	for _, g := range e.groups[i] {
		worst := 0
		for at, s := range g.ranked {
			if slices.Contains(held, s) {
				worst = at
			}
		}
		if short > 0 || slices.ContainsFunc(g.others, func(s int) bool { return slices.Contains(held, s) }) {
			worst = len(g.ranked)
		}
		for at, s := range g.ranked[:worst] {
			if !slices.Contains(held, s) {
				all = append(all, fmt.Sprintf("%s does not have %s, %s: %s", e.choosing.person(i), e.session(s), ordinal(at+1), e.why(i, s)))
			}
		}
	}
	return all
}

func ordinal(rank int) string {
	words := []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if rank <= len(words) {
		return "the " + words[rank-1] + " choice"
	}
	return fmt.Sprintf("choice %d", rank)
}

// why a person does not have a session.
func (e *explaining) why(i, s int) string {
	if ruled := e.ruledOut(i, s); ruled != "" {
		return ruled
	}
	arc, there := e.arc[[2]int{i, s}]
	if !there {
		return "it clashes with another choice."
	}
	if e.ways[s] == nil {
		e.ways[s] = e.solved.Detours(e.built.Problem, e.built.costs, e.built.Arcs[arc].To)
	}
	full := ""
	if e.outcomes[s].Taken == e.Sessions[s].Places {
		full = fmt.Sprintf("all %s are taken", number(e.Sessions[s].Places, "place"))
		if e.Sessions[s].Places == 1 {
			full = "its one place is taken"
		}
	}
	way := e.ways[s][e.built.Arcs[arc].From]
	switch {
	case way == nil && full != "" && e.allFixed(s):
		return full + " by people whose attendance is fixed."
	case full != "":
		full += "; "
	}
	if way == nil {
		return full + "with it, a session would have fewer people than it needs."
	}
	return full + e.price(i, s, way)
}

// ruledOut is why a session is out of the question whoever else has it.
func (e *explaining) ruledOut(i, s int) string {
	if e.closed[s] {
		return "it does not run."
	}
	if e.Sessions[s].Places == 0 {
		return "it has no places."
	}
	fixed := e.fixedOf(i)
	for _, other := range e.given[i] {
		switch {
		case e.clashes(s, other) && slices.Contains(fixed, other):
			return fmt.Sprintf("it clashes with %s, where attendance is fixed.", e.session(other))
		case e.clash[[2]int{min(s, other), max(s, other)}]:
			return fmt.Sprintf("it clashes with %s.", e.session(other))
		}
	}
	if len(fixed) == e.wanted(i) {
		return "attendance elsewhere is fixed."
	}
	return ""
}

// allFixed tells whether nobody in a session could be elsewhere.
func (e *explaining) allFixed(s int) bool {
	for i, held := range e.given {
		if slices.Contains(held, s) && !e.fix[[2]int{i, s}] {
			return false
		}
	}
	return true
}

// price says what would change if the person had the session.
func (e *explaining) price(i, s int, way *flow.Detour) string {
	var order []int
	lost, gained := map[int]int{}, map[int]int{}
	for _, step := range way.Arcs {
		into, arc := gained, step
		if step < 0 {
			into, arc = lost, -1-step
		}
		if pair, isPair := e.built.pair[arc]; isPair {
			if pair[0] != i && !slices.Contains(order, pair[0]) {
				order = append(order, pair[0])
			}
			into[pair[0]] = pair[1]
		}
	}
	text := "with it, "
	for _, other := range order {
		from, loses := lost[other]
		to, gains := gained[other]
		who := e.choosing.person(other)
		switch {
		case loses && gains && from != to:
			text += fmt.Sprintf("%s would have %s instead of %s, ", who, e.session(to), e.session(from))
		case loses && !gains:
			text += fmt.Sprintf("%s would lose %s, ", who, e.session(from))
		case gains && !loses:
			text += fmt.Sprintf("%s would have %s too, ", who, e.session(to))
		}
	}
	if len(order) > 0 {
		text += "and "
	}
	cost := slices.Clone(way.Cost)
	for level := range cost {
		cost[level] += e.built.costs[level][e.arc[[2]int{i, s}]]
	}
	return text + consequence(cost)
}

// consequence names the first cost that would rise.
func consequence(cost []int64) string {
	for level, more := range cost {
		if more == 0 {
			continue
		}
		switch level {
		case missing:
			return "more of the sessions that people want would be missing."
		case unevenly:
			return "the missing sessions would be spread less evenly."
		case lastOnly:
			return "more people would have only last choices, or what they did not choose."
		case ranks:
			return "the choices of all together would be met less well."
		}
	}
	return "all together would be as well served; the lot decided."
}
