package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"
)

// report is what one part of the measurement found: tables for people, figures
// for programs.
type report struct {
	Name    string   `json:"name"`
	Tables  []table  `json:"-"`
	Notes   []string `json:"notes,omitempty"`
	Figures any      `json:"figures,omitempty"`
}

type table struct {
	title string
	head  []string
	rows  [][]string
}

func (t *table) add(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = fmt.Sprint(c)
	}
	t.rows = append(t.rows, row)
}

// text is the report as Markdown whose columns also line up as plain text.
func (r report) text() string {
	var b strings.Builder
	for _, t := range r.Tables {
		if t.title != "" {
			fmt.Fprintf(&b, "%s\n\n", t.title)
		}
		t.write(&b)
		b.WriteByte('\n')
	}
	for _, note := range r.Notes {
		fmt.Fprintf(&b, "- %s\n", note)
	}
	return b.String()
}

func (t table) write(b *strings.Builder) {
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	line := func(row []string) {
		for i, width := range widths {
			cell := ""
			if i < len(row) {
				cell = row[i]
			}
			fmt.Fprintf(b, "| %s%s ", cell, strings.Repeat(" ", width-utf8.RuneCountInString(cell)))
		}
		b.WriteString("|\n")
	}
	line(t.head)
	for _, width := range widths {
		fmt.Fprintf(b, "|%s", strings.Repeat("-", width+2))
	}
	b.WriteString("|\n")
	for _, row := range t.rows {
		line(row)
	}
}

func writeJSON(path string, reports []report) error {
	if path == "" {
		return nil
	}
	text, err := json.MarshalIndent(reports, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

// writeMarkdown puts each report between its markers in a document. What was
// not measured in this run stays as it is.
func writeMarkdown(path string, reports []report) error {
	if path == "" {
		return nil
	}
	document, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text := string(document)
	for _, r := range reports {
		if text, err = between(text, r.Name, r.text()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

func between(text, name, insert string) (string, error) {
	begin, end := "<!-- measured: "+name+" -->\n", "<!-- end: "+name+" -->"
	head, rest, found := strings.Cut(text, begin)
	_, tail, closed := strings.Cut(rest, end)
	if !found || !closed {
		return "", fmt.Errorf("the markers %q and %q are missing", strings.TrimSpace(begin), end)
	}
	return head + begin + "\n" + strings.TrimSpace(insert) + "\n\n" + end + tail, nil
}

// goal words one of the goals of the engines and whether it was met.
func goal(words string, met bool, found string, args ...any) string {
	verdict := "missed"
	if met {
		verdict = "met"
	}
	return fmt.Sprintf("Goal: %s: %s (%s).", words, verdict, fmt.Sprintf(found, args...))
}
