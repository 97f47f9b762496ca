package pairing

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tandem/internal/area"
	"tandem/internal/matching/wording"
)

const (
	maxWords  = 50  // themes, or times, of one person
	maxLetter = 200 // of one text
)

// checker collects everything that is wrong with a canonical problem.
type checker struct {
	p       Problem
	present map[string]bool // ids of the people
	left    map[string]bool // ids of those who have withdrawn
	issues  []Issue
}

// check looks at everything but locks against rules, which need a model.
func check(p Problem) []Issue {
	c := &checker{p: p, present: map[string]bool{}, left: map[string]bool{}}
	c.issues = p.Config.issues()
	for _, id := range p.Withdrawn {
		c.left[id] = true
	}
	if _, err := time.Parse("2006-01-02", p.On); err != nil {
		c.wrong("", "on", "The day of the run must be a date such as 2026-11-21, not %q.", p.On)
	}
	if len(p.People) == 0 {
		c.wrong("", "people", "There is nobody to be paired. Give at least one person.")
	}
	for _, person := range p.People {
		if c.present[person.ID] && person.ID != "" {
			c.wrong(person.ID, "id", "Two people have the id %s. Give each their own.", person.ID)
		}
		c.present[person.ID] = true
	}
	for _, person := range p.People {
		c.person(person)
	}
	c.circles()
	c.pairs("previous", "the previous run", p.Previous)
	c.pairs("draft", "the draft", p.Draft)
	c.vetoes()
	c.locks()
	return c.issues
}

func (c *checker) wrong(person, field, format string, values ...any) {
	c.issues = append(c.issues, Issue{person, field, fmt.Sprintf(format, values...)})
}

func (c *checker) person(p Person) {
	if p.ID == "" {
		c.wrong("", "id", "Somebody has no id. Give everybody one of their own.")
	}
	c.texts(p)
	c.areas(p)
	if !slices.Contains([]Sector{SectorUnknown, Education, Health, Care, OtherSector}, p.Sector) {
		c.wrong(p.ID, "sector", "The sector %q of %s is not known. Use education, health, care or other, or leave it empty.", p.Sector, p.ID)
	}
	if !slices.Contains([]RoleKind{RoleUnknown, Strategic, Delivery}, p.Role) {
		c.wrong(p.ID, "role", "The kind of role %q of %s is not known. Use strategic or delivery, or leave it empty.", p.Role, p.ID)
	}
	if !slices.Contains([]Answer{NotKnown, Yes, No}, p.Eligible) {
		c.wrong(p.ID, "eligible", "Whether %s is eligible must be yes or no, or be left empty; it is %q.", p.ID, p.Eligible)
	}
	if p.Seniority < 0 || p.Seniority > MaxSeniority {
		c.wrong(p.ID, "seniority", "The level of %s must be from 1 to %d, or 0 if it is not known; it is %d.", p.ID, MaxSeniority, p.Seniority)
	}
	if c.p.Config.Rules.MinimumScore != nil && p.Score == nil && !c.left[p.ID] {
		c.wrong(p.ID, "score", "%s has no score, but there is a minimum score. Give the score, or switch the minimum off.", p.ID)
	}
	if p.Manager == p.ID && p.ID != "" {
		c.wrong(p.ID, "manager", "%s cannot be their own line manager.", p.ID)
	}
	c.references(p.ID, "conflicts", "conflicts of interest", p.Conflicts)
	c.references(p.ID, "vetoes", "vetoes", p.Vetoes)
	c.references(p.ID, "wishes", "wishes", p.Wishes)
	if both := shared(p.Wishes, p.Vetoes); len(both) > 0 {
		c.wrong(p.ID, "wishes", "%s wishes for %s and also refuses to be paired with them. Keep one of the two.", p.ID, wording.List(both))
	}
}

func (c *checker) texts(p Person) {
	if len(p.Themes) > maxWords {
		c.wrong(p.ID, "themes", "%s has %d project themes; %d are the most.", p.ID, len(p.Themes), maxWords)
	}
	if len(p.Availability) > maxWords {
		c.wrong(p.ID, "availability", "%s has %d times of availability; %d are the most.", p.ID, len(p.Availability), maxWords)
	}
	fields := []struct {
		name  string
		texts []string
	}{{"id", []string{p.ID}}, {"organisation", []string{p.Organisation}}, {"manager", []string{p.Manager}},
		{"themes", p.Themes}, {"availability", p.Availability}}
	for _, field := range fields {
		for _, text := range field.texts {
			if !utf8.ValidString(text) || utf8.RuneCountInString(text) > maxLetter {
				c.wrong(p.ID, field.name, "A text of %q is not valid UTF-8 or longer than %d letters.", p.ID, maxLetter)
			}
		}
	}
}

func (c *checker) areas(p Person) {
	if len(p.Areas) == 0 && c.p.Config.Rules.Place != AnyArea && !c.left[p.ID] {
		c.wrong(p.ID, "areas", "%s has no area, but the place rule needs one. Give the area, or set the place rule to any.", p.ID)
	}
	for _, code := range p.Areas {
		found, ok := area.Find(code)
		switch {
		case !ok:
			c.wrong(p.ID, "areas", "The area %q of %s is not in the register. %s", code, p.ID, closest(code, c.p.On))
		case !found.Exists(c.p.On):
			c.wrong(p.ID, "areas", "The area of %s, %s", p.ID, gone(found, c.p.On))
		}
	}
}

