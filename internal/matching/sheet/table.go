package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// MostRows is the number of rows below the column names that a file may have.
const MostRows = 100_000

const (
	mostColumns = 100
	longestCell = 10_000 // bytes
)

// ErrNoRows says that there is nothing below the column names.
var ErrNoRows = errors.New("the file has column names but no rows below them")

// Table is a file as rows of text. Separator is ',', ';' or a tab, and
// Encoding words how the file was saved; neither changes what was read.
type Table struct {
	Names     []string // as written in the first row
	Rows      []Row
	Separator byte
	Encoding  string
	Short     int // rows whose last cells were missing, and read as empty
}

// Row has a cell for each column name, without the blanks around it. Number is
// the one that a spreadsheet shows.
type Row struct {
	Number int
	Cells  []string
}

// Format words how the file was read: "UTF-8, separated by commas".
func (t Table) Format() string {
	return t.Encoding + ", separated by " + map[byte]string{',': "commas", ';': "semicolons", '\t': "tabs"}[t.Separator]
}

// Parse reads a file as a table. The error is for a file that is no table at
// all; rows that are too short or too long, broken quotes and letters that were
// lost are problems by row.
func Parse(r io.Reader) (Table, Problems, error) {
	text, encoding, err := load(r)
	if err != nil {
		return Table{}, Problems{}, err
	}
	t := Table{Encoding: encoding}
	text, t.Separator = separator(text)
	s := scanner{text: text, separator: t.Separator}
	var p Problems
	for s.more() && !p.Full() {
		cells, problem := s.row()
		switch {
		case problem != "":
			p.add(s.number, "", problem)
		case blank(cells):
		case t.Names == nil:
			if len(cells) > mostColumns {
				return t, p, fmt.Errorf("the first row has %d columns, and %d are the most: is it the right file?", len(cells), mostColumns)
			}
			t.Names = trimmed(cells)
		case len(t.Rows) == MostRows:
			return t, p, fmt.Errorf("the file has more than %d rows, which is the most that is read: split it, for example by region", MostRows)
		default:
			t.take(&p, s.number, cells)
		}
	}
	if t.Names == nil && p.Count() == 0 {
		return t, p, ErrEmpty
	}
	if len(t.Rows) == 0 && p.Count() == 0 {
		return t, p, ErrNoRows
	}
	return t, p, nil
}

// take adds a row; empty cells at its end may be missing or too many.
func (t *Table) take(p *Problems, number int, cells []string) {
	for len(cells) > len(t.Names) && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > len(t.Names) {
		p.add(number, "", fmt.Sprintf("has %d cells, but there are %d column names: does a text with a %s in it lack its quotes?",
			len(cells), len(t.Names), separatorName(t.Separator)))
		return
	}
	if len(cells) < len(t.Names) { // spreadsheets leave out empty cells at the end of some rows
		t.Short++
		cells = append(cells, make([]string, len(t.Names)-len(cells))...)
	}
	for i, cell := range cells {
		if problem := unreadable(cell); problem != "" {
			p.add(number, t.Names[i], problem)
			return
		}
		cells[i] = disarmed(strings.TrimSpace(lineEnds.Replace(cell)))
	}
	t.Rows = append(t.Rows, Row{number, cells})
}

// lineEnds inside a cell differ by the system that saved it.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func separatorName(b byte) string {
	return map[byte]string{',': "comma", ';': "semicolon", '\t': "tab"}[b]
}

// unreadable says what is wrong with the characters of a cell.
func unreadable(cell string) string {
	switch {
	case !utf8.ValidString(cell):
		return "holds a letter in an older Windows encoding: save the file again as \"CSV UTF-8\" (in Excel: Save as, file type \"CSV UTF-8 (Comma delimited)\")"
	case strings.ContainsRune(cell, utf8.RuneError):
		return "holds a letter that was lost when the file was saved (�): type it again and save the file as \"CSV UTF-8\""
	case len(cell) > longestCell:
		return fmt.Sprintf("holds more than %d characters", longestCell)
	}
	return ""
}

func trimmed(cells []string) []string {
	out := make([]string, len(cells))
	for i, cell := range cells {
		out[i] = strings.TrimSpace(cell)
	}
	return out
}

func blank(cells []string) bool {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// separator decides by the row of names: the one of comma, semicolon and tab
// that occurs most often outside quotes there. A first line such as "sep=;",
// which spreadsheets write for one another, decides before that and is no row.
func separator(text []byte) (rest []byte, by byte) {
	first, after, _ := bytes.Cut(text, []byte("\n"))
	if hint := bytes.ToLower(bytes.TrimRight(first, "\r")); len(hint) == 5 && bytes.HasPrefix(hint, []byte("sep=")) && bytes.IndexByte([]byte(",;\t"), hint[4]) >= 0 {
		return after, hint[4]
	}
	count, quoted := map[byte]int{}, false
	for _, b := range bytes.TrimLeft(text, " \r\n") {
		if b == '"' {
			quoted = !quoted
		}
		if !quoted && (b == '\n' || b == '\r') {
			break
		}
		if !quoted {
			count[b]++
		}
	}
	by = ','
	for _, other := range []byte{';', '\t'} {
		if count[other] > count[by] {
			by = other
		}
	}
	return text, by
}
