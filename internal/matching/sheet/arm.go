package sheet

import (
	"bufio"
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
// needs, commas, CR LF, and no cell that runs as a formula. A cell that a reader
// of semicolons or tabs would split is quoted too, which encoding/csv does not.
func WriteCSV(w io.Writer, rows [][]string) error {
	out := bufio.NewWriter(w)
	_, _ = out.Write(markUTF8) // Flush tells of any of these
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				_ = out.WriteByte(',')
			}
			_, _ = out.WriteString(quoted(disarm(cell), len(row) == 1))
		}
		_, _ = out.WriteString("\r\n")
	}
	return out.Flush()
}

// quoted gives a cell as it stands in a file (RFC 4180). An empty cell that is the
// whole line is quoted, or there would be no line.
func quoted(cell string, alone bool) string {
	plain := !strings.ContainsAny(cell, "\",;\t\r\n") && !strings.HasPrefix(cell, " ") && (cell != "" || !alone)
	if plain {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
