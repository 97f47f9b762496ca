package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Column is one that a file may have. Meaning is what the documentation says
// about it, in one line.
type Column struct {
	Name     string
	Required bool
	Meaning  string
}

// protected are column names that say who somebody is. They enter neither a
// matching nor a selection, so that a list which has them is refused.
var protected = []string{
	"age", "belief", "birthday", "dateofbirth", "disabilities", "disability", "dob", "ethnicbackground", "ethnicgroup", "ethnicity",
	"faith", "gender", "genderidentity", "genderreassignment", "maritalstatus", "maternity", "nationality", "pregnancy", "pronouns",
	"race", "religion", "sex", "sexualorientation", "sexuality",
}

// reading is a table whose columns are known.
type reading struct {
	table Table
	at    map[string]int
	p     *Problems
}

// plain is a column name without what people write differently.
func plain(name string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-.\t\n\r\u00a0", r) {
			return -1
		}
		return r
	}, name))
}

// bind finds the columns of a table; what is wrong with the names is a problem
// of the row of names. Columns named in ignore are left out, knowingly.
func bind(t Table, p *Problems, columns []Column, ignore []string) reading {
	r := reading{t, map[string]int{}, p}
	left := map[string]bool{}
	for _, name := range ignore {
		left[plain(name)] = true
	}
	for i, name := range t.Names {
		known := slices.IndexFunc(columns, func(c Column) bool { return plain(c.Name) == plain(name) })
		switch {
		case left[plain(name)]:
		case known < 0:
			p.add(0, "", unknownColumn(name, i, columns))
		default:
			if first, twice := r.at[columns[known].Name]; twice {
				p.add(0, "", fmt.Sprintf("the column %s is there twice: as column %d and as column %d", columns[known].Name, first+1, i+1))
				continue
			}
			r.at[columns[known].Name] = i
		}
	}
	for _, c := range columns {
		if _, there := r.at[c.Name]; c.Required && !there {
			p.add(0, "", fmt.Sprintf("the column %s is missing: %s", c.Name, c.Meaning))
		}
	}
	return r
}

func unknownColumn(name string, at int, columns []Column) string {
	if plain(name) == "" {
		return fmt.Sprintf("column %d has no name", at+1)
	}
	if slices.Contains(protected, plain(name)) {
		return fmt.Sprintf("the column %q says who somebody is, and that never decides here: take it out of the file, or leave it unread with --ignore", name)
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	if near := nearest(name, names, 1); len(near) > 0 {
		return fmt.Sprintf("the column %q is not known; did you mean %s?", name, near[0])
	}
	return fmt.Sprintf("the column %q is not known: take it out of the file, or leave it unread with --ignore; known are %s", name, strings.Join(names, ", "))
}

// Source says what is read and how. File names it in the problems; On is the
// day (2006-01-02) whose authorities count; Ignore are columns that somebody
// wants left unread; Left are ids of people who have withdrawn, who may be named
// although they have no row.
type Source struct {
	File   string
	On     string
	Ignore []string
	Left   []string
}

// open reads a file as a table with known columns.
func open(r io.Reader, from Source, columns []Column) (reading, *Problems, error) {
	table, problems, err := Parse(r)
	problems = problems.of(from.File)
	if err != nil {
		return reading{}, &problems, fmt.Errorf("%s: %w", from.File, err)
	}
	return bind(table, &problems, columns, from.Ignore), &problems, nil
}

// has tells whether the file has a column.
func (r reading) has(column string) bool { _, ok := r.at[column]; return ok }

// text is the cell of a row, empty without the column.
func (r reading) text(row Row, column string) string {
	if i, ok := r.at[column]; ok {
		return row.Cells[i]
	}
	return ""
}

// list cuts a cell at semicolons and bars; blanks and repetitions go.
func (r reading) list(row Row, column string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(r.text(row, column), func(c rune) bool { return c == ';' || c == '|' }) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

// word is the cell as one of the permitted words, in their spelling, or empty.
func (r reading) word(row Row, column string, permitted ...string) string {
	text := r.text(row, column)
	if text == "" {
		return ""
	}
	for _, word := range permitted {
		if plain(word) == plain(text) {
			return word
		}
	}
	detail := fmt.Sprintf("%q is not one of %s", text, strings.Join(permitted, ", "))
	if near := nearest(text, permitted, 1); len(near) > 0 {
		detail += fmt.Sprintf("; did you mean %s?", near[0])
	}
	r.p.add(row.Number, column, detail)
	return ""
}

// yes reads a cell that answers yes or no; empty is otherwise.
func (r reading) yes(row Row, column string, otherwise bool) bool {
	switch strings.ToLower(r.text(row, column)) {
	case "":
		return otherwise
	case "yes", "y", "true", "1":
		return true
	case "no", "n", "false", "0":
		return false
	}
	r.p.add(row.Number, column, fmt.Sprintf("%q is neither yes nor no", r.text(row, column)))
	return otherwise
}

// filled wants cells that are not empty.
func (r reading) filled(row Row, columns ...string) {
	for _, column := range columns {
		if r.text(row, column) == "" {
			r.p.add(row.Number, column, "is empty")
		}
	}
}
