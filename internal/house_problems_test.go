package house_test

import (
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden file anew")

const problemsFile = "testdata/problems.txt"

// commandLine are the folders whose sentences go on, on a terminal, after the name
// of a file or a setting.
var commandLine = []string{"internal/matching/", "internal/config/"}

// problem is one sentence that the program can say is wrong, and where it stands:
// a code, or the pointer of a field.
type problem struct{ at, code, sentence string }

// makers are the functions that make one, by which arguments are code and sentence.
var makers = map[string][2]int{
	"Conflict": {0, 1}, "Forbidden": {0, 1}, "New": {1, 2}, "At": {0, 1}, "Require": {1, 2},
	"RequireText": {2, 3}, "RequireDate": {2, 3}, "missing": {-1, 2}, "choice": {3, 4},
}

// problemsIn finds the sentences that a file can say is wrong with something: what
// the makers are given, what stands as a Detail, and what a function called a
// problem answers.
func problemsIn(s source) (found []problem) {
	say := func(n ast.Node, code, sentence ast.Expr) {
		text, literal := literalOf(sentence)
		word, _ := literalOf(code)
		if literal && text != "" {
			found = append(found, problem{s.at(n.Pos(), text), word, text})
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			places, makes := makers[called(n)]
			switch {
			case !makes || len(n.Args) <= places[1]:
			case places[0] < 0:
				say(n, nil, n.Args[places[1]])
			default:
				say(n, n.Args[places[0]], n.Args[places[1]])
			}
		case *ast.CompositeLit:
			if fields := keysOf(n); fields["Detail"] != nil {
				say(n, cmp.Or(fields["Code"], fields["Pointer"]), fields["Detail"])
			}
		case *ast.FuncDecl:
			if strings.HasSuffix(n.Name.Name, "Problem") && n.Body != nil {
				for _, answer := range answersOf(n.Body) {
					say(n, nil, answer)
				}
			}
		}
		return true
	})
	return found
}

func keysOf(c *ast.CompositeLit) map[string]ast.Expr {
	keys := map[string]ast.Expr{}
	for _, e := range c.Elts {
		if pair, is := e.(*ast.KeyValueExpr); is {
			if key, is := pair.Key.(*ast.Ident); is {
				keys[key.Name] = pair.Value
			}
		}
	}
	return keys
}

func answersOf(body *ast.BlockStmt) (all []ast.Expr) {
	ast.Inspect(body, func(n ast.Node) bool {
		if r, is := n.(*ast.ReturnStmt); is {
			all = append(all, r.Results...)
		}
		return true
	})
	return all
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

// literalOf is the text of an expression that is one, or is several added up; what is
// computed stands as an ellipsis.
func literalOf(e ast.Expr) (text string, is bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, is := literalOf(e.X)
		right, also := literalOf(e.Y)
		if !is {
			left = "…"
		}
		if !also {
			right = "…"
		}
		return left + right, is || also
	case *ast.CallExpr:
		if called(e) == "Sprintf" && len(e.Args) > 0 {
			return literalOf(e.Args[0])
		}
	}
	return "", false
}

// What people read when something is wrong stands in one list, so that a change of
// it is read as what it is: a change of what the program says.
func TestWhatTheProgramSaysIsWrong(t *testing.T) {
	var lines []string
	for _, s := range module(t) {
		if s.test() || slices.ContainsFunc(commandLine, func(folder string) bool { return strings.HasPrefix(s.path, folder) }) {
			continue
		}
		for _, p := range problemsIn(s) {
			lines = append(lines, fmt.Sprintf("%s %s: %s", s.folder(), p.code, p.sentence))
			if why := cmp.Or(unreadable(p.sentence), unsluggish(p.code)); why != "" {
				t.Errorf("%s: %s", p.at, why)
			}
		}
	}
	slices.Sort(lines)
	got := strings.Join(slices.Compact(lines), "\n") + "\n"
	if *update {
		if err := os.WriteFile(problemsFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(problemsFile)
	if err != nil || string(want) != got {
		t.Errorf("%s differs (%v): run go test ./internal -run %s -update and read the difference", problemsFile, err, t.Name())
	}
}

var machineWords = regexp.MustCompile(`[_=()<>{}\[\]|\\]|\b(nil|null|NULL|EOF|JSON|ID|HTTP|SQL)\b`)

// unreadable says what is wrong with a sentence for people, or nothing.
func unreadable(sentence string) string {
	first, _ := utf8.DecodeRuneInString(sentence)
	switch {
	case sentence == "":
		return "nothing is said"
	case !unicode.IsUpper(first) && first != '…' && first != '%':
		return "begins without a capital"
	case machineWords.MatchString(sentence):
		return "has a word for machines: " + machineWords.FindString(sentence)
	case strings.ContainsAny(sentence, "'\""):
		return "has a straight quotation mark"
	}
	return ""
}

var slug = regexp.MustCompile(`^([a-z]+(_[a-z]+)*|(/[a-zA-Z…]+)+)?$`)

// unsluggish says what is wrong with a code or a pointer, or nothing.
func unsluggish(code string) string {
	if !slug.MatchString(code) {
		return "has the code " + code
	}
	return ""
}

func TestASentenceForMachinesIsRefused(t *testing.T) {
	for _, wrong := range []string{"", "enter a name", "Enter a_name", "Set x = 1", "Call f()", "The ID is wrong", "It’s nil", "Don't"} {
		if unreadable(wrong) == "" {
			t.Errorf("%q was let through", wrong)
		}
	}
	for _, wrong := range []string{"Duplicate", "not found", "_x", "a__b", "name/", "/a b"} {
		if unsluggish(wrong) == "" {
			t.Errorf("%q was let through", wrong)
		}
	}
	for _, right := range []string{"", "stale_version", "duplicate", "/lineManagerEmail", "/sections/about"} {
		if why := unsluggish(right); why != "" {
			t.Errorf("%q %s", right, why)
		}
	}
	for _, right := range []string{"Enter your name", "You can’t do that twice.", "…was sent to %s", "Enter 1 to 10"} {
		if why := unreadable(right); why != "" {
			t.Errorf("%q %s", right, why)
		}
	}
	s := parse(t, "internal/x/a.go", "package x\nvar _ = fault.Conflict(\"a\", \"One \"+n+\" two\")\nfunc f() { c.Require(ok, \"/b\", fmt.Sprintf(\"Three %d\", n)); g.New(x) }")
	if got := fmt.Sprint(problemsIn(s)); !strings.Contains(got, "One … two") || !strings.Contains(got, "Three %d") {
		t.Error(got)
	}
}