// closest suggests the authority of the day whose code or name is spelt most
// like the text.
func closest(text, on string) string {
	best, least := area.Area{}, -1
	for _, a := range area.Current(on) {
		d := min(wording.Distance(text, a.Code), wording.Distance(text, a.Name))
		if least < 0 || d < least {
			best, least = a, d
		}
	}
	if least < 0 {
		return "The register knows no authority on that day."
	}
	return fmt.Sprintf("Did you mean %s (%s)?", best.Code, best.Name)
}

func gone(a area.Area, on string) string {
	name := a.Name + " (" + a.Code + "), "
	if on < a.ValidFrom {
		return name + "did not exist before " + a.ValidFrom + "."
	}
	sentence := name + "did not exist after " + a.ValidTo + "."
	var heirs []string
	for _, code := range a.ReplacedBy {
		if heir, ok := area.Find(code); ok {
			heirs = append(heirs, heir.Name+" ("+heir.Code+")")
		}
	}
	if len(heirs) == 0 {
		return sentence
	}
	return sentence + " It was replaced by " + wording.List(heirs) + "."
}

func (c *checker) references(from, field, what string, ids []string) {
	for _, id := range ids {
		switch {
		case id == from:
			c.wrong(from, field, "%s stands among their own %s.", from, what)
		case !c.exists(id):
			c.wrong(from, field, "%s names %q among the %s, but nobody has that id. Correct it, or list it among those who have withdrawn.", from, id, what)
		}
	}
}

func (c *checker) exists(id string) bool { return c.present[id] || c.left[id] }

// circles finds people who manage one another in a circle; each is told once.
func (c *checker) circles() {
	manager, seen := map[string]string{}, map[string]int{}
	for _, p := range c.p.People {
		manager[p.ID] = p.Manager
	}
	for walk, p := range c.p.People {
		var path []string
		at := p.ID
		for at != "" && c.present[at] && seen[at] == 0 {
			seen[at] = walk + 1
			path = append(path, at)
			at = manager[at]
		}
		if start := slices.Index(path, at); start >= 0 && len(path)-start > 1 {
			circle := slices.Sorted(slices.Values(path[start:]))
			c.wrong(circle[0], "manager", "%s manage one another in a circle. Correct who reports to whom.", wording.List(circle))
		}
	}
}

// pairs checks a list in which everybody may stand once.
func (c *checker) pairs(field, where string, pairs []Pair) {
	partner := map[string]string{}
	for _, pair := range pairs {
		if pair.A == pair.B {
			c.wrong(pair.A, field, "%s cannot be paired with themselves in %s.", pair.A, where)
			continue
		}
		for _, two := range [][2]string{{pair.A, pair.B}, {pair.B, pair.A}} {
			if !c.exists(two[0]) {
				c.wrong(two[0], field, "%q stands in %s as the partner of %s, but nobody has that id. Correct it, or list it among those who have withdrawn.", two[0], where, two[1])
			}
			if other, twice := partner[two[0]]; twice {
				c.wrong(two[0], field, "%s has two partners in %s: %s and %s.", two[0], where, other, two[1])
			}
			partner[two[0]] = two[1]
		}
	}
}

func (c *checker) vetoes() {
	for _, veto := range c.p.Vetoes {
		c.decision("vetoes", "veto", Pair{veto.A, veto.B}, veto.Reason)
	}
}

func (c *checker) locks() {
	vetoed := map[Pair]string{}
	for _, veto := range c.p.Vetoes {
		vetoed[Pair{veto.A, veto.B}] = veto.Reason
	}
	partner := map[string]string{}
	for _, lock := range c.p.Locks {
		c.decision("locks", "lock", Pair{lock.A, lock.B}, lock.Reason)
		if reason, both := vetoed[Pair{lock.A, lock.B}]; both {
			c.wrong(lock.A, "locks", "%s and %s are locked together and vetoed by the coordinator (%s). Lift one of the two.", lock.A, lock.B, strings.TrimSpace(reason))
		}
		if lock.A == lock.B {
			continue
		}
		for _, two := range [][2]string{{lock.A, lock.B}, {lock.B, lock.A}} {
			if other, twice := partner[two[0]]; twice {
				c.wrong(two[0], "locks", "%s stands in two locks, with %s and with %s. One person can have one partner: lift one of the two.", two[0], other, two[1])
			}
			partner[two[0]] = two[1]
			if c.left[two[0]] {
				c.wrong(two[0], "locks", "%s has withdrawn and cannot be locked to %s. Lift the lock.", two[0], two[1])
			}
		}
	}
}

// decision checks the ids and the reason of a lock or a veto.
func (c *checker) decision(field, what string, pair Pair, reason string) {
	if pair.A == pair.B {
		c.wrong(pair.A, field, "There is a %s of %s with themselves. Name two different people.", what, pair.A)
	}
	for _, id := range []string{pair.A, pair.B} {
		if !c.exists(id) {
			c.wrong(id, field, "There is a %s for %q, but nobody has that id.", what, id)
		}
	}
	if reason == "" {
		c.wrong(pair.A, field, "The %s of %s and %s has no reason. Say why.", what, pair.A, pair.B)
	}
}
