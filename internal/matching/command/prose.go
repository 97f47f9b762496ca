package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tandem/internal/matching/telling"
)

// width is what a line of text may have at most, and nameWidth a name in a table.
const (
	width     = 96
	nameWidth = 20
)

// wrapped breaks a sentence into lines that begin with an indent.
func wrapped(text, indent string) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(indent+line+" "+word) > width {
			lines, line = append(lines, indent+line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return strings.Join(append(lines, indent+line), "\n") + "\n"
}

// grid lines up rows in columns. The first columns, as many as left says, begin
// at the left, two blanks apart; the others are numbers and end at the right.
func grid(rows [][]string, left int) string {
	rows = pointed(rows, left)
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var out strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i < left {
				line.WriteString(cell + gap + "  ")
			} else {
				line.WriteString(gap + cell + " ")
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return out.String()
}

// pointed pads the numbers of each column so that their points stand below one
// another.
func pointed(rows [][]string, left int) [][]string {
	decimals := map[int]int{}
	number := func(cell string) (after int, is bool) {
		if _, err := strconv.ParseFloat(cell, 64); err != nil {
			return 0, false
		}
		if at := strings.IndexByte(cell, '.'); at >= 0 {
			return len(cell) - at, true
		}
		return 0, true
	}
	for _, row := range rows {
		for i, cell := range row[min(left, len(row)):] {
			after, _ := number(cell)
			decimals[left+i] = max(decimals[left+i], after)
		}
	}
	padded := make([][]string, len(rows))
	for r, row := range rows {
		padded[r] = slices.Clone(row)
		for i := left; i < len(row); i++ {
			if after, is := number(row[i]); is {
				padded[r][i] += strings.Repeat(" ", decimals[i]-after)
			}
		}
	}
	return padded
}

// ragged is a grid whose last column is text.
func ragged(rows [][]string, left int) string {
	numbers := make([][]string, len(rows))
	for i, row := range rows {
		numbers[i] = row[:len(row)-1]
	}
	lines := strings.Split(grid(numbers, left), "\n")
	for i, row := range rows {
		lines[i] = strings.TrimRight(lines[i]+"  "+row[len(row)-1], " ")
	}
	return strings.Join(lines, "\n")
}

// shortened cuts a text that is too long for a table.
func shortened(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// labelled lists changes, what happens in a column of so many letters.
func labelled(changes []telling.Change, letters int) string {
	var out strings.Builder
	for _, c := range changes {
		if c.What == "" {
			out.WriteString("  " + c.Text + "\n")
		} else {
			fmt.Fprintf(&out, "  %-*s %s\n", letters, c.What+":", c.Text)
		}
	}
	return out.String()
}
