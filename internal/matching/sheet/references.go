package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// directory knows who is in a list, and whom somebody may have meant.
type directory struct {
	rows    map[string]int
	names   map[string]string
	alike   map[string]string // id by what people write differently in one
	byName  map[string]string // id by plain name
	ids     []string
	left    []string
	guesses int // that may still be looked for in the whole list
}

func newDirectory(list People, left []string) *directory {
	d := &directory{rows: list.Rows, names: list.Names, alike: map[string]string{}, byName: map[string]string{},
		ids: slices.Sorted(maps.Keys(list.Rows)), left: left, guesses: 100}
	for _, id := range d.ids {
		d.alike[alike(id)] = id
		if name := plain(list.Names[id]); name != "" {
			d.byName[name] = id
		}
	}
	return d
}

// alike is an id without case, blanks and the zeros before a number.
func alike(id string) string {
	var out []rune
	number := false
	for _, r := range plain(id) {
		if r == '0' && !number {
			continue
		}
		number = r >= '0' && r <= '9'
		out = append(out, r)
	}
	return string(out)
}

// missing says that an id names nobody, and whom it may have meant.
func (d *directory) missing(id string) string {
	problem := fmt.Sprintf("nobody in the list has the id %q", id)
	if strings.Contains(id, ",") {
		return problem + "; several ids are parted by ;"
	}
	if other, ok := d.byName[plain(id)]; ok {
		return problem + fmt.Sprintf("; write %s's id, which is %q", d.names[other], other)
	}
	if other, ok := d.alike[alike(id)]; ok {
		return problem + fmt.Sprintf("; did you mean %s?", other)
	}
	if strings.Contains(id, "@") && d.guesses > 0 {
		d.guesses--
		if near := nearest(id, d.ids, 1); len(near) > 0 {
			return problem + fmt.Sprintf("; did you mean %s?", near[0])
		}
	}
	return problem
}

// references checks that whoever is named in a list is in it.
func references(list People, left []string, p *Problems) {
	who := newDirectory(list, left)
	for _, person := range list.People {
		row := list.Rows[person.ID]
		who.check(p, row, "line_manager", person.ID, "; leave the cell empty when the line manager does not take part", person.Manager)
		who.check(p, row, "conflicts", person.ID, "", person.Conflicts...)
		who.check(p, row, "vetoes", person.ID, "", person.Vetoes...)
		who.check(p, row, "wishes", person.ID, "", person.Wishes...)
		who.check(p, row, "previous_partner", person.ID,
			"; keep the row of somebody who left and name them with --withdrawn, or empty the cell", person.Previous)
	}
	for _, lock := range list.Locks {
		who.check(p, list.Rows[lock.A], "lock_with", lock.A, "", lock.B)
	}
}

func (d *directory) check(p *Problems, row int, column, self, wayOut string, ids ...string) {
	for _, id := range ids {
		switch _, there := d.rows[id]; {
		case id == "":
		case id == self:
			p.add(row, column, fmt.Sprintf("%q is the person of this row", id))
		case !there && !slices.Contains(d.left, id):
			p.add(row, column, d.missing(id)+wayOut)
		}
	}
}
