package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNoCellRunsInASpreadsheet(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+44 20": "'+44 20", "-5": "'-5", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "\rx": "'\rx", "\nx": "'\nx",
		"  =1": "'  =1", "\u200b=1": "'\u200b=1", "＝1": "'＝1", "'=1": "''=1", "''=1": "'''=1",
		"Zoë": "Zoë", "'tis": "'tis", "a=b": "a=b", "": "", "'": "'", "5": "5",
	} {
		if got := disarm(cell); got != want {
			t.Errorf("%q is written as %q, want %q", cell, got, want)
		}
		if got := disarmed(want); got != cell {
			t.Errorf("%q is read as %q, want %q", want, got, cell)
		}
	}
}

func TestEveryTextComesBackFromItsSafeForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOf(rapid.RuneFrom([]rune("'=+-@\t\r\n ab＝"))).Draw(t, "cell")
		if got := disarmed(disarm(cell)); got != cell {
			t.Fatalf("%q comes back as %q", cell, got)
		}
		if armed(disarm(cell)) {
			t.Fatalf("%q runs", disarm(cell))
		}
	})
}

func TestACSVIsWrittenForExcelAndReadAgain(t *testing.T) {
	var out bytes.Buffer
	rows := [][]string{{"id", "name"}, {"1", "=HYPERLINK(\"http://example.org\")"}, {"2", "a,\"b\"\nc"}, {"3", "a;b"}}
	if err := WriteCSV(&out, rows); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "\ufeffid,name\r\n1,\"'=HYPERLINK(") {
		t.Errorf("%q", out.String())
	}
	if !strings.HasSuffix(out.String(), "\r\n3,\"a;b\"\r\n") {
		t.Errorf("a reader of semicolons splits %q", out.String())
	}
	table, problems, err := Parse(&out)
	if err != nil || problems.Count() > 0 {
		t.Fatal(err, problems.List())
	}
	if diff := cmp.Diff(rows[1:], cells(table)); diff != "" {
		t.Error(diff)
	}
}
