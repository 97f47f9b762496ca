package sheet

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the tables of the documentation")

const document = "../../../docs/match-files.md"

// The document lists the columns that the code reads, in the code's words.
func TestTheDocumentListsTheColumns(t *testing.T) {
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(text), "\n## ")
	for heading, columns := range map[string][]Column{
		"People": PeopleColumns, "Decisions about pairs": LockColumns, "Pairs": PairColumns, "Pairs and threes": GroupColumns, "A selection": SelectionColumns, "Learning sets": SetColumns, "Reviews": ReviewColumns,
		"Applications": UnitColumns, "Targets": TargetColumns, "Decisions about applications": DecisionColumns,
	} {
		found := false
		for i, section := range sections {
			if !strings.HasPrefix(section, heading+":") {
				continue
			}
			found = true
			if *update {
				sections[i] = strings.Replace(section, table(section), described(columns), 1)
			} else if table(section) != described(columns) {
				t.Errorf("the columns of %q differ; go test -update writes them:\n%s", heading, described(columns))
			}
		}
		if !found {
			t.Errorf("no section %q", heading)
		}
	}
	if *update {
		if err := os.WriteFile(document, []byte(strings.Join(sections, "\n## ")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func described(columns []Column) string {
	text := "| column | needed | meaning |\n|---|---|---|\n"
	for _, c := range columns {
		text += fmt.Sprintf("| `%s` | %s | %s |\n", c.Name, map[bool]string{true: "yes", false: ""}[c.Required], c.Meaning)
	}
	return text
}

// table is the first table of a section.
func table(section string) string {
	var out strings.Builder
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, "|") {
			out.WriteString(line)
		} else if out.Len() > 0 {
			break
		}
	}
	return out.String()
}
