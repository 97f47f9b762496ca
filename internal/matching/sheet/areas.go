package sheet

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"tandem/internal/area"
)

// areas looks authorities up as people write them, on one date.
type areas struct {
	on     string
	byName map[string]area.Area // by code, ONS codes and names; present ones win
	byBare map[string]area.Area // those of the date, by names without what kind of authority it is
	names  []string             // of those that exist on the date
	told   map[string]string    // problems, by what was written
}

// spelling is an authority with the ways to write it.
type spelling struct {
	area.Area
	names, bares []string
}

// The spellings are worked out once, when a file is first read.
var spellings = sync.OnceValue(func() []spelling {
	var all []spelling
	for _, one := range area.All() {
		w := spelling{Area: one}
		for _, name := range []string{one.Code, one.ONSCode, one.FormerONSCode, one.Name, one.OfficialName} {
			if name == "" {
				continue
			}
			w.names = append(w.names, spelled(name))
			if one.Code != "LND" { // who writes "London" rarely means the City
				w.bares = append(w.bares, bare(name))
			}
		}
		all = append(all, w)
	}
	return all
})

func areasOn(on string) *areas {
	a := &areas{on: on, byName: map[string]area.Area{}, byBare: map[string]area.Area{}, told: map[string]string{}}
	for _, here := range []bool{false, true} {
		for _, one := range spellings() {
			if one.Exists(on) != here {
				continue
			}
			for _, name := range one.names {
				a.byName[name] = one.Area
			}
			if !here {
				continue
			}
			for _, name := range one.bares {
				a.byBare[name] = one.Area
			}
			a.names = append(a.names, one.Name)
		}
	}
	return a
}

// kind is what an authority is called besides its place.
var kind = regexp.MustCompile(`^(?:(?:london |royal )?borough of|city of|county|council of the) | (?:metropolitan (?:district|borough)|borough|city|county)? ?council$| city$`)

// spelled is a name without what people write differently, bare without the
// kind of authority too: "Bristol" for "City of Bristol". No two authorities of
// one date share a bare name, which a test holds.
func spelled(name string) string { return plain(strings.ReplaceAll(name, "&", " and ")) }

func bare(name string) string {
	return spelled(kind.ReplaceAllString(strings.Join(strings.Fields(strings.ToLower(name)), " "), ""))
}

// find gives the register code of an authority; the problem says what to write
// instead.
func (a *areas) find(written string) (code, problem string) {
	found, ok := a.byName[spelled(written)]
	if !ok {
		found, ok = a.byBare[bare(written)]
	}
	if ok && found.Exists(a.on) {
		return found.Code, ""
	}
	if problem, ok = a.told[written]; !ok {
		problem = a.problem(written, found)
		a.told[written] = problem
	}
	return "", problem
}

// codes reads a cell of authorities.
func (a *areas) codes(r reading, row Row, column string) []string {
	var codes []string
	for _, written := range r.list(row, column) {
		code, problem := a.find(written)
		if problem != "" {
			r.p.add(row.Number, column, problem)
			continue
		}
		codes = append(codes, code)
	}
	return codes
}

func (a *areas) problem(written string, found area.Area) string {
	switch {
	case found.Code == "":
		problem := fmt.Sprintf("%q is no local authority of England (give its name, or a code such as HPL or E06000001)", written)
		if near := nearest(written, a.names, 3); len(near) > 0 {
			problem += "; did you mean " + strings.Join(near, " or ") + "?"
		}
		return problem
	case found.ValidTo != "" && found.ValidTo < a.on:
		return fmt.Sprintf("%s was abolished on %s; since then it is %s", found.OfficialName, found.ValidTo, successors(found))
	}
	return fmt.Sprintf("%s exists from %s, which is after the %s that is matched for (--on)", found.OfficialName, found.ValidFrom, a.on)
}

func successors(a area.Area) string {
	var names []string
	for _, code := range a.ReplacedBy {
		if next, ok := area.Find(code); ok {
			names = append(names, fmt.Sprintf("%s (%s)", next.Name, next.Code))
		}
	}
	return strings.Join(names, " or ")
}
