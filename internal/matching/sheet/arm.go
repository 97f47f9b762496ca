package sheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// armed tells whether a spreadsheet would run a cell as a formula: it begins
// with = + - @, a tab or the end of a line, also where blanks or a full-width
// sign hide it (OWASP, "CSV injection").
func armed(cell string) bool {
	if cell != "" && strings.ContainsRune("\t\r\n", rune(cell[0])) {
		return true
	}
	bare := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' })
	first, _ := utf8.DecodeRuneInString(bare)
	return bare != "" && strings.ContainsRune("=+-@\uFF1D\uFF0B\uFF0D\uFF20", first)
}

// disarm puts an apostrophe before what a spreadsheet would run, and before
// what would then look so, so that disarmed gives back every text.
func disarm(cell string) string {
	if armed(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// disarmed takes away the apostrophe of disarm.
func disarmed(cell string) string {
	if rest, marked := strings.CutPrefix(cell, "'"); marked && armed(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

// WriteCSV writes rows for a spreadsheet: UTF-8 with its mark, which Excel
// needs, commas, CR LF, and no cell that runs as a formula.
func WriteCSV(w io.Writer, rows [][]string) error {
	if _, err := w.Write(markUTF8); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = disarm(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
