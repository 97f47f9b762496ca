package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

func wide(text string, order binary.AppendByteOrder, mark []byte) string {
	out := bytes.Clone(mark)
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

// shown writes a table as one line a row: number, then cells.
func shown(t Table) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%q\n", t.Names)
	for _, row := range t.Rows {
		fmt.Fprintf(&out, "%d %q\n", row.Number, row.Cells)
	}
	return out.String()
}

func TestOneTableHoweverItWasSaved(t *testing.T) {
	const want = `["id" "name"]
2 ["1" "Zoë"]
3 ["2" "Ali"]
`
	for name, c := range map[string]struct{ text, format string }{
		"plain":                  {"id,name\n1,Zoë\n2,Ali\n", "UTF-8, separated by commas"},
		"no end of the last row": {"id,name\n1,Zoë\n2,Ali", "UTF-8, separated by commas"},
		"CR LF and a mark":       {"\ufeffid,name\r\n1,Zoë\r\n2,Ali\r\n", "UTF-8 with its mark, separated by commas"},
		"CR alone":               {"id,name\r1,Zoë\r2,Ali\r", "UTF-8, separated by commas"},
		"semicolons":             {"id;name\n1;Zoë\n2;Ali\n", "UTF-8, separated by semicolons"},
		"tabs":                   {"id\tname\n1\tZoë\n2\tAli\n", "UTF-8, separated by tabs"},
		"a hint":                 {"sep=;\r\nid;name\r\n1;Zoë\r\n2;Ali\r\n", "UTF-8, separated by semicolons"},
		"quotes and blanks":      {"\"id\" , \"name\"\n \"1\",  Zoë \n2,\"Ali\"\n", "UTF-8, separated by commas"},
		"a quoted separator":     {"\"id\";\"name\"\n1;Zoë\n2;Ali\n", "UTF-8, separated by semicolons"},
		"cells too many, empty":  {"id,name\n1,Zoë,,\n2,Ali,\n", "UTF-8, separated by commas"},
		"Unicode text":           {wide("id\tname\r\n1\tZoë\r\n2\tAli\r\n", binary.LittleEndian, markLE), "UTF-16, separated by tabs"},
		"UTF-16 the other way":   {wide("id\tname\r\n1\tZoë\r\n2\tAli\r\n", binary.BigEndian, markBE), "UTF-16, separated by tabs"},
	} {
		table, problems, err := Parse(strings.NewReader(c.text))
		if err != nil || problems.Count() > 0 || table.Format() != c.format {
			t.Errorf("%s: %v, %v, %s", name, err, problems.List(), table.Format())
		}
		if diff := cmp.Diff(want, shown(table)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRowsKeepTheNumbersOfTheSpreadsheet(t *testing.T) {
	table, problems, err := Parse(strings.NewReader("\nid,name\n\n1,\"Zoë,\nthe \"\"first\"\"\"\n , \n2\n3,a \"b\" c\n"))
	if err != nil || problems.Count() > 0 || table.Short != 1 {
		t.Fatalf("%v, %v, %d short", err, problems.List(), table.Short)
	}
	want := `["id" "name"]
4 ["1" "Zoë,\nthe \"first\""]
6 ["2" ""]
7 ["3" "a \"b\" c"]
`
	if diff := cmp.Diff(want, shown(table)); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoTableIsRefusedWithTheWayOut(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"nothing":             {"", ErrEmpty},
		"a mark":              {"\ufeff", ErrEmpty},
		"blank lines":         {" \r\n\r\n", ErrEmpty},
		"separators":          {",,,\n,,\n", ErrEmpty},
		"only names":          {"id,name\n", ErrNoRows},
		"names and blanks":    {"id,name\n,\n\n", ErrNoRows},
		"a workbook":          {"PK\x03\x04\x14\x00\x06\x00", ErrWorkbook},
		"an old workbook":     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ErrWorkbook},
		"zeros":               {"id,name\n1,\x00\n", ErrBinary},
		"UTF-16 without mark": {wide("id,name\n1,2\n", binary.LittleEndian, nil), ErrBinary},
		"too large":           {strings.Repeat("x", Largest+1), ErrTooLarge},
	} {
		if _, _, err := Parse(strings.NewReader(c.text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, _, err := Parse(iotest.ErrReader(errors.New("disk"))); err == nil || !strings.Contains(err.Error(), "cannot be read: disk") {
		t.Errorf("a broken disk: %v", err)
	}
	if _, _, err := Parse(strings.NewReader("a" + strings.Repeat(",a", mostColumns) + "\n1\n")); err == nil || !strings.Contains(err.Error(), "101 columns") {
		t.Errorf("many columns: %v", err)
	}
	if _, _, err := Parse(strings.NewReader("id\n" + strings.Repeat("1\n", MostRows+1))); err == nil || !strings.Contains(err.Error(), "more than 100000 rows") {
		t.Errorf("many rows: %v", err)
	}
	if table, _, err := Parse(strings.NewReader("id\n" + strings.Repeat("1\n", MostRows))); err != nil || len(table.Rows) != MostRows {
		t.Errorf("as many rows as may be: %d, %v", len(table.Rows), err)
	}
}

func TestBrokenRowsAreProblemsByRow(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"too long":             {"id,name\n1,a\n2,b,c\n", "row 3: has 3 cells, but there are 2 column names: does a text with a comma in it lack its quotes?"},
		"too long, semicolons": {"id;name\n2;b;c\n", "a text with a semicolon in it"},
		"an open quote":        {"id,name\n1,\"a\n2,b\n", "row 2: has an opening quote"},
		"text after a quote":   {"id,name\n1,\"a\"b\n2,b\n", "row 2: has text after a closing quote"},
		"Windows-1252":         {"id,name\n1,Jos\xe9\n", "row 2, name: holds a letter in an older Windows encoding: save the file again as \"CSV UTF-8\""},
		"a lost letter":        {"id,name\n1,Jos\ufffd\n", "row 2, name: holds a letter that was lost"},
		"half a character":     {wide("id\tname\n1\t", binary.LittleEndian, markLE) + "\x3d\xd8", "row 2, name: holds a letter that was lost"},
		"a long cell":          {"id,name\n1," + strings.Repeat("x", longestCell+1) + "\n", "row 2, name: holds more than 10000 characters"},
	} {
		_, problems, err := Parse(strings.NewReader(c.text))
		if err != nil || problems.Count() != 1 || !strings.Contains(problems.List()[0].String(), c.want) {
			t.Errorf("%s: %v, %v", name, err, problems.List())
		}
	}
}

func TestReadingStopsWhenNobodyWouldMendItAll(t *testing.T) {
	_, problems, err := Parse(strings.NewReader("id\n" + strings.Repeat("1,2\n", 2*mostProblems)))
	if err != nil || problems.Count() != mostProblems {
		t.Errorf("%v, %d problems", err, problems.Count())
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"id,name\n1,2\n", "\ufeffid;name\r\n\"1\";\"a\"\"b\"\r\n", "sep=\t\nid\tname\n", "\xff\xfei\x00d\x00", "id\r1\r", "\"", "a,\"b\nc"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		table, problems, err := Parse(bytes.NewReader(text))
		if err != nil {
			return
		}
		rows := [][]string{table.Names}
		for i, row := range table.Rows {
			if len(row.Cells) != len(table.Names) || i > 0 && row.Number <= table.Rows[i-1].Number {
				t.Fatalf("row %d: %q", row.Number, row.Cells)
			}
			rows = append(rows, row.Cells)
		}
		if problems.Count() > 0 || len(table.Rows) == 0 || table.Names[0] == "" {
			return
		}
		var written bytes.Buffer
		if err := WriteCSV(&written, rows); err != nil {
			t.Fatal(err)
		}
		again, problems, err := Parse(&written)
		if err != nil || problems.Count() > 0 || !cmp.Equal(cells(table), cells(again)) {
			t.Fatalf("%v, %v\n%q\n%q", err, problems.List(), cells(table), cells(again))
		}
	})
}

func cells(t Table) [][]string {
	var out [][]string
	for _, row := range t.Rows {
		out = append(out, row.Cells)
	}
	return out
}
